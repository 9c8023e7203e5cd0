# SPDX-License-Identifier: Apache-2.0
"""Every rule of the verification, each with a file that breaks it alone."""

import dataclasses
import hashlib

import pytest

from logbook.core.crypto import age_encrypt, device_certificate, new_age_identity, new_device_key
from logbook.core.exchange import verify as module
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.badge import Finding as Seal
from logbook.core.exchange.pdfsign import sign
from logbook.core.exchange.verify import (
    Finding,
    Judged,
    NotProven,
    Proven,
    Shape,
    Verdict,
    Verified,
    explained,
    judge,
    still_open,
    verify,
)
from logbook.core.model import chain, parts
from logbook.core.model.codes import Part, Profile, Realm
from logbook.core.model.frame import Ref
from logbook.core.model.safeguards import Erase
from logbook.core.model.traces import Start
from logbook.i18n import resources
from tests.chains import NIGHT, Chain, digest
from tests.core.exchange.conftest import AT, draw


@pytest.fixture(scope="module")
def log():
    return Chain().notes(4)


ALWAYS = (NotProven.LATER_RECORDS, NotProven.WHO_TYPED, NotProven.TIMES, NotProven.DEVICE_OWNER)
"""What no file proves."""


def codes(data, seal=None):
    return [finding.code for finding in verify(data, seal or refuse).report.findings]


def refuse(*_):
    raise AssertionError("no seal to look at")


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (Verdict, {"good", "findings"}),
        (Shape, {"pdf", "log", "sealed", "other"}),
        (Proven, {"unchanged", "complete-run", "one-device", "from-the-start", "seal"}),
        (
            NotProven,
            {
                "later-records", "earlier-records", "who-typed", "times", "device-owner", "withheld", "erased", "copy",
            },
        ),
    ],
)  # fmt: skip
def test_the_codes_are_the_published_ones(kind, codes):
    page = (resources() / "help" / "commands.md").read_text("utf-8")
    assert {str(code) for code in kind} == codes
    assert all(f"`{code}`" in page for code in codes)


