"""The difference of two versions of law, in words and as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from comity.tasks.audit.diff import Change, Diff
from comity.tasks.audit.diff_package_text import package_data, package_lines
from comity.tasks.lawpages.page import plain
from comity.tasks.lawpages.wrapping import Line, wrapped
from comity.text.written import day, period

__all__ = ["diff_data", "diff_lines"]

KEYS = {
    "from": "in force since",
    "enacted": "not before",
    "applies_from": "applies from",
    "to": "last day in force",
    "end": "last day in force",
    "for": "measures",
    "also": "further sources",
    "in_force": "in force since",
    "read": "how it was read",
    "reviewed_by": "reviewed by",
}
GROUPS = {
    "added": "Added",
    "removed": "Removed",
    "changed": "Changed",
    "reread": "Read again, no change in substance",
}


def diff_lines(found: Diff, width: int) -> Iterator[Line]:
    """The difference line by line: the versions, the figures, each group, the articles."""
    yield Line(f"{found.old} -> {found.new}", strong=True)
    figures = [f"{len(getattr(found, name))} {title.lower()}" for name, title in GROUPS.items()]
    yield from wrapped(f"{'; '.join(figures)}.", width)
    for name, title in GROUPS.items():
        changes: tuple[Change, ...] = getattr(found, name)
        if changes:
            yield Line()
            yield Line(title, strong=True)
            for change in changes:
                lines = _short_lines if name == "reread" else _change_lines
                yield from lines(change, width)
    if found.articles:
        yield Line()
        yield Line("Articles touched", strong=True)
        for article in found.articles:
            yield from wrapped(article, width, 4, 4)
    yield from package_lines(found.package, width)


def _change_lines(change: Change, width: int) -> Iterator[Line]:
    yield from wrapped(change.place, width, 4, 4)
    if change.says:
        yield from wrapped(change.says, width, 8)
    for key, (old, new) in change.keys.items():
        now = "no longer stated" if new is None else _said(new)
        before = "not stated" if old is None else _said(old)
        yield from wrapped(f"{_title(key)}: {now} (before: {before})", width, 8, 4)
    if change.signed:
        yield from wrapped(
            f"reviewer signature is for the earlier text: {change.signed}", width, 8, 4
        )


def _short_lines(change: Change, width: int) -> Iterator[Line]:
    """Only what it is now: nobody acts on the day of an earlier comparison."""
    now = "; ".join(f"{_title(key)} {_said(new)}" for key, (_, new) in change.keys.items())
    yield from wrapped(f"{change.place}: {now}", width, 4, 4)


def _title(key: str) -> str:
    return KEYS.get(key, key.replace("_", " "))


def _said(value: Any) -> str:
    if value is None:
        return "not stated"
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        if "quantity" in value:
            return period(value)
        return "; ".join(f"{key} {_said(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_said, value)) or "none"
    return str(value)


def diff_data(found: Diff) -> dict[str, Any]:
    """The difference as JSON has it."""
    groups = {name: [_data(c) for c in getattr(found, name)] for name in GROUPS}
    return {
        "old": found.old,
        "new": found.new,
        **groups,
        "articles": list(found.articles),
        "package": package_data(found.package),
    }


def _data(change: Change) -> dict[str, Any]:
    keys = {k: {"old": plain(old), "new": plain(new)} for k, (old, new) in change.keys.items()}
    return {
        "kind": change.kind,
        "name": change.name,
        "cites": list(change.cites),
        **({"says": change.says} if change.says else {}),
        **({"keys": keys} if keys else {}),
        **({"signed": change.signed} if change.signed else {}),
    }
