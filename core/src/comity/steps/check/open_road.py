"""The road that a request takes: is it open between these States, for this, to who sends it?

A road is closed only where a text says so; an error only where that text was read officially.
Where nobody speaks of it, that is said, and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.law.terms import instrument_term, state_term
from comity.model.citations import Read
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.law_ways import Issuer, RoadLaw
from comity.model.messages import Message, Term
from comity.model.records import AssistanceKind
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.check.home_order import home_order
from comity.steps.check.needs import forced
from comity.steps.check.road_elsewhere import elsewhere, needs_a_road, past_what_it_names
from comity.steps.check.road_unagreed import UNAGREED_READS, said_unagreed
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import (
    Resolved,
    SaidOfRoad,
    conditions_of,
    declared_on,
    fields_of_bases,
    fields_within,
    said_of_roads,
)
from comity.text.messages import finding, message

__all__ = ["CAPACITY_WORDS", "check_road", "weight_of"]

ROAD, CARRIER = "transmission.road", "transmission.carrier"
WITHOUT_COMPULSION = ("police", "financial-intelligence")
BETWEEN_AUTHORITIES = ("central-authorities", "judicial-authorities", "diplomatic")
ASKED_FIRST = ("judicial-authorities", "provider", "contact-point")  # open only where agreed
TOLERATED = "tolerated"
SHUT = ("named", "others", "urgent")  # verdicts of texts that another treaty may set aside
STRAIGHT = {"executing-authority": "judicial-authorities", "provider": "provider"}
ROAD_WORDS: Mapping[str, str] = {
    "central-authorities": "between the central authorities",
    "judicial-authorities": "directly between judicial authorities",
    "diplomatic": "through diplomatic channels",
    "provider": "directly to the provider",
    "home-order": "abroad as an order of the requesting State",
    "contact-point": "to the 24/7 contact point",
    "police": "from police to police",
    "financial-intelligence": "between financial-intelligence units",
}
CAPACITY_WORDS: Mapping[str, str] = {
    "central-authority": "the central authority",
    "prosecutor": "a prosecutor",
    "judge": "a judge",
    "court": "a court",
    "police": "the police",
    "other": "another authority",
}


@dataclass(frozen=True, slots=True)
class _Judged:
    """What decides on the road of some measures: closed, urgent only, not for who sends, open."""

    verdict: str
    said: SaidOfRoad | None

    @property
    def key(self) -> tuple[str, int]:
        """What is the same for all measures of which one statement decides."""
        return self.verdict, id(self.said.law) if self.said else 0


def check_road(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on the road of a request."""
    draft = resolved.draft
    if not isinstance(draft, Request) or not (draft.transmission and draft.transmission.road):
        return
    road = "home-order" if ordered_directly(resolved, draft) else draft.transmission.road
    yield from _compulsion(draft, road, kinds)
    shut = list(_open(resolved, draft, road, kinds))
    yield from list(home_order(resolved, draft, road, shut)) or shut
    yield from _carrier(resolved, draft, road)


def weight_of(law: RoadLaw | Issuer) -> Severity:
    """An error where the text itself was read and leaves no room for agreements, else a warning."""
    if isinstance(law, RoadLaw) and law.still_granted:
        return Severity.ADVICE
    firm = law.read is Read.OFFICIAL and not (isinstance(law, RoadLaw) and law.unless_agreed)
    return Severity.ERROR if firm else Severity.WARNING


