# SPDX-License-Identifier: Apache-2.0
"""What the strip at the top says of the ward, on the main window and on the lock page. No patient text is ever here."""

from __future__ import annotations

from collections.abc import Iterable

from logbook.core.model.frame import Entry, Now
from logbook.core.model.traces import Export, Printed
from logbook.core.vault.slots import Kind
from logbook.core.ward import Ward
from logbook.i18n import Words, ago, span
from logbook.telling.codes import word
from logbook.ui.widgets.strip import Fact


def last_anchor(entries: Iterable[Entry]) -> Entry | None:
    """Return the newest export or print in `entries`, which come newest first: that is when the log last got out."""
    return next((entry for entry in entries if isinstance(entry.record, Export | Printed)), None)


def is_protected(ward: Ward) -> bool:
    """Whether a secret is needed to open this ward."""
    return Kind.SETUP not in ward.unlocked.file.kinds


def strip_facts(words: Words, ward: Ward, now: Now, anchor: Entry | None) -> tuple[Fact, ...]:
    """Return the facts, the weightiest first."""
    start, outage = ward.start, ward.folds.outage
    began, level = outage.began, outage.current
    lasting = words("none declared") if began is None else span(words, max(0, now.wall - began))
    declared = words("not declared") if level is None else word(words, level.level)
    return (
        Fact(words("Ward"), f"{start.ward} · {start.hospital}"),
        Fact(words("Outage"), lasting, "timer"),
        Fact(words("Level"), declared, "unplug"),
        Fact(words("Last witnessed"), _witnessed(words, now, anchor), "file-check"),
        Fact(words("Protection"), words("on") if is_protected(ward) else words("not yet"), "shield-check"),
    )


def _witnessed(words: Words, now: Now, anchor: Entry | None) -> str:
    if anchor is None:
        return words("never yet")
    age = ago(words, now.wall - anchor.written.wall)
    if isinstance(anchor.record, Printed):
        return words("{ago} on paper").format(ago=age)
    return words("{ago} as a file").format(ago=age)
