"""The pages of docs/ that list every field are made from the models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schema_pages import KINDS, page


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_what_the_model_makes(kind: str, checkout: Path) -> None:
    shown = (checkout / "docs" / f"schema-{kind}.md").read_text(encoding="utf-8")
    assert shown == page(kind), "run `python tools/schema_pages.py docs`"


def test_the_pages_are_written_where_they_are_asked_for(tmp_path: Path, checkout: Path) -> None:
    command = [sys.executable, str(checkout / "tools/schema_pages.py"), str(tmp_path)]
    subprocess.run(command, check=True, timeout=60)

    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"schema-{kind}.md" for kind in sorted(KINDS)
    ]


def test_a_field_stands_with_form_meaning_example_and_source() -> None:
    assert "| `pages` | whole number | Pages: the number of pages. | `14` | practice |" in page(
        "request"
    )


def test_a_table_has_a_section_under_the_path_that_leads_to_it() -> None:
    assert "\n## measures[].holder\n" in page("request")
    assert "\n## company.entities[]\n" in page("notice")
