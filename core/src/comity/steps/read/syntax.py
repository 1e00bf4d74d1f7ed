"""What the YAML parser says, in words that help somebody who does not know YAML."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from comity.model.errors import Fault
from comity.steps.read.case_file import Lines
from comity.steps.read.characters import Oddity

TOO_DEEP = (
    "The file nests too many levels into each other.",
    "Compare the indentation with a sample: no case file goes deeper than ten levels.",
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
        "A colon followed by a space cannot stand here.",
        "If it belongs to the text, put the whole value in single quotes; if it ends a key, "
        "align the key with its neighbours by spaces.",
    ),
    _Words(
        ("unexpected end of stream", "unexpected document indicator", "unexpected document sep"),
        "The quote that opens here is never closed.",
        "Close it with the same quote sign at the end of the value.",
        at_opening=True,
    ),
    _Words(
        ("expected ',' or ']'",),
        "The list that begins with `[` here is not closed, or an item lacks its comma.",
        "Separate the items by commas and end the list with `]`.",
        at_opening=True,
    ),
    _Words(
        ("expected ',' or '}'",),
        "The group that begins with `{` here is not closed, or a field lacks its comma.",
        "Separate the fields by commas and end the group with `}`.",
        at_opening=True,
    ),
    _Words(
        ("unknown escape character", "hexdecimal number", "hexadecimal number"),
        "A backslash within double quotes begins an escape, and this one is not known.",
        r"Use single quotes, or write \\ for the backslash itself.",
    ),
    _Words(
        ("expected alphabetic or numeric character",),
        "A value cannot begin with `*` or `&`.",
        _QUOTE_IT,
    ),
    _Words(
        ("comment or line break", "comment or a line break", "chomping or indentation"),
        "Nothing may follow `|` or `>` on the same line.",
        "Begin the text on the next line, indented by two spaces.",
    ),
    _Words(
        ("block sequence entries are not allowed", "sequence entries are not allowed"),
        "A list item cannot begin here.",
        "Begin the list on a line of its own below the key: `- ` and the item. "
        "If the dash belongs to the text, put the value in single quotes.",
    ),
    _Words(
        ("expected '-' indicator", "parsing a block collection"),
        "This line does not fit the list above it.",
        "Begin it with `- ` if it is an item; otherwise align it with the key it belongs beside.",
    ),
    _Words(
        ("could not find expected ':'",),
        "A key lacks its colon, or a text runs on without indentation.",
        "Write `key: value` with a space after the colon; indent the further lines of a text.",
    ),
    _Words(
        ("expected key", "expected <block end>"),
        "This does not fit what stands before it.",
        "Align the key with its neighbours by spaces. If a quoted value stands before it, let the "
        "quotes enclose all of the value (write '' for a single quote within single quotes).",
    ),
    _Words(
        ("exceeded maximum nesting depth",),
        *TOO_DEEP,
    ),
    _Words(
        ("<document start>",),
        "Nothing may follow the end of the document.",
        "Remove the line `...`, or what follows it.",
    ),
    _Words(
        ("tag", "URI"),
        "A value cannot begin with `!`.",
        _QUOTE_IT,
    ),
    _Words(
        ("incompatible YAML document",),
        "This YAML version is not known.",
        "Remove the line that begins with `%YAML`.",
    ),
    _Words(
        ("expected node content", "expected the node content"),
        "A value is missing before this sign.",
        "Write the value, or put it in single quotes if the sign belongs to it.",
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
        message = "A tab stands where the indentation must be spaces."
        place = lines.place(tab if tab >= 0 else index)
        return Fault(file, *place, "", message, "Use spaces: two for each level.")
    if "cannot start any token" in problem:
        sign = text[index : index + 1]
        message, cure = f"A value cannot begin with `{sign}`.", _QUOTE_IT
        if sign == "\t":
            message, cure = "A value cannot begin with a tab.", "Use a space after the colon."
        return Fault(file, *lines.place(index), "", message, cure)
    for words in _TABLE:
        if any(part in said for part in words.said):
            at = opening if words.at_opening and opening >= 0 else index
            return Fault(file, *lines.place(at), "", words.message, words.cure)
    message = f"The YAML cannot be understood here ({problem or 'no reason given'})."
    cure = "Check the indentation, the colons and the quotes of this line and the one above."
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
