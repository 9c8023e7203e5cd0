# SPDX-License-Identifier: Apache-2.0
"""What to tell people when something goes wrong: what happened, what is safe, what to do.

The core raises facts; window and command line say these sentences. They never blame, never show a class name, and
never hold typed text beyond the file, line and field concerned.
"""

from __future__ import annotations

from dataclasses import dataclass

from logbook.core.model import errors
from logbook.core.model.errors import BadInput, LogbookError
from logbook.core.model.people import Right, who_may
from logbook.core.model.plain import one_line
from logbook.i18n import N_, Words
from logbook.telling.codes import word


@dataclass(frozen=True, slots=True)
class Trouble:
    """Sentences for one error; `where` names file, line and field, and is empty where there are none."""

    what: str
    safe: str
    todo: str
    where: str = ""

    def __str__(self) -> str:
        """All of it, one sentence a line."""
        return "\n".join(part for part in (self.what, self.where, self.safe, self.todo) if part)


_NOTHING_LOST = N_("Everything written before is safe.")
_NOTHING_TAKEN = N_("Nothing was taken over, and nothing was changed.")
_UNTOUCHED = N_("The log was not touched.")

_SENTENCES: dict[type[LogbookError], tuple[str, str, str]] = {
    LogbookError: (N_("This did not work."), _NOTHING_LOST, N_("Try again. If it happens again, write on paper.")),
    errors.StorageTrouble: (
        N_("The disk or stick did not answer as it should."), _NOTHING_LOST,
        N_("Check that it is plugged in, then try again. Or choose another place."),
    ),
    errors.DiskFull: (
        N_("The disk is full."), _NOTHING_LOST, N_("Make room or choose another disk, then try again."),
    ),
    errors.ReadOnlyMedium: (
        N_("This place cannot be written to."), _NOTHING_LOST, N_("Choose another folder or stick."),
    ),
    errors.LockedByAnother: (
        N_("This log is open in another program."), _NOTHING_LOST, N_("Close the other window, then try again."),
    ),
    errors.DamagedFile: (
        N_("A file of the log is missing or not as the program wrote it."),
        N_("It was not changed. Copies on sticks and exports are not affected."),
        N_("Keep the folder as it is and call the incident team."),
    ),
    errors.NobodyToSealTo: (
        N_("Nothing here says any more whom a note is to be sealed to."),
        N_("Your words are still on the screen. They were not written anywhere in the clear."),
        N_("Write them on paper now, with the time, and call the incident team."),
    ),
    errors.WrongMarker: (
        N_("A file beside the log said exercise for real, or real for exercise."),
        N_("It was put right. The log itself was not changed."),
        N_("Open it again, and tell the incident team."),
    ),
    errors.NewerVersion: (
        N_("A newer program wrote this."), _UNTOUCHED, N_("Open it with the newer program."),
    ),
    errors.NotAWard: (N_("There is no ward log in this folder."), _UNTOUCHED, N_("Choose the folder of a ward log.")),
    errors.AlreadyAWard: (
        N_("This folder is not empty."), N_("Nothing in it was changed."),
        N_("Choose a new folder, or open the log that is there."),
    ),
    errors.StickGone: (
        N_("The stick is not there any more."), _NOTHING_LOST,
        N_("Go on writing. Plug in a stick again when there is time; it will catch up."),
    ),
    errors.MirrorTrouble: (
        N_("The copy on this stick does not fit the log."), N_("Neither of the two was changed."),
        N_("Keep the stick apart, use another one, and call the incident team."),
    ),
    errors.MirrorAhead: (
        N_("The copy on this stick holds records that this log lacks."), N_("Neither of the two was changed."),
        N_("Do not overwrite the stick. Continue in a new segment and take the records over."),
    ),
    errors.MirrorDiffers: (
        N_("The copy on this stick and this log went different ways."), N_("Both are kept as they are."),
        N_("Keep the stick apart, use another one, and call the incident team."),
    ),
    errors.MirrorDamaged: (
        N_("A part of the copy on this stick cannot be read."), N_("The log itself is not affected."),
        N_("Write the copy anew, or use another stick. This one may be failing."),
    ),
    errors.MirrorForeign: (
        N_("The copy on this stick belongs to another key than this ward's."), N_("It was not changed."),
        N_("Use another stick, and ask whose this one is."),
    ),
    errors.KeyTrouble: (N_("The key did not work."), _UNTOUCHED, N_("Try again.")),
    errors.WrongKey: (
        N_("This passphrase or key does not open the log."), _UNTOUCHED,
        N_("Check each word, then try again. Or use the recovery key."),
    ),
    errors.NoSuchSlot: (
        N_("This log cannot be opened in this way."), _UNTOUCHED, N_("Use the passphrase or the recovery key."),
    ),
    errors.NoKeyStick: (
        N_("There is no key of this log on the stick."), _UNTOUCHED,
        N_("Put in the key stick of this ward. Or use the six words or the recovery key."),
    ),
    errors.DamagedKeyStick: (
        N_("The key on the stick is damaged."), _UNTOUCHED,
        N_("Use the six words or the recovery key, then make a new key stick."),
    ),
    errors.WrongPin: (
        N_("This is not this person's PIN."), _UNTOUCHED,
        N_("Wait a moment and try again. Another person can go on writing."),
    ),
    errors.PinStopped: (
        N_("Ten wrong PINs were typed for this name."), N_("Nothing was changed. A sealed note can always be written."),
        N_("Ask the charge nurse or the incident lead for a new PIN. Another person can go on writing."),
    ),
    errors.PinGone: (
        N_("This PC does not know this person's PIN any more."),
        N_("The log is whole. A sealed note can always be written."),
        N_("Set a new PIN; a second person vouches with the own PIN."),
    ),
    errors.PinTooWeak: (
        N_("This PIN cannot be used."), N_("Nobody was enrolled and no PIN was changed."),
        N_("Take six digits that are no row and no pattern."),
    ),
    errors.Unreadable: (
        N_("This sealed file does not open with this key, or it was changed."), _UNTOUCHED,
        N_("Check that it is the right key."),
    ),
    errors.Refused: (N_("The rules of the log do not allow this."), _NOTHING_LOST, N_("Write a note instead.")),
    errors.NotAllowed: (
        N_("This role may not do that."), _NOTHING_LOST, N_("Ask the person in charge, or write a note."),
    ),
    BadInput: (N_("This cannot be read as it is."), _NOTHING_TAKEN, N_("Put it right and try again.")),
    errors.NotOurs: (
        N_("There is no ward log in this file."), _NOTHING_TAKEN, N_("Choose a PDF or log that a ward exported."),
    ),
    errors.TooLarge: (N_("This is larger than the program takes."), _NOTHING_TAKEN, N_("Split it and try again.")),
    errors.BadRecord: (N_("A record has a field that does not fit."), _NOTHING_TAKEN, N_("Correct the field.")),
    errors.BadChain: (
        N_("The log does not hold: a record is missing, changed or not signed."),
        N_("The file was not changed and nothing in it was deleted."),
        N_("Keep it as evidence, and ask the ward for a new export."),
    ),
    errors.NotTrusted: (
        N_("This does not come from who may say so."), _NOTHING_TAKEN,
        N_("Keep the stick or paper apart and call the incident team."),
    ),
    errors.OlderThanKnown: (
        N_("This is older than what this ward has accepted before."), _NOTHING_TAKEN,
        N_("Ask the incident team for the newest one."),
    ),
    errors.NothingToExport: (
        N_("There is no record that could be exported."), _UNTOUCHED,
        N_("Keep the folder as it is and call the incident team."),
    ),
    errors.PrinterTrouble: (
        N_("The printer did not take the pages."), N_("Nothing is lost."),
        N_("Check printer, paper and cable. Or save the pages as a file."),
    ),
}  # fmt: skip

