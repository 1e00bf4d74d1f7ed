"""The case itself: proceedings, persons, offences, facts."""

from __future__ import annotations

from comity.model.content import Entry, Item, Part, Row
from comity.steps.compose.details import decision, identifier, labelled, unsaid
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import SEALED, Numbers
from comity.steps.compose.part_shapes import entry, filled_columns, item, letter, part

__all__ = ["case_parts", "facts_part", "persons_part"]


def case_parts(drafter: Drafter, numbers: Numbers) -> dict[str, Part]:
    """The parts that say what the case is about."""
    return {
        "proceedings": _proceedings(drafter, numbers),
        "persons": persons_part(drafter, numbers),
        "offences": _offences(drafter, numbers),
        "facts": facts_part(drafter, numbers),
    }


def _proceedings(drafter: Drafter, numbers: Numbers) -> Part:
    drafter.part_name = "proceedings"
    paragraphs = drafter.paragraphs("proceedings.summary")
    rows = drafter.value_rows("request/authority", "requesting.authority")
    rows += drafter.value_rows("request/proceedings", "proceedings")
    for path in drafter.each("proceedings.decisions"):
        rows += drafter.row("decision", decision(drafter, path, numbers))
    for path in drafter.each("hearings"):
        words = [drafter.text(f"{path}.date", "date")]
        words += [drafter.text(f"{path}.{name}") for name in ("time", "court", "subject")]
        if drafter.has(f"{path}.evidence_by"):
            date = drafter.text(f"{path}.evidence_by", "date")
            words.append(drafter.say("word.evidence_by", date=date))
        words.append(drafter.refer(f"{path}.persons", numbers.persons, "word.persons"))
        words.append(drafter.refer(f"{path}.measures", numbers.measures, "word.measures"))
        rows += drafter.row("hearing", drafter.phrase(words))
    for path in drafter.each("proceedings.other_states"):
        words = [drafter.text(f"{path}.state", "state"), drafter.text(f"{path}.matter")]
        words.append(drafter.text(f"{path}.reference"))
        rows += drafter.row("other_state", drafter.phrase(words))
    return part(drafter.say("request.proceedings.heading"), paragraphs=paragraphs, rows=rows)


def persons_part(drafter: Drafter, numbers: Numbers) -> Part:
    """The persons: a table, then the particulars of each."""
    drafter.part_name = "persons"
    table: list[list[str]] = []
    entries: list[Entry] = []
    for path in drafter.each("persons"):
        number = numbers.persons[str(drafter.get(f"{path}.id"))]
        name = drafter.text(f"{path}.name.full")
        original = drafter.text(f"{path}.name.original_script")
        born = [drafter.text(f"{path}.born", "date"), drafter.text(f"{path}.birthplace")]
        table.append(
            [
                number,
                f"{name}\n{original}" if original else name,
                _standing(drafter, path),
                drafter.phrase(born),
                drafter.joined(f"{path}.nationalities", "state"),
                drafter.text(f"{path}.location"),
            ]
        )
        rows = _person_rows(drafter, path)
        if rows:
            heading = drafter.say("request.persons.entry", number=number, name=name)
            entries.append(entry(heading, rows=rows))
    head = [drafter.say(f"request.persons.head.{name}") for name in _PERSON_HEAD]
    return part(
        drafter.say("request.persons.heading"),
        table=filled_columns(head, table),
        entries=entries,
    )


def _standing(drafter: Drafter, path: str) -> str:
    """What a person is in the proceedings; what is not plain of a human being is said beside it."""
    role = drafter.word(f"{path}.role", "role")
    if drafter.get(f"{path}.nature") == "natural":
        drafter.withhold(
            f"{path}.nature", "structural: whoever is not a legal person is a human being"
        )
        nature = ""
    else:
        nature = drafter.word(f"{path}.nature", "person")
    return drafter.aside(role, drafter.phrase((nature, drafter.word(f"{path}.minor", "minor"))))


_PERSON_HEAD = ("number", "name", "role", "born", "nationality", "location")


def _person_rows(drafter: Drafter, path: str) -> list[Row]:
    rows = drafter.value_rows("request/person", path)
    for mark in drafter.each(f"{path}.identifiers"):
        rows += drafter.row("identifier", identifier(drafter, mark))
    custody = f"{path}.custody"
    if drafter.has(custody):
        words = [
            drafter.word(f"{custody}.held", "held", opens=True),
            drafter.text(f"{custody}.place"),
        ]
        if drafter.has(f"{custody}.since"):
            words.append(drafter.say("word.since", date=drafter.text(f"{custody}.since", "date")))
        if drafter.has(f"{custody}.until"):
            words.append(drafter.say("word.until", date=drafter.text(f"{custody}.until", "date")))
        rows += drafter.row("custody", drafter.phrase(words))
    if drafter.has(f"{path}.protect"):  # which the pseudonym says
        drafter.place(f"{path}.protect", str(drafter.get(f"{path}.name.full")))
    if str(drafter.get(f"{path}.id")) in drafter.sealed:
        rows += drafter.row("identity", drafter.clause("request.persons.sealed", mark=SEALED))
    return rows


