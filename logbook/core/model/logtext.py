# SPDX-License-Identifier: Apache-2.0
"""The log as text: the slice of a chain that leaves the ward inside a PDF, on a stick or as QR pages.

Writing needs the device's signature, handed in. Reading believes nothing: one spelling, bounded lines, and every
fault is a `BadChain` or `NotOurs`. The format is resources/help/formats.md, section 5.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from logbook.core.model import chain
from logbook.core.model.chain import Header, Link, Signatures, Tail, b64, un64
from logbook.core.model.codes import PARTS, Part, Profile, Realm
from logbook.core.model.errors import BadChain, NotOurs

MARKERS = {Realm.REAL: b"WARDLOG 1\n", Realm.DRILL: b"WARDLOG-DRILL 1\n"}
COPIES = {Realm.REAL: b"WARDLOG-COPY 1\n", Realm.DRILL: b"WARDLOG-DRILL-COPY 1\n"}
"""What a slice begins with that another device hands in, because the log's own key is gone."""
STARTS = {marker: realm for known in (MARKERS, COPIES) for realm, marker in known.items()}
LINE_LIMIT = 4 * (chain.PART_LIMIT + chain.SALT) * 4 // 3 + 64
RECORD_LIMIT = 100_000
SLICE_LINE = -1
END_LINE = -2


@dataclass(frozen=True, slots=True)
class Opening:
    """What a slice says of itself: who wrote it, under which profile, and where in the chain it begins."""

    realm: Realm
    profile: Profile
    before: Tail
    withheld: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice as read: nothing of it is proven before `check`. `stamped` is the export's time in unix seconds.

    `by` is the point (65 bytes) of the device that hands in a copy; empty where the log's own device did.
    """

    opening: Opening
    links: tuple[Link, ...]
    count: int
    first: int
    last: int
    head: bytes
    stamped: int
    lines: bytes
    end_raw: bytes
    end_signature: bytes
    by: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What a slice proves: its headers, where it ends, and the parts closed without the profile's leave."""

    headers: tuple[Header, ...]
    tail: Tail
    unexplained: tuple[tuple[int, Part], ...]
    beyond_profile: tuple[tuple[int, Part], ...]


def write(
    opening: Opening, links: Sequence[Link], tail: Tail, stamped: int, sign_device: Callable[[bytes], bytes],
    by: bytes = b"",
) -> bytes:  # fmt: skip
    """Write the slice of `links` that ends at `tail`; parts the profile withholds leave as hashes.

    With `by`, the point of another device than the log's, it is a copy, and that device signs its END.
    """
    before, realm = opening.before, opening.realm
    lines = [(COPIES if by else MARKERS)[realm], b"SLICE " + _opening_json(opening) + b"\n"]
    for number, link in enumerate(links, before.number + 1):
        parts = chain.bare(realm, link.parts, _closed(opening, number))
        lines.append(pair(Link(link.raw, link.signature, parts)))
    text = b"".join(lines)
    end = chain.encode(
        {
            "v": 1, "log": tail.log, "profile": opening.profile, "count": len(links), "first": before.number + 1,
            "last": tail.number, "head": b64(tail.head), "lines": b64(hashlib.sha256(text).digest()), "t": stamped,
        }
        | ({"by": b64(by)} if by else {})
    )  # fmt: skip
    signature = sign_device(chain.to_sign(realm, _end_kind(by), end))
    return text + b"END " + b64(signature).encode() + b" " + end + b"\n"


def _closed(opening: Opening, number: int) -> frozenset[Part]:
    return opening.profile.withholds | ({Part.TEXT} if number in opening.withheld else frozenset())


def _end_kind(by: bytes) -> str:
    return "copy end" if by else "end"


def pair(link: Link) -> bytes:
    """Spell one record's two lines, its parts open or closed as they are."""
    tokens = " ".join(_token(part) for part in link.parts)
    return b"R " + b64(link.signature).encode() + b" " + link.raw + f"\nP {tokens}\n".encode("ascii")


def _opening_json(opening: Opening) -> bytes:
    before = opening.before
    return chain.encode(
        {
            "v": 1, "log": before.log, "dev": b64(before.device), "profile": opening.profile,
            "first": before.number + 1, "prev": b64(before.head), "key": b64(before.next_key),
            "withheld": sorted(opening.withheld),
        }
    )  # fmt: skip


