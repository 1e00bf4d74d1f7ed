"""Values as YAML that a person would have written, and that every reader takes for the same.

A text that some version of YAML would take for something else (``no``, ``012``, ``3.0``, a time)
is quoted; a long text is folded, one of several lines stands as a block.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

import yaml

__all__ = ["WIDTH", "Value", "in_flow", "scalar", "to_yaml"]

Value = str | bool | int | dt.date | Sequence["Value"] | Mapping[str, "Value"]

WIDTH = 100
# YAML 1.2 has these where PyYAML, which follows 1.1, has plain strings
_OTHER_VERSIONS = re.compile(r"0o[0-7]+|[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_BREAKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def to_yaml(data: Mapping[str, Value]) -> str:
    """A document in block style, keys in the order of the mapping, ending with a line feed."""
    return "\n".join(_table(data, 0)) + "\n"


def scalar(value: str | bool | int | dt.date) -> str:
    """A single value on one line, quoted if need be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, dt.date)):
        return str(value)
    return value if _plain(value) else _quoted(value)


def in_flow(value: str) -> str:
    """A text as an item of ``[a, b]``."""
    return value if _plain(value) and _loads(f"[{value}]", [value]) else _quoted(value)


def _table(data: Mapping[str, Value], indent: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{' ' * indent}{scalar(key)}:", value, indent + 2)


def _entry(head: str, value: Value, indent: int) -> Iterator[str]:
    """A key or a dash with its value; what does not fit beside it goes below, indented."""
    if isinstance(value, Mapping):
        yield f"{head} {{}}" if not value else head
        yield from _table(value, indent)
    elif isinstance(value, str):
        yield from _text(head, value, indent)
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
    yield f"{dash} {first.lstrip()}"
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
    room = max(WIDTH - indent, 40)
    for row in textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False):
        yield f"{' ' * indent}{row}"


def _plain(text: str) -> bool:
    if not text or "\n" in text or _BREAKS.search(text) or _OTHER_VERSIONS.fullmatch(text):
        return False
    return _loads(f"k: {text}", {"k": text}) and _loads(f"- {text}", [text])


def _loads(document: str, wanted: object) -> bool:
    try:
        return bool(yaml.safe_load(document) == wanted)
    except (yaml.YAMLError, ValueError):
        return False


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


def _quoted(text: str) -> str:
    escaped = json.dumps(text, ensure_ascii=False)
    return _BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", escaped)
