# SPDX-License-Identifier: Apache-2.0
"""The words for what a verification or a collection says; the codes are the interface, the words are for people."""

from __future__ import annotations

from logbook.core.exchange.verify import Finding, NotProven, Proven
from logbook.i18n import N_, Words

PROVEN = {
    Proven.UNCHANGED: N_("Every record is as it was signed."),
    Proven.COMPLETE_RUN: N_("No record between the first and the last is missing."),
    Proven.ONE_DEVICE: N_("One device wrote them all."),
    Proven.FROM_THE_START: N_("The log is there from its first record."),
    Proven.SEAL: N_("The PDF is as the device sealed it, to the last byte."),
}

NOT_PROVEN = {
    NotProven.LATER_RECORDS: N_("Not proven: that no later records exist."),
    NotProven.EARLIER_RECORDS: N_("Not proven: the records before the first one here."),
    NotProven.WHO_TYPED: N_("Not proven: who typed. A PIN says who signed in, no more."),
    NotProven.TIMES: N_("Not proven: that the PC's clock was right."),
    NotProven.DEVICE_OWNER: N_("Not proven: whose device it is. Compare its code with the ward's."),
    NotProven.COPY: N_("Not proven: that the copy ends where the log did. Only the device that hands it in says so."),
    NotProven.WITHHELD: N_("Not shown: what was withheld on export. That it exists is proven."),
    NotProven.ERASED: N_("Not shown: what was erased by law, as a record says. That it existed is proven."),
}

_CHAIN = N_("The record is not part of this log, or was changed.")
_SPELLING = N_("The log is not written as the program writes it.")

FINDINGS = {
    "too-large": N_("The file is larger than 64 MiB and was not opened."),
    "unreadable": N_("The file could not be read."),
    "sealed": N_("The file is sealed. It needs the key of the incident team."),
    "sealed-to-others": N_("The file is sealed, and this key does not open it."),
    "log-not-checked": N_("The file could not be checked: checking it took too long, or it broke the checking."),
    "no-log": N_("There is no ward log in this file."),
    "several-logs": N_("There is more than one log in this file."),
    "log-cut-off": N_("The end of the log is missing."),
    "bytes-around-log": N_("There is something else in the file besides the log."),
    "part-missing": N_(
        "A part is missing although it should be here. If it was erased, check the volumes after this one with it."
    ),
    "erased-but-open": N_("A part is here although a record says that it was erased."),
    "part-not-withheld": N_("A part is here although it should have been withheld."),
    "other-realm": N_("Exercise and real log are mixed up."),
    "number": _CHAIN, "other-log": _CHAIN, "chain": _CHAIN, "body": N_("The words are not the ones that were signed."),
    "signature": N_("The signature of the record is wrong."), "no-start": N_("The log does not begin with its start."),
    "end-head": N_("The log was cut: its end names another last record."),
    "end-lines": N_("The log is not the one that its end was signed for."),
    "end-counts": N_("The log has fewer or more records than its end says."),
    "end-signature": N_("The end of the log is not signed by the ward's device."),
    "slice-names": N_("The log names a device or log that is not its own."),
    "seal-not-checked": N_("The seal of the PDF could not be checked. The log inside was."),
    "seal-not-a-pdf": N_("This is no sound PDF. The log inside was read all the same."),
    "seal-missing": N_("The PDF is not sealed."),
    "seal-not-alone": N_("The PDF has more than one seal."),
    "seal-not-whole-file": N_("Something was added to the PDF after it was sealed."),
    "seal-allows-changes": N_("The seal would allow changes. Ours never does."),
    "seal-odd-bytes": N_("The seal is not written as the program writes it."),
    "seal-broken": N_("The PDF was changed after it was sealed."),
    "seal-other-key": N_("The PDF was sealed by another device than the log's."),
    "seal-attachments": N_("The PDF does not carry exactly the log."),
    "seal-other-log": N_("The PDF carries another log than the one found in it."),
    "seal-active-content": N_("The PDF holds something that acts by itself. It was not opened."),
    "seal-hidden-objects": N_("The PDF hides objects. Ours never does."),
    "gap": N_("Records are missing."),
    "fork": N_("Two different records have this number. Both are kept; from here on the log is disputed."),
    "shorter-later": N_("A later export has fewer records: cut, or put back from a copy. All records are kept."),
    "other-device": N_("A part of the log is signed by another device and was kept apart."),
    "second-log": N_("The same device began a second log, and nothing says why."),
    "earlier-missing": N_("The segment before this one was not received, or not as far as it names."),
    "earlier-differs": N_("The segment before this one is not the one that it names."),
    "continued-by-other-device": N_(
        "Another device goes on from the segment before; its corrections strike nothing there. Compare the codes."
    ),
    "continued-after": N_("The segment before this one was written on after it was closed."),
    "clocks-contradict": N_("What is known of this clock contradicts itself or another. Its times were not aligned."),
    "seen-differs": N_(
        "Somebody outside holds a signed line about this record, and it is another record. From here on the log is "
        "disputed."
    ),
    "seen-beyond": N_(
        "Somebody outside saw this record, but nothing so late came: cut, put back from a copy, or not handed in yet."
    ),
    "receipt-differs": N_(
        "The incident team gave a receipt for another record of this number. From here on the log is disputed."
    ),
    "receipt-beyond": N_("The incident team gave a receipt for this record, but nothing so late is here now."),
    "line-unreadable": N_("What was taken down here is no checkpoint line. It proves nothing."),
    "line-unsigned": N_(
        "The line taken down here is not signed by the device it names. It proves nothing, against nobody."
    ),
    "line-of-unknown-log": N_("The line taken down here is of a log that was not received. It cannot be checked yet."),
    "log-missing": N_("A device known here signed for this log, but nothing of the log was received."),
    "receipt-unsigned": N_("The receipt written down here is not signed by the incident team."),
    "code-near": N_("A code copied by hand differs in a few letters. Check the handwriting."),
    "code-other": N_("A code copied by hand does not match. Check number, ward and handwriting."),
    "not-enrolled": N_("The device is not on the team's list."),
    "other-ward": N_("The team's list has this device for another ward."),
    "revoked": N_("Written after the key of this device was lost: from here on it is not trusted."),
    "part-kept": N_("A part is missing in one file without a reason, and is in another. It was kept."),
}  # fmt: skip


def finding_words(words: Words, finding: Finding) -> str:
    """Say a finding: its code, so that it can be looked up, the record, and the sentence."""
    sentence = words(FINDINGS.get(finding.code, _SPELLING))
    record = "" if finding.number is None else " " + words("record {number}").format(number=finding.number)
    part = f" ({finding.part})" if finding.part else ""
    return f"[{finding.code}]{record}{part}: {sentence}"
