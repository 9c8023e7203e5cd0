# SPDX-License-Identifier: Apache-2.0
"""Threat 25: a stick with exports, or with the ward's copy, is lost, or copied while nobody looks.

A sealed export and the copy of the log hold no word that was typed, in any spelling, and open to nobody without the
team's key or the ward's secret. Openly not protected: a PDF that somebody chose to export in clear.
"""

from __future__ import annotations

import pytest

from logbook.core import crypto
from logbook.core.actions import export, mirroring, restoring
from logbook.core.actions.copying import Copy
from logbook.core.actions.export import Order
from logbook.core.model.codes import Profile
from logbook.core.model.errors import WrongKey
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost, Passphrase
from tests.attacks.said import EN, collect, findings, refused
from tests.attacks.test_withheld import spelt
from tests.cli.conftest import run
from tests.wards import PINS, make

CHEAP = Cost(64 << 10, 1, 1)
SIX = "amber basin canal dried early flint"
TYPED = ("Mercedes García Llopis", "UCI-07·K4", "cable amarillo del respirador", "Anna Puig", "Hospital Demo", "UCI 2")
SECRETS = (SIX, *PINS.values())
SEALED = "The file is sealed. It needs the key of the incident team."


@pytest.fixture
def stick(tmp_path):
    """A lost stick with a sealed export and a copy of the log; and the key of the team that it was sealed for."""
    secret, public = crypto.new_age_identity()
    world = make(tmp_path, people=("Anna Puig",), locks=(Passphrase(SIX, CHEAP),))
    world.record(Note(f"{TYPED[0]}: {TYPED[2]}", patient=TYPED[1], bed="7"))
    lost = tmp_path / "lost"
    lost.mkdir()
    _, told = mirroring.register(world.ward, lost, "A")
    world.record(told)
    Copy(world.ward, mirroring.find(world.ward, [lost])[0]).visit()
    order = Order(lost / "night.pdf", EN, world.by("Anna Puig"), "Anna Puig", Profile.CLINICAL, (public,))
    (made,) = export.export(world.ward, order)
    world.shut()
    assert made.path.name == "night.pdf.age"
    return lost, secret, world.machine


def in_clear(folder, words):
    data = b"\n".join(path.name.encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in words if any(one in data for one in spelt(word))}


def test_nothing_typed_lies_on_a_lost_stick(stick):
    lost, _, _ = stick
    assert len([path for path in lost.rglob("*") if path.is_file()]) >= 3
    assert in_clear(lost, {*TYPED, *SECRETS}) == set()


def test_the_same_search_finds_the_words_where_the_export_is_opened(stick, tmp_path):
    lost, secret, _ = stick
    opened = tmp_path / "opened"
    opened.mkdir()
    (opened / "night.pdf").write_bytes(crypto.age_decrypt((lost / "night.pdf.age").read_bytes(), secret))
    log = run("verify", opened / "night.pdf", "--json").json[0]
    assert log["verdict"] == "good"
    collect(tmp_path, opened)
    (tmp_path / "case" / "timeline.pdf").unlink()
    assert in_clear(tmp_path / "case", {TYPED[0]}) == {TYPED[0]}


def test_the_finder_is_told_that_it_needs_the_teams_key(stick, tmp_path):
    lost, _, _ = stick
    done = run("verify", lost / "night.pdf.age")
    assert (done.code, findings(done)) == (1, [f"✗ [sealed]: {SEALED}"])
    (tmp_path / "his").write_text(crypto.new_age_identity()[0])
    done = collect(tmp_path, lost / "night.pdf.age", "--identity", tmp_path / "his")
    assert "night.pdf.age: sealed to somebody else, not opened" in done.out
    assert not (tmp_path / "case" / "timeline.pdf").exists()


def test_the_copy_of_the_log_opens_to_nobody_without_the_secret(stick):
    lost, _, _ = stick
    (on,) = restoring.wards_on(lost)
    assert refused(WrongKey, restoring.unlock, on, Passphrase("velvet ribbon comet gravel sunset anchor", CHEAP)) == (
        "This passphrase or key does not open the log.\nThe log was not touched.\n"
        "Check each word, then try again. Or use the recovery key."
    )
