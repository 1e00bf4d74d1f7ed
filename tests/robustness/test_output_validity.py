"""Row 12: validators and LibreOffice take the document of every template; no tag is left."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from comity.steps.render import render

LEFT = re.compile(r"\{\{|\}\}|\{%|%\}")


@pytest.fixture(scope="session")
def outputs(templates, document, tmp_path_factory) -> list[Path]:
    """A DOCX of every template, every slot filled; of those that are the same, the first."""
    folder = tmp_path_factory.mktemp("outputs")
    made: dict[bytes, Path] = {}
    for template in templates:
        path = folder / f"{template.origin}-{template.path.name}"
        made.setdefault(render(document(template, "A value"), template).docx, path)
    for docx, path in made.items():
        path.write_bytes(docx)
    return [*made.values()]


def test_the_documents_of_every_template_are_valid_and_have_no_tag_left(outputs, words, figure):
    faults = []
    for path in outputs:
        faults += [(path.name, str(e)) for e in OpenXmlValidator().validate(path).errors]
        if LEFT.search(words("docx", path.read_bytes())):
            faults.append((path.name, "a tag is left"))
    assert faults == []
    figure("12", ours="0 findings, no tag left")


@pytest.mark.documents
def test_libreoffice_opens_the_documents_of_every_template(outputs, tmp_path: Path):
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, outputs)],
        capture_output=True, timeout=300, check=True,
    )  # fmt: skip
    assert {p.stem for p in tmp_path.glob("*.pdf")} == {p.stem for p in outputs}


@pytest.mark.long
def test_the_plain_stack_starts_from_a_package_with_leftovers(plain, tmp_path: Path, figure):
    path = tmp_path / "plain.docx"
    path.write_bytes(plain.render(plain.template(), v="A value"))
    findings = len(list(OpenXmlValidator().validate(path).errors))
    figure("12", plain=f"{findings} findings")
