# SPDX-License-Identifier: Apache-2.0
"""The strict rule for the seal on a PDF (security.md 3.7, DESIGN 4.7).

The door to pyHanko for reading: its strict parser walks the objects, the verdict is ours. What it reads may be hostile,
so it must run in the process that `badge_child` prepares; it keeps nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from asn1crypto import algos, cms
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    Reference,
    StreamObject,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from logbook.core.crypto import POINT_SIZE, SIGNATURE_SIZE, verify_device
from logbook.core.exchange.badge import Finding
from logbook.core.exchange.cms import point_of, signed_attributes, signed_data

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGEST_SIZE = 32

_ACTIVE = frozenset(
    {
        *("/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/SubmitForm", "/ImportData", "/XFA"),
        *("/GoToR", "/GoToE", "/URI", "/RichMedia", "/Movie", "/Sound", "/Rendition", "/FileAttachment", "/RF"),
    }
)
_HIDING = frozenset({"/ObjStm", "/XRef"})


@dataclass(slots=True)
class _Seen:
    """What a walk over all objects came across."""

    seals: list[tuple[Reference, DictionaryObject]] = field(default_factory=list)
    files: list[DictionaryObject] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def judge(pdf: bytes, point: bytes, log_digest: bytes) -> list[Finding]:
    """Return what is wrong with the seal of `pdf`; nothing, if it is exactly what our program makes.

    May raise anything on a hostile file: the process that called it then has no answer, which is an answer too.
    """
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        seen = _walk(reader)
        return [*_contents(seen, log_digest), *_seal(pdf, reader, seen, point)]
    except (PdfError, ValueError):
        return [Finding.NOT_A_PDF]


def answer(data: bytes) -> str:
    """Return the child's line for what came in: point (65 bytes), digest of the log (32), PDF."""
    head = POINT_SIZE + _DIGEST_SIZE
    findings = judge(data[head:], data[:POINT_SIZE], data[POINT_SIZE:head])
    return json.dumps([finding.value for finding in findings])


def _walk(reader: PdfFileReader) -> _Seen:
    """Look at every object of every revision; a name is a name however it is spelt in the file."""
    seen = _Seen()
    for revision in range(reader.xrefs.total_revisions):
        for ref in reader.xrefs.explicit_refs_in_revision(revision):
            root = reader.get_object(ref, revision=revision)  # type: ignore[no-untyped-call]
            for part in _parts(root):
                if isinstance(part, NameObject):
                    seen.names.add(str(part))
                elif "/ByteRange" in part:
                    seen.seals.append((ref, part))
                elif "/EF" in part:
                    seen.files.append(part)
    return seen


def _parts(root: Any) -> Iterator[Any]:
    """Yield all names and dictionaries in one object, without following references to others."""
    todo = [root]
    while todo:
        part = todo.pop()
        if isinstance(part, NameObject):
            yield part
        elif isinstance(part, DictionaryObject):
            yield part
            todo += part.keys()
            todo += (part.raw_get(key) for key in part)
        elif isinstance(part, ArrayObject):
            todo += (part.raw_get(i) for i in range(len(part)))


def _contents(seen: _Seen, log_digest: bytes) -> Iterator[Finding]:
    if seen.names & _ACTIVE:
        yield Finding.FORBIDDEN
    if seen.names & _HIDING:
        yield Finding.COMPRESSED
    if len(seen.files) != 1:
        yield Finding.ATTACHMENTS
        return
    streams = seen.files[0]["/EF"]
    targets = {_target(streams, key) for key in streams}
    file = _value(streams, "/F")
    if len(targets) != 1 or not isinstance(file, StreamObject) or "/Filter" in file:
        yield Finding.ATTACHMENTS
    elif hashlib.sha256(file.data).digest() != log_digest:
        yield Finding.OTHER_LOG


def _seal(pdf: bytes, reader: PdfFileReader, seen: _Seen, point: bytes) -> Iterator[Finding]:
    if len(seen.seals) != 1:
        yield Finding.MANY_SIGNATURES if seen.seals else Finding.NO_SIGNATURE
        return
    ref, seal = seen.seals[0]
    if not _certified(reader, ref, seal):
        yield Finding.NOT_CERTIFIED
    gap = _gap(pdf, seal)
    if gap is None:
        yield Finding.NOT_WHOLE
        return
    start, end = gap
    digest = hashlib.sha256(pdf[:start] + pdf[end:]).digest()
    yield from _signature(pdf[start + 1 : end - 1], digest, point)


def _certified(reader: PdfFileReader, ref: Reference, seal: DictionaryObject) -> bool:
    """Say whether `seal` is the document's certification, and allows no change at all."""
    permissions = _value(reader.root, "/Perms")
    rules = _value(seal, "/Reference")
    if not isinstance(permissions, DictionaryObject) or not isinstance(rules, ArrayObject) or len(rules) != 1:
        return False
    parameters = _value(rules[0], "/TransformParams")
    return (
        _target(permissions, "/DocMDP") == ref
        and _value(rules[0], "/TransformMethod") == "/DocMDP"
        and _value(parameters, "/P") == 1
    )


def _value(part: Any, key: str) -> Any:
    """Return what `key` stands for in a dictionary, references followed, or None."""
    return part[key] if isinstance(part, DictionaryObject) and key in part else None


def _target(part: DictionaryObject, key: str) -> Reference | None:
    """Return the object `key` refers to, or None if it refers to none."""
    value = part.raw_get(key) if key in part else None
    return value.reference if isinstance(value, IndirectObject) else None


def _gap(pdf: bytes, seal: DictionaryObject) -> tuple[int, int] | None:
    """Return where the signature itself stands, brackets included, if all the rest of the file is signed."""
    numbers = [int(number) for number in seal["/ByteRange"]]
    if len(numbers) != len(("from", "count", "from", "count")):
        return None
    first, start, end, length = numbers
    whole = first == 0 and 0 < start < end and end + length == len(pdf)
    return (start, end) if whole and pdf[start : start + 1] == b"<" and pdf[end - 1 : end] == b">" else None


def _signature(digits: bytes, digest: bytes, point: bytes) -> Iterator[Finding]:
    try:
        certificate, signature, signed_digest = _unpack(digits)
        other_key = point_of(certificate) != point
        attributes = signed_attributes(signed_digest, certificate)
        rebuilt = signed_data(attributes, certificate, signature)
    except (ValueError, TypeError, KeyError, OverflowError):
        yield Finding.ODD_CONTENTS
        return
    if rebuilt.hex().upper().encode().ljust(len(digits), b"0") != digits:
        yield Finding.ODD_CONTENTS
    if other_key:
        yield Finding.OTHER_KEY
    if signed_digest != digest or not verify_device(point_of(certificate), signature, attributes):
        yield Finding.BAD_SIGNATURE


def _unpack(digits: bytes) -> tuple[bytes, bytes, bytes]:
    """Return certificate, signature (r‖s) and the file's digest as they stand in the signature."""
    content = cms.ContentInfo.load(bytes.fromhex(digits.decode("ascii")))["content"]
    (certificate,), (signer,) = content["certificates"], content["signer_infos"]
    digests = [a["values"][0].native for a in signer["signed_attrs"] if a["type"].native == "message_digest"]
    pair = algos.DSASignature.load(signer["signature"].native).native
    signature = b"".join(pair[part].to_bytes(SIGNATURE_SIZE // 2, "big") for part in ("r", "s"))
    return certificate.chosen.dump(), signature, digests[0] if digests else b""
