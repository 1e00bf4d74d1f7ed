"""What the YAML parser says, in words that help somebody who does not know YAML."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from comity.model.errors import Fault
from comity.steps.read.case_file import Lines
from comity.steps.read.characters import Oddity

TOO_DEEP = (
    "The file has too many levels of nesting.",
    "Compare the indentation with a sample. A case file has at most ten levels.",
)
"""Message and cure for a nesting beyond every case file."""

_BAD_ESCAPE = "found invalid Unicode character escape code"
"""What libyaml says of a surrogate, and of a number above U+10FFFF, written as an escape."""


class _Words(NamedTuple):
    said: tuple[str, ...]
    message: str
    cure: str
    at_opening: bool = False


_QUOTE_IT = "Put the whole value in single quotes: 'like this'."
_TABLE = (
    _Words(
        ("mapping values are not allowed",),
        "A colon followed by a space is not allowed here.",
        "If the colon is part of the text, put the whole value in single quotes. If it ends a key, "
        "align the key with the keys around it, using spaces.",
    ),
    _Words(
        ("unexpected end of stream", "unexpected document indicator", "unexpected document sep"),
        "The quote that opens here is never closed.",
        "Close it with the same quote sign at the end of the value.",
        at_opening=True,
    ),
    _Words(
        ("expected ',' or ']'",),
        "The list that starts with `[` here is not closed, or a comma is missing.",
        "Separate the items with commas and end the list with `]`.",
        at_opening=True,
    ),
    _Words(
        ("expected ',' or '}'",),
        "The group that starts with `{` here is not closed, or a comma is missing.",
        "Separate the fields with commas and end the group with `}`.",
        at_opening=True,
    ),
    _Words(
        ("unknown escape character", "hexdecimal number", "hexadecimal number"),
        "A backslash within double quotes starts an escape, and this escape is unknown.",
        r"Use single quotes, or write \\ for a backslash.",
    ),
    _Words(
        ("expected alphabetic or numeric character",),
        "A value cannot start with `*` or `&`.",
        _QUOTE_IT,
    ),
    _Words(
        ("comment or line break", "comment or a line break", "chomping or indentation"),
        "Text after `|` or `>` on the same line is not allowed.",
        "Start the text on the next line, indented by two spaces.",
    ),
    _Words(
        ("block sequence entries are not allowed", "sequence entries are not allowed"),
        "A list item cannot start here.",
        "Start the list on a new line below the key, with `- ` before each item. "
        "If the dash is part of the text, put the value in single quotes.",
    ),
    _Words(
        ("expected '-' indicator", "parsing a block collection"),
        "This line does not fit the list above it.",
        "If it is a list item, start it with `- `. If not, align it with the key it belongs to.",
    ),
    _Words(
        ("could not find expected ':'",),
        "A key has no colon, or a text continues without indentation.",
        "Write `key: value` with a space after the colon. Indent every further line of a text.",
    ),
    _Words(
        ("expected key", "expected <block end>"),
        "This does not fit the line before it.",
        "Align the key with the keys around it, using spaces. If a quoted value comes before it, "
        "put the quotes around the whole value (for a quote within single quotes, write '').",
    ),
    _Words(
        ("exceeded maximum nesting depth",),
        *TOO_DEEP,
    ),
    _Words(
        ("<document start>",),
        "There is text after the end of the document.",
        "Remove the line `...`, or the text after it.",
    ),
    _Words(
        ("tag", "URI"),
        "A value cannot start with `!`.",
        _QUOTE_IT,
    ),
    _Words(
        ("incompatible YAML document",),
        "This YAML version is not supported.",
        "Remove the line that starts with `%YAML`.",
    ),
    _Words(
        ("expected node content", "expected the node content"),
        "A value is missing before this character.",
        "Write the value. If the character is part of it, put the value in single quotes.",
    ),
)


def bad_escape(error: yaml.YAMLError, text: str) -> Oddity | None:
    """The escape that libyaml refuses to decode, if that is what the error is about."""
    index = _index(getattr(error, "problem_mark", None)) - 2
    if index < 0 or _BAD_ESCAPE not in str(getattr(error, "problem", "")):
        return None
    digits = 4 if text[index + 1] == "u" else 8
    return Oddity(index, int(text[index + 2 : index + 2 + digits], 16), escaped=True)


def syntax_fault(error: yaml.YAMLError, text: str, lines: Lines, file: str) -> Fault:
    """The one fault that a YAML error comes to; nothing after it was read."""
    problem = str(getattr(error, "problem", None) or "")
    said = f"{problem} {getattr(error, 'context', None) or ''}"
    index = _index(getattr(error, "problem_mark", None))
    opening = _index(getattr(error, "context_mark", None))
    tab = _tab_before(text, index, lines)
    if tab >= 0 or "tab character" in problem:
        message = "A tab is used where the indentation must be spaces."
        place = lines.place(tab if tab >= 0 else index)
        return Fault(file, *place, "", message, "Use spaces: two for each level.")
    if "cannot start any token" in problem:
        sign = text[index : index + 1]
        message, cure = f"A value cannot start with `{sign}`.", _QUOTE_IT
        if sign == "\t":
            message, cure = "A value cannot start with a tab.", "Use a space after the colon."
        return Fault(file, *lines.place(index), "", message, cure)
    for words in _TABLE:
        if any(part in said for part in words.said):
            at = opening if words.at_opening and opening >= 0 else index
            return Fault(file, *lines.place(at), "", words.message, words.cure)
    message = f"This line is not valid YAML ({problem or 'no reason given'})."
    cure = "Check the indentation, colons and quotes of this line and the line above."
    return Fault(file, *lines.place(index), "", message, cure)


def _index(mark: object) -> int:
    return getattr(mark, "index", -1)


def _tab_before(text: str, index: int, lines: Lines) -> int:
    """The index of a tab in the indentation of the line of ``index``, or -1."""
    if index < 0:
        return -1
    start = index - lines.place(index)[1] + 1
    rest = text[start : start + 200]
    indentation = rest[: len(rest) - len(rest.lstrip(" \t"))]
    return start + indentation.index("\t") if "\t" in indentation else -1
