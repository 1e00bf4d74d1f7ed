"""Checks of form for correspondence: days, reasons, what a paper is for.

They state no law, so their findings carry a rule id and no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.states import named
from comity.model.drafts.asking import PaperToProvider
from comity.model.drafts.base import Draft, leaves
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.correspondence_answers import Deficiency
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Transmittal
from comity.model.drafts.request_conditions import Urgency
from comity.model.drafts.straight_to import StraightTo
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.holder.notice_words import union_instrument
from comity.steps.check.holder.one_company import check_one_company
from comity.steps.check.to_provider import check_compelling, check_disclosure
from comity.text.messages import finding

__all__ = ["GAP", "check_correspondence"]

GAP = re.compile(r"\[[^\W\d][^\W\d ]+(?: [^\W\d ]+)*\]")  # no mask: […], [P3]


def check_correspondence(draft: Draft, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings of form and logic for correspondence."""
    if not isinstance(draft, Correspondence):
        return
    yield from _gaps(draft)
    yield from _urgency(draft)
    if draft.roles()["requesting"] == draft.roles()["requested"]:
        yield finding("links.same-state/letter", "requested.state")
    if isinstance(draft, Transmittal):
        yield from _note(draft)
    elif isinstance(draft, Deficiency):
        yield from _deficiency(draft)
    elif isinstance(draft, StraightTo):
        if draft.provider and draft.addressee:
            yield finding("papers.two-addressees", "addressee")
    elif isinstance(draft, Preservation):
        yield from _preservation(draft, kinds)
    elif isinstance(draft, Disclosure):
        yield from _disclosure(draft, kinds)


def _gaps(draft: Correspondence) -> Iterator[Finding]:
    """What is left for the office to fill: words in square brackets, ``[our reference]``."""
    for field, value in leaves(draft.read_data()):
        for gap in GAP.findall(value) if isinstance(value, str) else ():
            yield finding("papers.gap", field, gap=gap)


def _urgency(draft: Correspondence) -> Iterator[Finding]:
    urgency: Urgency | None = getattr(draft, "urgency", None)
    if urgency and urgency.level != "ordinary" and not (urgency.reason or urgency.danger):
        yield finding("form.urgency-without-reason", "urgency")


def _note(draft: Transmittal) -> Iterator[Finding]:
    note = draft.form == "note-verbale"
    if note and draft.note_from is None:
        yield finding("papers.note-from", "form")
    for name in ("note_from", "note_to"):
        if not note and getattr(draft, name) is not None:
            yield finding("papers.no-note", name)


def _deficiency(draft: Deficiency) -> Iterator[Finding]:
    for index, lack in enumerate(draft.deficiencies):
        if lack.rule and lack.read == "secondary":
            at = f"deficiencies[{index}].rule"
            yield finding("papers.rule-secondary", at, provision=lack.rule)
    yield from _held_up_after_all(draft)
    if draft.requested.issued_by is None:
        yield finding("papers.unsigned", "requested")


def _held_up_after_all(draft: Deficiency) -> Iterator[Finding]:
    """What the letter calls free, and asks something of: measure by measure, or as a whole."""
    for index, number in enumerate(draft.not_held_up):
        for point, lack in enumerate(draft.deficiencies, start=1):
            at = f"not_held_up[{index}]"
            if number in lack.measures:
                yield finding("papers.held-up/measure", at, measure=number, point=str(point))
            elif not lack.measures and lack.weight == "needed":
                yield finding("papers.held-up/whole", at, measure=number, point=str(point))


def _holder_elsewhere(draft: PaperToProvider, index: int) -> Iterator[Finding]:
    holder, asked = draft.measures[index].holder, draft.requested.state
    if holder is None or holder.state is None:
        return
    if holder.representative or holder.system_location:  # the data may be where the paper goes
        return
    if owner_of(holder.state) != owner_of(asked):
        yield finding(
            "papers.holder-elsewhere",
            f"measures[{index}].holder.state",
            holder=Term("state", holder.state, named(holder.state)),
            addressee=Term("state", asked, named(asked)),
        )


def _preservation(draft: Preservation, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    for index, measure in enumerate(draft.measures):
        if not kind_of(kinds, measure.kind).in_preservation:
            yield finding("papers.not-preservation", f"measures[{index}].kind")
        yield from _holder_elsewhere(draft, index)
    if not draft.request_intended:
        yield finding("papers.no-request", "request_intended")
    if draft.hold_for and draft.hold_until and not draft.renews:
        yield finding("papers.two-times", "hold_until")
    held = [step.reference for step in draft.earlier if step.kind == "preservation"]
    if draft.renews and draft.renews not in held:
        yield finding("papers.renews-unlisted", "renews")
    if draft.form == "provider":
        yield from check_one_company(draft)
        yield from _handled(draft)
        if union_instrument() not in draft.instruments_named():  # else it is an order
            yield from check_compelling(draft)
    if not draft.requesting.contacts:
        yield finding("links.no-contact/letter", "requesting")


def _disclosure(draft: Disclosure, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    for index in range(len(draft.measures)):
        yield from _holder_elsewhere(draft, index)
    yield from check_one_company(draft)
    if draft.form != "order":  # which prints no facts
        yield from _handled(draft)
    if not draft.requesting.contacts:
        yield finding("links.no-contact/letter", "requesting")
    yield from check_disclosure(draft, kinds)


def _handled(draft: PaperToProvider) -> Iterator[Finding]:
    """Facts under a handling code, which go to no provider without consent."""
    for index, fact in enumerate(draft.facts):
        if fact.handling and not fact.consent:
            yield finding("form.handling-code", f"facts[{index}]")
