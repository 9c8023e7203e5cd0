# SPDX-License-Identifier: Apache-2.0
"""Every page as a screen reader hears it, through the desktop's own accessibility bus."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from logbook.ui.pages import PAGES

SCRIPT = Path(__file__).with_name("read_aloud.py")
USED = {
    "push button", "radio button", "check box", "text", "password text", "list", "list item", "table", "cell",
    "table cell", "combo box", "spin button", "page tab", "slider", "scroll bar", "toggle button", "tree", "menu item",
}  # fmt: skip
"""Roles of what a keyboard can reach; a reader says for each what can be done with it."""


@pytest.fixture(scope="module")
def dump(screen, tool, tmp_path_factory):
    tool("/usr/libexec/at-spi-bus-launcher")
    home = tmp_path_factory.mktemp("aloud")
    environment = os.environ | screen | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    done = subprocess.run(
        [tool("dbus-run-session"), "--", sys.executable, str(SCRIPT), str(home)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert (home / "aloud.json").exists(), done.stderr[-3000:]
    return json.loads((home / "aloud.json").read_text(encoding="utf-8"))


@pytest.mark.x11
def test_every_page_is_there(dump):
    assert set(dump) == {"lock", *(spec.key for spec in PAGES)}
    assert all(len(things) > 20 for things in dump.values())


@pytest.mark.x11
def test_all_that_the_keyboard_reaches_has_a_name_and_a_role(dump):
    for page, things in dump.items():
        reached = [thing for thing in things if thing["focusable"]]
        assert reached, page
        nameless = [thing for thing in reached if not thing["name"].strip()]
        assert not nameless, page
        odd = [thing for thing in reached if thing["role"] not in USED and "PIN" not in thing["name"]]
        assert not odd, page


@pytest.mark.x11
def test_nothing_is_said_twice_and_nothing_is_markup(dump):
    for page, things in dump.items():
        twice = [thing for thing in things if thing["name"] and thing["name"] == thing["description"]]
        assert not twice, page
        assert not [thing for thing in things if "</" in thing["name"] + thing["description"]], page


@pytest.mark.x11
def test_the_pages_come_first_then_what_is_always_at_hand_then_the_page(dump):
    for page, things in dump.items():
        if page == "lock":
            continue
        names = [thing["name"] for thing in things if thing["name"]]
        order = [names.index(name) for name in ("Pages", "Close down", "Switch")]
        assert order == sorted(order), page


@pytest.mark.x11
def test_a_tile_says_device_place_state_and_age(dump):
    said = [thing["name"] for thing in dump["devices"] if thing["role"] == "push button"]
    tiles = [name for name in said if "VM-07" in name]
    assert tiles
    assert "Bed 7" in tiles[0]
    assert "suspect" in tiles[0]
    assert "ago" in tiles[0]
