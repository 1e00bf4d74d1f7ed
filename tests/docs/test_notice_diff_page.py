"""The example of docs/notice-diff.md: what the program says of the two files that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

PAGE = (Path(__file__).resolve().parents[2] / "docs/notice-diff.md").read_text(encoding="utf-8")
(US,) = (file for file in sample_files() if file.name == "notice-us.yaml")


@pytest.mark.needs_country
def test_the_page_shows_what_the_command_says(comity: Callable, tmp_path: Path) -> None:
    (desk := tmp_path / "desk").mkdir(exist_ok=True)
    text = US.read_text(encoding="utf-8")
    (desk / "notice-2026.yaml").write_text(text, encoding="utf-8")
    (edits,) = re.findall(r"^```diff\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    lines = edits.splitlines()
    for old, new in zip(lines[::2], lines[1::2], strict=True):
        assert (old[0], new[0]) == ("-", "+")
        assert text.count(f"{old[1:]}\n") == 1, old
        text = text.replace(f"{old[1:]}\n", f"{new[1:]}\n")
    (desk / "notice-2027.yaml").write_text(text, encoding="utf-8")

    done = comity("diff", "notice-2026.yaml", "notice-2027.yaml")

    assert done.returncode == 1
    assert f"```text\n{done.stdout}```\n" in PAGE
