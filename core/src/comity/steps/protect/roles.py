"""The words for a person's role beside a name: ``le témoin N. Abernathy``, ``die Zeugin``.

They are those of ``roles.toml`` and of the message catalogues, in every language that is listed
there, with the endings that a name may have. They are looked up only where a name was found.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from comity.steps.protect.inflection import LONGEST, Endings, stems
from comity.text.everyday import catalogues, everyday
from comity.text.folding import fold

__all__ = ["LONGEST_ROLE", "ends_in_role", "role_of", "roles_at_end", "stands_behind"]

LONGEST_ROLE = 4  # words
_WORD = re.compile(r"[^\W\d_]+")
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]")
_PRINTED = re.compile(r'^msgid "word\.role\.([\w-]+)"\nmsgstr "(.+)"$', re.MULTILINE)

Phrase = tuple[str, ...]


class _Table(NamedTuple):
    phrases: dict[Phrase, str]
    stems: dict[str, list[tuple[str, Endings]]]
    behind: frozenset[Phrase]


def role_of(words: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The role that some words name, each with its script: ``third party``; nothing else."""
    found = (_table().phrases.get(phrase) for phrase in _plain(words))
    return frozenset(role for role in found if role)


def roles_at_end(words: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The roles that the last of some words name: ``of the third party``."""
    lengths = range(min(LONGEST_ROLE, len(words)), 0, -1)
    found = (role_of(words[-length:]) for length in lengths)
    return next(filter(None, found), frozenset())  # the longest: an "expert witness" is an expert


def ends_in_role(run: str) -> bool:
    """Whether a folded run of letters without spaces ends in a word for a role: ``保护证人``."""
    return not run.isascii() and run.endswith(_unspaced())


def stands_behind(words: Sequence[tuple[str, str]]) -> bool:
    """Whether words for a role are some that stand behind the name in their language."""
    return any(phrase in _table().behind for phrase in _plain(words))


def _plain(words: Sequence[tuple[str, str]]) -> Iterator[Phrase]:
    """Words as they are, and without the ending of the last."""
    first = tuple(word for word, _ in words[:-1])
    yield from ((*first, base) for base in _bases(*words[-1]))


@cache
def _bases(word: str, script: str) -> tuple[str, ...]:
    found = {word: None}
    if script == "Latin" and word in everyday():
        return tuple(found)  # "price" is no form of "priča"
    for cut in range(min(LONGEST, len(word) - 2) + 1):
        end = word[len(word) - cut :]
        for base, endings in _table().stems.get(word[: len(word) - cut], ()):
            if script in endings.get(end, (frozenset(),))[0]:
                found[base] = None
    return tuple(found)


@cache
def _table() -> _Table:
    text = files("comity.steps.protect").joinpath("roles.toml").read_text(encoding="utf-8")
    listed: dict[str, str] = tomllib.loads(text)
    after = frozenset(_phrases(listed.pop("behind")))
    phrases = {phrase: role for role, texts in listed.items() for phrase in _phrases(texts)}
    for catalogue in catalogues():
        for role, printed in _PRINTED.findall(catalogue):
            phrases |= dict.fromkeys(_phrases(printed), role)
    found: dict[str, list[tuple[str, Endings]]] = {}
    for last in {phrase[-1] for phrase in phrases}:
        for stem, endings in stems(last, family=False):
            found.setdefault(stem, []).append((last, endings))
    return _Table(phrases, found, after)


@cache
def _unspaced() -> tuple[str, ...]:
    """The words for roles in scripts without spaces."""
    return tuple(
        word for phrase in _table().phrases for word in phrase if _NO_SPACES.match(phrase[0])
    )


def _phrases(texts: str) -> Iterator[Phrase]:
    for text in texts.split(","):
        if phrase := tuple(_WORD.findall(fold(text).text)):
            yield phrase
