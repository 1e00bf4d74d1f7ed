"""Signs of facts that name no act, of a part that stands for a whole, and of a State's own view."""

from __future__ import annotations

import re

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Fact
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import LIST, OPEN, Seen, has
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.state_in_text import is_of_state
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import undenied_in, word_list, words_in
from comity.text.currency_words import currency_words
from comity.text.word_lists import any_of

__all__ = ["deeds_bare", "own_view", "part_named"]

MONTH = 31  # days within which an act is told with its day
IN_MONTH = re.compile(  # by its whole name, or by an abbreviation as it is usual
    r"\b(?:janua(?:ry|r)|janvier|februa(?:ry|r)|février|march|märz|mars|april|avril|(?-i:May)|mai|"
    r"june|juni|juin|july|juli|juillet|august|août|septemb(?:er|re)|o[ck]tob(?:er|re)|"
    r"novemb(?:er|re)|de[cz]ember|décembre|janv|févr?|avr|juil|déc|"
    r"(?-i:Jan|Feb|Mar|Mär|Apr|Jun|Jul|Aug|Sept?|O[ck]t|Nov|De[cz]))\.?,? (?:19|20)\d\d\b(?!/)",
    re.IGNORECASE,
)
CODES = "|".join(sorted({code for codes in currency_words().values() for code in codes}))
SUM = re.compile(
    r"\d{1,3}(?:[., \u00a0]\d{3})+(?!\d)|[€$£] ?\d|\d ?[€$£]"
    rf"|\b(?:{CODES}) ?\d|\d ?(?:{CODES})\b"
)
AMOUNT = re.compile(
    r"\d[., ]{0,3}(?:million\w*|thousand|euros?|dollars?|pounds?|francs?|kg|kilo\w*)\b", re.I
)
NUMBER = re.compile(r"\d{4,}")
APART = re.compile(r"[;(]")  # another clause, or a remark
NEAR = 70  # characters between an office and its deed


def deeds_bare(seen: Seen, measure: Measure) -> bool:
    """No fact tells an act with its day or its sum, and no annex or period of the offence does."""
    draft = seen.draft
    if draft.proceedings.nature not in OPEN or not seen.facts:
        return False
    if any(_within_a_month(one.committed_from, one.committed_to) for one in draft.offences):
        return False
    if any(one.participation for one in draft.offences):
        return False
    listing = any_of("breadth", ("dated_list",))
    titles = [one.title for one in draft.annexes if one.kind != "law-text"]
    if any(listing.search(one) or words_in("deeds_told", "charges", one) for one in titles):
        return False
    texts = [draft.proceedings.summary or "", *(one.connection or "" for one in draft.persons)]
    if any(map(_placed, texts)):
        return False
    return not any(_act_told(seen, one) for one in draft.facts)


def _within_a_month(first: object, last: object) -> bool:
    days = getattr(last, "toordinal", lambda: 0)() - getattr(first, "toordinal", lambda: 0)()
    return first is not None and last is not None and days <= MONTH


def _act_told(seen: Seen, fact: Fact) -> bool:
    """Whether a fact has the day or the sum of something that is no step of the procedure."""
    text = seen.facts.get(fact.id, "")
    acts = [one for one in sentences(text) if not words_in("deeds_told", "step", one)]
    if not acts:
        return False
    whole_year = fact.date is not None and (fact.date.month, fact.date.day) == (1, 1)
    dated = fact.date is not None and not (whole_year and not dates_in(text))
    return (dated and (not fact.until or _within_a_month(fact.date, fact.until))) or any(
        map(_placed, acts)
    )


def _placed(text: str) -> bool:
    figures = (IN_MONTH, SUM, AMOUNT)
    listed = has("acts-listed", text)
    return bool(dates_in(text) or listed or any(one.search(text) for one in figures))


def part_named(seen: Seen, measure: Measure) -> str:
    """A unit, a branch or a trade name against which a decision goes, of no registered body."""
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    told = (_part_of(one) for one in people if one.nature == "legal" and not one.protect)
    return next(filter(None, told), "")


def _part_of(person: Person) -> str:
    if person.registration and person.registration.number:
        return ""
    said = f"{person.name.full}. {person.occupation or ''}. {person.connection or ''}"
    register = any(has("in-register", one) and NUMBER.search(one) for one in sentences(said))
    return "" if register else undenied_in("point_words", "part-of-body", said)


def own_view(seen: Seen) -> str:
    """What shows that the requested State is itself meant, or has taken a stand on the acts."""
    draft, theirs = seen.draft, name_of_state(seen.draft.requested.state)
    texts = [*seen.facts.values(), *(one.text for one in draft.remarks)]
    texts += [f"{one.subject or ''}. {one.result or ''}" for one in draft.earlier]
    texts += [one.matter for one in draft.proceedings.other_states]
    for one in (sentence for text in texts for sentence in sentences(text)):
        if theirs.search(one) and (words := has("own-view", one)):
            return words
    shown = (_ordered_by(seen, one) or _accuses_office(seen, one) for one in draft.facts)
    return next(filter(None, shown), "")


def _accuses_office(seen: Seen, fact: Fact) -> str:
    """A fact by which people in office there, and not ours, ordered the acts or took part."""
    draft, text = seen.draft, seen.facts.get(fact.id, "")
    ours, there = draft.requesting.state, draft.requested.state
    if owner_of(ours) == owner_of(there) or draft.proceedings.conduct_in_requested_state == "no":
        return ""
    known = draft.proceedings.conduct_in_requested_state == "yes" or is_of_state(text, there)
    if not (known or any(_in_office_there(seen, one) for one in _named_in(seen, fact))):
        return ""
    for one in sentences(text):
        words = "" if is_of_state(one, ours) or denies(one) else _office_and_deed(one)
        if words:
            return words
    return ""


def _office_and_deed(text: str) -> str:
    """The words from an office to the deed after it, in one clause."""
    hit = word_list(LIST, "accused-deed").search(text)
    if hit is None:
        return ""
    offices = [*word_list(LIST, "accused-office").finditer(text[: hit.start()])]
    near = bool(offices) and hit.start() - offices[-1].end() <= NEAR
    between = text[offices[-1].end() : hit.start()] if offices else ""
    return text[offices[-1].start() : hit.end()] if near and not APART.search(between) else ""


def _named_in(seen: Seen, fact: Fact) -> list[Person]:
    people = (one for one in seen.draft.persons if one.id in fact.persons)
    return [one for one in people if not one.protect]


def _in_office_there(seen: Seen, person: Person) -> bool:
    """Whether somebody in office belongs to the requested State, or is heard there and not ours."""
    ours, there = seen.draft.requesting.state, seen.draft.requested.state
    if not has("accused-office", person.occupation):
        return False
    about = " ".join((person.occupation or "", person.location or "", *person.address))
    if person.nationalities or is_of_state(about, there) or is_of_state(about, ours):
        theirs = owner_of(there) in map(owner_of, person.nationalities)
        return theirs or is_of_state(about, there)
    return any(person in seen.heard(one) for one in seen.draft.measures)


def _ordered_by(seen: Seen, fact: Fact) -> str:
    """People in office of the requested State are said to have ordered or decided the act."""
    theirs = name_of_state(seen.draft.requested.state)
    for one in sentences(seen.facts.get(fact.id, "")):
        words = has("deed-of-state", one) if theirs.search(one) and not denies(one) else ""
        if words and theirs.search(words):
            return words
    return ""
