# SPDX-License-Identifier: Apache-2.0
"""Forged PDFs around a true log: the seal goes red, and the log inside is still read."""

from __future__ import annotations

import io

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from pyhanko.pdf_utils.generic import BooleanObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from logbook.core.crypto import device_certificate, new_device_key
from logbook.core.exchange import badge_rule
from logbook.core.exchange.cms import signed_attributes, signed_data
from logbook.core.exchange.pdfsign import sign
from logbook.core.exchange.verify import verify
from tests.attacks.exports import codes, exported, judged
from tests.core.exchange.conftest import AT, draw


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


@pytest.fixture(scope="module")
def stranger():
    return new_device_key()


def signed(made, plain, key=None, certificate=None):
    return sign(plain, key or made.device, certificate or made.certificate, AT, "seal")


def changed(data, change):
    """A whole new file after a change made with another PDF library."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_the_log_is_read_however_red_the_seal_is(made):
    found = verify(made.pdf + b"\n", judged)
    assert found.report.seal is False
    assert [entry.ref.number for entry in found.entries] == list(range(found.report.last + 1))


def test_an_incremental_update_is_refused(made):
    assert codes(_updated(made.pdf)) == ["seal-not-whole-file"]
    assert codes(made.pdf + b"\nstartxref\n0\n%%EOF\n") == ["seal-not-a-pdf"]


def _updated(pdf):
    """The file with a revision added as an editor would."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Changed"] = BooleanObject(value=True)
    writer.update_root()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def test_a_seal_by_another_device_is_refused(made, stranger):
    certificate = device_certificate(stranger, "UCI 2 A", 7)
    assert codes(signed(made, draw(made.text), stranger, certificate)) == ["seal-other-key"]


def test_another_devices_seal_under_the_right_certificate_is_refused(made, stranger):
    assert codes(signed(made, draw(made.text), stranger)) == ["seal-broken"]


def test_another_certificate_for_the_same_key_is_refused(made, stranger):
    other = _certificate_for(made.device, stranger)
    assert codes(_with_certificate(made, other)) == ["seal-broken"]


def test_the_devices_own_second_certificate_cannot_be_put_in(made):
    assert codes(_with_certificate(made, device_certificate(made.device, "UCI 2 A", 99))) == ["seal-broken"]


def _with_certificate(made, certificate):
    """Keep file, digest and signature value; only whom the certificate speaks of is another."""
    digits = made.pdf[made.contents.start : made.contents.stop]
    _, signature, digest = badge_rule._unpack(digits)
    own = signed_data(signed_attributes(digest, certificate), certificate, signature)
    assert len(own) * 2 <= len(digits)
    packed = own.hex().upper().encode().ljust(len(digits), b"0")
    return made.pdf[: made.contents.start] + packed + made.pdf[made.contents.stop :]


def _certificate_for(device, issuer):
    """A certificate that a stranger issues for the device's own key."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "UCI 2 A")])
    public = serialization.load_der_private_key(device.private_der(), None).public_key()
    key = serialization.load_der_private_key(issuer.private_der(), None)
    return (
        x509.CertificateBuilder(name, name, public, 7)
        .not_valid_before(AT)
        .not_valid_after(AT.replace(year=2099))
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.DER)
    )


def test_an_unsealed_copy_is_refused(made):
    assert codes(draw(made.text)) == ["seal-missing"]
    assert "seal-missing" in codes(changed(draw(made.text), lambda _: None))


def test_a_decoy_attachment_is_refused_even_under_the_devices_own_seal(made):
    def attach(pdf):
        pdf.attachments["ward-2.wlog"] = pikepdf.AttachedFileSpec(pdf, b"another log", filename="ward-2.wlog")

    assert codes(signed(made, changed(draw(made.text), attach))) == ["seal-attachments"]


def test_an_attachment_that_is_not_the_log_found_by_its_bytes_is_refused(made):
    decoy = b"WARDLOG-1\n" + made.text[len(b"WARDLOG 1\n") :]
    hidden = draw(decoy).replace(b"%PDF-1.7\n", b"%PDF-1.7\n%", 1)
    plain = changed(hidden, lambda pdf: pdf.Root.__setitem__("/Other", pikepdf.Stream(pdf, made.text)))
    assert codes(signed(made, plain)) == ["seal-other-log"]


def test_two_logs_or_a_second_marker_are_refused(made):
    assert codes(made.pdf + made.text) == ["several-logs"]
    assert codes(made.pdf + b"WARDLOG 1\n") == ["several-logs"]
    assert codes(made.pdf + b"WARDLOG-DRILL 1\n") == ["several-logs"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/OpenAction", {"/S": "/JavaScript", "/JS": "app.alert(1)"}),
        ("/AA", {"/WC": {"/S": "/Launch", "/F": "calc.exe"}}),
    ],
)
def test_something_that_acts_by_itself_is_refused_even_under_the_devices_own_seal(made, key, value):
    plain = changed(draw(made.text), lambda pdf: pdf.Root.__setitem__(key, _dictionary(value)))
    assert codes(signed(made, plain)) == ["seal-active-content"]


def _dictionary(value):
    if isinstance(value, dict):
        return pikepdf.Dictionary({key: _dictionary(one) for key, one in value.items()})
    return pikepdf.Name(value) if value.startswith("/") else pikepdf.String(value)


def test_the_page_cannot_be_drawn_over(made):
    def draw_over(pdf):
        pdf.pages[0].contents_add(b"0 0 200 200 re f")

    assert codes(changed(made.pdf, draw_over))


def test_another_wards_pages_around_this_log_are_refused(made, tmp_path):
    other = exported(tmp_path)
    mixed = other.pdf.replace(other.text, made.text)
    assert set(codes(mixed)) & {"seal-broken", "seal-other-key", "seal-not-a-pdf"}
