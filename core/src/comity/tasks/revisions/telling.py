"""Two revisions of a case told apart in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.host import Host
from comity.model.drafts.describe import describe
from comity.model.messages import Message
from comity.steps.read import paths
from comity.steps.read.heading import model_of
from comity.steps.read.plain_tree import Node
from comity.steps.read.tree_hash import normal
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.voice import Voice
from comity.tasks.revisions.differences import Difference, How, differences
from comity.tasks.revisions.place_words import PlaceWords
from comity.tasks.revisions.texts import Part, is_long, parts
from comity.tasks.revisions.unsaid import without_identities
from comity.text.messages import message

__all__ = ["Changed", "diff_words", "edited", "sizes_of_changes"]

EDITS = {"removed": "revision.edit/removed", "added": "revision.edit/added"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference between two revisions, as a person reads it.

    Attributes:
        how: added, removed, changed or moved.
        path: the field path in the later revision; in the earlier one where it was removed.
        place: where that is, in words: ``Measure M2, period, from``.
        before: the earlier value as people read it; empty if there was none.
        after: the later value; empty if there is none.
        text: the difference as a sentence.
        said: the message of the registry behind the sentence.
        parts: of a long text, what stayed, went and came, word by word.
    """

    how: How
    path: str
    place: str
    before: str
    after: str
    text: str
    said: Message
    parts: tuple[Part, ...] = ()


def diff_words(
    a: Mapping[str, Node],
    b: Mapping[str, Node],
    host: Host,
    *,
    language: str | None = None,
    voice: Voice | None = None,
    only: range | None = None,
) -> tuple[Changed, ...]:
    """What changed from one revision to the next, in the order of the case.

    Items of a list are compared by their ``id``, else with the item that is most like them, never
    by their number. Neither revision need be complete or right. Of somebody whom either revision
    protects it is told that the identity changed, and nothing of it.

    Args:
        a: the earlier revision, a plain tree.
        b: the later one, of the same kind of document.
        host: knows the kinds of document, and the languages.
        language: the reader's language as a BCP 47 tag; English if left out.
        voice: how the reader is spoken to, in place of a language.
        only: the numbers of those that are told, among ``sizes_of_changes``; all if left out.

    Raises:
        ComposeError: there is no wording in that language.
        PluginError: the model of the kind cannot be imported.
    """
    host = host.for_case()
    if voice is None:
        voice = Voice(load_messages(host.languages, language)) if language else Voice()
    kind = host.document_types().get(str(b.get("kind", a.get("kind"))))
    model = model_of(kind) if kind else None
    notes = voice.titled(model, describe(model)) if model else ()
    words = PlaceWords(notes, voice, host)
    found = _in_order(a, b, [note.name for note in notes])
    told = found if only is None else [found[one] for one in only if one < len(found)]
    unsaid = without_identities(told, a, b, host)
    return tuple(_told(one, words, a if one.how == "removed" else b) for one in unsaid)


def sizes_of_changes(
    a: Mapping[str, Node],
    b: Mapping[str, Node],
    host: Host,
    measure: Callable[[str], int] = len,
) -> list[int]:
    """How large each difference is, with both its values, in the order of ``diff_words``.

    Nothing is put into words for it, so that of very many only some need be.

    Args:
        a: the earlier revision, a plain tree.
        b: the later one, of the same kind of document.
        host: knows the kinds of document.
        measure: how large a text is; by default its letters.

    Raises:
        PluginError: the model of the kind cannot be imported.
    """
    kind = host.for_case().document_types().get(str(b.get("kind", a.get("kind"))))
    names = [note.name for note in describe(model_of(kind))] if kind else []
    return [
        sum(measure(str(value)) for value in (one.before, one.after) if value is not None)
        for one in _in_order(a, b, names)
    ]


def _in_order(
    a: Mapping[str, Node], b: Mapping[str, Node], names: Sequence[str]
) -> list[Difference]:
    """The differences in the order in which a kind of document has its fields."""
    before, after = (normal(dict(tree)) for tree in (a, b))
    order = {name: number for number, name in enumerate(names)}
    found = differences(before, after)
    return sorted(found, key=lambda one: order.get(str(one.steps[0]), len(order)))


def _told(one: Difference, words: PlaceWords, data: Mapping[str, Node]) -> Changed:
    place = words.place(one.labels, data, one.steps)
    before, after = (
        "" if value is None else words.value(value, one.steps) for value in (one.before, one.after)
    )
    edits: tuple[Part, ...] = ()
    if isinstance(one.before, str) and isinstance(one.after, str):
        long = is_long(one.before) or is_long(one.after)
        edits = parts(before, after) if long and one.how == "changed" else ()
    said = edited(place, edits) if edits else _sentence(one, place, words)
    text = words.voice.word(said)
    return Changed(one.how, paths.join_all(one.steps), place, before, after, text, said, edits)


def _sentence(one: Difference, place: str, words: PlaceWords) -> Message:
    before, after = (
        "" if value is None else words.shown(value, one.steps) for value in (one.before, one.after)
    )
    if one.how == "changed" and one.before is None and one.after is None:
        return message("revision.identity", where=place)
    if one.how == "changed":
        return message("revision.changed", where=place, before=before, after=after)
    if one.how == "moved":
        old, new = one.places
        if isinstance(one.after, str):
            return message("revision.moved/text", where=place, text=after, old=old, new=new)
        return message("revision.moved", where=place, old=old, new=new)
    value = after if one.how == "added" else before
    if not value:
        return message(f"revision.{one.how}/empty", where=place)
    if isinstance(one.before if one.after is None else one.after, str):
        return message(f"revision.{one.how}", where=place, value=value)
    return message(f"revision.{one.how}/several", where=place, value=value)


def edited(place: str, edits: tuple[Part, ...]) -> Message:
    """What was edited within a long text: what went and what came in its place together."""
    said: list[Message] = []
    last = Part("same", "")
    for part in edits:
        text = " ".join(part.text.split())
        if part.how == "added" and last.how == "removed":
            old = " ".join(last.text.split())
            said[-1:] = [message("revision.edit", old=old, new=text)]
        elif part.how != "same":
            said.append(message(EDITS[part.how], text=text))
        last = part
    return message("revision.text", where=place, edits=tuple(said))
