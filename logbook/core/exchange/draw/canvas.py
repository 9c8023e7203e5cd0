# SPDX-License-Identifier: Apache-2.0
"""Pages one after the other: what is drawn is either tagged as belonging to an element or marked as furniture.

Footers need the number of pages, so each page draws a form of its own that is written once all pages are known.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.objects import ref
from logbook.core.exchange.draw.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from logbook.core.exchange.draw.lines import Setter
    from logbook.core.exchange.draw.objects import Objects
    from logbook.core.exchange.draw.tags import Element, Tree
    from logbook.core.exchange.draw.values import Matrix, Paper, Raster


class Canvas:
    """The pages of one document. `pen` draws on the page at hand."""

    def __init__(self, objects: Objects, tree: Tree, setter: Setter, paper: Paper, *, black: bool = False) -> None:
        self._objects, self._tree, self._setter, self._black = objects, tree, setter, black
        self.width, self.height = paper.value
        self.fonts = objects.reserve()
        self.pages_root = objects.reserve()
        self.pages: list[int] = []
        self._feet: list[int] = []
        self._codes: dict[Matrix, int] = {}
        self._owners: list[int] = []
        self._images: list[int] = []
        self.pen = Pen(setter, aloud=True, black=black)

    @property
    def page(self) -> int:
        """The object number of the page at hand."""
        return self.pages[-1]

    def begin_page(self) -> None:
        """Start a page."""
        self.pages.append(self._objects.reserve())
        self._feet.append(self._objects.reserve())
        self._owners, self._images = [], []
        self.pen = Pen(self._setter, aloud=True, black=self._black)

    def end_page(self) -> None:
        """Write the page at hand."""
        self.pen.order("/Artifact <</Type/Pagination>> BDC")
        self.pen.form("Foot")
        self.pen.order("EMC")
        content = self._objects.stream(self._objects.reserve(), b"", self.pen.content())
        key = self._tree.end_page(self._owners)
        forms = b"/Foot " + ref(self._feet[-1])
        forms += b"".join(b"/Image%d %s" % (n, ref(number)) for n, number in enumerate(self._images))
        self._objects.write(
            self.page,
            b"<</Type/Page/Parent %s/MediaBox[0 0 %.3f %.3f]/Contents %s/StructParents %d/Tabs/S"
            b"/Resources<</Font %s/XObject<<%s>>>>>>"
            % (ref(self.pages_root), self.width, self.height, ref(content), key, ref(self.fonts), forms),
        )

    def image(self, raster: Raster) -> str:
        """Write a picture for the page at hand; returns its name there, a square of one point to be scaled."""
        space = b"DeviceGray" if raster.colours == 1 else b"DeviceRGB"
        entries = (
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/%s/Filter/FlateDecode"
            b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
            % (raster.wide, raster.high, raster.depth, space, raster.colours, raster.depth, raster.wide)
        )
        self._images.append(self._objects.stream(self._objects.reserve(), entries, raster.rows, packed=False))
        return f"Image{len(self._images) - 1}"

    @contextmanager
    def tagged(self, element: Element) -> Iterator[Pen]:
        """Draw what belongs to `element`."""
        mark = len(self._owners)
        self._owners.append(element.number)
        element.owns(self.page, mark)
        self.pen.order(f"/{element.kind.decode()} <</MCID {mark}>> BDC")
        yield self.pen
        self.pen.order("EMC")

    @contextmanager
    def furniture(self) -> Iterator[Pen]:
        """Draw what is no content: rules, frames, repeated headings."""
        self.pen.order("/Artifact BMC")
        yield self.pen
        self.pen.order("EMC")

    def finish(self, draw_foot: Callable[[Pen, int, int], Matrix | None]) -> None:
        """Write each page's footer, drawn by `draw_foot(pen, page, pages)`, and the tree of pages.

        A footer that returns a square code has drawn it as the form "Code".
        """
        for i, foot in enumerate(self._feet, 1):
            pen = Pen(self._setter, aloud=False, black=self._black)
            matrix = draw_foot(pen, i, len(self.pages))
            code = b"" if matrix is None else b"/XObject<</Code %s>>" % ref(self._code(matrix))
            self._form(foot, pen, b"/Font %s%s" % (ref(self.fonts), code), self.width, self.height)
        kids = b" ".join(map(ref, self.pages))
        self._objects.write(self.pages_root, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(self.pages), kids))

    def _code(self, matrix: Matrix) -> int:
        number = self._codes.get(matrix)
        if number is None:
            number = self._codes[matrix] = self._objects.reserve()
            pen = Pen(self._setter, aloud=False, black=self._black)
            pen.code(matrix, 0, 0, 1)
            self._form(number, pen, b"", 1, 1)
        return number

    def _form(self, number: int, pen: Pen, resources: bytes, width: float, height: float) -> None:
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 %.3f %.3f]/Resources<<%s>>" % (width, height, resources)
        self._objects.stream(number, entries, pen.content())
