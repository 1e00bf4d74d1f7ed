"""Help without a treaty: what the law of the State asked says, and who promises a like return."""

from __future__ import annotations

from dataclasses import dataclass

from comity.law.ask import answer
from comity.law.status import Status
from comity.model.citations import Read
from comity.model.law_records import Answer, Assurance
from comity.model.records import LawBook

__all__ = ["Reciprocity", "reciprocity"]

STATUS: dict[str, Status] = {"no": "in-force", "yes": "not-party"}


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """What is known of assistance by reciprocity or courtesy, from one State to the other.

    ``treaty_needed`` and ``asked_for`` are answers of the State asked; ``promises`` are the
    assurances of reciprocity that the State asking gives. ``status`` is in-force where the law of
    the State asked assists without a treaty, not-party where it does not, else unknown.
    """

    requesting: str
    requested: str
    treaty_needed: Answer | None = None
    asked_for: Answer | None = None
    promises: tuple[Assurance, ...] = ()

    @property
    def status(self) -> Status:
        """Whether the law of the State asked assists without a treaty."""
        return (
            STATUS.get(str(self.treaty_needed.value), "unknown")
            if self.treaty_needed
            else "unknown"
        )


def reciprocity(
    requesting: str, requested: str, theirs: LawBook | None, own: LawBook | None
) -> Reciprocity:
    """What two law books say of help without a treaty.

    Args:
        requesting: the code of the State that asks.
        requested: the code of the State that is asked.
        theirs: the law of the State that is asked, if a plugin holds it.
        own: the law of the State that asks, if a plugin holds it.
    """
    promises = tuple(
        row
        for row in (own.assurances if own else ())
        if row.id == "reciprocity" and row.side == "gives" and row.read is not Read.NONE
    )
    return Reciprocity(
        requesting,
        requested,
        answer(theirs, "treaty-needed"),
        answer(theirs, "reciprocity"),
        promises,
    )
