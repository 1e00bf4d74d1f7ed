"""docs/add-a-language.md, run as it stands, in an empty folder elsewhere."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "add-a-language.md").read_text(encoding="utf-8")
ENTRY = re.search(r'```po\nmsgid "([^"]+)"\nmsgstr "([^"]+)"\n```', PAGE)
CATALOGUE = "src/comity_language_pt/catalogues/pt.po"


def translate(line: str, folder: Path) -> None:
    """What the translator writes before the catalogue is checked."""
    if line.startswith("comity wording check"):
        assert ENTRY is not None
        file = folder / CATALOGUE
        text = file.read_text(encoding="utf-8")
        open_entry = f'msgid "{ENTRY[1]}"\nmsgstr ""'
        assert open_entry in text
        file.write_text(
            text.replace(open_entry, f'msgid "{ENTRY[1]}"\nmsgstr "{ENTRY[2]}"'), encoding="utf-8"
        )


@pytest.fixture(scope="module")
def walkthrough(follow) -> Any:
    return follow(PAGE, translate)


def test_every_command_succeeds_but_those_the_page_says_fail(walkthrough: Any) -> None:
    failed = {
        line.partition(" src/")[0].partition(" try/")[0]: run.returncode
        for line, runs in walkthrough.said.items()
        for run in runs
        if run.returncode
    }

    assert failed == {"comity wording check": 1, "comity build": 1}, {
        line: runs[-1].stderr for line, runs in walkthrough.said.items()
    }


def test_the_language_is_listed_with_its_package(walkthrough: Any) -> None:
    ((listed,),) = [runs for line, runs in walkthrough.said.items() if line == "comity plugins"]

    assert "Portuguese (comity-language-pt 0.1.0)" in listed.stdout


def test_the_draft_has_the_sentence_that_was_translated(walkthrough: Any) -> None:
    assert ENTRY is not None
    with zipfile.ZipFile(walkthrough.folder / "out" / "bec-request.docx") as docx:
        parts = [docx.read(name).decode() for name in docx.namelist() if name.endswith(".xml")]

    assert any(ENTRY[2] in part for part in parts)


def test_the_wheel_holds_the_catalogue(walkthrough: Any) -> None:
    (file,) = (walkthrough.folder / "dist").glob("*.whl")
    with zipfile.ZipFile(file) as wheel:
        assert "comity_language_pt/catalogues/pt.po" in wheel.namelist()
