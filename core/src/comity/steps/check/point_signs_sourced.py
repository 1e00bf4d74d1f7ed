"""Signs that a measure tells its link or its source in other words than under ``nexus``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.law.states import short_name_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.steps.check.words_beside import word_list

__all__ = [
    "SOURCED_SIGNS_MEASURE",
    "deed_by_role",
    "gives_name",
    "in_its_town",
    "only_named",
    "tells_itself",
]

LIST = "point_words"
LIKE = 3  # letters that the name of a State has in common with its adjective

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _account_sourced(seen: Seen, measure: Measure) -> bool:
    """A reason, or a fact of a measure without a holder, says from what the account is known."""
    grounds = (measure.particulars or {}).get("grounds")
    told = [str(grounds or ""), getattr(measure, "necessity", None) or "", measure.purpose]
    if any(_names_account(one) and has("sourced", one) for text in told for one in sentences(text)):
        return True
    return measure.holder is None and any(
        bool(fact.source or has("sourced", one)) and _names_account(one)
        for fact in seen.draft.facts
        if fact.id in measure.facts
        for one in sentences(seen.facts.get(fact.id, ""))
    )


def _names_account(text: str) -> bool:
    return bool(has("account-there", text)) and not has("none-known", text)


def _found_by_search(seen: Seen, measure: Measure) -> bool:
    """What is read is what a search of the draft finds, and that search says why it is there."""
    if measure.place or measure.holder or measure.identifiers:
        return False
    others = [one for one in seen.draft.measures if one is not measure]
    takes = any(seen.kind(one).enters for one in others)
    if takes and measure.items and has("of-what-is-seized", "\n".join(measure.items)):
        return True  # the measure that takes it is asked about
    return any(
        seen.kind(one).enters
        and bool(one.nexus or (one.particulars or {}).get("grounds"))
        and bool(set(one.persons) & set(measure.persons))
        for one in seen.draft.measures
        if one is not measure
    )


def _deed_told(seen: Seen, measure: Measure) -> bool:
    """Questions are asked, and of each witness a deed is told: “the manager who opened it”."""
    enclosed = any(one.kind == "questions" for one in seen.draft.annexes)
    heard = [one for one in seen.heard(measure) if one.role not in TRIED]
    if not heard or not (measure.questions or enclosed):
        return False
    alone = asked(measure) if len(heard) == 1 else ""
    return all(has("who-did", f"{one.connection or ''}\n{alone}") for one in heard)


def in_its_town(seen: Seen, measure: Measure) -> bool:
    """Whether a fact with a source has the money on an account at a bank in the holder's town."""
    lines = [*(measure.holder.address if measure.holder else ())]
    towns = {line.casefold() for line in lines if line.isalpha()}
    for one in seen.draft.facts:
        text = seen.facts.get(one.id, "").casefold()
        there = any(town in f"{text} {one.place or ''}".casefold() for town in towns)
        if one.id in measure.facts and there and one.source and has("account-at-bank", text):
            return True
    return False


def deed_by_role(person: Person, measure: Measure) -> bool:
    """Whether a deed or a task of a witness is told with its year, or with what is to be asked."""
    told = person.connection or ""
    if tells_itself(person.name.full):
        return True
    return bool(has("deed-by-role", told)) and bool(measure.items or YEAR.search(told))


def tells_itself(name: str) -> bool:
    """Whether the entry of people who are not named tells what they did."""
    return bool(has("told-in-name", name)) and not has("only-possible", name)


def gives_name(text: str) -> bool:
    """Whether a sentence tells that somebody was named, and nothing that the person did."""
    return bool(has("only-named", text)) and not has("who-did", text)


def only_named(seen: Seen, person: Person) -> bool:
    """All that is told of somebody is that a list, a report or a speaker gave the name."""
    told = sentences(person.connection or "")
    if not any(map(gives_name, told)):
        return False
    if any(not (gives_name(one) or has("may-know", one)) for one in told):
        return False
    listing = [seen.facts.get(one.id, "") for one in seen.draft.facts if person.id in one.persons]
    facts = [*listing, *(one for one in seen.facts.values() if person.name.full in one)]
    return all(has("only-named", one) for one in facts)


def _court_sits_there(seen: Seen, measure: Measure) -> bool:
    """The requesting court hears the people abroad itself, under its own procedure."""
    wished = measure.procedure.wished if measure.procedure else ""
    text = "\n".join(filter(None, (wished, asked(measure), measure.purpose)))
    sides = (seen.draft.requesting.state, seen.draft.requested.state)
    own, there = (short_name_of(code) for code in sides)
    theirs = re.compile(rf"\b{re.escape(there[:LIKE])}\w*")
    ours = re.compile(rf"\b(?!{re.escape(there[:LIKE])}){re.escape(own[: LIKE - 1])}\w*")
    sits = [hit.group(0) for hit in word_list(LIST, "court-hears").finditer(text)]
    laws = [hit.group(0) for hit in word_list(LIST, "under-procedure").finditer(text)]
    alone = bool(sits) and not any(theirs.search(one) for one in (*sits, *laws))
    return alone and any(has("its-own", one) or ours.search(one) for one in laws)


SOURCED_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "account-sourced": _account_sourced,
    "found-by-search": _found_by_search,
    "deed-told": _deed_told,
    "court-sits-there": _court_sits_there,
}
"""The signs of a measure that tells its source, by the name that points.toml has for each."""
