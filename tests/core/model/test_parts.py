# SPDX-License-Identifier: Apache-2.0
"""Records to bytes and back: nothing lost, nothing guessed."""

from __future__ import annotations

import dataclasses
import json
import types
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logbook.core.model.codes import PARTS, Act, Axis, Certainty, ClockUsed, Means, Part, Profile
from logbook.core.model.errors import BadRecord, TooLarge
from logbook.core.model.frame import Author, Frame, Happened, Raw, Ref, part_of
from logbook.core.model.parts import LIMIT, from_bytes, from_fields, to_bytes, to_words
from logbook.core.model.records import KINDS, AxisReading, Correction, Intervention, Note, State, Witness

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBER = st.integers(-(2**53), 2**53)
REF = st.builds(Ref, st.from_regex(r"[A-Z]{1,3}", fullmatch=True), st.integers(0, 10**7))


def values_of(hint):
    """Make values of a field's type."""
    if get_origin(hint) in {Union, types.UnionType}:
        return st.none() | st.one_of([values_of(arg) for arg in get_args(hint) if arg is not type(None)])
    if get_origin(hint) is tuple:
        return st.lists(values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if hint is Ref:
        return REF
    if dataclasses.is_dataclass(hint):
        return records_of(hint)
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return {str: TEXT, int: NUMBER, bool: st.booleans()}[hint]


def records_of(kind):
    hints = get_type_hints(kind)
    return st.builds(kind, **{spec.name: values_of(hints[spec.name]) for spec in dataclasses.fields(kind)})


USER = st.from_regex(r"[a-z0-9]{1,16}", fullmatch=True)
FRAMES = st.builds(
    Frame,
    author=st.builds(Author, user=USER, means=st.sampled_from(Means), on_behalf_of=USER, recorded_by=TEXT, cosign=TEXT),
    happened=st.builds(
        Happened, at=NUMBER, zone=st.integers(-1440, 1440), certainty=st.sampled_from(Certainty),
        until=st.none() | NUMBER, clock=st.sampled_from(ClockUsed),
    ),
    corrects=st.none() | REF,
    why=TEXT,
)  # fmt: skip
FRAME = Frame(Author("p1", Means.PIN), Happened(5, 60))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
@settings(max_examples=25)
@given(data=st.data(), frame=FRAMES)
def test_every_kind_reads_as_it_was_written(kind, data, frame):
    record = data.draw(records_of(kind))
    spelled = to_bytes(to_words(frame, record))
    assert from_bytes(kind.KIND, frame.author.user, spelled) == (frame, record)
    assert list(spelled) == list(PARTS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
@settings(max_examples=10)
@given(data=st.data())
def test_a_withheld_part_leaves_its_fields_at_their_default(kind, data):
    record = data.draw(records_of(kind))
    spelled = to_bytes(to_words(FRAME, record))
    for profile in Profile:
        opened = {part: content for part, content in spelled.items() if part not in profile.withholds}
        _, read = from_bytes(kind.KIND, "p1", opened)
        for spec in dataclasses.fields(kind):
            shut = part_of(spec) in profile.withholds
            assert getattr(read, spec.name) == (spec.default if shut else getattr(record, spec.name))


def test_no_field_of_any_kind_has_a_reserved_name():
    names = {spec.name for kind in KINDS.values() for spec in dataclasses.fields(kind)}
    assert names.isdisjoint({"v", "at", "by", "fix", "why"})


def test_fields_outside_act_have_a_default_so_that_they_can_be_closed():
    for kind in KINDS.values():
        for spec in dataclasses.fields(kind):
            assert part_of(spec) is Part.ACT or type(spec.default) in {str, tuple}


def test_the_bytes_of_a_record_are_settled():
    frame = dataclasses.replace(FRAME, corrects=Ref("A", 214), why="etiqueta mal leída")
    record = Note(text="Bomba 5 → llit 5 😀", bed="5", devices=("BI-05",), patient="K4")
    assert to_bytes(to_words(frame, record)) == {
        Part.ACT: b'{"at":{"at":5,"zone":60},"bed":"5","by":{"means":"pin"},"devices":["BI-05"],"fix":"A.214","v":1}',
        Part.TEXT: '{"text":"Bomba 5 → llit 5 😀","why":"etiqueta mal leída"}'.encode(),
        Part.PATIENT: b'{"patient":"K4"}',
        Part.PERSON: b"{}",
    }


def test_a_lone_surrogate_is_written_as_a_question_mark():
    spelled = to_bytes(to_words(FRAME, Note(text="a\ud800b")))
    assert from_bytes("note", "p1", spelled)[1] == Note(text="a?b")


def test_a_part_beyond_its_limit_is_refused_and_names_the_part():
    assert len(to_bytes(to_words(FRAME, Note(text="x" * (LIMIT - 11))))[Part.TEXT]) == LIMIT
    with pytest.raises(TooLarge) as caught:
        to_bytes(to_words(FRAME, Note(text="x" * (LIMIT - 10))))
    assert caught.value.facts == {"part": "text", "size": LIMIT + 1, "limit": LIMIT}


def opened(act=None, **parts):
    act = {"v": 1, "at": {"at": 5, "zone": 60}, "by": {"means": "pin"}} | (act or {})
    data = {Part.ACT: json.dumps(act).encode()}
    return data | {Part(name): content for name, content in parts.items()}


def test_an_unknown_kind_keeps_its_frame_and_its_text():
    frame, record = from_bytes("moon", "p1", opened({"phase": 3}))
    assert frame == FRAME
    assert record == Raw("moon", (("act", opened({"phase": 3})[Part.ACT].decode()),))


@pytest.mark.parametrize("version", [2, 0, "1", True, None, 1.0])
def test_another_version_is_shown_raw_without_a_frame(version):
    frame, record = from_bytes("note", "p1", opened({"v": version, "at": "tomorrow"}, text=b"{}"))
    assert frame is None
    assert record.kind == "note"
    assert [name for name, _ in record.parts] == ["act", "text"]


def test_a_closed_act_is_shown_raw_without_a_frame():
    assert from_bytes("note", "p1", {Part.TEXT: b'{"text":"x"}'}) == (None, Raw("note", (("text", '{"text":"x"}'),)))


def refused(kind, parts):
    with pytest.raises(BadRecord) as caught:
        from_bytes(kind, "p1", parts)
    return caught.value.facts["field"], caught.value.facts["reason"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (opened(text=b"\xff"), ("text", "not-utf-8")),
        (opened(text="{}".encode("utf-16")), ("text", "not-utf-8")),
        (opened(text=b"{"), ("text", "not-json")),
        (opened(text=b"[" * 100_000), ("text", "not-json")),
        (opened(text=b'{"text":"a","text":"b"}'), ("text", "not-json")),
        (opened(text=b'{"text":"\\ud800"}'), ("text", "not-text")),
        (opened(text=b"[]"), ("text", "not-an-object")),
        (opened(text=b'{"bed":"3"}'), ("bed", "wrong-part")),
        (opened(text=b'{"v":1}'), ("v", "wrong-part")),
        (opened({"why": "x"}), ("why", "wrong-part")),
        (opened({"moon": 1}), ("moon", "wrong-part")),
        (opened({"bed": 3}), ("bed", "wrong-type")),
        (opened({"devices": "BI-1"}), ("devices", "not-a-list")),
        (opened({"devices": [1]}), ("devices", "wrong-type")),
        (opened({"back_entry": "perhaps"}), ("back_entry", "unknown-code")),
        (opened({"back_entry": []}), ("back_entry", "unknown-code")),
        (opened({"by": None}), ("by", "missing-field")),
        (opened({"by": {}}), ("by", "missing-field")),
        (opened({"by": {"means": "pin", "user": "p2"}}), ("by", "unknown-field")),
        (opened({"by": {"means": "pin", "x": 1}}), ("by", "unknown-field")),
        (opened({"at": 5}), ("at", "not-an-object")),
        (opened({"at": {"at": 5}}), ("at", "missing-field")),
        (opened({"at": {"at": True, "zone": 0}}), ("at", "wrong-type")),
        (opened({"at": {"at": 2**53 + 1, "zone": 0}}), ("at", "out-of-range")),
        (opened({"at": {"at": 5, "zone": 1441}}), ("at", "out-of-range")),
        (opened({"at": {"at": 5, "zone": -1441}}), ("at", "out-of-range")),
        (opened({"fix": "214"}), ("fix", "not-a-reference")),
    ],
)
def test_what_does_not_fit_is_refused_with_field_and_reason(parts, expected):
    assert refused("note", parts) == expected


def test_a_missing_time_or_field_is_refused():
    act = {"v": 1, "by": {"means": "pin"}}
    assert refused("note", {Part.ACT: json.dumps(act).encode()}) == ("by", "missing-field")
    assert refused("state", opened()) == ("device", "missing-field")


@pytest.mark.parametrize(
    "value",
    [1, None, "", "A", "A.", ".1", "a.1", "A.x", "AAAA.1", "A.123456789", "A.-1", "A.\u0663", "\u00c0.1", "1.1"],
)
def test_what_is_no_reference_is_refused(value):
    with pytest.raises(BadRecord) as caught:
        from_fields(Witness, {"target": value, "meaning": "witnessed"})
    assert caught.value.facts["reason"] == "not-a-reference"


def test_from_fields_takes_plain_values_and_fills_the_rest():
    values = {"device": "BI-1", "readings": [{"axis": "power", "value": "battery", "detail": "40 %"}]}
    assert from_fields(State, values) == State("BI-1", (AxisReading(Axis.POWER, "battery", "40 %"),))
    assert from_fields(Intervention, {"act": "swap", "yes_at": None}) == Intervention(Act.SWAP)


def test_from_fields_refuses_an_unknown_field():
    with pytest.raises(BadRecord) as caught:
        from_fields(Correction, {"text": "x"})
    assert caught.value.facts == {"kind": "correction", "field": "text", "reason": "unknown-field"}


@given(st.sampled_from(sorted(KINDS)), st.binary(max_size=60), st.sampled_from(PARTS))
def test_noise_in_a_part_is_a_bad_record_and_never_another_error(kind, noise, part):
    with pytest.raises(BadRecord):
        from_bytes(kind, "p1", opened() | {part: noise + b"\xff"})
