"""Patronymics: the father's name in the middle of a Slavic one (Иванович, Іванівна, Petrovna).

One is a part of the name. It tells little by itself where many fathers are called so; then it
counts only beside another word of the name. One that is not written, but follows from the father's
name under ``parents``, counts so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity.text.everyday import told

__all__ = ["common", "implied", "patronymics", "variants"]

_SON = (
    *("yevich", "ievich", "evich", "iovich", "yovych", "iovych", "ovich", "evych", "ovych"),
    *("evitch", "ovitch"),
)
_DAUGHTER = ("yevna", "ievna", "evna", "iivna", "yivna", "ivna", "ovna")
_SHORT = ("nichna", "ich")  # Ильич, Никитич, Ильинична
_COMMON = told("common_fathers")
LEAST_FATHER = 3


def patronymics(full: Sequence[str], family: frozenset[str]) -> Iterator[str]:
    """The patronymics among the folded words of a name, in their order.

    Without a family name of its own, one of two words is taken for the surname ("Roman
    Abramovich"), and so is the last of two that end so ("Roman Arkadyevich Abramovich").
    """
    found = [word for word in full if word not in family and _stem(word)]
    if not family:
        found = found[:1] if len(full) > 2 else []
    yield from found


def common(patronymic: str) -> bool:
    """Whether so many have it that alone it tells nobody apart."""
    return _stem(patronymic) in _COMMON or patronymic.endswith(_SHORT)


def variants(patronymic: str) -> Iterator[str]:
    """The same patronymic by other rules: ``Ивановна, Іванівна``; ``Sergeevich, Sergeyevich``."""
    for endings in (_SON, _DAUGHTER):
        if patronymic.endswith(endings):
            stem = _stem(patronymic)
            yield from (stem + ending for ending in endings)
            yield from (f"{stem}i{ending}" for ending in ("ovich", "ivna"))


def implied(fathers: Iterable[str]) -> Iterator[str]:
    """The patronymics, of a son and of a daughter, of those whose father has one of these names."""
    for name in fathers:
        if len(name) < LEAST_FATHER or _stem(name):
            continue
        stem = name
        if name[-1] in "aeioyj":
            stem = name[:-1]
        if name[-1] in "ao":
            yield from (stem + ending for ending in ("ich", "inichna", "ichna"))
        for one in {stem, name, _without_the_last_vowel(stem)}:
            yield from (one + ending for ending in (*_SON, *_DAUGHTER))


def _without_the_last_vowel(name: str) -> str:
    """As in Павел, Павлович."""
    return name[:-2] + name[-1] if len(name) > 3 and name[-2] == "e" else name


def _stem(word: str) -> str:
    """What is left of the father's name in a patronymic; nothing where a word is none."""
    for ending in (*_SON, *_DAUGHTER, *_SHORT):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem if len(stem) > 1 else ""
    return ""
