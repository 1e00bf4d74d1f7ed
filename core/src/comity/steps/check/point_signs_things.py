"""Signs of a measure that takes things away, and of a list of them that stays open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.records import AssistanceKind
from comity.steps.check.point_seen import Seen, asked, has

__all__ = ["THING_SIGNS_MEASURE", "for_claims", "takes_data"]

COMPANY = re.compile(
    r"[A-Z][\w'’-]+ (?:Ltd|Limited|Inc|Corp|LLC|plc|GmbH|AG|SA|S\.A|SARL|S\.r\.l|BV|NV)\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def takes_data(seen: Seen, measure: Measure) -> bool:
    """Whether devices, data, letters or papers may be taken, not only human remains or a thing."""
    kind = seen.kind(measure)
    if kind.electronic or not measure.items:
        return True
    return any(has(name, asked(measure)) for name in ("carriers", "papers"))


def for_claims(kind: AssistanceKind, measure: Measure) -> bool:
    """Whether things are handed over to secure claims, or leave to use what is here is asked."""
    told = f"{asked(measure)}\n{measure.purpose}"
    leave = [has("leave-to-use", one) for one in measure.items]
    if leave and all(leave) and measure.holder is None:
        return True
    secures = kind.items_are == "things" and has("secures-claims", told)
    return bool(secures) and not has("to-prove", told)


def _taking(seen: Seen, measure: Measure) -> bool | str:
    """A thing goes away: it is seized, or words of an examination say so."""
    return seen.kind(measure).items_are == "things" or has("taking", asked(measure))


def _list_open(seen: Seen, measure: Measure) -> bool | str:
    """What is to be taken is told in general words, without a name or without a period."""
    told = "\n".join(measure.items)
    names = [one.name.full for one in seen.draft.persons if not one.protect]
    names += [measure.holder.name] if measure.holder else []
    named = any(name in told for name in names) or bool(COMPANY.search(told))
    return has("open-list", told) and not (named and (measure.period or YEAR.search(told)))


THING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "taking": _taking,
    "list-open": _list_open,
}
"""The signs of a thing by the name that points.toml has for each."""
