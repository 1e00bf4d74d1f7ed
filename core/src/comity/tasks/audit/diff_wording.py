"""What differs between two versions of a catalogue, sentence by sentence."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from comity.model.errors import InputError
from comity.text.catalogues import CatalogueFile, read_catalogue

__all__ = ["Sentence", "diff_wording"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was added, removed or changed: its id, and both texts."""

    what: str
    id: str
    old: str = ""
    new: str = ""


def diff_wording(
    old: tuple[str, bytes | None], new: tuple[str, bytes | None]
) -> tuple[tuple[Sentence, ...], str]:
    """Compare two versions of a catalogue, each with its place for messages.

    Returns:
        The sentences in the order of the newer file, then those removed; and what else to know:
        the version of the clause table, and whose signature stands under it.

    Raises:
        InputError: a catalogue cannot be read.
    """
    before, after = _read(*old), _read(*new)
    was = before.texts if before else {}
    now = after.texts if after else {}
    found = [
        Sentence("changed" if id in was else "added", id, was.get(id, ""), text)
        for id, text in now.items()
        if was.get(id) != text
    ]
    found += [Sentence("removed", id, text) for id, text in was.items() if id not in now]
    return tuple(found), _note(before, after, bool(found))


def _read(place: str, data: bytes | None) -> CatalogueFile | None:
    """A catalogue from its bytes, read as the host reads it: from a file."""
    if data is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.po"
        file.write_bytes(data)
        try:
            return read_catalogue(file)
        except InputError as error:
            raise InputError([replace(fault, file=place) for fault in error.faults]) from error


def _note(before: CatalogueFile | None, after: CatalogueFile | None, differs: bool) -> str:
    if before is None or after is None:
        return ""
    told = []
    if before.table != after.table:
        told.append(f"Clause table: version {after.table} (before: {before.table}).")
    if before.reviewed_by != after.reviewed_by:
        was = before.reviewed_by or "nobody"
        told.append(f"Reviewed by: {after.reviewed_by or 'nobody'} (before: {was}).")
    elif differs and after.reviewed_by:
        told.append(f"The reviewer signature is for the earlier texts: {after.reviewed_by}.")
    return " ".join(told)
