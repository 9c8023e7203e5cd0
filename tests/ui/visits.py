# SPDX-License-Identifier: Apache-2.0
"""Every page of the window in the states people meet: what is photographed, measured and read aloud.

Each view leads an open window to a page. Which page that is, the window says itself; a page that no view leads to is
found by whoever walks through them all.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from logbook.core.model.codes import Realm
from logbook.core.model.paperwork import Forms, SheetEvent, SheetFate
from logbook.core.model.records import Note
from tests.ui import device_views, nights, page_views, paper_views, procedure_views, shift_views, ward_views
from tests.ui.nights import write
from tests.ui.page_views import page


def fill(world):
    """Write the night that the views show."""
    nights.fill(world)
    page_views.fill(world)


def plain(key, **fields):
    """Return a view that opens a page and does nothing there."""
    return lambda main, _app: page(main, key, **fields)


def device_move(main, _app):
    page(main, "devices", device="M-05")._wanted("move")


def procedure_picture(main, app):
    page_views.procedure(main, app)
    shown, image = main.page("procedures"), QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    shown._picture.start("P06", (image, QImage()), sample=True)
    shown._show(shown._picture)


def printing_send(main, _app):
    shown = page(main, "printing")
    shown.choose.put({"mar": 2, "tag": 1})
    shown.choose.go.click()


def printing_done(main, _app):
    shown = page(main, "printing")
    shown._stack.setCurrentWidget(shown.done)


def sheets(main, app):
    if not main.desk.session.ward.folds.sheets.all():
        fates = (
            SheetFate(SheetEvent.USED, 1, 1, bed="7", patient="K4"),
            SheetFate(SheetEvent.RETURNED, 2, 2, bed="4", patient="K2"),
            SheetFate(SheetEvent.TRANSCRIBED, 3, 3),
            SheetFate(SheetEvent.MISSING, 4, 4, text="not in the folder"),
            SheetFate(SheetEvent.VOID, 5, 5),
        )
        write(main, app, (Forms("mar", 1, 6, 5, place="red box"),), *((one,) for one in fates))
        write(main, app, (Note("PEEP 8", bed="4", paper="2/1"),))
    shown = page(main, "sheets")
    shown._filter.choose("all")
    shown._tell()


def transcribe(main, app):
    sheets(main, app)
    page(main, "transcribe", sheet=2)


def ending_lead(main, _app):
    shown = page(main, "ending")
    shown.erase.show()
    shown.retire.show()


VIEWS = {
    "log": plain("log"),
    **page_views.VIEWS,
    **ward_views.VIEWS,
    **procedure_views.VIEWS,
    **paper_views.VIEWS,
    **device_views.VIEWS,
    "device-move": device_move,
    "device-paper": plain("device-paper", device="M-07"),
    "procedure-picture": procedure_picture,
    "printing": plain("printing"),
    "printing-send": printing_send,
    "printing-done": printing_done,
    "sheets": sheets,
    "transcribe": transcribe,
    "signing": plain("signing"),
    "trust": plain("trust"),
    "ending": plain("ending"),
    "ending-lead": ending_lead,
    "help": plain("help", page="devices"),
}
del VIEWS["drill"]
for _stays in ("message-trouble", "file-alarm"):  # what stands above every page once it is said comes last
    VIEWS[_stays] = VIEWS.pop(_stays)


def views(realm):
    """Return the views of a real log, or of an exercise those that are found nowhere else, by name."""
    return {"drill": shift_views.drill} if realm is Realm.DRILL else VIEWS
