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


VIEWS = {
    "devices": devices,
    "devices-suspect": devices_suspect,
    "device": device,
    "device-several": device_several,
    "device-add": device_add,
    "device-list": device_list,
    "device-swap": device_swap,
}
