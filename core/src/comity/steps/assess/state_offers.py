"""What the requested State offers and the request does not use: one piece of advice a measure.

Evidence that it already has, the consent of the user, disclosure in an emergency, voluntary
disclosure by the provider, and data on another standard than content. All but the first speak only
where the law that is installed holds it. That nothing preserves data that fade is said elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from comity.law.assistance_kinds import kind_of
from comity.law.terms import kind_term, state_term
from comity.model.citations import Read
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.law_records import Answer
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import asked_of
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.assess.marks import speaks_of
from comity.steps.assess.screen_words import named, sentences
from comity.steps.protect import withheld_facts
from comity.steps.resolve import Resolved, fields_of_bases, fields_within, said_of_roads
from comity.text.formatting import format_value
from comity.text.messages import finding
from comity.text.word_lists import LANGUAGES, words_known

__all__ = ["find_state_offers"]

Kinds = Mapping[str, AssistanceKind]
DIRECT = "provider"
ON_DEMAND = ("provider", "home-order")  # roads on which the provider is asked already
CONSENT = "particulars.consent"
EMERGENCY = "emergency-disclosure"  # the question to the law, not the kind
LOWER = ("traffic", "subscriber")
REQUESTED = ("requested State", "ersuchten Staat", "ersuchten Staates", "État requis")
WORD = re.compile(r"\w{5,}")


def find_state_offers(resolved: Resolved, kinds: Kinds) -> Iterator[Finding]:
    """The advice on what that State offers, for each measure one at most."""
    draft = resolved.draft
    if not isinstance(draft, Request) or resolved.state("requested") is None:
        return
    told: set[str] = set()
    for index, measure in enumerate(draft.measures):
        if measure.already_held is not None:
            continue
        ways = (way(resolved, draft, index, kinds) for way in WAYS)
        found = next((one for one in ways if one is not None), None)
        if found is not None and found.rule not in told:
            told.add(found.rule)
            yield found


def _requested(resolved: Resolved) -> Term:
    state = resolved.state("requested")
    assert state is not None
    return state_term(state)


def _held(resolved: Resolved, draft: Request, index: int, kinds: Kinds) -> Finding | None:
    """A fact by which an authority there has the very thing that is asked for."""
    measure = draft.measures[index]
    if not kind_of(kinds, measure.kind).coercive or kind_of(kinds, measure.kind).of_property:
        return None
    held = withheld_facts(draft.read_data())
    for n, fact in enumerate(draft.facts):
        if fact.id not in measure.facts or n in held or not words_known(fact.language):
            continue
        for said in sentences(fact.text):
            word = _there(resolved, draft, said)
            if word and _same_thing(measure, said):
                return finding(
                    "offer.held",
                    f"measures[{index}]",
                    fact=fact.id,
                    measure=measure.id,
                    state=_requested(resolved),
                    words=word,
                )
    return None


def _there(resolved: Resolved, draft: Request, said: str) -> str:
    """The words by which a sentence says that an authority of the requested State has something."""
    state = resolved.state("requested")
    assert state is not None
    asked = draft.requested
    called = (format_value(state.code, "state", one) for one in LANGUAGES)
    named_there = (str(state.short_name), *filter(None, called), *REQUESTED)
    authorities = [one.name for one in (asked.central_authority, asked.executing_authority) if one]
    place = any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said) for one in named_there)
    body = any(one in said for one in authorities)
    if not body and not (place and named(("there_authority",), said)):
        return ""
    return named(("there_holds",), said)


def _same_thing(measure: Measure, said: str) -> bool:
    """Whether a sentence speaks of what the measure asks for: a mark of it, or most of an item."""
    if any(speaks_of(said, mark.value) for mark in measure.identifiers):
        return True
    spoken = {word.casefold() for word in WORD.findall(said)}
    items = [{word.casefold() for word in WORD.findall(item)} for item in measure.items]
    return any(len(item & spoken) * 2 > len(item) for item in items if item)


def _consent(resolved: Resolved, draft: Request, index: int, kinds: Kinds) -> Finding | None:
    """The account is a victim's, and a road to the provider is closed only without consent."""
    measure = draft.measures[index]
    if (measure.particulars or {}).get("consent") or _speaks_of_consent(measure):
        return None
    marks = {mark.value.casefold() for mark in measure.identifiers}
    owners = [
        person
        for person in draft.persons
        if person.role == "victim" and not person.protect
        if marks
        & {
            mark.casefold()
            for mark in (person.email, person.phone, *(i.value for i in person.identifiers))
            if mark
        }
    ]
    shut = [
        one
        for one in said_of_roads(resolved, index)
        if one.law.road == DIRECT
        and one.law.open == "no"
        and CONSENT in fields_within(one.law.when)
    ]
    if not owners or not shut:
        return None
    return finding(
        "offer.consent",
        f"measures[{index}].{CONSENT}",
        citation=shut[0].law.cited(),
        by=shut[0].by,
        reads=fields_of_bases(resolved),
        measure=measure.id,
        person=owners[0].id,
        says=shut[0].law.says,
    )


