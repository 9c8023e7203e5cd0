# SPDX-License-Identifier: Apache-2.0
"""A badge is told from fingers by its pace; nothing typed is ever lost to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from logbook.ui.widgets.scanner import GAP, Scanner, maybe_pin


class Pad(QWidget):
    """Takes letters as a PIN pad takes digits."""

    def __init__(self):
        super().__init__()
        self.typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event):  # noqa: N802 - Qt calls it by this name
        self.typed += event.text().strip()


@pytest.fixture
def ground(look, qtbot):
    """A widget with a pad and a field, and what the scanner has read there."""
    shown = QWidget()
    shown.pad, shown.field = Pad(), QLineEdit()
    column = QVBoxLayout(shown)
    column.addWidget(shown.pad)
    column.addWidget(shown.field)
    shown.read = []
    shown.taken = True
    Scanner(shown, lambda code: shown.read.append(code) or shown.taken)
    shown.show()
    focus(qtbot, shown, shown.pad)
    return shown


def focus(qtbot, window, widget):
    def there():
        window.activateWindow()
        widget.setFocus()
        return widget.hasFocus()

    qtbot.waitUntil(there)


def scan(qtbot, widget, text, end=Qt.Key.Key_Return):
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, end)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_that_ends_is_a_badge_however_its_marks_come_out(ground, qtbot, end):
    scan(qtbot, ground.pad, "hv-00417", end)
    assert ground.read == ["HV00417"]
    assert ground.pad.typed == "h"


def test_what_nobody_takes_is_typed_after_all_in_its_order(ground, qtbot):
    ground.taken = False
    scan(qtbot, ground.pad, "480513")
    assert (ground.read, ground.pad.typed) == (["480513"], "480513")


def test_quick_letters_without_an_end_are_typed(ground, qtbot):
    qtbot.keyClicks(ground.pad, "quick")
    qtbot.waitUntil(lambda: ground.pad.typed == "quick")
    assert ground.read == []


def test_a_person_types_as_if_nobody_looked(ground, qtbot):
    for letter in "slow":
        qtbot.keyClick(ground.pad, letter, delay=GAP * 2)
    qtbot.keyClick(ground.pad, Qt.Key.Key_Return, delay=GAP * 2)
    qtbot.keyClick(ground.pad, Qt.Key.Key_Left)
    assert (ground.pad.typed, ground.read) == ("slow", [])


def test_a_short_burst_is_no_badge(ground, qtbot):
    scan(qtbot, ground.pad, "abc")
    assert (ground.pad.typed, ground.read) == ("abc", [])


def test_in_a_field_and_elsewhere_letters_are_letters(ground, qtbot):
    focus(qtbot, ground, ground.field)
    scan(qtbot, ground.field, "HV-00417")
    other = Pad()
    other.show()
    focus(qtbot, other, other)
    scan(qtbot, other, "HV-00417")
    assert (ground.field.text(), other.typed, ground.read) == ("HV-00417", "HV-00417", [])


def test_six_digits_may_be_a_pin():
    assert maybe_pin("480513")
    assert not maybe_pin("4805131")
    assert not maybe_pin("48051A")


def test_on_a_smaller_ground_within_only_its_own_scanner_listens(ground, qtbot):
    inner = QWidget(ground)
    inner.pad, inner.read = Pad(), []
    QVBoxLayout(inner).addWidget(inner.pad)
    ground.layout().addWidget(inner)
    Scanner(inner, lambda code: inner.read.append(code) or len(code) > len("480513"))
    focus(qtbot, ground, inner.pad)
    scan(qtbot, inner.pad, "480513")
    scan(qtbot, inner.pad, "HV00417")
    assert (ground.read, inner.read) == ([], ["480513", "HV00417"])
    assert inner.pad.typed == "480513H"
