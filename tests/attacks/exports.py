# SPDX-License-Identifier: Apache-2.0
"""One small export as the program makes it, and what an attacker needs to know of its bytes.

The seal's rule is applied in this process, so that thousands of changed files can be tried; that the child process
applies the same rule is tested where the child is.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyhanko.pdf_utils.generic import Reference, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from logbook.core.actions import export
from logbook.core.actions.export import Order
from logbook.core.crypto import DeviceKey
from logbook.core.exchange import badge_rule
from logbook.core.exchange.badge import Badge, Finding
from logbook.core.exchange.verify import verify
from logbook.core.model import chain, logtext
from logbook.core.model.codes import Profile, Realm
from logbook.core.model.records import Note
from logbook.i18n import words_for
from tests.wards import World, make

WORDS = words_for("en")


@dataclass(frozen=True)
class Exported:
    """A PDF, the log in it, and the key and certificate that only the ward itself should have."""

    pdf: bytes
    text: bytes
    device: DeviceKey
    certificate: bytes

    @property
    def log(self) -> range:
        """Where the log's bytes are."""
        start = self.pdf.index(self.text)
        return range(start, start + len(self.text))

    @property
    def contents(self) -> range:
        """Where the digits of the signature are."""
        start = re.search(rb"/Contents <", self.pdf).end()
        return range(start, self.pdf.index(b">", start))


def exported(folder: Path, realm: Realm = Realm.REAL, profile: Profile = Profile.INCIDENT) -> Exported:
    """Make a ward of one nurse and one note, and export it."""
    world = make(folder, realm=realm, people=("Anna Puig",))
    try:
        world.record(Note("Ventilator alarm heard", bed="7", patient="UCI-07·K4"))
        return export_of(world, folder, profile)
    finally:
        world.shut()


def export_of(world: World, folder: Path, profile: Profile = Profile.INCIDENT, name: str = "Anna Puig") -> Exported:
    """Export a ward that is one file long."""
    (made,) = export.export(world.ward, Order(folder / f"{profile}.pdf", WORDS, world.by(name), name, profile))
    pdf = made.path.read_bytes()
    journal = world.ward.journal
    return Exported(pdf, logtext.find(pdf)[1], journal.device, journal.certificate)


def judged(pdf: bytes, point: bytes, digest: bytes) -> Badge:
    """The badge as the child gives it: a rule that falls over a hostile file has no answer, which is red too."""
    try:
        return Badge(tuple(badge_rule.judge(pdf, point, digest)))
    except Exception:  # noqa: BLE001 - whatever it is, the child would have died of it
        return Badge((Finding.NOT_CHECKED,))


def codes(data: bytes) -> list[str]:
    """What the verification finds wrong with a file."""
    return [finding.code for finding in verify(data, judged).report.findings]


def flipped(data: bytes, place: int, mask: int = 1) -> bytes:
    """The same bytes with one of them changed."""
    changed = bytearray(data)
    changed[place] ^= mask
    return bytes(changed)


def end_again(text: bytes, realm: Realm, device: DeviceKey, **changes: object) -> bytes:
    """A log text's lines with a new END that fits them, signed by whoever `device` belongs to."""
    body = text[: text.rindex(b"END ")]
    values = chain.json.loads(text.rsplit(b" ", 1)[1]) | {"lines": chain.b64(chain.hashlib.sha256(body).digest())}
    raw = chain.encode(values | changes)
    signature = device.sign(chain.to_sign(realm, "end", raw))
    return body + b"END " + chain.b64(signature).encode() + b" " + raw + b"\n"


def everything_in(pdf: bytes) -> Iterator[bytes]:
    """The file's bytes, every stream decoded, every text decoded, and every part of the log opened."""
    yield pdf
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    for reference in reader.xrefs.explicit_refs_in_revision(0) | reader.xrefs.explicit_refs_in_revision(1):
        found = reader.get_object(Reference(reference.idnum, reference.generation, reader))
        if isinstance(found, StreamObject):
            yield found.data
    for packed in re.findall(rb"stream\r?\n(x[\x01\x5e\x9c\xda].*?)endstream", pdf, re.DOTALL):
        yield zlib.decompressobj().decompress(packed)
    for link in logtext.read(logtext.find(pdf)[1]).links:
        yield from link.parts
