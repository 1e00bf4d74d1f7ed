"""Two findings on one lack: the more precise one stays, wherever the other is made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.model.findings import Finding

__all__ = ["without_doubles"]

MEASURE = re.compile(r"measures\[\d+\]")
# (the less precise one, the more precise one): of one measure, of one field, of one request
OF_A_MEASURE = (
    ("extent.things-back", "asset.owed-back"),
    ("annex.power-law", "asset.order-law"),
    ("lint.no-end/property", "asset.end-open"),
    ("asset.end-untold", "asset.end-open"),
    ("asset.order-of-another", "asset.third-party/unexplained"),
)
OF_A_FIELD = (("links.link-open", "asset.trail-open"),)
OF_A_REQUEST = (
    ("addressee.area/two", "gb.restraint.part-of-the-state"),
    ("form.secrecy-end/wish", "asset.unwarned"),
    ("lu.request.person-and-nationality", "uncac.46-15-e"),
    ("lu.request.person-and-nationality", "untoc.18-15-e"),
    ("asset.claim-open/told", "asset.third-party"),
)
DAY_OF_THEFT = frozenset({"asset.taken-when/day", "asset.taken-when/both"})


def without_doubles(found: Sequence[Finding]) -> list[Finding]:
    """The findings, less those that a more precise one says too."""
    return [one for one in found if not _is_double(one, found)]


def _is_double(one: Finding, found: Sequence[Finding]) -> bool:
    if one.rule == "case.offence-undated":  # with several, which one is the theft is not known
        alone = sum(other.rule == one.rule for other in found) == 1
        return alone and any(_id(other) in DAY_OF_THEFT for other in found)
    if _id(one) == "addressee.area/part" and one.said:  # of several measures, it says more
        reached = dict(one.said.params).get("measures")
        single = isinstance(reached, tuple) and len(reached) == 1
        return single and any(other.rule == "gb.restraint.part-of-the-state" for other in found)
    return (
        any(_place(one) == _place(other) for other in _better(one, OF_A_MEASURE, found))
        or any(one.field == other.field for other in _better(one, OF_A_FIELD, found))
        or bool(_better(one, OF_A_REQUEST, found))
    )


def _better(
    one: Finding, pairs: tuple[tuple[str, str], ...], found: Sequence[Finding]
) -> list[Finding]:
    """The findings that are more precise than one, by a table of pairs."""
    wanted = {precise for plain, precise in pairs if plain in (one.rule, _id(one))}
    return [other for other in found if {other.rule, _id(other)} & wanted]


def _place(one: Finding) -> str:
    found = MEASURE.match(one.field)
    return found.group(0) if found else one.field


def _id(one: Finding) -> str:
    """The rule with its variant, where the finding is a message of the registry."""
    return one.said.id if one.said else one.rule
