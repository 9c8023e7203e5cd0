# SPDX-License-Identifier: Apache-2.0
"""The file's skeleton, read back by a parser that repairs nothing."""

from __future__ import annotations

import io
import zlib
from contextlib import contextmanager

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.exchange.draw.objects import Objects, ending_well, literal, name, ref, text


def written(fill):
    out = io.BytesIO()
    objects = Objects(out)
    root, info = objects.reserve(), objects.reserve()
    pages = objects.reserve()
    page = objects.add(b"<</Type/Page/MediaBox[0 0 9 9]/Resources<<>>/Parent %s>>" % ref(pages))
    objects.write(pages, b"<</Type/Pages/Count 1/Kids[%s]>>" % ref(page))
    objects.write(info, b"<<>>")
    objects.write(root, b"<</Type/Catalog/Pages %s/X %s>>" % (ref(pages), fill(objects)))
    objects.finish(root, info)
    return out.getvalue()


@contextmanager
def read(data):
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        yield pdf.Root.X


def test_objects_may_be_written_in_any_order():
    def fill(objects):
        first, second = objects.reserve(), objects.reserve()
        objects.write(second, b"(two)")
        objects.write(first, b"[%s]" % ref(second))
        return ref(first)

    with read(written(fill)) as found:
        assert str(found[0]) == "two"


@pytest.mark.parametrize("packed", [True, False])
def test_a_stream_gives_back_its_bytes(packed):
    data = bytes(range(256)) * 3 + b"endstream"
    pdf = written(lambda objects: ref(objects.stream(objects.reserve(), b"/Y 1", data, packed=packed)))
    with read(pdf) as stream:
        assert stream.read_bytes() == data
        assert stream.Y == 1
        assert ("/Filter" in stream) is packed


@given(st.text())
def test_a_text_string_gives_back_its_text(value):
    value = "".join(char for char in value if not "\ud800" <= char <= "\udfff")
    assert str(pikepdf.Object.parse(text(value))) == value


@given(st.text(alphabet=st.characters(min_codepoint=1, max_codepoint=0x2FF), min_size=1))
def test_a_name_gives_back_its_letters(value):
    assert str(pikepdf.Object.parse(name(value))) == "/" + value


def test_a_literal_gives_back_its_bytes():
    assert bytes(pikepdf.Object.parse(literal(b"\0()\\\xff"))) == b"\0()\\\xff"


def test_the_identifier_is_the_same_for_the_same_file_and_another_for_another():
    one, again, other = (written(lambda _, x=x: x) for x in (b"1", b"1", b"2"))
    assert one == again
    assert one.split(b"/ID")[1] != other.split(b"/ID")[1]


def test_a_stream_never_ends_in_a_carriage_return():
    data = next(bytes([n]) for n in range(256) if zlib.adler32(bytes([n])) & 0xFF == ord("\r"))
    assert zlib.compress(data).endswith(b"\r")
    assert ending_well(data) == data + b"\n"
    assert ending_well(b"well") == b"well"
