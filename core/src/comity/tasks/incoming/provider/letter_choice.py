"""Which letter can be written on a request, and of which measures it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.model.errors import Fault, InputError
from comity.tasks.incoming.provider.company_desk import Desk
from comity.tasks.incoming.provider.letter_points import Part, Point
from comity.text.messages import words

__all__ = ["Granted", "in_part", "refuse", "refuse_without", "to_return"]


@dataclass(frozen=True, slots=True)
class Granted:
    """What is granted and what is not, by the index of each measure, and the grounds.

    ``parts`` are the measures of which a part is granted, each with the parts.
    """

    granted: tuple[int, ...]
    refused: tuple[int, ...]
    parts: dict[int, tuple[Part, ...]]
    grounds: tuple[Point, ...]


def to_return(desk: Desk, points: Iterable[Point]) -> list[Point]:
    """The points of a return: what the sender can do something about.

    Raises:
        InputError: there is none.
    """
    found = [one for one in points if one.remedy]
    if not any(one.worded.what != "notice-other" for one in found):
        cure = "Write the letter yourself with `comity new`, or send an acknowledgement."
        message = "the desk found nothing that the sender could send or correct"
        raise InputError(_fault(desk, "return", message, cure))
    return found


def in_part(desk: Desk, points: Sequence[Point]) -> Granted:
    """What is granted, if a part is.

    Raises:
        InputError: something stands in the way of the whole request, or of a measure until it is
            mended; or nothing is granted, or nothing refused.
    """
    finals = [one for one in points if one.is_final]
    whole = {n for one in finals if one.part is None for n in one.measures}
    waits = [
        one
        for one in points
        if one.weighs
        and one.worded.stops
        and not one.is_final
        and (not one.measures or not set(one.measures) <= whole)
    ]
    if waits:
        message = f"no part can be granted while this stands: {_told(waits)}"
        raise InputError(_fault(desk, "partial", message, "Write `--letter return` first."))
    held = [one.index for one in desk.asked.held]
    parts: dict[int, tuple[Part, ...]] = {}
    for one in finals:
        if one.part is not None:
            for n in set(one.measures) - whole:
                parts[n] = (*parts.get(n, ()), one.part)
    granted = tuple(n for n in held if n not in whole)
    refused = tuple(n for n in held if n in whole or n in parts)
    if not granted:
        message = "the notice stands against each measure of the request"
        cure = "Choose `--letter return` or `--letter refusal`."
        raise InputError(_fault(desk, "partial", message, cure))
    if not refused:
        message = "the desk found nothing against any measure, so no part is refused"
        cure = "Write the letter yourself with `comity new`, or send an acknowledgement."
        raise InputError(_fault(desk, "partial", message, cure))
    grounds = [one for one in finals if one.part is None or not set(one.measures) <= whole]
    return Granted(granted, refused, parts, tuple(grounds))


def refuse(desk: Desk, points: Sequence[Point]) -> list[Point]:
    """The grounds of a refusal: of the whole request, or one for each measure of it.

    Raises:
        InputError: there is none, or a measure has none of its own.
    """
    grounds = [one for one in points if one.refuses]
    whole = any(not one.measures for one in grounds)
    against = {n for one in grounds for n in one.measures}
    free = [one.index + 1 for one in desk.asked.held if one.index not in against]
    if not grounds:
        message = f"nothing on the desk is a ground of refusal. {_desk_points(desk)}"
        cure = "Choose `--letter acknowledgement` or `--letter return`."
        raise InputError(_fault(desk, "refusal", message, cure))
    if not whole and free:
        message = f"no ground stands against measure {', '.join(map(str, free))}"
        cure = "Choose `--letter partial` or `--letter return`."
        raise InputError(_fault(desk, "refusal", message, cure))
    return grounds


def refuse_without(desk: Desk, letter: str) -> None:
    """Refuse a letter that decides on a request of which the file has gaps.

    Raises:
        InputError: it has.
    """
    if desk.gaps:
        fields = ", ".join(one.field for one in desk.gaps)
        message = f"nothing can be decided on a request with gaps: {fields}"
        raise InputError(_fault(desk, letter, message, "Write `--letter return` first."))


def _told(points: Iterable[Point]) -> str:
    texts = dict.fromkeys(one.told for one in points)
    return " ".join(f"({n}) {text}" for n, text in enumerate(texts, start=1))


def _desk_points(desk: Desk) -> str:
    """The questions that the desk answers with no, so that nobody searches for them."""
    asked = [words(f"provider.question-{q.id}") for q in desk.questions if q.answer == "no"]
    return f"The desk answers no to: {' '.join(asked)}" if asked else "The desk found nothing."


def _fault(desk: Desk, letter: str, message: str, cure: str) -> Fault:
    name = desk.checked.resolved.case.path.name
    return Fault(name, 0, 0, f"--letter {letter}", message, cure)
