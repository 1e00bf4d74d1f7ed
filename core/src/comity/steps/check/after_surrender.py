"""A person of the same case whom the requested State did not hand over, or did hand over.

After a refusal that State may ask whether help with evidence gets round it; after a surrender the
terms of that surrender may bound what the evidence is used for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.states import short_name_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind, owner_of
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import words_in
from comity.steps.protect import withheld_facts
from comity.text.messages import finding

__all__ = ["check_after_surrender"]

YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
CHARGED = ("suspect", "accused", "convicted")
ARTICLE = r"(?:the |la |le |l[’']|die |den |der |dem )?"
TOWARDS = r"(?<!request )(?<!requests )(?<!letter )\b(?:to|vers|nach|an)"
OURS = r"(?:requesting State|ersuchende\w* Staat\w*|État requérant)\b"
THERE = r"\b(?:requested State|your|ersuchten? Staat\w*|État requis)\b"


def check_after_surrender(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """One finding: on a refusal to hand somebody over, else on a surrender that took place.

    None where only the sentence is to be enforced, or the prisoner to be moved: no evidence is
    asked for that could get round a refusal, and that is the usual way after one.
    """
    if draft.statements or draft.status in ("withdrawal", "consent-to-use"):
        return
    if all(kind_of(kinds, one.kind).routed for one in draft.measures):
        return
    yield from _refused(draft) or _took_place(draft)


def _refused(draft: Request) -> list[Finding]:
    for index, one in enumerate(draft.earlier):
        if not says("of_surrender", one.subject) and not says("of_surrender", one.result):
            continue
        if _of_other_deeds(draft, one.subject):
            continue
        words = words_in("formal_words", "surrender_refused", one.result) or found_in(
            "refused", one.result
        )
        if words and not _by_us(draft, one.result or "", words):
            return [finding("earlier.surrender/refused", f"earlier[{index}].result", words=words)]
    for field, sentence in _said_of_there(draft):
        words = words_in("formal_words", "surrender_refused", sentence)
        if words and not _by_us(draft, sentence, words):
            return [finding("earlier.surrender/refused", field, words=words)]
    return []


def _by_us(draft: Request, text: str, words: str) -> bool:
    """Whether the requesting State declined: it did so, or somebody was to go to the other side."""
    own = name_of_state(owner_of(draft.requesting.state)).pattern
    there = name_of_state(owner_of(draft.requested.state)).pattern
    said = " ".join(text.split())
    at = said.find(words)
    if at < 0:
        return False
    before, after = said[:at], said[at:]
    ours, theirs = (_last_at(one, before) for one in (own, f"{there}|{THERE}"))
    by = re.search(rf"\b(?:by|par|von|durch) {ARTICLE}(?:{own}|{OURS})", after, re.IGNORECASE)
    to = re.search(rf"{TOWARDS} {ARTICLE}(?:{there}|{THERE})", after, re.IGNORECASE)
    return bool(by) or ours > theirs or (ours >= 0 and theirs < 0) or bool(to and theirs < 0)


def _last_at(pattern: str, text: str) -> int:
    return max((one.start() for one in re.finditer(pattern, text)), default=-1)


def _of_other_deeds(draft: Request, subject: str | None) -> bool:
    """Whether somebody was asked for because of deeds of years that this case is not about."""
    deeds = words_in("formal_words", "deeds_of_a_year", subject)
    told = [int(year) for year in YEAR.findall(deeds)]
    spans = [
        (first.year, last.year)
        for one in draft.offences
        if (first := one.committed_from or one.committed_to)
        and (last := one.committed_to or one.committed_from)
    ]
    return bool(told and spans) and not any(a <= year <= b for year in told for a, b in spans)


def _took_place(draft: Request) -> list[Finding]:
    if not any(person.role in CHARGED for person in draft.persons):
        return []
    for field, sentence in _said_of_there(draft):
        if words := words_in("formal_words", "surrendered", sentence):
            return [finding("earlier.surrender/took-place", field, words=words)]
    return []


def _said_of_there(draft: Request) -> Iterator[tuple[str, str]]:
    """The sentences of the case that name the requested State."""
    name = short_name_of(owner_of(draft.requested.state))
    there = re.compile(rf"\b{re.escape(name)}\b|{THERE}", re.IGNORECASE)
    for field, text in _texts(draft):
        for sentence in sentences(text or ""):
            if there.search(sentence):
                yield field, sentence


def _texts(draft: Request) -> Iterator[tuple[str, str | None]]:
    case, held = draft.proceedings, withheld_facts(draft.read_data())
    for name in ("stage", "summary", "remedies", "earlier_judgments"):
        yield f"proceedings.{name}", getattr(case, name)
    for index, fact in enumerate(draft.facts):
        if index not in held:
            yield f"facts[{index}].text", fact.text
    for index, remark in enumerate(draft.remarks):
        yield f"remarks[{index}].text", remark.text
    for index, person in enumerate(draft.persons):
        if person.role in CHARGED and not person.protect:
            yield f"persons[{index}].connection", person.connection
            yield f"persons[{index}].location", person.location
