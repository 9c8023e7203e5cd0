# SPDX-License-Identifier: Apache-2.0
"""The one door to `cryptography` and `pyrage`: keys, signatures, key derivation, sealing.

It keeps no state and reads no clock; randomness comes in as `Entropy`, which defaults to the system's own.
No exception of either library leaves here: what comes from outside and does not fit is a plain `False` or one of
our errors. It must never decide what a signature means, and never log, print or show key bytes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock
from typing import TypeAlias

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from logbook.core.model.errors import BadInput, Unreadable

Entropy: TypeAlias = Callable[[int], bytes]

SEED_SIZE = 32
SIGNATURE_SIZE = 64
POINT_SIZE = 65
NONCE_SIZE = 12
_COMMON_NAME_BYTES = 64
_SHA256 = ec.ECDSA(hashes.SHA256())
_P = 2**255 - 19
_Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_LOW_ORDER = frozenset({0, 1, _P - 1, _P, _P + 1, _Y8, _P - _Y8})
"""The y of all Ed25519 points of small order, in all their spellings: OpenSSL takes signatures under them for good."""


def new_record_key(entropy: Entropy = secrets.token_bytes) -> bytes:
    """Make the 32-byte Ed25519 seed of the next record's key (security 1.2)."""
    return entropy(SEED_SIZE)


def record_public(seed: bytes) -> bytes:
    """Give the 32-byte Ed25519 public key of a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign_record(seed: bytes, data: bytes) -> bytes:
    """Sign with a record's seed; 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(data)


def verify_record(public: bytes, signature: bytes, data: bytes) -> bool:
    """Say whether an Ed25519 signature is good; anything malformed is not, nor a key that anybody can sign under."""
    if int.from_bytes(public, "little") % 2**255 in _LOW_ORDER:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True)
class DeviceKey:
    """The device's ECDSA P-256 key; `private` is the secret number, 32 bytes big-endian."""

    private: bytes = field(repr=False)

    @cached_property
    def _key(self) -> ec.EllipticCurvePrivateKey:
        return ec.derive_private_key(int.from_bytes(self.private, "big"), ec.SECP256R1())

    @cached_property
    def point(self) -> bytes:
        """The public point, uncompressed, 65 bytes."""
        return self._key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )

    def sign(self, data: bytes) -> bytes:
        """Sign SHA-256 of `data`; r‖s, 64 bytes big-endian."""
        r, s = decode_dss_signature(self._key.sign(data, _SHA256))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def private_der(self) -> bytes:
        """Give the private key as unencrypted PKCS #8 DER, for the PDF signer alone."""
        return self._key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def new_device_key() -> DeviceKey:
    """Make a device key."""
    return DeviceKey(ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value.to_bytes(32, "big"))


def device_key_from(private: bytes) -> DeviceKey:
    """Take a stored device key back; raises Unreadable when the bytes are no P-256 secret number."""
    key = DeviceKey(private)
    try:
        whole = len(private) == SEED_SIZE and len(key.point) == POINT_SIZE
    except ValueError as error:
        raise Unreadable(what="device key") from error
    if not whole:
        raise Unreadable(what="device key")
    return key


def is_point(point: bytes) -> bool:
    """Whether these bytes are a public key a device or a team can have: a P-256 point, uncompressed, 65 bytes."""
    if len(point) != POINT_SIZE:
        return False
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        return False
    return True


def verify_device(point: bytes, signature: bytes, data: bytes) -> bool:
    """Say whether an r‖s signature under an uncompressed P-256 point is good; anything malformed is not."""
    if len(point) != POINT_SIZE or len(signature) != SIGNATURE_SIZE:
        return False
    der = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point).verify(der, data, _SHA256)
    except (InvalidSignature, ValueError):
        return False
    return True


