# SPDX-License-Identifier: Apache-2.0
"""The whole report in its order, and the furniture of its pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from logbook import i18n
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import Attachment, Block, Footer, Meta, PageBreak, Paper, Run
from logbook.core.exchange.report import boards, closing, cover, log
from logbook.core.exchange.report.contents import Contents
from logbook.core.model.frame import Now

ATTACHMENT = "ward.wlog"


def blocks(contents: Contents) -> Iterator[Block]:
    """Cover, devices, procedures, log, people, clocks."""
    yield from cover.cover(contents)
    yield PageBreak()
    yield from boards.device_board(contents)
    yield from boards.procedures(contents)
    yield PageBreak()
    yield from log.timeline(contents)
    yield from closing.people(contents)
    yield from closing.clocks(contents)


def footer(contents: Contents, page: int, pages: int) -> Footer:
    """What stands at the foot of every page: where it belongs, and the code that a paper copy can be matched by."""
    words, volume = contents.words, contents.volume
    place = words("Page {page} of {pages}").format(page=page, pages=pages)
    records = f"{contents.ref(volume.first)} – {contents.ref(volume.last)}"
    band = words("EXERCISE – not real") if contents.drill else ""
    lines = (
        (Run(place, bold=True), Run(f"   {contents.start.ward} · {contents.start.hospital}   {records}")),
        (Run(words("Checkpoint {code}").format(code=contents.seal.hand), bold=True), Run(f"   {contents.log}")),
        (Run(words("Seal of the ward log, not a personal signature.") + f"   {contents.at(contents.made.wall)}"),),
    )
    return Footer(lines, contents.seal.matrix, band)


def draw(contents: Contents, log_text: bytes, fonts: Path, paper: Paper = Paper.A4) -> bytes:
    """Draw the report with its log inside; the PDF is not signed yet."""
    words, start = contents.words, contents.start
    title = words("Ward log {ward} · {hospital}").format(ward=start.ward, hospital=start.hospital)
    if contents.drill:
        title = words("EXERCISE – not real") + " · " + title
    meta = Meta(title, start.program, contents.words.lang, moment(contents.made), paper)
    description = words("The machine-readable log that these pages were drawn from")
    out = io.BytesIO()
    attached = Attachment(ATTACHMENT, log_text, description)
    document(out, meta, blocks(contents), lambda page, pages: footer(contents, page, pages), fonts, attached)
    return out.getvalue()


def moment(now: Now) -> datetime:
    """The clock's reading as a datetime with its zone; whole seconds, as PDF dates are."""
    return i18n.instant(now.wall, now.zone)
