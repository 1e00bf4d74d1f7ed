"""Schema 1 of a notice: the law-enforcement transparency notice that a company publishes.

The floor is the twelve sections of the 2015 Model Corporate Transparency Notice; the rest is what
published notices hold beside it ("21 of 23 notices" is the count among those read whole). Yes, no,
case-by-case and silence (the field left out) are four different things, and the text says which.
"""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import DraftPart, Text, optional, required, several
from comity.model.drafts.notice_company import ContactPoint, Statute, Transparency
from comity.model.drafts.notice_head import NoticeHead
from comity.model.drafts.notice_records import NoticeRemark, SampleForm
from comity.model.drafts.notice_scope import (
    FurtherStatement,
    NotStated,
    Rewording,
    ScopedRule,
    Variant,
)
from comity.model.drafts.notice_terms import Terms

__all__ = ["Notice"]


class NoticeTail(DraftPart):
    """What a notice says once for all: statutes, forms, contacts, exceptions, its own sentences."""

    privacy_policy: Text | None = optional(
        "Privacy policy",
        "The web page that describes the data that the company holds.",
        "2015 model, Information We Collect and Maintain",
        "https://mail.example/privacy",
        place="url",
    )
    statutes: tuple[Statute, ...] = several(
        "Statutes", "The statutes that the company refers to.", "14 of 23 notices"
    )
    sample_forms: tuple[SampleForm, ...] = several(
        "Forms", "Forms and sample wording that the company offers.", "1 of 23 notices"
    )
    transparency: Transparency | None = optional(
        "Transparency report", "Where to find the company's transparency report.", "6 of 23 notices"
    )
    contact_point: Text | None = optional(
        "Point of contact",
        "The point of contact that a law requires, in one line.",
        "2 of 23 notices",
        "dsa@mail.example",
    )
    contact_points: tuple[ContactPoint, ...] = several(
        "Points of contact by law",
        "Points of contact and representatives that a law requires.",
        ("DSA 11", "DSA 13", "2 of 23 notices"),
    )
    scoped_rules: tuple[ScopedRule, ...] = several(
        "Rules for specific cases",
        "Rules that apply only to some States, users, entities, processes or data.",
        "9 of 23 notices",
    )
    variants: tuple[Variant, ...] = several(
        "Other terms for some",
        "Terms that hold only for some requesters, users, entities, processes, data or cases.",
        "9 of 23 notices",
    )
    remarks: tuple[NoticeRemark, ...] = several(
        "Remarks", "The company's own sentences, by section.", "practice"
    )
    further_statements: tuple[FurtherStatement, ...] = several(
        "Further statements",
        "What the company says and no other field holds.",
        "published notices",
    )
    rewordings: tuple[Rewording, ...] = several(
        "Rewordings", "Fixed sentences of Comity in the company's own words.", "Comity"
    )
    not_stated: tuple[NotStated, ...] = several(
        "Not stated",
        "What the company leaves unsaid on purpose, and why; never published.",
        "Comity",
        sensitive=True,
    )
    internal_notes: Text | None = optional(
        "Internal notes",
        "Notes for internal use, which are never published.",
        "Comity",
        "Counsel to review the emergency wording.",
        long=True,
        sensitive=True,
    )


class Notice(NoticeTail, Terms, NoticeHead):
    """A company's transparency notice for law enforcement."""

    kind: Literal["notice"] = required(
        "Kind", "The kind of document, here a transparency notice.", "Comity"
    )

    def roles(self) -> dict[str, str]:
        """The host State."""
        return {"host": self.host}

    def internal_fields(self) -> frozenset[str]:
        """What is never published: notes, reasons for silence, the checks behind authentication."""
        checks = "authentication.internal_checks"
        own = {f"variants[{index}].{checks}" for index in range(len(self.variants))}
        return frozenset({"internal_notes", "not_stated", checks, *own})