_MEDIUM = {
    "ENOENT": (
        N_("There is no such file or folder."), N_("Nothing was changed."),
        N_("Check the name, and that the stick is plugged in."),
    ),
    "EEXIST": (
        N_("There is a file of this name already."), N_("It was not changed."), N_("Choose another name."),
    ),
    "ENOTDIR": (
        N_("A file stands where a folder should be."), N_("Nothing was changed."), N_("Choose another place."),
    ),
    "EISDIR": (
        N_("A folder stands where a file should be."), N_("Nothing was changed."), N_("Say the name of the file."),
    ),
    "not-a-file": (N_("This is no file."), N_("Nothing was changed."), N_("Say the name of a file.")),
}  # fmt: skip
"""Sentences for what is no fault of the disk or stick: a slip in a name, as the medium says it."""

REASONS = {
    "empty": N_("It is empty."),
    "not-a-file": N_("It is no file."),
    "no-rows": N_("It has column titles but no rows."),
    "not-text": N_("It is no text."),
    "not-utf-8": N_("It is not UTF-8 text."),
    "quotes": N_("A quotation mark is opened and not closed, or stands in the wrong place."),
    "missing-column": N_("A column is missing."),
    "column-twice": N_("Two columns say the same."),
    "columns": N_("There are too many columns."),
    "rows": N_("There are too many rows."),
    "missing": N_("A cell is empty."),
    "repeated": N_("This number is there already."),
    "name-taken": N_("Somebody of this name is enrolled already. Add a second surname or a letter."),
    "unknown-type": N_("This kind of device is not known."),
    "too-many-cells": N_("The row has more cells than the titles."),
    "too-few-cells": N_("The row has fewer cells than the titles."),
    "too-long": N_("The text is too long."),
    "not-yes-or-no": N_("It says neither yes nor no."),
    "not-a-day": N_("Write the day as 2026-11-23."),
    "unknown-class": N_("This removal class is not known."),
    "check-digit": N_("The check digit of the device code is wrong."),
    "not-json": N_("The line is no JSON."),
    "not-an-object": N_("It should be names and values in { }."),
    "not-a-list": N_("It should be a list."),
    "no-version": N_('The first line should say {"scenario": 1}.'),
    "unknown-version": N_("This version is not known."),
    "unknown-kind": N_("There is no such kind of record."),
    "unknown-field": N_("There is no such field."),
    "unknown-code": N_("There is no such code."),
    "missing-field": N_("A field is missing."),
    "wrong-type": N_("The value is of the wrong kind."),
    "out-of-range": N_("The number is out of range."),
    "not-a-reference": N_("It names no record."),
    "not-a-label": N_("A label has small letters, digits and hyphens only."),
    "label-twice": N_("Two lines have the same label."),
    "unknown-label": N_("No earlier line has this label."),
    "unknown-person": N_("Nobody of this name is enrolled."),
    "unknown-procedure": N_("There is no such procedure."),
    "witness-is-author": N_("Nobody can witness an own record."),
    "missing-time": N_("The time is missing."),
    "not-a-time": N_("This is no time."),
    "time-without-offset": N_("The time needs its offset, such as +01:00."),
    "no-such-time": N_("There is no such time."),
    "goes-back": N_("The time goes back."),
    "two-times": N_("The time is said twice."),
    "spelling": N_("It is misspelt."),
    "no-log": N_("It holds no ward log."),
    "several-logs": N_("It holds more than one log."),
    "log-cut-off": N_("Its end is missing."),
    "code-shape": N_("This is no code of ours, or a part of it is missing."),
    "code-check": N_("The code was not read as it is. Scan it again."),
    "code-place": N_("The code says a place it cannot have."),
    "code-twice": N_("Two different codes say they are the same one of the set."),
    "code-total": N_("The codes of one set do not agree on how many they are."),
    "codes-missing": N_("These codes of the set are missing. Scan them, in any order."),
    "codes-whole": N_("The codes are all there, and together they are not what was sent."),
    "codes-content": N_("The codes fit together, but hold nothing we know."),
    "codes-too-many": N_("It is more than fits into 20 codes."),
    "no-codes": N_("There is no code of ours in it."),
    "no-code-reader": N_("Nothing on this PC reads codes in pictures (zxing-cpp). Scan them into a text file."),
    "picture-unread": N_("It is no picture or PDF that could be read."),
    "six-digits": N_("It must have six digits."),
    "six-digits-or-more": N_("It must have six digits or more."),
    "words-first": N_("First protect the log with six words."),
    "beside-the-log": N_("Not beside the log: whoever takes this PC would have both. Choose a stick."),
    "way-known": N_("This key opens the log already."),
    "last-way": N_("It is the only way in."),
    "rekey-under-way": N_("A change of the lock is under way. Close the log and open it again."),
    "too-many-ways": N_("There are too many ways in already."),
    "mirror-is-key-stick": N_("This stick opens the log with its PIN. Take another stick for the copy."),
    "key-stick-is-mirror": N_("A copy of the log lies on this stick. Take another stick for the key."),
    "no-checkpoint": N_("This is no checkpoint line, or a part of it is missing."),
    "no-hand-code": N_("This is no code of 16 letters with the number of its record before it."),
    "row": N_("The digits are a row."),
    "common": N_("Too many people would try it."),
    "pin-differs": N_("The two PINs are not the same."),
    "badge-taken": N_("This badge belongs to somebody else here."),
    "badge-too-short": N_("This is no badge: at least four letters or numbers."),
    "say-why": N_("Say why in a few words."),
    "somebody-can-vouch": N_("Somebody here can vouch with the own PIN."),
    "sealed": N_("It is sealed. Give the key that it was sealed to."),
    "real-and-exercise": N_("Some of the files are real, some from an exercise. Take those of one only."),
    "several-wards": N_("The files come from more than one ward. Take those of one only."),
    "ward-not-named": N_("The codes do not say whose log it is. Give the hospital and the ward."),
    "no-receipt": N_("The incident team has not confirmed that it holds all of this log."),
    "inside-the-ward": N_("This place is inside the folder that is deleted. Choose another."),
    "only-in-an-exercise": N_("This is for exercises only. Nothing of a drill enters a real log."),
    "no-injects": N_("It holds no inject."),
    "same-person": N_("It takes two different people."),
    "one-of-each": N_("It takes a doctor and a charge nurse."),
    "no-such-language": N_("The procedure is not written in this language."),
    "needs-its-own-act": N_("This is done in another way, with two people or a secret."),
    "still-loading": N_("The log is still being read. Wait until all of it is here."),
    "not-protected": N_("The log has no six words yet. Protect it first."),
    "nothing-to-erase": N_("There is nothing in this part of the record, or it was erased before."),
    "not-erasable": N_("This record cannot be erased."),
    "erase-without-reason": N_("Choose the part, and write the reason."),
    "too-large": N_("It is too large."),
    "still-a-sample": N_("It still says that it is a sample."),
    "not-toml": N_("It is not written as TOML."),
    "not-a-code": N_("This code is not possible."),
    "not-a-version": N_("This version is not possible."),
    "missing-text": N_("A text is missing."),
    "not-a-step": N_("This is no step."),
    "not-a-step-id": N_("The number of the step is not possible."),
    "same-id-twice": N_("Two steps have the same number."),
    "no-languages": N_("It says nothing in any language."),
    "missing-language": N_("One language is missing."),
    "different-counts": N_("The languages do not have the same number of lines."),
    "picture": N_("It is no PNG picture of at most 20 megapixels."),
    "no-key-file": N_("It is no key file of the incident team."),
    "other-key": N_("It is a key for something else."),
    "version": N_("Its version is not possible."),
    "unknown-key": N_("This is no root key of this team."),
    "root-step": N_("The keys do not follow from the ones before."),
    "signatures": N_("It is not signed by enough of the right keys."),
    "threshold": N_("One key alone could sign it."),
    "key": N_("A key is not what it says it is."),
    "delegation": N_("It gives rights that it cannot give."),
    "may-not-name": N_("Who signed it may not bring this file."),
    "not-there": N_("It is missing on the stick."),
    "other-file": N_("It is not the file that was signed."),
    "exercise": N_("It is for exercises only."),
    "other-team": N_("It comes from another team, or the team began anew and gives out new cards."),
    "card": N_("The letters of the card do not fit this stick."),
    "not-exercise": N_("It is for real wards, and this is an exercise."),
    "no-team": N_("No trust stick was taken over here, so nobody is known who may sign. Take the team's stick first."),
    "no-pack-keys": N_("The stick taken over last names no key that may sign this. Take the team's newest stick."),
    "unknown-pack-key": N_("It is signed with a key that the team's stick does not name."),
    "word-signature": N_("It is not signed by the key it names, or not for this use."),
    "other-text": N_("Another text has this code and version here."),
    "here-already": N_("It is here already."),
    "codes-not-for-wards": N_("These codes hold a ward's log. They are for the incident team."),
    "receipt-elsewhere": N_("The receipt is for another log."),
    "receipt-unsigned": N_("The receipt names this log, but the team known here did not sign it."),
    "no-label": N_("Nothing here gets such a label, or its code is too long."),
    "how-many": N_("1 to 200 sheets of each form."),
    "receipt-differs": N_("The receipt does not fit this log. Look at it in the window, under Witnesses."),
}
"""Words for the reasons of `BadInput`, `PinTooWeak` and `Refused`; a reason without words is shown as its code."""


