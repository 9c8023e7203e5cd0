# SPDX-License-Identifier: Apache-2.0
"""The door to pyHanko for writing: the device's seal over a whole PDF.

PAdES B-B, one certification signature, no change allowed afterwards, ECDSA P-256 (security.md 3.7). The seal is
invisible: what it means is printed on the pages. No clock is read, no event loop is run, so no socket is opened.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from logbook.core.exchange.cms import signed_attributes, signed_data
from logbook.core.model.errors import BadInput

if TYPE_CHECKING:
    from datetime import datetime

    from logbook.core.crypto import DeviceKey

FIELD = "WardLog"
"""The name of the signature's field."""

SIGNATURE_DIGITS = 4096
"""Hexadecimal digits kept for the signature; what it does not fill is zeros."""


def sign(pdf: bytes, device: DeviceKey, certificate: bytes, at: datetime, reason: str) -> bytes:
    """Return `pdf` with the device's seal appended; `certificate` is the device's own, DER; `at` has a zone.

    `reason` stands in the signature for all to read ("seal of the ward log, not a personal signature"). Raises
    BadInput when `pdf` is no sound PDF or carries a signature already.
    """
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        reason=reason,
    )
    # outside the page: PDF/A wants the field printable, PDF/UA wants it tagged unless nobody can meet it
    field = SigFieldSpec(FIELD, invis_sig_settings=InvisSigSettings(box_out_of_bounds=True))
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    holder = Signer(signing_cert=x509.Certificate.load(certificate), cert_registry=store)
    try:
        session = PdfSigner(meta, holder, new_field_spec=field).init_signing_session(_Writer(io.BytesIO(pdf)))
        session.system_time = at
        unsigned = session.prepare_tbs_document(validation_info=None, bytes_reserved=SIGNATURE_DIGITS)
        output = io.BytesIO()
        prepared, _ = unsigned.digest_tbs_document(output=output)
    except (PdfError, SigningError) as error:
        raise BadInput(field="pdf", reason=type(error).__name__) from error
    attributes = signed_attributes(prepared.document_digest, certificate)
    prepared.fill_with_cms(output, signed_data(attributes, certificate, device.sign(attributes)))
    return output.getvalue()


class _Writer(IncrementalPdfFileWriter):
    """Leaves metadata and version alone: pyHanko would date it now and call the file PDF 2.0, no PDF/A-3."""

    def _update_meta(self) -> None:
        """Do nothing."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Do nothing."""
