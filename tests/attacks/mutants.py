# SPDX-License-Identifier: Apache-2.0
"""Valid exports changed as somebody would who knows how they are built: lines, fields, spellings, hashes, signatures.

A mutant is accepted if its verification finds nothing; the answer must be that none is. Only one change is left out:
an ECDSA signature and its negative are both true of the same bytes, which the format says of itself (section 4).
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from logbook.core import crypto
from logbook.core.exchange.verify import verify
from logbook.core.model import chain, logtext
from logbook.core.model.chain import b64
from logbook.core.model.codes import Profile, Realm
from tests.chains import Chain, note

Change = Callable[[list[bytes], random.Random, "Stage"], list[bytes]]
_TOKEN = re.compile(rb"[A-Za-z0-9_-]{20,}")
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@dataclass(frozen=True)
class Stage:
    """One valid text, the lines of another log, and a key that is not the device's."""

    text: bytes
    other: list[bytes]
    realm: Realm
    stranger: crypto.DeviceKey


@dataclass
class Toll:
    """How many were tried, by what was changed; `accepted` and `crashed` must stay empty."""

    tried: int = 0
    same: int = 0
    by: Counter[str] = field(default_factory=Counter)
    refused_as: Counter[str] = field(default_factory=Counter)
    accepted: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)


def stages() -> list[Stage]:
    """Small exports of each kind: whole, withheld, a drill, a later slice."""
    made = []
    for realm, profile, first in (
        (Realm.REAL, Profile.CLINICAL, 0),
        (Realm.REAL, Profile.INCIDENT, 0),
        (Realm.DRILL, Profile.OUTSIDE, 0),
        (Realm.REAL, Profile.INCIDENT, 2),
    ):
        log, other = _chain(realm), _chain(realm)
        made.append(
            Stage(
                _export(log, profile, first), _export(other, profile, first).split(b"\n"), realm,
                crypto.new_device_key(),
            )
        )  # fmt: skip
    return made


def _chain(realm: Realm) -> Chain:
    log = Chain(realm=realm)
    for number in range(3):
        log.add(note(f"alarm {number}", bed="7", patient="UCI-07·K4"))
    return log


def _export(log: Chain, profile: Profile, first: int) -> bytes:
    before = log.tails[first - 1] if first else chain.Tail(-1, b"", b"", log.tails[-1].log, log.device.point)
    opening = logtext.Opening(log.realm, profile, before, frozenset({3}))
    return logtext.write(opening, log.links[first:], log.tails[-1], 1_795_401_234, log.device.sign)


