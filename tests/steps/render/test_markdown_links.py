"""Addresses in Markdown: shown whole and leading where they say, in both ways of reading it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import cmarkgfm
import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from comity.steps.render import markdown, render

ADDRESSES = [
    "https://example.org/a_b_c",
    "https://example.org/_a_/",
    "https://example.org/a-b--c",
    "https://example.org/~user/",
    "https://example.org/~~user~~/x",
    "https://example.org/a*b*c",
    "https://example.org/a+b?x=1+2",
    "https://example.org/?a=1&b=2",
    "https://example.org/?a=1&copy=2",
    "https://example.org/?a=1&copy;=2",
    "https://example.org/?a=1&amp;b=2",
    "https://example.org/a(b)c",
    "https://example.org/(a_b)",
    "https://example.org/a[1]",
    "http://[2001:db8::1]/a_b",
    "https://example.org/a|b",
    "https://example.org/a%20b",
    "https://example.org/a%5Fb",
    "https://example.org/%C3%A4",
    "https://example.org/ä_ö",
    "https://exämple.org/a_b",
    "https://xn--exmple-cua.org/a_b",
    "https://пример.example/а_б",
    "https://example.org:8443/a_b",
    "https://user_name@example.org/a",
    "https://example.org/#frag_ment",
    "https://example.org/#~:text=a_b",
    "https://example.org/a;b=1",
    "https://example.org/$x^y",
    "https://example.org/a`b",
    "https://example.org/a'b",
    'https://example.org/a"b',
    "https://example.org/1_000_000",
    "https://example.org/a_",
    "https://example.org/a~",
    "https://example.org/a\\b",
    "https://example.org/{a_b}",
    "https://192.0.2.10/a_b",
    "HTTPS://EXAMPLE.ORG/A_B",
    "ftp://example.org/a_b",
    "http://a_b.example.org",
    "http://example.org",
    "https://example.org/a!b",
    "https://example.org/a,b_c",
    "https://example.org/a/../b",
    "https://example.org/a==b",
    "https://example.org/@user_name",
    "www.example.org",
    "www.example.org/a_b",
    "www.example.org/~a/*b*",
    "www.ex-ample.org/a-b_c-d",
    "www.example.org/a(b)",
    "www.exämple.org/a_b",
    "WWW.EXAMPLE.ORG/A_B",
    "www.example.org/?a=1&lt;b=2",
    "user_name@example.org",
    "user__name@example.org",
    "_user_@example.org",
    "user.name@example.org",
    "user-name@ex-ample.org",
    "user+tag_x@example.org",
    "user~x@example.org",
    "o'brien@example.org",
    "a*b@example.org",
    "12_34@example.org",
    "user@sub.sub2.example.org",
    "user@exämple.org",
    "jürgen_k@example.org",
    "user@xn--exmple-cua.org",
    "mailto:user_name@example.org",
    "user_name@ex_ample.org",
    "USER_NAME@EXAMPLE.ORG",
    "a&b@example.org",
    "a{b}@example.org",
    "a|b@example.org",
    "xmpp:user_name@example.org",
]
SENTENCES = [
    "Write to {}.",
    "({})",
    "see {}, then",
    "\u201c{}\u201d",
    "*{}* and ~{}~",
    "{}; {}",
    "Is it {}?",
    "a | {} | b",
]
SIMPLE = {"http://example.org", "user.name@example.org", "user-name@ex-ample.org"}
SIMPLE |= {"user@sub.sub2.example.org", "https://example.org/a/../b", "https://example.org/a-b--c"}
OTHERS = ("@justice.example", "@mail.example", "@supplier.example")
CommonMark = MarkdownIt("commonmark", {"html": True}).enable("table")
READERS: dict[str, Callable[[str], str]] = {
    "CommonMark": CommonMark.render,
    "GitHub": lambda text: cmarkgfm.github_flavored_markdown_to_html(text),
    "GitHub-like": MarkdownIt("gfm-like").render,
}


def read(data: bytes, reader: str):
    return html5lib.parse(READERS[reader](data.decode()), namespaceHTMLElements=False)


def words(node) -> str:
    return "".join("".join(node.itertext()).split())


def links(tree) -> list[tuple[str, str]]:
    """The links of a page but those of the case around the value, which are always the same."""
    found = [("".join(a.itertext()), a.get("href")) for a in tree.iter("a")]
    return [(text, href) for text, href in found if not text.endswith(OTHERS)]


def bare(address: str) -> str:
    """Where an address leads, however it is written: percent signs, punycode, small host."""
    _, _, rest = address.partition("://") if "://" in address else ("", "", address)
    rest = unquote(rest.removeprefix("mailto:"))
    host, slash, path = rest.partition("/")
    user, at, host = host.rpartition("@")
    host = ".".join(
        label.encode("ascii").decode("idna") if label.lower().startswith("xn--") else label
        for label in host.lower().split(".")
    )
    return f"{user}{at}{host}{slash}{path}"


@pytest.fixture
def written(with_value, request_template) -> Callable[[str], bytes]:
    return lambda value: markdown.export(render(with_value(value), request_template))


def is_whole(address: str, data: bytes, reader: str) -> None:
    tree = read(data, reader)
    found = links(tree)
    if reader == "CommonMark" and not found and address in SIMPLE:
        assert words(tree).count(address) >= 8, (address, reader)
        return
    assert {text for text, _ in found} == {address}, (address, reader)
    assert {bare(href) for _, href in found} == {bare(address)}, (address, reader)
    assert len(found) >= 8, (address, reader)  # heading, text, label, table, item, note, margin
    assert words(tree).count("".join(address.split())) >= 8, (address, reader)


@pytest.mark.parametrize("turn", range(len(READERS)))
def test_an_address_is_shown_and_linked_whole_in_every_place(written, turn) -> None:
    for at, address in enumerate(ADDRESSES[turn :: len(READERS)]):
        is_whole(address, written(address), [*READERS][at % len(READERS)])


@pytest.mark.long
def test_an_address_is_shown_and_linked_whole_by_every_reader(written) -> None:
    for address in ADDRESSES:
        data = written(address)
        for reader in READERS:
            is_whole(address, data, reader)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_marks_of_a_sentence_are_no_part_of_an_address(written, sentence) -> None:
    for address in ("https://example.org/a_b~c", "www.example.org/~a_b", "jo_doe@example.org"):
        text = sentence.replace("{}", address)
        data = written(text)
        for reader in READERS:
            tree = read(data, reader)
            assert {shown for shown, _ in links(tree)} == {address}, reader
            assert "".join(text.split()) in words(tree), reader


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "www.",
        "@",
        "a@b",
        "http:// example",
        "3@4.5 @ 6",
        "R&D *a* _b_ ~~c~~ a_b_c",
        "see [x](y) and ![z](w)",
        "4.1_a",
    ],
)
def test_what_is_no_address_is_shown_as_written(written, text) -> None:
    data = written(text)
    for reader in READERS:
        assert words(read(data, reader)).count("".join(text.split())) >= 8, reader


PATHS = st.text("ab1_-.~*+=!$&'()[],;:@%/?#^`|{}", min_size=1, max_size=14)
ADDRESS = st.builds("https://example.org/{}{}".format, PATHS, st.sampled_from(["", "z"]))


def settled(examples: int) -> settings:
    unharmed = [HealthCheck.function_scoped_fixture]
    return settings(max_examples=examples, deadline=None, suppress_health_check=unharmed)


@settled(15)
@given(address=ADDRESS)
def test_no_path_makes_a_backslash_seen(written, address: str) -> None:
    shows_no_backslash(written, address)


@pytest.mark.long
@settled(200)
@given(address=ADDRESS)
def test_no_path_of_many_makes_a_backslash_seen(written, address: str) -> None:
    shows_no_backslash(written, address)


def shows_no_backslash(written, address: str) -> None:
    data = written(address)
    for reader in READERS:
        tree = read(data, reader)
        assert words(tree).count(address) >= 8
        for shown, href in links(tree):
            assert address.startswith(shown)
            assert urlsplit(href).hostname == "example.org"
            assert unquote(href.partition("://")[2]) == unquote(shown.partition("://")[2])
