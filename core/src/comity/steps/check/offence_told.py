"""What a request says of its offences: the exact provision, its date, what was before a laundering.

Each speaks only where the draft itself shows what is lacking: a code without an article, a law of a
later year than the conduct, money whose origin is said to be unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.common_crime import (
    found_in_case,
    is_laundering,
    predicate_told,
    takes_part,
)
from comity.steps.check.limitation_told import last_day, limitation_told
from comity.text.messages import finding
from comity.text.word_lists import any_of, words_known

__all__ = ["check_offences"]

Kinds = Mapping[str, AssistanceKind]
PLACED = re.compile(  # a number or a sign by which an article is found
    r"\d|§|\b(?i:art\w*\.?|sections?|paragraphs?|clauses?)\s+(?:[IVXLC]+\b|(?i:one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|(?:\w+ )?hundred)\b)"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONG_AGO = 12  # years after which a requested State thinks of limitation
GRAVE = 10  # years of imprisonment, for which limitation is long in most States


def check_offences(draft: Request, kinds: Kinds, topics: set[str]) -> Iterator[Finding]:
    """The findings on offences as they are told.

    Args:
        draft: the request.
        kinds: the kinds of assistance.
        topics: those of the grounds that may be raised against it.
    """
    measures = [kind_of(kinds, m.kind) for m in draft.measures]
    if not measures or all(kind.without_facts for kind in measures):
        return
    if draft.proceedings.nature != "execution":
        yield from _before_laundering(draft)
    criminal = draft.proceedings.nature not in ("administrative", "civil")
    if criminal and any(kind.coercive for kind in measures):
        yield from _unplaced(draft)
    yield from _younger_than_conduct(draft)
    if "limitation" in topics:
        yield from _long_ago(draft)


def _before_laundering(draft: Request) -> Iterator[Finding]:
    """Laundering of which nothing tells where the money comes from."""
    if predicate_told(draft) or not words_known(draft.language):
        return
    index = next((n for n, one in enumerate(draft.offences) if is_laundering(one)), None)
    if index is None:
        return
    offence = draft.offences[index].id
    for n, fact in enumerate(draft.facts):
        if not fact.handling and (words := found_in_case("origin_unknown", fact.text)):
            at = f"facts[{n}].text"
            yield finding("case.predicate-unknown", at, offence=offence, fact=fact.id, words=words)
            return
    if draft.facts:
        yield finding("case.predicate-untold", f"offences[{index}]", offence=offence)


def _unplaced(draft: Request) -> Iterator[Finding]:
    """Provisions of which only the code or the act is named."""
    none = [
        (n, one.id)
        for n, one in enumerate(draft.offences)
        if found_in_case("unquoted", one.provision) and not found_in_case("unquoted", one.text)
    ]
    if none:
        at = f"offences[{none[0][0]}].provision"
        yield finding("case.provision-unplaced/none", at, offences=tuple(id for _, id in none))
    left = [
        (n, one)
        for n, one in enumerate(draft.offences)
        if not found_in_case("unquoted", one.provision)
        and not PLACED.search(YEAR.sub("", one.provision))
        and not found_in_case("common_law", one.provision)
        and one.provision.isascii()
        and not one.annex
        and not any_of("case", ("article",)).search(f"{one.title} {one.text}")
    ]
    if left:
        ids = tuple(one.id for _, one in left)
        at = f"offences[{left[0][0]}].provision"
        yield finding("case.provision-unplaced", at, offences=ids)


def _younger_than_conduct(draft: Request) -> Iterator[Finding]:
    """A law that is called by a year later than the conduct, or than its first year.

    Where the offence has no dates of its own, the years that the facts name stand for them.
    """
    for index, offence in enumerate(draft.offences):
        enacted, at = _year_of_law(offence), f"offences[{index}].provision"
        if not enacted:
            continue
        name, law = offence.id, str(enacted)
        began, ended = offence.committed_from, offence.committed_to
        if ended and enacted > ended.year:
            yield finding("case.law-younger/whole", at, offence=name, law=law)
        elif began and enacted > began.year:
            year = str(began.year)
            yield finding("case.law-younger/part", at, offence=name, law=law, began=year)
        elif not began and (last := _last_year(draft)) and enacted > last:
            yield finding("case.law-younger/facts", at, offence=name, law=law)


def _year_of_law(offence: Offence) -> int:
    found = any_of("case", ("of_year",)).search(offence.provision)
    return int(next(filter(None, found.groups()))) if found else 0


def _last_year(draft: Request) -> int:
    """The last year that a fact names; none where something is told without a year."""
    years = [int(year) for fact in draft.facts for year in YEAR.findall(fact.text)]
    years += [fact.date.year for fact in draft.facts if fact.date]
    return max(years, default=0)


def _long_ago(draft: Request) -> Iterator[Finding]:
    """Conduct that ended many years ago, and no word on limitation."""
    if draft.proceedings.nature == "execution" or limitation_told(draft):
        return
    for index, offence in enumerate(draft.offences):
        penalty, ended = offence.maximum_penalty, _ended(draft, offence)
        grave = penalty.life or penalty.death or (penalty.years or 0) > GRAVE
        if ended is None or grave or offence.limitation or takes_part(offence):
            continue
        if _years_between(ended, draft.date) >= LONG_AGO:
            at = f"offences[{index}].limitation"
            yield finding("case.long-ago", at, offence=offence.id, ended=ended)
            return


def _ended(draft: Request, offence: Offence) -> dt.date | None:
    """The last day of conduct whose time the offence tells."""
    began, last = offence.committed_from, last_day(draft, offence)
    return max(last or began, began) if began else last if offence.committed_to else None


def _years_between(start: dt.date, end: dt.date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
