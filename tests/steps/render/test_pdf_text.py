"""The letters of a PDF, read back to see that none is missing."""

from __future__ import annotations

import datetime as dt
import sys
import zlib

import pytest
from lxml import etree

from comity.model.errors import RenderError
from comity.steps.render import pdf, render
from comity.steps.render.pdf_text import first_lost, letters_of, paragraphs_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MEANINGS = (
    b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n3 beginbfchar\n"
    b"<01> <0041>\n<02> <00660069>\n<03> <0037>\nendbfchar\n"
)
PAGE = b"BT\n/Span<</ActualText<FEFF00AD>>>BDC /F1 9 Tf[<01>-12<02>]TJ\nET BT /F1 8 Tf<03>Tj ET"


def stream(number: int, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"%d 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(packed),
        packed,
    )


def made(page: bytes = PAGE, font: bytes = b"/ToUnicode 3 0 R") -> bytes:
    """A PDF as LibreOffice writes it, with one page."""
    return b"\n".join(
        (
            b"%PDF-1.7",
            b"1 0 obj\n<</Type/Page/Resources 5 0 R/Contents 2 0 R>>\nendobj",
            stream(2, page),
            stream(3, MEANINGS),
            b"4 0 obj\n<</Type/Font/Subtype/TrueType %s>>\nendobj" % font,
            b"5 0 obj\n<</Font<</F1 4 0 R>>>>\nendobj",
        )
    )


def body(xml: str) -> etree._Element:
    return etree.fromstring(f'<w:body xmlns:w="{W}" xmlns:mc="{MC}">{xml}</w:body>')


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_letters_are_read_by_the_table_of_their_font():
    assert letters_of(made()) == "afi7"


def test_of_a_pdf_that_is_built_otherwise_nothing_is_said():
    assert letters_of(made(font=b"")) is None
    assert letters_of(made(page=b"BT (A) Tj ET")) is None
    assert letters_of(b"%PDF-2.0\nnothing\n%%EOF") is None


def test_the_paragraph_that_is_missing_is_named():
    said = list(paragraphs_of(body(paragraph("A") + paragraph("Fi 7."))))
    assert first_lost(said, "afi7") is None
    assert first_lost(said, "a7") == "Fi 7."


def test_what_is_hidden_or_worked_out_or_written_twice_is_not_missed():
    box = f"<mc:Choice>{paragraph('Box')}</mc:Choice><mc:Fallback>{paragraph('Box')}</mc:Fallback>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    field = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    holder = f"<w:p><w:r><w:t>A</w:t><mc:AlternateContent>{box}</mc:AlternateContent></w:r></w:p>"
    assert "".join(paragraphs_of(body(holder + hidden + field))) == "ABox"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script as program")
@pytest.mark.parametrize("said", ["Fi A 7", "Fi A 7 and a row that is left out"])
def test_no_pdf_is_made_that_leaves_something_out(said, monkeypatch, tmp_path, make_template):
    docx = make_template(paragraph(said)).path.read_bytes()
    program = tmp_path / "soffice"
    (tmp_path / "ready.pdf").write_bytes(made() + b"\n%%EOF\n")
    program.write_text(f"#!/bin/sh\nmkdir pdf; cp {tmp_path}/ready.pdf pdf/document.pdf\n")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "find_office", lambda: program)

    def convert():
        return pdf.convert(docx, day=dt.date(2026, 11, 16), beside=tmp_path)

    if said == "Fi A 7":
        assert convert().data.startswith(b"%PDF-")
        return
    with pytest.raises(RenderError, match='the PDF lacks "Fi A 7 and a row'):
        convert()


@pytest.mark.documents
def test_a_long_table_after_its_lead_in_comes_whole(small, make_template, tmp_path):
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(f"<w:tc>{paragraph(f'{cell} {n} ' + 'word ' * 12)}</w:tc>" for cell in "AB")
        + "</w:tr>"
        for n in range(40)
    )
    before = "".join(paragraph("line") for _ in range(30))
    template = make_template(f"{before}{paragraph('What is sought:')}<w:tbl>{rows}</w:tbl>")
    docx = render(small(), template).docx
    made_pdf = pdf.convert(docx, day=dt.date(2026, 11, 16), beside=tmp_path)
    assert "b39" in (letters_of(made_pdf.data) or "")
