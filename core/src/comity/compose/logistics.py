"""Conditions and logistics: urgency, secrecy, undertakings, contacts, execution, annexes."""

from __future__ import annotations

from comity.compose.desk import Desk, Entry, Item, Part, entry, item, letter, part
from comity.compose.numbers import SEALED, Numbers
from comity.law.ask import answer

__all__ = [
    "annexes_part",
    "confidentiality_part",
    "contacts_part",
    "earlier_part",
    "logistics_parts",
    "urgency_part",
]


def logistics_parts(desk: Desk, numbers: Numbers) -> dict[str, Part]:
    """The parts that say how the request is to be carried out."""
    return {
        "urgency": urgency_part(desk),
        "confidentiality": confidentiality_part(desk),
        "undertakings": _undertakings(desk, numbers),
        "earlier": earlier_part(desk),
        "execution": _execution(desk),
        "contacts": contacts_part(desk),
        "annexes": annexes_part(desk),
    }


def urgency_part(desk: Desk) -> Part:
    """Whether it is urgent, until when, and why."""
    desk.part_name = "urgency"
    level = desk.get("urgency.level")
    paragraphs: list[str] = []
    if level in ("urgent", "emergency"):
        text = desk.clause(f"request.urgency.{level}")
        desk.place("urgency.level", text)
        paragraphs.append(text)
    if desk.has("urgency.grounds"):
        each = [desk.word(path, "ground") for path in desk.each("urgency.grounds")]
        grounds = desk.listed(each)
        paragraphs.append(desk.clause("request.urgency.grounds", grounds=grounds))
    paragraphs += desk.paragraphs("urgency.reason")
    paragraphs += desk.paragraphs("urgency.danger")
    paragraphs += desk.paragraphs("urgency.help")
    if desk.has("urgency.deadline"):
        date = desk.text("urgency.deadline", "date")
        paragraphs.append(desk.clause("request.urgency.deadline", date=date))
    return part(desk.say("request.urgency.heading"), paragraphs=paragraphs)


def confidentiality_part(desk: Desk) -> Part:
    """Whether it is to be kept secret, why, and until when."""
    desk.part_name = "confidentiality"
    path = "confidentiality"
    paragraphs: list[str] = []
    wanted = desk.get(f"{path}.wanted")
    if wanted is not None:
        text = desk.clause(f"request.confidentiality.{'wanted' if wanted else 'open'}")
        desk.place(f"{path}.wanted", text)
        paragraphs.append(text)
    paragraphs += desk.paragraphs(f"{path}.reason")
    if desk.has(f"{path}.until"):
        until = desk.text(f"{path}.until")
        paragraphs.append(desk.clause("request.confidentiality.until", until=until))
    paragraphs += desk.paragraphs(f"{path}.may_know")
    notice = desk.get(f"{path}.user_notice")
    if notice is not None:
        found = answer(desk.resolved.book("requested"), "user-notification")
        text = desk.clause(
            f"request.confidentiality.notice.{notice}",
            fields=(f"{path}.user_notice",),
            cite=(found.cited(),) if found else (),
        )
        desk.place(f"{path}.user_notice", text)
        paragraphs.append(text)
    return part(desk.say("request.confidentiality.heading"), paragraphs=paragraphs)


def _undertakings(desk: Desk, numbers: Numbers) -> Part:
    desk.part_name = "undertakings"
    items: list[Item] = []
    for path in desk.each("assurances"):
        given_by = desk.text(f"{path}.given_by")
        kind = str(desk.get(f"{path}.kind"))
        if desk.has(f"{path}.text"):
            text = "\n".join(desk.paragraphs(f"{path}.text"))
            word = desk.word(f"{path}.kind", "assurance")
            text = desk.clause("request.assurance.own", kind=word, given_by=given_by, text=text)
        else:
            known = desk.words.has(f"request.assurance.{kind}")
            clause = f"request.assurance.{kind}" if known else "request.assurance.other"
            text = desk.clause(clause, given_by=given_by, kind=kind)
            desk.place(f"{path}.kind", text)
        items.append(item(letter(len(items)), text, [numbers.annex(desk, f"{path}.annex")]))
    paragraphs: list[str] = []
    for name in ("data_protection", "data_deletion", "use", "costs"):
        paragraphs += desk.paragraphs(name)
    if items:
        paragraphs.append(desk.clause("request.undertakings.intro"))
    return part(desk.say("request.undertakings.heading"), paragraphs=paragraphs, items=items)


