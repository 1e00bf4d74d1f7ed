"""What a letter says of the paper that it is about: what is awaited, by when, and what still holds.

A letter to a company carries on the secrecy of the paper, and tells nothing that the paper kept
from the company.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.model.case_record import CaseRecord
from comity.model.errors import ComposeError, DraftError
from comity.pipeline.with_records import given, others_beside
from comity.steps.chains.on_record import recorded_of
from comity.steps.chains.spoken import PRESERVATION
from comity.steps.compose.correspondence.awaited import awaited_items
from comity.steps.compose.drafter import Drafter
from comity.steps.resolve import resolve
from comity.tasks.deadlines import watch
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.receivers import goes_to_company, kept_from_company
from comity.text.tags import language_of

__all__ = ["asked_by", "awaited", "danger_told", "is_emergency", "still_holds", "until"]

SECRECY = ("wanted", "until", "until_date", "user_notice", "order", "may_know", "contact_first")
"""What of the secrecy of a paper a letter repeats: no reasons."""
DANGER = ("danger", "at_risk", "help")
EMERGENCY = "emergency"


def awaited(entry: Entry, host: Host, about: str) -> list[str]:
    """What is awaited, in the language of the paper, and by the words that the paper itself has.

    Nothing where Comity has no words in that language.

    Args:
        entry: the paper.
        host: knows the languages and the law.
        about: what the paper is: ``request``, ``letter`` or ``order``.
    """
    if entry.case is None:
        return []
    resolved = resolve(entry.case, host.for_case())
    try:
        drafter = Drafter(resolved, host)
        texts = awaited_items(drafter, about)
    except (ComposeError, DraftError):
        return []
    same = language_of(drafter.words.language) == language_of(resolved.language)
    return texts if same and not drafter.words.missed else []


def is_emergency(tree: Mapping[str, Any]) -> bool:
    """Whether a paper says that somebody is in danger."""
    urgency = tree.get("urgency")
    return isinstance(urgency, Mapping) and urgency.get("level") == EMERGENCY


def danger_told(entry: Entry, tree: Mapping[str, Any], host: Host) -> dict[str, Any]:
    """The urgency of a reminder in an emergency: the danger as the paper told it to whom it went.

    The hour by which the answer was asked for is told by ``asked_by``.
    """
    said = {
        name: tree["urgency"][name]
        for name in DANGER
        if name in tree["urgency"] and not kept_from_company(entry, f"urgency.{name}", host)
    }
    return {"level": EMERGENCY, **said}


def asked_by(entry: Entry, tree: Mapping[str, Any], host: Host, on: dt.date) -> dict[str, str]:
    """By when a paper asked for its answer, as fields of a reminder; nothing if that is not known.

    The time from receipt that a paper names has an end only where its receipt is recorded.
    """
    urgency = tree.get("urgency") or {}
    day = as_day(urgency.get("deadline"))
    if day is not None and not kept_from_company(entry, "urgency.deadline", host):
        hour = urgency.get("deadline_time")
        return {"asked_by": day.isoformat()} | ({"asked_time": str(hour)} if hour else {})
    record = entry.record or CaseRecord(entry.path)
    if entry.case is None or not (record.first("received") or record.first("acknowledged")):
        return {}
    found = watch(entry.case, host, today=on, record=record).found
    end = next((one for one in found if one.reads == ("reply_within",) and one.due), None)
    if end is None or end.due is None:
        return {}
    told = {"asked_by": end.due.isoformat()}
    return told | ({"asked_time": f"{end.moment:%H:%M} {end.zone}"} if end.moment else {})


def until(entry: Entry, tree: Mapping[str, Any], host: Host, on: dt.date) -> str:
    """The day until which the data are due to be preserved, if it is told and not past.

    The end of what the paper lists is that which was confirmed last, by the files beside it; one
    that was extended since is left to the letter about that preservation.
    """
    told = [as_day(tree.get("hold_until"))]
    rows = [n for n, one in enumerate(tree.get("earlier") or ()) if one["kind"] == PRESERVATION]
    if entry.case is not None and rows:
        others = list(others_beside([entry.path], host.for_case(), on, naming=PRESERVATION))
        known = recorded_of(given(entry.case, entry.record, listed=True), others, on)
        open_rows = (n for n in rows if n == known.own_row or n not in known.silent)
        told += [known.end_of(n) or as_day(tree["earlier"][n].get("expires")) for n in open_rows]
    days = [day for day in told if day is not None and day >= on]
    return max(days).isoformat() if days else ""


def still_holds(entry: Entry, tree: Mapping[str, Any], host: Host) -> dict[str, Any]:
    """What of a paper to a company holds for a letter about it: secrecy, the number to call back.

    So does the language of a translation that was sent with it.
    """
    made: dict[str, Any] = {}
    if isinstance(translation := tree.get("translation"), Mapping):
        made["translation"] = {
            name: translation[name] for name in ("into", "certified") if name in translation
        }
    if not goes_to_company(entry):
        return made
    if isinstance(secrecy := tree.get("confidentiality"), Mapping):
        made["confidentiality"] = {
            name: secrecy[name]
            for name in SECRECY
            if name in secrecy and not kept_from_company(entry, f"confidentiality.{name}", host)
        }
    if "call_back" in tree:
        made["call_back"] = tree["call_back"]
    return made
