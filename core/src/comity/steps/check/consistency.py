"""Checks of logic: do the parts of a request agree with each other?

They look at links, not blanks: a period and the dated facts, an account and the facts about it, a
wish for secrecy and what the provider may do, a form and who signs it. They state no law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from babel.numbers import is_currency

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.asking import Asking
from comity.model.drafts.base import leaves
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.model.records import AssistanceKind
from comity.steps.assess.direct_orders import is_home_order
from comity.steps.assess.outside_state import state_in
from comity.steps.check.asset_checks import check_assets
from comity.steps.check.conduct import (
    LONG,
    TAIL,
    begins_with_the_conduct,
    is_of_the_conduct,
    lies_ahead,
    looks_ahead,
    touches_told_time,
)
from comity.steps.check.lint_words import sentences
from comity.steps.check.needs import agreed
from comity.steps.check.period_and_conduct import check_beside_conduct, speaks_of_years
from comity.steps.check.reached_by import check_reached_by
from comity.steps.check.reached_targets import check_reached
from comity.steps.check.secrecy_asked import may_be_told
from comity.steps.check.status_fields import check_status_fields
from comity.steps.check.words_beside import word_list, words_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import titles

__all__ = ["check_asked", "check_consistency"]

COURTS = ("judge", "court")
# treaties under which each State names its judicial authorities, prosecutors among them
JUDICIAL = frozenset({"ets-030", "ets-099", "ets-182", "eu-mla-2000", "eu-eio", "de-ch-mlat"})

Kinds = Mapping[str, AssistanceKind]
ASKED = {  # the fields of a measure that say what is asked, of whom and where
    *("kind", "title", "holder", "identifiers", "accounts", "period", "items", "data_types"),
    *("place", "persons", "questions", "annexes", "particulars", "assets", "order"),
    *("already_held", "addressee"),
}
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
        *("street", "avenue", "road", "boulevard", "square", "quay"),
        *("prosecution", "parliament", "senate", "congress", "tribunal", "chamber", "republic"),
        *("federation", "inspectorate", "institute", "society", "church", "laboratory", "clinic"),
        *("kingdom", "fund", "capital", "ventures", "gendarmerie", "ombudsman"),
        *("foods", "airport", "media", "news", "studios", "industries", "electronics", "pharmacy"),
        *("properties", "consulting", "solutions", "technologies", "energy", "mining", "minerals"),
        *("shipping", "transport", "travels", "express"),
        *("staff", "command", "headquarters", "forces", "army", "navy", "corps", "brigade"),
        *("regiment", "battalion", "secretariat", "island", "islands"),
    }
)
OFFICE = frozenset({"prime", "minister", "president", "vice", "deputy", "attorney", "general"})
SAINT = re.compile(r"(?:Saint|Sainte|St\.?|Ste\.?|Sankt|San|Santa)[ -][A-Z][\w'-]+")  # a town
BODY = re.compile(r"(?:authority|court|sent_by|given_by|channel)(?:\.(?:name|unit))?$")  # fields
SEVERAL = 3  # measures of one purpose, of as many kinds
TITLES = frozenset(title.casefold() for title in titles())


def check_consistency(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on how the parts of a request hang together."""
    yield from _states(draft)
    yield from _people(draft)
    yield from _elements(draft)
    yield from check_asked(draft, kinds)
    yield from _hearings(draft)
    yield from _papers(draft)
    yield from check_status_fields(draft)
    yield from check_assets(draft, kinds)
    yield from _who_signs(draft)


def check_asked(draft: Asking, kinds: Kinds) -> Iterator[Finding]:
    """The findings on how each measure hangs together with the facts, and with secrecy."""
    for index in range(len(draft.measures)):
        yield from _measure(draft, index, kind_of(kinds, draft.measures[index].kind))
    yield from _repeated(draft)
    yield from _one_purpose(draft)
    yield from _secrecy(draft, kinds)


def _states(draft: Request) -> Iterator[Finding]:
    if draft.requesting.state == draft.requested.state and not is_home_order(draft):
        yield finding("links.same-state", "requested.state")


def named_people(text: str) -> list[str]:
    """The names in a text that are surely a person's: after a title, or before a verb of speech."""
    found = [*HONORIFIC.findall(text), *SPEAKER.findall(text), *SPOKEN_TO.findall(text)]
    names = [_untitled(name.strip().removesuffix("'s")) for name in found]
    return list(dict.fromkeys(name for name in names if _is_person(name)))


def _is_person(name: str) -> bool:
    """Whether a name is no company's, authority's or town's: no word of these, no article."""
    if _words(name) <= OFFICE or is_currency(name.split()[-1]):  # “Prime Minister”, “Modelo USD”
        return False
    return not (_words(name) & NO_PERSON or name.startswith("The ") or SAINT.fullmatch(name))


