"""The words and regions by which phrases of a notice are understood (words.toml, regions.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from comity.law.load import read_toml
from comity.law.states import states
from comity.model.records import owner_of
from comity.text.folding import folded_words

__all__ = [
    "kinds_in",
    "legal_forms",
    "made_in",
    "parts_of",
    "region_states",
    "regions_of",
    "rest_of",
    "state_at_end",
    "union_instrument",
    "words_for",
]

ARTICLES = frozenset({"the", "le", "la", "les", "l", "die", "der", "das"})
ALSO_A_PART = frozenset({("georgia",), ("georgie",)})
OF_TWO = frozenset({("congo",)})
"""A name that two States bear in everyday use: it tells neither."""
AFTER = re.compile(r"[,;\n\u060c\uff0c]")
ELIDED = re.compile(r"\b[ld][\u2019']", re.IGNORECASE)
LONGEST = 8  # words of the name of a State
MADE = re.compile(
    r"\b(?:courts?|judges?|magistrates?|tribunaux|tribunal|gerichts?|law)"
    r" (?:of|in|from|de|du|des|in|aus|von) (.+)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
APART = re.compile(r"[,;/+&]|\b(?:and|or|et|ou|und|oder|sowie|as well as)\b", re.IGNORECASE)
JOINED = re.compile(r",|;| and | et | und |/|\+")


def kinds_in(family: str, text: str) -> frozenset[str]:
    """The kinds of a family of words.toml that a text names; none where it names none.

    A name that is only a part of a longer one of another kind does not count.

    Args:
        family: a table of words.toml, such as ``process`` or ``content``.
        text: a phrase of a notice or of a draft.
    """
    found = [
        (name, match.span())
        for name, words in _patterns(family).items()
        for word in words
        for match in word.finditer(text)
    ]
    return frozenset(name for name, span in found if not _is_part(name, span, found))


def _is_part(name: str, span: tuple[int, int], found: list[tuple[str, tuple[int, int]]]) -> bool:
    """Whether a name lies within a longer one of another kind: a European production order."""
    return any(
        first <= span[0] and span[1] <= last and last - first > span[1] - span[0]
        for other, (first, last) in found
        if other != name
    )


def words_for(family: str, text: str) -> str:
    """The first words of a text that name a kind of a family of words.toml; "" where none do."""
    found = (word.search(text) for words in _patterns(family).values() for word in words)
    first = min((one for one in found if one), key=lambda one: one.start(), default=None)
    return first.group() if first else ""


def rest_of(
    families: Iterable[str], text: str, without: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The words of a text that the kinds of some families do not name, but those of grammar.

    Args:
        families: tables of words.toml.
        text: a phrase, such as ``the telephone number of the user``, of which ``user`` is left.
        without: kinds that do not count as named.
    """
    named = [
        match.span()
        for family in families
        for name, words in _patterns(family).items()
        if name not in without
        for word in words
        for match in word.finditer(text)
    ]
    return tuple(
        word
        for found in WORD.finditer(text)
        if (word := found.group().casefold()) not in _grammar()
        and not any(found.start() < last and first < found.end() for first, last in named)
    )


def parts_of(text: str) -> list[str]:
    """The parts of a phrase that names several things: between commas, and at "and" and "or"."""
    return [part.strip() for part in APART.split(text) if part.strip()]


@cache
def legal_forms() -> Mapping[tuple[str, ...], str]:
    """The endings of company names that tell the legal form, as folded words, longest first.

    Each has the name of the form: ``incorporated`` and ``inc`` are one.
    """
    found: dict[tuple[str, ...], str] = {}
    for group in _table("words")["forms"]:
        found |= {tuple(form.split()): group[0] for form in group}
    return dict(sorted(found.items(), key=lambda pair: len(pair[0]), reverse=True))


def region_states(text: str) -> frozenset[str] | None:
    """The States of a region or list of regions in words or codes; None where one is unknown.

    ``The European Union``, ``DE``, ``Africa, Asia and the Pacific``.
    """
    whole = _one_region(text)
    if whole is not None:
        return whole
    parts = [_one_region(part) for part in JOINED.split(text) if part.strip()]
    if not parts or any(part is None for part in parts):
        return None
    return frozenset[str]().union(*(part for part in parts if part is not None))


def regions_of(texts: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """All States of several regions, and the regions that are not known."""
    found: set[str] = set()
    unknown = []
    for text in texts:
        known = region_states(text)
        found |= known or frozenset()
        unknown += [] if known is not None else [text]
    return frozenset(found), tuple(unknown)


def state_at_end(text: str) -> str:
    """The State that a line of an address names: NG for ``Lagos, Nigeria``; else nothing.

    The line, or what follows its last comma, is the name of a State and nothing more; a code counts
    only as a whole line, since ``Wilmington, DE`` is not in Germany. A name that is also that of a
    part of another State counts only where it stands alone.
    """
    code = text.strip()
    if owner_of(code) in states():
        return owner_of(code)
    words, end = _bare(code), _bare(AFTER.split(code.rstrip(" ,;."))[-1])
    if end in ALSO_A_PART and end != words:
        return ""
    return _names().get(end, "")


def made_in(process: str) -> str:
    """The State of whose court or law a process is: US for ``order of a court of the US``."""
    found = MADE.search(process)
    words = _bare(found.group(1)) if found else ()
    sizes = range(min(len(words), LONGEST), 0, -1)
    return next((_names()[words[:size]] for size in sizes if words[:size] in _names()), "")


def union_instrument() -> str:
    """The id of the Union's Regulation on production and preservation orders to providers."""
    return str(_table("words")["union_instrument"])


def _one_region(text: str) -> frozenset[str] | None:
    code = text.strip()
    if code != "EU" and owner_of(code) in states():
        return frozenset({owner_of(code)})
    words = _bare(code)
    if words in _names():
        return frozenset({_names()[words]})
    named = next((row for row in _regions().values() if words in row["words"]), None)
    return None if named is None else _members(named["id"])


@cache
def _members(region: str) -> frozenset[str]:
    row = _regions()[region]
    inner = (_members(part) for part in row.get("parts", ()))
    return frozenset(row.get("states", ())).union(*inner)


@cache
def _regions() -> Mapping[str, Mapping[str, Any]]:
    rows = _table("regions")["region"]
    return {row["id"]: row | {"words": {_bare(name) for name in row["names"]}} for row in rows}


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    """The names of States as folded words: their own, CLDR's in three languages, everyday ones."""
    own = {code: (one.name, one.short) for code, one in states().items() if one.group != "blocs"}
    found: dict[tuple[str, ...], str] = {}
    for language in ("de", "fr", "en"):
        names = Locale(language).territories
        found |= {_bare(str(names[code])): code for code in own if code in names}
    found |= {_bare(name): code for code, names in own.items() for name in names if name}
    found |= {
        _bare(name): row["code"] for row in _table("regions")["state"] for name in row["names"]
    }
    return {words: code for words, code in found.items() if words not in OF_TWO}


def _bare(text: str) -> tuple[str, ...]:
    apart = ELIDED.sub(" ", text)
    return tuple(word for word in folded_words(apart) if word not in ARTICLES)


@cache
def _grammar() -> frozenset[str]:
    return frozenset(word for words in _table("words")["grammar"].values() for word in words)


@cache
def _patterns(family: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    rows: dict[str, list[str]] = _table("words")[family]
    return {
        name: tuple(re.compile(word, re.IGNORECASE) for word in words)
        for name, words in rows.items()
    }


@cache
def _table(name: str) -> dict[str, Any]:
    return read_toml(files("comity.steps.check.holder") / f"{name}.toml")
