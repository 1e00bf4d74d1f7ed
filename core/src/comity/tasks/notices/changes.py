"""What changed between two versions of a notice, in words, ordered by what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.law.terms import language_term, state_named
from comity.model.drafts.describe import describe
from comity.model.messages import Message
from comity.steps.read import paths
from comity.steps.read.heading import model_of
from comity.steps.read.plain_tree import Node
from comity.tasks.authoring.voice import Voice
from comity.tasks.notices.change_sentences import INTO_LIST, edits_of, sentence
from comity.tasks.notices.change_words import NoticeWords
from comity.tasks.notices.consequences import (
    Consequence,
    consequence_of,
    is_whole,
    pair_items,
    rank_of,
)
from comity.tasks.notices.reworded_sentences import REWORDINGS, comparable, reworded_changes
from comity.tasks.notices.versions import NOTICE, Version
from comity.tasks.revisions.differences import Difference, How, Manner, differences
from comity.tasks.revisions.telling import edited
from comity.tasks.revisions.texts import Part
from comity.text.messages import message

__all__ = ["Change", "NoticeChanges", "notice_changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, as an investigator reads it.

    Attributes:
        how: added, removed or changed.
        path: the field path in the later version; in the earlier one where it was removed.
        where: what that is, in words.
        before: the earlier value as a plain tree; None if the notice said nothing.
        after: the later value; None if the notice says nothing.
        text: the change as a sentence.
        means: how much it matters, and why.
        said: the message behind the sentence.
        parts: of a long text that was edited, what stayed, went and came.
    """

    how: How
    path: str
    where: str
    before: Node | None
    after: Node | None
    text: str
    means: Consequence
    said: Message
    parts: tuple[Part, ...] = ()

    @property
    def why(self) -> Message:
        """Why it matters, in one sentence."""
        return message(f"change.why-{self.means.why}")


@dataclass(frozen=True, slots=True)
class NoticeChanges:
    """Everything that changed, the gravest first, and what to know before reading it."""

    before: Version
    after: Version
    changes: tuple[Change, ...]
    remarks: tuple[Message, ...] = ()


def notice_changes(
    before: Version, after: Version, host: Host, voice: Voice | None = None
) -> NoticeChanges:
    """Compare two versions of a notice.

    Items of lists are compared by what identifies them, never by their place.

    Args:
        before: the version that the reader knows.
        after: the version that applies now.
        host: knows the kinds of document and of assistance.
        voice: speaks the reader's language; default: English.

    Raises:
        PluginError: the model of notices cannot be imported.
    """
    voice = voice or Voice()
    model = model_of(host.document_types()[NOTICE])
    words = NoticeWords(voice.titled(model, describe(model)), voice, host)
    order = {note.name: number for number, note in enumerate(words.notes)}
    manner = Manner(pair_items, is_whole, order=False, deep=True, label=words.item)
    apart = comparable(before) and comparable(after)
    old, new = (_without_rewordings(one) if apart else one.data for one in (before, after))
    found = [
        _told(one, words, _item_of(one, before, after))
        for one in differences(old, new, manner=manner)
    ]
    found += _of_sentences(before, after, words) if apart else ()
    found.sort(key=partial(_rank, order=order))
    remarks = tuple(_remarks(before, after, host))
    return NoticeChanges(before, after, tuple(found), remarks)


def _rank(change: Change, order: Mapping[str, int]) -> tuple[int, ...]:
    field = paths.steps_of(change.path)[0]
    tier, weight, how = rank_of(change.means, change.how)
    return tier, weight, order.get(str(field), len(order)), how


def _without_rewordings(version: Version) -> dict[str, Node]:
    return {name: value for name, value in version.data.items() if name != REWORDINGS}


def _told(one: Difference, words: NoticeWords, item: Node | None) -> Change:
    where = words.where(one.steps, one.labels)
    edits = edits_of(one)
    said = edited(where, edits) if edits else sentence(one, where, words, item)
    text, path = words.voice.word(said), paths.join_all(one.steps)
    means = consequence_of(one.steps, item)
    return Change(one.how, path, where, one.before, one.after, text, means, said, edits)


def _item_of(one: Difference, before: Version, after: Version) -> Node | None:
    """The item of a list at the top that a difference is in."""
    name, *inner = one.steps
    version = before if one.how == "removed" and len(one.steps) == INTO_LIST else after
    items = version.data.get(str(name))
    if not (isinstance(items, list) and inner and isinstance(inner[0], int)):
        return None
    return items[inner[0]]


def _of_sentences(before: Version, after: Version, words: NoticeWords) -> Iterator[Change]:
    """The sentences that are worded otherwise, each as what it says of its field."""
    for one in reworded_changes(before, after, words.host):
        means = consequence_of(one.field) if one.field else consequence_of((REWORDINGS,))
        where = words.where(one.field, one.field) if one.field else ""
        said = one.said(where)
        text = words.voice.word(said)
        path = f"{REWORDINGS}[{one.number}]"
        yield Change(one.how, path, where or one.clause, one.before, one.after, text, means, said)


def _remarks(before: Version, after: Version, host: Host) -> Iterator[Message]:
    names = [version.text("company", "name") for version in (before, after)]
    if names[0] != names[1]:
        yield message("change.other-company", before=names[0], after=names[1])
    days = [as_day(version.text("date")) for version in (before, after)]
    if days[0] and days[1] and days[1] < days[0]:
        yield message("change.older", before=days[0], after=days[1])
    for version in (before, after):
        if version.marked:
            yield message("change.draft-mark", file=version.file)
        if version.unknown:
            yield message("change.not-known", file=version.file, fields=version.unknown)
    if before.language != after.language:
        tags = [language_term(version.language) for version in (before, after)]
        yield message("change.other-language", before=tags[0], after=tags[1])
    state = after.text("host")
    if before.from_json != after.from_json and host.jurisdiction(state) is None:
        yield message("change.law-not-filled", state=state_named(state))
