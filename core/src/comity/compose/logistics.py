"""Conditions and logistics: urgency, secrecy, undertakings, contacts, execution, annexes."""

from __future__ import annotations

from comity.compose.desk import Desk, Entry, Item, Part, Row, entry, item, letter, part
from comity.compose.details import account, authority_lines, labelled
from comity.compose.numbers import SEALED, Numbers
from comity.compose.time_limits import reply_by
from comity.drafts.givers import can_give
from comity.law.ask import answer

__all__ = [
    "annexes_part",
    "confidentiality_part",
    "contacts_part",
    "earlier_part",
    "logistics_parts",
    "urgency_part",
]

# what is said of an earlier step below it, each after a label
EARLIER_STEPS = (
    ("label.sender", "sent_by"),
    ("label.channel", "channel"),
    ("label.holder", "holder"),
    ("label.their_number", "their_reference"),
)


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
    reason = desk.paragraphs("urgency.reason")
    paragraphs += [*_grounds(desk, reason), *reason]
    paragraphs += desk.paragraphs("urgency.danger")
    if desk.has("urgency.at_risk"):
        who = desk.text("urgency.at_risk")
        paragraphs.append(desk.clause("request.urgency.at_risk", who=who))
    paragraphs += desk.paragraphs("urgency.help")
    if wanted := reply_by(desk):
        paragraphs.append(wanted)
    if desk.has("urgency.process_follows"):
        date = desk.text("urgency.process_follows", "date")
        paragraphs.append(desk.clause("request.urgency.process_follows", date=date))
    return part(desk.say("request.urgency.heading"), paragraphs=paragraphs)


def _grounds(desk: Desk, reason: list[str]) -> list[str]:
    """The grounds by name; where the one ground is another, the reason alone says it."""
    paths = desk.each("urgency.grounds")
    if [desk.get(path) for path in paths] == ["other"] and reason:
        desk.place(paths[0], reason[0])
        return []
    named = desk.listed([desk.word(path, "ground") for path in paths])
    return [desk.clause("request.urgency.grounds", grounds=named)] if named else []


def confidentiality_part(
    desk: Desk, notice_clauses: str = "request.confidentiality.notice"
) -> Part:
    """Whether it is to be kept secret, why, and until when.

    ``notice_clauses`` begin the ids of the sentences on notice to users: a provider that is
    written to itself is not asked to be ordered.
    """
    desk.part_name = "confidentiality"
    path = "confidentiality"
    paragraphs: list[str] = []
    wanted = desk.get(f"{path}.wanted")
    if wanted is not None:
        text = desk.clause(f"request.confidentiality.{'wanted' if wanted else 'open'}")
        desk.place(f"{path}.wanted", text)
        paragraphs.append(text)
    paragraphs += desk.paragraphs(f"{path}.reason")
    until = desk.aside(desk.text(f"{path}.until"), desk.text(f"{path}.until_date", "date"))
    if until:
        paragraphs.append(desk.clause("request.confidentiality.until", until=until))
    paragraphs += desk.paragraphs(f"{path}.may_know")
    notice = desk.get(f"{path}.user_notice")
    if notice is not None:
        found = answer(desk.resolved.book("requested"), "user-notification")
        text = desk.clause(
            f"{notice_clauses}.{notice}",
            fields=(f"{path}.user_notice",),
            cite=(found.cited(),) if found else (),
        )
        desk.place(f"{path}.user_notice", text)
        paragraphs.append(text)
    paragraphs += _secrecy(desk, path)
    return part(desk.say("request.confidentiality.heading"), paragraphs=paragraphs)


def _secrecy(desk: Desk, path: str) -> list[str]:
    """Why and by what order the user is not told, and whether to ask before secrecy is lifted."""
    paragraphs: list[str] = []
    if desk.has(f"{path}.notice_grounds"):
        grounds = desk.phrase(desk.each_text(f"{path}.notice_grounds"), "format.then")
        paragraphs.append(desk.clause("request.confidentiality.notice_grounds", grounds=grounds))
    if desk.has(f"{path}.order"):
        order = desk.text(f"{path}.order")
        paragraphs.append(desk.clause("request.confidentiality.order", order=order))
    first = desk.get(f"{path}.contact_first")
    if first is not None:
        text = desk.clause(
            f"request.confidentiality.{'contact_first' if first else 'contact_not_needed'}"
        )
        desk.place(f"{path}.contact_first", text)
        paragraphs.append(text)
    return paragraphs


