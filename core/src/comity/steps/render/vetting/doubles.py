"""What stands twice where the standard has it once, and names that lead nowhere.

ECMA-376 lets a run have one ``w:rPr`` and a document one style of an id. Where there are two, a
program follows the first or the last, and a page shows something else than was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.steps.render.vetting.allowed import Once, allowed
from comity.word.ooxml import Element, child, w

__all__ = ["double_faults", "unknown_styles"]

_SAVE = "open it in Word and save it again"
_NAMES_STYLES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_ON = frozenset({"1", "true", "on"})


def double_faults(root: Element, *, filled: bool) -> Iterator[tuple[Element, str, str]]:
    """Elements that are there twice, or out of their place: the element, why, the cure.

    Args:
        root: a part's XML, cleaned.
        filled: whether tags are filled in; loops repeat bookmarks, which is no harm.
    """
    once = allowed().once
    for parent in root.iter("*"):
        yield from _children(parent, once)
    ids: set[tuple[str, str, str]] = set()
    for node in root.iter(*once.ids, w("bookmarkStart")):
        tag = str(node.tag)
        keys = once.marks if tag == w("bookmarkStart") else (once.ids[tag],)
        if node.getparent() is not None and not (filled and tag == w("bookmarkStart")):
            yield from _known(node, keys, ids)
    yield from _styles(root, ids)


def _children(parent: Element, once: Once) -> Iterator[tuple[Element, str, str]]:
    short = allowed().short
    seen: set[tuple[str, str]] = set()
    for node in parent.iterchildren("*"):
        tag = str(node.tag)
        single = tag in once.alone or (parent.tag in once.within and tag not in once.many)
        if single or tag in once.unlike:
            key = (tag, str(node.get(once.unlike[tag], "")) if tag in once.unlike else "")
            if key in seen:
                says = f"contains {short(tag)} twice in {short(str(parent.tag))}"
                yield node, f"{says}, and programs differ in which one they use", _SAVE
            seen.add(key)
        if (tag, parent.tag) in once.first and node.getprevious() is not None:
            says = f"has {short(tag)} after other elements in {short(str(parent.tag))}"
            yield node, f"{says}, where not all programs read it", _SAVE


def _known(
    node: Element, keys: Iterable[str], seen: set[tuple[str, str, str]]
) -> Iterator[tuple[Element, str, str]]:
    short = allowed().short
    parent = node.getparent()
    around = "" if parent is None else str(parent.tag)
    for key in keys:
        value = node.get(key)
        if value is None:
            continue
        if (f"{around}/{node.tag}", key, value) in seen:
            says = f"contains two {short(str(node.tag))} with the {short(key)} {value[:80]!r}"
            yield node, f"{says}, and programs differ in which one they use", "Remove one of them"
        seen.add((f"{around}/{node.tag}", key, value))


def _styles(root: Element, seen: set[tuple[str, str, str]]) -> Iterator[tuple[Element, str, str]]:
    """Two styles of one kind and name, or two that are the standard of their kind."""
    for style in root.iterchildren(w("style")):
        kind = style.get(w("type"), "")
        named = child(style, "name")
        name = "" if named is None else named.get(w("val"), "")
        for key, value in (("name", name), ("default", style.get(w("default")) in _ON and "on")):
            if value and (kind, key, value) in seen:
                told = f"named {value[:80]!r}" if key == "name" else "marked as the default"
                says = (
                    f"contains two {kind} styles {told}, and programs differ in which one they use"
                )
                yield style, says, "Remove one of them"
            seen.add((kind, key, str(value)))


def unknown_styles(
    roots: Iterable[tuple[str, Element]],
) -> Iterator[tuple[str, Element, str, str]]:
    """Where a style is named that is not there: the part, the element, why, the cure.

    Some programs then take the style that has the text as its name, and others the standard one.

    Args:
        roots: the parts of a package that are XML, with their names.
    """
    parts = list(roots)
    known = {
        (style.get(w("type"), ""), style.get(w("styleId"), ""))
        for _, root in parts
        if root.tag == w("styles")
        for style in root.iterchildren(w("style"))
    }
    for part, root in parts:
        for node in root.iter(*map(w, _NAMES_STYLES)):
            kind = _NAMES_STYLES[str(node.tag).rpartition("}")[2]]
            name = node.get(w("val"), "")
            if (kind, name) not in known:
                says = f"uses the {kind} style {name[:80]!r}, which does not exist"
                yield part, node, says, "choose a style of the document in Word"
