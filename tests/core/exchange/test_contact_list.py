# SPDX-License-Identifier: Apache-2.0
"""A list of contacts is taken row by row, honestly, and renews only what changed."""

import pytest

from logbook.core.exchange import contact_list
from logbook.core.exchange.csv_table import BadRow
from logbook.core.model.coordination import Contact
from logbook.core.model.errors import BadInput

HEAD = "Cargo;Nombre;Extensión;Móvil;Canal;Reservado;Fecha;Color\n"


def read(text):
    return contact_list.read((HEAD + text).encode())


def test_titles_are_found_in_three_languages_and_what_is_unknown_is_said():
    found = read("Laboratorio;Pere;4411;600 1;canal 4;sí;2026-11-20;rojo\n;Ada;;;;;;\n")
    assert found.contacts == (
        Contact("", "Laboratorio", "Pere", phone="4411", mobile="600 1", radio="canal 4", sensitive=True,
                dated="2026-11-20"),
        Contact("", name="Ada"),
    )  # fmt: skip
    assert [item.field for item in found.mapping][-1] == ""
    assert (found.encoding, found.delimiter, found.bad_rows) == ("UTF-8", ";", ())


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("Lab;;;;;maybe;;", "Reservado", "not-yes-or-no"),
        (";;;;;no;;x", "Cargo", "missing"),
        ("Lab;;;;;;20/11/2026;", "Fecha", "not-a-day"),
        ("Lab;;;;;;;;more", "", "too-many-cells"),
        ("Lab", "", "too-few-cells"),
    ],
)
def test_a_bad_row_is_listed_and_skipped(row, column, reason):
    found = read(f"{row}\nBlood bank;;;;;;;\n")
    assert found.bad_rows == (BadRow(2, column, reason),)
    assert [one.position for one in found.contacts] == ["Blood bank"]


@pytest.mark.parametrize(
    ("data", "reason"), [(HEAD, "no-rows"), ("Nombre;Canal\nx;y\n", "missing-column"), ("", "empty")]
)
def test_a_list_that_cannot_be_taken_is_refused(data, reason):
    with pytest.raises(BadInput) as caught:
        contact_list.read(data.encode())
    assert caught.value.facts["reason"] == reason


def test_only_what_is_new_or_changed_is_written_under_its_id():
    known = [Contact("c2", "Lab", "Pere", phone="1"), Contact("c5", "Blood bank")]
    found = [
        Contact("", "LAB ", "pere", phone="2"),
        Contact("", "Blood bank"),
        Contact("", "X-ray"),
        Contact("", "Porter"),
    ]
    made = contact_list.fresh([*found, Contact("", "X-ray", phone="9")], known, "c6")
    assert [(one.contact, one.position, one.phone) for one in made] == [
        ("c2", "LAB ", "2"), ("c6", "X-ray", ""), ("c7", "Porter", ""), ("c6", "X-ray", "9"),
    ]  # fmt: skip
