"""The condition language of the law files: does a draft meet a condition?

A condition is judged against the draft's data (nested mappings and lists with the author's
names) and answers yes, no, or *cannot be told* (``None``), when a field that it asks about is
absent, or a gap (``comity.model.gaps``). docs/law-data.md, "Conditions", is the specification.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from comity.model.gaps import is_stand_in, stand_in

__all__ = [
    "CIRCUMSTANCE",
    "DAYS",
    "KEYS",
    "UNKNOWN",
    "bounds",
    "circumstances_of",
    "fields_of",
    "holds",
    "paths_of",
    "reads_words",
    "resolve_path",
    "values",
    "without_silence",
    "witnesses",
]

Data = Mapping[str, Any]
COMPARISONS = (
    "equals",
    "not_equals",
    "in",
    "not_in",
    "at_least",
    "at_most",
    "contains",
    "mentions",
)
CIRCUMSTANCE = "circumstance"  # what no case file tells, by its name in circumstances.toml
KEYS = frozenset(
    (*COMPARISONS, CIRCUMSTANCE, "field", "present", "any", "every", "all", "any_of", "not", "says")
)
LISTS, INNER = ("all", "any_of"), ("not", "any", "every")
DAYS = {
    "hours": Fraction(1, 24),
    "days": Fraction(1),
    "weeks": Fraction(7),
    "months": Fraction(365, 12),
    "years": Fraction(365),
}
UNKNOWN = stand_in("")
"""What a field is of a table that is a gap as a whole."""
UNTOLD: Mapping[str, Any] = {"field": "-", "equals": True}  # of no draft: it cannot be told
STEP = re.compile(r"([^.\[\]]+)((?:\[\d*\])*)")
FIGURE = re.compile(r"\d+(?:\.\d+)?")  # an amount of money, which a file holds as a text
INDEX = re.compile(r"\[(\d*)\]")


def values(path: str, item: Any, draft: Data) -> list[Any]:
    """Every value at a path; ``[]`` walks a list, a leading ``/`` starts at the draft.

    A path over a list that is empty or absent gives no value at all.
    """
    start = draft if path.startswith("/") else item
    found = [start]
    for name, indexes in _steps(path):
        found = [value for entry in found for value in _named(entry, name)]
        for index in indexes:
            found = [value for entry in found for value in _indexed(entry, index)]
    return [value for value in found if value is not None]


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of a path, each with the numbers of items behind it."""
    return tuple(
        (name, tuple(INDEX.findall(indexes))) for name, indexes in STEP.findall(path.lstrip("/"))
    )


def _named(entry: Any, name: str) -> Sequence[Any]:
    """The field of a table; of a table that is a gap itself, a gap."""
    if (type(entry) is dict or isinstance(entry, Mapping)) and name in entry:
        return (entry[name],)
    return (UNKNOWN,) if is_stand_in(entry) else ()


def _indexed(entry: Any, index: str) -> Sequence[Any]:
    if not isinstance(entry, (list, tuple)):
        return (UNKNOWN,) if is_stand_in(entry) else ()
    if index == "":
        return entry
    return entry[int(index) : int(index) + 1]


def holds(condition: Mapping[str, Any], item: Any, draft: Data) -> bool | None:
    """Judge a condition.

    Args:
        condition: the table from a law file.
        item: the item of ``each``, or the draft itself.
        draft: the draft's data.

    Returns:
        True, False, or None where the field that decides is absent.
    """
    if "all" in condition:
        return _conjunction(holds(part, item, draft) for part in condition["all"])
    if "any_of" in condition:
        return _disjunction(holds(part, item, draft) for part in condition["any_of"])
    if "not" in condition:
        inner = holds(condition["not"], item, draft)
        return None if inner is None else not inner
    if CIRCUMSTANCE in condition:
        return None
    return _field_holds(condition, values(str(condition.get("field", "")), item, draft), draft)


def without_silence(condition: Mapping[str, Any]) -> dict[str, Any]:
    """The condition for which silence is no answer: a word not found, a field not filled or filled.

    What it then finds false is shown by what the draft says, not by what it leaves unsaid.
    """
    parts = {key: [without_silence(p) for p in condition[key]] for key in LISTS if key in condition}
    inner = {key: without_silence(condition[key]) for key in INNER if key in condition}
    known = {**condition, **parts, **inner}
    silent = "mentions" in condition or "present" in condition
    return {"any_of": [known, UNTOLD]} if silent else known


def witnesses(condition: Mapping[str, Any], item: Any, draft: Data) -> Iterator[str]:
    """The field paths by which a condition holds: of alternatives those of the ones that do."""
    if "any_of" in condition:
        for part in condition["any_of"]:
            if holds(part, item, draft) is True:
                yield from witnesses(part, item, draft)
        return
    for part in condition.get("all", ()):
        yield from witnesses(part, item, draft)
    if "not" in condition or "field" in condition:
        yield from fields_of(condition)


def bounds(condition: Mapping[str, Any]) -> bool:
    """Whether a condition bounds a figure, a day or a period, so that a fact decides it."""
    if parts := [part for key in LISTS for part in condition.get(key, ())]:
        return all(map(bounds, parts))
    if inner := [condition[key] for key in INNER if key in condition]:
        return all(map(bounds, inner))
    return "at_least" in condition or "at_most" in condition


