"""Texts in another language are marked where they stand, and nothing else is."""

from __future__ import annotations

import time
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.content import Passage
from comity.steps.render import html, markdown, render
from comity.steps.render.passages import Passages

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FRENCH = Passage("Quiconque trompe autrui est puni.", "fr")
ARABIC = Passage("هذا نص عربي للاختبار", "ar", "rtl")
SHORT = Passage("faux en écritures", "fr")
TWO_LINES = Passage("Un premier alinéa.\nPuis un autre.", "fr-BE")


def languages(passages, text):
    return [(piece, of.language if of else "") for piece, of in Passages(passages).split(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (FRENCH.text, [(FRENCH.text, "fr")]),
        (
            f"It reads: “{FRENCH.text}” (s. 1)",
            [("It reads: “", ""), (FRENCH.text, "fr"), ("” (s. 1)", "")],
        ),
        ("It is faux en écritures.", [("It is ", ""), (SHORT.text, "fr"), (".", "")]),
        ("faux en écrituresX", [("faux en écrituresX", "")]),
        ("Quiconque trompe", [("Quiconque trompe", "")]),
        (
            f"1.\t{TWO_LINES.text}",
            [
                ("1.", ""),
                ("\t", ""),
                ("Un premier alinéa.", "fr-BE"),
                ("\n", ""),
                ("Puis un autre.", "fr-BE"),
            ],
        ),
        ("", []),
    ],
)
def test_a_passage_is_found_whole_or_within_a_text(text, pieces):
    assert languages([FRENCH, SHORT, TWO_LINES], text) == pieces


def test_one_or_two_words_are_told_only_where_they_are_all_there_is():
    passages = [Passage("fraude", "fr"), Passage("Bande organisée", "fr")]
    assert languages(passages, "fraude") == [("fraude", "fr")]
    assert languages(passages, "a fraude Bande organisée") == [("a fraude Bande organisée", "")]


def test_of_two_that_begin_alike_the_longer_is_found():
    longer = Passage("Quiconque trompe autrui est puni. Et plus.", "nl")
    found = languages([FRENCH, longer], f"({longer.text}) ({FRENCH.text})")
    assert [language for _, language in found if language] == ["nl", "fr"]


def test_passages_that_all_begin_alike_do_not_make_a_long_text_slow():
    passages = [Passage("un un un " + "b" * length, "fr") for length in range(1, 2000)]
    passages.append(Passage("un " * 100_000 + "deux", "fr"))
    found = Passages(passages)
    text = "(" + "un " * 40_000 + ")"
    begun = time.process_time()
    assert "".join(piece for piece, _ in found.split(text)) == text
    assert time.process_time() - begun < 6  # seconds; it was a minute
    assert [of is not None for _, of in found.split(passages[0].text)] == [True]


WORDS = st.lists(st.sampled_from(["un", "deux", "trois,", "«quatre»", ".", "5"]), max_size=9)


@given(WORDS, st.lists(WORDS, max_size=4), st.sampled_from([" ", "\n", "\t", "\u00a0"]))
def test_the_pieces_of_a_text_are_the_text(words, texts, between):
    text = between.join(words)
    passages = Passages(Passage(" ".join(found), "fr") for found in texts)
    assert "".join(piece for piece, _ in passages.split(text)) == text


@pytest.fixture
def rendered(with_value, request_template):
    """A passage in a paragraph, a cell, an item, a note, a heading and a margin, after a word."""

    def rendered(passage):
        content = replace(with_value(f"It says: {passage.text}"), passages=(passage,))
        return render(content, request_template)

    return rendered


@pytest.mark.parametrize("passage", [FRENCH, ARABIC, TWO_LINES])
def test_word_is_told_the_language_of_a_passage_and_of_nothing_else(
    rendered, passage, read_members, read_texts
):
    made = rendered(passage)
    assert any(f"It says: {passage.text}" in text for text in read_texts(made.docx))
    marked, others = [], []
    for name, data in read_members(made.docx).items():
        if name.startswith(("word/document", "word/header", "word/footer")):
            for run in ElementTree.fromstring(data).iter(f"{W}r"):
                text = "".join(node.text or "" for node in run.iter(f"{W}t"))
                lang = run.find(f"{W}rPr/{W}lang")
                if lang is None:
                    others.append(text)
                    continue
                assert {lang.get(f"{W}{name}") for name in ("val", "eastAsia", "bidi")} == {
                    passage.language
                }
                rtl = run.find(f"{W}rPr/{W}rtl") is not None
                assert rtl == (passage.direction == "rtl")
                marked.append(text)
    lines = passage.text.split("\n")
    assert len(marked) >= 5 * len(lines)
    assert set(marked) == set(lines)
    assert not any(line in text for text in others for line in lines)


def test_a_run_that_is_split_keeps_its_look(rendered, read_members):
    body = ElementTree.fromstring(read_members(rendered(FRENCH).docx)["word/document.xml"])
    for paragraph in body.iter(f"{W}p"):
        runs = list(paragraph.iter(f"{W}r"))
        texts = ["".join(node.text or "" for node in run.iter(f"{W}t")) for run in runs]
        if FRENCH.text in texts:
            looks = [
                [node.tag for node in run.findall(f"{W}rPr/*") if node.tag != f"{W}lang"]
                for run in runs
                if run.find(f"{W}t") is not None
            ]
            assert all(look == looks[0] for look in looks)


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        (FRENCH, f'It says: <span lang="fr">{FRENCH.text}</span>'),
        (ARABIC, f'It says: <span lang="ar" dir="rtl">{ARABIC.text}</span>'),
    ],
)
def test_a_web_page_tells_it_and_markdown_says_the_words(rendered, passage, shown):
    made = rendered(passage)
    page = html.export(made).decode()
    assert page.count(shown) >= 4
    assert page.count("<span lang=") == page.count(shown)
    assert passage.text in markdown.export(made).decode().replace("\\", "")


def test_a_document_without_any_has_no_run_with_a_language(
    request_content, request_template, read_members
):
    body = read_members(render(request_content, request_template).docx)["word/document.xml"]
    assert b"<w:lang" not in body
