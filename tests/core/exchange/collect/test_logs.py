# SPDX-License-Identifier: Apache-2.0
"""The values of a case: their codes are an interface, and a log without its start has no letter."""

from logbook.core.exchange.collect.logs import Found, Level, Log, Standing
from logbook.core.model.codes import Realm
from logbook.core.model.traces import Start

START = Start("Hospital", "UCI", Realm.REAL, "C", "test")


def test_the_codes_are_stable():
    assert [*Level] == ["A", "B", "C", "D"]
    assert [*Standing] == ["not-compared", "enrolled", "not-enrolled", "other-ward", "revoked"]


def test_a_log_is_known_by_its_start_or_not_at_all():
    assert Log("L", b"d", Realm.REAL, START, (), ()).segment == "C"
    assert Log("L", b"d", Realm.REAL, None, (), ()).segment == ""


def test_a_device_speaks_for_itself_until_a_ward_owns_it():
    assert Log("L", b"d", Realm.REAL, START, (), ()).hand == b"d"
    assert Log("L", b"d", Realm.REAL, START, (), (), home=("H", "W")).hand == b"H\nW"


def test_findings_sort_by_code_log_and_number():
    assert min(Found("b", "A"), Found("a", "B"), Found("a", "A", 3)) == Found("a", "A", 3)
