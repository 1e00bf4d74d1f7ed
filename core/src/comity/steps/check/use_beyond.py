"""Checks of the use: does it stay within the proceedings named, or is consent to more sought?

What is obtained is used for the proceedings that the request names. A purpose that shows another
use, a receiver who is no part of them, and evidence that another request brought need consent.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.third_states import given_by_third
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_use"]

NOT_CRIMINAL = frozenset({"administrative", "civil"})


def check_use(draft: Request) -> Iterator[Finding]:
    """The findings on the use of what is obtained, and of what was obtained before."""
    if draft.status == "consent-to-use":
        return
    if not _explained(draft) and draft.proceedings.nature not in NOT_CRIMINAL:
        yield from _beyond(draft)
        yield from _receiver(draft)
    words = found_in("any_purpose", draft.use)
    if words and draft.use and not (denies(draft.use) or _asks_first(draft.use)):
        yield finding("use.open", "use", words=words)
    yield from _received(draft)


def _asks_first(text: str) -> bool:
    """Whether another use waits for a leave that is asked for."""
    return bool(words_in("point_words", "asks-first", text))


def _explained(draft: Request) -> bool:
    return bool(draft.use or draft.other_use or any(one.use for one in draft.assurances))


def _beyond(draft: Request) -> Iterator[Finding]:
    for index, measure in enumerate(draft.measures):
        if (measure.particulars or {}).get("use_limit"):
            continue  # the use sought is stated there
        for name in ("purpose", "result"):
            if words := _other_use(getattr(measure, name)):
                yield finding("use.beyond", f"measures[{index}].{name}", words=words)
                break
    if words := _other_use(draft.data_protection):
        yield finding("use.beyond/data", "data_protection", words=words)
    for field, text in _elsewhere(draft):
        about = " ".join(s for s in sentences(text or "") if says("of_the_answer", s))
        if words := _other_use(about):
            yield finding("use.beyond/elsewhere", field, words=words)


def _elsewhere(draft: Request) -> Iterator[tuple[str, str | None]]:
    """Texts that tell the case; only their sentences on what this request will bring count."""
    yield "proceedings.summary", draft.proceedings.summary
    yield "proceedings.stage", draft.proceedings.stage
    for index, state in enumerate(draft.proceedings.other_states):
        yield f"proceedings.other_states[{index}].matter", state.matter
    for index, fact in enumerate(draft.facts):
        yield f"facts[{index}].text", fact.text
    for index, remark in enumerate(draft.remarks):
        yield f"remarks[{index}].text", remark.text


def _other_use(text: str | None) -> str:
    """The words of a text that show a use beyond the proceedings; or nothing."""
    for sentence in sentences(text or ""):
        if denies(sentence):
            continue
        if words := found_in("other_use", sentence):
            return words
        passed = any_of("scope", ("passed_on",)).search(sentence)
        if passed and not says("told_of_conduct", sentence[: passed.start()]):
            return passed.group(0)
    return ""


def _receiver(draft: Request) -> Iterator[Finding]:
    """A receiver of another branch than all who are named for the case."""
    delivery = draft.delivery.receiving_authority if draft.delivery else None
    if delivery is None:
        return
    name = f"{delivery.name} {delivery.unit or ''}"
    own = draft.requesting
    parts = [own.authority, own.central_authority]
    named = [f"{one.name} {one.unit or ''} {one.functions or ''}" for one in parts if one]
    named += [draft.proceedings.authority or "", own.issued_by.authority or ""]
    word = found_in("other_body", name)
    if word and not any(says("other_body", text) for text in named):
        at = "delivery.receiving_authority"
        yield finding("use.receiver", at, receiver=delivery.name)


def _received(draft: Request) -> Iterator[Finding]:
    """Facts that another request brought: for which case, and with which consent?"""
    known = any(one.kind == "request" for one in draft.earlier) or _explained(draft)
    known = known or any(one.reference or one.matter for one in draft.proceedings.other_states)
    elsewhere = [
        one.reference
        for one in draft.earlier
        if one.reference and (says("another_case", one.subject) or says("another_case", one.result))
    ]
    for index, fact in enumerate(draft.facts):
        source = fact.source or ""
        of_it = any(reference in source for reference in elsewhere)
        third = given_by_third(draft, source) and not words_in("point_words", "leave-given", source)
        if fact.consent or fact.handling:
            continue
        if not (of_it or third or says("by_assistance", source)):
            continue
        if of_it or third or says("another_case", source):
            yield finding("use.received/other-case", f"facts[{index}].source", fact=fact.id)
        elif not known:
            yield finding("use.received/unlisted", f"facts[{index}].source", fact=fact.id)
