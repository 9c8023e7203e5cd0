# SPDX-License-Identifier: Apache-2.0
"""Views of the pages under "Ward" and "Paper", for pictures: each brings its page into a state worth looking at."""

from dataclasses import replace

from logbook.core.model.cabinet import Cabinet, CabinetEvent
from logbook.core.model.codes import How
from logbook.core.model.coordination import (
    Call,
    Contact,
    Errand,
    Method,
    Priority,
    Reached,
    Request,
    RequestStep,
    Status,
    SystemStatus,
    Turn,
)
from logbook.core.model.systems import Group
from tests.ui.nights import settle, write


def page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key)


def loops_filled(main, app):
    session = main.desk.session
    asks = (
        Request(Errand.LAB, "Potassium, gases, lactate", priority=Priority.URGENT, bed="7", patient="UCI-07·K4",
                to="laboratory", asked_by="Dr Ferrer", runner="Pau Gil", paper="0115"),
        Request(Errand.BLOOD, "Two units, crossmatched", bed="4", patient="UCI-04·B1", to="blood bank"),
        Request(Errand.MESSAGE, "How many beds can you free before 08:00, and which?", subject="Beds", incoming=True,
                response=True, asked_by="Laia Soler", sender="incident lead"),
        Request(Errand.PHARMACY, "Noradrenaline, 10 ampoules", bed="2"),
        Request(Errand.BIOMEDICAL, "Pump BI-03 shows another rate", bed="3", device="BI-03"),
    )  # fmt: skip
    now = session.now()
    write(main, app, *((one, replace(now, at=now.at - (5 - n) * 1_900_000)) for n, one in enumerate(asks)))
    first = session.ward.folds.loops.open()[0].ref
    write(main, app, (RequestStep(first, Turn.TAKEN, named=True, person="Pau Gil"),))


def loops(main, app):
    if not main.desk.session.ward.folds.loops.count:
        loops_filled(main, app)
    page(main, "loops")._leave()


def loops_ask(main, app):
    page(main, "loops")._begin({"errand": "lab", "text": "Potassium"})


def loops_message(main, app):
    shown = page(main, "loops")
    shown._begin({"errand": "message", "subject": "Beds", "text": "Two beds can be freed"})


def loops_one(main, app):
    loops(main, app)
    shown = main.page("loops")
    shown._open(shown._ward.folds.loops.open()[0].ref)


def ward_list(main, app):
    loops(main, app)
    page(main, "ward")


def systems(main, app):
    tried = (
        ("ehr", Status.DOWN, {"text": "no login since 02:40", "outlook": "not before noon"}),
        ("ehr-read-only", Status.WORKS, {"tested_by": "Pau Gil"}),
        ("lab-system", Status.LIMITED, {"text": "orders yes, results no"}),
        ("pacs", Status.NOT_APPLICABLE, {}),
    )
    write(main, app, *((SystemStatus(system, status, **more),) for system, status, more in tried))
    page(main, "systems", group=Group.CLINICAL)


def systems_own(main, app):
    own = SystemStatus("own-1", Status.DOWN, name="Blood supplier", text="their lab is closed")
    write(main, app, (own,))
    page(main, "systems", group=Group.OUTSIDE)


def level(main, app):
    page(main, "level")._level.buttons()[4].click()


def contacts_filled(main, app):
    lines = (
        Contact("c1", "Laboratory, on call", "Pere Mas", phone="4411", pager="118", dated="2026-11-20"),
        Contact("c2", "Blood bank", phone="4420", radio="channel 4", remark="runner at night"),
        Contact("c3", "Incident lead", "Laia Soler", mobile="600 123 456", radio="channel 1", sensitive=True),
        Contact("c4", "Porter", "Pau Gil", runner="at the lifts", place="ground floor"),
    )  # fmt: skip
    heard = Call(
        Method.PHONE, Reached.ANSWERED, "c1", "Laboratory, on call", "Pere Mas", "4411", read_back=True,
        text="Potassium 6.1, called to bed 7",
    )  # fmt: skip
    missed = Call(Method.RADIO, Reached.NO_ANSWER, "c2", "Blood bank", number="channel 4")
    write(main, app, *((line,) for line in (*lines, heard, missed)))


def contacts(main, app):
    if not main.desk.session.ward.folds.contacts.contacts():
        contacts_filled(main, app)
    shown = page(main, "contacts")
    shown._book.clear()
    shown._leave()


def contacts_calls(main, app):
    contacts(main, app)
    shown = main.page("contacts")
    shown._book._which.choose("calls")
    shown._show()


def contacts_one(main, app):
    contacts(main, app)
    main.page("contacts")._open_contact("c1")


def contacts_call(main, app):
    contacts(main, app)
    main.page("contacts")._open_call("c2")


def replay(main, app):
    shown = page(main, "replay")
    shown._go_to(shown._at - 7_200_000)
    settle(app, 0.6)


def overview(which):
    def show(main, app):
        shown = page(main, "overview")
        shown._which.choose(which)
        shown._bed.choose("7")
        shown._show()
        settle(app)

    return show


def cabinet(main, app):
    said = (
        Cabinet(CabinetEvent.CONVENED, "direction", "Dra. Mas", How.PHONE, text="level D4"),
        Cabinet(CabinetEvent.CALLED, "IT", "Pau Serra", How.PHONE),
        Cabinet(CabinetEvent.DECISION, "direction", "Dra. Mas", text="No PC leaves its ward"),
    )
    write(main, app, *((one,) for one in said))
    shown = page(main, "cabinet")
    settle(app)
    shown._event.choose("meeting")
    shown._ask("meeting")
    settle(app)


VIEWS = {
    "contacts": contacts,
    "contacts-calls": contacts_calls,
    "contacts-one": contacts_one,
    "contacts-call": contacts_call,
    "systems": systems,
    "systems-own": systems_own,
    "level": level,
    "cabinet": cabinet,
    "extortion": lambda main, app: (page(main, "extortion"), settle(app)),
    "paper": lambda main, app: (page(main, "paper"), settle(app)),
    "replay": replay,
    **{f"overview-{which}": overview(which) for which in ("lives", "ages", "hours")},
    "ward": ward_list,
    "loops": loops,
    "loops-one": loops_one,
    "loops-ask": loops_ask,
    "loops-message": loops_message,
}
