"""The notices that are kept, and what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.errors import DraftError
from comity.tasks.authoring.voice import Voice
from comity.tasks.notices import NoticeChanges, notice_changes, version_of_tree
from comity.tasks.notices.change_report import grouped, version_words
from comity.text.messages import message
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import tree_of
from comity_web.core import host, voice
from comity_web.judging.reckoning import whole_tree
from comity_web.wording.catalogues import Words

__all__ = ["UnreadableError", "changes_between", "notices_there", "versions_there"]


class UnreadableError(Exception):
    """A notice of which it cannot be said; ``texts`` say why."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(texts)
        self.texts = texts


def notices_there() -> list[CaseFile]:
    """The notices that are kept, the first one first."""
    found = CaseFile.objects.filter(kind="notice", removed=None).select_related("head")
    return [one for one in found.order_by("created") if one.head is not None]


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
            version_of_tree(_whole(one), name, view)
            for one, name in zip((before, after), names, strict=True)
        )
    except DraftError as error:
        raise UnreadableError([fault.message for fault in error.faults]) from error
    return _told(notice_changes(old, new, view, speaks), speaks)


def _whole(one: Revision) -> dict[str, Any]:
    """A version with what Comity fills in; one that came in as it was written."""
    tree = tree_of(one)
    return tree if one.file.incoming else whole_tree(tree, host())


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
