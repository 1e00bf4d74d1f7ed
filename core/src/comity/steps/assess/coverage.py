"""What a verdict rests on: how many grounds could be judged, how many could not, and why.

Nothing is "nothing at risk" unless the law of the State that is asked, and the treaties that
govern, were read, and every ground of them that speaks of what is asked was judged. Silence is no
judgment: a ground to which nothing in the file points is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.law.conditions import values
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.messages import Message, Term
from comity.steps.assess.assessment import OPEN, UNHELD, Judged, Status
from comity.steps.assess.holding import Unread, find_unread
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["Coverage", "Standing", "cover"]

Standing = Literal["at-risk", "nothing-at-risk", "none-among-those-judged", "nothing-judged"]
SHOWN = 3  # fields that are named; more are counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the grounds that speak of what is asked were judged.

    ``judged`` counts those that a fact, a field or the law decides or answers, ``not_pointed_to``
    those to which nothing in the file points: neither word nor field, so that nobody judged them.
    ``fields`` are the empty fields that grounds wait for; ``by_field``, ``undecided`` and
    ``beyond`` count the grounds that are open because a field is empty, because what the file says
    does not decide, and because nothing in a request could. ``unread`` is the law that was not
    read at all. ``risks`` counts what is at risk, the ``links`` that fail included;
    ``assurances`` are the kinds of assurance that are at risk beside them.
    """

    grounds: int
    judged: int
    risks: int
    fields: tuple[str, ...]
    by_field: int
    undecided: int
    beyond: int
    unread: tuple[Unread, ...]
    links: int = 0
    not_pointed_to: int = 0
    assurances: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all that governs was read and judged."""
        return bool(self.judged) and self.judged == self.grounds and not self.unread

    @property
    def standing(self) -> Standing:
        """The verdict in a word."""
        if self.risks or self.assurances:
            return "at-risk"
        if self.complete:
            return "nothing-at-risk"
        return "none-among-those-judged" if self.judged else "nothing-judged"

    @property
    def said(self) -> Message:
        """The verdict: what is at risk, how many grounds were judged, and why not all."""
        return message("coverage.verdict", parts=tuple(self._parts()))

    @property
    def says(self) -> str:
        """The verdict in sentences."""
        return self.said.text

    @property
    def why(self) -> tuple[str, ...]:
        """Why not all is judged, most telling first; empty where all is."""
        return tuple(one.text for one in self._why())

    def _parts(self) -> Iterator[Message]:
        judged, grounds = self.judged, self.grounds
        if self.standing == "at-risk":
            yield from self._at_risk()
        elif self.standing == "nothing-at-risk":
            yield message("coverage.nothing-at-risk")
        if self.standing == "nothing-judged":
            yield message("coverage.nothing-judged")
        elif self.standing == "none-among-those-judged":
            yield message("coverage.judged/none-at-risk", judged=judged, grounds=grounds)
        elif grounds:
            yield message("coverage.judged", judged=judged, grounds=grounds)
        else:
            yield message("coverage.judged/none")
        if self.not_pointed_to:
            yield self._silent()
        yield from self._why()

    def _silent(self) -> Message:
        """How many grounds nothing in the file points to."""
        number = self.not_pointed_to
        if number == self.grounds:
            return message("coverage.no-sign/all", grounds=number)
        if self.judged and number == self.grounds - self.judged:
            return message("coverage.no-sign/rest", number=number)
        if self.judged:
            return message("coverage.no-sign/more", number=number)
        return message("coverage.no-sign", number=number, grounds=self.grounds)

    def _at_risk(self) -> Iterator[Message]:
        """How many grounds and assurances are at risk, and how many links of the file fail."""
        if grounds := self.risks - self.links:
            yield message("coverage.grounds-at-risk", number=grounds)
        elif not self.links:
            yield message("coverage.no-ground-at-risk")
        if self.links:
            yield message("coverage.links-at-risk", number=self.links)
        if self.assurances:
            yield message("coverage.assurances-at-risk", kinds=self.assurances)

    def _why(self) -> Iterator[Message]:
        yield from (one.said for one in self.unread)
        if self.by_field:
            named = tuple(f"`{field}`" for field in self.fields[:SHOWN])
            more, number = len(self.fields) - SHOWN, self.by_field
            if more > 0:
                yield message("coverage.by-field/more", number=number, fields=named, more=more)
            else:
                yield message("coverage.by-field", number=number, fields=named)
        if self.undecided:
            yield message("coverage.undecided", number=self.undecided)
        if self.beyond:
            yield message("coverage.beyond", number=self.beyond)


def cover(
    resolved: Resolved,
    judged: Iterable[Judged],
    links: int = 0,
    assurances: Iterable[str] = (),
) -> Coverage:
    """What the verdicts on a request cover.

    Args:
        resolved: the case.
        judged: the grounds, as they were judged.
        links: how many links fail beside them.
        assurances: the kinds of assurance at risk.
    """
    entries = [one for one in judged if one.nature != "practice"]  # which is no law that was read
    worst: dict[tuple[str, str], list[Judged]] = {}
    for one in entries:
        if one.measures and one.reason not in UNHELD:
            worst.setdefault((one.source, one.ground_id), []).append(one)
    standing = [min(group, key=lambda one: one.rank) for group in worst.values()]
    data = resolved.draft.read_data()
    empty = [
        one
        for one in standing
        if one.status == "cannot-tell" and one.field and not values(one.field, data, data)
    ]
    told = _count(standing, "cannot-tell")
    silent = sum(one.reason == "no-sign" for one in standing)
    return Coverage(
        grounds=len(standing),
        judged=sum(one.status not in OPEN for one in standing) - silent,
        risks=sum(one.status == "at-risk" for one in entries) + links,
        fields=tuple(dict.fromkeys(one.field for one in empty)),
        by_field=len(empty),
        undecided=told - len(empty),
        beyond=_count(standing, "not-judged"),
        unread=(*find_unread(resolved), *_not_spoken_of(resolved, entries)),
        links=links,
        not_pointed_to=silent,
        assurances=tuple(assurances),
    )


def _count(standing: Iterable[Judged], status: Status) -> int:
    return sum(one.status == status for one in standing)


def _not_spoken_of(resolved: Resolved, entries: Iterable[Judged]) -> Iterator[Unread]:
    """Measures that no ground of the State's own law speaks of, and law known by account alone."""
    draft, state = resolved.draft, resolved.state("requested")
    assert isinstance(draft, Request)
    own = [one for one in entries if state is not None and one.source == state.code]
    if state is None or not own:
        return
    whose = Term("state", state.code, state.short_named())
    spoken_of = {name for one in own for name in one.measures}
    rest = [measure.id for measure in draft.measures if measure.id not in spoken_of]
    if rest:
        said = message("coverage.no-ground-for", state=whose, measures=tuple(rest))
        yield Unread("measure", state.code, said)
    cited = [one.citation for one in own if one.measures]
    if cited and all(c is None or c.read is not Read.OFFICIAL for c in cited):
        yield Unread("by-account", state.code, message("coverage.by-account", state=whose))
