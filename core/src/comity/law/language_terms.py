"""What a value of languages says: which are accepted, which besides, whether it is certified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.law_answers import Answer
from comity.model.law_records import Notification
from comity.model.records import Requirement
from comity.text.reader_text import as_text

__all__ = ["CERTIFIED_KEYS", "KEYS", "languages_fault", "requirement_of"]

KEYS = frozenset({"accepts", "certified", "alternatives", "on", "when"})
CERTIFIED_KEYS = frozenset({"when", "on"})
WANTED = (
    '{ accepts = ["en"], certified = "yes" | "no" | { when = { ... }, on = "..." }, '
    'alternatives = ["fr"], on = "...", when = { ... } }'
)


def requirement_of(told: Answer | Notification, source: str) -> Requirement:
    """The demand that an answer or a notification makes, with its conditions as data."""
    value: Mapping[str, Any] = told.value
    certified = value.get("certified", "")
    on_condition = certified if isinstance(certified, Mapping) else {}
    return Requirement(
        source=source,
        accepts=tuple(map(str, value.get("accepts", ()))),
        citation=told.cited(),
        alternatives=tuple(map(str, value.get("alternatives", ()))),
        condition=as_text(value.get("on", "")),
        when=value.get("when"),
        certified=True if on_condition else {"yes": True, "no": False}.get(str(certified)),
        certified_when=on_condition.get("when"),
        certified_condition=as_text(on_condition.get("on", "")),
    )


def languages_fault(value: Any) -> str:
    """What to write instead of a value of languages; empty where it fits."""
    good = (
        isinstance(value, Mapping)
        and _tags(value.get("accepts"))
        and set(value) <= KEYS
        and _certified(value.get("certified", "no"))
        and ("alternatives" in value or not {"on", "when"} & set(value))
        and ("alternatives" not in value or _tags(value["alternatives"]))
        and isinstance(value.get("when", {}), Mapping)
        and isinstance(value.get("on", ""), str)
    )
    return "" if good else WANTED


def _certified(value: Any) -> bool:
    if isinstance(value, Mapping):
        named = isinstance(value.get("when"), Mapping) and isinstance(value.get("on"), str)
        return named and set(value) <= CERTIFIED_KEYS
    return value in ("yes", "no")


def _tags(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
