# SPDX-License-Identifier: Apache-2.0
"""The charge nurse's night: a PC ordered off, the log going on at another, and the old PC switched on again by mistake.

Two PCs are two programs with two homes; the stick is a folder that is carried from one to the other.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from logbook import clock
from logbook.cli import main as cli
from logbook.core.actions import protecting
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost
from tests import wards

SCRIPT = Path(__file__).with_name("charge_night.py")
WORDS = "acid bacon cabin daily eager fable"
ENOUGH = 13
"""Acts from the order to the end of the program, one wrong code among them."""


@pytest.fixture
def ward(tmp_path):
    """A protected ward at the old PC, its third night half over."""
    for name in ("old", "stick", "out"):
        (tmp_path / name).mkdir()
    world = wards.make(tmp_path / "old", clock=wards.HandClock(clock.read_clock()), machine=clock.machine())
    for number in range(5):
        world.record(Note(f"Round {number}: all beds looked at", bed="7", patient="UCI-07·K4"))
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(), ())
    world.shut()
    (tmp_path / "told.json").write_text(json.dumps({"words": WORDS, "pin": wards.PINS["Anna Puig"]}), "utf-8")
    return tmp_path


@pytest.fixture
def by_hand(screen, tool, ward):
    """Return what does one part of the night at a PC of its own home, and gives what was counted and said."""
    tool("xdotool")

    def do(part, pc):
        home = ward / f"home-{pc}"
        own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "APPDATA": str(home / "data")}
        done = subprocess.run(
            [sys.executable, str(SCRIPT), str(ward), part],
            env=os.environ | screen | own, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout.splitlines()[-1])

    return do


def collected(ward, files, capsys):
    """Give the case the incident team makes of some files, and what its command says."""
    cli(["--lang", "en", "collect", *files, "--into", str(ward / "case"), "--json"], sys.stdout, sys.stderr, sys.stdin)
    return json.loads(capsys.readouterr().out)


def words_in(pdf):
    """All that is written on the pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.x11
def test_a_ward_moves_and_what_the_old_pc_writes_is_a_visible_branch(by_hand, ward, capsys):
    left = by_hand("leave", "old")
    assert left["acts"] <= ENOUGH
    assert "Done: A\n" in left["said"]
    assert "No printer on a cable. Copy the number by hand." in left["said"]
    stick = (ward / "stick").rename(ward / "carried")
    (notice,) = stick.glob("*close-down*.pdf")
    for part in (left["code"], "5512"):
        assert part in words_in(notice)
    moved = by_hand("move", "new")
    strayed = by_hand("stray", "old")
    for pc, warned in ((left, True), (moved, False), (strayed, True)):
        assert ("Write here only if it does not;" in pc["said"]) is warned
    out = [str(one) for one in (ward / "out").glob("*.pdf")]
    assert len(out) == 3  # the new PC gives away what it brought along, and its own part
    exported = [str(one) for one in stick.glob("*.pdf") if one != notice]
    case = collected(ward, [*exported, *out], capsys)
    assert [one["verdict"] for one in case["received"]] == ["good"] * 4
    assert {one["code"] for one in case["findings"]} == {"continued-after", "continued-by-other-device"}
    assert case["disputes"] == case["not_opened"] == case["not_ours"] == []
    old, new = sorted(case["logs"], key=lambda log: log["segment"])
    assert (old["segment"], new["segment"]) == ("A", "B")
    assert old["branch"] <= strayed["first"] < old["records"]
    assert new["branch"] is None
