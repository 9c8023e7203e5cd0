# SPDX-License-Identifier: Apache-2.0
"""What the log already knows for a dossier: the device, its custody and settings, who acted and which records say so.

It only copies what somebody wrote; nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from logbook.core.model.board import DeviceView
from logbook.core.model.codes import YesNoUnknown
from logbook.core.model.folds import Folds
from logbook.core.model.frame import Entry, Ref
from logbook.core.model.records import Intervention, State
from logbook.i18n import Words
from logbook.telling import checks
from logbook.telling.codes import word
from logbook.telling.devices import standing

BEFORE = 12 * 3_600_000
"""Ms before now from which acts are taken into a dossier: the shift and the one before."""


def known(folds: Folds, words: Words, view: DeviceView, now: int) -> dict[str, Any]:
    """Return the fields of a new dossier that the log can fill in at `now` (ms UTC)."""
    described = view.description
    found: dict[str, Any] = {
        "common_name": word(words, described.type) if view.known else "", "maker": described.maker,
        "model": described.model, "serial": described.serial, "lot": described.lot, "udi": described.udi,
        "software": described.software, "patient": view.patient or described.patient,
    }  # fmt: skip
    custody = folds.custodies.of(view.id)
    if custody is not None:
        found["custody"] = standing(words, custody)
        found["kept"] = "; ".join(filter(None, (getattr(entry.record, "kept", "") for entry in custody.steps)))
        found["available"] = YesNoUnknown.YES if custody.open else None
    found["settings"] = _settings(folds, words, view)
    acts = [entry for entry in _acts(folds, view.id) if entry.frame.happened.at >= now - BEFORE]
    found["persons"] = ", ".join(dict.fromkeys(name for entry in acts for name in _names(folds, entry)))
    return {key: value for key, value in found.items() if value}


def acts_of(folds: Folds, device: str, now: int) -> tuple[Ref, ...]:
    """Name the standing acts on a device in the hours before `now`."""
    return tuple(entry.ref for entry in _acts(folds, device) if entry.frame.happened.at >= now - BEFORE)


def _acts(folds: Folds, device: str) -> Iterator[Entry]:
    for ref in folds.timeline.of_device(device):
        entry = folds.timeline.entry(ref)
        if isinstance(entry.record, Intervention) and folds.timeline.marks(ref).struck_by is None:
            yield entry


def _names(folds: Folds, entry: Entry) -> Iterator[str]:
    record = entry.record
    assert isinstance(record, Intervention)
    yield from filter(None, (folds.people.name(entry.user), record.done_by, record.yes_by, record.witness))


def _settings(folds: Folds, words: Words, view: DeviceView) -> str:
    said = [
        f"{checks.field_name(words, code)}: {checks.value(words, code, one.value)}" for code, one in view.fields.items()
    ]
    for ref in reversed(view.history):
        record = folds.timeline.entry(ref).record
        if isinstance(record, State) and record.settings and folds.timeline.marks(ref).struck_by is None:
            said.append(record.settings)
            break
    return " · ".join(said)
