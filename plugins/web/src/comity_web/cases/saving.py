"""Saving: what is posted is stored before it is judged; what others saved is never overwritten."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import InternalError, OperationalError, transaction
from django.db.models import QuerySet
from django.http import Http404

from comity.api import Conflict
from comity.model.errors import DraftError
from comity.steps.read.program_tree import vetted
from comity.steps.read.tree_hash import tree_sha256
from comity.tasks.revisions import merge
from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.belonging import hold_file, hold_matter, team_for_new
from comity_web.cases.models import Attempt, CaseFile, Matter, Revision
from comity_web.cases.naming import derived_name, free_name, vetted_name
from comity_web.cases.once_protected import keep_entries
from comity_web.cases.seen import Seen, seen_by, told_seen
from comity_web.cases.trail import audit
from comity_web.cases.trees import answered, held_after, held_of, merged_held, text_of, tree_of

__all__ = [
    "CONFLICT",
    "RECEIVED_AGAIN",
    "RESTORED",
    "UPLOAD",
    "NotSaved",
    "Saved",
    "add_posted",
    "file_at",
    "head_of",
    "held_of",
    "new_file",
    "posted_of",
    "restore",
    "save",
    "store_attempt",
    "stored",
    "tree_of",
]

CONFLICT = "conflict"
RESTORED = "restored"
UPLOAD = "upload"
RECEIVED_AGAIN = "received-again"
"""What stands for the section of a revision that was made elsewhere than in one."""


class NotSaved(Exception):  # noqa: N818 -- a state of the save, which pages tell
    """Nothing could be stored: the disk is full, or the database cannot be written.

    Attributes:
        posted: what was posted, so that a page can give every value back; empty where nothing was.
    """

    def __init__(self, posted: Mapping[str, Sequence[str]] | None = None) -> None:
        super().__init__("nothing could be stored")
        self.posted = {name: list(values) for name, values in (posted or {}).items()}


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save.

    Attributes:
        revision: the head of the file now; None where there are conflicts.
        conflicts: what both authors changed, each in another way.
        merged: whether something was merged in that the page of the author does not show.
        attempt: what was kept for the page that shows both, where there are conflicts.
    """

    revision: Revision | None
    conflicts: tuple[Conflict, ...] = ()
    merged: bool = False
    attempt: Attempt | None = None


def new_file(
    kind: str,
    tree: Mapping[str, Any],
    *,
    matter: Matter | None = None,
    name: str = "",
    author: str = "",
    incoming: bool = False,
    held: Mapping[str, Any] | None = None,
    section: str = "",
    team: int | None = None,
    typed_by: str = "",
) -> CaseFile:
    """A new file with its first revision.

    Args:
        kind: the kind of document, as the core names it.
        tree: what the file holds so far.
        matter: the folder that it lies in; default: a new one.
        name: its name without an ending, vetted here; default: its reference, or kind and number.
            One that is taken in the matter, or by something else that came in, gets a number.
        author: who made it; default: whoever asks.
        incoming: whether it came in from elsewhere.
        held: what was typed and cannot stand in the file, by field path.
        section: how it came to be (``upload``, a section).
        team: of a new matter; default: the only one in which whoever asks may begin one, if any.
        typed_by: the account that typed it, where another sends it.

    Raises:
        NotAllowedError: whoever asks may not begin anything there.
        UnsafeNameError: the name is not that of a file.
        DraftError: the tree holds what no case can hold.
        NotSaved: it cannot be stored.
    """
    wanted = vetted_name(name) if name else ""
    vetted = _vetted(tree)
    with stored(), transaction.atomic():
        if matter is None:
            matter = Matter.objects.create(team_id=team_for_new(team))
        else:  # two new files at once get two names
            hold_matter(matter, Action.DRAFT)
        if wanted:
            free = free_name(wanted, matter, apart="incoming" if incoming else "matter")
        else:
            free = derived_name(kind, vetted, matter, incoming=incoming)
        file = CaseFile.objects.create(matter=matter, name=free, kind=kind, incoming=incoming)
        first = _advance(file, None, vetted, held or {}, section, author, typed_by=typed_by)
    file.head = first
    return file


def file_at(key: str) -> CaseFile:
    """The file with a key.

    Raises:
        Http404: there is none, or it was removed.
    """
    found = CaseFile.objects.select_related("head", "matter").filter(key=key, removed=None).first()
    if found is None:
        raise Http404
    return found


