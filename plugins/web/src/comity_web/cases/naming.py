"""Names of files: of the reference of a case or of its kind and a number, never of a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from django.db.models import Q

from comity_web.cases.models import CaseFile, Matter

__all__ = [
    "CASE_JSON",
    "LONGEST",
    "UnsafeNameError",
    "derived_name",
    "free_name",
    "names_somebody",
    "vetted_name",
]

Apart = Literal["matter", "incoming", "team"]
LONGEST = 80
"""Letters of a name. In UTF-8, with an ending, every disk takes it."""
_APART = re.compile(r"[^\w.]+|_+")
_ALLOWED = re.compile(r"\w(?:[\w. -]*\w)?")
_TAKEN = re.compile(r"con|prn|aux|nul|(?:com|lpt)[\d¹²³]|internal", re.IGNORECASE)
"""Names that Windows or the core keep for something else."""
CASE_JSON = ".case.json"
"""The ending of a case file as JSON, which may tell whom the document for programs hides."""
_OWN_ENDINGS = (".record", ".case", ".yaml", ".yml", ".json", ".toml")


class UnsafeNameError(ValueError):
    """A name that no file should have; ``reason`` is empty, long, taken, signs or protected."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def vetted_name(name: str) -> str:
    """A name that an author gave, without its ending.

    Raises:
        UnsafeNameError: it is not the name of a file.
    """
    found = unicodedata.normalize("NFC", name).strip()
    for ending in (".yaml", ".yml", CASE_JSON, ".json"):
        found = found.removesuffix(ending)
    if not found:
        raise UnsafeNameError("empty")
    if len(found) > LONGEST or len(found.encode()) > 2 * LONGEST:
        raise UnsafeNameError("long")
    if not _ALLOWED.fullmatch(found) or ".." in found:
        raise UnsafeNameError("signs")
    if _TAKEN.fullmatch(found.partition(".")[0].rstrip()) or found.lower().endswith(_OWN_ENDINGS):
        raise UnsafeNameError("taken")
    return found


def derived_name(
    kind: str, tree: Mapping[str, Any], matter: Matter, *, incoming: bool = False
) -> str:
    """A free name for a new file: its reference if it names nobody, else its kind and a number.

    What came in has a name that nothing else has that came in (``incoming``). A kind and a number
    tell a file from every other of its team.
    """
    reference = tree.get("reference")
    if isinstance(reference, str) and any(sign.isdigit() for sign in reference):
        plain = unicodedata.normalize("NFKD", reference).encode("ascii", "ignore").decode()
        made = _APART.sub("-", plain).strip("-.")
        if made and not names_somebody(reference, tree):
            try:
                return free_name(
                    vetted_name(made), matter, apart="incoming" if incoming else "matter"
                )
            except UnsafeNameError:
                pass  # the kind and a number will do
    return free_name(f"{_APART.sub('-', kind)}-1", matter, apart="team")


def names_somebody(text: str, tree: Mapping[str, Any]) -> bool:
    """Whether a word of a text is one that the case says of a person."""
    return not set(_words(text)).isdisjoint(_words(tree.get("persons")))


def free_name(
    name: str, matter: Matter, *, but: CaseFile | None = None, apart: Apart = "matter"
) -> str:
    """The name, or the next number of it, that no other file has, in any case of letters.

    Args:
        name: the name that is wanted.
        matter: where the file lies.
        but: the file itself, where it has a name already.
        apart: of which files it must be told apart: those of the matter, those that came in to
            its team too, or all of the team.
    """
    there = Q(matter=matter)
    if apart == "incoming":
        there |= Q(incoming=True, matter__team=matter.team_id)
    elif apart == "team":
        there |= Q(matter__team=matter.team_id)
    others = CaseFile.objects.filter(there).exclude(pk=None if but is None else but.pk)
    taken = {one.casefold() for one in others.values_list("name", flat=True)}
    stem, _, number = name.rpartition("-")
    head, count = (stem, int(number)) if stem and number.isdecimal() else (name, 1)
    while name.casefold() in taken:
        count += 1
        name = f"{head}-{count}"
    return name


def _words(value: Any) -> Iterator[str]:
    """Every word of the texts of a value, without case and accents."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
        yield from (word for word in re.split(r"[\W\d_]+", plain.casefold()) if len(word) > 2)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
