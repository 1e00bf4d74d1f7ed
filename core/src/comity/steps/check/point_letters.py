"""Signs in what was asked before: no answer, a step that went wrong, no earlier letter."""

from __future__ import annotations

import re

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.steps.assess.common_crime import taken_over
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import Seen, has
from comity.steps.check.said_in_text import dates_in, says
from comity.steps.check.state_in_text import names_state

__all__ = [
    "asked_after",
    "case_young",
    "old_and_first",
    "supplement",
    "talked",
    "unanswered",
    "went_wrong",
]

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONG = 5  # years after which most cases have asked for help before


def unanswered(seen: Seen) -> str:
    """An earlier request without an answer; a letter that follows one is itself the reminder."""
    if seen.draft.status == "follow-up":
        return ""
    results = [one.result for one in _ours(seen) if one.kind == "request"]
    open_ = next(filter(None, (has("no-answer", text) for text in results)), "")
    return open_ or _told_of(seen)


def _told_of(seen: Seen) -> str:
    """A letter of this or another State that a text tells of, and whose result no entry has."""
    draft, listed = seen.draft, any(one.kind == "request" for one in seen.draft.earlier)
    others = [one.matter for one in draft.proceedings.other_states if not one.reference]
    ours = [*seen.facts.values(), draft.proceedings.stage or "", draft.proceedings.summary or ""]
    ours += [one.text for one in draft.remarks]
    texts = [("letter-of-another", text) for text in others]
    texts += [] if listed or draft.status != "new" else [("letter-before", text) for text in ours]
    texts = [(name, text) for name, text in texts if not has("letter-done", text)]
    said = ((name, one) for name, text in texts for one in sentences(text))
    told = (has(name, one) for name, one in said if not (denies(one) or dates_in(one)))
    return next(filter(None, told), "")


def asked_after(seen: Seen) -> str:
    """Words on a reminder."""
    return has("asked-after", seen.texts)


def went_wrong(seen: Seen) -> str:
    """An earlier step that was carried out, and not as it should have been."""
    done = [one.result for one in _ours(seen) if one.kind != "contact"]
    return next(filter(None, (has("went-wrong", text) for text in done)), "")


def _ours(seen: Seen) -> list[Earlier]:
    """The earlier steps of this side; what the other State asked for is not among them."""
    other, tongue = seen.draft.requested.state, seen.draft.language
    return [one for one in seen.draft.earlier if not names_state(one.sent_by, other, tongue)]


def _asked_for(draft: Request) -> bool:
    """Whether anything but a statement of the other side is listed among the earlier steps."""
    return any(
        one.kind != "contact" or not has("only-stated", f"{one.subject or ''}. {one.result or ''}")
        for one in draft.earlier
    )


def old_and_first(seen: Seen) -> bool:
    """Conduct of long ago, and no earlier letter is listed."""
    draft = seen.draft
    ends = [one.committed_to or one.committed_from for one in draft.offences]
    old = any(day and draft.date.year - day.year >= LONG for day in ends)
    told = any(one.part == "earlier" or says("asked_before", one.text) for one in draft.remarks)
    told = told or talked(draft) or draft.proceedings.nature == "execution"
    return not _asked_for(draft) and draft.status == "new" and old and not told


def talked(draft: Request) -> bool:
    """Whether a faster channel was used, and what came of it is told."""
    return any(one.tried and one.result for one in draft.channels)


def case_young(seen: Seen) -> bool:
    """The case here was opened in the last years, or the other side handed it over."""
    case = seen.draft.proceedings
    told = [*sentences(case.summary or ""), *sentences(case.stage or "")]
    opened = [int(year) for one in told if has("opened", one) for year in YEAR.findall(one)]
    known = [year for year in opened if year <= seen.draft.date.year]
    young = bool(known) and seen.draft.date.year - max(known) < LONG
    return young or taken_over(seen.draft)


def supplement(seen: Seen) -> bool:
    """The letter adds to an earlier one."""
    return seen.draft.status == "supplement"
