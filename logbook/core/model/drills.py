# SPDX-License-Identifier: Apache-2.0
"""Injects of a drill: what is shown to whoever is trained, at which minute; and what became of each.

Only an exercise ward plays them. The plan travels in its record, so that the log of a drill tells the whole drill.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from logbook.core.model.errors import BadInput, TooLarge
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.shifts import InjectAnswer, InjectPlan, InjectResult
from logbook.core.model.strikes import Strikes

VERSION = 1
LIMIT = 48 * 1024
"""Bytes of a list: it must fit into one part of one record."""
MOST = 200
LATEST = 7 * 24 * 60
_MINUTE = 60_000
_FIELDS = frozenset({"after", "title", "text", "from"})


@dataclass(frozen=True, slots=True)
class Inject:
    """One inject: minutes after the start, its headline, what is to be read out, and who it seems to be from."""

    after: int
    title: str
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class InjectView:
    """One inject in the drill that runs: its number from 1, when it is due (ms UTC), and the answer, if any."""

    number: int
    inject: Inject
    at: int
    result: InjectResult | None = None
    answered_at: int | None = None
    by: str = ""
    text: str = ""


def read_injects(data: bytes) -> tuple[str, tuple[Inject, ...]]:
    """Read a list of injects: its title, and the injects by their minute.

    Raises `TooLarge`, and `BadInput` with `line` and `reason`.
    """
    if len(data) > LIMIT:
        raise TooLarge(size=len(data), limit=LIMIT)
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(field="utf-8", reason="spelling") from error
    title, found = "", []
    told = [(n, text.strip()) for n, text in enumerate(lines, 1) if text.strip() and not text.startswith("#")]
    for order, (number, text) in enumerate(told):
        values = _object(number, text)
        if order == 0:
            title = _head(number, values)
        else:
            found.append(_inject(number, values))
    if not 0 < len(found) <= MOST:
        raise BadInput(field="inject", reason="no-injects" if not found else "too-large")
    return title, tuple(sorted(found, key=lambda one: one.after))


def spell(title: str, injects: tuple[Inject, ...]) -> str:
    """Write a list as `read_injects` reads it; for the record of the plan."""
    lines: list[dict[str, Any]] = [{"drill": VERSION, "title": title}]
    for one in injects:
        line = {"after": one.after, "title": one.title, "text": one.text, "from": one.source}
        lines.append({name: value for name, value in line.items() if value != ""})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


class Drills:
    """The fold: the plan that runs, and its answers."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._plans: list[Entry] = []
        self._answers: dict[Ref, list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        if isinstance(entry.record, InjectPlan):
            self._plans.append(entry)
        elif isinstance(entry.record, InjectAnswer):
            self._answers.setdefault(entry.record.plan, []).append(entry)

    @property
    def plan(self) -> Entry | None:
        """The plan that runs: the last standing one."""
        return next((entry for entry in reversed(self._plans) if self._strikes.stands(entry.ref)), None)

    def injects(self) -> tuple[InjectView, ...]:
        """List the injects of the plan that runs, with what became of them; none where its words did not come along."""
        plan = self.plan
        if plan is None or not isinstance(plan.record, InjectPlan):
            return ()
        try:
            _, injects = read_injects(plan.record.lines.encode())
        except BadInput:
            return ()
        start = plan.record.start
        answers = {}
        for entry in self._answers.get(plan.ref, ()):
            if isinstance(entry.record, InjectAnswer) and self._strikes.stands(entry.ref):
                answers[entry.record.inject] = entry
        return tuple(
            _view(number, one, start + one.after * _MINUTE, answers.get(number))
            for number, one in enumerate(injects, 1)
        )


def _view(number: int, inject: Inject, at: int, answer: Entry | None) -> InjectView:
    if answer is None or not isinstance(answer.record, InjectAnswer):
        return InjectView(number, inject, at)
    record = answer.record
    return InjectView(number, inject, at, record.result, answer.frame.happened.at, answer.user, record.text)


def _object(number: int, text: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(line=number, reason="not-json") from error
    if type(values) is not dict:
        raise BadInput(line=number, reason="not-an-object")
    return values


def _head(number: int, values: dict[str, Any]) -> str:
    if values.get("drill") != VERSION or type(values.get("drill")) is not int:
        raise BadInput(line=number, field="drill", reason="unknown-version")
    return _text(number, values, "title")


def _inject(number: int, values: dict[str, Any]) -> Inject:
    if not values.keys() <= _FIELDS:
        raise BadInput(line=number, field=min(values.keys() - _FIELDS), reason="unknown-field")
    after = values.get("after")
    if type(after) is not int or not 0 <= after <= LATEST:
        raise BadInput(line=number, field="after", reason="out-of-range")
    title = _text(number, values, "title")
    if not title:
        raise BadInput(line=number, field="title", reason="missing-field")
    return Inject(after, title, _text(number, values, "text"), _text(number, values, "from"))


def _text(number: int, values: dict[str, Any], name: str) -> str:
    value = values.get(name, "")
    if type(value) is not str:
        raise BadInput(line=number, field=name, reason="wrong-type")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise BadInput(line=number, field=name, reason="spelling") from error
    return value