def _token(part: bytes) -> str:
    return ("+" if chain.is_open(part) else "-") + b64(part)


_LAST = re.compile(rb"\nEND [^\n]*\n")


def find(data: bytes) -> tuple[Realm, bytes]:
    """Find the one log in a file's bytes, without parsing the file; `NotOurs` if there is none, or more than one."""
    counts = {marker: data.count(marker) for marker in STARTS}
    if sum(counts.values()) != 1:
        raise NotOurs(reason="several-logs" if any(counts.values()) else "no-log")
    marker = max(counts, key=counts.__getitem__)
    start = data.index(marker)
    end = _LAST.search(data, start)
    if end is None:
        raise NotOurs(reason="log-cut-off")
    return STARTS[marker], data[start : end.end()]


def read(text: bytes) -> Slice:
    """Read a slice in its one spelling; raises `NotOurs` or `BadChain`."""
    marker = text[: text.find(b"\n") + 1]
    realm, copy = STARTS.get(marker), marker in COPIES.values()
    if realm is None or not text.endswith(b"\n"):
        raise NotOurs(reason="no-log")
    records, odd = divmod(text.count(b"\n") - 3, 2)  # counted before they are split: 64 MiB of line ends fill memory
    if odd or not 0 <= records <= RECORD_LIMIT:
        raise BadChain(number=END_LINE, code="line-count")
    lines = text[:-1].split(b"\n")
    if any(len(line) > LINE_LIMIT for line in lines):
        raise BadChain(number=END_LINE, code="line-too-long")
    _, slice_line, *record_lines, end_line = lines
    opening = _read_opening(realm, slice_line)
    first = opening.before.number + 1
    pairs = zip(record_lines[::2], record_lines[1::2], strict=True)
    links = tuple(read_link(number, *both) for number, both in enumerate(pairs, first))
    if any(number >= first + len(links) for number in opening.withheld):
        raise BadChain(number=SLICE_LINE, code="withheld")
    signature, end = _signed(end_line, b"END ", END_LINE)
    values = _json(end, _END_RULES | (_BY_RULE if copy else {}), END_LINE)
    body = text[: len(text) - len(end_line) - 1]
    if values["profile"] != opening.profile or values["first"] != first or values["count"] != len(links):
        raise BadChain(number=END_LINE, code="end-counts")
    if values["lines"] != b64(hashlib.sha256(body).digest()):
        raise BadChain(number=END_LINE, code="end-lines")
    head = _un64(values["head"], END_LINE)
    counts = (values["count"], values["first"], values["last"])
    by = _un64(values["by"], END_LINE) if copy else b""
    return Slice(opening, links, *counts, head, values["t"], _un64(values["lines"], END_LINE), end, signature, by)


def check(log: Slice, signatures: Signatures) -> Checked:
    """Check a slice (format, section 6); raises `BadChain` at the first fault.

    (1) every record follows the one before it, starting where the slice says; (2) the log and device named are
    the chain's; (3) the END names the last record; (4) the device signed the END, of a copy the one that hands it in.
    Then the parts that are closed although the profile opens them, and open although it withholds them, are listed.
    """
    opening = log.opening
    realm, before = opening.realm, opening.before
    start = chain.EMPTY if before.number < 0 else before
    headers, tail = chain.verify(realm, log.links, signatures, start)  # (1)
    if (tail.log, tail.device) != (before.log, before.device):  # (2)
        raise BadChain(number=SLICE_LINE, code="slice-names")
    end = json.loads(log.end_raw)
    if (log.last, log.head, end["log"]) != (tail.number, tail.head, tail.log):  # (3)
        raise BadChain(number=END_LINE, code="end-head")
    signed = chain.to_sign(realm, _end_kind(log.by), log.end_raw)
    if not signatures.device(log.by or tail.device, log.end_signature, signed):  # (4)
        raise BadChain(number=END_LINE, code="end-signature")
    closed, beyond = [], []
    for number, link in enumerate(log.links, before.number + 1):
        shut = _closed(opening, number)
        for name, part in zip(PARTS, link.parts, strict=True):
            if not chain.is_open(part) and name not in shut:
                closed.append((number, name))
            if chain.is_open(part) and name in shut:
                beyond.append((number, name))
    return Checked(tuple(headers), tail, tuple(closed), tuple(beyond))


