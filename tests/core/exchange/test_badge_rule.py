# SPDX-License-Identifier: Apache-2.0
"""Each way to tamper with a sealed PDF ends in its finding, and where it can be had alone, in that finding alone."""

from __future__ import annotations

import hashlib
import io
import random
import re
from datetime import UTC, datetime

import pikepdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from logbook.core.crypto import device_certificate, device_key_from
from logbook.core.exchange.badge import Finding, check
from logbook.core.exchange.badge_rule import answer, judge
from logbook.core.exchange.cms import signed_attributes, signed_data
from logbook.core.exchange.pdfsign import sign

AT = datetime(2026, 11, 23, tzinfo=UTC)
OTHER = device_key_from(bytes(range(2, 34)))


def found(sealed, pdf, point=None, digest=None):
    return set(judge(pdf, point or sealed.device.point, digest or sealed.digest))


def root_of(pdf):
    return int(re.findall(rb"/Root (\d+) 0 R", pdf)[-1])


def body_of(pdf, number):
    start = pdf.rindex(b"\n%d 0 obj\n" % number) + len(b"\n%d 0 obj\n" % number)
    return pdf[start : pdf.index(b"endobj", start)]


def append(pdf, bodies):
    """Save incrementally, as an editor would: {object number: body}, new numbers beyond the last are fine."""
    size = int(re.findall(rb"/Size (\d+)", pdf)[-1])
    info, ids = re.findall(rb"/Info (\d+) 0 R", pdf)[-1], re.findall(rb"/ID\s*\[.*?\]", pdf, re.DOTALL)[-1]
    previous = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    out, table = pdf, b""
    for number, body in sorted(bodies.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %s 0 R%s/Prev %d>>\n" % (
        max(size, *(number + 1 for number in bodies)), root_of(pdf), info, ids, previous,
    )  # fmt: skip
    return out + b"xref\n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def with_entry(pdf, entry):
    """Add `entry` to the catalogue."""
    root = root_of(pdf)
    body = body_of(pdf, root).rstrip()
    return append(pdf, {root: body[:-2] + entry + b">>"})


def seal_again(sealed, plain, **changes):
    """Seal as the program does, but with other settings."""
    options = {
        "field_name": "WardLog",
        "certify": True,
        "docmdp_permissions": MDPPerm.NO_CHANGES,
        "subfilter": SigSeedSubFilter.PADES,
        "md_algorithm": "sha256",
    }
    meta = PdfSignatureMetadata(**(options | changes))
    signer = Signer(signing_cert=x509.Certificate.load(sealed.certificate), cert_registry=SimpleCertificateStore())
    session = PdfSigner(meta, signer).init_signing_session(IncrementalPdfFileWriter(io.BytesIO(plain)))
    prepared, out = session.prepare_tbs_document(None, 4096).digest_tbs_document(output=io.BytesIO())
    attributes = signed_attributes(prepared.document_digest, sealed.certificate)
    prepared.fill_with_cms(out, signed_data(attributes, sealed.certificate, sealed.device.sign(attributes)))
    return out.getvalue()


def edited(sealed, old, new):
    """Change the last match of `old` into `new`, no longer than it, and sign that: the device itself made it so."""
    *_, place = re.finditer(old, sealed.pdf)
    assert len(new) <= len(place[0])
    pdf = sealed.pdf[: place.start()] + new.ljust(len(place[0])) + sealed.pdf[place.end() :]
    start, end = contents(pdf)
    attributes = signed_attributes(hashlib.sha256(pdf[: start - 1] + pdf[end + 1 :]).digest(), sealed.certificate)
    der = signed_data(attributes, sealed.certificate, sealed.device.sign(attributes))
    return pdf[:start] + der.hex().upper().encode().ljust(end - start, b"0") + pdf[end:]


def contents(pdf):
    """Return where the digits of the signature are."""
    _, start, end, _ = map(int, re.search(rb"/ByteRange\s*\[\s*(\d+) (\d+) (\d+) (\d+)", pdf).groups())
    return start + 1, end - 1


def resealed(sealed, plain):
    return sign(plain, sealed.device, sealed.certificate, AT, "Seal")


def test_what_the_program_seals_is_good(sealed):
    assert found(sealed, sealed.pdf) == set()


def test_sealing_again_with_the_same_settings_is_good_too(sealed):
    assert found(sealed, seal_again(sealed, sealed.plain)) == set()


