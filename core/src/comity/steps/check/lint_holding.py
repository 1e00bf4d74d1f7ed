"""The lint of holders and property: one that keeps no such data, a thing that no fact names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from comity.law.terms import kind_named
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import named
from comity.text.messages import finding

__all__ = ["check_holding"]

TELLS_OF_PROPERTY = ("link", "confiscation_ground", "grounds")
LEAST = 3  # signs of a number that tells one thing from others
LONG = 9  # letters of a word that does
WORD = re.compile(r"\w[\w'’-]*")


def check_holding(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on the holder by its kind, and on property by the facts of the whole draft."""
    if word := _wrong_holder(measure, kind):
        title = kind_named(kind)
        yield finding("lint.holder-without-data", f"{path}.holder", kind=title, word=word)
    if kind.of_property and not kind.decided:
        yield from _property(draft, measure, path)


def _wrong_holder(measure: Measure, kind: AssistanceKind) -> str:
    """The word that shows that a holder keeps no data of the kind; nothing where it may."""
    holder = measure.holder
    if holder is None:
        return ""
    asked = [*measure.items, measure.title or "", holder.service or "", measure.nexus or ""]
    marks = [mark.kind for mark in measure.identifiers]  # a telephone number may be a purse
    if kind.kept_by == "carrier" and not named("bankers", asked, "no_bankers"):
        return named("bankers", [holder.kind or holder.name], "no_bankers")
    if kind.kept_by == "bank" and not named("money_service", [*asked, *marks]):
        return named("carriers", [holder.kind], "no_carriers")
    return ""


def _property(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    particulars = measure.particulars or {}
    if measure.nexus or any(particulars.get(name) for name in TELLS_OF_PROPERTY):
        return
    known = " ".join(fact.text for fact in draft.facts)
    names = frozenset(w.casefold() for p in draft.persons for w in WORD.findall(p.name.full))
    marks = [mark.value.casefold() for mark in measure.identifiers]
    marks += [(a.number or a.iban or "").casefold() for a in measure.accounts]
    for index, item in enumerate(measure.items):
        judged_by_its_mark = any(mark and mark in item.casefold() for mark in marks)
        if draft.facts and not judged_by_its_mark and not _spoken_of(item, known, names):
            yield finding("lint.property-untied", f"{path}.items[{index}]")


def _spoken_of(item: str, facts: str, names: frozenset[str]) -> bool:
    """Whether the facts share a number, a name of two words or a long word with a thing's name.

    An item without a name or a number ("the car") is not judged: facts may call it by other words.
    """
    named = _telling(item)
    shared = named & _telling(facts) or (_long(item) & _long(facts)) - names
    return not named or bool(shared)


def _telling(text: str) -> set[str]:
    """What tells one thing from others in a text: numbers, and pairs of words with a capital."""
    words = WORD.findall(text)
    found = {word.casefold() for word in words if _number(word)}
    for one, other in pairwise(words[1:]):  # the first word has a capital anyway
        if len(one) > 2 and len(other) > 2 and one[0].isupper() and other[0].isupper():
            found.add(f"{one} {other}".casefold())
    return found


def _long(text: str) -> set[str]:
    """Long words with a capital, as streets are called where nouns are written together."""
    return {
        word.casefold() for word in WORD.findall(text) if len(word) >= LONG and word[0].isupper()
    }


def _number(word: str) -> bool:
    return len(word) >= LEAST and any(sign.isdigit() for sign in word)
