"""Vetting: a template from anyone, let in only if it can neither reach out nor run anything."""

from __future__ import annotations

from dataclasses import replace

from comity.errors import RenderError
from comity.render.fields import vet_fields
from comity.render.ooxml import STRICT_W, Element, parse, w
from comity.render.package import MAIN_TYPE, Package, Part, R, Relationship

__all__ = ["TEXT_KINDS", "vet"]

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
_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif"})
_ACTIVE = ("vba", "macro", "ole", "activex", "afchunk", "control")
_LINKS = ("https://", "http://", "mailto:")

_W_REFUSED = {
    "altChunk": "an embedded foreign document (altChunk)",
    "subDoc": "a linked subdocument",
    "object": "an embedded OLE object",
    "control": "an ActiveX control",
    "mailMerge": "a mail-merge data source",
    "ins": "a tracked insertion: accept or reject the changes first",
    "del": "a tracked deletion: accept or reject the changes first",
    "moveFrom": "a tracked move: accept or reject the changes first",
    "moveTo": "a tracked move: accept or reject the changes first",
    "rPrChange": "a tracked change of format: accept or reject the changes first",
    "pPrChange": "a tracked change of format: accept or reject the changes first",
    "sectPrChange": "a tracked change of format: accept or reject the changes first",
    "tblPrChange": "a tracked change of format: accept or reject the changes first",
    "entryMacro": "a form field that runs a macro",
    "exitMacro": "a form field that runs a macro",
}
_REFUSED = {w(name): says for name, says in _W_REFUSED.items()} | {
    "{urn:schemas-microsoft-com:office:office}OLEObject": "an embedded OLE object",
}
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
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
    for part in package.parts.values():
        _vet_kind(part, what)
    main = package.parts[package.main]
    if main.content_type != MAIN_TYPE:
        raise RenderError(f"{what}: no .docx but {main.content_type!r}; save it as Word document")
    kept: dict[str, Part] = {}
    waiting = [package.main]
    while waiting:
        part = package.parts[waiting.pop()]
        if part.name in kept:
            continue
        kept[part.name] = _vet_part(part, package, what)
        waiting += [rel.target for rel in kept[part.name].relationships if not rel.external]
    return Package(package.main, kept)


def _vet_kind(part: Part, what: str) -> None:
    last = f"{part.name.rsplit('/', 1)[-1]} {part.content_type.rsplit('.', 1)[-1]}".lower()
    if any(word in last for word in _ACTIVE):
        raise RenderError(f"{what}: holds active content ({part.name}), which is refused")


def _vet_part(part: Part, package: Package, what: str) -> Part:
    where = f"{what}: {part.name}"
    kept = tuple(rel for rel in part.relationships if _keeps(rel, where))
    for rel in kept:
        if not rel.external and rel.target not in package.parts:
            raise RenderError(f"{where}: points to {rel.target}, which is not there")
        if rel.short_kind == "image" and package.parts[rel.target].content_type not in _IMAGES:
            raise RenderError(f"{where}: {rel.target} is no PNG, JPEG or GIF picture")
    if part.content_type.endswith("+xml"):
        _vet_xml(parse(part.blob, where), {rel.id for rel in kept}, where)
    return replace(part, relationships=kept)


def _keeps(rel: Relationship, where: str) -> bool:
    kind = rel.short_kind
    if rel.external:
        if kind == "hyperlink" and rel.target.lower().startswith(_LINKS):
            return True
        raise RenderError(
            f"{where}: links to {rel.target!r} outside the document ({kind}); "
            "only hyperlinks to web and mail addresses may do that"
        )
    if kind in _KEPT:
        return True
    if kind in _DROPPED:
        return False
    raise RenderError(f"{where}: holds a part of an unknown kind ({kind}: {rel.target})")


def _vet_xml(root: Element, known: set[str], where: str) -> None:
    if str(root.tag).startswith(f"{{{STRICT_W}}}"):
        raise RenderError(f"{where}: saved as Strict Open XML; save it as Word document (.docx)")
    for node in root.iter("*"):
        if node.tag in _REFUSED:
            raise RenderError(f"{where}: holds {_REFUSED[str(node.tag)]}")
        if node.tag == _VML_IMAGE and any(name in node.attrib for name in _VML_REACHES_OUT):
            raise RenderError(f"{where}: holds a picture that is fetched from elsewhere")
        for name, value in node.attrib.items():
            if str(name).startswith(f"{{{R}}}") and value not in known:
                raise RenderError(f"{where}: uses the part {value!r}, which is not there")
    vet_fields(root, where)
