from __future__ import annotations

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from comity.steps.render import markdown, render

HOSTILE = [
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g``",
    "[a](b) ![c](d) [e]: f <https://x> <b>&amp;&#65; &copy; R&D AT&T;",
    "\\ \\* \\| | a | b |",
    "# h",
    "1. a",
    "12) a",
    "- a",
    "+ a",
    "> q",
    "===",
    "---",
    "***",
    "```",
    "~~~",
    "    four spaces",
    "\ttab",
    "trailing  ",
    "a\n===",
    "a\n---",
    "a\n\nb",
    "a\n# b\n1. c\n- d\n> e\n    f",
    "| --- |\n| a |",
    "a\\",
    "a\\\nb",
    "[^1]: note",
    "<!-- x -->",
    "{{ x }} {% y %}",
    "https://example.org/_a_*b*",
    "שלום 👩🏽‍⚖️",
    "a |",
    "\\|",
    "**",
    "$x$ ^y^ ==z== :smile:",
]


def shown(data):
    """The rendered page, parsed."""
    page = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return html5lib.parse(page.render(data.decode("utf-8")), namespaceHTMLElements=False)


def bare(text):
    return "".join(text.split())


def pieces(tree):
    return [
        bare("".join(node.itertext()))
        for node in tree.iter()
        if node.tag in ("p", "td", "th", "h1", "h2", "h3")
    ]


def assert_literal(tree, value):
    whole = bare("".join(tree.itertext()))
    assert whole.count(bare(value)) >= 8  # heading, text, 2 x label, 2 x table, item, note, margin
    found = pieces(tree)
    assert "1." + bare(value) in found  # the heading, and nothing of it elsewhere
    assert found.count(bare(value)) >= 4  # label, cells, table head: whole, not cut into columns
    tags = {node.tag for node in tree.iter()}
    assert not tags & {"em", "code", "pre", "img", "ul", "ol", "blockquote", "s", "del"}
    for link in tree.iter("a"):  # an address leads where it says; nothing else leads anywhere
        assert link.get("href").removeprefix("mailto:") == "".join(link.itertext())


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_shown_exactly_as_written(with_value, request_template, value):
    assert_literal(shown(markdown.export(render(with_value(value), request_template))), value)


MARKS = st.sampled_from("*_`[]()<>#+-=.!|\\~&;:{}$^'\" \t\n1a)x")
MIXTURES = st.text(MARKS, min_size=1, max_size=24)


def settled(examples: int) -> settings:
    unharmed = [HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, deadline=None, suppress_health_check=unharmed)


@settled(15)
@given(MIXTURES)
def test_no_mixture_of_marks_means_anything(with_value, request_template, value):
    means_nothing(with_value, request_template, value)


@pytest.mark.long
@settled(300)
@given(MIXTURES)
def test_no_mixture_of_many_means_anything(with_value, request_template, value):
    means_nothing(with_value, request_template, value)


def means_nothing(with_value, request_template, value):
    if value.strip():
        tree = shown(markdown.export(render(with_value(f"a{value}"), request_template)))
        assert_literal(tree, f"a{value}")
        tree = shown(markdown.export(render(with_value(f"{value}z"), request_template)))
        assert_literal(tree, f"{value}z")


def test_a_table_is_a_table_and_the_marks_come_first(request_content, request_template):
    text = markdown.export(render(request_content, request_template)).decode()
    assert text.startswith("**Confidential: for judicial use only**\n\n---\n")
    assert "| Id | Name | Role | Born | Nationality |\n| --- | --- |" in text
    assert "| **Court seised** | Federal High Court, Lagos Division |" in text
    assert "\n## 1\\. Introduction\n" in text
    assert text.endswith("\n---\n\nDPPA/CA/MLA/2026/0417\n")


def test_a_line_break_in_a_cell_is_a_break_and_a_written_one_is_text(with_value, request_template):
    value = "1 Example Close\nAbuja <br> end"
    text = markdown.export(render(with_value(value), request_template)).decode()
    assert r"| 1 Example Close<br>Abuja \<br\> end |" in text
    assert r"| **1 Example Close<br>Abuja \<br\> end** |" in text


def test_no_break_spaces_stay_in_cells(with_value, request_template):
    value = "10\u00a0000\u202fkm"
    rendered = markdown.export(render(with_value(value), request_template))
    assert "| 10\u00a0000\u202fkm |" in rendered.decode()
    cells = ["".join(node.itertext()) for node in shown(rendered).iter() if node.tag == "td"]
    assert cells.count(value) >= 3


def test_every_format_says_the_same(request_content, request_template, read_texts):
    rendered = render(request_content, request_template)
    tree = shown(markdown.export(rendered))
    whole = bare("".join(tree.itertext()))
    for text in read_texts(rendered.docx):
        assert bare(text) in whole
