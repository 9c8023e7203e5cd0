# SPDX-License-Identifier: Apache-2.0
"""What is back after a loss and what is not, in sentences: the same in the window and on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from logbook.core.model.restored import Back, Lost
from logbook.i18n import N_, Words

LOST = {
    Lost.LATER_RECORDS: N_("records written after the last copy"),
    Lost.AFTER_LEAVING: N_("records written after this left the old PC"),
    Lost.WITHHELD: N_("words that were withheld when it left, such as patients' names"),
    Lost.WAYS_IN: N_("the six words, key sticks and recovery sheets of the old log: make new ones"),
    Lost.PINS: N_("PINs: everybody sets a new one"),
    Lost.DRAFTS: N_("unfinished texts"),
    Lost.SEALED_NOTES: N_("sealed notes that had not entered the log"),
    Lost.SETTINGS: N_("the settings of the ward"),
}
"""What is not back, in words."""


def more(words: Words, back: Back) -> Iterator[str]:
    """Say what only an export or codes leave open: records carried over, closed words, records that are missing."""
    if back.carried:
        told = words("Of these, {n} stand in the new part under their old numbers, marked as carried over.")
        yield told.format(n=back.carried)
    if back.withheld:
        yield words("Records of which a part was withheld: {n}. It is shown as closed.").format(n=back.withheld)
    for gap in back.missing:
        told = words("Not in the files: records {first} to {last}.")
        yield told.format(first=f"{gap.segment}·{gap.first}", last=f"{gap.segment}·{gap.last}")
