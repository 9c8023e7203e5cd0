# SPDX-License-Identifier: Apache-2.0
"""What the file says about itself and carries inside."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageCms

from logbook.core.exchange.draw.archive import date, srgb
from logbook.core.exchange.draw.values import Attachment, Para, say

LOG = b"WARDLOG 1\n" + bytes(range(256))


def carrying(paged, log=LOG):
    return paged(Para(say("x")), attachment=Attachment("ward.wlog", log, "The ward log"), title="A < B & C")


def test_the_colour_profile_is_one():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"
    assert profile.profile.version == 4.2
    transform = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = [(23, 65, 79), (26, 90, 168), (168, 78, 0), (255, 255, 255)]
    for colour in colours:
        turned = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), transform).getpixel((0, 0))
        assert turned == pytest.approx(colour, abs=1)


def test_the_colour_profile_is_always_the_same():
    assert hashlib.sha256(srgb()).hexdigest() == "bdf57bdf831e57a1e501a07361c02c679263a73dc8df073b0ed5ab8e0ff81812"


def test_title_and_author_stand_in_both_places_alike(paged):
    with carrying(paged).open() as pdf:
        assert str(pdf.docinfo["/Title"]) == "A < B & C"
        packet = ET.fromstring(pdf.Root.Metadata.read_bytes())
        assert "A < B & C" in [element.text for element in packet.iter()]
        assert "/Filter" not in pdf.Root.Metadata
        assert str(pdf.Root.Lang) == "en"


def test_the_carried_bytes_lie_in_the_file_as_they_are(paged):
    made = carrying(paged)
    assert made.data.count(LOG) == 1
    with made.open() as pdf:
        (spec,) = pdf.Root.AF
        assert spec.AFRelationship == "/Source"
        assert pdf.Root.Names.EmbeddedFiles.Names[1].objgen == spec.objgen
        assert spec.EF.F.read_bytes() == LOG
        assert "/Filter" not in spec.EF.F
        assert spec.EF.F.Params.Size == len(LOG)
        assert bytes(spec.EF.F.Params.CheckSum) == hashlib.md5(LOG).digest()
        assert pdf.attachments["ward.wlog"].get_file().read_bytes() == LOG


def test_without_an_attachment_nothing_is_carried(paged):
    with paged(Para(say("x"))).open() as pdf:
        assert "/AF" not in pdf.Root
        assert "/Names" not in pdf.Root


def test_dates_keep_their_zone():
    assert (
        date(datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))))
        == b"(D:20260102030405-03'30')"
    )
    assert date(datetime(2026, 1, 2, tzinfo=UTC)) == b"(D:20260102000000+00'00')"
