"""The page on a request beside a notice: its commands run, and they say what it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

PAGE = Path(__file__).resolve().parents[2] / "docs/notice-check.md"

pytestmark = pytest.mark.needs_country


def blocks(language: str) -> list[str]:
    text = PAGE.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)\n```$", text, re.DOTALL | re.MULTILINE)


def test_the_commands_run_and_say_what_the_page_shows(run, tmp_path: Path) -> None:
    for name, kept in (("bec-request", "case"), ("notice-us", "notice")):
        (sample,) = (file for file in sample_files() if file.stem == name)
        (tmp_path / f"{kept}.yaml").write_bytes(sample.read_bytes())
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    done = [run(line, tmp_path) for line in lines]

    assert [one.returncode for one in done] == [0, 1, 1, 1], [one.stderr for one in done]
    said = "".join(one.stdout for one in done)
    assert [block for block in blocks("text") if block not in said] == []
    letters = {path.name for path in (tmp_path / "out").glob("*.docx")}
    assert letters == {"case.acknowledgement.docx", "case.return.docx"}
