"""Signs of sides: one political camp, forces of another State, cases that only a list tells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_places import acts_at_home
from comity.steps.check.point_seen import TRIED, Seen, has
from comity.steps.check.point_signs_abroad import ABROAD_SIGNS, ABROAD_SIGNS_MEASURE, by_their_force
from comity.steps.check.point_signs_fair import of_ours, office_of
from comity.steps.check.point_signs_stand import own_view
from comity.steps.check.words_beside import word_list, words_in

__all__ = ["CAMP_SIGNS", "CAMP_SIGNS_MEASURE"]

CAMP = 2  # people of a party who make a camp
TOLD = 2  # deeds of a suspect, each on its day, that show what a list of cases stands for
EARLY = 2  # years before the acts that a question may go back unasked


def _political_side(seen: Seen) -> str:
    """Those concerned belong to a party, or a reason for haste is an election."""
    draft = seen.draft
    listed = {name for one in draft.measures for name in one.persons}
    people = [one for one in draft.persons if one.id in listed and one.role != "victim"]
    offices = [has("party-office", office_of(one)) for one in people if not one.protect]
    of_party = [one for one in offices if one]
    if len(of_party) >= CAMP:
        return of_party[0]
    if any(has("elections", one.title) for one in draft.offences):
        return ""  # the days of an offence at elections are those of the elections
    why = [draft.urgency.reason if draft.urgency else None]
    why += [getattr(one, "deadline_reason", None) for one in draft.measures]
    return has("elections", "\n".join(filter(None, why)))


def _their_force(seen: Seen) -> str:
    """A suspect who is not ours acted as one of a force, and not on our soil."""
    if acts_at_home(seen) or not any(one.place for one in seen.draft.offences):
        return ""
    for one in seen.draft.persons:
        theirs = one.role in TRIED and not one.protect and not of_ours(seen, one)
        if theirs and (words := _force_of(seen, one)):
            return words
    return ""


def _force_of(seen: Seen, person: Person) -> str:
    """The words by which somebody belongs to a force: a fact may speak of other soldiers."""
    own = "\n".join((person.name.full, person.occupation or "", person.connection or ""))
    facts = [seen.facts.get(one.id, "") for one in seen.draft.facts if person.id in one.persons]
    return has("soldier", own) or has("of-a-force", "\n".join((own, *facts)))


def _immunity_open(seen: Seen) -> str:
    """A text on immunity says that nothing was decided or asked."""
    told = [one.immunity or "" for one in seen.draft.persons if not one.protect]
    told += [one.immunity or "" for one in seen.draft.measures]
    return next(filter(None, (has("left-open", text) for text in told)), "")


def _capacity_open(seen: Seen) -> str:
    """A text leaves open whether somebody who is heard or called is a witness or a suspect."""
    reached = {
        name
        for one in seen.draft.measures
        if seen.kind(one).items_are == "matters" or "summons" in seen.kind(one).particulars
        for name in one.persons
    }
    people = [one for one in seen.draft.persons if one.id in reached and not one.protect]
    told = [one.connection or "" for one in people if one.role not in TRIED]
    told += [text for n, text in seen.facts.items() if _tells_of(seen, n, reached)]
    told += [one.purpose for one in seen.draft.measures if reached & set(one.persons)]
    return next(filter(None, (has("capacity-open", text) for text in told)), "")


def _tells_of(seen: Seen, name: str, people: set[str]) -> bool:
    return any(one.id == name and people & set(one.persons) for one in seen.draft.facts)


def _cases_listed(seen: Seen) -> str:
    """An enclosed list or a number stands for cases, of which the facts tell hardly one."""
    case = seen.draft.proceedings
    titles = (has("list-of-cases", one.title) for one in seen.draft.annexes)
    texts = [*seen.facts.values(), case.summary or "", case.stage or ""]
    counted = (has("many-cases", one) for one in texts)
    words = next(filter(None, (*titles, *counted)), "")
    return "" if words and _deeds_of_suspects(seen) >= TOLD else words


def _deeds_of_suspects(seen: Seen) -> int:
    """How many facts tell a deed of a suspect on a day."""
    tried = {one.id for one in seen.draft.persons if one.role in TRIED}
    own = [one for one in seen.draft.facts if one.date and not one.until]
    own = [one for one in own if tried & set(one.persons)]
    told = (seen.facts.get(one.id, "") for one in own)
    return sum(any(words_in("deeds_told", "deed", one) for one in sentences(text)) for text in told)


def _asks_early(seen: Seen, measure: Measure) -> str:
    """Questions or a purpose that go back years before the acts: “since 2006”."""
    days = [one.committed_from for one in seen.draft.offences]
    days += [one.date for one in seen.draft.facts if one.id in measure.facts]
    known = [day for day in days if isinstance(day, dt.date)]
    if not known or not seen.heard(measure):
        return ""
    first = min(known).year - EARLY
    for text in (*measure.questions, *measure.items, measure.purpose):
        for hit in word_list("point_words", "since-year").finditer(text):
            if int(re.findall(r"\d{4}", hit.group(0))[0]) < first:
                return hit.group(0)
    return ""


CAMP_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "political-side": _political_side,
    "their-force": _their_force,
    "immunity-open": _immunity_open,
    "capacity-open": _capacity_open,
    "cases-listed": _cases_listed,
    "own-view": lambda seen: own_view(seen) or by_their_force(seen),
    **ABROAD_SIGNS,
}
"""The signs of a request, by the name that points.toml has for each."""

CAMP_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "asks-early": _asks_early,
    **ABROAD_SIGNS_MEASURE,
}
"""The signs of a measure, by the name that points.toml has for each."""
