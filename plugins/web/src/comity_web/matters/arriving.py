"""What comes in: to which matter it belongs, and whether it is a later version of what is here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import comity
from comity.model.errors import DraftError
from comity.steps.read.tree_hash import tree_sha256
from comity_web.cases.history import hide_names_in
from comity_web.cases.models import AuditEntry, CaseFile, Revision
from comity_web.cases.one_at_a_time import one_at_a_time
from comity_web.cases.saving import UPLOAD, head_of, new_file, save, tree_of
from comity_web.cases.taking import Taken
from comity_web.cases.trail import audit
from comity_web.matters.received import AGAIN

__all__ = [
    "CHANGE",
    "Arrival",
    "arrived",
    "came_again",
    "first_version",
    "is_version_of",
    "same_as",
    "states_of",
    "take_in",
    "taken_together",
    "typed_in",
    "untouched",
]

CHANGE = "change-received"
"""What the trail calls it that somebody was told that they change what was received."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of a file that came in.

    Attributes:
        file: it; or the one that is here already, with the very same content.
        same: whether it is here already, and so was not kept once more.
        later: whether it is a later version in the place of the one before.
    """

    file: CaseFile
    same: bool = False
    later: bool = False


def take_in(taken: Taken, team: int | None, first: CaseFile | None = None) -> Arrival:
    """Keep what came in, unless the very same is here: also where two take it in at once.

    Args:
        taken: the file that came in.
        team: in the matters of which team one looks; on one's own machine there is none.
        first: the request of which it is a later version, where that is known.

    Raises:
        NotSaved: it cannot be stored.
    """
    with one_at_a_time(f"take in {team}"):
        same = same_as(taken, team)
        if same is not None and same.incoming:
            return Arrival(same, same=True)
        there = first or first_version(taken, team)
        file = came_again(there, taken) if there is not None else arrived(taken, team)
    return Arrival(file, later=file == there)


def first_version(taken: Taken, team: int | None = None) -> CaseFile | None:
    """The incoming request of which a file is another version: same reference, same States.

    Args:
        taken: the file that came in.
        team: in the matters of which team one looks; on one's own machine there is none.
    """
    named = _named(taken.tree)
    if taken.kind != "request" or not named[0] or taken.tree.get("supplements"):
        return None
    for file, tree in _heads(team, kind="request", incoming=True):
        if _named(tree) == named:
            return file
    return None


def is_version_of(first: CaseFile, taken: Taken) -> bool:
    """Whether a file may be a later version of a request: it names it, or is named alike.

    What the request does not say yet, such as a reference, tells nothing.
    """
    if taken.kind != first.kind:
        return False
    tree = tree_of(head_of(first))
    reference, (asking, asked) = _named(tree)
    other, (then_asking, then_asked) = _named(taken.tree)
    tied = (taken.tree.get("supplements"), taken.tree.get("replaces"), other)
    pairs = ((asking, then_asking), (asked, then_asked))
    return (not reference or reference in tied) and all(a == b or not a for a, b in pairs)


def came_again(file: CaseFile, taken: Taken) -> CaseFile:
    """Keep a later version of an incoming request.

    One that names the first under ``supplements`` or ``replaces`` is a file beside it, any other
    takes its place as a revision.

    Raises:
        NotSaved: it cannot be stored.
    """
    if taken.tree.get("supplements") or taken.tree.get("replaces"):
        return _kept(taken, file, None)
    head = head_of(file)
    save(file, head, taken.tree, {}, section=AGAIN)
    audit("receive", file=file, detail=AGAIN)
    return _hidden(file)


def untouched(file: CaseFile) -> bool:
    """Whether a request came in as a file, and nobody changed it or was told that they would."""
    if not (file.incoming and file.kind == "request"):
        return False
    sections = set(Revision.objects.filter(file=file).values_list("section", flat=True))
    if UPLOAD not in sections or sections - {UPLOAD, AGAIN}:
        return False
    return not AuditEntry.objects.filter(file=file.key, action=CHANGE).exists()


def typed_in(file: CaseFile) -> bool:
    """Whether a file that came in was typed in here, since it came on paper."""
    return file.incoming and not Revision.objects.filter(file=file, section=UPLOAD).exists()


def same_as(taken: Taken, team: int | None = None) -> CaseFile | None:
    """A file that holds, as it stands now, the very content of one that is taken in.

    Args:
        taken: the file that is taken in.
        team: in the matters of which team one looks; on one's own machine there is none.
    """
    try:
        sha256 = tree_sha256(comity.merge({}, taken.tree, {}).data)  # as it would be stored
    except DraftError:  # which keeps it from being stored
        return None
    there = CaseFile.objects.filter(kind=taken.kind, removed=None, head__sha256=sha256)
    there = there.filter(matter__team=team)
    found: CaseFile | None = there.order_by("-created").first()
    return found


def taken_together(file: CaseFile) -> bool:
    """Whether the latest state of a file came in as a later version of what was there."""
    head = file.head
    return head is not None and head.section == AGAIN and head.base is not None


def arrived(taken: Taken, team: int | None = None) -> CaseFile:
    """Keep what came in, in the matter of the request that it is about.

    Args:
        taken: the file that came in.
        team: of whose matters it is one; on one's own machine there is none.

    Raises:
        NotSaved: it cannot be stored.
    """
    return _kept(taken, _about(taken.tree, team), team)


def _kept(taken: Taken, beside: CaseFile | None, team: int | None) -> CaseFile:
    matter = beside.matter if beside is not None else None
    file = new_file(
        *(taken.kind, taken.tree),
        matter=matter,
        name=taken.name,
        incoming=True,
        section=UPLOAD,
        team=team if matter is None else None,
    )
    audit("receive", file=file)
    return _hidden(file)


def _hidden(file: CaseFile) -> CaseFile:
    """What came in, under a name that tells nobody whom its matter protects."""
    hide_names_in(file.matter)
    file.refresh_from_db()
    return file


def _about(tree: Mapping[str, Any], team: int | None) -> CaseFile | None:
    """The file that a letter, a supplement or a replacement is about."""
    concerning = tree.get("concerning")
    told = concerning.get("reference") if isinstance(concerning, Mapping) else None
    wanted = told or tree.get("supplements") or tree.get("replaces")
    if not isinstance(wanted, str) or not wanted:
        return None
    states = states_of(tree)
    for file, one in _heads(team):
        if one.get("reference") == wanted and states_of(one) == states:
            return file
    return None


def _heads(team: int | None, **wanted: object) -> Iterator[tuple[CaseFile, dict[str, Any]]]:
    if team is not None:
        wanted["matter__team"] = team
    files = CaseFile.objects.filter(removed=None, **wanted).select_related("head", "matter")
    for file in files.order_by("created"):
        if file.head is not None:
            yield file, tree_of(file.head)


def _named(tree: Mapping[str, Any]) -> tuple[str, tuple[str, str]]:
    reference = tree.get("reference")
    return (reference if isinstance(reference, str) else ""), states_of(tree)


def states_of(tree: Mapping[str, Any]) -> tuple[str, str]:
    """The codes of the State that asks and of the one that is asked; empty where not told."""
    sides = (tree.get("requesting"), tree.get("requested"))
    one, other = (str(side.get("state", "")) if isinstance(side, Mapping) else "" for side in sides)
    return one, other
