"""Silence towards the user: what the request wants, and what the notice says the company does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.model.drafts.base import Length
from comity.model.drafts.notice_handling import NonDisclosure
from comity.model.drafts.request_conditions import Confidentiality
from comity.model.findings import Finding, Severity
from comity.steps.check.holder.days_moved import can_be_counted, onward
from comity.steps.check.holder.notice_words import kinds_in
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import Said, said, source
from comity.text.messages import finding, message
from comity.text.written import unit_of_time

__all__ = ["check_told", "excepted", "wants_silence"]

SECTION = "user notification"


def check_told(asked: Asked) -> Iterator[Finding]:
    """The findings on notice to the user that the company gives and the request does not want."""
    if not asked.held or not wants_silence(asked) or asked.by_certificate:
        return  # by the Regulation it is the authority that informs the user, and nobody else
    secret = asked.draft.confidentiality
    assert secret is not None
    if asked.preserving:
        yield from _of_preservation(asked, secret)
        return
    told = said(asked, "user_notification")
    rules = told.value
    if rules is None or rules.practice in (None, "no") or excepted(asked, rules.exceptions):
        return
    yield from _delay(asked, told, secret)
    if secret.order is None:
        yield _no_order(asked, told)
    elif rules.non_disclosure_order is not None:
        yield from _order(asked, told, rules.non_disclosure_order, secret)


def wants_silence(asked: Asked) -> bool:
    """Whether the paper asks that the user be told nothing, or nothing yet."""
    secret = asked.draft.confidentiality
    return secret is not None and secret.wanted and secret.user_notice != "allow"


def excepted(asked: Asked, exceptions: tuple[str, ...]) -> bool:
    """Whether the company tells no user in such a case: an emergency, or a child's safety."""
    own = {"emergency"} if asked.emergency else set()
    own |= {"child-safety"} if asked.child_safety else set()
    return any(own & kinds_in("case", one) for one in exceptions)


def _of_preservation(asked: Asked, secret: Confidentiality) -> Iterator[Finding]:
    told = said(asked, "preservation")
    practice = told.value.user_told if told.value else None
    if practice in (None, "no") or secret.order is not None:
        return
    yield finding(
        "holder.user-told/preservation",
        _at(asked),
        weight=_weight(practice),
        practice=message(
            f"holder.told-of-preservation/{practice}", company=asked.notice.company.name
        ),
        **source(asked, told.cite("preservation", "user_told")),
    )


def _weight(practice: str) -> Severity:
    """A warning where the company tells users, also if only where possible; else advice."""
    return Severity.WARNING if practice in ("yes", "where-possible") else Severity.ADVICE


def _no_order(asked: Asked, told: Said) -> Finding:
    rules = told.value
    said = {
        "weight": _weight(rules.practice),
        "practice": message(f"holder.told/{rules.practice}", company=asked.notice.company.name),
        **source(asked, told.cite(SECTION, "practice")),
    }
    if rules.non_disclosure:
        words = rules.non_disclosure
        return finding("holder.user-told/words", _at(asked), words=words, **said)
    return finding("holder.user-told/no-order", _at(asked), **said)


def _delay(asked: Asked, told: Said, secret: Confidentiality) -> Iterator[Finding]:
    """A time of silence that is longer than any delay of the company.

    What the notice says of the length of an order goes before this.
    """
    rules, last = told.value, secret.until_date
    longest = rules.delay_longest
    ordered = rules.non_disclosure_order
    if longest is None or last is None or (ordered is not None and ordered.longest):
        return
    if _is_longer(asked, last, longest):
        yield finding(
            "holder.silence-order/delay",
            "confidentiality.until_date",
            weight=Severity.WARNING,
            company=asked.notice.company.name,
            last=last,
            quantity=longest.quantity,
            unit=unit_of_time(longest.quantity, longest.unit),
            **source(asked, told.cite(SECTION, "delay_longest")),
        )


def _order(
    asked: Asked, told: Said, rules: NonDisclosure, secret: Confidentiality
) -> Iterator[Finding]:
    """What the order of silence must be, as the notice has it, against the one that is named."""
    company = asked.notice.company.name
    who = source(asked, told.cite(SECTION, "non_disclosure_order"))
    warn, ask = Severity.WARNING, Severity.ADVICE
    order = secret.order or ""
    until = "confidentiality.until_date"
    if rules.ends and secret.until_date is None:
        if secret.until:
            yield finding("holder.silence-order/event", until, weight=ask, company=company, **who)
        else:
            yield finding("holder.silence-order/no-end", until, weight=warn, company=company, **who)
    longest = rules.longest
    if longest and secret.until_date and _is_longer(asked, secret.until_date, longest):
        yield finding(
            "holder.silence-order/too-long",
            until,
            weight=warn,
            company=company,
            last=secret.until_date,
            quantity=longest.quantity,
            unit=unit_of_time(longest.quantity, longest.unit),
            **who,
        )
    at = "confidentiality.order"
    if rules.issued_by and not _issued(rules.issued_by, order):
        yield finding(
            "holder.silence-order/issuer",
            at,
            weight=ask,
            company=company,
            issuer=rules.issued_by,
            order=order,
            **who,
        )
    titles = {one.measure.order.title for one in asked.held if one.measure.order}
    if rules.in_demand and titles and order not in titles:
        yield finding(
            "holder.silence-order/in-demand", at, weight=ask, company=company, order=order, **who
        )


def _is_longer(asked: Asked, last: dt.date, longest: Length) -> bool:
    return can_be_counted(longest) and last > onward(asked.draft.date, longest)


def _issued(issuer: str, order: str) -> bool:
    """Whether the order names an issuer of the kind that the notice requires."""
    wanted = kinds_in("authority", issuer)
    return bool(wanted & kinds_in("authority", order))


def _at(asked: Asked) -> str:
    secret = asked.draft.confidentiality
    return "confidentiality.user_notice" if secret and secret.user_notice else "confidentiality"