def tell(error: LogbookError, words: Words) -> Trouble:
    """Say an error in sentences."""
    kind = next(kind for kind in type(error).__mro__ if kind in _SENTENCES)
    what, safe, todo = _SENTENCES[kind]
    if kind is errors.StorageTrouble:
        what, safe, todo = _MEDIUM.get(str(error.facts.get("detail")), (what, safe, todo))
    told = words(todo) if kind is not errors.NotAllowed else _whom_to_ask(error, words)
    return Trouble(words(what), words(safe), told, _where(error, words))


def ask(right: Right, words: Words) -> str:
    """Say whom to ask for what this role may not do."""
    roles = ", ".join(word(words, role) for role in who_may(right))
    return words("Ask somebody who may do this: {roles}. Meanwhile, everybody may write a note.").format(roles=roles)


def _whom_to_ask(error: LogbookError, words: Words) -> str:
    act = error.facts.get("act")
    if isinstance(act, Right):
        return ask(act, words)
    if act == "vouch":
        return words("Another person who is on the list vouches with the own PIN.")
    return words(_SENTENCES[errors.NotAllowed][2])


def reason(code: str, words: Words) -> str:
    """Say a reason; its code where there are no words for it."""
    return words(REASONS[code]) if code in REASONS else code


def _where(error: LogbookError, words: Words) -> str:
    facts = {name: one_line(str(value)) for name, value in error.facts.items() if value not in {None, ""}}
    told = []
    told += [facts[name] for name in ("path", "printer") if name in facts]
    if "line" in facts:
        told.append(words("line {line}").format(line=facts["line"]))
    if "number" in facts and facts["number"].isdigit():
        told.append(words("record {number}").format(number=facts["number"]))
    if "field" in facts:
        told.append(facts["field"])
    if "wait" in facts:
        told.append(words("wait {wait} s").format(wait=facts["wait"]))
    if "reason" in facts:
        told.append(reason(facts["reason"], words))
    apart = error.facts.get("apart")
    if isinstance(apart, int):
        told.append(words.n("{n} letter differs", "{n} letters differ", apart).format(n=apart))
    if facts.get("rule") in REASONS:
        told.append(reason(facts["rule"], words))
    return " · ".join(told)
