"""The deficiency letter that asks for exactly what a request lacks, as a case file of its own.

It goes through the same pipeline as any other paper. The file is kept beside the letter, so that
the office may change it and build it again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.drafts.json_schema import schema_line
from comity.model.drafts.law_texts import in_emergency
from comity.model.drafts.request import Request
from comity.model.records import owner_of
from comity.steps.compose.wording import Wording
from comity.steps.read import CaseFile, parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.steps.wording import is_finished
from comity.tasks.incoming.answer_letter import ADDRESSED
from comity.tasks.incoming.held_up import account_of, held_up_by_nothing
from comity.tasks.incoming.points import Point, points_of
from comity.tasks.incoming.receiving import Received
from comity.tasks.incoming.sentences import Speaker

__all__ = ["letter_case"]


def letter_case(received: Received, host: Host, day: dt.date) -> tuple[CaseFile, bytes]:
    """The deficiency letter on a request, and the text of its case file.

    Args:
        received: the request with what it lacks; something at least.
        host: names the kinds of document, and the office whose letter it is.
        day: the date of the letter.

    Raises:
        DraftError: the letter cannot be read back, which is a fault of this program.
    """
    text = f"{schema_line('deficiency')}\n{to_yaml(_data(received, host, day))}".encode()
    name = f"{received.checked.resolved.case.path.stem}.deficiency.yaml"
    return parse_case(text, Path(name), host.document_types()), text


def _data(received: Received, host: Host, day: dt.date) -> dict[str, Any]:
    resolved = received.checked.resolved
    draft = resolved.draft
    assert isinstance(draft, Request)
    language = _language(received, host)
    speaker = Speaker(Wording(replace(resolved, language=language), host), received.at_risk)
    points = points_of(received)
    data: dict[str, Any] = {
        "schema": 1,
        "kind": "deficiency",
        "date": day,
        "language": language,
        "reference": draft.their_reference or speaker.gap("reference"),
        "their_reference": draft.reference,
        "requested": _answering(received, draft, host, speaker),
        "requesting": _asking(draft),
        "concerning": _concerning(draft),
        "deficiencies": [_lack(point, speaker) for point in points],
    }
    if in_emergency(draft, received.kinds):
        data["emergency"] = True
    if free := held_up_by_nothing(points, received, speaker.places):
        data["not_held_up"] = [speaker.places.number("measures", n) for n in free]
    if draft.classification:
        data["classification"] = draft.classification
    return data


def _language(received: Received, host: Host) -> str:
    """The language of the request, which both sides have, as far as there is wording in it."""
    tag = received.checked.resolved.language
    return tag if is_finished(host.languages, host.document_types()["deficiency"], tag) else "en"


def _answering(received: Received, draft: Request, host: Host, speaker: Speaker) -> dict[str, Any]:
    """Who answers: what the office file says, and gaps for what nobody but the office knows."""
    side: dict[str, Any] = {"state": received.state}
    own = owner_of(host.office.state) == owner_of(received.state)
    if draft.requested.central_authority is not None:
        side["central_authority"] = _plain(draft.requested.central_authority)
    if in_emergency(draft, received.kinds) and not (own and host.office.contacts):
        side["contacts"] = [{"name": speaker.gap("name"), "phone": speaker.gap("phone")}]
    if own and host.office.signatories:
        side["issued_by"] = dict(host.office.signatories[0])
    else:
        side["issued_by"] = {"name": speaker.gap("name"), "title": speaker.gap("title")}
    return side


def _asking(draft: Request) -> dict[str, Any]:
    side: dict[str, Any] = {"state": draft.requesting.state}
    if draft.requesting.central_authority is not None:
        side["central_authority"] = _plain(draft.requesting.central_authority)
    asked = _plain(draft.requesting.authority)
    kept = ("name",) if "central_authority" in side else ADDRESSED
    side["authority"] = {name: asked[name] for name in kept if name in asked}
    return side


def _plain(part: Any) -> dict[str, Any]:
    found: dict[str, Any] = part.model_dump(by_alias=True, exclude_unset=True)
    return {key: list(v) if isinstance(v, tuple) else v for key, v in found.items()}


def _concerning(draft: Request) -> dict[str, Any]:
    found: dict[str, Any] = {"reference": draft.reference, "date": draft.date}
    if draft.subject:
        found["subject"] = draft.subject
    return found


def _lack(point: Point, speaker: Speaker) -> dict[str, Any]:
    said = speaker.say(point)
    lack: dict[str, Any] = {"what": said.what}
    if said.place:
        lack = {"field": said.place} | lack
    if said.rule is not None:
        lack["rule"] = str(said.rule)
        if said.rule_says:
            lack["rule_says"] = said.rule_says
        lack["read"] = "official"
    elif (account := account_of(point)) is not None:
        lack |= {"rule": str(account), "read": "secondary"}
    lack["remedy"] = said.remedy
    if point.measures:
        lack["measures"] = [speaker.places.number("measures", n) for n in point.measures]
    lack["weight"] = point.weight
    return lack
