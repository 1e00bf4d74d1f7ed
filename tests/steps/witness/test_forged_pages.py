"""Pages that lie: an honest letter, altered when it is printed already."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable

import pytest

from comity.steps.witness import hear

pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2: see tox -e documents")
raw = pytest.importorskip("pypdfium2.raw", reason="pypdfium2: see tox -e documents")

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

ON_PAGE: dict[str, tuple[Callable[..., None], str]] = {}


def bounds(one: object) -> list[float]:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *edges)
    return [edge.value for edge in edges]


def on_page(kind: str) -> Callable[..., Callable[..., None]]:
    def note(forge: Callable[..., None]) -> Callable[..., None]:
        ON_PAGE[forge.__name__.replace("_", " ")] = (forge, kind)
        return forge

    return note


@on_page("unseen")
def text_is_set_without_being_painted(page, found):
    raw.FPDFTextObj_SetTextRenderMode(found, raw.FPDF_TEXTRENDERMODE_INVISIBLE)


@on_page("unseen")
def text_is_filled_with_nothing(page, found):
    raw.FPDFPageObj_SetFillColor(found, 0, 0, 0, 0)


@on_page("unseen")
def text_is_moved_off_the_page(page, found):
    raw.FPDFPageObj_Transform(found, 1, 0, 0, 1, 2000, 0)


@on_page("unseen")
def text_is_cut_off_by_a_clip(page, found):
    clip = raw.FPDF_CreateClipPath(0, 0, 1, 1)
    raw.FPDFPage_InsertClipPath(page.raw, clip)


@on_page("unseen")
def half_of_a_line_is_covered(page, found):
    left, bottom, right, top = bounds(found)
    cover = raw.FPDFPageObj_CreateNewRect(left, bottom, right - left, (top - bottom) * 0.55)
    raw.FPDFPageObj_SetFillColor(cover, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(cover, raw.FPDF_FILLMODE_ALTERNATE, False)
    raw.FPDFPage_InsertObject(page.raw, cover)


@on_page("overprinted")
def text_is_set_over_other_text(page, found):
    raw.FPDFPageObj_Transform(found, 1, 0, 0, 1, 0, -13.8)


@on_page("missing")
def text_is_taken_away(page, found):
    raw.FPDFPage_RemoveObject(page.raw, found)


def _rewritten(pdf: bytes, forge: Callable[..., None]) -> bytes:
    """A PDF with the longest piece of text of its second page altered."""
    document = pdfium.PdfDocument(pdf)
    page = document[1]
    count = raw.FPDFPage_CountObjects(page.raw)
    objects = [raw.FPDFPage_GetObject(page.raw, n) for n in range(count)]
    texts = [one for one in objects if raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT]
    forge(page, max(texts, key=lambda one: bounds(one)[2] - bounds(one)[0]))
    raw.FPDFPage_GenerateContent(page.raw)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture(scope="module")
def honest(letter, printed):
    return printed({"honest": letter.rendered.docx})["honest"]


@pytest.mark.parametrize("name", ON_PAGE)
def test_a_forged_page_is_told(letter, honest, name):
    forge, kind = ON_PAGE[name]
    testimony = hear(letter.rendered.docx, _rewritten(honest, forge), letter.content, letter.own)
    assert kind in {found.kind for found in testimony.findings}, testimony.findings
