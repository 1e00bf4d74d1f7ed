"""The base templates: layout and slots, outlined beside them, and no word of any language."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from comity.steps.render import render
from comity.word.outline import outline
from comity.word.readback import walk
from comity_templates import base_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KINDS = ("request", "notice")


@pytest.mark.parametrize("kind", KINDS)
def test_the_outline_beside_a_template_is_its_own(kind):
    path = base_template(kind)
    written = path.with_suffix("").with_suffix(".outline.txt").read_text(encoding="utf-8")
    assert outline(path.read_bytes()) == written, f"write the outline of {path.name} again"


def test_there_is_no_base_for_an_unknown_kind():
    assert base_template("poem") is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_base_template_holds_no_word_of_any_language(kind, read_members):
    parts = read_members(base_template(kind).read_bytes())
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        text = "".join(etree.fromstring(parts[name]).itertext(f"{W}t"))
        assert re.fullmatch(r"[\s1]*", re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text)), name


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_formatted_by_styles_alone(kind, read_members):
    root = etree.fromstring(read_members(base_template(kind).read_bytes())["word/document.xml"])
    assert root.find(f".//{W}rPr") is None
    assert {child.tag for properties in root.iter(f"{W}pPr") for child in properties} == {
        f"{W}pStyle"
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_part_has_its_place_in_the_order_agreed(request, kind):
    content = request.getfixturevalue(f"{kind}_content")
    docx = render(content, request.getfixturevalue(f"{kind}_template")).docx
    shown = [block.text for block in walk(docx).blocks if getattr(block, "level", None) == 1]
    headings = [part["heading"] for part in content.context["parts"].values() if part["heading"]]
    assert shown == headings


@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_numbered_by_fields(request, kind, read_members):
    content = request.getfixturevalue(f"{kind}_content")
    docx = render(content, request.getfixturevalue(f"{kind}_template")).docx
    footer = etree.fromstring(read_members(docx)["word/footer1.xml"])
    assert [node.text for node in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_data_says_what_it_holds_and_its_head_repeats(request, kind, read_members):
    content = request.getfixturevalue(f"{kind}_content")
    docx = render(content, request.getfixturevalue(f"{kind}_template")).docx
    tables = list(etree.fromstring(read_members(docx)["word/document.xml"]).iter(f"{W}tbl"))
    data = [
        t for t in tables if style_of(t, "tblStyle") not in {"ReferenceTable", "SignatureTable"}
    ]
    captions = [t.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for t in data]
    assert data
    assert all(captions)
    heads = [t for t in data if style_of(t, "tblStyle") == "DataTable"]
    assert heads
    for table in heads:
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@pytest.mark.parametrize("kind", KINDS)
def test_space_comes_from_styles_and_not_from_empty_paragraphs(request, kind, read_members):
    content = request.getfixturevalue(f"{kind}_content")
    docx = render(content, request.getfixturevalue(f"{kind}_template")).docx
    body = etree.fromstring(read_members(docx)["word/document.xml"])
    empty = {style_of(p, "pStyle") for p in body.iter(f"{W}p") if not "".join(p.itertext()).strip()}
    # the line below the letterhead, what Word asks for after a table, the places of hand and seal
    expected = {"LetterheadRule", "AfterTable", "SignatureRule", "Seal", "TableText"}
    assert empty <= expected  # a cell that holds nothing is empty too


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_stays_with_what_it_heads(kind, read_members):
    styles = etree.fromstring(read_members(base_template(kind).read_bytes())["word/styles.xml"])
    for name in ("Title", "Heading1", "Heading2", "Heading3"):
        [style] = [s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == name]
        assert style.find(f"{W}pPr/{W}keepNext") is not None, name


def style_of(node, name):
    properties = "tblPr" if name == "tblStyle" else "pPr"
    return node.find(f"{W}{properties}/{W}{name}").get(f"{W}val")
