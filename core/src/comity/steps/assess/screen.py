"""A screen over facts, occupations and titles: what may read as a ground of refusal.

It asks, once for each topic and as advice, and asserts nothing. It is silent where the draft
answers already (a statement, a text on privilege or immunity, an assurance), where a ground of law
or of practice has raised the point, and where what is relied on takes the objection away. Words are
known in English, French and German; of a draft in another language it asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.law.covers import can_be_asked
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import ANSWERED, UNHELD, Judged
from comity.steps.assess.ground_reads import TOPIC_READS
from comity.steps.assess.holding import find_bars, may_carry
from comity.steps.assess.screen_signs import SIGNS, born_under_age
from comity.steps.assess.screen_words import FactsRead, Sign
from comity.steps.resolve import Resolved, fields_of_bases
from comity.text.messages import finding
from comity.text.word_lists import words_known

__all__ = ["screen"]


@dataclass(frozen=True, slots=True)
class _Point:
    """What raises a topic elsewhere, and what answers it.

    ``grounds`` are topics of grounds, the first that of the point itself; ``statements`` are those
    that answer; ``cues`` are words in a finding that has raised it. With ``held`` it is asked only
    where a ground on it is known to hold or no ground is known at all, with ``barred`` not where
    what is relied on takes it away or lists its grounds without it.
    """

    grounds: tuple[str, ...]
    statements: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    held: bool = False
    barred: bool = True


POINTS: Mapping[str, _Point] = {
    "political": _Point(
        ("political-offence", "political-or-fiscal", "political-or-essential"),
        ("political-offence",),
        ("political",),
    ),
    "military": _Point(("military-offence",), ("military-offence",), ("military",), held=True),
    "fiscal": _Point(
        ("fiscal", "political-or-fiscal"), ("fiscal-offence",), ("fiscal",), held=True
    ),
    "persecution": _Point(
        ("persecution", "fundamental-rights"),
        ("persecution", "political-offence"),
        ("persecut",),
    ),
    "secrets": _Point(
        ("essential-interests", "political-or-essential"),
        ("essential-interests",),
        ("essential-interests", "state secret"),
    ),
    "privilege": _Point(
        ("privilege",), cues=("`privilege`", "`press`", "`privilege_plan`"), barred=False
    ),
    "immunity": _Point(("immunity",), cues=("`immunity`",), barred=False),
    "minor": _Point((), cues=("`minor`",), barred=False),
    "death": _Point(("death-penalty",), cues=("death-penalty", "death penalty"), barred=False),
}


def screen(
    resolved: Resolved,
    judged: Iterable[Judged],
    known: Iterable[Finding],
    kinds: Mapping[str, AssistanceKind],
) -> Iterator[Finding]:
    """The questions on a request, one for each topic at most.

    Args:
        resolved: the case.
        judged: the grounds, as they were judged.
        known: the findings so far, which may have raised a point.
        kinds: the kinds of assistance.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or not words_known(resolved.language):
        return
    judged, known = list(judged), list(known)
    facts = FactsRead(draft)
    for topic, signs in SIGNS.items():
        if _settled(resolved, draft, POINTS[topic], judged, known):
            continue
        if found := list(signs(draft, facts, kinds)):
            words = found[0].words
            yield finding(
                f"screen.{topic}",
                found[0].field,
                reads=_reads(resolved, POINTS[topic]),
                places=_ids(found),
                words=words,
            )
        elif topic == "minor" and (born := list(born_under_age(draft))):
            yield finding("screen.minor/born", born[0].field, places=_ids(born))


def _reads(resolved: Resolved, point: _Point) -> tuple[str, ...]:
    """What decides whether a ground has raised the point or is taken away."""
    of_grounds = (path for topic in point.grounds for path in TOPIC_READS.get(topic, ()))
    return (*fields_of_bases(resolved), *of_grounds)


def _ids(found: Iterable[Sign]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in found))


def _settled(
    resolved: Resolved,
    draft: Request,
    point: _Point,
    judged: list[Judged],
    known: list[Finding],
) -> bool:
    """Whether the draft, another finding or what is relied on leaves nothing to ask."""
    if any(one.ground in point.statements for one in draft.statements):
        return True
    on_it = [one for one in judged if one.topic in point.grounds]
    if any(one.status == "at-risk" for one in on_it) or any(_raises(f, point) for f in known):
        return True
    own = [one for one in on_it if one.topic == point.grounds[0]]
    if own and any(one.status in ANSWERED for one in own) and not point.cues[0].startswith("`"):
        return True
    held = [one for one in on_it if one.reason not in UNHELD]
    if point.held and not held and any(one.nature != "link" for one in judged):
        return True
    measures = range(len(draft.measures))
    return point.barred and bool(measures) and all(_taken(resolved, point, n) for n in measures)


def _raises(found: Finding, point: _Point) -> bool:
    """Whether a finding has raised the point: by its rule, or by what its cure asks for."""
    rule = found.rule.rpartition(".")[2]
    return rule in point.grounds or any(cue in f"{found.cure} {found.rule}" for cue in point.cues)


def _taken(resolved: Resolved, point: _Point, index: int) -> bool:
    """Whether what carries a measure bars the objection, or lists all grounds without it."""
    kind = str(resolved.draft.read_data()["measures"][index]["kind"])
    bars = (b for b in find_bars(resolved) if may_carry(resolved, b.instrument, index))
    if any(
        _speaks(b.provision.measures, kind) and point.grounds[0] in b.provision.bars for b in bars
    ):
        return True
    for basis in resolved.relied_on():
        law = basis.instrument
        carries = basis.status == "in-force" and may_carry(resolved, law, index)
        if not carries or not can_be_asked(law, kind):
            continue
        named = any(one.topic in point.grounds for one in law.grounds)
        complete = any(
            row.only_grounds
            and row.read is not Read.NONE
            and row.held_on(resolved.on)
            and _speaks(row.measures, kind)
            for row in law.provisions
        )
        if complete and not named:
            return True
    return False


def _speaks(measures: tuple[str, ...], kind: str) -> bool:
    return not measures or kind in measures