def reads_words(condition: Mapping[str, Any]) -> bool:
    """Whether a condition looks for words in a text, somewhere within it."""
    parts = [part for key in LISTS for part in condition.get(key, ())]
    parts += [condition[key] for key in INNER if key in condition]
    return "mentions" in condition or any(map(reads_words, parts))


def _field_holds(condition: Mapping[str, Any], found: list[Any], draft: Data) -> bool | None:
    known = [value for value in found if not is_stand_in(value)]
    if "present" in condition:
        there = _disjunction([_is_there(value) for value in found] or [False])
        return None if there is None else there is bool(condition["present"])
    if not found:
        return None
    if "any" in condition or "every" in condition:
        return _over_items(condition, found, draft)
    tests = [(key, condition[key]) for key in COMPARISONS if key in condition]
    if any(all(_compare(key, value, wanted) for key, wanted in tests) for value in known):
        return True
    return None if _has_gap(found) else False


def _over_items(condition: Mapping[str, Any], found: list[Any], draft: Data) -> bool | None:
    items = [entry for value in found for entry in (value if _is_list(value) else [value])]
    inner = condition.get("any", condition.get("every"))
    assert isinstance(inner, Mapping)
    judged = (holds(inner, entry, draft) for entry in items)
    return _disjunction(judged) if "any" in condition else _conjunction(judged)


def _conjunction(judged: Iterable[bool | None]) -> bool | None:
    """Whether all hold; the first that does not decides, and nothing after it is judged."""
    told = True
    for result in judged:
        if result is False:
            return False
        told = told and result is not None
    return True if told else None


def _disjunction(judged: Iterable[bool | None]) -> bool | None:
    """Whether any holds; the first that does decides, and nothing after it is judged."""
    told = True
    for result in judged:
        if result is True:
            return True
        told = told and result is not None
    return False if told else None


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, tuple))


def _is_there(value: Any) -> bool | None:
    """Whether a value is there; of a gap, and of a list of nothing but gaps, it cannot be told."""
    if is_stand_in(value) or (_is_list(value) and value and all(map(is_stand_in, value))):
        return None
    return bool(value) if _is_list(value) or isinstance(value, (str, Mapping)) else True


def _has_gap(found: Sequence[Any]) -> bool:
    """Whether a value, or an item of a list, is a gap, so that what was found is not all."""
    return any(is_stand_in(v) or (_is_list(v) and any(map(is_stand_in, v))) for v in found)


def _compare(key: str, value: Any, wanted: Any) -> bool:
    if key == "equals":
        return bool(value == wanted)
    if key == "not_equals":
        return bool(value != wanted)
    if key == "in":
        return value in wanted
    if key == "not_in":
        return value not in wanted
    if key == "contains":
        return _is_list(value) and wanted in value
    if key == "mentions":
        return _mentions(value, wanted)
    mine, theirs = _size(value), _size(wanted)
    if mine is None or theirs is None or type(mine) is not type(theirs):
        return False
    return _ordered(key, mine, theirs)


def _mentions(value: Any, wanted: Any) -> bool:
    """Whether a text, or a text of a list, holds one of some words, whatever their case."""
    words = [wanted] if isinstance(wanted, str) else wanted
    texts = value if _is_list(value) else [value]
    return any(str(w).casefold() in str(text).casefold() for text in texts for w in words)


def _ordered(key: str, mine: Any, theirs: Any) -> bool:
    return bool(mine >= theirs) if key == "at_least" else bool(mine <= theirs)


def _size(value: Any) -> Fraction | dt.date | None:
    """A figure, a date, a period in days (a month is a twelfth of 365), or a list's length."""
    if isinstance(value, Mapping) and "quantity" in value:
        return Fraction(value["quantity"]) * DAYS[str(value.get("unit", "days"))]
    if isinstance(value, dt.date):
        return value
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float, Decimal)):
        return Fraction(str(value))
    if isinstance(value, str):
        return Fraction(value) if FIGURE.fullmatch(value) else None
    return Fraction(len(value)) if _is_list(value) else None


def resolve_path(path: str, prefix: str) -> str:
    """The author's field path that a condition's path means, below the item at ``prefix``."""
    if path.startswith("/") or not prefix:
        return path.lstrip("/")
    return f"{prefix}.{path}" if path else prefix


def circumstances_of(condition: Mapping[str, Any]) -> Iterator[str]:
    """Every circumstance that a condition names, and that no case file tells."""
    if CIRCUMSTANCE in condition:
        yield str(condition[CIRCUMSTANCE])
    for part in (p for key in LISTS for p in condition.get(key, ())):
        yield from circumstances_of(part)
    for part in (condition[key] for key in INNER if key in condition):
        yield from circumstances_of(part)


def paths_of(condition: Mapping[str, Any]) -> Iterator[str]:
    """Every field path that a condition turns on, those within lists written out."""
    field = str(condition.get("field", ""))
    inner = [condition[key] for key in ("any", "every") if key in condition]
    for part in inner:
        yield from (f"{field}[].{path}" for path in paths_of(part))
    if field and not inner:
        yield field.removeprefix("/")
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from paths_of(part)
    if "not" in condition:
        yield from paths_of(condition["not"])


def fields_of(condition: Mapping[str, Any]) -> Iterator[str]:
    """Every field path a condition asks about, outermost first."""
    if "field" in condition:
        yield str(condition["field"])
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from fields_of(part)
    if "not" in condition:
        yield from fields_of(condition["not"])
