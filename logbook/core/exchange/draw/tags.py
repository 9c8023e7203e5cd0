# SPDX-License-Identifier: Apache-2.0
"""The tree of tags behind the drawn pages: what is a heading, a table's cell, a figure, for who listens to the page.

An element is written as soon as it is closed; only numbers stay in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from logbook.core.exchange.draw.objects import ref

if TYPE_CHECKING:
    from logbook.core.exchange.draw.objects import Objects


class Element:
    """One tag: a kind such as "TD", its children, and the marked contents on pages that belong to it."""

    def __init__(self, objects: Objects, kind: bytes, parent: int, attributes: bytes = b"") -> None:
        self.kind = kind
        self.number = objects.reserve()
        self._objects, self._parent, self._attributes = objects, parent, attributes
        self._kids: list[int | tuple[int, int]] = []

    def child(self, kind: bytes, attributes: bytes = b"") -> Element:
        """Return a new last child; it must be closed too."""
        element = Element(self._objects, kind, self.number, attributes)
        self._kids.append(element.number)
        return element

    def owns(self, page: int, mark: int) -> None:
        """Note that the marked content `mark` of the page object `page` belongs here."""
        self._kids.append((page, mark))

    def close(self) -> None:
        """Write the element."""
        home = next((kid[0] for kid in self._kids if isinstance(kid, tuple)), None)
        kids = b" ".join(_kid(kid, home) for kid in self._kids)
        page = b"" if home is None else b"/Pg " + ref(home)
        self._objects.write(
            self.number,
            b"<</Type/StructElem/S/%s/P %s%s%s/K[%s]>>" % (self.kind, ref(self._parent), page, self._attributes, kids),
        )


class Tree:
    """The root, with the one "Document" below it and the way back from each page's marks to their elements."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.root = objects.reserve()
        self.document = Element(objects, b"Document", self.root)
        self._pages: list[int] = []

    def end_page(self, owners: list[int]) -> int:
        """Write who owns the marks of the page just ended; return the page's key in the tree."""
        self._pages.append(self._objects.add(b"[%s]" % b" ".join(map(ref, owners))))
        return len(self._pages) - 1

    def close(self) -> None:
        """Write the document's element and the root."""
        self.document.close()
        back = b" ".join(b"%d %s" % (key, ref(page)) for key, page in enumerate(self._pages))
        parents = self._objects.add(b"<</Nums[%s]>>" % back)
        self._objects.write(
            self.root,
            b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d>>"
            % (ref(self.document.number), ref(parents), len(self._pages)),
        )


def _kid(kid: int | tuple[int, int], home: int | None) -> bytes:
    if isinstance(kid, int):
        return ref(kid)
    page, mark = kid
    return b"%d" % mark if page == home else b"<</Type/MCR/Pg %s/MCID %d>>" % (ref(page), mark)
