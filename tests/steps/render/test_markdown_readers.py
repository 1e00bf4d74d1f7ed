"""Whatever a text holds, CommonMark and GitHub show it as written and lead to the same places."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import cmarkgfm
import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from comity.steps.render.markdown import written
from comity.word.readback import Document, Heading, Item, Paragraph, Table
from comity.word.styles import Role

CommonMark = MarkdownIt("commonmark", {"html": True}).enable("table")
# GitHub lets <br> through, which is the one piece of HTML here
READERS: dict[str, Callable[[str], str]] = {
    "CommonMark": CommonMark.render,
    "GitHub": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, cmarkgfm.Options.CMARK_OPT_UNSAFE
    ),
}
MEANT = {"p", "h1", "h2", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "a", "strong"}
ADDRESSES = [
    *("https://example.org/a_b", "https://example.org/a", "www.example.org/x_y"),
    *("jo_doe@example.org", "jo@example.org", "https://ex.org/ä", "a.example/x_y"),
    *("pay%31%30@ex.org", "http://[x]", "http://[::1]/a_b", "www.::1", "https://ex.org:80/a_b"),
    *("mailto:a_b@ex.org", "https://ex.org/a&b", "ftp://ex.org/a", "www.jo@example.org"),
]
SIGNS = [
    *"*_`[]()<>#+-=.!|\\~&;:{}$^'\"@/?%,1aZ \n\r\t",
    *("\u00a0", "\u200b", "\u2028", "\x85", "é", "中", "\ufffd", "amp;", "#65;", "copy", "lt;"),
    *("1.", "http:", "www.", "\n\n", "- ", "# ", "```", "---", "***", "==", "<b>", "-->", "!["),
]
PLAIN = re.compile(r"https?://[A-Za-z0-9./-]+")
PIECES = st.one_of(st.sampled_from(ADDRESSES), st.sampled_from(SIGNS), st.sampled_from(SIGNS))
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map("".join).filter(str.strip)


def document(text: str) -> Document:
    """A text in every place that a document has."""
    line = text.strip()
    blocks = (
        *(Heading(1, line, "1."), Heading(0, line), Paragraph(Role.TEXT, text)),
        *(Paragraph(Role.SUBTITLE, text), Item("F-1.", text, (text,)), Item("", text)),
        *(Paragraph(Role.SIGNATURE, text), Paragraph(Role.SIGNATURE, text)),
        Table(((text, text),), (text, text)),
        Table(((text, text), (text, text)), labels=True),
    )
    return Document((Paragraph(Role.CLASSIFICATION, line),), blocks, (line,))


def bare(text: str) -> str:
    return "".join(text.split())


def nodes(tree: Any, *tags: str) -> list[Any]:
    return [node for node in tree.iter() if node.tag in tags]


def read(text: str, reader: str) -> Any:
    page = READERS[reader](written(document(text)))
    return html5lib.parse(page, namespaceHTMLElements=False).find("body")


def links(tree: Any) -> list[tuple[str, str]]:
    """Links but for plain addresses, which GitHub makes by itself.

    A reader may write the name of a host in punycode.
    """
    found = [("".join(a.itertext()), unquote(a.get("href"))) for a in tree.iter("a")]
    found = [(text, re.sub(r"[^/@]*(xn--|[^\x00-\x7f])[^/]*", "…", to)) for text, to in found]
    return [(text, to) for text, to in found if "@" not in text and not PLAIN.fullmatch(text)]


def assert_read(text: str) -> None:
    said, found = bare(text), []
    parts = [said, "1." + said, *[said] * 3, "F-1." + said, *[said] * 4, *[said] * 9]
    for reader in READERS:
        tree = read(text, reader)
        assert bare("".join(tree.itertext())) == "".join(parts)
        assert {node.tag for node in tree.iter()} - {"body"} <= MEANT
        assert len(list(tree.iter("hr"))) == 2
        assert [bare("".join(h.itertext())) for h in nodes(tree, "h1", "h2")] == ["1." + said, said]
        cells = [bare("".join(cell.itertext())) for cell in nodes(tree, "th", "td")]
        assert [cell for cell in cells if cell] == [said] * 8
        found.append(links(tree))
    assert found[0] == found[1]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
@example("Attention!https://example.org/a_b")
@example("Look![text](https://example.org/a_b)")
@example("!www.example.org/x_y")
@example("!https://ex.org/ä")
@example("a\r# b")
@example("www.[a_b")
@example("1http://[a_b")
@example("https://example.org/a\t")
@example("https://example.org/a ")
@example("https://example.org/a\u2028_x")
@example("see https://example.org/a.\nand more")
@example("http://[a_b@ex.org")
@example("www.::jo@ex.org")
@example("http://ex.org:x@[y]/z")
@example("# www.jo@example.org")
@example("&\x85")
def test_every_text_is_shown_as_written_and_its_links_lead_to_the_same_places(text: str) -> None:
    assert_read(text)


@pytest.mark.long
@settings(max_examples=2000, deadline=None)
@given(TEXTS)
def test_every_text_of_many_is_shown_as_written_and_its_links_agree(text: str) -> None:
    assert_read(text)


def touched(address: str) -> list[str]:
    """An address with each sign before it, behind it, and all around it."""
    return [
        text
        for sign in SIGNS
        for text in (f"{sign}{address}", f"{address}{sign}", f"a {sign}{sign}{address}{sign} z")
    ]


TURNS = 7  # no divisor of three: a sign stands in another way beside the next address


@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_sign_touches_an_address_both_readings_agree(address: str) -> None:
    for text in touched(address)[ADDRESSES.index(address) % TURNS :: TURNS]:
        assert_read(text)


def test_each_sign_touches_some_address_in_each_of_the_ways() -> None:
    every = len(touched(""))
    turns = [set(range(at % TURNS, every, TURNS)) for at in range(len(ADDRESSES))]
    assert set.union(*turns) == set(range(every))


@pytest.mark.long
@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_sign_touches_any_address_both_readings_agree(address: str) -> None:
    for text in touched(address):
        assert_read(text)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_mark_of_exclamation_before_an_address_makes_no_picture_of_it(address: str) -> None:
    for reader in READERS:
        tree = read(f"Attention!{address}", reader)
        assert not list(tree.iter("img"))
        assert {"".join(a.itertext()) for a in tree.iter("a")} <= {address, "Attention!" + address}


def test_an_honest_address_is_left_as_it_is() -> None:
    text = "See https://example.org/a, or write to jo.doe@example.org (or https://example.org/b)."
    assert text in written(document(text))
