from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest

from comity.render import html, render

HOSTILE = [
    "AT&T; R&D &amp; &copy",
    "Smith <a@b>",
    "</p><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</title></style><img src=x onerror=alert(1)>",
    "<!-- x --> ]]> <w:p>",
    "{{ x }}",
    "שלום 👩🏽‍⚖️",
]


def parsed(data):
    """The tree by the rules of HTML5; any error of syntax is raised."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(data.decode("utf-8"))


def text_of(node):
    return "".join(node.itertext())


@pytest.fixture
def page(request_content, request_template):
    return parsed(html.export(render(request_content, request_template)))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_shown_exactly_as_written(with_value, request_template, value):
    content = replace(with_value(value), title=value)
    page = parsed(html.export(render(content, request_template)))
    assert page.findtext("head/title") == value
    assert text_of(page.find("body/header")).strip() == value
    assert next(text_of(node) for node in page.iter("h2")) == f"1. {value}"
    assert value in [text_of(node) for node in page.iter("p")]
    assert value in [text_of(node) for node in page.iter("td")]
    assert value in [text_of(node) for node in page.iter("th")]
    assert value in [text_of(node) for node in page.iter("span")]
    assert not [node for node in page.iter() if node.tag in ("script", "img", "a", "link")]


def test_the_page_stands_alone_and_says_its_language(page):
    assert page.get("lang") == "en"
    assert page.get("dir") == "ltr"
    assert page.find("head/meta").get("charset") == "utf-8"
    assert not [node for node in page.iter() if {"src", "href", "style"} & set(node.attrib)]
    assert "@media print" in page.findtext("head/style")
    assert "url(" not in page.findtext("head/style")
    assert [node.tag for node in page.find("body")] == ["header", "main", "footer"]


def test_tables_say_what_their_heads_are_for(page):
    scopes = {node.get("scope") for node in page.iter("th")}
    assert scopes == {"col", "row"}
    assert [text_of(node) for node in page.find(".//thead/tr")] == [
        "Id", "Name", "Role", "Born", "Nationality",
    ]  # fmt: skip


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(n.tag[1]) for n in page.iter() if n.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_a_right_to_left_document_says_so(request_content, request_template):
    content = replace(request_content, language="ar", direction="rtl")
    page = parsed(html.export(render(content, request_template)))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_without_marks_there_is_no_header(notice_content, notice_template):
    page = parsed(html.export(render(notice_content, notice_template)))
    assert page.find("body/header") is None
    assert page.find("body").get("class") == "notice"


def test_the_same_document_gives_the_same_page(request_content, request_template):
    first, second = (html.export(render(request_content, request_template)) for _ in range(2))
    assert first == second
