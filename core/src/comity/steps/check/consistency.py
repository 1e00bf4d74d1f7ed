"""Checks of logic: do the parts of a request agree with each other?

They look at links, not blanks: a period and the dated facts, an account and the facts about it, a
wish for secrecy and what the provider may do, a form and who signs it. They state no law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.assess.marks import speaks_of
from comity.steps.check.conduct import LONG, is_of_the_conduct, lies_ahead
from comity.steps.check.needs import agreed
from comity.text.word_lists import titles

__all__ = ["check_asked", "check_consistency"]

Asking = Request | Preservation
Kinds = Mapping[str, AssistanceKind]
ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
HONORIFIC = re.compile(
    rf"\b(?:{'|'.join(titles())})\.?"
    r"\s+((?:[A-Z][\w'-]+\s?){1,3})"
)
NAME = r"((?:[A-Z][\w'-]+\s){1,2}[A-Z][\w'-]+)"
SPEAKER = re.compile(
    NAME + r"(?=\s(?:said|says|told|asked|stated|wrote|admitted|confessed|denied|testified|signed))"
)
# Less sure signs, which a company's name may bear too: they weigh as advice.
LIKELY = (
    re.compile(r"\bin the name of " + NAME),
    re.compile(
        NAME + r"['’]s (?:tele|mobile )?(?:phone|telephone|home|flat|house|passport|mother|father"
        r"|wife|husband|brother|sister|son|daughter|salary|laptop|mailbox)\b"
    ),
)
SPOKEN_TO = re.compile(r"\b(?:asked|told|instructed|questioned|interviewed|arrested)\s" + NAME)
NO_PERSON = frozenset(
    {
        *("bank", "court", "police", "force", "service", "authority", "ministry", "company"),
        *("department", "directorate", "office", "bureau", "agency", "commission", "board"),
        *("committee", "university", "plc", "ltd", "llc", "inc", "limited", "corporation"),
        *("gmbh", "union", "group", "unit", "branch", "section", "team", "government"),
        *("trading", "holdings", "holding", "services", "international", "logistics", "nominees"),
        *("trust", "foundation", "school", "hospital", "association", "club", "agents", "partners"),
        *("patrol", "guard", "customs", "interpol", "europol", "exchange", "registry", "insurance"),
        *("museum", "gallery", "hotel", "airlines", "airways", "college", "council", "embassy"),
        *("telecom", "telecoms", "network", "networks", "systems", "cloud", "messenger", "mail"),
        *("fact", "annex", "exhibit", "cards", "gift"),
        *("shop", "store", "stores", "markets", "motors"),
        *("foods", "airport", "media", "news", "studios", "industries", "electronics", "pharmacy"),
        *("properties", "consulting", "solutions", "technologies", "energy", "mining", "minerals"),
        *("shipping", "transport", "travels", "express"),
    }
)
TITLES = frozenset(title.casefold() for title in titles())


def check_consistency(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on how the parts of a request hang together."""
    yield from _states(draft)
    yield from _people(draft)
    yield from _elements(draft)
    yield from check_asked(draft, kinds)
    yield from _hearings(draft)
    yield from _papers(draft)
    yield from _who_signs(draft)


def check_asked(draft: Asking, kinds: Kinds) -> Iterator[Finding]:
    """The findings on how each measure hangs together with the facts, and with secrecy."""
    for index in range(len(draft.measures)):
        yield from _measure(draft, index, kind_of(kinds, draft.measures[index].kind))
    yield from _repeated(draft)
    yield from _secrecy(draft, kinds)


def _states(draft: Request) -> Iterator[Finding]:
    if draft.requesting.state == draft.requested.state:
        message = "The State that asks and the State that is asked are the same."
        cure = "Write the code of the State whose assistance is sought under `requested.state`."
        yield Finding(ERROR, "links.same-state", message, "requested.state", cure)


def named_people(text: str) -> list[str]:
    """The names in a text that are surely a person's: after a title, or before a verb of speech."""
    found = [*HONORIFIC.findall(text), *SPEAKER.findall(text), *SPOKEN_TO.findall(text)]
    names = [_untitled(name.strip().removesuffix("'s")) for name in found]
    return list(dict.fromkeys(name for name in names if not _words(name) & NO_PERSON))


