"""Putting the line of its file to each statement of a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from comity.law.file_lines import Lines, lines_of
from comity.law.home import Home, root_of
from comity.model.law_records import Source
from comity.model.origin import Origin
from comity.tasks.lawpages.page import Entry, Item, Page

__all__ = ["Places", "located"]


@dataclass(slots=True)
class Places:
    """The lines of a plugin's files; each file is read once, when a page first asks for it."""

    home: Home | None
    _read: dict[str, Lines] = field(default_factory=dict)

    def of(self, origin: Origin) -> Origin:
        """An origin with its line; a plugin that is not made of files leaves it without one."""
        if self.home is None:
            return origin
        if origin.file not in self._read:
            file = root_of(self.home).joinpath(*origin.file.split("/"))
            self._read[origin.file] = lines_of(file.read_text("utf-8-sig"))
        line = self._read[origin.file].get((origin.table, origin.number), 0)
        return replace(origin, line=line)


def located(page: Page, places: Places) -> Page:
    """The page with the line of every statement and of every source."""
    sections = tuple(
        replace(section, items=tuple(_item(item, places) for item in section.items))
        for section in page.sections
    )
    sources = tuple(_source(source, places) for source in page.sources)
    return replace(page, sections=sections, sources=sources)


def _item(item: Item, places: Places) -> Item:
    entries = tuple(_entry(entry, places) for entry in item.entries)
    unread = tuple(_entry(entry, places) for entry in item.unread)
    return replace(item, entries=entries, unread=unread)


def _entry(entry: Entry, places: Places) -> Entry:
    return replace(entry, origin=places.of(entry.origin)) if entry.origin else entry


def _source(source: Source, places: Places) -> Source:
    if source.origin is None:
        return source
    return source.model_copy(update={"origin": places.of(source.origin)})
