"""What a reminder lists as outstanding, in the words of the document of which it reminds."""

from __future__ import annotations

from comity.steps.compose.drafter import Drafter
from comity.steps.compose.request.measure_clause import class_row, measure_name

__all__ = ["awaited_items"]

_MEASURE = {
    "request": "reminder.item.measure",
    "letter": "reminder.item.measure.company",
    "order": "reminder.item.measure.order",
}
REQUESTS = ("request", "disclosure")
_CONFIRMATION = {
    "letter": "reminder.item.confirmation",
    "order": "reminder.item.confirmation.order",
}


def awaited_items(drafter: Drafter, about: str) -> list[str]:
    """Each thing that a paper asks for: its measures by number and kind, or a confirmation.

    Args:
        drafter: where that paper is drafted.
        about: what it is: ``request``, ``letter`` or ``order``, whose data have a class by law.

    Raises:
        ComposeError: a clause has no wording in the language.
    """
    if drafter.get("kind") not in REQUESTS:
        return [drafter.say(_CONFIRMATION[about])]
    items = []
    for number, path in enumerate(drafter.each("measures"), 1):
        classed = class_row(drafter, path) if about == "order" else []
        kind = classed[0]["text"] if classed else measure_name(drafter, path)
        items.append(drafter.say(_MEASURE[about], number=str(number), kind=kind))
    return items
