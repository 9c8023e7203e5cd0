# SPDX-License-Identifier: Apache-2.0
"""Tries out all parts of an installed program once, on throw-away data: `ward-logbook --selftest`.

It says line by line what works and stops with a traceback at what does not. It must never touch a ward, and needs no
screen when QT_QPA_PLATFORM is "offscreen".
"""

from __future__ import annotations

import hashlib
import io
import secrets
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel

from logbook.core.crypto import device_certificate, new_device_key
from logbook.core.exchange import apart, badge
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import Attachment, Footer, Heading, Meta, say
from logbook.core.exchange.pdfsign import sign
from logbook.core.exchange.verify import Finding
from logbook.core.model.errors import BadInput
from logbook.core.vault.store import create, open_store
from logbook.i18n import LANGUAGES, resources, words_for
from logbook.ui.look.look import Look

_LOG = b"WARDLOG-DRILL 1\nself-test\n"


def selftest() -> int:
    """Return 0 when everything works, 1 when a part answers wrongly; a part that cannot be loaded raises."""
    parts = {
        "encrypted store": _store, "signed paper": _paper, "foreign files": _foreign, "languages": _languages,
        "window": _window,
    }  # fmt: skip
    wrong = 0
    for name, works in parts.items():
        good = works()
        wrong += not good
        sys.stdout.write(f"{name}: {'works' if good else 'DOES NOT WORK'}\n")
    return min(wrong, 1)


def _store() -> bool:
    key = secrets.token_bytes(48)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "selftest.db"
        create(path, key).close()
        store = open_store(path, key)
        sound = store.check() == ()
        store.close()
        return sound and not path.read_bytes().startswith(b"SQLite")


def _paper() -> bool:
    """Draw, sign, and let a child process judge the seal: its start is what most often breaks in a build."""
    at = datetime.now(UTC)
    out = io.BytesIO()
    meta = Meta("Self-test", "Ward Logbook", "en", at)
    attachment = Attachment("ward.wlog", _LOG, "Self-test")
    foot = Footer((say("Self-test"),))
    document(out, meta, [Heading("Self-test")], lambda _page, _pages: foot, resources() / "fonts", attachment)
    device = new_device_key()
    pdf = sign(out.getvalue(), device, device_certificate(device, "Self-test", 1), at, "Self-test")
    return badge.check(pdf, device.point, hashlib.sha256(_LOG).digest()).good


def _foreign() -> bool:
    """Let the two other children answer: one that finds no log, and one that finds no key in what it is given."""
    try:
        apart.open_sealed(b"", "no key")
    except BadInput:
        return apart.judge(b"").finding == Finding("no-log")
    return False


def _languages() -> bool:
    return all(words_for(language).lang == language for language in LANGUAGES)


def _window() -> bool:
    app = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(app, QApplication):
        return False
    look = Look(app)
    look.apply("night")
    label = QLabel("Ward Logbook")
    label.setPixmap(look.icon("clock", "#ffffff"))
    label.show()
    app.processEvents()
    picture = label.grab().toImage()
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}) > 1
