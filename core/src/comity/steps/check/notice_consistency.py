"""Checks of logic on a notice: does one sentence take back what another promises?

They state no law. A practice of *no* with the particulars of a *yes* would read as a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.conditions import values
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.text.messages import finding

__all__ = ["check_notice_consistency"]

# where the practice is no, what may not stand beside it
IF_NOT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "user_notification",
        ("before_disclosure", "delayed", "exceptions", "objection_window", "copy_of_request"),
    ),
    ("voluntary", ("conditions",)),
    ("costs", ("waived_for", "price_list", "discussed_before")),
    ("preservation", ("period", "extension", "contents")),
    ("emergency", ("grounds", "procedure", "contents")),
)


def check_notice_consistency(draft: Notice) -> Iterator[Finding]:
    """The findings on how the parts of a notice hang together."""
    data = draft.data()
    for section, names in IF_NOT:
        if values(f"{section}.practice", data, data) != ["no"]:
            continue
        for name in names:
            said = values(f"{section}.{name}", data, data)
            if any(value not in ((), "no", False) for value in said):
                path = f"{section}.{name}"
                yield finding("links.notice-contradicts", path, field=name)
    seen: set[str] = set()
    for index, category in enumerate(draft.data_categories):
        name = category.title or category.category
        if name in seen:
            path = f"data_categories[{index}]"
            same = category in draft.data_categories[:index]
            gone = patch((path, None)) if same else None
            yield finding("links.category-repeated", path, category=name, patch=gone)
        seen.add(name)