_LOG = re.compile(r"[A-Z2-7]{24}\Z")
_HASH = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_MAYBE = re.compile(r"(?:[A-Za-z0-9_-]{43})?\Z")
_NUMBER = (0, 10**7)
_PROFILE = re.compile("(?:" + "|".join(Profile) + r")\Z")
_POINT = re.compile(r"[A-Za-z0-9_-]{87}\Z")
_Rules = dict[str, re.Pattern[str] | tuple[int, int]]
_SLICE_RULES: _Rules = {
    "v": (1, 1), "log": _LOG, "dev": _POINT, "profile": _PROFILE, "first": _NUMBER,
    "prev": _MAYBE, "key": _MAYBE,
}  # fmt: skip
_END_RULES: _Rules = {
    "v": (1, 1), "log": _LOG, "profile": _PROFILE, "count": (1, RECORD_LIMIT), "first": _NUMBER, "last": _NUMBER,
    "head": _HASH, "lines": _HASH, "t": (0, 2**43),
}  # fmt: skip
_BY_RULE: _Rules = {"by": _POINT}


def _read_opening(realm: Realm, line: bytes) -> Opening:
    if not line.startswith(b"SLICE "):
        raise BadChain(number=SLICE_LINE, code="line-kind")
    values = _json(line[6:], _SLICE_RULES, SLICE_LINE, also="withheld")
    withheld, first = values["withheld"], values["first"]
    if type(withheld) is not list or any(type(number) is not int for number in withheld):
        raise BadChain(number=SLICE_LINE, code="withheld")
    if sorted(set(withheld)) != withheld or any(number < first for number in withheld):
        raise BadChain(number=SLICE_LINE, code="withheld")
    head, key = _un64(values["prev"], SLICE_LINE), _un64(values["key"], SLICE_LINE)
    if bool(first) != bool(head) or bool(first) != bool(key):
        raise BadChain(number=SLICE_LINE, code="slice-before")
    before = Tail(first - 1, head, key, values["log"], _un64(values["dev"], SLICE_LINE))
    return Opening(realm, Profile(values["profile"]), before, frozenset(withheld))


def read_link(number: int, record: bytes, parts: bytes) -> Link:
    """Read one record's two lines, without their line feeds; `BadChain` names `number`."""
    signature, raw = _signed(record, b"R ", number)
    tokens = parts[2:].split(b" ")
    if not parts.startswith(b"P ") or len(tokens) != len(PARTS):
        raise BadChain(number=number, code="line-kind")
    act, text, patient, person = (_part(token, number) for token in tokens)
    return Link(raw, signature, (act, text, patient, person))


def _signed(line: bytes, kind: bytes, number: int) -> tuple[bytes, bytes]:
    signature, space, rest = line.removeprefix(kind).partition(b" ")
    if not line.startswith(kind) or not space:
        raise BadChain(number=number, code="line-kind")
    return _un64(_ascii(signature, number), number), rest


def _part(token: bytes, number: int) -> bytes:
    data = _un64(_ascii(token[1:], number), number)
    if token[:1] == b"+" and chain.SALT + chain.PART_LEAST <= len(data) <= chain.SALT + chain.PART_LIMIT:
        return data
    if token[:1] == b"-" and len(data) == chain.HASH:
        return data
    raise BadChain(number=number, code="part")


def _json(raw: bytes, rules: _Rules, number: int, also: str = "") -> dict[str, Any]:
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadChain(number=number, code="header-not-json") from error
    if type(values) is not dict or set(values) != set(rules) | ({also} if also else set()):
        raise BadChain(number=number, code="header-fields")
    if not all(chain.fits(values[name], rule) for name, rule in rules.items()):
        raise BadChain(number=number, code="header-field-value")
    if chain.encode(values) != raw:
        raise BadChain(number=number, code="header-spelling")
    return values


def _ascii(data: bytes, number: int) -> str:
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as error:
        raise BadChain(number=number, code="not-ascii") from error


def _un64(text: str, number: int) -> bytes:
    try:
        return un64(text)
    except ValueError as error:
        raise BadChain(number=number, code="base64") from error
