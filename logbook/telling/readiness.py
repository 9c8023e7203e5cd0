# SPDX-License-Identifier: Apache-2.0
"""The words for whether the log is ready for the next shift: one short line each, and what to do where it is not."""

from __future__ import annotations

from logbook.core.model.readiness import Check, Code
from logbook.i18n import N_, Words, span

_TOLD = {
    Code.PROTECTED: N_("The log is protected."),
    Code.NOT_PROTECTED: N_("The log is not yet protected. Confirm its six words."),
    Code.WHOLE: N_("No segment was closed as broken."),
    Code.BROKEN: N_("A segment was closed as broken. Export it for the incident team. Number: {n}."),
    Code.COPY: N_("The newest copy on a stick is {age} old."),
    Code.COPY_OLD: N_("The newest copy on a stick is {age} old. Plug a stick in."),
    Code.NO_COPY: N_("There is no copy on any stick. Plug a stick in."),
    Code.STICKS: N_("Sticks of this ward: {n}."),
    Code.FEW_STICKS: N_("Sticks of this ward: {n}. There should be two, and only one plugged in."),
    Code.WITNESS: N_("Records that nobody outside has seen: {n}."),
    Code.WITNESS_DUE: N_("Records that nobody outside has seen: {n}. Copy the 16 letters onto paper."),
    Code.EXPORT: N_("The last export is {age} old."),
    Code.EXPORT_OLD: N_("The last export is {age} old. Export the log."),
    Code.NO_EXPORT: N_("The log was never exported."),
    Code.SPACE: N_("Free space on the disk: {n} MB."),
    Code.LITTLE_SPACE: N_("Free space on the disk: {n} MB. Make room."),
    Code.NO_RESERVE: N_("Free space on the disk: {n} MB. The reserve for a full disk is missing."),
    Code.CLOCK: N_("The clock was compared {age} ago."),
    Code.CLOCK_UNCHECKED: N_("The clock was not compared today. Compare it with the ward clock."),
    Code.NOTES: N_("No sealed note is waiting."),
    Code.NOTES_WAIT: N_("Sealed notes are waiting: {n}. They enter when the log is opened."),
    Code.PACE: N_("Records of the last 24 hours: {n}."),
    Code.FLOODED: N_("Records of the last 24 hours: {n}. No ward writes so many: see who or what writes them."),
}
_MINUTE = 60_000


def told(words: Words, check: Check) -> str:
    """Say one check."""
    value = check.value or 0
    return words(_TOLD[check.code]).format(n=value, age=span(words, value * _MINUTE))
