"""Which side of a paper the office is on that keeps it."""

from __future__ import annotations

from typing import Literal

from comity.model.case_record import CaseRecord

__all__ = ["Side", "side_of_paper", "writer"]

Side = Literal["requesting", "requested"]
TO_COMPANY = "disclosure"
"""What no authority receives, so that a receipt is that of the company."""


def writer(sender: str) -> Side:
    """The side that writes papers of a kind, by what the kind says of its sender."""
    return "requested" if sender == "requested" else "requesting"


def side_of_paper(
    kind: str,
    sender: str,
    requesting: str,
    requested: str,
    record: CaseRecord | None,
    own: str,
) -> Side:
    """The side of the office: by its State, else by who writes such papers, or received it.

    Args:
        kind: the kind of document.
        sender: the side that writes papers of this kind; any other word is the requesting side.
        requesting: the code of the State that asks.
        requested: the code of the State that is asked.
        record: what happened with the paper.
        own: the State of the office, if it is known.
    """
    if own and own in (requesting, requested):
        return "requested" if own == requested else "requesting"
    writes = writer(sender)
    other: Side = "requesting" if writes == "requested" else "requested"
    came_in = record is not None and record.first("received") and not record.first("sent")
    return other if came_in and kind != TO_COMPANY else writes
