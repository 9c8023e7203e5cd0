# SPDX-License-Identifier: Apache-2.0
"""Hostile input H18: a real device seals a PDF with a script, a program to launch, or a second attachment in it.

Even under the right key the seal is red and the file is never opened, however the names are spelt. Openly not
protected: a person who opens the PDF in a program that obeys it.
"""

from __future__ import annotations

import pikepdf
import pytest

from tests.attacks import forgeries as forge
from tests.attacks.exports import exported
from tests.attacks.said import ACTIVE, about
from tests.core.exchange.conftest import draw


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return exported(tmp_path_factory.mktemp("ward"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/OpenAction", {"/S": "/JavaScript", "/JS": "app.alert(1)"}),
        ("/AA", {"/WC": {"/S": "/Launch", "/F": "calc.exe"}}),
        ("/Odd", {"/A": {"/S": "/URI", "/URI": "http://192.0.2.1/"}}),
        ("/Odd", {"/S": "/SubmitForm"}),
        ("/Odd", {"/S": "/GoToE"}),
    ],
)
def test_something_that_acts_by_itself_is_refused_even_under_the_devices_own_seal(made, key, value):
    plain = forge.changed(draw(made.text), lambda pdf: pdf.Root.__setitem__(key, forge.dictionary(value)))
    assert about(forge.signed(made, plain)) == [ACTIVE]


def test_a_decoy_attachment_is_refused_even_under_the_devices_own_seal(made):
    told = about(forge.signed(made, forge.changed(draw(made.text), forge.attach)))
    assert told == ["[seal-attachments]: The PDF does not carry exactly the log."]


def test_an_attachment_that_is_not_the_log_found_by_its_bytes_is_refused(made):
    decoy = b"WARDLOG-1\n" + made.text[len(b"WARDLOG 1\n") :]
    hidden = draw(decoy).replace(b"%PDF-1.7\n", b"%PDF-1.7\n%", 1)
    plain = forge.changed(hidden, lambda pdf: pdf.Root.__setitem__("/Other", pikepdf.Stream(pdf, made.text)))
    told = about(forge.signed(made, plain))
    assert told == ["[seal-other-log]: The PDF carries another log than the one found in it."]
