"""A letter that no font of the machine has is no letter of the PDF, whatever the PDF says."""

from __future__ import annotations

import datetime as dt
import struct
import zlib

import pytest

from comity.model.errors import RenderError
from comity.steps.render import pdf, render
from comity.steps.render.pdf_glyphs import unshown

DAY = dt.date(2026, 11, 16)
RARE = "\U00012f90"  # of a script of Cyprus, in Unicode since 2021, in hardly any font


def true_type(outlines, *, long=False):
    """A font with nothing but what tells the outline of each sign."""
    places = [sum(map(len, outlines[:n])) for n in range(len(outlines) + 1)]
    loca = struct.pack(
        f">{len(places)}{'I' if long else 'H'}", *(p // (1 + (not long)) for p in places)
    )
    tables = {
        b"glyf": b"".join(outlines),
        b"head": b"\0" * 50 + struct.pack(">HH", long, 0),
        b"loca": loca,
    }
    head, rows, data = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0), b"", b""
    for tag, table in tables.items():
        at = len(head) + 16 * len(tables) + len(data)
        rows += struct.pack(">4sIII", tag, 0, at, len(table))
        data += table
    return head + rows + data


def a_pdf(font, letters):
    """A PDF with one font whose codes, from 1, mean these letters."""
    entries = "".join(
        f"<{n:02X}> <{letter.encode('utf-16-be').hex()}>\n" for n, letter in enumerate(letters, 1)
    )
    table = f"begincodespacerange\n<00> <FF>\nendcodespacerange\n{entries}endbfchar\n".encode()
    objects = [
        b"<</Type/Font/FontDescriptor 2 0 R/ToUnicode 4 0 R>>",
        b"<</Type/FontDescriptor/FontFile2 3 0 R>>",
        b"<<>>\nstream\n" + zlib.compress(font) + b"\nendstream",
        b"<<>>\nstream\n" + zlib.compress(table) + b"\nendstream",
    ]
    made = (b"%d 0 obj\n%s\nendobj\n\n" % (n, body) for n, body in enumerate(objects, 1))
    return b"%PDF-1.7\n" + b"".join(made) + b"%%EOF\n"


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("empty", [b"", b"box!"])
def test_a_letter_with_the_sign_of_nothing_is_told(empty, long):
    font = true_type([empty, b"aaaa", b"", empty], long=long)
    assert unshown(a_pdf(font, "a अ")) == "अ"


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u200e", "\ufe0f"])
def test_what_is_blank_by_nature_is_none(blank):
    assert unshown(a_pdf(true_type([b"", b"aaaa", b""]), f"a{blank}")) is None


def test_a_font_with_a_sign_for_every_letter_lacks_none():
    assert unshown(a_pdf(true_type([b"", b"aaaa", b"bbbb"]), "aअ")) is None


@pytest.mark.parametrize("font", [b"", b"OTTO\0\0", true_type([b""] * 7)])
def test_of_a_font_of_another_build_nothing_is_known(font):
    assert unshown(a_pdf(font, "ab")) is None


@pytest.mark.documents
def test_a_pdf_that_would_leave_a_letter_blank_is_refused(with_value, request_template, tmp_path):
    made = render(with_value(f"The name is {RARE}."), request_template).docx
    with pytest.raises(RenderError, match="CYPRO-MINOAN SIGN CM001") as caught:
        pdf.convert(made, day=DAY, beside=tmp_path)
    assert "Install a font" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.documents
def test_letters_of_other_scripts_that_a_font_has_pass(with_value, request_template, tmp_path):
    value = "Žluťoučký, Ελλάδα, Київ, علي, ₹ 500, №, “x” – …\u202f!"
    made = render(with_value(value), request_template).docx
    assert pdf.convert(made, day=DAY, beside=tmp_path).data.startswith(b"%PDF-")
