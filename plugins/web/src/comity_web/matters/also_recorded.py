"""What the sending of a letter says of the request that it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.case_record import EventKind
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import tree_of
from comity_web.wording.catalogues import Words

__all__ = ["Also", "also_for", "request_of", "said_of_request"]


@dataclass(frozen=True, slots=True)
class Also:
    """What the same event says of the request that a letter is about."""

    file: CaseFile
    kind: EventKind
    until: dt.date | None = None
    note: str = ""


def also_for(file: CaseFile, kind: str, words: Words) -> Also | None:
    """What the sending of a letter says of its request, if that is in the matter."""
    if kind != "sent" or file.head is None:
        return None
    return said_of_request(file, words)


def said_of_request(file: CaseFile, words: Words) -> Also | None:
    """What a letter that goes out or comes in says of its request, if that is in the matter."""
    assert file.head is not None  # it has a first revision
    tree = tree_of(file.head)
    request, what = request_of(file), _event_of(file.kind, tree)
    if request is None or what is None:
        return None
    until = tree.get("reply_by") if what == "returned" else None
    try:
        day = dt.date.fromisoformat(until) if isinstance(until, str) else None
    except ValueError:
        day = None
    return Also(request, what, day, _note(file.kind, tree, words))


def _event_of(kind: str, tree: Mapping[str, Any]) -> EventKind | None:
    if kind == "acknowledgement":
        return "acknowledged"
    if kind == "deficiency":
        return "returned"
    if kind == "reminder":
        return "reminded"
    outcome = str(tree.get("outcome", ""))
    if kind == "decision" and outcome.startswith("granted"):
        return "granted"
    return "answered" if kind == "decision" and outcome == "refused" else None


def _note(kind: str, tree: Mapping[str, Any], words: Words) -> str:
    """What the outcome of a decision tells more exactly than its event."""
    outcome = str(tree.get("outcome", "")) if kind == "decision" else ""
    if outcome == "granted-in-part" and tree.get("conditions"):
        outcome = "granted-in-part-on-conditions"
    told = ("granted-in-part", "granted-on-conditions", "granted-in-part-on-conditions", "refused")
    return words.say(f"web.register.note-{outcome}") if outcome in told else ""


def request_of(file: CaseFile) -> CaseFile | None:
    """The request of the matter that a letter is about."""
    concerning = tree_of(file.head).get("concerning") if file.head is not None else None
    reference = concerning.get("reference") if isinstance(concerning, Mapping) else None
    if not isinstance(reference, str) or not reference:
        return None
    others = CaseFile.objects.filter(
        matter=file.matter, removed=None, kind="request"
    ).select_related("head")
    for one in others:
        if one.head is not None and tree_of(one.head).get("reference") == reference:
            return one
    return None
