# SPDX-License-Identifier: Apache-2.0
"""A list of contacts is taken with its mapping shown; doing it again writes nothing."""

import pytest

LIST = "Position;Name;Phone;Radio;Colour\nLaboratory;Pere;4411;;\nBlood bank;;4420;channel 4;red\n"


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "contacts.csv"
    made.write_text(LIST, encoding="utf-8")
    return made


def test_the_mapping_is_shown_and_doing_it_again_writes_nothing(ward, file):
    done = ward.run("contacts", "import", file)
    assert done.code == 0
    assert "Position → position" in done.out
    assert "Colour → (not read)" in done.out
    assert "2 contacts in the list" in done.out
    assert "2 written, 0 unchanged" in done.out
    again = ward.run("contacts", "import", file, "--json").json
    assert (again["written"], again["unchanged"], again["columns"]["Phone"]) == (0, 2, "phone")


def test_bad_rows_are_listed_and_a_bad_file_is_named(ward, file):
    file.write_text(LIST + "Porter\n", encoding="utf-8")
    done = ward.run("contacts", "import", file)
    assert done.code == 1
    assert "line 4 skipped · The row has fewer cells than the titles." in done.out
    file.write_text("Colour\nred\n", encoding="utf-8")
    done = ward.run("contacts", "import", file)
    assert done.code == 1
    assert "contacts.csv" in done.err
