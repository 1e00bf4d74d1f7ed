"""How a provider can make sure that a paper is genuine."""

from __future__ import annotations

from comity.model.drafts.base import DraftPart, Text, optional, required

__all__ = ["VERIFIED", "CallBack"]

VERIFIED = ("2015 model, Authentication", "published notices")


class CallBack(DraftPart):
    """How the provider can make sure that the paper is genuine."""

    phone: Text = required(
        "Telephone",
        "A switchboard number of the authority that is published, with + and the country code.",
        VERIFIED,
        "+234 9 555 0100",
        place="telephone",
    )
    published_at: Text | None = optional(
        "Published at",
        "The official web page on which that number is published.",
        VERIFIED,
        "https://police.example/contact",
        place="url",
    )
    ask_for: Text | None = optional(
        "Ask for", "Whom or what the provider asks for there.", VERIFIED, "the duty officer"
    )
