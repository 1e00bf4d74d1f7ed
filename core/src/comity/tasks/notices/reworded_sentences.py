"""Fixed sentences of a notice that one version words otherwise than the other.

A sentence that is not reworded is the catalogue's, if the notice prints it at all: a version that
says yes does not print the sentence for no.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from comity.host import Host
from comity.model.errors import ComposeError
from comity.model.messages import Message
from comity.steps.read.plain_tree import Node
from comity.steps.wording.catalogue import SLOT
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.steps.wording.needed import clause_rows
from comity.tasks.notices.versions import NOTICE, Version
from comity.tasks.revisions.differences import How
from comity.text.formatting import format_value
from comity.text.messages import message

__all__ = ["REWORDINGS", "RewordedChange", "comparable", "reworded_changes"]

REWORDINGS = "rewordings"
KEYS = {"clause", "text", "language"}
BLANK = "…"
"""What stands for a value that the sentence says."""
Own = dict[tuple[str, str], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class RewordedChange:
    """A sentence that is worded otherwise.

    Attributes:
        clause: the id of the sentence.
        number: which of the rewordings it is, in the later version if that has it.
        field: the steps to the field that the sentence says; empty for a heading or a label.
        before: the earlier sentence; None if the notice had none.
        after: the later one.
    """

    clause: str
    number: int
    field: tuple[str, ...]
    before: str | None
    after: str | None

    @property
    def how(self) -> How:
        """Whether the sentence is new, gone, or another one."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    def said(self, where: str) -> Message:
        """The change as a sentence; ``where`` are the words for the field, if there is one."""
        before, after = (text and text.removesuffix(".") for text in (self.before, self.after))
        if not where:
            return _of_label(before, after)
        if before is None:
            return message("change.sentence/new", where=where, after=after or "")
        if after is None:
            return message("change.sentence/gone", where=where, before=before)
        return message("change.sentence", where=where, before=before, after=after)


def _of_label(before: str | None, after: str | None) -> Message:
    if before is None:
        return message("change.label/new", after=after or "")
    if after is None:
        return message("change.label/gone", before=before)
    return message("change.label", before=before, after=after)


def comparable(version: Version) -> bool:
    """Whether the rewordings of a version are each a known sentence in other words, and but one."""
    items = version.data.get(REWORDINGS, [])
    tables = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    sound = all(_is_sound(item) for item in tables)
    return sound and len(tables) == len(items) and len(_own(version)) == len(tables)


def reworded_changes(before: Version, after: Version, host: Host) -> Iterator[RewordedChange]:
    """The sentences that the two versions word differently, in the order of the later one.

    Both must be ``comparable``.
    """
    old, new = _own(before), _own(after)
    for key in dict.fromkeys((*new, *old)):
        one, other = old.get(key), new.get(key)
        if one and other and one[1] == other[1]:
            continue
        clause, language = key
        number = other[0] if other else one[0] if one else 0
        texts = (
            _sentence(clause, language, version, found, host)
            for version, found in ((before, one), (after, other))
        )
        told = RewordedChange(clause, number, _field(clause), *texts)
        if told.before != told.after:
            yield told


def _own(version: Version) -> Own:
    """The rewordings of a version by clause and language: the number of each and its text."""
    items = version.data.get(REWORDINGS, [])
    found: Own = {}
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict) and _is_sound(item):
            language = str(item.get("language", version.language))
            found[str(item["clause"]), language] = number, str(item["text"])
    return found


def _is_sound(item: Mapping[str, Node]) -> bool:
    texts = all(isinstance(value, str) for value in item.values())
    return texts and KEYS - {"language"} <= item.keys() <= KEYS


def _sentence(
    clause: str, language: str, version: Version, own: tuple[int, str] | None, host: Host
) -> str | None:
    """The sentence as a version has it, with the names of its company and its State."""
    text: str | None = own[1] if own else None
    if text is None and _is_said(clause, version.data):
        text = _fixed(clause, language, host)
    if text is None:
        return None
    state = version.text("host")
    names = {
        "company": version.text("company", "name"),
        "state": format_value(state, "state", version.language) or state,
    }
    return " ".join(SLOT.sub(lambda slot: names.get(slot[1]) or BLANK, text).split())


def _fixed(clause: str, language: str, host: Host) -> str | None:
    """The sentence of the catalogue; None where there is no wording in the language."""
    try:
        words = load_catalogue(host.languages, language)
    except ComposeError:
        return None
    return words.texts.get(clause) or words.english.get(clause)


def _field(clause: str) -> tuple[str, ...]:
    """The field that a sentence says; where it says several, the one that they are all in."""
    row = clause_rows().get(clause, {})
    fields = row.get("fields", ()) if row.get("role") == "sentence" else ()
    paths = [field.removeprefix(f"{NOTICE}.").split(".") for field in fields]
    if not paths:
        return ()
    shared = tuple(
        steps[0] for steps in takewhile(lambda at: len(set(at)) == 1, zip(*paths, strict=False))
    )
    return shared or tuple(paths[0])


def _is_said(clause: str, data: Mapping[str, Node]) -> bool:
    """Whether a notice says what a sentence is for: a practice of yes, for the sentence for yes."""
    steps = _field(clause)
    if not steps:
        return True
    values = list(_values(dict(data), steps))
    choices = {value for value in values if isinstance(value, str)}
    *_, last = clause.split(".")
    kinds = {row.rpartition(".")[2] for row in clause_rows() if row.startswith(_family(clause))}
    return bool(values) and (last in choices or not choices & kinds)


def _family(clause: str) -> str:
    return f"{clause.rpartition('.')[0]}."


def _values(value: Node | None, steps: tuple[str, ...]) -> Iterator[Node]:
    """The values at a path, those of each item where it leads through a list."""
    if value is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from _values(item, steps)
    elif not steps:
        yield value
    elif isinstance(value, dict):
        yield from _values(value.get(steps[0]), steps[1:])