@pytest.mark.parametrize("tail", [b"\n", b"%", b" \n" * 100])
def test_trailing_bytes_are_noticed(sealed, tail):
    assert found(sealed, sealed.pdf + tail) == {Finding.NOT_WHOLE}


@pytest.mark.parametrize("tail", [b" " * 4096, b"\n%%EOF\n"])
def test_trailing_bytes_that_hide_the_end_make_it_no_pdf(sealed, tail):
    assert found(sealed, sealed.pdf + tail) == {Finding.NOT_A_PDF}


def test_a_page_changed_by_an_incremental_update_is_noticed(sealed):
    pages = int(re.search(rb"/Contents (\d+) 0 R", sealed.pdf)[1])
    update = append(sealed.pdf, {pages: b"<</Length 3>>\nstream\nq Q\nendstream"})
    assert found(sealed, update) == {Finding.NOT_WHOLE}


def test_a_metadata_update_is_noticed(sealed):
    number = int(re.findall(rb"/Info (\d+) 0 R", sealed.pdf)[-1])
    assert found(sealed, append(sealed.pdf, {number: b"<</Title(x)>>"})) == {Finding.NOT_WHOLE}


ACTIVE = [
    b"/OpenAction<</S/JavaScript/JS(app.alert)>>",
    b"/OpenAction 1 0 R",
    b"/AA<<>>",
    b"/Odd[<</S/J#61vaScript>>]",
    b"/Odd<</J#53 (x)>>",
    b"/Odd<</S/Launch>>",
    b"/Odd<</S/URI/U#52I(http://x)>>",
    *(b"/Odd/" + name for name in (b"RichMedia", b"XFA", b"SubmitForm", b"ImportData", b"GoToR", b"GoToE")),
    *(b"/Odd/" + name for name in (b"Movie", b"Sound", b"Rendition", b"FileAttachment", b"RF")),
]


@pytest.mark.parametrize("entry", ACTIVE)
def test_active_content_is_found_even_under_a_true_seal(sealed, entry):
    assert found(sealed, resealed(sealed, with_entry(sealed.plain, entry))) == {Finding.FORBIDDEN}


@pytest.mark.parametrize("entry", ACTIVE[:4])
def test_active_content_added_afterwards_is_found(sealed, entry):
    assert found(sealed, with_entry(sealed.pdf, entry)) >= {Finding.FORBIDDEN, Finding.NOT_WHOLE}


def test_active_content_in_an_object_nobody_refers_to_is_found(sealed):
    loose = append(sealed.plain, {9000: b"<</S/JavaScript>>"})
    assert found(sealed, resealed(sealed, loose)) == {Finding.FORBIDDEN}


def test_active_content_overwritten_before_sealing_is_found(sealed):
    once = with_entry(sealed.plain, b"/OpenAction 1 0 R")
    clean = append(once, {root_of(once): body_of(sealed.plain, root_of(sealed.plain))})
    assert found(sealed, resealed(sealed, clean)) == {Finding.FORBIDDEN}


def test_another_devices_seal_is_named_so(sealed):
    theirs = sign(sealed.plain, OTHER, device_certificate(OTHER, "UCI 2 · PC B", 7), AT, "Seal")
    assert found(sealed, theirs) == {Finding.OTHER_KEY}


def test_the_right_certificate_over_another_keys_signature_is_broken(sealed):
    theirs = sign(sealed.plain, OTHER, sealed.certificate, AT, "Seal")
    assert found(sealed, theirs) == {Finding.BAD_SIGNATURE}


def test_a_second_attachment_is_found(sealed):
    stream = b"<</Type/EmbeddedFile/Length 1>>\nstream\nx\nendstream"
    decoy = append(sealed.plain, {9000: stream, 9001: b"<</Type/Filespec/F(ward.wlog)/EF<</F 9000 0 R>>>>"})
    assert found(sealed, resealed(sealed, decoy)) == {Finding.ATTACHMENTS}


