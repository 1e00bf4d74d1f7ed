"""Coverage: what the 2015 model and present law ask of a notice, and how far it says it.

For each commitment of the model, and for each duty of law that applies on the day of the notice, a
notice says it, says it in part, is silent, or says the opposite. Nothing is graded: a company may
be silent, and says so to Comity under ``not_stated``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from comity.law.company_places import with_reach
from comity.law.conditions import holds, paths_of, values
from comity.law.said_points import (
    Judged,
    Said,
    Why,
    Wording,
    for_civil_cases,
    judged,
    reads_of,
)
from comity.model.citations import Read
from comity.model.drafts.notice import Notice
from comity.model.field_reads import reads_any
from comity.model.findings import Finding, Severity
from comity.model.messages import Message
from comity.model.notice_points import NoticeDuty, NoticePoint
from comity.steps.check.coverage_rows import Section, civil_only, sections, sections_by_key
from comity.steps.resolve import Resolved
from comity.text.messages import finding, finding_of, message

__all__ = [
    *("Counts", "Covered", "Standing", "advice_on", "check_coverage", "counts", "coverage"),
    "standing_coverage",
]

Data = Mapping[str, Any]
OF_ALL = ("variants[]", "scoped_rules[]", "remarks[]", "further_statements[]", "not_stated[]")
OF_PLACES = ("host", "further_hosts[]", "company.entities[]")
MODEL = "model"  # with which the ids of the commitments begin
CIVIL_READS = ("audience.for",)


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing that is asked, and how far the notice says it.

    ``number`` is that of its section of the model, ``duty`` is it as a duty of law, if it is one.
    ``on_purpose`` tells that the company leaves it unsaid and has given a reason; ``reason`` is it.
    """

    point: NoticePoint
    number: int
    heading: str
    said: Said
    why: Why = Why.NONE
    on_purpose: bool = False
    reason: str = ""
    beneath: bool = False

    @property
    def duty(self) -> NoticeDuty | None:
        """The duty of law, if it is one."""
        return self.point if isinstance(self.point, NoticeDuty) else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are said, said in part, left unsaid (of them on purpose), contradicted."""

    said: int = 0
    part: int = 0
    silent: int = 0
    on_purpose: int = 0
    contradicted: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is told of a notice already.

    ``untold`` is how many commitments of the model a gap keeps from being told, ``law_untold``
    whether a gap can decide what law asks: which duties there are depends on it too.
    """

    covered: tuple[Covered, ...]
    untold: int
    law_untold: bool


def coverage(resolved: Resolved) -> tuple[Covered, ...]:
    """Everything that is asked of a notice, in the order of the model, then the duties of law.

    What does not concern the company is left out. Nothing is asked of a notice that is for civil
    cases alone, nor of another document.
    """
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return ()
    data = draft.read_data()
    if holds(civil_only(), data, data) is True:
        return ()
    found = [one for section in sections() for one in _of_section(section, data)]
    by_key = sections_by_key()
    for duty in resolved.duties:
        section = by_key.get(duty.section, sections()[0])
        found += _judged([duty], section, with_reach(data, duty, resolved.on))
    return tuple(_beneath(found))


def standing_coverage(worlds: Sequence[Resolved]) -> Standing:
    """What is told of a notice, finished or not, whatever will stand in its gaps.

    Args:
        worlds: a finished notice alone; one with gaps as often as these were filled in.
    """
    every = [{one.point.id: one for one in coverage(world)} for world in worlds]
    gaps = tuple(dict.fromkeys(path for world in worlds for path in world.draft.gaps))
    stand: dict[str, Covered] = {}
    untold: dict[str, None] = {}
    for id in dict.fromkeys(id for found in every for id in found):
        one = every[0].get(id)
        same = one is not None and all(_alike(one, found.get(id)) for found in every)
        if one is None or not same or one.point.under in untold or reads_any(_reads(one), gaps):
            untold[id] = None
        else:
            stand[id] = one
    of_model = sum(id.startswith(f"{MODEL}.") for id in untold)
    duties = (path for world in worlds for duty in world.duties for path in reads_of(duty))
    of_law = len(untold) > of_model or reads_any((*OF_ALL, *OF_PLACES, *duties), gaps)
    return Standing(tuple(stand.values()), of_model, bool(of_law))