def test_a_log_text_is_good_and_says_what_it_proves(log):
    text = log.text()
    found = verify(text, refuse)
    report = found.report
    assert (report.verdict, report.shape, report.realm, report.drill) == (Verdict.GOOD, Shape.LOG, Realm.REAL, False)
    assert (report.hospital, report.ward, report.segment, report.first, report.last) == ("Hospital", "UCI", "A", 0, 4)
    assert (report.profile, report.needs, report.seal, report.unread) == (Profile.CLINICAL, 0, None, ())
    assert report.proven == (Proven.UNCHANGED, Proven.COMPLETE_RUN, Proven.ONE_DEVICE, Proven.FROM_THE_START)
    assert report.not_proven == ALWAYS
    assert (report.sha256, report.log) == (hashlib.sha256(text).hexdigest(), log.tails[0].log)
    assert report.device == hashlib.sha256(log.device.point).hexdigest()[:16]
    assert (report.stamped, report.withheld, report.erased, report.copied_by) == (NIGHT // 1000 + 240, (), (), "")
    assert [entry.ref for entry in found.entries] == [Ref("A", number) for number in range(5)]


def test_a_pdf_is_verified_with_its_seal(log):
    text = log.text()
    certificate = device_certificate(log.device, "UCI A", 7)
    pdf = sign(draw(text), log.device, certificate, AT, "seal")
    report = verify(pdf).report
    assert (report.verdict, report.shape, report.seal) == (Verdict.GOOD, Shape.PDF, True)
    assert Proven.SEAL in report.proven
    assert codes(pdf + b"\n", module.badge.check) == ["seal-not-whole-file"]


def test_a_copy_is_good_sealed_by_who_hands_it_in_and_says_so(log):
    other = new_device_key()
    text = log.text(by=other)
    report = verify(text, refuse).report
    assert (report.verdict, report.shape) == (Verdict.GOOD, Shape.LOG)
    assert report.copied_by == hashlib.sha256(other.point).hexdigest()[:16] != report.device
    assert NotProven.COPY in report.not_proven
    assert NotProven.COPY not in verify(log.text(), refuse).report.not_proven
    pdf = sign(draw(text), other, device_certificate(other, "UCI B", 7), AT, "seal")
    assert verify(pdf).report.seal
    forged = sign(draw(text), log.device, device_certificate(log.device, "UCI A", 7), AT, "seal")
    assert codes(forged, module.badge.check) == ["seal-other-key"]


def test_a_red_seal_is_a_finding_and_the_log_is_still_read(log):
    found = verify(b"%PDF-1.7\n" + log.text(), lambda *_: Badge((Seal.OTHER_KEY, Seal.FORBIDDEN)))
    assert [finding.code for finding in found.report.findings] == ["seal-other-key", "seal-active-content"]
    assert (found.report.seal, found.report.verdict, len(found.entries)) == (False, Verdict.FINDINGS, 5)
    assert Proven.SEAL not in found.report.proven


def test_the_seal_is_asked_for_this_log_and_this_device(log):
    asked = []
    text = log.text()
    pdf = b"%PDF-1.7\n" + text
    verify(pdf, lambda *question: asked.append(question) or Badge(()))
    assert asked == [(pdf, log.device.point, digest(text))]


def test_a_drill_verifies_as_a_drill():
    report = verify(Chain(realm=Realm.DRILL).notes(1).text(), refuse).report
    assert (report.verdict, report.drill) == (Verdict.GOOD, True)


def test_a_later_slice_is_good_from_its_first_record(log):
    report = verify(log.text(first=3), refuse).report
    assert (report.verdict, report.first, report.needs, report.ward) == (Verdict.GOOD, 3, 3, "")
    assert report.not_proven == (*ALWAYS, NotProven.EARLIER_RECORDS)
    assert report.proven == (Proven.UNCHANGED, Proven.COMPLETE_RUN, Proven.ONE_DEVICE)
    assert (report.hospital, report.segment) == ("", "")
    assert verify(log.text(first=1), refuse).report.not_proven == (*ALWAYS, NotProven.EARLIER_RECORDS)


@pytest.mark.parametrize("profile", [Profile.INCIDENT, Profile.OUTSIDE])
def test_what_a_profile_withholds_is_said(log, profile):
    report = verify(log.text(profile), refuse).report
    assert (report.verdict, NotProven.WITHHELD in report.not_proven) == (Verdict.GOOD, True)


def test_a_text_withheld_by_a_person_is_said(log):
    report = verify(log.text(withheld=[2]), refuse).report
    assert (report.verdict, report.withheld, NotProven.WITHHELD in report.not_proven) == (Verdict.GOOD, (2,), True)


def test_a_file_of_64_mib_is_looked_at_and_one_byte_more_is_not():
    asked = []

    def judge(data):
        asked.append(len(data))
        return Judged(Finding("no-log"))

    most = 64 * 1024 * 1024
    assert verify(bytes(most), refuse, judge).report.findings == (Finding("no-log", None, ""),)
    assert verify(bytes(most + 1), refuse, judge).report.findings == (Finding("too-large", None, ""),)
    assert asked == [most]


def test_of_a_file_without_a_log_nothing_is_said_but_that():
    found = verify(b"words", refuse)
    assert found == Verified(found.report, None, None, ())
    assert dataclasses.asdict(found.report) == {
        "sha256": hashlib.sha256(b"words").hexdigest(), "shape": "other",
        "findings": ({"code": "no-log", "number": None, "part": ""},),
        "realm": None, "profile": None, "hospital": "", "ward": "", "segment": "", "log": "", "device": "",
        "first": None, "last": None, "needs": 0, "stamped": None, "withheld": (), "unread": (), "erased": (),
        "copied_by": "", "seal": None, "proven": (), "not_proven": (),
    }  # fmt: skip
    assert judge(b"words") == Judged(Finding("no-log"), b"", None, None)


def test_an_answer_with_fewer_headers_than_records_is_not_read_in_part(log):
    def odd(data):
        told = judge(data)
        return dataclasses.replace(told, checked=dataclasses.replace(told.checked, headers=told.checked.headers[:-1]))

    with pytest.raises(ValueError, match="longer"):
        verify(log.text(), refuse, odd)


def test_no_words_of_the_log_get_into_a_trace(log):
    shown = repr(verify(log.text(), refuse)) + repr(judge(log.text()))
    for words in ("note 0", chain.b64(log.links[1].parts[1])):
        assert words not in shown
    assert log.tails[0].log in shown


def test_a_sealed_file_needs_its_key(log):
    assert codes(age_encrypt(log.text(), [new_age_identity()[1]])) == ["sealed"]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "no-log"), (b"%PDF-1.7\nnothing", "no-log"), (b"PK\x03\x04" + b"\0" * 100, "no-log")],
)
def test_what_holds_no_log_is_not_ours(data, code):
    assert codes(data) == [code]


def test_two_logs_in_one_file_are_refused(log):
    assert codes(log.text() + log.text()) == ["several-logs"]
    assert codes(log.text() + Chain(realm=Realm.DRILL).text()) == ["several-logs"]


