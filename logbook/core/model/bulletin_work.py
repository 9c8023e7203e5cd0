# SPDX-License-Identifier: Apache-2.0
"""Which devices of this ward a bulletin may be about, and what was done at each. Nothing is judged here.

A device too many costs a look; one too few may cost more. So a device whose model nobody wrote down is listed too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logbook.core.model.board import DeviceView
from logbook.core.model.codes import StepResult
from logbook.core.model.editions import BulletinStep
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.safeguards import Bulletin
from logbook.core.model.strikes import Strikes
from logbook.core.model.topics import plain_letters
from logbook.core.model.trust import Word

_SHORTEST = 3
"""Letters of a model's name below which being part of another name says nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a bulletin at one device: when it happened (ms UTC), who says so, in which record."""

    result: StepResult
    at: int
    by: str
    ref: Ref
    text: str = ""


class BulletinWork:
    """The fold: by bulletin and device, the latest word that stands."""

    def __init__(self) -> None:
        self._strikes = Strikes()
        self._told: dict[tuple[Ref, str], list[Entry]] = {}

    def apply(self, entry: Entry) -> None:
        """Take the next entry of the chain."""
        self._strikes.apply(entry)
        if isinstance(entry.record, BulletinStep):
            self._told.setdefault((entry.record.target, entry.record.device), []).append(entry)

    def answer(self, bulletin: Ref, device: str) -> Answer | None:
        """Return what was said last of a bulletin (its record) at a device; None if nobody said anything."""
        standing = [one for one in self._told.get((bulletin, device), ()) if self._strikes.stands(one.ref)]
        if not standing:
            return None
        last = max(standing, key=lambda one: one.frame.happened.at)
        record = last.record
        assert isinstance(record, BulletinStep)
        return Answer(record.result, last.frame.happened.at, last.user, last.ref, record.text)


def concerns(bulletin: Bulletin, device: DeviceView) -> bool:
    """Whether a bulletin may be about a device: its type is named, or none is, and its model is, or is not known."""
    known = device.description
    if not bulletin.types and not bulletin.models:
        return False
    if bulletin.types and known.type not in bulletin.types:
        return False
    return (
        not bulletin.models
        or not _bare(known.model)
        or any(_same(one, known.maker, known.model) for one in bulletin.models)
    )


def devices_of(bulletin: Bulletin, devices: Iterable[DeviceView]) -> tuple[DeviceView, ...]:
    """List the devices of the ward that a bulletin may be about, in their order."""
    return tuple(device for device in devices if concerns(bulletin, device))


def still_open(work: BulletinWork, word: Word, devices: Iterable[DeviceView]) -> int:
    """Count the devices at which a bulletin is neither done nor does not apply; "not done" stays open."""
    answers = (work.answer(word.ref, device.id) for device in devices_of(word.bulletin, devices))
    return sum(answer is None or answer.result is StepResult.NOT_DONE for answer in answers)


def _same(named: str, maker: str, model: str) -> bool:
    """Whether the names may mean one model: alike but for case, accents and marks, or one within the other."""
    asked, short, whole = _bare(named), _bare(model), _bare(maker + model)
    return asked in {short, whole} or (
        (len(asked) >= _SHORTEST and asked in whole) or (len(short) >= _SHORTEST and short in asked)
    )


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, plain_letters(name)))
