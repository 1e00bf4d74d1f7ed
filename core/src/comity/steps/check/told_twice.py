"""Two findings on one lack: the one that says it better stays, wherever the other is made.

The table ``BETTER`` decides. What depends on more than two ids and a place stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from comity.model.findings import Finding

__all__ = ["without_doubles"]

SECTION = re.compile(r"(?<![(\w])\d+[A-Z]*")  # its number, without those of its paragraphs
MEASURE = re.compile(r"measures\[\d+\]")
UNFIT = tuple(
    f"basis.{name}"
    for name in ("scope", "kinds", "not-party", "signed", "nowhere", "uncarried", "papers")
)
DATE_ASKED = tuple(
    f"timing.no-deadline/{why}" for why in ("custody", "limitation", "coming", "trial")
)
DAY_OF_THEFT = frozenset({"asset.taken-when/day", "asset.taken-when/both"})
SINGAPORE = (
    "sg.request.undertaking-of-reciprocity",
    "sg.request.reciprocity-beside-a-convention",
    "sg.statement.undertaking-of-reciprocity",
)
CLAIMS = re.compile(r"third part|good faith|owner|claim|rights", re.I)
TAX = re.compile(r"tax|fiscal|revenue", re.I)
Alike = Callable[[Finding, Finding], bool]


class Better(NamedTuple):
    """A finding that goes where one of others is made, and when the two speak of one thing.

    ``plain`` and ``precise`` are rules, or ids with their variant.
    """

    plain: str
    precise: tuple[str, ...]
    alike: Alike


def without_doubles(found: Sequence[Finding]) -> list[Finding]:
    """The findings, less those that another one says better, or that follow from it."""
    return [one for one in found if not _is_double(one, found)]


def _place(one: Finding) -> str:
    found = MEASURE.match(one.field)
    return found.group(0) if found else one.field


def of_a_measure(one: Finding, other: Finding) -> bool:
    """Whether both stand in one measure, or at one field elsewhere."""
    return _place(one) == _place(other)


def of_a_part(one: Finding, other: Finding) -> bool:
    """Whether both stand in one measure, offence or other part."""
    return one.field.partition(".")[0] == other.field.partition(".")[0]


def of_a_field(one: Finding, other: Finding) -> bool:
    """Whether both stand at one field."""
    return one.field == other.field


def of_a_draft(_one: Finding, _other: Finding) -> bool:
    """Whatever field the two stand at."""
    return True


def of_a_provision(one: Finding, other: Finding) -> bool:
    """Whether the other one stands at the provision of what this one speaks of."""
    return f"{one.field}.provision" == other.field


def of_one_section(one: Finding, other: Finding) -> bool:
    """Whether this one stands at the document, and both rest on one section of one law."""
    if one.field or one.citation is None or other.citation is None:
        return False
    laws = one.citation.official_id, other.citation.official_id
    sections = (set(SECTION.findall(c.article)) for c in (one.citation, other.citation))
    return laws[0] == laws[1] and bool(set.intersection(*sections))


def of_a_claim(one: Finding, _other: Finding) -> bool:
    """Whether a ground that stands at the document is on the rights of others."""
    return not one.field and bool(CLAIMS.search(_ground(one)))


def of_tax(one: Finding, _other: Finding) -> bool:
    """Whether a ground that stands at the document is on tax."""
    return not one.field and bool(TAX.search(_ground(one)))


def _ground(one: Finding) -> str:
    """The title of a ground, with which its finding begins."""
    return one.message.partition(": ")[0]


BETTER: tuple[Better, ...] = (
    # proceedings that are not criminal have no offence there, and the lint names what is protected
    Better("practice.dual-criminality", ("road.not-criminal",), of_a_draft),
    Better("practice.privilege", ("lint.privilege-told", "lint.privilege-open"), of_a_measure),
    Better("point.lawyers-data", ("lint.privilege-told",), of_a_measure),
    Better("refusal.privilege", ("hearing.professional",), of_a_field),
    # a counterpart of another State's law shows no offence
    Better("refusal.dual-criminality", ("links.counterpart-elsewhere",), of_a_provision),
    # an instrument that does not fit, or does not bind, carries nothing
    Better("refusal.link.instrument", UNFIT, of_a_draft),
    Better("links.no-contact", ("de.requesting.contact",), of_a_draft),
    # one date needs one reason, and whoever names no contact cannot be followed up
    Better("form.deadline-without-reason", ("lint.deadline-without-reason",), of_a_draft),
    Better("hearing.undated", ("timing.no-deadline",), of_a_draft),
    Better("timing.no-deadline/road", ("links.no-contact", "point.by-when"), of_a_draft),
    Better("point.by-when", DATE_ASKED, of_a_draft),
    # one aim and one limit of the use are asked for once
    Better("case.aim-vague", ("hearing.aim",), of_a_field),
    Better("case.tax-use", ("use.parallel",), of_a_draft),
    Better("earlier.terms", ("use.parallel",), of_a_draft),
    Better("point.no-other-use", ("point.for-which-use",), of_a_field),
    Better("undertaking.other-voice", ("refusal.assurance-giver",), of_a_field),
    # who may be present: the law of the requested State says it for itself
    Better("extent.attendance", ("de.hearing.attendance",), of_a_draft),
    Better("extent.attendance/when", ("point.days-agreed",), of_a_draft),
    Better("refusal.other", ("asset.claim-open",), of_a_claim),
    Better("refusal.other", ("case.tax-use",), of_tax),
    Better("refusal.other", SINGAPORE, of_one_section),
    # whoever has the letter translated has what goes with it translated too
    Better("annex.untranslated", ("language.unknown/not-in-use", "language.required"), of_a_draft),
    # one conduct is old once, and one search is wide once
    Better("case.long-ago", ("lint.old-conduct",), of_a_field),
    Better("eu-eio.proportionate", ("extent.search",), of_a_part),
    Better("lint.all-data", ("form.period-missing",), of_a_part),
    Better("lint.holder-not-entity/class", ("lint.catch-all",), of_a_part),
    Better("lint.holder-not-entity/unknown", ("lint.catch-all",), of_a_part),
    Better("links.period-long", ("substance.in-the-air",), of_a_draft),
    # who orders a measure: the law speaks, then what the draft says of its own power
    Better("issuer.no-court", ("issuer.denied", "issuer.without-order"), of_a_draft),
    Better("issuer.no-court", ("li.request.declaration-without-a-court",), of_a_draft),
    Better("issuer.no-court", ("lint.power-at-home", "issuer.office"), of_a_draft),
    # property: what is said of the asset itself
    Better("links.link-open", ("asset.trail-open",), of_a_field),
    Better("lint.no-end", ("asset.end-open",), of_a_part),
    Better("extent.things-back", ("asset.owed-back",), of_a_measure),
    Better("annex.power-law", ("asset.order-law",), of_a_measure),
    Better("asset.end-untold", ("asset.end-open",), of_a_measure),
    Better("asset.order-of-another", ("asset.third-party/unexplained",), of_a_measure),
    Better("asset.claim-open/told", ("asset.third-party",), of_a_draft),
    Better("form.secrecy-end/wish", ("asset.unwarned",), of_a_draft),
    # what a State's law or a treaty asks for in its own words
    Better(SINGAPORE[2], SINGAPORE[:2], of_a_draft),
    Better("addressee.area/two", ("gb.restraint.part-of-the-state",), of_a_draft),
    Better("lu.request.person-and-nationality", ("uncac.46-15-e", "untoc.18-15-e"), of_a_draft),
)


def _is_double(one: Finding, found: Sequence[Finding]) -> bool:
    if one.rule == "case.offence-undated":  # with several, which one is the theft is not known
        alone = sum(other.rule == one.rule for other in found) == 1
        return alone and any(_id(other) in DAY_OF_THEFT for other in found)
    if _id(one) == "addressee.area/part" and one.said:  # of several measures, it says more
        reached = dict(one.said.params).get("measures")
        single = isinstance(reached, tuple) and len(reached) == 1
        return single and any(other.rule == "gb.restraint.part-of-the-state" for other in found)
    return any(
        {other.rule, _id(other)} & set(row.precise) and row.alike(one, other)
        for row in BETTER
        if row.plain in (one.rule, _id(one))
        for other in found
    )


def _id(one: Finding) -> str:
    """The rule with its variant, where the finding is a message of the registry."""
    return one.said.id if one.said else one.rule
