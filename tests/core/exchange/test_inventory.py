# SPDX-License-Identifier: Apache-2.0
"""A list of devices is taken row by row, honestly, and never half."""

from pathlib import Path

import pytest

from logbook.core.exchange import csv_table, inventory
from logbook.core.exchange.inventory import BadRow, Mapped
from logbook.core.model.codes import DeviceType, Removal, YesNoUnknown
from logbook.core.model.errors import BadInput, TooLarge

ROOT = Path(__file__).parents[3]
MATERIAL = ROOT / "tests" / "material"
HEAD = "Nº inventario;Tipo;Soporte vital;Retirada;Cama;UDI;Observaciones\n"


def read(text, encoding="utf-8"):
    return inventory.read((HEAD + text).encode(encoding))


def reasons(text):
    return [row.reason for row in read(text).bad_rows]


def why(data):
    with pytest.raises(BadInput) as caught:
        inventory.read(data)
    return caught.value.facts["reason"]


def test_the_intensive_care_list_is_taken():
    found = inventory.read((ROOT / "resources" / "demo" / "inventory-uci.csv").read_bytes())
    assert (len(found.devices), found.encoding, found.delimiter) == (82, "UTF-8", ";")
    assert [(row.line, row.reason) for row in found.bad_rows] == [
        (14, "repeated"), (32, "missing"), (57, "unknown-type"), (72, "too-many-cells"),
    ]  # fmt: skip
    assert found.devices[1].serial == "ASNB-0127"
    assert found.devices[1].lot == "L0012"


def test_each_kind_of_bad_row_is_listed_and_the_good_ones_are_taken():
    found = inventory.read((MATERIAL / "inventory-with-errors.csv").read_bytes())
    assert len(found.devices) == 5
    assert [row.reason for row in found.bad_rows] == [
        "repeated", "missing", "missing", "unknown-type", "too-long", "too-many-cells", "not-yes-or-no",
        "unknown-class", "too-few-cells", "check-digit",
    ]  # fmt: skip
    assert "=CMD|'/C calc'!A0" in [device.device for device in found.devices]


@pytest.mark.parametrize(
    ("file", "reason"), [("empty", "empty"), ("header-only", "no-rows"), ("missing-columns", "missing-column")]
)
def test_a_file_that_cannot_be_taken_is_refused_whole(file, reason):
    assert why((MATERIAL / f"inventory-{file}.csv").read_bytes()) == reason


def test_latin_letters_are_read_and_reported():
    found = inventory.read((MATERIAL / "inventory-latin-1.csv").read_bytes())
    assert found.encoding == "Windows-1252"
    assert any("ä" in device.maker for device in found.devices)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_every_unicode_spelling_is_found(encoding, name):
    found = read("A1;Monitor;no;;3;;Señal débil\n", encoding)
    assert (found.encoding, found.devices[0].remark) == (name, "Señal débil")


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"a;b\x81\x8d\n", b"tag;type\na\x00;monitor\n"])
def test_what_is_no_text_is_refused(data):
    assert why(data) == "not-text"


@pytest.mark.parametrize("delimiter", ";,\t")
def test_the_delimiter_is_found(delimiter):
    data = f'"asset, or; tag"{delimiter}type{delimiter}asset\nx{delimiter}PC{delimiter}P1\n'
    found = inventory.read(data.encode())
    assert (found.delimiter, found.devices[0].device) == (delimiter, "P1")
    assert found.mapping[0] == Mapped("asset, or; tag", "")


def test_a_row_becomes_a_device():
    device = read("A1;Respirador;Sí;Sólo red;3;(01)02990001000117(21)S9;\n").devices[0]
    assert (device.type, device.life_support, device.removal) == (DeviceType.VENTILATOR, True, Removal.NETWORK_ONLY)
    assert (device.udi, device.serial, device.scan) == ("02990001000117", "S9", "(01)02990001000117(21)S9")
    assert (device.dependent, device.bed) == (YesNoUnknown.UNKNOWN, "3")


@pytest.mark.parametrize(("cell", "bed"), [("Almacén", "store"), ("magatzem", "store"), ("7", "7"), ("Box B", "Box B")])
def test_the_store_is_the_board_s_own_and_other_places_keep_their_names(cell, bed):
    (device,) = read(f"VM-1;Respirador;sí;;{cell};;\n").devices
    assert device.bed == bed


def test_life_support_left_open_is_asked_for_once_too_often():
    found = read("A1;Respirador;;;;;\nA2;Monitor;;;;;\nA3;ECMO;?;;;;\nA4;Respirador;no;;;;\n").devices
    assert [device.life_support for device in found] == [True, False, True, False]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("", None),
        (";Monitor;no;;;;", "missing"),
        ("A1;;no;;;;", "missing"),
        ("A1;Cafetera;no;;;;", "unknown-type"),
        ("A1;Monitor;quizás;;;;", "not-yes-or-no"),
        ("A1;Monitor;no;a veces;;;", "unknown-class"),
        ("A1;Monitor;no;;;(01)02990001000118;", "check-digit"),
        ("A1;Monitor;no", "too-few-cells"),
        ("A1;Monitor;no;;;;;;x", "too-many-cells"),
        (f"A1;Monitor;no;;;;{'x' * 501}", "too-long"),
        (f"{'A' * 41};Monitor;no;;;;", "too-long"),
    ],
)
def test_a_row_with_trouble_is_skipped_with_its_reason(row, reason):
    assert reasons(f"G1;Monitor;no;;;;\n{row}\n") == ([reason] if reason else [])


def test_a_repeated_tag_counts_only_after_a_good_row():
    assert reasons("A1;Cafetera;;;;;\na1;Monitor;;;;;\nA1;Monitor;;;;;\n") == ["unknown-type", "repeated"]


def test_lines_are_counted_as_an_editor_counts_them():
    found = read('A1;Monitor;no;;;;"two\nlines"\n\n;Monitor;no;;;;\n')
    assert found.bad_rows == (BadRow(5, "Nº inventario", "missing"),)


def test_a_quote_that_never_closes_takes_nothing():
    assert why(f'{HEAD}A1;Monitor;no;;;;"open\nA2;Monitor;no;;;;\n'.encode()) == "quotes"


def test_one_field_from_two_columns_is_refused():
    assert why(b"Inventario;Tipo;Etiqueta\nA1;PC;A2\n") == "column-twice"


def test_hostile_words_stay_as_they_are():
    words = '<img src=x onerror="alert(1)">\u202e=1+1 & more'
    quoted = words.replace('"', '""')
    assert read(f'A1;Monitor;no;;;;"{quoted}"\n').devices[0].remark == words


@pytest.mark.parametrize(
    "data",
    [
        b"x" * (csv_table.FILE_LIMIT + 1),
        (HEAD + "".join(f"A{n};PC;;;;;\n" for n in range(csv_table.ROW_LIMIT + 1))).encode(),
        ("asset;type" + ";x" * 300 + "\n").encode(),
        ("asset;type;" + "x" * 501 + "\n").encode(),
    ],
)
def test_more_than_the_limits_is_refused(data):
    with pytest.raises(TooLarge):
        inventory.read(data)


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", "\ufeff".encode("utf-16-le")])
def test_a_file_of_nothing_but_its_mark_is_empty(data):
    with pytest.raises(BadInput) as caught:
        inventory.read(data)
    assert caught.value.facts["reason"] == "empty"
