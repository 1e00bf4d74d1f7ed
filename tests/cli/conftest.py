"""What the commands leave behind, as a reader finds it."""

from __future__ import annotations

import html.parser
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree
from markdown_it import MarkdownIt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTICED = (
    Path(__file__).parents[1] / "steps/check/holder/data"
)  # a notice, and requests that fit it
Run = Callable[..., Any]


class _Reader(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def shown(page: str) -> str:
    """What a browser shows of a page."""
    reader = _Reader()
    reader.feed(page)
    assert not reader.tags & {"script", "iframe", "object", "img"}
    return "".join(reader.found)


def parts(data: bytes) -> dict[str, str]:
    """The text of the body, each header and each footer of a DOCX."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(package.read(name))
                found[name] = "\n".join(
                    "".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")
                )
    return found


@pytest.fixture
def text_of() -> Callable[[Path], str]:
    """``text_of(file)``: the words of a document, whatever its format."""

    def text_of(file: Path) -> str:
        if file.suffix == ".docx":
            return "\n".join(parts(file.read_bytes()).values())
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".md":
            text = MarkdownIt("commonmark").enable("table").render(text)
        return shown(text) if file.suffix in (".md", ".html") else text

    return text_of


@pytest.fixture
def parts_of() -> Callable[[Path], dict[str, str]]:
    """``parts_of(file)``: the text of each part of a DOCX."""
    return lambda file: parts(file.read_bytes())


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """What ``comity demo`` says in a process of its own; ``args`` is its folder."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "comity", "demo"]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path_factory.mktemp("settings"))}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    done.args = folder / "comity-demo"
    return done


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The folder that the program is run in."""
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def ask(desk: Path, comity: Run) -> Run:
    """``ask(letter, change, notice)``: the command on a request, changed, beside a notice."""

    def ask(
        letter: str = "",
        change: Run | None = None,
        notice: Run | None = None,
        *more: str,
        base: str = "request.yaml",
    ) -> Any:
        for name, alter in ((base, change), ("notice.yaml", notice)):
            data = yaml.load((NOTICED / name).read_text(), yaml.BaseLoader)
            if alter is not None:
                alter(data)
            target = "notice.yaml" if name == "notice.yaml" else "request.yaml"
            (desk / target).write_text(yaml.safe_dump(data, allow_unicode=True))
        args = ("--letter", letter, "-o", "out") if letter else ("--format", "json")
        return comity("check", "request.yaml", "--as-provider", "notice.yaml", *args, *more)

    return ask
