# SPDX-License-Identifier: Apache-2.0
"""Hostile input H03: records are taken out, doubled, swapped, or taken from another log, and the END signed anew.

Even with the device's own END the record is named where the log stops being one; nothing of it is collected. Openly not
protected: nothing.
"""

from __future__ import annotations

import pytest

from tests.attacks.lines import joined, lines_of
from tests.attacks.said import NOT_PART, about, collect, findings
from tests.chains import Chain


@pytest.fixture(scope="module")
def log():
    return Chain().notes(6)


MOVED = {
    "removed": (lambda lines: lines[:6] + lines[8:], f"[number] record 2: {NOT_PART}"),
    "doubled": (lambda lines: lines[:8] + lines[6:], f"[number] record 3: {NOT_PART}"),
    "swapped": (lambda lines: lines[:6] + lines[8:10] + lines[6:8] + lines[10:], f"[number] record 2: {NOT_PART}"),
    "words swapped": (
        lambda lines: [*lines[:7], lines[9], lines[8], lines[7], *lines[10:]],
        "[body] record 2: The words are not the ones that were signed.",
    ),
    "from another log": (
        lambda lines: lines[:6] + lines_of(Chain().notes(6))[6:8] + lines[8:],
        f"[other-log] record 2: {NOT_PART}",
    ),
}


@pytest.mark.parametrize("name", MOVED)
def test_the_record_is_named_and_nothing_is_collected(log, name, tmp_path):
    change, told = MOVED[name]
    lines = change(lines_of(log))
    data = joined(lines, log, log.device, count=(len(lines) - 4) // 2)
    assert about(data) == [told]
    (tmp_path / "ward.wlog").write_bytes(data)
    assert findings(collect(tmp_path, tmp_path / "ward.wlog")) == [f"✗ {told}"]
    assert not (tmp_path / "case" / "timeline.csv").exists()


@pytest.mark.parametrize("name", MOVED)
def test_under_the_old_end_it_is_refused_as_well(log, name):
    lines = MOVED[name][0](lines_of(log))
    assert len(about(b"\n".join(lines))) == 1
