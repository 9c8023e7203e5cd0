# SPDX-License-Identifier: Apache-2.0
"""What is said of a device wherever one acts on it: that a life hangs on it, its removal class, the last look."""

from __future__ import annotations

from logbook.core.model.board import DeviceView
from logbook.core.model.clocks import Clocks
from logbook.core.model.codes import ClockUsed, YesNoUnknown
from logbook.core.model.custody import CustodyView
from logbook.core.model.people import People
from logbook.i18n import Words, ago, lasting, span
from logbook.telling.codes import word


def weight(words: Words, view: DeviceView) -> str:
    """Say that a life may hang on a device; empty for any other."""
    told = [words("Life support")] if view.life_support else []
    if view.description.dependent is YesNoUnknown.YES:
        told.append(words("patient depends on it now"))
    return " · ".join(told)


def removal(words: Words, view: DeviceView) -> str:
    """Say the removal class of a device."""
    return words("Removal: {removal}").format(removal=word(words, view.description.removal))


def last_look(words: Words, view: DeviceView, people: People, now: int) -> str:
    """Say how old the last written check is and whose it was, at `now` (ms UTC), or since when nobody looked."""
    look = view.last_check
    if look is None:
        since = next((axis.age_at for axis in view.axes.values() if axis.age_at is not None), None)
        said = words("No check written yet")
        return said if since is None else f"{said} · {lasting(words, max(0, now - since))}"
    told = ago(words, max(0, now - look.age_at))
    said = words("Last written check {ago}").format(ago=told)
    return " · ".join(filter(None, (said, people.name(look.by))))


def unread(view: DeviceView) -> bool:
    """Whether nobody has ever said how it is: "as before" then repeats nothing, and it stays "not checked"."""
    return all(axis.ref is None for axis in view.axes.values())


def clock_line(words: Words, clocks: Clocks, device: str, now: int) -> str:
    """Say how far a device's own clock is from this PC's, and how old that is; empty if nobody compared them."""
    check = clocks.latest(ClockUsed.DEVICE, device)
    if check is None:
        return ""
    behind, ahead = words("its clock is {span} behind this PC"), words("its clock is {span} ahead of this PC")
    said = (behind if check.offset >= 0 else ahead).format(span=span(words, check.offset))
    return words("{clock}, compared {ago}").format(clock=said, ago=ago(words, max(0, now - check.wall)))


def standing(words: Words, view: CustodyView) -> str:
    """Say where a device is kept now and by whom, or that its custody is over."""
    told = words("In custody") if view.open else words("No longer in custody")
    named = ((words("Tag no."), view.tag), (words("Kept at"), view.place), (words("Custodian"), view.custodian))
    return " · ".join((told, *(f"{name} {text}" for name, text in named if text)))
