"""Every sample, in every language that has a catalogue, as draft and not: built once, in memory."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
from markdown_it import MarkdownIt

import comity_templates
from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.content import Rendered
from comity.pipeline.build import build, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.render import render
from comity.steps.resolve import resolve

CATALOGUES = Path(comity_templates.__file__).parent / "catalogues"
LANGUAGES = sorted(file.stem for file in CATALOGUES.glob("*.po"))
SAMPLES = {file.stem: file for file in sample_files()}
EVERY = [
    (name, language, draft) for name in SAMPLES for language in LANGUAGES for draft in (False, True)
]
TURN = [
    (name, language, bool((at + number) % 2))
    for at, name in enumerate(SAMPLES)
    for number, language in enumerate(LANGUAGES)
]
"""Each sample in each language, every other one a draft: what the default run looks at."""
FEW = [
    (name, LANGUAGES[at % len(LANGUAGES)], bool(at // len(LANGUAGES) % 2))
    for at, name in enumerate(SAMPLES)
]
"""Each sample once, in one language after the other, draft or not: what outside tools look at."""


@dataclass(frozen=True)
class Sample:
    """A sample as built: its files by ending."""

    name: str
    language: str
    draft: bool
    files: Mapping[str, bytes]

    @property
    def stem(self) -> str:
        return f"{self.name}.{self.language}{'.draft' if self.draft else ''}"


@cache
def host() -> Host:
    return open_host()


@cache
def built(name: str, language: str, draft: bool) -> Sample:
    [case] = read_all([SAMPLES[name]], host())
    checked = check_case(case, host(), language=language)
    exporters = [exporter for exporter in host().exporters().values() if not exporter.needs]
    made = build(checked, host(), exporters, name, draft=draft)
    letter = [(file, data) for file, data in made.files if "/" not in file and file != made.sealed]
    files = {Path(file).suffix[1:]: data for file, data in letter}
    return Sample(name, language, draft, files)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes ``sample`` runs for each; in the run of every day for those of ``TURN``.

    With outside tools it runs every day for those of ``FEW``.
    """
    if "sample" in metafunc.fixturenames:
        ids = [f"{name}-{language}{'-draft' * draft}" for name, language, draft in EVERY]
        daily = FEW if metafunc.definition.get_closest_marker("documents") else TURN
        keys = [pytest.param(key, marks=() if key in daily else pytest.mark.long) for key in EVERY]
        metafunc.parametrize("sample", keys, indirect=True, ids=ids)


@pytest.fixture
def sample(request: pytest.FixtureRequest) -> Sample:
    """One sample in one language."""
    return built(*request.param)


@pytest.fixture
def notice() -> Callable[..., Sample]:
    """Build a sample notice: ``notice(name, language="en", draft=False)``."""

    def notice(name: str, language: str = "en", draft: bool = False) -> Sample:
        return built(name, language, draft)

    return notice


@pytest.fixture
def samples() -> list[Sample]:
    """Those of the default run."""
    return [built(*key) for key in TURN]


def bare(text: str) -> str:
    """A text without white space, which formats may break and add as their lines demand."""
    return "".join(text.split())


def page(data: bytes) -> Any:
    """The tree of a web page."""
    return html5lib.parse(data.decode("utf-8"), namespaceHTMLElements=False)


def own_text(node: Any) -> str:
    """The text of a page without what it adds for finding one's way (class ``aid``)."""
    if "aid" in node.get("class", "").split():
        return ""
    inner = ((own_text(child), child.tail or "") for child in node if isinstance(child.tag, str))
    return (node.text or "") + "".join(text for pair in inner for text in pair)


def marked_down(data: bytes) -> Any:
    """The tree of Markdown as a reader sees it rendered: CommonMark with tables."""
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    return html5lib.parse(reader.render(data.decode("utf-8")), namespaceHTMLElements=False)


