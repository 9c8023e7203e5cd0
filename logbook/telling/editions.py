# SPDX-License-Identifier: Apache-2.0
"""What the records of the ward's own texts say, and of a bulletin's devices. A procedure is named, not told whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from logbook.core.model.editions import BulletinStep, Edition
from logbook.i18n import LANGUAGES
from logbook.telling.codes import word
from logbook.telling.tale import Tale, Teller

_DIGITS = 12


def _edition(tale: Tale, record: Edition, teller: Teller) -> None:
    words = teller.words
    told = words("Procedure {code}, version {version}, written on this ward: {title}")
    tale.title = told.format(code=record.code, version=record.version, title=record.title).removesuffix(": ")
    tale.body = record.text
    tale.chips.append(words("SAMPLE"))
    named = ", ".join(LANGUAGES.get(one, one) for one in record.languages)
    if named:
        tale.details.append((words("Languages"), named))
    tale.details.append((words("Fingerprint"), record.digest[:_DIGITS]))
    if record.base:
        tale.details.append((words("Made from"), record.base[:_DIGITS]))


def _bulletin_step(tale: Tale, record: BulletinStep, teller: Teller) -> None:
    words = teller.words
    known = next((one for one in teller.folds.trust.bulletins() if one.ref == record.target), None)
    code = known.bulletin.code if known is not None else str(record.target)
    told = words("Bulletin {code} at {device}: {result}")
    tale.title = told.format(code=code, device=record.device, result=word(words, record.result))
    tale.body = record.text
    tale.devices = (record.device,) if record.device else ()


TELLERS: dict[type, Callable[[Tale, Any, Teller], None]] = {Edition: _edition, BulletinStep: _bulletin_step}
