"""A real letter, forged in many ways: documents are altered as filled, past all vetting."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files
from comity.model.content import Content, Rendered
from comity.model.records import Template
from comity.pipeline.own_plugin import open_host


def content_of(
    name: str, *, draft: bool = False, language: str | None = None, file: Path | None = None
):
    """A sample as composed, with the template that serves it; ``file`` has it otherwise."""
    from comity.pipeline.build import check_case, read_all, template_of
    from comity.steps.compose import compose
    from comity.steps.render import parts_in_order

    host = open_host()
    path = file or sample(name)
    [case] = read_all([path], host)
    checked = check_case(case, host, language=language)
    kind = checked.document_type
    template = template_of(checked, host)
    resolved = replace(checked.resolved, reading=parts_in_order(template))
    return compose(resolved, host, kind, draft_mark=draft), template


def sample(name: str) -> Path:
    """The file of a packaged sample."""
    [path] = [path for path in sample_files() if path.stem == name]
    return path


def shorter(data: dict[str, Any]) -> dict[str, Any]:
    """A request with one of each kind of entry where one is as good as several.

    To print and to read a page takes its time, and each letter here is printed some hundred times.
    """
    for name in ("channels", "confidentiality", "considered", "domestic_basis"):
        del data[name]
    data["facts"], data["annexes"] = data["facts"][:4], data["annexes"][:1]
    data["measures"] = data["measures"][:1]
    data["measures"][0]["facts"] = ["F2", "F3", "F4"]
    return data


@dataclass(frozen=True)
class Letter:
    """An honest letter: what was composed, how it was filled, the own words of its template."""

    content: Content
    template: Template
    rendered: Rendered
    own: tuple[str, ...]


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    """The packaged request for the restraint of a house, with sums, an account and a person."""
    from comity.steps.render import render
    from comity.steps.witness.own import own_words

    file = tmp_path_factory.mktemp("letter") / "restraint-gb-ng.yaml"
    data = yaml.load(sample("restraint-gb-ng").read_text("utf-8"), yaml.BaseLoader)
    file.write_text(json.dumps(shorter(data)), encoding="utf-8")
    content, template = content_of("restraint-gb-ng", file=file)
    own = own_words(template.path.read_bytes(), template.path.name)
    return Letter(content, template, render(content, template), own)


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, bytes]]:
    """Print documents with one run of LibreOffice: names to bytes of DOCX, names to bytes of PDF.

    As any office would: without the settings and checks of ``comity.steps.render.pdf``.
    """
    profile = f"-env:UserInstallation={(tmp_path_factory.mktemp('office') / 'profile').as_uri()}"

    def print_all(documents: Mapping[str, bytes]) -> dict[str, bytes]:
        work = tmp_path_factory.mktemp("printed")
        for name, docx in documents.items():
            (work / f"{name}.docx").write_bytes(docx)
        files = [str(work / f"{name}.docx") for name in documents]
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(work)]
        done = subprocess.run([*command, *files], capture_output=True, check=False, timeout=500)
        made = {name: work / f"{name}.pdf" for name in documents}
        lacking = [name for name, path in made.items() if not path.is_file()]
        assert not lacking, (lacking, done.stderr[-2000:])
        return {name: path.read_bytes() for name, path in made.items()}

    return print_all


@pytest.fixture(scope="session")
def sample_content() -> Callable[..., tuple[Content, Template]]:
    """A sample as composed, with its template: ``sample_content("notice-gb", draft=True)``."""
    return content_of
