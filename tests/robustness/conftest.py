"""What the rows of docs/robustness.md share: templates, documents to fill, the plain stack.

Each row is a module; it asserts the figure that is asked for, and hands what it measured to
``figure``, which holds docs/robustness.md to it. ``python benchmarks/robustness.py`` runs all rows
and writes the page.
"""

from __future__ import annotations

import html.parser
import importlib.util
import io
import itertools
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from comity.model.content import Content, Rendered
from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.render import html as html_out
from comity.steps.render import jsonout, markdown, render
from comity.steps.render.document import compile_template

_spec = importlib.util.spec_from_file_location(
    "plain_stack", Path(__file__).with_name("plain_stack.py")
)
assert _spec is not None
assert _spec.loader is not None
plain_stack = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(plain_stack)
bare = plain_stack.bare

# a helper that test modules import: they are no package, and pytest puts none on the path
for _name in ("template_xml", "hidden_by_layout", "drawn_blanks"):
    _xml = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(f"{_name}.py"))
    assert _xml is not None
    assert _xml.loader is not None
    sys.modules[_name] = importlib.util.module_from_spec(_xml)
    _xml.loader.exec_module(sys.modules[_name])

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = ("tried", "ours", "plain")
RECORDED = "COMITY_FIGURES"


@pytest.fixture(scope="session")
def page_rows(checkout: Path) -> dict[str, dict[str, str]]:
    """The rows of docs/robustness.md: number to what was tried, our figure, the plain stack's."""
    page = (checkout / "docs/robustness.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \|(.*)\|$", page, flags=re.MULTILINE)
    cells = {row: [cell.strip() for cell in rest.split("|")] for row, rest in rows}
    return {
        row: dict(zip(COLUMNS, each[1:2] + each[3:5], strict=True)) for row, each in cells.items()
    }


@pytest.fixture
def figure(page_rows: dict[str, dict[str, str]]) -> Callable[..., None]:
    """``figure("3", ours="0 of 25")``: hold the page to what was measured, or record it."""

    def figure(row: str, **measured: str) -> None:
        folder = os.environ.get(RECORDED)
        for column, text in measured.items():
            if folder:
                name = Path(folder) / f"{row}-{column}.txt"
                name.write_text(text, encoding="utf-8")
            else:
                assert page_rows[row][column] == text, (
                    "docs/robustness.md is behind: python benchmarks/robustness.py writes it"
                )

    return figure


@pytest.fixture(scope="session")
def data() -> Callable[[str], Any]:
    """``data("nasty.json")``: what lies beside these tests."""
    folder = Path(__file__).parent / "data"
    return lambda name: json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def templates(checkout: Path) -> list[Template]:
    """Every template: the base, and those of each installed country and topic of this checkout."""
    found = sorted(checkout.glob("templates/src/*/base/*.docx"))
    packages = [*checkout.glob("jurisdictions/*/src/*"), *checkout.glob("plugins/*/src/*")]
    for package in sorted(packages):
        if importlib.util.find_spec(package.name) is not None:
            found += sorted(package.glob("templates/**/*.docx"))
    return [Template(path, path.relative_to(checkout).parts[1]) for path in found]


@pytest.fixture(scope="session")
def document(host_contents: dict[str, Content]) -> Callable[..., Content]:
    """``document(template, value)``: a document with the value, or one of several, in each slot.

    ``parts`` limits how many parts hold it, for values so long that no document would.
    """

    def document(template: Template, value: str | list[str], parts: int | None = None) -> Content:
        content = host_contents[kind_and_form(template)]
        values = itertools.cycle([value] if isinstance(value, str) else value)
        context = dict(content.context)
        names = list(context["parts"])[:parts]
        if parts is None:
            context = {name: _with(inner, values) for name, inner in context.items()}
        else:
            holds = {name: _with(context["parts"][name], values) for name in names}
            context = {
                name: _with(inner, itertools.cycle(["Short"])) for name, inner in context.items()
            }
            context["parts"] |= holds
        context["doc"] |= {"language": "en", "direction": "ltr"}
        given = [value] if isinstance(value, str) else value
        return replace(
            content,
            context=context,
            placed={"every.slot": tuple(given)},
            title=given[0],
            data={"every": given},
        )

    return document


def kind_and_form(template: Template) -> str:
    """The kind and form that a template's file name tells: request.letter-rogatory."""
    return template.path.name.removesuffix(".docx")


@pytest.fixture(scope="session")
def host_contents(templates: list[Template]) -> dict[str, Content]:
    """For each kind and form a composed document with every field filled."""
    from comity.kit.templating.context import context_shape, with_roles
    from comity.kit.templating.specimens import specimens
    from comity.pipeline.own_plugin import open_host

    host = open_host()
    contents = {}
    for name in {kind_and_form(template) for template in templates}:
        template, _, form = name.partition(".")
        types = host.document_types().values()
        # one template may serve several kinds, as the letter for correspondence does
        kinds = [t.kind for t in types if t.template == template] or [template]
        tried = [one for kind in kinds for one in specimens(kind, host, form)]
        content = tried[-1].content
        context = with_roles(content.context, context_shape(tried, host))
        contents[name] = replace(content, context=context)
    return contents


def _with(slot: Any, values: Iterator[str]) -> Any:
    """A piece of context with every string replaced, and no list longer than two."""
    if isinstance(slot, str):
        return next(values)
    if isinstance(slot, list):
        return [_with(inner, values) for inner in slot[:2]]
    if isinstance(slot, dict):
        return {key: _with(inner, values) for key, inner in slot.items()}
    return slot


FORMATS: dict[str, Callable[[Rendered], bytes]] = {
    "docx": lambda rendered: rendered.docx,
    "html": html_out.export,
    "md": markdown.export,
    "json": jsonout.export,
}


