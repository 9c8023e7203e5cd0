# SPDX-License-Identifier: Apache-2.0
"""What somebody means by a number, a range or a scanned square."""

from __future__ import annotations

import pytest

from logbook.core.exchange.forms.serials import FormCode
from logbook.ui.sheets.reading import Meant, read

CODE = FormCode("Q" * 24, "mar", 7, 2, 214, "547B-AWTQ-0KG7-2A0K")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("7", Meant(7, 7)), (" 7-12 ", Meant(7, 12)), ("7 – 12", Meant(7, 12)), ("12-7", None), ("0", None), ("", None),
        ("seven", None), (str(CODE), Meant(7, 7, CODE)), (str(CODE).lower(), Meant(7, 7, CODE)),
    ],
)  # fmt: skip
def test_it_is_read_one_way(text, meant):
    assert read(text, lambda log: log == "Q" * 24) == meant


def test_a_square_of_another_log_is_told_apart():
    assert read(str(CODE), lambda _log: False) == Meant(7, 7, CODE, foreign=True)
