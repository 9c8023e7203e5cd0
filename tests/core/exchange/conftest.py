# SPDX-License-Identifier: Apache-2.0
"""A small sealed PDF, as the program makes it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from logbook.core.crypto import device_certificate, device_key_from
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import Attachment, Footer, Heading, Meta, Para, say
from logbook.core.exchange.pdfsign import sign
from logbook.i18n import resources

AT = datetime(2026, 11, 23, 16, 52, tzinfo=UTC)
LOG = b"WARDLOG 1\nSLICE {}\nEND x {}\n"


@dataclass(frozen=True)
class Sealed:
    """A drawn PDF before and after sealing, with the device that sealed it."""

    plain: bytes
    pdf: bytes
    device: object
    certificate: bytes
    digest: bytes


def draw(log=LOG):
    """Draw a PDF of one page that carries `log`."""
    out = io.BytesIO()
    document(
        out,
        Meta("Ward log", "UCI 2", "en", AT),
        [Heading("Ward log"), Para(say("One entry."))],
        lambda page, pages: Footer((say(f"{page} of {pages}"),)),
        resources() / "fonts",
        Attachment("ward.wlog", log, "The ward log"),
    )
    return out.getvalue()


@pytest.fixture(scope="session")
def sealed():
    device = device_key_from(bytes(range(1, 33)))
    certificate = device_certificate(device, "UCI 2 · PC B", 7)
    plain = draw()
    pdf = sign(plain, device, certificate, AT, "Seal of the ward log")
    return Sealed(plain, pdf, device, certificate, hashlib.sha256(LOG).digest())
