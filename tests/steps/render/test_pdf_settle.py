"""The bytes of a PDF hang on the document and its day, not on the run that made it."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

from comity.steps.render.pdf_settle import settle

DAY = dt.date(2026, 11, 16)
MARK = "0" * 32
ROMAN = b"q 1 0 R 3 0 R \x00\xff Q"  # what looks like a reference, in a stream
FONTS = {
    1: ("BAAAAA+Sans-Bold", b"bold"),
    2: ("CAAAAA+BitstreamSans", ROMAN),  # a name that holds the word before a stream
    3: ("DAAAAA+Serif", b"s" * 40),
}


def built(order, clock="20260101101112"):
    """A PDF in the manner of LibreOffice 25.2, with its fonts written in an order."""
    objects = {1: b"<</Type/Page/Resources 18 0 R/Contents 2 0 R>>", 2: stream(b"(3 0 R) Tj")}
    places = {}
    for font in order:
        name, file = FONTS[font][0].encode(), FONTS[font][1]
        n = len(objects) + 1
        objects |= {
            n: stream(file, length=n + 1),
            n + 1: b"%d" % len(file),
            n + 2: b"<</Type/FontDescriptor/FontName/%s\n/FontFile2 %d 0 R\n>>" % (name, n),
            n + 3: stream(b"meaning of " + name),
            n + 4: b"<</Type/Font/FontDescriptor %d 0 R/ToUnicode %d 0 R>>" % (n + 2, n + 3),
        }
        places[font] = n + 4
    uses = b"".join(b"/F%d %d 0 R" % (font, places[font]) for font in sorted(places))
    objects |= {18: b"<<%s\n>>" % uses, 19: b"<<\n/Font 18 0 R\n>>", 20: b"<</Type/Catalog>>"}
    info = b"<</CreationDate(D:%sZ')>>" % clock.encode()
    return assembled(objects | {21: info})


def stream(data, length=None):
    told = b"%d 0 R" % length if length else b"%d" % len(data)
    return b"<</Length %s>>\nstream\n%s\nendstream" % (told, data)


def assembled(objects):
    made, places = b"%PDF-1.7\n", []
    for number, body in objects.items():
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 20 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return made + head + table + tail % (len(objects) + 1, len(made))


def read(pdf):
    """The objects of a PDF by number, found through its table; and its fonts' names and files."""
    start = int(re.search(rb"startxref\n(\d+)", pdf).group(1))
    places = [int(at) for at in re.findall(rb"(\d{10}) 00000 n", pdf[start:])]
    objects = {}
    for number, at in enumerate(places, start=1):
        head, body = pdf[at:].split(b" 0 obj\n", 1)
        assert int(head) == number
        objects[number] = body.split(b"\nendobj\n", 1)[0]
    fonts = {}
    for font, number in re.findall(rb"/F(\d) (\d+) 0 R", objects[18]):
        whole = objects[int(number)]
        descriptor = objects[int(re.search(rb"/FontDescriptor (\d+)", whole).group(1))]
        file = objects[int(re.search(rb"/FontFile2 (\d+)", descriptor).group(1))]
        length = objects[int(re.search(rb"/Length (\d+)", file).group(1))]
        data = file.split(b"stream\n", 1)[1].split(b"\nendstream", 1)[0]
        assert int(length) == len(data)
        meaning = objects[int(re.search(rb"/ToUnicode (\d+)", whole).group(1))]
        name = re.search(rb"/FontName/(\S+)", descriptor).group(1)
        assert b"meaning of " + name in meaning
        fonts[int(font)] = (name.decode(), data)
    return objects, fonts


@pytest.mark.parametrize("order", list(itertools.permutations(FONTS)))
def test_fonts_written_in_any_order_give_the_same_bytes(order):
    settled = settle(built(order), DAY, MARK)
    assert settled == settle(built((1, 2, 3)), DAY, MARK)
    objects, fonts = read(settled)
    assert fonts == FONTS
    assert objects[2] == stream(b"(3 0 R) Tj")  # a page's own text is left alone


def test_what_is_in_order_changes_its_date_only():
    made = built((1, 2, 3))
    assert settle(made, DAY, MARK) == made.replace(b"20260101101112", b"20261116000000")


RECORD = (  # as LibreOffice 26.8 tells dates a second time
    b"<dc:date>\n    <rdf:Seq>\n     <rdf:li>%(day)s</rdf:li>\n    </rdf:Seq>\n   </dc:date>\n"
    b"<dc:title>\n<rdf:li xml:lang='x-default'>2026-01-01T10:11:12Z</rdf:li></dc:title>\n"
    b"<xmp:CreateDate>%(day)s</xmp:CreateDate>\n<xmp:ModifyDate>%(day)s</xmp:ModifyDate>\n"
    b"<xmp:MetadataDate>%(day)s</xmp:MetadataDate>"
)


def test_every_record_of_the_date_is_set_and_a_title_is_left_alone():
    made = RECORD % {b"day": b"2026-01-01T10:11:12Z"}
    assert settle(made, DAY, MARK) == RECORD % {b"day": b"2026-11-16T00:00:00Z"}


def test_a_pdf_of_another_build_keeps_what_is_not_found():
    other = b"%PDF-2.0\n/DestOutputProfile 3 0 R\n4 0 obj<</F1 9 0 R>>\n%%EOF\n"
    assert settle(other, DAY, MARK) == other


@pytest.mark.parametrize("missing", [b"startxref", b"xref\n0", b"/F2 "])
def test_a_pdf_without_what_is_needed_keeps_its_fonts_as_they_are(missing):
    broken = built((3, 1, 2)).replace(missing, b"?" * len(missing))
    assert settle(broken, DAY, MARK) == broken.replace(b"20260101101112", b"20261116000000")
