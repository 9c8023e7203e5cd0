# SPDX-License-Identifier: Apache-2.0
"""The one shape of signature we put into a PDF: CMS SignedData with one signer, one certificate, nothing optional.

Built here both to sign and to check: whoever checks builds it again from its parts and compares every byte, so that
no byte of a signature is without meaning (RFC 5652; EN 319 142-1, PAdES B-B).
"""

from __future__ import annotations

import hashlib

from asn1crypto import algos, cms, tsp, x509

_SHA256 = {"algorithm": "sha256"}


def signed_attributes(digest: bytes, certificate: bytes) -> bytes:
    """Return the DER (a SET) of what the device signs: the digest of the file's bytes and that of its certificate."""
    own = tsp.SigningCertificateV2({"certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(certificate).digest()})]})
    attributes = [
        cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
        cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
        cms.CMSAttribute({"type": "signing_certificate_v2", "values": [own]}),
    ]
    return bytes(cms.CMSAttributes(attributes).dump())


def signed_data(attributes: bytes, certificate: bytes, signature: bytes) -> bytes:
    """Return the DER of the whole: `attributes` as from `signed_attributes`, `signature` is r‖s over them."""
    parsed = x509.Certificate.load(certificate)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.IssuerAndSerialNumber({"issuer": parsed.issuer, "serial_number": parsed.serial_number}),
            "digest_algorithm": algos.DigestAlgorithm(_SHA256),
            "signed_attrs": cms.CMSAttributes.load(attributes),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": algos.DSASignature({"r": r, "s": s}).dump(),
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm(_SHA256)],
            "encap_content_info": {"content_type": "data"},
            "certificates": [parsed],
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def point_of(certificate: bytes) -> bytes:
    """Return the public key's 65 bytes. Raises ValueError when `certificate` is none, or not of such a key."""
    point = x509.Certificate.load(certificate, strict=True).public_key["public_key"].native
    if not isinstance(point, bytes):
        raise ValueError("not an elliptic curve key")  # noqa: TRY004 - one kind of failure for what came from outside
    return point
