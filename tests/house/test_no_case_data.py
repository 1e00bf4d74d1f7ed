"""The hook that refuses files which could hold case data, on real files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
HOOK = CHECKOUT / ".ci" / "no_case_data.py"


def run(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, HOOK, *names],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def put(folder: Path, name: str, size: int = 10) -> str:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x" * size)
    return name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("case.yaml", "could hold case data: .yaml may lie in: core/src/*/samples/*"),
        ("docs/bec.yml", "could hold case data: .yml may lie in: .github/*"),
        ("docs/letter.docx", "could hold case data: .docx may lie in: templates/src/*"),
        ("jurisdictions/ke/letter.docx", "could hold case data"),
        ("letter.pdf", "could hold case data: .pdf may lie in: nowhere"),
        ("tests/data/letter.html", ".html may lie in: plugins/web/src/*/templates/*"),
        ("tests/data/letter.png", ".png may lie in: docs/pictures/*"),
        ("tests/photo.jpg", "may lie in: nowhere"),
        ("notes", "could hold case data: such a file"),
        ("tests/out/internal/bec.json", "is what is never transmitted"),
        ("internal/bec.py", "is what is never transmitted"),
        ("tests/bec.manifest.json", "is the record of a build"),
        ("tests/bec.sealed-annex.md", "is a sealed annex, which names a protected person"),
        ("tests/comity.toml", "is an office's own settings"),
    ],
)
def test_a_file_is_refused_with_its_reason_and_what_to_do(
    tmp_path: Path, name: str, said: str
) -> None:
    done = run(tmp_path, put(tmp_path, name))

    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} ")
    assert said in done.stderr
    assert f"git rm --cached '{name}'" in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("core/src/comity/law/load.py", "docs/a.md", "changelog.d/1.law.md", "LICENSE"),
        *("core/src/comity/samples/bec.yaml", "tests/check/weak/1.yaml", "tests/data/a.json"),
        "jurisdictions/ke/src/comity_ke/templates/request.docx",
        "plugins/web/src/comity_web/templates/web/base.html",
        "plugins/web/src/comity_web/static/web/htmx.min.js",
    ],
)
def test_what_belongs_where_it_lies_is_let_through(tmp_path: Path, name: str) -> None:
    done = run(tmp_path, put(tmp_path, name))
    assert (done.returncode, done.stderr) == (0, "")


def test_a_large_file_is_refused_wherever_it_lies(tmp_path: Path) -> None:
    small, large = put(tmp_path, "docs/a.md", 1_000_000), put(tmp_path, "docs/b.md", 1_000_001)

    done = run(tmp_path, small, large)

    assert done.returncode == 1
    assert done.stderr.startswith("docs/b.md has 1000001 bytes; 1000000 are the most.")
    assert "docs/a.md" not in done.stderr


def test_a_catalogue_may_be_larger(tmp_path: Path) -> None:
    name = "jurisdictions/de/src/comity_de/catalogues/de.po"
    done = run(tmp_path, put(tmp_path, name, 1_000_001))
    assert (done.returncode, done.stderr) == (0, "")


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    done = run(tmp_path, put(tmp_path, "a.yaml"), put(tmp_path, "b.md"), put(tmp_path, "c.pdf"))
    assert [line[:6] for line in done.stderr.splitlines() if line[0] != " "] == ["a.yaml", "c.pdf "]


@pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="an archive has no list of its files")
def test_every_file_of_the_checkout_has_its_place() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True, encoding="utf-8"
    )
    names = [name for name in listed.stdout.split("\0") if name and (CHECKOUT / name).is_file()]

    assert len(names) > 500
    done = run(CHECKOUT, *names)
    assert (done.returncode, done.stderr) == (0, "")
