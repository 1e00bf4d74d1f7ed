from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.steps.render import html, render

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

PIECES = [
    "https://",
    "http://",
    "javascript:",
    "mailto:",
    "mail.example",
    "a@b.example",
    "é",
    "&amp;",
]
HEADINGS = ("h1", "h2", "h3", "h4")


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
    assert page.findtext("head/title") == f"{value} · {value}"  # the classification, the title
    assert text_of(page.find("body/header")).strip() == value
    assert next(text_of(node) for node in page.iter("h2")) == f"1. {value}"
    assert value in [text_of(node) for node in page.iter("p")]
    for tag in ("td", "th", "dt", "dd"):
        assert value in [text_of(node) for node in page.iter(tag)]
    assert value in [text_of(node) for node in page.iter("span")]
    assert not [node for node in page.iter() if node.tag in ("script", "img", "a", "link")]


def test_the_page_stands_alone_and_says_its_language(page):
    assert page.get("lang") == "en"
    assert page.get("dir") == "ltr"
    assert page.find("head/meta").get("charset") == "utf-8"
    assert not [node for node in page.iter() if {"src", "href", "style"} & set(node.attrib)]
    assert "@media print" in page.findtext("head/style")
    assert not re.search(r"url\(|@import|@font-face|https?:", page.findtext("head/style"))
    assert [node.tag for node in page.find("body")] == ["header", "main", "footer"]


def test_tables_say_what_their_heads_are_for_and_what_they_are_about(page):
    assert {node.get("scope") for node in page.iter("th")} == {"col"}
    names = {node.get("id"): text_of(node) for node in page.iter() if node.tag in HEADINGS}
    assert len(names) == len([node for node in page.iter() if node.tag in HEADINGS])
    about = [names[node.get("aria-labelledby")] for node in page.iter("table")]
    assert about == ["4. Persons concerned"]
    assert [text_of(node) for node in page.find(".//thead/tr")] == [
        "Id", "Name", "Role", "Born", "Nationality",
    ]  # fmt: skip


def test_a_table_that_may_scroll_by_itself_is_reached_by_the_keyboard(page):
    for table in page.iter("table"):
        frame = next(node for node in page.iter("div") if table in list(node))
        assert (frame.get("tabindex"), frame.get("role")) == ("0", "group")
        assert frame.get("aria-labelledby") == table.get("aria-labelledby")


def test_rows_of_label_and_value_are_a_list_of_definitions(page):
    pairs = {text_of(node[0]): text_of(node[1]) for node in page.iterfind(".//dl/div")}
    assert pairs["Court seised"] == "Federal High Court, Lagos Division"
    assert {node.tag for div in page.iterfind(".//dl/div") for node in div} == {"dt", "dd"}


@pytest.mark.parametrize(("paper", "size"), [("a4", "A4"), ("letter", "letter")])
def test_the_page_prints_on_the_paper_of_the_state(request_content, request_template, paper, size):
    content = replace(request_content, paper=paper)
    page = parsed(html.export(render(content, request_template)))
    assert f"@page {{ size: {size};" in page.findtext("head/style")


def test_addresses_are_links_in_a_notice_and_nowhere_else(with_value, request_template):
    value = (
        "See https://mail.example/legal?a=1&b=2, or (https://b.example/x). Not http://c.example, "
        'javascript:alert(1), https://"x or legal@mail.example.'
    )
    for kind, expected in (
        ("request", []),
        (
            "notice",
            [
                ("https://mail.example/legal?a=1&b=2", "https://mail.example/legal?a=1&b=2"),
                ("https://b.example/x", "https://b.example/x"),
                ("mailto:legal@mail.example", "legal@mail.example"),
            ],
        ),
    ):
        content = replace(with_value(value), kind=kind)
        page = parsed(html.export(render(content, request_template)))
        paragraph = next(
            node for node in page.find("body/main").iter("p") if text_of(node) == value
        )
        assert [(a.get("href"), text_of(a)) for a in paragraph.iter("a")] == expected


AROUND = st.lists(st.sampled_from([*PIECES, *"ab.:/@<>&'\"() "]), min_size=1, max_size=12)


def settled(examples: int) -> settings:
    unharmed = [HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, deadline=None, suppress_health_check=unharmed)


@settled(15)
@given(AROUND)
def test_whatever_stands_around_an_address_the_words_stay_and_links_lead_nowhere_else(
    with_value, request_template, pieces
):
    stays_and_leads_nowhere_else(with_value, request_template, pieces)


@pytest.mark.long
@settled(300)
@given(AROUND)
def test_whatever_of_many_stands_around_an_address_the_words_stay(
    with_value, request_template, pieces
):
    stays_and_leads_nowhere_else(with_value, request_template, pieces)


def stays_and_leads_nowhere_else(with_value, request_template, pieces):
    value = f"a{''.join(pieces)}z"
    content = replace(with_value(value), kind="notice")
    page = parsed(html.export(render(content, request_template)))
    assert value in [text_of(node) for node in page.iter("dd")]
    for link in page.iter("a"):
        assert link.get("href") in (text_of(link), f"mailto:{text_of(link)}")
        assert link.get("href").startswith(("https://", "mailto:"))
        assert set(link.attrib) == {"href"}


def test_headings_go_down_one_step_at_a_time(page):
    levels = [int(n.tag[1]) for n in page.iter() if n.tag in HEADINGS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(levels) > 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_a_right_to_left_document_says_so(request_content, request_template):
    content = replace(request_content, language="ar", direction="rtl")
    page = parsed(html.export(render(content, request_template)))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_a_number_keeps_its_order_between_lines_that_run_from_the_right(
    with_value, request_template
):
    for value, kept in (("+234 9 555 0100", True), ("محكمة 12", False)):
        for direction in ("rtl", "ltr"):
            content = replace(with_value(value), language="ar", direction=direction)
            page = parsed(html.export(render(content, request_template)))
            cell = next(node for node in page.iter("dd") if text_of(node) == value)
            inner = [(node.tag, node.get("dir")) for node in cell]
            assert inner == ([("bdi", "ltr")] if kept and direction == "rtl" else [])


def test_without_marks_there_is_no_header(notice_content, notice_template):
    page = parsed(html.export(render(notice_content, notice_template)))
    assert page.find("body/header") is None
    assert page.find("body").get("class") == "notice"


def test_the_same_document_gives_the_same_page(request_content, request_template):
    first, second = (html.export(render(request_content, request_template)) for _ in range(2))
    assert first == second
