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
from comity.tasks.notices.change_words import CHANNELS, NoticeWords
from comity.tasks.notices.consequences import (
    Consequence,
    consequence_of,
    is_whole,
    pair_items,
    rank_of,
)
from comity.tasks.notices.versions import NOTICE, Version
from comity.tasks.revisions.differences import Difference, How, Manner, differences
from comity.tasks.revisions.telling import edited
from comity.tasks.revisions.texts import Part, is_long, parts
from comity.text.messages import message

__all__ = ["Change", "NoticeChanges", "notice_changes"]

ALIKE = 0.5
"""How much of a long text must be the same for its edits to be told word by word."""


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
    found = [_told(one, words) for one in differences(before.data, after.data, manner=manner)]
    found.sort(key=partial(_rank, order=order))
    remarks = tuple(_remarks(before, after, host))
    return NoticeChanges(before, after, tuple(found), remarks)


def _rank(change: Change, order: Mapping[str, int]) -> tuple[int, ...]:
    field = paths.steps_of(change.path)[0]
    tier, weight, how = rank_of(change.means, change.how)
    return tier, weight, order.get(str(field), len(order)), how


def _told(one: Difference, words: NoticeWords) -> Change:
    where = words.where(one.steps, one.labels)
    edits: tuple[Part, ...] = ()
    if isinstance(one.before, str) and isinstance(one.after, str):
        edits = _edits(one.before, one.after)
    said = edited(where, edits) if edits else _sentence(one, where, words)
    text, path = words.voice.word(said), paths.join_all(one.steps)
    means = consequence_of(one.steps)
    return Change(one.how, path, where, one.before, one.after, text, means, said, edits)


def _edits(before: str, after: str) -> tuple[Part, ...]:
    """The edits of a long text; none where it was written anew, or is short."""
    if not (is_long(before) and is_long(after)):
        return ()
    found = parts(before, after)
    same = sum(len(part.text) for part in found if part.how == "same")
    return found if same >= ALIKE * max(len(before), len(after)) else ()


def _sentence(one: Difference, where: str, words: NoticeWords) -> Message:
    item = one.before if one.after is None else one.after
    if one.steps[0] == CHANNELS and len(one.steps) == 2 and isinstance(item, dict):
        return _of_channel(one, item, words)
    before, after = (
        "" if value is None else words.told(value, one.steps, other)
        for value, other in ((one.before, one.after), (one.after, one.before))
    )
    in_list = isinstance(one.steps[-1], int)
    if one.how == "changed":
        return message("change.now", where=where, before=before, after=after)
    if one.how == "added":
        if in_list:
            return message("change.new", where=where, after=after)
        return message("change.spoken", where=where, after=after)
    if in_list:
        return message("change.gone", where=where, before=before)
    return message("change.silent", where=where, before=before)


def _of_channel(one: Difference, item: Mapping[str, Node], words: NoticeWords) -> Message:
    kind, address = words.channel(item)
    if one.after is None:
        return message("change.gone/channel", kind=kind, address=address)
    more = words.details(item, one.steps, ("kind", "address"))
    if not more:
        return message("change.new/channel", kind=kind, address=address)
    return message("change.new/channel-more", kind=kind, address=address, more=more)


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
