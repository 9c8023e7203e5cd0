# SPDX-License-Identifier: Apache-2.0
"""The door to reportlab: it cuts our font files down to the letters a document uses.

A letter gets its code when it is first drawn; the fonts are written last. Only what the font has is ever asked of
it: `lines` shows everything else as a shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFontFace

from logbook.core.exchange.draw.objects import ending_well, ref

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from logbook.core.exchange.draw.objects import Objects

_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
_PREFIX = b"WARDLG+"
_MOST_MAPPINGS = 100

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class _Codes(dict[int, str]):
    """The four hexadecimal digits of each letter's code, given out in the order of first use."""

    def __missing__(self, letter: int) -> str:
        code = self[letter] = f"{len(self) + 1:04X}"
        return code


class _Words(dict[str, float]):
    """The width of each word, added up when it is first asked for: a log says the same words over and over."""

    def __init__(self, letters: dict[str, float]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, word: str) -> float:
        width = self[word] = sum(map(self._letters.__getitem__, word))
        return width


class Face:
    """One style of the font within one document."""

    def __init__(self, path: Path, tag: str) -> None:
        self.tag = tag
        self._face = TTFontFace(str(path))
        # the no-break space shares the space's picture, and one picture must not have two codes
        self.letters = frozenset(map(chr, self._face.charToGlyph)) - {"\xa0"}
        widths = self._face.charWidths
        self._widths: dict[str, float] = {letter: float(widths[ord(letter)]) for letter in self.letters}
        self._codes = _Codes()
        self.words = _Words(self._widths)
        """The width of a text, all of it in `letters`, in thousandths of the type size; kept for the next time."""

    def codes(self, text: str) -> str:
        """Return the hexadecimal codes that draw `text`."""
        return text.translate(self._codes)

    @property
    def used(self) -> bool:
        """Whether anything was drawn with it."""
        return bool(self._codes)

    def write(self, objects: Objects, number: int) -> None:
        """Write the letters used so far as the font object `number`."""
        used = list(self._codes)
        title = _PREFIX + self._face.name
        widths = b" ".join(b"%d" % self._widths[chr(letter)] for letter in used)
        descendant = objects.add(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/FontDescriptor %s/CIDToGIDMap/Identity/DW 0/W[1[%s]]"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
            % (title, ref(self._descriptor(objects, title, used)), widths)
        )
        meaning = objects.stream(objects.reserve(), b"", _meaning(used).encode("ascii"))
        objects.write(
            number,
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            % (title, ref(descendant), ref(meaning)),
        )

    def _descriptor(self, objects: Objects, title: bytes, used: list[int]) -> int:
        face = self._face
        program = ending_well(face.makeSubset(used))
        embedded = objects.stream(objects.reserve(), b"/Length1 %d" % len(program), program)
        box = b" ".join(b"%d" % edge for edge in face.bbox)
        return objects.add(
            b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle %d/Ascent %d/Descent %d"
            b"/CapHeight %d/StemV %d/FontFile2 %s>>"
            % (title, box, face.italicAngle, face.ascent, face.descent, face.capHeight, face.stemV, ref(embedded))
        )


class Fonts:
    """The four styles of Atkinson Hyperlegible for one document; `folder` holds the font files."""

    def __init__(self, folder: Path) -> None:
        self._faces = [Face(folder / f"AtkinsonHyperlegible-{style}.ttf", f"F{i}") for i, style in enumerate(_STYLES)]

    def face(self, *, bold: bool, italic: bool) -> Face:
        """Return the face of a style."""
        return self._faces[bold + 2 * italic]

    def write(self, objects: Objects, number: int) -> None:
        """Write each face used, and the dictionary of fonts as object `number`."""
        entries = []
        for face in self._faces:
            if face.used:
                font = objects.reserve()
                face.write(objects, font)
                entries.append(b"/%s %s" % (face.tag.encode(), ref(font)))
        objects.write(number, b"<<%s>>" % b"".join(entries))


def _meaning(used: Iterable[int]) -> str:
    """Return the map from codes back to Unicode, in blocks no reader is too small for."""
    pairs = [f"<{i:04X}> <{letter:04X}>" for i, letter in enumerate(used, 1)]
    blocks = [pairs[at : at + _MOST_MAPPINGS] for at in range(0, len(pairs), _MOST_MAPPINGS)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return _CMAP_HEAD + body + _CMAP_TAIL
