"""The sentence that asks for a measure: one for each kind of assistance, filled from the draft.

It names the thing. Data and records are held by somebody; an account is kept with a bank; a house
is neither, and stands in the list below the sentence; a place is searched, not a holder.
"""

from __future__ import annotations

from comity.law.data_classes import class_under
from comity.model.content import Row
from comity.model.records import AssistanceKind
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers
from comity.steps.compose.request.measure_variants import hearing_by, is_hearing, variant
from comity.steps.compose.request.sealed_run import as_one

__all__ = [
    "class_row",
    "holder_row",
    "items_lead",
    "measure_clause",
    "measure_name",
    "to_provider",
]

MOST_NAMED = 3  # more identifiers than this stand in the rows alone
GENERAL = "other"  # says no more than that an act is asked for; kinds that plugins add take it
KEPT = frozenset({"account", "bank-account", "iban"})  # marks of what somebody keeps
ACCOUNT = ("iban", "number")  # the fields that number an account


def measure_clause(drafter: Drafter, path: str, numbers: Numbers) -> str:
    """The sentence of the kind at a path, with holder, identifiers, persons and period."""
    kind = _kind(drafter, path)
    person = _person(drafter, path, numbers)
    apart = "persons" in kind.needs  # the sentence names them by itself
    named = f"{kind.kind}{variant(drafter, kind, path)}" if kind.clause else GENERAL
    clause = f"request.measure.{named}"
    oath = drafter.word(f"{path}.procedure.oath", "oath") if clause.endswith(".sworn") else ""
    said = drafter.clause(
        clause,
        fields=(f"{path}.kind",),
        person=person or drafter.say("word.ask.someone"),
        scope=_scope(drafter, path, kind, "" if apart else person),
        premises=_premises(drafter, path),
        oath=oath,
    )
    kept = _kept(drafter, path) if kind.of_property else ""
    return f"{said} {kept}".strip()


def measure_name(drafter: Drafter, path: str) -> str:
    """The title of the kind at a path; a hearing at a distance by the one way that is meant."""
    written = drafter.measure(f"{path}.kind")
    if not is_hearing(_kind(drafter, path)):
        return written
    way = hearing_by(drafter, path)
    if way == "either":
        return written
    written = drafter.say(f"request.hearing.{way or 'video'}")
    drafter.placed[f"{path}.kind"] = [written]
    return written


def to_provider(drafter: Drafter) -> bool:
    """Whether the paper goes to a provider itself."""
    return bool(drafter.get("kind") == "disclosure" or drafter.get("form") == "provider")


def holder_row(drafter: Drafter, path: str) -> list[Row]:
    """The row of the holder; of property it keeps the accounts, and not the rest.

    A paper that goes to a provider itself calls it one.
    """
    if to_provider(drafter):
        return drafter.row("provider", drafter.text(f"{path}.holder.name"))
    marks = drafter.each(f"{path}.identifiers")
    kept = any(drafter.get(f"{mark}.kind") in KEPT for mark in marks)
    accounts = not marks and bool(_accounts(drafter, path))
    keeps = _kind(drafter, path).of_property and (kept or accounts)
    name = drafter.text(f"{path}.holder.name")
    return drafter.row("keeper", name) if keeps else drafter.row("holder", name)


def items_lead(drafter: Drafter, path: str) -> str:
    """The line above the items of a measure: it says what they are."""
    kind = _kind(drafter, path)
    lead = "property" if kind.of_property else kind.items_are
    return drafter.clause(f"request.measures.items.{lead}" if lead else "request.measures.items")


def class_row(drafter: Drafter, path: str) -> list[Row]:
    """What the instrument relied on calls the class of the data that are asked for, if it has one.

    Such a word names a class and states no law; where no instrument has any there is no row.
    """
    kind = drafter.kind(str(drafter.get(f"{path}.kind")))
    relied_on = [basis.instrument.id for basis in drafter.resolved.relied_on()]
    found = class_under(kind, relied_on) if kind is not None else None
    if found is None:
        return []
    title = drafter.words.titled((f"class.{found.id.replace(':', '.')}",), found.title)
    return drafter.row("data_class", drafter.opening(title))


def _kind(drafter: Drafter, path: str) -> AssistanceKind:
    """The kind of the measure at a path; one that nobody knows has no property."""
    name = str(drafter.get(f"{path}.kind"))
    return drafter.kind(name) or AssistanceKind(name, name)


def _scope(drafter: Drafter, path: str, kind: AssistanceKind, person: str) -> str:
    words = [_from(drafter, path, kind), _for(drafter, path, kind)]
    words.append(drafter.say("word.ask.about", person=person) if person else "")
    if drafter.has(f"{path}.period"):
        start = drafter.text(f"{path}.period.from", "date")
        end = drafter.text(f"{path}.period.to", "date")
        words.append(drafter.say("word.ask.period", start=start, end=end))
    return drafter.phrase(words)


def _from(drafter: Drafter, path: str, kind: AssistanceKind) -> str:
    holder = drafter.text(f"{path}.holder.name")
    return drafter.say(f"word.ask.{kind.holder_as or 'from'}", holder=holder) if holder else ""


def _for(drafter: Drafter, path: str, kind: AssistanceKind) -> str:
    marks = [drafter.text(f"{mark}.value") for mark in drafter.each(f"{path}.identifiers")]
    marks = marks or _accounts(drafter, path)
    if len(marks) > MOST_NAMED:
        return drafter.say("word.ask.listed")
    named = drafter.listed(as_one(drafter, marks))
    word = "known_by" if kind.known_by else "for"
    return drafter.say(f"word.ask.{word}", marks=named) if named else ""


def _accounts(drafter: Drafter, path: str) -> list[str]:
    """The numbers of the accounts, where a measure knows nothing else that names the thing."""
    found = []
    for place in drafter.each(f"{path}.accounts"):
        number = next((n for n in ACCOUNT if drafter.has(f"{place}.{n}")), "")
        found += [drafter.text(f"{place}.{number}")] if number else []
    return found


def _premises(drafter: Drafter, path: str) -> str:
    """The place that is searched: whose it is, and where."""
    where = drafter.phrase(drafter.each_text(f"{path}.place"))
    where = where or drafter.phrase(drafter.each_text(f"{path}.holder.address"))
    holder = drafter.text(f"{path}.holder.name")
    if holder:
        return drafter.aside(drafter.say("word.ask.premises", holder=holder), where)
    return drafter.aside(drafter.say("word.ask.place" if where else "word.ask.nowhere"), where)


def _kept(drafter: Drafter, path: str) -> str:
    """Of property, what a bank or another keeps: its accounts, and nothing else."""
    holder = drafter.text(f"{path}.holder.name")
    marks = [
        drafter.text(f"{mark}.value")
        for mark in drafter.each(f"{path}.identifiers")
        if drafter.get(f"{mark}.kind") in KEPT
    ]
    marks = marks or _accounts(drafter, path)
    if not holder or not marks:
        return ""
    clause = f"request.measure.kept.{'one' if len(marks) == 1 else 'several'}"
    return drafter.clause(clause, holder=holder, marks=drafter.listed(as_one(drafter, marks)))


def _person(drafter: Drafter, path: str, numbers: Numbers) -> str:
    return drafter.refer(f"{path}.persons", numbers.persons, "word.ask.person")
