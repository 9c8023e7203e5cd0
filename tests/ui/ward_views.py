# SPDX-License-Identifier: Apache-2.0
"""Views of the pages under "Ward" and "Paper", for pictures: each brings its page into a state worth looking at."""

from logbook.core.model.cabinet import Cabinet, CabinetEvent
from logbook.core.model.codes import How
from tests.ui.page_views import page
from tests.ui.shots import settle


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
    session = main.desk.session
    session.record(Cabinet(CabinetEvent.CONVENED, "direction", "Dra. Mas", How.PHONE, text="level D4"))
    session.record(Cabinet(CabinetEvent.CALLED, "IT", "Pau Serra", How.PHONE))
    session.record(Cabinet(CabinetEvent.DECISION, "direction", "Dra. Mas", text="No PC leaves its ward"))
    shown = page(main, "cabinet")
    settle(app)
    shown._event.choose("meeting")
    shown._ask("meeting")
    settle(app)


VIEWS = {
    "cabinet": cabinet,
    "extortion": lambda main, app: (page(main, "extortion"), settle(app)),
    "ward": lambda main, app: (page(main, "ward"), settle(app)),
    "paper": lambda main, app: (page(main, "paper"), settle(app)),
    "replay": replay,
    **{f"overview-{which}": overview(which) for which in ("lives", "ages", "hours")},
}
