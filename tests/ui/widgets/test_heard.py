# SPDX-License-Identifier: Apache-2.0
"""A screen reader is told what a thing is; what says nothing of it is left to Qt."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from logbook.ui.widgets.heard import GROUP, PICTURE, TEXT, _told, heard_as


@pytest.mark.parametrize("role", [GROUP, PICTURE, TEXT])
@pytest.mark.usefixtures("qapp")
def test_it_is_heard_as_what_it_says_with_its_own_name_and_all_in_it(role):
    thing = QWidget()
    heard_as(thing, role)
    thing.setAccessibleName("PIN, 0 of 6 digits")
    QVBoxLayout(thing).addWidget(QPushButton("1"))
    heard = QAccessible.queryAccessibleInterface(thing)
    assert (heard.role(), heard.text(QAccessible.Text.Name), heard.childCount()) == (role, "PIN, 0 of 6 digits", 1)


@pytest.mark.usefixtures("qapp")
def test_everything_else_is_what_qt_takes_it_for():
    button = QPushButton("1")
    assert QAccessible.queryAccessibleInterface(button).role() is QAccessible.Role.Button
    assert _told("QPushButton", button) is None
    assert _told("QObject", QObject()) is None
