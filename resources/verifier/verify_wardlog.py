# SPDX-License-Identifier: Apache-2.0
"""Check log texts and signed PDFs of Ward Logbook, without Ward Logbook: for an incident team, an expert, a court.

Usage: verify_wardlog.py FILE... (volumes given together are judged together), or --vectors DIR (see vectors.md).
Written from formats.md alone (numbers in brackets are its sections); needs Python 3.11 and the package `cryptography`.
Exit code: 0 all good, 1 something is not, 2 wrong usage, 3 a file could not be read.
It does not check the PDF's own seal (checking.md does), who typed, clocks, or that no later record exists.
"""

import base64
import hashlib
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils
from cryptography.hazmat.primitives.hashes import SHA256

MOST_RECORDS, LONGEST_LINE, LONGEST_HEADER, PRIME = 100_000, 349_760, 4_096, 2**255 - 19  # the prime of Ed25519
MARKERS = (b"WARDLOG 1\n", b"WARDLOG-DRILL 1\n", b"WARDLOG-COPY 1\n", b"WARDLOG-DRILL-COPY 1\n")
PARTS = ("act", "text", "patient", "person")
HIDES = {"clinical": (), "incident": ("patient",), "outside": ("patient", "person", "text")}
POINT, HASH, SIGNATURE, OPENING = (65,), (32,), (64,), range(32 + 2, 32 + 65_536 + 1)  # sizes in bytes
PAIR = re.compile(rb"R ([\w-]*) (.*)\nP ([+-][\w-]*) ([+-][\w-]*) ([+-][\w-]*) ([+-][\w-]*)")
# What a JSON field may hold: a range of integers, base64 of some size, or text of a pattern.
COUNT, NUMBER, TIME, LOG = "(0|[1-9][0-9]{0,7})", range(10_000_001), range(2**53 + 1), '"[A-Z2-7]{24}"'
HEADER: dict[str, Any] = {"v": "1", "i": NUMBER, "w": TIME, "m": TIME, "z": range(-1440, 1441)}
HEADER |= {"s": range(2**31 + 1), "k": '"[a-z-]{1,24}"', "u": '"[a-z0-9]{1,16}"', "body": HASH, "next": HASH}
FIRST, LATER = HEADER | {"dev": POINT}, HEADER | {"log": LOG, "prev": HASH}
EDGE: dict[str, Any] = {"v": "1", "log": LOG, "profile": f'"({"|".join(HIDES)})"', "first": NUMBER}
SLICE = EDGE | {"dev": POINT, "withheld": rf"\[({COUNT}(,{COUNT})*)?\]"}
END = EDGE | {"count": NUMBER, "last": NUMBER, "head": HASH, "lines": HASH, "t": range(2**43 + 1)}


def need(holds: object, reason: str) -> None:
    """Refuse unless this holds."""
    if not holds:
        raise ValueError(reason)


def attempt(step: Any, *given: object) -> tuple[bool | None, Any]:
    """Return whether this step holds (None: a file cannot be read), and its result or the reason."""
    try:
        return True, step(*given)
    except (ValueError, RecursionError, InvalidSignature, OSError, MemoryError) as fault:
        return None if isinstance(fault, OSError | MemoryError) else False, str(fault) or type(fault).__name__


def unb64(text: bytes, sizes: tuple[int, ...] | range) -> bytes:
    """Return the bytes of a base64, in its one spelling and of the right size."""
    data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    need(base64.urlsafe_b64encode(data).rstrip(b"=") == text and len(data) in sizes, "base64 of wrong size or spelling")
    return data


def spelled(raw: bytes, rules: dict[str, Any]) -> dict[str, Any]:
    """Read JSON of just these fields [2]: sorted, compact, without an escape, each value has one spelling only."""
    shapes: dict[type, str] = {range: "(0|-?[1-9][0-9]{0,15})", tuple: '"[A-Za-z0-9_-]*"'}
    fields = (f'"{name}":{shapes.get(type(rule), rule)}' for name, rule in sorted(rules.items()))
    need(re.fullmatch(rf"\{{{','.join(fields)}\}}".encode(), raw), "JSON of other fields, values or spelling")
    found: dict[str, Any] = json.loads(raw)
    need(all(found[name] in rule for name, rule in rules.items() if type(rule) is range), "a number out of range")
    return found | {name: unb64(found[name].encode(), rule) for name, rule in rules.items() if type(rule) is tuple}


