# SPDX-License-Identifier: Apache-2.0
"""What the system says of the session: its screen was locked, it is about to sleep. It only listens.

On Linux these are signals of the desktop and of logind, heard on D-Bus: a Unix socket of Qt's own, no network. Where
there is no such bus (or on Windows and macOS, which are not asked), nothing is heard, and the idle lock remains.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SCREENS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")
_LOGIN = "org.freedesktop.login1"


class Signs(QObject):
    """Signals: `screen_locked()`; `sleeping()` just before the PC sleeps."""

    screen_locked = Signal()
    sleeping = Signal()

    def __init__(self, parent: QObject, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__(parent)
        if sys.platform != "linux":
            return
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - there is a bus on Linux only, and it can wait

        if environ.get("DBUS_SESSION_BUS_ADDRESS"):
            bus = QDBusConnection.sessionBus()
            for name in _SCREENS:
                bus.connect("", "", name, "ActiveChanged", self, _slot("_screen(bool)"))
        if os.path.exists("/run/dbus/system_bus_socket"):  # noqa: PTH110 - asked of the system, no path of ours
            bus = QDBusConnection.systemBus()
            bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("_locked()"))
            bus.connect(_LOGIN, "", f"{_LOGIN}.Manager", "PrepareForSleep", self, _slot("_sleep(bool)"))

    @Slot(bool)
    def _screen(self, locked: bool) -> None:  # noqa: FBT001 - as D-Bus says it
        if locked:
            self.screen_locked.emit()

    @Slot()
    def _locked(self) -> None:
        self.screen_locked.emit()

    @Slot(bool)
    def _sleep(self, begins: bool) -> None:  # noqa: FBT001 - as D-Bus says it
        if begins:
            self.sleeping.emit()


def _slot(name: str) -> Any:
    """Spell a slot's name for Qt; typed loosely because the library's stub asks for bytes, which connect nothing."""
    return SLOT(name)
