# SPDX-License-Identifier: Apache-2.0
"""What the fields of a bedside check are called."""

from logbook.core.model.checks import ANSWERS, FIELDS, TEMPLATES
from logbook.core.model.codes import DeviceType
from logbook.core.model.folds import Folds
from logbook.core.model.records import Device, FieldReading, State
from logbook.i18n import words_for
from logbook.telling import checks
from logbook.telling.entry import tell
from tests.core.model.acts import Night

WORDS = words_for("en")


def test_every_check_field_and_answer_has_its_words():
    assert {template.code for template in TEMPLATES} == set(checks.TITLES)
    assert set(FIELDS) == set(checks._FIELDS)
    assert {code for codes in ANSWERS.values() for code in codes} == set(checks._ANSWERS)


def test_what_is_typed_stays_as_it_was_typed_and_codes_become_words():
    assert checks.value(WORDS, "vent-mode", "yes") == "yes"
    assert checks.value(WORDS, "pump-library", "basic-mode") == "basic mode"
    assert checks.value(WORDS, "vent-bag", "maybe") == "maybe"
    assert checks.value(WORDS, "later-field", "no") == "no"


def test_what_a_later_program_wrote_is_shown_by_its_codes():
    assert checks.title(WORDS, "later") == "later"
    assert checks.title(WORDS, "pump") == "Pump check"
    readings = (FieldReading("later-field", "3"), FieldReading("pump-drug", "noradrenaline", repeated=True))
    assert checks.line(WORDS, readings) == "later-field: 3 · Drug: noradrenaline (same as last)"


def test_a_check_without_readings_is_called_by_its_name():
    night = Night()
    night.write(Device("VM-1", DeviceType.VENTILATOR, bed="2"))
    entry = night.write(State("VM-1", template="ventilator", fields=(FieldReading("vent-peep", "8"),)))
    folds = Folds()
    folds.apply_all(night.entries)
    assert tell(entry, folds, WORDS).title == "Ventilator VM-1 – Ventilator check"
