"""An incoming request as the requested State, or a company, sees it; and a later version of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import comity
from comity.api import Examined
from comity.model.drafts.notice import Notice
from comity.model.errors import DraftError, InputError
from comity.tasks.incoming import Received
from comity.tasks.incoming.provider import Desk, questions_of
from comity.tasks.incoming.provider.desk_text import desk_data
from comity_web.cases.models import CaseFile, Job, Revision
from comity_web.cases.saving import RECEIVED_AGAIN, RESTORED, tree_of
from comity_web.core import host
from comity_web.judging.receiving import as_it_came, received_by, reviewed
from comity_web.judging.reckoning import for_page
from comity_web.judging.work import is_much
from comity_web.judging.worker import Busy, later, result_of
from comity_web.judging.worker import found as job_of
from comity_web.matters.kept import keep, kept
from comity_web.wording.catalogues import Words
from comity_web.wording.page_voice import page_voice
from comity_web.wording.said import core_words

__all__ = [
    "AGAIN",
    "UnusableError",
    "before_of",
    "desk_kept",
    "desk_of",
    "desk_review",
    "received_of",
    "review",
    "review_kept",
    "reviewing",
    "versions_kept",
    "versions_of",
]

AGAIN = RECEIVED_AGAIN
"""The section under which a later version is saved."""
VERSIONS = "versions, marked"
"""What a comparison is kept as; one that an earlier Comity kept did not mark what is new."""


class UnusableError(Exception):
    """A file that cannot be reviewed; ``texts`` say why."""

    def __init__(self, texts: list[str], *, language: str = "") -> None:
        """Keep why; ``language`` is that of the texts where it is not that of the page."""
        super().__init__(texts)
        self.texts = texts
        self.language = language


def received_of(revision: Revision) -> tuple[Examined, Received | None]:
    """A revision of a request as its requested State receives it; None as long as it has gaps.

    Raises:
        UnusableError: nothing can be said of it.
    """
    found = _examined(revision)
    try:
        return found, received_by(found)
    except InputError as error:
        raise UnusableError([one.message for one in error.faults], language="en") from error


def review_kept(revision: Revision, words: Words) -> dict[str, Any] | None:
    """What was kept of a review; nothing is reviewed."""
    made: dict[str, Any] | None = kept("received", revision, words.tag)
    if made is not None or not _is_much(revision):
        return made
    job = job_of("received", revision, language=words.tag)
    if job is None or job.state != "done":
        return None
    return result_of(job)


def reviewing(revision: Revision, words: Words) -> Job | None:
    """The job that reviews a large request, as long as it waits or runs."""
    job = job_of("received", revision, language=words.tag) if _is_much(revision) else None
    return job if job is not None and job.state in ("waiting", "running") else None


def review(revision: Revision, words: Words) -> dict[str, Any] | None:
    """Review a request as the requested State, and keep what was found.

    Returns:
        What ``comity_web.judging.receiving.reviewed`` gives; None for a large request, which the
        worker reviews.

    Raises:
        UnusableError: nothing can be said of it, or too many requests wait.
    """
    if there := review_kept(revision, words):
        return there
    if _is_much(revision):
        _have_reviewed(revision, words)
        return None
    try:
        made = reviewed(tree_of(revision), host(), words.tag, f"{revision.file.name}.yaml")
    except InputError as error:
        raise UnusableError([one.message for one in error.faults], language="en") from error
    made_kept: dict[str, Any] = keep("received", revision, words.tag, made)
    return made_kept


def _is_much(revision: Revision) -> bool:
    return is_much(revision.text, tree_of(revision))


def _have_reviewed(revision: Revision, words: Words) -> None:
    try:
        job = later("received", revision, language=words.tag)
    except Busy as error:
        raise UnusableError([words.say("web.incoming.busy")]) from error
    if job.state == "failed":
        refused = result_of(job).get("refused", [])
        why = [str(one["message"]) for one in refused] or [words.say("web.incoming.failed")]
        raise UnusableError(why)


def desk_of(revision: Revision, notice: Revision) -> Desk:
    """A request on the desk of the company of a notice.

    Raises:
        UnusableError: the notice is unfinished, or nothing can be said of the request.
    """
    told = _examined(notice)
    draft = told.checked.resolved.draft if told.checked is not None else None
    if not isinstance(draft, Notice):
        raise UnusableError([gap.message for gap in told.gaps[:3]], language="en")
    found = _examined(revision, notice=draft)
    try:
        return questions_of(found, draft, host().measures())
    except DraftError as error:
        raise UnusableError([one.message for one in error.faults], language="en") from error


def desk_kept(revision: Revision, notice: Revision, words: Words) -> dict[str, Any] | None:
    """What was kept of the desk of a company."""
    found: dict[str, Any] | None = kept("desk", revision, words.tag, notice.pk)
    return found


def desk_review(revision: Revision, notice: Revision, words: Words) -> dict[str, Any]:
    """The questions that a company's officer decides, kept; raises what ``desk_of`` raises."""
    if there := desk_kept(revision, notice, words):
        return there
    desk = desk_of(revision, notice)
    made = {**desk_data(desk, core_words(words)), "blocked": desk.blocked}
    for row in (one for asked in made["questions"] for one in (*asked["reasons"], *asked["gaps"])):
        row["what"] = for_page(row["what"], row["field"], core_words(words))
    made_kept: dict[str, Any] = keep("desk", revision, words.tag, made, notice.pk)
    return made_kept