def _offences(drafter: Drafter, numbers: Numbers) -> Part:
    drafter.part_name = "offences"
    entries: list[Entry] = []
    for path in drafter.each("offences"):
        number = numbers.offences[str(drafter.get(f"{path}.id"))]
        heading = drafter.say(
            "request.offences.entry", number=number, title=drafter.text(f"{path}.title")
        )
        text_is = str(drafter.get(f"{path}.text_is"))
        lead = drafter.clause(f"request.offences.text.{text_is}", fields=(f"{path}.text",))
        drafter.place(f"{path}.text_is", lead)
        paragraphs = [lead, *drafter.paragraphs(f"{path}.text")]
        entries.append(
            entry(
                heading,
                rows=_offence_rows(drafter, path, numbers),
                paragraphs=paragraphs,
                items=_elements(drafter, path, numbers),
            )
        )
    return part(drafter.say("request.offences.heading"), entries=entries)


def _offence_rows(drafter: Drafter, path: str, numbers: Numbers) -> list[Row]:
    rows = drafter.value_rows("request/offence", path)
    rows += drafter.row(
        "concerns",
        drafter.opening(drafter.refer(f"{path}.persons", numbers.persons, "word.persons")),
    )
    return rows + drafter.row("annex", numbers.annex(drafter, f"{path}.annex", opens=True))


def _elements(drafter: Drafter, path: str, numbers: Numbers) -> list[Item]:
    found: list[Item] = []
    for index, element in enumerate(drafter.each(f"{path}.elements")):
        drafter.withhold(f"{element}.id", "structural: shown as a letter")
        notes = [
            labelled(drafter, "text_language", f"{element}.language", "language"),
            drafter.refer(f"{element}.facts", numbers.facts, "request.offences.proved"),
        ]
        if drafter.has(f"{element}.requested_law"):
            theirs = drafter.text(f"{element}.requested_law")
            notes.append(drafter.clause("request.offences.counterpart", text=theirs))
        found.append(item(letter(index), drafter.text(f"{element}.text"), notes))
    return found


def _days(drafter: Drafter, path: str) -> str:
    """The day of a fact, or its first and its last one."""
    days = (f"{path}.date", f"{path}.until")
    first, last = ("" if unsaid(drafter, day) else drafter.text(day, "date") for day in days)
    return drafter.say("word.times", start=first, end=last) if first and last else first or last


def facts_part(drafter: Drafter, numbers: Numbers) -> Part:
    """The facts, numbered, and how much was lost or gained."""
    drafter.part_name = "facts"
    items: list[Item] = []
    for path in drafter.each("facts"):
        number = numbers.facts[str(drafter.get(f"{path}.id"))]
        notes = [
            labelled(drafter, "text_language", f"{path}.language", "language"),
            drafter.labelled(drafter.say("label.date"), _days(drafter, path)),
            labelled(drafter, "time", f"{path}.time"),
            labelled(drafter, "place", f"{path}.place"),
            labelled(drafter, "source", f"{path}.source"),
            labelled(drafter, "reliability", f"{path}.reliability"),
            labelled(drafter, "handling", f"{path}.handling"),
            labelled(drafter, "consent", f"{path}.consent"),
            drafter.opening(
                drafter.refer(f"{path}.persons", numbers.persons, "request.facts.persons")
            ),
            drafter.opening(drafter.refer(f"{path}.annexes", numbers.annexes, "word.annexes")),
        ]
        text = "\n".join(drafter.paragraphs(f"{path}.text"))
        items.append(item(f"{number}.", text, [drafter.phrase(notes, "format.then")]))
    paragraphs = []
    if drafter.has("loss"):
        paragraphs.append(drafter.clause("request.facts.loss", sum=drafter.whole("loss", "money")))
    if drafter.has("gain"):
        paragraphs.append(drafter.clause("request.facts.gain", sum=drafter.whole("gain", "money")))
    paragraphs += drafter.paragraphs("gravity")
    return part(drafter.say("request.facts.heading"), items=items, paragraphs=paragraphs)
