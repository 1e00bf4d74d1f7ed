"""The case itself: proceedings, persons, offences, facts."""

from __future__ import annotations

from comity.compose.desk import (
    Desk,
    Entry,
    Item,
    Part,
    Row,
    entry,
    filled_columns,
    item,
    letter,
    part,
)
from comity.compose.details import decision, identifier, labelled
from comity.compose.numbers import SEALED, Numbers

__all__ = ["case_parts", "facts_part", "persons_part"]


def case_parts(desk: Desk, numbers: Numbers) -> dict[str, Part]:
    """The parts that say what the case is about."""
    return {
        "proceedings": _proceedings(desk, numbers),
        "persons": persons_part(desk, numbers),
        "offences": _offences(desk, numbers),
        "facts": facts_part(desk, numbers),
    }


def _proceedings(desk: Desk, numbers: Numbers) -> Part:
    desk.part_name = "proceedings"
    paragraphs = desk.paragraphs("proceedings.summary")
    rows = desk.value_rows(
        "requesting.authority",
        ("authority", "name", "text"),
        ("address", "address", "lines"),
        ("email", "email", "text"),
        ("phone", "phone", "text"),
        ("fax", "fax", "text"),
        ("url", "url", "text"),
        ("own_number", "file_number", "text"),
        ("languages_written", "languages", "list:language"),
    )
    rows += desk.value_rows(
        "proceedings",
        ("nature", "nature", "word:nature"),
        ("stage", "stage", "text"),
        ("seised", "authority", "text"),
        ("file_number", "file_number", "text"),
        ("jurisdiction", "jurisdiction_ground", "text"),
        ("conduct", "conduct_in_requested_state", "word:conduct"),
        ("conduct_there", "conduct_there", "text"),
        ("earlier_judgments", "earlier_judgments", "text"),
        ("remedies", "remedies", "text"),
    )
    for path in desk.each("proceedings.decisions"):
        rows += desk.row("decision", decision(desk, path, numbers))
    for path in desk.each("hearings"):
        words = [desk.text(f"{path}.date", "date")]
        words += [desk.text(f"{path}.{name}") for name in ("time", "court", "subject")]
        if desk.has(f"{path}.evidence_by"):
            date = desk.text(f"{path}.evidence_by", "date")
            words.append(desk.say("word.evidence_by", date=date))
        words.append(desk.refer(f"{path}.persons", numbers.persons, "word.persons"))
        words.append(desk.refer(f"{path}.measures", numbers.measures, "word.measures"))
        rows += desk.row("hearing", desk.phrase(words))
    for path in desk.each("proceedings.other_states"):
        words = [desk.text(f"{path}.state", "state"), desk.text(f"{path}.matter")]
        words.append(desk.text(f"{path}.reference"))
        rows += desk.row("other_state", desk.phrase(words))
    return part(desk.say("request.proceedings.heading"), paragraphs=paragraphs, rows=rows)


def persons_part(desk: Desk, numbers: Numbers) -> Part:
    """The persons: a table, then the particulars of each."""
    desk.part_name = "persons"
    table: list[list[str]] = []
    entries: list[Entry] = []
    for path in desk.each("persons"):
        number = numbers.persons[str(desk.get(f"{path}.id"))]
        name = desk.text(f"{path}.name.full")
        original = desk.text(f"{path}.name.original_script")
        born = [desk.text(f"{path}.born", "date"), desk.text(f"{path}.birthplace")]
        table.append(
            [
                number,
                f"{name}\n{original}" if original else name,
                _standing(desk, path),
                desk.phrase(born),
                desk.joined(f"{path}.nationalities", "state"),
                desk.text(f"{path}.location"),
            ]
        )
        rows = _person_rows(desk, path)
        if rows:
            heading = desk.say("request.persons.entry", number=number, name=name)
            entries.append(entry(heading, rows=rows))
    head = [desk.say(f"request.persons.head.{name}") for name in _PERSON_HEAD]
    return part(
        desk.say("request.persons.heading"),
        table=filled_columns(head, table),
        entries=entries,
    )


def _standing(desk: Desk, path: str) -> str:
    """What a person is in the proceedings; what is not plain of a human being is said beside it."""
    role = desk.word(f"{path}.role", "role")
    if desk.get(f"{path}.nature") == "natural":
        desk.withhold(
            f"{path}.nature", "structural: whoever is not a legal person is a human being"
        )
        nature = ""
    else:
        nature = desk.word(f"{path}.nature", "person")
    return desk.aside(role, desk.phrase((nature, desk.word(f"{path}.minor", "minor"))))


_PERSON_HEAD = ("number", "name", "role", "born", "nationality", "location")


def _person_rows(desk: Desk, path: str) -> list[Row]:
    rows = desk.value_rows(
        path,
        ("transliteration", "name.transliteration", "text"),
        ("family_name", "name.family", "text"),
        ("given_names", "name.given", "text"),
        ("former_name", "name.former", "text"),
        ("aliases", "name.aliases", "list"),
        ("born_about", "born_about", "text"),
        ("parents", "parents", "list"),
        ("languages", "languages", "list:language"),
        ("occupation", "occupation", "text"),
        ("registration", "registration.number", "text"),
        ("register", "registration.register", "text"),
        ("register_state", "registration.state", "state"),
        ("legal_form", "registration.legal_form", "text"),
        ("represented_by", "represented_by", "text"),
        ("address", "address", "lines"),
        ("phone", "phone", "text"),
        ("email", "email", "text"),
        ("counsel", "counsel", "text"),
        ("connection", "connection", "text"),
        ("immunity", "immunity", "text"),
        ("needs", "needs", "text"),
    )
    for mark in desk.each(f"{path}.identifiers"):
        rows += desk.row("identifier", identifier(desk, mark))
    custody = f"{path}.custody"
    if desk.has(custody):
        words = [desk.word(f"{custody}.held", "held", opens=True), desk.text(f"{custody}.place")]
        if desk.has(f"{custody}.since"):
            words.append(desk.say("word.since", date=desk.text(f"{custody}.since", "date")))
        if desk.has(f"{custody}.until"):
            words.append(desk.say("word.until", date=desk.text(f"{custody}.until", "date")))
        rows += desk.row("custody", desk.phrase(words))
    if desk.has(f"{path}.protect"):  # which the pseudonym says
        desk.place(f"{path}.protect", str(desk.get(f"{path}.name.full")))
    if str(desk.get(f"{path}.id")) in desk.sealed:
        rows += desk.row("identity", desk.clause("request.persons.sealed", mark=SEALED))
    return rows


