"""Every sample through LibreOffice: the PDF says what the other formats say.

In one language each every day, in each language as a draft and not in the long run.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
from lxml import etree

from comity.steps.render import pdf

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def twin(sample):
    return json.loads(sample.files["json"])


@pytest.fixture
def pages(sample, twin, tmp_path, tool, reading):
    """The text of each page of the PDF without white space, in the order in which it is set."""
    made = pdf.convert(
        sample.files["docx"], day=dt.date.fromisoformat(twin["date"]), beside=tmp_path
    )
    path = tmp_path / "sample.pdf"
    path.write_bytes(made.data)
    texts = tool("pdftotext", "-raw", path, "-").split("\f")[:-1]
    return [reading["bare"](text).casefold() for text in texts]


def margins(docx):
    """The texts of headers and footers, the numbers of pages left out."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.startswith(("word/header", "word/footer")):
                for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    fields = any(True for _ in paragraph.iter(f"{W}fldChar", f"{W}fldSimple"))
                    text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
                    yield text.strip(), fields


def test_the_pdf_says_what_json_says_in_the_same_order(sample, twin, pages, reading):
    bare = reading["bare"]
    whole = bare("".join(reading["said"](twin["text"]["blocks"]))).casefold()
    heads = {
        bare("".join(block["head"])).casefold()
        for block in twin["text"]["blocks"]
        if block.get("head")
    }
    at = 0
    for number, page in enumerate(pages, start=1):
        body = page
        for text in twin["text"]["header"]:
            mark = bare(text).casefold()
            assert mark in body[:400], (number, text)
            body = body.replace(mark, "", 1)
        rest = whole[at:]
        start = body.find(rest[:40]) if len(rest) >= 40 else body.rfind(rest)
        for head in heads if start < 0 else ():  # the head of a table, come again
            after = body.find(head + rest[:20])
            start = after + len(head) if after >= 0 else start
        assert start >= 0, (number, rest[:40], body[:200])
        at += len(body) - start
        assert whole[:at].endswith(body[start:]), (number, body[start:])
    assert at == len(whole)
