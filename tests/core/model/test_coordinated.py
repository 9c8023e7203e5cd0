# SPDX-License-Identifier: Apache-2.0
"""Acts on life support, from being asked for to being taken back."""

from logbook.core.model.bedside import ActAnswer, ActRequest
from logbook.core.model.codes import Act, Axis, YesNoUnknown
from logbook.core.model.coordinated import Coordinated
from logbook.core.model.frame import Ref
from logbook.core.model.records import AxisReading, Correction, Intervention, Note
from tests.core.model.acts import T0, Night

OUT, BACK = Act.NETWORK_OUT, Act.NETWORK_BACK


def act(what, **more):
    return Intervention(what, device="VM-1", life_support=True, **more)


def test_a_request_waits_until_somebody_acts_or_says_no():
    night = Night()
    night.write(Note("x"))
    asked = night.write(ActRequest(OUT, "VM-1"))
    (one,) = night.into(Coordinated()).asked()
    assert (one.request, one.answer, one.agreed) == (asked, None, None)
    later = night.write(ActAnswer(asked.ref, YesNoUnknown.UNKNOWN))
    assert night.into(Coordinated()).asked()[0].agreed is YesNoUnknown.UNKNOWN
    no = night.write(ActAnswer(asked.ref, YesNoUnknown.NO))
    assert night.into(Coordinated()).asked() == ()
    night.write(Correction(), corrects=no.ref)
    fold = night.into(Coordinated())
    assert fold.answer_to(asked.ref) == later
    assert fold.request(asked.ref) == asked
    assert fold.request(Ref("Z", 1)) is None
    done = night.write(act(OUT, request=asked.ref))
    assert night.into(Coordinated()).asked() == ()
    night.write(Correction(), corrects=done.ref)
    assert len(night.into(Coordinated()).asked()) == 1
    night.write(Correction(), corrects=asked.ref)
    assert night.into(Coordinated()).asked() == ()
    assert night.into(Coordinated()).request(asked.ref) is None


def test_an_act_is_open_until_it_is_restored():
    night = Night()
    out = night.write(act(OUT))
    assert night.into(Coordinated()).unrestored() == (out,)
    assert night.into(Coordinated()).unrestored("VM-1") == (out,)
    assert night.into(Coordinated()).unrestored("VM-2") == ()
    back = night.write(act(Act.OTHER, restores=out.ref))
    assert night.into(Coordinated()).unrestored() == ()
    night.write(Correction(), corrects=back.ref)
    assert night.into(Coordinated()).unrestored() == (out,)


def test_the_act_back_restores_what_came_before_it_without_being_linked():
    night = Night()
    night.write(act(BACK))
    first = night.write(act(OUT))
    night.write(act(BACK), at=T0)
    assert night.into(Coordinated()).unrestored() == (first,)
    night.write(act(BACK))
    assert night.into(Coordinated()).unrestored() == ()
    second = night.write(act(OUT))
    assert night.into(Coordinated()).unrestored() == (second,)


def test_a_reading_on_an_act_restores_too():
    night = Night()
    night.write(act(Act.STAND_ALONE))
    night.write(act(Act.SETTING))
    assert len(night.into(Coordinated()).unrestored()) == 1
    night.write(act(Act.SETTING, readings=(AxisReading(Axis.MODE, "normal"),)))
    assert night.into(Coordinated()).unrestored() == ()


def test_only_life_support_and_acts_that_leave_something_changed_are_open():
    night = Night()
    night.write(Intervention(OUT, device="M-1"))
    night.write(Intervention(OUT, life_support=True))
    night.write(act(Act.ALARM_TEST))
    struck = night.write(act(Act.QUARANTINE))
    night.write(Correction(), corrects=struck.ref)
    assert night.into(Coordinated()).unrestored() == ()


def test_an_act_that_takes_another_back_finds_it():
    night = Night()
    out, alone = night.write(act(OUT)), night.write(act(Act.STAND_ALONE))
    fold = night.into(Coordinated())
    assert fold.taken_back("VM-1", BACK) == out.ref
    assert fold.taken_back("VM-1", Act.SETTING) is None
    assert fold.taken_back("VM-1", Act.SETTING, (AxisReading(Axis.MODE, "normal"),)) == alone.ref
    assert fold.taken_back("VM-2", BACK) is None
