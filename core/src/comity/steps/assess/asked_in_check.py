"""Grounds that a judge calls unseen or met, and on which a check asks all the same.

A check looks further than the judge of a ground: at titles, callings and facts, and by word lists
of its own. What it asks about is not called unseen in the report on refusals, and a form is not
called complete while a finding stands on a particular of a measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def asked_in_check(
    judged: Iterable[Judged], findings: Iterable[Finding], measures: Sequence[str]
) -> Iterator[Judged]:
    """The grounds as judged, less what a check knows better.

    One without a sign is open where a question is on it, and a form while particulars are open.
    ``measures`` are the ids of those of the draft, in order.
    """
    numbers = {name: number for number, name in enumerate(measures)}
    asked: dict[str, Finding] = {}
    findings = [one for one in findings if not one.limit]
    for one in findings:
        for topic in ASKED.get(one.rule, ()):
            asked.setdefault(topic, one)
    for ground in judged:
        if ground.said is not None and ground.said.id == "reason.form-filled":
            yield _while_open(ground, numbers, findings)
            continue
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


def _while_open(ground: Judged, numbers: Mapping[str, int], findings: Sequence[Finding]) -> Judged:
    """A form as judged; open where findings stand on particulars of a measure of it."""
    heads = tuple(f"measures[{numbers[name]}].particulars" for name in ground.measures)
    fields = dict.fromkeys(one.field for one in findings if one.field.startswith(heads))
    if not heads or not fields:
        return ground
    said = message(
        "reason.form-open",
        open=tuple(message("reason.field-open", field=field) for field in fields),
    )
    field = next(iter(fields))
    return replace(
        ground, status="cannot-tell", why=said.text, cure=said.cure, field=field, said=said
    )