def _speaks_of_consent(measure: Measure) -> bool:
    texts = (measure.necessity, measure.nexus, measure.purpose, measure.proportionality)
    return any(re.search(r"consent|einwillig|zustimm", text or "", re.I) for text in texts)


def _emergency(resolved: Resolved, draft: Request, index: int, kinds: Kinds) -> Finding | None:
    """An emergency in which that State's law lets such data be disclosed at once."""
    measure = draft.measures[index]
    level = draft.urgency.level if draft.urgency else None
    used = any(kind_of(kinds, one.kind).emergency for one in draft.measures)
    kind = kind_of(kinds, measure.kind)
    if level != "emergency" or used or kind.preserving or not kind.of_account or _direct(draft):
        return None
    law = asked_of(resolved, "requested", EMERGENCY, measure.kind)
    if law is None or law.value != "yes" or measure.kind not in law.measures:
        return None
    return finding(
        "offer.emergency",
        f"measures[{index}].kind",
        citation=law.cited(),
        by=resolved.parties.code("requested") or "",
        measure=measure.id,
        state=_requested(resolved),
        says=law.says,
    )


def _direct(draft: Request) -> bool:
    return draft.transmission is not None and draft.transmission.road in ON_DEMAND


def _voluntary(resolved: Resolved, draft: Request, index: int, kinds: Kinds) -> Finding | None:
    """The provider may disclose on its own, so that its answer may come sooner than that State's.

    Nothing where it was asked, or where it must not know: nobody can bind it to silence.
    """
    measure, holder = draft.measures[index], draft.measures[index].holder
    secret = draft.confidentiality is not None and draft.confidentiality.wanted
    if _direct(draft) or draft.channels or secret or holder is None:
        return None
    if holder.state not in (None, draft.requested.state):
        return None
    own = resolved.parties.code("requested") or ""
    issuers = (draft.requesting.issued_by, draft.requesting.validated_by)
    capacities = {one.capacity for one in issuers if one and one.capacity}
    for one in said_of_roads(resolved, index):
        law = one.law
        theirs = not law.by or not capacities or bool(capacities & set(law.by))
        opened = law.road == DIRECT and law.open == "yes" and one.sure and theirs
        if opened and one.by == own and law.role == "requested":
            return finding(
                "offer.voluntary",
                f"measures[{index}].holder",
                citation=law.cited(),
                by=one.by,
                reads=(*fields_of_bases(resolved), *fields_within(law.when)),
                measure=measure.id,
                says=law.says,
            )
    return None


def _tier(resolved: Resolved, draft: Request, index: int, kinds: Kinds) -> Finding | None:
    """Content alone is asked for, and that State's law gives other data on another standard."""
    measure = draft.measures[index]
    kind = kind_of(kinds, measure.kind)
    other = any(kind_of(kinds, one.kind).data in LOWER for one in draft.measures)
    if kind.data != "content" or kind.live or not kind.of_account or not kind.electronic:
        return None
    if other or measure.fallback or draft.earlier or ordered_directly(resolved, draft):
        return None
    for question in ("foreign-process", "process"):
        content = asked_of(resolved, "requested", question, measure.kind)
        if content is None or not _standard(content):
            continue
        for low in chain.from_iterable(_of_data(kinds, data) for data in LOWER):
            law = asked_of(resolved, "requested", question, low.kind)
            if law is not None and _standard(law) not in ("", _standard(content)):
                return finding(
                    "offer.tier",
                    f"measures[{index}].fallback",
                    citation=law.cited(),
                    by=resolved.parties.code("requested") or "",
                    measure=measure.id,
                    state=_requested(resolved),
                    standard=_standard(content),
                    lower=kind_term(low.kind),
                    other=_standard(law),
                )
        return None
    return None


def _of_data(kinds: Kinds, data: str) -> Iterator[AssistanceKind]:
    """The kinds that ask for stored data of a class on an account."""
    for kind in kinds.values():
        if kind.data == data and kind.of_account and not kind.live and not kind.in_preservation:
            yield kind


def _standard(law: Answer) -> str:
    """The standard that an officially read answer names."""
    value = law.value if isinstance(law.value, Mapping) and law.read is Read.OFFICIAL else {}
    return str(value.get("standard", ""))


WAYS: tuple[Callable[[Resolved, Request, int, Kinds], Finding | None], ...] = (
    *(_held, _consent, _emergency, _voluntary, _tier),
)
"""What is looked for, in the order of what it saves."""
