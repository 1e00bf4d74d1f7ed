"""Initials that a text announces: ``initials A.N.O.``, ``known as A.N.O.``.

They are those of a person unless the text says whose they are: a body or a thing is called so, or
words of which they are the first letters stand beside them.
"""

from __future__ import annotations

import re

from comity.text.everyday import PARTICLES, ROLES, TITLES, told
from comity.text.folding import fold, folded_words
from comity.text.function_words import small_words

__all__ = ["is_announced"]

_OPEN = r"[\s:,(\[\"'“”‘’„«»]*$"
_ARE = r"(?:\s+(?:is|are|was|were|being|sont|étaient|sind|waren|lauten|lauteten|son|são|sono))?"
_INITIALS = re.compile(
    r"\b(?:initials?|initial?led(?:\s+by)?|initiales?|initialen|iniciales|iniciais|iniziali)"
    rf"{_ARE}{_OPEN}",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b(?:(?:known|referred\s+to|identified|described|designated|recorded|listed|signed|signs)"
    r"(?:\s+(?:\w+ly|here|below))?\s+as|aka|a\.k\.a\.|goes\s+by(?:\s+the\s+name)?|signed"
    r"|(?:connue?s?|désignée?s?|identifiée?s?)\s+(?:comme|sous\s+le\s+(?:nom|sigle)(?:\s+de)?|par)"
    r"|appelée?s?|signée?s?|surnommée?s?|(?:bekannt|bezeichnet|geführt)\s+als|genannt|gezeichnet"
    rf"|conocid[oa]\s+como|conosciut[oa]\s+come|conhecid[oa]\s+como){_OPEN}",
    re.IGNORECASE,
)
_INITIALS_AFTER = re.compile(
    r"\.?[\s\"'“”’»)\]]*[,(]?\s*(?:(?:are|were|as|being|sont|sind|waren)\s+)?"
    r"(?:(?:the|his|her|their|ses|les|die|ihre|seine|deren)\s+)?(?:initial[es]*|initialen)\b",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(r"\.?[\s\"'“”’»)\]]*,?\s*(?:genannt|bezeichnet)\b", re.IGNORECASE)
_STATES = frozenset({"usa", "ussr", "urss", "gdr", "ddr", "uae", "drc", "prc", "rsa"})
"""What States are called in letters with points."""
_UNIONS = frozenset({"us", "uk", "eu", "un", "uno", "onu"})
_PASSED = told("beside_called")
_OF = re.compile(
    r"\b(?:of|at|in|from|for|with|by|near|behind|de|du|des|à|au|chez|des|von|vom|bei|beim|im)\b"
    r"[^,]*,[^,]*$",
    re.IGNORECASE,
)
"""A body that may be no more than where somebody is: ``the clerk of the bank, known as``."""
_EXPLAINED = re.compile(
    r"\.?[\s\"'“”’»]*(?:[(\[,=–—-]\s*(?:for\s+)?|of\s|(?:stands?|short|court)\s+for\s|für\s)",
    re.IGNORECASE,
)
_PEOPLE = ROLES | TITLES | told("children") | told("persons")
_REACH = 90  # characters before the letters
_MOST = 8  # words among which the noun is looked for


def is_announced(text: str, letters: str, start: int, end: int) -> bool:
    """Whether a text says that some letters are initials, or what somebody is called by.

    Args:
        text: the text.
        letters: the letters, folded.
        start: where they begin in the text.
        end: where they end.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    called = "" if text[start:end].isalpha() or letters in _STATES | _UNIONS else letters
    found = _INITIALS.search(before) or (_AS.search(before) if called else None)
    head = before[: found.start()] if found else before
    told_after = _INITIALS_AFTER.match(after) or (_CALLED_AFTER.match(after) if called else None)
    if not found and not told_after:
        return False
    return not (_is_of_a_body(head) or _stands_for(letters, head, after))


def _is_of_a_body(head: str) -> bool:
    """Whether the noun before them is a body or a thing: ``the agency is also known as``."""
    sentence = re.split(r"[.;!?]\s", head)[-1]
    said = folded_words(sentence)[-_MOST:]
    if said[-1:] == ("its",):
        return True
    if _OF.search(sentence) or not _PEOPLE.isdisjoint(said):
        return False
    nouns = (word for word in reversed(said) if word not in _PASSED | small_words() | PARTICLES)
    return next(nouns, "") in told("bodies") | told("firms")


def _stands_for(letters: str, head: str, after: str) -> bool:
    """Whether words beside them begin with these letters: ``A.N.O. (Abuja New Order)``."""
    words = re.findall(r"[^\W\d_]+|[.;!?]", head)
    while words and fold(words[-1]).text in _PASSED | small_words():
        words.pop()
    explained = _EXPLAINED.match(after)
    behind = re.findall(r"[^\W\d_]+|[.;!?,]", after[explained.end() :]) if explained else []
    most = len(letters)
    return letters in (_firsts(words[::-1], most)[::-1], _firsts(behind, most))


def _firsts(words: list[str], most: int) -> str:
    """The first letters of words with a capital in a row, folded; particles may stand between."""
    found = ""
    for word in words:
        if word[0].isupper() and len(word) > 1 and len(found) < most:
            found += fold(word).text[:1]
        elif fold(word).text not in PARTICLES:
            break
    return found
