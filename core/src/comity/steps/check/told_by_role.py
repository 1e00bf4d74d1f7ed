"""Whether what a person is tells why the person is concerned: a role of which the facts speak."""

from __future__ import annotations

import re

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.steps.assess.marks import CALLED
from comity.text.word_lists import any_of

__all__ = ["is_told_by_post", "is_told_by_role"]

LEAST = 3  # letters of a name that tells one company from others
STEM = 6  # letters by which a word is known in its other forms
TELLING = 4  # letters of a word that tells something
WORD = re.compile(r"[^\W\d_]+")


def is_told_by_role(draft: Request, person: Person, text: str) -> bool:
    """Whether a role, a post or a deed of a person is one of which the facts (``text``) speak."""
    return (
        _works_for(draft, person, text)
        or _called_by_role(draft, person)
        or is_told_by_post(draft, person, text)
    )


def is_told_by_post(draft: Request, person: Person, text: str) -> bool:
    """Whether a person has a post at, or dealt with, what the facts (``text``) speak of."""
    return _holds_a_post(draft, person) or _dealt_with_it(draft, person, text)


def _works_for(draft: Request, person: Person, text: str) -> bool:
    """Whether the occupation of a person names a company of which the facts speak."""
    names = [one.name.full.casefold() for one in draft.persons if one.nature == "legal"]
    names += [one.holder.name.casefold() for one in draft.measures if one.holder]
    return _names_one(person.occupation or "", names, text)


def _names_one(told: str, names: list[str], text: str) -> bool:
    return any(name in told.casefold() and name in text for name in names if len(name) > LEAST)


def _called_by_role(draft: Request, person: Person) -> bool:
    """Whether a fact mentions “the victim” or “the witness”, and the person is one."""
    if person.role not in CALLED:
        return False
    wanted = any_of("breadth", (person.role,))
    return any(wanted.search(fact.text) for fact in draft.facts)


def _holds_a_post(draft: Request, person: Person) -> bool:
    """Whether a person alone has a post at one thing of a fact: “manager of the account”.

    Who is one of several there (“member of the staff”) is not told from the others by it.
    """
    post = person.occupation or ""
    if any_of("breadth", ("one_of_many",)).search(post):
        return False
    alike = [one for one in draft.persons if one.occupation == post]
    hit = any_of("breadth", ("post_at",)).match(post)
    wanted = _stems(post[hit.end() :]) if hit else frozenset()
    return len(alike) == 1 and any(wanted and wanted <= _stems(one.text) for one in draft.facts)


def _dealt_with_it(draft: Request, person: Person, text: str) -> bool:
    """Whether a name says what people did at a bank or a company of which the facts speak."""
    told = f"{person.name.full} {person.occupation or ''}"
    names = [one.name.full.casefold() for one in draft.persons if one.nature == "legal"]
    names += [account.bank.casefold() for one in draft.measures for account in one.accounts]
    did = any_of("breadth", ("who_did",)).search(told)
    return bool(did) and _names_one(told, names, text)


def _stems(text: str) -> frozenset[str]:
    plain = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in plain if len(word) >= TELLING)
