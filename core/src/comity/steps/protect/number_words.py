"""The words beside the number of a person: ``the protected witness P5``, ``Person P5``.

The words for a role are those of ``roles.toml``; the others are in ``number_words.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from comity.steps.protect.birth import is_month
from comity.steps.protect.inflection import script_of
from comity.steps.protect.roles import LONGEST_ROLE, ends_in_role, roles_at_end
from comity.text.folding import Word, folded_words, words

__all__ = [
    *("BEFORE", "WITHOUT_SPACES", "calls_somebody", "is_of_a_thing", "is_quantity"),
    "number_follows",
]

WITHOUT_SPACES = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Letters of scripts that set no space between a word and a number."""
BEFORE = 80  # characters in which the words are looked for
MOST_BETWEEN = 5  # words between that for a person and the number
_NEAR = re.compile(
    rf"[\s\u00a0(\u2010\u2011\"“„«‘'-]{{1,3}}$|(?:n[°º]|№|\bn[or]\.|\bnum\.)[\s\u00a0]?$|[{WITHOUT_SPACES}]$"
)
"""What may stand directly before the number."""
_GAP = re.compile(r"\.?[\s\u00a0,(\"“„«°º-]{1,3}")
_ABBREVIATED = frozenset(("no", "nr", "n", "num"))
_AFTER = re.compile(r"[\s\u00a0.]{1,2}([^\W\d_]+)")
_ALL_BEFORE = re.compile(r"([^\W\d_]+)[\s\u00a0]?$")


def calls_somebody(text: str, *, capital: bool = False) -> bool:
    """Whether a text ends in words for a person before whose number it stands.

    Args:
        text: all before the number.
        capital: whether the word for the person must begin with one.
    """
    text = text[-BEFORE:]
    if not _NEAR.search(text):
        return False
    found = words(text)
    for _ in range(MOST_BETWEEN):
        if not found or _is_called(text, found, capital=capital):
            break
        if found[-1].text not in _listed("between") | _listed("number"):
            return False
        found.pop()
        if not found or not _is_near(text, found[-1], text[found[-1].end :]):
            return False
    return bool(found) and _is_called(text, found, capital=capital)


def number_follows(text: str) -> bool:
    """Whether a text ends in a word that says that a number follows: ``the witness no.``."""
    found = words(text[-BEFORE:])
    if re.search(r"(?:n[°º]|№)[\s\u00a0]?$", text):
        return True
    return bool(found) and found[-1].text in _listed("number") and bool(_NEAR.search(text))


def is_of_a_thing(before: str, after: str, *, called: bool, several: bool = False) -> bool:
    """Whether a letter and a number are those of a form, a visa or a page: ``form P3``.

    Args:
        before: the text before them.
        after: the text behind them.
        called: whether words for a person stand before them: ``forms`` behind is a verb then.
        several: whether it is one of several persons: ``P5 and P7 form a firm``.
    """
    first, last = _ALL_BEFORE.search(before[-BEFORE:]), _AFTER.match(after)
    if not called and first and _folded(first[1]) & (_listed("things") | _listed("form")):
        return True
    if last is None or "." in last.group():
        return False
    behind = _folded(last[1])
    if not called or (not several and behind & {"form"}):
        return bool(behind & (_listed("things") | _listed("form")))
    return bool(behind & _listed("things"))


def is_quantity(after: str) -> bool:
    """Whether what follows a number is counted by it, or is a month: ``5 minutes``, ``5. Mai``."""
    found = _AFTER.match(after)
    return found is not None and any(
        word in _listed("counted") or is_month(word) for word in _folded(found[1])
    )


def _is_called(text: str, found: list[Word], *, capital: bool) -> bool:
    last = [(word.text, script_of(text[word.start])) for word in found[-LONGEST_ROLE:]]
    people = any(
        tuple(word for word, _ in last[-length:]) in _people() for length in range(1, len(last) + 1)
    )
    if not (people or roles_at_end(last) or ends_in_role(last[-1][0])):
        return False
    return not capital or found[-1].capital


def _is_near(text: str, word: Word, gap: str) -> bool:
    """Whether no sentence ends behind a word."""
    until = re.match(r"[^\w]*", gap)
    between = until.group() if until else ""
    return _GAP.fullmatch(between) is not None and ("." not in between or word.text in _ABBREVIATED)


@cache
def _table() -> dict[str, str]:
    text = files("comity.steps.protect").joinpath("number_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(folded_words(_table()[key]))


@cache
def _people() -> frozenset[tuple[str, ...]]:
    return frozenset(filter(None, map(folded_words, _table()["people"].split(","))))


def _folded(word: str) -> frozenset[str]:
    return frozenset(folded_words(word))
