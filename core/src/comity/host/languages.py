"""The languages that have wording: the host's own, and those that distributions bring.

A distribution declares a language by an entry point of the group ``comity.languages``: its name is
the tag, its value a package with ``catalogues/<tag>.po``. So who brings what is known by names
alone. A catalogue is data: nothing of the package runs, and only that file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from comity.host.host_range import require_range
from comity.host.installed import InstalledEntry
from comity.host.packages import find_files
from comity.model.errors import InputError, PluginError
from comity.text.catalogues import SUFFIX, CatalogueFile, read_catalogue
from comity.text.tags import lookup, truncated

__all__ = ["Languages", "Wordings"]

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
    def table(self) -> int:
        """The version of the clause table that the catalogues were made for."""
        return min((one.table for one in self.files), default=0)

    @property
    def unreviewed(self) -> tuple[CatalogueFile, ...]:
        """The catalogues that no lawyer has reviewed."""
        return tuple(one for one in self.files if not one.reviewed_by)


class Languages:
    """Which languages there are, and their catalogues, each read when it is first needed."""

    def __init__(
        self,
        own: Mapping[str, Path],
        brought: Mapping[str, InstalledEntry],
        set_aside: Callable[[InstalledEntry, str], None],
    ) -> None:
        """Read nothing yet.

        Args:
            own: the host's catalogues by tag.
            brought: the entry that brings a language, by tag; it goes before the host's own.
            set_aside: told of a catalogue that cannot be used, and why.
        """
        self.own = own
        self.brought = dict(brought)
        self._set_aside = set_aside
        self._read: dict[str, CatalogueFile] = {}
        self._failed: dict[str, str] = {}

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(sorted({*self.own, *self.brought}))

    def tags(self) -> tuple[str, ...]:
        """The languages that have a catalogue, by name alone."""
        return tuple(tag for tag in self._all if tag not in self._failed)

    def lookup(self, tag: str, declared: Iterable[str] = ()) -> str:
        """The tag of the catalogue that serves a language, or nothing (``text.tags.lookup``).

        Args:
            tag: the language wanted.
            declared: the languages of the State that speaks.
        """
        return lookup(tag, self.tags(), declared)

    def unusable(self, tag: str, declared: Iterable[str] = ()) -> str:
        """Why the catalogue that would serve a language cannot be used; empty if none failed."""
        return self._failed.get(lookup(tag, self._failed, declared), "")

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
        if tag not in self._read:
            entry = self.brought.get(tag)
            try:
                if entry is not None:
                    require_range(entry)
                place = find_files(entry).place / FOLDER if entry else self.own[tag].parent
                self._read[tag] = read_catalogue(place / f"{tag}{SUFFIX}", tag)
            except (PluginError, InputError) as error:
                self._failed[tag] = str(error)
                if entry is not None:
                    self._set_aside(entry, f"cannot be used: {error}")
                raise PluginError(
                    f"the catalogue for {tag!r} of {self.brought_by(tag)} cannot be used: {error}"
                ) from error
        return self._read[tag]
