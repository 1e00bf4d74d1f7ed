"""Signs of points on what a court asks later: questions, old statements, talks, who decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from comity.law.states import short_name_of, states
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.records import owner_of
from comity.steps.check.point_seen import LIST, TRIED, Seen, has
from comity.steps.check.stolen_back import goes_to_owner
from comity.steps.check.words_beside import word_list

__all__ = ["TRIAL_SIGNS", "TRIAL_SIGNS_MEASURE", "asks_something"]

LINE = 80  # letters of a line that names a subject and asks nothing
MONEY = ("account", "cash")
COMPASS = r"(?<!New )(?<!Northern )(?<!North )(?<!South )"


def _any_state(seen: Seen) -> str:
    """Jurisdiction by the nature of the offence alone, and no tie to the State that asks."""
    ground = seen.draft.proceedings.jurisdiction_ground
    return "" if has("tied-here", ground) else has("any-state", ground)


def _crime_of_nations(seen: Seen) -> str:
    """An offence of international law, for which somebody there is heard or served as a suspect."""
    draft = seen.draft
    if not any(_addresses_suspect(seen, one) for one in draft.measures):
        return ""
    titles = (f"{one.title} {one.category or ''}" for one in draft.offences)
    named = any(one.requested_law for one in draft.offences)
    return "" if named else next(filter(None, (has("of-nations", one) for one in titles)), "")


def _addresses_suspect(seen: Seen, measure: Measure) -> bool:
    """Whether a suspect is heard, or given papers: a kind that needs to know who somebody is."""
    kind = seen.kind(measure)
    if not (kind.items_are == "matters" or (kind.items_are == "papers" and kind.identity)):
        return False
    tried = (one.id for one in seen.draft.persons if one.role in TRIED)
    return any(id in measure.persons for id in tried)


def _topics_alone(seen: Seen, measure: Measure) -> str:
    """Lines under `questions` that name subjects, where no list of questions is enclosed."""
    enclosed = any(one.kind == "questions" for one in seen.draft.annexes)
    lines = measure.questions
    if enclosed or not lines or any(asks_something(line) for line in lines):
        return ""
    return lines[0]


def asks_something(line: str) -> bool:
    """Whether a line asks something, or names where the questions are."""
    return "?" in line or len(line) > LINE or bool(has("asks", line))


def _how_questioned(seen: Seen, measure: Measure) -> str:
    """Records of what somebody said to an authority who was held or suspected."""
    ids = set(measure.persons)
    people = [one for one in seen.draft.persons if one.id in ids]
    held = any(one.role in TRIED or (one.custody and one.custody.held) for one in people)
    said = "\n".join(measure.items)
    if _heard_here(seen, measure):
        said = word_list(LIST, "of-this-hearing").sub(" ", said)
    words = has("said-before", word_list(LIST, "heard-as-expert").sub(" ", said))
    return words if words and (held or has("in-their-hands", said)) else ""


def _heard_here(seen: Seen, measure: Measure) -> bool:
    """Whether another measure hears the same people: its record is of that very hearing."""
    others = (one for one in seen.draft.measures if one is not measure)
    heard = [one for one in others if seen.kind(one).items_are == "matters"]
    return any({*one.persons} & {*measure.persons} for one in heard)


def _not_yet_decided(seen: Seen, measure: Measure) -> bool:
    """Property is to be handed over, and no court has ordered that it is taken."""
    orders = [measure.order, *(one.order for one in seen.assets(measure))]
    kinds = [seen.kind(one) for one in seen.draft.measures]
    enforced = any(one.decided and one.coercive for one in kinds)
    told = [str((measure.particulars or {}).get("claim") or "")]
    told += [one.title or "" for one in seen.draft.proceedings.decisions]
    to_owner = isinstance(measure, RequestMeasure) and goes_to_owner(seen.draft, measure)
    return not (any(orders) or enforced or to_owner or has("taken-by-court", "\n".join(told)))


def _court_decides(seen: Seen, measure: Measure) -> str:
    told = [f"{one.text or ''}\n{one.use or ''}" for one in seen.draft.assurances]
    told += [part.text for part in seen.paragraphs if part.field.startswith("statements")]
    return has("court-decides", "\n".join(told))


def _money_back(seen: Seen, measure: Measure) -> bool:
    """A sum of money is to be handed over."""
    amount = (measure.particulars or {}).get("amount")
    return bool(amount) or any(one.kind in MONEY for one in seen.assets(measure))


def _interest_told(seen: Seen, measure: Measure) -> str:
    told = [f"{one.text or ''}\n{one.use or ''}" for one in seen.draft.assurances]
    return has("interest", "\n".join((*told, seen.draft.costs or "")))


def _case_stayed(seen: Seen, measure: Measure) -> str:
    return has("case-stayed", seen.texts)


def _lives_elsewhere(seen: Seen, measure: Measure) -> str:
    """Somebody to be reached there, whom `location` puts in another State."""
    people = [one for one in seen.draft.persons if one.id in measure.persons and not one.protect]
    alone = len(measure.persons) == 1  # of several, nobody knows whose the address is
    own = measure.particulars or {}
    addressed = alone and (measure.place or own.get("recipient_address"))
    placed = [one for one in people if one.address or addressed]
    there = owner_of(seen.draft.requested.state)
    return next(filter(None, (_elsewhere(one, there) for one in placed)), "")


def _elsewhere(person: Person, there: str) -> str:
    """The name of another State in a location that the address does not share."""
    where, address = person.location or "", "\n".join(person.address)
    if not where or _named(there).search(where):
        return ""
    others = (code for code in states() if owner_of(code) != there)
    found = (code for code in others if _named(code).search(where))
    away = next((code for code in found if not _named(code).search(address)), None)
    return short_name_of(away) if away else ""


@cache
def _named(code: str) -> re.Pattern[str]:
    return re.compile(rf"{COMPASS}\b{re.escape(short_name_of(code))}\b")


TRIAL_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "any-state": _any_state,
    "crime-of-nations": _crime_of_nations,
}
"""The signs of a request on what a court asks later, by the name that points.toml has for each."""

TRIAL_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "topics-alone": _topics_alone,
    "how-questioned": _how_questioned,
    "not-yet-decided": _not_yet_decided,
    "court-decides": _court_decides,
    "money-back": _money_back,
    "interest-told": _interest_told,
    "case-stayed": _case_stayed,
    "lives-elsewhere": _lives_elsewhere,
}
"""The signs of a measure on what a court asks later, by the name that points.toml has for each."""
