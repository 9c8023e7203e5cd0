# SPDX-License-Identifier: Apache-2.0
"""The kinds of `model.bedside` are known to the log, and each field travels in the part it belongs to."""

import pytest

from logbook.core.model import parts
from logbook.core.model.bedside import (
    BEDSIDE,
    ActAnswer,
    ActRequest,
    Custody,
    CustodyEvent,
    Dossier,
    Outcome,
    Round,
)
from logbook.core.model.codes import Act, How, Means, Part, Removal, YesNoUnknown
from logbook.core.model.frame import Author, Frame, Happened, Ref
from logbook.core.model.records import KINDS, FieldReading, State

FRAME = Frame(Author("p1", Means.PIN), Happened(1, 60))
RECORDS = (
    Round(over=True, begun=Ref("A", 4), text="bed 3 asleep"),
    ActRequest(Act.NETWORK_OUT, "VM-07", "7", "IT Pau", How.PHONE, asked_read_back=True, reason="contain"),
    ActAnswer(Ref("A", 5), YesNoUnknown.NO, "Dr Ferrer", How.RADIO, text="after the scan"),
    Custody(CustodyEvent.TRANSFER, "BI-03", "T-1", removal=Removal.NETWORK_ONLY, received_by="Pau", screen="E-21"),
    Dossier("BI-03", outcomes=(Outcome.OTHER,), patient_age="61", interventions=(Ref("A", 9),), reporter="Anna"),
    State("VM-07", template="ventilator", fields=(FieldReading("vent-mode", "SIMV", repeated=True),)),
)


def test_every_kind_is_known():
    assert set(BEDSIDE) <= set(KINDS.values())


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.KIND)
def test_it_comes_back_from_its_bytes(record):
    data = parts.to_bytes(parts.to_words(FRAME, record))
    assert parts.from_bytes(record.KIND, "p1", data)[1] == record


def test_names_patients_and_words_stay_out_of_the_codes():
    said = {part: data.decode() for part, data in parts.to_bytes(parts.to_words(FRAME, RECORDS[4])).items()}
    assert "Anna" in said[Part.PERSON]
    assert "61" in said[Part.PATIENT]
    assert "Anna" not in said[Part.ACT]
    read = parts.to_bytes(parts.to_words(FRAME, RECORDS[5]))
    assert b"SIMV" in read[Part.TEXT]
    assert b"SIMV" not in read[Part.ACT]
