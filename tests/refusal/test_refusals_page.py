"""docs/refusals.md: the same facts sent to four States, as the command prints them.

`python tests/refusal/test_refusals_page.py` writes the page anew; read what changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.host import Host
from comity.pipeline import check_case, read_all
from comity.refusal import TOPICS, Report, report_on, sent_to
from comity.refusal.text import report_text

SHOW = Path(__file__).parent / "show.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "refusals.md"
HEAD = (Path(__file__).parent / "refusals-head.md").read_text(encoding="utf-8")
PAIRS = (
    (
        "A State that keeps the death penalty, and one that has abolished it",
        "The offence carries the death penalty. The United States keep it and raise no ground; "
        "Germany raises one, which only an assurance answers. For records that are handed over it "
        "asks for an offence in Germany besides.",
        ("US", "DE"),
    ),
    (
        "A State that asks for dual criminality, and one that does not",
        "Records of a bank are asked for, and the draft names no offence of the other State. "
        "Nigeria asks for one for every measure; the United Kingdom does not for such records.",
        ("NG", "GB"),
    ),
)

pytestmark = pytest.mark.needs_country


def report(code: str) -> Report:
    host = Host()
    (case,) = read_all([SHOW], host)
    sent = sent_to(case, code, host)
    checked = check_case(sent, host)
    return report_on(checked.resolved, host, checked.findings, left_out=sent is not case)


def page() -> str:
    parts = [HEAD.rstrip()]
    for title, text, codes in PAIRS:
        parts += [f"## {title}", text]
        parts += [
            f"`comity refusals show.yaml --to {code}`\n\n```text\n{report_text(report(code))}```"
            for code in codes
        ]
    return "\n\n".join(parts) + "\n"


def test_the_page_shows_what_the_command_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


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
