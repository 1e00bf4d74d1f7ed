"""The open packaging conventions: parts, their content types and their relationships."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from comity.model.errors import RenderError
from comity.word.archive import read_archive, write_archive
from comity.word.bounds import check_bounds, is_markup
from comity.word.ooxml import Element, default_namespace, markup_in, parse, serialise

__all__ = ["Package", "Part", "Relationship", "open_package", "pack"]

_TABLES = (".rels", "[Content_Types].xml")  # tables of the package, read before any part
_MAX_TABLE_BYTES = 2**20

CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R = OFFICE  # relationship types and the r: prefix share one namespace
MAX_MARKUP = 1_000_000
"""The most tags (or attributes) in all XML of a document: each costs some hundred bytes to read."""
MAX_TEMPLATE_MARKUP = 200_000
"""The same for a template, which holds no data yet; those in use have some thousands."""
MAX_TEMPLATE_XML = 8 * 2**20
"""The most bytes of XML in a template; Word's largest set of styles has one million."""
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow from a part: ``kind`` is the type URI, ``target`` a part name or a URL."""

    id: str
    kind: str
    target: str
    external: bool = False

    @property
    def short_kind(self) -> str:
        """The last step of the type URI: ``header``, ``image``, ``attachedTemplate``."""
        return self.kind.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document: bytes, content type and the relationships that start from it."""

    name: str
    content_type: str
    blob: bytes
    relationships: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """A document as its parts, by name; ``main`` names the part that holds the body."""

    main: str
    parts: Mapping[str, Part] = field(default_factory=dict)

    def related(self, kind: str) -> tuple[Part, ...]:
        """The parts that the body points to by relationships of one kind, as ``header``."""
        return tuple(
            self.parts[rel.target]
            for rel in self.parts[self.main].relationships
            if rel.short_kind == kind and rel.target in self.parts
        )


def open_package(data: bytes, what: str, *, own: bool = False) -> Package:
    """Read a DOCX into its parts.

    Args:
        data: the bytes of the file.
        what: the file's name, for messages.
        own: whether this program wrote it; it may then be as large as what it was made of.

    Raises:
        RenderError: the file is no DOCX, a table of it says two things, or it has too much XML.
    """
    members = read_archive(data, what, own=own)
    _check_markup(members, what, own=own)
    if "[Content_Types].xml" not in members:
        raise RenderError(f"{what}: not a Word document (.docx): it has no [Content_Types].xml")
    types = _ContentTypes(
        parse(members["[Content_Types].xml"], f"{what}: [Content_Types].xml"),
        f"{what}: [Content_Types].xml",
    )
    parts = {
        name: Part(name, types.of(name), blob, _relationships(members, name, what))
        for name, blob in members.items()
        if name != "[Content_Types].xml" and not name.endswith(".rels")
    }
    starts = _relationships(members, "", what)
    mains = [rel.target for rel in starts if rel.short_kind == "officeDocument"]
    if len(mains) != 1 or mains[0] not in parts:
        raise RenderError(f"{what}: not a Word document (.docx): it does not name a main part")
    return Package(mains[0], parts)


def _check_markup(members: Mapping[str, bytes], what: str, *, own: bool) -> None:
    """Bound the XML before any of it is parsed."""
    markup = size = 0
    for name, blob in members.items():
        if name.endswith(_TABLES) and len(blob) > _MAX_TABLE_BYTES:
            raise RenderError(f"{what}: {name} is larger than any document needs")
        if is_markup(blob):  # whatever its name; a picture has such bytes too, but not first
            markup += markup_in(blob)
            size += len(blob)
    most = MAX_MARKUP if own else MAX_TEMPLATE_MARKUP
    if markup > most:
        raise RenderError(f"{what}: contains {markup} XML tags, more than the {most} allowed")
    if own:
        return
    if size > MAX_TEMPLATE_XML:
        raise RenderError(
            f"{what}: contains {size} bytes of XML, more than the {MAX_TEMPLATE_XML} allowed"
        )
    for name, blob in members.items():
        if is_markup(blob):
            check_bounds(blob, f"{what}: {name}")


class _ContentTypes:
    """The types of the parts; part names differ by more than capitals (ECMA-376-2, 6.2.2.3)."""

    def __init__(self, root: Element, what: str) -> None:
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        known = {
            f"{{{CONTENT_TYPES}}}Default": (self.defaults, "Extension"),
            f"{{{CONTENT_TYPES}}}Override": (self.overrides, "PartName"),
        }
        for node in root.iterchildren("*"):
            if node.tag not in known or len(node):
                raise RenderError(f"{what}: contains {node.tag}, which does not belong there")
            table, key = known[str(node.tag)]
            name = node.get(key, "").lstrip("/").lower()
            if name in table:
                raise RenderError(f"{what}: assigns two types to {name!r}")
            table[name] = node.get("ContentType", "")

    def of(self, name: str) -> str:
        folded = name.lower()
        return self.overrides.get(folded) or self.defaults.get(folded.rsplit(".", 1)[-1], "")


def _relationships(
    members: Mapping[str, bytes], source: str, what: str
) -> tuple[Relationship, ...]:
    folder, base = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in members:
        return ()
    where = f"{what}: {name}"
    found: dict[str, Relationship] = {}
    for node in parse(members[name], where).iterchildren("*"):
        if node.tag != f"{{{RELATIONSHIPS}}}Relationship" or len(node):
            raise RenderError(f"{where}: contains {node.tag}, which does not belong there")
        rel = _relationship(node, folder, where)
        if rel.id in found:
            raise RenderError(f"{where}: uses the id {rel.id!r} twice")
        found[rel.id] = rel
    return tuple(found.values())


def _relationship(node: Element, folder: str, where: str) -> Relationship:
    mode = node.get("TargetMode", "Internal")
    if mode not in {"Internal", "External"}:
        raise RenderError(
            f"{where}: a relationship has the mode {mode!r}, not Internal or External"
        )
    target = node.get("Target", "")
    if mode == "Internal":
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relationship(node.get("Id", ""), node.get("Type", ""), target, mode == "External")


def pack(parts: Iterable[Part], roots: Iterable[Relationship]) -> bytes:
    """Write parts and the package's own relationships as a DOCX; same input, same bytes."""
    members: dict[str, bytes] = {}
    types = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap=default_namespace(CONTENT_TYPES))
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(
            types, f"{{{CONTENT_TYPES}}}Default", Extension=extension, ContentType=kind
        )
    for part in sorted(parts, key=lambda part: part.name):
        members[part.name] = part.blob
        etree.SubElement(
            types,
            f"{{{CONTENT_TYPES}}}Override",
            PartName=f"/{part.name}",
            ContentType=part.content_type,
        )
        if part.relationships:
            folder, base = posixpath.split(part.name)
            name = posixpath.join(folder, "_rels", f"{base}.rels")
            members[name] = _relationships_xml(part.relationships, folder)
    members["_rels/.rels"] = _relationships_xml(roots, "")
    members["[Content_Types].xml"] = serialise(types)
    return write_archive(members)


def _relationships_xml(relationships: Iterable[Relationship], folder: str) -> bytes:
    root = etree.Element(
        f"{{{RELATIONSHIPS}}}Relationships", nsmap=default_namespace(RELATIONSHIPS)
    )
    for rel in relationships:
        node = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=rel.id, Type=rel.kind)
        if rel.external:
            node.set("Target", rel.target)
            node.set("TargetMode", "External")
        else:
            node.set("Target", posixpath.relpath("/" + rel.target, "/" + folder))
    return serialise(root)
