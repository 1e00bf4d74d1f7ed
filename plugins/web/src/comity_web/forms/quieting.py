"""What a page says once, or not at all: the reason of a group, helps of a list, a title twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity_web.forms.controls import Control
from comity_web.forms.needing import MARKED
from comity_web.forms.shapes import GROUPS

__all__ = ["quieted"]


@dataclass(frozen=True, slots=True)
class _Said:
    """What the groups around a field say already."""

    why: str = ""
    helps: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def and_of(self, control: Control) -> _Said:
        """With what a group in them says."""
        helps = (*self.helps, control.help) if control.help else self.helps
        return _Said(control.why or self.why, helps, (*self.terms, *control.terms))


def quieted(controls: Iterable[Control]) -> tuple[Control, ...]:
    """The controls without what was said before them, or is not so yet.

    A reason that is that of the group around is dropped, and so are a help and a term that the help
    of a group around says too, and helps, examples and reasons in the rows of a list after the
    first row. An empty row that nobody has to fill in needs nothing. A group that has one field
    alone, and nothing said of it, gives way to that field; one whose first field has its own title
    shows the title once.

    Args:
        controls: the controls of a page.
    """
    return tuple(_quieted(one, _Said()) for one in controls)


def _quieted(control: Control, said: _Said) -> Control:
    own = replace(
        control,
        why="" if control.why == said.why else control.why,
        help="" if any(_is_in(control.help, one) for one in said.helps) else control.help,
        terms=tuple(one for one in control.terms if one not in said.terms),
    )
    around = said.and_of(control)
    parts = [_quieted(part, around) for part in control.parts]
    if control.shape == "rows":
        asked = control.mark in MARKED
        parts = [part if asked and n == 0 else _unasked(part) for n, part in enumerate(parts)]
        parts = [part if n == 0 else _silent(part) for n, part in enumerate(parts)]
    more = tuple(_quieted(part, around) for part in control.more)
    made = replace(own, parts=tuple(parts), more=more)
    if made.shape == "group" and len(parts) == 1 and not (more or made.said or made.derived):
        return _quieted(control.parts[0], said)
    return _titled_once(made)


def _is_in(text: str, other: str) -> bool:
    """Whether another text says all that a text says."""
    plain, whole = text.strip().rstrip(".").casefold(), other.casefold()
    start = whole.find(plain) if plain else -1
    return start >= 0 and not whole[start + len(plain) :][:1].isalnum()


def _titled_once(control: Control) -> Control:
    """A group with one title, mark and help for itself and its first field.

    It is marked as what is asked for first.
    """
    first = next(iter(control.parts), None)
    if control.shape != "group" or first is None or first.title != control.title:
        return control
    if first.derived or first.shape in GROUPS:
        return control
    mark = first.mark if control.mark == "optional" and _is_begun(control) else control.mark
    return replace(
        control,
        mark=mark or first.mark,
        help="" if _is_in(control.help, first.help) else control.help,
        parts=(replace(first, mark=""), *control.parts[1:]),
        titled_once=True,
    )


def _is_begun(control: Control) -> bool:
    """Whether any box of a group holds anything."""
    return any(text for one in control.walk() for texts in one.boxes.values() for text in texts)


def _unasked(row: Control) -> Control:
    """A row; of one that is not in the file yet, nothing is marked as needed."""
    return _unmarked(row) if row.is_new else row


def _unmarked(control: Control) -> Control:
    return replace(
        control,
        mark="",
        why="" if control.mark in MARKED else control.why,
        parts=tuple(map(_unmarked, control.parts)),
        more=tuple(map(_unmarked, control.more)),
    )


def _silent(control: Control) -> Control:
    """A control without its helps, and so all in it."""
    return replace(
        control,
        help="",
        example="",
        terms=(),
        why="",
        parts=tuple(map(_silent, control.parts)),
        more=tuple(map(_silent, control.more)),
    )