@pytest.mark.parametrize(
    "files", [b"<</F %s 0 R/UF 1 0 R>>", b"<</F 1 0 R/UF 1 0 R>>", b"<</F(x)/UF %s 0 R>>", b"<</UF %s 0 R>>", b"<<>>"]
)
def test_an_attachment_of_two_minds_is_found(sealed, files):
    spec, stream = re.search(rb"\n(\d+) 0 obj\n<</Type/Filespec.*?/EF<</F (\d+) 0 R", sealed.plain).groups()
    body = body_of(sealed.plain, int(spec)).split(b"/EF")[0] + b"/EF" + files.replace(b"%s", stream) + b">>"
    twisted = sealed.plain.replace(body_of(sealed.plain, int(spec)), body.ljust(len(body_of(sealed.plain, int(spec)))))
    assert Finding.ATTACHMENTS in found(sealed, resealed(sealed, twisted))


def test_a_pdf_without_attachment_is_found(sealed):
    bare = sealed.plain.replace(b"/EF<<", b"/EG<<")
    assert found(sealed, resealed(sealed, bare)) == {Finding.ATTACHMENTS}


def test_a_packed_attachment_is_found(sealed):
    packed = sealed.plain.replace(b"/Type/EmbeddedFile", b"/Filter []/Type/EF")
    assert Finding.ATTACHMENTS in found(sealed, resealed(sealed, packed))


def test_an_attachment_that_is_not_the_log_found_is_another(sealed):
    assert found(sealed, sealed.pdf, digest=bytes(32)) == {Finding.OTHER_LOG}


def test_objects_in_streams_are_found(sealed):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed.plain)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=False)
    assert found(sealed, resealed(sealed, out.getvalue())) == {Finding.COMPRESSED}


@pytest.mark.parametrize("name", [b"/ObjStm", b"/XRef"])
def test_each_kind_of_hiding_stream_is_found_alone(sealed, name):
    assert found(sealed, resealed(sealed, with_entry(sealed.plain, b"/Odd" + name))) == {Finding.COMPRESSED}


def test_a_seal_that_allows_changes_is_none(sealed):
    lax = seal_again(sealed, sealed.plain, docmdp_permissions=MDPPerm.FILL_FORMS)
    assert found(sealed, lax) == {Finding.NOT_CERTIFIED}


def test_an_ordinary_signature_is_no_certification(sealed):
    assert found(sealed, seal_again(sealed, sealed.plain, certify=False)) == {Finding.NOT_CERTIFIED}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/P 1\n", b"/P 3\n"),
        (b"/P 1\n", b""),
        (b"/TransformMethod /DocMDP", b"/TransformMethod /UR3"),
        (b"/TransformParams <<", b"/TransformPurams <<"),
        (rb"/Reference \[", b"/Referenca ["),
        (rb"/Type /TransformParams\n/V /1.2\n/P 1\n>>\n>> \]", b"/P 1>>\n>><<>>]"),
        (b"/Perms", b"/Porms"),
        (rb"/DocMDP \d+ 0 R", b"/DocMDP 5 0 R"),
        (rb"/DocMDP \d+ 0 R", b"/DocMDP <<>>"),
    ],
)
def test_a_seal_that_is_not_the_one_certification_is_found(sealed, old, new):
    assert found(sealed, edited(sealed, old, new)) == {Finding.NOT_CERTIFIED}


def test_a_parser_that_forgives_is_not_asked(sealed):
    assert found(sealed, edited(sealed, rb"endobj", b"endabj")) == {Finding.NOT_A_PDF}


def test_editing_nothing_is_good(sealed):
    assert found(sealed, edited(sealed, b"/P 1", b"/P 1")) == set()


def test_a_pdf_without_seal_is_said_to_have_none(sealed):
    assert found(sealed, sealed.plain) == {Finding.NO_SIGNATURE}


def test_a_second_signature_is_found(sealed):
    lax = seal_again(sealed, sealed.plain, docmdp_permissions=MDPPerm.FILL_FORMS)
    number = int(re.findall(rb"/Size (\d+)", lax)[-1])
    twice = append(lax, {number: b"<</Type/Sig/ByteRange[0 1 2 3]>>"})
    assert found(sealed, twice) == {Finding.MANY_SIGNATURES}


def test_every_byte_of_the_signature_counts(sealed):
    start, end = contents(sealed.pdf)
    used = len(sealed.pdf[start:end].rstrip(b"0"))
    chance = random.Random(1)
    for place in [*range(0, used, 5), *chance.sample(range(used, end - start), 40), end - start - 1]:
        changed = bytearray(sealed.pdf)
        changed[start + place] ^= chance.choice((1, 2, 4, 32))
        assert found(sealed, bytes(changed)), place


