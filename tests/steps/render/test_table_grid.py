"""The columns of a table have room for their words."""

from lxml import etree

from comity.steps.render.table_grid import fit_tables
from comity.word.ooxml import w

WIDTH = 9000
HEADS = ("Nr.", "Name", "Stellung", "Geboren", "Staatsangehörigkeit", "Aufenthaltsort")
CELLS = (
    *("1", "Max Mustermann", "Beschuldigte Person", "12. März 1991, Musterstadt, Deutschland"),
    *("Deutschland", "Justizvollzugsanstalt Musterstadt"),
)


def fitted(*rows: tuple[str, ...]) -> list[int]:
    """The widths of the columns of a table that spans the text."""
    body = etree.Element(w("body"))
    table = etree.SubElement(body, w("tbl"))
    properties = etree.SubElement(table, w("tblPr"))
    etree.SubElement(properties, w("tblW"), {w("w"): "5000", w("type"): "pct"})
    grid = etree.SubElement(table, w("tblGrid"))
    for _ in rows[0]:
        etree.SubElement(grid, w("gridCol"), {w("w"): "1000"})
    for row in rows:
        line = etree.SubElement(table, w("tr"))
        for text in row:
            run = etree.SubElement(
                etree.SubElement(etree.SubElement(line, w("tc")), w("p")), w("r")
            )
            etree.SubElement(run, w("t")).text = text
    fit_tables(body, WIDTH)
    return [int(column.get(w("w"), "0")) for column in body.iter(w("gridCol"))]


def test_no_word_is_broken_where_all_longest_words_fit() -> None:
    widths = fitted(HEADS, CELLS)

    assert sum(widths) == WIDTH
    assert widths[1] >= 1300  # "Mustermann" in ten points, and the margins of its cell
    assert widths[4] >= 1900
    assert widths[0] < widths[1] < widths[5]


def test_a_column_with_more_text_is_wider_and_one_long_word_does_not_take_it_all() -> None:
    short, text = fitted(("yes", "what is said here in many words " * 6))
    word, rest = fitted(("x" * 300, "what is said here in many words " * 6))

    assert text > 3 * short
    assert word + rest == WIDTH
    assert rest > WIDTH // 4
