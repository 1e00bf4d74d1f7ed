"""What ``comity measures`` says: the kinds of assistance, one kind whole, a class translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from comity.law.assistance_kinds import load_assistance_kinds, load_kind_properties
from comity.law.citing import cited, how_read
from comity.law.data_classes import DataClass, Meeting, find_class, load_schemes, meetings
from comity.model.citations import Read
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.wrapping import Line, wrapped

__all__ = [
    "card_lines",
    "class_lines",
    "class_record",
    "kinds_of",
    "list_lines",
    "properties",
    "record",
    "sorted_kinds",
]

GROUPS = {
    "electronic": "Electronic evidence",
    "money": "Money and property",
    "testimony": "Persons and their testimony",
    "documents": "Documents, places and things",
    "cooperation": "Working together",
    "": "Added by plugins",
    "routed": "Not mutual assistance: what to use instead",
}
HOW = {
    "same": "the same data",
    "within": "lies within it",
    "wider": "is wider than it",
    "overlaps": "overlaps with it",
}
FORMS = {"date": "a day", "days": "from and to", "money": "a sum", "period": "a length of time"}


def sorted_kinds(kinds: Mapping[str, AssistanceKind]) -> list[AssistanceKind]:
    """The host's kinds in the order of its table, then those of plugins by name."""
    own = [measure.kind for measure in load_assistance_kinds() if measure.kind in kinds]
    return [kinds[name] for name in (*own, *sorted(set(kinds) - set(own)))]


def kinds_of(class_: DataClass, kinds: Iterable[AssistanceKind]) -> list[str]:
    """The kinds of assistance by which data of a class are asked for."""
    scheme = class_.id.partition(":")[0]
    return [measure.kind for measure in kinds if measure.classes.get(scheme) == class_.name]


def record(kind: AssistanceKind) -> dict[str, Any]:
    """A kind as JSON has it; ``fields`` are paths in a measure of a draft."""
    return {
        "kind": kind.kind,
        "title": kind.title,
        "group": kind.group,
        "definition": kind.definition,
        "routed": kind.routed,
        "coercive": kind.coercive,
        "electronic": kind.electronic,
        "identity": kind.identity,
        "data": kind.data,
        "classes": {scheme: f"{scheme}:{name}" for scheme, name in kind.classes.items()},
        "fields": list(kind.fields),
        "needs": list(kind.needs),
        "common": list(kind.common),
        "particulars": dict(kind.particulars),
        "forms": dict(kind.forms),
        "also": dict(kind.also),
        "particular": kind.particular,
        "standard": kind.standard,
        "ordered_by": kind.ordered_by,
        "usual_read": str(kind.usual_read),
        "properties": properties(kind),
        "clause": kind.clause,
    }


def properties(kind: AssistanceKind) -> dict[str, Any]:
    """What is true of a kind, by the name of each property that it has: true, a word or a list."""
    values = {one.name: getattr(kind, one.name) for one in load_kind_properties()}
    return {n: list(v) if isinstance(v, tuple) else v for n, v in values.items() if v}


def list_lines(kinds: Sequence[AssistanceKind], width: int) -> Iterator[Line]:
    """Every kind by group, each with its title; routed ones with where they go."""
    indent = max(len(kind.kind) for kind in kinds) + 4
    yield from wrapped("The kinds of assistance. `comity measures KIND` shows one in full.", width)
    for group, title in GROUPS.items():
        here = [kind for kind in kinds if kind.group == group]
        if not here:
            continue
        yield Line()
        yield Line(title, strong=True)
        for kind in here:
            text = f"{kind.title}: {kind.routed}" if kind.routed else kind.title
            yield from wrapped(f"  {kind.kind:<{indent - 4}}  {text}", width, hang=indent)


def card_lines(kind: AssistanceKind, width: int) -> Iterator[Line]:
    """All that is known of one kind."""
    yield Line(f"{kind.title} ({kind.kind})", strong=True)
    yield from wrapped(kind.definition, width)
    if kind.routed:
        yield Line()
        yield from wrapped(f"This is not mutual legal assistance. Use {kind.routed}.", width)
        return
    yield Line()
    yield from wrapped(_nature(kind), width)
    yield from _asking(kind, width)
    yield from _fields(kind, width)
    yield from _classes(kind, width)


