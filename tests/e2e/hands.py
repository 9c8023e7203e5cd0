# SPDX-License-Identifier: Apache-2.0
"""A person's hands at a real X server: they see what assistive technology sees, and click, type and press for real.

Everything goes through the X server as mouse and key events; no widget is ever called.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PATIENCE = 120.0
"""Seconds a person would wait before calling it broken; the machines that test are shared."""

_IN_FIRST_ROW = 20
"""Pixels below the top of a list that are still in its first row."""


class NotSeen(AssertionError):
    """What should be on the screen is not."""


class Hands:
    """Two hands and two eyes before one window; `acts` counts what they did."""

    def __init__(self, app: QApplication, window: QWidget) -> None:
        self.app = app
        self.window = window
        self.acts = 0
        self._x("windowfocus", str(int(window.winId())))

    def click(self, name: str, within: str = "") -> None:
        """Click what bears this name, or a name that goes on after a final …, waiting until it can be used.

        With `within` only what belongs to a group of that name.
        """
        box = self.wait(lambda: self._steady(name, within), name)
        at = box.center()
        self._x("mousemove", str(at.x()), str(at.y()), "click", "1")
        self.acts += 1
        self.rest()

    def twice(self, name: str) -> None:
        """Double-click what bears this name, as somebody used to icons does, or a hand that trembles."""
        at = self.wait(lambda: self._steady(name, ""), name).center()
        self._x("mousemove", str(at.x()), str(at.y()), "click", "--repeat", "2", "--delay", "80", "1")
        self.acts += 1
        self.rest()

    def click_first(self, name: str) -> None:
        """Click the first row of the list of this name; rows are drawn, not widgets."""
        box = self.wait(lambda: self._steady(name, ""), name)
        self._x("mousemove", str(box.center().x()), str(box.top() + _IN_FIRST_ROW), "click", "1")
        self.acts += 1
        self.rest()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self._x("type", "--delay", "2", text)
        self.acts += 1
        self.rest()

    def press(self, *keys: str) -> None:
        """Press keys by their X names: Return, Tab, F2, ctrl+l."""
        self._x("key", "--delay", "2", *keys)
        self.acts += 1
        self.rest()

    def scan(self, code: str) -> None:
        """Read a code with a hand scanner, which types it at once with an Enter behind."""
        keys = [{"-": "minus", "/": "slash"}.get(letter, letter) for letter in code]
        self._x("key", "--delay", "0", *keys, "Return")
        self.acts += 1
        self.rest()

    def choose(self, button: str, path: Path) -> None:
        """Click what opens the system's dialog, type into that where the file is, and Enter until it is gone."""
        waiting = QTimer(self.window, interval=100)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                return
            waiting.stop()
            hands = Hands(self.app, dialog)
            hands.type(str(path))
            while isValid(dialog) and dialog.isVisible():  # the first Enter may only take what is offered below
                hands.press("Return")

        waiting.timeout.connect(answer)
        waiting.start()
        self.click(button)  # comes back when the dialog is gone
        self.acts += 2
        self._x("windowfocus", str(int(self.window.winId())))

    def sees(self, text: str) -> bool:
        """Whether a text stands on the screen, in a name, a value or a description."""
        return any(text in said for _, said in self._said())

    def expect(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        self.wait(lambda: self.sees(text) or None, text)

    def wait(self, ready: Callable[[], object], what: str) -> QRect:
        """Let the window live until something is so; `NotSeen` with all that is on the screen if it never is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.app.processEvents()
            found = ready()
            if found:
                return found
        names = {thing.text(QAccessible.Text.Name) for thing, _ in self._said()}
        raise NotSeen(f"{what!r} is not on the screen. There is: {sorted(name for name in names if len(name) > 1)}")

    def rest(self) -> None:
        """Let the window answer what was just done."""
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            self.app.processEvents()

    def _steady(self, name: str, within: str) -> QRect | None:
        """Where it is, once it has stopped moving: nobody clicks at a page that is still being laid out."""
        before = self._clickable(name, within)
        if before is None:
            return None
        self.rest()
        return before if self._clickable(name, within) == before else None

    def _clickable(self, name: str, within: str) -> QRect | None:
        things = [(thing, _name(thing)) for thing, _ in self._said() if not within or _name(thing.parent()) == within]
        exact = any(said == name for _, said in things)  # "Check…" itself before "Checked, as before"
        for thing, said in things:
            state = thing.state()
            called = said == name if exact else _called(said, name)
            if called and not state.disabled and thing.role() not in _NOT_FOR_HANDS:
                box = thing.rect()
                if self._meets(thing, box.center()):
                    return box
                self._wheel(box.center())
        return None

    def _meets(self, thing: QAccessibleInterface, at: QPoint) -> bool:
        """Whether a click there would meet the thing, and not what lies over it or nothing at all."""
        target, hit = thing.object(), self.window.childAt(self.window.mapFromGlobal(at))
        if not isinstance(target, QWidget):
            return hit is not None
        while hit is not None and hit is not target:
            hit = hit.parentWidget()
        return hit is not None

    def _wheel(self, wanted: QPoint) -> None:
        """Turn the wheel towards something, over the column of the window it stands in."""
        seen = self.window.frameGeometry()
        across = min(max(wanted.x(), seen.left()), seen.right())
        down = wanted.y() > seen.center().y()
        at = (str(across), str(seen.center().y() + seen.height() // 4))
        self._x("mousemove", *at, "click", "5" if down else "4")
        self.rest()

    def _said(self) -> Iterator[tuple[QAccessibleInterface, str]]:
        texts = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
        for window in QApplication.topLevelWidgets():
            if isValid(window) and window.isVisible():  # one may go while its neighbours are looked through
                for thing in _walk(QAccessible.queryAccessibleInterface(window)):
                    yield thing, "\n".join(thing.text(kind) for kind in texts)

    def _x(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], check=True)


_NOT_FOR_HANDS = {
    QAccessible.Role.StaticText,
    QAccessible.Role.Grouping,
    QAccessible.Role.Pane,
    QAccessible.Role.Window,
}


def _name(thing: QAccessibleInterface | None) -> str:
    return thing.text(QAccessible.Text.Name) if thing is not None and thing.isValid() else ""


def _called(name: str, wanted: str) -> bool:
    return name == wanted or (wanted.endswith("…") and name.startswith(wanted[:-1]))


def _walk(thing: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if thing is None or not thing.isValid() or thing.state().invisible:
        return
    yield thing
    for index in range(thing.childCount()):
        yield from _walk(thing.child(index))
