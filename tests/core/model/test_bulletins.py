# SPDX-License-Identifier: Apache-2.0
"""A bulletin is read whole, or refused with the field and the reason."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.core.model import bulletins
from logbook.core.model.bulletins import Notice
from logbook.core.model.codes import DeviceType
from logbook.core.model.errors import BadInput, TooLarge

BARE = b'code = "B7"\nversion = 1\ntitle = "Pumps"\ntext = "Off"\n'


def test_a_bulletin_says_what_stands_there():
    data = BARE + b'types = ["infusion-pump"]\nmodels = ["X2", "X3"]\n'
    assert bulletins.read(data) == Notice(
        "B7", 1, "Pumps", "Off", hashlib.sha256(data).hexdigest(), (DeviceType.INFUSION_PUMP,), ("X2", "X3")
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_whatever_was_written_is_read_back(text):
    made = Notice("B7", 2, "Pumps", text.strip(), "", (), ('Ünï \\ "2"',))
    data = bulletins.write(made)
    assert bulletins.read(data) == replace(made, digest=hashlib.sha256(data).hexdigest())


def test_a_title_and_models_are_one_line():
    read = bulletins.read(bulletins.write(Notice("B7", 2, "Pumps\nof", "x", "", (), ("a\nb",))))
    assert (read.title, read.models) == ("Pumps of", ("a b",))


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (b"\xff", "", "not-utf-8"),
        (b"code", "", "not-toml"),
        (b"a = " + b"[" * 5000, "", "not-toml"),
        (BARE + b"more = 1\n", "", "unknown-field"),
        (BARE.replace(b'text = "Off"\n', b""), "text", "missing-field"),
        (BARE.replace(b'"B7"', b'"b7"'), "code", "not-a-code"),
        (BARE.replace(b'"B7"', b"7"), "code", "missing-text"),
        (BARE.replace(b"= 1", b"= 0"), "version", "not-a-version"),
        (BARE.replace(b"= 1", b"= true"), "version", "not-a-version"),
        (BARE.replace(b"= 1", b"= 2147483648"), "version", "not-a-version"),
        (BARE.replace(b"Pumps", b" "), "title", "missing-text"),
        (BARE.replace(b"Pumps", b"x" * 201), "title", "too-long"),
        (BARE.replace(b"Off", b"x" * 8001), "text", "too-long"),
        (BARE + b'types = "infusion-pump"\n', "types", "not-a-list"),
        (BARE + b'types = ["toaster"]\n', "types", "unknown-code"),
        (BARE + b"types = [[]]\n", "types", "unknown-code"),
        (BARE + b"models = [1]\n", "models", "missing-text"),
        (BARE + b"models = [" + b'"x",' * 51 + b"]\n", "models", "too-long"),
    ],
)
def test_what_does_not_fit_is_named(data, field, reason):
    with pytest.raises(BadInput) as caught:
        bulletins.read(data)
    assert caught.value.facts == {"field": field, "reason": reason}


def test_a_bulletin_too_large_is_not_read():
    with pytest.raises(TooLarge):
        bulletins.read(b"#" * (bulletins.LIMIT + 1))
