# SPDX-License-Identifier: Apache-2.0
"""Writes the published vectors: one file, one fault, the expected result. Format: resources/help/vectors.md.

Run `python -m tests.core.model.make_vectors` from the checkout; the keys are fixed, so the bytes are always the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from logbook.core.model import chain
from logbook.core.model.chain import Link, b64
from logbook.core.model.codes import PARTS, Part, Realm
from tests.core.model.chains import (
    DEVICE,
    OTHER_DEVICE,
    SIGNATURES,
    Spoil,
    build,
    make,
    opening,
    openings,
    point,
    public,
    record_key,
    sign_device,
)

FOLDER = Path(__file__).with_name("vectors")
Vector = tuple[str, str, Realm, str, list[Link]]


def text_of(what: str, realm: Realm, expect: str, links: list[Link]) -> bytes:
    """Spell one vector."""
    lines = [b"WARDLOG VECTOR 1", f"what {what}".encode(), f"realm {realm}".encode(), f"expect {expect}".encode()]
    for link in links:
        tokens = (("+" if chain.is_open(part) else "-") + b64(part) for part in link.parts)
        lines += [b"R " + b64(link.signature).encode() + b" " + link.raw, ("P " + " ".join(tokens)).encode()]
    return b"\n".join(lines) + b"\n"


def good() -> Iterator[Vector]:
    """Yield chains that hold."""
    for realm, count, name in ((Realm.REAL, 1, "one"), (Realm.REAL, 3, "three"), (Realm.DRILL, 2, "drill")):
        links, tail = build(realm, count)
        yield f"good-{name}", "nothing is wrong", realm, f"good {tail.number} {b64(tail.head)}", links
    links, tail = build()
    ends = f"good {tail.number} {b64(tail.head)}"
    for name, close in (("patient-closed", [Part.PATIENT]), ("all-closed", list(PARTS))):
        shut = [replace(link, parts=chain.bare(Realm.REAL, link.parts, close)) for link in links]
        yield f"good-{name}", "nothing is wrong; parts are bare hashes", Realm.REAL, ends, shut


def spoiled(number: int, spoil: Spoil, kind: str = "note") -> list[Link]:
    """Make a good chain up to `number`, and that record spoiled but signed as it is."""
    links, tail = build(count=number) if number else ([], chain.EMPTY)
    return [*links, make(Realm.REAL, tail, spoil, kind)]


def reordered(raw: bytes) -> bytes:
    return json.dumps(dict(reversed(json.loads(raw).items())), separators=(",", ":")).encode()


def swap(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a change that must find what it changes."""

    def change(raw: bytes) -> bytes:
        assert old in raw
        return raw.replace(old, new, 1)

    return change


