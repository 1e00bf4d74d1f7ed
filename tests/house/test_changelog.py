"""The changelog is made from fragments, one a change, and never edited by hand."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
TOWNCRIER = SETTINGS["tool"]["towncrier"]
TYPES = {kind["directory"]: kind["name"] for kind in TOWNCRIER["type"]}
FRAGMENTS = sorted(
    path for path in (CHECKOUT / TOWNCRIER["directory"]).iterdir() if path.name != "README.md"
)


def test_a_fragment_is_named_after_an_issue_and_a_type() -> None:
    named = re.compile(rf"\d+\.({'|'.join(TYPES)})(\.\d+)?\.md")
    assert [one.name for one in FRAGMENTS if not named.fullmatch(one.name)] == []


def test_a_fragment_is_one_paragraph_of_whole_sentences() -> None:
    texts = {one.name: one.read_text(encoding="utf-8").strip() for one in FRAGMENTS}
    assert [name for name, text in texts.items() if not text.endswith(".")] == []
    assert [name for name, text in texts.items() if "\n\n" in text] == []


def test_the_readme_of_the_fragments_names_every_type() -> None:
    text = (CHECKOUT / TOWNCRIER["directory"] / "README.md").read_text(encoding="utf-8")
    assert [kind for kind in TYPES if f"`{kind}`" not in text] == []


def test_the_changelog_holds_what_towncrier_writes_and_nothing_else() -> None:
    text = (CHECKOUT / TOWNCRIER["filename"]).read_text(encoding="utf-8")
    head, mark, releases = text.partition(TOWNCRIER["start_string"])

    assert mark
    assert head.splitlines()[0] == "# Changelog"
    assert len(head.splitlines()) == 4
    assert_made_by_towncrier(releases)


def assert_made_by_towncrier(releases: str) -> None:
    for block in filter(None, re.split(r"\n(?=#|- )", f"\n{releases.strip()}")):
        if block.startswith("## "):
            assert re.fullmatch(r"## Comity \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)\n*", block)
        elif block.startswith("### "):
            assert block.strip() in {f"### {name}" for name in TYPES.values()}
        elif block.strip():
            assert re.search(r"\(#\d+(, #\d+)*\)\s*$", block), f"no issue is named: {block}"


def test_a_line_added_by_hand_would_be_noticed() -> None:
    made = "\n## Comity 1.2.3 (2027-01-01)\n\n### Fixed\n\n- One fault.\n  Its end. (#4, #5)\n"
    assert_made_by_towncrier(made)
    with pytest.raises(AssertionError, match="no issue is named"):
        assert_made_by_towncrier(f"{made}- And by the way.\n")
