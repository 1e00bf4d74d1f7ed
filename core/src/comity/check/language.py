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
    draft = resolved.draft
    there = {resolved.language}
    if isinstance(draft, Request) and draft.translation:
        there.add(draft.translation.into)
    accepted = {tag.partition("-")[0] for tag in requirement.accepts}
    return bool({tag.partition("-")[0] for tag in there} & accepted)
