# SPDX-License-Identifier: Apache-2.0
"""The door to the cryptographic libraries: known answers, and nothing foreign comes out of it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_der_private_key
from hypothesis import given
from hypothesis import strategies as st

from logbook.core import crypto
from logbook.core.model.errors import BadInput, Unreadable

KEY = bytes(range(32))
DEVICE = crypto.device_key_from(bytes(31) + b"\x07")


def test_record_key_gives_the_known_answer_of_rfc_8032():
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    assert crypto.record_public(seed).hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert crypto.sign_record(seed, b"\x72").hex().startswith("92a009a9f0d4cab8720e820b5f642540")


def test_record_signature_holds_for_its_data_and_key_only():
    seed = crypto.new_record_key()
    public, signature = crypto.record_public(seed), crypto.sign_record(seed, b"data")
    assert crypto.verify_record(public, signature, b"data")
    assert not crypto.verify_record(public, signature, b"Data")
    assert not crypto.verify_record(crypto.record_public(KEY), signature, b"data")


def test_only_a_point_of_the_curve_is_a_device_point():
    point = DEVICE.point
    assert crypto.is_point(point)
    compressed = bytes([2 + point[-1] % 2]) + point[1:33]
    for wrong in (b"", point[:-1], point + b"\0", bytes(65), point[:-1] + bytes([point[-1] ^ 1]), compressed):
        assert crypto.is_point(wrong) is False


def test_record_key_is_made_of_the_entropy_handed_in():
    assert crypto.new_record_key(lambda size: b"\x05" * size) == b"\x05" * 32


def test_a_refusal_is_a_plain_no():
    public, signature = crypto.record_public(KEY), crypto.sign_record(KEY, b"data")
    for wrong in (signature[:-1], signature + b"\0", b"", bytes(64)):
        assert crypto.verify_record(public, wrong, b"data") is False
    assert crypto.verify_record(bytes(32), signature, b"data") is False
    assert crypto.verify_record(public[:-1], signature, b"data") is False
    mine = DEVICE.sign(b"data")
    for wrong in (mine[:-1], mine[:32] + b"\0" + mine[32:], b"", bytes(64)):
        assert crypto.verify_device(DEVICE.point, wrong, b"data") is False
    assert crypto.verify_device(b"", mine, b"data") is False


@given(public=st.binary(max_size=70), signature=st.binary(max_size=70))
def test_verifying_noise_is_false_and_never_an_exception(public, signature):
    assert not crypto.verify_record(public, signature, b"data")
    assert not crypto.verify_device(public, signature, b"data")
    assert not crypto.verify_device(DEVICE.point, signature.ljust(64, b"\0")[:64], b"data")
    assert not crypto.verify_record(crypto.record_public(KEY), signature.ljust(64, b"\0")[:64], b"data")
    assert not crypto.verify_device(b"\x04" + public.ljust(64, b"\0")[:64], DEVICE.sign(b"data"), b"data")


def test_device_signature_holds_and_every_changed_byte_breaks_it():
    signature = DEVICE.sign(b"data")
    assert len(signature) == 64
    assert crypto.verify_device(DEVICE.point, signature, b"data")
    for place in range(64):
        broken = bytearray(signature)
        broken[place] ^= 1
        assert not crypto.verify_device(DEVICE.point, bytes(broken), b"data")


def test_compressed_and_foreign_points_are_refused():
    signature = DEVICE.sign(b"data")
    compressed = bytes([2 + DEVICE.point[-1] % 2]) + DEVICE.point[1:33]
    for point in (b"", compressed, DEVICE.point + b"\0", b"\x05" + DEVICE.point[1:], b"\x04" + bytes(64)):
        assert not crypto.verify_device(point, signature, b"data")


def test_device_key_comes_back_from_its_bytes_and_hides_them():
    key = crypto.new_device_key()
    assert crypto.device_key_from(key.private).point == key.point
    assert key.private.hex() not in repr(key)
    assert repr(key) == "DeviceKey()"


ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"


@pytest.mark.parametrize("private", [b"", bytes(32), bytes.fromhex(ORDER), b"\x01" * 31, b"\x01" * 33, b"\xff" * 32])
def test_device_key_of_bad_bytes_is_unreadable(private):
    with pytest.raises(Unreadable) as found:
        crypto.device_key_from(private)
    assert found.value.facts == {"what": "device key"}


def test_certificate_is_self_signed_valid_for_ever_and_holds_the_point():
    certificate = x509.load_der_x509_certificate(crypto.device_certificate(DEVICE, "UCI 2 · PC 1", 99))
    certificate.verify_directly_issued_by(certificate)
    assert certificate.not_valid_before_utc.isoformat() == "2000-01-01T00:00:00+00:00"
    assert certificate.not_valid_after_utc.isoformat() == "9999-12-31T23:59:59+00:00"
    assert certificate.serial_number == 99
    assert certificate.subject.rfc4514_string() == "CN=UCI 2 · PC 1"
    private = load_der_private_key(DEVICE.private_der(), None)
    assert certificate.public_key() == private.public_key()


def test_certificate_is_for_signing_alone_and_says_so_to_those_who_must_obey():
    certificate = x509.load_der_x509_certificate(crypto.device_certificate(DEVICE, "UCI 2", 1))
    found = {type(one.value): one for one in certificate.extensions}
    usage, basic = found[x509.KeyUsage], found[x509.BasicConstraints]
    asked = ("digital_signature", "content_commitment")
    never = ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign")
    assert all(getattr(usage.value, name) for name in asked)
    assert not any(getattr(usage.value, name) for name in never)
    assert (basic.value.ca, basic.value.path_length) == (False, None)
    assert (usage.critical, basic.critical, found[x509.SubjectKeyIdentifier].critical) == (True, True, False)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("name", "kept"), [("é" * 40 + "\ud800", "é" * 32), ("a" + "é" * 40, "a" + "é" * 31), ("a" * 70, "a" * 64)]
)
def test_certificate_name_is_cut_at_64_bytes_between_characters(name, kept):
    certificate = x509.load_der_x509_certificate(crypto.device_certificate(DEVICE, name, 1))
    assert certificate.subject.rfc4514_string() == "CN=" + kept


def test_certificate_without_a_name_is_bad_input():
    with pytest.raises(BadInput) as found:
        crypto.device_certificate(DEVICE, "", 1)
    assert found.value.facts == {"field": "common name", "reason": "empty"}


def test_argon2id_gives_a_fixed_answer_and_depends_on_every_argument():
    def derive(**change: object) -> bytes:
        what = {"secret": b"s", "salt": b"saltsalt", "memory_kib": 64, "passes": 1, "lanes": 1, "length": 32} | change
        return crypto.argon2id(what.pop("secret"), what.pop("salt"), **what)

    seen = {derive(), derive(secret=b"t"), derive(salt=b"saltsalu"), derive(memory_kib=72), derive(passes=2)}
    assert len(seen | {derive(lanes=2), derive(length=16)}) == 7
    assert derive() == derive()


def test_hkdf_gives_the_known_answer_of_rfc_5869():
    okm = crypto.hkdf(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), 42, bytes(range(13)))
    assert okm.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"


def test_hkdf_without_salt_or_info_gives_the_known_answer_of_rfc_5869():
    okm = crypto.hkdf(b"\x0b" * 22, b"", 42)
    assert okm.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"


def test_sealing_gives_the_known_answer_of_the_gcm_specification():
    blob = crypto.seal(bytes(32), bytes(16), b"", bytes)
    assert blob == bytes(12) + bytes.fromhex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")


def test_an_empty_text_is_nonce_and_tag_and_opens():
    blob = crypto.seal(KEY, b"", b"aad")
    assert len(blob) == 28
    assert crypto.open_sealed(KEY, blob, b"aad") == b""


@pytest.mark.parametrize("size", range(28))
def test_what_is_too_short_to_be_sealed_is_unreadable(size):
    with pytest.raises(Unreadable) as found:
        crypto.open_sealed(KEY, bytes(size), b"")
    assert found.value.facts == {"what": "sealed bytes"}


def test_sealed_bytes_open_with_the_same_key_and_aad_only():
    blob = crypto.seal(KEY, b"secret", b"aad")
    assert crypto.open_sealed(KEY, blob, b"aad") == b"secret"
    assert blob != crypto.seal(KEY, b"secret", b"aad")
    for key, data, aad in [
        (KEY[::-1], blob, b"aad"),
        (KEY, blob, b"bad"),
        (KEY, blob[:-1], b"aad"),
        (KEY, b"", b"aad"),
    ]:
        with pytest.raises(Unreadable) as found:
            crypto.open_sealed(key, data, aad)
        assert found.value.facts == {"what": "sealed bytes"}


def test_every_flipped_bit_of_sealed_bytes_is_noticed():
    blob = crypto.seal(KEY, b"secret", b"aad")
    for bit in range(len(blob) * 8):
        broken = bytearray(blob)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unreadable):
            crypto.open_sealed(KEY, bytes(broken), b"aad")


def test_age_opens_for_each_recipient_and_for_nobody_else():
    (one, to_one), (two, to_two), (other, _) = (crypto.new_age_identity() for _ in range(3))
    assert (len(one), len(to_one), crypto.age_recipient(one)) == (74, 62, to_one)
    sealed = crypto.age_encrypt(b"note", [to_one, to_two])
    assert crypto.age_decrypt(sealed, one) == crypto.age_decrypt(sealed, two) == b"note"
    with pytest.raises(Unreadable):
        crypto.age_decrypt(sealed, other)


@pytest.mark.parametrize("data", [b"", b"age-encryption.org/v1\n", b"%PDF-1.7", bytes(500)])
def test_age_noise_is_unreadable(data):
    with pytest.raises(Unreadable) as found:
        crypto.age_decrypt(data, crypto.new_age_identity()[0])
    assert found.value.facts == {"what": "age file"}


@pytest.mark.parametrize("word", ["", "age1", "age1é", "\ud800", "AGE-SECRET-KEY-1QQ"])
def test_misspelt_age_keys_are_bad_input(word):
    for call, field in (
        (lambda: crypto.age_encrypt(b"", [word]), "age recipient"),
        (lambda: crypto.age_decrypt(b"", word), "age identity"),
        (lambda: crypto.age_recipient(word), "age identity"),
        (lambda: crypto.age_encrypt(b"", []), "age recipient"),
    ):
        with pytest.raises(BadInput) as found:
            call()
        assert found.value.facts == {"field": field, "reason": "spelling"}


def test_importing_the_door_loads_neither_certificates_nor_age():
    code = (
        "import sys, logbook.core.crypto as c; print([m for m in ('cryptography.x509', 'pyrage') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("sign", [0, 1])
def test_a_key_that_anybody_can_sign_under_is_no_key(sign):
    """Points of small order, in every spelling: under the point 1, R = 1 and S = 0 would fit any data."""
    p, eighth = 2**255 - 19, 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
    nothing = (1).to_bytes(32, "little") + bytes(32)
    for y in (0, 1, p - 1, p, p + 1, eighth, p - eighth):
        key = (y | sign << 255).to_bytes(32, "little")
        assert not any(crypto.verify_record(key, nothing, bytes([data])) for data in range(16))


def test_argon2id_at_once_on_several_threads_comes_to_an_end():
    def stretch(n):
        return crypto.argon2id(b"word", bytes([n]) * 16, memory_kib=1024, passes=2, lanes=4, length=10)

    alone = [stretch(n) for n in range(12)]
    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(stretch, range(12), timeout=60)) == alone
