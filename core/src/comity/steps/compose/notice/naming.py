"""What a notice calls the States, kinds of data and authorities of which it speaks.

A file may give a State by its code and a kind of data by its id; a reader sees the name of either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.law.states import states
from comity.model.gaps import is_stand_in
from comity.model.records import owner_of
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.mid_sentence import small_within, text_inside
from comity.text.written import within

__all__ = [
    "category",
    "data_inside",
    "data_named",
    "domestic_authorities",
    "domestic_head",
    "for_some_authorities",
    "home",
    "home_states",
    "other_authorities",
    "phrase_inside",
    "place_inside",
    "place_named",
    "places_named",
]

CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
JOINED = re.compile(r"(?<!\bnon)(?<!\be)-")  # in an id, but not in "non-content" and "e-mail"


# --- States ----------------------------------------------------------------------------------


def place_named(drafter: Drafter, path: str, *, alone: bool = False) -> str:
    """A State or region at a path by its name, placed; ``alone`` stands in a cell of a table."""
    value = drafter.get(path)
    if not isinstance(value, str) or not CODE.fullmatch(value) or owner_of(value) not in states():
        return drafter.text(path)
    written = drafter.format(value, "state") if alone else drafter.state_coded(value)
    drafter.place(path, written)
    return written


def places_named(drafter: Drafter, path: str) -> str:
    """States and regions of a list in one phrase, as it stands within a sentence."""
    return drafter.listed([place_inside(drafter, one) for one in drafter.each(path)])


def place_inside(drafter: Drafter, path: str) -> str:
    """A State or region at a path as it stands within a sentence, placed."""
    written = place_named(drafter, path)
    small = small_within(written, drafter.language)
    if small != written:
        drafter.replaced(path, small)
    return small


def home_states(drafter: Drafter) -> list[str]:
    """The codes of the States whose authorities are no foreign ones.

    They are the host States; of a variant for some entities, or for the users whom some serve,
    those host States in which these entities are.
    """
    scope = drafter.get("for") if drafter.base else None
    with drafter.below(""):
        hosts = [str(drafter.get("host")), *map(str, drafter.get("further_hosts") or ())]
        entities = drafter.get("company.entities") or ()
    if not scope or len(hosts) == 1:
        return hosts
    entities = [one for one in entities if _meant(one, scope)]
    found = list(dict.fromkeys(str(one["state"]) for one in entities))
    return found if found and set(found) <= set(hosts) else hosts


def _meant(entity: Mapping[str, Any], scope: Mapping[str, Any]) -> bool:
    """Whether a variant is for an entity: for it by name, or for users whom it serves."""
    if named := scope.get("entities"):
        return entity["name"] in named
    return bool(set(entity.get("serves") or ()) & set(scope.get("users_in") or ()))


def home(drafter: Drafter) -> str:
    """The home States in one phrase: ``Singapore, the United States and Ireland``."""
    return _home(drafter)[0]


def _home(drafter: Drafter) -> tuple[str, bool]:
    """The home States in one phrase, and whether there are several."""
    codes = home_states(drafter)
    if len(codes) > 1 or drafter.base:
        return drafter.listed([drafter.state_coded(code) for code in codes]), len(codes) > 1
    return drafter.state_short("host"), False


def domestic_head(drafter: Drafter) -> str:
    """What the domestic authorities are called at the head of a column."""
    named, several = _home(drafter)
    return drafter.say(f"notice.process.head.domestic{'.several' if several else ''}", state=named)


def domestic_authorities(drafter: Drafter) -> str:
    """What the domestic authorities are called after a label."""
    named, several = _home(drafter)
    return drafter.say(f"notice.process.kind.domestic{'.several' if several else ''}", state=named)


def for_some_authorities(drafter: Drafter) -> bool:
    """Whether a variant is being composed that holds for some requesters only."""
    return bool(drafter.base) and any(map(drafter.has, ("for.requesters", "for.authorities")))


def other_authorities(drafter: Drafter) -> dict[str, str]:
    """The values of a clause on foreign authorities: ``authorities``, and the home ``state``."""
    named, several = _home(drafter)
    if for_some_authorities(drafter):
        return {"authorities": drafter.say("notice.authorities.these"), "state": named}
    clause = f"notice.authorities.outside{'.several' if several else ''}"
    return {"authorities": drafter.say(clause, state=named), "state": named}


# --- kinds of data ---------------------------------------------------------------------------


def data_named(drafter: Drafter, path: str) -> str:
    """The kind of data at a path by its name as it opens a line, placed.

    The name is what the notice itself calls that kind, else that of the catalogue; an id that
    nobody knows is written as words.
    """
    value = drafter.get(path)
    if is_stand_in(value):
        return drafter.text(path)
    written = _own_title(drafter, str(value)) or _titled(drafter, str(value))
    drafter.place(path, written)
    return written


def category(drafter: Drafter, path: str) -> str:
    """What the notice calls the kind of data of one of its categories, placed."""
    kind = data_named(drafter, f"{path}.category")
    if drafter.has(f"{path}.title"):
        title = drafter.text(f"{path}.title")
        drafter.replaced(f"{path}.category", title)
        return title
    return kind


def data_inside(drafter: Drafter, path: str) -> str:
    """The kinds of data of a list in one phrase, as it stands within a sentence."""
    return drafter.listed([_inside(drafter, one) for one in drafter.each(path)])


def phrase_inside(drafter: Drafter, path: str) -> str:
    """A phrase as it stands within a sentence, placed; it may be the id of a kind of data."""
    value = str(drafter.get(path) or "")
    known = _own_title(drafter, value) or drafter.kind(value)
    return _inside(drafter, path) if known and ID.fullmatch(value) else text_inside(drafter, path)


def _inside(drafter: Drafter, path: str) -> str:
    value = str(drafter.get(path))
    if is_stand_in(drafter.get(path)):
        return drafter.text(path)
    own, titled = _own_title(drafter, value), _titled(drafter, value)
    if own:
        written = small_within(own, drafter.language)
    else:
        written = within(titled, drafter.language) if titled != value else value
    drafter.place(path, written)
    return written


def _own_title(drafter: Drafter, kind: str) -> str:
    """What the notice calls a kind of data, if it calls it by one name."""
    rows = list(drafter.get("data_categories") or ())
    with drafter.below(""):
        rows += drafter.get("data_categories") or ()
    titles = {str(row["title"]) for row in rows if row["category"] == kind and row.get("title")}
    untitled = any(row["category"] == kind and not row.get("title") for row in rows)
    return titles.pop() if len(titles) == 1 and not untitled else ""


def _titled(drafter: Drafter, kind: str) -> str:
    written = drafter.measure_title(kind)
    if written != kind or not ID.fullmatch(kind):
        return written
    return drafter.opening(JOINED.sub(" ", kind))
