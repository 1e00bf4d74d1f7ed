"""The walkthrough of docs/add-a-country.md, run as it stands, in an empty folder elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "add-a-country.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHOWN = [text for language, text in BLOCK.findall(PAGE) if language == "text"]
ADDED = re.search(r"Add `(    necessity:[^`]*)`", PAGE)
SENTENCE = re.search(r"^> (.+)$", PAGE, re.MULTILINE)
FORM = "src/comity_qm/templates/request.docx"


def type_at_the_end(docx: Path, sentence: str) -> None:
    """Add a paragraph as Word would, before the properties of the last section."""
    with zipfile.ZipFile(io.BytesIO(docx.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    at = body.rindex("<w:sectPr")
    style = '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    paragraph = f"<w:p>{style}<w:r><w:t>{sentence}</w:t></w:r></w:p>"
    parts["word/document.xml"] = f"{body[:at]}{paragraph}{body[at:]}".encode()
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def at_the_desk(line: str, folder: Path) -> None:
    """What a person does in Word before a command is run."""
    if line.startswith("comity template check"):
        assert SENTENCE is not None
        type_at_the_end(folder / FORM, SENTENCE.group(1))


@pytest.fixture(scope="module")
def walkthrough(follow) -> Any:
    return follow(PAGE, at_the_desk)


def test_every_command_succeeds_but_those_the_page_says_fail(walkthrough: Any) -> None:
    codes = {line: [done.returncode for done in runs] for line, runs in walkthrough.said.items()}
    failed = {line: found for line, found in codes.items() if any(found)}

    assert failed == {"comity plugins check QM": [0, 1, 0, 0], "comity check request.yaml": [1]}, {
        line: runs[-1].stderr for line, runs in walkthrough.said.items()
    }


def test_the_country_lies_outside_the_checkout(walkthrough: Any) -> None:
    assert CHECKOUT not in walkthrough.folder.parents
    assert walkthrough.folder.name == "comity-qm"


def test_it_conforms_at_once_and_a_rule_without_a_case_is_told_as_shown(
    walkthrough: Any,
) -> None:
    first, second, third, last = walkthrough.said["comity plugins check QM"]

    for done in (first, third, last):
        assert done.stdout.endswith(SHOWN[0])
    assert " ".join(SHOWN[1].split()) in " ".join(second.stdout.split())


def test_its_law_is_shown_with_its_article_and_audited(walkthrough: Any) -> None:
    (shown,) = walkthrough.said["comity law show QM"]
    (audited,) = walkthrough.said["comity law audit QM"]

    assert "s. 11(2)" in shown.stdout
    nothing = " ".join(audited.stdout.partition("Nothing to list under:")[2].split())
    assert "Rules without both a failing and a passing case" in nothing


def test_the_form_is_clean_and_its_outline_shows_the_change(walkthrough: Any) -> None:
    assert SENTENCE is not None
    outline = (walkthrough.folder / FORM).with_suffix(".outline.txt").read_text(encoding="utf-8")

    assert f"] {SENTENCE.group(1)}\n" in outline


def test_the_host_uses_the_wheel(walkthrough: Any) -> None:
    listed, _, quarantined = walkthrough.said["comity plugins"][0].stdout.partition("Quarantined")
    assert "Quarryland (comity-qm 0.1.0)" in listed
    assert "law texts consulted: 2026-01-01" in listed
    assert "QM" not in quarantined
    with zipfile.ZipFile(walkthrough.folder / "dist/comity_qm-0.1.0-py3-none-any.whl") as wheel:
        cases = [name for name in wheel.namelist() if "/cases/" in name]
    assert len(cases) == 2


def test_the_case_is_judged_by_its_rule_as_the_page_says(walkthrough: Any) -> None:
    (done,) = walkthrough.said["comity check request.yaml"]

    assert SHOWN[2] in done.stdout


def test_the_mended_case_is_clean_and_is_built_on_its_own_form(walkthrough: Any) -> None:
    assert ADDED is not None
    assert SENTENCE is not None
    case = walkthrough.folder / "request.yaml"
    case.write_text(f"{case.read_text(encoding='utf-8')}{ADDED.group(1)}\n", encoding="utf-8")

    checked = walkthrough.run("comity check request.yaml")
    built = walkthrough.run("comity build request.yaml -o out")

    assert (checked.returncode, built.returncode) == (0, 0), checked.stdout + built.stderr
    with zipfile.ZipFile(walkthrough.folder / "out" / "request.docx") as docx:
        assert SENTENCE.group(1) in docx.read("word/document.xml").decode()
