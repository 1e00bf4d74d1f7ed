"""Whether text stands in a place that a reader is shown: headers, notes, fields, runs.

A value counts as placed only where every reader sees it. A header that no page has, a note that
nothing refers to and the code of a field hold text that only a program finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.word.ooxml import Element, parse, w, yes
from comity.word.package import Package, R

__all__ = [
    "PAGES",
    "drop_unshown_notes",
    "in_fields",
    "margins_by_page",
    "mark_faults",
    "place_faults",
    "surely_shown",
    "unshown_notes",
]

Fault = tuple[Element, str, str]

_HOLDS_RUNS = frozenset(w(name) for name in ("p", "hyperlink", "smartTag", "fldSimple")) | {
    w("sdtContent")
}
_HOLDS_PARAGRAPHS = frozenset(
    w(name) for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "sdtContent")
)
_WRAPS = frozenset(
    w(name)
    for name in (
        *("sdt", "sdtContent", "smartTag", "hyperlink", "fldSimple"),
        *("ins", "moveTo", "bdo", "dir"),  # refused for what they are
    )
)
_HOLD_NOTES = frozenset(map(w, ("footnotes", "endnotes", "hdr", "ftr")))  # and none of their own
_MARGINS = ("header", "footer")
_MARKS = ("doc.classification", "doc.draft_mark")
PAGES = {"default": "", "first": " for first pages", "even": " for even pages"}
"""How messages name the kinds of page."""
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}

OUT_OF_BOX = "Cut the words from the box and paste them into a paragraph or a table"
RETYPE = "Delete the text and type it again"


def place_faults(root: Element) -> Iterator[Fault]:
    """Text that stands where Word does not show it, or in a box that can lie anywhere."""
    for text in root.iter(w("t")):
        if not (text.text or "").strip():
            continue
        boxed = next(text.iterancestors(w("txbxContent")), None)
        if boxed is not None:
            yield text, "it is in a text box, which can be anywhere or be covered", OUT_OF_BOX
        elif not _is_in_place(text):
            yield text, "it is in a place that Word does not show", RETYPE
    if root.tag not in _HOLD_NOTES:
        return
    for mark in root.iter(w("footnoteReference"), w("endnoteReference")):
        cause = "the mark of a note is in a note, header or footer, where no program shows the note"
        yield mark, cause, "Write the text of the note there, and delete its mark"


def _is_in_place(text: Element) -> bool:
    run = text.getparent()
    if run is None or run.tag != w("r"):
        return False
    at = run.getparent()
    while at is not None and at.tag != w("p"):
        if at.tag not in _WRAPS:
            return False
        at = at.getparent()
    around = None if at is None else at.getparent()
    return around is not None and around.tag in _HOLDS_PARAGRAPHS


def in_fields(root: Element) -> tuple[dict[Element, str], bool]:
    """The texts that stand in Word fields: ``code`` or ``result``; and whether fields are whole."""
    found: dict[Element, str] = {}
    zones: list[str] = []
    whole = True
    for node in root.iter(w("fldChar"), w("t"), w("instrText")):
        kind = node.get(w("fldCharType"))
        if node.tag == w("t"):
            simple = next(node.iterancestors(w("fldSimple")), None)
            if zones or simple is not None:
                found[node] = "code" if "code" in zones else "result"
        elif kind == "begin":
            zones.append("code")
        elif kind == "separate" and zones:
            zones[-1] = "result"
        elif kind == "end":
            whole = whole and bool(zones)
            zones[-1:] = []
    return found, whole and not zones


def margins_by_page(package: Package, body: Element) -> list[tuple[Element, dict[str, set[str]]]]:
    """Which headers and footers each kind of page has, section by section.

    A section that names none of a kind goes on with that of the section before (ECMA-376, part 1,
    17.10.5).

    Args:
        package: the document's parts.
        body: the root of the main part.

    Returns:
        Each section's settings, and the parts of each kind of page: ``default``, ``first``,
        ``even``.
    """
    even = any(yes(parse(p.blob, p.name), "evenAndOddHeaders") for p in package.related("settings"))
    found: list[tuple[Element, dict[str, set[str]]]] = []
    named: dict[tuple[str, str], str] = {}
    for section in body.iter(w("sectPr")):
        named |= {(margin, kind): part for margin, kind, part in _references(package, section)}
        kinds = ["default", *(["first"] if yes(section, "titlePg") else [])]
        kinds += ["even"] if even else []
        pages = {kind: {part for (_, of), part in named.items() if of == kind} for kind in kinds}
        found.append((section, pages))
    return found


def mark_faults(package: Package, roots: Mapping[str, Element], body: Element) -> Iterator[Fault]:
    """Sections with pages that lack the classification or draft mark which others have.

    Args:
        package: the template's parts.
        roots: those that hold text, before they are filled.
        body: the root of the main part.
    """
    sections = margins_by_page(package, body)
    for mark in _MARKS:
        printing = {name for name, root in roots.items() if mark in _text(root)}
        pages = [(section, kind, parts) for section, all in sections for kind, parts in all.items()]
        if not any(parts & printing for _, _, parts in pages):
            continue  # that no page has it is a finding of the template's check
        for section, kind, parts in pages:
            if not parts & printing:
                cause = f"no header or footer{PAGES[kind]} in this section prints {mark}"
                yield section, cause, f"Put {{{{ {mark} }}}} into that header"


def _text(root: Element) -> str:
    return "".join(text.text or "" for text in root.iter(w("t")))


def _references(package: Package, within: Element) -> Iterator[tuple[str, str, str]]:
    """The headers and footers that sections name: which, for which pages, and the part."""
    targets = {rel.id: rel.target for rel in package.parts[package.main].relationships}
    for name in _MARGINS:
        for node in within.iter(w(f"{name}Reference")):
            target = targets.get(node.get(f"{{{R}}}id", ""))
            if target is not None:
                yield name, node.get(w("type"), "default"), target


def unshown_notes(root: Element, body: Element, kind: str) -> Iterator[Fault]:
    """Notes with text that nothing in the body refers to, and separators with text."""
    name = _NOTES[kind]
    referred = {node.get(w("id"), "") for node in body.iter(w(f"{name}Reference"))}
    for note in root.iterchildren(w(name)):
        words = "".join(text.text or "" for text in note.iter(w("t"))).strip()
        if words and note.get(w("id"), "") not in referred:
            yield note, f"nothing refers to this {name}, so no page shows it", "Delete it"


def drop_unshown_notes(package: Package, roots: Mapping[str, Element]) -> None:
    """Take the notes out of a filled document whose references tags have taken out.

    No page has them, so that what they say is not placed.

    Args:
        package: the template's parts.
        roots: those that hold text, filled; notes are taken out of them.
    """
    for kind in _NOTES:
        for part in package.related(kind):
            if part.name in roots:
                for note, _, _ in list(unshown_notes(roots[part.name], roots[package.main], kind)):
                    roots[part.name].remove(note)


def surely_shown(package: Package, roots: Mapping[str, Element]) -> list[Element]:
    """The parts that every copy of a document shows: the body, its notes, the first page's margins.

    Args:
        package: the document's parts.
        roots: those that hold text, filled.
    """
    body = roots[package.main]
    section = next(body.iter(w("sectPr")), None)
    found = {package.main} | {
        part.name for kind in _NOTES for part in package.related(kind) if part.name in roots
    }
    if section is not None:
        first = "first" if yes(section, "titlePg") else "default"
        found |= {target for _, kind, target in _references(package, section) if kind == first}
    return [root for name, root in roots.items() if name in found]