def device_certificate(key: DeviceKey, common_name: str, serial: int) -> bytes:
    """Make the device's self-signed certificate, DER (security 3.7).

    Valid from 2000 to the end of 9999, because a wrong clock at the first run must not spoil it; trust comes from
    the device list. A common name beyond 64 bytes of UTF-8 is cut; an empty one raises BadInput.
    `serial` is positive and below 2^159.
    """
    from cryptography import x509  # noqa: PLC0415 - 50 ms that starting the window must not pay (D20)

    cut = common_name.encode("utf-8", "replace")[:_COMMON_NAME_BYTES].decode("utf-8", "ignore")
    if not cut:
        raise BadInput(field="common name", reason="empty")
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, cut)])
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    public = key._key.public_key()  # noqa: SLF001 - same module, same key
    certificate = (
        x509.CertificateBuilder(name, name, public, serial)
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key._key, hashes.SHA256())  # noqa: SLF001 - same module, same key
    )
    return certificate.public_bytes(serialization.Encoding.DER)


_ARGON2 = Lock()


def argon2id(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int, length: int) -> bytes:
    """Stretch a secret with Argon2id (RFC 9106); memory in KiB. The caller has checked the bounds.

    One at a time: the library computes the lanes on threads of its own, and two at once wait for each other's for ever.
    """
    with _ARGON2:
        return Argon2id(salt=salt, length=length, iterations=passes, lanes=lanes, memory_cost=memory_kib).derive(secret)


def hkdf(key: bytes, info: bytes, length: int, salt: bytes = b"") -> bytes:
    """Derive `length` bytes with HKDF-SHA256 (RFC 5869)."""
    return HKDF(hashes.SHA256(), length, salt or None, info).derive(key)


def seal(key: bytes, plaintext: bytes, aad: bytes, entropy: Entropy = secrets.token_bytes) -> bytes:
    """Encrypt with AES-256-GCM: nonce (12) ‖ ciphertext ‖ tag (16)."""
    nonce = entropy(NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def open_sealed(key: bytes, blob: bytes, aad: bytes) -> bytes:
    """Undo `seal`; raises Unreadable when key, bytes or associated data are not the same."""
    if len(blob) < NONCE_SIZE:  # the library tells a short tag itself, and a short nonce as a bug
        raise Unreadable(what="sealed bytes")
    try:
        return AESGCM(key).decrypt(blob[:NONCE_SIZE], blob[NONCE_SIZE:], aad)
    except InvalidTag as error:
        raise Unreadable(what="sealed bytes") from error


def new_age_identity() -> tuple[str, str]:
    """Make an age X25519 pair: (secret `AGE-SECRET-KEY-1…`, 74 characters; recipient `age1…`, 62 characters)."""
    import pyrage  # noqa: PLC0415 - only exports, recovery and sealed notes need it (D20)

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def age_recipient(identity: str) -> str:
    """Give the recipient of an age secret; raises BadInput when the secret is misspelt."""
    import pyrage  # noqa: PLC0415 - see new_age_identity

    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except (pyrage.IdentityError, ValueError) as error:
        raise BadInput(field="age identity", reason="spelling") from error


def age_encrypt(data: bytes, recipients: Iterable[str]) -> bytes:
    """Encrypt to age recipients, binary age file (C2SP age.md); raises BadInput for a bad or an empty list."""
    import pyrage  # noqa: PLC0415 - see new_age_identity

    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(to) for to in recipients]))
    except (pyrage.RecipientError, pyrage.EncryptError, ValueError) as error:
        raise BadInput(field="age recipient", reason="spelling") from error


def age_decrypt(data: bytes, identity: str) -> bytes:
    """Open an age file; raises Unreadable when it does not open, BadInput when the secret is misspelt."""
    import pyrage  # noqa: PLC0415 - see new_age_identity

    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except (pyrage.IdentityError, ValueError) as error:
        raise BadInput(field="age identity", reason="spelling") from error
    except pyrage.DecryptError as error:
        raise Unreadable(what="age file") from error
