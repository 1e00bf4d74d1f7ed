"""The score card as text and as data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from comity.kit.conformance.outcomes import Outcome, Problem, Score

__all__ = ["score_data", "score_lines"]

MARKS = {"passed": "pass", "failed": "FAIL", "not-run": "----", "nothing": "none"}
TIERS = {"required": "Required", "recommended": "Recommended"}


def score_lines(score: Score, width: int = 100) -> Iterator[str]:
    """The score card, line by line; what failed with its place and its cure."""
    yield f"{score.name} ({score.distribution} {score.version}, {score.made_of})"
    for tier, title in TIERS.items():
        outcomes = [outcome for outcome in score.outcomes if outcome.tier == tier]
        if not outcomes:
            continue
        good = sum(outcome.state == "passed" for outcome in outcomes)
        number = sum(outcome.state != "nothing" for outcome in outcomes)
        yield ""
        yield f"{title}: {good} of {number}"
        for outcome in outcomes:
            yield from _outcome_lines(outcome, width)
    yield ""
    yield _verdict(score)


def _outcome_lines(outcome: Outcome, width: int) -> Iterator[str]:
    better = outcome.tier == "recommended" and outcome.state == "failed"
    mark = "todo" if better else MARKS[outcome.state]
    empty = ": nothing to check" if outcome.state == "nothing" else ""
    yield f"  {mark}  {outcome.id:<12} {outcome.title}{empty}"
    for problem in outcome.problems:
        for text in filter(None, (_said(problem), f"-> {problem.cure}" if problem.cure else "")):
            yield from textwrap.wrap(
                text, width, initial_indent=" " * 8, subsequent_indent=" " * 10,
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip


def _said(problem: Problem) -> str:
    text = f"{problem.place}: {problem.message}" if problem.place else problem.message
    return f"(note) {text}" if problem.note else text


def _verdict(score: Score) -> str:
    failed = score.failed("required")
    checked = (
        "For a topic, the kit checks packaging, import, law files, sources, dates, years, "
        "figures, wording and conditions. "
        "Only a country has forms, languages and cases."
    )
    if failed:
        names = ", ".join(outcome.id for outcome in failed if outcome.state == "failed")
        waiting = ", ".join(outcome.id for outcome in failed if outcome.state == "not-run")
        return f"{score.name} does not conform: {names}." + (
            f" Not run because they depend on it: {waiting}." if waiting else ""
        )
    if score.only:
        return (
            f"Only these checks of {score.name}, and those they depend on, ran: "
            f"{', '.join(score.only)}. "
            "Run all checks to know whether it conforms."
        )
    return f"{score.name} conforms." + (f" {checked}" if score.kind == "topic" else "")


def score_data(score: Score) -> dict[str, Any]:
    """The score card as JSON has it; ``conforms`` is null of a part that passed."""
    untold = score.only and score.passed
    return {"schema": 1, **asdict(score), "conforms": None if untold else score.conforms}
