# SPDX-License-Identifier: Apache-2.0
"""The system's own lock is heard on a real bus, and without one nothing is missed but that."""

import os
import subprocess

import pytest
from PySide6.QtCore import QObject

from logbook.ui.signs import Signs

CHILD = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from logbook.no_network import refuse_sockets
from logbook.ui.signs import Signs
refuse_sockets()
app = QCoreApplication([])
signs = Signs(app)
signs.screen_locked.connect(lambda: print("locked", flush=True))
def send(on):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/ScreenSaver",
                    "org.gnome.ScreenSaver.ActiveChanged", f"boolean:{on}"], check=True)
QTimer.singleShot(0, lambda: (send("false"), send("true"), send("false")))
signs.screen_locked.connect(app.quit)
QTimer.singleShot(8000, app.quit)
app.exec()
"""


def test_the_desktop_s_lock_is_heard_behind_the_closed_network(tool):
    done = subprocess.run(
        [tool("dbus-run-session"), "--", os.sys.executable, "-c", CHILD],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.stdout == "locked\n", done.stderr


def test_no_bus_is_no_trouble(qapp):
    parent = QObject()
    signs = Signs(parent, {})
    assert signs.parent() is parent


@pytest.mark.parametrize(("begins", "heard"), [(True, 1), (False, 0)])
def test_only_the_beginning_of_sleep_counts(qapp, begins, heard):
    parent, told = QObject(), []
    signs = Signs(parent, {})
    signs.sleeping.connect(lambda: told.append(1))
    signs._sleep(begins)
    assert len(told) == heard


def test_logind_s_lock_counts_too(qapp, qtbot):
    parent = QObject()
    signs = Signs(parent, {})
    with qtbot.waitSignal(signs.screen_locked):
        signs._locked()
