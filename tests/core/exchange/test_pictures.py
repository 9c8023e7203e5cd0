# SPDX-License-Identifier: Apache-2.0
"""Codes in pictures: a throw-away child reads them, and nothing it may answer or do hurts."""

import io
import sys

import pytest
from PIL import Image

from logbook.core.exchange import bridge, pictures
from logbook.core.exchange.bridge import Cargo, cut
from logbook.core.model.codes import Realm
from logbook.core.model.errors import BadInput

FRAME = cut(Realm.REAL, Cargo.SLICE, b"thirty records of a night")[0]


def picture(kind="PNG"):
    """Draw one code with its white edge."""
    rows = bridge.matrix(FRAME)
    size = len(rows) + 8
    image = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows, 4):
        for x, dark in enumerate(row, 4):
            image.putpixel((x, y), 0 if dark else 255)
    out = io.BytesIO()
    image.resize((size * 4, size * 4), Image.Resampling.NEAREST).save(out, kind)
    return out.getvalue()


def answering(text, status=0):
    return [sys.executable, "-c", f"import sys; sys.stdin.read(); print({text!r}); sys.exit({status})"]


def refusal(*args, **more):
    with pytest.raises(BadInput) as caught:
        pictures.read(*args, **more)
    return caught.value.facts["reason"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_real_reader_finds_the_code(kind):
    assert pictures.read(picture(kind)) == (FRAME,)


def test_what_is_no_picture_is_said_to_be_none():
    assert refusal(b"hello") == "picture-unread"
    assert refusal(b"%PDF-1.7 and no more") == "picture-unread"


def test_a_reader_that_is_missing_is_told():
    assert refusal(b"", answering("", pictures.NO_READER)) == "no-code-reader"


def test_a_built_program_carries_no_reader(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert refusal(picture()) == "no-code-reader"


@pytest.mark.parametrize("answer", ["", "{}", "[1]", "nonsense", '["a"'])
def test_an_odd_answer_is_no_answer(answer):
    assert refusal(b"", answering(answer)) == "picture-unread"


def test_a_child_that_fails_hangs_or_cannot_start_is_no_answer():
    assert refusal(b"", answering("[]", 1)) == "picture-unread"
    assert refusal(b"", [sys.executable, "-c", "import sys; sys.stdout.write('[' + '1' * 5_000_000)"]) == (
        "picture-unread"
    )
    assert refusal(b"", [sys.executable, "-c", "input()\nwhile True: pass"], seconds=0.2) == "picture-unread"
    assert refusal(b"", ["/no/such/program"]) == "picture-unread"
