"""The sentence that asks for a measure: one for each kind of assistance, filled from the draft."""

from __future__ import annotations

from comity.compose.desk import Desk, Row
from comity.compose.numbers import Numbers
from comity.law.data_classes import class_under

__all__ = ["class_row", "measure_clause"]

MOST_NAMED = 3  # more identifiers than this stand in the rows alone
GENERAL = "other"  # says no more than that an act is asked for; kinds that plugins add take it


def measure_clause(desk: Desk, path: str, numbers: Numbers) -> str:
    """The sentence of the kind at a path, with holder, identifiers, persons and period."""
    kind = desk.kind(str(desk.get(f"{path}.kind")))
    name = kind.kind if kind is not None and kind.clause else GENERAL
    person = _person(desk, path, numbers)
    apart = kind is not None and "persons" in kind.needs  # the sentence names them by itself
    return desk.clause(
        f"request.measure.{name}",
        fields=(f"{path}.kind",),
        person=person or desk.say("word.ask.someone"),
        scope=_scope(desk, path, "" if apart else person),
    )


def class_row(desk: Desk, path: str) -> list[Row]:
    """What the instrument relied on calls the class of the data that are asked for, if it has one.

    Such a word names a class and states no law; where no instrument has any there is no row.
    """
    kind = desk.kind(str(desk.get(f"{path}.kind")))
    relied_on = [basis.instrument.id for basis in desk.resolved.relied_on()]
    found = class_under(kind, relied_on) if kind is not None else None
    if found is None:
        return []
    title = desk.words.titled((f"class.{found.id.replace(':', '.')}",), found.title)
    return desk.row("data_class", desk.opening(title))


def _scope(desk: Desk, path: str, person: str) -> str:
    words = [_from(desk, path), _for(desk, path)]
    words.append(desk.say("word.ask.about", person=person) if person else "")
    if desk.has(f"{path}.period"):
        start = desk.text(f"{path}.period.from", "date")
        end = desk.text(f"{path}.period.to", "date")
        words.append(desk.say("word.ask.period", start=start, end=end))
    return desk.phrase(words, "format.then") or desk.say("word.ask.below")


def _from(desk: Desk, path: str) -> str:
    holder = desk.text(f"{path}.holder.name")
    return desk.say("word.ask.from", holder=holder) if holder else ""


def _for(desk: Desk, path: str) -> str:
    marks = desk.each(f"{path}.identifiers")
    if len(marks) > MOST_NAMED:
        return desk.say("word.ask.listed")
    named = desk.listed([desk.text(f"{mark}.value") for mark in marks])
    return desk.say("word.ask.for", marks=named) if named else ""


def _person(desk: Desk, path: str, numbers: Numbers) -> str:
    return desk.refer(f"{path}.persons", numbers.persons, "word.ask.person")
