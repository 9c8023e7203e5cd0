# SPDX-License-Identifier: Apache-2.0
"""PDFs forged around a true log, with what an attacker has: other libraries, other keys, or a real device's own."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from pyhanko.pdf_utils.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from logbook.core.crypto import DeviceKey
from logbook.core.exchange import badge_rule
from logbook.core.exchange.cms import signed_attributes, signed_data
from logbook.core.exchange.pdfsign import sign
from tests.attacks.exports import Exported
from tests.core.exchange.conftest import AT

Change = Callable[[pikepdf.Pdf], object]


def signed(made: Exported, plain: bytes, key: DeviceKey | None = None, certificate: bytes | None = None) -> bytes:
    """Seal an unsealed PDF, as the log's own device unless another is given."""
    return sign(plain, key or made.device, certificate or made.certificate, AT, "seal")


def changed(data: bytes, change: Change) -> bytes:
    """A whole new file after a change made with another PDF library."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], object] | None = None) -> bytes:
    """The file with a revision added as an editor would; the bytes before stay as they were."""
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if change is None:
        writer.root["/NeedAppearances"] = BooleanObject(value=True)
        writer.update_root()
    else:
        change(writer)
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def with_certificate(made: Exported, certificate: bytes) -> bytes:
    """Keep file, digest and signature value; only whom the certificate speaks of is another."""
    digits = made.pdf[made.contents.start : made.contents.stop]
    _, signature, digest = badge_rule._unpack(digits)
    own = signed_data(signed_attributes(digest, certificate), certificate, signature)
    assert len(own) * 2 <= len(digits)
    packed = own.hex().upper().encode().ljust(len(digits), b"0")
    return made.pdf[: made.contents.start] + packed + made.pdf[made.contents.stop :]


def certificate_for(device: DeviceKey, issuer: DeviceKey) -> bytes:
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


def dictionary(value: object) -> pikepdf.Object:
    """A PDF object of plain Python values: names begin with a slash."""
    if isinstance(value, dict):
        return pikepdf.Dictionary({key: dictionary(one) for key, one in value.items()})
    text = str(value)
    return pikepdf.Name(text) if text.startswith("/") else pikepdf.String(text)


def draw_over(pdf: pikepdf.Pdf) -> None:
    """Paint over the first page."""
    pdf.pages[0].contents_add(b"0 0 200 200 re f")


def attach(pdf: pikepdf.Pdf) -> None:
    """Put a second attachment beside the log."""
    pdf.attachments["ward-2.wlog"] = pikepdf.AttachedFileSpec(pdf, b"another log", filename="ward-2.wlog")


def with_numbers(numbers: ArrayObject) -> DictionaryObject:
    """A dictionary that looks like a signature's."""
    return DictionaryObject({NameObject("/ByteRange"): numbers})
