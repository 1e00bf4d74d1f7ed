"""What a condition on languages sees beside the draft: ``case``, which no author writes.

``case.between_points`` tells whether all that is asked goes from one point of contact to another.
``case.accepted_in_turn`` is true where the requesting State, as far as was read, accepts a language
of the requested State, or one that is not its own and in which it now writes. What else it accepts
is not known, so that this is never false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from comity.law.ask import answers
from comity.law.official import official_languages
from comity.law.seen import seen_by_law
from comity.model.citations import Read
from comity.model.records import Requirement, owner_of
from comity.steps.resolve.requirement import same_language
from comity.steps.resolve.roads import between_points

if TYPE_CHECKING:
    from comity.steps.resolve import Resolved

__all__ = ["CASE_FACTS", "case_seen"]

CASE_FACTS = frozenset({"case.between_points", "case.accepted_in_turn"})


def case_seen(resolved: Resolved, demand: Requirement, tag: str) -> dict[str, Any]:
    """The data by which the conditions of a demand are judged, for a document in a language."""
    case: dict[str, Any] = {"between_points": between_points(resolved.draft)}
    if _in_turn(resolved, demand, tag):
        case["accepted_in_turn"] = True
    return {**seen_by_law(resolved.draft.read_data(), resolved.parties), "case": case}


def _in_turn(resolved: Resolved, demand: Requirement, tag: str) -> bool:
    code = resolved.parties.code("requesting")
    if not code:
        return False
    theirs = set(_accepted(resolved, code))
    own = (*official_languages(code), *_spoken(resolved, code))
    wanted = [*demand.accepts, *([] if _among(tag, own) else [tag])]
    return any(_among(one, theirs) for one in wanted)


def _accepted(resolved: Resolved, code: str) -> Iterator[str]:
    """What a State accepts without a condition: by its law, and by what it notified."""
    values = [a.value for a in answers(resolved.books.get(code), "languages")]
    for basis in resolved.bases:
        for told in basis.instrument.notified:
            own = told.code in (code, owner_of(code)) and told.about == "languages"
            if own and told.read is not Read.NONE and told.held_on(resolved.on):
                values.append(told.value)
    for value in values:
        if isinstance(value, Mapping):
            yield from map(str, value.get("accepts", ()))


def _spoken(resolved: Resolved, code: str) -> tuple[str, ...]:
    return resolved.states[code].languages if code in resolved.states else ()


def _among(tag: str, tags: Iterable[str]) -> bool:
    return any(same_language(tag, other) for other in tags)
