"""What the host State's law says beside the company's words, each statement with its citation."""

from __future__ import annotations

from comity.compose.desk import Desk
from comity.law.ask import answers

__all__ = ["stated_by_law"]


def stated_by_law(desk: Desk, question: str, value: str = "") -> list[str]:
    """What the host State's law answers to a question, where it was read: one paragraph.

    An answer that covers all measures stands for those that name one. With ``value`` only an
    answer of that value is stated: a duty that there is, not one that was not found.
    """
    found = [a for a in answers(desk.resolved.book("host"), question) if a.says]
    found = [a for a in found if not a.measures] or found
    found = [a for a in found if not value or a.value == value]
    found = list({a.says: a for a in found}.values())
    if not found:
        return []
    said = [desk.foreign("law.text", answer.says) for answer in found]
    marks = [desk.mark(answer.cited()) for answer in found]
    told = [f"{text} {mark}" for text, mark in zip(said[:-1], marks[:-1], strict=True)]
    return [
        desk.clause(
            "notice.law.says",
            cite=[answer.cited() for answer in found],
            says="\n".join((*told, said[-1])),
            mark=marks[-1],
        )
    ]
