"""The languages that have wording: the host's own, and those that distributions bring.

A distribution declares a language by an entry point of the group ``comity.languages``: its name is
the tag, its value a package with ``catalogues/<tag>.po``. So who brings what is known by names
alone. A catalogue is data: nothing of the package runs, and only that file is read.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from comity.host.host_range import require_range
from comity.host.installed import InstalledEntry
from comity.host.packages import find_files
from comity.model.errors import InputError, PluginError
from comity.text.catalogues import SUFFIX, CatalogueFile, read_catalogue
from comity.text.tags import lookup, truncated

__all__ = ["Catalogues", "Languages", "Wordings"]

FOLDER = "catalogues"
ENGLISH = "en"  # the language of the schema and the registry, whose wording is never replaced


class Wordings(NamedTuple):
    """The catalogues that word one language: its own, then those of less of its tag.

    ``pt-BR`` is worded by ``pt-BR.po`` first, and by ``pt.po`` where that says nothing.
    """

    tag: str
    files: tuple[CatalogueFile, ...]

    @property
    def texts(self) -> Mapping[str, str]:
        """Id to text, the nearest catalogue first."""
        found: dict[str, str] = {}
        for one in reversed(self.files):
            found |= one.texts
        return found

    @property
    def english(self) -> Mapping[str, str]:
        """Id to the English from which its text was translated, where a catalogue keeps it."""
        found: dict[str, str] = {}
        for one in reversed(self.files):
            found |= dict.fromkeys(one.texts, "") | dict(one.english)
        return {id: kept for id, kept in found.items() if kept}

    @property
    def table(self) -> int:
        """The version of the clause table that the catalogues were made for."""
        return min((one.table for one in self.files), default=0)

    @property
    def unreviewed(self) -> tuple[CatalogueFile, ...]:
        """The catalogues that no lawyer has reviewed."""
        return tuple(one for one in self.files if not one.reviewed_by)


class Catalogues:
    """The catalogues of an installation, each read once, whoever asks for it first."""

    def __init__(self, own: Mapping[str, Path], brought: Mapping[str, InstalledEntry]) -> None:
        """Read nothing yet.

        Args:
            own: the host's catalogues by tag.
            brought: the entry that brings a language, by tag; it goes before the host's own.
        """
        self.own = own
        self.brought = dict(brought)
        self.tags = tuple(sorted({*own, *brought}))
        self._lock = threading.Lock()
        self._read: dict[str, CatalogueFile | str] = {}

    def file(self, tag: str) -> CatalogueFile | str:
        """The catalogue of a tag, or why it cannot be used."""
        with self._lock:
            if tag not in self._read:
                try:
                    self._read[tag] = self._read_file(tag)
                except (PluginError, InputError) as error:
                    self._read[tag] = str(error)
            return self._read[tag]

    def _read_file(self, tag: str) -> CatalogueFile:
        entry = self.brought.get(tag)
        if entry is not None:
            require_range(entry)
        place = find_files(entry).place / FOLDER if entry else self.own[tag].parent
        return read_catalogue(place / f"{tag}{SUFFIX}", tag)


class Languages:
    """Which languages there are, and their catalogues, each read when it is first needed.

    It is a view for one case: a catalogue that cannot be used counts until the case needs it.
    """

    def __init__(
        self,
        catalogues: Catalogues,
        set_aside: Callable[[InstalledEntry, str], None],
        failed: Mapping[str, str] | None = None,
    ) -> None:
        """Read nothing yet.

        Args:
            catalogues: those of the installation.
            set_aside: told of a catalogue that cannot be used, and why.
            failed: the catalogues of which that has been told, by tag.
        """
        self.own, self.brought = catalogues.own, catalogues.brought
        self._catalogues = catalogues
        self._set_aside = set_aside
        self._lock = threading.Lock()
        self.failed = dict(failed or {})

    def tags(self) -> tuple[str, ...]:
        """The languages that have a catalogue, by name alone."""
        return tuple(tag for tag in self._catalogues.tags if tag not in self.failed)

    def lookup(self, tag: str, declared: Iterable[str] = ()) -> str:
        """The tag of the catalogue that serves a language, or nothing (``text.tags.lookup``).

        Args:
            tag: the language wanted.
            declared: the languages of the State that speaks.
        """
        return lookup(tag, self.tags(), declared)

    def unusable(self, tag: str, declared: Iterable[str] = ()) -> str:
        """Why the catalogue that would serve a language cannot be used; empty if none failed."""
        failed = self.failed.copy()
        return failed.get(lookup(tag, failed, declared), "")

    def brought_by(self, tag: str) -> str:
        """The distribution whose catalogue this is, with its version: ``comity-de 0.1.0``."""
        entry = self.brought.get(tag)
        return f"{entry.distribution} {entry.version}".strip() if entry else "comity"

    def wordings(self, tag: str, declared: Iterable[str] = ()) -> Wordings | None:
        """The catalogues that word a language, or None if there is none.

        Raises:
            PluginError: there is one, and it cannot be used.
        """
        found = self.lookup(tag, declared)
        if not found:
            return None
        chain = [one for one in truncated(found) if self.lookup(one) == one]
        return Wordings(found, tuple(self._file(one) for one in chain))

    def _file(self, tag: str) -> CatalogueFile:
        found = self._catalogues.file(tag)
        if not isinstance(found, str):
            return found
        with self._lock:
            told, self.failed[tag] = tag in self.failed, found
        entry = self.brought.get(tag)
        if entry is not None and not told:
            self._set_aside(entry, f"cannot be used: {found}")
        raise PluginError(
            f"the catalogue for {tag!r} of {self.brought_by(tag)} cannot be used: {found}"
        )
