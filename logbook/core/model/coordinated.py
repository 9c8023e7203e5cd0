# SPDX-License-Identifier: Apache-2.0
"""Acts on life support from being asked for to being taken back: what waits for an answer, what is not restored yet.

It only shows what the records say. Nothing here keeps anybody from acting, with or without an answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Act, Axis, YesNoUnknown
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import AxisReading, Intervention
from logbook.core.model.strikes import Strikes, chain_order


@dataclass(frozen=True, slots=True)
class WayBack:
    """How an act is taken back: by which act, and what the board shows then."""

    act: Act
    axis: Axis
    value: str


BACK = {
    Act.NETWORK_OUT: WayBack(Act.NETWORK_BACK, Axis.NETWORK, "connected"),
    Act.STAND_ALONE: WayBack(Act.SETTING, Axis.MODE, "normal"),
    Act.MANUAL_START: WayBack(Act.MANUAL_STOP, Axis.MODE, "normal"),
    Act.QUARANTINE: WayBack(Act.RELEASE, Axis.QUARANTINE, "no"),
}
"""Acts that leave a device other than it was until somebody restores it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request nobody acted on yet, with what was said to it last."""

    request: Entry
    answer: Entry | None

    @property
    def agreed(self) -> YesNoUnknown | None:
        """What was said; None where nobody answered."""
        return self.answer.record.agreed if self.answer and isinstance(self.answer.record, ActAnswer) else None


class Coordinated:
    """All requests, answers and acts on life support."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._requests: dict[Ref, Entry] = {}
        self._answers: dict[Ref, list[Entry]] = {}
        self._acted: dict[Ref, list[Ref]] = {}
        self._of_act: dict[Ref, Ref] = {}
        self._waiting: set[Ref] = set()
        self._acts: list[Entry] = []
        self._restored: dict[Ref, list[Ref]] = {}
        self._backs: dict[tuple[str, Axis, str], list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        changed, record = self._strikes.apply(entry), entry.record
        if isinstance(record, ActRequest):
            self._requests[entry.ref] = entry
            changed = [*changed, entry.ref]
        elif isinstance(record, ActAnswer):
            self._answers.setdefault(record.target, []).append(entry)
        elif isinstance(record, Intervention):
            self._take(entry, record)
            changed = [*changed, entry.ref]
        for ref in changed:
            self._settle(self._of_act.get(ref, ref))

    def asked(self) -> tuple[Asked, ...]:
        """List the standing requests that nobody acted on and nobody refused, in chain order."""
        waiting = sorted(self._waiting, key=chain_order)
        found = (Asked(self._requests[ref], self._answer(ref)) for ref in waiting)
        return tuple(one for one in found if one.agreed is not YesNoUnknown.NO)

    def answer_to(self, request: Ref) -> Entry | None:
        """Return the last standing answer to a request."""
        return self._answer(request)

    def request(self, ref: Ref) -> Entry | None:
        """Return a standing request."""
        return self._requests.get(ref) if self._strikes.stands(ref) else None

    def taken_back(self, device: str, act: Act, readings: Iterable[AxisReading] = ()) -> Ref | None:
        """Name the oldest act on a device that another act takes back; None if there is none."""
        shown = {(reading.axis, reading.value) for reading in readings}
        for entry in self.unrestored(device):
            way = BACK[_act(entry).act]
            if (way.act is act and act is not Act.SETTING) or (way.axis, way.value) in shown:
                return entry.ref
        return None

    def unrestored(self, device: str = "") -> tuple[Entry, ...]:
        """List acts on life support that nobody took back yet, in chain order; of one device or of all."""
        return tuple(
            entry
            for entry in self._acts
            if (not device or _act(entry).device == device)
            and self._strikes.stands(entry.ref)
            and not any(self._strikes.stands(ref) for ref in self._restored.get(entry.ref, ()))
            and self._latest(self._backs.get(_key(_act(entry)), ())) < entry.frame.happened.at
        )

    def _take(self, entry: Entry, record: Intervention) -> None:
        if record.request is not None:
            self._acted.setdefault(record.request, []).append(entry.ref)
            self._of_act[entry.ref] = record.request
        if record.restores is not None:
            self._restored.setdefault(record.restores, []).append(entry.ref)
        shown = {(reading.axis, reading.value) for reading in record.readings}
        shown |= {(way.axis, way.value) for way in BACK.values() if way.act is record.act is not Act.SETTING}
        for axis, value in shown:
            self._backs.setdefault((record.device, axis, value), []).append(entry)
        if record.life_support and record.device and record.act in BACK:
            self._acts.append(entry)

    def _settle(self, ref: Ref) -> None:
        """See anew whether a request still waits for somebody to act."""
        if ref in self._requests and self._waits(ref):
            self._waiting.add(ref)
        else:
            self._waiting.discard(ref)

    def _waits(self, ref: Ref) -> bool:
        acted = any(self._strikes.stands(by) for by in self._acted.get(ref, ()))
        return self._strikes.stands(ref) and not acted

    def _answer(self, ref: Ref) -> Entry | None:
        standing = (entry for entry in reversed(self._answers.get(ref, ())) if self._strikes.stands(entry.ref))
        return next(standing, None)

    def _latest(self, entries: Iterable[Entry]) -> int:
        return max((one.frame.happened.at for one in entries if self._strikes.stands(one.ref)), default=-1)


def _act(entry: Entry) -> Intervention:
    assert isinstance(entry.record, Intervention)
    return entry.record


def _key(record: Intervention) -> tuple[str, Axis, str]:
    way = BACK[record.act]
    return (record.device, way.axis, way.value)
