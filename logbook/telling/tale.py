# SPDX-License-Identifier: Apache-2.0
"""What every teller is handed: the tale it fills in, the words of the language, and the rest of the log."""

from __future__ import annotations

from dataclasses import dataclass, field

from logbook.core.model.folds import Folds
from logbook.core.model.records import AxisReading
from logbook.i18n import Words
from logbook.telling.codes import axis_value, word


def device_name(folds: Folds, device: str, words: Words) -> str:
    """Name a device by what it is and its number: "Ventilator VM-07"; a number nobody described stands alone."""
    view = folds.devices.device(device)
    return f"{word(words, view.description.type)} {device}" if view is not None and view.known else device


@dataclass(slots=True)
class Tale:
    """What a teller fills in."""

    title: str = ""
    body: str = ""
    before: str = ""
    after: str = ""
    details: list[tuple[str, str]] = field(default_factory=list)
    chips: list[str] = field(default_factory=list)
    bed: str = ""
    devices: tuple[str, ...] = ()
    patient: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """What a teller may ask: the words of the language, and the rest of the log."""

    words: Words
    folds: Folds

    def name(self, user: str) -> str:
        """Name a person, or the program."""
        return self.folds.people.name(user) or self.words("the program")

    def device(self, device: str) -> str:
        """Name a device."""
        return device_name(self.folds, device, self.words)

    def readings(self, readings: tuple[AxisReading, ...]) -> str:
        """Say axis readings one after the other."""
        return " · ".join(self._reading(reading) for reading in readings)

    def _reading(self, reading: AxisReading) -> str:
        value = axis_value(self.words, reading.axis, reading.value)
        told = f"{word(self.words, reading.axis)}: {value}"
        return f"{told} ({reading.detail})" if reading.detail else told