def _untitled(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.rstrip(".").casefold() in TITLES else name


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").casefold() for word in re.findall(r"[\w'-]+", text))


def likely_people(text: str) -> list[str]:
    """The names in a text that are likely a person's: an account in that name, that one's home."""
    names = [name.strip() for sign in LIKELY for name in sign.findall(text)]
    return list(dict.fromkeys(name for name in names if not _words(name) & NO_PERSON))


def _people(draft: Request) -> Iterator[Finding]:
    listed = [
        _words(" ".join((p.name.full, *p.name.aliases, p.name.original_script or "")))
        for p in draft.persons
    ]
    held = [_words(f"{m.holder.name} {m.holder.service or ''}") for m in draft.measures if m.holder]
    for index, fact in enumerate(draft.facts):
        sure = named_people(fact.text)
        names = dict.fromkeys(sure, WARNING)
        names |= dict.fromkeys((n for n in likely_people(fact.text) if n not in sure), ADVICE)
        for name, severity in names.items():
            sure_person = severity is WARNING and len(_words(name)) < 2
            known = listed if sure_person else [*listed, *held]  # a company is said to speak too
            if not any(_words(name) <= words for words in known):
                message = f"{name} is named in this fact and is not among the persons."
                cure = "Add the person under `persons:`, or write who is meant without a name."
                yield Finding(
                    severity, "links.person-unlisted", message, f"facts[{index}].text", cure
                )
    for index, person in enumerate(draft.persons):
        path = f"persons[{index}]"
        if person.born and person.born >= draft.date:
            message, cure = "The date of birth is not past.", "Correct the year of `born`."
            yield Finding(ERROR, "links.born-later", message, f"{path}.born", cure)
        custody = person.custody
        if custody and custody.since and not custody.held:
            message = "The person is said not to be held, and to be held since a day."
            cure = "Write `held: true`, or leave `since` out."
            yield Finding(ERROR, "links.custody", message, f"{path}.custody", cure)
        if custody and custody.since and custody.since > draft.date:
            message = "Custody begins after the date of the request."
            cure = "Correct `since`, or the date of the request."
            yield Finding(ERROR, "links.custody", message, f"{path}.custody.since", cure)


def _elements(draft: Request) -> Iterator[Finding]:
    for number, offence in enumerate(draft.offences):
        for index, element in enumerate(offence.elements):
            if not element.facts:
                message = "No fact proves this element of the offence."
                cure = "Name the facts under `facts:`, or state them if they are missing."
                path = f"offences[{number}].elements[{index}]"
                yield Finding(WARNING, "links.element-unproved", message, path, cure)
        start, proving = offence.committed_from, {f for e in offence.elements for f in e.facts}
        days = [fact.date for fact in draft.facts if fact.id in proving]
        if start and days and all(day is not None and day < start for day in days):
            message = f"Every fact that proves {offence.id} is dated before {start}."
            cure = "Correct `committed_from`, or the dates of the facts."
            place = f"offences[{number}].committed_from"
            yield Finding(WARNING, "links.conduct-after-facts", message, place, cure)


def _measure(draft: Asking, index: int, kind: AssistanceKind) -> Iterator[Finding]:
    measure, path = draft.measures[index], f"measures[{index}]"
    facts = [fact for fact in draft.facts if fact.id in measure.facts]
    dated = [fact.date for fact in facts if fact.date]
    period = measure.period
    if period and not lies_ahead(period, kind, draft.date):
        within = any(period.start <= day <= period.end for day in dated)
        if dated and not within and not measure.nexus:
            message = "None of the dated facts that the measure rests on lies within its period."
            cure = "Set the period around the conduct, or say under `nexus:` why it is wider."
            yield Finding(WARNING, "links.period-beside-facts", message, f"{path}.period", cure)
        if (period.end - period.start).days > LONG and not _explained(draft, measure):
            message = "The period is longer than three years, and nothing says why."
            cure = (
                "Say under `necessity:` what the whole of it is to show; or, if the conduct lasted "
                "as long, state its days under `committed_from` and `committed_to` of the offence."
            )
            yield Finding(WARNING, "links.period-long", message, f"{path}.period", cure)
    known = " ".join([*(fact.text for fact in draft.facts), measure.nexus or ""])
    explained = bool(measure.nexus) and len(measure.identifiers) == 1  # “this account” is that one
    for number, mark in enumerate(measure.identifiers):
        if draft.facts and not explained and not speaks_of(known, mark.value):
            message = f"Nothing in the facts speaks of {mark.value}."
            cure = "State in a fact what ties it to the conduct, or explain it under `nexus:`."
            place = f"{path}.identifiers[{number}]"
            yield Finding(WARNING, "links.identifier-unexplained", message, place, cure)


def _explained(draft: Asking, measure: Measure) -> bool:
    """Whether a long period needs no word more: one is said, or the conduct was as long."""
    said = measure.necessity or measure.nexus or measure.proportionality
    return bool(said) or is_of_the_conduct(draft, measure)


def _repeated(draft: Asking) -> Iterator[Finding]:
    seen: dict[object, str] = {}
    for index, measure in enumerate(draft.measures):
        marks = tuple(mark.value for mark in measure.identifiers)
        holder = measure.holder.name if measure.holder else ""
        key = (measure.kind, holder, marks, measure.items, measure.persons, str(measure.period))
        if key in seen:
            message = f"The measure asks for the same as {seen[key]}."
            cure = "Say how they differ, or keep one of the two."
            yield Finding(WARNING, "links.measure-repeated", message, f"measures[{index}]", cure)
        seen.setdefault(key, measure.id)


def _secrecy(draft: Asking, kinds: Kinds) -> Iterator[Finding]:
    secrecy = draft.confidentiality
    users = any(kind_of(kinds, m.kind).of_account and not agreed(m) for m in draft.measures)
    if secrecy and secrecy.wanted and users and secrecy.user_notice is None:
        message = "Secrecy is asked for, and nothing says whether a provider may tell its user."
        cure = "Write `user_notice: forbid` (or delay, or allow) under `confidentiality:`."
        yield Finding(WARNING, "links.user-notice-open", message, "confidentiality", cure)
    if secrecy and secrecy.wanted and secrecy.user_notice == "allow":
        message = "Secrecy is asked for, and the provider may tell its user."
        place, cure = "confidentiality.user_notice", "Write `user_notice: forbid` or `delay`."
        yield Finding(ERROR, "links.user-notice-contradicts", message, place, cure)


def _hearings(draft: Request) -> Iterator[Finding]:
    deadline = draft.urgency.deadline if draft.urgency else None
    for index, hearing in enumerate(draft.hearings):
        if hearing.date <= draft.date:
            message = "The hearing is not after the date of the request."
            cure = "Correct its date. If it is over, say under `proceedings.stage` what came of it."
            yield Finding(WARNING, "links.hearing-past", message, f"hearings[{index}].date", cure)
        elif deadline and deadline > hearing.date:
            message = "The deadline lies after the hearing for which the evidence is needed."
            cure = f"Set `deadline` before {hearing.date}."
            place = "urgency.deadline"
            yield Finding(ERROR, "links.deadline-after-hearing", message, place, cure)


def _papers(draft: Request) -> Iterator[Finding]:
    if draft.status in ("supplement", "follow-up", "withdrawal") and not draft.supplements:
        message = "The request follows an earlier one and does not name it."
        cure = "Write the earlier reference under `supplements:`."
        yield Finding(ERROR, "links.earlier-unnamed", message, "status", cure)
    if not draft.requesting.contacts:
        message = "The request names nobody who answers questions about it."
        cure = "Add a contact under `requesting.contacts:`, with e-mail, telephone and hours."
        yield Finding(WARNING, "links.no-contact", message, "requesting", cure)
    emergency = draft.urgency is not None and draft.urgency.level == "emergency"
    contacts = draft.requesting.contacts
    if emergency and contacts and not any(c.confirms_authenticity for c in contacts):
        message = "In an emergency the other side will call back, and nobody is named for it."
        cure = "Write `confirms_authenticity: true` on the contact who does that."
        yield Finding(WARNING, "links.no-authenticity", message, "requesting.contacts", cure)


def _who_signs(draft: Request) -> Iterator[Finding]:
    capacity = draft.requesting.issued_by.capacity
    if draft.form == "letter-rogatory" and capacity not in (None, "judge", "court"):
        message = "A letter rogatory is a court's, and this one is issued in another capacity."
        own = capacity in ("prosecutor", "central-authority")  # who may issue a request of its own
        also = ", or write `form: mla-request`" if own else ""
        cure = f"Name the judge under `requesting.issued_by`{also}."
        yield Finding(ERROR, "links.rogatory-not-judicial", message, "requesting.issued_by", cure)