def headers() -> Iterator[tuple[str, str, str, int, Spoil]]:
    """Yield faults of the header (format, section 2): name, what, code, number, how."""
    fields, value, spelling = "header-fields", "header-field-value", "header-spelling"
    yield "too-long", "a header of more than 4096 bytes", "header-too-long", 1, Spoil(raw=lambda raw: raw + b" " * 4096)
    yield "not-json", "the header is no JSON", "header-not-json", 1, Spoil(raw=lambda raw: raw[:-1])
    yield "deep", "the header is nested too deeply", "header-not-json", 1, Spoil(raw=lambda _: b"[" * 4096)
    yield "list", "the header is a list", fields, 1, Spoil(raw=lambda raw: b"[" + raw + b"]")
    yield "missing", "the header has no zone", fields, 1, Spoil(without=("z",))
    yield "unknown", "the header has a field too many", fields, 1, Spoil(values={"x": 1})
    yield "dev-later", "a later record names a device", fields, 1, Spoil(values={"dev": b64(point(DEVICE))})
    yield "prev-first", "record 0 names a predecessor", fields, 0, Spoil(values={"prev": b64(bytes(32))})
    yield "log-first", "record 0 names a log", fields, 0, Spoil(values={"log": "A" * 24})
    faults: list[tuple[str, str, dict[str, Any]]] = [
        ("version", "version 2", {"v": 2}),
        ("true", "true is no number", {"s": True}),
        ("float", "1.0 is no whole number", {"s": 1.0}),
        ("text-number", "a number in quotes", {"s": "1"}),
        ("null", "null is no text", {"u": None}),
        ("negative", "time before 1970", {"w": -1}),
        ("large", "a number above 2^53", {"m": 2**53 + 1}),
        ("zone", "a zone beyond a day", {"z": -1441}),
        ("kind", "a kind in capitals", {"k": "Note"}),
        ("kind-empty", "an empty kind", {"k": ""}),
        ("kind-line", "a kind that ends in a line feed", {"k": "note\n"}),
        ("user", "a user id of 17 characters", {"u": "p" * 17}),
        ("user-digit", "a user id with a digit that is not ASCII", {"u": "p\u0663"}),
        ("body", "a commitment of 42 characters", {"body": "A" * 42}),
        ("next", "a key in padded base64", {"next": "A" * 42 + "="}),
        ("log", "a log id in lower case", {"log": "a" * 24}),
        ("prev", "a head in the other base64", {"prev": "+" * 43}),
    ]
    for name, what, values in faults:
        yield name, what, value, 1, Spoil(values=values)
    yield "dev", "a point of 64 bytes", value, 0, Spoil(values={"dev": "A" * 86})
    yield "exponent", "a number with an exponent", value, 1, Spoil(raw=swap(b'"s":1', b'"s":1e0'))
    yield "twice", "a key twice", spelling, 1, Spoil(raw=swap(b'"s":1', b'"s":1,"s":1'))
    yield "space", "a space", spelling, 1, Spoil(raw=swap(b'"s":1', b'"s": 1'))
    yield "minus-zero", "minus nought", spelling, 1, Spoil(raw=swap(b'"s":1', b'"s":-0'))
    yield "unsorted", "keys out of order", spelling, 1, Spoil(raw=reordered)
    yield "escape", "a letter written as an escape", spelling, 1, Spoil(raw=swap(b"note", rb"not\u0065"))
    yield "mark", "a byte order mark", spelling, 1, Spoil(raw=lambda raw: b"\xef\xbb\xbf" + raw)


def drill_signature(raw: bytes) -> bytes:
    """Sign the bytes as a drill would."""
    data = raw.removeprefix(chain.to_sign(Realm.REAL, "record", b""))
    return record_key(1).sign(chain.to_sign(Realm.DRILL, "record", data))


def chains() -> Iterator[tuple[str, str, str, int, Spoil]]:
    """Yield faults in how a record follows (format, section 4)."""
    yield "number-high", "a number is left out", "number", 1, Spoil(values={"i": 2})
    yield "number-again", "a number comes twice", "number", 2, Spoil(values={"i": 1})
    yield "no-start", "record 0 is no start", "no-start", 0, Spoil(values={"k": "note"})
    yield "other-log", "the record belongs to another log", "other-log", 1, Spoil(values={"log": "A" * 24})
    yield "head", "the head before is another", "chain", 2, Spoil(values={"prev": b64(bytes(32))})
    yield "head-spelling", "the head before has stray bits", "chain", 2, Spoil(raw=stray("prev"))
    yield "other-key", "signed by a key that was not announced", "signature", 1, Spoil(sign=record_key("x").sign)
    yield "own-key", "signed by the key it announces itself", "signature", 1, Spoil(sign=record_key(2).sign)
    yield "old-key", "signed by the key of the record before", "signature", 2, Spoil(sign=record_key(1).sign)
    yield "device-later", "a later record signed by the device", "signature", 1, Spoil(sign=sign_device)
    yield (
        "other-device",
        "record 0 signed by another device",
        "signature",
        0,
        Spoil(sign=lambda data: sign_device(data, OTHER_DEVICE)),
    )
    yield (
        "no-point",
        "the device is no point of the curve",
        "signature",
        0,
        Spoil(values={"dev": b64(b"\x04" + bytes(64))}),
    )
    yield "drill-in-real", "signed as a drill", "signature", 1, Spoil(sign=drill_signature)
    yield "short", "a signature of 63 bytes", "signature", 1, Spoil(sign=lambda data: record_key(1).sign(data)[:-1])
    yield "no-signature", "no signature at all", "signature", 1, Spoil(sign=lambda _: b"")
    yield "key-spelling", "the announced key has stray bits", "key-spelling", 1, Spoil(raw=stray("next"))
    yield "dev-spelling", "the device's point has stray bits", "key-spelling", 0, Spoil(raw=stray("dev"))
    yield "body", "the commitment is to something else", "body", 1, Spoil(values={"body": b64(public("x"))})
    yield "body-spelling", "the commitment has stray bits", "body", 1, Spoil(raw=stray("body"))


