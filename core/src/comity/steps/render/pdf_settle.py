"""What hangs on the run taken out of a PDF, so that the same document gives the same bytes.

LibreOffice 25.2 heeds SOURCE_DATE_EPOCH for one of its records of the date, 26.8 for none. This
module sets them all: the dates and the id of the file, and the date within the colour profile that
PDF/A asks for.

It also writes the fonts in the order of their addresses in memory, which Linux draws anew for each
run: nearly always in the order of their use, and now and then not. They are put into the order of
their names F1, F2 and so on, which is that of their use.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["settle"]

Edit = tuple[int, int, bytes]
Spans = Mapping[int, tuple[int, int]]

_PROFILE = re.compile(rb"/DestOutputProfile (\d+) 0 R")
_STREAM = re.compile(rb"<<[^<>]*/Length (\d+) 0 R[^<>]*/FlateDecode[^<>]*>>\s*stream\r?\n")
_ENTRY = re.compile(rb"(\d{10})( \d{5} n)")
_OBJECT = re.compile(rb"(\d+) 0 obj\b")
_FONTS = re.compile(rb"(\d+) 0 obj\s*<<((?:/F\d+ \d+ 0 R\s*)+)>>")
_FONT = re.compile(rb"/F(\d+) (\d+) 0 R")
_OWN = re.compile(
    rb"/(?:FontDescriptor|FontFile[23]?|ToUnicode|DescendantFonts|Encoding|W|Widths"
    rb"|CIDToGIDMap|CIDSet|Length)\s*\[?\s*(\d+) 0 R"
)
_REFERENCE = re.compile(rb"\b(\d+)( 0 R)\b")
_DATA = re.compile(rb"\bstream\r?\n")  # not the name of a font, as Bitstream Vera
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TOLD_DATE = (
    rb"(<xmp:(?:Create|Modify|Metadata)Date>|<dc:date>\s*<rdf:Seq>\s*<rdf:li>)"
    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(<)"
)
_PROFILE_DATE = 24  # where an ICC profile has its date: six numbers of two bytes (ICC.1, 7.2.8)
_PROFILE_MARK = 36  # and where every one has the letters "acsp"


def settle(pdf: bytes, day: dt.date, mark: str) -> bytes:
    """The PDF as if it had been made at the first moment of a day, its fonts in order.

    A PDF that is not built as LibreOffice 25.2 or 26.8 builds its keeps what is not found.

    Args:
        pdf: a PDF that LibreOffice has made.
        day: the day, in UTC.
        mark: 32 hexadecimal digits, in capitals, in place of the file's id.
    """
    digits = mark.encode("ascii")
    for pattern, new in (  # as long as what they replace
        (rb"(/CreationDate\(D:)\d{14}(Z')", day.strftime("%Y%m%d000000").encode()),
        (_TOLD_DATE, day.isoformat().encode() + b"T00:00:00Z"),
        (rb"(/ID \[ <)[0-9A-F]{32}(>)", digits),
        (rb"(/ID \[ <[0-9A-F]{32}>\s<)[0-9A-F]{32}(>)", digits),
        (rb"(/DocChecksum /)[0-9A-F]{32}()", digits),
    ):
        pdf = re.sub(pattern, rb"\g<1>" + new + rb"\g<2>", pdf)
    pdf = _spliced(pdf, _profile_edits(pdf, day))
    return _spliced(pdf, _font_edits(pdf))


def _profile_edits(pdf: bytes, day: dt.date) -> Sequence[Edit]:
    """The colour profile packed anew with another date, and its new length."""
    named = _PROFILE.search(pdf)
    at = pdf.find(b"\n%s 0 obj" % named.group(1)) if named else -1
    head = _STREAM.search(pdf, at) if at >= 0 else None
    end = pdf.find(b"\nendstream", head.end()) if head else -1
    if head is None or end < 0:
        return ()
    profile = bytearray(zlib.decompress(pdf[head.end() : end]))
    length = re.search(rb"\n%s 0 obj\s+(\d+)" % head.group(1), pdf)
    if length is None or profile[_PROFILE_MARK : _PROFILE_MARK + 4] != b"acsp":
        return ()
    struct.pack_into(">6H", profile, _PROFILE_DATE, day.year, day.month, day.day, 0, 0, 0)
    packed = zlib.compress(bytes(profile), 9)
    return ((head.end(), end, packed), (*length.span(1), str(len(packed)).encode()))


def _font_edits(pdf: bytes) -> Sequence[Edit]:
    """The objects of all fonts, put into the places that they take together, and renumbered."""
    spans = _spans(pdf)
    named = _FONTS.search(pdf)
    if named is None or int(named.group(1)) not in spans:
        return ()
    fonts = sorted((int(name), int(number)) for name, number in _FONT.findall(named.group(2)))
    if any(number not in spans for _, number in fonts):
        return ()
    wanted: list[int] = []
    for _, number in fonts:
        own = set(_reached(pdf, spans, number)).difference(wanted)
        wanted += sorted(own, key=lambda n: spans[n])
    places = sorted(wanted, key=lambda n: spans[n])
    if wanted == places:
        return ()
    numbers = dict(zip(wanted, places, strict=True))
    moved = [(*spans[to], _renumbered(pdf, spans[n], to, numbers)) for n, to in numbers.items()]
    a, b = named.span(2)
    return (*moved, (a, b, _pointed(named.group(2), numbers)))


def _spans(pdf: bytes) -> Spans:
    """Where each object begins and ends, by its number, as the table at the end says."""
    table = _table(pdf)
    if table is None:
        return {}
    starts = sorted({int(at) for at, _ in _ENTRY.findall(pdf, table)})
    found = ((_OBJECT.match(pdf, a), b) for a, b in zip(starts, [*starts[1:], table], strict=True))
    return {int(head.group(1)): (head.start(), end) for head, end in found if head is not None}


def _reached(pdf: bytes, spans: Spans, number: int) -> Iterator[int]:
    """An object of a font, and those that nothing but it points to."""
    yield number
    for found in _OWN.findall(_head(pdf, spans[number])):
        if int(found) in spans:
            yield from _reached(pdf, spans, int(found))


def _renumbered(
    pdf: bytes, span: tuple[int, int], number: int, numbers: Mapping[int, int]
) -> bytes:
    head = _head(pdf, span)
    rest = pdf[span[0] + len(head) : span[1]]
    return _OBJECT.sub(b"%d 0 obj" % number, _pointed(head, numbers), count=1) + rest


def _head(pdf: bytes, span: tuple[int, int]) -> bytes:
    """An object without its stream, which may hold any bytes."""
    return _DATA.split(pdf[slice(*span)], maxsplit=1)[0]


def _pointed(text: bytes, numbers: Mapping[int, int]) -> bytes:
    return _REFERENCE.sub(
        lambda r: b"%d%s" % (numbers.get(int(r.group(1)), int(r.group(1))), r.group(2)), text
    )


def _table(pdf: bytes) -> int | None:
    """Where the table of the objects' places begins."""
    start = _START.search(pdf)
    at = int(start.group(1)) if start else -1
    return at if start and pdf.startswith(b"xref", at) else None


def _spliced(pdf: bytes, edits: Sequence[Edit]) -> bytes:
    """The PDF with pieces replaced, and the table of where its objects stand put right."""
    table = _table(pdf)
    if table is None or not edits:
        return pdf

    def moved(offset: int) -> int:
        return offset + sum(len(new) - (b - a) for a, b, new in edits if b <= offset)

    entries = _ENTRY.sub(lambda e: b"%010d%s" % (moved(int(e.group(1))), e.group(2)), pdf[table:])
    tail = re.sub(rb"(startxref\s+)\d+", rb"\g<1>%d" % moved(table), entries)
    body = pdf[:table]
    for a, b, new in sorted(edits, reverse=True):
        body = body[:a] + new + body[b:]
    return body + tail
