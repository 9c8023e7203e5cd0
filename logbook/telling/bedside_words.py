# SPDX-License-Identifier: Apache-2.0
"""What the codes of `model.bedside` are called."""

from __future__ import annotations

from enum import Enum

from logbook.core.model.bedside import CustodyEvent, DossierEvent, Operator, Outcome
from logbook.i18n import N_

WORDS: dict[type[Enum], dict[Enum, str]] = {
    CustodyEvent: {
        CustodyEvent.FOUND: N_("found and set aside"),
        CustodyEvent.TRANSFER: N_("handed over"),
        CustodyEvent.CHECKED: N_("looked into"),
        CustodyEvent.RELEASED: N_("released"),
        CustodyEvent.RETURNED: N_("given back"),
        CustodyEvent.DISPOSED: N_("disposed of"),
    },
    DossierEvent: {
        DossierEvent.NOT_STATED: N_("kind of event not stated"),
        DossierEvent.ADVERSE_EVENT: N_("adverse event"),
        DossierEvent.PRODUCT_PROBLEM: N_("product problem"),
        DossierEvent.BOTH: N_("adverse event and product problem"),
        DossierEvent.NEAR_MISS: N_("near miss"),
    },
    Outcome: {
        Outcome.DEATH: N_("death"),
        Outcome.LIFE_THREATENING: N_("life-threatening"),
        Outcome.HOSPITALISATION: N_("hospital stay begun or longer"),
        Outcome.DISABILITY: N_("lasting disability"),
        Outcome.INTERVENTION_NEEDED: N_("intervention needed"),
        Outcome.OTHER: N_("other outcome"),
        Outcome.NONE_SEEN: N_("no harm seen"),
    },
    Operator: {
        Operator.NOT_STATED: N_("operator not stated"),
        Operator.PROFESSIONAL: N_("health professional"),
        Operator.LAY: N_("patient or relative"),
        Operator.OTHER: N_("somebody else"),
    },
}
