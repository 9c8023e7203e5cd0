# SPDX-License-Identifier: Apache-2.0
"""A list of devices is taken with its mapping shown; bad rows are listed, bad files refused."""

import pytest

from tests.cli.conftest import DEMO, MATERIAL


def test_the_mapping_is_shown_and_bad_rows_are_listed(ward):
    done = ward.run("devices", "import", MATERIAL / "inventory-with-errors.csv")
    assert done.code == 1
    assert "Nº inventario → device" in done.out
    assert "line 3 skipped · Nº inventario · This number is there already." in done.out
    assert "5 written, 0 unchanged" in done.out


def test_doing_it_again_writes_nothing(ward):
    first = ward.run("devices", "import", DEMO / "inventory-5b.csv", "--json").json
    again = ward.run("devices", "import", DEMO / "inventory-5b.csv", "--json").json
    assert (first["written"], again["written"], again["unchanged"]) == (19, 0, 19)
    assert first["columns"]["Cama"] == "bed"


@pytest.mark.parametrize(
    ("file", "words"),
    [("empty", "It is empty."), ("header-only", "no rows"), ("missing-columns", "A column is missing.")],
)
def test_a_file_that_cannot_be_taken_is_named(empty, file, words):
    done = empty.run("devices", "import", MATERIAL / f"inventory-{file}.csv")
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert f"inventory-{file}.csv" in done.err


def test_a_file_that_is_not_there_cannot_be_read(empty, tmp_path):
    assert empty.run("devices", "import", tmp_path / "gone.csv").code == 3
    assert empty.run("devices", "import", tmp_path).code == 3
