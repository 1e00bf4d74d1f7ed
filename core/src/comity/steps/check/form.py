"""Checks that hold under every law: completeness, dates, particularity, links between parts.

They state no law, so their findings carry a rule id and no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.base import Draft
from comity.model.drafts.law_texts import can_wait, encloses_text
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Urgency
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.common_crime import found_in_case, no_case, says_none
from comity.steps.assess.direct_orders import is_home_order
from comity.steps.assess.treaties_named import on_recognition
from comity.steps.check.background import check_background
from comity.steps.check.lint_words import denies
from comity.steps.check.secrecy_asked import check_secrecy
from comity.text.messages import finding, message
from comity.text.word_lists import whole_words

__all__ = ["check_form"]

Kinds = Mapping[str, AssistanceKind]
# UTC, GMT+1, +05:30, WAT, Africa/Lagos, "Indian time", "in London"
ZONE = re.compile(
    r"[+-]\d|\b[A-Z]{2,5}\b|\b[A-Z]\w+/[A-Z]\w+|\b[A-Z]\w+ (?:time|standard)|\bin [A-Z]|Z$"
)


def check_form(draft: Draft, kinds: Kinds) -> Iterator[Finding]:
    """The findings of form and logic for a draft of any kind."""
    if isinstance(draft, Request):
        yield from _facts(draft, kinds)
        yield from _offences(draft, kinds)
        yield from _conditions(draft)
        yield from check_secrecy(draft, kinds)
        yield from _emergency(draft, kinds)
    elif isinstance(draft, Notice):
        yield from _notice(draft)


def _facts(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    only_service = all(kind_of(kinds, m.kind).without_facts for m in draft.measures)
    if not draft.facts and not only_service:
        yield finding("form.no-facts", "facts")
    yield from check_background(draft, kinds)


def _offences(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    served = {name for measure in draft.measures for name in measure.offences}
    yield from _paraphrased(draft, kinds)
    for index, offence in enumerate(draft.offences):
        if served and offence.id not in served:
            yield finding("form.offence-unserved", f"offences[{index}]", offence=offence.id)


def _paraphrased(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The text of a provision, once in all, where a measure that needs compulsion rests on it.

    A treaty asks for no text to hear people or to serve papers; an order served at home, a case
    that is not open and a rule that no enactment holds have no text to quote. An order that is
    recognised goes with a certificate, which has the text.
    """
    if can_wait(draft, kinds) or no_case(draft) or is_home_order(draft) or on_recognition(draft):
        return
    wanting = [
        m
        for m in draft.measures
        if _wants_text(draft, kind_of(kinds, m.kind)) and not m.already_held
    ]
    yield from _unquoted(draft, kinds)
    left = [
        (index, offence.id)
        for index, offence in enumerate(draft.offences)
        if offence.text_is == "paraphrase"
        and not found_in_case("unquoted", offence.text)
        and not says_none(offence)
        and not encloses_text(draft, index)
        and not found_in_case("common_law", offence.provision)
        and any(not m.offences or offence.id in m.offences for m in wanting)
    ]
    if left:
        yield finding(
            "form.provision-paraphrased",
            f"offences[{left[0][0]}].text",
            offences=tuple(id for _, id in left),
            measures=tuple(m.id for m in wanting),
        )


