# SPDX-License-Identifier: Apache-2.0
"""A table is read as it is, its columns found by name; the lists of devices and contacts try it further."""

import pytest

from logbook.core.exchange.csv_table import BadCell, BadRow, fields_of, read_table
from logbook.core.model.errors import BadInput


def test_columns_are_found_by_name_and_rows_keep_their_line():
    table = read_table(b"\xef\xbb\xbfName,Colour\n\nPau,red\n", {"name": "who"}, ("who",))
    assert [(item.column, item.field) for item in table.mapping] == [("Name", "who"), ("Colour", "")]
    rows = list(table.rows)
    assert rows == [(3, ["Pau", "red"])]
    assert (table.encoding, table.delimiter, table.line) == ("UTF-8", ",", 1)
    assert fields_of(table.mapping, rows[0][1], {}) == {"who": "Pau"}


def test_trouble_names_the_column_it_is_in():
    table = read_table(b"Name\nPau\n", {"name": "who"}, ("who",))
    with pytest.raises(BadCell) as caught:
        fields_of(table.mapping, ["Paula"], {"who": 3})
    assert table.bad(2, caught.value) == BadRow(2, "Name", "too-long")


def test_a_table_without_its_key_column_is_refused():
    with pytest.raises(BadInput) as caught:
        read_table(b"Colour\nred\n", {"name": "who"}, ("who",))
    assert caught.value.facts["field"] == "who"