def head_of(file: CaseFile) -> Revision:
    """The latest revision of a file as it is now in the database."""
    found = Revision.objects.filter(file=file).latest("number")
    found.file = file
    return found


def store_attempt(
    file: CaseFile | None,
    base: Revision | None,
    page: str,
    posted: Mapping[str, Sequence[str]],
    *,
    autosave: bool = False,
    author: str = "",
    account: str = "",
) -> Attempt:
    """Store what was posted, before anything of it is judged; it is on the disk on return.

    A later autosave of the same page, base and author takes the place of the one before.

    Args:
        file: the file that it is about, if there is one yet.
        base: the revision that the page showed.
        page: the section, or the item of a list.
        posted: the values by the names of the inputs, as ``dict(request.POST.lists())``.
        autosave: whether the page sent it by itself.
        author: who typed it; default: whoever asks.
        account: theirs.

    Raises:
        NotSaved: it cannot be stored; carries what was posted.
    """
    author, account = author or asking().name, account or asking().username
    values = {name: list(given) for name, given in posted.items()}
    values.pop("csrfmiddlewaretoken", None)
    with stored(values), transaction.atomic(durable=True):
        if autosave:
            _autosaves(file, page, account).filter(base=base).delete()
        return Attempt.objects.create(
            file=file,
            base=base,
            page=page,
            posted=json.dumps(list(values.items())),
            autosave=autosave,
            author=author,
            account=account,
        )


def posted_of(attempt: Attempt) -> dict[str, list[str]]:
    """What was posted, as ``store_attempt`` took it."""
    return {name: list(values) for name, values in json.loads(attempt.posted)}


def add_posted(attempt: Attempt, posted: Mapping[str, Sequence[str]]) -> None:
    """Store what was posted later on of an attempt, beside what was posted first.

    Raises:
        NotSaved: it cannot be stored; carries what was posted.
    """
    values = {**posted_of(attempt), **{name: list(given) for name, given in posted.items()}}
    with stored(posted), transaction.atomic(durable=True):
        attempt.posted = json.dumps(list(values.items()))
        attempt.save(update_fields=["posted"])


def save(
    file: CaseFile,
    base: Revision,
    tree: Mapping[str, Any],
    held: Mapping[str, Any],
    *,
    section: str = "",
    author: str = "",
    window: str = "",
    attempt: Attempt | None = None,
) -> Saved:
    """Save a tree that was made of a revision, merged with what was saved since.

    The attempt goes once its revision is saved. A save that changes nothing makes no revision.
    Where both authors changed a field, each in another way, nothing is saved: the attempt stays
    with the outcome ``conflict``, and its tree with it, for the page that shows both.

    Args:
        file: the file.
        base: the revision that the author began from.
        tree: the whole tree as the author wants it.
        held: what was typed and cannot stand in a file, by path in ``tree``; what is held by
            ``base`` follows its items where it is given as it is.
        section: where it was saved.
        author: who saves it; default: whoever asks.
        window: a token of the browser window. What the same window saved in the same section since
            ``base`` is what was typed before, and no other author's.
        attempt: what was posted, as it was stored.

    Raises:
        DraftError: the tree holds what no case can hold; the attempt is marked as failed.
        NotSaved: it cannot be stored; carries what was posted.
    """
    author = author or asking().name
    posted = {} if attempt is None else posted_of(attempt)
    try:
        vetted = _vetted(tree)
    except DraftError:
        if attempt is not None:
            with stored(posted):
                Attempt.objects.filter(pk=attempt.pk).update(outcome="failed")
        raise
    with stored(posted), transaction.atomic():
        hold_file(file, Action.DRAFT)
        saved = _merge_in(_Mine(file, base, vetted, held, section, author, window, attempt))
    if saved.revision is not None:
        file.head = saved.revision
    return saved


def restore(file: CaseFile, revision: Revision, author: str = "") -> Revision:
    """A new revision with the content of an old one; what is there already is not saved again.

    Raises:
        NotSaved: it cannot be stored.
    """
    with stored(), transaction.atomic():
        hold_file(file, Action.DRAFT)
        head = head_of(file)
        tree, held = tree_of(revision), held_of(revision)
        if tree == tree_of(head) and held == held_of(head):
            return head
        audit("restore", file=file, detail=str(revision.number), actor=author)
        made = _advance(file, head, tree, held, RESTORED, author, after=head)
    file.head = made
    return made


