# SPDX-License-Identifier: Apache-2.0
"""Fallback procedures on paper: one after the other, each from a new page, with boxes to tick by hand.

A sample says on every page that no hospital approved it. Printed while a ward is open, each page bears its checkpoint.
Paper must never show a text that is not the file's own.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from logbook import i18n
from logbook.core.exchange.draw.document import document
from logbook.core.exchange.draw.values import (
    Block,
    Callout,
    Footer,
    Heading,
    Ink,
    Items,
    Meta,
    PageBreak,
    Para,
    Run,
    Size,
    Step,
    Steps,
    say,
)
from logbook.core.exchange.png import raster
from logbook.core.exchange.stamp import Stamp, stamped
from logbook.core.model.frame import Now
from logbook.core.model.library import Edition, Procedure, Section
from logbook.core.model.library import Heading as Part
from logbook.i18n import N_, Words

_TITLES = {
    Part.FIRST: N_("First minutes"),
    Part.THEN: N_("Then"),
    Part.WRITE: N_("Write down"),
    Part.ASK: N_("Ask for help if"),
    Part.END: N_("End"),
}
_DIGITS = 16


def draw(
    procedures: Sequence[Procedure], words: Words, made: Now, program: str, fonts: Path, stamp: Stamp | None = None,
    *, approved: Mapping[str, str] | None = None, pictures: Mapping[str, Sequence[bytes]] | None = None,
) -> bytes:  # fmt: skip
    """Draw procedures in the language of `words`, or in the first they have.

    `approved` says by digest who approved a sample here, in words; that one is no sample on these pages. `pictures`
    holds by digest the PNG pictures that came with a procedure; one that no page can take is said to be missing.
    """
    known = approved or {}
    samples = any(one.sample and one.digest not in known for one in procedures)
    at = i18n.instant(made.wall, made.zone)
    out = io.BytesIO()
    meta = Meta(words("Fallback procedures"), program, words.lang, at)

    def footer(page: int, pages: int) -> Footer:
        return _footer(procedures, words, made, (page, pages), stamp, sample=samples)

    document(out, meta, pages(procedures, words, known, pictures), footer, fonts)
    return out.getvalue()


def pages(
    procedures: Sequence[Procedure], words: Words, approved: Mapping[str, str],
    pictures: Mapping[str, Sequence[bytes]] | None = None,
) -> Iterator[Block]:  # fmt: skip
    """Yield what stands on the pages of procedures, each from a new page."""
    pictures = pictures or {}
    for index, procedure in enumerate(procedures):
        if index:
            yield PageBreak()
        edition = procedure.edition(words.lang)
        yield Heading(f"{procedure.code}  {edition.title}", title=True)
        version = words("Version {version}").format(version=procedure.version)
        owner = procedure.owner or words("no owner")
        told = (version, owner, procedure.digest[:_DIGITS], approved.get(procedure.digest, ""))
        yield Para(say(" · ".join(filter(None, told))))
        yield Callout(((Run(edition.trigger, bold=True),),), Ink.BLACK)
        yield from _sections(edition, words)
        yield from _pictures(procedure.code, pictures.get(procedure.digest, ()), words)


def _pictures(code: str, pictures: Sequence[bytes], words: Words) -> Iterator[Block]:
    """Each picture on a page of its own, as large as it can be."""
    for n, data in enumerate(pictures, 1):
        told = words("Picture {n} of {all} to {code}").format(n=n, all=len(pictures), code=code)
        found = raster(data, told)
        yield PageBreak()
        yield Para(say(told))
        yield found or Para(say(words("It cannot be printed from here. Look at it in the window.")))


def _sections(edition: Edition, words: Words) -> Iterator[Block]:
    number = 1
    for section in edition.sections:
        yield Heading(words(_TITLES[section.heading]), 2)
        if section.heading.ticked:
            yield Steps(tuple(_steps(section, words)), number)
            number += len(section.steps)
        else:
            yield Items(tuple(say(step.text) for step in section.steps), size=Size.LARGE)
    yield Para(say(words("Name, time:") + " " + "_" * 40), Size.LARGE)


def _steps(section: Section, words: Words) -> Iterator[Step]:
    for step in section.steps:
        more = [step.more, " / ".join(f"□ {answer}" for answer in step.answers)]
        if step.per_bed:
            more.append(words("for each bed"))
        below = "  ".join(part for part in more if part)
        yield Step((Run(step.text, bold=True), *((Run(f"  {below}"),) if below else ())))


def _footer(
    procedures: Sequence[Procedure], words: Words, made: Now, place_of: tuple[int, int], stamp: Stamp | None,
    *, sample: bool,
) -> Footer:  # fmt: skip
    place = words("Page {page} of {pages}").format(page=place_of[0], pages=place_of[1])
    printed = words("printed {time}").format(time=i18n.moment(words, made.wall, made.zone))
    codes = ", ".join(f"{procedure.code} v{procedure.version}" for procedure in procedures)
    band = words("SAMPLE – not approved by this hospital") if sample else ""
    return stamped(words, (say(f"{place} · {codes} · {printed}"),), stamp, band)
