# SPDX-License-Identifier: Apache-2.0
"""The table in the help and the scripts say the same: none is forgotten there, and none is promised and missing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ATTACKS = Path(__file__).parents[1]
MYSELF = Path(__file__).name
TABLE = ATTACKS.parents[1] / "resources" / "help" / "threats.md"
ROWS = [line for line in TABLE.read_text("utf-8").splitlines() if re.match(r"\| (?:\d+b?|H\d+)\b", line)]
FOLDERS = (ATTACKS / "threats", ATTACKS / "hostile")
SCRIPTS = [path.name for folder in FOLDERS for path in folder.glob("test_*.py") if path.name != MYSELF]


def test_every_script_stands_in_exactly_one_row_and_every_name_there_is_a_script():
    named = Counter(name for row in ROWS for name in re.findall(r"\btest_\w+\.py\b", row))
    assert len(SCRIPTS) == len(set(SCRIPTS)) >= 29
    assert dict(named) == dict.fromkeys(SCRIPTS, 1)


def test_every_row_of_the_threat_table_is_there_once_and_has_no_empty_cell():
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in ROWS]
    numbers = [row[0] for row in cells]
    assert [number for number in numbers if not number.startswith("H")] == [
        *map(str, range(1, 9)), "8b", *map(str, range(9, 29)),
    ]  # fmt: skip
    assert len(numbers) == len(set(numbers))
    assert not [row for row in cells if len(row) != 5 or not all(row)]
