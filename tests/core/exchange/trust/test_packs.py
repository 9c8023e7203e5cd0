# SPDX-License-Identifier: Apache-2.0
"""What a pack holds is read whole, or refused whole with the name of the file (hostile input H22)."""

import struct
import zlib

import pytest

from logbook.core.exchange.trust import packs
from logbook.core.model.errors import BadInput, NotTrusted
from tests.sticks import NOTICE, PICTURE, PROCEDURE, Stick


def png(wide, high, depth=8, colour=0, crc=None):
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", crc or zlib.crc32(head))


def why(files):
    with pytest.raises(BadInput) as caught:
        packs.read(files)
    return caught.value.facts["path"], caught.value.facts["reason"]


def test_a_pack_is_read():
    pack = packs.read(Stick().packed)
    assert [(one.code, one.version, one.sample) for one in pack.procedures] == [("P06", 3, False)]
    assert [(one.code, one.text) for one in pack.notices] == [("B7", NOTICE.text)]
    assert pack.pictures == ("procedures/p06-1.png",)
    assert packs.read({}) == packs.Pack()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("procedures/a.toml", b"code = 1", "no-languages"),
        ("procedures/a.toml", PROCEDURE.replace(b'"approved"', b'"sample"'), "still-a-sample"),
        ("bulletins/a.toml", PROCEDURE, "unknown-field"),
        ("procedures/a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
    ],
)
def test_a_file_that_does_not_fit_is_named(name, data, reason):
    assert why({"procedures/z.toml": PROCEDURE, name: data}) == (name, reason)


def test_a_code_that_comes_twice_is_refused():
    for name, data in (("procedures/%s.toml", PROCEDURE), ("bulletins/%s.toml", Stick().packed["bulletins/b7.toml"])):
        with pytest.raises(BadInput) as caught:
            packs.read({name % "a": data, name % "b": data})
        assert caught.value.facts["reason"] == "repeated"


@pytest.mark.parametrize(
    "data",
    [png(5000, 4000), png(20_000_000, 1), png(1, 1, 16, 6), png(1, 1, 1, 3), PICTURE, PICTURE + b"whatever follows"],
    ids=range(6),
)
def test_a_picture_of_twenty_megapixels_is_taken(data):
    packs.judge_picture(data)


@pytest.mark.parametrize(
    "data",
    [
        png(60_000, 60_000),
        png(5001, 4000),
        png(0, 5),
        png(5, 0),
        png(2**31, 2**31),
        png(1, 1, 3),
        png(1, 1, 16, 3),
        png(1, 1, 8, 5),
        png(1, 1, crc=7),
        PICTURE[:-1],
        PICTURE[1:],
        b"",
    ],
    ids=range(12),
)
def test_a_picture_too_large_or_none_at_all_is_refused(data):
    with pytest.raises(NotTrusted) as caught:
        packs.judge_picture(data)
    assert caught.value.facts["reason"] == "picture"
