"""Several answers to one question of law: each told with its matter, none chosen unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.ask import answer, applying, questions
from comity.law.terms import state_term
from comity.model.citations import Read
from comity.model.findings import Finding
from comity.model.law_records import Answer
from comity.model.messages import Message, Term, Value
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message
from comity.text.written import written

__all__ = ["check_several_answers", "several_answers", "sources_told"]

SOURCES = {
    Read.OFFICIAL: "prompt.label-source",
    Read.SECONDARY: "prompt.label-source/secondary",
    Read.NONE: "prompt.label-source/not-read",
}
FORMS = {
    (False, "about"): "law.answer",
    (False, "certain"): "law.answer/certain",
    (False, "general"): "law.answer/general",
    (True, "about"): "law.answer/part-about",
    (True, "certain"): "law.answer/part-certain",
    (True, "general"): "law.answer/part",
}
"""The message on an answer, by whether it is that of a part of the State, and of what it speaks."""


def check_several_answers(resolved: Resolved) -> Iterator[Finding]:
    """Advice where a field stays open, or got the general answer, because a law gives several."""
    for side in resolved.draft.central_sides():
        field = f"{side}.central_authority"
        filled = resolved.filled.get(field)
        if filled is None or filled.origin != resolved.parties.code(side):
            continue
        kinds = {measure.kind for measure in getattr(resolved.draft, "measures", ())}
        only = next(iter(kinds)) if len(kinds) == 1 else None
        data, book = resolved.draft.read_data(), resolved.book(side)
        used = answer(book, "central-authority", only, data)
        held = applying(book, "central-authority", only, data)
        others = [one for one in held if one is not used]
        if others:
            yield several_answers(resolved, side, field, others, beside=True)


def several_answers(
    resolved: Resolved, role: str, field: str, held: Sequence[Answer], *, beside: bool = False
) -> Finding:
    """The advice that names every answer, with its subject and its source.

    ``beside`` tells that a general answer was used, and that these are the others.
    """
    state = resolved.state(role)
    assert state is not None
    return finding(
        "law.by-matter/beside" if beside else "law.by-matter",
        field,
        citation=held[0].cited(),
        by=state.code,
        state=state_term(state),
        answers=tuple(map(_told, held)),
    )


def _told(found: Answer) -> Message:
    types = {q.id: q.type for group in questions() for q in group.questions}
    value = "; ".join(written(found.value, types.get(found.question, "text"))) or found.says
    told: dict[str, Value] = {"value": value, "cite": sources_told(found)}
    matters = [text for text in (found.road, found.matter) if text]
    if matters:  # one alone keeps its languages
        told["about"] = matters[0] if len(matters) == 1 else found.beside
    if found.part:
        told["parts"] = tuple(Term("state", code, code) for code in found.part)
    kind = "about" if matters else "certain" if found.when else "general"
    return message(FORMS[bool(found.part), kind], None, **told)


def sources_told(found: Answer) -> tuple[Message, ...]:
    """The sources of an answer; one that was not read in its official text says so."""
    return tuple(message(SOURCES[one.read], source=str(one)) for one in found.cited().sources)
