"""What stays together on a page."""

from __future__ import annotations

from lxml import etree

from comity.steps.render import render
from comity.word.ooxml import paragraph_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx, read_members):
    return etree.fromstring(read_members(docx)["word/document.xml"]).find(f"{W}body")


def held(paragraph) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


LEAD_IN = "<w:p><w:r><w:t>What is sought:</w:t></w:r></w:p>"


def row(text: str) -> str:
    return (
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p><w:r>"
        f"<w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
    )


def tables_of(docx, read_members):
    """The rows of each table."""
    body = body_of(docx, read_members)
    return [list(table.iterchildren(f"{W}tr")) for table in body.iterchildren(f"{W}tbl")]


def test_an_item_stays_with_its_notes(request_content, request_template, read_members):
    body = body_of(render(request_content, request_template).docx, read_members)
    styles = {p: p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in body.iterchildren(f"{W}p")}
    noted = [p for p in styles if styles.get(p.getnext()) == "ItemNote"]
    assert noted
    assert all(held(paragraph) for paragraph in noted)
    items = [p for p in styles if styles[p] == "NumberedItem" and p not in noted]
    alone = [p for p in items if p.getnext().tag == f"{W}p"]
    assert alone
    closings = {"Closing", "Valediction"}
    leads = [p for p in alone if paragraph_text(p).endswith(":") or styles[p.getnext()] in closings]
    assert [held(p) for p in alone] == [p in leads for p in alone]


def test_the_last_row_of_a_table_does_not_stand_alone(
    request_content, request_template, read_members
):
    tables = tables_of(render(request_content, request_template).docx, read_members)
    last = [p for rows in tables for p in rows[-1].iter(f"{W}p")]
    before = [p for rows in tables if len(rows) > 2 for p in rows[-2].iter(f"{W}p")]
    assert last
    assert not any(held(p) for p in last)
    assert before
    assert all(held(p) for p in before)


def test_the_first_row_of_a_long_table_is_not_held(small, make_template, read_members):
    # LibreOffice leaves out rows of a long table whose first row is held as its lead-in is
    rows = "".join(row(f"Row {number}") for number in range(9))
    [cells] = tables_of(
        render(small(), make_template(f"{LEAD_IN}<w:tbl>{rows}</w:tbl>")).docx, read_members
    )
    assert [all(held(p) for p in cell.iter(f"{W}p")) for cell in cells] == [False] * 7 + [
        True,
        False,
    ]


def test_a_row_of_half_a_page_may_break(small, make_template, read_members):
    body = f"<w:tbl>{row('short')}{row('long ' * 600)}{row('short')}</w:tbl>"
    [cells] = tables_of(render(small(), make_template(body)).docx, read_members)
    whole = [cell.find(f"{W}trPr/{W}cantSplit") is not None for cell in cells]
    assert whole == [True, False, True]


def test_a_table_of_few_rows_but_many_lines_leaves_no_half_page_empty(
    small, make_template, read_members
):
    held_rows = []
    for text in ("a name", "a line of an address " * 14):
        rows = "".join(row(text) for _ in range(4))
        [cells] = tables_of(
            render(small(), make_template(f"{LEAD_IN}<w:tbl>{rows}</w:tbl>")).docx, read_members
        )
        held_rows.append([all(held(p) for p in cell.iter(f"{W}p")) for cell in cells])
    assert held_rows == [[True, True, True, False], [False, False, True, False]]


def test_a_short_table_stays_whole_and_a_long_one_may_break(
    notice_content, notice_template, read_members
):
    body = body_of(render(notice_content, notice_template).docx, read_members)
    tables = [list(table.iterchildren(f"{W}tr")) for table in body.iterchildren(f"{W}tbl")]
    for rows in tables:
        free = [row for row in rows[:-1] if not all(held(p) for p in row.iter(f"{W}p"))]
        assert bool(free) == (len(rows) > 6), [paragraph_text(p) for p in rows[0].iter(f"{W}p")]


def test_a_signature_does_not_stand_alone_on_a_page(
    request_content, request_template, read_members
):
    body = body_of(render(request_content, request_template).docx, read_members)
    names = {p: p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in body.iterchildren(f"{W}p")}
    before = next(p for p in names if names.get(p.getnext()) in {"Closing", "Valediction"})
    assert names[before] == "NumberedItem"  # the last of the annexes
    assert held(before)


def test_the_last_row_before_the_closing_goes_with_it(small, make_template, read_members):
    rows = "".join(row(f"Row {number}") for number in range(9))
    made = make_template(closing_after(f"<w:tbl>{rows}</w:tbl><w:p/>"))
    [cells] = tables_of(render(small(), made).docx, read_members)
    assert [all(held(p) for p in cell.iter(f"{W}p")) for cell in cells] == [False] * 7 + [True] * 2


def closing_after(body: str) -> str:
    return f'{body}<w:p><w:pPr><w:pStyle w:val="Closing"/></w:pPr><w:r><w:t>Yours</w:t></w:r></w:p>'


def test_the_item_before_the_closing_stays_with_it(small, make_template, read_members):
    made = make_template(closing_after("<w:p><w:r><w:t>1. An annex</w:t></w:r></w:p>"))
    item, closing, *_ = body_of(render(small(), made).docx, read_members).iterchildren(f"{W}p")
    assert held(item)
    assert not held(closing)


def test_the_only_row_before_the_closing_may_break(small, make_template, read_members):
    # LibreOffice does not hold a table whose only row may not break
    made = make_template(closing_after(f"<w:tbl>{row('A contact')}</w:tbl><w:p/>"))
    [[only]] = tables_of(render(small(), made).docx, read_members)
    assert all(held(p) for p in only.iter(f"{W}p"))
    assert only.find(f"{W}trPr/{W}cantSplit") is None
