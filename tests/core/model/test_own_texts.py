# SPDX-License-Identifier: Apache-2.0
"""What was written on the ward is read back from the log, as a sample, and only if it is what the record names."""

from dataclasses import replace

import pytest

from logbook.core.model import authoring, library
from logbook.core.model.folds import Folds
from logbook.core.model.own_texts import OwnText, OwnTexts
from logbook.core.model.records import Correction, Note
from logbook.i18n import resources
from tests.core.model.acts import MINUTE, T0, Night

P06 = library.read((resources() / "procedures" / "P06.toml").read_bytes())
MADE = authoring.edition_of(authoring.taken_from(P06), 2, P06.languages)
READ = library.read(MADE.file.encode())


def test_a_text_is_there_with_who_wrote_it():
    night = Night()
    night.write(Note("something else"))
    ref = night.write(MADE, "p2").ref
    texts = night.into(Folds()).own_texts
    assert texts.all() == (OwnText(ref, "p2", T0 + 2 * MINUTE, READ),)
    assert texts.all()[0].procedure is texts.procedures()[0]
    assert READ.sample


def test_the_last_written_comes_first_and_struck_out_it_is_gone_but_its_number_is_not_free():
    night = Night()
    night.write(MADE)
    later = authoring.edition_of(authoring.taken_from(READ), 3, ["es"])
    ref = night.write(later).ref
    texts = night.into(OwnTexts())
    assert [one.version for one in texts.procedures()] == [3, 2]
    night.write(Correction(), corrects=ref)
    texts = night.into(OwnTexts())
    assert [one.version for one in texts.procedures()] == [2]
    assert (texts.highest("P06"), texts.highest("P07")) == (3, 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"file": ""},
        {"file": MADE.file + "#"},
        {"code": "P07"},
        {"version": 3},
        {"digest": "0" * 64},
    ],
)
def test_what_is_not_what_it_says_is_no_text(changed):
    night = Night()
    night.write(replace(MADE, **changed))
    assert night.into(OwnTexts()).all() == ()


def test_nothing_here_calls_itself_approved():
    file = MADE.file.replace('"sample"', '"approved"')
    night = Night()
    night.write(replace(MADE, file=file, digest=library.read(file.encode()).digest))
    assert night.into(OwnTexts()).all() == ()
