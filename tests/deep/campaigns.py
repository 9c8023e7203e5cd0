# SPDX-License-Identifier: Apache-2.0
"""The long campaigns: what each does, and which files' promise it tries. Each is a function of an empty folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.attacks import bad_disk, bad_pages, changes, exports, fuzz, kills, mutants, power_cut, second, slow_disk
from tests.deep import core, ipp, mutation, own_tests, rules

_LOG = ("logbook/core/model/chain.py", "logbook/core/model/logtext.py")
_SEAL = ("logbook/core/exchange/badge_rule.py", "logbook/core/exchange/cms.py", "logbook/core/exchange/verify.py")
_STORE = ("logbook/core/vault/journal.py", "logbook/core/vault/schema.py", "logbook/core/vault/store.py")
_OPENING = (*_STORE, "logbook/core/actions/opening.py", "logbook/core/vault/keys.py", "logbook/core/vault/salvage.py")
_READERS = (
    *_LOG, "logbook/core/model/parts.py", "logbook/core/model/library.py", "logbook/core/model/bulletins.py",
    "logbook/core/vault/keys.py", "logbook/core/vault/slots.py", "logbook/core/vault/mirror.py",
    "logbook/core/vault/memory.py", "logbook/core/vault/stick.py", "logbook/core/exchange/bridge.py",
    "logbook/core/exchange/squeeze.py", "logbook/core/exchange/checkpoint.py", "logbook/core/exchange/scenario.py",
    "logbook/core/exchange/inventory.py", "logbook/core/exchange/gs1.py", "logbook/core/exchange/hibc.py",
    "logbook/core/exchange/scan.py", "logbook/core/exchange/trust/metadata.py",
    "logbook/core/exchange/trust/lists.py", "logbook/core/exchange/trust/packs.py",
)  # fmt: skip
_PAPER = (
    "logbook/lp.py", "logbook/core/exchange/forms/engine.py", "logbook/core/exchange/forms/order.py",
    "logbook/core/exchange/forms/shelf.py",
)  # fmt: skip

FROZEN = 50
"""Milliseconds that a person notices."""


@dataclass(frozen=True)
class Campaign:
    """A campaign; its result says `good`, and whatever else is worth keeping."""

    trusted: tuple[str, ...]
    run: Callable[[Path], dict[str, object]]
    about: str
    demanded: bool = True
    """Whether the suite is red without a result for the very code that is here."""


def every_byte(folder: Path) -> dict[str, object]:
    """Change each byte of the log and of the signature, and 2,000 others, through the whole verification."""
    made = exports.exported(folder)
    tried = {
        "log": list(made.log),
        "signature": list(made.contents),
        "elsewhere": changes.elsewhere(made, 2_000, seed=1),
    }
    unnoticed = {part: changes.unnoticed(made.pdf, places) for part, places in tried.items()}
    counts = {part: len(places) for part, places in tried.items()}
    good = not any(unnoticed.values()) and exports.codes(made.pdf) == []
    return {"changed": counts, "unnoticed": unnoticed, "good": good}


def _plain(toll: object) -> dict[str, object]:
    """Lay a toll out by its names; a counter becomes a plain table."""
    values = {name: getattr(toll, name) for name in toll.__dataclass_fields__}
    return {name: dict(value) if isinstance(value, Counter) else value for name, value in values.items()}


def _kills(number: int) -> Callable[[Path], dict[str, object]]:
    def run(folder: Path) -> dict[str, object]:
        toll = kills.campaign(folder, number, seed=number)
        return _plain(toll) | {"good": not toll.lost and not toll.broken and toll.kills == number}

    return run


def _disk(folder: Path) -> dict[str, object]:
    toll = bad_disk.campaign(folder)
    return _plain(toll) | {"good": toll.good and toll.faults > 200}


def _pages(folder: Path) -> dict[str, object]:
    toll = bad_pages.campaign(folder)
    return _plain(toll) | {"good": toll.good and toll.pages > 30}


def _mutants(_folder: Path) -> dict[str, object]:
    toll = mutants.campaign(1_000_000)
    good = not toll.accepted and not toll.crashed and toll.tried == 1_000_000
    return _plain(toll) | {"good": good}


def _second(_folder: Path) -> dict[str, object]:
    toll = second.campaign(100_000)
    return _plain(toll) | {"good": not toll.apart and toll.tried >= 100_000}


def _fuzz(_folder: Path) -> dict[str, object]:
    return fuzz.as_result(fuzz.campaign(15_000))


def slow(folder: Path) -> dict[str, object]:
    """Record fifty notes at 20 ms a sync; the window may stand still for less than 50 ms."""
    library = slow_disk.shim(folder)
    runs = []
    for number in range(3):
        for shim in (None, library):
            place = folder / f"{number}-{shim is not None}"
            place.mkdir()
            runs.append((shim is not None, slow_disk.measure(place, shim)))
    usual, slowed = ([one for was, one in runs if was is kind] for kind in (False, True))
    longest, most = min(one.longest for one in slowed), min(one.longest for one in usual)
    held = min(one.record for one in slowed) > 20 > min(one.record for one in usual)
    return {
        "longest_ms": round(longest, 1),
        "longest_without_ms": round(most, 1),
        "slowed": held,
        "good": longest < 50 and held,
    }


CAMPAIGNS = {
    "bad-disk": Campaign(
        _OPENING, _disk, "an error at every read, write, sync and cut of the log; full at every write"
    ),
    "bad-pages": Campaign(_OPENING, _pages, "every page of the database spoilt in seven ways"),
    "every-byte": Campaign(_LOG + _SEAL, every_byte, "every byte of a small export's log and signature, 2,000 others"),
    "fuzz": Campaign(_READERS, _fuzz, "15,000 near misses for each reader of foreign bytes"),
    "ipp": Campaign(_PAPER, ipp.campaign, "every form and the whole box to a printer that speaks IPP", demanded=False),
    "kills-1000": Campaign(_STORE, _kills(1_000), "1,000 kills while recording"),
    "mutants": Campaign(_LOG + _SEAL, _mutants, "a million exports changed by who knows their structure"),
    "mutation": Campaign(
        (*core.CORE, *core.CORE.values()),
        lambda _folder: mutation.campaign(),
        "each small fault that can be put into the trusted core",
    ),
    "core-tests": Campaign(
        (*core.CORE, *core.CORE.values()),
        lambda folder: own_tests.campaign(folder, tuple(core.CORE)),
        "each module of the trusted core by its own test file",
    ),
    "own-tests": Campaign(
        own_tests.modules(), own_tests.campaign, "each module under core/ by its own test file", demanded=False
    ),
    "power-cut": Campaign(
        _STORE, lambda folder: power_cut.campaign(folder, 200), "the power goes at every write of 200 commits"
    ),
    "rules": Campaign(tuple(rules.GUARDED) + tuple(rules.GUARDED.values()), rules.campaign, "each rule taken away"),
    "second": Campaign(
        (*_LOG, "logbook/core/exchange/verify.py", "resources/verifier/verify_wardlog.py"),
        _second,
        "100,000 changed exports, judged by two verifiers that share nothing",
    ),
    "slow-disk": Campaign(
        ("logbook/core/ward.py", "logbook/core/vault/worker.py", "logbook/ui/session.py", "logbook/ui/tasks.py"),
        slow,
        "the window's loop while each sync takes 20 ms",
    ),
}
