# SPDX-License-Identifier: Apache-2.0
"""The code of a blank form's page: short, typed by any scanner, and refused when it is anything else."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms import serials
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.errors import BadInput

LOG = "Q" * 24
LINE = f"WL1:{LOG}:214:{'A' * 52}:1795398000:{'A' * 103}"
STAMP = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE)
TEXT = f"WF1:{LOG}:HICS-214:7:2:214:547BAWTQ0KG72A0K"


def test_it_says_form_serial_page_and_checkpoint():
    code = serials.coded(STAMP, "hics-214", 7, 2)
    assert str(code) == TEXT
    assert serials.read(TEXT) == code
    assert len(code.matrix) == 33


def test_a_drill_says_so():
    drill = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE, drill=True)
    code = serials.coded(drill, "mar", 1, 1)
    assert str(code).startswith("DF1:")
    assert serials.read(str(code)) == code


def test_small_letters_and_a_german_keyboard_are_read():
    log = "QZ" * 12
    code = serials.FormCode(log, "mar", 7, 1, 214, "547B-AWTQ-0KG7-2A0K")
    assert serials.read(f"  {str(code).lower()}\n") == code
    # Y and Z exchanged still has the shape, so it is taken as it stands: whoever knows the log can tell
    assert serials.read(str(code).replace("Z", "Y")).log == "QY" * 12


@pytest.mark.parametrize(
    "text",
    [
        "", "WL1:", TEXT + "X", TEXT[:-1], TEXT.replace("WF1", "WF2"), TEXT.replace(":7:", ":0:"),
        TEXT.replace(":7:", ":07:"), TEXT.replace("547B", "547U"), TEXT.replace("HICS-214", "A" * 17),
        TEXT.replace("HICS-214", ""), TEXT.replace(":214:", ":-1:"),
    ],
)  # fmt: skip
def test_anything_else_is_refused(text):
    with pytest.raises(BadInput) as refused:
        serials.read(text)
    assert refused.value.facts["reason"] == "shape"