def _assurance(desk: Desk, path: str) -> tuple[str, list[str]]:
    """An assurance in its own words, or in those of what it promises, else in the usual ones."""
    given_by, kind = desk.text(f"{path}.given_by"), str(desk.get(f"{path}.kind"))
    words = [desk.word(promise, "promise") for promise in desk.each(f"{path}.promise")]
    promises = desk.phrase(words, "format.then")
    notes: list[str] = []
    if desk.has(f"{path}.text"):
        text = "\n".join(desk.paragraphs(f"{path}.text"))
        word = desk.word(f"{path}.kind", "assurance")
        text = desk.clause("request.assurance.own", kind=word, given_by=given_by, text=text)
        notes.append(desk.labelled(desk.say("label.promised"), promises))
    elif promises:
        word = desk.word(f"{path}.kind", "assurance")
        clause = "request.assurance.promised"
        text = desk.clause(clause, kind=word, given_by=given_by, promises=promises)
    else:
        known = desk.words.has(f"request.assurance.{kind}")
        clause = f"request.assurance.{kind}" if known else "request.assurance.other"
        text = desk.clause(clause, given_by=given_by, kind=kind)
        desk.place(f"{path}.kind", text)
    capacity = desk.word(f"{path}.capacity", "giver")
    notes += [
        labelled(desk, "for_use", f"{path}.use"),
        desk.labelled(desk.say("label.in_capacity"), capacity),
        labelled(desk, "power", f"{path}.power"),
    ]
    return text, notes


def _undertakings(desk: Desk, numbers: Numbers) -> Part:
    desk.part_name = "undertakings"
    items: list[Item] = []
    for path in desk.each("assurances"):
        if _unprinted(desk, path):
            continue
        text, notes = _assurance(desk, path)
        notes.append(labelled(desk, "given_on", f"{path}.date", "date"))
        notes.append(numbers.annex(desk, f"{path}.annex", opens=True))
        items.append(item(letter(len(items)), text, notes))
    paragraphs: list[str] = []
    for name in ("data_protection", "data_deletion", "use", "costs"):
        paragraphs += desk.paragraphs(name)
    paragraphs += [*_payments(desk), *_statements(desk)]
    if items:
        paragraphs.append(desk.clause("request.undertakings.intro"))
    heading = f"request.undertakings.heading{'.statements' if desk.has('statements') else ''}"
    return part(desk.say(heading), paragraphs=paragraphs, items=items)


def _unprinted(desk: Desk, path: str) -> bool:
    """Whether an undertaking is not printed; ``undertaking.unprinted`` tells the author why."""
    kind, given_by = (str(desk.get(f"{path}.{name}") or "") for name in ("kind", "given_by"))
    capacity, power = (str(desk.get(f"{path}.{name}") or "") for name in ("capacity", "power"))
    if kind == "reciprocity" and desk.resolved.treaty_binds():
        desk.withhold(path, "a treaty binds both States, and is relied on")
        return True
    if not can_give(kind, given_by, capacity, power):
        desk.withhold(path, "the giver named cannot give an undertaking that binds the State")
        return True
    return False


def _payments(desk: Desk) -> list[str]:
    """The costs that are foreseen, and the account into which sums may be paid."""
    paragraphs: list[str] = []
    if desk.has("cost_estimate"):
        total = desk.whole("cost_estimate", "money")
        paragraphs.append(desk.clause("request.costs.estimate", sum=total))
    if desk.has("payment_account"):
        text = account(desk, "payment_account")
        paragraphs.append(desk.clause("request.costs.account", account=text))
    return paragraphs


def _statements(desk: Desk) -> list[str]:
    """What is said on grounds of refusal before the other side raises them."""
    said: list[str] = []
    for path in desk.each("statements"):
        ground = desk.word(f"{path}.ground", "objection")
        text = "\n".join(desk.paragraphs(f"{path}.text"))
        said.append(desk.clause("request.statement", ground=ground, text=text))
    return [desk.clause("request.statements.intro"), *said] if said else []


