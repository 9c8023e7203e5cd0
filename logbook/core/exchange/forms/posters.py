# SPDX-License-Identifier: Apache-2.0
"""Posters for walls and doors: one page each, large letters, few words. Procedures P08, P17 and P19 of the research."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.exchange.draw.values import Block, Box, Boxes, Items, Para, Run, Size, Space, say
from logbook.core.exchange.forms.engine import Form, Sheet, grid
from logbook.i18n import N_


def _big(text: str) -> Para:
    return Para((Run(text, bold=True),), Size.POSTER)


def _crash(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield _big(words("Cardiac arrest"))
    yield Para((Run(words("The button does not call anybody."), bold=True),), Size.TITLE)
    yield Space(4)
    yield _steps(
        words("Shout: “ARREST, bed …!”"), words("Ring the bell, blow the whistle."),
        words("Radio: “Arrest, ward …, bed …” – the other repeats it."), words("Runner to the team: go now."),
        words("Start. Trolley and bag to the bed."), words("Write the time."),
    )  # fmt: skip
    yield Space(4)
    yield Boxes((Box(words("Say our ward as"), 1, ((Run(sheet.ward, bold=True),),)),), 22, Size.TITLE)
    yield Boxes((Box(words("Radio channel")), Box(words("Phone that works")), Box(words("Runner now"))), 26)


def _who(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield _big(words("Who is where"))
    yield Boxes((Box(words("In charge")), Box(words("In charge next")), Box(words("Date, shift"))), 18)
    yield grid((words("Name"), 2), (words("Role"), 1.4), (words("Beds / place"), 1.4), (words("Radio / phone"), 1.2), (
        words("Break"), 1
    ), height=13)  # fmt: skip


def _touch(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield _big(words("Strange screen? Do not touch."))
    yield Space(4)
    yield _steps(
        words("Do not click. Do not answer."), words("Do not switch on. Do not switch off."),
        words("No USB sticks. No phone plugged in."), words("Photograph the screen."), words("Tell the incident team."),
        words("Patient first: a device in use stays in use."),
    )  # fmt: skip
    yield Space(4)
    yield Para((Run(words("Nobody here contacts attackers, and nobody pays."), bold=True),), Size.LARGE)
    yield Para(say(words("Press and families: the spokesperson only. No patient data on private phones.")), Size.LARGE)
    yield Boxes((Box(words("Incident team (phone, radio, place)")), Box(words("Spokesperson"))), 26)


def _holds(sheet: Sheet) -> Iterator[Block]:
    words = sheet.words
    yield _big(words("This computer holds the ward log"))
    yield Para((Run(f"{sheet.ward} · {sheet.hospital}", bold=True),), Size.TITLE)
    yield Space(4)
    yield _steps(
        words("Do not wipe, reinstall or repair it."), words("Do not take it away without asking."),
        words("No network cable into it."), words("Leave it on emergency power."),
        words("Must it go? Ask for two minutes: press F8, Close down."),
    )  # fmt: skip
    yield Space(6)
    yield Boxes((Box(words("Ask first (name, phone, radio)")), Box(words("Sticks with copies are at"))), 30)


def _steps(*texts: str) -> Items:
    return Items(tuple((Run(text, bold=True),) for text in texts), ordered=True, size=Size.TITLE)


CRASH = Form("poster-crash", N_("Poster: cardiac arrest call"), _crash, bare=True)
WHO = Form("poster-who", N_("Poster: who is where"), _who, bare=True)
TOUCH = Form("poster-touch", N_("Poster: do not touch"), _touch, bare=True)
HOLDS = Form("poster-pc", N_("Poster: this computer holds the ward log"), _holds, bare=True)
