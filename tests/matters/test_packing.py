"""A sealed round waits in the repository unread, and opens as what was sealed, or not at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "matters_seal.py"
MATTERS = ("ea/it-de-a-car", "eb/fr-mc-an-account")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A checkout of the tool alone, with two collected matters and their drafts beside it."""
    (tmp_path / "tools").mkdir()
    shutil.copy(TOOL, tmp_path / "tools")
    (tmp_path / "tests/matters/sealed").mkdir(parents=True)
    for name in MATTERS:
        for file in ("collected/{}/facts.md", "collected/{}/matter.toml"):
            put(tmp_path / file.format(name), f"of {name}")
        put(tmp_path / f"collected/{name}/expected.toml", "")
        put(tmp_path / f"drafts/{name}/draft.yaml", f"schema: 1  # {name}\n")
    return tmp_path


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def run(home: Path) -> Run:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "tools/matters_seal.py", *arguments]
        return subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)

    return run


def sealed(home: Path, run: Run) -> None:
    """Seal the round ``newest`` with its drafts, and note the seal."""
    said = [run("seal", "newest", "collected"), run("drafts", "newest", "drafts")]
    assert [one.returncode for one in said] == [0, 0], said
    put(home / "tests/matters/sealed.toml", "\n".join(one.stdout for one in said))


def test_what_was_sealed_is_what_opens(home: Path, run: Run) -> None:
    sealed(home, run)
    first = (home / "tests/matters/sealed/newest.tar.xz").read_bytes()
    assert run("seal", "newest", "collected").returncode == 0
    assert (home / "tests/matters/sealed/newest.tar.xz").read_bytes() == first

    assert run("open", "newest").stdout.startswith("2 matters are open")
    opened = home / "tests/matters/sealed/newest"
    assert sorted(one.name for one in opened.iterdir()) == ["ea-it-de-a-car", "eb-fr-mc-an-account"]
    assert {one.name for one in (opened / "ea-it-de-a-car").iterdir()} == {
        "draft.yaml", "expected.toml", "facts.md", "matter.toml",
    }  # fmt: skip
    assert (opened / "ea-it-de-a-car" / "facts.md").read_text(encoding="utf-8").endswith("a-car")
    assert not list(opened.parent.glob("*.xz"))


def test_nothing_opens_that_was_changed_after_it_was_sealed(home: Path, run: Run) -> None:
    sealed(home, run)
    put(home / "collected" / MATTERS[0] / "facts.md", "something else")
    run("seal", "newest", "collected")

    done = run("open", "newest")
    assert (done.returncode, done.stderr.strip()) == (1, "newest is not what was sealed.")
    assert not (home / "tests/matters/sealed/newest").exists()


def test_what_is_missing_is_named_and_nothing_is_packed(home: Path, run: Run) -> None:
    for name in MATTERS:
        (home / "collected" / name / "facts.md").unlink()
    done = run("seal", "newest", "collected")

    assert done.returncode == 1
    assert all(f"{name}/facts.md" in done.stderr for name in MATTERS)
    assert not list((home / "tests/matters/sealed").iterdir())


def test_drafts_are_added_and_a_round_without_all_of_them_stays_shut(home: Path, run: Run) -> None:
    assert run("seal", "newest", "collected").returncode == 0
    shutil.move(home / "drafts/eb", home / "later/eb")
    assert (
        "# still without a draft: eb/fr-mc-an-account" in run("drafts", "newest", "drafts").stdout
    )
    assert "no draft yet: eb/fr-mc-an-account." in run("open", "newest").stderr

    assert run("facts", "newest", "desk").stdout.startswith("1 matters have no draft.")
    assert [one.name for one in (home / "desk").glob("*/*/*")] == ["facts.md"]
    assert "still without" not in run("drafts", "newest", "later").stdout
    sealed(home, run)
    assert run("open", "newest").returncode == 0


def test_a_draft_of_no_matter_is_refused(home: Path, run: Run) -> None:
    assert run("seal", "newest", "collected").returncode == 0
    put(home / "drafts/ec/nobody/draft.yaml", "schema: 1\n")
    done = run("drafts", "newest", "drafts")

    assert (done.returncode, done.stderr.strip()) == (
        1,
        "These drafts have no matter: ec/nobody.",
    )
    assert run("drafts", "never-sealed", "drafts").stderr.strip() == (
        "never-sealed.tar.xz not found: no such round is sealed."
    )