def check_signature(key: bytes, text: bytes, message: bytes) -> None:
    """Check a signature by the device (under a point of P-256) or by the key of a record (Ed25519) [4]."""
    signature = unb64(text, SIGNATURE)
    if len(key) in POINT:
        rs = utils.encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
        device = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
        return device.verify(rs, message, ec.ECDSA(SHA256()))
    y2 = pow(int.from_bytes(key, "little") % 2**255, 2, PRIME)
    # y is 1, -1 or 0 in the orders 1, 2 and 4; in order 8 twice the point has y = 0, so that d y^4 + 2 y^2 = 1.
    need(y2 > 1 and (121665 * y2 * y2 - 243332 * y2 + 121666) % PRIME, "the announced key is of small order")
    return ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, message)


def begin(realm: str) -> SimpleNamespace:
    """Return a chain: what its next record has to follow, and what was seen (open parts, erase records, `act` 0)."""
    chain = SimpleNamespace(realm=realm, number=0, log="", dev=b"", head=b"", key=b"", open=set(), erased=set())
    chain.start, chain.digest = {}, lambda kind, data: hashlib.sha256(f"{realm} {kind}\n".encode() + data).digest()
    return chain


def follow(chain: SimpleNamespace, lines: bytes) -> None:
    """Check one record [4], and go on to the next."""
    realm, number, pair = chain.realm, chain.number, PAIR.fullmatch(lines)
    signature, raw, *parts = pair.groups() if pair else (b"", b"")
    need(pair and len(raw) <= LONGEST_HEADER, "no pair of lines R and P, or too long a header")
    header, head = spelled(raw, LATER if number else FIRST), chain.digest("head", raw)
    place = header["i"], header.get("log", chain.log), header.get("prev", b"")
    need(place == (number, chain.log, chain.head), "it does not follow the record before")
    if number == 0:
        need(header["k"] == "start", "it is no start")
        chain.log, chain.dev = base64.b32encode(head[:15]).decode(), header["dev"]
    check_signature(chain.key if number else chain.dev, signature, f"{realm} record\n".encode() + raw)
    opened = {name: unb64(part[1:], OPENING) for name, part in zip(PARTS, parts, strict=True) if part[:1] == b"+"}
    hashes = {name: chain.digest(f"part {name}", opening) for name, opening in opened.items()}
    hashes |= {name: unb64(part[1:], HASH) for name, part in zip(PARTS, parts, strict=True) if part[:1] == b"-"}
    need(chain.digest("body", b"".join(hashes[name] for name in PARTS)) == header["body"], "other parts were signed")
    act = opened.get("act", bytes(32) + b"{}")[32:]
    _, said = attempt(lambda: json.loads(act.decode(), object_pairs_hook=lambda all_: dict(all_) | {"": len(all_)}))
    said = said if isinstance(said, dict) and said.pop("", 0) == len(said) else {}  # no object, or a key twice: nothing
    target = re.fullmatch(f"([A-Z]{{1,3}})[.]{COUNT}", str(said.get("target")))
    if header["k"] == "erase" and target and said.get("part") in PARTS[1:]:  # also under no letter: it may be unknown
        what = int(target[2]), said["part"], number > int(target[2])
        chain.erased |= {(target[1], *what), ("", *what)}
    chain.open.update((number, name) for name in opened)
    chain.number, chain.head, chain.key, chain.start = number + 1, head, header["next"], chain.start if number else said


def read(data: bytes) -> SimpleNamespace:
    """Find the log text in a file [7], and check all of it [5, 6] but which parts are closed."""
    need(sum(data.count(marker) for marker in MARKERS) == 1, "not exactly one marker line of a log")
    start = max(data.find(marker) for marker in MARKERS)
    end = data.find(b"\n", data.find(b"\nEND ", start) + 1) + 1
    need(data.startswith(b"%PDF-") or (start, end) == (0, len(data)), "neither a PDF nor only a log text")
    marker, *lines = data[start:end].split(b"\n")[:-1]
    fits = 4 <= len(lines) <= 2 * MOST_RECORDS + 2 and len(lines) % 2 == 0 and max(map(len, lines)) <= LONGEST_LINE
    need(fits and lines[0].startswith(b"SLICE "), "lines are missing, too many or too long")
    chain = begin("wardlog-drill/1" if b"DRILL" in marker else "wardlog/1")
    size = {"prev": HASH, "key": HASH} if b',"first":0,' not in lines[0] else {"prev": (0,), "key": (0,)}
    edges = spelled(lines[0][6:], SLICE | size)
    vars(chain).update(edges, number=edges["first"], head=edges["prev"], copied=b"COPY" in marker)
    for pair in zip(lines[1:-1:2], lines[2:-1:2], strict=True):
        held, reason = attempt(follow, chain, b"\n".join(pair))
        need(held, f"record {chain.number}: {reason}")
    need((edges["log"], edges["dev"]) == (chain.log, chain.dev), "SLICE names another log or device")
    chain.withheld = {n for n in edges["withheld"] if chain.first <= n < chain.number}
    need(edges["withheld"] == sorted(chain.withheld), "SLICE names withheld records out of order or place")
    seen = {name: edges[name] for name in EDGE} | {"count": chain.number - chain.first, "last": chain.number - 1}
    seen |= {"head": chain.head, "lines": hashlib.sha256(data[start : end - len(lines[-1]) - 1]).digest()}
    _, signature, raw = lines[-1].split(b" ", 2)
    need(seen.items() <= (ending := spelled(raw, END | {"by": POINT} if chain.copied else END)).items(), "END differs")
    chain.by = ending.get("by", chain.dev)  # who signs END; of a copy, only record 0 proves whose log it is
    check_signature(chain.by, signature, f"{chain.realm} {'copy end' if chain.copied else 'end'}\n".encode() + raw)
    chain.witness = chain.by if chain.first else chain.dev
    return chain


