"""Grounds on which no word was found, and on which a check asks all the same.

A check looks further than the judge of a ground: at titles, callings and facts, and by word lists
of its own. What it asks about is not called unseen in the report on refusals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from comity.model.findings import Finding
from comity.steps.assess.assessment import Judged
from comity.steps.assess.screen import POINTS
from comity.text.messages import message

__all__ = ["asked_in_check"]

INTERESTS = ("essential-interests", "political-or-essential")
ASKED: Mapping[str, tuple[str, ...]] = {
    **{f"screen.{name}": point.grounds for name, point in POINTS.items()},
    "refusal.their-interests": INTERESTS,
    "refusal.their-official": INTERESTS,
}
"""The rules of questions, and the topics of the grounds that each is about."""


def asked_in_check(judged: Iterable[Judged], findings: Iterable[Finding]) -> Iterator[Judged]:
    """The grounds as judged; one without a sign is open where a question of the check is on it."""
    asked: dict[str, Finding] = {}
    for one in findings:
        for topic in ASKED.get(one.rule, ()):
            asked.setdefault(topic, one)
    for ground in judged:
        question = asked.get(ground.topic)
        unseen = ground.status == "not-in-play" and ground.reason == "no-sign"
        if question is None or question.said is None or not unseen:
            yield ground
            continue
        said = message("reason.asked-in-check", question=question.said)
        yield replace(
            ground,
            status="cannot-tell",
            why=said.text,
            cure=said.cure,
            field=question.field,
            reason="",
            said=said,
        )
