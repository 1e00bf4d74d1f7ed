"""What a company charges for its answers: in general, in some kinds of case, by a price list."""

from __future__ import annotations

from comity.model.drafts.base import (
    DraftPart,
    Money,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Practice, PracticeFlag

__all__ = ["Costs"]

PAID = ("2015 model, Cost Reimbursement", "13 of 23 notices")


class Price(DraftPart):
    """An item of a price list."""

    item: Text = required(
        "Item", "The work to be paid for.", "2 of 23 notices", "An hour of an engineer"
    )
    price: Money = required("Price", "The price of this work.", "2 of 23 notices")


class CostCase(DraftPart):
    """Whether and what the company charges in one kind of case."""

    when: Phrase = required(
        "Case", "The kind of case.", PAID, "requests for more than ten accounts"
    )
    practice: Practice | None = optional(
        "Reimbursement", "Whether the company asks for reimbursement in such a case.", PAID
    )
    price: Money | None = optional("Price", "The price in such a case.", PAID)
    text: Prose | None = optional(
        "Remarks", "Anything else that the company says of it.", PAID, "Each hour counts."
    )


class Costs(DraftPart):
    """Reimbursement of costs."""

    practice: Practice | None = optional(
        "Cost reimbursement", "Whether the company asks for reimbursement of its costs.", PAID
    )
    waived_for: tuple[Phrase, ...] = several(
        "Waived for",
        "The cases in which the company does not ask for reimbursement, one item each.",
        PAID,
        "Cases of child sexual exploitation",
    )
    by_case: tuple[CostCase, ...] = several(
        "Costs by case", "What differs in some kinds of case.", PAID
    )
    discussed_before: PracticeFlag | None = optional(
        "Discussed beforehand",
        "Whether the company discusses costs beforehand, if time allows.",
        PAID,
    )
    price_list: tuple[Price, ...] = several(
        "Price list", "The prices, if the company has a list.", "2 of 23 notices"
    )
    price_list_url: Text | None = optional(
        "Price list on the web",
        "The web page of the price list.",
        "2 of 23 notices",
        "https://mail.example/fees",
        place="url",
    )
    payment: Phrase | None = optional(
        "Payment",
        "When and how the costs are paid.",
        "practice",
        "Against an invoice, within 30 days.",
    )
