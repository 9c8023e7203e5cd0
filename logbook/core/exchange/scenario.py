# SPDX-License-Identifier: Apache-2.0
"""A night as a file: reading a scenario (JSON Lines) into acts, each checked before any is played.

The format is resources/help/scenario.md. Reading is all or nothing and names the line; it writes no record and knows
no ward. Playing is `play`'s job.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from logbook.core.model import parts
from logbook.core.model.codes import AXIS_VALUES, Axis, Certainty, ClockUsed
from logbook.core.model.errors import BadInput, BadRecord, TooLarge
from logbook.core.model.frame import Happened
from logbook.core.model.records import KINDS
from logbook.core.model.safeguards import SAFEGUARDS

VERSION = 1
FILE_LIMIT = 10 * 1024 * 1024
LINE_LIMIT = 64 * 1024
LINES_LIMIT = 20_000

PLAYED = frozenset(KINDS) - {
    "start", "resume", "wrong-pin", "clock-step", "export", "printed", "sealed-note", "carried",
    *(kind.KIND for kind in SAFEGUARDS),
}  # fmt: skip
"""The kinds a person may write; the rest are the program's own traces, and acts that no file may claim were done."""

PEOPLE_FIELDS = {"vouch": ("user",), "sign-on": ("user",)}
"""Fields in which a scenario writes a name where the record holds an id."""

FROM_LIBRARY = ("version", "language", "digest", "title", "sample")
"""What a `procedure` line takes from the library of procedures."""

_FRAME = frozenset(
    {
        "at",
        "as",
        "kind",
        "id",
        "happened",
        "about",
        "between",
        "corrects",
        "why",
        "on_behalf_of",
        "recorded_by",
        "cosign",
    }
)
_TIMES = frozenset({"yes_at", "shown", "pc"})
REFS = frozenset({
    "procedure", "supersedes", "target", "request", "restores", "begun", "earlier", "stay", "block", "plan",
})  # fmt: skip
"""Fields that name another record."""

_LABEL = re.compile(r"[a-z0-9-]{1,40}\Z")
_REF = re.compile(r"[A-Z]{1,3}\.[0-9]{1,8}\Z")
_CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_TIME = re.compile(_CLOCK + r"(?:Z|[+-][0-9]{2}:[0-9]{2})\Z")
_BARE_TIME = re.compile(_CLOCK + r"\Z")
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Act:
    """One record to write: `at` in ms UTC and `zone` in minutes as the PC shows them, people by name.

    `fields` are plain values as `parts.from_fields` takes them, but for references, which may still be `ref:label`,
    and for the names of `PEOPLE_FIELDS`.
    """

    line: int
    at: int
    zone: int
    who: str
    kind: str
    fields: Mapping[str, Any]
    happened: Happened
    label: str = ""
    corrects: str = ""
    why: str = ""
    on_behalf_of: str = ""
    recorded_by: str = ""
    cosign: str = ""


