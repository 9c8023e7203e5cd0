# SPDX-License-Identifier: Apache-2.0
"""A scenario is read whole or refused with its line."""

import contextlib
import dataclasses
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange import scenario
from logbook.core.exchange.scenario import PLAYED, Act, ClockMove
from logbook.core.model.codes import Certainty, ClockUsed
from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.frame import Happened
from logbook.core.model.records import KINDS
from logbook.i18n import resources

HEAD = {"scenario": 1, "title": "T"}
AT = "2026-11-23T02:40:00+01:00"
MS = 1_795_398_000_000
NOTE = {"at": AT, "as": "Anna", "kind": "note", "text": "x"}


def spell(*lines):
    return "\n".join(json.dumps(line) if isinstance(line, dict) else line for line in lines).encode()


def read(*lines):
    return scenario.read(spell(HEAD, *lines)).steps


def fault(*lines):
    with pytest.raises(BadInput) as caught:
        read(*lines)
    return caught.value.facts["line"], caught.value.facts["field"], caught.value.facts["reason"]


def test_a_line_becomes_an_act():
    steps = read({**NOTE, "id": "a", "on_behalf_of": "Marc", "why": "busy"})
    assert steps == (
        Act(2, MS, 60, "Anna", "note", {"text": "x"}, Happened(MS, 60), "a", why="busy", on_behalf_of="Marc"),
    )


def test_comments_blank_lines_and_a_mark_are_passed_over():
    data = b"\xef\xbb\xbf# why\n\n" + spell(HEAD, "", "  # more", NOTE) + b"\r\n"
    assert [act.line for act in scenario.read(data).steps] == [6]


def test_the_example_of_the_help_page_is_read():
    page = (resources() / "help" / "scenario.md").read_text("utf-8")
    lines = [line.strip() for line in page.partition("## A short example")[2].splitlines() if line.strip()]
    assert len(scenario.read("\n".join(lines).encode()).steps) == 9


def test_the_help_page_lists_every_kind_and_field_that_can_be_played():
    page = (resources() / "help" / "scenario.md").read_text("utf-8")
    rows = dict(
        re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", page.partition("## Kinds")[2].partition("Codes:")[0], re.MULTILINE)
    )
    assert set(rows) == PLAYED
    for kind in PLAYED:
        hidden = {"user", "pin_set"} if kind == "person" else set()
        fields = {spec.name for spec in dataclasses.fields(KINDS[kind])} - hidden
        assert fields <= set(re.findall(r"`([a-z_]+)`", rows[kind])), kind


@pytest.mark.parametrize(
    ("given_as", "happened"),
    [
        ({"about": "2026-11-23T01:30:00Z"}, Happened(MS - 600_000, 0, Certainty.ABOUT)),
        (
            {"between": ["2026-11-23T02:20:00+01:00", AT]},
            Happened(MS - 1_200_000, 60, Certainty.BETWEEN, MS),
        ),
        ({"happened": {"at": AT, "clock": "wall"}}, Happened(MS, 60, clock=ClockUsed.WALL)),
    ],
)
def test_when_it_happened_may_be_said(given_as, happened):
    assert read({**NOTE, **given_as})[0].happened == happened


def test_times_inside_a_record_are_read():
    check = {"at": AT, "as": "Anna", "kind": "clock-check", "clock": "radio", "shown": AT, "pc": AT}
    gate = {"at": AT, "as": "Anna", "kind": "intervention", "act": "check", "yes_at": None}
    acts = read(check, gate)
    assert (acts[0].fields["shown"], acts[1].fields["yes_at"]) == (MS, None)


@pytest.mark.parametrize(
    "readings",
    [
        {"alarms": ["heard-at-bed", "Marc"], "network": "cable-out"},
        [{"axis": "alarms", "value": "heard-at-bed", "detail": "Marc"}, {"axis": "network", "value": "cable-out"}],
    ],
)
def test_readings_have_a_short_and_a_long_spelling(readings):
    act = read({"at": AT, "as": "Anna", "kind": "state", "device": "V", "readings": readings})[0]
    assert [item["value"] for item in act.fields["readings"]] == ["heard-at-bed", "cable-out"]


