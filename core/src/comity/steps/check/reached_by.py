"""How the other side gets back to this file: which letter it follows, and whom one may ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.people import Authority
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.model.patches import Patch, patch
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import dates_in, says
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["by_ministries", "check_reached_by"]

# an office on duty that both sides know, or a paper that goes to no other State
DUTY = ("police", "financial-intelligence", "contact-point", "home-order")
FOLLOWING = ("supplement", "follow-up", "withdrawal")
# an e-mail address, or a telephone number that a text gives
ASKED = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?:\+|\b00|\b0)\d[\d ()/.-]{6,}\d")

CLAUSE = re.compile(r"[;,.()]")


def check_reached_by(draft: Request) -> Iterator[Finding]:
    """The findings on the letter that this one follows, and on whom the other side may ask."""
    if draft.status in FOLLOWING and not draft.supplements and not _identified(draft):
        listed = any(one.kind == "request" for one in draft.earlier)
        light = Severity.ADVICE if listed else Severity.WARNING
        yield finding("links.earlier-unnamed", "status", weight=light, patch=_the_earlier(draft))
    if not _may_be_asked(draft) and not (draft.transmission and draft.transmission.road in DUTY):
        road = "links.no-contact/road" if by_ministries(draft) else "links.no-contact"
        yield finding(road, "requesting")


def by_ministries(draft: Request) -> bool:
    """Whether a letter goes through foreign ministries or embassies, by its road or in words."""
    way = draft.transmission
    if way is None or way.road == "diplomatic":
        return way is not None
    said = [one for one in sentences(way.way or "") if not denies(one)]
    parts = [p for one in said for p in CLAUSE.split(one)]
    parts = [p for p in parts if not words_in("open_words", "copy_only", p)]
    return any(says("by_ministries", part) for part in parts)


def _identified(draft: Request) -> bool:
    """Whether the letter is known by its reference or its date, wherever the draft gives it."""
    requests = [one for one in draft.earlier if one.kind == "request"]
    if any(_known(one) for one in requests):
        return True
    if any(one.kind == "letter" and (one.date or dates_in(one.title)) for one in draft.annexes):
        return True
    texts = (paragraph.text for paragraph in free_text(draft))
    told = (sentence for text in texts for sentence in sentences(text))
    return any(says("of_an_earlier", one) and dates_in(one) for one in told)


def _known(one: Earlier) -> bool:
    return bool(one.their_reference or one.date or dates_in(f"{one.subject} {one.result}"))


def _the_earlier(draft: Request) -> Patch | None:
    """The reference of the one earlier request that the draft lists."""
    named = [one.reference for one in draft.earlier if one.kind == "request" and one.reference]
    return patch(("supplements", named[0])) if len(named) == 1 else None


def _may_be_asked(draft: Request) -> bool:
    """Whether anybody can be asked: a contact, or a telephone or an e-mail address anywhere."""
    own = draft.requesting
    if own.contacts:
        return True
    offices: list[Authority | None] = [own.authority, own.central_authority]
    offices += [draft.delivery.receiving_authority] if draft.delivery else []
    if any(one and (one.email or one.phone) for one in offices):
        return True
    way = draft.transmission
    texts = [way.reply_to or "", way.reply_by or ""] if way else []
    texts += [way.way or ""] if way else []
    remarks = [remark.text for remark in draft.remarks]
    if any(words_in("open_words", "whom_to_ask", text) for text in (*remarks, *texts)):
        return True
    texts += remarks
    texts += [line for one in offices if one for line in (*one.address, one.unit or "")]
    signer = own.issued_by
    texts += [signer.title or "", signer.place or ""] if signer else []
    texts += [line for one in draft.measures if one.procedure for line in one.procedure.officers]
    texts += [annex.title for annex in draft.annexes if annex.kind == "letter"]
    return any(ASKED.search(text) for text in texts)
