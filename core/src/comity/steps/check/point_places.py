"""Signs of where a case belongs: whose people, and in which State the acts took place."""

from __future__ import annotations

import re

from comity.law.states import short_name_of, states
from comity.model.drafts.persons import Person
from comity.model.records import owner_of
from comity.steps.check.point_seen import TRIED, Seen, has
from comity.steps.check.their_own_case import name_of_state

__all__ = ["acts_at_home", "acts_there", "not_here", "of_theirs", "their_people"]

TOWN = re.compile(r"[^\W\d_][\w'’-]{3,}")


def of_theirs(seen: Seen, person: Person) -> bool:
    """Whether somebody is a national of the requested State, or lives there."""
    named = name_of_state(seen.draft.requested.state)
    where = " ".join((*person.address, person.location or ""))
    return seen.draft.requested.state in person.nationalities or bool(named.search(where))


def their_people(seen: Seen) -> bool:
    """A suspect belongs to the requested State, and not all acts were in the requesting one."""
    tried = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    theirs = [one for one in tried if of_theirs(seen, one) and not _lives_here(seen, one)]
    return not acts_at_home(seen) and bool(theirs)


def _lives_here(seen: Seen, person: Person) -> bool:
    """Whether an entry places somebody in the requesting State."""
    where = " ".join((*person.address, person.location or ""))
    return bool(name_of_state(seen.draft.requesting.state).search(where))


def acts_at_home(seen: Seen) -> bool:
    """Whether the request says that the acts were in the requesting State."""
    if seen.draft.proceedings.conduct_in_requested_state == "no":
        return True
    places = [one.place for one in seen.draft.offences if one.place]
    return bool(places) and all(_here(seen, place) for place in places)


def _here(seen: Seen, place: str) -> bool:
    """Whether a place names the requesting State, or a town of its authorities."""
    side = seen.draft.requesting
    where = [*side.authority.address, side.authority.name, seen.draft.proceedings.authority or ""]
    where += [side.issued_by.place or ""]
    towns = {word for text in where for word in TOWN.findall(text)}
    named = name_of_state(side.state).search(place)
    return bool(named or towns & set(TOWN.findall(place)))


def not_here(seen: Seen) -> bool:
    """All suspects belong to the requested State, and each place is in that or a third State."""
    draft = seen.draft
    given = [one.place for one in draft.offences] + [one.place for one in draft.facts]
    places = [place for place in given if place]
    if not places:
        titles = "\n".join(one.title for one in draft.offences)
        return bool(has("of-all-states", titles)) and _all_theirs(seen) and not _told_here(seen)
    return all(_abroad(seen, place) for place in places) and _all_theirs(seen)


def _all_theirs(seen: Seen) -> bool:
    """Whether there are suspects, and all of them belong to the requested State."""
    tried = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    return bool(tried) and all(of_theirs(seen, one) for one in tried)


def _told_here(seen: Seen) -> bool:
    """Whether a text of the case names the requesting State, as a place of the acts may be."""
    case = seen.draft.proceedings
    named = name_of_state(seen.draft.requesting.state)
    texts = [*seen.facts.values(), case.summary or "", case.conduct_there or ""]
    said = case.conduct_in_requested_state == "no"
    return said or any(named.search(text) for text in texts)


def _abroad(seen: Seen, place: str) -> bool:
    """Whether a place names a State that is not the requesting one."""
    own = owner_of(seen.draft.requesting.state)
    named = [code for code in states() if short_name_of(code).casefold() in place.casefold()]
    return bool(named) and own not in {owner_of(code) for code in named}


def acts_there(seen: Seen) -> bool:
    """Conduct took place in the requested State, by a field or the place of an offence or fact."""
    draft = seen.draft
    if draft.proceedings.nature == "execution":
        return False  # the acts were judged, and whose courts judge them is no question
    if (said := draft.proceedings.conduct_in_requested_state) is not None:
        return said == "yes"
    if draft.proceedings.conduct_there:
        return True
    named = name_of_state(draft.requested.state)
    places = [one.place for one in draft.offences if one.place]
    if any(_here(seen, place) for place in places):
        return False
    at = {one.place: one.id for one in draft.facts if one.place}
    told = [seen.facts.get(at[place], "") for place in places if place in at]
    return any(_within(named, text) for text in (*places, *told))


def _within(named: re.Pattern[str], text: str) -> bool:
    """Whether a text places something in a State, and not at its embassy elsewhere."""
    return bool(named.search(text)) and not has("embassy", text)
