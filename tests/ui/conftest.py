# SPDX-License-Identifier: Apache-2.0
"""A look and a kit for widget tests; every widget is destroyed for good after its test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from logbook.i18n import words_for
from logbook.ui.look.look import Look
from logbook.ui.widgets.kit import Kit


@pytest.fixture
def look(qapp):
    made = Look(qapp)
    made.apply("day")
    yield made
    for widget in QApplication.topLevelWidgets():
        if shiboken6.isValid(widget):
            shiboken6.delete(widget)
    qapp.setStyleSheet("")
    shiboken6.delete(made)


@pytest.fixture
def kit(look):
    return Kit(look, words_for("en"))
