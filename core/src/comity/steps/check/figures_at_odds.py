"""Figures that one part of a file tells otherwise than another: penalties, sums, numbers.

A number is a slip if it stands in one place alone and differs in one sign, or by two neighbours
that changed places, from one that the file has elsewhere, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from comity.law.assistance_kinds import kind_of
from comity.law.load import read_toml
from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.agreeing_marks import GAPS, one_slip
from comity.steps.check.amounts_told import amounts_in, plain_amount
from comity.steps.check.said_in_text import targets
from comity.steps.check.words_beside import word_list
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_figures_agree"]

Kinds = Mapping[str, AssistanceKind]
THREE = 3  # years of a maximum penalty, from which an offence of the list is one (EIO, art. 11)
LEAST_SUM = 1_000  # a smaller one may be told twice by chance
TOKEN = re.compile(r"(?<![\w+@.])\+?\w*\d[\w/.-]{4,}\w(?!\w)(?!@)")
LEAST, DIGITS = 7, 6
FIGURES = 2  # of a number that announces persons
LISTED = 12  # persons whom a measure lists one by one; of more it may list some
TENS = (20, 30, 40, 50)
BOTH = re.compile(r"(?<![\w-])([^\W\d_]+(?:-[^\W\d_]+)?) \((\d{1,3})\)")


def check_figures_agree(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on figures that cannot both be right."""
    for index, offence in enumerate(draft.offences):
        yield from _penalty(offence, f"offences[{index}]")
    yield from _currencies(draft)
    yield from _slips(draft)
    yield from _measures(draft)
    yield from _in_words(draft)
    yield from _announced(draft, kinds)


def _penalty(offence: Offence, path: str) -> Iterator[Finding]:
    """A number of years that the words beside it do not have, and a penalty of death denied."""
    penalty = offence.maximum_penalty
    if penalty is None:
        return
    at = f"{path}.maximum_penalty"
    years, told = penalty.years, _years_in(penalty.text)
    more = word_list("at_odds", "longer").search(penalty.text)
    if years and told and years not in told and not (more or penalty.life):
        yield finding("agree.penalty/years", f"{at}.years", years=years, words=penalty.text)
    dead = word_list("at_odds", "death").search(penalty.text)
    other = word_list("at_odds", "no_death").search(penalty.text)
    if penalty.death is False and dead and not other:
        yield finding("agree.penalty/death", f"{at}.death", words=penalty.text)
    dual = offence.dual_criminality
    if dual and dual.three_years and years is not None and years < THREE and not penalty.life:
        at = f"{path}.dual_criminality.three_years"
        yield finding("agree.three-years", at, offence=offence.id, years=years)


def _years_in(text: str) -> set[int]:
    """The numbers of a text that gives years, in figures or in words."""
    if not word_list("at_odds", "years").search(text):
        return set()
    told = {int(one) for one in re.findall(r"(?<![\w.,/§])\d{1,2}(?![\w.,/]?\d)", text)}
    for pattern, number in _number_words():
        if pattern.search(text):
            told.add(number)
    ones = [n for n in told if 0 < n < 10]
    return told | {tens + one for tens in told if tens in TENS for one in ones}


@cache
def _number_words() -> tuple[tuple[re.Pattern[str], int], ...]:
    lists = read_toml(files("comity.steps.check") / "at_odds.toml")
    rows = [(w, n) for words in lists["numbers"].values() for n, w in enumerate(words, 1)]
    rows += [(w, n) for words in lists["tens"].values() for n, w in zip(TENS, words, strict=True)]
    return tuple((re.compile(rf"(?<!\w)(?:{w})(?!\w)", re.IGNORECASE), n) for w, n in rows)


def _currencies(draft: Request) -> Iterator[Finding]:
    """A loss or gain that the facts tell with the same figure in another currency alone."""
    for name in ("loss", "gain"):
        money = getattr(draft, name)
        if money is None or money.amount < LEAST_SUM:
            continue
        told = [(one, f.id) for f in draft.facts for one in amounts_in(f.text, money.currency)]
        if any(one.currency == money.currency for one, _ in told):
            continue
        same = [(one, fact) for one, fact in told if one.amount == money.amount]
        if same:
            other, fact = plain_amount(same[0][0]), same[0][1]
            at = f"{name}.currency"
            yield finding("agree.currency", at, amount=plain_amount(money), fact=fact, other=other)


def _slips(draft: Request) -> Iterator[Finding]:
    """A number that stands in one text alone, and a slip away from one of the file's own."""
    texts, own = dict(_texts(draft)), _own(draft)
    near: dict[tuple[int, int, str], list[str]] = {}
    for known in own:
        for key in _keys(known):
            near.setdefault(key, []).append(known)
    places: dict[str, list[tuple[str, str]]] = {}
    for field, text in texts.items():
        for token in {one.strip(".-/") for one in TOKEN.findall(text)}:
            places.setdefault(_close(token), []).append((field, token))
    for close, where in places.items():
        if close in own or len(where) > 1 or not _numbered(close):
            continue
        field, token = where[0]
        there = _close(texts[field])
        alike = dict.fromkeys(one for key in _keys(close) for one in near.get(key, ()))
        for known in alike:
            told = known in places or not field.startswith("facts[")  # else number-slip tells it
            if told and known not in there and one_slip(known, close):
                yield finding("agree.number-once", field, number=token, other=own[known])
                break