def earlier_part(desk: Desk) -> Part:
    """What went before it, and the channels tried."""
    desk.part_name = "earlier"
    items: list[Item] = []
    for path in desk.each("earlier"):
        words = [desk.word(f"{path}.kind", "earlier"), desk.text(f"{path}.reference")]
        words += [desk.text(f"{path}.date", "date"), desk.text(f"{path}.authority")]
        if desk.has(f"{path}.expires"):
            words.append(desk.say("word.until", date=desk.text(f"{path}.expires", "date")))
        steps = ("sent_by", "channel", "holder", "their_reference")
        words += [desk.text(f"{path}.{name}") for name in steps]
        notes = [desk.text(f"{path}.subject"), desk.text(f"{path}.result")]
        items.append(item(_bullet(items), desk.phrase(words), notes))
    for path in desk.each("channels"):
        tried = "tried" if desk.get(f"{path}.tried") else "not-tried"
        text = desk.clause(f"request.channels.{tried}", channel=desk.text(f"{path}.channel"))
        desk.place(f"{path}.tried", text)
        if desk.has(f"{path}.date"):
            text = desk.aside(text, desk.text(f"{path}.date", "date"))
        notes = [desk.text(f"{path}.{n}") for n in ("with", "reference", "result", "why_not")]
        items.append(item(_bullet(items), text, notes))
    return part(desk.say("request.earlier.heading"), items=items)


def _bullet(items: list[Item]) -> str:
    return letter(len(items))


def _execution(desk: Desk) -> Part:
    desk.part_name = "execution"
    rows = desk.value_rows(
        "",
        ("sent_by", "transmission.way", "text"),
        ("copies", "transmission.copies", "text"),
        ("reply_to", "transmission.reply_to", "text"),
        ("reply_by", "transmission.reply_by", "text"),
        ("format", "transmission.format", "text"),
        ("encryption", "transmission.encryption", "text"),
        ("original_follows", "transmission.original_follows", "date"),
        ("receiving_authority", "delivery.receiving_authority.name", "text"),
        ("medium", "delivery.medium", "text"),
        ("file_formats", "delivery.format", "text"),
        ("hash", "delivery.hash", "text"),
        ("custody_record", "delivery.custody_record", "text"),
        ("open_until", "delivery.open_until", "date"),
        ("translation", "translation.into", "language"),
        ("certified", "translation.certified", "text"),
        ("translator", "translation.translator", "text"),
        ("language", "language", "language"),
    )
    paragraphs = [desk.clause("request.execution.spirit")]
    return part(desk.say("request.execution.heading"), paragraphs=paragraphs, rows=rows)


def contacts_part(desk: Desk) -> Part:
    """Who answers questions."""
    desk.part_name = "contacts"
    entries: list[Entry] = []
    for path in desk.each("requesting.contacts"):
        rows = desk.value_rows(
            path,
            ("title", "title", "text"),
            ("authority", "authority", "text"),
            ("phone", "phone", "text"),
            ("mobile", "mobile", "text"),
            ("email", "email", "text"),
            ("hours", "hours", "text"),
            ("time_zone", "time_zone", "text"),
            ("languages", "languages", "list:language"),
        )
        if desk.has(f"{path}.confirms_authenticity"):
            rows += desk.row("authenticity", desk.text(f"{path}.confirms_authenticity"))
        if desk.has(f"{path}.at_all_hours"):
            rows += desk.row("at_all_hours", desk.text(f"{path}.at_all_hours"))
        entries.append(entry(desk.text(f"{path}.name"), rows=rows))
    return part(desk.say("request.contacts.heading"), entries=entries)


def annexes_part(desk: Desk) -> Part:
    """The papers that go with it."""
    desk.part_name = "annexes"
    items: list[Item] = []
    for number, path in enumerate(desk.each("annexes"), start=1):
        desk.withhold(f"{path}.id", "structural: shown as a number")
        text = desk.text(f"{path}.title")
        if desk.has(f"{path}.pages"):
            pages = desk.text(f"{path}.pages")
            form = "one" if pages == "1" else "several"
            text = desk.aside(text, desk.say(f"word.pages.{form}", pages=pages))
        items.append(item(f"{number}.", text))
    if named := sealed_names(desk):
        text = desk.clause("request.annexes.sealed", mark=SEALED, persons=desk.listed(named))
        items.append(item(f"{SEALED}.", text))
    return part(desk.say("request.annexes.heading"), items=items)


def sealed_names(desk: Desk) -> list[str]:
    """The pseudonyms of those whose identity a sealed annex gives, in the order of the file."""
    return [
        str(desk.get(f"{path}.name.full"))
        for path in desk.each("persons")
        if str(desk.get(f"{path}.id")) in desk.sealed
    ]
