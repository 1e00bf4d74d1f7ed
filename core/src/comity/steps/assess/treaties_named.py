"""Treaties that a request names and nothing installed knows: what they say is not known here."""

from __future__ import annotations

from comity.model.drafts.request import Request
from comity.steps.resolve import Resolved
from comity.text.word_lists import any_of

__all__ = ["names_unread_treaty"]


def names_unread_treaty(resolved: Resolved) -> bool:
    """Whether a treaty is named whose text is not known here, and which may be in force.

    A statute binds no other State, and what the draft says is only signed settles nothing.
    """
    draft, known = resolved.draft, {basis.instrument.id for basis in resolved.bases}
    treaty, law = any_of("roads", ("treaty",)), any_of("roads", ("statute",))
    dead = any_of("roads", ("not_in_force",))
    for one in draft.basis if isinstance(draft, Request) else ():
        name = one.instrument
        if name in known or one.in_force is False or dead.search(name):
            continue
        if treaty.search(name) or not law.search(name):
            return True
    return False
