# SPDX-License-Identifier: Apache-2.0
"""Hostile input H22: a file of a pack is too long or short, changed, missing, badly named, an SVG, a giant picture.

The stick is refused whole, with the file and the reason, and what the ward had stays. Openly not protected: nothing.
"""

from __future__ import annotations

import pytest

from logbook.core.model.errors import BadInput, LogbookError, NotTrusted
from tests.attacks.said import NOTHING_TAKEN, refused, untrusted
from tests.attacks.team_sticks import before, look, no_case, team
from tests.core.exchange.trust.test_packs import png
from tests.sticks import PROCEDURE, Stick

FILE = "procedures/p06.toml"
NOT_SIGNED = "It is not the file that was signed."
OTHERS = {
    "too long": (PROCEDURE + b"\n", NOT_SIGNED),
    "far too long": (PROCEDURE + b"x" * 10_000_000, NOT_SIGNED),
    "too short": (PROCEDURE[:-1], NOT_SIGNED),
    "changed": (PROCEDURE.replace(b"Look", b"Book"), NOT_SIGNED),
    "empty": (b"", NOT_SIGNED),
    "missing": (None, "It is missing on the stick."),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_not_the_signed_one_refuses_the_stick(name, tmp_path):
    data, why = OTHERS[name]
    known = before(tmp_path / "good")
    given = Stick(targets=2, version=2).put(tmp_path / "given")
    (given / FILE).unlink()
    if data is not None:
        (given / FILE).write_bytes(data)
    assert refused(NotTrusted, look, given, known=known) == untrusted(f"{FILE} · {why}")
    with no_case(tmp_path):
        assert team(tmp_path, given, Stick().card()).err == untrusted(f"{FILE} · {why}") + "\n"
    assert look(tmp_path / "good", known=known).files[FILE] == PROCEDURE


PICTURE = "It is no PNG picture of at most 20 megapixels."
SIGNED = {
    "a giant picture": (NotTrusted, "procedures/p06-1.png", png(60_000, 60_000), PICTURE),
    "an SVG as PNG": (NotTrusted, "procedures/p06-1.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", PICTURE),
    "an SVG": (NotTrusted, "procedures/p06.svg", b"<svg/>", "Who signed it may not bring this file."),
    "a name with a path": (NotTrusted, "procedures/a/../b.toml", PROCEDURE, "Who signed it may not bring this file."),
    "no procedure": (BadInput, FILE, b"code = 1", "It says nothing in any language."),
    "no text at all": (BadInput, FILE, b"\xff\x00 = [", "It is not"),
    "a sample": (
        BadInput, FILE, PROCEDURE.replace(b'"approved"', b'"sample"'), "It still says that it is a sample.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_what_a_pack_may_not_hold_is_refused_though_it_is_signed(name, tmp_path):
    kind, file, data, why = SIGNED[name]
    known = before(tmp_path / "good")
    made = Stick(targets=2, version=2, packed={"procedures/z.toml": PROCEDURE, file: data})
    said = refused(kind, look, made.put(tmp_path / "given"), known=known)
    assert issubclass(kind, LogbookError)
    lines = said.splitlines()
    assert NOTHING_TAKEN in lines
    assert why in lines[1]
    assert lines[1].startswith(file)
