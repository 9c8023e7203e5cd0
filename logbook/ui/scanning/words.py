# SPDX-License-Identifier: Apache-2.0
"""The words for what a code tells."""

from __future__ import annotations

from collections.abc import Sequence

from logbook.core.exchange.scan import Field, Kind
from logbook.i18n import N_, Words

FIELDS = {
    Field.GTIN: N_("Article number"),
    Field.SERIAL: N_("Serial number"),
    Field.LOT: N_("Lot"),
    Field.MADE: N_("Made"),
    Field.EXPIRES: N_("Expires"),
    Field.GIAI: N_("Asset number"),
    Field.GRAI: N_("Number of a returnable asset"),
    Field.GLN: N_("Number of a place"),
    Field.STAFF: N_("Number of a person of the staff"),
    Field.PATIENT: N_("Number of a patient"),
    Field.LABELER: N_("Maker's code"),
    Field.CATALOGUE: N_("Catalogue number"),
    Field.QUANTITY: N_("Quantity"),
    Field.TAG: N_("Tag"),
    Field.BED: N_("Bed"),
    Field.FORM: N_("Form"),
    Field.OTHER: N_("Also"),
}

KINDS = {
    Kind.PLAIN: N_("plain tag"),
    Kind.GS1: N_("GS1 code"),
    Kind.HIBC: N_("HIBC code"),
    Kind.ICCBBA: N_("blood or tissue code (ICCBBA)"),
    Kind.BED: N_("bed label"),
    Kind.FORM: N_("form"),
    Kind.LOG: N_("code of a log"),
}


def tell(words: Words, told: Sequence[tuple[Field, str]]) -> str:
    """Say the fields of a code in one line."""
    return " · ".join(f"{words(FIELDS[field])} {value}" for field, value in told)
