# SPDX-License-Identifier: Apache-2.0
"""A hospital's list of devices: what of it the log does not hold yet, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence

from logbook.core.exchange import inventory
from logbook.core.exchange.inventory import Inventory
from logbook.core.model.records import Device
from logbook.i18n import N_, Words
from logbook.telling.codes import word
from logbook.ui.board_panel import place_name
from logbook.ui.desk import Desk
from logbook.ui.list_taking import Kind

FIELDS = {
    "device": N_("Number on the label"),
    "type": N_("What it is"),
    "maker": N_("Manufacturer"),
    "model": N_("Model"),
    "serial": N_("Serial number"),
    "scan": N_("Code on the label as scanned"),
    "giai": N_("GIAI"),
    "lot": N_("Lot"),
    "software": N_("Software version"),
    "network": N_("Network name or address"),
    "owner": N_("Owner"),
    "site": N_("Site or floor"),
    "bed": N_("Bed"),
    "life_support": N_("Life support"),
    "dependent": N_("patient depends on it now"),
    "removal": N_("May it be taken away?"),
    "remark": N_("Remark"),
}


def kind(desk: Desk) -> Kind[Inventory, Device]:
    """Return what taking such a list needs to know."""
    words, ward = desk.words, desk.session.ward

    def coming(found: Inventory) -> tuple[Sequence[Device], int]:
        known = {view.id: view.description for view in ward.folds.devices.devices()}
        fresh = [device for device in found.devices if known.get(device.device) != device]
        return fresh, len(found.devices) - len(fresh)

    def stopped(done: int, total: int) -> str:
        said = words("{done} of {total} devices are in the log; taking the list again goes on from there.")
        return said.format(done=done, total=total)

    return Kind(
        title=words("Take a list of devices"), progress=words("Devices written"), fields=FIELDS, read=inventory.read,
        coming=coming, line=lambda device: _line(words, device),
        act=lambda n: words.n("Take {n} device", "Take {n} devices", n).format(n=n),
        done=lambda n: words.n("{n} device recorded", "{n} devices recorded", n).format(n=n),
        stopped=stopped,
    )  # fmt: skip


def _line(words: Words, device: Device) -> str:
    return " · ".join((device.device, word(words, device.type), place_name(words, device.bed)))
