"""Every time limit of a case in order: what is past first, then by the day on which it ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.host import Host
from comity.model.case_record import CaseRecord
from comity.model.deadlines import Deadline, Standing
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding, Severity
from comity.model.messages import Message
from comity.model.records import ROLES
from comity.steps.chains.told_ends import Given
from comity.steps.check.involved import check_involved
from comity.steps.check.usual_answer import usual_answer
from comity.steps.protect import Shield, hushed_errors
from comity.steps.read import CaseFile
from comity.steps.resolve import Resolved, resolve
from comity.tasks.deadlines.answering import as_answering
from comity.tasks.deadlines.asked_within import asked_within
from comity.tasks.deadlines.dated_fields import days_of_the_file
from comity.tasks.deadlines.limits_of_law import DATA_BEGIN, limits_of_law
from comity.tasks.deadlines.other_papers import Beside, besides, until
from comity.tasks.deadlines.preserved import preservations
from comity.tasks.deadlines.preserved_by_company import held_by_company
from comity.tasks.deadlines.promised import promises
from comity.tasks.deadlines.reminders import reminders
from comity.tasks.deadlines.retained_data import retentions
from comity.tasks.deadlines.returned import supplements_due
from comity.tasks.deadlines.watched import Watched

__all__ = ["ORDER", "CaseDeadlines", "deadlines_of", "in_order", "watch"]

ORDER: tuple[Standing, ...] = ("past", "running", "unknown", "not-started")
"""The order in which time limits are told."""
PRESERVED = "preservation-"
ASKED = "deadline.title/preservation-asked"
KEPT = "deadline.title/kept-by-law"


@dataclass(frozen=True, slots=True)
class CaseDeadlines:
    """The time limits of one case file, in order.

    ``file`` is its name and ``reference`` the office's own, without the name of a protected person;
    ``states`` the codes of the States whose days and zones were used. ``lacks`` are the findings on
    rules that were not applied, without which no list is whole.
    ``own`` is the State of the office that reads them; it ``answers`` the paper or wrote it.
    ``source`` is the file itself, whose name may tell of such a person.
    """

    file: str
    reference: str
    found: tuple[Deadline, ...]
    states: tuple[str, ...]
    lacks: tuple[Finding, ...] = ()
    own: str = ""
    answers: bool = False
    source: Path | None = field(default=None, compare=False, repr=False)


def watch(
    case: CaseFile,
    host: Host,
    *,
    today: dt.date,
    now: dt.datetime | None = None,
    record: CaseRecord | None = None,
    notice: Notice | None = None,
    beside: Beside | None = None,
    resolved: Resolved | None = None,
) -> CaseDeadlines:
    """The time limits of a case file.

    Args:
        case: the case file as read.
        host: the plugins.
        today: the day from which past and to come are seen. The law is that of the draft's date.
        now: the moment, for limits in hours; left out where ``today`` is another day.
        record: what happened with the case since; what happened after ``today`` is left out.
        notice: that of a company which holds what it asks for.
        beside: what other files say of the case, from ``besides``.
        resolved: the case with the law put to it, where that was done; nothing of ``notice`` is
            looked for then.

    Raises:
        DraftError: the case names a State that there is not.
    """
    host = host.for_case()
    with hushed_errors(case.draft):
        resolved = resolved or resolve(case, host, notice=notice)
        usual = usual_answer(resolved, host.times().values())
        record = until(record, today)
        beside = beside or besides([Given(resolved.draft, record)])[0]
        office = host.office.state
        kinds = host.measures()
        watched = Watched(
            resolved, kinds, today, usual, now, record, notice, beside=beside, office=office
        )
        found = deadlines_of(watched)
        lacks = [one for one in check_involved(resolved, host) if one.severity is Severity.ERROR]
    shield = Shield(watched.data)
    sides = ("requesting", *dict.fromkeys(one.role for one in found))
    states = dict.fromkeys(watched.code(role) for role in (*ROLES[:2], *sides))
    return CaseDeadlines(
        shield.case(case).path.name,
        shield.said(watched.reference, "reference"),
        tuple(_shielded(found, shield)),
        tuple(filter(None, states)),
        tuple(shield.findings(lacks)),
        watched.code("requested" if watched.answers else "requesting"),
        watched.answers,
        case.path,
    )


def deadlines_of(case: Watched) -> tuple[Deadline, ...]:
    """The time limits of a case in order, each with an id of its own."""
    found = [
        *preservations(case),
        *held_by_company(case),
        *retentions(case),
        *limits_of_law(case),
        *promises(case),
        *asked_within(case),
        *supplements_due(case),
        *days_of_the_file(case),
        *reminders(case),
    ]
    told = as_answering(case, _once(found)) if case.answers else _once(found)
    return in_order(_numbered(told))


def _once(found: Sequence[Deadline]) -> Iterator[Deadline]:
    """Without what a paper asks for where the law sets the very same day."""
    by_law = {one.due for one in found if one.event.startswith(PRESERVED)}
    kept = {one.due for one in found if one.event == DATA_BEGIN and one.due}
    for one in found:
        twice = by_law if one.title.id == ASKED else kept if one.title.id == KEPT else ()
        if one.due not in twice:
            yield one


def in_order(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Time limits as they are told."""
    return tuple(
        sorted(
            found,
            key=lambda one: (
                ORDER.index(one.standing),
                one.due or dt.date.max,
                one.moment.timestamp() if one.moment else float("inf"),
                one.id,
            ),
        )
    )


def _numbered(found: Iterable[Deadline]) -> Iterator[Deadline]:
    """Time limits of which no two have one id: a number tells those apart that would."""
    seen: dict[str, int] = {}
    for one in found:
        seen[one.id] = seen.get(one.id, 0) + 1
        yield one if seen[one.id] == 1 else replace(one, id=f"{one.id}#{seen[one.id]}")


def _shielded(found: Iterable[Deadline], shield: Shield) -> Iterator[Deadline]:
    """Time limits that name no protected person and quote nothing that stays in the file."""

    def said(text: Message | None) -> Message | None:
        return shield.message(text) if text is not None else None

    for one in found:
        yield replace(
            one,
            title=shield.message(one.title),
            who=shield.message(one.who),
            counted=tuple(map(shield.message, one.counted)),
            says=said(one.says),
            lapses=said(one.lapses),
            act=said(one.act),
        )
