# SPDX-License-Identifier: Apache-2.0
"""The kinds that tell what the ward knows of the crisis cabinet, and of whoever asks for money.

The cabinet decides elsewhere: here is when it was convened and by whom, who was called and answered, what was handed
down. An extortion contact is written down and never answered. Sources: the domain research, 2.3 and procedure P19.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from logbook.core.model.codes import How, YesNoUnknown
from logbook.core.model.frame import Record, in_person, in_text


class CabinetEvent(StrEnum):
    """What was heard of the crisis cabinet."""

    CONVENED = "convened"
    CALLED = "called"
    ANSWERED = "answered"
    NO_ANSWER = "no-answer"
    DECISION = "decision"
    MEETING = "meeting"
    STOOD_DOWN = "stood-down"


class Contact(StrEnum):
    """How whoever asks for money, or boasts of the attack, showed up."""

    SCREEN = "screen"
    PAPER = "paper"
    PHONE = "phone"
    MESSAGE = "message"
    PERSON = "person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cabinet(Record):
    """One event of the crisis cabinet.

    `name` is who convened it, was called, or decided; `position` their place in it; `how` how the word came.
    `meeting` is when it meets next (ms UTC), said in the zone `meeting_zone` (minutes east of UTC).
    """

    KIND: ClassVar[str] = "cabinet"
    event: CabinetEvent
    position: str = ""
    name: str = in_person()
    how: How = How.NOT_STATED
    meeting: int | None = None
    meeting_zone: int = 0
    text: str = in_text()


@dataclass(frozen=True, slots=True)
class Extortion(Record):
    """Somebody who asks for money, or claims the attack, was seen or heard: what, where, and who was told.

    `touched` says whether anything was clicked, typed or switched, `answered` whether anybody answered, `power_on`
    whether the device was left on. `photo` is the SHA-256 (hex) of a picture.
    """

    KIND: ClassVar[str] = "extortion"
    contact: Contact
    device: str = ""
    bed: str = ""
    where: str = in_text()
    text: str = in_text()
    touched: YesNoUnknown = YesNoUnknown.UNKNOWN
    answered: YesNoUnknown = YesNoUnknown.UNKNOWN
    power_on: YesNoUnknown = YesNoUnknown.UNKNOWN
    told: str = in_person()
    told_how: How = How.NOT_STATED
    photo: str = ""
    paper: str = ""


CABINET: tuple[type[Record], ...] = (Cabinet, Extortion)
