# SPDX-License-Identifier: Apache-2.0
"""The signature's one shape, against another reader of it."""

from __future__ import annotations

import hashlib

import pytest
from asn1crypto import cms, pem

from logbook.core.crypto import device_certificate, device_key_from
from logbook.core.exchange.cms import point_of, signed_attributes, signed_data

DEVICE = device_key_from(bytes(range(1, 33)))
CERTIFICATE = device_certificate(DEVICE, "UCI 2", 7)
DIGEST = hashlib.sha256(b"file").digest()
ATTRIBUTES = signed_attributes(DIGEST, CERTIFICATE)


def test_what_is_signed_names_the_file_and_the_certificate():
    found = {a["type"].native: a["values"][0].native for a in cms.CMSAttributes.load(ATTRIBUTES, strict=True)}
    assert found["content_type"] == "data"
    assert found["message_digest"] == DIGEST
    assert found["signing_certificate_v2"]["certs"][0]["cert_hash"] == hashlib.sha256(CERTIFICATE).digest()
    assert len(found) == 3


def test_the_same_parts_make_the_same_bytes():
    once, again = (signed_data(ATTRIBUTES, CERTIFICATE, bytes(63) + b"\1") for _ in range(2))
    assert once == again


def test_the_signed_attributes_stand_inside_as_they_were_signed():
    data = signed_data(ATTRIBUTES, CERTIFICATE, DEVICE.sign(ATTRIBUTES))
    (signer,) = cms.ContentInfo.load(data, strict=True)["content"]["signer_infos"]
    assert signer["signed_attrs"].untag().dump() == ATTRIBUTES


def test_the_certificates_point_is_the_devices():
    assert point_of(CERTIFICATE) == DEVICE.point


def test_a_certificate_of_another_kind_of_key_has_no_point():
    with pytest.raises(ValueError, match="elliptic"):
        point_of(pem.unarmor(RSA.encode())[2])
    with pytest.raises(ValueError, match="Insufficient"):
        point_of(b"nothing")


RSA = """-----BEGIN CERTIFICATE-----
MIIB9jCCAV+gAwIBAgIULt8aHWFc7kKT58iaQx4KkiRm1N4wDQYJKoZIhvcNAQEL
BQAwDDEKMAgGA1UEAwwBeDAgFw0yNjExMjMxOTQxMDJaGA8yMDU0MDQwOTE5NDEw
MlowDDEKMAgGA1UEAwwBeDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAsnvl
NX5rc4kEXbRmU+gXchWkn1r/6mGh/mJJCKqAIcW8fcS46vuJW8F08aRfjCd1KleB
av+JE3P/r3wl5BXv9965VWHHmcFrCvwaPBKXH3DlSnfGRKP3WeLi5D7lwvy0DFvg
9gsvRunYv0xmaECXngI4Hy3RpLMxwnnv3zleLUcCAwEAAaNTMFEwHQYDVR0OBBYE
FIFH5YDrzGjYsQz8gGPWiO+S5/E5MB8GA1UdIwQYMBaAFIFH5YDrzGjYsQz8gGPW
iO+S5/E5MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEAj5iRdfm3
qh2TjVKU/WKAVgkytmGI7DYWci31LEHxGeCxohLWWgjGfTR634akj8qdlXUV/H3f
m6hISr7B+J5QVYQ34RP8uT1lQmaN0/ry0oDDOqTWvG6uGN9fYwfLmhwkERTHKaHf
oO0jzFmE2V1UYC5KNm/3RqzVVGXAtqW6wDw=
-----END CERTIFICATE-----
"""