def _unquoted(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Offences of which the draft itself says that no provision, or no text of it, is given."""
    if all(kind_of(kinds, m.kind).without_facts for m in draft.measures):
        return
    bare = [
        (n, one.id, bool(found_in_case("unquoted", one.provision)))
        for n, one in enumerate(draft.offences)
        if found_in_case("unquoted", one.text) and not encloses_text(draft, n)
    ]
    for variant, wanted in (("missing", True), ("unquoted", False)):
        if ids := [(n, id) for n, id, none in bare if none is wanted]:
            yield finding(
                f"form.provision-paraphrased/{variant}",
                f"offences[{ids[0][0]}].text",
                offences=tuple(id for _, id in ids),
            )


def _wants_text(draft: Request, kind: AssistanceKind) -> bool:
    """Whether the requested State would read the provision before it uses compulsion."""
    heard = kind.items_are == "matters" and bool(draft.basis)
    return kind.coercive and not heard


def _conditions(draft: Request) -> Iterator[Finding]:
    urgency = draft.urgency
    risks = [str((one.particulars or {}).get("dissipation_risk", "")) for one in draft.measures]
    none = whole_words("negation", ("nothing",))
    at_risk = any(text and not (denies(text) or none.search(text)) for text in risks)
    if urgency and urgency.level != "ordinary" and not (urgency.reason or at_risk):
        yield finding("form.urgency-without-reason", "urgency")
    elif urgency and urgency.deadline and not urgency.reason and not _explained(draft, urgency):
        yield finding("form.deadline-without-reason", "urgency")


def _explained(draft: Request, urgency: Urgency) -> bool:
    """Whether another field says why it is urgent, or what happens on the date."""
    own = [measure.particulars or {} for measure in draft.measures]
    return bool(
        urgency.danger
        or draft.hearings
        or any(measure.deadline_reason for measure in draft.measures)
        or any(one.get("hearing_date") for one in own)
        or any(one.limitation and one.limitation.date for one in draft.offences)
        or any(one.custody and one.custody.until for one in draft.persons)
    )


def _emergency(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """In an emergency page one says who is in danger, and by which hour of which zone."""
    urgency = draft.urgency
    if not urgency or urgency.level != "emergency":
        return
    if not _danger_claimed(draft):
        yield _no_emergency(draft, kinds, urgency.grounds)
        return
    if not urgency.at_risk and (urgency.danger or "danger-to-life" in urgency.grounds):
        yield finding("form.emergency-person", "urgency")
    hour = urgency.deadline_time or ""
    if not urgency.deadline or not hour:
        yield finding("form.emergency-hour", "urgency")
    elif not ZONE.search(hour):
        yield finding("form.emergency-zone", "urgency.deadline_time")


def _danger_claimed(draft: Request) -> bool:
    """Whether the file says that somebody is in danger, wherever it says so."""
    urgency = draft.urgency
    said = [(measure.particulars or {}) for measure in draft.measures]
    named = any(one.get("emergency") or one.get("at_risk") for one in said)
    if urgency is None:
        return named
    other = "other" in urgency.grounds and bool(urgency.reason)
    return named or other or "danger-to-life" in urgency.grounds or bool(_stated(urgency))


def _stated(urgency: Urgency) -> str:
    return urgency.danger or urgency.at_risk or ""


def _no_emergency(draft: Request, kinds: Kinds, grounds: Sequence[str]) -> Finding:
    """A hearing or a deadline is urgent at most: an emergency is a danger to somebody."""
    by_emergency = any(kind_of(kinds, measure.kind).emergency for measure in draft.measures)
    listed = message("form.grounds-listed", grounds=tuple(grounds)) if grounds else None
    return finding(
        "form.emergency-danger",
        "urgency",
        remedy=message("form.emergency-danger-ordinary-measure") if by_emergency else None,
        grounds=listed or message("form.grounds-empty"),
    )


def _notice(draft: Notice) -> Iterator[Finding]:
    told = {one.point for one in draft.not_stated}
    ways = (draft.channels, draft.service, draft.contact_points)
    if not any(ways) and not any(one.channels for one in draft.variants) and "channels" not in told:
        yield finding("form.no-channel", "channels")
    if draft.expires and draft.expires <= draft.date:
        yield finding("form.review-past", "expires")
    if "other" in (draft.emergency.grounds if draft.emergency else ()) and not (
        draft.emergency and draft.emergency.other_grounds
    ):
        yield finding("form.ground-open", "emergency")
