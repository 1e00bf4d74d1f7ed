"""A counterpart offence that stands in another State's law: 18 U.S.C. in a letter to Germany.

Only a citation whose name tells whose law it is counts: one of those that law/codes.toml lists, or
an act that the requesting State's own law book cites. Any other text is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.drafts.request import Request
from comity.law.codes import Named, cited_law, find_name, whole
from comity.law.states import state_of, states
from comity.law.written import listed
from comity.records import Citation, Finding, LawBook, Severity, owner_of
from comity.resolve import Resolved
from comity.resolve.requirement import bare_tag

__all__ = ["check_counterpart"]

ACT = re.compile(r"\b(?:Act|Code|Sanhita|Adhiniyam)\b.*\d|U\.S\.C\.|^[A-Z][A-Za-z]+[A-Z]$")


def check_counterpart(resolved: Resolved) -> Iterator[Finding]:
    """An error for each provision of the requested State's law that is another State's."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    for number, offence in enumerate(draft.offences):
        path = f"offences[{number}]"
        if offence.requested_law is not None:
            place = f"{path}.requested_law.provision"
            yield from _judge(offence.requested_law.provision, place, resolved)
        for index, element in enumerate(offence.elements):
            place = f"{path}.elements[{index}].requested_law"
            yield from _judge(element.requested_law or "", place, resolved)


def _judge(text: str, field: str, resolved: Resolved) -> Iterator[Finding]:
    asked = owner_of(resolved.parties.code("requested") or "")
    named = _named(text, resolved)
    if not named or _speaks_of(asked, text) or any(_is_of(one, asked) for one in named):
        return
    law, there = (
        named[0],
        states()[asked].jurisdiction().short_named() if asked in states() else asked,
    )
    yield Finding(
        Severity.WARNING if law.languages else Severity.ERROR,
        "links.counterpart-elsewhere",
        f"“{law.words}” is {_whose(law)}, but this field is for the law of {there}.",
        field,
        f"Name the provision of the law of {there} that the same conduct would break. The "
        "provision of your own law stands under `provision` of the offence.",
    )


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


def _whose(law: Named) -> str:
    if law.languages:
        return "the name of a code of other States"
    known = (states()[code].jurisdiction().short_named() for code in law.states if code in states())
    return f"law of {listed(known, 'or')}"
