"""docs/languages.md against the findings and the paragraphs it speaks of."""

from __future__ import annotations

import re
from pathlib import Path

from comity.text.messages import load_family

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "languages.md").read_text(encoding="utf-8")
DATA = CHECKOUT / "tests" / "text" / "data"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_every_rule_of_language_is_on_the_page_and_no_other() -> None:
    made = {one.rule for one in load_family("language").values() if one.severities}
    assert set(re.findall(r"^\| `(language\.[a-z-]+)`", PAGE, flags=re.MULTILINE)) == made


def test_the_figures_are_of_the_paragraphs_that_there_are() -> None:
    foreign = lines("foreign.tsv")
    languages = {line.partition("\t")[0] for line in foreign}
    assert f"| {len(lines('english.txt'))} in English," in PAGE
    assert f"| {len(foreign)} in {len(languages)} other languages |" in PAGE
