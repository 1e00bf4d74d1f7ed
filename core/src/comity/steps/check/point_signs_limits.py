"""Signs of points on what must be there first, and on where a measure ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_assets import Asset
from comity.steps.check.lint_words import sentences
from comity.steps.check.listed_payments import is_of_listed_payments
from comity.steps.check.needs import by_money
from comity.steps.check.point_seen import LIST, Seen, asked, has
from comity.steps.check.words_beside import word_list
from comity.text.word_lists import any_of

__all__ = ["LIMIT_SIGNS", "LIMIT_SIGNS_MEASURE", "fiscal", "for_a_sum"]

LONG = 4.5  # years after which a business may soon destroy records
OLD = 10.5  # years after which it has destroyed them or keeps them for another reason
NUMBER = re.compile(r"\d")


def _power_without_order(seen: Seen, measure: Measure) -> bool:
    """Who could order a measure at home is told, and no decision is."""
    ordered = measure.order or any(one.order for one in seen.assets(measure))
    taken = seen.kind(measure).coercive and seen.kind(measure).items_are != "matters"
    return bool(measure.domestic_power) and not ordered and bool(taken)


def _decided(seen: Seen, measure: Measure) -> bool:
    """A court asks, an order is enclosed, or it is said why none is made."""
    draft = seen.draft
    mine = "\n".join(one.title for one in draft.annexes if one.kind == "order")
    mine += "\n".join(one.title for one in draft.proceedings.decisions)
    power = measure.domestic_power.conditions if measure.domestic_power else None
    return bool(has("order-of-measure", mine)) or bool(has("by-own-power", power))


def _by_content(seen: Seen, measure: Measure) -> str:
    """Papers that only their content marks out, so that the holder must choose."""
    open_ = (one for one in measure.items if not NUMBER.search(one))
    return next(filter(None, (has("by-content", one) for one in open_)), "")


def _other_banks(seen: Seen, measure: Measure) -> str:
    """Banks that nobody names, beside those that are."""
    told = [*measure.items, str((measure.particulars or {}).get("banks", ""))]
    return next(filter(None, (has("other-banks", one) for one in told)), "")


def _keeping_ends(seen: Seen, measure: Measure) -> bool:
    """Records that a business may soon have destroyed, and no step that keeps them."""
    first = measure.period.start if measure.period else None
    known = measure.earlier or any(
        one.kind not in ("request", "contact") for one in seen.draft.earlier
    )
    why = seen.draft.urgency.reason if seen.draft.urgency else None
    if has("kept-for", why) or has("kept-for", measure.deadline_reason):
        return False
    return first is not None and not known and LONG <= (seen.draft.date - first).days / 365 <= OLD


def _inquiry_words(seen: Seen, measure: Measure) -> str:
    """Words for an inquiry to be made, and not for one of which the papers are asked for.

    Nor are they those by which a measure takes in what it does not name, or marks out somebody by
    an office or a deed: the person who was in charge.
    """
    told = any_of("breadth", ("catch_all",)).sub("", asked(measure))
    for name in ("inquiry-made", "one-person-who", "asks-consent"):
        told = word_list(LIST, name).sub(" ", told)
    return has("inquiry", told)


def _locked(seen: Seen, measure: Measure) -> str:
    """Carriers that are locked or encrypted."""
    told = [*measure.items, *map(str, (measure.particulars or {}).values())]
    facts = (seen.facts.get(name, "") for name in measure.facts)
    told += [one for text in facts for one in sentences(text) if has("contents", one)]
    return next(filter(None, (has("locked", one) for one in told)), "")


def _may_change(seen: Seen, measure: Measure) -> bool | str:
    """The order at home can still be attacked."""
    orders = [one for one in (measure.order, *(x.order for x in seen.assets(measure))) if one]
    if not orders:
        return False
    if any(getattr(one, "appealable", None) for one in orders):
        return True
    case = seen.draft.proceedings
    return has("can-be-attacked", f"{case.remedies or ''}\n{case.stage or ''}")


def _press_alone(seen: Seen, measure: Measure) -> str:
    """What leads to the holder is known from the press or a book."""
    lists = [one for one in seen.draft.facts if one.id in measure.facts and one.source]
    sources = [one.source or "" for one in lists]
    told = [one for one in (measure.nexus or "", *sources) if not has("press-besides", one)]
    return next(filter(None, (has("press", one) for one in told)), "")


def _bare_link(seen: Seen, measure: Measure) -> bool:
    """An account is said to hold proceeds, and no payment shows it."""
    if for_a_sum(measure):
        return False
    assets = [one for one in seen.assets(measure) if one.kind == "account"]
    return any(one.link_shown and not _by_payments(seen, one) for one in assets)


def for_a_sum(measure: Measure) -> bool:
    """Whether a sum that an order names is to be covered, wherever the money came from."""
    particulars = measure.particulars or {}
    return bool(has("an-amount", str(particulars.get("property_kind", ""))))


def _by_payments(seen: Seen, asset: Asset) -> bool:
    told = [asset.link_shown or "", *(seen.facts.get(name, "") for name in asset.facts)]
    shown = any(has("payment", one) and NUMBER.search(one) for one in told)
    told += [one.title for one in seen.draft.annexes]  # a list that goes along
    return asset.link == "equivalent-value" or shown or any(has("payments-listed", t) for t in told)


def _of_nobody(seen: Seen, measure: Measure) -> bool:
    """Accounts are to be found or taken, and neither a person nor an account is named."""
    listed = [one for one in seen.draft.assets if one.id in getattr(measure, "assets", ())]
    things = bool(listed) and all(one.kind not in (None, "account", "cash") for one in listed)
    if things and not any_of("breadth", ("account",)).search(asked(measure)):
        return False  # nothing is asked for but the things that are listed
    named = measure.persons or measure.accounts or measure.identifiers
    return not (named or is_of_listed_payments(seen.draft, measure) or by_money(measure))


def _speech(seen: Seen) -> str:
    """An offence that consists in words or pictures."""
    motive = word_list(LIST, "out-of-hatred")
    titles = (motive.sub(" ", one.title) for one in seen.draft.offences)
    return next(filter(None, (has("speech", title) for title in titles)), "")


def fiscal(seen: Seen) -> list[str]:
    """The words that make an offence one of tax or customs, for each; a bribe there is not one."""
    bribes = any_of("roads", ("about_corruption",))
    titles = [" ".join(filter(None, (one.title, one.category))) for one in seen.draft.offences]
    return ["" if bribes.search(one) else has("fiscal-crime", one) for one in titles]


LIMIT_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {"speech": _speech}
"""The signs of a request on limits, by the name that points.toml has for each."""

LIMIT_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "power-without-order": _power_without_order,
    "decided": _decided,
    "by-content": _by_content,
    "other-banks": _other_banks,
    "keeping-ends": _keeping_ends,
    "inquiry-words": _inquiry_words,
    "locked": _locked,
    "may-change": _may_change,
    "press-alone": _press_alone,
    "bare-link": _bare_link,
    "of-nobody": _of_nobody,
}
"""The signs of a measure on limits, by the name that points.toml has for each."""
