"""What the facts tell beside what the rest of the request says: mailboxes, sums, accounts, days.

Each finding is advice and tells both, since only the author knows which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from comity.law.states import states
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.agreeing_marks import one_slip
from comity.steps.check.amounts_told import amounts_in, plain_amount
from comity.steps.check.said_in_text import targets
from comity.text.messages import finding

__all__ = ["check_facts_agree"]

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
LEAST_IBAN = 15  # letters and digits of the shortest IBAN (Norway)
TENFOLD = (10, 100, 1_000)  # noughts too many, or a million for a thousand million


def check_facts_agree(draft: Request) -> Iterator[Finding]:
    """The findings on facts that differ from the rest of the request by a slip."""
    yield from _mailboxes(draft)
    yield from _sums(draft)
    yield from _accounts(draft)
    yield from _days(draft)


def _mailboxes(draft: Request) -> Iterator[Finding]:
    """A mailbox that is asked for, and one in a fact that differs by a letter: another's mail."""
    told = {mail.casefold(): fact.id for fact in draft.facts for mail in MAIL.findall(fact.text)}
    asked = {mark.casefold() for one in draft.measures for mark in targets(one)}
    for index, measure in enumerate(draft.measures):
        for number, mark in enumerate(measure.identifiers):
            mine = mark.value.casefold()
            if mine in told or not MAIL.fullmatch(mine):
                continue
            near = [one for one in told if one not in asked and _differs_by_a_letter(mine, one)]
            if near:
                yield finding(
                    "agree.mail-slip",
                    f"measures[{index}].identifiers[{number}].value",
                    mail=mark.value,
                    fact=told[near[0]],
                    other=near[0],
                )


def _differs_by_a_letter(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or doubled, or two neighbours changed places."""
    if len(one) == len(other):
        return one_slip(one, other, to_the_end=True)
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _sums(draft: Request) -> Iterator[Finding]:
    """A loss or gain that a fact tells with other noughts, or with two figures exchanged."""
    for name in ("loss", "gain"):
        money = getattr(draft, name)
        if money is None:
            continue
        told = [
            (one, fact.id)
            for fact in draft.facts
            for one in amounts_in(fact.text, money.currency)
            if one.currency == money.currency and one.amount
        ]
        amounts = [one.amount for one, _ in told]
        if money.amount in amounts or money.amount == sum(amounts):
            continue
        for one, fact in told:
            large, small = max(one.amount, money.amount), min(one.amount, money.amount)
            tenfold = small and any(small * times == large for times in TENFOLD)
            if tenfold or _swapped(one.amount, money.amount):
                yield finding(
                    "agree.sum-slip",
                    f"{name}.amount",
                    amount=plain_amount(money),
                    fact=fact,
                    other=plain_amount(one),
                )
                break


def _swapped(one: Decimal, other: Decimal) -> bool:
    """Whether two neighbours among the figures of one amount changed places in the other."""
    first, second = (f"{amount:.2f}" for amount in (one, other))
    wrong = [n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    if len(first) != len(second) or len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return sorted(first) == sorted(second) and len(set(first) - {"0", "."}) > 1


def _accounts(draft: Request) -> Iterator[Finding]:
    """An IBAN in a fact whose check digits do not fit (ISO 13616, modulo 97)."""
    for index, fact in enumerate(draft.facts):
        for written in IBAN.findall(fact.text):
            number = written.replace(" ", "")
            if len(number) < LEAST_IBAN or number[:2] not in states():
                continue
            if int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 != 1:
                yield finding("agree.iban-check", f"facts[{index}].text", number=written)


def _days(draft: Request) -> Iterator[Finding]:
    """An offence within whose days no fact lies, where every fact has a day."""
    spans = [(fact.date, fact.until or fact.date) for fact in draft.facts if fact.date]
    for index, offence in enumerate(draft.offences):
        first = offence.committed_from
        if first is None or not spans or len(spans) < len(draft.facts):
            continue
        last = offence.committed_to or max(first, *(end for _, end in spans))
        if any(begin <= last and first <= end for begin, end in spans):
            continue
        near, _ = min(spans, key=lambda one: min(abs(one[0] - first), abs(one[0] - last)))
        yield finding(
            "agree.offence-days",
            f"offences[{index}].committed_from",
            offence=offence.id,
            day=near,
        )
