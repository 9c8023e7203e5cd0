# SPDX-License-Identifier: Apache-2.0
"""Check log texts and signed PDFs of Ward Logbook, without Ward Logbook: for an incident team, an expert, a court.

    python verify_wardlog.py FILE...          a line for each file; volumes given together are judged together
    python verify_wardlog.py --vectors DIR    does this verifier agree with the vectors of vectors.md?

Written from formats.md alone (numbers in brackets are its sections). Needs Python 3.11 and the package `cryptography`.
Exit code: 0 all good, 1 something is not, 2 wrong usage, 3 a file could not be read (1 GiB at most).
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

MOST_BYTES, MOST_RECORDS, LONGEST_LINE, LONGEST_HEADER = 1 << 30, 100_000, 349_760, 4_096
MARKERS = {b"WARDLOG 1\n": "wardlog/1", b"WARDLOG-DRILL 1\n": "wardlog-drill/1"}
PARTS = ("act", "text", "patient", "person")
HIDES = {"clinical": (), "incident": ("patient",), "outside": ("patient", "person", "text")}
POINT, HASH, SIGNATURE, PRIME = 65, 32, 64, 2**255 - 19  # sizes in bytes; the prime of Ed25519's curve
PAIR = re.compile(rb"R ([\w-]*) (.*)\nP ([+-][\w-]*) ([+-][\w-]*) ([+-][\w-]*) ([+-][\w-]*)")
# What a JSON field may hold: a range of integers, base64 of so many bytes, or text of a pattern.
COUNT, NUMBER, TIME, LOG = "(0|[1-9][0-9]{0,7})", range(10_000_001), range(2**53 + 1), '"[A-Z2-7]{24}"'
HEADER = {"v": range(1, 2), "i": NUMBER, "w": TIME, "m": TIME, "z": range(-1440, 1441), "s": range(2**31 + 1)}
HEADER |= {"k": '"[a-z-]{1,24}"', "u": '"[a-z0-9]{1,16}"', "body": HASH, "next": HASH}
EDGE: dict[str, Any] = {"v": range(1, 2), "log": LOG, "profile": f'"({"|".join(HIDES)})"', "first": NUMBER}
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
    except (ValueError, RecursionError, InvalidSignature) as fault:
        return False, str(fault) or "the signature does not hold"
    except OSError as fault:
        return None, fault.strerror


def unb64(text: bytes, least: int, most: int = 0) -> bytes:
    """Return the bytes of a base64, in its one spelling and of the right size."""
    data = base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))
    need(base64.urlsafe_b64encode(data).rstrip(b"=") == text, "base64 in another spelling")
    need(least <= len(data) <= max(least, most), "a wrong number of bytes")
    return data


def spelled(raw: bytes, rules: dict[str, Any]) -> dict[str, Any]:
    """Read JSON of just these fields [2]: sorted, compact, without an escape, each value has one spelling only."""
    shapes = {range: "(0|-?[1-9][0-9]{0,15})", int: '"[A-Za-z0-9_-]*"'}
    fields = (f'"{name}":{shapes.get(type(rule), rule)}' for name, rule in sorted(rules.items()))
    need(re.fullmatch(rf"\{{{','.join(fields)}\}}".encode(), raw), "JSON of other fields, values or spelling")
    found = json.loads(raw)
    need(all(found[name] in rule for name, rule in rules.items() if type(rule) is range), "a number out of range")
    return found | {name: unb64(found[name].encode(), rule) for name, rule in rules.items() if type(rule) is int}


def domain(realm: str, kind: str, data: bytes) -> bytes:
    """Return what is hashed or signed [1]."""
    return f"{realm} {kind}\n".encode() + data


def digest(realm: str, kind: str, data: bytes) -> bytes:
    """Hash data of this kind [1]."""
    return hashlib.sha256(domain(realm, kind, data)).digest()


def check_signature(key: bytes, text: bytes, message: bytes) -> None:
    """Check a signature by the device (under a point of P-256) or by the key of a record (Ed25519) [4]."""
    signature = unb64(text, SIGNATURE)
    if len(key) == POINT:
        rs = utils.encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
        device = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
        return device.verify(rs, message, ec.ECDSA(SHA256()))
    y2 = pow(int.from_bytes(key, "little") % 2**255, 2, PRIME)
    # y is 1, -1 or 0 in the orders 1, 2 and 4; in order 8 twice the point has y = 0, so that d y^4 + 2 y^2 = 1.
    need(y2 > 1 and (121665 * y2 * y2 - 243332 * y2 + 121666) % PRIME, "the announced key is of small order")
    return ed25519.Ed25519PublicKey.from_public_bytes(key).verify(signature, message)


def begin(realm: str) -> SimpleNamespace:
    """Return a chain: what its next record has to follow, and what was seen on the way."""
    chain = SimpleNamespace(realm=realm, first=0, number=0, log="", dev=b"", head=b"", key=b"")
    chain.start, chain.open, chain.erased = {}, set(), []  # act of record 0; open parts; (by, letter, part) erased
    return chain


def follow(chain: SimpleNamespace, lines: bytes) -> None:
    """Check one record [4], and go on to the next."""
    realm, number, pair = chain.realm, chain.number, PAIR.fullmatch(lines)
    signature, raw, *parts = pair.groups() if pair else (b"", b"")
    need(pair and len(raw) <= LONGEST_HEADER, "no pair of lines R and P, or too long a header")
    header, head = (
        spelled(raw, HEADER | ({"log": LOG, "prev": HASH} if number else {"dev": POINT})),
        digest(realm, "head", raw),
    )
    if number == 0:
        need(header["k"] == "start", "record 0 is no start")
        chain.log, chain.dev = base64.b32encode(head[:15]).decode(), header["dev"]
    place = header["i"], header.get("log", chain.log), header.get("prev", b"")
    need(place == (number, chain.log, chain.head), "it does not follow the record before")
    check_signature(chain.key if number else chain.dev, signature, domain(realm, "record", raw))
    hashes, act = b"", b""
    for name, part in zip(PARTS, parts, strict=True):
        if part.startswith(b"-"):
            hashes += unb64(part[1:], HASH)
        else:
            opening = unb64(part[1:], 32 + 2, 32 + 65_536)
            hashes += digest(realm, f"part {name}", opening)
            chain.open.add((number, name))
            act = opening[32:] if name == "act" else act
    need(digest(realm, "body", hashes) == header["body"], "these are not the parts that were signed")
    _, said = attempt(lambda: json.loads(act.decode()))
    said = said if isinstance(said, dict) else {}  # an act may be anything, and then says nothing
    target = re.fullmatch(f"([A-Z])[.]{COUNT}", str(said.get("target")))
    if header["k"] == "erase" and target and said.get("part") in PARTS[1:]:
        chain.erased.append((number, target[1], (int(target[2]), said["part"])))
    chain.start = chain.start if number else said
    chain.number, chain.head, chain.key = number + 1, head, header["next"]


def read(data: bytes) -> SimpleNamespace:
    """Find the log text in a file [7], and check all of it [5, 6] but which parts are closed."""
    need(sum(data.count(marker) for marker in MARKERS) == 1, "not exactly one marker line of a log")
    start = max(data.find(marker) for marker in MARKERS)
    end = data.find(b"\n", data.find(b"\nEND ", start) + 1) + 1
    need(data.startswith(b"%PDF-") or (start, end) == (0, len(data)), "neither a PDF nor only a log text")
    need(data.count(b"\n", start, end) <= 2 * MOST_RECORDS + 3, "too many lines")
    marker, *lines = data[start:end].split(b"\n")[:-1]
    need(lines[3:] and len(lines) % 2 == 0 and lines[0].startswith(b"SLICE "), "lines are missing")
    need(max(map(len, lines)) <= LONGEST_LINE, "a line is too long")
    chain, size = begin(MARKERS[marker + b"\n"]), 0 if b',"first":0,' in lines[0] else HASH
    edges = spelled(lines[0][6:], SLICE | {"prev": size, "key": size})
    chain.log, chain.dev, chain.head, chain.key = (edges[name] for name in ("log", "dev", "prev", "key"))
    chain.first = chain.number = edges["first"]
    for pair in zip(lines[1:-1:2], lines[2:-1:2], strict=True):
        held, reason = attempt(follow, chain, b"\n".join(pair))
        need(held, f"record {chain.number}: {reason}")
    need((edges["log"], edges["dev"]) == (chain.log, chain.dev), "SLICE names another log or device")
    inside = {n for n in edges["withheld"] if chain.first <= n < chain.number}
    need(edges["withheld"] == sorted(inside), "SLICE names withheld records out of order or place")
    seen = {name: edges[name] for name in EDGE} | {"count": chain.number - chain.first, "last": chain.number - 1}
    seen |= {"head": chain.head, "lines": hashlib.sha256(data[start : end - len(lines[-1]) - 1]).digest()}
    _, signature, raw = lines[-1].split(b" ", 2)
    need(seen.items() <= spelled(raw, END).items(), "END does not say what was read")
    check_signature(chain.dev, signature, domain(chain.realm, "end", raw))
    chain.profile, chain.withheld = edges["profile"], {(n, "text") for n in inside}
    return chain


def judge(chain: SimpleNamespace, together: list[SimpleNamespace]) -> str:
    """Check which parts are closed [6], with the volumes and later logs of this device; say what the text is."""
    near = [one for one in together if (one.realm, one.dev) == (chain.realm, chain.dev)]
    letters = [str(one.start.get("segment")) for one in near if (one.log, one.first) == (chain.log, 0)]
    logs = {chain.log}
    for _ in near if letters else ():  # those that go on from this log, or from one that does
        logs |= {one.log for one in near if str(one.start.get("earlier_log")) in logs}
    erased, erased_here = set(), set()
    for one, (by, letter, part) in ((one, words) for one in near if one.log in logs for words in one.erased):
        if letter in (letters or letter) and (by > part[0] or one.log != chain.log):
            erased.add(part)
            erased_here |= {part} if letters and one is chain else set()
    every = {(n, name) for n in range(chain.first, chain.number) for name in PARTS}
    closed = {(n, name) for n, name in every if name in HIDES[chain.profile]} | chain.withheld
    need(not chain.open & closed, f"open, though to be withheld: {sorted(chain.open & closed)[:1]}")
    need(not chain.open & erased_here, f"open, though erased: {sorted(chain.open & erased_here)[:1]}")
    dropped = sorted(every - chain.open - closed - erased)
    need(not dropped, f"dropped: {dropped[:1]}")
    known = f"only from {chain.first} on: the volumes before it are needed" if chain.first else "from the start"
    drill, device = "a DRILL" if "drill" in chain.realm else "real", hashlib.sha256(chain.dev).hexdigest()[:16]
    span = f"log {chain.log}, records {chain.first} to {chain.number - 1}, {known}"
    return f"{span}; profile {chain.profile}; {drill}; device code {device}"


def verdict(data: bytes) -> tuple[bool, str]:
    """Judge one file by itself."""
    held, found = attempt(read, data)
    held, words = attempt(judge, found, [found]) if held else (held, found)
    return bool(held), words


def agrees(path: Path) -> bool:
    """Tell whether a vector turns out as it says: good or refused, the number, and the last head."""
    _, _, realm, expected, *lines = path.read_bytes().split(b"\n")[:-1]
    chain = begin(realm.decode().removeprefix("realm "))
    held = all(attempt(follow, chain, b"\n".join(pair))[0] for pair in zip(lines[::2], lines[1::2], strict=True))
    _, word, number, value = expected.split(b" ")
    good = word == b"good" and int(number) == chain.number - 1 and unb64(value, HASH) == chain.head
    return good if held else (word, int(number)) == (b"refused", chain.number)


def main(given: list[str]) -> int:
    """Do what the command line asks for, and return the exit code."""
    if len(given) == 2 and given[0] == "--vectors":
        vectors = sorted(Path(given[1]).glob("*.txt"))
        wrong = [path.name for path in vectors if attempt(agrees, path) != (True, True)]
        print(*(f"DISAGREE {name}" for name in wrong), f"{len(vectors) - len(wrong)} of {len(vectors)} agree", sep="\n")
        return int(bool(wrong) or not vectors)
    if not given or given[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    found = [attempt(lambda name=name: read(Path(name).read_bytes())) for name in given]
    together = [chain for held, chain in found if held]
    codes = set()
    for name, (held, chain) in zip(given, found, strict=True):
        held, words = attempt(judge, chain, together) if held else (held, chain)
        word, code = {True: ("GOOD", 0), False: ("BAD", 1), None: ("CANNOT READ", 3)}[held]
        print(word, f"{ascii(name)}: {words}")
        codes.add(code)
    return min(codes - {0}, default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