def class_lines(class_: DataClass, kinds: Sequence[AssistanceKind], width: int) -> Iterator[Line]:
    """A class of data, the kinds that ask for it, and where it meets those of other schemes."""
    yield from _class(class_, width, 0)
    yield from wrapped(f"Kinds of assistance: {_listed(kinds_of(class_, kinds))}.", width)
    met = {meeting.other.id: meeting for meeting in meetings(class_.id)}
    for scheme in load_schemes().values():
        if class_ in scheme.classes:
            continue
        yield Line()
        yield Line(scheme.title, strong=True)
        here = [met[other.id] for other in scheme.classes if other.id in met]
        if not here:
            yield from wrapped("No class matches it.", width, 2)
        for meeting in here:
            yield from _meeting(meeting, kinds, width)


def class_record(class_: DataClass, kinds: Sequence[AssistanceKind]) -> dict[str, Any]:
    """The same as JSON; a scheme without a class that answers has an empty list."""
    met = meetings(class_.id)
    others: dict[str, list[dict[str, Any]]] = {
        scheme.id: [] for scheme in load_schemes().values() if class_ not in scheme.classes
    }
    for meeting in met:
        row = _class_record(meeting.other, kinds) | {"how": meeting.how, "remark": meeting.remark}
        others[meeting.other.id.partition(":")[0]].append(row)
    return _class_record(class_, kinds) | {"others": others}


def _class_record(class_: DataClass, kinds: Sequence[AssistanceKind]) -> dict[str, Any]:
    return {
        "class": class_.id,
        "title": class_.title,
        "says": class_.says,
        "needs": class_.needs,
        "cited": cited(class_.citation),
        "read": str(class_.citation.read),
        "kinds": kinds_of(class_, kinds),
    }


def _nature(kind: AssistanceKind) -> str:
    words = ["It is usually compulsory." if kind.coercive else "It is usually not compulsory."]
    if kind.identity:
        words.append("It cannot be carried out without the identity of the person.")
    return " ".join(words)


def _asking(kind: AssistanceKind, width: int) -> Iterator[Line]:
    if kind.particular:
        yield Line()
        yield Line("How precise the request must be", strong=True)
        yield from wrapped(kind.particular, width, 2)
    usual = [("Ordered by", kind.ordered_by), ("Standard", kind.standard)]
    if not any(text for _, text in usual):
        return
    yield Line()
    yield Line("Usually", strong=True)
    for label, text in usual:
        if text:
            yield from wrapped(f"{label}: {text}.", width, 2, 2)
    if kind.usual_read is Read.NONE:
        note = "This is usual practice. It has no source, and no document states it."
        yield from wrapped(note, width, 2)


def _fields(kind: AssistanceKind, width: int) -> Iterator[Line]:
    yield Line()
    yield Line("Fields of the measure", strong=True)
    needed = ("purpose", "facts", "offences", *kind.needs)
    yield from wrapped(f"Needed: {_listed(needed)}.", width, 2, 2)
    if kind.common:
        yield from wrapped(f"Useful: {_listed(kind.common)}.", width, 2, 2)
    if kind.particulars:
        yield from wrapped("Specific to this kind, under `particulars`:", width, 2)
    for name, says in kind.particulars.items():
        form = f" ({FORMS[kind.forms[name]]})" if name in kind.forms else ""
        yield from wrapped(f"{name}: {says}{form}.", width, 4, 2)


def _classes(kind: AssistanceKind, width: int) -> Iterator[Line]:
    found = [find_class(f"{scheme}:{name}") for scheme, name in kind.classes.items()]
    if not found:
        return
    yield Line()
    yield Line("Class of the data", strong=True)
    for class_ in found:
        if class_ is not None:
            yield from _class(class_, width, 2)


def _class(class_: DataClass, width: int, indent: int) -> Iterator[Line]:
    yield from wrapped(f"{class_.id}: {class_.title}. {class_.says}", width, indent, 2)
    if class_.needs:
        yield from wrapped(f"It needs {class_.needs}.", width, indent + 2)
    yield from wrapped(f"[{cited(class_.citation)}]", width, indent + 2, 1)
    yield from wrapped(how_read(class_.citation), width, indent + 3)


def _meeting(meeting: Meeting, kinds: Sequence[AssistanceKind], width: int) -> Iterator[Line]:
    other = meeting.other
    text = f"{other.id}, {other.title}: the class asked about {_turned(meeting.how)}."
    yield from wrapped(text, width, 2, 2)
    yield from wrapped(meeting.remark, width, 4)
    yield from wrapped(f"Kinds of assistance: {_listed(kinds_of(other, kinds))}.", width, 4, 2)
    yield from wrapped(f"[{cited(other.citation)}]", width, 4, 1)
    yield from wrapped(how_read(other.citation), width, 5)


def _turned(how: str) -> str:
    return "holds " + HOW[how] if how == "same" else HOW[how]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "none"
