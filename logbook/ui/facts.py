# SPDX-License-Identifier: Apache-2.0
"""What the strip at the top says of the ward, on the main window and on the lock page. No patient text is ever here."""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model.anchors import Witnessed
from logbook.core.model.codes import Place
from logbook.core.model.frame import Now
from logbook.core.vault.slots import Kind
from logbook.core.ward import Ward
from logbook.i18n import N_, Words, ago, moment, span
from logbook.telling.codes import word
from logbook.ui.widgets.strip import Fact


@dataclass(frozen=True)
class Check:
    """How far the check of all signatures has come: records done, records in all; the segments found broken.

    `unread` says that the disk refused to be read, so that the check proves nothing of what it did not see.
    """

    done: int = 0
    total: int = 0
    finished: bool = False
    broken: tuple[str, ...] = ()
    unread: bool = False


PLACES = {
    Place.STICK: N_("on a stick"),
    Place.PAPER: N_("on paper"),
    Place.PRINT: N_("in print"),
    Place.EXPORT: N_("as a file"),
    Place.WARD: N_("at another ward"),
    Place.TEAM: N_("by the team"),
}
"""Where the log was witnessed, as a few words after a time."""


def where(words: Words, one: Witnessed) -> str:
    """Say where the log was witnessed; an export that left on the screen or on paper is no file."""
    codes = one.place is Place.EXPORT and one.medium == "qr"
    return words("as square codes") if codes else words(PLACES[one.place])


def is_protected(ward: Ward) -> bool:
    """Whether a secret is needed to open this ward."""
    return Kind.SETUP not in ward.unlocked.file.kinds


def left(words: Words, ward: Ward) -> str:
    """Say that this PC was closed down, by whom and when; empty where it was not, or writing goes on here after all."""
    last = ward.folds.leavings.last if ward.loaded else None
    if last is None:
        return ""
    told = words(
        "{name} closed this PC down on {time}: the log may go on at another one. Write here only if it does not; it is "
        "kept, as a branch."
    )
    time = moment(words, last.written.wall, last.written.zone)
    return told.format(name=ward.people.name(last.user), time=time)


def strip_facts(
    words: Words, ward: Ward, now: Now, check: Check | None = None, copies: Fact | None = None
) -> tuple[Fact, ...]:
    """Return the facts, the weightiest first; what was found broken comes right after the ward.

    `copies` says where the log is beside this PC.
    """
    start, outage = ward.start, ward.folds.outage
    began, level = outage.began, outage.current
    lasting = words("none declared") if began is None else span(words, max(0, now.wall - began))
    declared = words("not declared") if level is None else word(words, level.level)
    facts = [
        Fact(words("Outage"), lasting, "timer"),
        Fact(words("Last witnessed"), _briefly(words, ward, now), "file-check"),
        Fact(words("Level"), declared, "unplug"),
        Fact(words("Protection"), words("on") if is_protected(ward) else words("not yet"), "shield-check"),
    ]
    loops = ward.folds.loops
    if loops.oldest is not None:
        waiting = words("{n}, oldest {span}").format(n=loops.count, span=span(words, max(0, now.wall - loops.oldest)))
        facts.insert(1, Fact(words("Open loops"), waiting, "arrow-left-right"))
    if copies is not None:
        facts.insert(1, copies)
    if check is not None:
        told = Fact(words("Log check"), _checked(words, check), "shield-alert" if check.broken else "activity")
        facts.insert(0 if check.broken else -1, told)
    return (Fact(words("Ward"), f"{start.ward} · {start.hospital}"), *facts)


def _checked(words: Words, check: Check) -> str:
    if check.broken:
        return words("broken: {segments}").format(segments=", ".join(check.broken))
    if check.finished:
        return words("not complete: disk refused") if check.unread else words("all signatures good")
    share = 100 * check.done // check.total if check.total else 0
    return words("{n} % done").format(n=share)


def _briefly(words: Words, ward: Ward, now: Now) -> str:
    if not ward.loaded:
        return "…"
    last, since = ward.folds.anchors.outside, ward.folds.anchors.since
    if last is None:
        return words("never · {n}").format(n=since)
    return words("{ago} · {n} since").format(ago=ago(words, max(0, now.wall - last.at)), n=since)


def witnessed(words: Words, ward: Ward, now: Now) -> str:
    """Say when, where and how many records ago somebody away from this PC last saw the log."""
    if not ward.loaded:
        return words("reading the log")
    anchors = ward.folds.anchors
    last, since = anchors.outside, anchors.since
    if last is None:
        return words.n("never yet, {n} record", "never yet, {n} records", since).format(n=since)
    told = words.n("{ago} {where}, {n} record since", "{ago} {where}, {n} records since", since)
    return told.format(ago=ago(words, max(0, now.wall - last.at)), where=where(words, last), n=since)