def _offences(desk: Desk, numbers: Numbers) -> Part:
    desk.part_name = "offences"
    entries: list[Entry] = []
    for path in desk.each("offences"):
        number = numbers.offences[str(desk.get(f"{path}.id"))]
        heading = desk.say(
            "request.offences.entry", number=number, title=desk.text(f"{path}.title")
        )
        text_is = str(desk.get(f"{path}.text_is"))
        lead = desk.clause(f"request.offences.text.{text_is}", fields=(f"{path}.text",))
        desk.place(f"{path}.text_is", lead)
        paragraphs = [lead, *desk.paragraphs(f"{path}.text")]
        entries.append(
            entry(
                heading,
                rows=_offence_rows(desk, path, numbers),
                paragraphs=paragraphs,
                items=_elements(desk, path, numbers),
            )
        )
    return part(desk.say("request.offences.heading"), entries=entries)


def _offence_rows(desk: Desk, path: str, numbers: Numbers) -> list[Row]:
    rows = desk.value_rows(
        path,
        ("provision", "provision", "text"),
        ("text_language", "language", "language"),
        ("penalty", "maximum_penalty.text", "text"),
        ("penalty_years", "maximum_penalty.years", "text"),
        ("penalty_life", "maximum_penalty.life", "text"),
        ("penalty_death", "maximum_penalty.death", "text"),
        ("committed_from", "committed_from", "date"),
        ("committed_to", "committed_to", "date"),
        ("place", "place", "text"),
        ("participation", "participation", "text"),
        ("category", "category", "word:category"),
        ("predicate", "predicate", "word:category"),
        ("organised_group", "organised_group", "text"),
        ("transnational", "transnational", "text"),
        ("by_computer", "committed_by_computer", "text"),
        ("limitation", "limitation.text", "text"),
        ("limitation_date", "limitation.date", "date"),
        ("counterpart", "requested_law.provision", "text"),
        ("counterpart_text", "requested_law.text", "text"),
        ("counterpart_language", "requested_law.language", "language"),
        ("dual_criminality", "dual_criminality.statement", "text"),
        ("listed_as", "dual_criminality.listed_as", "text"),
        ("three_years", "dual_criminality.three_years", "text"),
    )
    rows += desk.row(
        "concerns", desk.opening(desk.refer(f"{path}.persons", numbers.persons, "word.persons"))
    )
    return rows + desk.row("annex", numbers.annex(desk, f"{path}.annex", opens=True))


def _elements(desk: Desk, path: str, numbers: Numbers) -> list[Item]:
    found: list[Item] = []
    for index, element in enumerate(desk.each(f"{path}.elements")):
        desk.withhold(f"{element}.id", "structural: shown as a letter")
        notes = [
            labelled(desk, "text_language", f"{element}.language", "language"),
            desk.refer(f"{element}.facts", numbers.facts, "request.offences.proved"),
        ]
        if desk.has(f"{element}.requested_law"):
            theirs = desk.text(f"{element}.requested_law")
            notes.append(desk.clause("request.offences.counterpart", text=theirs))
        found.append(item(letter(index), desk.text(f"{element}.text"), notes))
    return found


def facts_part(desk: Desk, numbers: Numbers) -> Part:
    """The facts, numbered, and how much was lost or gained."""
    desk.part_name = "facts"
    items: list[Item] = []
    for path in desk.each("facts"):
        number = numbers.facts[str(desk.get(f"{path}.id"))]
        notes = [
            labelled(desk, "text_language", f"{path}.language", "language"),
            labelled(desk, "date", f"{path}.date", "date"),
            labelled(desk, "time", f"{path}.time"),
            labelled(desk, "place", f"{path}.place"),
            labelled(desk, "source", f"{path}.source"),
            labelled(desk, "reliability", f"{path}.reliability"),
            labelled(desk, "handling", f"{path}.handling"),
            labelled(desk, "consent", f"{path}.consent"),
            desk.refer(f"{path}.persons", numbers.persons, "request.facts.persons"),
            desk.refer(f"{path}.annexes", numbers.annexes, "word.annexes"),
        ]
        text = "\n".join(desk.paragraphs(f"{path}.text"))
        items.append(item(f"{number}.", text, [desk.phrase(notes, "format.then")]))
    paragraphs = []
    if desk.has("loss"):
        paragraphs.append(desk.clause("request.facts.loss", sum=desk.whole("loss", "money")))
    if desk.has("gain"):
        paragraphs.append(desk.clause("request.facts.gain", sum=desk.whole("gain", "money")))
    paragraphs += desk.paragraphs("gravity")
    return part(desk.say("request.facts.heading"), items=items, paragraphs=paragraphs)
