"""How a deficiency letter opens: an emergency, what waits for which answer, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

from comity.compose.desk import Desk

__all__ = ["opening"]

WEIGHTS = ("needed", "at-once", "helpful")


def opening(desk: Desk) -> list[str]:
    """The first paragraphs; each point that holds something up is named with what it holds up."""
    needed, at_once, helpful = (_weighed(desk, weight) for weight in WEIGHTS)
    sentences = [desk.clause("deficiency.introduction"), *_held_up(desk, needed)]
    if desk.has("not_held_up"):
        free = desk.each_text("not_held_up")
        clause = f"deficiency.held-up.none.{_form(free)}"
        sentences.append(desk.clause(clause, numbers=desk.listed(free)))
    elif not needed and not at_once:
        sentences.append(desk.clause("deficiency.held-up.nothing"))
    emergency = desk.get("emergency") is True
    if at_once:
        sentences.append(_told(desk, "at-once", at_once))
    if helpful:
        how = "later" if emergency else "helpful"
        sentences.append(_told(desk, how, helpful, whole=not needed and not at_once))
    return [*_emergency(desk, pressing=bool(needed or at_once)), " ".join(sentences)]


def _emergency(desk: Desk, *, pressing: bool) -> list[str]:
    """That the request is made in an emergency, and how to answer what presses."""
    if desk.get("emergency") is not True:
        desk.withhold("emergency", "structural: what is no emergency is not told")
        return []
    said = desk.clause("deficiency.emergency")
    desk.place("emergency", said)
    return [f"{said} {desk.clause('deficiency.emergency.answer')}" if pressing else said]


def _weighed(desk: Desk, weight: str) -> list[int]:
    """The numbers of the points of a weight; what bears none is needed."""
    weights = [desk.get(f"{path}.weight") or WEIGHTS[0] for path in desk.each("deficiencies")]
    return [number for number, found in enumerate(weights, start=1) if found == weight]


def _held_up(desk: Desk, needed: list[int]) -> list[str]:
    """A sentence for the request as a whole, and for each set of measures that waits."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for number in needed:
        measures = tuple(desk.each_text(f"deficiencies[{number - 1}].measures"))
        waiting.setdefault(measures, []).append(number)
    sentences = []
    for measures, numbers in waiting.items():
        listed = desk.listed(list(map(str, numbers)))
        points = desk.say(f"word.points.{_form(numbers)}", numbers=listed)
        if measures:
            clause = f"deficiency.held-up.measures.{_form(measures)}"
            waits = desk.listed(list(measures))
            sentences.append(desk.clause(clause, numbers=waits, points=points))
        else:
            sentences.append(desk.clause("deficiency.held-up.whole", points=points))
        _place(desk, numbers, sentences[-1])
    return sentences


def _told(desk: Desk, how: str, numbers: list[int], *, whole: bool = False) -> str:
    """A sentence on points that hold nothing up; ``whole`` where the letter has no others."""
    if whole:
        text = desk.clause(f"deficiency.{how}.all")
    else:
        listed = desk.listed(list(map(str, numbers)))
        text = desk.clause(f"deficiency.{how}.{_form(numbers)}", numbers=listed)
    _place(desk, numbers, text)
    for number in numbers:
        path = f"deficiencies[{number - 1}].measures"
        desk.withhold(path, "structural: told only of what holds something up")
    return text


def _place(desk: Desk, numbers: list[int], text: str) -> None:
    for number in numbers:
        if desk.has(f"deficiencies[{number - 1}].weight"):
            desk.place(f"deficiencies[{number - 1}].weight", text)


def _form(numbers: Sequence[object]) -> str:
    return "one" if len(numbers) == 1 else "several"
