"""The elements and attributes of a part, held against the list of what a template may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.steps.render.vetting.allowed import Allowed, Known, PartKind, allowed
from comity.steps.render.vetting.doubles import double_faults
from comity.word.field_codes import field_faults
from comity.word.ooxml import Element, attributes, w
from comity.word.package import Relationship

__all__ = ["Fault", "element_faults"]

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_HOLD_TEXT = frozenset({w("t"), w("instrText"), f"{_WP}posOffset", f"{_WP}align"})
_SHOWN = 80  # characters of a value in a message
_TAKE_OUT = "remove it; docs/templates.md lists what a template may contain"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an element; ``rel`` is the relationship that it uses, if any."""

    node: Element
    says: str
    cure: str = ""
    rel: str = ""


def element_faults(
    root: Element,
    kind: PartKind,
    known: Mapping[str, Relationship],
    refused: Mapping[str, str],
    *,
    filled: bool = False,
) -> Iterator[Fault]:
    """Each element, attribute, value and relationship of a part that is not on the list.

    Args:
        root: the part's XML, cleaned of what is left behind.
        kind: which kind of part it is.
        known: the part's relationships by id.
        refused: the ids of those that are refused, and why.
        filled: whether its tags are filled in.
    """
    lists = allowed()
    if root.tag != kind.root:
        says = f"begins with {lists.short(str(root.tag))}, not with {lists.short(kind.root)}"
        yield Fault(root, says, "save it as a Word document (.docx)")
        return
    within: set[Element] = set()  # what is refused already, with all that is in it
    sound: set[tuple[str, str, str]] = set()  # documents repeat themselves
    for node in root.iter("*"):
        tag = str(node.tag)
        if within and node.getparent() in within:
            within.add(node)
            continue
        listed = kind.elements.get(tag)
        if listed is None or not _in_place(node, listed):
            within.add(node)
            yield _unlisted(node, listed, lists)
            continue
        for name, value in attributes(node):
            if (tag, name, value) not in sound:
                fault = _attribute_fault(node, (name, value), listed, known, refused)
                if fault is None:
                    sound.add((tag, name, value))
                else:
                    yield fault
        yield from _text_faults(node, tag)
    for node, says, cure in double_faults(root, filled=filled):
        yield Fault(node, says, cure)
    for message in field_faults(root):
        yield Fault(root, message)


def _in_place(node: Element, listed: Known) -> bool:
    if not listed.places:
        return True
    parent = node.getparent()
    return parent is not None and parent.tag in listed.places


def _unlisted(node: Element, listed: Known | None, lists: Allowed) -> Fault:
    tag = str(node.tag)
    named = lists.named(tag)
    if named is not None:
        return Fault(node, f"contains {named.says} ({lists.short(tag)})", named.cure)
    if listed is not None:
        parent = node.getparent()
        around = "nothing" if parent is None else lists.short(str(parent.tag))
        says = f"contains {lists.short(tag)} in {around}, where it does not belong"
        return Fault(node, says, "open it in Word and save it again")
    return Fault(node, f"contains {lists.short(tag)}, which is not on the list", _TAKE_OUT)


def _attribute_fault(
    node: Element,
    attribute: tuple[str, str],
    listed: Known,
    known: Mapping[str, Relationship],
    refused: Mapping[str, str],
) -> Fault | None:
    name, value = attribute
    pattern = listed.attributes.get(name)
    short = f"{allowed().short(str(node.tag))} with the attribute {allowed().short(name)}"
    rel = value if value in known else ""
    if pattern is None:
        why = f"; it {refused[rel]}" if rel in refused else ""
        return Fault(node, f"contains {short}, which is not on the list{why}", _TAKE_OUT, rel)
    if isinstance(pattern, str):
        return _use_fault(node, value, pattern, known, refused)
    if pattern.fullmatch(value):
        return None
    shown = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return Fault(node, f"contains {short} and the value {shown!r}, which is not allowed", _TAKE_OUT)


def _use_fault(
    node: Element,
    id: str,
    use: str,
    known: Mapping[str, Relationship],
    refused: Mapping[str, str],
) -> Fault | None:
    """A relationship is allowed only for its use: a hyperlink is no picture."""
    rel = known.get(id)
    if rel is None:
        return Fault(node, f"refers to the part {id!r}, which does not exist", "", id)
    if id in refused:
        return Fault(node, refused[id], "", id)
    if rel.short_kind != use:
        says = f"uses {rel.target!r} as {use}, but the document declares it as {rel.short_kind}"
        return Fault(node, says, "insert it again in Word", id)
    return None


def _text_faults(node: Element, tag: str) -> Iterator[Fault]:
    texts = [] if tag in _HOLD_TEXT else [node.text, *(inner.tail for inner in node)]
    for text in texts:
        if text and not text.isspace():
            says = f"the text {text.strip()[:_SHOWN]!r} is outside a run, where it may not be shown"
            yield Fault(node, says, "open it in Word and save it again")
