"""Which words are everyday words, so that they are a name only where they are used as one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from babel import Locale

from comity.text.folding import Word, folded_words
from comity.text.word_lists import titles

__all__ = [
    "PARTICLES",
    "ROLES",
    "TITLES",
    "catalogues",
    "everyday",
    "told",
    "usual",
    "without_particles",
    "words_of_locale",
]

_TABLE = tomllib.loads(files("comity.text").joinpath("everyday.toml").read_text(encoding="utf-8"))


def told(name: str) -> frozenset[str]:
    """A list of words.toml."""
    return frozenset(str(_TABLE[name]).split())


TITLES = told("titles") | frozenset(folded_words(" ".join(titles())))
ROLES, PARTICLES = told("roles"), told("particles")
_LANGUAGES = ("en", "fr", "de")
_ISLANDS = frozenset({"DG", "HM", "TA"})  # named after Garcia, McDonald, da Cunha; no State
LEAST = 3  # letters of a name that is looked for by itself


@cache
def catalogues() -> tuple[str, ...]:
    """The message catalogues, one for each language of the documents."""
    folder = files("comity_templates") / "catalogues"
    return tuple(one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".po"))


@cache
def everyday() -> frozenset[str]:
    """The everyday words, folded: the list beside, the catalogues, CLDR's names."""
    listed = files("comity.text").joinpath("everyday.txt").read_text(encoding="utf-8")
    found = set(folded_words(re.sub(r"#.*", "", listed)))
    for text in catalogues():
        texts = re.findall(r'^(?:msgstr )?"(.*)"$', text, re.MULTILINE)
        found |= set(folded_words(" ".join(texts)))
    for language in _LANGUAGES:
        found |= set(folded_words(" ".join(words_of_locale(Locale(language)))))
    return frozenset(found)


def usual(phrase: tuple[str, ...]) -> bool:
    """Whether an alias is an everyday word, or so short that it may stand for anything."""
    return len(phrase) == 1 and (phrase[0] in everyday() or len(phrase[0]) < LEAST)


def without_particles(found: Sequence[Word]) -> list[Word]:
    """The words of a name without its particles.

    A particle stands before the name that it belongs to: one at the end is a name itself, and so
    are those of a name that has no other word (``Arup De, Duc Le``; ``De``).
    """
    kept = [word for word in found if word.text not in PARTICLES]
    if found and (not kept or kept[-1] != found[-1]):
        return [*kept, found[-1]] if kept else list(found)
    return kept


def words_of_locale(locale: Locale) -> list[str]:
    """Months, days, States and languages, as CLDR names them."""
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return [
        *map(str, months.values()),
        *map(str, days.values()),
        *(str(name) for code, name in locale.territories.items() if code not in _ISLANDS),
        *map(str, locale.languages.values()),
    ]