def _alike(one: Covered, other: Covered | None) -> bool:
    """Whether the same is told of a thing in two worlds."""
    return other is not None and (one.said, one.why, one.reason) == (
        other.said,
        other.why,
        other.reason,
    )


def counts(covered: Iterable[Covered]) -> Counts:
    """The four counts."""
    every = list(covered)
    number = Counter(one.said for one in every)
    return Counts(
        said=number[Said.SAID],
        part=number[Said.PART],
        silent=number[Said.SILENT],
        on_purpose=sum(one.on_purpose for one in every if one.said is Said.SILENT),
        contradicted=number[Said.CONTRADICTED],
    )


def check_coverage(resolved: Resolved, found: Sequence[Finding]) -> Iterator[Finding]:
    """Advice on what the notice does not say, or says in part; on law that it contradicts.

    Args:
        resolved: the notice with the law that applies to it.
        found: what is found already; a duty that one of these rules asks for too is not told again.
    """
    for one in coverage(resolved):
        told = one.said is Said.SAID or one.on_purpose or one.beneath
        if told or (one.duty and _asked_already(one.duty, found)):
            continue
        yield advice_on(one)
    yield from _unknown_points(resolved)


def _unknown_points(resolved: Resolved) -> Iterator[Finding]:
    """Entries of ``not_stated`` that name no commitment of the model and no field.

    What law asks has ids of plugins, which may not be installed: of those nothing is said.
    """
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return
    ids = [point.id for section in sections() for point in section.points]
    fields = {field.alias or name for name, field in Notice.model_fields.items()}
    for index, one in enumerate(draft.not_stated):
        first = one.point.partition(".")[0].partition("[")[0]
        known = first in fields or any(f"{id}.".startswith(f"{one.point}.") for id in ids)
        if not known and (first == MODEL or "." not in one.point):
            at = f"not_stated[{index}].point"
            yield finding("coverage.unknown-point", at, point=one.point)


def _of_section(section: Section, data: Data) -> list[Covered]:
    if section.when is not None and holds(section.when, data, data) is False:
        return []
    return _judged(section.points, section, data)


def _judged(points: Iterable[NoticePoint], section: Section, data: Data) -> list[Covered]:
    wording = _wording(section, data)
    found = []
    for point in points:
        judgement = judged(point, data, wording)
        if judgement is not None:
            found.append(_covered(point, section, judgement, data))
    return found


def _covered(point: NoticePoint, section: Section, judgement: Judged, data: Data) -> Covered:
    reason = next((r for p, r in _not_stated(data) if _means(p, point)), "")
    unsaid = judgement.said in (Said.SILENT, Said.PART)
    return Covered(
        point=point,
        number=section.number,
        heading=section.heading,
        said=Said.SILENT if reason and unsaid else judgement.said,
        why=Why.NONE if reason else judgement.why,
        on_purpose=bool(reason) and unsaid,
        reason=reason,
    )


def _beneath(found: Sequence[Covered]) -> Iterator[Covered]:
    """Each with what stands above it: of a thing that is refused, the rest is refused with it."""
    above: dict[str, Covered] = {}
    for one in found:
        parent = above.get(one.point.under)
        if parent is not None and parent.said is Said.CONTRADICTED:
            one = _under(one, Said.CONTRADICTED)
        elif parent is not None and parent.on_purpose and one.said is Said.SILENT:
            one = _under(one, Said.SILENT, parent.reason)
        above[one.point.id] = one
        yield one


def _under(one: Covered, said: Said, reason: str = "") -> Covered:
    return Covered(
        point=one.point,
        number=one.number,
        heading=one.heading,
        said=said,
        on_purpose=bool(reason),
        reason=reason,
        beneath=True,
    )


