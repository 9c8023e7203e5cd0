# SPDX-License-Identifier: Apache-2.0
"""The demonstration is a whole night, and only an exercise."""

from tests.cli.conftest import run


def test_the_night_is_there_and_is_an_exercise(drill, tmp_path):
    drill.run("export", "--out", tmp_path / "n.pdf")
    report = run("verify", tmp_path / "n.pdf", "--json").json[0]
    assert (report["verdict"], report["exercise"], report["last"] > 300) == ("good", True, True)


def test_it_goes_nowhere_but_into_a_new_folder(drill):
    assert run("demo", drill.folder).code == 3
