"""Whether a fact speaks of an account without its number: by its holder, its bank or its story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.people import BankAccount
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.text.word_lists import any_of

__all__ = ["is_account_told", "is_told_in_words"]

Asking = Request | Preservation
LEAST = 4  # letters of a word that tells something
STEM = 6  # letters by which a word is known in its other forms
WORD = re.compile(r"[^\W\d_][\w'’-]*")
DIGITS = re.compile(r"\d.*\d.*\d|[@/_]|\w\.\w")


def is_told_in_words(draft: Asking, mark: str) -> bool:
    """Whether a mark is no number but words (“the accounts blocked in Geneva”) of one fact."""
    if DIGITS.search(mark):
        return False
    wanted = _stems(mark)
    return len(wanted) > 1 and any(
        len(wanted & _stems(fact.text)) >= max(2, len(wanted) - 1) for fact in draft.facts
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
    words = (word.casefold() for word in WORD.findall(text))
    return frozenset(word[:STEM] for word in words if len(word) >= LEAST)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
