"""The base templates: layout and slots, outlined beside them, and no word of any language."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from comity.render import render
from comity.render.outline import outline
from comity.render.walk import walk
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
