"""A request that compels nobody, against what the company gives of its own will."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.findings import Finding
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import said, source
from comity.text.messages import finding

__all__ = ["check_given"]

CONTENT = "stored-content"


def check_given(asked: Asked) -> Iterator[Finding]:
    """The findings on a voluntary request to a company that discloses nothing, or less, freely."""
    told = said(asked, "voluntary")
    rules, draft = told.value, asked.draft
    if rules is None or not isinstance(draft, Disclosure) or draft.form != "voluntary":
        return
    company = asked.notice.company.name
    who = source(asked, told.cite("voluntary disclosure", "practice"))
    if rules.practice in ("no", "emergencies-only"):
        if asked.held:
            yield (
                finding("holder.voluntary-refused", "form", company=company, **who)
                if rules.practice == "no"
                else finding("holder.voluntary-refused/emergencies", "form", company=company, **who)
            )
        return
    if rules.practice == "non-content-only":
        for held in asked.held:
            if held.measure.kind == CONTENT:
                at = f"{held.path}.kind"
                yield finding("holder.voluntary-refused/content", at, company=company, **who)
