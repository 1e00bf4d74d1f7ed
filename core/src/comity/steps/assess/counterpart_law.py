"""Whose law a counterpart offence is: that of the State that is asked, or plainly another's."""

from __future__ import annotations

import re

from comity.law.codes import Named, cited_law, find_name, whole
from comity.law.states import state_of, states
from comity.model.citations import Citation
from comity.model.records import LawBook, owner_of
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import bare_tag
from comity.text.written import listed

__all__ = ["foreign_law", "whose"]

ACT = re.compile(r"\b(?:Act|Code|Sanhita|Adhiniyam)\b.*\d|U\.S\.C\.|^[A-Z][A-Za-z]+[A-Z]$")


def foreign_law(text: str, resolved: Resolved) -> Named | None:
    """The law that a text cites in the place of the requested State's, and that is another's."""
    asked = owner_of(resolved.parties.code("requested") or "")
    named = _named(text, resolved)
    if not named or _speaks_of(asked, text) or any(_is_of(one, asked) for one in named):
        return None
    return named[0]


def whose(law: Named) -> str:
    """Whose law it is, in words."""
    if law.languages:
        return "the name of a code of other States"
    known = (states()[code].jurisdiction().short_named() for code in law.states if code in states())
    return f"law of {listed(known, 'or')}"


def _named(text: str, resolved: Resolved) -> list[Named]:
    """The laws that a text cites; a name of the draft's own language may be a translation."""
    language = bare_tag(resolved.language)
    if known := cited_law(text):
        return [one for one in known if language not in one.languages]
    asking = owner_of(resolved.parties.code("requesting") or "")
    own = _acts(resolved.book("requesting")) - _acts(resolved.book("requested"))
    match = find_name(whole(map(re.escape, sorted(own))), text) if own else None
    return [Named(match.group(0), (asking,))] if match else []


def _acts(book: LawBook | None) -> frozenset[str]:
    """How a law book cites its acts and codes: ``Fraud Act 2006``, ``18 U.S.C.``, ``StGB``."""
    if book is None:
        return frozenset()
    tables = (*book.answers, *book.rules, *book.grounds)
    citations: list[Citation] = [table.cited() for table in tables]
    cites = (one.cite.rstrip(" ,:") for one in citations)
    return frozenset(cite for cite in cites if ACT.search(cite))


def _is_of(law: Named, asked: str) -> bool:
    return law.is_of(asked) or (bool(state_of(asked)) and law.is_of(state_of(asked)))


def _speaks_of(code: str, text: str) -> bool:
    """Whether a text names the State that is asked, so that it says itself whose law it means."""
    known = states().get(code)
    return known is not None and (known.short or known.name).casefold() in text.casefold()
