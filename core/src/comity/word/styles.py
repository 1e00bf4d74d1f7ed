"""The roles of styles: what a paragraph is, by the name of its style or of the one it is based on.

Names, not ids: a word processor in another language may rename ids, the names of the base stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from comity.word.ooxml import Element, child, parse, w
from comity.word.package import Package

__all__ = ["Role", "Styles", "style_id"]


class Role(Enum):
    """What a paragraph is to a reader."""

    TITLE = "title"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    SUBTITLE = "subtitle"
    TEXT = "text"
    ITEM = "item"
    NOTE = "note"
    LABEL = "label"
    LETTERHEAD_NAME = "letterhead-name"
    LETTERHEAD = "letterhead"
    ADDRESSEE = "addressee"
    CLOSING = "closing"
    SIGNATURE = "signature"
    CLASSIFICATION = "classification"
    DRAFT_MARK = "draft-mark"

    @property
    def level(self) -> int | None:
        """0 for the title, 1 to 3 for headings, None for everything else."""
        levels = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
        return levels.index(self) if self in levels else None


_BY_NAME = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "heading 1": Role.HEADING_1,
    "heading 2": Role.HEADING_2,
    "heading 3": Role.HEADING_3,
    "numbered item": Role.ITEM,
    "item note": Role.NOTE,
    "label": Role.LABEL,
    "letterhead": Role.LETTERHEAD,
    "letterhead name": Role.LETTERHEAD_NAME,
    "addressee": Role.ADDRESSEE,
    "closing": Role.CLOSING,
    "signature": Role.SIGNATURE,
    "classification": Role.CLASSIFICATION,
    "draft mark": Role.DRAFT_MARK,
}
_LAYOUT = frozenset({Role.SIGNATURE, Role.LETTERHEAD, Role.LETTERHEAD_NAME, Role.ADDRESSEE})


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheet of a document: styles by id."""

    by_id: Mapping[str, Element]
    _lines: dict[str, list[Element]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, package: Package) -> Styles:
        """Read the styles of a package; they may be missing."""
        found: dict[str, Element] = {}
        for part in package.related("styles"):
            root = parse(part.blob, part.name)
            found = {node.get(w("styleId"), ""): node for node in root.iter(w("style"))}
        return cls(found)

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style, "Normal" where none is given."""
        style = self.by_id.get(style_id(paragraph))
        return _value(style, "name") or "Normal"

    def table_name(self, table: Element) -> str:
        """The name of a table's style, or nothing."""
        properties = child(table, "tblPr")
        style_id = "" if properties is None else _value(properties, "tblStyle")
        return _value(self.by_id.get(style_id), "name")

    def role(self, paragraph: Element) -> Role:
        """What a paragraph is; running text if its style says nothing."""
        for style in self.lineage(paragraph):
            role = _BY_NAME.get(_value(style, "name").lower())
            if role is not None:
                return role
        return Role.TEXT

    def is_layout_table(self, cells: list[list[Element]]) -> bool:
        """Whether a table only places text, as a signature block does."""
        roles = [self.role(p) for row in cells for cell in row for p in cell.iter(w("p"))]
        return any(role in _LAYOUT for role in roles)

    def has_labels(self, cells: list[list[Element]]) -> bool:
        """Whether the first cell of every row is a label."""
        return all(
            row and any(self.role(p) is Role.LABEL for p in row[0].iter(w("p"))) for row in cells
        )

    def lineage(self, paragraph: Element) -> list[Element]:
        """The style of a paragraph, the one it is based on, and so on."""
        first = style_id(paragraph)
        if first not in self._lines:
            found: list[Element] = []
            style = self.by_id.get(first)
            while style is not None and style not in found:
                found.append(style)
                style = self.by_id.get(_value(style, "basedOn"))
            self._lines[first] = found
        return self._lines[first]


def style_id(paragraph: Element) -> str:
    """The id of the style that a paragraph names; empty where it names none."""
    properties = child(paragraph, "pPr")
    return "" if properties is None else _value(properties, "pStyle")


def _value(parent: Element | None, name: str) -> str:
    found = None if parent is None else child(parent, name)
    return "" if found is None else found.get(w("val"), "")
