"""Withheld persons who are named in another script, by the sounds that every transliteration keeps.

``Schmidt`` is ``Шмидт`` and ``Hassan`` is ``حسن``: letter by letter they are not alike, but their
consonants are, once sounds that one script does not tell apart count as one. A name that the
file has in no Latin letters is looked for in these too: ``Смирнов`` is ``Smirnow``. So little of a
name tells nobody: a word of a text counts beside another word of the same name, or if it is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from comity.steps.protect.identity import Identity
from comity.text.folding import fold

__all__ = ["sounding"]

LEAST_ALONE = 5  # sounds of a family name that counts without another name beside it
LEAST_TOGETHER = 5  # sounds of a given name and a family name
LEAST_SEMITIC = 6  # the same, without any vowel and without v
NEAR = 3  # words between which a name may stand
MOST_FORMS = 32
_ALPHABETIC = re.compile(r"[\u0370-\u052f\u1f00-\u1fff]")
_SEMITIC = re.compile(r"[\u0590-\u06ff]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(
    r"shch|tsch|sch|tch|sh|sz|cz|dzh|dj|tz|zh|rz|ts|ch|ck|cqu|kh|ght|gh|ph|th|dt|gk|mp|nt|qu|hn"
    r"|g(?=[ei])|[a-z]"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_SILENT = re.compile(r"(?<=[a-z]{3})(?:s|t|d|x|z|p)$")
_SOUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("shch", "tsch", "sch", "tch", "sh", "sz", "cz", "zh", "rz", "ts", "s", "z"), ("S",)
    ),
    "ch": ("S", "H", "K"),
    "c": ("K", "S"),
    "j": ("", "S", "H"),
    "x": ("KS",),
    **dict.fromkeys(("kh", "gh", "h", "g"), ("H",)),
    **dict.fromkeys(("k", "q", "ck", "qu"), ("K",)),
    **dict.fromkeys(("v", "w", "f", "ph"), ("V",)),
    **dict.fromkeys(("t", "d", "th", "dt"), ("T",)),
    **dict.fromkeys(("p", "b"), ("P",)),
    **dict.fromkeys(("dzh", "dj", "tz"), ("S", "TS")),
    "cqu": ("K",),
    "ght": ("T", "HT"),
    "hn": ("N", "HN"),
    "gk": ("H", "HK"),
    "mp": ("P", "MP"),
    "nt": ("T", "NT"),
    **{one: (one.upper(),) for one in "mnlr"},
}
_BEGINNINGS = (("j", "i"), ("wr", "r"), ("gi", "ji"), ("ge", "je"))
_CONSONANTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("بپ", ("P",)),
    **dict.fromkeys("תטדتطدضذث", ("T",)),
    **dict.fromkeys("חگحخغג", ("H",)),
    **dict.fromkeys("קقكک", ("K",)),
    **dict.fromkeys("סשזצץزسشصظژچ", ("S",)),
    **dict.fromkeys("רر", ("R",)),
    **dict.fromkeys("לل", ("L",)),
    **dict.fromkeys("מםم", ("M",)),
    **dict.fromkeys("נןن", ("N",)),
    **dict.fromkeys("בפף", ("", "P")),
    **dict.fromkeys("כך", ("K", "H")),
    "ج": ("S", "H"),
    "ה": ("H", ""),
    "ه": ("H", ""),
}


def sounding(people: Sequence[Identity], text: str) -> Iterator[Identity]:
    """The persons whose names a text in another script tells by their sound.

    Read are Cyrillic, Greek, Arabic and Hebrew letters.
    """
    foreign = [person for person in people if person.foreign]
    if not people or (text.isascii() and not foreign):
        return
    found = [match.group() for match in _WORD.finditer(text)]
    if foreign:
        yield from _in_latin(foreign, found)
    for pattern, keys, semitic in (
        (_ALPHABETIC, _latin_keys, False),
        (_SEMITIC, _semitic_keys, True),
    ):
        words = [(n, keys(word)) for n, word in enumerate(found) if pattern.search(word)]
        if words:
            yield from (one for one in people if _told(one, words, semitic=semitic))


def _in_latin(people: Sequence[Identity], found: Sequence[str]) -> Iterator[Identity]:
    """The persons, named in no Latin letters, whom words with a capital in these letters tell."""
    capitals = [(n, word) for n, word in enumerate(found) if _CAPITAL.match(word)]
    words = [(n, _latin_keys(word)) for n, word in capitals]
    bare = [(n, frozenset(map(_consonants, keys))) for n, keys in words]
    for one in people:
        semitic = any(map(_SEMITIC.search, one.parts))
        if _told(one, bare if semitic else words, semitic=semitic):
            yield one


def _told(person: Identity, words: Sequence[tuple[int, frozenset[str]]], *, semitic: bool) -> bool:
    family = _of_names(person.family - person.shared, semitic=semitic)
    others = _of_names(person.parts - person.family, semitic=semitic)
    least = LEAST_SEMITIC if semitic else LEAST_TOGETHER
    named = [(n, len(key)) for n, keys in words for key in family if _is_one(key, keys)]
    if not semitic and any(length >= LEAST_ALONE for _, length in named):
        return True
    beside = [(n, len(key)) for n, keys in words for key in others if _is_one(key, keys)]
    return any(
        0 < abs(n - m) <= NEAR and one + other >= least for n, one in named for m, other in beside
    )


def _is_one(key: str, keys: Iterable[str]) -> bool:
    """Whether a word is a name, perhaps with an ending of one consonant."""
    return any(one == key or (one[:-1] == key and len(key) > 2) for one in keys)


def _of_names(names: Iterable[str], *, semitic: bool) -> frozenset[str]:
    keys = {key for name in names if name.isascii() for key in _latin_keys(name)}
    keys |= {key for name in names if name.isascii() for key in _latin_keys(_SILENT.sub("", name))}
    if semitic:
        keys = {_consonants(key) for key in keys}
        keys |= {key for name in names if _SEMITIC.search(name) for key in _semitic_keys(name)}
    return frozenset(key for key in keys if len(key) > 1)


def _consonants(key: str) -> str:
    """A key without what scripts do not write that have no vowels."""
    return _single(key.removeprefix("A").replace("V", ""))


@lru_cache(maxsize=4096)
def _latin_keys(word: str) -> frozenset[str]:
    """What is left of a word that is or folds to Latin letters: its consonants by their sounds."""
    letters = "".join(re.findall(r"[a-z]", fold(word).text))
    start = "A" if letters[:1] in tuple("aeiouy") else ""
    keys = _forms(start, [_SOUNDS.get(one, ("",)) for one in _LATIN.findall(letters)])
    for written, spoken in _BEGINNINGS:
        if letters.startswith(written):
            keys |= _latin_keys(spoken + letters.removeprefix(written))
    return keys


@lru_cache(maxsize=4096)
def _semitic_keys(word: str) -> frozenset[str]:
    """The consonants of a word in Arabic or Hebrew letters, without the article."""
    plain = word.removeprefix("ال")
    return _forms("", [_CONSONANTS.get(letter, ("",)) for letter in plain])


def _forms(start: str, sounds: Sequence[tuple[str, ...]]) -> frozenset[str]:
    count = 1
    chosen = []
    for one in sounds:
        count *= len(one)
        chosen.append(one if count <= MOST_FORMS else one[:1])
    return frozenset(_single(start + "".join(form)) for form in product(*chosen))


def _single(key: str) -> str:
    return re.sub(r"(.)\1+", r"\1", key)
