"""What the refusal simulator hands on: a ground that holds, how a draft stands to it, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from comity.law.ask import answer, applying
from comity.law.seen import seen_by_law
from comity.model.citations import Citation
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_case import Fact, Offence
from comity.model.law_practice import HowCommon
from comity.model.law_records import Answer, Ground, Instrument
from comity.model.messages import Message, Term
from comity.model.records import AssistanceKind
from comity.steps.resolve import Resolved
from comity.text.messages import law_says, message
from comity.text.word_lists import LANGUAGES, any_of, whole_words
from comity.text.written import language_name

__all__ = [
    "ANSWERED",
    "OPEN",
    "REASONS",
    "STATUSES",
    "UNHELD",
    "ApplicableGround",
    "Assessment",
    "Judged",
    "Reason",
    "Status",
    "Verdict",
    "asked_of",
    "has_no_power",
    "out",
    "refuses",
    "words_unknown",
]

Status = Literal[
    "at-risk", "cannot-tell", "not-judged", "addressed", "offered", "met", "not-in-play"
]
STATUSES: tuple[Status, ...] = get_args(Status)
"""In the order in which a report shows them.

``cannot-tell``: a field that would tell is empty, or does not decide. ``not-judged``: nothing that
is here could tell. ``addressed``: the file speaks to it in the drafter's words, or the law read
does not decide the case. ``offered``: an assurance answers it, which only the other side accepts.
``met``: a fact decides it, such as a penalty.
"""
OPEN: tuple[Status, ...] = ("cannot-tell", "not-judged")
ANSWERED: tuple[Status, ...] = ("addressed", "offered", "met")

Reason = Literal[
    "",
    "no-sign",
    "shown-otherwise",
    "not-reached",
    "taken-away",
    "superseded",
    "no-measure",
    "in-part",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why a ground is not in play; of several measures the first that is true of one counts.

``no-sign``: nothing in the file points to it, so it was not judged. ``shown-otherwise``: a fact or
a field shows that it is not the case. ``not-reached``: by its own terms, or by the law on the
measure, it does not reach it. ``taken-away``: an instrument relied on takes it away.
``superseded``: other law stands in its place. ``no-measure``: nothing that it speaks of is asked.
``in-part`` is the reason of what cannot be told: some of the offences served answer it, not all.
"""
UNHELD: tuple[Reason, ...] = ("not-reached", "taken-away", "superseded", "no-measure")
"""Those for which a ground does not speak of what is asked, or does not hold between the two."""


@dataclass(frozen=True, slots=True)
class ApplicableGround:
    """A ground that holds: whose it is, and the instrument it stands in, if it stands in one."""

    ground: Ground
    source: str
    instrument: Instrument | None = None

    @property
    def remedy(self) -> Message | None:
        """The cure that the law itself gives, which replaces any other."""
        return law_says(self.ground.cure) if self.ground.cure else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one measure stands to a ground, and in which field; the cure of ``said`` cures it."""

    status: Status
    said: Message
    field: str = ""
    reason: Reason = ""


def out(reason: Reason, said: Message) -> Verdict:
    """The verdict that a ground is not in play, with the reason for programs and for people."""
    return Verdict("not-in-play", said, reason=reason)


def words_unknown(remedy: Message | None = None) -> Message:
    """That the words which would tell are not known in the language of the file."""
    known = tuple(Term("term", f"language-{code}", language_name(code)) for code in LANGUAGES)
    return message("reason.words-unknown", remedy, languages=known)


@dataclass(frozen=True, slots=True)
class Judged:
    """How a draft stands to a ground, for the measures named (none: for no measure of it).

    ``source`` is a State's code or an instrument; ``nature`` is that of the ground, or
    ``link`` for what is no ground in law but stops a request all the same. ``reason`` tells why
    a ground is not in play. ``why`` and ``cure`` are the English of ``said``, which is None where
    a protected person's name was taken out of them and cannot be taken out of its parameters.
    ``common`` tells how common a ground of practice is, ``light`` that it is worth a look only,
    ``threshold`` that the ground also asks for a minimum penalty in the requested State,
    ``by_field`` that its own condition looks at no words of a text.
    """

    ground_id: str
    title: str
    topic: str
    source: str
    nature: str
    status: Status
    measures: tuple[str, ...]
    why: str
    cure: str = ""
    field: str = ""
    says: str = ""
    citation: Citation | None = None
    reason: Reason = ""
    said: Message | None = None
    common: HowCommon | None = None
    light: bool = False
    threshold: bool = False
    by_field: bool = False

    @property
    def away(self) -> bool:
        """Whether other law stands in the place of the ground, so that it does not hold at all."""
        return self.reason == "superseded"

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among the ways in which measures stand to one ground, the gravest first."""
        return STATUSES.index(self.status), REASONS.index(self.reason)


