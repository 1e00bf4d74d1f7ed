"""What the law of the State that is asked lets its providers do, and how it has data preserved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.ask import applying
from comity.law.seen import seen_by_law
from comity.model.law_records import Answer
from comity.model.law_ways import RoadLaw
from comity.model.messages import Message
from comity.model.records import HOLD, AssistanceKind, Channel, Openness
from comity.steps.assess.assessment import has_no_power
from comity.steps.ladder.ladder_entries import Entry
from comity.steps.ladder.pair import Pair, classes_of
from comity.text.messages import message

__all__ = ["by_law"]

DIRECT, EMERGENCY, PROCESS = "direct-approach", "emergency-disclosure", "foreign-process"
LASTS, LONGER = "preservation-period", "preservation-extension"
NOT_SAID = "not established"
OPENNESS: Mapping[str, Openness] = {"yes": "yes", "no": "no"}


def by_law(pair: Pair, preserving: AssistanceKind | None) -> Iterator[Entry]:
    """Emergency disclosure, preservation, and voluntary disclosure by the law of that State."""
    yield from _answered(pair, EMERGENCY)
    if pair.fades and preserving is not None:
        yield from _preserved(pair, preserving)
    yield from _answered(pair, DIRECT)
    yield from _own_orders(pair)


def _seen(pair: Pair) -> Mapping[str, Any]:
    return seen_by_law(pair.resolved.draft.read_data(), pair.resolved.parties)


def _answered(pair: Pair, question: str) -> Iterator[Entry]:
    """One entry for each answer of the law, and one for the kinds on which none was read."""
    kinds = [kind for kind in pair.kinds if kind.electronic and tuple(classes_of(kind))]
    if not kinds:
        return
    told: dict[int, tuple[Answer, list[AssistanceKind]]] = {}
    silent: list[AssistanceKind] = []
    for kind in kinds:
        found = applying(pair.resolved.book("requested"), question, kind.kind, _seen(pair))
        for one in found:
            told.setdefault(id(one), (one, []))[1].append(kind)
        if not found:
            silent.append(kind)
    for number, (one, about) in enumerate(told.values(), start=1):
        yield _entry(pair, question, one, about, number)
    if silent:
        yield _unread(pair, question, silent)


def _classes(kinds: list[AssistanceKind]) -> tuple[Message, ...]:
    names = dict.fromkeys(each for kind in kinds for each in classes_of(kind))
    return tuple(message(f"ladder.class/{name}") for name in names)


def _rung(question: str) -> tuple[Any, str]:
    return ("emergency", "emergency") if question == EMERGENCY else ("provider", "voluntary")


def _entry(
    pair: Pair, question: str, one: Answer, kinds: list[AssistanceKind], number: int
) -> Entry:
    rung, name = _rung(question)
    opens = OPENNESS.get(str(one.value), "unknown")
    title = message(f"ladder.title/{name}", classes=_classes(kinds))
    grade = "no" if opens == "no" else "by-law"
    channel = Channel(
        id=f"{name}-{number}",
        title=title.text,
        kind=rung,
        says=one.says,
        citation=one.cited(),
        source=pair.asked.id,
        open=opens,
        only="emergency" if rung == "emergency" else "",
        why=message(f"ladder.why/law-{opens}", state=pair.asked),
        gives={each: grade for kind in kinds for each in classes_of(kind)},
        measures=tuple(kind.kind for kind in kinds),
        use="evidence",
        short=name,
    )
    return Entry(channel, title)


def _unread(pair: Pair, question: str, kinds: list[AssistanceKind]) -> Entry:
    """What no law that was read tells: the provider is asked all the same, and its notice read."""
    rung, name = _rung(question)
    title = message(f"ladder.title/{name}", classes=_classes(kinds))
    channel = Channel(
        id=name,
        title=title.text,
        kind=rung,
        says="",
        source=pair.asked.id,
        open="unknown",
        only="emergency" if rung == "emergency" else "",
        why=message("ladder.why/law-unread", state=pair.asked),
        measures=tuple(kind.kind for kind in kinds),
        short=name,
    )
    return Entry(channel, title, message(f"ladder.ask/{name}"))


def _preserved(pair: Pair, kind: AssistanceKind) -> Iterator[Entry]:
    """Preservation under the law of the State that is asked, and a request to the provider."""
    book, seen = pair.resolved.book("requested"), _seen(pair)
    title = message("ladder.title/preserved", state=pair.asked)
    for one in applying(book, PROCESS, kind.kind, seen)[:1]:
        process = str(one.value.get("process", "")) if isinstance(one.value, Mapping) else ""
        if not process or process == NOT_SAID or has_no_power(process):
            continue
        channel = Channel(
            id="preservation-by-law",
            title=title.text,
            kind=HOLD,
            says=one.says,
            citation=one.cited(),
            source=pair.asked.id,
            why=message("ladder.why/law-yes", state=pair.asked),
            gives={HOLD: "yes"},
            use=HOLD,
            lasts=_lasting(pair),
            short=HOLD,
        )
        yield Entry(channel, title, message("ladder.ask/process", process=process))
    yield _held_by_provider(pair, kind)


def _held_by_provider(pair: Pair, kind: AssistanceKind) -> Entry:
    """A letter to the provider: it may keep the data whatever the law says, and need not."""
    title = message("ladder.title/provider-hold")
    found = applying(pair.resolved.book("requested"), DIRECT, kind.kind, _seen(pair))
    one = next(iter(found), None)
    opens = OPENNESS.get(str(one.value), "unknown") if one else "unknown"
    channel = Channel(
        id="preservation-by-provider",
        title=title.text,
        kind=HOLD,
        says=one.says if one else "",
        citation=one.cited() if one else None,
        source=pair.asked.id,
        open=opens,
        why=message(f"ladder.why/law-{opens if one else 'unread'}", state=pair.asked),
        gives={HOLD: "by-law"},
        use=HOLD,
        short=HOLD,
    )
    return Entry(channel, title, message("ladder.ask/paper"))


def _lasting(pair: Pair) -> str:
    """How long data are then kept: for another State, if the law tells that apart."""
    held = applying(pair.resolved.book("requested"), LASTS)
    foreign = [one for one in held if one.holds_for == "foreign"]
    return next((one.says for one in (*foreign, *held) if one.says), "")


def _own_orders(pair: Pair) -> Iterator[Entry]:
    """An order of the asking State's own that the law of the other closes to its providers."""
    book = pair.resolved.book("requested")
    rows: list[RoadLaw] = [
        row
        for row in (book.roads if book else ())
        if row.road == "home-order" and row.role == "requested" and row.open == "no"
    ]
    opened = any(tie.status == "in-force" and tie.instrument.to_providers for tie in pair.ties)
    for number, row in enumerate(rows, start=1):
        kinds = [kind for kind in pair.kinds if row.serves(kind.kind)]
        if opened or not kinds or row.read.value == "none" or not row.held_on(pair.resolved.on):
            continue
        title = message("ladder.title/order", classes=_classes(kinds))
        channel = Channel(
            id=f"order-{number}",
            title=title.text,
            kind="provider",
            says=row.says,
            citation=row.cited(),
            source=pair.asked.id,
            open="no",
            why=message("ladder.why/law-no", state=pair.asked),
            gives={each: "no" for kind in kinds for each in classes_of(kind)},
            measures=tuple(kind.kind for kind in kinds),
            short="order",
        )
        yield Entry(channel, title)
