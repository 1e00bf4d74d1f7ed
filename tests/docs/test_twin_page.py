"""docs/twin.md shows what the commands say."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(
    r"^```sh\n(.*?)\n```\n(?:(?!```).)*?```text\n(.*?)```$", re.DOTALL | re.MULTILINE
)

pytestmark = pytest.mark.needs_country


def words_of(file: Path) -> dict[str, str]:
    """The text of the parts of a Word file, by the beginnings of their names."""
    with zipfile.ZipFile(file) as parts:
        names = re.findall(
            r"word/((?:document|header)\d*)\.xml$", "\n".join(parts.namelist()), re.M
        )
        said: dict[str, str] = {}
        for name in names:
            text = re.sub(r"<[^>]+>", "", parts.read(f"word/{name}.xml").decode())
            key = name.rstrip("0123456789")
            said[key] = said.get(key, "") + text
    return said


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
    marks = {"authority": "FOR AUTHORITIES ONLY", "defence": "NOT FOR THE PROVIDER"}
    for reader, mark in marks.items():  # in the head of every page, and no address of the provider
        said = words_of(tmp_path / f"out/order.{reader}.docx")
        assert mark in said["header"]
        assert "epoc@mail.example" not in said["document"].partition("Dear Sir or Madam")[0]
        assert "must not reach Example Mail Ireland Limited" in said["document"]
    lesser = words_of(tmp_path / "out/order.provider.docx")
    assert not any(mark in text for mark in marks.values() for text in lesser.values())
    assert sorted(path.name for path in (tmp_path / "out").glob("*.docx")) == [
        "order.authority.docx",
        "order.defence.docx",
        "order.provider.docx",
    ]
