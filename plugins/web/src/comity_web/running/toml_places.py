"""Where the fields of a TOML file stand, for the messages on them; ``tomllib`` tells no places.

A file that could be loaded is valid TOML, so the walk over its text need not judge it: it knows
texts, comments and brackets, and no more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["Places", "places_of"]

Places = Mapping[str, tuple[int, int]]
"""Line and column, from 1, by the path of a table or field: ``sign-in.providers[0].issuer``."""

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # a text of several lines may end in quotation marks of its own
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|\n|[\[\]{}]|[^\s\"'#\[\]{}=]+|=",
    re.DOTALL,
)
HEADER = re.compile(r"(\[\[?)([^\]\n]+)\]\]?")


def places_of(text: str) -> Places:
    """The place of each table and of each field that a line begins."""
    found: dict[str, tuple[int, int]] = {}
    numbers: Counter[str] = Counter()
    table, depth, line, begins, at = "", 0, 1, 0, 0
    fresh = True
    while (token := TOKEN.search(text, at)) is not None:
        word, at = token.group(), token.end()
        place = line, token.start() - begins + 1
        header = HEADER.match(text, token.start()) if fresh and depth == 0 else None
        if header is not None:
            name, at = _plain(header.group(2)), header.end()
            table = name
            if header.group(1) == "[[":
                table = f"{name}[{numbers[name]}]"
                numbers[name] += 1
                found.setdefault(name, place)
            found.setdefault(table, place)
        elif word in ("[", "{"):
            depth += 1
        elif word in ("]", "}"):
            depth -= 1
        elif fresh and depth == 0 and word != "\n" and word[0] != "#":
            found.setdefault(f"{table}.{_plain(word)}".lstrip("."), place)
        if ends := word.count("\n"):
            line += ends
            begins = token.start() + word.rindex("\n") + 1
        fresh = word == "\n"
    return found


def _plain(name: str) -> str:
    """A key without its quotation marks and blanks: ``a . "b"`` is ``a.b``."""
    return re.sub(r"[\"'\s]", "", name)
