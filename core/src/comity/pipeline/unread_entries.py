"""Entries that protect somebody and cannot be read: whatever stands there counts as a name.

A slip of the hand, as ``name: Zerlina Example`` for ``name: {full: Zerlina Example}``, keeps a file
from being used. Nobody whom it means to protect is told meanwhile, here or in another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.gaps import is_stand_in, written
from comity.steps.protect.identity import KEPT
from comity.steps.read import Reading
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.meant_protection import (
    known_names,
    mentions_protection,
    protected_by_a_key,
    said_in_text,
    tells_nobody,
)
from comity.steps.read.redacted_faults import MANY_TELL, PLACES, PLAIN_KEY

__all__ = ["entries_of", "read_whole", "with_unread"]

_NUMBER = re.compile(r"[\d\s()+./-]+")
_RUN = re.compile(r"\S+@\S+|\+?\d[\d ()/.-]{3,}\d")
"""A number or an address within words."""
_NAMING = ("name", "names", "full", "family", "given", "aliases")
"""What an entry has of which one is found elsewhere than among the persons."""

Person = dict[str, Any]


def read_whole(found: Reading, draft: Draft | None, host: Host) -> Mapping[str, Any] | None:
    """What a file holds, as its draft has it; of who is protected, also what cannot be read.

    None where nothing of it can be judged and nobody is protected.

    Args:
        found: the file.
        draft: its draft with stand-ins for what cannot be read, if there is one.
        host: knows the kinds of document.
    """
    data = found.tree.data
    entries = [*entries_of(data)]
    meant = any(map(mentions_protection, entries))
    if meant and data.get("persons") != entries:
        tree = {**data, "persons": entries}
        filled = reading_of_tree(tree, found.path, host.document_types()).filled(0)
        draft = None if filled is None else filled.draft
    whole: Mapping[str, Any] = {} if draft is None else draft.read_data()
    persons = [*(whole.get("persons") or ())]
    if not any(one.get("protect") for one in persons) and not any(
        map(mentions_protection, entries)
    ):
        return None if draft is None else whole
    if len(persons) != len(entries):  # nothing tells which is which
        persons = [{} for _ in entries]
    made = [
        with_unread(one, read) if read.get("protect") or mentions_protection(one) else read
        for one, read in zip(entries, persons, strict=True)
    ]
    return {**whole, "persons": made}


def entries_of(data: Mapping[str, Any]) -> Iterator[Person]:
    """The entries of the persons of a file, however they are listed.

    A group elsewhere that has a name and protects it, as under ``witnesses``, is one too.
    """
    for key, value in data.items():
        if key == "persons":
            yield from _listed(value)
        else:
            yield from _elsewhere(value)
            yield from () if key in known_names() else _as_text(value)


def with_unread(entry: Mapping[str, Any], read: Mapping[str, Any]) -> Person:
    """An entry as it was read, with each text of it that was not as a name, a number or an address.

    Args:
        entry: the entry as it is written.
        read: what could be read of it, with stand-ins for what could not.
    """
    made: Person = written(read)
    made.setdefault("role", "person")
    made["protect"] = made.get("protect") or "pseudonym"
    if isinstance(entry.get("id"), str):
        made.setdefault("id", entry["id"])
    rest = {key: value for key, value in entry.items() if key not in KEPT}
    named = [*_unread("name", rest.pop("name", None), read.get("name"))]
    places = [
        text
        for key in sorted(PLACES & rest.keys())
        for text in _unread(key, rest[key], read.get(key))
    ]
    rest = {key: value for key, value in rest.items() if key not in PLACES | MANY_TELL}
    others = [text for key, value in rest.items() for text in _of_field(key, value, read)]
    if not (named or others or places):
        return made
    name = {**(made.get("name") or {})}
    called = " ".join(filter(None, map(_letters, named)))
    if called and not name.get("full"):
        name["full"] = called
    aliases = filter(None, map(_letters, [*named, *others]))
    name["aliases"] = [*(name.get("aliases") or ()), *dict.fromkeys(aliases)]
    made["name"] = name
    numbers = [text for text in (*named, *others, *places) if re.search(r"[\d@]", text)]
    numbers += [run.strip() for text in numbers for run in _RUN.findall(text) if run != text]
    made["address"] = [*(made.get("address") or ()), *dict.fromkeys((*places, *numbers))]
    made["identifiers"] = [*(made.get("identifiers") or ()), *map(_identifier, numbers)]
    return made


def _listed(value: Any) -> Iterator[Person]:
    """The entries of a list; of a group by ids; the one that is no list."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:  # a list in it is a bullet too many
            yield from [dict(one)] if isinstance(one, Mapping) else _nested(one)
    elif isinstance(value, str):
        yield from _as_text(value)
    elif isinstance(value, Mapping) and _is_entry(value):
        yield dict(value)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            for one in _listed([inner] if isinstance(inner, Mapping) else inner):
                yield one if "id" in one else {"id": str(key), **one}


def _nested(value: Any) -> Iterator[Person]:
    if isinstance(value, Sequence):
        yield from _listed(value)


def _as_text(value: Any) -> Iterator[Person]:
    """The persons who are written as one text that protects them."""
    for one in [value] if isinstance(value, str) else value if isinstance(value, list) else ():
        if isinstance(one, str) and (found := said_in_text(one)):
            yield found


def _elsewhere(value: Any) -> Iterator[Person]:
    left = [value]
    while left:
        node = left.pop()
        if isinstance(node, Mapping):
            if _is_entry(node) and protected_by_a_key(node):
                yield dict(node)
            else:
                left += node.values()
        elif isinstance(node, Sequence) and not isinstance(node, str):
            left += node


def _is_entry(group: Mapping[str, Any]) -> bool:
    return any(key in group for key in _NAMING)


def _of_field(key: str, value: Any, read: Mapping[str, Any]) -> Iterator[str]:
    if not PLAIN_KEY.fullmatch(key):  # a slip such as ``full:Ngozi`` makes a field of a name
        said = said_in_text(key)
        yield from (one for one in [said["name"] if said else key] if not tells_nobody("name", one))
    yield from _unread(key, value, read.get(key))


def _unread(key: str, value: Any, read: Any) -> Iterator[str]:
    """The texts of a value of which nothing was read, and which may name somebody."""
    if isinstance(value, Mapping):
        known = read if isinstance(read, Mapping) else {}
        for inner_key, inner in value.items():
            yield from _of_field(str(inner_key), inner, known)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        items = read if isinstance(read, list | tuple) and len(read) == len(value) else ()
        for number, inner in enumerate(value):
            yield from _unread(key, inner, items[number] if items else None)
    elif read is None or is_stand_in(read) or isinstance(read, Mapping | list | tuple):
        text = "" if value is None else str(value)
        yield from [] if tells_nobody(key, text) else [text]


def _letters(text: str) -> str:
    """The words of a text without a number."""
    return " ".join(word for word in text.split() if not re.search(r"[\d@]", word))


def _identifier(text: str) -> dict[str, str]:
    return {"kind": "phone" if _NUMBER.fullmatch(text) else "number", "value": text}
