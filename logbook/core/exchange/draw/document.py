# SPDX-License-Identifier: Apache-2.0
"""Blocks in, one accessible archival PDF out; the same values always give the same bytes.

It draws what it is given and decides nothing about a log: what a report says is not its business.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from logbook.core.exchange.draw import archive
from logbook.core.exchange.draw.canvas import Canvas
from logbook.core.exchange.draw.flow import Flow
from logbook.core.exchange.draw.fonts import Fonts
from logbook.core.exchange.draw.furniture import draw_footer
from logbook.core.exchange.draw.lines import Setter
from logbook.core.exchange.draw.objects import Objects, ref, text
from logbook.core.exchange.draw.outline import write_outline
from logbook.core.exchange.draw.parts import draw
from logbook.core.exchange.draw.tags import Tree
from logbook.core.model.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from logbook.core.exchange.draw.pen import Pen
    from logbook.core.exchange.draw.values import Attachment, Block, Footer, Matrix, Meta


def document(
    out: BinaryIO,
    meta: Meta,
    blocks: Iterable[Block],
    footer: Callable[[int, int], Footer],
    fonts: Path,
    attachment: Attachment | None = None,
) -> int:
    """Draw `blocks` into `out` as PDF/A-3a and PDF/UA-1 and return the number of pages.

    `footer(page, pages)` is asked for each page at the end, `fonts` is the folder of the font files. Raises OSError
    when `out` cannot be written; what was written until then is no PDF and must be thrown away.
    """
    meta = replace(meta, title=one_line(meta.title), author=one_line(meta.author))
    objects = Objects(out)
    tree = Tree(objects)
    faces = Fonts(fonts)
    setter = Setter(faces)
    canvas = Canvas(objects, tree, setter, meta.paper, black=meta.black)
    flow = Flow(canvas, setter)
    for block in blocks:
        draw(block, flow, tree.document)
    canvas.end_page()

    def draw_foot(pen: Pen, page: int, pages: int) -> Matrix | None:
        foot = footer(page, pages)
        draw_footer(pen, setter, foot, canvas.width, canvas.height)
        return foot.matrix

    canvas.finish(draw_foot)
    faces.write(objects, canvas.fonts)
    tree.close()
    marks = write_outline(objects, flow.bookmarks)
    catalogue = _catalogue(objects, meta, attachment, marks)
    root = objects.add(
        b"<</Type/Catalog/Pages %s/StructTreeRoot %s%s>>" % (ref(canvas.pages_root), ref(tree.root), catalogue)
    )
    objects.finish(root, archive.information(objects, meta))
    return len(canvas.pages)


def _catalogue(objects: Objects, meta: Meta, attachment: Attachment | None, marks: int) -> bytes:
    """Return the entries of the catalogue that say what kind of file this is and what it carries."""
    entries = b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
    entries += b"/Lang %s/Outlines %s/PageMode/UseOutlines" % (text(meta.language), ref(marks))
    entries += b"/Metadata %s/OutputIntents[%s]" % (
        ref(archive.metadata(objects, meta)),
        archive.output_intent(objects),
    )
    if attachment:
        file = ref(archive.carry(objects, attachment, meta.made))
        entries += b"/AF[%s]/Names<</EmbeddedFiles<</Names[%s %s]>>>>" % (file, text(attachment.name), file)
    return entries
