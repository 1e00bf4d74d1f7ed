"""What the host State's law says beside the company's words, each statement with its citation."""

from __future__ import annotations

from comity.law.ask import answers
from comity.model.citations import Read
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.spacing import bound

__all__ = ["stated_by_law"]


def stated_by_law(drafter: Drafter, question: str, value: str = "") -> list[str]:
    """What the host State's law answers to a question, where it was read officially.

    A paragraph each. What is known by somebody's account of the law alone is not published: the
    check tells it to those who draft the notice (``notice.law-unprinted``).

    An answer that covers all measures stands for those that name one. With ``value`` only an
    answer of that value is stated: a duty that there is, not one that was not found.
    """
    found = [
        a
        for a in answers(drafter.resolved.book("host"), question)
        if a.says and a.read is Read.OFFICIAL
    ]
    found = [a for a in found if not a.measures] or found
    found = [a for a in found if not value or a.value == value]
    found = list({a.says_beside(): a for a in found}.values())
    several = len(found) > 1
    lead = [drafter.clause("notice.law.says.several")] if several else []
    clause = "notice.law.provision" if lead else "notice.law.says"
    return [
        *lead,
        *(
            drafter.clause(
                clause,
                cite=[answer.cited()],
                says=drafter.foreign(
                    "law.text", answer.says_beside() if several else answer.says, bound
                ),
                mark=drafter.mark(answer.cited()),
            )
            for answer in found
        ),
    ]
