"""The requested State's reasoned decision on a request, as a whole and measure by measure.

Nothing here has a default that decides: the outcome is what the authority writes.
"""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.correspondence_answers import Answer
from comity.model.drafts.correspondence_sent import Enclosure

__all__ = ["Condition", "Decided", "Decision", "Outcome", "Reason", "RemedyOpen", "Ruling"]

Outcome = Literal["granted", "granted-on-conditions", "granted-in-part", "postponed", "refused"]
REASONS = ("UNTOC 18(23)", "UNCAC 46(23)", "ETS 30 art. 19")
CONSULTED = ("UNTOC 18(26)", "UNCAC 46(26)")
LATER = ("UNTOC 18(25)", "UNCAC 46(25)")
PRACTICE = "practice"


class Reason(DraftPart):
    """One reason: the facts, the law, and how the law applies to the facts."""

    why: Prose = required(
        "Reason",
        "How the law applies to the facts of the request, in one or two sentences.",
        REASONS,
        "The conduct described is not an offence in this State.",
        sensitive=True,
    )
    ground: Text | None = optional(
        "Ground of refusal",
        "The ground on which you refuse: one that is known for this case, or your own words.",
        REASONS,
        "No offence under our law",
    )
    article: Text | None = optional(
        "Article", "The article that states the ground.", REASONS, "UNTOC, art. 18(9)"
    )
    read: Literal["official", "secondary"] | None = optional(
        "How the article was read",
        "For internal use, whether you read the official text of the article or an account of it.",
        "Comity",
    )


class Condition(DraftPart):
    """One condition under which assistance is granted."""

    what: Prose = required(
        "Condition",
        "What the requesting State must accept.",
        CONSULTED,
        "The records are used only in the proceedings described in the request.",
    )
    article: Text | None = optional(
        "Article", "The article that allows the condition.", CONSULTED, "UNTOC, art. 18(26)"
    )


class Decided(DraftPart):
    """What a decision on the request, or on a part of it, contains."""

    outcome: Outcome = required("Outcome", "What your authority decided.", REASONS, left_open=True)
    granted_part: Prose | None = optional(
        "Part granted",
        "What exactly is granted, if only a part is.",
        CONSULTED,
        "The records of March 2026.",
    )
    refused_part: Prose | None = optional(
        "Part not granted",
        "What exactly is not granted, if only a part is.",
        REASONS,
        "The records of earlier months.",
    )
    reasons: tuple[Reason, ...] = several("Reasons", "The reasons, one per item.", REASONS)
    conditions: tuple[Condition, ...] = several(
        "Conditions", "The conditions of the assistance, one per item.", CONSULTED
    )
    accept_by: Day | None = optional(
        "Accept by",
        "The date by which the requesting State should accept the conditions.",
        CONSULTED,
        "2026-12-15",
    )
    postponed_until: Day | None = optional(
        "Postponed until", "The date until which execution is postponed.", LATER, "2027-03-01"
    )
    postponed_event: Phrase | None = optional(
        "Postponed until event",
        "The event until which execution is postponed, if no date is known.",
        LATER,
        "the judgment of first instance in our own proceedings",
    )
    review_on: Day | None = optional(
        "Review on",
        "The date on which you will examine again whether to postpone.",
        LATER,
        "2027-01-15",
    )


class Ruling(Decided):
    """What was decided on some of the measures, if it differs from the rest."""

    measures: tuple[Text, ...] = required(
        "Measures",
        "The numbers of the measures, as in the request.",
        REASONS,
        "2",
        min_length=1,
    )


class RemedyOpen(DraftPart):
    """A remedy against the decision or its execution."""

    what: Prose = required(
        "Remedy",
        "The remedy, and where it is lodged.",
        PRACTICE,
        "An appeal to the court that ordered the measure.",
    )
    open_to: Text | None = optional(
        "Open to", "Who can use the remedy.", PRACTICE, "the account holder"
    )
    within: Text | None = optional(
        "Within", "The period for it, and when that period starts.", PRACTICE, "30 days of service"
    )
    rule: Text | None = optional(
        "Provision", "The provision that grants it.", PRACTICE, "Code of Procedure, s. 12"
    )


class Decision(Answer, Decided):
    """The reasoned decision of the requested State on a request."""

    kind: Literal["decision"] = required(
        "Kind", "The kind of document, here a decision on a request.", "Comity"
    )
    decided_by: Text | None = optional(
        "Decided by",
        "The authority that made the decision, if it is not the one that signs.",
        PRACTICE,
        "Ministry of Justice",
    )
    measures_asked: tuple[Text, ...] = several(
        "Measures of the request",
        "The numbers of all measures of the request, so that Comity can compare them.",
        PRACTICE,
        "1",
    )
    rulings: tuple[Ruling, ...] = several(
        "Decisions on measures",
        "What was decided on particular measures, if it differs from the decision as a whole.",
        REASONS,
    )
    consulted: Prose | None = optional(
        "Consultation",
        "What you did to consult the requesting State before you decided.",
        CONSULTED,
        "On 3 November 2026 we asked whether the request could be narrowed.",
        sensitive=True,
    )
    remedies: tuple[RemedyOpen, ...] = several(
        "Legal remedies", "The remedies open to the people concerned.", PRACTICE
    )
    enclosures: tuple[Enclosure, ...] = several(
        "Enclosures", "What you enclose, one document per item.", PRACTICE
    )
    next_steps: tuple[Phrase, ...] = several(
        "Next steps",
        "What happens next, one step per item.",
        "PC-OC model form",
        "The records will be sent as soon as the conditions are accepted.",
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", PRACTICE, "We remain at your disposal.", sensitive=True
    )
