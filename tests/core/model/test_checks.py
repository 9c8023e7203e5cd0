# SPDX-License-Identifier: Apache-2.0
"""The bedside checks: every code once, every kind of device in one check at most."""

from collections import Counter

from logbook.core.model.checks import ANSWERS, FIELDS, TEMPLATES, Answer, template_for
from logbook.core.model.codes import DeviceType
from logbook.core.model.devices import DeviceBoard
from logbook.core.model.records import Correction, FieldReading, State
from tests.core.model.acts import MINUTE, T0, Night


def test_codes_are_there_once():
    codes = Counter(field.code for template in TEMPLATES for field in template.fields)
    assert set(codes.values()) == {1}
    assert set(FIELDS) == set(codes)
    assert set(ANSWERS) == set(Answer)


def test_a_kind_of_device_has_one_check_or_none():
    assert max(Counter(kind for template in TEMPLATES for kind in template.types).values()) == 1
    assert template_for(DeviceType.VENTILATOR).code == "ventilator"
    assert template_for(DeviceType.ECMO).placeholder
    assert template_for(DeviceType.PHONE) is None


def test_fields_of_a_check_show_what_was_last_read_and_how_old_it_is():
    night = Night()
    night.write(State("BI-1", fields=(FieldReading("pump-rate", "4 ml/h"), FieldReading("pump-drug", "x"))))
    second = night.write(State("BI-1", fields=(FieldReading("pump-rate", "6 ml/h"),)))
    fields = night.into(DeviceBoard()).device("BI-1").fields
    rate = fields["pump-rate"]
    assert (rate.value, rate.at, rate.age_at, rate.by, rate.ref) == (
        "6 ml/h", T0 + 2 * MINUTE, T0 + 2 * MINUTE, "p1", second.ref,
    )  # fmt: skip
    night.write(Correction(), corrects=night.entries[0].ref)
    assert set(night.into(DeviceBoard()).device("BI-1").fields) == {"pump-rate"}