def _compulsion(
    draft: Request, road: str, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """What needs compulsion, on a road on which nobody can compel."""
    compelled = tuple(one.id for one in draft.measures if forced(one, kinds))
    if compelled and road in WITHOUT_COMPULSION:
        yield finding("road.no-compulsion/none", ROAD, road=_road(road), measures=compelled)
    heard = tuple(one.id for one in draft.measures if _tried(draft, one, kinds))
    heard = tuple(name for name in heard if name not in compelled)
    if heard and road == "police":
        yield finding("road.statement-by-police", ROAD, measures=heard)


def _tried(draft: Request, measure: Measure, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether somebody is heard whose statement a court is to use."""
    kind = kinds.get(measure.kind)
    if measure.already_held is not None or kind is None or kind.items_are != "matters":
        return False
    texts = (measure.purpose, measure.result, measure.nexus, measure.necessity)
    return draft.proceedings.nature == "trial" or any(
        words_in("formal_words", "for_trial", one) for one in texts
    )


def _open(
    resolved: Resolved, draft: Request, road: str, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """One finding for each statement that decides, with the measures that it decides on.

    What the requested State declared of requests to a court or a prosecutor settles the point for
    its kinds, and has findings of its own (``notified``).
    """
    every = [said_of_roads(resolved, index) for index in range(len(draft.measures))]
    decided: dict[tuple[str, int], tuple[_Judged, list[str]]] = {}
    for index, (measure, said) in enumerate(zip(draft.measures, every, strict=True)):
        if road == "judicial-authorities" and declared_on(resolved, measure.kind):
            continue
        one = _judge(road, said, draft)
        only = past_what_it_names(resolved, draft, road, index, kinds)
        if one.verdict == "unknown" and only is not None:
            one = _Judged("others", only)
        if one.verdict in (*SHUT, TOLERATED) and one.said is not None and not one.said.order:
            other = elsewhere(resolved, draft, road, index)
            by_another = other.named or other.opened
            if other.cited or (one.verdict == TOLERATED and by_another):
                continue
            if by_another:
                one = _Judged("elsewhere", one.said)
        elif _unopened(resolved, draft, road, one, index, kinds):
            one = _Judged("unopened", None)
        if one.verdict == "unknown" and _told(resolved, road, index):
            continue
        if one.verdict == "unknown" and road == "contact-point" and forced(measure, kinds):
            one = _Judged("point", None)
        decided.setdefault(one.key, (one, []))[1].append(measure.id)
    reads = _reads(resolved, every)
    others = _others(road, every, draft)
    for one, measures in decided.values():
        if one.verdict == "elsewhere" and one.said is not None:
            yield _asked(resolved, draft, one.said, road, tuple(measures), others, reads)
        elif one.said is not None and one.verdict != "open":
            yield _shut(draft, one, one.said, road, tuple(measures), others, reads)
        elif one.verdict == "unopened":
            there = resolved.state("requested")
            assert there is not None  # a request names it
            measured, state = tuple(measures), state_term(there)
            yield finding(
                "road.unopened",
                ROAD,
                reads=reads,
                measures=measured,
                other=state,
            )
        elif one.verdict == "point":
            yield finding("road.no-compulsion/point", ROAD, reads=reads, measures=tuple(measures))
        elif one.verdict == "unknown" and road in ASKED_FIRST:
            yield _unknown(resolved, road, others, reads)


def _unopened(
    resolved: Resolved,
    draft: Request,
    road: str,
    one: _Judged,
    index: int,
    kinds: Mapping[str, AssistanceKind],
) -> bool:
    """Whether a court or an office is asked directly for what no treaty known here lets it do."""
    if one.verdict != "unknown" or road != "judicial-authorities" or _told(resolved, road, index):
        return False
    other = elsewhere(resolved, draft, road, index)
    open_ = other.cited or other.named or other.opened or other.law
    return not open_ and needs_a_road(resolved, index, kinds)


def _asked(
    resolved: Resolved,
    draft: Request,
    said: SaidOfRoad,
    road: str,
    measures: tuple[str, ...],
    others: Message | None,
    reads: tuple[str, ...],
) -> Finding:
    """A road that one text closes and that another treaty may open: a question, no more."""
    index = next(n for n, measure in enumerate(draft.measures) if measure.id == measures[0])
    other = elsewhere(resolved, draft, road, index)
    if other.opened is not None:
        return finding(
            "road.other-treaty/in-force",
            ROAD,
            citation=said.law.cited(),
            by=said.by,
            reads=reads,
            road=_road(road),
            measures=measures,
            says=said.law.says,
            instrument=instrument_term(other.opened),
            id=other.opened.id,
        )
    return finding(
        "road.other-treaty/named",
        ROAD,
        citation=said.law.cited(),
        by=said.by,
        reads=reads,
        road=_road(road),
        measures=measures,
        says=said.law.says,
        name=other.named,
        open=others,
    )


def _told(resolved: Resolved, road: str, index: int) -> bool:
    """Whether a text says otherwise that the road is known: who is addressed, who answers.

    An instrument may send the measure straight to who executes it, and the requested State's law
    may answer what its providers do if they are asked directly.
    """
    addressed = resolved.roads[index]
    if addressed is not None and road == STRAIGHT.get(addressed.to):
        return True
    kind = str(resolved.draft.read_data()["measures"][index]["kind"])
    book = resolved.book("requested")
    return road == "provider" and any(
        one.question == "direct-approach"
        and one.read is not Read.NONE
        and (not one.measures or kind in one.measures)
        for one in (book.answers if book else ())
    )


def _shut(
    draft: Request,
    one: _Judged,
    said: SaidOfRoad,
    road: str,
    measures: tuple[str, ...],
    others: Message | None,
    reads: tuple[str, ...],
) -> Finding:
    """A road that a text closes, at large or to who issues the request."""
    if one.verdict == "not-theirs":
        return finding(
            "road.not-theirs",
            ROAD,
            citation=said.law.cited(),
            by=said.by,
            weight=weight_of(said.law),
            reads=reads,
            road=_road(road),
            measures=measures,
            says=said.law.says,
            issuers=capacities(said.law.by),
        )
    agreed, urgent = said.law.unless_agreed and not said.law.still_granted, one.verdict == "urgent"
    words = said_unagreed(draft) if agreed and not urgent else {}
    open_if = "urgent-agreed" if urgent else "unagreed" if words else "agreed"
    return finding(
        f"road.closed/{open_if if agreed else one.verdict}",
        ROAD,
        citation=said.law.cited(),
        by=said.by,
        weight=(Severity.WARNING if words else Severity.ADVICE) if agreed else weight_of(said.law),
        reads=(*reads, *UNAGREED_READS) if words else reads,
        road=_road(road),
        measures=measures,
        says=said.law.says,
        open=others,
        **words,
    )


def _judge(road: str, said: Sequence[SaidOfRoad], draft: Request) -> _Judged:
    """What decides on a road: whatever opens it, then what closes it, then the only others.

    The requested State may accept more than a treaty demands, and less only where it declared so.
    A statement whose condition the draft leaves open is given the benefit of the doubt. An order of
    an instrument takes its roads alone: the law on letters of request opens it none.
    """
    orders = [one for one in said if one.order and one.sure]
    said = orders if any(one.law.closed for one in orders) else said
    own = [(_verdict(one, draft), one) for one in said if one.law.road == road]
    opens = [one for verdict, one in own if verdict == "open"]
    if opens or any(not one.sure for _, one in own):
        return _Judged("open", opens[0] if opens else None)
    if own:
        return _Judged(*min(own, key=lambda found: found[0] != TOLERATED))
    only = [one for one in said if one.law.closed and one.sure]
    if road == "diplomatic":  # no treaty that opens another road shuts it, but to orders of its own
        only = [one for one in only if one.order]
    if only and road in BETWEEN_AUTHORITIES:
        return _Judged("others", only[0])
    return _Judged("unknown", None)


def _verdict(one: SaidOfRoad, draft: Request) -> str:
    """What one statement on the road says of this request."""
    if one.law.open == "no":
        return TOLERATED if one.law.still_granted else "named"
    if one.law.open == "urgent" and not _urgent(draft):
        return "urgent"
    return "open" if not one.law.by or _may_use(one, draft) else "not-theirs"


def _may_use(one: SaidOfRoad, draft: Request) -> bool:
    """Whether who issues it may use the road; an untold capacity is not held against it."""
    issuer, other = draft.requesting.issued_by, draft.requesting.validated_by
    told = {official.capacity for official in (issuer, other) if official and official.capacity}
    return not told or bool(told & set(one.law.by))


def _urgent(draft: Request) -> bool:
    return draft.urgency is not None and draft.urgency.level in ("urgent", "emergency")


def _others(road: str, every: Sequence[Sequence[SaidOfRoad]], draft: Request) -> Message | None:
    """The roads that a statement opens for all that is asked."""
    judged = [[name for name in ROAD_WORDS if _opens(name, said, draft)] for said in every]
    roads = [name for name in ROAD_WORDS if all(name in found for found in judged)]
    roads = [name for name in roads if name != road]
    return message("road.open", roads=tuple(map(_road, roads))) if roads else None


def _opens(road: str, said: Sequence[SaidOfRoad], draft: Request) -> bool:
    one = _judge(road, said, draft)
    return one.verdict == "open" and one.said is not None and one.said.sure


def _unknown(
    resolved: Resolved, road: str, named: Message | None, reads: tuple[str, ...]
) -> Finding:
    one, other = resolved.state("requesting"), resolved.state("requested")
    assert one is not None and other is not None  # a request names both
    return finding(
        "road.unknown",
        ROAD,
        reads=reads,
        road=_road(road),
        one=state_term(one),
        other=state_term(other),
        open=named,
    )


def _carrier(resolved: Resolved, draft: Request, road: str) -> Iterator[Finding]:
    """INTERPOL where a text lets it carry urgent requests alone, and this one is not urgent."""
    if draft.transmission is None or draft.transmission.carrier != "interpol" or _urgent(draft):
        return
    for index in range(len(draft.measures)):
        said = said_of_roads(resolved, index)
        carried = [one for one in said if "interpol" in one.law.carriers]
        if carried and all(one.law.open == "urgent" for one in carried):
            yield finding(
                "road.carrier",
                CARRIER,
                citation=carried[0].law.cited(),
                by=carried[0].by,
                reads=_reads(resolved, [said]),
                says=carried[0].law.says,
            )
            return


def _road(road: str) -> Term:
    return Term("term", f"road-{road}", ROAD_WORDS[road])


def capacities(names: Sequence[str]) -> tuple[Term, ...]:
    """Capacities as a message names them; *another authority* only where no other is named."""
    told = [name for name in names if name != "other"] or names
    return tuple(Term("term", f"capacity-{name}", CAPACITY_WORDS[name]) for name in told)


def _reads(resolved: Resolved, every: Sequence[Sequence[SaidOfRoad]]) -> tuple[str, ...]:
    said = [one for found in every for one in found]
    conditions = [path for when in conditions_of(said) for path in fields_within(when)]
    limited = ("requesting.issued_by.capacity", "requesting.validated_by.capacity")
    by = limited if any(one.law.by for one in said) else ()
    urgent = ("urgency.level",) if any(one.law.open == "urgent" for one in said) else ()
    return (*fields_of_bases(resolved), *conditions, *by, *urgent)