@pytest.mark.parametrize(("before", "after"), [(b"", b"x\n"), (b"PK\x03\x04\n", b""), (b"\n", b"")])
def test_bytes_around_a_log_text_are_a_finding(log, before, after):
    found = verify(before + log.text() + after, refuse)
    assert [finding.code for finding in found.report.findings] == ["bytes-around-log"]
    assert len(found.entries) == 5


def test_a_broken_spelling_is_refused(log):
    assert codes(log.text().replace(b'"v":1', b'"v": 1', 1)) == ["header-spelling"]


def test_a_changed_record_is_named(log):
    other = Chain().notes(2)
    lines, foreign = log.text().split(b"\n"), other.text().split(b"\n")
    lines[6] = foreign[6]
    forged = b"\n".join(lines[:-2]) + b"\n"
    found = verify(_end_again(log, forged), refuse).report
    assert (found.findings[0].code, found.findings[0].number, found.verdict) == ("other-log", 2, Verdict.FINDINGS)


def _end_again(log, body):
    """Spell a new END with the right hash, signed by the device itself: only the chain can tell."""
    end = chain.json.loads(log.text().rsplit(b" ", 1)[1])
    end["lines"] = chain.b64(digest(body))
    raw = chain.encode(end)
    return (
        body + b"END " + chain.b64(log.device.sign(chain.to_sign(log.realm, "end", raw))).encode() + b" " + raw + b"\n"
    )


def test_a_cut_tail_with_an_end_of_its_own_is_refused(log):
    stranger = new_device_key()
    assert codes(log.text(last=3, sign=stranger.sign)) == ["end-signature"]


def close(log, number, part=Part.TEXT):
    """Take the words of a part away."""
    link = log.links[number]
    log.links[number] = dataclasses.replace(link, parts=chain.bare(log.realm, link.parts, [part]))
    return log


def test_a_text_dropped_without_leave_is_a_finding(log):
    found = verify(close(log.branch(), 2).text(), refuse).report
    assert found.findings == (Finding("part-missing", 2, "text"),)
    assert found.not_proven == ALWAYS


def test_a_fault_outside_the_records_has_no_number(log):
    text = log.text()
    slice_line = verify(text.replace(b"SLICE {", b"SLICE  {", 1), refuse).report
    assert slice_line.findings == (Finding("header-spelling", None, ""),)
    end_line = verify(log.text(sign=new_device_key().sign), refuse).report
    assert end_line.findings == (Finding("end-signature", None, ""),)


def test_a_fault_in_record_0_has_its_number(log):
    first = chain.b64(log.links[0].signature).encode()
    body = log.text()[: log.text().rindex(b"END ")].replace(first, chain.b64(bytes(64)).encode())
    assert verify(_end_again(log, body), refuse).report.findings == (Finding("signature", 0, ""),)


def test_a_part_that_should_have_been_withheld_is_a_finding(log):
    text = log.text(Profile.CLINICAL).replace(b'"profile":"clinical"', b'"profile":"incident"')
    body = text[: text.rindex(b"END ")]
    end = chain.json.loads(text.rsplit(b" ", 1)[1]) | {"lines": chain.b64(digest(body))}
    raw = chain.encode(end)
    signature = chain.b64(log.device.sign(chain.to_sign(log.realm, "end", raw))).encode()
    found = verify(body + b"END " + signature + b" " + raw + b"\n", refuse).report
    assert {finding.code for finding in found.findings} == {"part-not-withheld"}
    assert [finding.number for finding in found.findings] == [0, 1, 2, 3, 4]


def test_a_start_that_speaks_of_the_other_realm_is_a_finding():
    start = Start("Hospital", "UCI", Realm.DRILL, "A", "test 1")
    found = verify(Chain(start=start).notes(2).text(), refuse).report
    assert found.findings == (Finding("other-realm", 0, ""),)


def test_words_of_a_newer_program_are_unread_and_no_finding(monkeypatch):
    log = Chain()
    with monkeypatch.context() as later:
        later.setattr(parts, "VERSION", 2)
        log.notes(1)
    report = verify(log.text(), refuse).report
    assert (report.verdict, report.unread) == (Verdict.GOOD, (1,))


def test_a_start_of_a_newer_program_is_unread_and_no_finding(monkeypatch):
    with monkeypatch.context() as later:
        later.setattr(parts, "VERSION", 2)
        log = Chain()
    report = verify(log.notes(1).text(), refuse).report
    assert (report.verdict, report.unread, report.ward) == (Verdict.GOOD, (0,), "")


