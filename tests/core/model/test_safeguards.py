# SPDX-License-Identifier: Apache-2.0
"""The kinds about the log's own safety go to bytes and back, and no file may claim that such an act was done."""

from logbook.core.exchange.scenario import PLAYED
from logbook.core.model import parts
from logbook.core.model.codes import PARTS, Means, Part, Place
from logbook.core.model.frame import Author, Frame, Happened, Ref
from logbook.core.model.safeguards import SAFEGUARDS, Anchor, Close, Erase

FRAME = Frame(Author("p1", Means.PIN), Happened(0, 60))


def there_and_back(record):
    spelled = parts.to_bytes(parts.to_words(FRAME, record))
    return parts.from_bytes(record.KIND, "p1", {part: spelled[part] for part in PARTS})[1]


def test_they_are_read_as_they_were_written():
    for record in (
        Anchor(Place.PAPER, 9, code="547B-AWTQ-0KG7-2A0K", witness="Joan"),
        Erase(Ref("A", 12), Part.PATIENT, "asked for by the patient"),
        Close(214, Ref("A", 215), "p2"),
    ):
        assert there_and_back(record) == record


def test_no_scenario_plays_them():
    assert not PLAYED & {kind.KIND for kind in SAFEGUARDS}
