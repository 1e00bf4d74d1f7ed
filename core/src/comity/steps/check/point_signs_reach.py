"""How far a measure on records reaches: only what no fact, entry or aim of the draft leads to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import LIST, TRIED, Seen, has, names, stems
from comity.steps.check.point_signs_lacks import tied
from comity.steps.check.words_beside import word_list
from comity.steps.protect.known_towns import is_town_or_state

__all__ = ["BESIDE", "reaches_far"]

BEFORE = dt.timedelta(days=364)  # of a period before the acts, which a word explains
BESIDE = dt.timedelta(days=366)  # the same after them, when money may still move
FEW = 3  # people, accounts or kinds of papers that a holder sees through at once
DAYS = dt.timedelta(days=2)  # a time so short that all of it is little
LEAST = 4  # letters of a word that names the act
_YEAR = r"(?<!\d)((?:19|20)\d)(\d)(?!\d)(s\b|er\b)?"
_TO = r"(?:[-–—]|\b(?:to|until|till|through|and|bis|und|et|à|au|jusqu['’](?:en|à|au))\b)"
SPAN = re.compile(rf"{_YEAR}[^.;]{{0,90}}?{_TO}\s?(?:\w+ ){{0,2}}{_YEAR}")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")


def reaches_far(seen: Seen, measure: Measure) -> str:
    """Papers by the whole class, years beside the acts, or one of many people or accounts."""
    return _class(seen, measure) or _years_beside(seen, measure) or _one_of_many(seen, measure)


def _class(seen: Seen, measure: Measure) -> str:
    """Papers by the whole class, unless hours narrow them or they are the file of the act."""
    period = measure.period
    short = period and period.start and period.end and period.end - period.start <= DAYS
    classes = () if short or len(measure.items) < FEW - 1 else measure.items
    papers = (one for one in classes if not (has("things-of-crime", one) or CLOCK.search(one)))
    whole = (one for one in papers if has("whole-class", one))
    return next((one for one in whole if not _of_the_act(seen, measure, one)), "")


def _of_the_act(seen: Seen, measure: Measure, item: str) -> bool:
    """Whether papers of a case file are those on the act that the facts tell."""
    subject = has("on-the-act", item) if measure.kind in seen.public else ""
    acts = [*seen.facts.values(), *(one.title for one in seen.draft.offences)]
    return bool(stems(subject, least=LEAST) & stems("\n".join(acts), least=LEAST))


def _years_beside(seen: Seen, measure: Measure) -> str:
    """A period that begins long before the acts told, or ends long after them."""
    acts, period = list(_acts(seen)), measure.period
    if not acts or period is None:
        return ""
    first, last = period.start or min(acts), period.end or seen.draft.date
    ended = all(one.committed_to or not one.committed_from for one in seen.draft.offences)
    before = min(acts) - first > BEFORE
    after = ended and last - max(acts) > BESIDE and not _goes_on(measure)
    if not (before or after) or _years_told(seen, measure, first.year, last.year):
        return ""
    return f"{first} – {last}"


def _goes_on(measure: Measure) -> bool:
    """Whether the aim is to see where money went after the acts."""
    return bool(has("where-it-went", f"{measure.purpose}\n{measure.nexus or ''}"))


def _years_told(seen: Seen, measure: Measure, first: int, last: int) -> bool:
    """Whether one sentence of a fact or of the reason tells of all the years."""
    texts = [*seen.facts.values(), measure.nexus or ""]
    return any(_spans(one, first, last) for text in texts for one in sentences(text))


def _spans(text: str, first: int, last: int) -> bool:
    """Whether a text tells of the time from one year to another, and not where somebody lived."""
    told = [] if has("place-of-life", text) else SPAN.findall(text)
    return any(_in(one[:3], first) and _in(one[3:], last) for one in told)


def _in(year: Sequence[str], wanted: int) -> bool:
    """Whether a year, or the ten years of “the 1990s”, is the one that is wanted."""
    ten, one, several = year
    return wanted // 10 == int(ten) if several else wanted == int(f"{ten}{one}")


def _acts(seen: Seen) -> Iterator[dt.date]:
    for one in seen.draft.offences:
        yield from (day for day in (one.committed_from, one.committed_to) if day)


def _one_of_many(seen: Seen, measure: Measure) -> str:
    """One of many accounts, people or numbers, to which nothing in the draft leads."""
    few = FEW if measure.nexus else FEW - 1
    numbers = _numbers(measure)
    if len(numbers) > few and not _accounts_told(seen, measure):
        told = "\n".join((*seen.facts.values(), measure.purpose))
        if untied := [one for one in numbers if not names(one, told)]:
            return untied[-1]
    others = [] if numbers else _others(seen, measure)
    if len(others) > few:
        if bare := [one for one in others if not _leads(seen, measure, one)]:
            return bare[-1].name.full
        if whole := [one for one in measure.items if _every_account(seen, measure, one)]:
            return whole[0]
    listed = [*measure.items, *(one.value for one in measure.identifiers)]
    return next(filter(None, (has("many-numbers", one) for one in listed)), "")


def _numbers(measure: Measure) -> list[str]:
    return [mark for one in measure.accounts if (mark := one.number or one.iban)]


def _every_account(seen: Seen, measure: Measure, item: str) -> bool:
    """Whether an item takes all of several people at once, by no more than its class."""
    whole = has("whole-class", item) and has("of-them-all", item)
    return bool(whole) and not _of_the_act(seen, measure, item)


def _accounts_told(seen: Seen, measure: Measure) -> bool:
    """Whether a reason, or a fact on how the numbers were found, tells of the accounts."""
    texts = [seen.facts.get(name, "") for name in measure.facts]
    ties = (one for text in texts for one in sentences(text) if has("accounts-found", one))
    same = [one for one in seen.draft.measures if {*_numbers(one)} >= {*_numbers(measure)}]
    return any(has("account-there", one.nexus) for one in same) or bool(next(ties, ""))


def _others(seen: Seen, measure: Measure) -> list[Person]:
    """Who is listed, less the holder, and the suspects where their rooms are searched."""
    holder = measure.holder.name if measure.holder else ""
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    others = [one for one in people if not one.protect and one.name.full not in holder]
    one_place = bool(measure.place) and all(map(is_town_or_state, measure.place[1:]))
    if seen.kind(measure).enters and one_place:  # those who are there are searched
        others = [one for one in others if one.role not in TRIED]
    return others


def _leads(seen: Seen, measure: Measure, person: Person) -> bool:
    """Whether a fact, the entry, a note on a number, a reason or the aim leads to somebody."""
    name = person.name.full
    if has("people-in-one", name):
        return False
    if person.role == "victim" or any(person.id in fact.persons for fact in seen.draft.facts):
        return True
    texts = [*seen.facts.values(), measure.purpose, measure.nexus or "", *measure.items]
    told = (person.connection or "").rstrip(".;")
    listed = word_list(LIST, "in-a-list").fullmatch(told)
    return (tied(person) and not listed) or any(names(name, text) for text in texts)