@dataclass(frozen=True, slots=True)
class ClockMove:
    """Somebody sets the PC's clock by `seconds` when it shows `at`."""

    line: int
    at: int
    zone: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A whole scenario in the order of its lines."""

    title: str
    steps: tuple[Act | ClockMove, ...]


@dataclass(slots=True)
class _Sofar:
    labels: set[str] = field(default_factory=set)
    earliest: int = 0


def read(data: bytes) -> Scenario:
    """Read a scenario; raises `TooLarge`, or `BadInput` with line, field and reason at the first fault."""
    steps: list[Act | ClockMove] = []
    title: str | None = None
    sofar = _Sofar()
    for line, values in _lines(data):
        if title is None:
            title = _title(line, values)
        elif "clock" in values and "kind" not in values:
            steps.append(_clock_move(line, values, sofar))
        else:
            steps.append(_act(line, values, sofar))
    if title is None or not steps:
        raise BadInput(line=1, field="", reason="empty")
    return Scenario(title, tuple(steps))


def _lines(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    if len(data) > FILE_LIMIT:
        raise TooLarge(size=len(data), limit=FILE_LIMIT)
    rows = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(rows) > LINES_LIMIT:
        raise TooLarge(size=len(rows), limit=LINES_LIMIT, reason="rows")
    for line, row in enumerate(rows, 1):
        if not row.strip() or row.lstrip().startswith(b"#"):
            continue
        if len(row) > LINE_LIMIT:
            raise TooLarge(line=line, size=len(row), limit=LINE_LIMIT)
        yield line, _object(line, row)


def _object(line: int, row: bytes) -> dict[str, Any]:
    try:
        value = json.loads(row.decode("utf-8"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        raise BadInput(line=line, field="", reason="not-utf-8") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(line=line, field="", reason="not-json") from error
    if type(value) is not dict:
        raise BadInput(line=line, field="", reason="not-an-object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name twice")
    return dict(pairs)


def _title(line: int, values: dict[str, Any]) -> str:
    if not values.keys() <= {"scenario", "title"} or type(values.get("scenario")) is not int:
        raise BadInput(line=line, field="scenario", reason="no-version")
    if values["scenario"] != VERSION:
        raise BadInput(line=line, field="scenario", reason="unknown-version")
    return _text(line, values, "title")


def _clock_move(line: int, values: dict[str, Any], sofar: _Sofar) -> ClockMove:
    seconds = values["clock"]
    if values.keys() != {"at", "clock"}:
        raise BadInput(line=line, field="clock", reason="unknown-field")
    if type(seconds) is not int or not 0 < abs(seconds) <= 10**9:
        raise BadInput(line=line, field="clock", reason="wrong-type")
    at, zone = _forward(line, values, sofar)
    sofar.earliest = at + seconds * 1000
    return ClockMove(line, at, zone, seconds)


def _act(line: int, values: dict[str, Any], sofar: _Sofar) -> Act:
    kind = values.get("kind")
    if type(kind) is not str or kind not in PLAYED:
        raise BadInput(line=line, field="kind", reason="unknown-kind" if "kind" in values else "missing-field")
    at, zone = _forward(line, values, sofar)
    texts = {name: _text(line, values, name) for name in ("why", "on_behalf_of", "recorded_by", "cosign")}
    who = _text(line, values, "as")
    if not who:
        raise BadInput(line=line, field="as", reason="missing-field")
    corrects = _reference(line, "corrects", values["corrects"], sofar) if "corrects" in values else ""
    if corrects and not texts["why"]:
        raise BadInput(line=line, field="why", reason="missing-field")
    if kind == "correction" and not corrects:
        raise BadInput(line=line, field="corrects", reason="missing-field")
    fields = {name: _field(line, name, value, sofar) for name, value in values.items() if name not in _FRAME}
    _try(line, kind, fields)
    label = _label(line, values, sofar)
    return Act(line, at, zone, who, kind, fields, _happened(line, values, at, zone), label, corrects, **texts)


def _forward(line: int, values: dict[str, Any], sofar: _Sofar) -> tuple[int, int]:
    at, zone = _time(line, "at", values.get("at"))
    if at < sofar.earliest:
        raise BadInput(line=line, field="at", reason="goes-back")
    sofar.earliest = at
    return at, zone


def _label(line: int, values: dict[str, Any], sofar: _Sofar) -> str:
    if "id" not in values:
        return ""
    label = values["id"]
    if type(label) is not str or not _LABEL.match(label):
        raise BadInput(line=line, field="id", reason="not-a-label")
    if label in sofar.labels:
        raise BadInput(line=line, field="id", reason="label-twice")
    sofar.labels.add(label)
    return label


def _happened(line: int, values: dict[str, Any], at: int, zone: int) -> Happened:
    given = [name for name in ("happened", "about", "between") if name in values]
    if len(given) > 1:
        raise BadInput(line=line, field=given[1], reason="two-times")
    if not given:
        return Happened(at, zone)
    value = values[given[0]]
    if given == ["about"]:
        return Happened(*_time(line, "about", value), Certainty.ABOUT)
    if given == ["between"]:
        if type(value) is not list or len(value) != 2:  # noqa: PLR2004 - from and until
            raise BadInput(line=line, field="between", reason="not-a-list")
        return _spelled(line, {"at": value[0], "until": value[1], "certainty": "between"}, "between")
    return _spelled(line, value, "happened")


def _spelled(line: int, value: Any, name: str) -> Happened:
    if type(value) is not dict or not {"at"} <= value.keys() <= {"at", "until", "certainty", "clock"}:
        raise BadInput(line=line, field=name, reason="unknown-field")
    begin, zone = _time(line, name, value["at"])
    until = _time(line, name, value["until"])[0] if "until" in value else None
    if until is not None and until < begin:
        raise BadInput(line=line, field=name, reason="goes-back")
    try:
        certainty, clock = Certainty(value.get("certainty", "exact")), ClockUsed(value.get("clock", "pc"))
    except ValueError as error:
        raise BadInput(line=line, field=name, reason="unknown-code") from error
    if (certainty is Certainty.BETWEEN) is (until is None):
        raise BadInput(line=line, field=name, reason="missing-field")
    return Happened(begin, zone, certainty, until, clock)


def _time(line: int, name: str, value: Any) -> tuple[int, int]:
    """Read a time with its offset: ms UTC and minutes east."""
    if type(value) is not str:
        raise BadInput(line=line, field=name, reason="missing-time" if value is None else "not-a-time")
    if not _TIME.match(value):
        raise BadInput(line=line, field=name, reason="time-without-offset" if _BARE_TIME.match(value) else "not-a-time")
    try:
        moment = datetime.fromisoformat(value)
        millis = round(moment.timestamp() * 1000)
    except (ValueError, OverflowError) as error:
        raise BadInput(line=line, field=name, reason="no-such-time") from error
    zone = moment.utcoffset()
    if millis < 0 or zone is None:
        raise BadInput(line=line, field=name, reason="no-such-time")
    return millis, int(zone.total_seconds() // 60)


def _field(line: int, name: str, value: Any, sofar: _Sofar) -> Any:
    if name in _TIMES and value is not None:
        return _time(line, name, value)[0]
    if name in REFS and value is not None:
        return _reference(line, name, value, sofar)
    return _readings(line, value) if name == "readings" else value


def _reference(line: int, name: str, value: Any, sofar: _Sofar) -> str:
    if type(value) is str and value.startswith("ref:"):
        if value.removeprefix("ref:") not in sofar.labels:
            raise BadInput(line=line, field=name, reason="unknown-label")
        return value
    if type(value) is not str or not _REF.match(value):
        raise BadInput(line=line, field=name, reason="not-a-reference")
    return value


def _readings(line: int, value: Any) -> list[dict[str, Any]]:
    if type(value) is dict:
        pairs = ((axis, item if type(item) is list else [item]) for axis, item in value.items())
        value = [{"axis": axis} | dict(zip(("value", "detail", "more"), items, strict=False)) for axis, items in pairs]
    if type(value) is not list or not all(type(item) is dict for item in value):
        raise BadInput(line=line, field="readings", reason="not-a-list")
    for item in value:
        axis = item.get("axis")
        if type(axis) is not str or axis not in set(Axis) or item.get("value") not in AXIS_VALUES[Axis(axis)]:
            raise BadInput(line=line, field="readings", reason="unknown-code")
    return value


def _try(line: int, kind: str, fields: Mapping[str, Any]) -> None:
    """Build the record once with stand-ins for what is only known when it is played."""
    trial = {name: "A.0" if name in REFS and value is not None else value for name, value in fields.items()}
    if kind == "procedure":
        stand_in = {"version": 1, "language": "es", "digest": "", "title": "", "sample": True}
        trial = stand_in | trial
    if kind == "person":
        if not 0 < len(str(fields.get("name", ""))) <= _NAME_LIMIT:
            raise BadInput(line=line, field="name", reason="missing-field")
        for name in {"user", "pin_set"} & fields.keys():  # the ward gives out ids, and nobody types a PIN here
            raise BadInput(line=line, field=name, reason="unknown-field")
        trial["user"] = "p0"
    try:
        parts.from_fields(KINDS[kind], trial)
    except BadRecord as error:
        raise BadInput(line=line, field=error.facts["field"], reason=error.facts["reason"]) from error


def _text(line: int, values: dict[str, Any], name: str) -> str:
    value = values.get(name, "")
    if type(value) is not str:
        raise BadInput(line=line, field=name, reason="wrong-type")
    return value
