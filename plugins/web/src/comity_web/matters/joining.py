"""A letter that came in, and the request that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from comity.model.case_record import CaseEvent
from comity.model.errors import InputError
from comity_web.accounts.roles import Action
from comity_web.cases.belonging import hold_file, hold_matter
from comity_web.cases.folders import folder_of
from comity_web.cases.history import hide_names_in
from comity_web.cases.models import CaseFile
from comity_web.cases.naming import free_name
from comity_web.cases.saving import tree_of
from comity_web.cases.trail import audit
from comity_web.cases.visible import needs
from comity_web.matters.also_recorded import Also, request_of, said_of_request
from comity_web.matters.arriving import states_of
from comity_web.matters.recording import events_of
from comity_web.wording.catalogues import Words

__all__ = ["Next", "join", "next_of", "requests_for"]

SUPPLEMENTED = "deficiency"
ASKED = "reminder"
"""A reminder of the other side is met by an answer to its request."""


@dataclass(frozen=True, slots=True)
class Next:
    """What follows from a letter: its request, what it says of that, whether more is to be sent.

    ``apart`` tells that the letter names another reference than its request has.
    """

    request: CaseFile
    says: Also | None
    supplement: bool
    answer: bool
    apart: bool = False


def next_of(file: CaseFile, words: Words) -> Next | None:
    """What follows from a letter that came in; None as long as its request is not known."""
    named = request_of(file)
    request = named or _beside(file)
    if request is None:
        return None
    says = said_of_request(file, words) if named and not request.incoming else None
    if says is not None and any(one.kind == says.kind for one in _events(request)):
        says = None
    asks = file.kind == SUPPLEMENTED and not request.incoming
    return Next(request, says, asks, file.kind == ASKED and request.incoming, named is None)


def requests_for(file: CaseFile) -> list[CaseFile]:
    """The requests that a letter may be about: those between the same two States."""
    assert file.head is not None  # it has a first revision
    states = states_of(tree_of(file.head))
    there = CaseFile.objects.filter(matter__team=file.matter.team_id)  # in the team of the letter
    others = there.filter(kind="request", removed=None).exclude(matter=file.matter)
    return [
        one
        for one in others.select_related("head", "matter").order_by("-created")
        if one.head is not None and states_of(tree_of(one.head)) == states
    ]


def join(file: CaseFile, request: CaseFile) -> bool:
    """Put a letter beside the request that it is about, with its record.

    Returns:
        Whether a file has another name now: its own told whom the matter protects.

    Raises:
        NotAllowedError: whoever asks may not write down what came in.
        OSError: the folder of one of them cannot be written.
    """
    needs(Action.SEND, file.matter.team_id)
    folder_of(file.matter)  # takes in what was recorded beside this program
    with transaction.atomic():
        held = hold_file(file, Action.SEND)
        matter = hold_matter(request.matter, Action.SEND)
        before, held.matter = held.matter, matter
        held.name = free_name(held.name, matter)
        held.save(update_fields=["matter", "name"])
        audit("join", file=held)
    hidden = hide_names_in(matter)
    file.refresh_from_db()
    folder_of(before)
    folder_of(matter)
    return hidden


def _beside(file: CaseFile) -> CaseFile | None:
    """The only request of the matter of a letter, beside which somebody put it."""
    there = CaseFile.objects.filter(matter=file.matter, kind="request", removed=None)
    found = list(there.select_related("head", "matter")[:2])
    return found[0] if len(found) == 1 else None


def _events(file: CaseFile) -> tuple[CaseEvent, ...]:
    try:
        return events_of(file)
    except InputError:  # its own page tells that
        return ()
