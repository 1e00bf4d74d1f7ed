"""Formatting by hand: what the styles should do, and other formats do not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.kit.templating.paragraphs import Paragraph, TextPart
from comity.kit.templating.repeats import repeats_style
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.word.ooxml import Element, child, w, yes
from comity.word.styles import Role, Styles

__all__ = ["check_formatting"]

_EMPHASIS = {
    "b": "bold",
    "i": "italic",
    "u": "underlined",
    "strike": "struck through",
    "dstrike": "struck through",
    "caps": "in capitals",
    "smallCaps": "in small capitals",
    "vertAlign": "raised or lowered",
}
_FONT = {"rFonts": "font", "sz": "size"}
_COLOUR = {"color": "colour", "highlight": "highlighting", "shd": "shading"}
_PARAGRAPH = {
    "jc": "alignment",
    "ind": "indent",
    "spacing": "spacing",
    "pBdr": "border",
    "shd": "shading",
    "tabs": "tab stops",
}
_STYLE_FOR = {
    Role.LABEL: "Label",
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.ADDRESSEE: "Addressee",
    Role.CLOSING: "Closing",
    Role.SIGNATURE: "Signature",
}
# 1. and 12) and (a) and iv., typed in front of a sentence
_NUMBER = re.compile(r"\s*(\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+\S")
_HEAD_LENGTH = 80
_SILENT = frozenset(map(w, ("rPr", "t", "tab", "br", "cr", "lastRenderedPageBreak")))


def check_formatting(part: TextPart, styles: Styles) -> Iterator[TemplateFinding]:
    """Warnings for what was formatted by hand, and for empty paragraphs that make room."""
    for paragraph in part.paragraphs:
        if not paragraph.text.strip():
            yield from _empty(paragraph, styles)
            continue
        yield from _style(paragraph, styles)
        yield from _paragraph(paragraph, styles)
        yield from _runs(paragraph, styles)
        yield from _number(paragraph)


def _tell(id: str, paragraph: Paragraph, message: str, cure: str = "") -> TemplateFinding:
    return finding(id, paragraph.part, paragraph.text, message, cure)


def _style(paragraph: Paragraph, styles: Styles) -> Iterator[TemplateFinding]:
    properties = child(paragraph.node, "pPr")
    named = None if properties is None else child(properties, "pStyle")
    style_id = "" if named is None else named.get(w("val"), "")
    if style_id and style_id not in styles.by_id:
        yield _tell("unknown-style", paragraph, f"the style {style_id!r} is not in the file")


def _paragraph(paragraph: Paragraph, styles: Styles) -> Iterator[TemplateFinding]:
    properties = child(paragraph.node, "pPr")
    if properties is None:
        return
    own = _beside_style(_PARAGRAPH, properties, paragraph, styles)
    by_hand = [says for name, says in own.items() if child(properties, name) is not None]
    if by_hand:
        message = f"direct formatting: {_listed(by_hand)}"
        yield _tell("hand-paragraph", paragraph, message, _instead(paragraph))
    if child(properties, "numPr") is not None:
        yield _tell("hand-list", paragraph, "a list or number applied directly, not by a style")


def _beside_style(
    names: dict[str, str], properties: Element | None, paragraph: Paragraph, styles: Styles
) -> dict[str, str]:
    """The properties without those that only repeat what the style says."""
    nodes = {} if properties is None else {name: child(properties, name) for name in names}
    said = {
        name
        for name, node in nodes.items()
        if node is not None and repeats_style(node, paragraph.node, styles)
    }
    return {name: says for name, says in names.items() if name not in said}


def _runs(paragraph: Paragraph, styles: Styles) -> Iterator[TemplateFinding]:
    runs = [run for run in paragraph.node.iter(w("r")) if _has_text(run)]
    emphasis = [_found(run, _EMPHASIS) for run in runs]
    every = {says for found in emphasis for says in found}
    if every and _looks_like_heading(paragraph, emphasis):
        message = f"looks like a heading ({_listed(sorted(every))}) but has no heading style"
        yield _tell("heading-style", paragraph, message)
    elif every:
        message = f"direct formatting: {_listed(sorted(every))}"
        yield _tell("hand-emphasis", paragraph, message, _emphasis_cure(paragraph))
    for id, names in (("hand-font", _FONT), ("hand-colour", _COLOUR)):
        found = {
            says
            for run in runs
            for says in _found(run, _beside_style(names, child(run, "rPr"), paragraph, styles))
        }
        if found:
            message = f"direct formatting: {_listed(sorted(found))}"
            yield _tell(id, paragraph, message, _instead(paragraph))


def _looks_like_heading(paragraph: Paragraph, emphasis: list[list[str]]) -> bool:
    text = paragraph.text.strip()
    return (
        paragraph.part == "body"
        and paragraph.role is Role.TEXT
        and not _in_table(paragraph.node)
        and "{{" not in text
        and all("bold" in found for found in emphasis)
        and len(text) <= _HEAD_LENGTH
        and not text.endswith((".", ":", ";", ","))
    )


def _number(paragraph: Paragraph) -> Iterator[TemplateFinding]:
    found = _NUMBER.match(paragraph.text)
    if found is None or (paragraph.role is Role.ITEM and _has_tab(paragraph.node)):
        return
    cure = "Remove it. Word numbers the headings." if paragraph.role.level is not None else ""
    message = f"the number {found.group(1)!r} is typed"
    yield _tell(
        "hand-number", paragraph, message, cure or "Use the style Numbered Item: number, tab, text."
    )


def _empty(paragraph: Paragraph, styles: Styles) -> Iterator[TemplateFinding]:
    """An empty paragraph in a style for text, unless Word itself wants one there."""
    node = paragraph.node
    meant = paragraph.role is Role.TEXT and paragraph.style not in ("Normal", "Body Text")
    beside = (w("p"), w("tbl"))
    alone = not any(
        True for before in (False, True) for _ in node.itersiblings(*beside, preceding=before)
    )
    before, after = node.getprevious(), node.getnext()
    wanted = (
        before is not None and before.tag == w("tbl") and (after is None or after.tag != w("p"))
    )
    if meant or wanted or alone or _holds(node):
        return
    near = _neighbour(node)
    yield finding(
        "empty-paragraph",
        paragraph.part,
        near,
        f"an empty paragraph ({paragraph.style}) {'below this one' if near else 'at the top'}",
    )


def _holds(node: Element) -> bool:
    """Whether a paragraph without text holds anything else: a picture, a field, a page break."""
    breaks = (br.get(w("type")) in ("page", "column") for br in node.iter(w("br")))
    others = (inner.tag not in _SILENT for run in node.iter(w("r")) for inner in run)
    whole = (True for _ in node.iter(w("fldSimple"), w("sectPr")))
    return any(breaks) or any(others) or any(whole)


def _neighbour(node: Element) -> str:
    for before in node.itersiblings(w("p"), preceding=True):
        text = "".join(t.text or "" for t in before.iter(w("t")))
        if text.strip():
            return text
    return ""


def _found(run: Element, names: dict[str, str]) -> list[str]:
    properties = child(run, "rPr")
    if properties is None:
        return []
    switched_off = ("none", "auto", "baseline")
    found = []
    for name, says in names.items():
        node = child(properties, name)
        if node is not None and node.get(w("val")) not in switched_off:
            toggles = name in ("b", "i", "strike", "dstrike", "caps", "smallCaps")
            if not toggles or yes(properties, name):
                found.append(says)
    return found


def _emphasis_cure(paragraph: Paragraph) -> str:
    if paragraph.role is Role.TEXT and _in_table(paragraph.node):
        return "Clear it (Ctrl+Space) and use the style Label or Table Heading."
    return "" if paragraph.role is Role.TEXT else _instead(paragraph)


def _instead(paragraph: Paragraph) -> str:
    name = _STYLE_FOR.get(paragraph.role, paragraph.style)
    return f"Clear it and change the style {name}, or choose another style."


def _has_text(run: Element) -> bool:
    return any((t.text or "").strip() for t in run.iter(w("t")))


def _has_tab(node: Element) -> bool:
    return any(True for run in node.iter(w("r")) for _ in run.iter(w("tab")))


def _in_table(node: Element) -> bool:
    return any(True for _ in node.iterancestors(w("tc")))


def _listed(words: list[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
