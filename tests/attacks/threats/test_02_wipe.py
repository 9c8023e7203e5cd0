# SPDX-License-Identifier: Apache-2.0
"""Threat 2: everything on the PC is deleted, or its disk is dead.

Recovers: on a clean machine the stick and the six words, or the stick and the recovery sheet, bring the log back; the
key file lies on every stick. Openly not protected: the case that no copy is left.
"""

from __future__ import annotations

import shutil

import pytest

from logbook.core import crypto
from logbook.core.actions import mirroring
from logbook.core.actions.copying import Copy
from logbook.core.model.errors import NotAWard, WrongKey
from logbook.core.model.records import Note
from logbook.core.vault.slots import Cost, Passphrase, Recovery, RecoveryKey
from tests.attacks.told import opened, said, texts, this_pc
from tests.cli.conftest import run
from tests.wards import make

WORDS = "amber basin canal dried early flint"
SHEET, RECIPIENT = crypto.new_age_identity()
WAYS = {"six words": (WORDS, Passphrase(WORDS)), "recovery sheet": (SHEET, RecoveryKey(SHEET))}


@pytest.fixture
def world(tmp_path):
    """A ward whose PC is empty; only its stick is left."""
    locks = (Passphrase(WORDS, Cost(64 << 10, 1, 1)), Recovery(RECIPIENT))
    (tmp_path / "pc").mkdir()
    made = make(tmp_path / "pc", people=("Anna Puig",), locks=locks)
    (tmp_path / "stick").mkdir()
    on, stick = mirroring.register(made.ward, tmp_path / "stick", "A")
    made.record(stick)
    for number in range(5):
        made.record(Note(f"bed {number}: seen"))
    Copy(made.ward, on).visit()
    made.shut()
    shutil.rmtree(tmp_path / "pc")
    return made


def restore(folder, typed):
    return run("restore", folder / "stick", "--into", folder / "new", "--passphrase-file", "-", typed=f"{typed}\n")


@pytest.mark.parametrize("way", WAYS)
def test_a_clean_machine_reads_all_of_it_and_writes_on(world, tmp_path, way):
    typed, secret = WAYS[way]
    last = world.ward.journal.tail.number
    done = restore(tmp_path, typed)
    assert done.code == 0, done.err
    assert f"Records back: {last + 1}. The last one is A·{last}, written " in done.out
    back = opened(this_pc(world), tmp_path / "new", secret)
    assert texts(back.ward) == [f"bed {number}: seen" for number in range(5)]
    assert str(back.record(Note("writing goes on")).ref).startswith("B·")
    back.shut()


def test_a_finder_of_the_stick_with_other_words_gets_one_sentence(world, tmp_path):
    done = restore(tmp_path, "other basin canal dried early flint")
    assert (done.code, done.err.splitlines()) == (4, said(WrongKey()))
    assert not (tmp_path / "new").exists()


def test_with_no_copy_left_it_says_so_and_invents_nothing(world, tmp_path):
    shutil.rmtree(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    done = restore(tmp_path, WORDS)
    assert (done.code, done.err.splitlines()[0]) == (3, said(NotAWard())[0])
    assert not (tmp_path / "new").exists()
