"""What a verdict rests on: how many grounds could be judged, how many could not, and why.

Nothing is "nothing at risk" unless the law of the State that is asked, and the treaties that
govern, were read, and every ground of them that speaks of what is asked could be judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.drafts.request import Request
from comity.law.conditions import values
from comity.records import Read
from comity.refusal.holding import Unread, find_unread
from comity.refusal.records import OPEN, STATUSES, Judged, Status
from comity.resolve import Resolved

__all__ = ["Coverage", "Standing", "cover"]

Standing = Literal["at-risk", "nothing-at-risk", "none-among-those-judged", "nothing-judged"]
SHOWN = 3  # fields that are named; more are counted


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the grounds that speak of what is asked were judged.

    ``fields`` are the empty fields that grounds wait for; ``by_field``, ``undecided`` and
    ``beyond`` count the grounds that are open because a field is empty, because what the file says
    does not decide, and because nothing in a request could. ``unread`` is the law that was not
    read at all. ``risks`` counts what is at risk, the ``links`` that fail included.
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

    @property
    def complete(self) -> bool:
        """Whether all that governs was read and judged."""
        return bool(self.judged) and self.judged == self.grounds and not self.unread

    @property
    def standing(self) -> Standing:
        """The verdict in a word."""
        if self.risks:
            return "at-risk"
        if self.complete:
            return "nothing-at-risk"
        return "none-among-those-judged" if self.judged else "nothing-judged"

    @property
    def says(self) -> str:
        """The verdict in a line: what is at risk, how many grounds were judged, and why not all."""
        why = "; ".join(self.why)
        not_judged = f". Not judged: {why}" if why else ""
        plural = "" if self.grounds == 1 else "s"
        grounds = f"{self.judged} of {self.grounds} ground{plural} known here judged"
        if self.standing == "nothing-judged":
            return f"nothing could be judged{not_judged}"
        if self.standing == "nothing-at-risk":
            return f"nothing at risk; {grounds}"
        if self.standing == "at-risk":
            told = grounds if self.grounds else "no ground judged"
            return f"{self._at_risk}; {told}{not_judged}"
        return f"{grounds}, none at risk{not_judged}"

    @property
    def _at_risk(self) -> str:
        """How many grounds are at risk, and how many links between parts of the file fail."""
        grounds = self.risks - self.links
        if not self.links:
            return f"{grounds} at risk"
        told = [f"{grounds} ground{'' if grounds == 1 else 's'}"] if grounds else []
        told.append(f"{self.links} link{'' if self.links == 1 else 's'}")
        return f"{' and '.join(told)} at risk"

    @property
    def why(self) -> tuple[str, ...]:
        """Why not all is judged, most telling first; empty where all is."""
        return tuple(self._why())

    def _why(self) -> Iterator[str]:
        yield from (one.short for one in self.unread)
        if self.by_field:
            named = ", ".join(f"`{field}`" for field in self.fields[:SHOWN])
            more = len(self.fields) - SHOWN
            named += f" and {more} more" if more > 0 else ""
            yield f"{self.by_field} because a field is empty ({named})"
        if self.undecided:
            yield f"{self.undecided} that the file does not decide"
        if self.beyond:
            yield f"{self.beyond} that no field of a request decides"


def cover(resolved: Resolved, judged: Iterable[Judged], links: int = 0) -> Coverage:
    """What the verdicts on a request cover.

    Args:
        resolved: the case.
        judged: the grounds, as they were judged.
        links: how many links fail beside them.
    """
    entries = list(judged)
    worst: dict[tuple[str, str], list[Judged]] = {}
    for one in entries:
        if one.measures and not one.away:
            worst.setdefault((one.source, one.ground_id), []).append(one)
    standing = [min(group, key=lambda one: STATUSES.index(one.status)) for group in worst.values()]
    data = resolved.draft.data()
    empty = [
        one
        for one in standing
        if one.status == "cannot-tell" and one.field and not values(one.field, data, data)
    ]
    told = _count(standing, "cannot-tell")
    return Coverage(
        grounds=len(standing),
        judged=sum(one.status not in OPEN for one in standing),
        risks=sum(one.status == "at-risk" for one in entries) + links,
        fields=tuple(dict.fromkeys(one.field for one in empty)),
        by_field=len(empty),
        undecided=told - len(empty),
        beyond=_count(standing, "not-judged"),
        unread=(*find_unread(resolved), *_not_spoken_of(resolved, entries)),
        links=links,
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
    spoken_of = {name for one in own for name in one.measures}
    rest = [measure.id for measure in draft.measures if measure.id not in spoken_of]
    if rest:
        names, law = ", ".join(rest), f"the law of {state.short_named()}"
        says = f"No ground of {law} that is known here speaks of {names}."
        yield Unread("measure", state.code, says, f"{names} under {law} (no ground read)")
    cited = [one.citation for one in own if one.measures]
    if cited and all(c is None or c.read is not Read.OFFICIAL for c in cited):
        says = f"The grounds of the law of {state.short_named()} are known from accounts alone."
        short = f"the text of the law of {state.short_named()} (known from accounts alone)"
        yield Unread("by-account", state.code, says, short)
