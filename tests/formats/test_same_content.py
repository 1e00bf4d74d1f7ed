"""Word, web page, Markdown and JSON say the same, in the same order and with the same structure."""

from __future__ import annotations

import io
import json
import zipfile
from itertools import pairwise

import pytest
from lxml import etree

pytestmark = pytest.mark.needs_country

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADINGS = ("h1", "h2", "h3", "h4")


@pytest.fixture
def twin(sample):
    return json.loads(sample.files["json"])


@pytest.fixture
def whole(twin, reading):
    """The text of the JSON as one string: header, body, footer."""
    text = twin["text"]
    body = "".join(reading["said"](text["blocks"]))
    return reading["bare"]("".join([*text["header"], body, *text["footer"]]))


def word_text(docx, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(name))
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def text_of(node):
    return "".join(node.itertext())


def headings(tree):
    return [(int(n.tag[1]) - 1, text_of(n).strip()) for n in tree.iter() if n.tag in HEADINGS]


def told_headings(twin):
    blocks = twin["text"]["blocks"]
    return [
        (block["level"], f"{block['number']} {block['text']}".strip())
        for block in blocks
        if block["type"] == "heading"
    ]


def test_json_says_what_the_word_file_says(sample, twin, reading):
    body = "".join(reading["said"](twin["text"]["blocks"], numbers=False))
    assert reading["bare"](body) == reading["bare"](word_text(sample.files["docx"]))


def test_the_web_page_says_what_json_says(sample, whole, reading):
    body = reading["page"](sample.files["html"]).find("body")
    assert reading["bare"](reading["own_text"](body)) == whole


def test_markdown_says_what_json_says(sample, whole, reading):
    tree = reading["marked_down"](sample.files["md"])
    assert reading["bare"](text_of(tree.find("body"))) == whole


def test_the_headings_of_all_formats_are_the_same_and_skip_no_level(sample, twin, reading):
    told = told_headings(twin)
    levels = [level for level, _ in told]
    assert levels[0] == 0
    assert levels.count(0) == 1
    assert len(levels) > 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert headings(reading["page"](sample.files["html"])) == told
    assert headings(reading["marked_down"](sample.files["md"])) == told


def test_the_tables_of_all_formats_have_the_same_cells(sample, twin, reading):
    bare = reading["bare"]
    blocks = [block for block in twin["text"]["blocks"] if "rows" in block]
    told = [
        [bare(cell) for row in (block["head"], *block["rows"]) for cell in row] for block in blocks
    ]
    tables = {"table": ("th", "td"), "dl": ("dt", "dd")}
    html = [
        [bare(text_of(cell)) for cell in node.iter() if cell.tag in tables[node.tag]]
        for node in reading["page"](sample.files["html"]).iter()
        if node.tag in tables
    ]
    assert html == told
    md = [
        [bare(text_of(cell)) for cell in node.iter() if cell.tag in ("th", "td")]
        for node in reading["marked_down"](sample.files["md"]).iter("table")
    ]
    without_head = [cells for cells, block in zip(told, blocks, strict=True) if not block["head"]]
    assert [[cell for cell in cells if cell] for cells in md] == [
        [cell for cell in cells if cell] for cells in told
    ]
    assert without_head  # rows of label and value, which Markdown gives an empty head


def test_classification_and_draft_mark_come_first_in_every_format(sample, twin, reading):
    marks = twin["text"]["header"]
    classification = twin["data"]["draft"].get("classification")
    assert twin["draft"] is sample.draft
    apart = sample.name == "order-de-ie"  # this version is for authorities alone, and says so
    assert len(marks) == bool(classification) + sample.draft + apart
    assert classification is None or classification in marks
    title = reading["page"](sample.files["html"]).findtext("head/title")
    assert title.startswith(" · ".join(marks))
    start = reading["bare"](text_of(reading["marked_down"](sample.files["md"]).find("body")))
    assert start.startswith(reading["bare"]("".join(marks)))
