"""A name over the cells of a table of Word: across, down a column, and with another tear in it."""

from __future__ import annotations

import pytest

from comity.model.errors import RenderError
from comity.steps.protect import Shield

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def table(*rows: str) -> bytes:
    """A document with a table: cells parted by ``|``, a tab and a line end as Word has them."""

    def cell(text: str) -> str:
        runs = text.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
        runs = runs.replace("~", "</w:t></w:r><w:r><w:t>")
        return f"<w:tc><w:p><w:r><w:t>{runs}</w:t></w:r></w:p></w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row.split('|')))}</w:tr>" for row in rows)
    return f'<w:document xmlns:w="{SPACE}"><w:tbl>{body}</w:tbl></w:document>'.encode()


@pytest.fixture
def found(hearing, resolve_case):
    shield = Shield(resolve_case(hearing).draft.data())

    def found(*rows: str) -> bool:
        try:
            shield.inspect([("document.xml", table(*rows))])
        except RenderError:
            return True
        return False

    return found


@pytest.mark.parametrize(
    "rows",
    [
        ("1|Aber", "2|nathy"),
        ("Name|Aber|of age", "Next|nathy|here"),
        tuple(f"{letter}|word" for letter in "Abernathy"),
        ("the first of|Aber", "|nathy"),
        ("1|Ngozi", "2|Abernathy"),
        ("Ab\ter|nathy",),
        ("Ab\ner|nathy",),
        ("A b e r|n a t h y",),
        ("Ab~er\nna|thy",),
        ("x|Ab\ter|nathy|y", "1|2|3|4"),
    ],
)
def test_a_name_down_a_column_or_torn_twice_is_found(rows, found) -> None:
    assert found(*rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("1|Aber", "2|deen"),
        ("No.|Name|Born", "1|John Okafor|3 March 1985", "2|Ann Bell|4 May 1990"),
        tuple(f"{letter}|word" for letter in "Aberdeenly"),
        ("Aber|1", "2|nathy"),
        ("A b c|d e f", "g h|i"),
        ("Tel.\t020|7946", "a\nb|c"),
        ("Total|12", "Sum|13", "Rest|14", "All|15", "End|16"),
        ("1985|3", "1986|2", "1987|1"),
    ],
)
def test_an_honest_table_is_let_through(rows, found) -> None:
    assert not found(*rows)


def test_a_wide_row_over_many_short_ones_is_read(found) -> None:
    assert not found("|".join("x" * 500), *["y"] * 500)
