"""What becomes of what is received: personal data, and their origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import found, sentences, undenied
from comity.steps.check.point_signs_held import use_reaches
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_received", "data_protected"]

Kinds = Mapping[str, AssistanceKind]


def check_received(resolved: Resolved, draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the protection, the origin and the use of what is received."""
    forms = resolved.parties.own_forms  # between these States one law of data protection holds
    if not data_protected(draft) and not (forms and all(forms)):
        yield from _about_persons(draft, kinds)
    yield from _origin(draft, kinds)
    if not _use_told(draft) or _put_off(draft) or use_reaches(draft):
        yield from _parallel(draft)


def data_protected(draft: Request) -> bool:
    """Whether a request says anything on the protection of personal data, wherever it does."""
    if draft.data_protection or draft.data_deletion:
        return True
    if any("data" in one.kind for one in draft.assurances):
        return True
    texts = [one.text for one in draft.remarks] + [one.text or "" for one in draft.assurances]
    texts += [one.proportionality or "" for one in draft.measures]
    return any(any_of("heard", ("data_told",)).search(text) for text in texts)


def _use_told(draft: Request) -> bool:
    if draft.use or draft.other_use or any(one.use for one in draft.assurances):
        return True
    if any((one.particulars or {}).get("use_limit") for one in draft.measures):
        return True
    texts = [one.text for one in draft.remarks] + [draft.data_protection or ""]
    texts += [text for one in draft.measures for text in (one.purpose, one.result or "")]
    if any(any_of("heard", ("use_limited",)).search(text) for text in texts):
        return True
    return any(one.kind == "specialty" for one in draft.assurances)


def _put_off(draft: Request) -> bool:
    """Whether consent to a use in another case is put off until later."""
    texts = [draft.use or "", *(one.text or "" for one in draft.assurances)]
    told = [one for text in texts for one in sentences(text)]
    return not draft.other_use and any(
        words_in("point_words", "consent-later", one)
        and words_in("point_words", "case-not-criminal", one)
        for one in told
    )


def _about_persons(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Statements, files and records about persons that an authority of the other State holds."""
    for index, measure in enumerate(draft.measures):
        kind = kinds.get(measure.kind)
        if kind is None or kind.routed or kind.without_facts:
            continue
        if not (measure.already_held or kind.items_are == "papers" or kind.records):
            continue
        for number, item in enumerate(measure.items):
            words = undenied("heard", "about_persons", item)
            if words:
                at = f"measures[{index}].items[{number}]"
                yield finding("undertaking.data-of-persons", at, words=words)
                return


def _origin(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Data that were collected there by technical means, and no word on how they were collected."""
    for index, measure in enumerate(draft.measures):
        held = measure.already_held
        kind = kinds.get(measure.kind)
        if kind is None or not (held or kind.items_are == "papers") or kind.without_facts:
            continue
        facts = [one.text for one in draft.facts if one.id in measure.facts and not one.handling]
        about = [held.obtained or "" if held else "", *measure.items, *(facts if held else ())]
        words = next(
            filter(None, (undenied("heard", "by_technical_means", one) for one in about)), ""
        )
        if words and not _asks_origin(draft, measure):
            at = f"measures[{index}].procedure"
            told = (found("heard", "method_secret", text) for text in facts)
            if secret := next(filter(None, told), ""):
                yield finding("use.origin/secret", at, words=words, secret=secret)
            else:
                yield finding("use.origin", at, words=words)
            return


def _asks_origin(draft: Request, measure: Measure) -> bool:
    procedure = measure.procedure
    texts = [measure.purpose, measure.result, *measure.items, draft.use]
    if procedure:
        texts += [procedure.wished, procedure.certificate, procedure.custody_record]
    texts += [one.text for one in draft.remarks]
    return any(any_of("heard", ("origin_asked",)).search(text) for text in texts if text)


def _parallel(draft: Request) -> Iterator[Finding]:
    """A case of another kind at home, to which what is received might go."""
    if draft.proceedings.nature in ("administrative", "civil"):
        return
    texts = [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    for name in ("stage", "summary"):
        texts.append((f"proceedings.{name}", getattr(draft.proceedings, name) or ""))
    for index, one in enumerate(draft.earlier):
        texts.append((f"earlier[{index}].subject", one.subject or ""))
    for field, text in texts:
        if words := undenied("heard", "parallel", text):
            yield finding("use.parallel", field, words=words)
            return
