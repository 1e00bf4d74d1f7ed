"""Whether a draft speaks of an account or a thing without its number: by holder, bank or story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.asking import Asking
from comity.model.drafts.people import BankAccount
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.assess.marks import speaks_of
from comity.steps.check.words_beside import word_list
from comity.text.word_lists import any_of, listed

__all__ = [
    "counted_alike",
    "is_account_told",
    "is_beside_its_owner",
    "is_told_by_its_owner",
    "is_told_by_its_sort",
    "is_told_in_its_note",
    "is_told_in_words",
    "places_of_another",
    "points_to_annex",
    "told_of",
]

LEAST = 4  # letters of a word that tells something
STEM = 6  # letters by which a word is known in its other forms
PLURAL = ("s", "x", "en", "er", "ern")  # as words of several things end, and a few of one
SORTS = ("account", "telephone", "mailbox", "vehicle", "machine")
REASONS = ("nexus", "purpose", "result", "necessity", "proportionality")
COUNTED = re.compile(
    rf"(?<![\w.,/-])([1-9]\d{{0,3}}|{'|'.join(listed('breadth', 'numbers'))})"
    r" (?:[a-z][\w-]* )?([^\W\d_]{4,})",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
DIGITS = re.compile(r"\d.*\d.*\d|[@/_]|\w\.\w")


def told_of(draft: Asking, measure: Measure) -> str:
    """All that a draft tells of why a measure reaches for something: facts, reasons, remarks."""
    texts = [fact.text for fact in draft.facts]
    texts += [fact.source or "" for fact in draft.facts]
    texts += [remark.text for remark in getattr(draft, "remarks", ())]
    texts += [getattr(measure, name, None) or "" for name in REASONS]
    if order := getattr(measure, "order", None):
        texts += [order.title or "", order.summary or ""]
    return " ".join(texts)


def counted_alike(draft: Asking, measure: Measure) -> bool:
    """Whether a fact speaks of things by number and kind (“32 servers”) as the measure does."""
    mine = [*measure.items, measure.title or "", str((measure.particulars or {}).get("device"))]
    mine += [f"{mark.value} {mark.note or ''}" for mark in measure.identifiers]
    wanted = {one for text in mine for one in _counted(text)}
    return bool(wanted & {one for fact in draft.facts for one in _counted(fact.text)})


def _counted(text: str) -> Iterator[tuple[str, str]]:
    """Each number of things in a text, with the beginning of the word for them."""
    for number, word in COUNTED.findall(text):
        if any_of("breadth", ("units",)).fullmatch(word) is None:
            yield number.casefold(), word.casefold()[:STEM]


def points_to_annex(draft: Asking, text: str) -> bool:
    """Whether a text points to an annex of the draft, which lists the things one by one."""
    annexes = {annex.id for annex in getattr(draft, "annexes", ())}
    return bool(annexes & set(re.findall(r"\w+", text)))


def is_told_in_its_note(draft: Asking, measure: Measure, note: str | None) -> bool:
    """Whether the note on a mark says with the words of a fact what led to it.

    The words for the sort of thing, and those of the measure itself, lead nowhere.
    """
    facts = {one for fact in draft.facts if fact.id in measure.facts for one in _stems(fact.text)}
    names = " ".join(one.name.full for one in getattr(draft, "persons", ()))
    asked = _stems(" ".join((*measure.items, names)))
    return bool((_stems(note or "") & facts) - asked)


def is_told_in_words(draft: Asking, mark: str) -> bool:
    """Whether a mark is no number but words (“the accounts blocked in Geneva”) of one fact."""
    if DIGITS.search(mark):
        return False
    wanted = _stems(mark)
    return len(wanted) > 1 and any(
        len(wanted & _stems(fact.text)) >= max(2, len(wanted) - 1) for fact in draft.facts
    )


def is_told_by_its_owner(draft: Asking, measure: Measure, mark: str) -> bool:
    """Whether a mark is that of a person whom a fact names.

    It stands with the person, or a line of the measure calls it by the person's name.
    """
    named = {name for fact in draft.facts for name in fact.persons}
    people = [person for person in _people(draft) if person.id in named]
    lines = [one for one in (measure.title or "", *measure.items) if speaks_of(one, mark)]
    return any(
        any(one and speaks_of(one, mark) for one in _marks_of(person))
        or any(name in line for name in _names_of(person) for line in lines)
        for person in people
    )


def _marks_of(person: Person) -> tuple[str | None, ...]:
    register = person.registration.number if person.registration else None
    return (person.phone, person.email, register, *(own.value for own in person.identifiers))


def is_beside_its_owner(draft: Asking, note: str | None) -> bool:
    """Whether the note on a mark has the name of a person or company whom a fact names."""
    named = {name for fact in draft.facts for name in fact.persons}
    told = " ".join(fact.text for fact in draft.facts)
    people = [person for person in _people(draft) if person.name.full in (note or "")]
    return any(person.id in named or person.name.full in told for person in people)


def _names_of(person: Person) -> list[str]:
    names = [person.name.full, person.name.family or "", *person.name.aliases]
    return [one for one in names if len(one) >= LEAST]


def places_of_another(draft: Asking, measure: Measure) -> bool:
    """Whether the place only points to where another measure is carried out: “as under M1”."""
    ids = {one.id for one in draft.measures if one is not measure and one.place}
    refers = word_list("open_words", "places_of_another")
    return bool(ids) and all(
        refers.fullmatch(line.strip(" .")) or ids & set(re.findall(r"[\w-]+", line))
        for line in measure.place
    )


def is_account_told(draft: Asking, account: BankAccount, measure: Measure) -> bool:
    """Whether one fact speaks of an account, or of its bank, and of the person whose it is.

    Of several accounts of one person at one bank, words do not tell which is meant.
    """
    holder = _plain(account.holder or "")
    alike = [
        one
        for one in measure.accounts
        if _plain(one.holder or "") == holder and one.bank == account.bank
    ]
    if not holder or len(alike) > 1:
        return False
    owners = {person.id for person in _people(draft) if _is(person, holder)}
    bank = _stems(account.bank)
    for fact in draft.facts:
        text = _plain(fact.text)
        whose = holder in text if len(holder) > 2 else False
        whose = whose or bool(owners & set(fact.persons)) or _of_whom(holder, fact.text)
        if whose and (any_of("breadth", ("account",)).search(fact.text) or bank <= _stems(text)):
            return True
    return False


def _sort(kind: str) -> str:
    """What sort of thing the kind of an identifier means, where facts have words for it."""
    return next((one for one in SORTS if word_list("open_words", f"called_{one}").search(kind)), "")


def is_told_by_its_sort(draft: Asking, measure: Measure, kind: str, *, several: bool) -> bool:
    """Whether a fact of the measure speaks of a thing of one sort: an account, a telephone.

    A text that calls it by a word need not repeat its number, unless the facts name other things of
    the sort by theirs. It speaks of ``several`` only in the plural.
    """
    if not (sort := _sort(kind)):
        return False
    marks = [x.value for one in draft.measures for x in one.identifiers if _sort(x.kind) == sort]
    if sort == "account":
        marks += [x.number or x.iban or "" for one in draft.measures for x in one.accounts]
    if any(mark and speaks_of(fact.text, mark) for mark in marks for fact in draft.facts):
        return False
    told = [fact.text for fact in draft.facts if fact.id in measure.facts]
    wanted = word_list("open_words", f"told_{sort}")
    found = [hit.group(0) for text in told for hit in wanted.finditer(text)]
    return any(not several or one.casefold().endswith(PLURAL) for one in found)


def _people(draft: Asking) -> Iterator[Person]:
    yield from draft.persons


def _is(person: Person, holder: str) -> bool:
    """Whether a person is the holder of an account, who may be called by less than the full name.

    “Example Association” is the holder also where the file adds a word on what it is.
    """
    names = [person.name.full, person.name.former or "", *person.name.aliases]
    plain = [_plain(name) for name in names if name]
    return any(name == holder or name.startswith(f"{holder} ") for name in plain)


def _of_whom(holder: str, text: str) -> bool:
    """Whether a text has all telling words of a holder's name."""
    wanted = _stems(holder)
    return bool(wanted) and wanted <= _stems(text)


def _stems(text: str) -> frozenset[str]:
    plain = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in plain if len(word) >= LEAST)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