def test_a_start_in_the_middle_begins_no_other_segment():
    log = Chain().add(Start("Hospital", "UCI", Realm.REAL, "Z", "test 1")).notes(1)
    assert [entry.ref for entry in verify(log.text(), refuse).entries] == [Ref("A", number) for number in range(3)]


def test_a_record_whose_codes_were_closed_is_missing_a_part_and_not_unread(log):
    report = verify(close(log.branch(), 2, Part.ACT).text(), refuse).report
    assert (report.findings, report.unread) == ((Finding("part-missing", 2, "act"),), ())


def test_every_single_changed_byte_is_refused():
    text = Chain().notes(1).text()
    for place in range(len(text)):
        changed = bytearray(text)
        changed[place] ^= 1
        assert verify(bytes(changed), refuse).report.findings, place


def test_every_cut_is_refused():
    text = Chain().notes(1).text()
    assert all(verify(text[:end], refuse).report.findings for end in range(len(text)))


@pytest.mark.parametrize("noise", [b"[" * 100_000, b"WARDLOG 1\n" + b"\n" * 50 + b"END x\n", b"WARDLOG 1\nEND\nEND \n"])
def test_noise_ends_in_a_finding(noise):
    assert codes(noise)


def erase(log, number, part=Part.TEXT, target=None):
    """Write that a part is erased, and take its words away."""
    return close(log.add(Erase(target or Ref("A", number), part, "a name")), number, part)


@pytest.mark.parametrize("part", [Part.TEXT, Part.PATIENT, Part.PERSON])
def test_a_part_that_a_later_record_says_was_erased_is_told_and_no_finding(part):
    report = verify(erase(Chain().notes(3), 2, part).text(), refuse).report
    assert (report.verdict, report.erased) == (Verdict.GOOD, ((2, part),))
    assert report.not_proven == (*ALWAYS, NotProven.ERASED)


def test_act_is_never_erased():
    assert codes(erase(Chain().notes(3), 2, Part.ACT).text()) == ["part-missing"]


@pytest.mark.parametrize("target", [Ref("B", 2), Ref("A", 1)])
def test_an_erase_record_of_another_record_or_segment_explains_nothing(target):
    assert "part-missing" in codes(erase(Chain().notes(3), 2, target=target).text())


def test_an_erase_record_explains_only_what_came_before_it():
    log = Chain().add(Erase(Ref("A", 2), Part.TEXT, "early")).notes(2)
    assert codes(close(log, 2).text()) == ["part-missing"]


def test_a_slice_without_record_0_knows_no_letter_and_takes_any():
    log = erase(Chain().notes(3), 2, target=Ref("C", 2))
    later = verify(log.text(first=1), refuse)
    assert later.report.findings == ()
    assert [entry.ref for entry in later.entries] == [Ref("", number) for number in range(1, 5)]
    assert codes(log.text()) == ["part-missing"]


def test_what_is_said_to_be_erased_and_is_open_all_the_same_is_told():
    log = Chain().notes(3).add(Erase(Ref("A", 2), Part.TEXT, "left open"))
    report = verify(log.text(), refuse).report
    assert report.findings == (Finding("erased-but-open", 2, Part.TEXT),)
    assert verify(log.text(first=1), refuse).report.verdict is Verdict.GOOD  # no letter, no accusation
    assert verify(log.text(Profile.OUTSIDE), refuse).report.verdict is Verdict.GOOD


def entries_of(log):
    return verify(log.text(), refuse).entries


def test_records_of_a_later_segment_explain_what_is_missing_here():
    log = erase(Chain().notes(3), 2, target=Ref("B", 2))
    found = verify(log.text(), refuse)
    later = entries_of(Chain(segment="B").add(Erase(Ref("A", 2), Part.TEXT, "by law")).notes(1))
    assert explained(found.checked, found.entries, "A") == set()
    assert explained(found.checked, found.entries, "A", later) == {(2, Part.TEXT)}
    assert explained(found.checked, found.entries, "C", later) == set()


def test_a_record_that_names_itself_erased_is_no_explanation():
    log = Chain().notes(1).add(Erase(Ref("A", 2), Part.TEXT, "itself"))
    assert codes(close(log, 2).text()) == ["part-missing"]


def test_what_another_segment_holds_is_no_matter_of_this_one():
    log = Chain(segment="B").notes(1).add(Erase(Ref("A", 1), Part.TEXT, "of the segment before"))
    assert still_open(entries_of(log)) == set()
    assert codes(log.text()) == []
