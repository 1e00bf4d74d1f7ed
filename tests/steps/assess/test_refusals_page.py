"""docs/refusals.md: the same facts sent to six States, as the command prints them.

`python tests/steps/assess/test_refusals_page.py` writes the page anew; read what changed.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.assess import TOPICS, Report, report_on, sent_to
from comity.steps.assess.promises import known_kinds, terms_of
from comity.steps.assess.report_text import report_text

SHOW = Path(__file__).parent / "show.yaml"
PAGE = Path(__file__).parents[3] / "docs" / "refusals.md"
HEAD = (Path(__file__).parent / "refusals-head.md").read_text(encoding="utf-8")
PAIRS = (
    (
        "A State that retains the death penalty, and one that has abolished it",
        "The offence carries the death penalty. The United States retains it and has no such "
        "ground. Germany has one, which only an assurance answers. For the disclosure of records, "
        "Germany also requires that the conduct be an offence there.",
        ("US", "DE"),
    ),
    (
        "A State that requires dual criminality, and one that does not",
        "The request asks for bank records, and the draft names no offence of the requested State. "
        "Nigeria requires one for every measure; the United Kingdom does not for such records.",
        ("NG", "GB"),
    ),
)

SIX = ("US", "DE", "NG", "GB", "AR", "JP")  # the last two have no plugin

pytestmark = pytest.mark.needs_country


def report(code: str) -> Report:
    host = open_host()
    (case,) = read_all([SHOW], host)
    sent = sent_to(case, code, host)
    checked = check_case(sent, host)
    return report_on(checked.resolved, host, checked.findings, left_out=sent is not case)


def first_line(code: str) -> str:
    """The line that the report begins with, unwrapped."""
    return report_text(report(code), 10_000).partition("\n")[0]


def promises() -> str:
    rows = [
        f"| `{kind}` | {', '.join(f'`{t}`' for t in terms_of(kind))} |" for kind in known_kinds()
    ]
    return "\n".join(rows)


def first_lines() -> str:
    shown = "\n\n".join(
        "\n".join(textwrap.wrap(first_line(code), 100, break_on_hyphens=False)) for code in SIX
    )
    return (
        "## The first lines for six States\n\nOne request to six States. The law of four of them "
        "is installed; the law of the other two is not. Each first line also says what was not "
        "read.\n\n"
        f"`comity refusals show.yaml --to STATE`\n\n```text\n{shown}\n```"
    )


def page() -> str:
    parts = [HEAD.rstrip().replace("@PROMISES@", promises()), first_lines()]
    for title, text, codes in PAIRS:
        parts += [f"## {title}", text]
        parts += [
            f"`comity refusals show.yaml --to {code}`\n\n```text\n{report_text(report(code))}```"
            for code in codes
        ]
    return "\n\n".join(parts) + "\n"


def test_the_page_shows_what_the_command_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("code", ["AR", "JP"])
def test_a_state_without_a_plugin_is_never_a_safe_one(code: str) -> None:
    assert report(code).coverage.standing == "nothing-judged"
    assert "Nothing could be judged. No law of " in first_line(code)
    assert "is at risk" not in first_line(code)


@pytest.mark.parametrize("code", SIX)
def test_the_first_line_says_how_many_grounds_were_judged_and_why_not_all(code: str) -> None:
    cover = report(code).coverage
    line = first_line(code)
    if cover.judged:
        assert f"{cover.judged} of {cover.grounds} known ground" in line
    assert [reason for reason in cover.why if reason not in line] == []


def test_the_page_explains_every_topic() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [topic for topic in TOPICS if f"`{topic}`" not in text] == []


def test_only_the_abolitionist_state_asks_what_becomes_of_the_death_penalty() -> None:
    topics = {code: {one.topic for one in report(code).of("at-risk")} for code in ("US", "DE")}
    assert topics == {"US": set(), "DE": {"death-penalty", "dual-criminality"}}


def test_only_the_state_whose_law_asks_for_dual_criminality_is_shown_to_ask() -> None:
    asked = {code: [one.value for one in report(code).asked] for code in ("NG", "GB")}
    assert asked == {"NG": ["yes"], "GB": ["no"]}
    risks = {code: {one.topic for one in report(code).of("at-risk")} for code in ("NG", "GB")}
    assert "dual-criminality" in risks["NG"]
    assert "dual-criminality" not in risks["GB"]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
