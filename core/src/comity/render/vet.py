"""Vetting: a template from anyone, let in only if it can neither reach out nor run anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.errors import RenderError
from comity.render.fields import field_faults
from comity.render.ooxml import STRICT_W, Element, parse, w
from comity.render.package import MAIN_TYPE, Package, Part, R, Relationship
from comity.render.visible import hidden_faults

__all__ = ["TEXT_KINDS", "Violation", "vet", "violations"]

TEXT_KINDS = frozenset({"header", "footer", "footnotes", "endnotes"})

_KEPT = TEXT_KINDS | {"styles", "settings", "fontTable", "numbering", "theme", "image", "font"}
_DROPPED = frozenset(
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "documenttasks",
        "customXml",
        "customXmlProps",
        "glossaryDocument",
        "webSettings",
        "thumbnail",
        "printerSettings",
        "stylesWithEffects",
        "classificationlabels",
        "core-properties",
        "extended-properties",
        "custom-properties",
    ]
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    kind: f"{_WORD}.{kind}+xml"
    for kind in ("header", "footer", "footnotes", "endnotes", "styles", "settings", "numbering")
} | {"fontTable": f"{_WORD}.fontTable+xml"}
_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif"})
_ACTIVE = ("vba", "macro", "ole", "activex", "afchunk", "control")
_LINKS = ("https://", "http://", "mailto:")

_W_REFUSED = {
    "altChunk": "an embedded foreign document (altChunk)",
    "subDoc": "a linked subdocument",
    "object": "an embedded OLE object",
    "control": "an ActiveX control",
    "mailMerge": "a mail-merge data source",
    "customXml": "custom XML markup",
    "ins": "a tracked insertion: accept or reject the changes first",
    "del": "a tracked deletion: accept or reject the changes first",
    "moveFrom": "a tracked move: accept or reject the changes first",
    "moveTo": "a tracked move: accept or reject the changes first",
    "moveFromRangeStart": "a tracked move: accept or reject the changes first",
    "moveToRangeStart": "a tracked move: accept or reject the changes first",
    "cellIns": "a tracked change of a table: accept or reject the changes first",
    "cellDel": "a tracked change of a table: accept or reject the changes first",
    "cellMerge": "a tracked change of a table: accept or reject the changes first",
    "entryMacro": "a form field that runs a macro",
    "exitMacro": "a form field that runs a macro",
} | {
    f"{name}Change": "a tracked change of format: accept or reject the changes first"
    for name in (
        *("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering"),
    )
}
_REFUSED = {w(name): says for name, says in _W_REFUSED.items()} | {
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an embedded OLE object",
}
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_REACHES_OUT = ("src", "{urn:schemas-microsoft-com:office:office}href", f"{{{R}}}href")


def vet(package: Package, what: str) -> Package:
    """Refuse what is dangerous in a template and leave behind what merely leaks.

    Args:
        package: the template's parts.
        what: the template's name, for messages.

    Returns:
        The package with the parts that a document needs, and only the relationships to them.

    Raises:
        RenderError: names the part and what is wrong with it.
    """
    for violation in violations(package, what):
        raise RenderError(violation.message)
    kept: dict[str, Part] = {}
    waiting = [package.main]
    while waiting:
        part = package.parts[waiting.pop()]
        if part.name not in kept:
            staying = tuple(rel for rel in part.relationships if _stays(rel))
            kept[part.name] = replace(part, relationships=staying)
            waiting += [rel.target for rel in staying if not rel.external]
    return Package(package.main, kept)


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that a template may not hold: its part, the element if it is one, the message."""

    part: str
    node: Element | None
    message: str


