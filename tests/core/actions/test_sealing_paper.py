# SPDX-License-Identifier: Apache-2.0
"""Pages with the ward's seal: another program finds one sound signature over all of it, and none after a change."""

import io

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from logbook.core.actions import sealing_paper
from logbook.core.exchange.forms import activity, engine
from logbook.core.model.errors import BadInput
from logbook.i18n import resources, words_for
from logbook.telling.activity import ActivityLog
from tests import wards


@pytest.fixture
def taken(tmp_path):
    world = wards.make(tmp_path)
    yield world.on_thread(sealing_paper.take, world.ward)
    world.shut()


def draw():
    sheet = engine.Sheet(words_for("en"), "UCI 2", "Hospital", wards.NIGHT, "test")
    return engine.draw(activity.form(ActivityLog("Anna", "", "", "", None, (), ())), sheet, resources() / "fonts")


def test_the_pages_are_sealed_and_a_changed_byte_breaks_the_seal(taken):
    sealed = sealing_paper.seal(taken, draw, words_for("en"))
    signatures = _embedded(sealed)
    assert [one.compute_integrity_info() for one in signatures] == [None]
    assert signatures[0].sig_object["/Reason"] == "Seal of the ward log, not a personal signature."
    digest = signatures[0].compute_digest()
    at = sealed.index(b"UCI") if b"UCI" in sealed else 2_000
    changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    assert _embedded(changed)[0].compute_digest() != digest


def _embedded(data):
    return PdfFileReader(io.BytesIO(data)).embedded_signatures


def test_what_is_no_pdf_is_refused(taken):
    with pytest.raises(BadInput):
        sealing_paper.seal(taken, lambda: b"no pdf", words_for("en"))
