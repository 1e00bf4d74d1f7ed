"""What the danger of an emergency threatens, as far as the words of a paper tell it."""

from __future__ import annotations

from comity.model.drafts.request_conditions import Urgency
from comity.steps.check.holder.notice_words import kinds_in

__all__ = ["names_no_harm", "threatens_only_money"]


def threatens_only_money(urgency: Urgency | None) -> bool:
    """Whether what is told names money, and no harm to a person.

    What is ticked under ``grounds`` is not told: a company reads the words.
    """
    if urgency is None:
        return False
    told = (urgency.danger, urgency.at_risk, urgency.reason)
    named = [kinds_in("danger", str(text)) for text in told if text]
    return "money" in frozenset().union(*named) and not any("to-a-person" in one for one in named)


def names_no_harm(urgency: Urgency | None) -> bool:
    """Whether something is told of the danger, and nothing of it is known as harm to a person."""
    told = (urgency.danger, urgency.at_risk, urgency.reason) if urgency else ()
    named = [kinds_in("danger", str(text)) for text in told if text]
    return bool(named) and not any("to-a-person" in one for one in named)