@dataclass(frozen=True, slots=True)
class _Mine:
    """What an author wants to save."""

    file: CaseFile
    base: Revision
    tree: Mapping[str, Any]
    held: Mapping[str, Any]
    section: str
    author: str
    window: str
    attempt: Attempt | None


def _vetted(tree: Mapping[str, Any]) -> dict[str, Any]:
    """A tree with the line ends of a file; refused where it holds what no case can hold."""
    return vetted(dict(tree), "mine")


def _merge_in(mine: _Mine) -> Saved:
    """Merge with the head and save; the file is locked."""
    head = head_of(mine.file)
    theirs = tree_of(head)
    if mine.held == held_of(mine.base):
        mine = replace(mine, held=held_after(mine.held, tree_of(mine.base), mine.tree))
    seen = seen_by(mine.base, mine.window, mine.section, mine.author)
    found = merge(seen.tree, mine.tree, theirs)  # all three are vetted: others wait meanwhile
    held, clashes = _held(mine, seen, found.data, head)
    if conflicts := (*found.conflicts, *clashes):
        return Saved(None, conflicts, attempt=_keep(mine, seen))
    merged = head.pk != mine.base.pk and (found.data, held) != (mine.tree, mine.held)
    if found.data != theirs or held != held_of(head):
        whose = mine.section, mine.author, mine.window
        typed_by = "" if mine.attempt is None else mine.attempt.account
        head = _advance(mine.file, mine.base, found.data, held, *whose, head, typed_by)
    if mine.attempt is not None:
        (Attempt.objects.filter(pk=mine.attempt.pk) | _superseded(mine.attempt)).delete()
    return Saved(head, merged=merged)


def _held(
    mine: _Mine, seen: Seen, made: Mapping[str, Any], head: Revision
) -> tuple[dict[str, Any], list[Conflict]]:
    """What is held now, by path in the merged tree, and what clashes."""
    old = held_after(seen.held, seen.tree, made)
    one = held_after(answered(mine.held, seen.held, seen.tree, mine.tree), mine.tree, made)
    other = held_after(held_of(head), tree_of(head), made)
    held, paths = merged_held(old, one, other)
    return held, [Conflict(path, old.get(path), one.get(path), other.get(path)) for path in paths]


def _keep(mine: _Mine, seen: Seen) -> Attempt:
    """Keep what an author wanted, for the page that shows both."""
    whose = {"author": mine.author, "account": asking().username}
    attempt = mine.attempt or Attempt(
        file=mine.file, base=mine.base, page=mine.section, posted="[]", **whose
    )
    if mine.attempt is not None:
        _superseded(mine.attempt).delete()
    attempt.base = mine.base
    attempt.outcome = CONFLICT
    attempt.text = text_of(mine.tree)
    attempt.held = json.dumps(dict(mine.held)) if mine.held else ""
    attempt.seen = told_seen(seen) if mine.window else ""
    attempt.save()
    return attempt


def _advance(
    file: CaseFile,
    base: Revision | None,
    tree: dict[str, Any],
    held: Mapping[str, Any],
    section: str,
    author: str,
    window: str = "",
    after: Revision | None = None,
    typed_by: str = "",
) -> Revision:
    """Add a revision after the latest, and make it the head in the database; the file is locked."""
    revision = Revision.objects.create(
        file=file,
        number=1 if after is None else after.number + 1,
        base=base,
        section=section,
        author=author or asking().name,
        account=asking().username,
        typed_by=typed_by,
        window=window,
        text=text_of(tree),
        held=json.dumps(dict(held)) if held else "",
        sha256=tree_sha256(tree),
    )
    keep_entries(revision, tree, after)
    CaseFile.objects.filter(pk=file.pk).update(head=revision)
    return revision


def _superseded(attempt: Attempt) -> QuerySet[Attempt]:
    """What the same page had sent by itself before: the attempt has all of it."""
    earlier = _autosaves(attempt.file, attempt.page, attempt.account)
    return earlier.filter(base=attempt.base, pk__lt=attempt.pk)


def _autosaves(file: CaseFile | None, page: str, account: str) -> QuerySet[Attempt]:
    return Attempt.objects.filter(
        file=file, page=page, account=account, autosave=True, outcome__in=("", CONFLICT)
    )


@contextlib.contextmanager
def stored(posted: Mapping[str, Sequence[str]] | None = None) -> Iterator[None]:
    """Say with everything that was posted that nothing could be stored."""
    try:
        yield
    except (OperationalError, InternalError, OSError) as error:
        raise NotSaved(posted) from error