@pytest.fixture(scope="session")
def every_format() -> Callable[[Content, Template], dict[str, bytes]]:
    """``every_format(content, template)``: the bytes of the document in each format."""

    def every_format(content: Content, template: Template) -> dict[str, bytes]:
        rendered = render(content, template)
        return {name: export(rendered) for name, export in FORMATS.items()}

    return every_format


@pytest.fixture(scope="session")
def words() -> Callable[[str, bytes], str]:
    """``words("html", page)``: all that a reader finds in a document, white space aside."""
    return lambda form, made: bare("".join(_texts(form, made)))


@pytest.fixture(scope="session")
def shape() -> Callable[[str, bytes], Any]:
    """``shape("docx", made)``: the elements, fields and relationships of a document, no text."""
    return _shape


def xml_parts(made: bytes) -> dict[str, etree._Element]:
    """The XML parts of a DOCX by name."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def _page(form: str, made: bytes) -> str:
    text = made.decode("utf-8")
    return MarkdownIt("commonmark").enable("table").render(text) if form == "md" else text


class _Reader(html.parser.HTMLParser):
    """The text of a page; html5lib, which shapes are read with, takes a minute for 100 kB."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.styled = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self.styled = False

    def handle_data(self, data: str) -> None:
        if not self.styled:
            self.found.append(data)


def _texts(form: str, made: bytes) -> Iterator[str]:
    if form == "json":
        yield from _strings(json.loads(made))
    elif form == "docx":
        for name, root in xml_parts(made).items():
            if name.endswith(".xml") and name != "[Content_Types].xml":
                yield from (node.text or "" for node in root.iter() if node.tag != f"{W}instrText")
    else:
        reader = _Reader()
        reader.feed(_page(form, made))
        reader.close()
        yield from reader.found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)


# where a page breaks depends on the length of a text, and says nothing
BREAKS = {f"{W}{name}" for name in ("keepNext", "cantSplit", "pPr")}


def _shape(form: str, made: bytes) -> Any:
    if form == "docx":
        return {
            name: [
                (node.tag, node.text if node.tag == f"{W}instrText" else "", node.get("Target"))
                for node in root.iter()
                if node.tag not in BREAKS
            ]
            for name, root in xml_parts(made).items()
        }
    page = html5lib.parse(_page(form, made), treebuilder="lxml", namespaceHTMLElements=False)
    return [(str(n.tag), sorted(n.attrib)) for n in page.iter() if not _shown_link(n)]


def _shown_link(node: etree._Element) -> bool:
    """A web address in a notice, linked just as it stands: the reader sees where it leads."""
    return node.tag == "a" and node.text == node.get("href", "")


@pytest.fixture(scope="session")
def plain() -> Any:
    """The plain stack."""
    return plain_stack.PlainStack()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Altered:
    """A base template taken apart, for a test to change, and put together again."""

    def __init__(self, docx_bytes: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def body(self, xml: str) -> Altered:
        """Put XML in front of what stands in the body."""
        document = self.parts["word/document.xml"]
        self.parts["word/document.xml"] = document.replace(
            b"<w:body>", b"<w:body>" + xml.encode(), 1
        )
        return self

    def only(self, xml: str) -> Altered:
        """Put XML in the place of the body and its margins."""
        document = self.parts["word/document.xml"].decode()
        start, end = document.index("<w:body>") + 8, document.index("<w:sectPr")
        self.parts["word/document.xml"] = (document[:start] + xml + document[end:]).encode()
        return self

    def part(self, name: str, kind: str, content_type: str, blob: bytes = b"<x/>") -> Altered:
        """Add a part, with its content type and a relationship from the body."""
        self.parts[name] = blob
        line = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
        types = self.parts["[Content_Types].xml"]
        self.parts["[Content_Types].xml"] = types.replace(b"</Types>", line.encode())
        return self.link(kind, "/" + name, external=False)

    def link(self, kind: str, target: str, *, external: bool = True) -> Altered:
        """Add a relationship from the body."""
        rels = "word/_rels/document.xml.rels"
        mode = ' TargetMode="External"' if external else ""
        line = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        self.parts[rels] = self.parts[rels].replace(
            b"</Relationships>", line.encode() + b"</Relationships>"
        )
        return self

    def packed(self) -> bytes:
        """The bytes of the DOCX."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, blob in self.parts.items():
                archive.writestr(name, blob)
        return buffer.getvalue()


@pytest.fixture(scope="session")
def altered(checkout: Path) -> Callable[[], Altered]:
    """``altered()``: the base request, to be changed."""
    base = (checkout / "templates/src/comity_templates/base/request.docx").read_bytes()
    return lambda: Altered(base)


@pytest.fixture(scope="session")
def refusal() -> Callable[[bytes], str]:
    """``refusal(docx)``: why a template is refused, or "" where it is let in."""

    def refusal(made: bytes) -> str:
        try:
            compile_template(made, "theirs.docx")
        except RenderError as error:
            return str(error)
        return ""

    return refusal


@pytest.fixture(scope="session")
def small_document(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """``small_document(template)``: a DOCX made with next to nothing in it."""
    context = {"doc": dict.fromkeys(_DOC, ""), "labels": {"page": "Page", "of": "of"}}
    content = Content("request", "", "en", "Title", "a4", "2026-11-25", context)

    def small_document(template: bytes) -> bytes:
        path = tmp_path_factory.mktemp("template") / "theirs.docx"
        path.write_bytes(template)
        return render(content, Template(path, "office")).docx

    return small_document


_DOC = (
    "title", "subject", "reference", "date", "classification", "draft_mark", "language", "direction"
)  # fmt: skip
