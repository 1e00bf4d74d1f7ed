"""The head of the daily papers: letterhead, address, references; their contacts, a translation.

Each is asked for a side of the request, ``requesting`` or ``requested``: a paper is written by one
and goes to the other.
"""

from __future__ import annotations

from comity.compose.desk import Desk, Part, Row, part
from comity.compose.details import labelled

__all__ = [
    "NAMED",
    "addressee",
    "authority_lines",
    "authority_row",
    "concerning",
    "contacts",
    "letterhead",
    "references",
    "translated",
    "writer_functions",
]

NAMED = ("name", "unit")


def authority_lines(desk: Desk, path: str, *, functions: bool = True) -> list[str]:
    """An authority, a line for its name, its unit, its address, and each way to reach it.

    What it does is told last, unless ``functions`` are told elsewhere.
    """
    lines = [desk.text(f"{path}.{name}") for name in NAMED]
    lines += desk.each_text(f"{path}.address")
    lines += [desk.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(desk, "fax", f"{path}.fax"), desk.text(f"{path}.url")]
    lines.append(labelled(desk, "own_number", f"{path}.file_number"))
    languages = desk.joined(f"{path}.languages", "language")
    lines.append(desk.labelled(desk.say("label.languages_written"), languages))
    told = desk.paragraphs(f"{path}.functions") if functions else []
    return [line for line in (*lines, *told) if line]


def authority_row(desk: Desk, label: str, path: str) -> list[Row]:
    """A labelled row with all that is said of an authority."""
    return desk.row(label, "\n".join(authority_lines(desk, path)))


def letterhead(desk: Desk, side: str, authority: str) -> list[str]:
    """The office's own lines, else the State and the authority whose paper it is.

    Args:
        desk: where the paper is composed.
        side: the side that writes.
        authority: the field path of the authority that writes.
    """
    lines = _office_lines(desk, side)
    name = desk.state_alone(side)
    if lines:
        desk.place(f"{side}.state", name if name in " ".join(lines) else desk.state_named(side))
        return lines
    desk.place(f"{side}.state", name)
    return [name[:1].upper() + name[1:], *authority_lines(desk, authority, functions=False)]


def writer_functions(desk: Desk, side: str, authority: str) -> list[str]:
    """What the authority that writes does: a sentence, which no letterhead holds.

    Where the office has lines of its own, the authority stands in a row, with its functions.
    """
    return [] if _office_lines(desk, side) else desk.paragraphs(f"{authority}.functions")


def _office_lines(desk: Desk, side: str) -> list[str]:
    own = desk.resolved.state(side)
    assert own is not None
    office = desk.host.office
    return list(office.letterhead) if office.state in ("", own.code) else []


def addressee(desk: Desk, side: str, authority: str) -> list[str]:
    """The authority that is written to, and its State."""
    state = desk.state_alone(side)
    desk.place(f"{side}.state", state)
    return [*authority_lines(desk, authority), state]


def references(desk: Desk, *rows: Row) -> Part:
    """The block of references."""
    desk.part_name = "reference"
    found = desk.value_rows(
        "",
        ("reference", "reference", "text"),
        ("date", "date", "date"),
        ("their_reference", "their_reference", "text"),
        ("classification", "classification", "text"),
        ("urgency", "urgency.level", "word:urgency"),
    )
    return part(rows=[*found, *rows])


def concerning(desk: Desk) -> list[Row]:
    """The request that a paper is about, as both sides find it in their files; who conducts it."""
    path = "concerning"
    number, date = desk.text(f"{path}.reference"), desk.text(f"{path}.date", "date")
    rows = desk.row("request", desk.aside(number, date))
    rows += desk.value_rows(
        path,
        ("issuing_authority", "issued_by", "text"),
        ("sent_on", "sent", "date"),
        ("their_number", "their_reference", "text"),
    )
    conducts = "\n".join(authority_lines(desk, "requesting.authority"))
    named = any(row["text"] == conducts for row in rows)  # as the one that issued the request
    return rows if named else rows + desk.row("authority", conducts)


def contacts(desk: Desk, side: str) -> Part:
    """Who answers questions: a row for each, by name."""
    desk.part_name = "contacts"
    rows = [_contact(desk, path) for path in desk.each(f"{side}.contacts")]
    return part(desk.say("request.contacts.heading"), rows=rows)


def _contact(desk: Desk, path: str) -> Row:
    name = desk.text(f"{path}.name")
    lines = [desk.phrase(desk.text(f"{path}.{field}") for field in ("title", "authority"))]
    lines.append(
        desk.phrase(desk.text(f"{path}.{field}") for field in ("phone", "mobile", "email"))
    )
    hours = (desk.text(f"{path}.hours"), desk.text(f"{path}.time_zone"))
    lines.append(desk.aside(*hours))
    lines.append(desk.joined(f"{path}.languages", "language"))
    flags = {"confirms_authenticity": "authentic", "at_all_hours": "all_hours"}
    for field, clause in flags.items():
        if desk.get(f"{path}.{field}") is True:
            lines.append(desk.clause(f"letter.contact.{clause}"))
            desk.place(f"{path}.{field}", lines[-1])
        elif desk.has(f"{path}.{field}"):
            desk.withhold(f"{path}.{field}", "structural: what a contact does not do is not told")
    return {"name": "contact", "label": name, "text": "\n".join(line for line in lines if line)}


def translated(desk: Desk) -> tuple[str, list[str]]:
    """The translation of the paper that is enclosed: what it is, and what is noted of it."""
    if not desk.has("translation"):
        return "", []
    desk.part_name = "enclosures"
    certified = desk.get("translation.certified")
    kind = {True: "certified", False: "uncertified"}.get(certified, "plain")
    language = desk.text("translation.into", "language")
    text = desk.clause(f"letter.translation.{kind}", language=language)
    if certified is not None:
        desk.place("translation.certified", text)
    notes = [
        labelled(desk, "translator", "translation.translator"),
        labelled(desk, "translated_parts", "translation.parts"),
        desk.labelled(desk.say("label.prevails"), desk.word("translation.prevails", "prevails")),
    ]
    return text, [note for note in notes if note]
