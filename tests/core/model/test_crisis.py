# SPDX-License-Identifier: Apache-2.0
"""What the ward knows of the cabinet: whether it sits, who was reached, what it decided, when it meets."""

from logbook.core.model.cabinet import Cabinet, CabinetEvent, Contact, Extortion
from logbook.core.model.crisis import CabinetNow, Crisis
from logbook.core.model.records import Correction
from tests.core.model.acts import MINUTE, T0, Night


def test_of_nothing_it_knows_nothing():
    crisis = Crisis()
    assert (crisis.events, crisis.contacts, crisis.convened, crisis.meeting) == ((), (), None, None)
    assert (crisis.calls, crisis.decisions, crisis.now) == ((), (), CabinetNow())


def test_it_sits_from_convened_until_stood_down():
    night = Night()
    first = night.write(Cabinet(CabinetEvent.CONVENED, name="Director"), user="p2")
    night.write(Cabinet(CabinetEvent.CONVENED, name="again"))
    crisis = night.into(Crisis())
    assert (crisis.convened.ref, crisis.convened.by, crisis.convened.at) == (first.ref, "p2", T0 + MINUTE)
    night.write(Cabinet(CabinetEvent.STOOD_DOWN))
    assert night.into(Crisis()).convened is None


def test_the_last_call_to_each_counts_since_it_was_convened():
    night = Night()
    night.write(Cabinet(CabinetEvent.CALLED, "IT", "Pau"))
    night.write(Cabinet(CabinetEvent.STOOD_DOWN))
    night.write(Cabinet(CabinetEvent.CONVENED))
    night.write(Cabinet(CabinetEvent.CALLED, "IT", "Pau"))
    night.write(Cabinet(CabinetEvent.CALLED, "medicine", "Soler"))
    night.write(Cabinet(CabinetEvent.NO_ANSWER, "IT", "Pau"))
    calls = night.into(Crisis()).calls
    assert [(call.record.name, call.record.event) for call in calls] == [
        ("Pau", CabinetEvent.NO_ANSWER),
        ("Soler", CabinetEvent.CALLED),
    ]


def test_decisions_and_the_next_meeting_as_last_said():
    night = Night()
    night.write(Cabinet(CabinetEvent.CONVENED, meeting=5))
    night.write(Cabinet(CabinetEvent.DECISION, text="isolate"))
    wrong = night.write(Cabinet(CabinetEvent.MEETING, meeting=9))
    crisis = night.into(Crisis())
    assert [view.record.text for view in crisis.decisions] == ["isolate"]
    assert crisis.meeting.meeting == 9
    assert crisis.now == CabinetNow(crisis.events, crisis.convened, crisis.meeting)
    night.write(Correction(), corrects=wrong.ref)
    crisis = night.into(Crisis())
    assert crisis.meeting.meeting == 5
    assert len(crisis.events) == 2


def test_contacts_stand_by_when_they_happened():
    night = Night()
    night.write(Extortion(Contact.SCREEN, text="second"))
    night.write(Extortion(Contact.PHONE, text="first"), at=T0)
    struck = night.write(Extortion(Contact.PAPER))
    night.write(Correction(), corrects=struck.ref)
    assert [view.record.text for view in night.into(Crisis()).contacts] == ["first", "second"]
