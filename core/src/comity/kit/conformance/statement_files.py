"""Where a statement stands: the law file that holds it, for a message that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.load import TABLES, read_toml
from comity.model.errors import LawDataError

__all__ = ["law_rows", "placed", "placing", "stray_files"]

READ_BY_PEOPLE = (".md", ".rst", ".txt")


def law_rows(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The statements of a law file, each under its kind and its id, question or number."""
    for name in TABLES:
        rows = table.get(name, ())
        for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
            if isinstance(row, Mapping):
                yield f"{name} {row.get('id') or row.get('question') or number}", row


def placed(subject: Subject, name: str) -> str:
    """``law/act.toml: rule ke.facts``; without the file where several hold such a statement.

    Args:
        subject: the plugin.
        name: the statement as the audit names it: ``answer KE.costs (restraint)``.
    """
    if subject.topic:
        return name
    kind, _, key = name.partition(" ")
    plain = f"{kind} {key.partition(' (')[0].removeprefix(f'{subject.name}.')}"
    held = [file.name for file in subject.folder("law", ".toml") if plain in _names(file)]
    return f"law/{held[0] if len(held) == 1 else ''}: {name}"


def placing(subject: Subject, name: str, faults: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """What is wrong with a statement, each fault with its cure, at its place in its file.

    The place is looked up only where there is a fault: that reads every law file again.
    """
    for text, cure in faults:
        yield Problem(placed(subject, name), text, cure)


def _names(file: Traversable) -> set[str]:
    try:
        return {name for name, _ in law_rows(read_toml(file))}
    except LawDataError:
        return set()


def stray_files(subject: Subject, folder: str, *endings: str) -> Iterator[Problem]:
    """What lies in a folder of data and is never read: another ending, or a folder below it."""
    place = subject.root / folder
    for item in sorted(place.iterdir(), key=lambda f: f.name) if place.is_dir() else ():
        harmless = item.name.startswith((".", "__")) or item.name.endswith(READ_BY_PEOPLE)
        if harmless or (item.is_file() and item.name.endswith(endings)):
            continue
        cure = f"Put files directly in {folder}/. Their names end in {' or '.join(endings)}."
        yield Problem(f"{folder}/{item.name}", "is not read", cure)
