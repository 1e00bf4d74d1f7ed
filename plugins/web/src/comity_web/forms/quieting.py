"""What a page says once: the reason of a group, the helps of the first row of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from comity_web.forms.controls import Control

__all__ = ["quieted"]


def quieted(controls: Iterable[Control], why: str = "") -> tuple[Control, ...]:
    """The controls without what was said before them.

    A reason that is that of the group around is dropped, and so are helps, examples and reasons in
    the rows of a list after the first row. A group that has one field alone, and nothing said of
    it, gives way to that field.

    Args:
        controls: the controls of a page or a group.
        why: the reason of the group around.
    """
    return tuple(_quieted(one, why) for one in controls)


def _quieted(control: Control, why: str) -> Control:
    own = "" if control.why == why else control.why
    around = control.why or why
    parts = [_quieted(part, around) for part in control.parts]
    if control.shape == "rows":
        parts = [part if n == 0 else _silent(part) for n, part in enumerate(parts)]
    more = tuple(_quieted(part, around) for part in control.more)
    made = replace(control, why=own, parts=tuple(parts), more=more)
    if made.shape == "group" and len(parts) == 1 and not (more or made.said or made.derived):
        return parts[0]
    return made


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