def test_padding_and_case_of_the_signature_are_fixed(sealed):
    start, end = contents(sealed.pdf)
    padded = sealed.pdf[: end - 2] + b"01" + sealed.pdf[end:]
    lower = sealed.pdf[:start] + sealed.pdf[start:end].lower() + sealed.pdf[end:]
    for pdf in (padded, lower):
        assert found(sealed, pdf) == {Finding.ODD_CONTENTS}


@pytest.mark.parametrize("der", [b"", b"\x30\x00", b"\xff" * 40, b"\x30\x80\x06\x01"])
def test_a_signature_of_another_shape_is_odd(sealed, der):
    start, end = contents(sealed.pdf)
    pdf = sealed.pdf[:start] + der.hex().upper().encode().ljust(end - start, b"0") + sealed.pdf[end:]
    assert found(sealed, pdf) == {Finding.ODD_CONTENTS}


def test_a_changed_byte_outside_the_signature_breaks_it(sealed):
    comment = sealed.pdf.index(b"%\xe2\xe3\xcf\xd3") + 2
    pdf = sealed.pdf[:comment] + b"\xe4" + sealed.pdf[comment + 1 :]
    assert found(sealed, pdf) == {Finding.BAD_SIGNATURE}


def test_changed_bytes_anywhere_are_noticed(sealed):
    places = random.Random(2).sample(range(len(sealed.pdf)), 150)
    for place in places:
        changed = bytearray(sealed.pdf)
        changed[place] ^= 4
        assert survives(sealed, bytes(changed)) is False, place


def survives(sealed, pdf):
    """Judge as the child does: an exception is an answer too."""
    try:
        return not found(sealed, pdf)
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError, AssertionError, NotImplementedError):
        return False


ODD_RANGES = [
    "0 {end} {rest}",
    "1 {start} {end} {rest}",
    "0 1 2 3 4 5",
    "0 {start} {end} 9",
    "0 0 {end} {rest}",
]
ODD_RANGES += ["0 {last} {end} {rest}", "0 -9 {end} {rest}", "0 {other} {end} {rest}", "0 {start} {more} {less}"]


@pytest.mark.parametrize("ranges", ODD_RANGES)
def test_an_odd_byte_range_is_not_the_whole_file(sealed, ranges):
    place = re.search(rb"/ByteRange \[(.*?)\]", sealed.pdf)
    _, start, end, rest = map(int, place[1].split())
    last = sealed.pdf.rindex(b"<")
    numbers = {
        "start": start,
        "end": end,
        "rest": rest,
        "last": last,
        "other": start - 1,
        "more": end + 1,
        "less": rest - 1,
    }
    new = ranges.format(**numbers).encode().ljust(len(place[1]))
    pdf = sealed.pdf[: place.start(1)] + new + sealed.pdf[place.end(1) :]
    assert found(sealed, pdf) == {Finding.NOT_WHOLE}


@pytest.mark.parametrize("count", [0, 1, 8, 100, 1000])
def test_what_is_cut_off_is_no_pdf(sealed, count):
    assert found(sealed, sealed.pdf[:count]) == {Finding.NOT_A_PDF}
    assert survives(sealed, sealed.pdf[: -count - 1]) is False


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04" + bytes(100), random.Random(3).randbytes(100_000)])
def test_what_is_no_pdf_is_said_to_be_none(sealed, data):
    assert found(sealed, data) == {Finding.NOT_A_PDF}


def test_an_encrypted_pdf_is_none_of_ours(sealed):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed.plain)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    assert found(sealed, out.getvalue()) == {Finding.NOT_A_PDF}


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b"<<" * 50_000, b"[9000 0 R]", b"<</Kids[9000 0 R]/Parent 9000 0 R>>"]
)
def test_nested_and_circular_objects_never_end_in_a_good_seal(sealed, body):
    badge = check(append(sealed.pdf, {9000: body}), sealed.device.point, sealed.digest)
    assert badge.findings in {(Finding.NOT_CHECKED,), (Finding.NOT_A_PDF,), (Finding.NOT_WHOLE,)}


def test_the_answer_is_one_line_of_codes(sealed):
    for pdf, line in ((sealed.pdf, "[]"), (sealed.plain, '["seal-missing"]')):
        assert answer(sealed.device.point + sealed.digest + pdf) == line