def stray(name: str) -> Callable[[bytes], bytes]:
    """Return a change of the bits that base64 throws away."""

    def change(raw: bytes) -> bytes:
        values = json.loads(raw)
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        last = letters.index(values[name][-1])
        return chain.encode(values | {name: values[name][:-1] + letters[last ^ 1]})

    return change


def parts() -> Iterator[tuple[str, str, tuple[bytes, bytes, bytes, bytes]]]:
    """Yield faults in the parts of record 1."""
    act, text, patient, person = build(count=2)[0][1].parts
    (hashed,) = chain.bare(Realm.REAL, (act, text, patient, person), [Part.TEXT])[1:2]
    yield "part-changed", "one letter of the text is another", (act, text[:-3] + b"x" + text[-2:], patient, person)
    yield "part-salt", "the salt of the text is another", (act, bytes(32) + text[32:], patient, person)
    yield "part-swapped", "text and patient are exchanged", (act, patient, text, person)
    yield "part-hash", "the bare hash is another's", (act, hashed[::-1], patient, person)
    yield "part-hash-moved", "the bare hash stands for another part", (act, text, hashed, person)
    yield "part-other", "the text is another record's", (act, opening(2, "text", "{}"), patient, person)
    yield "part-cut", "one byte of the text is missing", (act, text[:-1], patient, person)
    yield "part-longer", "one byte is added to the text", (act, text + b" ", patient, person)
    yield "part-short", "a bare hash of 31 bytes", (act, hashed[:31], patient, person)


def sizes() -> Iterator[tuple[str, str, list[Link]]]:
    """Yield records whose text is too short or too long, committed to and signed as it is."""
    before, tail = build(count=1)
    for name, what, size in (("large", "65,537", chain.PART_LIMIT + 1), ("small", "1", 1)):
        act, _, patient, person = openings(1)
        bad = (act, opening(1, "text", "x" * size), patient, person)
        link = make(Realm.REAL, tail, Spoil(values={"body": b64(chain.body_of(Realm.REAL, bad))}))
        yield f"part-too-{name}", f"the text has {what} bytes, and is committed to", [*before, replace(link, parts=bad)]


def vectors() -> Iterator[Vector]:
    """Yield all: name, what, realm, expected result, links."""
    yield from good()
    for group, prefix in ((headers(), "header"), (chains(), "chain")):
        for name, what, code, number, spoil in group:
            yield f"{prefix}-{name}", what, Realm.REAL, f"refused {number} {code}", spoiled(number, spoil)
    links, _ = build()
    for name, what, bad in parts():
        changed = [links[0], replace(links[1], parts=bad), links[2]]
        yield name, what, Realm.REAL, "refused 1 body", changed
    for name, what, bad in sizes():
        yield name, what, Realm.REAL, "refused 1 part-size", bad
    first, second, third = links
    yield "run-removed", "record 1 was taken out", Realm.REAL, "refused 1 number", [first, third]
    yield "run-headless", "record 0 was taken out", Realm.REAL, "refused 0 header-fields", [second, third]
    yield "run-swapped", "records 1 and 2 were exchanged", Realm.REAL, "refused 1 number", [first, third, second]
    yield "run-doubled", "record 1 comes twice", Realm.REAL, "refused 2 number", [first, second, second, third]
    drill, _ = build(Realm.DRILL)
    yield "run-drill", "a drill shown as real", Realm.REAL, "refused 0 signature", drill
    yield "run-real", "a real log shown as a drill", Realm.DRILL, "refused 0 signature", links
    _, tail = build(count=1)
    other = make(Realm.REAL, tail, kind="state")
    yield "run-fork", "record 1 is of a fork of the log", Realm.REAL, "refused 2 chain", [first, other, third]


def check(realm: Realm, links: list[Link]) -> str:
    """Say what our own verifier makes of it, in the words of `expect`."""
    try:
        _, tail = chain.verify(realm, links, SIGNATURES)
    except chain.BadChain as error:
        return f"refused {error.facts['number']} {error.facts['code']}"
    return f"good {tail.number} {b64(tail.head)}"


def main() -> None:
    """Write all vectors anew."""
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, what, realm, expect, links in vectors():
        (FOLDER / f"{name}.txt").write_bytes(text_of(what, realm, expect, links))


if __name__ == "__main__":
    main()
