"""The clock taken out of a PDF, so that the same document gives the same bytes.

LibreOffice heeds SOURCE_DATE_EPOCH for one of its records of the date. This module sets the rest:
the date and the id of the file, and the date within the colour profile that PDF/A asks for.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
import zlib
from collections.abc import Sequence

__all__ = ["settle_dates"]

Edit = tuple[int, int, bytes]

_PROFILE = re.compile(rb"/DestOutputProfile (\d+) 0 R")
_STREAM = re.compile(rb"<<[^<>]*/Length (\d+) 0 R[^<>]*/FlateDecode[^<>]*>>\s*stream\r?\n")
_ENTRY = re.compile(rb"(\d{10})( \d{5} n)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PROFILE_DATE = 24  # where an ICC profile has its date: six numbers of two bytes (ICC.1, 7.2.8)
_PROFILE_MARK = 36  # and where every one has the letters "acsp"


def settle_dates(pdf: bytes, day: dt.date, mark: str) -> bytes:
    """The PDF as if it had been made at the first moment of a day.

    A PDF that is not built as LibreOffice 25.2 builds its keeps the dates that are not found.

    Args:
        pdf: a PDF that LibreOffice has made.
        day: the day, in UTC.
        mark: 32 hexadecimal digits, in capitals, in place of the file's id.
    """
    digits = mark.encode("ascii")
    for pattern, new in (  # as long as what they replace
        (rb"(/CreationDate\(D:)\d{14}(Z')", day.strftime("%Y%m%d000000").encode()),
        (rb"(/ID \[ <)[0-9A-F]{32}(>)", digits),
        (rb"(/ID \[ <[0-9A-F]{32}>\s<)[0-9A-F]{32}(>)", digits),
        (rb"(/DocChecksum /)[0-9A-F]{32}()", digits),
    ):
        pdf = re.sub(pattern, rb"\g<1>" + new + rb"\g<2>", pdf)
    edits = _profile_edits(pdf, day)
    return _spliced(pdf, edits) if edits else pdf


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


def _spliced(pdf: bytes, edits: Sequence[Edit]) -> bytes:
    """The PDF with pieces replaced, and the table of where its objects stand put right."""
    start = _START.search(pdf)
    if start is None or not pdf.startswith(b"xref", int(start.group(1))):
        return pdf

    def moved(offset: int) -> int:
        return offset + sum(len(new) - (b - a) for a, b, new in edits if b <= offset)

    table = int(start.group(1))
    entries = _ENTRY.sub(lambda e: b"%010d%s" % (moved(int(e.group(1))), e.group(2)), pdf[table:])
    tail = re.sub(rb"(startxref\s+)\d+", rb"\g<1>%d" % moved(table), entries)
    body = pdf[:table]
    for a, b, new in sorted(edits, reverse=True):
        body = body[:a] + new + body[b:]
    return body + tail
