"""By which road a request goes and who may issue it, on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from comity.model.law_ways import Issuer, RoadLaw
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.page import Item, Section, entry_of, read_and_unread
from comity.tasks.lawpages.show_duties import titled
from comity.text.written import human, listed

__all__ = ["way_sections"]

Measures = Mapping[str, AssistanceKind]
OPEN = {"yes": "Open", "urgent": "Open to urgent requests alone", "no": "Closed"}
TITLES = {"contact-point": "24/7 contact point", "home-order": "Order of the requesting State"}


def way_sections(
    roads: Iterable[RoadLaw], issuers: Iterable[Issuer], measures: Measures
) -> list[Section]:
    """The section on roads and that on issuers, as far as somebody read anything on them."""
    found = [
        Section("roads", "By which road a request goes", _roads(roads, measures)),
        Section("issuers", "Who may issue", _issuers(issuers, measures)),
    ]
    return [section for section in found if section.items]


def _roads(roads: Iterable[RoadLaw], measures: Measures) -> tuple[Item, ...]:
    """One item for each road, with what is said of it."""
    found: dict[str, list[Item]] = {}
    for road in roads:
        said = entry_of(road, road.id or road.road, label=_open(road, measures))
        item = Item(road.road, TITLES.get(road.road, human(road.road)), entries=(said,))
        found.setdefault(road.road, []).append(item)
    items = []
    for name, rows in found.items():
        read, _ = read_and_unread([entry for row in rows for entry in row.entries])
        if read:
            items.append(Item(name, rows[0].title, entries=read))
    return tuple(items)


def _open(road: RoadLaw, measures: Measures) -> str:
    """To whom a road is open, for what and to whom it leads, in a line."""
    parts = [OPEN[road.open] + _about(road, measures)]
    if road.role == "requesting":
        parts.append("for requests of this State")
    if road.by:
        parts.append(f"issued by {listed(map(_plain, road.by), 'or')}")
    if road.leads_to:
        parts.append(f"to {road.leads_to}")
    if road.carriers:
        parts.append(f"carried by {listed(map(_plain, road.carriers), 'or')}")
    if road.closed:
        parts.append("no other road between authorities is open")
    return "; ".join(parts)


def _issuers(issuers: Iterable[Issuer], measures: Measures) -> tuple[Item, ...]:
    items = []
    for number, one in enumerate(issuers, start=1):
        title = listed(map(_plain, one.capacity), "or")
        label = "; ".join(filter(None, _may(one, measures)))
        read, _ = read_and_unread([entry_of(one, one.id or f"issuer {number}", label=label)])
        if read:
            items.append(Item(one.id or str(number), title[:1].upper() + title[1:], entries=read))
    return tuple(items)


def _may(one: Issuer, measures: Measures) -> tuple[str, ...]:
    validated = listed(map(_plain, one.validated_by), "or")
    others = "" if "other" in one.capacity else "nobody else"
    return (
        ("Requests of this State" if one.role == "requesting" else "Requests")
        + _about(one, measures),
        f"others need validation by {validated}" if validated else others,
        "with an order of a court" if one.with_order else "",
    )


def _about(way: RoadLaw | Issuer, measures: Measures) -> str:
    about = f" for {titled(way.measures, measures)}" if way.measures else ""
    return about + (f", but not for {titled(way.not_for, measures)}" if way.not_for else "")


def _plain(name: str) -> str:
    return {"interpol": "INTERPOL", "eurojust": "Eurojust"}.get(name, name.replace("-", " "))
