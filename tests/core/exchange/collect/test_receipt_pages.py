# SPDX-License-Identifier: Apache-2.0
"""The sheet of receipts: one code and line for each ward, and the word exercise where it is one."""

import subprocess

import pytest

from logbook.core.crypto import new_device_key
from logbook.core.exchange.badge import Badge
from logbook.core.exchange.collect.merge import merge
from logbook.core.exchange.collect.receipt_pages import Wanted, draw
from logbook.core.exchange.collect.receipts import give
from logbook.core.exchange.verify import verify
from logbook.core.model.codes import Realm
from logbook.core.model.frame import Now
from logbook.i18n import resources, words_for
from tests.chains import NIGHT, Chain


@pytest.mark.parametrize("realm", Realm)
def test_each_ward_has_its_line(realm, tmp_path, tool):
    verified = [verify(Chain(ward=ward, realm=realm).notes(2).text(), lambda *_: Badge(())) for ward in ("UCI", "5B")]
    given = give(merge(verified, realm).logs, (), new_device_key(), NIGHT // 1000)
    wanted = Wanted(words_for("en"), given, realm, "Team\nNorth", Now(NIGHT, 0, 60, "b"), "test")
    (tmp_path / "x.pdf").write_bytes(draw(wanted, resources() / "fonts"))
    done = subprocess.run([tool("pdftotext"), tmp_path / "x.pdf", "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    assert "Receipts of Team North" in text
    assert text.count("Held up to A·2, since") == 2
    assert all(one.line in "".join(text.split()) for one in given)
    assert ("EXERCISE" in text) is (realm is Realm.DRILL)