def _wording(section: Section, data: Data) -> Wording:
    """The texts in which a section may say a thing in the company's own words."""
    general = [str(one) for path in section.texts for one in values(path, data, data)]
    rules, some = False, []
    for remark in values("remarks[]", data, data):
        if _of(remark, section):
            general.append(str(remark["text"]))
    for statement in values("further_statements[]", data, data):
        general.append(f"{statement.get('title', '')}. {statement.get('text', '')}")
    for rule in values("scoped_rules[]", data, data):
        if _of(rule, section) and not for_civil_cases(rule):
            some.append(str(rule.get("text", "")))
            rules = rules or rule.get("practice") != "no"
    return Wording(tuple(general), tuple(some), rules)


def _of(row: Any, section: Section) -> bool:
    return isinstance(row, Mapping) and row.get("section") in section.keys and "text" in row


def _not_stated(data: Data) -> Iterator[tuple[str, str]]:
    for one in values("not_stated[]", data, data):
        if isinstance(one, Mapping) and one.get("point") and one.get("reason"):
            yield str(one["point"]), str(one["reason"])


def _means(named: str, point: NoticePoint) -> bool:
    """Whether a point that the author leaves unsaid is this one, or all of its part or table."""
    if point.id == named or point.id.startswith(f"{named}."):
        return True
    fields = [point.field, *(path for one in point.conditions for path in paths_of(one))]
    plain = named.replace("[]", "")
    return any(
        one == plain or one.startswith(f"{plain}.")
        for one in (field.replace("[]", "") for field in fields)
    )


def _asked_already(duty: NoticeDuty, found: Sequence[Finding]) -> bool:
    return any(fnmatchcase(one.rule, rule) for rule in duty.beside for one in found)


def advice_on(one: Covered) -> Finding:
    """What is told of a thing that a notice does not say in full, with the field to fill in."""
    point, duty = one.point, one.duty
    whom = "law" if duty else "model"
    said: dict[str, Any] = {"id": point.id, "section": one.heading, "asks": point.says}
    if one.said is Said.CONTRADICTED:
        told = message(f"coverage.contradicted/{whom}", **said)
    elif one.said is Said.SILENT:
        told = message(f"coverage.silent/{whom}", _remedy(point), **said)
    elif one.why is Why.SOME:
        told = message(f"coverage.in-part/{whom}", _remedy(point), **said)
    else:
        told = message(f"coverage.in-part/{whom}-{one.why.value}", _remedy(point), **said)
    return finding_of(
        told,
        point.field.partition("[")[0],
        citation=duty.cited() if duty else None,
        by=duty.id.partition(".")[0].upper() if duty else "core",
        weight=_weight(one),
        reads=_reads(one),
    )


def _remedy(point: NoticePoint) -> Message:
    """The field to fill in, with an example, and what the notice then says."""
    field = point.field.removesuffix("[]")
    said: dict[str, Any] = {"field": field, "sentence": point.sentence}
    if point.field == "remarks":
        return message("coverage.cure/remark", part=point.section, sentence=point.sentence)
    if point.value:
        return message("coverage.cure/value", **said, value=point.value)
    if point.field != field:
        return message("coverage.cure/item", **said)
    return message("coverage.cure", **said)


def _weight(one: Covered) -> Severity:
    """A contradiction of an official text warns, and blocks only where the text forbids it."""
    duty = one.duty
    if duty is None or one.said is not Said.CONTRADICTED:
        return Severity.ADVICE
    return Severity.ERROR if duty.forbids and duty.read is Read.OFFICIAL else Severity.WARNING


def _reads(one: Covered) -> tuple[str, ...]:
    by_key = next(section for section in sections() if section.number == one.number)
    places = OF_PLACES if one.duty else ()
    when = [*paths_of(by_key.when)] if by_key.when else []
    parts = [*when, *(f"{path}.*" for path in when)]
    texts = by_key.texts
    return tuple(
        dict.fromkeys((*reads_of(one.point), *parts, *texts, *OF_ALL, *places, *CIVIL_READS))
    )
