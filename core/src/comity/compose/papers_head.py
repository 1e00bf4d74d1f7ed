"""Head and foot of the daily papers: letterhead, address, references, signature.

Each is asked for a side of the request, ``requesting`` or ``requested``: a paper is written by one
and goes to the other.
"""

from __future__ import annotations

from comity.compose.desk import Desk, Part, Row, part

__all__ = [
    "NAMED",
    "addressee",
    "authority_lines",
    "authority_row",
    "concerning",
    "contacts",
    "dated",
    "letterhead",
    "references",
    "signature",
]

NAMED = ("name", "unit")
REACHED = ("email", "phone", "fax", "url", "file_number")


def authority_lines(desk: Desk, path: str) -> list[str]:
    """An authority, a line for its name, its unit, its address, and each way to reach it."""
    lines = [desk.text(f"{path}.{name}") for name in NAMED]
    lines += desk.each_text(f"{path}.address")
    lines += [desk.text(f"{path}.{name}") for name in REACHED]
    lines += [desk.joined(f"{path}.languages", "language")]
    return [line for line in (*lines, *desk.paragraphs(f"{path}.functions")) if line]


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
    own = desk.resolved.state(side)
    assert own is not None
    office = desk.host.office
    lines = list(office.letterhead) if office.state in ("", own.code) else []
    name = desk.state_alone(side)
    if lines:
        desk.place(f"{side}.state", name if name in " ".join(lines) else desk.state_named(side))
        return lines
    desk.place(f"{side}.state", name)
    return [name[:1].upper() + name[1:], *authority_lines(desk, authority)]


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
    """The request that a paper is about, as both sides find it in their files."""
    path = "concerning"
    number, date = desk.text(f"{path}.reference"), desk.text(f"{path}.date", "date")
    rows = desk.row("request", desk.aside(number, date))
    return rows + desk.value_rows(
        path,
        ("issuing_authority", "issued_by", "text"),
        ("sent_on", "sent", "date"),
        ("their_number", "their_reference", "text"),
    )


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


def signature(desk: Desk, *paths: str) -> list[str]:
    """The lines below the line for the signature, for whoever signs and whoever validates."""
    desk.part_name = "signature"
    lines: list[str] = []
    for path in (path for path in paths if desk.has(path)):
        if path.endswith("validated_by"):
            lines.append(desk.clause("request.validated"))
        lines += [desk.text(f"{path}.{name}") for name in ("name", "title", "authority")]
        if desk.has(f"{path}.title"):
            desk.withhold(f"{path}.capacity", "structural: the title of who signs says it")
        elif desk.has(f"{path}.capacity"):
            word = desk.word(f"{path}.capacity", "capacity")
            lines.append(desk.clause("request.capacity", capacity=word))
        lines.append(dated(desk, path))
    return [line for line in lines if line]


def dated(desk: Desk, path: str) -> str:
    """Where and when a paper is signed, in one phrase."""
    return desk.phrase((desk.text(f"{path}.place"), desk.text(f"{path}.date", "date")))
