"""Whether the conditions of a demand of language are met: by the case, or not to be told by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from babel import Locale

from comity.law.circumstances import circumstances
from comity.law.conditions import circumstances_of, holds
from comity.model.drafts.base import Draft
from comity.model.drafts.request_papers import Translation
from comity.model.findings import Severity
from comity.model.messages import Message
from comity.model.records import Requirement
from comity.steps.assess.treaties_named import names_unread_treaty
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Resolved
from comity.steps.resolve.case_facts import case_seen
from comity.text.messages import message

__all__ = ["accepted", "certified", "needs_no_certificate", "stated", "weight_by_treaty"]

TREATY = "treaty-provides"
TRANSLATED = re.compile("translat|übersetz|traduct|traduit", re.I)
WRITTEN_IN = ("en", "de", "fr")


def accepted(requirement: Requirement, tag: str, resolved: Resolved) -> bool | None:
    """Whether a language is accepted in place of those demanded; None where the case cannot tell.

    A condition that is written in words alone is never decided here.
    """
    if requirement.when is None:
        return None
    seen = case_seen(resolved, requirement, tag)
    return holds(requirement.when, seen, seen)


def certified(requirement: Requirement, tag: str, resolved: Resolved) -> bool | None:
    """Whether a translation into a language must be certified; None where the case cannot tell."""
    if requirement.certified_when is None:
        return bool(requirement.certified)
    seen = case_seen(resolved, requirement, tag)
    if (provided := _treaty_provides(resolved)) is not None:
        seen["case"]["treaty_provides"] = provided
        return holds(_decided(requirement.certified_when), seen, seen)
    return holds(requirement.certified_when, seen, seen)


def needs_no_certificate(draft: Draft, translation: Translation) -> bool:
    """Whether the letter itself is in the language, or the translation is certified in words."""
    said = [one for one in sentences(translation.parts or "") if not TRANSLATED.search(one)]
    itself = [one for one in said if words_in("open_words", "letter_itself", one)]
    names = [name for where in WRITTEN_IN if (name := _called(translation.into, where))]
    if any(name in one.casefold() for one in itself for name in names):
        return True
    return _certified_in_words(draft, translation)


def _called(tag: str, where: str) -> str:
    """What a language is called in another one; empty where that is not known."""
    name = Locale(where).languages.get(tag.partition("-")[0].lower())
    return name.casefold() if name else ""


def _certified_in_words(draft: Draft, translation: Translation) -> bool:
    """Whether the translator or the title of an annex tells that it is certified, or sworn."""
    told = [translation.translator or "", translation.parts or ""]
    annexes = getattr(draft, "annexes", ())
    told += [one.title for one in annexes if one.kind == "translation"]
    return any(_certifies(sentence) for text in told for sentence in sentences(text))


def _certifies(said: str) -> bool:
    """Whether a sentence tells of a sworn translation that is there: none lacking or to come."""
    told = words_in("open_words", "sworn_translation", said)
    return bool(told) and not (denies(said) or words_in("open_words", "translation_to_come", said))


def weight_by_treaty(requirement: Requirement, *, asks: bool, denied: bool) -> Severity | None:
    """How much the lack of a certificate weighs; None where it weighs as the language does.

    A request that does not tell whether the translation is certified leaves a question only. One
    that says itself that it is not, and relies on no treaty, leaves the law nothing to yield to.
    """
    by_treaty = TREATY in circumstances_of(requirement.certified_when or {})
    if asks or not denied:
        return Severity.ADVICE
    return Severity.WARNING if by_treaty else None


def _treaty_provides(resolved: Resolved) -> bool | None:
    """Whether a treaty can settle it: one in force that is relied on does, none at all does not.

    Of a treaty whose text is not known here it cannot be told.
    """
    if any(basis.binds for basis in resolved.relied_on()):
        return True
    return None if names_unread_treaty(resolved) else False


def _decided(condition: Mapping[str, Any]) -> dict[str, Any]:
    """A condition in which the circumstance that a treaty provides otherwise is a field."""
    if condition.get("circumstance") == TREATY:
        return {"field": "case.treaty_provides", "equals": True}
    made = dict(condition)
    for key in ("all", "any_of"):
        if key in made:
            made[key] = [_decided(part) for part in made[key]]
    if "not" in made:
        made["not"] = _decided(made["not"])
    return made


def stated(requirement: Requirement) -> Message:
    """The condition on another language, in the words of the law, or of what it turns on."""
    words = requirement.condition or _named(requirement)
    if not words:
        return message("language.condition/unstated")
    return message("language.condition", condition=words)


def _named(requirement: Requirement) -> str:
    known = circumstances()
    named = circumstances_of(requirement.when or {})
    return "; ".join(known[name] for name in named if name in known)
