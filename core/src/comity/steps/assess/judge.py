"""Would they execute it? Each ground that holds, judged from the case file's own facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from comity.host import Host
from comity.law.conditions import holds, reads_words, without_silence
from comity.law.covers import can_be_asked
from comity.law.seen import seen_by_law
from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.steps.assess.assessment import (
    ANSWERED,
    STATUSES,
    ApplicableGround,
    Assessment,
    Judged,
    Verdict,
    out,
)
from comity.steps.assess.floor import settled
from comity.steps.assess.holding import (
    Bar,
    barred,
    find_bars,
    find_open_bars,
    grounds_held,
    may_carry,
    treaty_instead,
)
from comity.steps.assess.topics import judge_of
from comity.steps.protect import Shield
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["judge_grounds", "shielded"]

# What answers these grounds lies outside what a condition of the law looks at: an assurance, a
# statement, an answer of the requested State's own law.
ANSWERED_ELSEWHERE = ("death-penalty", "dual-criminality", "territoriality", "threshold")
# The judges of these look further than the condition: at what a text promises or says, at each
# offence served, at what a filled field leaves open.
LOOK_FURTHER = ("death-penalty", "form", "threshold", "discretion", "agreement", "order")


def judge_grounds(resolved: Resolved, host: Host) -> tuple[Judged, ...]:
    """How a request stands to every ground on which the other side could refuse it.

    Each measure is judged by itself: its kind, its holder, its period, the offences it serves and
    the facts it rests on. Measures that stand alike to a ground share one entry.

    Args:
        resolved: the case; its day says which law holds.
        host: asked for the kinds of assistance.

    Returns:
        In the order of their statuses, what is at risk first; nothing for a draft that is no
        request.
    """
    draft = resolved.draft
    if not isinstance(draft, Request):
        return ()
    kinds, bars = host.measures(), find_bars(resolved)
    data = seen_by_law(draft.read_data(), resolved.parties)
    open_bars = find_open_bars(resolved, host.instruments().values())
    found: list[Judged] = []
    for held in grounds_held(resolved):
        carried = [
            (index, measure)
            for index, measure in enumerate(draft.measures)
            if held.ground.topic == "scope" or may_carry(resolved, held.instrument, index)
        ]
        assessments = [
            _assessed(resolved, held, index, data, kinds)
            for index, measure in carried
            if _reaches(held, measure.kind)
            and not settled(held.ground, _carriers(resolved, index), measure.kind, resolved)
        ]
        judged = [
            (assessment, _beside_treaty(assessment, _softened(assessment, verdict, open_bars)))
            for assessment in assessments
            for verdict in (_judge(assessment, bars),)
        ]
        silent = isinstance(held.ground, PracticeGround) and not judged
        found += _entries(held, judged) if carried and not silent else ()
    shield = Shield(data, resolved.beside)
    return tuple(shielded(one, shield) for one in sorted(found, key=_order))


def _carriers(resolved: Resolved, index: int) -> list[Instrument]:
    """The instruments relied on that can carry a measure."""
    relied = (b.instrument for b in resolved.relied_on() if b.status == "in-force")
    return [one for one in relied if may_carry(resolved, one, index)]


def shielded(judged: Judged, shield: Shield) -> Judged:
    """An entry that says nothing of a protected person, nor of a fact that stays."""
    return replace(
        judged,
        why=shield.said(judged.why, judged.field),
        cure=shield.said(judged.cure, judged.field),
        field=shield.said(judged.field),
        said=judged.said and shield.message(judged.said, judged.field),
    )


def _reaches(held: ApplicableGround, kind: str) -> bool:
    """Whether a ground speaks of a kind, and its instrument, if it has one, serves that kind."""
    spoken_of = not held.ground.measures or kind in held.ground.measures
    return spoken_of and (held.instrument is None or can_be_asked(held.instrument, kind))


def _order(judged: Judged) -> tuple[int, bool]:
    return STATUSES.index(judged.status), judged.nature != "mandatory"


def _assessed(
    resolved: Resolved,
    held: ApplicableGround,
    index: int,
    data: Mapping[str, Any],
    kinds: Mapping[str, AssistanceKind],
) -> Assessment:
    draft = resolved.draft
    assert isinstance(draft, Request)
    measure = draft.measures[index]
    served = [n for n, o in enumerate(draft.offences) if o.id in measure.offences]
    served = served or list(range(len(draft.offences)))
    narrowed = {
        **data,
        "measures": [data["measures"][index]],
        "offences": [data["offences"][n] for n in served],
    }
    return Assessment(
        resolved=resolved,
        held=held,
        index=index,
        measure=measure,
        kind=kinds.get(measure.kind),
        offences=tuple((n, draft.offences[n]) for n in served),
        facts=tuple(fact for fact in draft.facts if fact.id in measure.facts),
        data=narrowed,
    )


def _judge(assessment: Assessment, bars: Iterable[Bar]) -> Verdict:
    """One measure under one ground: what takes the ground away, its condition, its topic."""
    if (gone := _taken_away(assessment, bars)) is not None:
        return gone
    ground = assessment.held.ground
    judge = judge_of(ground.topic)
    if ground.when is None:
        return judge(assessment)
    shown = holds(ground.when, assessment.data, assessment.data)
    verdict = judge(replace(assessment, strict=shown is True))
    if shown is True:
        answered = verdict.status in (*ANSWERED, "not-in-play")
        if answered and (ground.topic in ANSWERED_ELSEWHERE or verdict.field == "statements"):
            return verdict
        if verdict.status == "at-risk" or ground.topic == "death-penalty":
            return verdict
        said = message("reason.case-described/judged", assessment.remedy, judged=verdict.said)
        return Verdict("at-risk", said, verdict.field or assessment.path)
    told = verdict.status in ANSWERED or ground.topic in LOOK_FURTHER
    if shown is False and not told:
        return _not_shown(assessment)
    return verdict


def _not_shown(assessment: Assessment) -> Verdict:
    """The condition of the law is not there: by what the file says, or by what it leaves unsaid."""
    assert assessment.held.ground.when is not None
    if (
        holds(without_silence(assessment.held.ground.when), assessment.data, assessment.data)
        is False
    ):
        return out("shown-otherwise", message("reason.case-different"))
    return out("no-sign", message("reason.case-unseen"))


def _softened(assessment: Assessment, verdict: Verdict, open_bars: Iterable[Bar]) -> Verdict:
    """A risk that a protocol would take away, where it is not known whether that protocol binds."""
    bar = (
        barred(assessment.held, assessment.measure.kind, open_bars)
        if verdict.status == "at-risk"
        else None
    )
    if bar is None or assessment.held.instrument is None:
        return verdict
    said = message(
        "reason.protocol-open",
        judged=verdict.said,
        instrument=_term(bar.instrument),
        article=bar.provision.article,
        id=bar.instrument.id,
    )
    return Verdict("cannot-tell", said, verdict.field)


def _beside_treaty(assessment: Assessment, verdict: Verdict) -> Verdict:
    """What a ground leaves open or at risk, where a treaty that was not read may replace it."""
    if verdict.status not in ("at-risk", "cannot-tell"):
        return verdict
    treaty = treaty_instead(assessment.resolved, assessment.held, assessment.index)
    if treaty is None:
        return verdict
    said = message(
        "reason.treaty-unread/judged",
        verdict.said.remedy or assessment.remedy,
        judged=verdict.said,
        instrument=_term(treaty.instrument),
    )
    return Verdict("cannot-tell", said, verdict.field)


def _taken_away(assessment: Assessment, bars: Iterable[Bar]) -> Verdict | None:
    """Why the ground does not hold for the measure at all, where it does not."""
    held, ground = assessment.held, assessment.held.ground
    if ground.only is not None and holds(ground.only, assessment.data, assessment.data) is False:
        return out("not-reached", message("reason.case-excluded"))
    treaty = treaty_instead(assessment.resolved, held, assessment.index)
    if treaty is not None and treaty.read:
        said = message("reason.treaty-governs", instrument=_term(treaty.instrument))
        return out("superseded", said)
    if ground.coercive_only and not assessment.coercive:
        return out("not-reached", message("reason.compulsion-only"))
    bars = [bar for bar in bars if may_carry(assessment.resolved, bar.instrument, assessment.index)]
    if (bar := barred(held, assessment.measure.kind, bars)) is not None:
        instrument, article = _term(bar.instrument), bar.provision.article
        said = message("reason.ruled-out", instrument=instrument, article=article)
        return out("taken-away", said)
    return None


def _term(instrument: Instrument) -> Term:
    return Term("instrument", instrument.id, instrument.named())


def _entries(held: ApplicableGround, judged: list[tuple[Assessment, Verdict]]) -> list[Judged]:
    """One entry for each way in which measures stand to a ground, in the order of the draft."""
    ground = held.ground
    groups: dict[tuple[str, str, str], list[tuple[Assessment, Verdict]]] = {}
    for assessment, verdict in judged:
        alike = verdict.status, verdict.said.text, verdict.said.cure
        groups.setdefault(alike, []).append((assessment, verdict))
    entries = [
        _entry(
            held,
            group[0][1],
            tuple(assessment.measure.id for assessment, _ in group),
            ground.cited(),
        )
        for group in groups.values()
    ]
    if entries:
        return entries
    nothing = out("no-measure", message("reason.no-such-measure"))
    return [_entry(held, nothing, (), ground.cited())]


def _entry(
    held: ApplicableGround, verdict: Verdict, measures: tuple[str, ...], citation: Citation
) -> Judged:
    ground = held.ground
    return Judged(
        ground_id=ground.id,
        title=ground.title,
        topic=ground.topic or "other",
        source=held.source,
        nature=ground.nature,
        status=verdict.status,
        measures=measures,
        why=verdict.said.text,
        cure=verdict.said.cure,
        field=verdict.field,
        says=ground.says,
        citation=citation,
        reason=verdict.reason,
        said=verdict.said,
        common=ground.common if isinstance(ground, PracticeGround) else None,
        threshold=ground.threshold,
        by_field=ground.when is not None and not reads_words(ground.when),
        light=isinstance(ground, PracticeGround) and ground.severity == "advice",
    )
