"""Signs that a point is plain already: what nobody defends, what needs no name, what is ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import Seen, asked, has
from comity.steps.check.their_own_case import name_of_state

__all__ = ["PLAIN_SIGNS", "PLAIN_SIGNS_MEASURE", "predicate_named"]

HOUR = re.compile(r"\b\d{1,2}[:.h]\d{2}\b")


def _parts_told(seen: Seen) -> bool:
    """A fact says that the part of each person is told."""
    case = seen.draft.proceedings
    decided = case.nature in ("confiscation", "execution")
    if decided and has("acquitted", f"{case.summary or ''} {case.earlier_judgments or ''}"):
        return True  # nobody is left whose part is to be told
    return any(has("parts-told", one) for one in seen.facts.values())


def _civil_recovery(seen: Seen) -> bool:
    """Each measure is on property, by a law of the requested State on civil recovery."""
    told = [
        f"{asked(one)}\n{one.procedure.wished if one.procedure else ''}\n{one.purpose}"
        for one in seen.draft.measures
    ]
    civil = all(has("civil-recovery", one) for one in told)
    return civil and all(seen.kind(one).of_property for one in seen.draft.measures)


def _high_seas(seen: Seen) -> bool:
    """All acts were on the high seas, by the places of the offences."""
    places = [one.place for one in seen.draft.offences if one.place]
    return bool(places) and all(has("high-seas", one) for one in places)


def predicate_named(seen: Seen) -> bool:
    """Each offence of laundering has its `predicate`; a title of forfeiture is no offence."""
    after = [one for one in seen.draft.offences if has("launders", one.title)]
    real = [one for one in after if not has("of-forfeiture", one.title)]
    return bool(real) and all(one.predicate for one in real)


def _ownerless(seen: Seen, measure: Measure) -> bool:
    """A measure rests on a fact by which a thing was given up, and nobody is named who has it."""
    told = "\n".join(seen.facts.get(name, "") for name in measure.facts)
    return measure.holder is None and bool(has("ownerless", told))


def _all_ownerless(seen: Seen) -> bool:
    """The same of every measure that enters a place or takes property."""
    kinds = ((one, seen.kind(one)) for one in seen.draft.measures)
    taken = [one for one, kind in kinds if kind.coercive and (kind.of_property or kind.enters)]
    return bool(taken) and all(_ownerless(seen, one) for one in taken)


def _things_of_crime(seen: Seen, measure: Measure) -> bool:
    """Each open item names drugs, weapons or the like, and neither papers nor devices."""
    open_ = [one for one in measure.items if has("open-list", one)]
    return bool(open_) and all(
        has("things-of-crime", one) and not has("papers", one) and not has("carriers", one)
        for one in open_
    )


def _here_that_day(seen: Seen, measure: Measure) -> bool:
    """Everybody who is to come is in the requesting State already, if only on a visit."""
    named = name_of_state(seen.draft.requesting.state)
    heard = seen.heard(measure)
    return bool(heard) and all(
        named.search(one.location or "") and not one.address for one in heard
    )


def _report_exists(seen: Seen, measure: Measure) -> bool:
    """What an expert wrote before is asked of whoever has it, and no expert comes."""
    comes = any(one.role != "victim" for one in seen.heard(measure))
    return bool(measure.holder and not comes and has("was-written", asked(measure)))


def _by_the_hour(seen: Seen, measure: Measure) -> bool:
    """Each item is narrowed by the hours of a day."""
    return bool(measure.items) and all(HOUR.search(one) for one in measure.items)


PLAIN_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "parts-told": _parts_told,
    "civil-recovery": _civil_recovery,
    "high-seas": _high_seas,
    "all-ownerless": _all_ownerless,
}
"""The signs of a request that is plain, by the name that points.toml has for each."""

PLAIN_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "ownerless": _ownerless,
    "things-of-crime": _things_of_crime,
    "here-that-day": _here_that_day,
    "report-exists": _report_exists,
    "by-the-hour": _by_the_hour,
}
"""The signs of a measure that is plain, by the name that points.toml has for each."""
