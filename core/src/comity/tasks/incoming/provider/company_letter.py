"""The letter of a company on a request, as a case file: receipt, return, part, refusal.

The letters are those of a requested State (``acknowledgement``, ``deficiency``, ``decision``), with
the company in the place of the authority that answers. What is decided is the officer's: a refusal
or a disclosure in part is written because the officer asks for that letter, and its reasons are
what the notice demands and the request lacks. None is written against what the desk found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, get_args

from comity.host import Host
from comity.model.drafts.json_schema import schema_line
from comity.model.drafts.notice_company import Entity
from comity.model.drafts.request import Request
from comity.model.errors import Fault, InputError
from comity.steps.check.holder.terms_held import said
from comity.steps.compose.wording import Wording
from comity.steps.read import CaseFile, parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.steps.resolve import Resolved
from comity.steps.wording import is_finished
from comity.tasks.incoming.places import Places
from comity.tasks.incoming.provider.company_desk import Desk
from comity.tasks.incoming.provider.letter_choice import (
    Granted,
    in_part,
    refuse,
    refuse_without,
    to_return,
)
from comity.tasks.incoming.provider.letter_points import Part, Point, points_on
from comity.text.tags import language_of
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


def company_letter(
    desk: Desk,
    letter: Letter,
    host: Host,
    day: dt.date,
    *,
    received: dt.date | None = None,
    language: str | None = None,
) -> tuple[CaseFile, bytes]:
    """A letter on a request, and the text of its case file.

    Args:
        desk: the request on the company's desk.
        letter: which letter the officer wants.
        host: names the kinds of document, and the office whose letter it is.
        day: the date of the letter.
        received: the day on which the request came, which only the company knows.
        language: the language of the letter; default: that of the request, if the notice takes it,
            else the one that the notice demands.

    Raises:
        InputError: the letter would have nothing to say, or say what the desk does not bear out; or
            there is no wording in the language.
        DraftError: the letter cannot be read back, which is a fault of this program.
    """
    kind = KINDS[letter]
    tag = _language(desk, kind, host, language)
    wording = Wording(_as_written_here(desk, tag), host)
    data = _head(desk, kind, wording, day) | _body(desk, letter, wording, received)
    text = f"{schema_line(kind)}\n{to_yaml(data)}".encode()
    name = f"{desk.checked.resolved.case.path.stem}.{letter}.yaml"
    return parse_case(text, Path(name), host.document_types()), text


def _as_written_here(desk: Desk, tag: str) -> Resolved:
    """What is known of the request, with dates in the form of the State that the company is in."""
    resolved = desk.checked.resolved
    roles = {**resolved.parties.roles, "requested": _seat(desk)}
    parties = replace(resolved.parties, roles=roles, sender="requested")
    return replace(resolved, language=tag, parties=parties)


def _seat(desk: Desk) -> str:
    """The State of the entity that answers, else that of the notice."""
    entity = _entity(desk)
    return entity.state if entity else desk.asked.notice.host


def _language(desk: Desk, kind: str, host: Host, wished: str | None) -> str:
    """The first language that fits, as far as there is wording in it; else English."""
    type_ = host.document_types()[kind]
    if wished is not None:
        if not is_finished(host.languages, type_, wished):
            message = f"there is no complete wording of this letter in {wished}"
            cure = "Choose another language, or leave --language out."
            raise InputError(Fault("--language", 0, 0, "", message, cure))
        return wished
    fitting = (tag for tag in _languages(desk) if is_finished(host.languages, type_, tag))
    return next(fitting, "en")


def _languages(desk: Desk) -> list[str]:
    """The languages of the request that the company replies in, then the others of those."""
    asked = desk.asked
    translation = asked.draft.translation
    own = [asked.language, *([translation.into] if translation else [])]
    rules = said(asked, "languages").value
    if rules is None:
        return own
    taken = [*(rules.replies or (*rules.demanded, *rules.preferred, *rules.offered))]
    if not taken:
        return own
    bases = {language_of(one) for one in taken}
    return [*(one for one in own if language_of(one) in bases), *taken]


def _head(desk: Desk, kind: str, wording: Wording, day: dt.date) -> dict[str, Any]:
    draft, gap = desk.asked.draft, wording.say
    entity = _entity(desk)
    company: dict[str, Any] = {"name": entity.name if entity else desk.asked.notice.company.name}
    if entity and entity.address:
        company["address"] = list(entity.address)
    office = wording.host.office
    signs = dict(office.signatories[0]) if office.signatories else {}
    theirs = draft.reference
    if desk.lacks("reference") or not theirs:
        theirs = gap("deficiency.gap.their_reference")
    return {
        "schema": 1,
        "kind": kind,
        "date": day,
        "language": wording.language,
        "reference": gap("deficiency.gap.reference"),
        "their_reference": theirs,
        "requested": {
            "state": _seat(desk),
            "from_company": True,
            "central_authority": company,
            "issued_by": signs
            or {"name": gap("deficiency.gap.name"), "title": gap("deficiency.gap.title")},
        },
        "requesting": _asking(desk, wording),
        "concerning": _concerning(desk, theirs, wording),
    }


def _asking(desk: Desk, wording: Wording) -> dict[str, Any]:
    """Who is written to: name and postal address; how else to reach them is not known to be true.

    Raises:
        InputError: the request does not show the State that asks.
    """
    side = desk.asked.draft.requesting
    if desk.lacks("requesting.state") or desk.lacks("requesting"):
        name = desk.checked.resolved.case.path.name
        message = "the requesting State is a gap, so a letter has no addressee"
        cure = "Write the State as the request has it, and try again."
        raise InputError(Fault(name, 0, 0, "requesting.state", message, cure))
    at = "requesting.authority"
    lacks = desk.lacks(at) or desk.lacks(f"{at}.name")
    found: dict[str, Any] = {
        "name": wording.say("deficiency.gap.name") if lacks else side.authority.name
    }
    if side.authority.unit and not desk.lacks(f"{at}.unit"):
        found["unit"] = side.authority.unit
    if side.authority.address and not desk.lacks(f"{at}.address"):
        found["address"] = list(side.authority.address)
    return {"state": side.state, "central_authority": found}


def _concerning(desk: Desk, reference: str, wording: Wording) -> dict[str, Any]:
    draft = desk.asked.draft
    found: dict[str, Any] = {"reference": reference}
    if not desk.lacks("date"):
        found["date"] = draft.date
    if draft.subject and not desk.lacks("subject"):
        found["subject"] = draft.subject
    elif not isinstance(draft, Request):
        found["subject"] = wording.say("preservation.title.provider")
    return found


def _entity(desk: Desk) -> Entity | None:
    """The entity that answers: the one that the request names, if it takes requests."""
    found = (desk.asked.entity(held) for held in desk.asked.held)
    return next((one for one in found if one and one.accepts_requests is not False), None)


def _body(desk: Desk, letter: Letter, wording: Wording, received: dt.date | None) -> dict[str, Any]:
    if letter == "acknowledgement":
        if received is None:
            message = "only you know on which day the request came"
            raise InputError(Fault("--received", 0, 0, "", message, "Add --received DATE."))
        return {"received": received}
    points = points_on(desk, wording)
    if letter == "return":
        found = to_return(desk, points)
        return {"deficiencies": [_lack(one, desk, wording) for one in found]}
    refuse_without(desk, letter)
    others = [one for one in points if one.worded.what == "notice-other"]
    if letter == "refusal":
        grounds = refuse(desk, points)
        return {"outcome": "refused", "reasons": _reasons([*grounds, *others], desk, wording)}
    granted = in_part(desk, points)
    return {
        "outcome": "granted-in-part",
        "granted_part": _extent(granted.granted, "granted", granted, desk, wording),
        "refused_part": _extent(granted.refused, "refused", granted, desk, wording),
        "reasons": _reasons([*granted.grounds, *others], desk, wording),
        "next_steps": [wording.say("deficiency.next.callback")],
    }


def _reasons(points: Iterable[Point], desk: Desk, wording: Wording) -> list[dict[str, str]]:
    """What stands against the request, each with the measures that it is about."""
    return [{"why": _why(one, desk, wording)} for one in points]


def _why(point: Point, desk: Desk, wording: Wording) -> str:
    """A reason; one that another entity answers says which."""
    elsewhere = point.worded.remedy == "notice-entity"
    why = f"{point.what} {point.remedy}" if elsewhere else point.what
    if not point.measures or len(desk.asked.draft.measures) == 1:
        return why
    return wording.labelled(_label(point.measures, desk, wording), why)


def _lack(point: Point, desk: Desk, wording: Wording) -> dict[str, Any]:
    lack: dict[str, Any] = {"what": point.what, "remedy": point.remedy}
    if place := _place(point, desk, wording):
        lack = {"field": place} | lack
    if point.measures:
        lack["measures"] = [_number(n, desk, wording) for n in point.measures]
    return lack | {"weight": "needed" if point.weighs else "helpful"}


def _place(point: Point, desk: Desk, wording: Wording) -> str:
    """The place in the paper, where it is one that a reader of the paper can find."""
    if not point.measures:
        return ""
    if isinstance(desk.asked.draft, Request) and point.fields:
        return capital(Places(wording).of(point.fields))
    return _label(point.measures, desk, wording) if len(desk.asked.draft.measures) > 1 else ""


def _label(indexes: Iterable[int], desk: Desk, wording: Wording) -> str:
    """Measures by number: ``Measures 1 and 3``."""
    numbers = [_number(n, desk, wording) for n in indexes]
    form = wording.words.form("decision.measures", len(numbers))
    return wording.say(f"decision.measures.{form}", numbers=wording.listed(numbers))


def _number(index: int, desk: Desk, wording: Wording) -> str:
    if isinstance(desk.asked.draft, Request):
        return Places(wording).number("measures", index)
    return str(index + 1)


def _extent(
    indexes: Iterable[int], side: str, granted: Granted, desk: Desk, wording: Wording
) -> str:
    """Measures by number and kind, one on each line: ``Measure 1: Subscriber data``."""
    lines: list[str] = []
    for index in indexes:
        measure = _measure(index, desk, wording)
        parts = granted.parts.get(index, ())
        lines += [_of(one, side, measure, wording) for one in parts] or [measure]
    return "\n\n".join(dict.fromkeys(lines))


def _of(part: Part, side: str, measure: str, wording: Wording) -> str:
    clause = part.granted if side == "granted" else part.refused
    values = {"measure": measure, "date": ""}
    day = part.first if side == "granted" else part.day
    if day is not None:
        values["date"] = wording.format(day, "date")
    return wording.say(f"deficiency.part.{clause}", **values)


def _measure(index: int, desk: Desk, wording: Wording) -> str:
    measure = desk.asked.draft.measures[index]
    label = _label((index,), desk, wording)
    return wording.labelled(label, measure.title or wording.measure_title(measure.kind))