def _keys(close: str) -> Iterator[tuple[int, int, str]]:
    """What two numbers share that are a slip apart: all but two neighbouring signs."""
    return ((len(close), n, close[:n] + close[n + 2 :]) for n in range(len(close) - 1))


def _texts(draft: Request) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for one in free_text(draft):
        seen[one.field] = f"{seen.get(one.field, '')} {one.text}"
    for index, measure in enumerate(draft.measures):
        for number, item in enumerate(measure.items):
            seen.setdefault(f"measures[{index}].items[{number}]", item)
        seen.setdefault(f"measures[{index}].title", measure.title or "")
    for index, annex in enumerate(draft.annexes):
        seen.setdefault(f"annexes[{index}].title", annex.title)
    yield from seen.items()


def _own(draft: Request) -> dict[str, str]:
    """The numbers that fields of their own have, as they are compared and as they are written."""
    marks = [mark for one in draft.measures for mark in targets(one)]
    for person in draft.persons:
        marks += [mark.value for mark in person.identifiers]
        marks += [person.registration.number] if person.registration else []
    orders = [one.order for one in draft.measures if one.order]
    marks += [one.reference for one in (*orders, *draft.proceedings.decisions) if one.reference]
    marks += [one.reference for one in draft.earlier if one.reference]
    marks += [draft.reference, draft.proceedings.file_number or ""]
    return {_close(mark): mark for mark in marks if _numbered(_close(mark))}


def _close(mark: str) -> str:
    return GAPS.sub("", mark).casefold()


def _numbered(close: str) -> bool:
    return len(close) >= LEAST and sum(sign.isdigit() for sign in close) >= DIGITS


def _measures(draft: Request) -> Iterator[Finding]:
    """A measure that a text names by its number, and that the request does not have."""
    count = len(draft.measures)
    if draft.supplements or draft.replaces or draft.other_use:
        return  # the letter may name the measures of the one that it follows
    for field, text in _texts(draft):
        if field.startswith(("earlier[", "facts[")):
            continue  # an earlier letter has measures of its own, and so has the story of a case
        for found in _measure_named().finditer(text):
            number, said = int(found[1]), _sentence(text, found.start())
            if word_list("at_odds", "other_measures").search(said):
                continue
            of_others = word_list("at_odds", "of_others").match(text[found.end() :].lstrip())
            if number > count and not of_others:
                yield finding("agree.no-such-measure", field, words=found.group(0), count=count)


@cache
def _measure_named() -> re.Pattern[str]:
    """A measure with its number, which is no decimal and no part of a list or fraction."""
    words = word_list("at_odds", "measure_number").pattern
    return re.compile(rf"{words}\s+(?:n°\s*)?(\d{{1,2}})\b(?![.,)/]?\d)", re.IGNORECASE)


@cache
def _part_before() -> re.Pattern[str]:
    """What makes the number behind it that of a part, of a place, or the end of a longer one."""
    return re.compile(rf"(?:-|{word_list('at_odds', 'part').pattern})\s*$", re.IGNORECASE)


def _sentence(text: str, start: int) -> str:
    """The part of a text up to the end of a sentence, with the sentence before it."""
    return ". ".join(text[:start].rsplit(". ", 2)[-2:]) + text[start:].split(". ", 1)[0]


def _in_words(draft: Request) -> Iterator[Finding]:
    """A number in words with another one in figures behind it: four (5)."""
    for field, text in _texts(draft):
        for found in BOTH.finditer(text):
            number = _number_of(found[1])
            part = _part_before().search(text[: found.start()])
            of_a_name = found[1][0].isupper() and not _begins(text, found.start())
            if number and number != int(found[2]) and not (part or of_a_name):
                yield finding("agree.in-words", field, words=found.group(0))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place of a text."""
    return text[:at].rstrip()[-1:] in ("", ".", ":", "!", "?")


def _number_of(word: str) -> int:
    """The number from two on that a word is, whole; 0 where it is none."""
    known = (number for pattern, number in _number_words() if pattern.fullmatch(word))
    return next((number for number in known if number > 1), 0)


def _announced(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """A title that announces more or fewer of a role than the measure lists, if it lists some."""
    roles = {person.id: person.role for person in draft.persons}
    for index, measure in enumerate(draft.measures):
        if kind_of(kinds, measure.kind).items_are != "matters":
            continue
        for role in ("witness", "suspect"):
            words = word_list("at_odds", role).pattern
            found = re.search(rf"(?<![\w-])(\w+) {words}", measure.title or "", re.IGNORECASE)
            number = _counted(found[1]) if found else 0
            listed = sum(roles.get(name) == role for name in measure.persons)
            fits = number in (listed, len(measure.persons))
            some = word_list("at_odds", "some_named").search(measure.title or "")
            if found and 0 < number <= LISTED and listed > 1 and not (fits or some):
                at = f"measures[{index}].title"
                yield finding("agree.announced", at, words=found.group(0), listed=listed)


def _counted(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= FIGURES else _number_of(word)
