"""Weak drafts, one weakness each, and the findings on it: what a user reads.

`python tests/steps/check/test_weak_drafts.py` writes them and docs/weak-drafts.md anew; read
what changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.findings import Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.findings import findings_text

DATA = Path(__file__).parent / "weak"
PAGE = Path(__file__).parents[3] / "docs" / "weak-drafts.md"
FILES = sorted(DATA.glob("*.yaml"))
HEAD = """# Weak drafts, and the advice on each

Each of these drafts is the packaged business e-mail sample with one weakness added. The page shows
what `comity check --all` prints. It omits the findings that every draft gets: the paraphrased
provisions, values filled in from a secondary source, the language for which no source has been
read, and the time that answers take. The files are in `tests/steps/check/weak`.
"""
EVERYWHERE = (
    *("form.provision-paraphrased", "filled.secondary", "language.unknown"),
    "channel.late",
)

pytestmark = pytest.mark.needs_country


def remarks(path: Path) -> str:
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    own = tuple(finding for finding in checked.findings if finding.rule not in EVERYWHERE)
    return findings_text(own, checked.resolved, every=True).replace(f"{path.parent}/", "")


def page() -> str:
    parts = [HEAD]
    for path in FILES:
        title = path.stem.partition("-")[2].replace("-", " ").capitalize()
        said = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip()
        parts.append(f"## {title}\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_weak_draft_gets_its_recorded_findings(path: Path) -> None:
    assert remarks(path) == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_weakness_is_found(path: Path) -> None:
    assert "\n    [" in path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sound_draft_gets_no_error_and_no_warning(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    found = check_case(case, host).findings
    assert [f for f in found if f.severity is not Severity.ADVICE] == []


def test_there_are_at_least_twelve() -> None:
    assert len(FILES) >= 12


def test_the_page_shows_them_all() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    for file in FILES:
        file.with_suffix(".txt").write_text(remarks(file), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
