# SPDX-License-Identifier: Apache-2.0
"""Which device, bed or person of the ward a scanned code means. It guesses nothing: several that fit are all told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from logbook.core.exchange import gs1, hibc
from logbook.core.exchange.scan import Field, Kind, Scanned, read
from logbook.core.model.people import badge_code
from logbook.core.model.records import Device

_BARE_AT_LEAST = 4


def devices(scanned: Scanned, descriptions: Iterable[Device]) -> tuple[str, ...]:
    """Return the numbers of the devices that a code means: by their number, then by their label, then by its serial."""
    known = tuple(descriptions)
    for fits in (_by_number, _by_scan, _by_serial):
        found = tuple(about.device for about in known if fits(scanned, about))
        if found:
            return found
    return ()


def bed(scanned: Scanned, beds: Sequence[str]) -> str:
    """Return the bed of the ward that a bed's label means, or what the label says where the ward has no such bed."""
    said = scanned.get(Field.BED)
    return next((name for name in beds if badge_code(name) == badge_code(said)), said)


def like(scanned: Scanned, descriptions: Iterable[Device]) -> Device | None:
    """Return a device of the ward of the same make as the one a code names, by article or catalogue number."""
    wanted = _make(scanned)
    return next((about for about in descriptions if wanted and wanted in _makes(about)), None)


def _make(scanned: Scanned) -> str:
    return scanned.get(Field.GTIN) or scanned.get(Field.LABELER) + scanned.get(Field.CATALOGUE)


def _makes(about: Device) -> tuple[str, ...]:
    return (about.udi, _make(read(about.scan))) if about.scan else (about.udi,)


def _by_number(scanned: Scanned, about: Device) -> bool:
    wanted, giai = scanned.get(Field.TAG) or scanned.raw.strip(), about.giai
    return wanted.casefold() == about.device.casefold() or bool(giai and giai == _giai(scanned))


def _giai(scanned: Scanned) -> str:
    return scanned.get(Field.GIAI) or gs1.read(scanned.raw).giai


def _by_scan(scanned: Scanned, about: Device) -> bool:
    kept = about.scan
    if kept and gs1.plain(kept) == gs1.plain(scanned.raw):
        return True
    gtin, serial = scanned.get(Field.GTIN), scanned.get(Field.SERIAL)
    if gtin and serial:
        return (gtin, serial) == (about.udi, about.serial) or (gtin, serial) in _pairs(kept)
    return False


def _pairs(kept: str) -> tuple[tuple[str, str], ...]:
    """Return (article number, serial) in each way a device's own label can be read."""
    if not kept or hibc.read(kept) is not None:
        return ()
    return tuple((label.gtin, label.serial) for label in map(gs1.label_of, gs1.splits(kept)))


def _by_serial(scanned: Scanned, about: Device) -> bool:
    """Compare serial numbers alone; a plain tag may be the serial number's own code on the device."""
    serial = about.serial or read(about.scan).get(Field.SERIAL)
    said = scanned.get(Field.SERIAL) or (scanned.get(Field.TAG) if scanned.kind is Kind.PLAIN else "")
    same_maker = scanned.get(Field.GTIN) in {"", about.udi} or not about.udi
    return len(said) >= _BARE_AT_LEAST and same_maker and said.casefold() == serial.casefold()
