"""For whom a part of a notice holds, and what it says only for them; what is said of the law."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    DraftPart,
    Language,
    Phrase,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Practice
from comity.model.drafts.notice_terms import Terms

__all__ = ["FurtherStatement", "LawBySection", "NotStated", "Rewording", "ScopedRule", "Variant"]

Beside = Literal["none", "beside"]


class Scope(DraftPart):
    """Those for whom a rule holds, or the cases in which it does."""

    requesters: tuple[StateCode, ...] = several(
        "Requesters from",
        "The States, or parts of a State, whose authorities it applies to, by their codes.",
        "3 of 23 notices",
    )
    authorities: tuple[Phrase, ...] = several(
        "Requests by",
        "The kinds of requester that it applies to, one item each.",
        "published notices",
        "tax authorities",
    )
    users_in: tuple[Text, ...] = several(
        "Users in",
        "The States or regions of the users to whom it applies, by name or two-letter code.",
        "9 of 23 notices",
        "The European Union",
        place="country-name",
    )
    entities: tuple[Text, ...] = several(
        "Entities",
        "The legal entities to which it applies.",
        "9 of 23 notices",
        "Example Mail Europe Limited",
    )
    services: tuple[Text, ...] = several(
        "Services", "The services to which it applies.", "published notices", "Example Drive"
    )
    processes: tuple[Text, ...] = several(
        "Processes",
        "The kinds of legal process to which it applies.",
        "22 of 23 notices",
        "European Production Order",
    )
    categories: tuple[Text, ...] = several(
        "Categories",
        "The kinds of data to which it applies.",
        "16 of 23 notices",
        "stored-content",
    )
    cases: tuple[Phrase, ...] = several(
        "Cases",
        "The cases in which it applies, one item each.",
        "published notices",
        "missing persons",
    )


class ScopedRule(Scope):
    """A rule in words that applies only to some requesters, users, entities, processes or data."""

    section: Literal[
        "policy",
        "international",
        "data",
        "process",
        "preservation",
        "notification",
        "child-safety",
        "emergency",
        "costs",
        "requests",
        "authentication",
        "submission",
        "records",
        "rights",
    ] = required(
        "Section", "The section of the notice to which the rule belongs.", "9 of 23 notices"
    )
    practice: Practice | None = optional(
        "Practice", "Whether the answer is yes, no, or case by case.", "practice"
    )
    text: Prose = required(
        "Rule",
        "The rule itself, in words.",
        "practice",
        "Only the issuing authority notifies the user.",
    )


class Variant(Terms):
    """Terms that hold only for some requesters, users, entities, processes, data or cases."""

    for_: Scope = required(
        "For", "Those for whom these terms hold, or the cases.", "9 of 23 notices", alias="for"
    )


class LawBySection(DraftPart):
    """Whether the law of the host State is printed for one section."""

    section: Literal[
        "data",
        "process",
        "preservation",
        "notification",
        "child-safety",
        "emergency",
        "costs",
        "authentication",
        "records",
    ] = required("Section", "The section of the notice to which the law relates.", "Comity")
    law: Beside = required(
        "Law", "Whether the notice also prints what the law of the host State says.", "Comity"
    )


class NotStated(DraftPart):
    """What the company leaves unsaid on purpose."""

    point: Text = required(
        "Point",
        "The point of the 2015 model or of the law, by its id, or the field that stays empty.",
        "Comity",
        "model.2.4",
        "costs.practice",
    )
    reason: Text = required(
        "Reason",
        "Why the company says nothing on it.",
        "Comity",
        "The time depends on the case.",
        long=True,
        sensitive=True,
    )


class Rewording(DraftPart):
    """A fixed sentence of Comity in the company's own words."""

    clause: Text = required(
        "Clause",
        "The id of the sentence, as `comity explain --sentences` lists it.",
        "Comity",
        "notice.preservation.yes",
    )
    text: Prose = required(
        "Text",
        "The sentence in your own words, with the same names in braces.",
        "Comity",
        "{company} keeps a copy of the account on request.",
    )
    language: Language | None = optional(
        "Language",
        "Language of the text, such as en (English) or pt-BR (Brazilian Portuguese), if it is not "
        "that of the notice.",
        "Comity",
    )


class FurtherStatement(DraftPart):
    """What the company says and no other field holds."""

    title: Text = required(
        "Title", "What the statement is about.", "published notices", "Testing of new services"
    )
    text: Prose = required(
        "Text",
        "The statement in the company's own words.",
        "published notices",
        "Data of test accounts are deleted each night.",
    )
