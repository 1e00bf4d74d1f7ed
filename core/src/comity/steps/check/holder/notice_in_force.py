"""Whether the notice is in force on the day of the paper, and whom it says the company answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.model.findings import Finding
from comity.steps.check.holder.notice_words import kinds_in, rest_of
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.process_brought import requester_kinds
from comity.steps.check.holder.terms_held import citation, said, source
from comity.text.messages import finding

__all__ = ["check_in_force", "check_requester"]

SOON = dt.timedelta(days=30)
"""Within this time a request is on its way: a notice that starts in it is that of the answer."""


def check_in_force(asked: Asked) -> Iterator[Finding]:
    """A notice that no longer holds on the day of the paper, or does not hold yet."""
    notice, day = asked.notice, asked.draft.date
    who = source(asked, citation(notice, "validity"))
    company = notice.company.name
    if not asked.held:
        return
    if notice.expires is not None and notice.expires < day:
        yield finding("holder.notice-ended", "date", company=company, end=notice.expires, **who)
    elif notice.effective is not None and notice.effective - day > SOON:
        start = notice.effective
        yield finding("holder.notice-ended/future", "date", company=company, start=start, **who)


def check_requester(asked: Asked) -> Iterator[Finding]:
    """A requester of a kind whose requests the notice says the company does not answer.

    Words that name more than a kind of authority are not compared.
    """
    if not asked.held or not asked.direct:
        return
    told, own = said(asked, "who_may_ask"), requester_kinds(asked)
    for one in told.value or ():
        if one.practice != "no" or rest_of(("authority",), one.who):
            continue
        kinds = kinds_in("authority", one.who)
        if kinds and own and kinds & own:
            yield finding(
                "holder.requester-refused",
                "requesting.authority.name",
                company=asked.notice.company.name,
                who=one.who,
                **source(asked, told.cite("who can ask")),
            )
            return
