"""A State's own templates, made from the base: its paper, its language, a title, nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from comity.host import Host
from comity.law.ask import answer
from comity.law.citing import by_reading
from comity.model.errors import Fault, InputError
from comity.steps.render.page_setup import set_language, set_paper
from comity.steps.render.properties import DC, TERMS, properties
from comity.word.ooxml import Element, parse, serialise
from comity.word.outline import outline
from comity.word.package import OFFICE, Package, Part, Relationship, open_package, pack
from comity_templates import base_template

__all__ = ["KINDS", "State", "derive", "derived_files", "kinds_with", "state_of"]

KINDS = ("notice", "request")
"""The kinds that every country has a DOCX of its own for."""

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP = f"{OFFICE}/extended-properties"


@dataclass(frozen=True, slots=True)
class State:
    """What a template takes from a State.

    ``paper`` is ``a4`` or ``letter`` and ``language`` a BCP 47 tag; ``paper_from`` says what the
    paper rests on, and is empty where A4 is assumed. ``plugin`` tells whether one is installed.
    """

    code: str
    name: str
    paper: str = "a4"
    language: str = "en"
    paper_from: str = ""
    plugin: bool = False


def state_of(code: str, host: Host, on: dt.date) -> State:
    """What a State's plugin says; for a State without one, A4 and English.

    Raises:
        InputError: there is no State of that code.
    """
    from comity.steps.resolve.state_records import territory_names

    record = host.jurisdiction(code)
    if record is None:
        name = territory_names().get(code)
        if name is None:
            cure = "Write the ISO 3166 code of a State, such as US or GB."
            raise InputError(Fault("CODE", 0, 0, "", f"{code!r} is not the code of a State", cure))
        return State(code, name)
    found = answer(host.law(code, on), "paper")
    letter = found is not None and "letter" in str(found.value).lower()
    said = ""
    if found is not None:
        said = by_reading(found.cited())
    language = record.languages[0] if record.languages else "en"
    paper = "letter" if letter else "a4"
    return State(code, record.short_name, paper, language, said, plugin=True)


def derive(kind: str, paper: str, language: str, title: str = "") -> bytes:
    """The base template of a kind for a paper and a language; the same input, the same bytes.

    Args:
        kind: a kind that has a base template (``notice``, ``request``).
        paper: ``a4`` or ``letter``.
        language: a BCP 47 tag, for the proofing tools of a word processor. What a document is
            written in comes from its case, whatever the template says.
        title: the title in the properties of the file; left out, the kind.

    Returns:
        The bytes of a DOCX.

    Raises:
        InputError: there is no base template of the kind.
        RenderError: the paper is not known.
    """
    path = base_template(kind)
    if path is None:
        cure = f"Known: {', '.join(KINDS)}."
        raise InputError(Fault("--kind", 0, 0, "", f"there is no base template for {kind!r}", cure))
    package = open_package(path.read_bytes(), path.name)
    parts = {**package.parts, **_made(package, paper, language)}
    core = _core(title or kind.capitalize(), language)
    parts[core.name] = core
    return pack(parts.values(), _roots(package, core, parts))


def _made(package: Package, paper: str, language: str) -> dict[str, Part]:
    """The two parts that differ from the base; one that stays the same keeps its bytes."""
    body = package.parts[package.main]
    root = parse(body.blob, body.name)
    before = etree.tostring(root)
    set_paper(root, paper)
    made = {} if etree.tostring(root) == before else {body.name: _with(body, root)}
    for part in package.related("styles"):
        styles = parse(part.blob, part.name)
        before = etree.tostring(styles)
        set_language(styles, language, rtl=False)
        if etree.tostring(styles) != before:
            made[part.name] = _with(part, styles)
    return made


def _with(part: Part, root: Element) -> Part:
    return replace(part, blob=serialise(root))


def _core(title: str, language: str) -> Part:
    """A title and a language; no date, since a template is of no day, and no person."""
    core, _ = properties(title, language, "1980-01-01")
    root = parse(core.blob, core.name)
    for node in list(root):
        if str(node.tag).startswith(f"{{{TERMS}}}"):
            root.remove(node)
    assert {node.tag for node in root} == {f"{{{DC}}}title", f"{{{DC}}}language"}
    return _with(core, root)


def _roots(package: Package, core: Part, parts: dict[str, Part]) -> Iterable[Relationship]:
    yield Relationship("rId1", f"{OFFICE}/officeDocument", package.main)
    yield Relationship("rId2", _CORE, core.name)
    if "docProps/app.xml" in parts:
        yield Relationship("rId3", _APP, "docProps/app.xml")


def kinds_with(form: str, host: Host) -> tuple[str, ...]:
    """The kinds of a country's own templates that have a form.

    Raises:
        InputError: none has it.
    """
    known = host.document_types()
    kinds = tuple(kind for kind in KINDS if kind in known and form in known[kind].forms)
    if not kinds:
        forms = dict.fromkeys(f for kind in KINDS if kind in known for f in known[kind].forms)
        cure = f"Known: {', '.join(forms)}. For a form of a letter, also give --kind."
        raise InputError(Fault("--form", 0, 0, "", f"unknown form: {form!r}", cure))
    return kinds


def derived_files(
    state: State, kinds: Iterable[str], host: Host, form: str = ""
) -> dict[str, bytes]:
    """The templates of a State, each with its outline, by file name.

    Args:
        state: paper, language and name.
        kinds: the kinds to make.
        host: asked for the kinds of document, their titles and their forms.
        form: for a file of one form: ``request.letter-rogatory.docx``.

    Raises:
        InputError: there is no such kind, it has no such form, or no base template.
    """
    from comity.kit.templating.specimens import document_type

    files: dict[str, bytes] = {}
    for kind in kinds:
        found = document_type(kind, host, form, named="--kind")
        docx = derive(found.template, state.paper, state.language, f"{found.title}, {state.name}")
        stem = f"{found.template}.{form}" if form else found.template
        files[f"{stem}.docx"] = docx
        files[f"{stem}.outline.txt"] = outline(docx).encode()
    return files
