"""What stays together on a page."""

from __future__ import annotations

from lxml import etree

from comity.render import render
from comity.render.ooxml import paragraph_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx, read_members):
    return etree.fromstring(read_members(docx)["word/document.xml"]).find(f"{W}body")


def held(paragraph) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def test_an_item_stays_with_its_notes(request_content, request_template, read_members):
    body = body_of(render(request_content, request_template).docx, read_members)
    styles = {p: p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in body.iterchildren(f"{W}p")}
    noted = [p for p in styles if styles.get(p.getnext()) == "ItemNote"]
    assert noted
    assert all(held(paragraph) for paragraph in noted)
    items = [p for p in styles if styles[p] == "NumberedItem" and p not in noted]
    alone = [p for p in items if p.getnext().tag == f"{W}p"]
    assert alone
    assert not any(held(p) for p in alone if not paragraph_text(p).endswith(":"))


def test_no_row_of_a_table_stands_alone_on_a_page(request_content, request_template, read_members):
    body = body_of(render(request_content, request_template).docx, read_members)
    tables = [list(table.iterchildren(f"{W}tr")) for table in body.iterchildren(f"{W}tbl")]
    rows = [rows for rows in tables if len(rows) > 1]
    assert rows
    for first, *others in rows:
        penultimate = [first, *others][-2]
        assert all(held(p) for row in (first, penultimate) for p in row.iter(f"{W}p"))
        assert not any(held(p) for p in others[-1].iter(f"{W}p"))


def test_a_short_table_stays_whole_and_a_long_one_may_break(
    notice_content, notice_template, read_members
):
    body = body_of(render(notice_content, notice_template).docx, read_members)
    tables = [list(table.iterchildren(f"{W}tr")) for table in body.iterchildren(f"{W}tbl")]
    for rows in tables:
        free = [row for row in rows[:-1] if not all(held(p) for p in row.iter(f"{W}p"))]
        assert bool(free) == (len(rows) > 6), [paragraph_text(p) for p in rows[0].iter(f"{W}p")]
