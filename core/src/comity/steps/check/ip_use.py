"""IP addresses: one that a person used needs the moment of its use; one of a server does not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address
from typing import Any

from babel.core import get_global

from comity.law.ip_addresses import is_address, of_a_server, speaks_of_servers
from comity.model.drafts.asking import Asking
from comity.model.drafts.people import Identifier
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.text.messages import finding

__all__ = ["check_addresses"]

# a time of day that has its zone with it
ZONED = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)$")

YEAR, HOUR = re.compile(r"\b(?:19|20)\d\d\b"), re.compile(r"\b\d{1,2}[:.h]\d\d\b")
UTC = re.compile(r"\b(?:UTC|GMT)\b")
NIGHT = dt.timedelta(days=1)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
OFFSET = re.compile(r"(UTC|GMT|Z)?\s?([+-]\d{1,2}(:?\d{2})?)?")


def check_addresses(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The findings on the moment at which each IP address of a measure was used.

    Kinds that do not lead to whoever used an address look at what lies at it.
    """
    if not kind.leads_to_user:
        return
    facts, data = [fact.text for fact in draft.facts], _plain(measure)
    for index, mark in enumerate(measure.identifiers):
        if is_address(mark.value) and not of_a_server(_plain(mark), data, facts):
            shared = not _served(draft, mark, facts)
            night = _night_told(draft, measure)
            yield from _moment(mark, f"{path}.identifiers[{index}]", shared=shared, night=night)


def _night_told(draft: Asking, measure: Measure) -> bool:
    """Whether the offence is of one night, in the period for which the records are wanted."""
    span = measure.period
    listed = draft.offences if isinstance(draft, Request) else ()
    asked = [one for one in listed if one.id in measure.offences]
    days = [(one.committed_from, one.committed_to or one.committed_from) for one in asked]
    if span is None or span.start is None or span.end is None or not days:
        return False
    return all(
        first and last and last - first <= NIGHT and span.start <= first and last <= span.end
        for first, last in days
    )


def _served(draft: Asking, mark: Identifier, facts: list[str]) -> bool:
    """Whether an address is a server's by any measure or fact, whenever it was used."""
    use = ("time", "time_zone", "port", "until")
    bare = {name: value for name, value in _plain(mark).items() if name not in use}
    same = [
        one
        for one in draft.measures
        if any(other.value.strip() == mark.value.strip() for other in one.identifiers)
    ]
    told = [
        text for one in same for text in (one.purpose, one.title, one.nexus, *one.items) if text
    ]
    for one in same:
        name = one.holder.name if one.holder else mark.value
        told += [name, *(text for text in facts if name in text or mark.value in text)]
    return speaks_of_servers(told) or any(of_a_server(bare, _plain(one), facts) for one in same)


def _plain(part: Measure | Identifier) -> dict[str, Any]:
    return part.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)


def _moment(mark: Identifier, place: str, *, shared: bool, night: bool) -> Iterator[Finding]:
    noted = not mark.time and _told_in_note(mark.note or "")
    if not (noted or (mark.time and (mark.time_zone or ZONED.search(mark.time)))):
        weight = Severity.ADVICE if night else Severity.WARNING
        yield finding("form.address-without-time", place, weight=weight)
    elif mark.time and not (MOMENT.match(mark.time) and _is_zone(mark.time_zone or "UTC")):
        told = " ".join(filter(None, (mark.time, mark.time_zone)))
        yield finding("form.address-time-unclear", place, time=told)
    elif (
        shared and mark.port is None and not isinstance(ip_address(mark.value.strip()), IPv6Address)
    ):
        yield finding("form.address-without-port", place)


def _told_in_note(note: str) -> bool:
    """Whether a note tells the year, the hour and the zone at which an address was used."""
    zone = ZONED.search(note) or UTC.search(note)
    return bool(YEAR.search(note) and HOUR.search(note) and zone)


def _is_zone(text: str) -> bool:
    """Whether a text is UTC, an offset, or the name of a zone of the IANA database."""
    return bool(OFFSET.fullmatch(text.strip())) or text.strip() in get_global("zone_territories")
