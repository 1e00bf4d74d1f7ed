"""Drafts with one flaw each: the finding that names it, and nothing else above advice.

`python tests/steps/check/test_flawed_drafts.py` writes the findings and docs/flawed-drafts.md anew;
read what changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.findings import findings_text

DATA = Path(__file__).parent / "flawed"
PAGE = Path(__file__).parents[3] / "docs" / "flawed-drafts.md"
FILES = sorted(DATA.glob("*.yaml"))
HEAD = """# Flawed drafts, and the finding that names the flaw

Each of these drafts has exactly one flaw. It comes from a sound draft, with no finding above advice
(`tests/steps/assess/sound`). Below each flaw is what `comity check` says about it. The check finds
nothing else above advice. The files are in `tests/steps/check/flawed`.
"""

pytestmark = pytest.mark.needs_country


def note(path: Path, name: str) -> str:
    """What the comment at the head of a draft says under a name."""
    lines = path.read_text(encoding="utf-8").splitlines()
    (found,) = (line for line in lines if line.startswith(f"# {name}: "))
    return found.removeprefix(f"# {name}: ")


def findings(path: Path) -> tuple[str, tuple[Finding, ...], tuple[Finding, ...]]:
    """What is printed of the flaw, the findings that name it, and the other ones."""
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    rule = note(path, "Finding")
    named = tuple(finding for finding in checked.findings if finding.rule == rule)
    others = tuple(finding for finding in checked.findings if finding.rule != rule)
    text = findings_text(named, checked.resolved).replace(f"{path.parent}/", "")
    return text, named, others


def page() -> str:
    parts = [HEAD]
    for path in FILES:
        title = path.stem.partition("-")[2].replace("-", " ").capitalize()
        flaw = note(path, "Flaw")
        said = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip()
        parts.append(f"## {title}\n\n{flaw[:1].upper()}{flaw[1:]}\n\n```text\n{said}\n```\n")
    return "\n".join(parts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_flaw_is_named_once_and_nothing_else_is_held_against_the_draft(path: Path) -> None:
    text, named, others = findings(path)
    assert len(named) == 1
    assert [f.rule for f in others if f.severity is not Severity.ADVICE] == []
    assert text == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_finding_has_a_place_a_reason_and_a_cure(path: Path) -> None:
    _, (finding,), _ = findings(path)
    assert finding.place is not None
    assert finding.place.line > 0
    assert finding.message
    assert finding.cure


def test_there_are_twenty_at_least() -> None:
    assert len(FILES) >= 20


def test_the_page_shows_them_all() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    for file in FILES:
        file.with_suffix(".txt").write_text(findings(file)[0], encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
