"""What a request asks of a company, as far as the company's notice turns on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.law.states import named
from comity.model.drafts.asking import Asking
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice import Notice
from comity.model.drafts.notice_company import Entity
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Measure
from comity.model.messages import Term
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.holder.company_names import Match, find_company
from comity.steps.check.holder.notice_words import (
    kinds_in,
    region_states,
    state_at_end,
    union_instrument,
)

__all__ = [
    "TO_PROVIDER",
    "Asked",
    "Evidence",
    "Held",
    "Paper",
    "Where",
    "state_named_in",
    "what_is_asked",
]

Paper = Asking
Evidence = Literal["address", "nationality", "place", "requester"]
DIRECT_ROADS = frozenset({"provider", "home-order"})
TO_PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Where:
    """In which State the user is, and by what that is told; ``""`` where nothing tells it."""

    state: str
    by: Evidence


@dataclass(frozen=True, slots=True)
class Held:
    """A measure addressed to the company: its index, and how the notice knows its holder."""

    index: int
    measure: Measure
    match: Match

    @property
    def path(self) -> str:
        """The field of the measure."""
        return f"measures[{self.index}]"


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper beside a notice.

    Attributes:
        draft: the request, or the request to preserve data.
        notice: the notice of the company.
        kinds: the kinds of assistance that there are.
        held: the measures that are addressed to the company.
        language: the language of the paper.
    """

    draft: Paper
    notice: Notice
    kinds: Mapping[str, AssistanceKind]
    held: tuple[Held, ...]
    language: str = "en"

    @property
    def requester(self) -> str:
        """The code of the State, or part of one, whose authority asks."""
        return self.draft.requesting.state

    @property
    def from_where(self) -> Literal["domestic", "local", "foreign"]:
        """How the notice sees the authority: of a host State, of a part of one, or of another."""
        hosts = {self.notice.host, *self.notice.further_hosts}
        if self.requester in hosts:
            return "domestic"
        return "local" if owner_of(self.requester) in hosts else "foreign"

    @property
    def direct(self) -> bool:
        """Whether the paper goes to the company itself, and not to an authority of its State."""
        if isinstance(self.draft, Preservation):
            return self.draft.form == TO_PROVIDER
        if isinstance(self.draft, Disclosure):
            return True
        road = self.draft.transmission.road if self.draft.transmission else None
        if road is not None:
            return road in DIRECT_ROADS
        return bool(self.held) and all(one.measure.addressee == TO_PROVIDER for one in self.held)

    @property
    def by_certificate(self) -> bool:
        """Whether it is an order of the Union to the company, of which no notice decides."""
        ordered = isinstance(self.draft, Preservation) or self.draft.form == "order"
        return self.direct and ordered and union_instrument() in self.draft.instruments_named()

    @property
    def preserving(self) -> bool:
        """Whether nothing but preservation is asked of the company."""
        return isinstance(self.draft, Preservation) or all(
            self.keeps(one.measure) for one in self.held
        )

    @property
    def emergency(self) -> bool:
        """Whether the paper is made in an emergency, as a whole or by a measure."""
        urgency = self.draft.urgency
        if self.draft.form == "emergency" or (urgency and urgency.level == "emergency"):
            return True
        return any(self._kind(one.measure, "emergency") for one in self.held)

    @property
    def child_safety(self) -> bool:
        """Whether the offences are of the sexual exploitation of a child, as their titles tell."""
        told = (f"{one.title} {one.provision}" for one in self.draft.offences)
        return any("child" in kinds_in("marking", text) for text in told)

    def keeps(self, measure: Measure) -> bool:
        """Whether a measure asks only that data be kept."""
        return self._kind(measure, "preserving")

    def where(self, held: Held) -> Where:
        """Where the user of a measure is: by address, place, nationality, last by who asks."""
        persons = self._users(held.measure)
        signs: tuple[tuple[Evidence, list[str]], ...] = (
            ("address", [_residence(one) for one in persons]),
            ("place", [state_at_end(line) for line in held.measure.place[-1:]]),
            ("nationality", [_nationality(one) for one in persons if not _is_placed(one)]),
        )
        for by, told in signs:
            states = {state for state in told if state}
            if len(states) == 1 and all(told):
                return Where(states.pop(), by)
            if states:
                return Where("", by)
        return Where(owner_of(self.requester), "requester")

    def serving(self, held: Held) -> tuple[Entity, ...]:
        """The entities that serve the user of a measure; none where it cannot be told."""
        state = self.where(held).state
        return tuple(one for one in self.notice.company.entities if _serves(one, state))

    def entity(self, held: Held) -> Entity | None:
        """The entity that a measure names; of one that names the company, the one that serves."""
        if held.match.entity or held.match.form:
            return held.match.entity or held.match.form
        serving = self.serving(held)
        return serving[0] if len(serving) == 1 else None

    def _users(self, measure: Measure) -> list[Person]:
        """The persons whose account it is: by its identifiers, else those charged, else all.

        What is known of a protected person is left alone, so that no finding tells it.
        """
        marks = {one.value.casefold() for one in measure.identifiers}
        persons = [p for p in self.draft.persons if p.id in measure.persons and not p.protect]
        owners = [p for p in persons if marks & {one.value.casefold() for one in p.identifiers}]
        charged = [p for p in persons if p.role in CHARGED]
        return owners or charged or persons

    def _kind(self, measure: Measure, name: str) -> bool:
        kind = self.kinds.get(measure.kind)
        return kind is not None and bool(getattr(kind, name))


def what_is_asked(
    draft: Paper, notice: Notice, kinds: Mapping[str, AssistanceKind], language: str = "en"
) -> Asked:
    """What a paper asks of the company of a notice; ``held`` is empty if it asks it nothing."""
    held = tuple(
        Held(index, measure, match)
        for index, measure in enumerate(draft.measures)
        if measure.holder and (match := find_company(measure.holder.name, notice))
    )
    return Asked(draft, notice, kinds, held, draft.language or language)


def state_named_in(code: str) -> Term:
    """A State by its name, as a message takes it."""
    return Term("state", code, named(code))


def _serves(entity: Entity, state: str) -> bool:
    return bool(state) and any(state in (region_states(one) or ()) for one in entity.serves)


def _residence(person: Person) -> str:
    """The State in which a person lives or is: of the last line of the address, or the place."""
    lines = [*person.address[-1:], *([person.location] if person.location else [])]
    return next((state for line in lines if (state := state_at_end(line))), "")


def _is_placed(person: Person) -> bool:
    """Whether a draft says where a person is, in words that may name no State."""
    return bool(person.address or person.location)


def _nationality(person: Person) -> str:
    return person.nationalities[0] if len(person.nationalities) == 1 else ""