def asked_of(
    resolved: Resolved, role: str, question: str, kind: str | None = None
) -> Answer | None:
    """What the law of the State in a role answers; an answer for another part is none for it.

    Of several roads to a measure that may be open, the first stands for all.
    """
    seen = seen_by_law(resolved.draft.read_data(), resolved.parties)
    held = applying(resolved.book(role), question, kind, seen)
    roads = (one for one in held if one.road)
    found = answer(resolved.book(role), question, kind, seen) or next(roads, None)
    code = resolved.parties.code(role)
    return found if found is not None and (not found.part or code in found.part) else None


def has_no_power(process: str) -> bool:
    """Whether a process says that a law has none; one that it does not name may still be there."""
    return process.startswith("none") and not process.startswith("none named")


def _willing(text: str | None) -> bool:
    """Whether a text says that somebody comes of their own will, and denies nothing."""
    said = text or ""
    found = any_of("case", ("willing",)).search(said)
    return found is not None and not whole_words("negation", ("denied", "without")).search(said)


def refuses(text: str | None) -> bool:
    """Whether a sentence of a text tells that a person refuses to come, and does not suppose it."""
    refused, supposed = (any_of("case", (name,)) for name in ("consent_refused", "supposed"))
    parts = re.split(r"[.;]\s", text or "")
    return any(refused.search(one) and not supposed.search(one) for one in parts)


@dataclass(frozen=True, slots=True)
class Assessment:
    """One measure under one ground, with what belongs to that measure and nothing else.

    ``offences`` are those it serves, each with its index in the draft; ``data`` is the draft's
    data with this measure and those offences alone, so that a condition of the law judges each
    thing asked for by itself. ``strict`` tells that the law's own ``when`` found the ground in
    play, so that all must answer it, not one.
    """

    resolved: Resolved
    held: ApplicableGround
    index: int
    measure: Measure
    kind: AssistanceKind | None
    offences: tuple[tuple[int, Offence], ...]
    facts: tuple[Fact, ...]
    data: Mapping[str, Any]
    strict: bool = False

    @property
    def draft(self) -> Request:
        """The request."""
        assert isinstance(self.resolved.draft, Request)
        return self.resolved.draft

    @property
    def remedy(self) -> Message | None:
        """The cure that the law itself gives for the ground."""
        return self.held.remedy

    @property
    def path(self) -> str:
        """The field path of the measure."""
        return f"measures[{self.index}]"

    @property
    def of_kind(self) -> AssistanceKind:
        """The kind with its properties; one that nobody knows has none."""
        return self.kind or AssistanceKind(self.measure.kind, self.measure.kind)

    @property
    def coercive(self) -> bool:
        """Whether the kind usually needs compulsion; a kind nobody knows is taken to.

        A hearing of somebody who is said to be willing needs none, nor does one over a link of
        suspects alone, who are heard so only if they agree.
        """
        if self.kind is not None and self.kind.items_are == "matters":
            texts = (self.measure.title, self.measure.purpose, self.measure.nexus)
            if any(_willing(text) for text in texts) or self._link_to_suspects:
                return False
        return self.kind is None or self.kind.coercive

    @property
    def _link_to_suspects(self) -> bool:
        """Whether only suspects or accused are heard, and over a link."""
        roles = {one.role for one in self.draft.persons if one.id in self.measure.persons}
        over_link = self.kind is not None and self.kind.worded_by == "hearing"
        return over_link and bool(roles) and roles <= {"suspect", "accused"}

    @property
    def said_to_be_willing(self) -> bool:
        """Whether the measure, its persons, their own facts or a remark say that they agree."""
        draft, procedure = self.draft, self.measure.procedure
        texts = [self.measure.title, self.measure.purpose, self.measure.nexus]
        texts += [procedure.wished] if procedure else []
        own = [one for one in draft.persons if one.id in self.measure.persons]
        for one in own:
            texts += [one.connection, one.needs]
            texts += [fact.text for fact in draft.facts if fact.persons == (one.id,)]
        texts += [remark.text for remark in draft.remarks]
        return any(_willing(part) for text in texts for part in re.split(r"[.;]\s", text or ""))

    @property
    def refused_in(self) -> str:
        """The field of a fact or a remark by which a person refuses; or nothing."""
        told = [(f"facts[{n}].text", one.text) for n, one in enumerate(self.draft.facts)]
        told += [(f"remarks[{n}].text", one.text) for n, one in enumerate(self.draft.remarks)]
        return next((field for field, text in told if refuses(text)), "")

    def asked(self, question: str) -> Answer | None:
        """What the requested State's law answers for this kind of assistance."""
        return asked_of(self.resolved, "requested", question, self.measure.kind)

    def statement(self, *grounds: str) -> str:
        """What the draft states on one of these grounds before the other side raises it."""
        return next((s.text for s in self.draft.statements if s.ground in grounds), "")