def judge(chain: SimpleNamespace, together: list[SimpleNamespace]) -> str:
    """Check which parts are closed [6], with the volumes and later logs of this device; say what the text is."""
    near = [one for one in together if (one.realm, one.witness) == (chain.realm, chain.witness)]
    starts = [one.start for one in near if (one.log, one.first) == (chain.log, 0)]
    letter, logs = str(starts[0].get("segment") or None) if starts else "", {chain.log}
    for _ in near if letter else ():  # those that go on from this log, or from one that does
        logs |= {one.log for one in near if str(one.start.get("earlier_log")) in logs}
    erased = {what[:3] for one in near if one.log in logs for what in one.erased if what[3] or one.log != chain.log}
    for number in range(chain.first, chain.number):
        for name in PARTS:
            is_open, what = (number, name) in chain.open, (letter, number, name)
            closed = name in HIDES[chain.profile] or (name == "text" and number in chain.withheld)
            forbidden = closed or (letter and (*what, True) in chain.erased)
            need(not is_open or not forbidden, f"record {number}: {name} is open, though withheld or erased")
            need(is_open or closed or what in erased, f"record {number}: {name} was dropped")
    code, by = (hashlib.sha256(point).hexdigest()[:16] for point in (chain.dev, chain.by))
    kind = ("a DRILL" if "drill" in chain.realm else "real") + f", a COPY handed in by {by}" * chain.copied
    span = f"{chain.first} to {chain.number - 1} {'from the start' if chain.first == 0 else 'without those before'}"
    return f"log {chain.log}, records {span}; profile {chain.profile}; {kind}; device code {code}"


def verdict(data: bytes) -> tuple[bool, str]:
    """Judge one file by itself."""
    held, words = attempt(lambda: judge(chain := read(data), [chain]))
    return bool(held), words


def check_vector(path: Path) -> None:
    """Check that a vector turns out as it says: good or refused, the number, and the last head."""
    _, _, realm, expected, *lines = path.read_bytes().split(b"\n")[:-1]
    chain = begin(realm.decode().removeprefix("realm "))
    held = all(attempt(follow, chain, b"\n".join(pair))[0] for pair in zip(lines[::2], lines[1::2], strict=True))
    _, word, number, value = expected.split(b" ")
    need((word, int(number)) == ((b"good", chain.number - 1) if held else (b"refused", chain.number)), "we disagree")
    need(not held or unb64(value, HASH) == chain.head, "another head")


def main(given: list[str]) -> int:
    """Do what the command line asks for, and return the exit code."""
    if given[:1] == ["--vectors"] and len(given) == 2:
        given = sorted(str(path) for path in Path(given[1]).glob("*.txt"))
        verdicts = [attempt(check_vector, Path(name)) for name in given]
    else:
        read_all = [attempt(lambda path=Path(name): read(path.read_bytes())) for name in given]
        texts = [found for held, found in read_all if held]
        verdicts = [attempt(judge, found, texts) if held else (held, found) for held, found in read_all]
    print(end="" if given else __doc__, file=sys.stderr)
    for name, (held, words) in zip(given, verdicts, strict=True):
        print({True: "GOOD", False: "BAD", None: "CANNOT READ"}[held], f"{name!a}: {words or 'as expected'}")
    return 2 if not given else min(({False: 1, None: 3}[held] for held, _ in verdicts if not held), default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
