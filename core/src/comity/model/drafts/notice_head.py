"""The head of a notice: who publishes it, of which day, in which languages, under whose law."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    Draft,
    Language,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_company import Audience, Company, Edition, PreviousVersion
from comity.model.drafts.notice_scope import LawBySection

__all__ = ["NoticeHead"]

DATED = "15 of 23 notices"


class NoticeHead(Draft):
    """Company, day, editions and host State of a notice."""

    language: Language | None = optional(
        "Language",
        "Language of the notice, such as en (English) or pt-BR (Brazilian Portuguese); by default "
        "that of its text, else one of the host State.",
        "2015 model, International Requests",
    )
    version: Text | None = optional("Version", "The version of the notice.", DATED, "3.0")
    supersedes: Text | None = optional(
        "Supersedes", "The version that this one replaces.", DATED, "2.4"
    )
    effective: Day | None = optional(
        "In effect from", "The first day on which the notice applies.", DATED, "2026-11-01"
    )
    expires: Day | None = optional(
        "Review by",
        "The date by which the company reviews the notice.",
        ("RFC 9116, Expires", DATED),
        "2027-10-31",
    )
    previous_versions: tuple[PreviousVersion, ...] = several(
        "Previous versions", "Earlier versions of the notice, and what changed.", DATED
    )
    prevailing_language: Language | None = optional(
        "Prevailing language",
        "Language of the version that prevails if two differ, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        "practice of large companies",
    )
    editions: tuple[Edition, ...] = several(
        "Editions",
        "The language versions of the notice, including this one.",
        "practice of large companies",
    )
    host: StateCode = required(
        "Host State",
        "The State whose law governs what the company discloses, by its two-letter code.",
        "2015 model, International Requests",
    )
    further_hosts: tuple[StateCode, ...] = several(
        "Further host States",
        "Other States whose law governs what the company discloses, by their two-letter codes.",
        "published notices",
    )
    law: Literal["none", "beside"] | None = optional(
        "Law",
        "Whether the notice also prints, in a section of its own, what the law of the host State "
        "says; by default it does not.",
        "Comity",
    )
    law_by_section: tuple[LawBySection, ...] = several(
        "Law by section", "The sections for which this differs.", "Comity"
    )
    company: Company = required(
        "Company", "The company that publishes the notice.", "2015 model, Purpose"
    )
    purpose: Prose | None = optional(
        "Purpose",
        "What the notice is for, in the company's own words.",
        "2015 model, Purpose",
        "This page tells investigators how to obtain data from us.",
    )
    audience: Audience | None = optional(
        "Audience", "Who the notice is for, and where others can ask.", "2015 model, Purpose"
    )
    goal: Prose | None = optional(
        "Policy",
        "What the company aims to do, in its own words.",
        "2015 model, Policy",
        "To answer each lawful request in good time and accurately.",
    )
    disclaimer: Prose | None = optional(
        "No commitment",
        "A statement that the notice creates no rights and may change.",
        "1 of 23 notices",
        "Nothing here creates an enforceable right.",
    )
