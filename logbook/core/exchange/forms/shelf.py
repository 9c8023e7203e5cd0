# SPDX-License-Identifier: Apache-2.0
"""All blank forms by their key, in the order people look for them, and how many of each the box holds.

A key is kept for ever: it stands in records and on paper.
"""

from __future__ import annotations

from logbook.core.exchange.forms import bedside, cabinet, drugs, hics, keeping, orders, posters, shift, systems
from logbook.core.exchange.forms.engine import Form
from logbook.i18n import N_

GROUPS: tuple[tuple[str, tuple[Form, ...]], ...] = (
    (N_("For the patient"), (
        drugs.CHART, bedside.OBSERVATIONS, orders.LABORATORY, orders.IMAGING, orders.RESULT, orders.BLOOD,
        shift.RECONCILIATION, hics.CARD,
    )),
    (N_("For devices"), (
        bedside.DEVICE, bedside.LIFE_SUPPORT, bedside.VENTILATOR, bedside.PUMP, bedside.MONITOR, bedside.CIRCUIT,
        bedside.COMPUTER, keeping.TAG, keeping.CUSTODY, keeping.DOSSIER,
    )),
    (N_("For the shift"), (
        shift.HANDOVER, shift.CONTACTS, orders.RUNNER, shift.COUNT, hics.MESSAGE, hics.ACTIVITY,
    )),
    (N_("For the incident team"), (
        hics.BRIEFING, systems.STATUS, hics.CONTACTS, hics.RESOURCES, hics.EVACUATION, cabinet.cabinet(),
        cabinet.extortion(),
    )),
    (N_("For the wall"), (posters.CRASH, posters.WHO, posters.TOUCH, posters.HOLDS)),
)  # fmt: skip
"""Headings (English) and the forms below them."""

FORMS: dict[str, Form] = {form.key: form for _, forms in GROUPS for form in forms}

BINDER: dict[str, int] = {
    "mar": 12, "observations": 12, "lab-request": 10, "imaging-request": 5, "result-slip": 10, "blood": 5,
    "back-entry": 6, "hics-260": 4, "device-state": 10, "life-support": 10, "check-vent": 4, "check-pump": 6,
    "check-monitor": 4, "check-circuit": 1, "check-pc": 2, "tag": 4, "custody": 4, "dossier": 2, "handover": 4,
    "contacts": 2, "runner-log": 3, "paper-count": 2, "hics-213": 10, "hics-214": 6, "hics-201": 1, "hics-251": 2,
    "hics-205a": 1, "hics-257": 2, "hics-255": 2, "cabinet": 1, "extortion": 2, "poster-crash": 2, "poster-who": 1,
    "poster-touch": 2, "poster-pc": 1,
}  # fmt: skip
"""How many of each the whole box holds for one night, unless somebody says otherwise."""


def counted(form: Form) -> bool:
    """Tell whether each sheet of it bears a serial and is accounted for; a poster hangs where everybody sees it."""
    return not form.bare
