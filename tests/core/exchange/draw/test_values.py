# SPDX-License-Identifier: Apache-2.0
"""The values pages are made of."""

from __future__ import annotations

from logbook.core.exchange.draw.values import Run, Size, say


def test_plain_words_are_one_run():
    assert say("a <b>") == (Run("a <b>"),)


def test_lines_of_every_size_stand_apart():
    assert all(height > 1.2 * letters for letters, height in (size.value for size in Size))
