# SPDX-License-Identifier: Apache-2.0
"""A badge is offered to the ground it was scanned on, spelled as on every keyboard."""

import pytest
from PySide6.QtWidgets import QWidget

from logbook.ui.widgets.scanner import Scanner, maybe_pin, scanner_of


@pytest.fixture
def ground(look):
    shown = QWidget()
    shown.read = []
    Scanner(shown, lambda code: shown.read.append(code) or code == "HV00417")
    return shown


def test_a_badge_is_its_letters_and_digits(ground):
    assert scanner_of(ground).take(["hv-00417"])
    assert scanner_of(ground).take(["]C0HV-00417"])
    assert ground.read == ["HV00417", "HV00417"]


def test_readings_that_come_to_the_same_are_offered_once(ground):
    assert not scanner_of(ground).take(["hv-1234", "HV'1234", "hvx1234"])
    assert ground.read == ["HV1234", "HVX1234"]


def test_what_is_too_short_is_no_badge(ground):
    assert not scanner_of(ground).take(["a-b-c"])
    assert ground.read == []


def test_a_larger_ground_is_not_meant(ground):
    assert scanner_of(QWidget(ground)) is None


def test_six_digits_may_be_a_pin():
    assert maybe_pin("480513")
    assert not maybe_pin("4805131")
    assert not maybe_pin("48051A")
