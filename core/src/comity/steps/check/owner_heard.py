"""Property of somebody who is no suspect: why it can be reached, and how the owner is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.property_told import (
    assets_of,
    charged,
    facts_of,
    of_property,
    promised,
    says_any,
    speaks_any,
    texts_of,
)
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_owners"]

HEARD = ("third_party_notice", "claimants", "notice", "title_contested", "information_on_remedies")
GROUND = ("confiscation_ground",)
Kinds = Mapping[str, AssistanceKind]


def check_owners(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """One finding for each measure that takes property of others than the suspects."""
    taking = [(n, m) for n, m, kind in of_property(draft, kinds) if kind.coercive]
    taking = [(n, m) for n, m in taking if kinds[m.kind].of_property]
    told: set[str] = set()
    for index, measure in taking:
        others = [who for who in _others(draft, measure) if who not in told]
        if not others or any(_heard(one) for _, one in taking if _shares(one, measure)):
            continue
        if _promised(draft, measure):
            continue
        unheard = [
            who
            for who in others
            if not (_claims(draft, measure, who) or _told(draft, measure, who))
        ]
        if not unheard:
            continue
        told |= set(unheard)
        place = f"measures[{index}].third_parties"
        reached = all(_reached(draft, measure, who) for who in unheard)
        grounded = reached and all(_grounded(draft, measure, who) for who in unheard)
        variant = "unheard" if grounded else "ground" if reached else "unexplained"
        yield finding(
            f"asset.third-party/{variant}", place, owners=tuple(unheard), number=len(unheard)
        )


def _shares(one: RequestMeasure, other: RequestMeasure) -> bool:
    """Whether two measures are about the same people or the same assets."""
    if one.id == other.id:
        return True
    return bool(set(one.persons) & set(other.persons) or set(one.assets) & set(other.assets))


def _heard(measure: RequestMeasure) -> bool:
    wished = measure.procedure.wished if measure.procedure else ""
    heard = any_of("assets", ("hearing",)).search(wished or "")
    told = measure.third_parties  # that names the owner and no more does not say how it is heard
    dealt = any(speaks_any(name, [told]) for name in ("hearing", "answered", "buyers", "claims"))
    return bool(dealt or heard) or says_any(measure, HEARD)


def _promised(draft: Request, measure: RequestMeasure) -> bool:
    """Whether an order was served, or a text for all measures says how owners are heard."""
    orders = [asset.order for _, asset in assets_of(draft, measure) if asset.order]
    if any(one.served_on or one.served_how for one in orders):
        return True
    remedies = draft.proceedings.remedies
    if remedies and not word_list("open_words", "by_role").search(remedies):
        return True  # by these also those can be heard who are no suspects
    owners = any_of("assets", ("owners",))
    told = [text for text in promised(draft) if owners.search(text)]
    told += [one for one in _decided(draft, measure) if owners.search(one)]
    return speaks_any("hearing", told)


def _decided(draft: Request, measure: RequestMeasure) -> list[str]:
    """The sentences of what the summaries of the decisions tell."""
    orders = [asset.order for _, asset in assets_of(draft, measure)]
    listed = [measure.order, *orders, *draft.proceedings.decisions]
    return [text for one in listed if one for text in sentences(one.summary or "")]


def _others(draft: Request, measure: RequestMeasure) -> list[str]:
    """The owners of what a measure takes who are no suspects: ids, and names that have none."""
    people = {person.id: person for person in draft.persons}
    owners = [asset.owner for _, asset in assets_of(draft, measure) if asset.owner]
    owners += [name for name in measure.persons if _third(people.get(name))]
    found = [name for name in owners if name in people and _other(people[name])]
    for account in measure.accounts:
        if account.holder and (who := _of_account(draft, account.holder)):
            found.append(who)
    return list(dict.fromkeys(found))


def _other(person: Person) -> bool:
    """Whether somebody is no suspect, nor a victim to whom the property is to go back."""
    return not charged(person) and person.role != "victim"


def _third(person: Person | None) -> bool:
    return person is not None and person.role == "third-party"


def _of_account(draft: Request, holder: str) -> str:
    """Who holds an account and is no suspect; nothing where the name is that of a suspect."""
    words = _words(holder)
    listed = [
        (person, names)
        for person in draft.persons
        for name in (person.name.full, *person.name.aliases)
        if (names := _words(name)) and (names <= words or words <= names)
    ]
    if any(not _other(person) for person, _ in listed):
        return ""
    return listed[0][0].id if listed else holder


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _claims(draft: Request, measure: RequestMeasure, who: str) -> bool:
    """Whether the list of assets says what an owner's right is, and so how it is dealt with."""
    return any(
        claimant.person in (who, None)
        for _, asset in assets_of(draft, measure)
        for claimant in asset.third_parties
    )


def _told(draft: Request, measure: RequestMeasure, who: str) -> bool:
    """Whether another measure serves a paper on an owner or hears the owner."""
    others = (one for one in draft.measures if one.id != measure.id and who in one.persons)
    return any("service" in one.kind or "hearing" in one.kind for one in others)


def _reached(draft: Request, measure: RequestMeasure, who: str) -> bool:
    """Whether something says why property of somebody else may be taken."""
    owned = [asset for _, asset in assets_of(draft, measure) if asset.owner == who]
    if owned and all(asset.link_shown for asset in owned):
        return True
    person = next((one for one in draft.persons if one.id == who), None)
    if person and person.connection:
        return True
    name = (person.name.full if person else who).casefold()
    facts = [f.text for f in draft.facts if who in f.persons or name in f.text.casefold()]
    facts += [fact.text for fact in draft.facts if fact.id in measure.facts]
    control = any_of("assets", ("control",))
    return any(control.search(text) for text in (*facts, *texts_of(measure)))


def _grounded(draft: Request, measure: RequestMeasure, who: str) -> bool:
    """Whether something says on which ground property of somebody else can be confiscated."""
    owned = [asset for _, asset in assets_of(draft, measure) if asset.owner == who]
    if says_any(measure, GROUND) or (owned and all(x.link and x.link_shown for x in owned)):
        return True
    person = next((one for one in draft.persons if one.id == who), None)
    told = [*texts_of(measure), person.connection if person else None]
    told += [text for one in draft.proceedings.decisions for text in (one.title, one.summary)]
    told += [asset.link_shown for asset in owned]
    told += [fact.text for _, fact in facts_of(draft, measure)]
    return speaks_any("holder_ground", told)
