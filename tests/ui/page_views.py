# SPDX-License-Identifier: Apache-2.0
"""The views of the pages behind the log, each with the steps that lead to it in an open main window."""

from logbook.core.exchange import inventory

LIST = (
    "Etiqueta;Tipo;Cama;Fabricante;Piso\n"
    "VM-07;respirador;7;Hamilton;2\nBJ-11;bomba de infusión;3;;2\n;monitor;4;;2\nX-9;tostadora;4;;2\n"
)


def fill(world):
    """Write what the pages need beyond the night."""


def page(main, key, **fields):
    main.show_page(key, fields)
    return main.page(key)


def devices(main, app):
    page(main, "devices", bed="")


def devices_suspect(main, app):
    board = page(main, "devices", bed="")._board
    board._filter.choose("suspect")
    board._show()


def device(main, app):
    page(main, "devices", bed="")._board.clear_filter()
    page(main, "devices", device="VM-07")


def device_several(main, app):
    detail = page(main, "devices", device="M-02")._detail
    detail._together.setChecked(True)
    detail._rows[next(iter(detail._rows))]._choices.buttons()[0].click()


def device_add(main, app):
    page(main, "devices")._start_add()


def device_list(main, app):
    page(main, "devices")._show_list("inventario-2026.csv", inventory.read(LIST.encode()))


def device_swap(main, app):
    shown = page(main, "devices", device="BI-03")
    shown._wanted("swap")


def act(main, app):
    page(main, "intervention", bed="7", device="M-07", text="Network cable changed")


def act_more(main, app):
    shown = page(main, "intervention", bed="7", device="VM-07", act="alarm-test")
    shown._act._more.show()


def gate(main, app):
    page(main, "intervention", device="VM-07", bed="7", act="network-out", axis="network", value="cable-out")


def gate_signing(main, app):
    gate(main, app)
    shown = main.page("intervention")._gate
    shown._yes._who.buttons()[0].click()
    shown._yes._how.buttons()[0].click()
    shown._yes._read_back.click()
    for tick in list(shown._yes._ticks.values())[:2]:
        tick.click()
    shown._sign._witness.buttons()[0].click()
    for digit in "719":
        shown._sign._pad.press(digit)


VIEWS = {
    "devices": devices,
    "devices-suspect": devices_suspect,
    "device": device,
    "device-several": device_several,
    "device-add": device_add,
    "device-list": device_list,
    "device-swap": device_swap,
    "act": act,
    "act-more": act_more,
    "gate": gate,
    "gate-signing": gate_signing,
}
