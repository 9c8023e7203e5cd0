# SPDX-License-Identifier: Apache-2.0
"""Codes being read in, for the pictures of pages: a bulletin that may be taken over, and one that lacks a line."""

import tempfile
from pathlib import Path

from logbook.core.actions import trusting
from logbook.core.exchange import bridge, word
from logbook.core.exchange.bridge import Cargo
from logbook.core.exchange.word import Kind
from logbook.core.model import bulletins
from tests.sticks import NOTICE, PACKER, Stick


def offer(main, app, page):
    """Take a stick over, then scan on the page of codes until the bulletin is shown."""
    session, ward = main.desk.session, main.desk.session.ward
    stick = Stick(realm=ward.realm, packed={})
    with tempfile.TemporaryDirectory() as room:
        found = trusting.look(ward, stick.put(Path(room)), stick.card())
    session.announce(ward.worker.submit(trusting.accept, ward, found, session.author()).result())
    payload = word.write(Kind.BULLETIN, bulletins.write(NOTICE), PACKER, ward.realm)
    typed = bridge.cut(ward.realm, Cargo.WORD, payload, bridge.TYPED_BYTES)
    page._open_read.click()
    for line in (*bridge.cut(ward.realm, Cargo.WORD, payload), *typed[:3], typed[4]):
        page._read._field.setText(line)
        page._read._read.click()
    while page._read._offer.isHidden():
        app.processEvents()
