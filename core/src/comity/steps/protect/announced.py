"""Initials that a text announces: ``initials A.N.O.``, ``known as A.N.O.``.

They are those of a person unless the text says whose they are: a body or a thing is called so, or
words of which they are the first letters stand beside them.
"""

from __future__ import annotations

import re

from comity.text.everyday import PARTICLES, ROLES, TITLES, told
from comity.text.folding import fold, folded_words
from comity.text.function_words import small_words

__all__ = ["is_announced", "is_called_so"]

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
    rf"|gez\.|conocid[oa]\s+como|conosciut[oa]\s+come|conhecid[oa]\s+como){_OPEN}",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:a\s+certain|une?\s+certaine?|eine?[nmr]?\s+gewisse[nmr]?|un[oa]?\s+tal|un\s+certo"
    rf"|una\s+certa|um\s+certo|uma\s+certa){_OPEN}",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"\b(?:(?:under|by)\s+the\s+(?:name|initials|letters)(?:\s+of)?|sous\s+le\s+(?:nom|sigle)"
    r"(?:\s+de|\s+d['’])?|sous\s+les\s+(?:initiales|lettres)|unter\s+dem\s+(?:namen|kürzel)"
    rf"|bajo\s+el\s+nombre(?:\s+de)?|sotto\s+il\s+nome(?:\s+di)?){_OPEN}",
    re.IGNORECASE,
)
_INITIALS_AFTER = re.compile(
    r"\.?[\s\"'“”’»)\]]*[,(]?\s*(?:(?:are|were|as|being|sont|sind|waren)\s+)?"
    r"(?:(?:the|his|her|their|ses|les|die|ihre|seine|deren)\s+)?(?:initial[es]*|initialen)\b",
    re.IGNORECASE,
)
_CALLED_AFTER = re.compile(
    r"\.?[\s\"'“”’»)\]]*,?\s*"
    r"(?:genannt|bezeichnet|(?:gezeichnet|unterzeichnet|signiert)(?:e[nmrs]?)?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"(?P<beside>\b(?:called|named|alias|nommée?|dite?)){_OPEN}", re.IGNORECASE)
_CALLS = re.compile(
    r"\.?[\s\"'”’»)\]]*(?:on|by|at|over|via|to|for|as|and|again|back|once|twice|par|à|et)\b",
    re.IGNORECASE,
)
"""What follows where a ship did call somebody: ``the ship called A.N.O. by radio``."""
_SUBJECT = re.compile(
    r"[\s\"“”„«»(]*(?:the|a|an|this|that|our|le|la|une?|cette|cet|ce|l['’]|die|der|das|eine?)\b\s*"
    r"(?P<words>[^.,;:!?()]*)(?P<comma>,?)(?P<rest>[^.,;:!?()]*)$",
    re.IGNORECASE,
)
"""A sentence up to where something is called: an article, words, and a comma or not."""
_IS = frozenset({"is", "are", "was", "were", "est", "etait", "sont"})
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
    certain = _CERTAIN.search(before) if called and not found else None
    if certain:
        return not _stands_for(letters, before[: certain.start()], after)
    under = _UNDER.search(before) if called and not found else None
    if under:
        head = before[: under.start()]
        return not (_acts(head) or _is_of_a_body(head) or _stands_for(letters, head, after))
    head = before[: found.start()] if found else before
    told_after = _INITIALS_AFTER.match(after) or (_CALLED_AFTER.match(after) if called else None)
    if not found and not told_after:
        return False
    return not (_is_of_a_body(head) or _stands_for(letters, head, after))


def is_called_so(text: str, start: int, end: int) -> bool:
    """Whether letters after a word like ``called`` are surely what a body or a thing is called.

    Only where nobody can have called anybody: ``The bank, also called A.N.O.``, ``the bank is
    called A.N.O.``, and of a ship also without a comma; and where the words before begin with these
    letters: ``by the Austrian National Office, also called A.N.O.``.

    Args:
        text: the text.
        start: where the letters begin in it.
        end: where they end.
    """
    found = _NAMED.search(text[max(0, start - _REACH) : start])
    if found is None:
        return False
    head = text[: max(0, start - _REACH) + found.start()]
    letters = fold(text[start:end]).text.replace(".", "").replace(" ", "")
    if _stands_for(letters, head, ""):
        return True
    parts = _subject(head)
    if parts is None:
        return False
    noun, comma, rest = parts
    if not _passed(rest):
        return False
    if comma or not _IS.isdisjoint(rest):
        return noun in _things()
    return not rest and noun in told("crafts") and not _CALLS.match(text, end)


def _things() -> frozenset[str]:
    return told("bodies") | told("firms") | told("crafts")


def _passed(rest: tuple[str, ...]) -> bool:
    return _PASSED.union(_IS).issuperset(rest)


def _acts(head: str) -> bool:
    """Whether a body does something under a name: ``The company trades under the name``."""
    parts = _subject(head)
    return (
        parts is not None
        and parts[0] in _things()
        and (_PASSED | told("acts")).issuperset(parts[2])
    )


def _subject(head: str) -> tuple[str, bool, tuple[str, ...]] | None:
    """The noun with which a sentence begins, whether a comma is behind it, and what follows.

    Between the article and the noun stand names with a capital, or one word more at most.
    """
    found = _SUBJECT.match(re.split(r"[.;!?]\s", head)[-1])
    if found is None:
        return None
    words = re.findall(r"[^\W\d_]+", found["words"])
    at = next((n for n, word in enumerate(words) if fold(word).text in _things()), None)
    if at is None:
        return None
    while at + 1 < len(words) and fold(words[at + 1]).text in _things():
        at += 1
    small = [word for word in words[:at] if not word[0].isupper()]
    said = folded_words(" ".join(words))
    if len(small) > 1 or not _PEOPLE.isdisjoint(said):
        return None
    behind = " ".join(words[at + 1 :])
    if found["comma"] and behind:
        return None
    return fold(words[at]).text, bool(found["comma"]), folded_words(behind + found["rest"])


def _is_of_a_body(head: str) -> bool:
    """Whether the noun before them is a body or a thing: ``the agency is also known as``."""
    sentence = re.split(r"[.;!?]\s", head)[-1]
    said = folded_words(sentence)[-_MOST:]
    if said[-1:] == ("its",):
        return True
    if _OF.search(sentence) or not _PEOPLE.isdisjoint(said):
        return False
    nouns = (word for word in reversed(said) if word not in _PASSED | small_words() | PARTICLES)
    return next(nouns, "") in _things()


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
