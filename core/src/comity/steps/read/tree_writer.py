"""Trees as YAML that a person would have written, and that every reader takes for the same.

A text that some version of YAML would take for something else (``no``, ``012``, ``3.0``, a time)
is quoted; a long text is folded, one of several lines stands as a block. What is quoted is decided
by the rules of YAML and never by a parser, so that the bytes are the same with libyaml and without.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import yaml

__all__ = ["WIDTH", "Value", "plain", "quoted", "scalar", "to_yaml"]

Value = str | bool | int | dt.date | Sequence["Value"] | Mapping[str, "Value"]

WIDTH = 100
LONGEST_KEY = 1000
"""The longest key before a colon; YAML looks no further than 1024 characters for the colon."""

# YAML 1.2 has these where PyYAML, which follows 1.1, has plain strings
_OTHER_VERSIONS = re.compile(r"0o[0-7]+|[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
# A text that begins or ends something else, holds a comment, or a colon that would end a key
_SIGNS = re.compile(
    r"""[\ ,\[\]{}#&*!|>'"%@`] | [-?:](?:\ |\Z) | .*(?: [\t\n] | :(?:\ |\Z) | \ \# | \ \Z)""",
    re.VERBOSE | re.DOTALL,
)
_MARKERS = ("--- ", "... ")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
"""Which texts PyYAML takes for a number, a date, a Boolean or nothing, by their first letter."""


def to_yaml(data: Mapping[str, Value]) -> str:
    """A document in block style, keys in the order of the mapping, ending with a line feed."""
    return "\n".join(_table(data, 0)) + "\n" if data else "{}\n"


def scalar(value: str | bool | int | dt.date) -> str:
    """A single value on one line, quoted if need be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, dt.date)):
        return str(value)
    return value if plain(value) else quoted(value)


def plain(text: str) -> bool:
    """Whether a text needs no quotes to be read as this text."""
    if not text or _SIGNS.match(text) or _BREAKS.search(text) or _OTHER_VERSIONS.fullmatch(text):
        return False
    rules = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not any(rule.match(text) for _, rule in rules)


def quoted(text: str) -> str:
    """A text in double quotes, on one line."""
    escaped = json.dumps(text, ensure_ascii=False)
    return _BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", escaped)


def _table(data: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(_key(key, " " * indent), value, indent + 2)


def _key(key: str, pad: str) -> str:
    """A key with its colon; one that is too long for that stands on a line of its own."""
    written = _written(key)
    return f"{pad}{written}:" if len(written) <= LONGEST_KEY else f"{pad}? {written}\n{pad}:"


@lru_cache(maxsize=4096)
def _written(key: str) -> str:
    """A key as it is written; the same few stand in every document."""
    return quoted(key) if key.startswith(_MARKERS) else scalar(key)


def _entry(head: str, value: Value, indent: int) -> Iterator[str]:
    """A key or a dash with its value; what does not fit beside it goes below, indented."""
    if isinstance(value, str):
        yield from _text(head, value, indent)
    elif isinstance(value, Mapping):
        yield f"{head} {{}}" if not value else head
        yield from _table(value, indent)
    elif isinstance(value, Sequence):
        yield f"{head} []" if not value else head
        for item in value:
            yield from _item(item, indent)
    else:
        yield f"{head} {scalar(value)}"


def _item(item: Value, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    if not isinstance(item, Mapping) or not item:
        yield from _entry(dash, item, indent + 2)
        return
    first, *others = _table(item, indent + 2)
    yield f"{dash} {first[indent + 2 :]}"
    yield from others


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    if "\n" in text and _fits_block(text):
        yield f"{head} |-"
        for line in text.split("\n"):
            yield f"{' ' * indent}{line}" if line else ""
        return
    line = f"{head} {scalar(text)}"
    if len(line) <= WIDTH or not _folds(text):
        yield line
        return
    yield f"{head} >-"
    for row in _rows(text, max(WIDTH - indent, 40)):
        yield f"{' ' * indent}{row}"


def _rows(text: str, room: int) -> Iterator[str]:
    """A text in rows of whole words; a word that is longer than the room has a row of its own."""
    start = 0
    while len(text) - start > room:
        end = text.rfind(" ", start, start + room + 1)
        if end < 0:
            end = text.find(" ", start + room)
        if end < 0:
            break
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _folds(text: str) -> bool:
    """Whether folding and reading gives the same: one space between words, no line of its own."""
    return " " in text and text == " ".join(text.split()) and not _BREAKS.search(text)


def _fits_block(text: str) -> bool:
    return (
        not _BREAKS.search(text)
        and "\t" not in text
        and not text.startswith((" ", "\n"))
        and not text.endswith("\n")
        and all(line == line.rstrip() for line in text.split("\n"))
    )
