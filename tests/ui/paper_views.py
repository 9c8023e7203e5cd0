# SPDX-License-Identifier: Apache-2.0
"""The views of the pages for labels and the scanner, each with the steps that lead to it."""

from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device
from logbook.ui.scanning.strokes import Stroke
from logbook.ui.scanning.teaching import BARS, learn
from logbook.ui.scanning.wedge import Scan
from tests.ui.scanning.keyboards import us_scanner

LOST = "0108435012345672" + "17280131" + "10LOT77" + "21SER0042"


def page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key)


def heard(code):
    return Scan((code,), tuple(Stroke(key.place, key.shift, ctrl=key.ctrl, text=key.text) for key in us_scanner(code)))


def labels(main, _app):
    page(main, "labels")


def scanner(main, _app):
    page(main, "scanner")._drop()


def scanner_taught(main, _app):
    shown = page(main, "scanner")
    shown._learnt(learn(heard(BARS).strokes))
    shown.scanned(heard(LOST))


def device_scanned(main, _app):
    main.desk.session.record(
        Device("BI-90", DeviceType.INFUSION_PUMP, udi=LOST[2:16], maker="Fresenius", model="Agilia")
    )
    page(main, "devices", bed="7")
    page(main, "devices", scan=LOST)


VIEWS = {
    "labels": labels,
    "scanner": scanner,
    "scanner-taught": scanner_taught,
    "devices-scanned": device_scanned,
}
