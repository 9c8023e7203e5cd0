# SPDX-License-Identifier: Apache-2.0
"""The blank register: one page in every language, its first line filled in, each page bearing the checkpoint."""

from __future__ import annotations

import subprocess

import pytest

from logbook.core.exchange import register
from logbook.core.exchange.register import Sheet
from logbook.core.exchange.stamp import Stamp
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from tests.core.exchange.test_stamp import LINE

STAMP = Stamp("UCI 2", "B·214", "547B-AWTQ-0KG7-2A0K", LINE)
SHEET = Sheet("UCI 2 · Hospital Demo", Now(1_795_398_000_000, 0, 60, "b"), "test", STAMP)


@pytest.mark.parametrize("lang", ["en", "es", "ca"])
def test_it_is_one_page_with_the_first_line_filled_in(lang, tmp_path, tool):
    words, path = words_for(lang), tmp_path / "register.pdf"
    path.write_bytes(register.draw(SHEET, words, resources() / "fonts"))
    told = subprocess.run([tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    assert told.count("\f") == 1
    assert told.count("547B-AWTQ-0KG7-2A0K") == 2
    assert "02:40" in told
    assert words("Checkpoint of record {ref}: {code}").format(ref="B·214", code="547B-AWTQ-0KG7-2A0K") in told
