"""docs/twin.md shows what the commands say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(
    r"^```sh\n(.*?)\n```\n(?:(?!```).)*?```text\n(.*?)```$", re.DOTALL | re.MULTILINE
)

pytestmark = pytest.mark.needs_country


def test_each_command_says_what_the_page_shows(run, tmp_path: Path) -> None:
    order = (DOCS.parent / "tests/data/twin/order.yaml").read_text(encoding="utf-8")
    page = (DOCS / "twin.md").read_text(encoding="utf-8")
    (leak,) = re.findall(r"^# leak.yaml.*\n- (.*)$", page, re.MULTILINE)
    (tmp_path / "order.yaml").write_text(order, encoding="utf-8")
    request = (DOCS.parent / "tests/data/twin/request.yaml").read_text(encoding="utf-8")
    (tmp_path / "request.yaml").write_text(request, encoding="utf-8")
    old = "The addresses from which the user logged in"
    (tmp_path / "leak.yaml").write_text(order.replace(old, f"{leak}"), encoding="utf-8")
    shown = BLOCK.findall(page)
    assert len(shown) == 4
    for command, said in shown:
        done = run(command, tmp_path)
        assert said in done.stdout + done.stderr
        assert ("is a copy of a paper to authorities" in done.stderr) is ("request" in command)
        assert done.returncode == (2 if "leak" in command else 0)
    assert sorted(path.name for path in (tmp_path / "out").glob("*.docx")) == [
        "order.authority.docx",
        "order.defence.docx",
        "order.provider.docx",
    ]
