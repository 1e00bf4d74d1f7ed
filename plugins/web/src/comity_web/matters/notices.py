"""A notice beside what is asked of it, as its public page, and what changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import comity
from comity.api import Examined
from comity.model.drafts.notice import Notice
from comity.model.errors import ComityError, DraftError, InputError
from comity.steps.check.coverage_text import coverage_data
from comity.tasks.authoring.voice import Voice
from comity.tasks.notices import NoticeChanges, notice_changes, version_of_tree
from comity.tasks.notices.change_report import grouped, version_words
from comity.text.messages import message
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import tree_of
from comity_web.core import effective, host, voice
from comity_web.matters.kept import keep, kept
from comity_web.matters.said import core_words
from comity_web.wording.catalogues import Words

__all__ = [
    "UnreadableError",
    "changes_between",
    "coverage",
    "coverage_kept",
    "page_of",
    "versions_there",
]


class UnreadableError(Exception):
    """A notice of which it cannot be said; ``texts`` say why."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(texts)
        self.texts = texts


def coverage_kept(revision: Revision, words: Words) -> dict[str, Any] | None:
    """What was kept of the coverage of a notice; nothing is compared."""
    found: dict[str, Any] | None = kept("coverage", revision, words.tag)
    return found


def coverage(revision: Revision, words: Words) -> dict[str, Any]:
    """What the 2015 model and present law ask of a notice, and what it says; kept.

    Raises:
        UnreadableError: nothing can be said of it.
    """
    if found := coverage_kept(revision, words):
        return found
    examined = _examined(revision)
    resolved = examined.resolved
    if resolved is None or not isinstance(resolved.draft, Notice):
        raise UnreadableError([gap.message for gap in examined.gaps[:3]])
    made = {**coverage_data(resolved, core_words(words)), "gaps": len(examined.gaps)}
    made_kept: dict[str, Any] = keep("coverage", revision, words.tag, made)
    return made_kept


def page_of(revision: Revision, words: Words) -> str:
    """The public page as the core builds it, a preview with its gaps marked as long as there are.

    Raises:
        UnreadableError: no page can be made of it.
    """
    found = kept("notice-page", revision, words.tag)
    if isinstance(found, str):
        return found
    examined = _examined(revision)
    try:
        if examined.checked is None:
            page = comity.preview(examined, host(), "html")
        else:
            built = comity.build(examined.checked, host(), ("html",), name="notice", draft=True)
            page = next(data for name, data in built.files if name.endswith(".html"))
    except InputError as error:
        raise UnreadableError([fault.message for fault in error.faults]) from error
    except ComityError as error:
        raise UnreadableError([str(error)]) from error
    return str(keep("notice-page", revision, words.tag, page.decode()))


def versions_there(file: CaseFile) -> list[Revision]:
    """What a notice can be compared with: its own earlier revisions, and other notices."""
    own = list(
        Revision.objects.filter(file=file)
        .exclude(pk=getattr(file.head, "pk", None))
        .order_by("-number")[:40]
    )
    others = CaseFile.objects.filter(kind="notice", removed=None).exclude(pk=file.pk)
    return [*own, *(one.head for one in others.select_related("head") if one.head is not None)]


def changes_between(before: Revision, after: Revision, names: tuple[str, str], words: Words) -> Any:
    """What changed for an investigator: what can make a request fail first.

    Args:
        before: the earlier version.
        after: the later one.
        names: what the versions are called.
        words: the language of the reader.

    Returns:
        ``before``, ``now`` (in words), ``remarks``, and ``tiers``: rows of ``title`` and
        ``groups``, of which each has the ``changes`` and ``why`` they matter.

    Raises:
        UnreadableError: one of them is unfinished.
    """
    speaks = voice(words.tag)
    view = host().for_case()
    try:
        old, new = (
            version_of_tree(effective(tree_of(one)), name, view)
            for one, name in zip((before, after), names, strict=True)
        )
    except DraftError as error:
        raise UnreadableError([fault.message for fault in error.faults]) from error
    return _told(notice_changes(old, new, view, speaks), speaks)


def _told(found: NoticeChanges, speaks: Voice) -> Mapping[str, Any]:
    return {
        "before": version_words(found.before, speaks),
        "now": version_words(found.after, speaks),
        "remarks": [speaks.word(one) for one in found.remarks],
        "tiers": [
            {
                "title": speaks.word(message(f"page.change-{tier}")),
                "groups": [
                    {"changes": changes, "why": speaks.say("page.change-why", why=why)}
                    for why, changes in groups
                ],
            }
            for tier, groups in grouped(found, speaks)
        ],
    }


def _examined(revision: Revision) -> Examined:
    name = f"{revision.file.name}.yaml"
    found = comity.examine(effective(tree_of(revision)), host(), name=name)
    if found.faults:
        raise UnreadableError([fault.message for fault in found.faults])
    return found
