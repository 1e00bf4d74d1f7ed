"""A font whose 1 looks like a 9 deceives whoever reads text; a reader of shapes sees it.

One page of a sample is read so: of every third each day, of the others in the long run. Tesseract
makes mistakes of its own: what is compared are numbers of four to twelve figures, of which it may
miss one in ten.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from comity.kit.samples import sample_files
from comity.steps.render import render
from comity.steps.witness import hear

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2: see tox -e documents")
fonts = pytest.importorskip("fontTools.ttLib", reason="fonttools: see tox -e documents")

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

SAMPLES = sorted(file.stem for file in sample_files())
DAILY = SAMPLES[::3]
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LENGTHS = range(4, 13)  # of a row of twenty noughts nobody can tell the length
NUMBER = re.compile(r"\d[\d.,/-]{2,}\d")


def numbers(text: str) -> set[str]:
    """The long numbers of a text, figures alone."""
    found = {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}
    return {number for number in found if len(number) in LENGTHS}


def read_shapes(pdf: bytes, index: int, folder: Path) -> str:
    """What Tesseract reads of a page."""
    program = shutil.which("tesseract")
    assert program, "tesseract is not installed: run `tox -e documents` by .ci/run"
    page = pdfium.PdfDocument(pdf)[index]
    path = folder / "page.png"
    page.render(scale=300 / 72, grayscale=True).to_pil().save(path)
    command = [program, str(path), "-", "--psm", "6", "-l", "eng"]
    one = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, check=True, timeout=120, env=one)
    return done.stdout.decode("utf-8")


def text_of(pdf: bytes, index: int) -> str:
    return pdfium.PdfDocument(pdf)[index].get_textpage().get_text_bounded()


def richest(pdf: bytes) -> int:
    """The page with the most long numbers."""
    pages = range(len(pdfium.PdfDocument(pdf)))
    return max(pages, key=lambda index: len(numbers(text_of(pdf, index))))


@pytest.fixture(scope="module")
def pages(sample_content, printed):
    """``pages(daily)``: the samples of each day, or the others, printed with one run."""

    @cache
    def pages(daily):
        names = [name for name in SAMPLES if (name in DAILY) is daily]
        made = {name: sample_content(name) for name in names}
        return printed({n: render(content, form).docx for n, (content, form) in made.items()})

    return pages


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=() if n in DAILY else pytest.mark.long) for n in SAMPLES]
)
def test_shapes_and_text_of_a_page_have_the_same_numbers(pages, name, tmp_path):
    pdf = pages(name in DAILY)[name]
    index = richest(pdf)
    said, seen = numbers(text_of(pdf, index)), numbers(read_shapes(pdf, index, tmp_path))
    assert said
    missed = said - seen
    assert len(missed) <= len(said) // 10, missed


def swapped(path: Path) -> bytes:
    """A font in which 3 has the shape of 9, and 9 that of 3."""
    font = fonts.TTFont(path)
    for shapes in {id(t.cmap): t.cmap for t in font["cmap"].tables}.values():  # some are shared
        if ord("3") in shapes:
            shapes[ord("3")], shapes[ord("9")] = shapes[ord("9")], shapes[ord("3")]
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "Honest Serif"
    data = io.BytesIO()
    font.save(data)
    return data.getvalue()


def with_font(docx: bytes, font: bytes) -> bytes:
    """A document that brings a font along and uses it for all its text (ECMA-376, 17.8.1)."""
    key = bytes(range(16))
    mask = key[::-1] * 2
    hidden = bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]
    raw = key.hex().upper()
    guid = f"{{{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}}}"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    table = (
        f'<w:fonts xmlns:w="{W}" xmlns:r="{office}"><w:font w:name="Honest Serif">'
        f'<w:embedRegular r:id="rId1" w:fontKey="{guid}"/></w:font></w:fonts>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/font" Target="fonts/font1.odttf"/></Relationships>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "word/fontTable.xml":
                blob = table.encode()
            elif name == "word/styles.xml":
                root = etree.fromstring(blob)
                for fonts in root.iter(f"{{{W}}}rFonts"):
                    fonts.attrib.clear()
                    for which in ("ascii", "hAnsi", "cs", "eastAsia"):
                        fonts.set(f"{{{W}}}{which}", "Honest Serif")
                blob = etree.tostring(root)
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
                more = f'<Default Extension="odttf" ContentType="{kind}"/><Default'.encode()
                blob = blob.replace(b"<Default", more, 1)
            new.writestr(name, blob)
        new.writestr("word/_rels/fontTable.xml.rels", relations)
        new.writestr("word/fonts/font1.odttf", hidden)
    return data.getvalue()


def test_a_font_that_swaps_figures_deceives_the_text_and_not_the_reader_of_shapes(
    letter, printed, tmp_path
):
    font = swapped(LIBERATION / "LiberationSerif-Regular.ttf")
    docx = with_font(letter.rendered.docx, font)
    pdf = printed({"swapped": docx})["swapped"]
    assert hear(docx, pdf, letter.content, letter.own).findings == ()  # its letters are all there
    index = richest(pdf)
    said, seen = numbers(text_of(pdf, index)), numbers(read_shapes(pdf, index, tmp_path))
    deceived = {number for number in said if set(number) & {"3", "9"}}
    assert deceived
    turned = {number.translate(str.maketrans("39", "93")) for number in deceived}
    assert len(deceived - seen) > len(deceived) // 2
    assert turned & seen
