"""The names of inputs as a form labels them, for pages that show what was typed outside a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.model.patches import path_steps
from comity.tasks.revisions.place_words import PlaceWords
from comity_web.core import host, kinds
from comity_web.forms.book import Book, book
from comity_web.forms.narrative import BOX
from comity_web.forms.shapes import parted
from comity_web.wording.catalogues import Words

__all__ = ["Labelled", "labelled"]

DAY = ("day", "month", "year")
OWN_TEXT, CHOSEN = "text:", "choice:"
"""What the page of a collision puts before the path of a field: a text, a choice between two."""
BY_PAGE = frozenset({"was", "remove", "add"})
"""Parts of a control that the page itself sends."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What was typed into one control: how the form calls it and where it is, and the text."""

    label: str
    value: str


def labelled(
    posted: Mapping[str, Sequence[str]], words: Words, kind: str = "", *, of_case: bool = True
) -> list[Labelled]:
    """What was typed, control by control, under the label of its field.

    Args:
        posted: what was posted.
        words: the language of the page.
        kind: the kind of document; without it, the one that knows most of the names. Nothing is
            asked of the database, so that it may be away, and a page tells nothing of a case.
        of_case: whether the form was one of a case; the inputs of others have no label here.
    """
    controls = _controls(posted)
    known = _book(controls, words, kind) if of_case else None
    return [
        Labelled(_label(path, known, words), value) for path, value in controls.items() if value
    ]


def _controls(posted: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The texts of each control; the three boxes of a date are one."""
    found: dict[str, dict[str, str]] = {}
    for name, given in posted.items():
        path, part = parted(name.removeprefix(OWN_TEXT))
        if part in BY_PAGE or name.startswith(CHOSEN) or (name.startswith("_") and name != BOX):
            continue
        found.setdefault(path, {})[part] = "\n".join(text for text in given if text.strip())
    return {path: _text(parts) for path, parts in found.items()}


def _text(parts: Mapping[str, str]) -> str:
    day = " ".join(filter(None, (parts.get(one, "") for one in DAY)))
    return "\n".join(filter(None, (day, *(v for k, v in parts.items() if k not in DAY))))


def _book(paths: Iterable[str], words: Words, kind: str) -> Book | None:
    names = {path.partition(".")[0].partition("[")[0] for path in paths}
    found = [book(one, host(), words) for one in ((kind,) if kind in kinds() else kinds())]
    return max(found, key=lambda one: len(names & {f.name for f in one.fields}), default=None)


def _label(path: str, known: Book | None, words: Words) -> str:
    if path == BOX:
        return words.say("web.forms.narrative")
    try:
        steps = path_steps(path)
    except ValueError:  # a name that no field can have
        steps = ()
    if known is None or not steps or all(one.name != steps[0] for one in known.fields):
        return words.say("web.guard.typed.other")
    return PlaceWords(known.fields, known.voice, known.host).place(steps, {}, steps)
