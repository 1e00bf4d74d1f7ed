"""Dual criminality as a grid: each element of each offence, at home, there, and in the facts.

The elements are those that the drafter states; nothing is matched or guessed. An empty cell says
what the other side will not find.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.messages import Message
from comity.steps.assess.assessment import Judged, asked_of
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["Asked", "Row", "asked_beside", "asked_for", "find_grid"]


@dataclass(frozen=True, slots=True)
class Row:
    """An offence (``element`` empty), or one of its elements, and what stands in each column.

    ``empty`` names the columns with nothing in them: ``there``, ``facts``.
    """

    offence: str
    element: str
    home: str
    there: str
    facts: tuple[str, ...]
    field: str

    @property
    def empty(self) -> tuple[str, ...]:
        """The columns that are empty; an offence's own line needs no facts."""
        without = [] if self.there else ["there"]
        return (*without, "facts") if self.element and not self.facts else tuple(without)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whether the requested State's law asks for dual criminality, for one measure.

    ``says`` is what that law says, where it decides case by case; ``treaty`` says that a treaty
    applies instead of that law, or may apply.
    """

    measure: str
    kind: str
    value: str
    citation: Citation | None = None
    says: str = ""
    treaty: Message | None = None


def find_grid(draft: Request) -> tuple[Row, ...]:
    """The rows of the grid, offence by offence."""
    return tuple(row for n, offence in enumerate(draft.offences) for row in _rows(offence, n))


def _rows(offence: Offence, index: int) -> list[Row]:
    path = f"offences[{index}]"
    counterpart = offence.requested_law.provision if offence.requested_law else ""
    dual = offence.dual_criminality
    if not counterpart and dual is not None:
        counterpart = dual.statement or (f"listed: {dual.listed_as}" if dual.listed_as else "")
    home = f"{offence.title}, {offence.provision}"  # a colon is not set alike in all languages
    return [
        Row(offence.id, "", home, counterpart, (), path),
        *(
            Row(
                offence.id,
                element.id,
                element.text,
                element.requested_law or "",
                element.facts,
                f"{path}.elements[{number}]",
            )
            for number, element in enumerate(offence.elements)
        ),
    ]


def asked_for(resolved: Resolved) -> tuple[Asked, ...]:
    """What the requested State's law answers on dual criminality for each measure of a request."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    found = []
    for measure in draft.measures:
        known = asked_of(resolved, "requested", "dual-criminality", measure.kind)
        value = str(known.value) if known else ""
        says = known.says if known and value == "case-by-case" else ""
        cited = known.cited() if known else None
        found.append(Asked(measure.id, measure.kind, value, cited, says))
    return tuple(found)


def asked_beside(asked: Asked, judged: Iterable[Judged], source: str) -> Asked:
    """The answer of the law, with the treaty that stands in the place of its grounds, if one does.

    Args:
        asked: what the law answers for a measure.
        judged: the grounds, as they were judged.
        source: the requested State's code, by which its own grounds are known.
    """
    grounds = [
        one.said
        for one in judged
        if one.source == source
        and one.topic == "dual-criminality"
        and asked.measure in one.measures
        and one.reason != "not-reached"
    ]
    ids = {said.id if said else "" for said in grounds}
    for id, told in (
        ("reason.treaty-governs", "reason.treaty-governs"),
        ("reason.treaty-unread/judged", "reason.treaty-unread"),
    ):
        if asked.value != "no" and ids == {id}:
            first = next(said for said in grounds if said)
            return replace(asked, treaty=message(told, instrument=dict(first.params)["instrument"]))
    return asked
