"""The same request to other States: what would change, State by State. The facts stay the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.host import Host
from comity.law.ask import answer, applying
from comity.law.seen import seen_by_law
from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.errors import Fault, InputError
from comity.model.findings import Finding, Severity
from comity.pipeline.build import Checked, check_case
from comity.steps.assess import Judged, Report, report_on, sent_to
from comity.steps.assess.dual_criminality import asked_for
from comity.steps.check.language_conditions import accepted
from comity.steps.read import CaseFile
from comity.text.written import language_name, listed, written

__all__ = ["ASPECTS", "Change", "Comparison", "Side", "compare"]

ASPECTS = (
    "basis",
    "language",
    "authority",
    "channel",
    "form",
    "process",
    "dual-criminality",
    "rules",
    "refusal",
    "assurances",
)
MET = {True: " (met here)", False: " (not met here)", None: ""}
CHOSEN = "basis.replaced"  # of what is cited to another State the program chose the most
GENERAL = {"base": "the general form", "office": "the office's own form"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that holds in a State: an id, in words, and the law behind it."""

    id: str
    says: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """How the request would stand in one State.

    ``points`` holds what is to be said under each of ``ASPECTS``; an empty aspect is one of which
    nothing is known or nothing is asked. ``national`` tells whether law of the State is installed.
    """

    state: str
    name: str
    present: bool
    national: bool
    points: dict[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """What comes and what falls away under one aspect, against the State that is asked now."""

    state: str
    aspect: str
    comes: tuple[Point, ...]
    goes: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A request in several States, the one that is asked now first."""

    file: str
    on: dt.date
    sides: tuple[Side, ...]

    def changes(self) -> tuple[Change, ...]:
        """What would change in each other State, aspect by aspect; what stays is left out."""
        now, *others = self.sides
        found = [
            Change(
                side.state,
                aspect,
                _without(side.points[aspect], now.points[aspect]),
                _without(now.points[aspect], side.points[aspect]),
            )
            for side in others
            for aspect in ASPECTS
        ]
        return tuple(change for change in found if change.comes or change.goes)


def compare(
    case: CaseFile, states: Sequence[str], host: Host, on: dt.date | None = None
) -> Comparison:
    """Put a request to other States; nothing is written.

    Args:
        case: the request.
        states: the codes of the other States.
        host: the plugins.
        on: the day whose law is asked for; left out, the draft's own.

    Raises:
        DraftError: the case is no request, or cannot be used.
        InputError: a State is the one that asks, or the one that is asked already.
    """
    draft = case.draft
    if isinstance(draft, Request):
        _refuse_own(draft, states)
        codes = dict.fromkeys((draft.requested.state, *states))
    else:
        codes = dict.fromkeys(states)
    checked = [check_case(sent_to(case, code, host), host, on=on) for code in codes]
    sides = tuple(_side(one, one.host, present=n == 0) for n, one in enumerate(checked))
    shown = checked[0].resolved.case.path.name  # without the name of a protected person
    return Comparison(shown, checked[0].resolved.on, sides)


def _refuse_own(draft: Request, states: Iterable[str]) -> None:
    own = {draft.requesting.state: "requesting", draft.requested.state: "requested"}
    cure = "Name other States."
    faults = [
        Fault("--to", 0, 0, "", f"{code} is already the {own[code]} State", cure)
        for code in states
        if code in own
    ]
    if faults:
        raise InputError(faults)


def _without(points: Iterable[Point], others: Iterable[Point]) -> tuple[Point, ...]:
    known = {(point.id, point.says) for point in others}
    return tuple(point for point in points if (point.id, point.says) not in known)


def _side(checked: Checked, host: Host, *, present: bool) -> Side:
    resolved = checked.resolved
    code = resolved.parties.code("requested") or ""
    state = resolved.states[code]
    report = report_on(resolved, host, checked.findings)  # the same verdict as `comity refusals`
    points: dict[str, tuple[Point, ...]] = {
        "basis": tuple(_basis(checked)),
        "language": tuple(_language(checked)),
        "authority": tuple(_authority(checked)),
        "channel": tuple(_channel(checked, host)),
        "form": tuple(_form(checked, host)),
        "process": tuple(_process(checked)),
        "dual-criminality": tuple(_dual(checked)),
        "rules": tuple(
            _rule(f)
            for f in checked.findings
            if _of_law(f, checked) and (present or f.rule != CHOSEN)
        ),
        "refusal": (*_risks(report.judged), _covered(report)),
        "assurances": tuple(
            Point(one.kind, one.kind.replace("-", " "), one.citation) for one in report.offered
        ),
    }
    national = resolved.books.get(code) is not None and not state.baseline
    return Side(code, state.short_named(), present, national, points)


def _basis(checked: Checked) -> Iterable[Point]:
    """What would carry it: in force, binding, and not outside its scope as far as can be told."""
    resolved = checked.resolved
    for basis in resolved.bases:
        instrument = basis.instrument
        if basis.status == "in-force" and instrument.binding and basis.applies is not False:
            open_ = "" if basis.applies else ", if the case is within its scope"
            yield Point(instrument.id, f"{instrument.named()}{open_}", instrument.citation)
    draft = resolved.draft
    assert isinstance(draft, Request)
    if draft.reciprocity:
        yield Point("reciprocity", "reciprocity, as stated in the request")
    found = answer(resolved.book("requested"), "treaty-needed")
    if found is not None:
        words = {"yes": "a treaty is needed", "no": "no treaty is needed"}
        said = words.get(str(found.value), f"treaty needed: {found.value}")
        yield Point("treaty-needed", said, found.cited())


def _language(checked: Checked) -> Iterable[Point]:
    demand = checked.resolved.demand
    told: set[str] = set()
    for requirement in demand.binding:
        text = f"in {listed(map(language_name, requirement.accepts), 'or')}"
        text += "; certified translation" if requirement.certified else ""
        if requirement.certified and requirement.certified_condition:
            text += f" ({requirement.certified_condition})"
        if text not in told:
            yield Point("language", text, requirement.citation)
        told.add(text)
    if not demand.binding:
        yield Point("language-unknown", "accepted languages not known")
    for other in demand.alternatives:
        yield Point(
            "language-besides",
            f"besides {language_name(other.language)}: {other.condition or 'open'}"
            f"{MET[accepted(other.requirement, other.language, checked.resolved)]}",
        )


def _authority(checked: Checked) -> Iterable[Point]:
    draft = checked.resolved.draft
    assert isinstance(draft, Request)
    authority = draft.requested.central_authority
    if authority is not None:
        filled = checked.resolved.filled.get("requested.central_authority")
        name = ", ".join(filter(None, (authority.name, authority.unit)))
        yield Point("central-authority", name, filled.citation if filled else None)


def _channel(checked: Checked, host: Host) -> Iterable[Point]:
    resolved = checked.resolved
    found = answer(resolved.book("requested"), "transmission")
    if found is not None:
        yield Point("transmission", str(found.says or found.value), found.cited())
    for one in resolved.notified:
        if one.notification.about == "road":
            way = written(one.notification.value, "road")
            yield Point(f"road-{one.instrument.id}", "; ".join(way), one.notification.cited())
    for channel in host.channels(resolved.draft, resolved.parties, resolved.on):
        yield Point(channel.id, channel.title, channel.citation)


def _form(checked: Checked, host: Host) -> Iterable[Point]:
    resolved = checked.resolved
    draft = resolved.draft
    assert isinstance(draft, Request)
    name = f"{checked.document_type.template}.{draft.form}"
    template = host.find_template(name, resolved.parties, resolved.language, resolved.on)
    if template is not None:
        prescribed = template.origin == resolved.parties.code("requested")
        state = resolved.states.get(template.origin)
        origin = state.short_named() if state is not None else template.origin
        whose = GENERAL.get(template.origin, f"the form of {origin}")
        how = "its prescribed form" if prescribed else whose
        yield Point("template", how)


def _process(checked: Checked) -> Iterable[Point]:
    """How a foreign authority obtains each measure there, with the standard that must be met."""
    draft = checked.resolved.draft
    assert isinstance(draft, Request)
    for measure in draft.measures:
        book = checked.resolved.book("requested")
        case = seen_by_law(draft.data(), checked.resolved.parties)
        for found in applying(book, "foreign-process", measure.kind, case):
            if isinstance(found.value, dict):
                lead = f"{found.beside}: " if found.beside else ""
                text = f"{lead}{found.value.get('process', '')}"
                standard = found.value.get("standard")
                text += f"; standard: {standard}" if standard else ""
                yield Point(f"process.{measure.id}", f"{measure.id}: {text}", found.cited())


def _dual(checked: Checked) -> Iterable[Point]:
    for one in asked_for(checked.resolved):
        said = one.value or "not known"
        yield Point(f"dual-criminality.{one.measure}", f"{one.measure}: {said}", one.citation)


def _risks(judged: tuple[Judged, ...]) -> Iterable[Point]:
    """The grounds at risk, one of several measures once."""
    rows: dict[tuple[str, Citation | None], list[Judged]] = {}
    for one in judged:
        if one.status == "at-risk":
            rows.setdefault((one.title, one.citation), []).append(one)
    for (title, citation), found in rows.items():
        measures = tuple(dict.fromkeys(name for one in found for name in one.measures))
        yield Point(found[0].ground_id, f"{title}{_measures(measures)}", citation)


def _covered(report: Report) -> Point:
    """What the verdict rests on: a State of which no ground was read is not a safer one."""
    return Point("judged", report.coverage.says)


def _rule(finding: Finding) -> Point:
    return Point(f"{finding.rule} {finding.field}".strip(), finding.message, finding.citation)


def _of_law(finding: Finding, checked: Checked) -> bool:
    """Whether a finding is what the other side's law or an instrument asks for and misses."""
    home = checked.resolved.parties.code("requesting")
    asked = finding.citation is not None and finding.source not in (home, "core")
    if not asked or finding.rule.startswith(("refusal.", "language.")):
        return False
    rule = checked.resolved.rule_called(finding.rule, finding.source)
    return rule.demands if rule else finding.severity is not Severity.ADVICE


def _measures(names: tuple[str, ...]) -> str:
    return f" ({', '.join(names)})" if names else ""
