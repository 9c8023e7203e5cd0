# SPDX-License-Identifier: Apache-2.0
"""Threat 5: somebody with the key of the database and tools of their own changes records that were written.

Detects: signature, commitment or number breaks at exactly that record; the window says which segment is broken and
goes on in a new one, the incident team is told which record. Openly not protected: lies appended from now on.
"""

from __future__ import annotations

import json

import pytest

from logbook import trouble
from logbook.cli.findings import finding_words
from logbook.core import crypto
from logbook.core import ward as wards
from logbook.core.actions import opening
from logbook.core.exchange.verify import verify
from logbook.core.model import chain, logtext
from logbook.core.model.chain import Tail
from logbook.core.model.codes import PARTS, Part, Profile
from logbook.core.model.records import Note
from tests.attacks.told import CHANGED, SEAL_BROKEN, WORDS, begun, opened, strip, tamper
from tests.wards import make

EDITED = 9
COLUMNS = "kind, raw, sig, act, text, patient, person"


@pytest.fixture
def world(tmp_path):
    made = make(tmp_path, people=("Anna Puig",))
    for number in range(10):
        made.clock.pass_(60)
        made.record(Note(f"bed {number}: seen", patient="UCI-07·K4"))
    yield made
    made.shut()


def row(world, number=EDITED):
    (found,) = world.on_thread(world.ward.store.query, f"SELECT {COLUMNS} FROM rec WHERE i = ?", (number,))
    return dict(zip(COLUMNS.split(", "), found, strict=True))


def sets(number=EDITED, **columns):
    names = ", ".join(f"{name} = ?" for name in columns)
    return f"UPDATE rec SET {names} WHERE i = ?", (*columns.values(), number)


def header(world, **changes):
    return chain.encode(json.loads(row(world)["raw"]) | changes)


def words(world):
    """Other words under the old salt."""
    old = row(world)["text"]
    return old[: chain.SALT] + b'{"text":"all was well"}'


def committed(world):
    """The header made to fit those words."""
    parts = [row(world)[name] for name in ("act", "text", "patient", "person")]
    parts[PARTS.index(Part.TEXT)] = words(world)
    return header(world, body=chain.b64(chain.body_of(world.ward.realm, parts)))


def signed(world, raw):
    """The header signed with the only record key that is left in the database: the next record's."""
    ((key,),) = world.on_thread(world.ward.store.query, "SELECT value FROM secret WHERE name = 'record_key'")
    return crypto.sign_record(key, chain.to_sign(world.ward.realm, "record", raw))


def text(world):
    return [sets(text=words(world))]


def time(world):
    return [sets(raw=header(world, w=json.loads(row(world)["raw"])["w"] - 3_600_000))]


def author(world):
    return [sets(raw=header(world, u="p9"))]


def delete(world):
    return [("DELETE FROM rec WHERE i = ?", (EDITED,))]


def delete_and_close_up(world):
    return [*delete(world), ("UPDATE rec SET i = i - 1 WHERE i > ?", (EDITED,))]


def swap(world):
    return [sets(**row(world, EDITED + 1)), sets(EDITED + 1, **row(world))]


def double(world):
    return [sets(**row(world, EDITED - 1))]


def fit_the_header(world):
    return [sets(text=words(world), raw=committed(world))]


def sign_again(world):
    raw = committed(world)
    return [sets(text=words(world), raw=raw, sig=signed(world, raw))]


def withhold(world):
    """Take the words away as an erasure would, with no record of one."""
    return [sets(text=chain.part_hash(world.ward.realm, Part.TEXT, row(world)["text"]))]


EDITS = {
    text: "body", time: "signature", author: "signature", delete: "number", delete_and_close_up: "number",
    swap: "number", double: "number", fit_the_header: "signature", sign_again: "signature",
}  # fmt: skip


def handed_in(world, journal):
    """The segment as a log text whose END the stolen device key signs: the best a forger can hand in."""
    links = [link for _, link in journal.links()]
    before = Tail(-1, b"", b"", journal.tail.log, journal.tail.device)
    at = world.clock().wall // 1000
    log = logtext.Opening(world.ward.realm, Profile.CLINICAL, before)
    return logtext.write(log, links, journal.tail, at, journal.device.sign)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_the_very_record_is_named_on_the_ward_and_to_the_team(world, edit):
    tamper(world, *edit(world))
    world.ward = opened(world).ward
    fault = world.on_thread(opening.verify, world.ward)["A"]
    assert (fault.facts["number"], fault.facts["code"]) == (EDITED, EDITS[edit])
    assert str(trouble.tell(fault, WORDS)).splitlines() == [
        "The log does not hold: a record is missing, changed or not signed.", f"record {EDITED}",
        "The file was not changed and nothing in it was deleted.",
        "Keep it as evidence, and ask the ward for a new export.",
    ]  # fmt: skip
    text = world.on_thread(handed_in, world, world.ward.segments[0].journal)
    if edit is delete_and_close_up:  # the last number does not fit its place: said when the log is opened
        assert (world.ward.broken, begun(world.ward)["Why"]) == (("A",), SEAL_BROKEN)
    else:  # said by the check behind the window, which then closes the segment
        wards.fold(world.ward, world.on_thread(opening.close_segment, world.ward))
        assert begun(world.ward)["Why"] == CHANGED
    assert world.ward.start.segment == "B"
    assert strip(world)["Log check"] == "broken: A"
    (found,) = verify(text).report.findings
    assert found.number == EDITED
    assert finding_words(WORDS, found).startswith(f"[{found.code}] record {EDITED}")


def test_a_part_taken_away_without_a_record_is_told_to_the_team(world):
    """The chain allows for erased parts; without a record of the erasure the export names the record."""
    tamper(world, *withhold(world))
    world.ward = opened(world).ward
    assert world.on_thread(opening.verify, world.ward) == {"A": None}
    text = world.on_thread(handed_in, world, world.ward.segments[0].journal)
    (told,) = [finding_words(WORDS, one) for one in verify(text).report.findings]
    assert told == (
        f"[part-missing] record {EDITED} (text): A part is missing although it should be here. If it was erased, check "
        "the volumes after this one with it."
    )


def test_the_same_record_untouched_has_no_finding(world):
    text = world.on_thread(handed_in, world, world.ward.journal)
    assert verify(text).report.findings == ()
