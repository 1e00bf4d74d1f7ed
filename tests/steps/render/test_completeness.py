"""What was placed must stand in the document, and no longer figure in its place."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError
from comity.steps.render.completeness import check_placed
from comity.word.ooxml import Element, parse, w

SPACE = w("p").partition("}")[0].lstrip("{")


def body(*paragraphs: str) -> Element:
    """A document of paragraphs."""
    text = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    xml = f'<w:document xmlns:w="{SPACE}"><w:body>{text}</w:body></w:document>'
    return parse(xml.encode(), "document")


def lost(placed: str, *paragraphs: str) -> bool:
    try:
        check_placed({"loss": (placed,)}, [body(*paragraphs)], "request.docx")
    except RenderError as error:
        assert "loss was given to the template but is not in the document" in str(error)
        return True
    return False


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        ("1\u00a0January 2026", "On 1 January 2026, he wrote."),
        ("JPY\u00a09,000", "A loss of JPY 9,000, and more."),
        ("JPY\u00a09,000", "A loss of JPY 9,000.50"),
        ("9.000", "Loss: 9.000."),
        ("1 Road\nTown 7", "Mr A\n1 Road\nTown 7\n2 floors"),
        ("2026", "EX/2026/7"),
        ("3", "facts 1,3"),
        ("Ann", "Annabel"),  # letters are as they were: a name has endings
    ],
)
def test_what_stands_there_is_found(placed: str, text: str) -> None:
    assert not lost(placed, "Before 5", text)


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        ("1 January 2026", "On 11 January 2026"),
        ("1 January 2026", "On 1 January 20261"),
        ("JPY 9,000", "JPY 9,000,000"),
        ("234,567 JPY", "1,234,567 JPY"),
        ("9", "90 days"),
        ("9 days", "19 days"),
        ("JPY 9", "JPY"),
    ],
)
def test_a_longer_figure_is_not_the_value(placed: str, text: str) -> None:
    assert lost(placed, text)


def test_a_value_in_two_paragraphs_is_not_found() -> None:
    assert lost("1 January 2026", "1", "January 2026")
