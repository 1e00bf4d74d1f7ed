"""Where a company is and offers its services, as far as the fields of its notice tell.

Conditions of duties ask for it as ``reach.established`` and ``reach.offered`` (*yes* or *no*), and
``reach.contact_language``. Nothing is guessed: a place that no field names is not one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from comity.law.conditions import values
from comity.law.states import short_name_of
from comity.model.notice_points import NoticeDuty, Reach
from comity.model.records import owner_of

__all__ = ["REACH", "with_reach"]

REACH = "reach"
Data = Mapping[str, Any]
SEATS = ("host", "further_hosts[]", "company.entities[].state")
SERVED = (
    "company.entities[].serves[]",
    "variants[].for.users_in[]",
    "scoped_rules[].users_in[]",
)
LANGUAGES = ("en", "de", "fr", "pt")  # in which the name of a State is known in a text


def with_reach(data: Data, duty: NoticeDuty, day: dt.date) -> Data:
    """The data of a notice with what a duty asks of the places of the company.

    Args:
        data: the data of the notice.
        duty: the duty; without a grouping nothing is added.
        day: the day on which the members of the grouping are asked for.
    """
    if duty.within is None:
        return data
    members = duty.within.on(day)
    seats = {owner_of(str(code)) for path in SEATS for code in values(path, data, data)}
    established = seats & members
    offered = bool(established) or _serves(data, duty.within, members)
    facts = {
        "established": "yes" if established else "no",
        "offered": "yes" if offered else "no",
    }
    if established and (speaks := _speaks(data, established)):
        facts["contact_language"] = speaks
    return {**data, REACH: facts}


def _serves(data: Data, within: Reach, members: frozenset[str]) -> bool:
    """Whether a field that says whom the company serves names the grouping or a member."""
    texts = [str(text) for path in SERVED for text in values(path, data, data)]
    if any(text.strip() in members for text in texts):
        return True
    names = [*within.named, *(name for code in sorted(members) for name in _names(code))]
    return any(_names_it(text, names) for text in texts)


def _names_it(text: str, names: list[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names)


@cache
def _names(code: str) -> tuple[str, ...]:
    """The names of a State in the languages in which a notice is likely to be written."""
    from babel import Locale

    found = [Locale.parse(tag).territories.get(code, "") for tag in LANGUAGES]
    return tuple(dict.fromkeys(filter(None, (short_name_of(code), *found))))


def _speaks(data: Data, states: set[str] | frozenset[str]) -> str:
    """Whether the contact of authorities can be written to in a language of one of the States.

    Empty where the notice gives no language of it, or where those of the State are not known. The
    official languages are those that CLDR lists.
    """
    given = {tag.partition("-")[0].lower() for tag in _contact_languages(data)}
    official = {tag for code in states for tag in _official(code)}
    if not given or not official:
        return ""
    return "yes" if given & official else "no"


def _contact_languages(data: Data) -> Iterator[str]:
    for point in values("contact_points[]", data, data):
        if isinstance(point, Mapping) and point.get("role") == "single-point-of-contact":
            yield from map(str, point.get("languages", ()))


@cache
def _official(code: str) -> tuple[str, ...]:
    from babel.languages import get_official_languages

    return tuple(get_official_languages(code, regional=True, de_facto=True))
