# SPDX-License-Identifier: Apache-2.0
"""What makes the file fit for an archive: metadata, a colour profile of fixed bytes, and the file carried inside.

ISO 19005-3 (PDF/A-3, level A) and ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from logbook.core.exchange.draw.objects import literal, name, ref, text

if TYPE_CHECKING:
    from datetime import datetime

    from logbook.core.exchange.draw.objects import Objects
    from logbook.core.exchange.draw.values import Attachment, Meta

PRODUCER = "Ward Logbook"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

# sRGB seen under D50: white, then what red, green and blue look like (IEC 61966-2-1, adapted by Bradford)
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {b"r": (0.43607, 0.22249, 0.01392), b"g": (0.38515, 0.71687, 0.09708), b"b": (0.14307, 0.06061, 0.7141)}
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# y = (a x + b) ^ g above d, c x below it
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def metadata(objects: Objects, meta: Meta) -> int:
    """Write the XMP packet, readable as it lies in the file, and return its number."""
    filled = _XMP.format(
        title=_spelt(meta.title),
        author=_spelt(meta.author),
        language=_spelt(meta.language),
        made=meta.made.isoformat(timespec="seconds"),
        producer=PRODUCER,
    )
    return objects.stream(objects.reserve(), b"/Type/Metadata/Subtype/XML", filled.encode(), packed=False)


def information(objects: Objects, meta: Meta) -> int:
    """Write the old information dictionary, saying the same as the XMP packet; return its number."""
    made = date(meta.made)
    return objects.add(
        b"<</Title %s/Author %s/Creator %s/Producer %s/CreationDate %s/ModDate %s>>"
        % (text(meta.title), text(meta.author), text(PRODUCER), text(PRODUCER), made, made)
    )


def date(moment: datetime) -> bytes:
    """Return `moment`, which has a zone, as a PDF date string."""
    zone = f"{moment:%z}"[:5]
    return f"(D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:]}')".encode("ascii")


def output_intent(objects: Objects) -> bytes:
    """Write the colour profile and return the intent that names it."""
    profile = objects.stream(objects.reserve(), b"/N 3", srgb())
    return b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %s>>" % (
        ref(profile)
    )


def carry(objects: Objects, attachment: Attachment, made: datetime) -> int:
    """Write the carried bytes as they are and return the number of their file specification."""
    check = hashlib.md5(attachment.data, usedforsecurity=False).digest()
    entries = b"/Type/EmbeddedFile/Subtype%s/Params<</Size %d/ModDate %s/CheckSum %s>>" % (
        name(attachment.media),
        len(attachment.data),
        date(made),
        literal(check),
    )
    stream = ref(objects.stream(objects.reserve(), entries, attachment.data, packed=False))
    title = text(attachment.name)
    return objects.add(
        b"<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/Source/EF<</F %s/UF %s>>>>"
        % (title, title, text(attachment.description), stream, stream)
    )


def srgb() -> bytes:
    """Return an ICC profile (version 4.2) of the sRGB colours, always the same bytes."""
    curve = _aligned(b"para\0\0\0\0\0\x03\0\0" + b"".join(map(_fixed, _CURVE)))
    tags = [
        (b"desc", _words("sRGB")),
        (b"cprt", _words("No rights reserved")),
        (b"wtpt", _xyz(_WHITE)),
        (b"chad", b"sf32\0\0\0\0" + b"".join(map(_fixed, _ADAPTATION))),
    ]
    tags += [(colour + b"XYZ", _xyz(value)) for colour, value in _PRIMARIES.items()]
    tags += [(colour + b"TRC", curve) for colour in _PRIMARIES]
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for tag, data in tags:
        table += struct.pack(">4sII", tag, start + len(body), len(data))
        body += data
    size = start + len(body)
    when = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ " + when + b"acsp" + bytes(28)
    return (head + b"".join(map(_fixed, _WHITE))).ljust(128, b"\0") + table + body


def _spelt(value: str) -> str:
    """Return `value` as XML character references: typed words never look like markup, or like a PDF's own words."""
    return "".join(f"&#{ord(char)};" for char in value)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(value: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, value))


def _words(value: str) -> bytes:
    data = value.encode("utf-16-be")
    return _aligned(b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", len(data), 28) + data)


def _aligned(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