def violations(package: Package, what: str) -> Iterator[Violation]:
    """Everything in a template that is refused, the kinds of its parts first.

    Args:
        package: the template's parts.
        what: the template's name, for messages.

    Raises:
        RenderError: a part is no sound XML, so that nobody can say what it holds.
    """
    for part in package.parts.values():
        last = f"{part.name.rsplit('/', 1)[-1]} {part.content_type.rsplit('.', 1)[-1]}".lower()
        if any(word in last for word in _ACTIVE):
            message = f"{what}: holds active content ({part.name}), which is refused"
            yield Violation(part.name, None, message)
    main = package.parts[package.main]
    if main.content_type != MAIN_TYPE:
        message = f"{what}: no .docx but {main.content_type!r}; save it as Word document"
        yield Violation(main.name, None, message)
    seen: set[str] = set()
    waiting = [package.main]
    while waiting:
        part = package.parts[waiting.pop()]
        if part.name in seen:
            continue
        seen.add(part.name)
        yield from _in_part(part, package, f"{what}: {part.name}")
        inner = (rel.target for rel in part.relationships if _stays(rel) and not rel.external)
        waiting += [target for target in inner if target in package.parts]
    yield from (Violation(*found) for found in hidden_faults(package, what))
    for name in sorted(set(package.parts) - seen):
        part = package.parts[name]
        if part.content_type.endswith(("+xml", "/xml")) or name.endswith(".xml"):
            parse(part.blob, f"{what}: {name}")  # left behind, but nothing unsound is let near


def _in_part(part: Part, package: Package, where: str) -> Iterator[Violation]:
    refused = {rel.id: why for rel in part.relationships if (why := _refused(rel, package))}
    told: set[str] = set()
    if part.content_type.endswith("+xml"):
        kept = {rel.id for rel in part.relationships if _stays(rel)} - refused.keys()
        for node, name, message in _in_xml(parse(part.blob, where), kept):
            told.add(name)  # told where it is used, not once more
            yield Violation(part.name, node, f"{where}: {refused.get(name, message)}")
    for name in sorted(refused.keys() - told):
        yield Violation(part.name, None, f"{where}: {refused[name]}")


def _stays(rel: Relationship) -> bool:
    if rel.external:
        return rel.short_kind == "hyperlink" and rel.target.lower().startswith(_LINKS)
    return rel.short_kind in _KEPT


def _refused(rel: Relationship, package: Package) -> str:
    """Why a relationship is refused, or nothing."""
    kind = rel.short_kind
    if not _stays(rel):
        if rel.external:
            return (
                f"links to {rel.target!r} outside the document ({kind}); "
                "only hyperlinks to web and mail addresses may do that"
            )
        return "" if kind in _DROPPED else f"holds a part of an unknown kind ({kind}: {rel.target})"
    if rel.external:
        return ""
    if rel.target not in package.parts:
        return f"points to {rel.target}, which is not there"
    if kind == "image" and package.parts[rel.target].content_type not in _IMAGES:
        return f"{rel.target} is no PNG, JPEG or GIF picture"
    if kind in _TYPES and package.parts[rel.target].content_type != _TYPES[kind]:
        return f"{rel.target} is used as {kind} and says that it is something else"
    return ""


def _in_xml(root: Element, known: set[str]) -> Iterator[tuple[Element, str, str]]:
    """Each element that is refused, the relationship that it uses, if any, and why."""
    if str(root.tag).startswith(f"{{{STRICT_W}}}"):
        yield root, "", "saved as Strict Open XML; save it as Word document (.docx)"
    for node in root.iter("*"):
        if node.tag in _REFUSED:
            yield node, "", f"holds {_REFUSED[str(node.tag)]}"
        reaches_out = any(name in node.attrib for name in _VML_REACHES_OUT)
        if reaches_out and str(node.tag).startswith(_VML):
            yield node, "", "holds a picture that is fetched from elsewhere"
        for name, value in node.attrib.items():
            if str(name).startswith(f"{{{R}}}") and value not in known:
                yield node, str(value), f"uses the part {value!r}, which is not there"
    for message in field_faults(root):
        yield root, "", message
