from __future__ import annotations

from comity.steps.render import render
from comity.word.readback import Heading, Item, Paragraph, Table, walk
from comity.word.styles import Role


def test_a_request_is_read_back_in_its_elements(request_content, request_template):
    document = walk(render(request_content, request_template).docx)
    assert document.header == (
        Paragraph(Role.CLASSIFICATION, "Confidential: for judicial use only"),
    )
    assert document.footer == ("DPPA/CA/MLA/2026/0417",)
    blocks = document.blocks
    assert blocks[0] == Paragraph(Role.LETTERHEAD_NAME, "Federal Ministry of Justice")
    titles = [block for block in blocks if isinstance(block, Heading)]
    assert titles[0] == Heading(0, "Request for Mutual Legal Assistance in a Criminal Matter")
    assert titles[1:4] == [
        Heading(1, "Introduction", "1."),
        Heading(1, "Legal basis", "2."),
        Heading(1, "The proceedings", "3."),
    ]
    assert Heading(2, "O-1: Computer-related fraud") in titles
    assert titles[-1] == Heading(1, "The law this document rests on")
    [first] = [block for block in blocks if isinstance(block, Item) and block.number == "F-1."]
    assert first.notes == ("Source: statement of the finance director, annex A-3.",)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert tables[0].labels
    assert tables[0].rows[0] == ("Our reference", "DPPA/CA/MLA/2026/0417")
    [persons] = [table for table in tables if table.head]
    assert persons.head == ("Id", "Name", "Role", "Born", "Nationality")
    assert persons.rows[2] == ("P-3", "Example Trading Limited", "Third party", "", "")


def test_a_signature_block_is_read_as_lines_not_as_a_table(request_content, request_template):
    blocks = walk(render(request_content, request_template).docx).blocks
    lines = [b.text for b in blocks if isinstance(b, Paragraph) and b.role is Role.SIGNATURE]
    assert lines == [
        "Ngozi Eze",
        "Director of Public Prosecutions of the Federation",
        "Abuja, 16 November 2026",
    ]


def test_line_breaks_stay(request_content, request_template):
    blocks = walk(render(request_content, request_template).docx).blocks
    cells = [cell for b in blocks if isinstance(b, Table) for row in b.rows for cell in row]
    assert any(cell.endswith("offence.\n(paraphrase)") for cell in cells)


def test_a_draft_mark_stands_in_the_margin(request_content, request_template):
    context = dict(request_content.context)
    context["doc"] = {**context["doc"], "draft_mark": "Draft: not to be sent"}
    from dataclasses import replace

    document = walk(render(replace(request_content, context=context), request_template).docx)
    assert document.header[1] == Paragraph(Role.DRAFT_MARK, "Draft: not to be sent")
