# SPDX-License-Identifier: Apache-2.0
"""What was accepted is remembered from the records, and what stands in a broken segment binds nobody."""

from logbook.core.model.folds import Folds
from logbook.core.model.records import Correction, Note
from logbook.core.model.safeguards import Bulletin, Pack, Trust
from logbook.core.model.trust import Accepted, Trusted, read_name, write_name
from tests.core.model.acts import MINUTE, T0, Night

B7 = Bulletin("B7", 1, "d" * 64, title="Pumps", text="Off")


def test_nothing_was_accepted_to_begin_with():
    trusted = Trusted()
    assert trusted.accepted is None
    assert trusted.bulletins() == ()
    assert not trusted.has("B7", 1, "d" * 64)
    assert trusted.bulletin("B7") is None
    assert trusted.procedure("P06") == 0


def test_the_last_stick_counts_and_no_correction_undoes_it():
    night = Night()
    night.write(Trust(1, 2, 3, "a" * 64, first=True, pack_keys="k"))
    last = night.write(Trust(2, 1, 1, "b" * 64, pack_keys="l"))
    night.write(Correction(), corrects=last.ref)
    night.write(Note())
    found = night.into(Trusted()).accepted
    assert found == Accepted(2, "b" * 64, 1, 1, "l", T0 + 2 * MINUTE, last.ref)


def test_what_stands_in_a_broken_segment_binds_nobody():
    night = Night()
    first = night.write(Trust(1, 2, 3, "a" * 64))
    night.write(Trust(1, 2**31 - 1, 3, "b" * 64), verified=False)
    assert night.into(Trusted()).accepted.ref == first.ref


def test_bulletins_stand_in_their_newest_version_the_last_first():
    night = Night()
    night.write(B7)
    night.write(Bulletin("B8", 1, "e" * 64, title="Monitors"))
    night.write(Bulletin("B7", 2, "f" * 64, title="Pumps again"))
    night.write(Bulletin("B8", 0, "e" * 64, title="Older"))
    trusted = night.into(Folds()).trust
    assert [(word.bulletin.title, word.at) for word in trusted.bulletins()] == [
        ("Pumps again", T0 + 3 * MINUTE),
        ("Monitors", T0 + 2 * MINUTE),
    ]
    assert trusted.has("B7", 2, "f" * 64)
    assert not trusted.has("B7", 1, "d" * 64)
    assert trusted.bulletin("B8").title == "Monitors"


def test_the_highest_version_of_a_procedure_is_never_forgotten():
    night = Night()
    night.write(Pack(1, 2, "a" * 64, procedures=("P06.4", "P07.1", "nothing we know", "P08.0")))
    night.write(Pack(3, 1, "b" * 64, "k", "qr", ("P06.3",)))
    night.write(Pack(9, 1, "b" * 64, "k", "qr", ("P06.9",)), verified=False)
    night.write(Pack(2, 0, "c" * 64))
    trusted = night.into(Trusted())
    assert [trusted.procedure(code) for code in ("P06", "P07", "P08")] == [4, 1, 0]


def test_a_procedure_has_one_name_in_records():
    assert read_name(write_name("P06", 3)) == ("P06", 3)
    assert read_name("P06.03") is None
