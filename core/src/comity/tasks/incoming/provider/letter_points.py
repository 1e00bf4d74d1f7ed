"""What the notice demands and a request lacks, in the words of a letter and in its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.model.drafts.base import Period
from comity.model.drafts.notice_handling import Emergency
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.steps.check.holder.days_moved import onward
from comity.steps.check.holder.terms_held import said
from comity.steps.compose.wording import Wording
from comity.steps.protect import Shield
from comity.steps.wording.titles import field_title
from comity.tasks.incoming.places import Places, parted
from comity.tasks.incoming.provider.company_desk import Desk
from comity.tasks.incoming.provider.desk_text import said_on_desk
from comity.tasks.incoming.provider.letter_rules import Worded, worded_for
from comity.text.written import capital, within

__all__ = ["OPEN", "OTHER", "PARTS", "Part", "Point", "points_on"]

POSING = "holder.sender-domain/alike"  # nobody asks such a sender to send it again
BOUNDS = ("about", "at-least", "at-most")  # how sure the notice is of its own figure
QUOTED = ("wanted", "process", "marking")  # what stands in the notice word for word
OPEN = Worded("open", "supply", "none")
OTHER = Worded("notice-other", "notice-other", "none", stops=False)
PARTS: Mapping[str, tuple[str, str, str]] = {
    "kept": ("from", "before", "first"),
    "lasts": ("until", "after", "end"),
    "future": ("existing", "later", ""),
}
"""What is granted and what is not of a measure that a point concerns in part, and the day."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a measure: clauses of ``deficiency.part.`` for what is granted and what is not.

    ``day`` is where what is not granted begins or ends; ``first`` where what is granted does, if
    that is another day: a preservation may be extended in between.
    """

    granted: str
    refused: str
    day: dt.date | None
    first: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a letter: what is lacking, what is asked for, and the measures concerned.

    ``measures`` is empty where it concerns the whole request; ``told`` is what the desk says of it.
    """

    worded: Worded
    what: str
    remedy: str
    weighs: bool
    told: str
    fields: tuple[str, ...] = ()
    measures: tuple[int, ...] = ()
    part: Part | None = None

    @property
    def is_final(self) -> bool:
        """Whether it stands against a measure, and no further paper mends it."""
        return self.weighs and self.worded.ground == "final" and bool(self.measures)

    @property
    def refuses(self) -> bool:
        """Whether a request, or a measure as a whole, can be refused for it."""
        return self.weighs and self.worded.ground != "none" and self.part is None


def points_on(desk: Desk, wording: Wording) -> list[Point]:
    """The points of a letter: on the whole request, then on measures, none twice.

    Raises:
        ComposeError: the catalogue lacks a clause.
    """
    found = [*_of_gaps(desk, wording), *_of_findings(desk, wording), *_of_others(desk, wording)]
    merged: dict[tuple[str, bool], Point] = {}
    for point in found:
        key = point.what, bool(point.measures)
        known = merged.get(key)
        merged[key] = point if known is None else _both(known, point)
    return sorted(merged.values(), key=lambda one: bool(one.measures))


def _both(one: Point, other: Point) -> Point:
    return replace(
        one,
        weighs=one.weighs or other.weighs,
        fields=tuple(dict.fromkeys((*one.fields, *other.fields))),
        measures=tuple(sorted({*one.measures, *other.measures})),
    )


def _of_findings(desk: Desk, wording: Wording) -> Iterator[Point]:
    shield = Shield(desk.asked.draft.data())
    posing = any(found.said and found.said.id == POSING for found in desk.findings)
    for found in desk.findings:
        worded = worded_for(found)
        if worded is None or found.limit:
            continue
        worded = _in_this_paper(worded, desk)
        if posing and worded.remedy == "notice-channel":
            worded = replace(worded, remedy="notice-callback")
        what, part = worded.what, _part(worded, found, desk)
        measures = _measures(worded, found, desk)
        if part is not None and part.day is not None and _is_all(found, part.day, desk):
            what, part = "notice-gone-whole", None
        values = _values(found, desk, wording)
        text = shield.said(wording.words.text(f"deficiency.what.{what}", values))
        remedy = ""
        if worded.remedy:
            values |= _of_remedy(found, wording)
            remedy = shield.said(wording.words.text(f"deficiency.remedy.{worded.remedy}", values))
        weighs = found.severity in (Severity.ERROR, Severity.WARNING)
        at_place = measures and parted(found.field)[0] == "measures"
        fields = (found.field.removesuffix(".kind"),) if at_place else ()
        yield Point(worded, text, remedy, weighs, said_on_desk(found), fields, measures, part)


def _in_this_paper(worded: Worded, desk: Desk) -> Worded:
    """An earlier preservation that ends is no ground against a request for the data."""
    if worded.limit == "lasts" and isinstance(desk.asked.draft, Request):
        return replace(worded, ground="none", limit="")
    return worded


def _part(worded: Worded, found: Finding, desk: Desk) -> Part | None:
    if not worded.limit:
        return None
    granted, refused, name = PARTS[worded.limit]
    params = _params(found)
    day = params.get(name)
    first = onward(desk.asked.draft.date, Period(**_length(params))) if name == "end" else day
    return Part(granted, refused, day, first)


