# SPDX-License-Identifier: Apache-2.0
"""What tests of pages do with an open program: open a page, write, wait, answer questions, read what was recorded."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from logbook.core.model.codes import DeviceType
from logbook.core.model.records import Device
from logbook.ui.messages import Answers


def open_page(program, key, **fields):
    program.main.show_page(key, fields)
    return program.main.page(key)


def write(program, qtbot, record, **more):
    """Write a record and wait for it; returns its entry."""
    written = []
    program.session.record(record, written=written.append, **more)
    qtbot.waitUntil(lambda: bool(written))
    return written[0]


def last(program, kind):
    """The newest record of a kind, as an entry."""
    entries = program.session.ward.folds.timeline.entries
    return next((entry for entry in reversed(entries) if isinstance(entry.record, kind)), None)


def wait_for(program, qtbot, kind):
    """Wait for a record of a kind; returns the newest one."""
    qtbot.waitUntil(lambda: last(program, kind) is not None)
    return last(program, kind)


def devices(program, qtbot):
    """A ventilator and a monitor at bed 7, a ventilator in the store."""
    for device, kind, bed in (
        ("VM-07", DeviceType.VENTILATOR, "7"),
        ("M-07", DeviceType.MONITOR, "7"),
        ("VM-09", DeviceType.VENTILATOR, "store"),
    ):
        write(program, qtbot, Device(device, kind, bed=bed, life_support=kind is DeviceType.VENTILATOR))


def answer_file(program, path):
    """Choose `path` whenever a file is asked for."""
    chosen = Path(path) if path is not None else None
    program.main.messages.set_answers(
        Answers(lambda _q: True, lambda _t, _p: chosen, lambda _t, _n: chosen, lambda _t: chosen)
    )


def button(page, word):
    """The button, choice or tick that shows a word."""
    QApplication.processEvents()  # what was just made is hidden until its layout has had a turn
    found = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == word and not one.isHidden()]
    assert found, f"nothing says {word}"
    return found[-1]
