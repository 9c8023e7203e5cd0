# SPDX-License-Identifier: Apache-2.0
"""Four restore drills on an empty machine, with real mouse and keys: what is back, what is not, said in the window.

The first machine lives through a short night and is gone; what the new one exports afterwards is held against what the
old one had exported. The table in resources/help/maintainers/drills.md tells the acts that are counted here.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from logbook.cli import main as cli
from logbook.core import crypto
from logbook.core.actions import bridging, export, mirroring, protecting
from logbook.core.actions.export import Order
from logbook.core.exchange import recovery_sheet
from logbook.core.model import chain, logtext
from logbook.core.model.codes import Profile
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost
from logbook.i18n import resources, words_for
from tests import wards

SCRIPT = Path(__file__).with_name("drill.py")
TABLE = Path(__file__).parents[2] / "resources" / "help" / "maintainers" / "drills.md"
WORDS = "acid bacon cabin daily eager fable"
EN = words_for("en")
RECEIPTED = 6
"""The last record that the incident team had confirmed before only codes were left."""


def sheet_of(world):
    """The recovery sheet as printed, and the key as it stands on it, read from the page."""
    secret, public = crypto.new_age_identity()
    page = recovery_sheet.draw(world.ward.start, secret, world.clock(), EN, resources() / "fonts")
    with pypdfium2.PdfDocument(page) as document:
        text = document[0].get_textpage().get_text_range()
    begin = text.index("AGE-SECRET-KEY-1")
    lines = [line.split() for line in text[begin:].splitlines()]
    groups = []
    for line in lines:
        if not all(re.fullmatch(r"AGE-SECRET-KEY-1|[A-Z0-9]{1,4}", group) for group in line):
            break
        groups += line
    assert "".join(groups) == secret
    return " ".join(groups), public


@pytest.fixture
def left(tmp_path):
    """A short night on the first machine, which is then gone; what had left it lies in FOLDER/left."""
    place = tmp_path / "left"
    for folder in (place / "stick", tmp_path / "out", tmp_path / "home", tmp_path / "old"):
        folder.mkdir(parents=True)
    world = wards.make(tmp_path / "old")
    for number in range(6):
        world.clock.pass_(300)
        world.record(Note(f"Round {number}: all beds looked at", bed="7", patient="UCI-07·K4"))
    printed, public = sheet_of(world)
    world.on_thread(protecting.protect, world.ward, WORDS, Cost(), (public,))
    on, record = mirroring.register(world.ward, place / "stick", "A")
    world.record(record)
    taken, now = world.on_thread(bridging.take, world.ward, RECEIPTED)
    sets = bridging.make(taken, now, Profile.INCIDENT)
    made = export.export(world.ward, Order(place / "night.pdf", EN, world.by("Anna Puig"), "Anna Puig"))
    assert [one.path.name for one in made] == ["night.pdf"]
    mirror = mirroring.Mirror(world.ward)
    mirror.visit(on).result()
    mirror.stop()
    told = {"words": WORDS, "sheet": printed, "codes": [frame for one in sets for frame in one.frames]}
    (place / "told.json").write_text(json.dumps(told), "utf-8")
    world.record(Note("written after everything had left"))
    export.export(world.ward, Order(tmp_path / "late.pdf", EN, world.by("Anna Puig"), "Anna Puig"))
    world.shut()
    shutil.rmtree(tmp_path / "old")
    return tmp_path


def by_hand(screen, folder, which):
    """Do a drill on an empty home; what it counted and what the window said."""
    environment = os.environ | screen | {"HOME": str(folder / "home"), "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), which], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def collected(folder, capsys):
    """Verify what was exported before and after, and give the case made of both."""
    files = [str(folder / "left" / "night.pdf"), *map(str, sorted((folder / "out").glob("next*.pdf")))]
    assert cli(["--lang", "en", "verify", *files], sys.stdout, sys.stderr, sys.stdin) == 0
    capsys.readouterr()
    cli(
        ["--lang", "en", "collect", *files, "--into", str(folder / "case"), "--json"], sys.stdout, sys.stderr, sys.stdin
    )
    return json.loads(capsys.readouterr().out)


def acts_in_table(which):
    """The acts that the table promises for one drill."""
    row = next(line for line in TABLE.read_text("utf-8").splitlines() if line.startswith(f"| {which} |"))
    return int(row.split("|")[2])


NATURAL = {"continued-by-other-device", "continued-after"}
"""A ward that goes on elsewhere has a new device key, and may have gone on before its last export surfaced."""


def held_together(case):
    """No gap and no fork, and every file good: the exports of the two machines are one log after the other."""
    assert {one["verdict"] for one in case["received"]} == {"good"}
    assert {one["code"] for one in case["findings"]} <= NATURAL
    assert case["disputes"] == []
    assert {log["segment"] for log in case["logs"]} == {"A", "B"}


@pytest.mark.x11
@pytest.mark.parametrize("which", ["words", "sheet", "export", "codes"])
def test_a_ward_is_back_by_hand(screen, tool, left, capsys, which):
    tool("xdotool")
    done = by_hand(screen, left, which)
    said = done["said"]
    assert "Writing goes on in part B." in said
    for never in ("PINs: everybody sets a new one", "unfinished texts", "the settings of the ward"):
        assert never in said
    from_text = which in {"export", "codes"}
    assert ("It is shown as closed." in said) is from_text
    assert ("the six words, key sticks and recovery sheets of the old log: make new ones" in said) is from_text
    assert (f"Not in the files: records A·0 to A·{RECEIPTED}." in said) is (which == "codes")
    assert done["acts"] == acts_in_table(which)
    assert done["seconds"] < 180  # a machine's hands; what a person may take is estimated in the table
    held_together(collected(left, capsys))
    assert "First record after the loss" in newest(left)


def newest(folder):
    """The words of the newest record of the new segment that left in the last export."""
    pdf = next(one for one in (folder / "out").glob("next*.pdf") if "-A" not in one.name)
    log = logtext.read(logtext.find(pdf.read_bytes())[1])
    opened = [part[chain.SALT :].decode("utf-8") for link in log.links for part in link.parts if chain.is_open(part)]
    return "\n".join(opened)


@pytest.mark.x11
def test_what_surfaces_after_a_drill_is_a_visible_branch(screen, tool, left, capsys):
    tool("xdotool")
    by_hand(screen, left, "export")
    shutil.copy(left / "late.pdf", left / "out" / "next-late.pdf")
    case = collected(left, capsys)
    held_together(case)
    (old,) = [log for log in case["logs"] if log["segment"] == "A"]
    assert old["branch"] is not None
