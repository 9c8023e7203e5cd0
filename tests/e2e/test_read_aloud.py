# SPDX-License-Identifier: Apache-2.0
"""Every page as a screen reader hears it, through the desktop's own accessibility bus."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from logbook.ui.pages import PAGES

SCRIPT = Path(__file__).with_name("read_aloud.py")
USED = {
    "push button", "radio button", "check box", "text", "password text", "list", "list item", "table", "cell",
    "table cell", "combo box", "spin button", "page tab", "slider", "scroll bar", "toggle button", "tree", "menu item",
}  # fmt: skip
"""Roles of what a keyboard can reach; a reader says for each what can be done with it."""
SAME = {"Protect now"}
"""Acts that are offered twice on a page and are one and the same."""


@pytest.fixture(scope="module")
def dump(screen, tool, tmp_path_factory):
    """What is heard of each view: which page it is of, and thing by thing what is there."""
    tool("/usr/libexec/at-spi-bus-launcher")
    home = tmp_path_factory.mktemp("aloud")
    environment = os.environ | screen | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    done = subprocess.run(
        [tool("dbus-run-session"), "--", sys.executable, str(SCRIPT), str(home)],
        env=environment, capture_output=True, text=True, check=False, timeout=1800,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads((home / "aloud.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def heard(dump):
    """The things of each view."""
    return {view: shown["things"] for view, shown in dump.items()}


def under_names(things):
    """Yield each thing with the name of the group it stands in."""
    groups = []
    for thing in things:
        while groups and groups[-1]["depth"] >= thing["depth"]:
            groups.pop()
        yield thing, groups[-1]["name"] if groups else ""
        if thing["role"] == "panel" and thing["name"]:
            groups.append(thing)


@pytest.mark.x11
def test_every_page_is_there(dump):
    pages = {shown["page"] for shown in dump.values()}
    assert pages == {"first", "restore", "lock", *(spec.key for spec in PAGES)}, "no view in visits.py leads there"
    assert all(len(shown["things"]) > 20 for shown in dump.values())


@pytest.mark.x11
def test_all_that_the_keyboard_reaches_has_a_name_and_a_role(heard):
    for view, things in heard.items():
        reached = [thing for thing in things if thing["focusable"]]
        assert reached, view
        nameless = [thing for thing in reached if not thing["name"].strip()]
        assert not nameless, view
        odd = [thing for thing in reached if thing["role"] not in USED]
        assert all((thing["role"], thing["name"][:3]) == ("panel", "PIN") for thing in odd), view


@pytest.mark.x11
def test_what_has_a_name_is_more_than_a_filler(heard):
    fillers = {thing["name"] for things in heard.values() for thing in things if thing["role"] == "filler"}
    assert fillers == {""}


@pytest.mark.x11
def test_no_two_buttons_of_a_page_are_heard_alike(heard):
    for view, things in heard.items():
        said = Counter(
            (group, thing["name"], thing["description"])
            for thing, group in under_names(things)
            if thing["role"] in {"push button", "check box", "radio button"} and thing["focusable"]
        )
        assert not [one for one, times in said.items() if times > 1 and one[1] not in SAME], view


@pytest.mark.x11
def test_nothing_is_said_twice_and_nothing_is_markup(heard):
    for view, things in heard.items():
        twice = [thing for thing in things if thing["name"] and thing["name"] == thing["description"]]
        twice += [thing for thing in things if thing.get("text") and thing["text"] == thing["description"]]
        assert not twice, view
        assert not [thing for thing in things if "</" in thing["name"] + thing["description"]], view


@pytest.mark.x11
def test_the_pages_come_first_then_what_is_always_at_hand_then_the_page(dump):
    for view, shown in dump.items():
        if shown["page"] in {"first", "restore", "lock"}:
            continue
        names = [thing["name"] for thing in shown["things"] if thing["name"]]
        order = [names.index(name) for name in ("Pages", "Close down", "Switch")]
        assert order == sorted(order), view


@pytest.mark.x11
def test_a_tile_says_device_place_state_and_age(heard):
    said = [thing["name"] for thing in heard["devices"] if thing["role"] == "push button"]
    tiles = [name for name in said if "VM-07" in name]
    assert tiles
    assert "Bed 7" in tiles[0]
    assert "suspect" in tiles[0]
    assert "ago" in tiles[0]
