"""What the transmittal and the reminder say."""

from __future__ import annotations

from comity.compose.desk import Desk, Part, Row, item, part
from comity.compose.papers_head import authority_row, concerning
from comity.compose.spacing import bound

__all__ = ["enclosed", "outstanding", "sent"]

HEAD = ("number", "title", "form", "pages", "language")


def sent(desk: Desk, note: tuple[str, str] | None = None) -> dict[str, Part]:
    """A request sent on: who sends it, which one, on what basis, and where the answer goes.

    ``note`` holds the field paths of the authorities that present and receive a note verbale.
    """
    desk.part_name = "introduction"
    requested = desk.state_named("requested")
    if note:
        names = [desk.text(f"{path}.name") for path in note]
        sender, recipient = (
            name or desk.state_alone(side)
            for name, side in zip(names, ("requesting", "requested"), strict=True)
        )
        lead = desk.clause(
            "transmittal.introduction.note-verbale",
            sender=sender,
            recipient=recipient,
            requested=requested,
        )
    else:
        lead = desk.clause("transmittal.introduction.letter", requested=requested)
    rows = concerning(desk) + _basis(desk) + _other_authorities(desk, note)
    return {
        "introduction": part(paragraphs=[lead]),
        "matter": part(
            desk.say("letter.matter.heading"), rows=rows, paragraphs=desk.paragraphs("summary")
        ),
        "terms": _terms(desk),
    }


def _other_authorities(desk: Desk, note: tuple[str, str] | None) -> list[Row]:
    """The authorities that neither the head nor the address of the paper shows."""
    rows: list[Row] = []
    executing = "requested.executing_authority"
    shown = set(note or ("requesting.central_authority", "requested.central_authority"))
    lettered = bool(desk.host.office.letterhead)
    if "requesting.central_authority" not in shown or lettered:
        rows += authority_row(desk, "central_authority", "requesting.central_authority")
    if note and "note_from" in shown and lettered:
        rows += authority_row(desk, "sender", "note_from")
    if "requested.central_authority" not in shown:
        rows += authority_row(desk, "addressee", "requested.central_authority")
    for path, label in (("note_from", "sender"), ("note_to", "addressee")):
        if desk.has(path) and path not in shown:
            rows += authority_row(desk, label, path)
    return rows + authority_row(desk, "executing_authority", executing)


def _basis(desk: Desk) -> list[Row]:
    """The instruments that the author names, each with its articles, and reciprocity."""
    texts: list[str] = []
    known = {basis.instrument.id: basis.instrument for basis in desk.resolved.bases}
    for path in desk.each("basis"):
        instrument = known.get(str(desk.get(f"{path}.instrument")))
        articles = bound(desk.joined(f"{path}.articles"))
        if instrument is None:
            name = desk.text(f"{path}.instrument")
        else:
            name, _, usual = desk.instrument_named(instrument)
            desk.place(f"{path}.instrument", name)
            articles = articles or usual
        texts.append(desk.phrase((name, articles)))
    if desk.get("reciprocity") is True:
        texts.append(desk.clause("letter.reciprocity"))
        desk.place("reciprocity", texts[-1])
    elif desk.has("reciprocity"):
        desk.withhold("reciprocity", "structural: the request does not rest on it")
    return desk.row("basis", "\n".join(texts))


def _terms(desk: Desk) -> Part:
    desk.part_name = "terms"
    paragraphs: list[str] = []
    wanted = desk.get("confidential")
    if wanted is not None:
        text = desk.clause(f"transmittal.confidential.{'wanted' if wanted else 'open'}")
        desk.place("confidential", text)
        paragraphs.append(text)
    paragraphs += desk.paragraphs("message")
    note = desk.get("form") == "note-verbale"
    paragraphs.append(desk.clause(f"transmittal.receipt{'.note-verbale' if note else ''}"))
    rows = authority_row(desk, "reply_to", "reply_to")
    return part(desk.say("transmittal.terms.heading"), paragraphs=paragraphs, rows=rows)


def enclosed(desk: Desk) -> dict[str, Part]:
    """The list of what is enclosed, with form, pages and translations."""
    desk.part_name = "enclosures"
    rows = [
        _enclosure(desk, path, number) for number, path in enumerate(desk.each("enclosures"), 1)
    ]
    head = [desk.say(f"letter.enclosures.head.{name}") for name in HEAD]
    heading = desk.say("letter.enclosures.heading")
    return {"enclosures": part(heading, table={"head": head, "rows": rows})}


def _enclosure(desk: Desk, path: str, number: int) -> list[str]:
    """A row of the list: number, title, form and copies, pages, languages."""
    form = desk.word(f"{path}.form", "paper_form")
    return [
        str(number),
        desk.text(f"{path}.title"),
        desk.phrase((form, _counted(desk, f"{path}.copies", "word.copies"))),
        _counted(desk, f"{path}.pages", "word.pages"),
        _language(desk, path),
    ]


def _counted(desk: Desk, path: str, clause: str) -> str:
    """A number of pages or copies, with the word for it."""
    number = desk.text(path)
    form = "one" if number == "1" else "several"
    return desk.say(f"{clause}.{form}", pages=number) if number else ""


def _language(desk: Desk, path: str) -> str:
    """The language of an enclosure, and of the translation that comes with it."""
    own = desk.languages(f"{path}.language", "language")
    other = desk.text(f"{path}.translation", "language")
    certified = desk.get(f"{path}.certified")
    if not other:
        return own
    kind = {True: "certified", False: "uncertified"}.get(certified, "plain")
    text = desk.say(f"word.translation.{kind}", language=other)
    if certified is not None:
        desk.place(f"{path}.certified", text)
    return desk.phrase((own, text))


def outstanding(desk: Desk) -> dict[str, Part]:
    """What has not come, what was asked before, and what is asked now."""
    desk.part_name = "introduction"
    lead = [desk.clause("reminder.introduction")]
    if desk.has("acknowledged"):
        date = desk.text("acknowledged", "date")
        lead.append(desk.clause("reminder.acknowledged", date=date))
    rows = concerning(desk) + _other_authorities(desk, None) + _before(desk)
    desk.part_name = "points"
    texts = desk.each_text("outstanding")
    items = [item(f"{number}.", text) for number, text in enumerate(texts, start=1)]
    points = part(desk.say("reminder.outstanding.heading"), items=items)
    points["paragraphs"] = desk.paragraphs("received")
    return {
        "introduction": part(paragraphs=lead),
        "matter": part(desk.say("letter.matter.heading"), rows=rows),
        "points": points,
        "terms": _asked(desk),
    }


def _asked(desk: Desk) -> Part:
    desk.part_name = "terms"
    paragraphs = [*desk.paragraphs("message"), desk.clause("reminder.asked")]
    return part(desk.say("reminder.terms.heading"), paragraphs=paragraphs)


def _before(desk: Desk) -> list[Row]:
    """The reminders sent before, each with what came back."""
    rows: list[Row] = []
    for path in desk.each("reminders"):
        words = (desk.text(f"{path}.date", "date"), desk.text(f"{path}.reference"))
        text = "\n".join(filter(None, (desk.phrase(words), desk.text(f"{path}.answer"))))
        rows += desk.row("earlier_reminder", text)
    return rows
