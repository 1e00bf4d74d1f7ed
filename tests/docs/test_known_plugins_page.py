"""docs/known-plugins.md is what the checkout holds, and what others have had listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins_page import CHECKOUT, page, third_party

PAGE = CHECKOUT / "docs" / "known-plugins.md"
GHANA = """schema = 1
[[plugin]]
distribution = "comity-gh"
provides = ["GH"]
title = "Ghana"
brings = "law as of 1 May 2026, two forms"
languages = []
keeper = "An office (made up for a test)"
address = "https://law.example/comity-gh"
licence = "Apache-2.0"
listed = 2026-11-20
"""


def test_the_page_is_made_from_the_data() -> None:
    shown = PAGE.read_text(encoding="utf-8")
    assert shown == page(), "run `python tools/plugins_page.py docs`"


def test_every_distribution_of_the_checkout_is_listed_but_the_scaffolds() -> None:
    shown = page()
    folders = {path.parent.name for path in CHECKOUT.glob("*/*/pyproject.toml")}
    names = {file for file in folders if f"`comity-{file}` |" in shown}
    languages = {file for file in folders if f"`comity-language-{file}` |" in shown}

    assert names | languages == folders - {"xa"}


def test_the_page_claims_no_result_of_the_kit() -> None:
    shown = page()

    assert "conforms" not in shown
    assert "does not say that a plugin passes the kit" in " ".join(shown.split())


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    file = tmp_path / "docs" / "known-plugins.toml"
    file.write_text(GHANA, encoding="utf-8")
    return file


def test_a_plugin_of_others_is_a_row_with_its_keeper(listed: Path) -> None:
    shown = page(listed.parents[1])

    assert "[`comity-gh`](https://law.example/comity-gh) | `GH` (Ghana) |" in shown
    assert "| An office (made up for a test) | Apache-2.0 | 20 November 2026 |" in shown
    assert "None yet." not in shown


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("keeper", "keepr", "unknown key 'keepr'; plugin 1: keeper is missing"),
        ('["GH"]', '"GH"', "provides is missing or of another type"),
        ("https:", "http:", "address is not an https address"),
        ("two forms", "two | forms", "brings contains a bar"),
        ("[[plugin]]", f"{GHANA.partition('schema = 1')[2].strip()}\n[[plugin]]", "listed twice"),
    ],
)
def test_an_entry_that_cannot_be_shown_is_refused(
    listed: Path, old: str, new: str, said: str
) -> None:
    listed.write_text(GHANA.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ValueError, match=r"known-plugins\.toml") as refused:
        third_party(listed)
    assert said in str(refused.value)
