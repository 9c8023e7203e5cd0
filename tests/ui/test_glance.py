# SPDX-License-Identifier: Apache-2.0
"""What a folder seems to hold before anything that opens it is loaded."""

import json

import pytest

from logbook.core.actions import opening
from logbook.core.vault.slots import Passphrase
from logbook.core.ward import shut
from logbook.ui.glance import Glance, glance
from tests import wards


def closed(tmp_path):
    """Make a ward that opens by its words only."""
    address = opening.Address("H", "UCI")
    machine = wards.Machine(wards.HandClock(), "m", "test", wards.CHEAP_PIN)
    shut(opening.create(tmp_path / "closed", address, machine, [Passphrase("one two three")]))
    return tmp_path / "closed"


def test_where_nothing_lies_a_log_can_begin(tmp_path):
    assert glance(tmp_path / "none", exercise=False) is Glance.NOTHING


def test_a_protected_log_of_the_realm_asked_for_needs_its_words(tmp_path):
    path = closed(tmp_path)
    assert glance(path, exercise=False) is Glance.CLOSED
    assert glance(path, exercise=True) is Glance.UNCLEAR


def test_a_log_that_is_not_yet_protected_is_left_to_who_opens_it(world):
    assert glance(world.path, exercise=False) is Glance.UNCLEAR


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", "{}", '{"slots": 1}', '{"slots": [1]}', '{"slots": []}', "[" * 9999]
)
def test_key_files_that_make_no_sense_are_left_to_who_opens_them(tmp_path, text):
    (tmp_path / "ward.json").write_text(json.dumps({"realm": "wardlog/1"}), "utf-8")
    (tmp_path / "keys.json").write_text(text, "utf-8")
    assert glance(tmp_path, exercise=False) is Glance.UNCLEAR


def test_an_empty_folder_is_unclear(tmp_path):
    assert glance(tmp_path, exercise=False) is Glance.UNCLEAR
