# SPDX-License-Identifier: Apache-2.0
"""People are enrolled with a PIN that is never on the command line."""

import pytest


def add(ward, name, *more, **kwargs):
    return ward.run("people", "add", name, "--role", "nurse", *more, **kwargs)


def test_somebody_is_enrolled(ward, pin):
    done = add(ward, "Anna Puig", "--new-pin-file", pin, "--number", "E-1")
    assert (done.code, done.err) == (0, "")
    assert "Anna Puig is enrolled: record A·" in done.out
    again = add(ward, "Anna Puig", "--new-pin-file", pin)
    assert again.code == 1


def test_one_person_may_enrol_another_with_the_own_pin(ward, pin):
    add(ward, "Anna", "--new-pin-file", pin)
    assert add(ward, "Marc", "--new-pin-file", pin, "--as", "Anna", "--pin-file", pin, "--json").json["role"] == "nurse"
    assert add(ward, "Pau", "--new-pin-file", pin, "--as", "Nobody", "--pin-file", pin).code == 1
    wrong = add(ward, "Pau", "--new-pin-file", pin, "--as", "Anna", "--pin-file", "-", typed="111222\n")
    assert (wrong.code, "PIN" in wrong.err) == (4, True)


@pytest.mark.parametrize(("typed", "code"), [("123456\n", 1), ("12\n", 1), ("\n", 1)])
def test_a_weak_pin_enrols_nobody(ward, typed, code):
    done = add(ward, "Anna", "--new-pin-file", "-", typed=typed)
    assert (done.code, done.out) == (code, "")


def test_where_nobody_can_be_asked_a_file_is_needed(ward):
    done = add(ward, "Anna")
    assert (done.code, "--new-pin-file" in done.err) == (2, True)


def test_a_name_is_needed(ward, pin):
    assert add(ward, "  ", "--new-pin-file", pin).code == 2


def test_who_may_not_enrol_is_refused(ward, pin):
    add(ward, "Rosa", "--new-pin-file", pin)
    ward.run("people", "add", "Pau", "--role", "assistant", "--new-pin-file", pin)
    done = add(ward, "Marc", "--new-pin-file", pin, "--as", "Pau", "--pin-file", pin)
    assert (done.code, "role" in done.err) == (1, True)
