"""What differs beside the law, in words and as data."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from comity.tasks.audit.diff_package import PARTS, PackageChange
from comity.tasks.lawpages.wrapping import Line, wrapped

__all__ = ["package_data", "package_lines"]

SHORT = 100  # letters of a sentence that a person is shown; the JSON has all
NAMES = {"host": "versions of comity", "licence": "licence"}
FOLDERS = ("templates/", "catalogues/", "cases/")


def package_lines(found: Sequence[PackageChange], width: int) -> Iterator[Line]:
    """The changes line by line, one group for each part that differs."""
    for part, title in PARTS.items():
        changes = [change for change in found if change.part == part]
        if changes:
            yield Line()
            yield Line(title, strong=True)
            for change in changes:
                yield from _lines(change, width)


def _lines(change: PackageChange, width: int) -> Iterator[Line]:
    yield from wrapped(f"{_name(change.name)}: {_what(change)}", width, 4, 4)
    if change.note:
        yield from wrapped(change.note, width, 8)
    for line in change.lines:
        yield from wrapped(line, width, 8, 4)
    for one in change.sentences:
        yield from wrapped(f"{one.id}: {one.what}", width, 8, 4)
        if one.new:
            yield from wrapped(f"now: {_short(one.new)}", width, 12, 4)
        if one.old:
            yield from wrapped(f"before: {_short(one.old)}", width, 12, 4)


def _what(change: PackageChange) -> str:
    if change.part == "settings":
        now, was = change.new or "no longer stated", change.old or "not stated"
        return f"{now} (before: {was})"
    if not change.sentences:
        return change.what
    return f"{change.what}, {_counted(one.what for one in change.sentences)}"


def _counted(kinds: Iterable[str]) -> str:
    figures = Counter(kinds)
    order = ("added", "removed", "changed")
    return ", ".join(f"{figures[kind]} {kind}" for kind in order if figures[kind])


def _name(name: str) -> str:
    for folder in FOLDERS:
        name = name.removeprefix(folder)
    return NAMES.get(name, name)


def _short(text: str) -> str:
    return textwrap.shorten(text, SHORT, placeholder=" …") if len(text) > SHORT else text


def package_data(found: Iterable[PackageChange]) -> dict[str, list[dict[str, Any]]]:
    """The changes by part, as JSON has them; what a change does not have is left out."""
    data: dict[str, list[dict[str, Any]]] = {part: [] for part in PARTS}
    for change in found:
        row = {key: value for key, value in asdict(change).items() if value and key != "part"}
        data[change.part].append(row)
    return data
