"""IP addresses: one that a person used needs the moment of its use; one of a server does not.

Which of the two it is, is told from the author's own words: what the holder is, what the note says,
what a sentence of the facts says right beside the address. Without such a word it is a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address, ip_address

from babel.core import get_global

from comity.check.lint_words import sentences, shielded
from comity.drafts.papers_preservation import Preservation
from comity.drafts.people import Identifier
from comity.drafts.request import Measure, Request
from comity.records import Finding, Severity

__all__ = ["check_addresses", "is_address", "of_a_server"]

# Kinds that lead to whoever used an address. The others look at what lies at an address.
USERS = frozenset(
    {
        *("subscriber-data", "identification-data", "traffic-data", "partial-traffic-disclosure"),
        *("preservation", "emergency-disclosure"),
    }
)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
OFFSET = re.compile(r"(UTC|GMT|Z)?\s?([+-]\d{1,2}(:?\d{2})?)?")
BESIDE = 4  # words between an address and the word that tells what it is


def check_addresses(
    draft: Request | Preservation, measure: Measure, path: str
) -> Iterator[Finding]:
    """The findings on the moment at which each IP address of a measure was used."""
    if measure.kind not in USERS:
        return
    facts = [fact.text for fact in draft.facts]
    for index, mark in enumerate(measure.identifiers):
        if is_address(mark.value) and not of_a_server(mark, measure, facts):
            yield from _moment(mark, f"{path}.identifiers[{index}]")


def _moment(mark: Identifier, place: str) -> Iterator[Finding]:
    if not (mark.time and mark.time_zone):
        yield Finding(
            Severity.ERROR,
            "form.address-without-time",
            "An IP address identifies a user only with date, time and time zone.",
            place,
            "Add `time:` and `time_zone:`, and `port:` where it is known. If it is the address of "
            "a server, say so under `note:` of the address.",
        )
    elif not (MOMENT.match(mark.time) and _is_zone(mark.time_zone)):
        yield Finding(
            Severity.WARNING,
            "form.address-time-unclear",
            f"When the address was used cannot be told from {mark.time} {mark.time_zone}.",
            place,
            "Write `time: 2026-03-14T09:12:44` and `time_zone: UTC` (or +01:00, Africa/Lagos).",
        )
    elif mark.port is None and not isinstance(ip_address(mark.value.strip()), IPv6Address):
        yield Finding(
            Severity.ADVICE,
            "form.address-without-port",
            "Many users may share one IPv4 address at a time; the source port tells them apart.",
            place,
            "Add `port:` if the log has it; if not, say so under `note:` of the address.",
        )


def is_address(value: str) -> bool:
    """Whether a mark is an IP address, whatever it is called."""
    try:
        ip_address(value.strip())
    except ValueError:
        return False
    return True


def of_a_server(mark: Identifier, measure: Measure, facts: Iterable[str]) -> bool:
    """Whether an address is that of a machine that serves others, and not of a user of one."""
    if mark.time or mark.port:
        return False  # the author points to one use of it
    holder = measure.holder
    if shielded("servers", [mark.note, mark.kind]):
        return True
    if holder and shielded("hosts", [holder.kind]) and not shielded("accesses", [holder.kind]):
        return True
    said = [*facts, *measure.items, measure.title, measure.nexus, measure.purpose]
    return any(
        _called_a_server(sentence, mark.value.strip())
        for text in said
        if text and mark.value.strip() in text
        for sentence in sentences(text)
    )


def _called_a_server(sentence: str, address: str) -> bool:
    before, found, after = sentence.partition(address)
    if not found:
        return False
    lead = " ".join(before.split()[-BESIDE:])
    follows = after[:1] in ",(" or after.lstrip()[:3] in ("is ", "est", "ist")
    trail = " ".join(after.split()[:BESIDE]) if follows else ""
    return bool(shielded("servers", [lead, trail])) and not shielded("accesses", [lead])


def _is_zone(text: str) -> bool:
    """Whether a text is UTC, an offset, or the name of a zone of the IANA database."""
    return bool(OFFSET.fullmatch(text.strip())) or text.strip() in get_global("zone_territories")
