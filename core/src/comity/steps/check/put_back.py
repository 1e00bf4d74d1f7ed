"""What an earlier step tells of questions of the other side, less what the own side asked itself.

A subject is what the requesting side sent, where the entry has a sender or awaits an answer, or
where police asked police. A sentence that names the other side as the one who acts counts always.
"""

from __future__ import annotations

import re

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import says
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list
from comity.text.word_lists import any_of

__all__ = ["put_by_them"]

LIST = "point_words"
# before a name: it is the one who was asked; behind it: something was done to it
ASKED = r"(?<!\bto )(?<!\bto the )(?<!\bin )(?<!\bin the )(?<!\bwith )(?<!\bwith the )(?<!\ban )"
ASKED += r"(?<!\bà )(?<!\bau )(?<!\baux )(?<!\ben )"
WAS = r"(?!\W*(?:\w+\W+){0,4}?(?:was|were|has been|have been|wurden?|a été|ont été)\b)"
BY_THEM = r"\b(?:by|von|par) (?:the |der |den |la |le |les )?"


def put_by_them(draft: Request, one: Earlier) -> dict[str, str]:
    """The words of ``subject`` and ``result`` that may tell what the other side asked."""
    return {
        "subject": _of_theirs(draft, one, one.subject or "", ours=_sent(one)),
        "result": _of_theirs(draft, one, one.result or "", ours=False),
    }


def _sent(one: Earlier) -> bool:
    """Whether the subject of an entry is what the own side or its police sent."""
    waits = any(says(name, one.result) for name in ("unanswered", "no_result"))
    told = f"{one.channel or ''} {one.subject or ''}"
    police = bool(any_of("roads", ("police_body",)).search(told))
    return one.kind != "contact" or bool(one.sent_by) or waits or police


def _of_theirs(draft: Request, one: Earlier, text: str, *, ours: bool) -> str:
    return "\n".join(said for said in sentences(text) if _theirs(draft, one, said, ours=ours))


def _theirs(draft: Request, one: Earlier, said: str, *, ours: bool) -> bool:
    """Whether a sentence may tell of the other side: named first, or nobody is named at all."""
    them = [name_of_state(draft.requested.state).pattern, word_list(LIST, "their-side").pattern]
    them += [re.escape(one.authority)] if one.authority else []
    us = [name_of_state(draft.requesting.state).pattern, word_list(LIST, "own-question").pattern]
    us += [re.escape(name) for name in (draft.requesting.authority.name, one.sent_by) if name]
    other, called = f"(?i:{'|'.join(them)})", f"(?i:{'|'.join(us)})"
    acts = re.search(ASKED + other, said)
    own = re.search(called + WAS, said)
    if acts and (own is None or acts.start() < own.start() or re.search(BY_THEM + other, said)):
        return True
    return not ours and own is None
