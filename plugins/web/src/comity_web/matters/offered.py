"""What can be recorded of a file, from the side of the office that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from comity.model.case_record import EVENTS, EventKind
from comity.model.errors import InputError
from comity.tasks.register.recording import ASKS
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.matters.recording import events_of, possible_now
from comity_web.matters.registered import Row
from comity_web.wording.catalogues import Words

__all__ = ["Offer", "offer_of", "offers_for"]

SAYS_MORE: Mapping[str, EventKind] = {
    **{"granted-in-part": "granted", "refused": "answered"},
    **{"accepted": "closed", "not-accepted": "returned"},
}
"""What happened more exactly than its event tells; a note keeps the difference."""
OF_SIDE: Mapping[str, tuple[str, ...]] = {
    "asked": (
        *("received", "acknowledged", "returned", "granted", "granted-in-part", "answered"),
        *("refused", "preserved", "closed"),
    ),
    "asking": (
        *("sent", "received", "acknowledged", "returned", "granted", "granted-in-part"),
        *("answered", "refused", "reminded", "preserved", "notified", "closed"),
    ),
    "out": ("sent", "received", "closed"),
    "conditions": ("sent", "received", "accepted", "not-accepted"),
    "in": ("received", "closed"),
}
"""What happens with a paper, in order: one that asks this office or
another, a letter either way, a decision of this office on conditions."""
BEGINS = ("sent", "received")
OWN_LETTERS = ("out", "conditions")
OWN_ACTS: Mapping[str, frozenset[str]] = {
    "asked": frozenset(OF_SIDE["asked"]) - {"received"},
    "asking": frozenset({"sent", "reminded", "notified", "closed"}),
    **dict.fromkeys(OWN_LETTERS, frozenset({"sent", "closed"})),
    "in": frozenset({"closed"}),
}
"""What this office does itself, by its side; with all else, something comes from the other."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be recorded: what the address names, its event, its title, its note.

    ``own`` tells that this office does it.
    """

    id: str
    kind: EventKind
    title: str
    note: str = ""
    own: bool = False


def offers_for(file: CaseFile, standing: Row | None, words: Words) -> list[Offer]:
    """What can happen next with a file, in the words of the side that keeps it.

    Args:
        file: the file.
        standing: how the register has it.
        words: the language of the page.

    Raises:
        InputError: its record cannot be read.
    """
    possible, side = possible_now(file), side_of(file, standing)
    begun, came = _began(file)
    refused = any(one.kind == "returned" for one in events_of(file))
    found = []
    for id in OF_SIDE[side]:
        if SAYS_MORE.get(id, id) not in possible:
            continue
        if side in OWN_LETTERS and id == "received" and not begun:
            continue  # nobody receives what was not sent
        if side == "conditions" and id in SAYS_MORE and not begun:
            continue  # nor accepts it
        if id == "not-accepted" and refused:
            continue
        found.append(_offer(id, side, words, begun=begun, came=came, kind_of_file=file.kind))
    return found


def offer_of(id: str, file: CaseFile, standing: Row | None, words: Words) -> Offer | None:
    """What an address names; None for what is no event."""
    if id not in SAYS_MORE and id not in EVENTS:
        return None
    try:
        begun, came = _began(file)
    except InputError:  # the page tells that the record cannot be read
        begun = came = bool(file.record)
    side = side_of(file, standing)
    return _offer(id, side, words, begun=begun, came=came, kind_of_file=file.kind)


def _began(file: CaseFile) -> tuple[bool, bool]:
    """Whether a file went out or came in by its record, and whether it came in.

    Raises:
        InputError: its record cannot be read.
    """
    there = {one.kind for one in events_of(file)}
    return bool(there & set(BEGINS)), "received" in there


def side_of(file: CaseFile, standing: Row | None) -> str:
    """On which side the office is, of a paper that asks for something, or of a letter."""
    if file.kind in ASKS:
        asked = file.incoming or (standing is not None and standing.answers)
        return "asked" if asked else "asking"
    if file.incoming:
        return "in"
    return "conditions" if sets_conditions(file) else "out"


def sets_conditions(file: CaseFile) -> bool:
    """Whether a file is a decision that grants something on conditions."""
    if file.kind != "decision" or file.head is None:
        return False
    tree = tree_of(file.head)
    rulings = tree.get("rulings")
    every = [tree, *(rulings if isinstance(rulings, list) else ())]
    return any(
        isinstance(one, Mapping)
        and (bool(one.get("conditions")) or one.get("outcome") == "granted-on-conditions")
        for one in every
    )


def _offer(
    id: str, side: str, words: Words, *, begun: bool, came: bool, kind_of_file: str
) -> Offer:
    kind = SAYS_MORE.get(id, cast("EventKind", id))
    note = words.say(f"web.register.note-{id}") if id in SAYS_MORE else ""
    own = f"{'out' if side == 'conditions' else side}-{id}"
    title = f"web.register.do-{own if own in OWN_TITLES else id}"
    if side == "asking" and id == "received" and not begun:
        title = "web.register.do-received"
    if side == "asked" and id == "received" and not came:
        title = "web.register.do-asked-received-first"
    if id == "notified" and kind_of_file == "request":
        title = "web.register.do-notified-live"
    return Offer(id, kind, words.say(title), note, id in OWN_ACTS[side])


OWN_TITLES = frozenset(
    {
        *(f"asked-{name}" for name in ("received", "acknowledged", "returned", "granted")),
        *(f"asked-{name}" for name in ("granted-in-part", "answered", "refused", "preserved")),
        *(f"asking-{name}" for name in ("received", "acknowledged", "returned", "answered")),
        *("asking-reminded", "asking-refused", "out-received", "in-received"),
        *("out-closed", "in-closed"),
    }
)
"""What is told in other words on one side than on the other."""
