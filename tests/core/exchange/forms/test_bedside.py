# SPDX-License-Identifier: Apache-2.0
"""Device state, bedside checks and the intervention on life support (research, 3.11 to 3.13)."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import bedside
from tests.core.exchange.forms.conftest import asked

FIELDS = {
    bedside.OBSERVATIONS: (
        "Patient: label here, or full name | Date of birth | Record no. | Ward | Bed | "
        "Two identifiers checked by | Time (24 h) | Pulse | Blood pressure | Breathing | SpO2 | Temp. | "
        "Initials | Alarm of the monitor heard by | Into the record: entered by | On behalf of | "
        "Date / time | Verified by"
    ),
    bedside.DEVICE: (
        "Device no. (asset tag) | GIAI (8004) | UDI-DI / GTIN (01) | Serial no. (21) | Lot (10) | Made (11) | "
        "Expires (17) | Type | Manufacturer | Model | Software version | Host name / IP / MAC | hospital | "
        "loan | rented | the patient's own | Site, ward | Bed / room | Since | Moved from | "
        "Patient's code, since | Life support | Patient depends on it now | from patient and network | "
        "from network only | neither | ask clinician | works | with limits | does not work | in store | "
        "not checked | connected | cable out by us | Wi-Fi off by us | network dead | never networked | "
        "unknown | not assessed | no suspicion | SUSPECT | confirmed by specialists | cleared by: | normal | "
        "stand-alone | manual method | replaced by no.: | out of service | Alarm at the bed | "
        "Alarm at the desk | not tested | who listens, where: | emergency outlet | normal outlet | "
        "battery (min or %, at): | yes: tag no., place, custodian: | Settings as read on the screen | "
        "Read at (time) | Clock shown by the device | Reference clock at that moment | Read by | "
        "Data stored in it | Printed / exported | Kept until | Procedure in force (code, version) | "
        "Backup device no. | bag-valve-mask | oxygen | suction | Date, time | By | Next due | "
        "Biomedical told (time, name, ticket) | Manufacturer told (time, name) | First entered by, at"
    ),
    bedside.LIFE_SUPPORT: (
        "In the log as record no. | DONE at (time) | exact | about | Which clock | Written at (time) | "
        "Late: why | Done by (name, role, no.) | Written by, if another | Asked for / ordered by | "
        "in person | phone | radio | read back | Witness (name, signature) | Bed | Patient's code | "
        "Device no. | network out | network back | stand-alone | setting | swap | by hand: start / stop | "
        "alarm test | power | quarantine / release | move | drug / infusion | What exactly, and why | "
        "Before | After | Clinical YES by (name, role) | bag-valve-mask | spare device | hand crank | "
        "clamps | nothing seen | seen: | possible harm | Procedure, step | Still to do | "
        "Needed in the record | Photo / paper no. | Corrects no., reason | Restored / back to normal at, by | "
        "Device afterwards"
    ),
    bedside.VENTILATOR: (
        "Mode | Set: FiO2 | Set: PEEP | Set: rate | Set: tidal volume or pressure | "
        "Measured: peak / plateau | Measured: minute volume | Monitor: SpO2 / EtCO2 | Alarm limits as set | "
        "Alarm heard when tested | Power, battery | Network cable | Bag, oxygen cylinder, suction | "
        "Tube size / depth | Nurse-call lead plugged in"
    ),
    bedside.PUMP: (
        "Pump no. / channel | Drug | Concentration | Rate | Dose rate as shown | Volume infused / left | "
        "Library: in use / basic mode | Library version shown | Limits active Y/N | Second checker | "
        "Line traced Y/N | Battery"
    ),
    bedside.MONITOR: (
        "Parameters on | Alarm limits | Alarm volume | Local mode on Y/N | Link to the central | "
        "Pulse by hand agrees Y/N"
    ),
    bedside.CIRCUIT: (
        "specialists | Circuit | Flows | Anticoagulant | Hand crank / clamp kit at the bed | Power, battery"
    ),
    bedside.COMPUTER: (
        "Network cable out Y/N | Wallpaper or note seen | Left on / switched off | By whose order | "
        "Photographed Y/N | Do-not-use tag Y/N"
    ),
}
"""What the research asks for, field by field: form, then each label as it is printed."""


@pytest.mark.parametrize("form", FIELDS, ids=lambda form: form.key)
def test_every_field_of_the_research_is_on_the_form(form, sheet):
    text = asked(form, sheet())
    assert [field for field in FIELDS[form].split(" | ") if field not in text] == []