def campaign(count: int, seed: int = 1, workers: int = 2) -> Toll:
    """Try so many mutants, the same for the same seed."""
    made, per = stages(), 20_000
    sizes = [per] * (count // per) + ([count % per] if count % per else [])
    total = Toll()
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(partial(_some, made), range(seed, seed + len(sizes)), sizes):
            _add(total, part)
    return total


def some(count: int, seed: int) -> Toll:
    """Try a few in this process."""
    return _some(stages(), seed, count)


def _some(made: list[Stage], seed: int, count: int) -> Toll:
    toll = Toll()
    for stage, name, mutant in drawn(made, seed, count):
        if mutant == stage.text:
            toll.same += 1
        else:
            _judge(mutant, name, toll)
    return toll


def drawn(made: list[Stage], seed: int, count: int) -> Iterator[tuple[Stage, str, bytes]]:
    """Draw mutants until so many differ from what they were made of; those that do not come along."""
    chance, left = random.Random(seed), count
    names = list(CHANGES)
    while left:
        stage, name = chance.choice(made), chance.choice(names)
        lines = CHANGES[name](stage.text.split(b"\n"), chance, stage)
        if lines and chance.random() < 0.2:
            second = chance.choice(names)
            lines, name = CHANGES[second](lines, chance, stage), f"{name} + {second}"
        if chance.random() < 0.3:
            lines = _lines_again(lines, chance, stage)
        mutant = b"\n".join(lines)
        left -= mutant != stage.text
        yield stage, name, mutant


def _judge(mutant: bytes, name: str, toll: Toll) -> None:
    toll.tried += 1
    toll.by[name.split(" + ", maxsplit=1)[0]] += 1
    try:
        report = verify(mutant).report
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        toll.crashed.append(f"{name}: {type(error).__name__}")
        return
    if report.findings:
        toll.refused_as[report.findings[0].code] += 1
    else:
        toll.accepted.append(name)


def _add(total: Toll, part: Toll) -> None:
    total.tried += part.tried
    total.same += part.same
    total.by += part.by
    total.refused_as += part.refused_as
    total.accepted += part.accepted
    total.crashed += part.crashed


def _any(lines: list[bytes], chance: random.Random) -> int:
    return chance.randrange(max(1, len(lines) - 1))


def _put(lines: list[bytes], at: int, line: bytes) -> list[bytes]:
    return [*lines[:at], line, *lines[at + 1 :]]


def _byte(lines: list[bytes], chance: random.Random, _stage: Stage) -> list[bytes]:
    at = _any(lines, chance)
    line, place = lines[at], chance.randrange(len(lines[at]) + 1)
    way = chance.randrange(4)
    new = bytes([chance.randrange(256)])
    cut = line[place + 1 :]
    return _put(lines, at, line[:place] + (new + cut, new + line[place:], cut, line[place : place + 1] * 2 + cut)[way])


def _line(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    at, other = _any(lines, chance), _any(lines, chance)
    ways = (
        [*lines[:at], *lines[at + 1 :]],
        [*lines[:at], lines[at], *lines[at:]],
        _put(_put(lines, at, lines[other]), other, lines[at]),
        _put(lines, at, stage.other[at % len(stage.other)]),
        [*lines[:at], stage.other[other % len(stage.other)], *lines[at:]],
        [*lines, lines[at]],
        lines[:at],
        lines[at:],
    )
    return chance.choice(ways)


def _pair(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Take a record's two lines out, double them, move them, or take another log's."""
    records = [at for at, line in enumerate(lines) if line.startswith(b"R ")]
    if not records:
        return lines
    at, to = chance.choice(records), chance.choice(records)
    pair, rest = lines[at : at + 2], lines[:at] + lines[at + 2 :]
    ways = (
        rest,
        lines[:to] + pair + lines[to:],
        rest[:to] + pair + rest[to:],
        rest[:to] + stage.other[at : at + 2] + rest[to:],
    )
    return chance.choice(ways)


def _value(lines: list[bytes], chance: random.Random, _stage: Stage) -> list[bytes]:
    """Change one field of a header, SLICE or END, in its right spelling or in another."""
    places = [at for at, line in enumerate(lines) if b" {" in line]
    if not places:
        return lines
    at = chance.choice(places)
    start, raw = lines[at].split(b" {", 1)
    try:
        values = json.loads(b"{" + raw)
    except ValueError:
        return lines
    if type(values) is not dict or not values:
        return lines
    name = chance.choice(list(values))
    values = _other(values, name, chance)
    spelled = chance.choice((chain.encode(values), chain.encode(values), *_misspelled(values, name)))
    return _put(lines, at, start + b" " + spelled)


def _other(values: dict[str, object], name: str, chance: random.Random) -> dict[str, object]:
    value = values[name]
    if type(value) is int:
        return values | {name: chance.choice((value + 1, value - 1, -value, float(value), str(value), 2**53 + 1, True))}
    if type(value) is str:
        turned = value[1:] + value[:1]
        return values | {name: chance.choice((turned, value.swapcase(), value + "A", value[:-1], "", None, [value]))}
    if type(value) is list:
        return values | {name: chance.choice(([*value, 1], value[:-1], value[::-1], [True], [*value, *value], {}))}
    return {other: kept for other, kept in values.items() if other != name}


def _misspelled(values: dict[str, object], name: str) -> tuple[bytes, ...]:
    again = chain.encode({name: values.get(name)})[1:-1]
    tight = chain.encode(values)
    return (
        json.dumps(values).encode(),
        json.dumps(values, separators=(",", ":")).encode(),
        tight[:-1] + b"," + again + b"}",
        tight.replace(name.encode(), b"\\u%04x" % ord(name[0]) + name[1:].encode(), 1),
        tight + b" ",
        chain.encode(values | {"x": 1}),
    )


def _token(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Change a base64 token: another letter, stray bits, padding, cut, open for closed, another's in its place."""
    at = _any(lines, chance)
    found = list(_TOKEN.finditer(lines[at]))
    if not found:
        return lines
    one = chance.choice(found)
    word = one.group()
    place = chance.randrange(len(word))
    letter = bytes([chance.choice(_LETTERS)])
    closed = b64(hashlib.sha256(word).digest()).encode()
    theirs = _TOKEN.findall(stage.other[at % len(stage.other)]) or [word]
    ways = (
        word[:place] + letter + word[place + 1 :],
        word[:-1] + bytes([_LETTERS[(_LETTERS.index(word[-1:]) + 1) % 64]]),
        word + b"=",
        word[:-1],
        word[4:],
        word[::-1],
        closed,
        chance.choice(theirs),
        chance.choice([other.group() for other in found]),
    )
    new = chance.choice(ways)
    sign = lines[at][one.start() - 1 : one.start()]
    flipped = {b"+": b"-", b"-": b"+"}.get(sign, sign) if chance.random() < 0.3 else sign
    return _put(lines, at, lines[at][: one.start() - 1] + flipped + new + lines[at][one.end() :])


def _signature(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Sign a line anew with a key that is not the device's, or give it another line's signature."""
    places = [at for at, line in enumerate(lines) if line[:2] in {b"R ", b"EN"}]
    if not places:
        return lines
    at, other = chance.choice(places), chance.choice(places)
    kind, _, raw = lines[at].split(b" ", 2)
    what = "end" if kind == b"END" else "record"
    theirs = lines[other].split(b" ", 2)[1]
    signed = b64(stage.stranger.sign(chain.to_sign(stage.realm, what, raw))).encode()
    return _put(lines, at, b" ".join((kind, chance.choice((signed, theirs)), raw)))


def _drop_text(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Close an opening to its own hash, as if the profile withheld it, or erase it without a record saying so."""
    places = [at for at, line in enumerate(lines) if line.startswith(b"P ")]
    if not places:
        return lines
    at = chance.choice(places)
    words = lines[at].split(b" ")
    which = chance.randrange(1, len(words))
    if not words[which].startswith(b"+"):
        return lines
    names = ("act", "text", "patient", "person")
    try:
        opening = chain.un64(words[which][1:].decode("ascii"))
    except ValueError:
        return lines
    shut = chain.digest(stage.realm, f"part {names[min(which, 4) - 1]}", opening)
    words[which] = b"-" + b64(shut).encode()
    return _put(lines, at, b" ".join(words))


def _lines_again(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Let END speak the truth about the changed lines, signed by a stranger or with the signature there was."""
    ends = [at for at, line in enumerate(lines) if line.startswith(b"END ")]
    if not ends:
        return lines
    at = ends[-1]
    body = b"\n".join(lines[:at]) + b"\n"
    try:
        values = json.loads(lines[at].split(b" ", 2)[2])
        values |= {"lines": b64(hashlib.sha256(body).digest()), "count": sum(line[:2] == b"R " for line in lines)}
        raw = chain.encode(values)
    except (ValueError, IndexError, TypeError):
        return lines
    signed = b64(stage.stranger.sign(chain.to_sign(stage.realm, "end", raw))).encode()
    return _put(lines, at, b"END " + chance.choice((signed, lines[at].split(b" ", 2)[1])) + b" " + raw)


def _whole(lines: list[bytes], chance: random.Random, stage: Stage) -> list[bytes]:
    """Change the text as a whole: other line ends, another realm's marker, something before or behind."""
    text = b"\n".join(lines)
    other = logtext.MARKERS[Realm.DRILL if stage.realm is Realm.REAL else Realm.REAL]
    ways = (
        text.replace(b"\n", b"\r\n"),
        other + text.split(b"\n", 1)[-1],
        b"\xef\xbb\xbf" + text,
        text + b"\n",
        text.rstrip(b"\n"),
        text + text,
        b" " + text,
        text.replace(b"wardlog", b"wardlog-drill"),
    )
    return chance.choice(ways).split(b"\n")


CHANGES: dict[str, Change] = {
    "byte": _byte, "line": _line, "pair": _pair, "value": _value, "token": _token, "signature": _signature,
    "drop-text": _drop_text, "whole": _whole,
}  # fmt: skip
