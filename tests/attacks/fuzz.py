# SPDX-License-Identifier: Apache-2.0
"""Every reader of foreign bytes, fed with what is nearly right: it answers, or refuses with one of our errors.

Seeds are real: what the program itself writes. Mutants are spliced from them, with the words of their own grammar, so
that they come far. Anything but a value or a `LogbookError` is a fault.
"""

from __future__ import annotations

import random
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from logbook.core import crypto
from logbook.core.exchange import bridge, checkpoint, gs1, inventory, scan, scenario, squeeze
from logbook.core.exchange.trust import lists, metadata, packs
from logbook.core.exchange.verify import SIGNATURES
from logbook.core.model import bulletins, chain, library, logtext, parts
from logbook.core.model.codes import PARTS, Profile, Realm
from logbook.core.model.errors import LogbookError
from logbook.core.vault import keys, memory, mirror, stick
from logbook.core.vault.mirror import Label
from logbook.core.vault.slots import Cost, Limits, Passphrase, Recovery
from logbook.i18n import resources
from tests.chains import Chain, note

WARD_KEY = bytes(range(48))
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LIMITS = Limits(least_memory_kib=8)
EXPIRES = datetime(2027, 11, 26, tzinfo=UTC)
_SEEDS = [bytes([number]) * 32 for number in range(1, 5)]
_WORDS = (
    b"{", b"}", b"[", b"]", b'"', b":", b",", b"\n", b"\r\n", b"\0", b" ", b"=", b"-", b"+", b"null", b"true", b"1e3",
    b"-0", b"1.0", b"NaN", b"18446744073709551616", b"\\u0000", b"\\ud800", b"\xff", b"\xef\xbb\xbf", b"[" * 3000,
    b"9" * 5000, b"A" * 3000, b"'''", b'"""', b"END ", b"R ", b"P ", b"SLICE ", b"\xe2\x80\xae", b";", b"\t",
)  # fmt: skip


@dataclass(frozen=True)
class Reader:
    """One reader of foreign bytes and real input for it."""

    read: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]


@dataclass
class Toll:
    """What was tried on each reader; `crashed` must stay empty. `read` counts what was taken for good."""

    tried: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    crashed: list[str] = field(default_factory=list)


