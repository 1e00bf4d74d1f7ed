"""A case whose time limits are watched: its file, its record, its law, and the day it is today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from comity.law.counting import Counted
from comity.law.day_zones import is_usable, zone_of_state
from comity.law.terms import state_named, state_term
from comity.law.working_days import WorkCalendar, calendar_of
from comity.model.case_record import CaseEvent, CaseRecord, EventKind
from comity.model.citations import Citation
from comity.model.deadlines import Deadline, Standing, Weight
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.disclosable import PROVIDER
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.messages import Message, Term
from comity.model.records import AssistanceKind
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.check.usual_answer import Usual
from comity.steps.resolve import Resolved
from comity.tasks.deadlines.other_papers import Beside
from comity.tasks.deadlines.sides import side_of_paper
from comity.text.messages import message

__all__ = ["Watched"]

EMERGENCY = "emergency"


@dataclass(frozen=True)
class Watched:
    """A case of one file.

    ``record`` is what happened with it, ``notice`` that of a company which holds what it asks for,
    ``kinds`` are the kinds of assistance, ``usual`` is the usual time of an answer. ``now`` (aware)
    is there where hours can be compared; a day that somebody names has none. ``beside`` is what
    other files say of the case, ``office`` the State of the office where it is known.
    """

    resolved: Resolved
    kinds: Mapping[str, AssistanceKind]
    today: dt.date
    usual: Usual
    now: dt.datetime | None = None
    record: CaseRecord | None = None
    notice: Notice | None = None
    beside: Beside = field(default_factory=Beside)
    office: str = ""

    @property
    def draft(self) -> Draft:
        """The draft, with its defaults filled in."""
        return self.resolved.draft

    @property
    def file(self) -> str:
        """The name of the case file, without its folder."""
        return self.resolved.case.path.name

    @cached_property
    def data(self) -> dict[str, Any]:
        """The data of the draft."""
        return self.draft.data()

    @property
    def reference(self) -> str:
        """What the office calls the case, or the name of its file."""
        return str(getattr(self.draft, "reference", "") or self.file)

    def code(self, role: str) -> str:
        """The State in a role; that of a provider is the requested State."""
        if role == "provider":
            role = "requested" if self.resolved.parties.code("requested") else "host"
        return self.resolved.parties.code(role) or ""

    def state(self, role: str) -> Term:
        """The State in a role by its name."""
        known = self.resolved.states.get(self.code(role))
        return state_term(known) if known else state_named(self.code(role))

    def calendar(self, role: str) -> WorkCalendar:
        """The working days of whoever acts in a role."""
        return calendar_of(self.code(role))

    def zone(self, role: str) -> str:
        """The zone of whoever acts in a role; empty where nobody can tell."""
        side = getattr(self.draft, role, None)
        named = (one.time_zone for one in getattr(side, "contacts", ()))
        own = next((zone for zone in named if zone and is_usable(zone)), "")
        if own:
            return own
        known = zone_of_state(self.code(role)) if self.code(role) else None
        return known.name if known else ""

    def who(self, role: str) -> Message:
        """Who acts in a role: the office itself by its name, another side by its State."""
        side = getattr(self.draft, role, None)
        if role == "requesting" and side is not None:
            name = getattr(getattr(side, "authority", None), "name", "")
            name = name or getattr(getattr(side, "central_authority", None), "name", "")
            if name:
                return message("deadline.who/office", name=name, state=self.state(role))
        if role == "requesting":
            return message("deadline.who/requesting", state=self.state(role))
        if role == "provider" or self.direct:
            return self._holder()
        return message("deadline.who/requested", state=self.state(role))

    @cached_property
    def direct(self) -> bool:
        """Whether the paper goes straight to a provider, who answers in days."""
        if self.draft.addressed_reader() == PROVIDER:
            return True
        draft = self.draft
        if not isinstance(draft, Request):
            return False
        relied = self.resolved.relied_on()
        return ordered_directly(self.resolved, draft) or any(
            one.instrument.direct for one in relied
        )

    @property
    def level(self) -> str:
        """How urgent the paper is by its form or its words: ``emergency``, ``urgent`` or less."""
        if getattr(self.draft, "form", "") == EMERGENCY:
            return EMERGENCY
        urgency = getattr(self.draft, "urgency", None)
        return urgency.level if urgency is not None else ""

    @property
    def emergency(self) -> bool:
        """Whether letters are too slow: somebody telephones."""
        return self.level == EMERGENCY

    @cached_property
    def binds(self) -> bool:
        """Whether what the paper asks for can bind a company.

        It cannot where it goes to the company itself, without an instrument that allows that.
        """
        return not self.direct or self.binds_companies

    @cached_property
    def binds_companies(self) -> bool:
        """Whether the authority that asks can bind the company itself."""
        own = self.code("requesting") == self.code("requested")
        relied = self.resolved.relied_on()
        orders = (one for one in relied if one.instrument.to_providers)
        return own or any(one.status == "in-force" for one in orders)

    def binds_row(self, index: int) -> bool:
        """Whether a preservation that the file lists binds whoever holds the data.

        One that was asked of a company alone does so only where the case allows such requests.
        """
        step = getattr(self.draft, "earlier", ())[index]
        if step.authority or not step.holder:
            return bool(step.authority) or self.binds
        return self.binds_companies

    def _holder(self) -> Message:
        """The company that holds the data, if it is one; else the provider of the State."""
        holders = (one.holder for one in getattr(self.draft, "measures", ()))
        names = {holder.name for holder in holders if holder is not None}
        if len(names) == 1:
            return message("deadline.who/company", name=names.pop())
        return message("deadline.who/provider", state=self.state("provider"))

    def first(self, kind: EventKind) -> CaseEvent | None:
        """The earliest event of a kind in the record."""
        return self.record.first(kind) if self.record else None

    def last(self, kind: EventKind) -> CaseEvent | None:
        """The latest event of a kind in the record."""
        return self.record.last(kind) if self.record else None

    @property
    def answered(self) -> bool:
        """Whether the record has an answer after which nothing is still to come, or the end.

        A preservation needs no more once every request that rests on it has its answer; what is
        recorded as an answer to its own paper starts the time, and ends none.
        """
        if self.last("closed") is not None:
            return True
        if isinstance(self.draft, Preservation):
            return self.beside.answered
        answer = self.last("answered")
        return answer is not None and not getattr(answer, "in_part", False)

    @property
    def replied(self) -> bool:
        """Whether what the paper itself asks for was done: a preservation is confirmed."""
        came = self.last("preserved") or self.last("answered")
        return self.answered or (isinstance(self.draft, Preservation) and came is not None)

    @cached_property
    def answers(self) -> bool:
        """Whether the office is on the side that answers the request, or answered it."""
        asking, asked = self.code("requesting"), self.code("requested")
        if asking == asked:
            return False
        kind, sender = self.draft.kind, type(self.draft).sender()
        record = None if self.direct else self.record  # a receipt is then that of the company
        return side_of_paper(kind, sender, asking, asked, record, self.office) == "requested"

    @property
    def closed(self) -> bool:
        """Whether the record says that the case is closed."""
        return self.last("closed") is not None

    def standing(self, due: dt.date | None, moment: dt.datetime | None) -> Standing:
        """Where a time limit that has started stands today."""
        if moment is not None and self.now is not None:
            return "past" if moment < self.now else "running"
        if due is None:
            return "unknown"
        return "past" if due < self.today else "running"

    def ends(
        self,
        id: str,
        title: Message,
        counted: Counted,
        *,
        weight: Weight,
        role: str,
        starts: dt.date | None = None,
        steps: tuple[Message, ...] = (),
        who: Message | None = None,
        event: str = "",
        says: Message | None = None,
        lapses: Message | None = None,
        act: Message | None = None,
        citation: Citation | None = None,
        reads: tuple[str, ...] = (),
    ) -> Deadline:
        """A time limit that runs or is past; ``steps`` go before those of the counting."""
        return Deadline(
            id=f"{self.draft.kind}:{id}",
            title=title,
            standing=self.standing(counted.day, counted.moment),
            weight=weight,
            who=who or self.who(role),
            role=role,
            event=event,
            starts=starts,
            due=counted.day,
            moment=counted.moment,
            zone=self.zone(role),
            counted=(*steps, *counted.steps),
            says=says,
            lapses=lapses,
            act=act,
            citation=citation,
            reads=reads,
        )

    def waits(
        self,
        id: str,
        title: Message,
        record: Message,
        *,
        weight: Weight,
        role: str,
        who: Message | None = None,
        event: str = "",
        steps: tuple[Message, ...] = (),
        says: Message | None = None,
        lapses: Message | None = None,
        citation: Citation | None = None,
        reads: tuple[str, ...] = (),
    ) -> Deadline:
        """A time limit that has not started; ``record`` says what to write down."""
        made = self.ends(
            id,
            title,
            Counted(None),
            weight=weight,
            role=role,
            who=who,
            event=event,
            steps=steps,
            says=says,
            lapses=lapses,
            act=record,
            citation=citation,
            reads=reads,
        )
        return replace(made, standing="not-started")