def before_of(file: CaseFile) -> tuple[Revision, Revision] | None:
    """The version of a request that was returned, and the one that came in after it."""
    of_file = Revision.objects.filter(file=file)
    for again in of_file.filter(section=AGAIN).order_by("-number"):
        taken_back = of_file.filter(number=again.number + 1, section=RESTORED).exists()
        if again.base is not None and not taken_back:
            return again.base, again
    first = _earlier_file(file)
    if first is not None and first.head is not None and file.head is not None:
        return first.head, file.head
    return None


def versions_kept(before: Revision, after: Revision, words: Words) -> dict[str, Any] | None:
    """What was kept of a comparison of two versions."""
    found: dict[str, Any] | None = kept(VERSIONS, after, words.tag, before.pk)
    return found


def versions_of(before: Revision, after: Revision, words: Words) -> dict[str, Any] | None:
    """What changed between two versions of a request, and what became of what was asked for.

    Returns:
        ``changes`` (texts, and of a long text its ``parts``), and ``settled``, ``still`` and
        ``new``: deficiencies as ``review`` gives them. None as long as the worker reviews one.

    Raises:
        UnusableError: nothing can be said of one of them.
    """
    if found := versions_kept(before, after, words):
        return found
    first, second = review(before, words), review(after, words)
    if first is None or second is None:
        return None
    old, new = _lacks(first), _lacks(second)
    changes = comity.diff_words(
        tree_of(before), tree_of(after), host(), voice=page_voice(words.tag)
    )
    there, left = {_same(row) for row in old}, {_same(row) for row in new}
    made = {
        "changes": [
            {"text": one.text, "parts": [{"how": p.how, "text": p.text} for p in one.parts]}
            for one in changes
        ],
        "settled": [row for row in old if _same(row) not in left],
        "still": [row for row in new if _same(row) in there],
        "new": [row for row in new if _same(row) not in there],
    }
    made_kept: dict[str, Any] = keep(VERSIONS, after, words.tag, made, before.pk)
    return made_kept


def _lacks(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    gaps = [{"id": "", "severity": "error", "remedy": "", **gap} for gap in found["gaps"]]
    return [*gaps, *found["deficiencies"]]


def _same(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes two deficiencies one: the rule and the field, or what is said of a gap."""
    if "rule" in row:
        return str(row["rule"]), str(row["field"]), str(row["source"])
    return str(row["field"]), str(row["what"])


def _earlier_file(file: CaseFile) -> CaseFile | None:
    """The request of the matter that a supplement or a replacement names."""
    if file.kind != "request" or file.head is None:
        return None
    tree = tree_of(file.head)
    named = tree.get("replaces") or tree.get("supplements")
    others = CaseFile.objects.filter(matter=file.matter, removed=None, kind="request").exclude(
        pk=file.pk
    )
    for one in others.select_related("head") if named else ():
        if one.head is not None and tree_of(one.head).get("reference") == named:
            found: CaseFile = one
            return found
    return None


def _examined(revision: Revision, notice: Notice | None = None) -> Examined:
    try:
        return as_it_came(tree_of(revision), host(), f"{revision.file.name}.yaml", notice)
    except DraftError as error:
        raise UnusableError([one.message for one in error.faults], language="en") from error
