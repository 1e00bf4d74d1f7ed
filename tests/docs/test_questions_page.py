"""The page on questions: its examples run, and its tables are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from comity.pipeline.own_plugin import open_host
from comity.tasks.questions.sections import sections

PAGE = (Path(__file__).resolve().parents[2] / "docs/questions.md").read_text(encoding="utf-8")


@pytest.mark.needs_country
def test_the_examples_of_the_page_run_and_say_what_it_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    exec("\n".join(blocks), {})
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].startswith("Recipient and purpose ")
    why = "Your State uses English, and the other State uses or accepts it."
    assert shown[-3:] == [f"derived en {why}", "pointless", "True"]


def test_the_page_lists_the_sections_in_their_order() -> None:
    host = open_host()
    request, notice = sections("request", host), sections("notice", host)
    rows = [f"| {one.title} | {two.title} |" for one, two in zip(request, notice, strict=True)]
    assert "\n".join(rows) in PAGE


@pytest.mark.needs_country
def test_the_rule_on_the_page_is_one_of_the_rules() -> None:
    (shown,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    folder = Path(sections.__code__.co_filename).parent / "rules"
    assert shown.strip() in (folder / "shared.toml").read_text(encoding="utf-8")