def _is_all(found: Finding, first: dt.date, desk: Desk) -> bool:
    """Whether the whole period of a measure lies before a day."""
    list_, index, _ = parted(found.field)
    period = desk.asked.draft.measures[index].period if list_ == "measures" else None
    return period is not None and period.end < first


def _measures(worded: Worded, found: Finding, desk: Desk) -> tuple[int, ...]:
    if worded.whole:
        return ()
    if worded.limit == "lasts":
        return tuple(one.index for one in desk.asked.held)
    fields = _params(found).get("fields") or (found.field,)
    places = [parted(str(one)) for one in fields]
    if all(list_ == "measures" for list_, _, _ in places):
        return tuple(sorted({index for _, index, _ in places}))
    return ()


def _of_gaps(desk: Desk, wording: Wording) -> Iterator[Point]:
    """What the file of the request does not have, each as a point that is open."""
    words = wording.words
    draft = desk.asked.draft
    places = Places(wording) if isinstance(draft, Request) else None
    for gap in desk.gaps:
        list_, index, _ = parted(gap.field)
        place = places.of([gap.field]) if places and places.printed(gap.field) else ""
        place = capital(place or field_title(type(draft), gap.field, words))
        what = wording.labelled(place, words.text("deficiency.what.open", {}))
        measures = (index,) if list_ == "measures" else ()
        remedy = words.text("deficiency.remedy.supply", {})
        yield Point(OPEN, what, remedy, True, gap.message, (), measures)


def _of_others(desk: Desk, wording: Wording) -> Iterator[Point]:
    """The measures of the request that name another company."""
    shield = Shield(desk.asked.draft.data())
    for index in desk.others:
        holder = desk.asked.draft.measures[index].holder
        if holder is not None and desk.asked.held:
            values = {"holder": holder.name}
            what = wording.words.text("deficiency.what.notice-other", values)
            remedy = wording.words.text("deficiency.remedy.notice-other", {})
            yield Point(OTHER, shield.said(what), remedy, False, what, (), (index,))


def _params(found: Finding) -> dict[str, Any]:
    return dict(found.said.params) if found.said else {}


def _values(found: Finding, desk: Desk, wording: Wording) -> dict[str, str]:
    """The parameters of a finding as the letter writes them, and what its clauses need beside."""
    params, notice = _params(found), desk.asked.notice
    values = {name: _written(value, wording) for name, value in params.items()}
    for name in QUOTED:
        if name in params:
            values[name] = wording.say("deficiency.quoted", words=values[name])
    values["state"] = wording.format(notice.host, "state")
    if "seat" in params:
        values["state"] = values["seat"]
    values.setdefault("entity", notice.company.name)
    for name in ("serving", "addressee"):
        values["entity"] = values.get(name, values["entity"])
    values["gap"] = wording.say("deficiency.gap.gone")
    values["date"] = wording.format(desk.asked.draft.date, "date")
    values.setdefault("address", _address(found, desk))
    if found.rule == "holder.sender-domain":  # as the notice writes them
        domains = said(desk.asked, "authentication").value.domains
        values["accepted"] = wording.listed(list(domains), "choice")
    values["grounds"] = _grounds(desk, wording)
    if "quantity" in params:
        values["period"] = _period(found, params, wording)
    return values


def _of_remedy(found: Finding, wording: Wording) -> dict[str, str]:
    """What a remedy needs: whom to write to, or where to send it."""
    params = _params(found)
    if "open" not in params:
        return {}
    open_ = _written(params["open"], wording)
    return {"channels": open_, "entity": open_}


def _address(found: Finding, desk: Desk) -> str:
    """The address of the requesting side that a finding is on."""
    side = desk.asked.draft.requesting
    addresses = {"requesting.authority.email": side.authority.email}
    for number, one in enumerate(side.contacts):
        addresses[f"requesting.contacts[{number}].email"] = one.email
    return addresses.get(found.field) or ""


def _grounds(desk: Desk, wording: Wording) -> str:
    rules: Emergency | None = desk.asked.notice.emergency
    named = [wording.say(f"word.emergency.{one}") for one in (rules.grounds if rules else ())]
    return wording.listed(named, "choice")


def _period(found: Finding, params: Mapping[str, Any], wording: Wording) -> str:
    period = _length(params)
    bound = found.said.id.partition("/")[2] if found.said else ""
    if bound in BOUNDS:
        period["bound"] = bound
    return within(wording.period(period))


def _length(params: Mapping[str, Any]) -> dict[str, Any]:
    """The length of time that a finding names, as a draft has it."""
    unit = params["unit"].id.removesuffix("s")
    return {"quantity": params["quantity"], "unit": f"{unit}s"}


def _written(value: Any, wording: Wording) -> str:
    if isinstance(value, tuple):
        return wording.listed([_written(one, wording) for one in value], "choice")
    if isinstance(value, Term):
        return wording.format(value.id, value.kind) if value.kind != "term" else value.name
    return wording.format(value, "date") if hasattr(value, "isoformat") else str(value)
