"""The head of correspondence: letterhead, address, references; their contacts, a translation.

Each is asked for a side of the request, ``requesting`` or ``requested``: a paper is written by one
and goes to the other.
"""

from __future__ import annotations

from comity.model.content import Part, Row
from comity.steps.compose.details import labelled
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import part

__all__ = [
    "NAMED",
    "addressee",
    "authority_lines",
    "authority_row",
    "clause_of_side",
    "concerning",
    "contacts",
    "letterhead",
    "of_company",
    "references",
    "translated",
    "writer_functions",
]

NAMED = ("name", "unit")
# letters about a request, whose reader knows what the authorities do
ABOUT = ("reminder", "closing")


def authority_lines(drafter: Drafter, path: str, *, functions: bool = True) -> list[str]:
    """An authority, a line for its name, its unit, its address, and each way to reach it.

    What it does is told last, unless ``functions`` are told elsewhere.
    """
    lines = [drafter.text(f"{path}.{name}") for name in NAMED]
    lines += drafter.each_text(f"{path}.address")
    lines += [drafter.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(drafter, "fax", f"{path}.fax"), drafter.text(f"{path}.url")]
    lines.append(_number(drafter, f"{path}.file_number"))
    languages = drafter.joined(f"{path}.languages", "language")
    lines.append(drafter.labelled(drafter.say("label.languages_written"), languages))
    told = _functions(drafter, path) if functions else []
    return [line for line in (*lines, *told) if line]


def _number(drafter: Drafter, path: str) -> str:
    """The authority's own number, unless it is that of the letter, which stands below."""
    number = drafter.get(path)
    if number is not None and number == drafter.get("reference"):
        drafter.place(path, str(number))
        return ""
    return labelled(drafter, "own_number", path)


def authority_row(drafter: Drafter, label: str, path: str) -> list[Row]:
    """A labelled row with all that is said of an authority."""
    return drafter.row(label, "\n".join(authority_lines(drafter, path)))


def of_company(drafter: Drafter) -> bool:
    """Whether a company answers in the place of a State: then some clauses are its own."""
    return drafter.get("requested.from_company") is True


def clause_of_side(drafter: Drafter, clause: str) -> str:
    """The id of a clause, or of what a company says in its place, where there is such a clause."""
    own = f"{clause}.company"
    return own if of_company(drafter) and drafter.words.has(own) else clause


def letterhead(drafter: Drafter, side: str, authority: str) -> list[str]:
    """The office's own lines, else the State and the authority whose paper it is.

    Args:
        drafter: where the paper is composed.
        side: the side that writes.
        authority: the field path of the authority that writes.
    """
    lines = _office_lines(drafter, side)
    name = drafter.state_alone(side)
    if drafter.get(f"{side}.from_company") is True:
        return _company_lines(drafter, side, authority, lines)
    if lines:
        drafter.place(
            f"{side}.state", name if name in " ".join(lines) else drafter.state_named(side)
        )
        return lines
    drafter.place(f"{side}.state", name)
    return [name[:1].upper() + name[1:], *authority_lines(drafter, authority, functions=False)]


def _company_lines(drafter: Drafter, side: str, company: str, lines: list[str]) -> list[str]:
    """The lines of a company, which does not write for the State that it is in."""
    drafter.withhold(f"{side}.from_company", "structural: chooses the letterhead")
    drafter.withhold(f"{side}.state", "structural: a company does not write for a State")
    return lines or authority_lines(drafter, company, functions=False)


def writer_functions(drafter: Drafter, side: str, authority: str) -> list[str]:
    """What the authority that writes does: a sentence, which no letterhead holds.

    Where the office has lines of its own, the authority stands in a row, with its functions.
    """
    return [] if _office_lines(drafter, side) else _functions(drafter, authority)


def _functions(drafter: Drafter, authority: str) -> list[str]:
    path = f"{authority}.functions"
    if drafter.get("kind") not in ABOUT:
        return drafter.paragraphs(path)
    drafter.withhold(path, "structural: the request told what the authority does")
    return []


def _office_lines(drafter: Drafter, side: str) -> list[str]:
    own = drafter.resolved.state(side)
    assert own is not None
    office = drafter.host.office
    return list(office.letterhead) if office.state in ("", own.code) else []


