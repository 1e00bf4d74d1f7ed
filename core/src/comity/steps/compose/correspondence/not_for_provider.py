"""The version of a paper to a provider that is not for it: to whom it goes, and how it says so.

The provider is told none of the reasons for an order, and of any paper not what its author keeps
from it. The whole is for authorities. So it bears no address of the provider, by which it would be
sent there, and says on every page for whom it is.
"""

from __future__ import annotations

from comity.model.content import Row
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.steps.compose.correspondence.head import authority_lines, authority_row
from comity.steps.compose.correspondence.order_followed import about_order
from comity.steps.compose.correspondence.orders import certifying
from comity.steps.compose.drafter import Drafter
from comity.steps.protect.readers import lesser_addressee

__all__ = [
    "in_danger",
    "kept_from_provider",
    "opening",
    "page_mark",
    "parties_of_order",
    "sent_elsewhere",
    "thanked",
]

ENFORCES = "requested.executing_authority"


def kept_from_provider(drafter: Drafter) -> bool:
    """Whether what is composed is a version of a paper that its provider must not get."""
    view = drafter.resolved.view
    lesser = lesser_addressee(drafter.resolved)
    return bool(lesser) and (view is None or view.reader != lesser)


def in_danger(drafter: Drafter) -> bool:
    """Whether a letter is about somebody who is in danger."""
    return bool(drafter.get("urgency.level") == "emergency")


def thanked(drafter: Drafter) -> bool:
    """Whether a paper thanks in advance: an order asks for nothing, and danger is no courtesy."""
    if about_order(drafter) or (drafter.get("kind") == "reminder" and in_danger(drafter)):
        return False
    draft = drafter.resolved.draft
    if isinstance(draft, Disclosure):
        return draft.form != "order"
    return not (draft.addressed_reader() and certifying(drafter))


def page_mark(drafter: Drafter) -> str:
    """What the head of every page says of the readers of such a version; else nothing."""
    return drafter.say(f"document.only.{_readers(drafter)}") if kept_from_provider(drafter) else ""


def opening(drafter: Drafter) -> list[str]:
    """The first sentences of such a version: for whom it is, and who is spoken to in it."""
    if not kept_from_provider(drafter):
        return []
    name = drafter.text("addressee.name") or drafter.text("measures[0].holder.name")
    if _readers(drafter) == "authorities":
        return [drafter.clause("disclosure.for_authorities", provider=name)]
    return [drafter.clause("disclosure.for_others", provider=name)]


def sent_elsewhere(drafter: Drafter) -> list[str] | None:
    """The address of such a version: that of the enforcing authority, if it is known; else none.

    None where the paper goes to the provider.
    """
    if not kept_from_provider(drafter):
        return None
    if not _to_enforcing(drafter):
        return []
    return [*authority_lines(drafter, ENFORCES), _state(drafter)]


def parties_of_order(drafter: Drafter) -> list[Row]:
    """To whom the paper is addressed, and who enforces it, where no address block says so."""
    if not kept_from_provider(drafter):
        return authority_row(drafter, "enforcing_authority", ENFORCES)
    lines = authority_lines(drafter, "addressee") or [drafter.text("measures[0].holder.name")]
    if _to_enforcing(drafter):
        return drafter.row("order_addressee", "\n".join(lines))
    rows = drafter.row("order_addressee", "\n".join([*lines, _state(drafter)]))
    return [*rows, *authority_row(drafter, "enforcing_authority", ENFORCES)]


def _to_enforcing(drafter: Drafter) -> bool:
    """Whether the enforcing authority is known, and the version is for authorities."""
    return drafter.resolved.view is None and drafter.has(ENFORCES)


def _state(drafter: Drafter) -> str:
    state = drafter.state_alone("requested")
    drafter.place("requested.state", state)
    return state


def _readers(drafter: Drafter) -> str:
    return "authorities" if drafter.resolved.view is None else "others"