def _untitled(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.rstrip(".").casefold() in TITLES else name


def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").casefold() for word in re.findall(r"[\w'-]+", text))


def likely_people(text: str) -> list[str]:
    """The names in a text that are likely a person's: an account in that name, that one's home."""
    names = [_untitled(name.strip()) for sign in LIKELY for name in sign.findall(text)]
    return list(dict.fromkeys(name for name in names if _is_person(name)))


def _people(draft: Request) -> Iterator[Finding]:
    listed = [
        _words(" ".join((p.name.full, *p.name.aliases, p.name.original_script or "")))
        for p in draft.persons
    ]
    held = [_words(f"{m.holder.name} {m.holder.service or ''}") for m in draft.measures if m.holder]
    bodies = [_words(name) for name in _bodies(draft)]
    for index, fact in enumerate(draft.facts):
        sure = named_people(fact.text)
        for name in dict.fromkeys((*sure, *likely_people(fact.text))):
            if state_in(name) or any(_words(name) <= words for words in bodies):
                continue  # a State, or an authority or a court of the file
            sure_person = name in sure and len(_words(name)) < 2
            known = listed if sure_person else [*listed, *held]  # a company is said to speak too
            if not any(_words(name) <= words for words in known):
                at = f"facts[{index}].text"
                yield finding("links.person-unlisted", at, name=name)
    for index, person in enumerate(draft.persons):
        path = f"persons[{index}]"
        custody = person.custody
        if custody and custody.since and not custody.held:
            yield finding("links.custody/not-held", f"{path}.custody")


def _bodies(draft: Request) -> Iterator[str]:
    """The names of the authorities, courts and offices of the file."""
    for path, value in leaves(draft.read_data(), ""):
        if isinstance(value, str) and BODY.search(path):
            yield value


def _elements(draft: Request) -> Iterator[Finding]:
    for number, offence in enumerate(draft.offences):
        for index, element in enumerate(offence.elements):
            if not element.facts:
                yield finding("links.element-unproved", f"offences[{number}].elements[{index}]")
        start, proving = offence.committed_from, {f for e in offence.elements for f in e.facts}
        days = [fact.until or fact.date for fact in draft.facts if fact.id in proving]
        if start and days and all(day is not None and day < start for day in days):
            at = f"offences[{number}].committed_from"
            yield finding("links.conduct-after-facts", at, offence=offence.id, start=start)


def _measure(draft: Asking, index: int, kind: AssistanceKind) -> Iterator[Finding]:
    measure, path = draft.measures[index], f"measures[{index}]"
    facts = [fact for fact in draft.facts if fact.id in measure.facts]
    dated = [(fact.date, fact.until or fact.date) for fact in facts if fact.date]
    period = measure.period
    if period and not (lies_ahead(period, kind, draft.date) or looks_ahead(measure)):
        within = any(first <= period.end and period.start <= last for first, last in dated)
        beside = bool(dated) and not within and not measure.nexus
        beside = beside and not touches_told_time(draft, measure)
        if beside:
            yield finding("links.period-beside-facts", f"{path}.period")
        later = () if beside else tuple(check_beside_conduct(draft, measure, path, kind))
        papers = kind.items_are == "papers"  # an entry in a register is one, whatever its age
        yield from (() if papers else _long(draft, measure, path, told=bool(later))) or later
    yield from check_reached(draft, measure, path, kind)


def _long(draft: Asking, measure: Measure, path: str, *, told: bool) -> tuple[Finding, ...]:
    """The finding on a period of many years; none where the time after the conduct is ``told``."""
    period = measure.period
    assert period is not None
    if (period.end - period.start).days <= LONG or _explained(draft, measure):
        return ()
    if is_of_the_conduct(draft, measure, tail=TAIL):
        return ()
    if told and begins_with_the_conduct(draft, measure):
        return ()
    return (finding("links.period-long", f"{path}.period"),)


def _explained(draft: Asking, measure: Measure) -> bool:
    """Whether a long period needs no word more: one is said, or the conduct was as long."""
    said = measure.necessity or measure.nexus or measure.proportionality
    return bool(said) or is_of_the_conduct(draft, measure) or speaks_of_years(draft, measure)


def _repeated(draft: Asking) -> Iterator[Finding]:
    """Measures that ask for the same: by every field that says what, of whom and where."""
    seen: dict[str, Measure] = {}
    for index, measure in enumerate(draft.measures):
        asked = measure.model_dump_json(by_alias=True, exclude_none=True, include=ASKED)
        if first := seen.get(asked):
            path = f"measures[{index}]"
            same = patch((path, None)) if _same(first, measure) else None
            yield finding("links.measure-repeated", path, measure=first.id, patch=same)
        seen.setdefault(asked, measure)


def _one_purpose(draft: Asking) -> Iterator[Finding]:
    """The same purpose, word for word, for measures of several kinds, and no other reason."""
    measures = draft.measures
    if len(measures) < SEVERAL or len({one.kind for one in measures}) < SEVERAL:
        return
    alike = len({" ".join(one.purpose.casefold().split()) for one in measures}) == 1
    if alike and not any(one.nexus or one.necessity or one.result for one in measures):
        yield finding("links.purpose-shared", "measures[0].purpose", number=len(measures))


def _same(one: Measure, other: Measure) -> bool:
    """Whether two measures say the same word for word, so that nothing is lost with one."""
    return other.model_copy(update={"id": one.id}) == one


def _secrecy(draft: Asking, kinds: Kinds) -> Iterator[Finding]:
    secrecy = draft.confidentiality
    users = any(_of_users(m, kind_of(kinds, m.kind)) for m in draft.measures)
    open_end = secrecy and secrecy.wanted and secrecy.user_notice is None
    if open_end and users and not _kept_unaware(draft):
        yield finding("links.user-notice-open", "confidentiality")
    allowed = secrecy and secrecy.wanted and secrecy.user_notice == "allow"
    if secrecy and allowed and not may_be_told(draft, secrecy):
        yield finding("links.user-notice-contradicts", "confidentiality.user_notice")


def _of_users(measure: Measure, kind: AssistanceKind) -> bool:
    """Whether a holder produces data of its users and might tell them, which no search does."""
    if kind.enters or kind.live or kind.of_property or agreed(measure):
        return False
    return kind.of_account and bool(measure.holder or measure.identifiers or measure.accounts)


def _kept_unaware(draft: Asking) -> bool:
    """Whether the draft says who may know, or that somebody is not told or does not know."""
    secrecy = draft.confidentiality
    assert secrecy is not None
    if secrecy.may_know or secrecy.notice_grounds or secrecy.order:
        return True
    if any(getattr(one, "confidential", None) for one in draft.measures):
        return True
    told = [part.text for part in free_text(draft)]
    return any(word_list("open_words", "kept_unaware").search(text) for text in told)


def _hearings(draft: Request) -> Iterator[Finding]:
    """A deadline after the last of the days; a day that opens or goes on with a trial is none."""
    deadline = draft.urgency.deadline if draft.urgency else None
    coming = [one for one in draft.hearings if one.date > draft.date]
    if deadline is None or any(words_in("at_odds", "goes_on", one.subject) for one in coming):
        return
    reasons = [draft.urgency.reason if draft.urgency else None]
    reasons += [one.deadline_reason for one in draft.measures]
    last = max((one.date for one in coming), default=deadline)
    if deadline > last and not any(map(_sits_on, reasons)):
        yield finding("links.deadline-after-hearing", "urgency.deadline", hearing=last)


def _sits_on(reason: str | None) -> bool:
    """Whether a reason tells that a trial lasts for more than a day."""
    told = [one for one in sentences(reason or "") if words_in("at_odds", "trial", one)]
    return any(words_in("at_odds", "lasts", one) for one in told)


def _papers(draft: Request) -> Iterator[Finding]:
    yield from check_reached_by(draft)
    emergency = draft.urgency is not None and draft.urgency.level == "emergency"
    contacts = draft.requesting.contacts
    if emergency and contacts and not any(c.confirms_authenticity for c in contacts):
        yield finding("links.no-authenticity", "requesting.contacts")


def _who_signs(draft: Request) -> Iterator[Finding]:
    """A letter rogatory that no court issues: whose letter is judicial is for each State to say."""
    side = draft.requesting
    capacity = side.issued_by.capacity
    if draft.form != "letter-rogatory" or capacity in (None, *COURTS):
        return
    if side.validated_by is not None and side.validated_by.capacity in COURTS:
        return
    own = capacity in ("prosecutor", "central-authority")  # who may issue a request of its own
    if own and _judicial(draft):
        return
    yield finding(
        "links.rogatory-not-judicial/own-request" if own else "links.rogatory-not-judicial",
        "requesting.issued_by",
    )


def _judicial(draft: Request) -> bool:
    """Whether a treaty of judicial authorities is cited, or a text calls the authority one."""
    if JUDICIAL & {*draft.instruments_named()}:
        return True
    texts = [*draft.instruments_named(), *draft.domestic_basis]
    texts += [draft.requesting.authority.functions or "", *(one.text for one in draft.remarks)]
    return any(words_in("formal_words", "judicial_by_words", text) for text in texts)
