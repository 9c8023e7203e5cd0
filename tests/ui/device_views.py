# SPDX-License-Identifier: Apache-2.0
"""Views of what is done with devices at the bed, for the pictures of pages."""

from logbook.core.model.bedside import ActAnswer, ActRequest, Custody, CustodyEvent
from logbook.core.model.codes import Act, How, YesNoUnknown
from logbook.core.model.records import FieldReading, State
from tests.ui.nights import settle, write


def page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key)


def round_begin(main, app):
    page(main, "round")


def round_going(main, app):
    shown = page(main, "round", **{"from": "devices"})
    if not shown._begin.isHidden() and main.desk.session.ward.folds.rounds.current() is None:
        shown._begin.click()
        settle(app)
        for _ in range(3):
            shown._card.buttons["as-before"].click()
            settle(app)
    shown._go_to("7")


def check(main, app):
    fields = (FieldReading("vent-mode", "SIMV + PS"), FieldReading("vent-peep", "8"), FieldReading("vent-bag", "yes"))
    if not main.desk.session.ward.folds.devices.device("VM-07").fields:
        write(main, app, (State("VM-07", template="ventilator", fields=fields),))
    page(main, "check", device="VM-07")._form._same.click()


def custody_found(main, app):
    page(main, "custody", device="VM-02")


def custody_held(main, app):
    if main.desk.session.ward.folds.custodies.of("M-07") is None:
        found = Custody(
            CustodyEvent.FOUND, "M-07", tag="T-0031", bed="7", place="clean room, shelf 2", custodian="Anna Puig",
            network_out=YesNoUnknown.YES, screen="dose count differs from the display",
        )  # fmt: skip
        moved = Custody(CustodyEvent.TRANSFER, "M-07", released_by="Anna Puig", received_by="Marc Vidal", bag="B-7")
        write(main, app, (found,), (moved,))
    page(main, "custody", device="M-07")


def coordinated(main, app):
    folds = main.desk.session.ward.folds
    if not folds.coordinated.asked():
        alone = ActRequest(Act.STAND_ALONE, "VM-02", "2", "IT Pau", How.RADIO, reason="traffic to the server")
        request = ActRequest(Act.NETWORK_OUT, "VM-03", "3", "IT Pau", How.PHONE)
        write(main, app, (alone,), (request,))
        asked = folds.coordinated.asked()[-1].request.ref
        write(main, app, (ActAnswer(asked, YesNoUnknown.UNKNOWN, "Dr Ferrer", How.IN_PERSON),))
    page(main, "coordinated")


def dossier(main, app):
    page(main, "dossier", device="M-07")


VIEWS = {
    "dossier": dossier,
    "coordinated": coordinated,
    "custody-found": custody_found,
    "custody-held": custody_held,
    "round-begin": round_begin,
    "round": round_going,
    "check": check,
}
