"""What follows from the answers so far: properties of kinds, tests of treaties, languages.

The conditions of the rules of relevance read it beside the answers: ``is`` of a measure or a
category, ``case`` of the document.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from comity.law.assistance_kinds import load_kind_properties
from comity.law.conditions import paths_of
from comity.law.terms import instrument_term
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.tasks.questions.derived_law import accepts_language
from comity.tasks.questions.known import KINDS_IN, Known

__all__ = ["facts_of", "instruments_that_turn_on"]


def facts_of(known: Known) -> dict[str, Any]:
    """The answers, with what follows from them beside."""
    facts: dict[str, Any] = {**known.data, "kind": known.document.kind}
    for name in KINDS_IN:
        if name in known.data:
            pairs = zip(known.data[name], known.kinds, strict=True)
            facts[name] = [{**item, "is": _properties(kind)} for item, kind in pairs]
    facts["case"] = _case(known)
    return facts


def instruments_that_turn_on(known: Known, path: str) -> tuple[Term, ...]:
    """The treaties whose scope test a field decides, by its path with ``[]``."""
    found = [one for one in known.open_bases if path in _turns_on(one, known)]
    return tuple(map(instrument_term, found))


def _case(known: Known) -> dict[str, Any]:
    """What follows from the document as a whole."""
    there = {name for kind in known.kinds for name in _properties(kind)}
    # that no measure is compulsory can be said only when every kind is known
    told = bool(known.kinds) and all(kind.title for kind in known.kinds)
    case: dict[str, Any] = {f"any_{n}": n in there for n in _names() if told or n in there}
    turns = {path for one in known.open_bases for path in _turns_on(one, known)}
    both = all(known.roles.get(role) for role in ("requesting", "requested"))
    case |= {
        "both_states": both,
        "turns_on": sorted(turns),
        "may_have_treaty": bool(known.open_bases),
        "extension_fields": _has_extension_fields(known),
    }
    if both:
        case["language_agreed"] = accepts_language(known)
    return case


def _properties(kind: AssistanceKind) -> dict[str, Any]:
    """The properties of a kind as a condition reads them: those that it has."""
    found: dict[str, Any] = {"known": bool(kind.title), "fields": list(kind.fields)}
    if kind.particulars:
        found["particulars"] = list(kind.particulars)
    for name in _names():
        if value := getattr(kind, name):
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


@cache
def _names() -> tuple[str, ...]:
    own = ("coercive", "electronic", "identity", "data", "group")
    return (*own, *(one.name for one in load_kind_properties()))


def _turns_on(instrument: Instrument, known: Known) -> set[str]:
    """The field paths on which the scope test of an instrument turns, ``[]`` after a list."""
    tests = [one for one in instrument.scope if one.when is not None and one.held_on(known.on)]
    paths = {path for one in tests if one.when is not None for path in paths_of(one.when)}
    return {re.sub(r"(\[\])+", "[]", path) for path in paths}


def _has_extension_fields(known: Known) -> bool:
    """Whether the plugin of one of the States adds fields to this kind of document."""
    keys = {code.lower() for code in known.roles.values() if code}
    added = [one for key in keys for one in known.host.fields_of(key) or ()]
    return any(not one.kinds or known.document.kind in one.kinds for one in added)
