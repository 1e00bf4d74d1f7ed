"""Conditions and logistics: urgency, secrecy, undertakings, contacts, execution, annexes."""

from __future__ import annotations

from comity.compose.desk import Desk, Entry, Item, Part, entry, item, letter, part
from comity.compose.numbers import Numbers
from comity.law.ask import answer

__all__ = ["logistics_parts"]


def logistics_parts(desk: Desk, numbers: Numbers) -> dict[str, Part]:
    """The parts that say how the request is to be carried out."""
    return {
        "urgency": _urgency(desk),
        "confidentiality": _confidentiality(desk),
        "undertakings": _undertakings(desk, numbers),
        "earlier": _earlier(desk),
        "execution": _execution(desk),
        "contacts": _contacts(desk),
        "annexes": _annexes(desk),
    }


def _urgency(desk: Desk) -> Part:
    desk.part_name = "urgency"
    level = desk.get("urgency.level")
    paragraphs: list[str] = []
    if level in ("urgent", "emergency"):
        text = desk.clause(f"request.urgency.{level}")
        desk.place("urgency.level", text)
        paragraphs.append(text)
    paragraphs += desk.paragraphs("urgency.reason")
    paragraphs += desk.paragraphs("urgency.danger")
    paragraphs += desk.paragraphs("urgency.help")
    if desk.has("urgency.deadline"):
        date = desk.text("urgency.deadline", "date")
        paragraphs.append(desk.clause("request.urgency.deadline", date=date))
    return part(desk.say("request.urgency.heading"), paragraphs=paragraphs)


def _confidentiality(desk: Desk) -> Part:
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
    paragraphs = [desk.clause("request.undertakings.intro")] if items else []
    for name in ("data_protection", "data_deletion", "use", "costs"):
        paragraphs += desk.paragraphs(name)
    return part(desk.say("request.undertakings.heading"), paragraphs=paragraphs, items=items)


def _earlier(desk: Desk) -> Part:
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
        items.append(item(_bullet(items), ", ".join(word for word in words if word), notes))
    for path in desk.each("channels"):
        tried = "tried" if desk.get(f"{path}.tried") else "not-tried"
        text = desk.clause(f"request.channels.{tried}", channel=desk.text(f"{path}.channel"))
        desk.place(f"{path}.tried", text)
        if desk.has(f"{path}.date"):
            text = f"{text} ({desk.text(f'{path}.date', 'date')})"
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


def _contacts(desk: Desk) -> Part:
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
        entries.append(entry(desk.text(f"{path}.name"), rows=rows))
    return part(desk.say("request.contacts.heading"), entries=entries)


def _annexes(desk: Desk) -> Part:
    desk.part_name = "annexes"
    items: list[Item] = []
    for number, path in enumerate(desk.each("annexes"), start=1):
        desk.withhold(f"{path}.id", "structural: shown as a number")
        text = desk.text(f"{path}.title")
        notes = []
        if desk.has(f"{path}.pages"):
            pages = desk.text(f"{path}.pages")
            form = "one" if pages == "1" else "several"
            notes.append(desk.say(f"word.pages.{form}", pages=pages))
        items.append(item(f"{number}.", text, notes))
    return part(desk.say("request.annexes.heading"), items=items)
