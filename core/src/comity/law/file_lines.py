"""On which line of its file a statement stands; read only where a page shows it.

``tomllib`` tells no positions. The headers of tables, and the lines of a list of inline tables,
are found by walking over the text as TOML has it: strings, comments and brackets, and no more. A
file that the host could load is valid TOML, so this need not judge it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

__all__ = ["Lines", "lines_of"]

Lines = Mapping[tuple[str, int], int]

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # a text of several lines may end in quotation marks of its own
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*|\n|[\[\]{}=]|[^\s\"'#\[\]{}=]+",
    re.DOTALL,
)
HEADER = re.compile(r"(\[\[?)((?:\"[^\"\n]*\"|'[^'\n]*'|[^\]\"'\n])+)\]\]?")


def lines_of(text: str) -> Lines:
    """The line of each table of a TOML file, and of each table in a list of them.

    The key is the name and the number: ``("answer", 3)`` is the third ``[[answer]]``,
    ``("parties", 0)`` the one ``[parties]``, ``("parties.states", 2)`` the second ``{ ... }`` of
    the list ``states`` in it. Lines and numbers count from 1.
    """
    found: dict[tuple[str, int], int] = {}
    numbers: Counter[str] = Counter()
    table = key = ""
    line, depth, at, start = 1, 0, 0, True
    while (token := TOKEN.search(text, at)) is not None:
        word, at = token.group(), token.end()
        header = HEADER.match(text, token.start()) if start and depth == 0 else None
        if header is not None:
            table, key, at = _plain(header.group(2)), "", header.end()
            several = header.group(1) == "[["
            numbers[table] += several
            found[table, numbers[table] if several else 0] = line
        elif word in "[{":
            if word == "{" and depth == 1 and key:
                name = f"{table}.{key}" if table else key
                numbers[name] += 1
                found[name, numbers[name]] = line
            depth += 1
        elif word in "]}":
            depth -= 1
        elif start and depth == 0 and word != "\n":
            key = _plain(word)
        line += word.count("\n")
        start = word == "\n" if header is None else False
    return found


def _plain(name: str) -> str:
    """A key without its quotation marks and blanks: ``a . "b"`` is ``a.b``."""
    return re.sub(r"[\"'\s]", "", name)
