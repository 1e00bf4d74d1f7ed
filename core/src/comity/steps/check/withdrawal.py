"""What asks for no measure is not judged as a request would be: a withdrawal, a consent sought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.model.drafts.base import Draft
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.text.messages import finding

__all__ = ["of_a_withdrawal"]

# What a withdrawal is judged by: who and where, which request, the language, the text as such.
KEPT = (
    *("addressee.", "extensions.", "filled.", "language.", "notified.", "plugin.", "protection."),
    *("form.misleading-text", "form.protection", "form.handling-code", "form.kind-unknown"),
    *("value.email", "value.telephone", "value.time-zone", "value.language", "value.state-unknown"),
    *("links.earlier-unnamed", "links.no-contact", "links.same-state", "links.replaces-"),
)


def of_a_withdrawal(found: Iterable[Finding], draft: Draft) -> Iterator[Finding]:
    """The findings that matter for a draft: all of them, unless it asks for no measure.

    The measures of a request for consent are those that brought the evidence, once asked for and
    judged; the rest of it is judged as usual.
    """
    if isinstance(draft, Request) and draft.status == "consent-to-use":
        yield from (one for one in found if not _of_measure(one) or one.rule.startswith(KEPT))
        return
    if not isinstance(draft, Request) or draft.status != "withdrawal":
        yield from found
        return
    yield from (one for one in found if one.rule.startswith(KEPT))
    if not draft.withdrawal_reason:
        yield finding("form.withdrawal-reason", "status")


def _of_measure(found: Finding) -> bool:
    """Whether a finding is about a measure, or what one lacks."""
    return found.field.startswith("measures")
