"""The report of ``comity refusals``: what is at risk, what would cure it, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.drafts.request import Request
from comity.errors import DraftError, Fault
from comity.host import Host
from comity.records import Finding
from comity.refusal.assurances import Offered, find_offered
from comity.refusal.grid import Asked, Row, asked_for, find_grid
from comity.refusal.holding import silent
from comity.refusal.judge import judge_grounds
from comity.refusal.later import Later, find_later
from comity.refusal.links import find_links, taken_over
from comity.refusal.records import Judged, Status
from comity.resolve import Resolved

__all__ = ["Report", "report_on"]


@dataclass(frozen=True, slots=True)
class Report:
    """How a request stands to the State that is asked: ``comity refusals`` prints it.

    ``unknown`` says whose grounds are not known here; ``left_out`` is what fell away because the
    request was judged against another State than the one it names.
    """

    resolved: Resolved
    judged: tuple[Judged, ...]
    grid: tuple[Row, ...]
    asked: tuple[Asked, ...]
    offered: tuple[Offered, ...]
    later: tuple[Later, ...]
    unknown: tuple[str, ...]
    left_out: bool = False

    def of(self, status: Status) -> tuple[Judged, ...]:
        """The entries of one status, in order."""
        return tuple(one for one in self.judged if one.status == status)

    @property
    def at_risk(self) -> bool:
        """Whether anything is at risk."""
        return bool(self.of("at-risk"))


def report_on(
    resolved: Resolved, host: Host, findings: Iterable[Finding] = (), *, left_out: bool = False
) -> Report:
    """The report on a resolved request.

    Args:
        resolved: the case.
        host: asked for the kinds of assistance.
        findings: those of a check; what it found on links is taken over.
        left_out: whether the request names another State than the one it is judged against.

    Raises:
        DraftError: the draft is no request.
    """
    draft = resolved.draft
    if not isinstance(draft, Request):
        place = resolved.case.place("kind")
        cure = "Name a request: what can be refused is a request."
        message = f"is a {draft.kind}, not a request"
        raise DraftError(Fault(place.file, place.line, place.column, "kind", message, cure))
    judged = judge_grounds(resolved, host)
    at_risk = tuple(one for one in judged if one.status == "at-risk")
    links = (*_not_said(find_links(resolved), at_risk), *taken_over(findings))
    rest = tuple(one for one in judged if one.status != "at-risk")
    return Report(
        resolved=resolved,
        judged=(*at_risk, *links, *rest),
        grid=find_grid(draft),
        asked=asked_for(resolved),
        offered=find_offered(resolved, judged),
        later=find_later(resolved),
        unknown=tuple(silent(resolved)),
        left_out=left_out,
    )


def _not_said(links: Iterable[Judged], at_risk: tuple[Judged, ...]) -> Iterator[Judged]:
    """The links, less a missing power that a ground of the law itself names for the measure."""
    without_power = {
        name for one in at_risk if one.topic == "domestic-prohibition" for name in one.measures
    }
    for link in links:
        if link.ground_id != "link.power" or not without_power.issuperset(link.measures):
            yield link
