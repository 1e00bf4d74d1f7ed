"""How a deficiency letter opens: an emergency, what waits for which answer, and what does not."""

from __future__ import annotations

from comity.steps.compose.correspondence.head import clause_of_side, of_company
from comity.steps.compose.drafter import Drafter

__all__ = ["opening"]

WEIGHTS = ("needed", "at-once", "helpful")


def opening(drafter: Drafter) -> list[str]:
    """The first paragraphs; each point that holds something up is named with what it holds up."""
    introduction = clause_of_side(drafter, "deficiency.introduction")
    if of_company(drafter):
        return [_of_company(drafter, introduction)]
    if drafter.has("not_examined"):
        introduction = "deficiency.introduction.unexamined"
    needed, at_once, helpful = (_weighed(drafter, weight) for weight in WEIGHTS)
    sentences = [drafter.clause(introduction), *_held_up(drafter, needed)]
    if drafter.has("not_held_up"):
        free = drafter.each_text("not_held_up")
        form = drafter.words.form("deficiency.held-up.none", len(free))
        clause = f"deficiency.held-up.none.{form}"
        sentences.append(drafter.clause(clause, numbers=drafter.listed(free)))
    elif not needed and not at_once and not _by_account(drafter):
        sentences.append(drafter.clause("deficiency.held-up.nothing"))
    emergency = drafter.get("emergency") is True
    if at_once:
        sentences.append(_told(drafter, "at-once", at_once))
    if helpful:
        how = "later" if emergency else "helpful"
        sentences.append(_told(drafter, how, helpful, whole=not needed and not at_once))
    return [*_emergency(drafter, pressing=bool(needed or at_once)), " ".join(sentences)]


def _by_account(drafter: Drafter) -> bool:
    """Whether a point rests on a rule that is known from an account alone: it may bar the whole."""
    return any(drafter.get(f"{p}.read") == "secondary" for p in drafter.each("deficiencies"))


def _of_company(drafter: Drafter, clause: str) -> str:
    """One sentence on all points: what each is worth to the company is its own affair."""
    for path in drafter.each("deficiencies"):
        for name in ("weight", "measures"):
            at = f"{path}.{name}"
            drafter.withhold(at, "structural: a company asks for all points alike")
    return drafter.clause(clause)


def _emergency(drafter: Drafter, *, pressing: bool) -> list[str]:
    """That the request is made in an emergency, and how to answer what presses."""
    if drafter.get("emergency") is not True:
        drafter.withhold("emergency", "structural: what is no emergency is not told")
        return []
    said = drafter.clause("deficiency.emergency")
    drafter.place("emergency", said)
    return [f"{said} {drafter.clause('deficiency.emergency.answer')}" if pressing else said]


def _weighed(drafter: Drafter, weight: str) -> list[int]:
    """The numbers of the points of a weight; what bears none is needed."""
    weights = [drafter.get(f"{path}.weight") or WEIGHTS[0] for path in drafter.each("deficiencies")]
    return [number for number, found in enumerate(weights, start=1) if found == weight]


def _held_up(drafter: Drafter, needed: list[int]) -> list[str]:
    """A sentence for the request as a whole, and for each set of measures that waits."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for number in needed:
        measures = tuple(drafter.each_text(f"deficiencies[{number - 1}].measures"))
        waiting.setdefault(measures, []).append(number)
    sentences = []
    for measures, numbers in waiting.items():
        listed = drafter.listed(list(map(str, numbers)))
        form = drafter.words.form("word.points", len(numbers))
        points = drafter.say(f"word.points.{form}", numbers=listed)
        if measures:
            form = drafter.words.form("deficiency.held-up.measures", len(measures))
            clause = f"deficiency.held-up.measures.{form}"
            waits = drafter.listed(list(measures))
            sentences.append(drafter.clause(clause, numbers=waits, points=points))
        else:
            sentences.append(drafter.clause("deficiency.held-up.whole", points=points))
        _place(drafter, numbers, sentences[-1])
    return sentences


def _told(drafter: Drafter, how: str, numbers: list[int], *, whole: bool = False) -> str:
    """A sentence on points that hold nothing up; ``whole`` where the letter has no others."""
    if whole:
        text = drafter.clause(f"deficiency.{how}.all")
    else:
        listed = drafter.listed(list(map(str, numbers)))
        form = drafter.words.form(f"deficiency.{how}", len(numbers))
        text = drafter.clause(f"deficiency.{how}.{form}", numbers=listed)
    _place(drafter, numbers, text)
    for number in numbers:
        path = f"deficiencies[{number - 1}].measures"
        drafter.withhold(path, "structural: told only of what holds something up")
    return text


def _place(drafter: Drafter, numbers: list[int], text: str) -> None:
    for number in numbers:
        if drafter.has(f"deficiencies[{number - 1}].weight"):
            drafter.place(f"deficiencies[{number - 1}].weight", text)
