"""Two realistic documents, as compose would hand them over, and ways to look at a DOCX."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

import comity_templates
from comity.model.content import Content
from comity.model.records import Template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BASE = Path(comity_templates.__file__).parent / "base"
DATA = Path(__file__).parent / "data"


def part(heading: str = "", **slots: object) -> dict[str, object]:
    """A part with its six slots, as compose makes it."""
    empty: dict[str, object] = {
        "paragraphs": [],
        "rows": [],
        "items": [],
        "entries": [],
        "table": {"head": [], "rows": []},
    }
    shown = any(slots.values())
    return {"heading": heading, **empty, **slots, "shown": shown}


def rows(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"label": label, "text": text} for label, text in pairs]


def entry(heading: str, **slots: object) -> dict[str, object]:
    return {"heading": heading, "paragraphs": [], "rows": [], "items": [], **slots}


def strings(value: object) -> Iterator[str]:
    """Every string in a piece of context."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def content(context: dict[str, object], **more: object) -> Content:
    """A content whose every string in the context is also demanded of the output."""
    doc = context["doc"]
    assert isinstance(doc, dict)
    aside = {"doc", "labels"}  # the words beside page numbers are none of the case
    placed = {name: tuple(strings(value)) for name, value in context.items() if name not in aside}
    base = Content(
        kind="request",
        form="mla-request",
        language=doc["language"],
        title=doc["title"],
        paper="a4",
        date="2026-11-16",
        context=context,
        placed=placed,
        data={"schema": 1, "kind": "request", "reference": doc["reference"]},
        direction=doc["direction"],
    )
    return replace(base, **more)


def doc(**more: str) -> dict[str, str]:
    return {
        "title": "Request for Mutual Legal Assistance in a Criminal Matter",
        "subject": "The State v. Okoye and others: computer-related fraud and money laundering",
        "reference": "DPPA/CA/MLA/2026/0417",
        "date": "16 November 2026",
        "classification": "Confidential: for judicial use only",
        "draft_mark": "",
        "language": "en",
        "direction": "ltr",
        **more,
    }


def members(docx: bytes) -> dict[str, bytes]:
    """The members of a DOCX in their order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(xml: bytes) -> list[str]:
    """The text of each paragraph; w:tab and w:br as the characters they show."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    return [
        "".join(
            shown.get(str(node.tag), node.text or "")
            for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        )
        for paragraph in etree.fromstring(xml).iter(f"{W}p")
    ]


def sample(name: str) -> dict[str, object]:
    """The context of a sample: its parts with the slots that it leaves out."""
    context = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    context["parts"] = {
        part_name: part(
            slots.pop("heading"),
            **{**slots, "entries": [entry(**given) for given in slots.get("entries", [])]},
        )
        for part_name, slots in context["parts"].items()
    }
    return context


@pytest.fixture
def request_content() -> Content:
    """A request with something in every part of the template."""
    return content(sample("request"))


@pytest.fixture
def notice_content() -> Content:
    """A notice with something in every part of the template."""
    return content(sample("notice"), kind="notice", form="")


@pytest.fixture
def request_template() -> Template:
    """The base request."""
    return Template(BASE / "request.docx", "base")


@pytest.fixture
def notice_template() -> Template:
    """The base notice."""
    return Template(BASE / "notice.docx", "base")


@pytest.fixture
def make_template(tmp_path: Path) -> Callable[..., Template]:
    """Make a template around a body: ``make_template(body, header=..., extra={name: bytes})``."""

    def make(
        body: str = "",
        *,
        edit: Callable[[dict[str, bytes]], None] | None = None,
        name: str = "office.docx",
    ) -> Template:
        parts = members((BASE / "request.docx").read_bytes())
        if body:
            document = parts["word/document.xml"].decode()
            start = document.index("<w:body>") + len("<w:body>")
            end = document.index("<w:sectPr>")
            parts["word/document.xml"] = (document[:start] + body + document[end:]).encode()
        if edit is not None:
            edit(parts)
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in parts.items():
                archive.writestr(member, data)
        return Template(path, "office")

    return make


@pytest.fixture
def read_members() -> Callable[[bytes], dict[str, bytes]]:
    """Give the members of a DOCX by name, in their order."""
    return members


@pytest.fixture
def read_texts() -> Callable[..., list[str]]:
    """Give the text of each paragraph of a part; w:tab and w:br as characters."""

    def read(docx: bytes, name: str = "word/document.xml") -> list[str]:
        return texts(members(docx)[name])

    return read


@pytest.fixture
def small() -> Callable[..., Content]:
    """A content with one value, ``x``, and nothing placed: for templates of a test's own."""

    def make(x: object = "value", **more: object) -> Content:
        context = {
            "doc": doc(classification="", subject=""),
            "labels": {"page": "Page", "of": "of"},
            "x": x,
        }
        return replace(content(context), placed={}, **more)

    return make


@pytest.fixture
def with_value(request_content: Content) -> Callable[[str], Content]:
    """The realistic request with a value in a paragraph, a cell, an item, a heading, a margin."""

    def make(value: str) -> Content:
        context = dict(request_content.context)
        parts = dict(context["parts"])
        parts["introduction"] = part(value, paragraphs=[value])
        parts["proceedings"] = part("Proceedings", rows=rows((value, value)))
        parts["persons"] = part("Persons", table={"head": ["Name", value], "rows": [["a", value]]})
        parts["facts"] = part("Facts", items=[{"number": "1.", "text": value, "notes": [value]}])
        context["parts"] = parts
        context["doc"] = doc(classification=value, reference=value)
        placed = {"value": (value,)}
        return replace(request_content, context=context, placed=placed, data={"value": value})

    return make


@pytest.fixture
def empty() -> Callable[[str], Content]:
    """A document whose slots are all empty."""

    def make(kind: str) -> Content:
        context = {
            "doc": doc(subject="", reference="", classification=""),
            "labels": {"page": "", "of": ""},
            "letterhead": [],
            "addressee": [],
            "salutation": "",
            "closing": [],
            "signature": [],
            "parts": {name: part() for name in sample(kind)["parts"]},
        }
        return content(context, kind=kind)

    return make
