"""Whether the conditions of a demand of language are met: by the case, or not to be told by it."""

from __future__ import annotations

from comity.law.circumstances import circumstances
from comity.law.conditions import circumstances_of, holds
from comity.model.messages import Message
from comity.model.records import Requirement
from comity.steps.resolve import Resolved
from comity.steps.resolve.case_facts import case_seen
from comity.text.messages import message

__all__ = ["accepted", "certified", "stated"]


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
    return holds(requirement.certified_when, seen, seen)


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
