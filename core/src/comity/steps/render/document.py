"""Content and a template in, a document out."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from comity.model.content import Content, Rendered
from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.render.completeness import check_placed
from comity.steps.render.dialect import CompiledPart, compile_part
from comity.steps.render.line_breaks import settle_text
from comity.steps.render.meter import metered
from comity.steps.render.page_setup import (
    keep_together,
    set_language,
    set_paper,
    set_rtl,
    text_width,
)
from comity.steps.render.passages import Passages, mark_passages
from comity.steps.render.plain import plain_context
from comity.steps.render.properties import properties
from comity.steps.render.table_grid import fit_tables
from comity.steps.render.vetting.pictures import bare_pictures
from comity.steps.render.vetting.vet import TEXT_KINDS, require_allowed, vet
from comity.steps.render.visible.hidden_text import require_visible
from comity.word.archive import MAX_BYTES
from comity.word.ooxml import Element, parse, serialise, w
from comity.word.package import (
    OFFICE,
    Package,
    Part,
    Relationship,
    open_package,
    pack,
)
from comity.word.shown_places import drop_unshown_notes, surely_shown
from comity.word.styles import Styles

__all__ = [
    "CompiledTemplate",
    "compile_template",
    "finish_document",
    "named_parts",
    "read_template",
    "render_document",
]

_PART = re.compile(r"\bparts\.(\w+)")
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """A vetted, cleaned template with the programs of the parts that hold text."""

    name: str
    package: Package
    programs: Mapping[str, CompiledPart]

    def fill(self, context: Mapping[str, object]) -> dict[str, Element]:
        """The parts that hold text, filled: part name to XML.

        Raises:
            RenderError: a tag fails, or the result is not sound XML.
        """
        with metered():  # one budget for all parts
            roots = {name: program.fill(context) for name, program in self.programs.items()}
        for name, root in roots.items():
            where = self.programs[name].where
            settle_text(root, where)
            require_allowed(root, self.package.parts[name], where)
        drop_unshown_notes(self.package, roots)
        require_visible(self.package, roots, self.name)
        return roots

    def shown(self, roots: Mapping[str, Element]) -> list[Element]:
        """Those of the filled parts that every copy of the document shows."""
        return surely_shown(self.package, roots)


def render_document(content: Content, template: Template) -> Rendered:
    """Render content into a template: see ``comity.steps.render.render``.

    Raises:
        RenderError: the template cannot be read, is unsafe or broken, or loses a placed field.
    """
    data = read_template(template.path)
    compiled = compile_template(data, template.path.name)
    return finish_document(compiled, compiled.fill(plain_context(content.context)), content)


def finish_document(
    compiled: CompiledTemplate, roots: Mapping[str, Element], content: Content
) -> Rendered:
    """Lay a filled template out and pack it: what is left to do after ``fill``.

    Args:
        compiled: the template.
        roots: its filled parts; they are changed.
        content: what they were filled with.

    Raises:
        RenderError: the template loses a placed field.
    """
    check_placed(content.placed, compiled.shown(roots), compiled.name)
    _lay_out(roots, compiled.package, content)
    parts = [
        _finished(part, roots.get(name), content) for name, part in compiled.package.parts.items()
    ]
    core, app = properties(content.title, content.language, content.date)
    starts = (
        Relationship("rId1", f"{OFFICE}/officeDocument", compiled.package.main),
        Relationship("rId2", _CORE, core.name),
        Relationship("rId3", f"{OFFICE}/extended-properties", app.name),
    )
    return Rendered(pack([*parts, core, app], starts), content)


def named_parts(template: Template) -> tuple[str, ...]:
    """The parts that a template's body names: see ``comity.steps.render.parts_in_order``.

    Raises:
        RenderError: the template cannot be read, or is unsafe or broken.
    """
    compiled = compile_template(read_template(template.path), template.path.name)
    names = _PART.findall(compiled.programs[compiled.package.main].source)
    return tuple(dict.fromkeys(names))


def read_template(path: Path) -> bytes:
    """The bytes of a template, never more than a document has.

    Raises:
        RenderError: it cannot be read, or is no ordinary file.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if not path.is_file():  # a pipe or a device would never end
            if path.exists():
                raise OSError(errno.EINVAL, "it is not an ordinary file")
            raise FileNotFoundError(errno.ENOENT, "no such file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RenderError(f"{path}: cannot be read: {error.strerror}") from error


@lru_cache(maxsize=128)  # more than the DOCX of all countries, of 0.2 MB each
def compile_template(data: bytes, name: str) -> CompiledTemplate:
    """Vet, clean and compile a template; the same bytes are compiled once in a process.

    Args:
        data: the bytes of the DOCX.
        name: its file name, for messages.

    Raises:
        RenderError: the template is unsafe or broken.
    """
    vetted = bare_pictures(vet(open_package(data, name), name), name)
    texts = {vetted.main} | {part.name for kind in TEXT_KINDS for part in vetted.related(kind)}
    programs: dict[str, CompiledPart] = {}
    for name_of_part in sorted(texts, key=list(vetted.parts).index):
        where = f"{name}: {name_of_part}"
        programs[name_of_part] = compile_part(parse(vetted.parts[name_of_part].blob, where), where)
    return CompiledTemplate(name, vetted, programs)


def _lay_out(roots: Mapping[str, Element], package: Package, content: Content) -> None:
    body = roots[package.main]
    passages = Passages(content.passages)
    styles = Styles.of(package)
    set_paper(body, content.paper)
    width = text_width(body)
    for section in body.iterchildren(w("body")):
        keep_together(section, styles)
    for root in roots.values():
        fit_tables(root, width)
        if content.direction == "rtl":
            set_rtl(root)
        mark_passages(root, passages)


def _finished(part: Part, root: Element | None, content: Content) -> Part:
    if root is not None:
        return replace(part, blob=serialise(root))
    if part.content_type.endswith("wordprocessingml.styles+xml"):
        styles = parse(part.blob, part.name)
        set_language(styles, content.language, rtl=content.direction == "rtl")
        return replace(part, blob=serialise(styles))
    return part
