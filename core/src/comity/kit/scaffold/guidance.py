"""The questions of law as comments, for a country that has answered none."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.ask import Question, questions

__all__ = ["guidance"]

VALUES = {
    "yes-no": '"yes", "no" or "case-by-case"',
    "text": "text",
    "list": 'a list of texts such as ["gov.example"]',
    "period": '{ quantity = 90, unit = "days" }',
    "languages": '{ accepts = ["en"], certified = "no" }',
}


def guidance() -> str:
    """Every question with its title and the form of its value, each line a comment."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for group in questions():
        yield ""
        yield f"# {group.title}"
        yield "#"
        for question in group.questions:
            yield f"# {question.title}"
            yield f'#     question = "{question.id}"; value: {_value(question)}'


def _value(question: Question) -> str:
    form = VALUES.get(question.type, f"a table ({question.type}, docs/law-data.md)")
    return f"{form}; `for` names measures" if question.per == "measures" else form
