# SPDX-License-Identifier: Apache-2.0
"""Playing a scenario into a ward, through the same writing path as the window.

With a simulated clock each record is written at the time its line says; without one, a line is a late entry. Whatever
can be known to fail is found before the first record is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from logbook.core.exchange.scenario import PEOPLE_FIELDS, REFS, Act, ClockMove, Scenario
from logbook.core.model import parts
from logbook.core.model.codes import Means
from logbook.core.model.errors import BadInput
from logbook.core.model.frame import Author, Entry, Happened, Now, Record, Ref
from logbook.core.model.library import Procedure
from logbook.core.model.records import KINDS

LANGUAGE = "es"
"""The language of a procedure whose line names none."""

_BOOT = 600_000


class Write(Protocol):
    """The ward's writing path: one record in, its entry out once it is safe."""

    def __call__(
        self, what: Record, author: Author, happened: Happened | None, corrects: Ref | None, why: str
    ) -> Entry:
        """Write one record."""


@dataclass(frozen=True, slots=True)
class House:
    """What playing needs of a ward: how to write, who is enrolled (name to id), a new id, the procedures by code."""

    write: Write
    people: Mapping[str, str]
    new_id: Callable[[], str]
    library: Mapping[str, Procedure]
    means: Means = Means.SIMULATED


class SimulatedClock:
    """A clock that shows what it is told; the time since boot goes on evenly, as a real PC's does."""

    def __init__(self, at: int, zone: int) -> None:
        self._now = Now(at, _BOOT, zone, f"simulated {at}")

    def __call__(self) -> Now:
        """Read it."""
        return self._now

    def run_to(self, at: int, zone: int) -> None:
        """Let time pass until the clock shows `at` (ms UTC)."""
        now = self._now
        self._now = Now(at, now.boot + max(0, at - now.wall), zone, now.boot_id)

    def set_by(self, seconds: int) -> None:
        """Set the wall clock, as somebody with a mouse does."""
        now = self._now
        self._now = Now(now.wall + seconds * 1000, now.boot, now.zone, now.boot_id)


def clock_for(scenario: Scenario) -> SimulatedClock:
    """Make a clock that shows the scenario's first moment."""
    return SimulatedClock(scenario.steps[0].at, scenario.steps[0].zone)


def check(scenario: Scenario, people: Mapping[str, str], library: Mapping[str, Procedure]) -> None:
    """Find who is not enrolled, which procedure is not there, who witnesses the own record: `BadInput` with line."""
    known = set(people)
    writers: dict[str, str] = {}
    for act in scenario.steps:
        if isinstance(act, ClockMove):
            continue
        if act.kind == "person":
            known.add(act.fields["name"])
        for field, name in _named(act):
            if name and name not in known:
                raise BadInput(line=act.line, field=field, reason="unknown-person")
        if act.kind == "procedure" and act.fields["code"] not in library:
            raise BadInput(line=act.line, field="code", reason="unknown-procedure")
        target = act.fields.get("target", "")
        if act.kind == "witness" and writers.get(target) == act.who:
            raise BadInput(line=act.line, field="as", reason="witness-is-author")
        if act.label:
            writers[f"ref:{act.label}"] = act.who


def play(scenario: Scenario, house: House, clock: SimulatedClock | None = None) -> Iterator[Entry]:
    """Write the scenario and give each entry as soon as it is safe; `check` is done first.

    Raises what `check` and the ward's writing path raise; what was given is written.
    """
    check(scenario, house.people, house.library)
    people, labels = dict(house.people), dict[str, Ref]()
    for act in scenario.steps:
        if clock is not None:
            clock.run_to(act.at, act.zone)
        if isinstance(act, ClockMove):
            if clock is not None:
                clock.set_by(act.seconds)
            continue
        if act.kind == "person" and act.fields["name"] not in people:
            people[act.fields["name"]] = house.new_id()
        record = _record(act, people, labels, house.library)
        others = (people.get(name, "") for name in (act.on_behalf_of, act.recorded_by, act.cosign))
        author = Author(people[act.who], house.means, *others)
        corrects = _ref(act.corrects, labels) if act.corrects else None
        entry = house.write(record, author, act.happened, corrects, act.why)
        if act.label:
            labels[act.label] = entry.ref
        yield entry


def _named(act: Act) -> Iterator[tuple[str, str]]:
    yield "as", act.who
    yield "on_behalf_of", act.on_behalf_of
    yield "recorded_by", act.recorded_by
    yield "cosign", act.cosign
    for field in PEOPLE_FIELDS.get(act.kind, ()):
        yield field, act.fields[field]


def _record(act: Act, people: Mapping[str, str], labels: Mapping[str, Ref], library: Mapping[str, Procedure]) -> Record:
    fields: dict[str, Any] = {
        name: _resolved(value, labels) if name in REFS and value is not None else value
        for name, value in act.fields.items()
    }
    for field in PEOPLE_FIELDS.get(act.kind, ()):
        fields[field] = people[fields[field]]
    if act.kind == "person":
        fields["user"] = people[fields["name"]]
    if act.kind == "procedure":
        fields = _from_library(library[fields["code"]], str(fields.get("language", LANGUAGE))) | fields
    return parts.from_fields(KINDS[act.kind], fields)


def _from_library(procedure: Procedure, language: str) -> dict[str, Any]:
    edition = procedure.edition(language)
    return {
        "version": procedure.version, "language": edition.language, "digest": procedure.digest,
        "title": edition.title, "sample": procedure.sample,
    }  # fmt: skip


def _resolved(value: str, labels: Mapping[str, Ref]) -> str:
    """Put the number in a label's place."""
    if not value.startswith("ref:"):
        return value
    ref = labels[value.removeprefix("ref:")]
    return f"{ref.segment}.{ref.number}"


def _ref(text: str, labels: Mapping[str, Ref]) -> Ref:
    segment, _, number = _resolved(text, labels).partition(".")
    return Ref(segment, int(number))
