"""The papers that cure a finding: where nothing keeps the data, those by which they are kept."""

from __future__ import annotations

import comity

__all__ = ["papers_offered"]

UNKEPT = ("unsecured", "soon", "said")
"""Findings on data that nothing keeps, by the variant of ``lint.data-fade``."""
KEEPING = ("contact-point", "preservation")
"""The papers by which data are kept, the one to the other State first."""


def papers_offered(found: comity.Finding) -> tuple[str, ...]:
    """The papers that can be begun from the request to cure a finding."""
    rule, _, variant = (found.said.id if found.said is not None else "").partition("/")
    return KEEPING if rule == "lint.data-fade" and variant in UNKEPT else ()
