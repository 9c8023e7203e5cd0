# SPDX-License-Identifier: Apache-2.0
"""The table of everything that may go wrong and is not a bug.

Errors carry facts; the sentences for people live in `logbook.trouble`. Nothing here may hold typed text,
because errors end up in terminals and in the program's own log.
"""

from __future__ import annotations


class LogbookError(Exception):
    """The root: every trouble a caller may expect, each leaf with its own facts."""

    def __init__(self, **facts: object) -> None:
        super().__init__(", ".join(f"{name}={value}" for name, value in facts.items()))
        self.facts = facts


class StorageTrouble(LogbookError):
    """The medium refused to read or write (path, detail)."""


class DiskFull(StorageTrouble):
    """No space is left; nothing was written, nothing is lost."""


class ReadOnlyMedium(StorageTrouble):
    """The folder cannot be written to."""


class LockedByAnother(StorageTrouble):
    """Another program holds the log (pid, since)."""


class DamagedFile(StorageTrouble):
    """A file of ours is not what we wrote (path, detail)."""


class NobodyToSealTo(DamagedFile):
    """Neither the key file nor its copies say whom a note is to be sealed to; nothing was written (path, detail)."""


class WrongMarker(DamagedFile):
    """The folder's marker named the other realm; it was put right, and the next try opens (path)."""


class NewerVersion(StorageTrouble):
    """A newer program wrote this file (found, known)."""


class NotAWard(StorageTrouble):
    """The folder holds no ward log (path)."""


class AlreadyAWard(StorageTrouble):
    """The folder holds a ward log already, or something else (path)."""


class StickGone(StorageTrouble):
    """The stick is no longer there; what it lacks is added at its next visit (stick, path)."""


class MirrorTrouble(LogbookError):
    """A copy on a stick is not what this log would have written there; it was left as it is (path, segment)."""


class MirrorAhead(MirrorTrouble):
    """The copy goes on after this log ends: the log was put back or cut, or went on elsewhere (number, head)."""


class MirrorDiffers(MirrorTrouble):
    """The copy has another record under a number of this log: two logs went on from one (number, head)."""


class MirrorDamaged(MirrorTrouble):
    """A whole line of the copy does not open: the stick is failing, or somebody changed it (number)."""


class MirrorForeign(MirrorTrouble):
    """The copy is under a key this ward never had."""


class KeyTrouble(LogbookError):
    """A secret did not do what it should."""


class WrongKey(KeyTrouble):
    """The passphrase, stick or recovery key opens no slot."""


class NoSuchSlot(KeyTrouble):
    """The key file holds no slot of this kind (kind)."""


class NoKeyStick(KeyTrouble):
    """There is no key file of this log on the stick (path)."""


class DamagedKeyStick(KeyTrouble):
    """The key file on the stick is not what was written there (path)."""


class WrongPin(KeyTrouble):
    """The PIN is not this person's (user, wait: seconds until the next try)."""


class PinStopped(WrongPin):
    """Too many wrong PINs for one name: it takes another person's help (user)."""


class PinGone(KeyTrouble):
    """The person is known here, but this PC holds no PIN of theirs: restored, or continued on another PC (user)."""


class PinTooWeak(KeyTrouble):
    """The PIN is not six digits, or too easily guessed (reason)."""


class Unreadable(KeyTrouble):
    """Sealed bytes do not open: another key, or changed."""


class Refused(LogbookError):
    """The house rules do not allow this record (rule, and what it concerns)."""


class NotAllowed(Refused):
    """The person's role does not allow this act (role, act)."""


class BadInput(LogbookError):
    """Something from outside cannot be taken as it is (path, line, field, reason)."""


class NotOurs(BadInput):
    """The file holds no ward log (path)."""


class TooLarge(BadInput):
    """The file or text is larger than we take (path, size, limit)."""


class BadRecord(BadInput):
    """A record's fields break its kind's rules (kind, field, reason)."""


class BadChain(BadInput):
    """The first broken link of a log (number, code)."""


class NotTrusted(BadInput):
    """What a trust stick or a code brings is not signed by who may say so (reason)."""


class OlderThanKnown(NotTrusted):
    """It is older than what this ward has accepted before (what, found, known)."""


class NothingToExport(LogbookError):
    """No segment of the ward can be exported: none has a good seal."""


class PrinterTrouble(LogbookError):
    """The printer did not take the pages (printer, detail)."""
