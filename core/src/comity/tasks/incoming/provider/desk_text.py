"""The list of a company's desk, for people and for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from comity.model.findings import Finding
from comity.steps.findings import WIDTH, citation_data
from comity.tasks.incoming.provider.company_desk import Desk, Question
from comity.text.messages import ENGLISH, Catalogue, entry, retold, words

__all__ = ["desk_data", "desk_text", "said_on_desk"]

VOICE: Mapping[str, str] = {
    "holder.content-missing": "provider.desk-content-missing",
    "holder.content-open": "provider.desk-content-open",
    "holder.emergency-content": "provider.desk-emergency-content",
    "holder.channel-wrong": "provider.desk-channel-wrong",
    "holder.channel-unlisted": "provider.desk-channel-unlisted",
    "holder.sender-no-email": "provider.desk-sender-no-email",
    "holder.user-told": "provider.desk-user-told",
    "holder.emergency-ground": "provider.desk-emergency-ground",
    "holder.emergency-process": "provider.desk-emergency-process",
    "form.emergency-danger": "provider.desk-emergency-danger",
    "form.emergency-hour": "provider.desk-emergency-hour",
    "form.measure-without-offence": "provider.desk-without-offence",
}
"""The findings that speak to whoever drafts the request, and what the desk says instead."""
LATE = "holder.emergency-process/late"  # which gives a day, and names nobody


def desk_text(desk: Desk, catalogue: Catalogue = ENGLISH, width: int = WIDTH) -> str:
    """The questions in order, each with the answer and what it rests on."""
    case = desk.checked.resolved.case.path.name
    lines = [f"{case} ({desk.asked.notice.company.name})"]
    for number, one in enumerate(desk.questions, start=1):
        asked = words(f"provider.question-{one.id}", catalogue)
        lines += ["", *_wrapped(f"{number}. {asked} {_answer(one, catalogue)}", width, "", "   ")]
        for gap in one.gaps:
            told = catalogue.labelled(gap.field, gap.message)
            lines += _wrapped(f"- {told}", width, "   ", "     ")
        for found in one.reasons:
            lines += _wrapped(f"- {_reason(found, catalogue)}", width, "   ", "     ")
    return "\n".join(lines) + "\n"


def desk_data(desk: Desk, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """The same as JSON types."""
    return {
        "file": str(desk.checked.resolved.case.path),
        "company": desk.asked.notice.company.name,
        "questions": [_data(one, catalogue) for one in desk.questions],
    }


def _data(one: Question, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "id": one.id,
        "question": words(f"provider.question-{one.id}", catalogue),
        "answer": one.answer,
        "says": _answer(one, catalogue),
        "reasons": [
            {
                "rule": found.rule,
                "field": found.field,
                "severity": found.severity.value,
                "what": said_on_desk(found, catalogue),
                "citation": citation_data(found.citation),
            }
            for found in one.reasons
        ],
        "gaps": [{"field": gap.field, "what": gap.message} for gap in one.gaps],
    }


def _answer(one: Question, catalogue: Catalogue) -> str:
    said = [words(f"provider.answer-{one.answer}", catalogue)]
    if one.id == "genuine":
        said.append(words("provider.call-back", catalogue))
    if one.why:
        said.append(words(f"provider.why-{one.why}", catalogue))
    return " ".join(said)


def said_on_desk(found: Finding, catalogue: Catalogue = ENGLISH) -> str:
    """What is found, told to the company and not to whoever drafts the request."""
    id = VOICE.get(found.rule)
    if id is None or found.said is None or found.said.id == LATE:
        return retold(found.said, found.message, found.cure, catalogue)[0]
    given = dict(found.said.params)
    return words(id, catalogue, **{name: given[name] for name in entry(id).params})


def _reason(found: Finding, catalogue: Catalogue) -> str:
    text = said_on_desk(found, catalogue)
    if found.citation is None:
        return text
    return f"{text} {words('provider.section', catalogue, section=found.citation.article)}"


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False
    )