def test_the_clock_may_go_back_where_a_line_says_so():
    move = {"at": AT, "clock": -420}
    earlier = {**NOTE, "at": "2026-11-23T02:33:00+01:00"}
    assert read(move, earlier)[0] == ClockMove(2, MS, 60, -420)
    assert fault(NOTE, earlier) == (3, "at", "goes-back")
    assert fault(move, {**NOTE, "at": "2026-11-23T02:32:59+01:00"}) == (3, "at", "goes-back")


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("{", "", "not-json"),
        ('{"a": 1, "a": 2}', "", "not-json"),
        ("[" * 60_000, "", "not-json"),
        ("[1]", "", "not-an-object"),
        ({**NOTE, "kind": "dance"}, "kind", "unknown-kind"),
        ({**NOTE, "kind": "start"}, "kind", "unknown-kind"),
        ({**NOTE, "kind": ["note"]}, "kind", "unknown-kind"),
        ({"at": AT, "as": "Anna"}, "kind", "missing-field"),
        ({**NOTE, "as": ""}, "as", "missing-field"),
        ({**NOTE, "as": 7}, "as", "wrong-type"),
        ({**NOTE, "at": None}, "at", "missing-time"),
        ({**NOTE, "at": 5}, "at", "not-a-time"),
        ({**NOTE, "at": "tonight"}, "at", "not-a-time"),
        ({**NOTE, "at": "2026-11-23T02:40:00"}, "at", "time-without-offset"),
        ({**NOTE, "at": "2026-02-30T02:40:00+01:00"}, "at", "no-such-time"),
        ({**NOTE, "at": "2026-02-20T25:40:00+01:00"}, "at", "no-such-time"),
        ({**NOTE, "at": "2026-02-20T02:40:00+25:00"}, "at", "no-such-time"),
        ({**NOTE, "at": "1969-02-20T02:40:00+01:00"}, "at", "no-such-time"),
        ({**NOTE, "at": "0001-01-01T00:00:00+14:00"}, "at", "no-such-time"),
        ({**NOTE, "colour": "red"}, "colour", "unknown-field"),
        ({**NOTE, "text": 5}, "text", "wrong-type"),
        ({**NOTE, "text": float("nan")}, "text", "wrong-type"),
        ({**NOTE, "back_entry": "maybe"}, "back_entry", "unknown-code"),
        ({**NOTE, "id": "A B"}, "id", "not-a-label"),
        ({**NOTE, "id": 5}, "id", "not-a-label"),
        ({**NOTE, "corrects": "ref:nobody", "why": "x"}, "corrects", "unknown-label"),
        ({**NOTE, "corrects": "A-3", "why": "x"}, "corrects", "not-a-reference"),
        ({**NOTE, "corrects": 3, "why": "x"}, "corrects", "not-a-reference"),
        ({**NOTE, "corrects": "A.3"}, "why", "missing-field"),
        ({"at": AT, "as": "Anna", "kind": "correction", "why": "x"}, "corrects", "missing-field"),
        (
            {"at": AT, "as": "Anna", "kind": "witness", "target": "x", "meaning": "reviewed"},
            "target",
            "not-a-reference",
        ),
        ({"at": AT, "as": "Anna", "kind": "acknowledge"}, "procedure", "missing-field"),
        ({"at": AT, "as": "Anna", "kind": "person", "role": "nurse"}, "name", "missing-field"),
        (
            {"at": AT, "as": "Anna", "kind": "person", "name": "B", "role": "nurse", "user": "p9"},
            "user",
            "unknown-field",
        ),
        ({**NOTE, "about": AT, "happened": {"at": AT}}, "about", "two-times"),
        ({**NOTE, "between": [AT]}, "between", "not-a-list"),
        ({**NOTE, "between": [AT, "2026-11-23T02:39:00+01:00"]}, "between", "goes-back"),
        ({**NOTE, "happened": {"until": AT}}, "happened", "unknown-field"),
        ({**NOTE, "happened": {"at": AT, "clock": "sundial"}}, "happened", "unknown-code"),
        ({**NOTE, "happened": {"at": AT, "certainty": "between"}}, "happened", "missing-field"),
        ({**NOTE, "happened": {"at": AT, "until": AT}}, "happened", "missing-field"),
        ({"at": AT, "clock": 0}, "clock", "wrong-type"),
        ({"at": AT, "clock": "60"}, "clock", "wrong-type"),
        ({"at": AT, "clock": 60, "as": "Anna"}, "clock", "unknown-field"),
    ],
)
def test_a_wrong_line_is_named_with_field_and_reason(line, field, reason):
    assert fault(line) == (2, field, reason)


@pytest.mark.parametrize(
    ("readings", "reason"),
    [
        ("wet", "not-a-list"),
        (["wet"], "not-a-list"),
        ({"alarms": "works"}, "unknown-code"),
        ({"mood": "works"}, "unknown-code"),
        ([{"axis": ["alarms"], "value": "heard-at-bed"}], "unknown-code"),
        ([{"axis": "alarms", "value": ["heard-at-bed"]}], "unknown-code"),
        ({"alarms": []}, "unknown-code"),
    ],
)
def test_a_wrong_reading_is_refused(readings, reason):
    assert fault({"at": AT, "as": "Anna", "kind": "state", "device": "V", "readings": readings})[1:] == (
        "readings", reason,
    )  # fmt: skip


def test_a_reading_says_at_most_two_things():
    act = {"at": AT, "as": "Anna", "kind": "state", "device": "V", "readings": {"alarms": ["heard-at-bed", "a", "b"]}}
    assert fault(act)[2] == "unknown-field"


def test_a_label_stands_for_one_line():
    assert fault({**NOTE, "id": "a"}, {**NOTE, "id": "a"}) == (3, "id", "label-twice")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b'{"scenario": 1}', "empty"),
        (b'{"scenario": 2}', "unknown-version"),
        (b'{"scenario": true}', "no-version"),
        (b'{"title": "x"}', "no-version"),
        (spell(NOTE), "no-version"),
        (b'{"scenario": 1, "title": 7}', "wrong-type"),
        (b'{"scenario": 1}\n{"at": "\xff"}', "not-utf-8"),
    ],
)
def test_a_file_that_is_no_scenario_is_refused(data, reason):
    with pytest.raises(BadInput) as caught:
        scenario.read(data)
    assert caught.value.facts["reason"] == reason


@pytest.mark.parametrize(
    "data",
    [
        b"#" * (scenario.FILE_LIMIT + 1),
        b"\n" * scenario.LINES_LIMIT,
        spell(HEAD, {**NOTE, "text": "x" * scenario.LINE_LIMIT}),
    ],
)
def test_more_than_the_limits_is_refused(data):
    with pytest.raises(TooLarge):
        scenario.read(data)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from([AT, "ref:a", "A.1", "works"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["readings", "happened", "between", "about", "corrects", "why", "procedure", "missing", "id"])


@given(st.sampled_from(sorted(PLAYED)), st.dictionaries(NAMES, ANY, max_size=3))
def test_no_line_ends_in_anything_but_an_act_or_a_typed_refusal(kind, extra):
    line = {"at": AT, "as": "A", "kind": kind, "device": "V", "procedure": "A.1", "text": "x", **extra}
    with contextlib.suppress(BadInput):
        assert read(line)[0].kind == kind
