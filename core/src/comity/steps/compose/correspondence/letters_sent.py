"""What a transmittal says, and the authorities that a letter names besides its head."""

from __future__ import annotations

from comity.model.content import Part, Row
from comity.steps.compose.correspondence.head import authority_row, concerning
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import part
from comity.steps.compose.spacing import bound

__all__ = ["enclosed", "other_authorities", "sent"]

HEAD = ("number", "title", "form", "pages", "language")


def sent(drafter: Drafter, note: tuple[str, str] | None = None) -> dict[str, Part]:
    """A request sent on: who sends it, which one, on what basis, and where the answer goes.

    ``note`` holds the field paths of the authorities that present and receive a note verbale.
    """
    drafter.part_name = "introduction"
    requested = drafter.state_named("requested")
    if note:
        names = [drafter.text(f"{path}.name") for path in note]
        sender, recipient = (
            name or drafter.state_alone(side)
            for name, side in zip(names, ("requesting", "requested"), strict=True)
        )
        lead = drafter.clause(
            "transmittal.introduction.note-verbale",
            sender=sender,
            recipient=recipient,
            requested=requested,
        )
    else:
        lead = drafter.clause("transmittal.introduction.letter", requested=requested)
    rows = concerning(drafter) + _basis(drafter) + other_authorities(drafter, note)
    return {
        "introduction": part(paragraphs=[lead]),
        "matter": part(
            drafter.say("letter.matter.heading"),
            rows=rows,
            paragraphs=drafter.paragraphs("summary"),
        ),
        "terms": _terms(drafter),
    }


def other_authorities(drafter: Drafter, note: tuple[str, str] | None) -> list[Row]:
    """The authorities that neither the head nor the address of the paper shows."""
    rows: list[Row] = []
    executing = "requested.executing_authority"
    shown = set(note or ("requesting.central_authority", "requested.central_authority"))
    lettered = bool(drafter.host.office.letterhead)
    if "requesting.central_authority" not in shown or lettered:
        rows += authority_row(drafter, "central_authority", "requesting.central_authority")
    if note and "note_from" in shown and lettered:
        rows += authority_row(drafter, "sender", "note_from")
    if "requested.central_authority" not in shown:
        rows += authority_row(drafter, "addressee", "requested.central_authority")
    for path, label in (("note_from", "sender"), ("note_to", "addressee")):
        if drafter.has(path) and path not in shown:
            rows += authority_row(drafter, label, path)
    return rows + authority_row(drafter, "executing_authority", executing)


def _basis(drafter: Drafter) -> list[Row]:
    """The instruments that the author names, each with its articles, and reciprocity."""
    texts: list[str] = []
    known = {basis.instrument.id: basis.instrument for basis in drafter.resolved.bases}
    for path in drafter.basis_paths():
        instrument = known.get(str(drafter.get(f"{path}.instrument")))
        articles = bound(drafter.joined(f"{path}.articles"))
        if instrument is None:
            name = drafter.text(f"{path}.instrument")
        else:
            name, _, usual = drafter.instrument_named(instrument)
            drafter.place(f"{path}.instrument", name)
            articles = articles or usual
        texts.append(drafter.phrase((name, articles)))
    if drafter.get("reciprocity") is True:
        texts.append(drafter.clause("letter.reciprocity"))
        drafter.place("reciprocity", texts[-1])
    elif drafter.has("reciprocity"):
        drafter.withhold("reciprocity", "structural: the request does not rest on it")
    return drafter.row("basis", "\n".join(texts))


def _terms(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    paragraphs: list[str] = []
    wanted = drafter.get("confidential")
    if wanted is not None:
        text = drafter.clause(f"transmittal.confidential.{'wanted' if wanted else 'open'}")
        drafter.place("confidential", text)
        paragraphs.append(text)
    paragraphs += drafter.paragraphs("message")
    note = drafter.get("form") == "note-verbale"
    paragraphs.append(drafter.clause(f"transmittal.receipt{'.note-verbale' if note else ''}"))
    rows = authority_row(drafter, "reply_to", "reply_to")
    return part(drafter.say("transmittal.terms.heading"), paragraphs=paragraphs, rows=rows)


def enclosed(drafter: Drafter) -> dict[str, Part]:
    """The list of what is enclosed, with form, pages and translations."""
    drafter.part_name = "enclosures"
    rows = [
        _enclosure(drafter, path, number)
        for number, path in enumerate(drafter.each("enclosures"), 1)
    ]
    head = [drafter.say(f"letter.enclosures.head.{name}") for name in HEAD]
    heading = drafter.say("letter.enclosures.heading")
    return {"enclosures": part(heading, table={"head": head, "rows": rows})}


def _enclosure(drafter: Drafter, path: str, number: int) -> list[str]:
    """A row of the list: number, title, form and copies, pages, languages."""
    form = drafter.word(f"{path}.form", "paper_form")
    return [
        str(number),
        drafter.text(f"{path}.title"),
        drafter.phrase((form, _counted(drafter, f"{path}.copies", "word.copies"))),
        _counted(drafter, f"{path}.pages", "word.pages"),
        _language(drafter, path),
    ]


def _counted(drafter: Drafter, path: str, clause: str) -> str:
    """A number of pages or copies, with the word for it."""
    number = drafter.text(path)
    if not number:
        return ""
    form = drafter.words.form(clause, int(drafter.get(path)))
    return drafter.say(f"{clause}.{form}", pages=number)


def _language(drafter: Drafter, path: str) -> str:
    """The language of an enclosure, and of the translation that comes with it."""
    own = drafter.languages(f"{path}.language", "language")
    other = drafter.text(f"{path}.translation", "language")
    certified = drafter.get(f"{path}.certified")
    if not other:
        return own
    kind = {True: "certified", False: "uncertified"}.get(certified, "plain")
    text = drafter.say(f"word.translation.{kind}", language=other)
    if certified is not None:
        drafter.place(f"{path}.certified", text)
    return drafter.phrase((own, text))
