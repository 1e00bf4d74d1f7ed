"""A case file as read: the draft, and where each of its fields stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.model.drafts.base import Draft
from comity.model.findings import Place
from comity.steps.read import paths


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A draft with the places of its fields.

    Attributes:
        path: the file as it was named.
        draft: the frozen model that the file's ``kind`` asks for.
        places: the place of each key and item by its field path; ``""`` is the document.
        sha256: the hash of the file's bytes, in hexadecimal: which file it was.
        tree_sha256: the hash of what the file says, in hexadecimal, whatever its comments, quotes
            and order of keys (``steps/read/tree_hash.py``): which case it is.
    """

    path: Path
    draft: Draft
    places: Mapping[str, Place]
    sha256: str
    tree_sha256: str = ""

    def place(self, field: str) -> Place:
        """The place of a field, or of the nearest parent that the file has."""
        return nearest_place(self.places, field)


def nearest_place(places: Mapping[str, Place], field: str) -> Place:
    """The place of a field, or of its nearest parent among ``places``."""
    while field and field not in places:
        field = paths.parent(field)
    return places[field]
