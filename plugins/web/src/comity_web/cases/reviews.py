"""What reviewers say of versions: that one may go out, or why it goes back.

A review is of one version: what is saved after it was not reviewed. Nobody reviews what they wrote
themselves since the last version that was let out and not sent back since, nor what a new file took
over from words of theirs (four eyes). On one's own machine there are no reviews, and everything may
go out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from comity_web.accounts.roles import Action
from comity_web.accounts.who import asking
from comity_web.cases.belonging import hold_file
from comity_web.cases.models import CaseFile, Review, Revision
from comity_web.cases.saving import head_of, stored
from comity_web.cases.taken_over import GOOD, SENT, took_words_of
from comity_web.cases.trail import audit
from comity_web.cases.trees import Leaf, told_by, tree_of

__all__ = [
    "BACK",
    "GOOD",
    "LONGEST",
    "SENT",
    "ChangedError",
    "NotReviewedError",
    "OwnWorkError",
    "ReviewedSinceError",
    "by_others",
    "last_review",
    "may_go_out",
    "needs_review",
    "review",
    "review_of",
    "review_state",
    "reviews_by_number",
    "states_of",
    "version_may_go_out",
    "wrote_it",
]

BACK = "back"
LONGEST = 2_000
"""Letters of a reason: the pages of a file show it."""


class ChangedError(Exception):
    """Somebody saved after the version that was reviewed."""


class OwnWorkError(Exception):
    """Whoever reviews wrote a part of it."""


class ReviewedSinceError(Exception):
    """Another reviewer said something of the version, which whoever reviews it did not see."""


class NotReviewedError(Exception):
    """It may go out only after a reviewer said so of its latest version."""


def review_of(revision: Revision) -> Review | None:
    """The latest review of a version; that of the one before, where Comity only fixed values."""
    found = Review.objects.filter(revision=revision).last()
    before = revision.base
    if found is None and revision.section == SENT and before is not None:
        return review_of(before) if before.number == revision.number - 1 else None
    return found


def last_review(file: CaseFile) -> Review | None:
    """The latest review of any version of a file."""
    return Review.objects.filter(revision__file=file).select_related("revision").last()


def by_others(revision: Revision) -> int:
    """How many reviews of a version are of others than whoever asks."""
    found: int = Review.objects.filter(revision=revision).exclude(account=asking().username).count()
    return found


def reviews_by_number(file: CaseFile) -> Mapping[int, Sequence[Review]]:
    """All reviews of a file by the number of the version."""
    found: dict[int, list[Review]] = {}
    for one in Review.objects.filter(revision__file=file).select_related("revision"):
        found.setdefault(one.revision.number, []).append(one)
    return found


def states_of(files: Sequence[CaseFile]) -> Mapping[int, str]:
    """How the latest versions of files stand, by the primary key of the file.

    ``good``, ``back``, ``stale`` (a later version was saved since), or ``none``. Empty where no
    reviewer has said anything of them, and nothing waits for one: on one's own machine, say.
    """
    ours = [one for one in files if not one.incoming and one.head is not None]
    last: dict[int, tuple[int | None, str]] = {}
    said = Review.objects.filter(revision__file__in=ours)
    for file, revision, outcome in said.values_list("revision__file", "revision", "outcome"):
        last[file] = revision, outcome
    if not last and not any(needs_review(one) for one in ours[:1]):
        return {}
    return {one.pk: _state(one, *last.get(one.pk, (None, "none"))) for one in ours}


def review_state(file: CaseFile) -> str:
    """How the latest version of one file stands: ``good``, ``back``, ``stale`` or ``none``."""
    return states_of([file]).get(file.pk, "none")


def _state(file: CaseFile, revision: int | None, outcome: str) -> str:
    head = file.head
    assert head is not None  # only files with a head are asked for
    fixed = head.base_id if head.section == SENT else head.pk
    return outcome if revision is None or revision in (head.pk, fixed) else "stale"


def needs_review(file: CaseFile) -> bool:
    """Whether a file goes out only after a reviewer said so: nothing that came in."""
    server = settings.COMITY.server
    return server is not None and server.review_required and not file.incoming


def may_go_out(file: CaseFile) -> bool:
    """Whether the latest version may be made a final document, or be recorded as sent."""
    return not needs_review(file) or version_may_go_out(head_of(file))


def version_may_go_out(revision: Revision) -> bool:
    """Whether a reviewer let a version go out, where one must."""
    if not needs_review(revision.file):
        return True
    found = review_of(revision)
    return found is not None and found.outcome == GOOD


def wrote_it(file: CaseFile) -> bool:
    """Whether whoever asks wrote anything that no standing review let go out, the head included.

    A review stands while its version was not sent back since. What the latest version changed
    counts also where a reviewer let it go out already: nobody confirms their own words. It is no
    matter who saved them last: who brings back what another wrote, or takes what another typed and
    did not save, wrote nothing. So whoever wrote it first counts as well, in another file too.
    """
    number, who = head_of(file).number, asking().username
    if who in _authors(file, number) or _came_back(file, number, who):
        return True
    return took_words_of(file, number, who)


def _authors(file: CaseFile, number: int) -> set[str]:
    """The accounts that wrote what versions say since the last that a review let go out."""
    since = Revision.objects.filter(
        file=file, number__gt=_last_standing(file, before=number), number__lte=number
    )
    found = {one for both in since.values_list("account", "typed_by") for one in both if one}
    earlier = Revision.objects.filter(
        file=file, number__lt=min((one.number for one in since), default=number)
    )
    for same in earlier.filter(sha256__in=since.values_list("sha256", flat=True)):
        if not _was_let_out(same):
            found |= _authors(file, same.number)
    return found


def _came_back(file: CaseFile, number: int, who: str) -> bool:
    """Whether something that an account wrote before came back since, and never was let out."""
    standing = _standing(file, before=number)
    last = max(standing, default=0)
    own = Revision.objects.filter(Q(account=who) | Q(typed_by=who), file=file, number__lte=last)
    if not (who and own.exists()):
        return False
    fresh = _written(Revision.objects.filter(file=file, number__gt=last, number__lte=number))
    for one in Revision.objects.filter(file=file, number__in=standing).iterator():
        fresh -= told_by(tree_of(one))
    return bool(fresh) and not fresh.isdisjoint(_written(own))


def _written(revisions: QuerySet[Revision]) -> set[Leaf]:
    """What these revisions say that the one before each did not say."""
    found: set[Leaf] = set()
    for one in revisions.iterator():
        before = Revision.objects.filter(file=one.file_id, number=one.number - 1).first()
        found |= told_by(tree_of(one)) - (set() if before is None else told_by(tree_of(before)))
    return found


def _was_let_out(revision: Revision) -> bool:
    """Whether a reviewer let exactly this version go out, and did not send it back since."""
    last = Review.objects.filter(revision=revision).order_by("pk").last()
    return last is not None and last.outcome == GOOD


def _last_standing(file: CaseFile, before: int) -> int:
    """The number of the last version before another that may go out still; 0 for none."""
    return max(_standing(file, before), default=0)


def _standing(file: CaseFile, before: int) -> list[int]:
    """The numbers of the versions before another that may go out still."""
    said = Review.objects.filter(revision__file=file, revision__number__lt=before)
    latest = dict(said.values_list("revision__number", "outcome"))  # the last of each counts
    return [number for number, outcome in latest.items() if outcome == GOOD]


def review(
    file: CaseFile, number: int, outcome: str, reason: str = "", seen: int | None = None
) -> Review:
    """Say of a version that it may go out, or that it goes back.

    Args:
        file: the file.
        number: that of the version which was read.
        outcome: ``GOOD`` or ``BACK``.
        reason: why; what goes back needs one.
        seen: how many reviews of others there were when it was read; None if that is not known.

    Raises:
        NotAllowedError: whoever asks is no reviewer of its team.
        ChangedError: it is not the latest version any more.
        ReviewedSinceError: another reviewed it since it was read.
        OwnWorkError: whoever asks wrote a part of it.
        ValueError: there is no such outcome, or no reason.
        NotSaved: it cannot be stored.
    """
    told = "\n".join(" ".join(line.replace("\x00", " ").split()) for line in reason.splitlines())
    told = told.strip()[:LONGEST]
    if outcome not in (GOOD, BACK) or (outcome == BACK and not told):
        raise ValueError(outcome)
    with stored(), transaction.atomic():
        held = hold_file(file, Action.REVIEW)
        head = head_of(held)
        if head.number != number:
            raise ChangedError
        if wrote_it(held):
            raise OwnWorkError
        if seen is not None and by_others(head) > seen:
            raise ReviewedSinceError
        who = asking()
        made = Review.objects.create(
            revision=head, author=who.name, account=who.username, outcome=outcome, reason=told
        )
        audit("review", file=held, detail=f"{number} {outcome}")
    return made
