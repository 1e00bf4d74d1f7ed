"""The forms of a name: the endings that a word of it takes, and what stands joined before it.

The table is ``endings.toml``; docs/protection.md shows it. A form is a stem, which is the start of
the name, and an ending: so a word of a text is looked up by its starts, and never compared with
every name. An ending holds for words of one script. Georgian, Armenian, Arabic and Hebrew letters
stay what they are when a text is folded; Latin, Cyrillic and Greek become the same letters, so the
script is asked of the text itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.text.folding import fold

__all__ = ["LONGEST", "Endings", "Row", "before", "rows", "script_of", "stems"]

VOWELS = frozenset("aeiouy")
_SCRIPTS = (  # from, to, script; whatever else has letters is looked for as it is, or as Latin
    (0x0370, 0x03FF, "Greek"),
    (0x0400, 0x052F, "Cyrillic"),
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1C90, 0x1CBF, "Georgian"),
    (0x1F00, 0x1FFF, "Greek"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFEFC, "Arabic"),
)

Endings = Mapping[str, tuple[frozenset[str], frozenset[str]]]
"""An ending, and the scripts in which it is one: of the name itself, and of the other sex."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of endings.toml, folded; what each means is said at the head of that file."""

    script: str
    what: str
    example: str
    least: int
    family: bool
    doubled: bool
    after: tuple[str, ...]
    stem: tuple[str, ...]
    of: tuple[str, ...]
    unless: tuple[str, ...]
    endings: tuple[str, ...]
    other: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The rows of endings.toml, in its order."""
    return tuple(
        Row(
            script=row["script"],
            what=row["what"],
            example=row["example"],
            least=row.get("least", 5),
            family=row.get("family", False),
            doubled=row.get("doubled", False),
            **{key: _folded(row.get(key, "")) for key in _LISTS},
        )
        for row in _table()["row"]
    )


@cache
def before(script: str) -> frozenset[str]:
    """What may stand joined before a name in a script: "and", a preposition, the article."""
    found = (row["endings"].split() for row in _table()["before"] if row["script"] == script)
    return frozenset(fold(text).text for texts in found for text in texts)


def script_of(letter: str) -> str:
    """The script of a letter, as far as endings depend on it."""
    code = ord(letter)
    if code < _SCRIPTS[0][0]:
        return "Latin"
    return next((name for first, last, name in _SCRIPTS if first <= code <= last), "Latin")


def stems(part: str, *, family: bool) -> Iterator[tuple[str, Endings]]:
    """The stems of a folded word of a name, each with the endings that it takes."""
    for cut, endings in _shapes(part[-LONGEST_END:], min(len(part), LONGEST_LEAST), family):
        yield part[: len(part) - cut], endings


DIGRAPHS = frozenset({"cs", "gy", "ly", "ny", "sz", "ty", "zs"})  # of Hungarian
_LISTS = ("after", "stem", "of", "unless", "endings", "other")
LONGEST_END = 8  # letters of a name that its endings depend on
LONGEST_LEAST = 8  # letters of a name that any row asks for


@lru_cache(maxsize=8192)
def _shapes(end: str, length: int, family: bool) -> tuple[tuple[int, Endings], ...]:
    """How many letters go at the end of a name of this shape, and what comes in their place."""
    by_cut: dict[int, list[tuple[int, str]]] = {}
    for index, row in enumerate(rows()):
        if length < row.least or (row.family and not family):
            continue
        for cut in _cuts(row, end):
            double = end[-1] if row.doubled else ""
            by_cut.setdefault(cut, []).append((index, double))
            if row.doubled and end[-2:] in DIGRAPHS:  # of two letters the first: Kováccsal
                by_cut.setdefault(2, []).append((index, end[-2] + end[-2:]))
    return tuple((cut, _merged(tuple(found))) for cut, found in by_cut.items())


def _cuts(row: Row, end: str) -> set[int]:
    """How many letters of a name with this end a row takes away; nothing where it is not for it."""
    if any(end.endswith(text) for text in row.unless):
        return set()
    if row.after:
        return {0} if any(_ends(end, text) for text in row.after) else set()
    return {
        len(of)
        for of in row.of
        if end.endswith(of)
        and (not row.stem or any(_ends(end[: len(end) - len(of)], text) for text in row.stem))
    }


def _ends(text: str, end: str) -> bool:
    if end == "any":
        return True
    if end in ("vowel", "consonant"):
        return bool(text) and (text[-1] in VOWELS) is (end == "vowel")
    return text.endswith(end)


@cache
def _merged(found: tuple[tuple[int, str], ...]) -> Endings:
    own: dict[str, set[str]] = {}
    other: dict[str, set[str]] = {}
    for index, double in found:
        row = rows()[index]
        for texts, into in ((row.endings, own), (row.other, other)):
            for text in texts:
                into.setdefault(double + text, set()).add(row.script)
    return {
        text: (frozenset(own.get(text, ())), frozenset(other.get(text, ())))
        for text in {*own, *other}
    }


def _folded(texts: str) -> tuple[str, ...]:
    """A list of the table, each text folded once; ``-`` is no ending at all."""
    return tuple(dict.fromkeys("" if t == "-" else fold(t).text for t in texts.split()))


@cache
def _table() -> Mapping[str, list[dict[str, Any]]]:
    text = files("comity.steps.protect").joinpath("endings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


LONGEST = max(len(text) for row in rows() for text in (*row.endings, *row.other)) + 3
"""Letters of the longest ending, a doubled consonant in it."""
