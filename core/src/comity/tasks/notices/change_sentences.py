"""The sentence that tells one change of a notice."""

from __future__ import annotations

from collections.abc import Mapping

from comity.model.messages import Message
from comity.steps.read.plain_tree import Node
from comity.tasks.notices.change_words import CHANNELS, TIMES, NoticeWords
from comity.tasks.revisions.differences import Difference
from comity.tasks.revisions.texts import Part, is_long, parts
from comity.text.messages import message

__all__ = ["INTO_LIST", "edits_of", "sentence"]

INTO_LIST = 2
"""Steps that lead to an item of a list at the top."""
ALIKE = 0.5
"""How much of a long text must be the same for its edits to be told word by word."""


def edits_of(one: Difference) -> tuple[Part, ...]:
    """The edits of a long text; none where it was written anew, or is short."""
    before, after = one.before, one.after
    if not (isinstance(before, str) and isinstance(after, str)):
        return ()
    if not (is_long(before) and is_long(after)):
        return ()
    found = parts(before, after)
    same = sum(len(part.text) for part in found if part.how == "same")
    return found if same >= ALIKE * max(len(before), len(after)) else ()


def sentence(one: Difference, where: str, words: NoticeWords, item: Node | None) -> Message:
    """A difference as a sentence.

    Args:
        one: the difference.
        where: the words for its place.
        words: the words of the reader's language.
        item: the item of the list at the top that the difference is or is in, if it is in one.
    """
    value = one.before if one.after is None else one.after
    if one.steps[0] == CHANNELS and isinstance(item, dict):
        if len(one.steps) == INTO_LIST:
            return _of_channel(one, item, words)
        if one.steps[INTO_LIST:] == ("address",) and one.how == "changed":
            kind = words.channel(item)[0]
            before, after = str(one.before), str(one.after)
            return message("change.now/channel", kind=kind, before=before, after=after)
    if one.steps[-2:-1] == (TIMES,) and isinstance(value, dict):
        return _of_time(one, value, words)
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


def _of_time(one: Difference, item: Mapping[str, Node], words: NoticeWords) -> Message:
    """A response time that is new or gone: who owes it, for what, and how long it is."""
    where = words.item(dict(item), one.steps)
    length = words.told(item.get("within", ""), (*one.steps, "within"))
    if more := words.details(item, one.steps, (*words.TIME_KEYS, "within")):
        length = words.voice.say("page.change-with", period=length, more=words.inside(more))
    if one.after is None:
        return message("change.silent", where=where, before=length)
    return message("change.spoken", where=where, after=length)
