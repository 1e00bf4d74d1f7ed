"""Whose words a file took over from other files as it began: they count as its authors (four eyes).

A letter, or a paper for a provider, begins with what the files of its matter say, and whoever
presses the button wrote nothing of that. A file that was uploaded may be a copy of one that is
here. So who wrote what it has, and no reviewer let out since, does not review it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from comity_web.cases.models import CaseFile, Review, Revision
from comity_web.cases.saving import UPLOAD
from comity_web.cases.trees import Leaf, told_by, tree_of

__all__ = ["GOOD", "SENT", "took_words_of"]

GOOD = "good"
"""The outcome of a review that lets a version go out."""
SENT = "sent"
"""The section of what Comity writes itself when a file was sent: the values that it had filled in,
which the reviewer saw."""
FEWEST_WORDS = 3
"""A text of fewer words, such as a State, says nothing by itself: only in its place, or where
nobody else says it."""
SHORTEST = 4
"""Letters of such a text; what is shorter, a number or a State, counts in its place alone."""
ANSWERS = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class _Said:
    """What versions say: each value in its place, and each text wherever it stands.

    ``short`` has the texts of few words, such as a name, a reference or a day.
    """

    values: frozenset[Leaf] = frozenset()
    texts: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()

    def without(self, other: _Said) -> _Said:
        """What another does not say, neither in the same place nor within a text of its own."""
        there = other.whole()
        kept = frozenset(one for one in self.texts if one not in there)
        values, told = self.values - other.values, {"", *kept}
        own = frozenset(one for one in values if _text(one[1]) in told)
        return _Said(own, kept, self.short - other.short)

    def meets(self, other: _Said) -> bool:
        """Whether another has a value in the same place, a short text, or a text within its own."""
        there = other.whole()
        same = self.values & other.values or self.short & other.short
        return bool(same) or any(one in there for one in self.texts)

    def whole(self) -> str:
        """All texts one after the other, each apart: no text runs from one into another."""
        return "\0".join(self.texts)


def took_words_of(file: CaseFile, number: int, who: str) -> bool:
    """Whether a version has words that an account wrote in another file before this one began.

    Args:
        file: the file.
        number: of its version that is to be reviewed.
        who: the account, by its name for signing in.
    """
    first = Revision.objects.filter(file=file, number=1).first()
    now = Revision.objects.filter(file=file, number=number).first()
    if not who or file.incoming or first is None or now is None:
        return False
    own = [*_own(file, first, who)]
    if not own:
        return False
    said = _both(_said(first), _said(now)).without(_let_out(file, own, apart=now))
    today = frozenset({first.created.date().isoformat()})  # Comity dates a letter itself
    said = replace(said, short=said.short - today)
    return any(_written(one).meets(said) for one in own)


def _own(file: CaseFile, first: Revision, who: str) -> Iterable[Revision]:
    """What an account wrote before in the files from which another took what it began with."""
    found = Revision.objects.filter(
        Q(account=who) | Q(typed_by=who), file__incoming=False, created__lte=first.created
    )
    found = found.exclude(file=file).exclude(section=SENT).order_by("pk")
    if first.section != UPLOAD:
        return found.filter(file__matter=file.matter_id)
    tree = tree_of(first)
    copied = {one.file_id for one in found.iterator() if _is_copy(tree, tree_of(one))}
    return found.filter(file__in=copied)


def _is_copy(tree: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two files have one reference, or half of the texts of the first."""
    reference = tree.get("reference")
    if isinstance(reference, str) and reference.strip() and reference == other.get("reference"):
        return True
    texts = _of(tree).texts
    return bool(texts) and 2 * len(texts & _of(other).texts) >= len(texts)


def _let_out(file: CaseFile, own: Iterable[Revision], apart: Revision) -> _Said:
    """What a reviewer let out and nobody sent back since, in a matter and where these are from."""
    there = Q(revision__file__in={one.file_id for one in own})
    there |= Q(revision__file__matter=file.matter_id)
    said = Review.objects.filter(there).exclude(revision=apart)
    latest = dict(said.values_list("revision", "outcome"))  # the last of each counts
    good = [revision for revision, outcome in latest.items() if outcome == GOOD]
    return _all(Revision.objects.filter(pk__in=good))


def _written(revision: Revision) -> _Said:
    """What a version says anew.

    Who lets Comity begin a file of what others of its matter say wrote nothing yet. An answer to a
    request that came in is another matter: its first version has what was typed for it.
    """
    earlier = Revision.objects.filter(file=revision.file_id, number=revision.number - 1)
    if revision.number == 1:
        there = Revision.objects.filter(file__matter=revision.file.matter_id)
        earlier = there.filter(created__lt=revision.created).exclude(file=revision.file_id)
        answers = earlier.filter(file__incoming=True, file__kind="request").exists()
        if revision.section != UPLOAD and earlier.exists() and not answers:
            return _Said()
    return _said(revision).without(_all(earlier))


def _all(revisions: QuerySet[Revision]) -> _Said:
    values, texts, short = set[Leaf](), set[str](), set[str]()
    for one in revisions.iterator():
        said = _said(one)
        values |= said.values
        texts |= said.texts
        short |= said.short
    return _Said(frozenset(values), frozenset(texts), frozenset(short))


def _both(one: _Said, other: _Said) -> _Said:
    return _Said(one.values & other.values, one.texts & other.texts, one.short & other.short)


def _said(revision: Revision) -> _Said:
    return _of(tree_of(revision))


def _of(tree: Mapping[str, Any]) -> _Said:
    values = told_by(tree)
    texts = frozenset(_text(one) for _, one in values) - {""}
    few = {" ".join(one.casefold().split()) for _, one in values if not _text(one)} - ANSWERS
    return _Said(frozenset(values), texts, frozenset(one for one in few if len(one) >= SHORTEST))


def _text(value: str) -> str:
    """A text without what its case and its spaces tell; empty for one of few words."""
    words = value.casefold().split()
    return " ".join(words) if len(words) >= FEWEST_WORDS else ""
