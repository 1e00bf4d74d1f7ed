"""A case file that comes in from a disk: read as the core reads it, vetted, and never executed.

What cannot be read is refused with the core's faults, and nothing of it is stored. What can be read
is kept whole, values that are not valid too; only comments and the way it was written go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from comity.model.errors import DraftError, Fault
from comity.steps.read.case_file import MAX_BYTES, decode
from comity.steps.read.document_json import document_json, looks_like_one
from comity.steps.read.heading import heading_faults
from comity.steps.read.plain_tree import Tree
from comity.steps.read.program_tree import tree_of
from comity.steps.read.redacted_faults import without_protected
from comity.steps.read.yaml_events import LOADER, grow
from comity_web.cases.naming import UnsafeNameError, names_somebody, vetted_name
from comity_web.core import host

__all__ = ["MAX_BYTES", "MOST_ITEMS", "MOST_VALUES", "Taken", "take"]

MOST_ITEMS = 500
"""Entries of a list that a page can show; a real request has some dozens."""
MOST_VALUES = 20_000
"""Values of a whole file: as many as a form may send."""

GIVEN = Path("case.yaml")
"""What faults call the file: its own name may tell of a person."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A case file as it was read.

    Attributes:
        kind: its kind of document.
        tree: all that it holds, keys in its order.
        name: its own name without the ending, if that can be used and names nobody; else empty.
        comments: whether it has any; they are not kept.
    """

    kind: str
    tree: dict[str, Any]
    name: str
    comments: bool = False


def take(chunks: Iterable[bytes], name: str) -> Taken:
    """Read a case file in YAML or JSON, or a document that Comity wrote as JSON.

    Args:
        chunks: its bytes; no more than ``MAX_BYTES`` and a chunk are read.
        name: its own name, with or without a folder.

    Raises:
        DraftError: it cannot be read; carries every fault, without protected names.
    """
    content = _bounded(chunks)
    text = decode(content, str(GIVEN))
    if looks_like_one(text):
        tree = tree_of(document_json(text, GIVEN).draft, str(GIVEN))
    else:
        tree = grow(text, str(GIVEN))
    if faults := _unreadable(tree):
        raise DraftError(without_protected(faults, tree, text))
    if too_much := _too_much(tree.data):
        raise DraftError(too_much)
    name = _own_name(name, tree.data)
    return Taken(str(tree.data["kind"]), tree.data, name, _has_comments(text))


def _has_comments(text: str) -> bool:
    """Whether there is a comment between the words of a YAML file; in JSON there is none."""
    if "#" not in text:
        return False
    end = 0
    try:
        for token in yaml.scan(text, Loader=LOADER):
            if "#" in text[end : token.start_mark.index]:
                return True
            end = max(end, token.end_mark.index)
    except yaml.YAMLError:  # what the reader of case files takes all the same
        return any(line.lstrip().startswith("#") for line in text.splitlines())
    return "#" in text[end:]


def _unreadable(tree: Tree) -> list[Fault]:
    """Why nothing of a file can be judged, as the core has it; its fields are judged later."""
    faults = [one for one in tree.faults if one.field not in tree.blanks]
    if tree.whole and not ({"kind", "schema"} & set(tree.data)):
        message = "This is not a case file of Comity."
        cure = "Choose the YAML or JSON file that the sender made with Comity."
        faults.append(Fault(str(GIVEN), 0, 0, "", message, cure))
    elif tree.whole:
        faults += heading_faults(tree, host().for_case().document_types(), str(GIVEN))
    return faults


def _too_much(data: dict[str, Any]) -> list[Fault]:
    """Why no page can show a file: a list, or the whole, is too long."""
    values, faults = 0, []
    for place, value in _each(data, ""):
        values += 1
        if isinstance(value, list) and len(value) > MOST_ITEMS:
            message = f"`{place}` has {len(value):,} entries. A page can show {MOST_ITEMS}."
            cure = "Put a long list, such as payments or calls, into an annex. Keep what counts."
            faults.append(Fault(str(GIVEN), 0, 0, place, message, cure))
    if values > MOST_VALUES and not faults:
        message = f"The file has {values:,} values. The pages can show {MOST_VALUES:,}."
        cure = "Put long lists, such as payments or calls, into annexes."
        faults.append(Fault(str(GIVEN), 0, 0, "", message, cure))
    return faults


def _each(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every value of a tree with its place; the entries of a list have that of the list."""
    waiting = [(place, value)]
    while waiting:
        at, one = waiting.pop()
        yield at, one
        if isinstance(one, dict):
            waiting.extend((f"{at}.{key}" if at else str(key), each) for key, each in one.items())
        elif isinstance(one, list):
            waiting.extend((at, each) for each in one)


def _bounded(chunks: Iterable[bytes]) -> bytes:
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > MAX_BYTES:
            _refuse(
                f"The file is larger than {MAX_BYTES // 1024**2} MiB, the limit for a case file.",
                "Put annexes in separate files and name them under `annexes`.",
            )
    if not content.strip():
        _refuse("The file is empty.", "Write at least `kind:` and `schema: 1`.")
    return bytes(content)


def _own_name(name: str, tree: dict[str, Any]) -> str:
    try:
        found = vetted_name(Path(name.replace("\\", "/")).name)
    except UnsafeNameError:
        return ""
    return "" if names_somebody(found, tree) else found


def _refuse(message: str, cure: str) -> None:
    raise DraftError(Fault(str(GIVEN), 0, 0, "", message, cure))