def earlier_part(desk: Desk) -> Part:
    """What went before it, and the channels tried."""
    desk.part_name = "earlier"
    items: list[Item] = []
    for path in desk.each("earlier"):
        words = [desk.word(f"{path}.kind", "earlier"), desk.text(f"{path}.reference")]
        words += [desk.text(f"{path}.date", "date"), desk.text(f"{path}.authority")]
        if desk.has(f"{path}.expires"):
            words.append(desk.say("word.until", date=desk.text(f"{path}.expires", "date")))
        words.append(desk.word(f"{path}.extended", "extended"))
        steps = [
            desk.labelled(desk.say(label), desk.text(f"{path}.{name}"))
            for label, name in EARLIER_STEPS
        ]
        notes = [desk.text(f"{path}.subject"), desk.phrase(steps, "format.then")]
        notes.append(desk.text(f"{path}.result"))
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
    rows = _authority(desk, "executing_authority", "requested.executing_authority")
    rows += desk.value_rows(
        "",
        ("sent_by", "transmission.way", "text"),
        ("sent_as", "transmission.form", "word:sent_as"),
        ("urgent_copy", "transmission.urgent_copy", "text"),
        ("electronic_signature", "transmission.signature", "text"),
        ("copies", "transmission.copies", "text"),
        ("reply_to", "transmission.reply_to", "text"),
        ("reply_by", "transmission.reply_by", "text"),
        ("languages_of_reply", "requesting.central_authority.languages", "list:language"),
        ("format", "transmission.format", "text"),
        ("encryption", "transmission.encryption", "text"),
        ("original_follows", "transmission.original_follows", "date"),
    )
    rows += _authority(desk, "receiving_authority", "delivery.receiving_authority")
    rows += desk.value_rows(
        "",
        ("medium", "delivery.medium", "text"),
        ("file_formats", "delivery.format", "text"),
        ("hash", "delivery.hash", "text"),
        ("evidence_time_zone", "delivery.time_zone", "text"),
        ("custody_record", "delivery.custody_record", "text"),
        ("open_until", "delivery.open_until", "date"),
        ("in_parts", "delivery.in_parts", "text"),
        ("translation", "translation.into", "language"),
        ("certified", "translation.certified", "text"),
        ("translator", "translation.translator", "text"),
        ("translated_parts", "translation.parts", "text"),
        ("prevails", "translation.prevails", "word:prevails"),
        ("language", "language", "language"),
    )
    paragraphs = [desk.clause("request.execution.spirit")]
    return part(desk.say("request.execution.heading"), paragraphs=paragraphs, rows=rows)


def _authority(desk: Desk, label: str, path: str) -> list[Row]:
    return desk.row(label, "\n".join(authority_lines(desk, path)))


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
        text = desk.aside(desk.text(f"{path}.title"), _annex(desk, path))
        files = [labelled(desk, "file", f"{path}.file")]
        files.append(labelled(desk, "sha256", f"{path}.sha256"))
        items.append(item(f"{number}.", text, [desk.phrase(files, "format.then")]))
    if named := sealed_names(desk):
        text = desk.clause("request.annexes.sealed", mark=SEALED, persons=desk.listed(named))
        items.append(item(f"{SEALED}.", text))
    return part(desk.say("request.annexes.heading"), items=items)


def _annex(desk: Desk, path: str) -> str:
    """What an annex is, beside its title: sort, form, date, language, pages."""
    words = [desk.word(f"{path}.kind", "annex_kind"), desk.word(f"{path}.form", "paper_form")]
    if desk.has(f"{path}.date"):
        words.append(desk.say("word.dated", date=desk.text(f"{path}.date", "date")))
    if desk.has(f"{path}.language"):
        language = desk.text(f"{path}.language", "language")
        words.append(desk.say("word.in_language", language=language))
    if desk.has(f"{path}.pages"):
        pages = desk.text(f"{path}.pages")
        form = "one" if pages == "1" else "several"
        words.append(desk.say(f"word.pages.{form}", pages=pages))
    return desk.phrase(words)


def sealed_names(desk: Desk) -> list[str]:
    """The pseudonyms of those whose identity a sealed annex gives, in the order of the file."""
    return [
        str(desk.get(f"{path}.name.full"))
        for path in desk.each("persons")
        if str(desk.get(f"{path}.id")) in desk.sealed
    ]
