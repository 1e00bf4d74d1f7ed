"""The letter of a company on a request, as a case file: receipt, return, part, refusal.

The letters are those of a requested State (``acknowledgement``, ``deficiency``, ``decision``), with
the company in the place of the authority that answers. What is decided is the officer's: a refusal
or a disclosure in part is written because the officer asks for that letter, and its reasons are
what the notice demands and the request lacks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args

from comity.host import Host
from comity.model.drafts.json_schema import schema_line
from comity.model.drafts.notice_company import Entity
from comity.model.drafts.request import Request
from comity.model.errors import Fault, InputError
from comity.model.findings import Finding
from comity.steps.compose.wording import Wording
from comity.steps.read import CaseFile, parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.steps.wording import is_finished
from comity.tasks.incoming.places import Places, parted
from comity.tasks.incoming.provider.company_desk import Desk
from comity.tasks.incoming.provider.letter_points import Point, points_on
from comity.text.written import capital

__all__ = ["LETTERS", "Letter", "company_letter"]

Letter = Literal["acknowledgement", "return", "partial", "refusal"]
LETTERS: tuple[Letter, ...] = get_args(Letter)
KINDS: dict[str, str] = {
    "acknowledgement": "acknowledgement",
    "return": "deficiency",
    "partial": "decision",
    "refusal": "decision",
}


def company_letter(desk: Desk, letter: Letter, host: Host, day: dt.date) -> tuple[CaseFile, bytes]:
    """A letter on a request, and the text of its case file.

    Args:
        desk: the request on the company's desk.
        letter: which letter the officer wants.
        host: names the kinds of document, and the office whose letter it is.
        day: the date of the letter.

    Raises:
        InputError: the letter would have nothing to say: nothing is missing, or no part is open.
        DraftError: the letter cannot be read back, which is a fault of this program.
    """
    kind = KINDS[letter]
    language = _language(desk, kind, host)
    wording = Wording(replace(desk.checked.resolved, language=language), host)
    points = list(points_on(desk, wording))
    if letter != "acknowledgement" and not points:
        cure = "Write the letter yourself with `comity new`, or send an acknowledgement."
        message = "nothing was found that the notice demands and the request lacks"
        raise InputError(Fault("--letter", 0, 0, letter, message, cure))
    data = _head(desk, kind, wording, day) | _body(desk, letter, wording, points, day)
    text = f"{schema_line(kind)}\n{to_yaml(data)}".encode()
    name = f"{desk.checked.resolved.case.path.stem}.{letter}.yaml"
    return parse_case(text, Path(name), host.document_types()), text


def _language(desk: Desk, kind: str, host: Host) -> str:
    """The language of the request, as far as there is wording in it; else English."""
    tag = desk.checked.resolved.language
    return tag if is_finished(host.languages, host.document_types()[kind], tag) else "en"


def _head(desk: Desk, kind: str, wording: Wording, day: dt.date) -> dict[str, Any]:
    draft, gap = desk.asked.draft, wording.say
    entity = _entity(desk)
    company: dict[str, Any] = {"name": entity.name if entity else desk.asked.notice.company.name}
    if entity and entity.address:
        company["address"] = list(entity.address)
    office = wording.host.office
    signs = dict(office.signatories[0]) if office.signatories else {}
    authority = draft.requesting.authority.model_dump(by_alias=True, exclude_unset=True)
    return {
        "schema": 1,
        "kind": kind,
        "date": day,
        "language": wording.language,
        "reference": gap("deficiency.gap.reference"),
        "their_reference": draft.reference,
        "requested": {
            "state": entity.state if entity else desk.asked.notice.host,
            "from_company": True,
            "central_authority": company,
            "issued_by": signs
            or {"name": gap("deficiency.gap.name"), "title": gap("deficiency.gap.title")},
        },
        "requesting": {
            "state": draft.requesting.state,
            "central_authority": {
                k: list(v) if isinstance(v, tuple) else v for k, v in authority.items()
            },
        },
        "concerning": {"reference": draft.reference, "date": draft.date}
        | ({"subject": draft.subject} if draft.subject else {}),
    }


def _entity(desk: Desk) -> Entity | None:
    """The entity that answers: the one that the request names."""
    found = (desk.asked.entity(held) for held in desk.asked.held)
    return next((one for one in found if one is not None), None)


def _body(
    desk: Desk, letter: Letter, wording: Wording, points: list[Point], day: dt.date
) -> dict[str, Any]:
    if letter == "acknowledgement":
        return {"received": day}
    if letter == "return":
        return {"deficiencies": [_lack(one, desk, wording) for one in points]}
    if letter == "refusal":
        grounds = [one for one in points if one.weighs] or points
        return {"outcome": "refused", "reasons": _reasons(grounds)}
    grounds = [one for one in points if one.is_ground and one.measures]
    against = {n for one in grounds for n in one.measures}
    every = [held.index for held in desk.asked.held]
    open_ = [n for n in every if n not in against]
    if not open_ or len(open_) == len(every):
        message = "the notice stands against each measure of the request, or against none"
        cure = "Choose `--letter return` or `--letter refusal`."
        raise InputError(Fault("--letter", 0, 0, letter, message, cure))
    return {
        "outcome": "granted-in-part",
        "granted_part": _measures(open_, desk, wording),
        "refused_part": _measures([n for n in every if n in against], desk, wording),
        "reasons": _reasons(grounds),
    }


def _reasons(points: list[Point]) -> list[dict[str, str]]:
    """What stands against the request, none twice."""
    return [{"why": why} for why in dict.fromkeys(one.what for one in points)]


def _lack(point: Point, desk: Desk, wording: Wording) -> dict[str, Any]:
    lack: dict[str, Any] = {"what": point.what, "remedy": point.remedy}
    if place := _place(point.finding, desk, wording):
        lack = {"field": place} | lack
    if point.measures:
        lack["measures"] = [_number(n, desk, wording) for n in point.measures]
    return lack | {"weight": "needed" if point.weighs else "helpful"}


def _place(found: Finding, desk: Desk, wording: Wording) -> str:
    """The place in the paper, where it is one that a reader of the paper can find."""
    list_, _, _ = parted(found.field)
    if not isinstance(desk.asked.draft, Request) or list_ != "measures":
        return ""
    return capital(Places(wording).of([found.field]))


def _number(index: int, desk: Desk, wording: Wording) -> str:
    if isinstance(desk.asked.draft, Request):
        return Places(wording).number("measures", index)
    return str(index + 1)


def _measures(indexes: list[int], desk: Desk, wording: Wording) -> str:
    """Measures by number and kind, one on each line: ``Measure 1: Subscriber data``."""
    return "\n\n".join(_measure(index, desk, wording) for index in indexes)


def _measure(index: int, desk: Desk, wording: Wording) -> str:
    measure = desk.asked.draft.measures[index]
    label = wording.say("decision.measures.one", numbers=_number(index, desk, wording))
    return wording.labelled(label, measure.title or wording.measure_title(measure.kind))
