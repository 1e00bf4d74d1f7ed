"""The pieces of pages and data: HTML, Markdown, JSON, plain text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from comity.steps.protect.pieces import Kind, Piece, together, untorn

__all__ = ["css_text", "html_pieces", "json_pieces", "markdown_pieces", "text_pieces"]

_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
        *("img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small"),
        *("span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    ]
)
_FOR_PEOPLE = frozenset({"alt", "title", "content", "placeholder", "label", "value", "summary"})
_CODE = frozenset({"style", "script"})
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\n)")
_PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(?<!\\)[*_`~]+")
_BLANK = re.compile(r"\n[ \t>]*\n")
_CELL = re.compile(r"(?<!\\)\|")


def html_pieces(text: str) -> Iterator[Piece]:
    """Every text, attribute, remark and piece of code of a page; entities are decoded."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_block()
    yield from dict.fromkeys(page.found)
    yield from together("joined texts", page.edges)


class _Page(HTMLParser):
    """A page while it is read: texts run on over what does not break a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Piece] = []
        self.edges: list[str] = []
        self.block: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag if tag in _CODE else ""
        if tag == "br":
            self.block.append("\n")
        elif tag not in _INLINE:
            self.end_block()
        self.found.append(Piece("name of an element", tag, Kind.MARK))
        for name, value in attrs:
            people = name in _FOR_PEOPLE or name.startswith("aria-")
            kind = Kind.TEXT if people else Kind.MARK
            self.found.append(Piece("name of an attribute", name, Kind.MARK))
            told = css_text(value or "") if name == "style" else value or ""
            self.found.append(Piece(f"attribute {name} of {tag}", told, kind))

    def handle_endtag(self, tag: str) -> None:
        self.within = ""
        if tag not in _INLINE:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self.within:
            self.found.append(Piece(self.within, css_text(data), Kind.MARK))
        else:
            self.block.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(Piece("remark", html.unescape(data)))

    def handle_decl(self, decl: str) -> None:
        self.found.append(Piece("declaration", html.unescape(decl)))

    def handle_pi(self, data: str) -> None:
        self.found.append(Piece("declaration", html.unescape(data)))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Piece("declaration", html.unescape(data)))

    def end_block(self) -> None:
        """A paragraph, cell or heading is at its end."""
        text, self.block = "".join(self.block), []
        if text.strip():
            self.edges.append(text)
            self.found.append(Piece("text", text))
            self.found += untorn("text", text)


def css_text(text: str) -> str:
    r"""Code of a page with its escapes decoded: ``\41 b`` as ``Ab``."""

    def letter(match: re.Match[str]) -> str:
        number = int(match.group(1) or "0", 16)
        return chr(number) if 0x20 <= number < 0x110000 else ""

    return _ESCAPED.sub(letter, text)


def markdown_pieces(text: str) -> Iterator[Piece]:
    """Every paragraph and cell, as it is written and as it is read."""
    edges = []
    for block in _BLANK.split(text):
        rows = block.splitlines() if block.lstrip().startswith("|") else [block]
        for cell in (cell for row in rows for cell in _CELL.split(row) if cell.strip()):
            plain = re.sub(r"<br\s*/?>", "\n", cell)
            shown = html.unescape(_PUNCTUATION.sub(r"\1", _EMPHASIS.sub("", plain)))
            edges.append(shown)
            yield Piece("text", shown)
            written = html.unescape(_PUNCTUATION.sub(r"\1", plain))
            if written != shown:
                yield Piece("text", written)
            yield from untorn("text", shown)
    yield from together("joined texts", edges)


def text_pieces(text: str) -> Iterator[Piece]:
    """Paragraph by paragraph."""
    blocks = [block for block in _BLANK.split(text) if block.strip()]
    for block in blocks:
        yield Piece("text", block)
        yield from untorn("text", block)
    yield from together("joined texts", blocks)


def json_pieces(text: str) -> Iterator[Piece]:
    """Every key and every value, with its path; what is not sound JSON, as text."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        yield from text_pieces(text)
        return
    yield from _values(data, "")


def _values(value: Any, path: str) -> Iterator[Piece]:
    if isinstance(value, dict):
        for key, inner in value.items():
            below = f"{path}.{key}" if path else str(key)
            yield Piece(f"key in {path}" if path else "key", str(key), Kind.MARK)
            yield from _values(inner, below)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, f"{path}[{index}]")
    elif value is not None and not isinstance(value, bool):
        yield Piece(path, str(value))
