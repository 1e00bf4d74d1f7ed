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
from comity.steps.assess.assessment import OPEN, UNHELD, Judged, Status
from comity.steps.assess.holding import Unread, find_unread
from comity.steps.resolve import Resolved
from comity.text.written import listed

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
    def says(self) -> str:
        """The verdict in a line: what is at risk, how many grounds were judged, and why not all."""
        why = "; ".join(self.why)
        not_judged = f". Not judged: {why}" if why else ""
        grounds = f"{self.judged} of {self._known} judged"
        if self.standing == "nothing-judged":
            return f"nothing could be judged{self._silent}{not_judged}"
        if self.standing == "nothing-at-risk":
            return f"nothing at risk; {grounds}"
        if self.standing == "at-risk":
            told = grounds if self.grounds else "no ground judged"
            return f"{self._at_risk}; {told}{self._silent}{not_judged}"
        return f"{grounds}, none at risk{self._silent}{not_judged}"

    @property
    def _known(self) -> str:
        return f"{self.grounds} ground{'' if self.grounds == 1 else 's'} known here"

    @property
    def _silent(self) -> str:
        """How many grounds nothing in the file points to; empty where there is none."""
        if not self.not_pointed_to:
            return ""
        number = self.not_pointed_to
        which = f"{number} of {self._known}"
        if number == self.grounds:
            which = f"the {'one ground known here' if number == 1 else self._known}"
        elif self.judged and number == self.grounds - self.judged:
            which = f"the other {'one' if number == 1 else number}"
        elif self.judged:
            which = f"{number} more"
        return f"; nothing in the file points to {which}"

    @property
    def _at_risk(self) -> str:
        """How many grounds and assurances are at risk, and how many links of the file fail."""
        grounds, kinds = self.risks - self.links, len(self.assurances)
        if not self.links and not kinds:
            return f"{grounds} at risk"
        told = [_several(grounds, "ground")] if grounds else []
        told += [_several(self.links, "link")] if self.links else []
        named = f" ({listed(self.assurances)})"
        if not self.risks:
            return f"no ground at risk; {_several(kinds, 'assurance')} at risk{named}"
        told += [_several(kinds, "assurance") + named] if kinds else []
        return f"{listed(told)} at risk"

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


def _several(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


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
    entries = list(judged)
    worst: dict[tuple[str, str], list[Judged]] = {}
    for one in entries:
        if one.measures and one.reason not in UNHELD:
            worst.setdefault((one.source, one.ground_id), []).append(one)
    standing = [min(group, key=lambda one: one.rank) for group in worst.values()]
    data = resolved.draft.data()
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
