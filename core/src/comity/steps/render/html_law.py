"""The numbers of law on a page: each leads to its entry in the list of law, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from comity.word.readback import Block, Heading, Item, Paragraph, Table

__all__ = ["CITED", "LawLinks"]

# a number of law stands after a space that does not break; one that an author writes does not
CITED = r"(?<=\u00a0)(?:\[[0-9]{1,6}\])+"
_NUMBER = re.compile(r"\[[0-9]+\]")


class LawLinks:
    """Which numbers a page cites, and in which of its parts.

    The entry ``[2]`` has the id ``law-2``; the place where the part ``process`` first cites it is
    ``cite-2-process``.
    """

    def __init__(
        self, blocks: Iterable[Block], ids: Iterable[str], parts: Mapping[str, Any]
    ) -> None:
        """Find the entries of the list of law, and who cites them.

        Args:
            blocks: the document as it was read back.
            ids: those of its headings, in order.
            parts: the parts of its content; ``law`` is the list.
        """
        blocks = list(blocks)
        listed = parts.get("law", {}).get("items", ())
        self._listed = {(one["number"], one["text"]) for one in listed}
        items = (block for block in blocks if isinstance(block, Item))
        self._entries = {item.number for item in items if self.is_entry(item)}
        self._cited: dict[str, dict[str, str]] = {number: {} for number in self._entries}
        self._placed: set[str] = set()
        names, section, label = iter(ids), "", ""
        for block in blocks:
            if isinstance(block, Heading):
                name = next(names)
                if block.level == 1:
                    section, label = name, f"{block.number} {block.text}".strip()
            elif not (isinstance(block, Item) and self.is_entry(block)):
                for text in _texts(block):
                    self._note(text, section, label)

    def _note(self, text: str, section: str, label: str) -> None:
        for run in re.findall(CITED, text):
            for number in _NUMBER.findall(run):
                if section and number in self._entries:
                    self._cited[number].setdefault(section, label)

    def is_entry(self, item: Item) -> bool:
        """Whether an item is one of the list of law."""
        return (item.number, item.text) in self._listed

    def id_of(self, number: str) -> str:
        """The id of the entry with a number: ``law-2`` for ``[2]``."""
        return f"law-{number.strip('[]')}"

    def links(self, run: str, section: str) -> str:
        """A run of numbers ("[2][5]") in a part as links to their entries."""
        return _NUMBER.sub(lambda found: self._link(found.group(), section), run)

    def _link(self, number: str, section: str) -> str:
        if number not in self._entries:
            return escape(number)
        place = _place(number, section)
        first = section in self._cited[number] and place not in self._placed
        self._placed.add(place)
        id_ = f' id="{place}"' if first else ""
        return f'<a class="cite"{id_} href="#{self.id_of(number)}">{escape(number)}</a>'

    def back(self, number: str, label: str, own: str) -> tuple[str, str]:
        """An arrow to where its own part cites an entry, and the other parts that do; or nothing.

        Args:
            number: that of the entry, ``[2]``.
            label: what the links to other parts stand after.
            own: the part that the list stands in. Its name, again below each entry, would tell a
                reader nothing.
        """
        cited = self._cited[number]
        arrow = (
            f' <a class="aid back" href="#{_place(number, own)}"'
            f' aria-label="{escape(cited[own])} {escape(number)}">\u2191 {escape(number)}</a>'
            if own in cited
            else ""
        )
        links = [
            f'<a href="#{_place(number, section)}">{escape(name)}</a>'
            for section, name in cited.items()
            if section != own
        ]
        told = f'<p class="aid cited">{escape(label)} {" · ".join(links)}</p>' if links else ""
        return arrow, told


def _place(number: str, section: str) -> str:
    return f"cite-{number.strip('[]')}-{section}"


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Item):
        yield from (block.text, *block.notes)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from row
