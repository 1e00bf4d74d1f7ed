from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from comity.model.citations import Citation, Read
from comity.model.content import ClauseUse
from comity.steps.render import jsonout, render


def test_the_twin_holds_the_data_and_what_the_document_says(request_content, request_template):
    content = replace(request_content, data={"b": "é", "a": [1, {"z": "NO"}]})
    data = jsonout.export(render(content, request_template))
    twin = json.loads(data)
    assert twin["data"] == {"a": [1, {"z": "NO"}], "b": "é"}
    assert twin["kind"] == "request"
    assert twin["text"]["header"] == ["Confidential: for judicial use only"]
    blocks = twin["text"]["blocks"]
    assert {"type": "heading", "level": 1, "number": "2.", "text": "Legal basis"} in blocks
    assert {block["type"] for block in blocks} == {
        "heading", "paragraph", "item", "labels", "table",
    }  # fmt: skip
    assert data.endswith(b"}\n")
    assert "é".encode() in data
    keys = list(twin)
    assert keys == sorted(keys)


def test_the_twin_lists_each_source_of_a_citation_with_its_own_reading_and_day(
    request_content, request_template
):
    """A further source that nobody has read is in no document."""
    further = (
        Citation("Circular", "no. 2", Read.SECONDARY),
        Citation("Manual", "p. 9", Read.NONE),
    )
    day = dt.date(2024, 1, 2)
    cited = Citation("Evidence Act", "s. 1", Read.OFFICIAL, as_of=day, also=further)
    content = replace(request_content, clauses=(ClauseUse("request.basis", "basis", (cited,)),))

    assert json.loads(jsonout.export(render(content, request_template)))["law"] == [
        {"citation": "Circular, no. 2", "title": "Circular", "read": "secondary"},
        {
            "citation": "Evidence Act, s. 1",
            "title": "Evidence Act",
            "read": "official",
            "as_of": "2024-01-02",
        },
    ]


def test_every_text_of_the_document_is_in_the_twin(notice_content, notice_template, read_texts):
    rendered = render(notice_content, notice_template)
    twin = json.dumps(json.loads(jsonout.export(rendered))["text"], ensure_ascii=False)
    for text in read_texts(rendered.docx):
        for piece in text.split("\t"):
            assert json.dumps(piece, ensure_ascii=False)[1:-1] in twin


def test_the_same_document_gives_the_same_bytes(request_content, request_template):
    first, second = (jsonout.export(render(request_content, request_template)) for _ in range(2))
    assert first == second


def test_a_draft_says_that_it_is_one(request_content, request_template):
    marked = {**request_content.context}
    marked["doc"] = {**marked["doc"], "draft_mark": "Draft"}
    content = replace(request_content, context=marked)
    assert json.loads(jsonout.export(render(content, request_template)))["draft"] is True
    unmarked = json.loads(jsonout.export(render(request_content, request_template)))
    assert unmarked["draft"] is False
    assert "publication" not in unmarked


def test_a_notice_says_where_it_stands_in_which_languages(notice_content, notice_template):
    editions = [
        {"language": "en", "url": "https://mail.example/legal"},
        {"language": "fr", "url": "https://mail.example/fr/legal"},
    ]
    draft = {"expires": "2027-10-15", "version": "3.0", "editions": editions}
    content = replace(notice_content, data={"draft": draft, "language": "en"})
    assert json.loads(jsonout.export(render(content, notice_template)))["publication"] == {
        "published": "2026-11-16",
        "expires": "2027-10-15",
        "version": "3.0",
        "canonical": "https://mail.example/legal",
        "editions": editions,
    }


def test_what_a_notice_does_not_say_is_left_out(notice_content, notice_template):
    content = replace(notice_content, data={"draft": {}, "language": "en"})
    twin = json.loads(jsonout.export(render(content, notice_template)))
    assert twin["publication"] == {"published": "2026-11-16", "editions": []}
