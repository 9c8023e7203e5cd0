# SPDX-License-Identifier: Apache-2.0
"""Hostile input H09: a PDF with two logs or two markers in it, or with the marker in its drawn text.

Not exactly one marker: refused. A marker that somebody typed is compressed or escaped and is none. Openly not
protected: nothing.
"""

from __future__ import annotations

import pytest

from logbook.core.exchange.verify import Verdict, verify
from logbook.core.model.records import Note
from tests.attacks.exports import export_of, exported, judged
from tests.attacks.said import SEVERAL, about, collect, findings
from tests.wards import make


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


@pytest.mark.parametrize("more", ["log", "WARDLOG 1", "WARDLOG-DRILL 1"])
def test_two_logs_or_a_second_marker_are_refused(made, more, tmp_path):
    data = made.pdf + (made.text if more == "log" else more.encode() + b"\n")
    assert about(data) == [SEVERAL]
    assert about(more.encode() + b"\n" + made.text if more != "log" else made.text * 2) == [SEVERAL]
    (tmp_path / "two.pdf").write_bytes(data)
    assert findings(collect(tmp_path, tmp_path / "two.pdf")) == [f"✗ {SEVERAL}"]
    assert not (tmp_path / "case" / "timeline.csv").exists()


def test_a_typed_marker_makes_no_second_log(tmp_path):
    world = make(tmp_path, people=("Anna Puig",))
    typed = "x\nWARDLOG 1\nSLICE {}\nEND x {}\n"
    world.record(Note(typed, bed="WARDLOG 1", patient="WARDLOG 1\n"), why="WARDLOG 1\nSLICE {}\n")
    pdf = export_of(world, tmp_path).pdf
    world.shut()
    assert pdf.count(b"WARDLOG 1\n") == 1
    assert verify(pdf, judged).report.verdict is Verdict.GOOD
