"""Findings on the language of the document against what those involved demand."""

from __future__ import annotations

from comity.drafts.request import Request
from comity.records import Finding, Requirement, Severity
from comity.resolve import Resolved

__all__ = ["check_language"]


def check_language(resolved: Resolved) -> list[Finding]:
    """The findings on each language requirement; a translation that is enclosed meets it."""
    found: list[Finding] = []
    for requirement in resolved.requirements:
        if not requirement.accepts or _met(requirement, resolved):
            continue
        if (tag := _alternative(requirement, resolved)) is not None:
            found.append(_conditional(requirement, tag))
            continue
        wanted = " or ".join(requirement.accepts)
        official = requirement.citation is not None and requirement.citation.read == "official"
        found.append(
            Finding(
                Severity.ERROR if official else Severity.WARNING,
                "language.required",
                f"{requirement.source} asks for {wanted}; this document is in {resolved.language}.",
                "language",
                f"Build it with `--language {requirement.accepts[0]}`, or name the enclosed "
                f"translation: `translation: {{into: {requirement.accepts[0]}}}`.",
                requirement.citation,
                requirement.source,
            )
        )
    return found


def _met(requirement: Requirement, resolved: Resolved) -> bool:
    accepted = set(map(_bare, requirement.accepts))
    return any(_bare(tag) in accepted for tag in _there(resolved))


def _alternative(requirement: Requirement, resolved: Resolved) -> str | None:
    """The language, of those there are, that is accepted on a condition."""
    accepted = set(map(_bare, requirement.alternatives))
    return next((tag for tag in _there(resolved) if _bare(tag) in accepted), None)


def _conditional(requirement: Requirement, tag: str) -> Finding:
    condition = requirement.condition or "a condition that is not stated here"
    return Finding(
        Severity.WARNING,
        "language.conditional",
        f"{requirement.source} accepts {tag} in place of {' or '.join(requirement.accepts)} only "
        f"on condition: {condition}.",
        "language",
        "Make sure that the condition is met.",
        requirement.citation,
        requirement.source,
    )


def _there(resolved: Resolved) -> list[str]:
    """The languages in which the document is sent: its own, and that of a translation."""
    draft = resolved.draft
    translation = draft.translation if isinstance(draft, Request) else None
    return [resolved.language, *([translation.into] if translation else [])]


def _bare(tag: str) -> str:
    return tag.partition("-")[0].lower()
