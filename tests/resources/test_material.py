# SPDX-License-Identifier: Apache-2.0
"""The demonstration wards are large enough, whole where they should be, and wrong only where they say so."""

import csv
import io
import re
from pathlib import Path

import pytest

from logbook.core.model.codes import Role

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "resources" / "demo"
MATERIAL = ROOT / "tests" / "material"
Row = dict[str, str]
TAG, KIND, MAKER, BED, UDI = "Nº inventario", "Tipo de equipo", "Fabricante", "Cama", "Código UDI"
COLUMNS = 14


def _rows(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=";"))


def _good(name: str) -> list[Row]:
    head, *rows = _rows(DEMO / name)
    seen: set[str] = set()
    good = []
    for row in rows:
        device = dict(zip(head, row, strict=False))
        if len(row) == len(head) and device[TAG] and device[TAG] not in seen and device[KIND] != "Cafetera":
            good.append(device)
            seen.add(device[TAG])
    return good


def test_the_intensive_care_list_has_eighty_two_devices_and_four_bad_rows() -> None:
    assert len(_good("inventory-uci.csv")) == 82
    assert len(_rows(DEMO / "inventory-uci.csv")) == 1 + 82 + 4


def test_every_bed_has_a_monitor_and_the_store_has_spares() -> None:
    devices = _good("inventory-uci.csv")
    for bed in [*map(str, range(1, 13)), "AISL"]:
        assert any(device[BED] == bed and device[KIND] == "Monitor" for device in devices)
    assert sum(device[BED] == "almacén" for device in devices) >= 10


def test_the_second_ward_shares_a_pump_model_with_the_first() -> None:
    first, second = _good("inventory-uci.csv"), _good("inventory-5b.csv")
    assert len(second) == 19
    assert [sum(device["Modelo"] == "TM-20 WiFi" for device in ward) for ward in (first, second)] == [6, 4]


def test_no_tag_is_in_both_wards() -> None:
    assert {d[TAG] for d in _good("inventory-uci.csv")}.isdisjoint(d[TAG] for d in _good("inventory-5b.csv"))


@pytest.mark.parametrize("name", ["inventory-uci.csv", "inventory-5b.csv"])
def test_words_with_few_values_are_spelled_one_way(name: str) -> None:
    devices = _good(name)
    assert {device["Soporte vital"] for device in devices} <= {"Sí", "No"}
    assert {device["Paciente dependiente"] for device in devices} <= {"Sí", "No", "Desconocido"}
    assert {device["Clase de retirada"] for device in devices} <= {
        "Paciente y red",
        "Solo red",
        "Ninguna",
        "Preguntar al clínico",
    }


@pytest.mark.parametrize("name", ["inventory-uci.csv", "inventory-5b.csv"])
def test_article_numbers_have_a_right_check_digit_and_no_owner(name: str) -> None:
    codes = [device[UDI] for device in _good(name) if device[UDI] and not device[UDI].startswith("+")]
    assert len(codes) >= 3
    for code in codes:
        found = re.match(r"(?:\](?:d2|C1))?\(?01\)?(\d{14})", code)
        assert found is not None
        assert found[1].startswith("0299")
        assert _check(found[1][:13]) == found[1][13]


def test_scans_come_in_every_shape_a_scanner_sends() -> None:
    codes = {device[UDI] for device in _good("inventory-uci.csv")}
    for shape in (r"^\(01\)", r"^01\d", r"^\]d2.*\x1d", r"^\]C1", r"<GS>", r"^\+H"):
        assert any(re.search(shape, code) for code in codes), shape


def test_the_files_are_as_a_hospital_exports_them() -> None:
    for name in ("inventory-uci.csv", "inventory-5b.csv"):
        data = (DEMO / name).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.count(b"\n") == data.count(b"\r\n")


def test_the_bad_list_keeps_its_faults() -> None:
    rows = _rows(MATERIAL / "inventory-with-errors.csv", "utf-8")[1:]
    tags = [row[0].strip() for row in rows if row]
    assert tags.count("VM-01") == 2
    assert tags.count("") == 2
    assert {len(row) for row in rows} == {0, 3, COLUMNS, COLUMNS + 3}


def test_the_latin_1_list_is_no_utf_8() -> None:
    data = (MATERIAL / "inventory-latin-1.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode()
    assert "Nº de serie" in data.decode("latin-1")


def test_lists_that_lack_something() -> None:
    assert KIND not in _rows(MATERIAL / "inventory-missing-columns.csv")[0]
    assert (MATERIAL / "inventory-empty.csv").read_bytes() == b""
    assert len(_rows(MATERIAL / "inventory-header-only.csv")) == 1


@pytest.mark.parametrize("name", ["staff.csv", "staff-5b.csv"])
def test_staff_have_known_roles_and_invented_numbers(name: str) -> None:
    head, *rows = _rows(DEMO / name)
    assert head == ["Nombre", "Función", "Nº profesional", "Tarjeta"]
    assert {row[1] for row in rows} <= set(Role)
    assert all(row[2].startswith("INV-") for row in rows)
    for column in (0, 2, 3):
        assert len({row[column] for row in rows}) == len(rows)


def test_the_readme_names_every_maker() -> None:
    readme = " ".join((MATERIAL / "README.md").read_text(encoding="utf-8").split())
    makers = {device[MAKER] for name in ("inventory-uci.csv", "inventory-5b.csv") for device in _good(name)}
    assert {
        maker for maker in makers if maker.removesuffix(" Kabi").removesuffix(" Medical Care") not in readme
    } == set()


def _check(digits: str) -> str:
    """The GS1 check digit of 13 digits."""
    return str(-sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(digits)) % 10)