def said(blocks: list[dict[str, Any]], *, numbers: bool = True) -> Iterator[str]:
    """The texts of JSON blocks in order; ``numbers`` are those that Word gives to headings."""
    for block in blocks:
        if numbers and block["type"] == "heading":
            yield block["number"]
        if block["type"] == "item":
            yield block["number"]
        if "rows" in block:
            for row in (block["head"], *block["rows"]):
                yield from row
            continue
        yield block["text"]
        yield from block.get("notes", ())


@pytest.fixture
def reading() -> Mapping[str, Callable[..., Any]]:
    """Ways to read: ``bare``, ``page``, ``own_text``, ``marked_down``, ``said``."""
    ways = (bare, page, own_text, marked_down, said)
    return {way.__name__: way for way in ways}


# --- outside tools: without one of them its tests fail, they do not skip --------------------------


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder with the Node packages that ``tox -e documents`` installs."""
    folder = os.environ.get("COMITY_NODE_MODULES")
    assert folder, "COMITY_NODE_MODULES names no folder: run `tox -e documents`"
    assert Path(folder, "axe-core").is_dir(), f"{folder} lacks axe-core: run `tox -e documents`"
    return Path(folder)


def run(*command: str | Path, fails: bool = False) -> str:
    """What a tool prints on stdout; ``fails`` tells that it may leave with 1, for findings."""
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, timeout=600)
    errors = done.stderr.decode("utf-8", "replace")
    assert done.returncode in ((0, 1) if fails else (0,)), f"{command[0]}: {errors}"
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="session")
def tool() -> Callable[..., str]:
    """Run an outside tool: ``tool("pdftotext", file, "-")``."""
    return run


@pytest.fixture(scope="session", params=["few", pytest.param("every", marks=pytest.mark.long)])
def extent(request: pytest.FixtureRequest) -> str:
    """``few``: each sample and each template once; in the long run ``every``, in each way."""
    return str(request.param)


@pytest.fixture(scope="session")
def written(
    extent: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], dict[str, Path]]:
    """Samples as files of one ending: ``written("html")`` gives paths by stem."""
    folder = tmp_path_factory.mktemp("samples")
    keys = {"few": FEW, "every": EVERY}[extent]

    @cache
    def write(ending: str) -> dict[str, Path]:
        paths = {}
        for key in keys:
            one = built(*key)
            paths[one.stem] = folder / f"{one.stem}.{ending}"
            paths[one.stem].write_bytes(one.files[ending])
        return paths

    return write


ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلم"


def in_arabic(value: Any) -> Any:
    """A text with an Arabic letter for every Latin one: nothing anybody reads, but it runs so."""
    if isinstance(value, str):
        return re.sub("[A-Za-z]", lambda m: ARABIC[ord(m.group().lower()) % 24], value)
    if isinstance(value, Mapping):
        return {key: in_arabic(inner) for key, inner in value.items()}
    return [in_arabic(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="session")
def right_to_left(extent: str) -> dict[str, Rendered]:
    """Samples, once more, from right to left: there is no catalogue yet that runs so.

    One for each template; every sample where the extent is ``every``.
    """
    found = {}
    seen = set()
    for name, file in SAMPLES.items():
        [case] = read_all([file], host())
        resolved = resolve(case, host(), language="en")
        kind = host().document_types()[case.draft.kind]
        content = compose(resolved, host(), kind, draft_mark=True)
        form = f"{kind.template}.{content.form}" if content.form else kind.template
        template = host().find_template(form, resolved.parties, "en", resolved.on)
        assert template is not None
        if extent == "few" and template.path in seen:
            continue
        seen.add(template.path)
        context = in_arabic(content.context)
        context["doc"] |= {"language": "ar", "direction": "rtl"}
        title = in_arabic(content.title)
        arabic = replace(
            content, context=context, title=title, language="ar", direction="rtl", placed={}
        )
        found[name] = render(arabic, template)
    return found
