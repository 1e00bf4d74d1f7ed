"""The commands of docs/quickstart.md, run in the order of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
QUICKSTART = (DOCS / "quickstart.md").read_text(encoding="utf-8")
MISTAKE = re.search(r"delete the line `([^`]+)`", QUICKSTART)

pytestmark = pytest.mark.needs_country


def commands(page: str) -> list[str]:
    """The lines of the page's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


def without_places(text: str) -> str:
    """Findings without line and column, which move when a sample is edited."""
    return re.sub(r":\d+:\d+:", ":", text)


@pytest.fixture(scope="module")
def demo(run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quickstart")
    assert run("comity demo", folder).returncode == 0
    return folder


def test_the_demo_makes_the_files_that_the_page_names(demo: Path) -> None:
    table = QUICKSTART.partition("| file | what it is |")[2].partition("\n\n")[0]
    names = re.findall(r"`((?:internal/)?bec-request\.[\w.]+)`", table)

    assert len(names) >= 5
    assert [name for name in names if not (demo / "comity-demo" / name).is_file()] == []


def test_the_case_of_the_page_fails_and_is_mended_as_it_says(run, demo: Path) -> None:
    assert MISTAKE is not None
    block = re.compile(r"^```text\n(Must be corrected.*?)^```$", re.DOTALL | re.MULTILINE)
    shown = block.findall(QUICKSTART)
    case = demo / "my-case.yaml"
    lines = commands(QUICKSTART)
    lines = lines[lines.index("cp comity-demo/bec-request.yaml my-case.yaml") :]
    copy, clean, faulty, refused, draft, built, *others = lines

    assert run(copy, demo).returncode == 0
    assert run(clean, demo).returncode == 0
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace(f"{MISTAKE.group(1)}\n", "", 1), encoding="utf-8")
    found = run(faulty, demo)
    assert found.returncode == 1
    assert without_places(shown[0]) in without_places(found.stdout)
    assert run(refused, demo).returncode == 1
    assert not (demo / "out").exists()
    assert run(draft, demo).returncode == 1
    assert (demo / "draft" / "my-case.docx").is_file()
    case.write_text(text, encoding="utf-8")
    assert run(built, demo).returncode == 0
    assert len(list((demo / "out").glob("my-case.*"))) == 4
    assert run(built, demo).returncode == 2
    assert [line for line in others if run(line, demo).returncode] == []