def campaign(count: int, seed: int = 1, workers: int = 2) -> Toll:
    """Feed each reader so many mutants."""
    toll, per = Toll(), 5_000
    rounds = [(name, seed + at, min(per, count - at * per)) for name in READERS for at in range(-(-count // per))]
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(partial(_round), *zip(*rounds, strict=True)):
            toll.tried += part.tried
            toll.read += part.read
            toll.crashed += part.crashed
    return toll


def _round(name: str, seed: int, count: int) -> Toll:
    toll, chance = Toll(), random.Random(f"{name} {seed}")
    seeds = _seeds(name)
    for _ in range(count):
        data = _mutant(seeds, chance)
        toll.tried[name] += 1
        try:
            READERS[name].read(data)
            toll.read[name] += 1
        except LogbookError:
            continue
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            toll.crashed.append(f"{name}: {type(error).__name__} {str(error)[:80]} {data[:120]!r}")
    return toll


@cache
def _seeds(name: str) -> list[bytes]:
    made = READERS[name].seeds()
    for seed in made:
        READERS[name].read(seed)  # a seed that is refused would try nothing
    return made


def _mutant(seeds: list[bytes], chance: random.Random) -> bytes:
    data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at, to = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        other = chance.choice(seeds)
        from_, upto = sorted((chance.randrange(len(other) + 1), chance.randrange(len(other) + 1)))
        near = min(len(data), at + chance.choice((1, 2, 8, 40)))
        ways = (
            data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
            data[:at] + data[at : at + 1].swapcase() + data[at + 1 :],
            data[:at] + chance.choice(_WORDS) + data[at:],
            data[:at] + chance.choice(_WORDS) + data[near:],
            data[:at] + data[near:],
            data[:at] + data[at:near] * 2 + data[near:],
            data[:at] + other[from_:upto] + data[to:],
            data[:at] + chance.choice((b"0", b"1", b"9", b"a", b"Z", b"_")) + data[at + 1 :],
            data[:at],
        )
        data = chance.choice(ways)
    return data


def _chain(realm: Realm = Realm.REAL) -> Chain:
    log = Chain(realm=realm)
    for number in range(3):
        log.add(note(f"alarm {number} «é»", bed="7", patient="UCI-07·K4"))
    return log


def _texts() -> list[bytes]:
    made = []
    for realm, profile in ((Realm.REAL, Profile.CLINICAL), (Realm.DRILL, Profile.OUTSIDE)):
        log = _chain(realm)
        before = chain.Tail(-1, b"", b"", log.tails[-1].log, log.device.point)
        opening = logtext.Opening(realm, profile, before)
        made.append(logtext.write(opening, log.links, log.tails[-1], 1_795_401_234, log.device.sign))
    return made


def _read_text(data: bytes) -> object:
    return logtext.check(logtext.read(logtext.find(data)[1]), SIGNATURES)


def _read_words(data: bytes) -> object:
    pieces = data.split(b"\x1e")
    return parts.from_bytes("intervention", "p1", dict(zip(PARTS, pieces, strict=False)))


def _words() -> list[bytes]:
    swap: dict[str, object] = {"act": "swap", "at": {"at": 5, "zone": 60}, "bed": "7", "by": {"means": "pin"}, "v": 1}
    more = swap | {
        "at": {"at": 5, "certainty": "between", "until": 9, "zone": 0}, "backups": ["oxygen"], "fix": "A.3",
        "yes_at": 7, "readings": [{"axis": "power", "value": "none"}],
    }  # fmt: skip
    return [b"\x1e".join((chain.encode(one), b'{"text":"x"}', b'{"patient":"y"}', b"{}")) for one in (swap, more)]


def _key_files() -> list[bytes]:
    with tempfile.TemporaryDirectory() as place:
        locks = (Passphrase("one two three four five six", CHEAP), Recovery(crypto.new_age_identity()[1]))
        return [keys.create(Path(place), locks).file.to_bytes()]


def _mirrors() -> list[bytes]:
    made = []
    for realm in Realm:
        log = _chain(realm)
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "A.mirror"
            label = Label(realm, log.tails[-1].log, "A", log.device.point, "UCI", "Hospital")
            mirror.append(mirror.begin(path, label, WARD_KEY), log.links)
            made.append(path.read_bytes())
    return made


def _read_file(read: Callable[[Path], object], name: str, data: bytes) -> object:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / name
        path.write_bytes(data)
        return read(path)


def _read_mirror(path: Path) -> object:
    with mirror.reading(path, WARD_KEY) as reader:
        return list(reader)


def _lines() -> list[bytes]:
    log = _chain()
    point = checkpoint.Checkpoint(Realm.REAL, log.tails[-1].log, 3, log.tails[-1].head, 1_795_401_234)
    return [checkpoint.write_line(point, log.device.sign, receipt=receipt).encode() for receipt in (False, True)]


def _read_line(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    return [claim.by(b"\x04" + bytes(64)) for claim in checkpoint.claims(text)], checkpoint.letters_apart(
        text[:40], text[:20]
    )


def _frames() -> list[bytes]:
    made = [bridge.cut(Realm.REAL, cargo, b"payload " * 200) for cargo in bridge.Cargo]
    return ["\n".join(frames).encode() for frames in made]


def _read_frames(data: bytes) -> object:
    lines = data.decode("utf-8", "replace").splitlines()
    batches = bridge.batches(bridge.read_frame(line) for line in lines)
    return [bridge.join(batch) for batch in batches]


def _roots() -> list[bytes]:
    publics = [crypto.record_public(seed) for seed in _SEEDS[:3]]
    made = [metadata.new_root(version, publics, EXPIRES, Realm.REAL) for version in (1, 2)]
    return [metadata.sign(metadata.sign(one, _SEEDS[0]), _SEEDS[1]) for one in made]


def _read_root(data: bytes) -> object:
    root = metadata.read_root(data)
    metadata.begins(root)
    return root


def _targets() -> list[bytes]:
    files = {"recipients.txt": b"# nobody\n", "team.pem": b"no key"}
    one = metadata.new_targets(1, files, [crypto.record_public(_SEEDS[3])], EXPIRES)
    return [metadata.sign(metadata.sign(one, _SEEDS[0]), _SEEDS[1])]


@cache
def _root() -> metadata.Roots:
    return metadata.read_root(_roots()[0])


def _read_targets(data: bytes) -> object:
    return metadata.read_targets(_root(), data, 0)


def _pack() -> list[bytes]:
    return [metadata.sign(metadata.new_pack(1, {"procedures/p06.toml": b"code = 1"}, EXPIRES), _SEEDS[3])]


@cache
def _lists() -> metadata.Lists:
    return metadata.read_targets(_root(), _targets()[0], 0)


def _read_pack(data: bytes) -> object:
    return metadata.read_pack(_lists(), data, 0)


def _devices() -> list[bytes]:
    known = [lists.KnownDevice(crypto.new_device_key().point, "", "H", ward) for ward in ("UCI", "5B")]
    return [lists.write_devices(known)]


def _recipients() -> list[bytes]:
    return [lists.write_recipients([crypto.new_age_identity()[1] for _ in range(2)], "the team")]


def _resources(folder: str, pattern: str) -> list[bytes]:
    found = sorted((resources() / folder).glob(pattern))
    return [path.read_bytes() for path in found][:3]


def _nights() -> list[bytes]:
    return [b"\n".join(night.split(b"\n")[:25]) for night in _resources("demo", "night-*.jsonl")]


def _notices() -> list[bytes]:
    return [bulletins.write(bulletins.Notice("B7", 1, "Pumps", "Look at them.", ""))]


def _memories() -> list[bytes]:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "last.json"
        memory.write(path, [])
        return [path.read_bytes()]


def _sticks() -> list[bytes]:
    with tempfile.TemporaryDirectory() as place:
        there = stick.make(Path(place), "A" * 24, "A")
        return [(there.folder / stick.NAME).read_bytes()]


def _pictures() -> list[bytes]:
    size = b"IHDR" + (200).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    return [b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + size + zlib.crc32(size).to_bytes(4, "big") + bytes(40)]


def _scans() -> list[bytes]:
    return [*_labels(), b"+A123BJC5D6E71G", b"+$$52001510X3G", b"]d201029912345678931721053110A1\x1d21S2", b"AB-12/7"]


def _labels() -> list[bytes]:
    return [b"0129912345678907", b"(01)02991234567893(21)A1"]


READERS: dict[str, Reader] = {
    "header": Reader(lambda data: chain.read_header(data, 1), lambda: [link.raw for link in _chain().links[1:]]),
    "log-text": Reader(_read_text, _texts),
    "parts": Reader(_read_words, _words),
    "key-file": Reader(lambda data: keys.read(data, Path("keys.json"), LIMITS), _key_files),
    "checkpoint": Reader(_read_line, _lines),
    "mirror": Reader(partial(_read_file, _read_mirror, "A.mirror"), _mirrors),
    "memory": Reader(partial(_read_file, memory.read, "last.json"), _memories),
    "stick": Reader(lambda data: _read_file(lambda path: stick.read(path.parent), stick.NAME, data), _sticks),
    "frames": Reader(_read_frames, _frames),
    "squeezed": Reader(squeeze.unsqueeze, lambda: [squeeze.squeeze(text) for text in _texts()]),
    "trust-root": Reader(_read_root, _roots),
    "trust-lists": Reader(_read_targets, _targets),
    "trust-pack": Reader(_read_pack, _pack),
    "devices": Reader(lists.read_devices, _devices),
    "recipients": Reader(lists.read_recipients, _recipients),
    "team": Reader(lists.read_team, lambda: [lists.write_team([crypto.new_device_key().point])]),
    "picture": Reader(packs.judge_picture, _pictures),
    "bulletin": Reader(bulletins.read, _notices),
    "procedure": Reader(library.read, partial(_resources, "procedures", "*.toml")),
    "scenario": Reader(scenario.read, _nights),
    "inventory": Reader(inventory.read, partial(_resources, "demo", "inventory-*.csv")),
    "scan": Reader(lambda data: scan.read(data.decode("utf-8", "replace")), _scans),
    "label": Reader(lambda data: gs1.read(data.decode("utf-8", "replace")), _labels),
}  # fmt: skip


def as_result(toll: Toll) -> dict[str, object]:
    """What is worth keeping of a campaign."""
    few = sorted(set(toll.crashed))[:20]
    return {"tried": dict(toll.tried), "taken": dict(toll.read), "crashed": few, "good": not few}
