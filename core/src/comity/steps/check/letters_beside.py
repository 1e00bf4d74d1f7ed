"""Earlier letters that ask for something else: other people, or another measure."""

from __future__ import annotations

import re
from functools import cache

from comity.law.states import short_name_of, states
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.records import owner_of
from comity.steps.check.words_beside import words_in
from comity.text import free_text

__all__ = ["goes_elsewhere", "stands_beside", "still_wanted", "told_elsewhere"]

WORDS = "formal_words"
BEFORE = "(?:to|in|with|from|by|of|at|and|an|nach|in|und|à|aux?|en|de|et)(?: the| la| le)?"
STEPS = ("step_search", "step_hearing", "step_property", "step_records")


def goes_elsewhere(draft: Request, one: Earlier) -> bool:
    """Whether a letter is told to run parallel to this one, to another State and not to the same.

    What a letter to the same State became must be told; one to another State is no part of it.
    """
    text = one.subject or ""
    if not words_in(WORDS, "parallel_letter", text):
        return False
    hits = list(_names().finditer(text))
    to = {_owner(hit.group("name")) for hit in hits if hit.group("to")}
    asked = owner_of(draft.requested.state)
    if asked in (_owner(hit.group("name")) for hit in hits):
        return False
    return bool(to - {owner_of(draft.requesting.state)})


def _owner(name: str) -> str:
    """The State that a short name is of, or that owns what has it."""
    return next(owner_of(code) for code in states() if short_name_of(code) == name)


@cache
def _names() -> re.Pattern[str]:
    """The name of a State, no part of a longer one or a firm's, and whether a letter goes there.

    A longer name comes before one that it holds: “South Sudan” is not “Sudan”.
    """
    names = sorted({short_name_of(code) for code in states()}, key=len, reverse=True)
    joined = "|".join(map(re.escape, names))
    return re.compile(rf"(?P<to>\b(?i:{BEFORE}) )?\b(?P<name>{joined})(?![\w-])(?! [A-ZÀ-Ý])")


def stands_beside(draft: Request, one: Earlier) -> bool:
    """Whether an earlier letter is told to be on other people, or names another measure only."""
    if any(words_in(WORDS, "stands_beside", text) for text in (one.subject, one.result)):
        return True
    named = {step for step in STEPS if words_in(WORDS, step, one.subject)}
    asked = {step for step in STEPS for text in _asked(draft) if words_in(WORDS, step, text)}
    return bool(named) and bool(asked) and not named & asked


def _asked(draft: Request) -> list[str]:
    """What the measures are, by their kinds and in words."""
    found = []
    for one in draft.measures:
        found += [one.kind.replace("-", " "), one.title or "", *one.items]
    return found


def told_elsewhere(draft: Request) -> bool:
    """Whether another text names an earlier letter, and so tells how it relates to this one."""
    texts = [p.text for p in free_text(draft) if not p.field.startswith("earlier[")]
    return any(words_in(WORDS, "another_letter", text) for text in texts)


def still_wanted(draft: Request, one: Earlier) -> bool:
    """Whether it is told that an earlier letter is still wanted, or what of it falls away."""
    texts = [p.text for p in free_text(draft) if not p.field.startswith("earlier[")]
    return any(words_in(WORDS, "falls_away", text) for text in (*texts, one.result))
