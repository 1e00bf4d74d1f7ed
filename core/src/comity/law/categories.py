"""Categories of offences as scope tests read them: a word that nobody knows tells nothing.

A draft may put the category of an offence in its own words. A test that lists categories by name
does not fail on a word that it cannot recognise: whether it is met cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.conditions import UNKNOWN
from comity.law.load import read_toml
from comity.model.gaps import is_stand_in

__all__ = ["known_categories", "with_known_categories"]

FIELDS = ("category", "predicate")


@cache
def known_categories() -> frozenset[str]:
    """The categories that a test which does not list them rules out."""
    return frozenset(read_toml(files("comity.law") / "categories.toml")["known"])


def with_known_categories(when: Mapping[str, Any], data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data of a draft as a scope test reads them.

    The spelling of a category counts for nothing (“drug trafficking”). One that neither the test
    nor the list of known ones has is a gap, where the test lists those that it covers.
    """
    listed = frozenset(_listed(when))
    offences = data.get("offences")
    if not listed or not isinstance(offences, (list, tuple)):
        return data
    known = listed | known_categories()
    return {**data, "offences": [_read(one, known) for one in offences]}


def _listed(when: Mapping[str, Any]) -> Iterator[str]:
    """The categories that a condition names as covered."""
    if str(when.get("field", "")).rpartition(".")[2] in FIELDS:
        wanted = when.get("in", when.get("equals", ()))
        yield from (wanted,) if isinstance(wanted, str) else wanted
    for part in (*when.get("all", ()), *when.get("any_of", ())):
        yield from _listed(part)
    for key in ("any", "every"):
        if key in when:
            yield from _listed(when[key])


def _read(offence: Any, known: frozenset[str]) -> Any:
    if is_stand_in(offence) or not isinstance(offence, Mapping):
        return offence
    told = {name: offence[name] for name in FIELDS if isinstance(offence.get(name), str)}
    return {**offence, **{name: _known(word, known) for name, word in told.items()}}


def _known(word: str, known: frozenset[str]) -> Any:
    plain = "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
    return word if is_stand_in(word) or word in known else plain if plain in known else UNKNOWN
