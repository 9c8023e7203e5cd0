# SPDX-License-Identifier: Apache-2.0
"""Bookmarks: the headings of a document as a tree beside its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logbook.core.exchange.draw.objects import ref, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logbook.core.exchange.draw.flow import Bookmark
    from logbook.core.exchange.draw.objects import Objects


def write_outline(objects: Objects, bookmarks: Sequence[Bookmark]) -> int:
    """Write the tree of `bookmarks`, in the order of the pages, and return the number of its root."""
    root = objects.reserve()
    numbers = [objects.reserve() for _ in bookmarks]
    parents = _parents(bookmarks)
    children: dict[int, list[int]] = {}
    for i, parent in enumerate(parents):
        children.setdefault(parent, []).append(i)
    for i, (bookmark, parent) in enumerate(zip(bookmarks, parents, strict=True)):
        peers = children[parent]
        at = peers.index(i)
        links = b"".join(
            b"/%s %s" % (key, ref(numbers[peers[other]]))
            for key, other in ((b"Prev", at - 1), (b"Next", at + 1))
            if 0 <= other < len(peers)
        )
        objects.write(
            numbers[i],
            b"<</Title %s/Parent %s/Dest[%s/XYZ null %.2f null]%s%s>>"
            % (
                text(bookmark.title),
                ref(root if parent < 0 else numbers[parent]),
                ref(bookmark.page),
                bookmark.y,
                links,
                _below(children.get(i, []), numbers),
            ),
        )
    return objects.write(root, b"<</Type/Outlines%s>>" % _below(children.get(-1, []), numbers))


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """Return for each bookmark the index of the nearest one before it with a smaller level, or -1."""
    parents: list[int] = []
    path: list[int] = []
    for i, bookmark in enumerate(bookmarks):
        while path and bookmarks[path[-1]].level >= bookmark.level:
            path.pop()
        parents.append(path[-1] if path else -1)
        path.append(i)
    return parents


def _below(children: list[int], numbers: list[int]) -> bytes:
    if not children:
        return b""
    first, last = ref(numbers[children[0]]), ref(numbers[children[-1]])
    return b"/First %s/Last %s/Count %d" % (first, last, len(children))
