"""The legal statements of a plugin, each under the name by which the audit lists it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.citations import Read
from comity.model.law_records import Cited, Notification
from comity.model.law_ways import Issuer, RoadLaw
from comity.tasks.lawpages.holdings import Holding

__all__ = ["counts", "statements", "ways"]

KINDS = ("answer", "rule", "ground", "assurance", "clock", "order", "scope", "notice_duty")
CHANNELS = ("network", "time")
WAYS = ("road", "issuer")
LISTED = ("provision", "notified", "withheld", "party")


def statements(held: Holding) -> Iterator[tuple[str, Cited]]:
    """Every legal statement of a plugin, with the name under which the audit lists it."""
    book = held.book
    if book is not None:
        for answer in book.answers:
            about = f" ({', '.join(answer.measures)})" if answer.measures else ""
            default = f"{book.source}.{answer.question}{about}"
            yield f"answer {answer.id or default}", answer
        groups = (book.rules, book.grounds, book.assurances, book.clocks)
        for kind, group in zip(KINDS[1:5], groups, strict=True):
            for table in group:
                yield f"{kind} {table.id}", table
    for instrument in held.instruments:
        for kind, group in (
            ("order", instrument.order),
            ("scope", instrument.scope),
            ("provision", instrument.provisions),
            ("rule", instrument.rules),
            ("ground", instrument.grounds),
            ("clock", instrument.clocks),
            ("notified", instrument.notified),
            ("withheld", instrument.withheld),
        ):
            for number, table in enumerate(group, start=1):
                part = getattr(table, "id", "") or f"{_topic(table)} ({number})"
                yield f"{kind} {instrument.id} {part}", table
    for ground in held.practice:
        yield f"ground {ground.id}", ground
    for network in held.networks:
        yield f"network {network.id}", network
    for time in held.times:
        yield f"time {time.id}", time
    for duty in held.duties:
        yield f"notice_duty {duty.id}", duty
    yield from ways(held)


def ways(held: Holding) -> Iterator[tuple[str, RoadLaw | Issuer]]:
    """Every statement on roads and issuers, under the same names."""
    book = held.book
    said = [("", (book.roads, book.issuers))] if book is not None else []
    said += [(f"{one.id} ", (one.roads, one.issuers)) for one in held.instruments]
    for lead, groups in said:
        for kind, group in zip(WAYS, groups, strict=True):
            for number, way in enumerate(group, start=1):
                yield f"{kind} {lead}{way.id or number}", way


def _topic(table: Cited) -> str:
    if isinstance(table, Notification):
        return f"{table.code} {table.about}"
    return str(getattr(table, "topic", "") or getattr(table, "relation", ""))


def counts(held: Holding) -> dict[str, dict[str, int]]:
    """How many statements of each kind were read in which way; kinds that occur only."""
    numbers: dict[str, dict[str, int]] = {}
    readings = [(name.partition(" ")[0], table.read) for name, table in statements(held)]
    readings += [("party", row.read) for i in held.instruments for row in i.parties]
    for kind in (*KINDS, *WAYS, *CHANNELS, *LISTED):
        found = [read for name, read in readings if name == kind]
        if found:
            numbers[kind] = {read.value: found.count(read) for read in Read}
    return numbers