def addressee(drafter: Drafter, side: str, authority: str) -> list[str]:
    """The authority that is written to, and its State."""
    state = drafter.state_alone(side)
    drafter.place(f"{side}.state", state)
    return [*authority_lines(drafter, authority), state]


def references(drafter: Drafter, *rows: Row) -> Part:
    """The block of references."""
    drafter.part_name = "reference"
    found = drafter.value_rows("correspondence/references")
    return part(rows=[*found, *rows])


def concerning(
    drafter: Drafter, *, company: bool = False, ordered: bool = False, writes: str = ""
) -> list[Row]:
    """The request that a paper is about, as both sides find it in their files; who conducts it.

    Args:
        drafter: where the paper is composed.
        company: whether it goes to a company, which calls the number that it gave its own.
        ordered: whether the paper was an order to that company.
        writes: the authority whose name the head of the paper bears, if it is known.
    """
    path = "concerning"
    number, date = drafter.text(f"{path}.reference"), drafter.text(f"{path}.date", "date")
    which = drafter.aside(number, date)
    rows = drafter.row("our_letter", which) if company else drafter.row("request", which)
    rows = drafter.row("our_order", which) if ordered else rows
    if company and drafter.get(f"{path}.their_reference") == drafter.get("their_reference"):
        drafter.text(f"{path}.their_reference")  # the references show it already
        rows += drafter.value_rows("correspondence/letter", path)
    elif company:
        rows += drafter.value_rows("correspondence/letter-numbered", path)
    else:
        rows += drafter.value_rows("correspondence/concerning", path)
    if writes == "requesting.authority" and not _office_lines(drafter, "requesting"):
        return rows
    conducts = "\n".join(authority_lines(drafter, "requesting.authority"))
    named = any(row["text"] == conducts for row in rows)  # as the one that issued the request
    return rows if named else rows + drafter.row("authority", conducts)


def contacts(drafter: Drafter, side: str) -> Part:
    """Who answers questions: a row for each, by name."""
    drafter.part_name = "contacts"
    rows = [_contact(drafter, path) for path in drafter.each(f"{side}.contacts")]
    return part(drafter.say("request.contacts.heading"), rows=rows)


def _contact(drafter: Drafter, path: str) -> Row:
    name = drafter.text(f"{path}.name")
    lines = [drafter.phrase(drafter.text(f"{path}.{field}") for field in ("title", "authority"))]
    lines.append(
        drafter.phrase(drafter.text(f"{path}.{field}") for field in ("phone", "mobile", "email"))
    )
    hours = (drafter.text(f"{path}.hours"), drafter.text(f"{path}.time_zone"))
    lines.append(drafter.aside(*hours))
    lines.append(drafter.joined(f"{path}.languages", "language"))
    flags = {"confirms_authenticity": "authentic", "at_all_hours": "all_hours"}
    for field, clause in flags.items():
        if drafter.get(f"{path}.{field}") is True:
            lines.append(drafter.clause(f"letter.contact.{clause}"))
            drafter.place(f"{path}.{field}", lines[-1])
        elif drafter.has(f"{path}.{field}"):
            drafter.withhold(
                f"{path}.{field}", "structural: what a contact does not do is not told"
            )
    return {"name": "contact", "label": name, "text": "\n".join(line for line in lines if line)}


def translated(drafter: Drafter) -> tuple[str, list[str]]:
    """The translation of the paper that is enclosed: what it is, and what is noted of it."""
    if not drafter.has("translation"):
        return "", []
    drafter.part_name = "enclosures"
    certified = drafter.get("translation.certified")
    kind = {True: "certified", False: "uncertified"}.get(certified, "plain")
    language = drafter.text("translation.into", "language")
    text = drafter.clause(f"letter.translation.{kind}", language=language)
    if certified is not None:
        drafter.place("translation.certified", text)
    notes = [
        labelled(drafter, "translator", "translation.translator"),
        labelled(drafter, "translated_parts", "translation.parts"),
        drafter.labelled(
            drafter.say("label.prevails"), drafter.word("translation.prevails", "prevails")
        ),
    ]
    return text, [note for note in notes if note]
