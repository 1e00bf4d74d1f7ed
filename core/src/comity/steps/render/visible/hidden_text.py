"""What a reader sees is what the data say: nothing in a template may hide text or disguise it.

A template comes from anyone. All that a case says is looked for in the filled document, but a
program finds white letters as well as black ones. So the look of all text is worked out, with
defaults, styles, tables and lists, and text that could not be seen as it is gets refused: once in
the template, with its place, and once more in the filled document, since tags decide what is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from comity.model.errors import RenderError
from comity.steps.render.tag_syntax import near
from comity.steps.render.visible.blanks import Blanks
from comity.steps.render.visible.colour import Colours
from comity.steps.render.visible.drawn_blanks import drawn_faults
from comity.steps.render.visible.inline_signs import beside_faults, sign_faults
from comity.steps.render.visible.layout import (
    INDENTS,
    Pages,
    covering_faults,
    drawing_faults,
    is_off_page,
    paragraph_faults,
    section_faults,
    setting_faults,
)
from comity.steps.render.visible.legibility import Fonts, letter_faults
from comity.steps.render.visible.letter_format import (
    NOTHING,
    Appearance,
    Formats,
    Props,
    amount,
    merged,
    properties_of,
    shade_of,
    style_of,
    switched_on,
)
from comity.steps.render.visible.list_labels import ANEW, label_faults, label_of
from comity.steps.render.visible.own_words import without_silent, word_faults
from comity.steps.render.visible.room import Apart, default_stop
from comity.steps.render.visible.side_cells import cell_faults
from comity.steps.render.visible.table_room import cell_room, table_faults
from comity.steps.render.visible.touching import begins_with_value
from comity.word.ooxml import Element, child, paragraph_text, parse, w
from comity.word.package import Package
from comity.word.shown_places import in_fields, mark_faults, place_faults, unshown_notes

__all__ = ["hidden_faults", "require_visible"]

Fault = tuple[str, Element | None, str, str]  # the part, the element, the cause, the cure

_TEXT_KINDS = ("header", "footer", "footnotes", "endnotes")
_NOTES = ("footnotes", "endnotes")
_MARKS = (w("footnoteReference"), w("endnoteReference"))
_PICTURES = (w("drawing"), w("pict"), w("object"))


def hidden_faults(package: Package, what: str) -> Iterator[Fault]:
    """Whatever in a template hides or disguises text: part, element, cause, cure.

    Args:
        package: the template's parts.
        what: the template's name, for messages.

    Raises:
        RenderError: a part is no sound XML.
    """
    roots = {name: parse(package.parts[name].blob, f"{what}: {name}") for name in _texts(package)}
    if package.main not in roots:
        return
    yield from _Sight(package, roots, filled=False).faults()


def require_visible(package: Package, roots: Mapping[str, Element], what: str) -> None:
    """Refuse a filled document in which text is hidden, as tags may have made it.

    Args:
        package: the template's parts.
        roots: those that hold text, filled: part name to XML.
        what: the template's name, for the message.

    Raises:
        RenderError: names the part, the words, why they cannot be seen, and the cure.
    """
    for part, _, says, cure in _Sight(package, roots, filled=True).faults():
        raise RenderError(f"{what}: {part}: {says}: {cure}")


def _texts(package: Package) -> list[str]:
    names = [package.main]
    names += [part.name for kind in _TEXT_KINDS for part in package.related(kind)]
    return [name for name in dict.fromkeys(names) if _is_xml(package, name)]


def _is_xml(package: Package, name: str) -> bool:
    return package.parts[name].content_type.endswith("+xml")  # anything else is refused by its type


class _Sight:
    """A look at all text of a package."""

    def __init__(self, package: Package, roots: Mapping[str, Element], *, filled: bool) -> None:
        self.package = package
        self.roots = roots
        self.filled = filled
        self.body = roots[package.main]
        self.formats = Formats(package)
        self.colours = Colours(package, self.body)
        self.fonts = Fonts(package)
        self.pages = Pages(self.body)
        self.blanks = Blanks(self.formats)
        settings = [parse(part.blob, part.name) for part in package.related("settings")]
        every = default_stop(settings[0] if settings else None)
        self.apart = Apart(self.formats, self.fonts, self.blanks, every)
        self.seen: dict[Any, tuple[int, tuple[tuple[str, str], ...]]] = {}
        self.shown: dict[Element, list[Element]] = {}
        self.given: dict[tuple[Element, str], Props] = {}
        self.grounds: dict[tuple[Element | None, int], tuple[Props, ...]] = {}
        self.rooms: dict[Element, int] = {}
        self.shades: dict[tuple[Element | None, int], Any] = {}
        self.sound: set[Any] = set()  # looks of paragraphs without a fault: most are alike

    def faults(self) -> Iterator[Fault]:
        for name, root in self.roots.items():
            for node, cause, cure in self._in_part(root):
                yield name, node, _told(node, cause), cure
        if self.filled:
            return
        for name, font, cause, cure in self.fonts.faults():
            yield name, font, cause, cure
        for node, cause, cure in mark_faults(self.package, self.roots, self.body):
            yield self.package.main, node, cause, cure
        for part in self.package.related("settings"):
            for node, cause, cure in setting_faults(parse(part.blob, part.name)):
                yield part.name, node, cause, cure
        for kind in _NOTES:
            for part in self.package.related(kind):
                if part.name not in self.roots:
                    continue
                for node, cause, cure in unshown_notes(self.roots[part.name], self.body, kind):
                    yield part.name, node, _told(node, cause), cure

    def _in_part(self, root: Element) -> Iterator[tuple[Element, str, str]]:
        yield from place_faults(root)
        yield from drawing_faults(root)
        yield from section_faults(root)
        if not self.filled:
            yield from word_faults(root, self.blanks.printed)
            yield from beside_faults(root, self.blanks.narrow)
            yield from sign_faults(root, self.fonts)
        fields, whole = in_fields(root)
        if not whole:
            yield root, "a Word field has no end, or ends twice", "Delete the field"
        for text, zone in fields.items():
            written = (text.text or "").strip()
            if written and zone == "code":
                yield text, "it is in the code of a Word field, which is not shown", "Move it"
            elif not self.filled and re.search(r"[{}]", written):
                cause = "it is in the result of a Word field, which Word overwrites"
                yield text, cause, "Move the tag out of the field"
        for table in root.iter(w("tbl")):
            styled = self.formats.of_table(table)
            yield from table_faults(table, self.pages.of(table), self._has_text, styled)
            if not self.filled:
                yield from cell_faults(table, self.formats, self.blanks)
        for paragraph in root.iter(w("p")):
            look = self._look(paragraph, fields) if self.filled else None
            if look is None or look not in self.sound:
                wrong = [*self._in_paragraph(paragraph, fields)]
                yield from wrong
                if look is not None and not wrong:
                    self.sound.add(look)

    # --- paragraphs --------------------------------------------------------------------------

    def _look(self, paragraph: Element, fields: Mapping[Element, str]) -> Any:
        """What faults of a filled paragraph follow from; None if it has pictures or notes."""
        if next(paragraph.iter(*_PICTURES, *_MARKS), None) is not None:
            return None
        cell, page = next(paragraph.iterancestors(w("tc")), None), self.pages.of(paragraph)
        said = self.formats.cells(cell) if cell is not None else (NOTHING,)
        runs = self._shown_runs(paragraph)
        return (
            *(page, None if cell is None else self._room(cell)),
            *(tuple(map(id, said)), tuple(self._shades(cell, each) for each in said)),
            sum(1 for _ in paragraph.iter(w("tab"))),
            any("\t" in (text.text or "") for text in paragraph.iter(w("t"))),
            _xml(child(paragraph, "pPr")),
            tuple(_xml(child(run, "rPr")) for run in runs),
            tuple(any(text in fields for text in run.iter(w("t"))) for run in runs if fields),
        )

    def _in_paragraph(
        self, paragraph: Element, fields: Mapping[Element, str]
    ) -> Iterator[tuple[Element, str, str]]:
        runs = self._shown_runs(paragraph)
        cell = next(paragraph.iterancestors(w("tc")), None)
        said = self.formats.cells(cell) if cell is not None else (NOTHING,)
        page = self.pages.of(paragraph)
        width = None if cell is None else self._room(cell)
        pictures, notes = _runs_with(paragraph, *_PICTURES), _runs_with(paragraph, *_MARKS)
        told: set[str] = set()
        for one in said:
            given = self.formats.paragraph(paragraph, one.get("pPr", {}))
            covers = [*covering_faults(given, page, cell=width, pictured=bool(pictures))]
            for run in pictures:
                look = self.formats.letters(run, paragraph, one.get("rPr", {}))
                if amount(merged(*look).get("position")):
                    covers.append(("its picture is raised or lowered", "Font, Position: Normal"))
            for run in notes:
                look = self.formats.letters(run, paragraph, one.get("rPr", {}))
                if any(switched_on(look, name) for name in ("vanish", "specVanish")):
                    covers.append(("the mark of a note in it is hidden text", "Clear Hidden"))
            if any(is_off_page(stop, page) for stop in self.formats.stops(paragraph)):
                covers.append(("a tab stop is off the page", INDENTS))
            for cause, cure in covers:
                if cause not in told:
                    told.add(cause)
                    yield paragraph, cause, cure
            if not runs:
                continue
            if not self.filled:
                near = (
                    *self.apart.tabs(paragraph, given, one),
                    *self.apart.bars(paragraph, given),
                    *drawn_faults(paragraph, one, self.formats, self.colours, self.blanks),
                )
                for cause, cure in near:
                    if cause not in told:
                        told.add(cause)
                        yield paragraph, cause, cure
            behind = (given, *self._around(cell, one))
            grounds = (shade_of(given), self._shades(cell, one))
            style, size = style_of(paragraph), 0
            for run in runs:
                in_field = bool(fields) and any(text in fields for text in run.iter(w("t")))
                # what a style says is kept by Formats as long as it lives
                key = (style, _xml(child(run, "rPr")), id(one), grounds, in_field)
                if key not in self.seen:
                    self.seen[key] = self._letters(run, paragraph, one, behind, in_field)
                own, wrong = self.seen[key]
                size = max(size, own)
                for cause, cure in wrong:
                    if cause not in told:
                        told.add(cause)
                        yield run, cause, cure
            for cause, cure in paragraph_faults(paragraph, given, page, size, cell=width):
                if cause not in told:
                    told.add(cause)
                    yield paragraph, cause, cure
            for cause, cure in self._numbered(paragraph, one, behind, given):
                if cause not in told:
                    told.add(cause)
                    yield paragraph, cause, cure

    def _letters(
        self,
        run: Element,
        paragraph: Element,
        said: Mapping[str, Props],
        behind: tuple[Props, ...],
        in_field: bool,
    ) -> tuple[int, tuple[tuple[str, str], ...]]:
        """The size of a run and its faults."""
        look = self.formats.letters(run, paragraph, said.get("rPr", {}))
        size = amount(merged(*look).get("sz"), default=20)
        wrong = letter_faults(look, behind, self.colours, self.fonts, in_field=in_field)
        return size, tuple(wrong)

    def _around(self, cell: Element | None, said: Mapping[str, Props]) -> tuple[Props, ...]:
        """What may fill the ground behind a paragraph: its cell, its table, the ones around."""
        key = (cell, id(said))  # kept by Formats as long as it lives
        if key not in self.grounds:
            self.grounds[key] = tuple(self._behind(cell, said))
        return self.grounds[key]

    def _shades(self, cell: Element | None, said: Mapping[str, Props]) -> Any:
        """The colours of what may fill the ground behind a paragraph."""
        key = (cell, id(said))
        if key not in self.shades:
            self.shades[key] = tuple(map(shade_of, self._around(cell, said)))
        return self.shades[key]

    def _room(self, cell: Element) -> int:
        if cell not in self.rooms:
            self.rooms[cell] = cell_room(cell, self.pages.of(cell))
        return self.rooms[cell]

    def _behind(self, cell: Element | None, said: Mapping[str, Props]) -> Iterator[Props]:
        while cell is not None:
            yield self._given(cell, "tcPr")
            yield said.get("tcPr", {})
            row, table = cell.getparent(), next(cell.iterancestors(w("tbl")), None)
            yield self._given(row, "tblPrEx")
            yield self._given(table, "tblPr")
            yield said.get("tblPr", {})
            cell = next(cell.iterancestors(w("tc")), None)
            said = self.formats.cells(cell)[0] if cell is not None else NOTHING

    def _given(self, node: Element | None, name: str) -> Props:
        """The properties of a cell, a row or a table, worked out once for all that is in it."""
        if node is None:
            return {}
        if (node, name) not in self.given:
            self.given[node, name] = properties_of(child(node, name))
        return self.given[node, name]

    def _numbered(
        self,
        paragraph: Element,
        said: Mapping[str, Props],
        behind: tuple[Props, ...],
        given: Props,
    ) -> Iterator[tuple[str, str]]:
        """What is wrong with the number or sign that Word sets before a paragraph."""
        if any("numPr" in one for one in (self.formats.defaults["pPr"], said.get("pPr", {}))):
            yield (
                "a table style or the default style numbers it, which programs handle differently",
                ANEW,
            )
        for level in self.formats.levels(child(paragraph, "pPr"), style_of(paragraph)):
            if not label_of(level).strip():
                continue
            begins = not self.filled and begins_with_value(self.blanks.printed(paragraph))
            yield from label_faults(level, before_value=begins)
            own = child(paragraph, "pPr")
            mark = None if own is None else child(own, "rPr")
            look: Appearance = (
                *self.formats.letters(None, paragraph, said.get("rPr", {}))[:-1],
                merged(properties_of(mark), properties_of(child(level, "rPr"))),
            )
            if not self.filled:
                yield from self.apart.label(paragraph, level, given, look)
            if properties_of(level).get("numFmt", {}).get("val") == "bullet":
                continue
            wrong = letter_faults(look, behind, self.colours, self.fonts, in_field=False)
            for cause, cure in wrong:
                yield f"the number before it: {cause}", cure

    # --- what is looked at -------------------------------------------------------------------

    def _shown_runs(self, paragraph: Element) -> list[Element]:
        """The runs of a paragraph with words or values; tags that print nothing are no words."""
        if paragraph not in self.shown:  # tables ask for it too, as often as they are nested
            self.shown[paragraph] = self._runs_with_words(paragraph)
        return self.shown[paragraph]

    def _runs_with_words(self, paragraph: Element) -> list[Element]:
        texts = [
            text
            for text in paragraph.iter(w("t"))
            if next(text.iterancestors(w("p")), None) is paragraph
        ]
        whole = "".join(text.text or "" for text in texts)
        shown = whole if self.filled else without_silent(whole)
        found: dict[Element, None] = {}
        at = 0
        for text in texts:
            written = text.text or ""
            run = text.getparent()
            if run is not None and shown[at : at + len(written)].strip():
                found[run] = None
            at += len(written)
        return list(found)

    def _has_text(self, node: Element) -> bool:
        return any(self._shown_runs(paragraph) for paragraph in node.iter(w("p")))


def _xml(node: Element | None) -> bytes:
    return b"" if node is None else etree.tostring(node, with_tail=False)


def _told(node: Element, cause: str) -> str:
    words = near(_words(node))
    return f'"{words}" is not shown as written: {cause}' if words else cause


def _runs_with(paragraph: Element, *names: str) -> list[Element]:
    """The runs within a paragraph that hold one of these elements."""
    around = (node.getparent() for node in paragraph.iter(*names))
    return list(dict.fromkeys(run for run in around if run is not None and run.tag == w("r")))


def _words(node: Element) -> str:
    """The words that an element is about: its own, or those of the paragraph around it."""
    own = "".join(text.text or "" for text in node.iter(w("t")))
    if own.strip():
        return own
    around = next(node.iterancestors(w("p")), None)
    return "" if around is None else paragraph_text(around)
