"""Drafts with every field filled, each with a mark of its own, and documents as plain text."""

from __future__ import annotations

import functools
import html.parser
import importlib
import importlib.util
import io
import json
import re
import sys
import types
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from comity.host import Host
from comity.model.content import Content
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.compose.sealed_annex import compose_sealed
from comity.steps.render import html as html_out
from comity.steps.render import jsonout, markdown, render

HERE = Path(__file__).parent


def _beside(name: str) -> types.ModuleType:
    """A module of this folder, under its bare name, whatever the path of imports."""
    spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
    assert spec is not None and spec.loader is not None
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


notice_terms_said = _beside("notice_terms_said")
papers_followed = _beside("papers_followed")
papers_to_provider = _beside("papers_to_provider")
compositions = _beside("compositions")
letters = _beside("letters")
maximal_drafts = _beside("maximal_drafts")
filled = maximal_drafts.filled
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def make_host(make_host: Callable[..., Host]) -> Callable[..., Host]:
    """As everywhere, but the code is tried in no process of its own: tests/host is about that."""
    return functools.partial(make_host, tame=True)


@pytest.fixture(scope="session")
def maximal() -> Callable[..., tuple[dict[str, Any], dict[str, str]]]:
    """``maximal("request")``: a case with every field of the schema, and its marks by path."""
    return filled


TOPIC = """
from comity import hookimpl
from comity import Instrument
from comity import Citation, Read

PARTIES = [
    {"code": code, "status": "party", "in_force": "2005-01-01", "read": "official"}
    for code in ("TV", "NR")
]

# the second has a number, and classes of data of its own
TREATIES = (
    ("pact", "Treaty on Assistance", ""),
    ("coe-185", "Convention on Cybercrime", "No. 1"),
    ("limits", "Treaty with Time Limits", "No. 2"),
    ("orders", "Treaty on Orders to Providers", "No. 3"),
)
KINDS = ["subscriber-data", "traffic-data", "preservation"]
CITED = {"source": "t", "article": "art. 5", "read": "official"}
CITED["citation"] = Citation("Treaty on Orders to Providers", "art. 5", Read.OFFICIAL)
CLOCKS = (
    ("notification-received", "traffic-data", 10),
    ("order-received", "subscriber-data", 10),
    ("order-received-emergency", "subscriber-data", 1),
    ("preservation-asked", "preservation", 60),
    ("preservation-renewed", "preservation", 30),
)
ORDERS = {
    "direct": True,
    "own_form": "its certificate",
    "measures": KINDS,
    "withheld": [
        {"id": "w", "reader": "provider", "fields": ["necessity"], "says": "It is kept.", **CITED}
    ],
    "clocks": [
        {
            "id": starts,
            "starts": starts,
            "for": [kind],
            "means": "act",
            "period": {"quantity": days, "unit": "days"},
            **CITED,
        }
        for starts, kind, days in CLOCKS
    ],
}
AMENDED = {"amended": "2004-12-16", "amended_id": "No. 2a", "amended_from": "2010-02-01"}
LIMITS = {
    "topic": "urgency",
    "says": "The order is carried out within ninety days.",
    "time_limits": True,
    "source": "t",
    "article": "art. 12",
    "read": "official",
    "citation": Citation("Treaty with Time Limits", "art. 12", Read.OFFICIAL),
}

class Topic:
    @hookimpl
    def comity_instruments(self):
        return [
            Instrument.model_validate(
                {
                    "id": id_,
                    "title": title,
                    "official_id": number,
                    "level": "bilateral",
                    "in_force": "2000-01-01",
                    "source": "t",
                    "read": "official",
                    "parties": PARTIES,
                    "provisions": [LIMITS] if id_ == "limits" else [],
                    **(AMENDED if id_ == "limits" else {}),
                    **(ORDERS if id_ == "orders" else {}),
                    "citation": Citation(title, "art. 1", Read.OFFICIAL),
                }
            )
            for id_, title, number in TREATIES
        ]

plugin = Topic()
"""


