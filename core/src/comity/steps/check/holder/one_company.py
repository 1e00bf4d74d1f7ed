"""A paper to a company tells it nothing of what another company is asked."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.findings import Finding
from comity.steps.check.holder.company_names import same_name
from comity.text.messages import finding

__all__ = ["check_one_company"]


def check_one_company(draft: Disclosure | Preservation) -> Iterator[Finding]:
    """Each measure of a paper to a provider that names another holder than the first one does.

    A company with a representative is addressed through it; a legal form makes no other company.
    """
    first = ""
    for index, measure in enumerate(draft.measures):
        holder = measure.holder
        name = (holder.representative or holder.name or "") if holder else ""
        first = first or name
        if name and not same_name(name, first):
            yield finding(
                "papers.two-companies", f"measures[{index}].holder", name=name, company=first
            )
