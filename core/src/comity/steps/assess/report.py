"""The report of ``comity refusals``: what is at risk, what would cure it, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from comity.host import Host
from comity.model.findings import Finding
from comity.steps.assess.asked_in_check import asked_in_check
from comity.steps.assess.assessment import Judged, Status
from comity.steps.assess.assurances import Offered, find_offered
from comity.steps.assess.chain_links import find_links, taken_over
from comity.steps.assess.counterpart_law import foreign_law, whose
from comity.steps.assess.coverage import Coverage, cover
from comity.steps.assess.dual_criminality import Asked, Row, asked_beside, asked_for, find_grid
from comity.steps.assess.given import Given, Remark, find_given
from comity.steps.assess.judge import judge_grounds, shielded
from comity.steps.assess.later_grounds import Later, find_later
from comity.steps.assess.other_state import request_of
from comity.steps.protect import Shield
from comity.steps.resolve import Resolved

__all__ = ["Report", "report_on"]


@dataclass(frozen=True, slots=True)
class Report:
    """How a request stands to the State that is asked: ``comity refusals`` prints it.

    ``coverage`` says how many grounds could be judged, and why not all; ``left_out`` is what fell
    away because the request was judged against another State than the one it names.
    """

    resolved: Resolved
    judged: tuple[Judged, ...]
    grid: tuple[Row, ...]
    asked: tuple[Asked, ...]
    offered: tuple[Offered, ...]
    later: tuple[Later, ...]
    given: tuple[Given, ...]
    coverage: Coverage
    left_out: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """Whose grounds are not known here, in sentences."""
        return tuple(one.says for one in self.coverage.unread)

    def of(self, status: Status) -> tuple[Judged, ...]:
        """The entries of one status, in order."""
        return tuple(one for one in self.judged if one.status == status)

    @property
    def at_risk(self) -> bool:
        """Whether anything is at risk, what an assurance of the draft promises included."""
        return bool(self.of("at-risk")) or bool(self.weak)

    @property
    def weak(self) -> tuple[str, ...]:
        """The kinds of assurance that a flaw of text or giver puts at risk."""
        return self.coverage.assurances


def report_on(
    resolved: Resolved, host: Host, findings: Iterable[Finding] = (), *, left_out: bool = False
) -> Report:
    """The report on a resolved request.

    Args:
        resolved: the case.
        host: asked for the kinds of assistance.
        findings: those of a check; what it found on links, and its questions, are taken over.
        left_out: whether the request names another State than the one it is judged against.

    Raises:
        DraftError: the draft is no request.
    """
    draft = request_of(resolved.draft, resolved.case)
    findings = tuple(findings)
    ids = [measure.id for measure in draft.measures]
    judged = tuple(asked_in_check(judge_grounds(resolved, host), findings, ids))
    at_risk = tuple(one for one in judged if one.status == "at-risk")
    shield = Shield(draft.read_data(), resolved.beside)
    links = (*_not_said(find_links(resolved, host.measures()), at_risk), *taken_over(findings))
    rest = tuple(one for one in judged if one.status != "at-risk")
    given = tuple(_shielded_given(one, shield) for one in find_given(resolved))
    code = resolved.parties.code("requested") or ""
    asked = (asked_beside(one, judged, code) for one in asked_for(resolved))
    weak = dict.fromkeys(one.kind for one in given if one.status == "at-risk")
    return Report(
        resolved=resolved,
        judged=(*at_risk, *(shielded(link, shield) for link in links), *rest),
        grid=tuple(_shielded(_told(row, resolved), shield) for row in find_grid(draft)),
        asked=tuple(replace(o, kind=shield.said(o.kind)) for o in asked),
        offered=find_offered(resolved, judged),
        later=find_later(resolved, host.measures()),
        given=given,
        coverage=cover(resolved, judged, len(links), weak),
        left_out=left_out,
    )


def _told(row: Row, resolved: Resolved) -> Row:
    """A line of the grid that says so where the counterpart is another State's law."""
    law = foreign_law(row.there, resolved)
    return row if law is None else replace(row, there=f"{row.there} ({whose(law)})")


def _shielded(row: Row, shield: Shield) -> Row:
    """A line of the grid that says nothing of a protected person, nor of a fact that stays."""
    home, there = (shield.said(text, row.field) for text in (row.home, row.there))
    return replace(row, home=home, there=there)


def _shielded_given(given: Given, shield: Shield) -> Given:
    giver = replace(given.giver, name=shield.said(given.giver.name, given.path))
    remarks = tuple(_shielded_remark(one, shield) for one in given.remarks)
    return replace(given, kind=shield.said(given.kind), giver=giver, remarks=remarks)


def _shielded_remark(remark: Remark, shield: Shield) -> Remark:
    said = remark.said and shield.message(remark.said, remark.field)
    return replace(remark, what=shield.said(remark.what, remark.field), said=said)


def _not_said(links: Iterable[Judged], at_risk: tuple[Judged, ...]) -> Iterator[Judged]:
    """The links, less those that a ground of the law itself names for the measure."""
    topics = {"link.power": "domestic-prohibition", "link.instrument": "scope"}
    for link in links:
        topic = topics.get(link.ground_id, "")
        told = {name for one in at_risk if topic and one.topic == topic for name in one.measures}
        if not topic or not told.issuperset(link.measures):
            yield link
