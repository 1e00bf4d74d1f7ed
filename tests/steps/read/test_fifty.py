"""Fifty broken case files, each with the message it must get, and the page that shows them all.

`python tests/steps/read/test_fifty.py` writes the messages and docs/messages.md anew; read what
changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.model.errors import DraftError
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

DATA = Path(__file__).parent / "data" / "fifty"
PAGE = Path(__file__).parents[3] / "docs" / "messages.md"
FILES = sorted(DATA.glob("*.yaml"))
HEAD = """# Messages for broken files

This page shows fifty broken files, each with Comity's message: file, line, column, field, what is
wrong, and how to correct it. Comity reports all errors of a file in one pass. The files are in
`tests/steps/read/data/fifty`. This page is made from their messages, and a test checks each one.
"""


def message(path: Path) -> str:
    with pytest.raises(DraftError) as refused:
        read_case(path, open_host().document_types())
    return "\n".join(str(fault) for fault in refused.value.faults).replace(str(path), path.name)


def page() -> str:
    parts = [HEAD]
    for path in FILES:
        title = path.stem.partition("-")[2].replace("-", " ").capitalize()
        said = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip()
        parts.append(f"## {title}\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_is_told_what_is_wrong_and_how_to_mend_it(path: Path) -> None:
    assert message(path) + "\n" == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_fifty_of_them() -> None:
    assert len(FILES) >= 50


def test_the_page_shows_every_message() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    for file in FILES:
        file.with_suffix(".txt").write_text(message(file) + "\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