@pytest.fixture
def everything(
    country: Callable[..., Path],
    install: Callable[..., Path],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Any],
    request_data: dict[str, Any],
    notice_data: dict[str, Any],
    write_record: Callable[..., Path],
) -> Callable[[str], Iterator[tuple[dict[str, Any], Content]]]:
    """``everything("fr")``: cases that between them print every clause, each with its content.

    They are of States of the test, one with law, under a treaty of the test.
    """

    def everything(language: str) -> Iterator[tuple[dict[str, Any], Content]]:
        from comity.model.office import Office
        from comity.steps.wording.catalogue import own_catalogue

        office = Office(allowed=frozenset({"comity-tv", "comity-pact"}))
        open_words = own_catalogue("fr").texts
        every: list[dict[str, Any]] = []
        for kind in ("request", "notice", *compositions.PAPERS):
            every += [filled(kind, turn, open_words)[0] for turn in range(compositions.TURNS)]
        every += compositions.requests(request_data)
        every += compositions.notices(notice_data)
        every += compositions.papers()
        shared = make_host(office)
        for number, data in enumerate(every):
            data.pop("language", None)
            host = shared.for_case()  # as each case of a run has it
            resolved = resolve_case(data, host, language=language)
            kind = host.document_types()[data["kind"]]
            yield data, compose(resolved, host, kind, draft_mark=number % 2 == 0)
            compose_sealed(resolved, host)

    site = country("TV", law=compositions.law())
    with (site / "comity_tv" / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write("as_of = 2026-01-01\n")
    write_record(site / "comity_tv-1.0.dist-info")
    entry = "[comity.plugins]\npact = comity_pact:plugin\n"
    install("comity-pact", "1.0", entry, modules={"comity_pact.py": TOPIC})
    return everything


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[Path, str], Path]:
    """``sample(path, "beside")``: a copy of a notice that prints the law of its host, or none."""

    def sample(path: Path, law: str) -> Path:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^law(_by_section)?:.*\n(?: .*\n)*", "", text, flags=re.MULTILINE)
        file = tmp_path / path.name
        file.write_text(text.replace("\nhost:", f"\nlaw: {law}\nhost:", 1), encoding="utf-8")
        return file

    return sample


@pytest.fixture
def composed(resolve_case: Callable[..., Any]) -> Callable[..., Content]:
    """``composed(data)``: the content of a case, whatever its findings are."""

    def composed(data: dict[str, Any]) -> Content:
        host = open_host()
        resolved = resolve_case(data, host)
        return compose(resolved, host, host.document_types()[data["kind"]])

    return composed


@pytest.fixture
def rendered(printed: Callable[..., Any]) -> Callable[..., dict[str, str]]:
    """``rendered(data)``: the text that a reader finds in each format."""
    return lambda data: printed(data)[1]


@pytest.fixture
def printed(resolve_case: Callable[..., Any]) -> Callable[..., tuple[Content, dict[str, str]]]:
    """``printed(data)``: the content of a case, and what a reader finds of it in each format."""

    def printed(data: dict[str, Any]) -> tuple[Content, dict[str, str]]:
        host = open_host()
        resolved = resolve_case(data, host)
        content = compose(resolved, host, host.document_types()[data["kind"]])
        name = host.document_types()[data["kind"]].template
        template = host.find_template(name, resolved.parties, content.language, resolved.on)
        assert template is not None
        made = render(content, template)
        return content, {
            "docx": docx_text(made.docx),
            "html": html_text(html_out.export(made).decode()),
            "md": html_text(
                MarkdownIt("commonmark").enable("table").render(markdown.export(made).decode())
            ),
            "json": "\n".join(texts(json.loads(jsonout.export(made)))),
        }

    return printed


def docx_text(data: bytes) -> str:
    """The text of the body, the headers and the footers, a paragraph a line."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [n for n in package.namelist() if re.search(r"word/(document|header|footer)", n)]
        roots = [etree.fromstring(package.read(n)) for n in names if n.endswith(".xml")]
    return "\n".join(
        "".join(t.text or "" if t.tag == f"{W}t" else "\n" for t in p.iter(f"{W}t", f"{W}br"))
        for root in roots
        for p in root.iter(f"{W}p")
    )


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def html_text(page: str) -> str:
    """What a browser would show."""
    reader = _Reader()
    reader.feed(page)
    return "".join(reader.found)


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield str(value)


@pytest.fixture(scope="session")
def sources() -> list[Path]:
    """The modules that compose documents."""
    import comity.pipeline.preview
    import comity.steps.compose
    import comity.tasks.incoming.places
    import comity.tasks.incoming.sentences

    folder = Path(comity.steps.compose.__file__).parent
    others = (comity.tasks.incoming.places, comity.tasks.incoming.sentences)
    others = (*others, comity.pipeline.preview)
    return [*sorted(folder.rglob("*.py")), *(Path(module.__file__) for module in others)]


@pytest.fixture
def drafter(tmp_path: Path, comity: object) -> Path:
    """The folder in which ``comity`` runs."""
    return tmp_path / "desk"


@pytest.fixture
def say_everything() -> Callable[[dict[str, Any], str], None]:
    """A function that words every point a deficiency letter can make."""
    return letters.say_everything
