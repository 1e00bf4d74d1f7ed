"""Whom an earlier version of a file protected, or what it said of those whom it protects now.

Nobody is looked for who is not listed, and nothing that their entry does not say. So whoever is
taken out of a file while its texts still name them would lose the protection, and so would a name
or an address that was corrected. Two things beside the file tell it: the sealed annex of an earlier
build, in the folder of the file or in a folder there, and ``NAME.protected-before``, in which a
program that keeps the earlier versions notes what they said of those who are or were protected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.drafts.request import Request
from comity.model.errors import ComposeError
from comity.pipeline.unread_entries import with_unread
from comity.pipeline.with_records import folder_of
from comity.steps.compose.sealed_annex import annex_labels
from comity.steps.protect.annex_entries import annex_entries
from comity.steps.protect.identity import KEPT, identities
from comity.steps.protect.match import STRONG, find_all
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.meant_protection import mentions_protection
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.text.folding import folded_words

__all__ = ["BEFORE", "has_before", "protected_before"]

BEFORE = ".protected-before"
"""What stands in place of ``.yaml`` in the name of the file with those who were protected."""
ANNEX = ".sealed-annex.docx"
MOST_FOLDERS = 40  # in which an annex is looked for
MOST_BYTES = 4 * 2**20
MOST_NOTED = 64 * 2**20
"""Of the note of a program, which has every entry that ever protected somebody."""
TEXTS = ("id", "role", "phone", "email", "location", "birthplace")
"""What is looked for of an entry of which nothing else can be read."""
_ID = re.compile(r"(?<!\w)P\d+(?!\w)")

Person = dict[str, Any]


def has_before(path: Path) -> bool:
    """Whether anything beside a file tells whom an earlier version of it protected."""
    return path.with_suffix(BEFORE).is_file() or any(True for _ in _annexes(path))


def protected_before(
    path: Path, data: Mapping[str, Any], host: Host
) -> tuple[list[Person], list[Person]]:
    """The entries by which earlier versions of a file tell who somebody is that is protected.

    Nobody whom it lists openly now, and no entry of which it says all still.

    Args:
        path: the file.
        data: what it holds now, finished or not.
        host: knows the languages in which an annex may be worded.

    Returns:
        Those whom the file lists no longer, and other entries of those whom it protects now.
    """
    before = [_as_read(one, host) for one in _noted(path)]
    annexes = [*_annexes(path)]
    if annexes:
        labels = _labels(host)
        before += [person for annex in annexes for person in _in_annex(annex, labels)]
    listed = data.get("persons")
    now = [one for one in listed or () if isinstance(one, Mapping)] if _is_list(listed) else []
    guarded = [one for one in now if mentions_protection(one)]
    opened = [one for one in now if not mentions_protection(one)]
    gone: list[Person] = []
    changed: list[Person] = []
    for person in before:
        told = {*_texts(person)}
        still = _is_listed(person, guarded) or _is_among(person, guarded)
        found, known = (changed, (*changed, *guarded)) if still else (gone, gone)
        if any(told <= {*_texts(one)} for one in known):
            continue  # an entry that was corrected has two names
        if not (_is_called(person, opened) if still else _is_among(person, opened)):
            found.append(person)
    return gone, changed


def _is_called(person: Person, others: Sequence[Mapping[str, Any]]) -> bool:
    """Whether somebody among others has the very name of a person."""
    called = _called(person)
    return bool(called) and any(_called(one) == called for one in others)


def _called(person: Mapping[str, Any]) -> frozenset[str]:
    """The words of the full name of a person, or of all its parts where there is none."""
    name = person.get("name")
    parts = {k: v for k, v in name.items() if k != "aliases"} if isinstance(name, Mapping) else {}
    return frozenset(folded_words(str(parts.get("full") or " ".join(map(str, parts.values())))))


def _is_listed(person: Person, others: Sequence[Mapping[str, Any]]) -> bool:
    """Whether somebody among others has the id of a person."""
    return bool(person.get("id")) and any(one.get("id") == person["id"] for one in others)


def _texts(value: Any) -> Iterator[str]:
    """Every text of an entry that may tell who it is."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from () if key in KEPT else _texts(inner)
    elif _is_list(value):
        for inner in value:
            yield from _texts(inner)
    else:
        yield str(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _is_among(person: Person, others: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the name or another mark of a person is that of somebody among others."""
    wanted = identities({"persons": [person]})
    return any(
        place.what in STRONG
        for other in others
        for text in _written(other)
        for _, place in find_all(wanted, text)
    )


def _written(person: Mapping[str, Any]) -> Iterator[str]:
    """The names of a person as written, and the values by which they are found."""
    name, marks = person.get("name"), person.get("identifiers")
    values = [v for k, v in name.items() if k != "aliases"] if isinstance(name, Mapping) else []
    values += [person.get("phone"), person.get("email")]
    rows = marks if isinstance(marks, list | tuple) else ()
    values += [one.get("value") for one in rows if isinstance(one, Mapping)]
    yield from (value for value in values if isinstance(value, str))


def _as_read(person: Person, host: Host) -> Person:
    """An entry of an earlier version as its file would be read: a day as a day.

    It drops values that cannot be read. If nothing of an entry can be read, its texts are kept.
    """
    kept: Person = {key: one for key, one in person.items() if key in TEXTS and _is_text(one)}
    kept["protect"] = str(person.get("protect") or "pseudonym")
    tree = {"schema": "1", "kind": "request", "persons": [person]}
    found = reading_of_tree(tree, Path("before.yaml"), host.document_types()).filled(0)
    if found is not None:
        kept |= with_unread(person, found.draft.read_data()["persons"][0])
    else:
        kept |= with_unread(person, kept)
    return kept | {"name": kept.get("name") or {}}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _noted(path: Path) -> Iterator[Person]:
    """Those whom the file of the earlier versions has."""
    file = path.with_suffix(BEFORE)
    try:
        if file.is_symlink() or file.stat().st_size > MOST_NOTED:
            return
        noted = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return  # there is none, or nothing in it can be used
    persons = noted.get("persons") if isinstance(noted, Mapping) else None
    for one in persons if isinstance(persons, list) else ():
        if isinstance(one, dict) and mentions_protection(one):
            yield one


def _annexes(path: Path) -> Iterator[Path]:
    """The sealed annexes of a file, beside it and in the folders there: builds write into one."""
    beside = folder_of(path.parent)
    folders = [one for one in beside if one.is_dir() and not one.is_symlink()][:MOST_FOLDERS]
    for file in (*beside, *(inner for folder in folders for inner in folder_of(folder))):
        named = file.name.startswith(f"{path.stem}.") and file.name.endswith(ANNEX)
        if named and file.is_file() and not file.is_symlink():
            yield file


def _labels(host: Host) -> dict[str, str]:
    """The fields of a person by the labels that they have in an annex, in every language."""
    found: dict[str, str] = {}
    for tag in host.languages.tags():
        try:
            words = load_catalogue(host.languages, tag)
        except ComposeError:
            continue  # a language without wording has no annex
        for label, field in annex_labels(Request, words).items():
            found.setdefault(label, field)
    return found


def _in_annex(file: Path, labels: Mapping[str, str]) -> Iterator[Person]:
    """The persons whose identity an annex gives."""
    try:
        if file.stat().st_size > MOST_BYTES:
            return
        content = file.read_bytes()
    except OSError:
        return
    for heading, rows in annex_entries(content):
        person: Person = {"protect": "pseudonym", "role": "person", "name": {}}
        number = _ID.search(heading)
        person["id"] = number.group() if number else ""
        for label, text in rows:
            _put(person, labels.get(label, ""), text)
        if person["name"]:
            yield person


def _put(person: Person, field: str, text: str) -> None:
    if field.startswith("name."):
        person["name"][field.removeprefix("name.")] = text
    elif field == "address":
        person["address"] = text.splitlines()
    elif field in ("phone", "email", "location", "birthplace"):
        person[field] = text
    elif field == "registration.number":
        person["registration"] = {"number": text}
