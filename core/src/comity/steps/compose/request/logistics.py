"""Conditions and logistics: urgency, secrecy, undertakings, contacts, execution, annexes."""

from __future__ import annotations

from collections.abc import Collection

from comity.law.ask import answer
from comity.model.content import Entry, Item, Part, Row
from comity.model.drafts.undertaking_givers import can_give
from comity.model.law_records import Instrument
from comity.steps.compose.details import account, authority_lines, labelled
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import SEALED, Numbers
from comity.steps.compose.part_shapes import entry, item, letter, part
from comity.steps.compose.request.time_limits import reply_by

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
ASKED = "request.confidentiality"
EARLIER_TO_HOLDER = (
    *EARLIER_STEPS[:-2],
    ("label.provider", "holder"),
    ("label.their_reference", "their_reference"),
)


def logistics_parts(drafter: Drafter, numbers: Numbers) -> dict[str, Part]:
    """The parts that say how the request is to be carried out."""
    return {
        "urgency": urgency_part(drafter),
        "confidentiality": confidentiality_part(drafter),
        "undertakings": _undertakings(drafter, numbers),
        "earlier": earlier_part(drafter),
        "execution": _execution(drafter),
        "contacts": contacts_part(drafter),
        "annexes": annexes_part(drafter),
    }


def urgency_part(drafter: Drafter, *, order: bool = False) -> Part:
    """Whether it is urgent, until when, and why; ``order`` tells that the paper is no request."""
    drafter.part_name = "urgency"
    level = drafter.get("urgency.level")
    paragraphs: list[str] = []
    if level in ("urgent", "emergency"):
        clause = f"disclosure.urgency.{level}" if order else f"request.urgency.{level}"
        text = drafter.clause(clause)
        drafter.place("urgency.level", text)
        paragraphs.append(text)
    reason = drafter.paragraphs("urgency.reason")
    paragraphs += [*_grounds(drafter, reason), *reason]
    paragraphs += drafter.paragraphs("urgency.danger")
    if drafter.has("urgency.at_risk"):
        who = drafter.text("urgency.at_risk")
        paragraphs.append(drafter.clause("request.urgency.at_risk", who=who))
    paragraphs += drafter.paragraphs("urgency.help")
    if wanted := reply_by(drafter, order=order):
        paragraphs.append(wanted)
    if drafter.has("urgency.process_follows"):
        date = drafter.text("urgency.process_follows", "date")
        paragraphs.append(drafter.clause("request.urgency.process_follows", date=date))
    return part(drafter.say("request.urgency.heading"), paragraphs=paragraphs)


def _grounds(drafter: Drafter, reason: list[str]) -> list[str]:
    """The grounds by name; where the one ground is another, the reason alone says it."""
    paths = drafter.each("urgency.grounds")
    if [drafter.get(path) for path in paths] == ["other"] and reason:
        drafter.place(paths[0], reason[0])
        return []
    named = drafter.listed([drafter.word(path, "ground") for path in paths])
    return [drafter.clause("request.urgency.grounds", grounds=named)] if named else []


def confidentiality_part(
    drafter: Drafter,
    notice_clauses: str = "request.confidentiality.notice",
    secrecy: str = ASKED,
    order_clause: str = "request.confidentiality.order",
    by: Instrument | None = None,
) -> Part:
    """Whether it is to be kept secret, why, and until when.

    ``notice_clauses`` begin the ids of the sentences on notice to users: a provider that is
    written to itself is not asked to be ordered. ``secrecy`` begins those on secrecy itself: an
    order is no request. ``order_clause`` names an order on notice; ``by`` is the instrument that
    says who gives notice, where it is not the law of the other State.
    """
    drafter.part_name = "confidentiality"
    path = "confidentiality"
    paragraphs: list[str] = []
    wanted = drafter.get(f"{path}.wanted")
    if secrecy == ASKED and drafter.resolved.draft.addressed_reader():
        secrecy = "letter.secrecy"  # whoever is written to itself is asked in the first person
    if wanted is not None and not by:  # else the law asks for it in any case
        text = drafter.clause(f"{secrecy}.{'wanted' if wanted else 'open'}")
        drafter.place(f"{path}.wanted", text)
        paragraphs.append(text)
    paragraphs += drafter.paragraphs(f"{path}.reason")
    until = drafter.aside(drafter.text(f"{path}.until"), drafter.text(f"{path}.until_date", "date"))
    if until:
        paragraphs.append(drafter.clause("request.confidentiality.until", until=until))
    paragraphs += drafter.paragraphs(f"{path}.may_know")
    notice = drafter.get(f"{path}.user_notice")
    if notice is not None:
        found = None if by else answer(drafter.resolved.book("requested"), "user-notification")
        cited = by.citation if by else found.cited() if found else None
        text = drafter.clause(
            f"{notice_clauses}.{notice}",
            fields=(f"{path}.user_notice",),
            cite=(cited,),
        )
        drafter.place(f"{path}.user_notice", text)
        paragraphs.append(text)
    paragraphs += _secrecy(drafter, path, order_clause)
    return part(drafter.say("request.confidentiality.heading"), paragraphs=paragraphs)


def _secrecy(drafter: Drafter, path: str, order_clause: str) -> list[str]:
    """Why and by what order the user is not told, and whether to ask before secrecy is lifted."""
    paragraphs: list[str] = []
    if drafter.has(f"{path}.notice_grounds"):
        grounds = drafter.phrase(drafter.each_text(f"{path}.notice_grounds"), "format.then")
        paragraphs.append(drafter.clause("request.confidentiality.notice_grounds", grounds=grounds))
    if drafter.has(f"{path}.order"):
        order = drafter.text(f"{path}.order")
        paragraphs.append(drafter.clause(order_clause, order=order))
    first = drafter.get(f"{path}.contact_first")
    if first is not None:
        text = drafter.clause(
            f"request.confidentiality.{'contact_first' if first else 'contact_not_needed'}"
        )
        drafter.place(f"{path}.contact_first", text)
        paragraphs.append(text)
    return paragraphs


def _assurance_kind(drafter: Drafter, path: str) -> str:
    """The name of an assurance, placed."""
    if drafter.words.has(f"word.assurance.{drafter.get(f'{path}.kind')}"):
        return drafter.word(f"{path}.kind", "assurance")
    name = _own_assurance(drafter, str(drafter.get(f"{path}.kind")))
    drafter.place(f"{path}.kind", name)
    return name


def _own_assurance(drafter: Drafter, kind: str) -> str:
    """The name of an assurance that no clause words: that of a State's law, or its id."""
    books = filter(None, map(drafter.resolved.book, ("requested", "requesting")))
    titles = (one.title for book in books for one in book.assurances if one.id == kind)
    return drafter.term(kind, next(filter(None, titles), ""))


def _assurance(drafter: Drafter, path: str) -> tuple[str, list[str]]:
    """An assurance in its own words, or in those of what it promises, else in the usual ones."""
    given_by, kind = drafter.text(f"{path}.given_by"), str(drafter.get(f"{path}.kind"))
    words = [drafter.word(promise, "promise") for promise in drafter.each(f"{path}.promise")]
    promises = drafter.phrase(words, "format.then")
    notes: list[str] = []
    if drafter.has(f"{path}.text"):
        text = "\n".join(drafter.paragraphs(f"{path}.text"))
        word = _assurance_kind(drafter, path)
        text = drafter.clause("request.assurance.own", kind=word, given_by=given_by, text=text)
        notes.append(drafter.labelled(drafter.say("label.promised"), promises))
    elif promises:
        word = _assurance_kind(drafter, path)
        clause = "request.assurance.promised"
        text = drafter.clause(clause, kind=word, given_by=given_by, promises=promises)
    else:
        known = drafter.words.has(f"request.assurance.{kind}")
        clause = f"request.assurance.{kind}" if known else "request.assurance.other"
        name = "" if known else _own_assurance(drafter, kind)
        text = drafter.clause(clause, given_by=given_by, kind=name)
        drafter.place(f"{path}.kind", text)
    capacity = drafter.word(f"{path}.capacity", "giver")
    notes += [
        labelled(drafter, "for_use", f"{path}.use"),
        drafter.labelled(drafter.say("label.in_capacity"), capacity),
        labelled(drafter, "power", f"{path}.power"),
    ]
    return text, notes


def _undertakings(drafter: Drafter, numbers: Numbers) -> Part:
    drafter.part_name = "undertakings"
    items: list[Item] = []
    for path in drafter.each("assurances"):
        if _unprinted(drafter, path):
            continue
        text, notes = _assurance(drafter, path)
        notes.append(labelled(drafter, "given_on", f"{path}.date", "date"))
        notes.append(numbers.annex(drafter, f"{path}.annex", opens=True))
        items.append(item(letter(len(items)), text, notes))
    paragraphs: list[str] = []
    for name in ("data_protection", "data_deletion", "use", "costs"):
        paragraphs += drafter.paragraphs(name)
    paragraphs += [*_payments(drafter), *_statements(drafter)]
    if items:
        paragraphs.append(drafter.clause("request.undertakings.intro"))
    heading = f"request.undertakings.heading{'.statements' if drafter.has('statements') else ''}"
    return part(drafter.say(heading), paragraphs=paragraphs, items=items)


def _unprinted(drafter: Drafter, path: str) -> bool:
    """Whether an undertaking is not printed; ``undertaking.unprinted`` tells the author why."""
    kind, given_by = (str(drafter.get(f"{path}.{name}") or "") for name in ("kind", "given_by"))
    capacity, power = (str(drafter.get(f"{path}.{name}") or "") for name in ("capacity", "power"))
    if kind == "reciprocity" and drafter.resolved.treaty_binds():
        drafter.withhold(path, "a treaty binds both States, and is relied on")
        return True
    if not can_give(kind, given_by, capacity, power):
        drafter.withhold(path, "the giver named cannot give an undertaking that binds the State")
        return True
    return False


def _payments(drafter: Drafter) -> list[str]:
    """The costs that are foreseen, and the account into which sums may be paid."""
    paragraphs: list[str] = []
    if drafter.has("cost_estimate"):
        total = drafter.whole("cost_estimate", "money")
        paragraphs.append(drafter.clause("request.costs.estimate", sum=total))
    if drafter.has("payment_account"):
        text = account(drafter, "payment_account")
        paragraphs.append(drafter.clause("request.costs.account", account=text))
    return paragraphs


def _statements(drafter: Drafter) -> list[str]:
    """What is said on grounds of refusal before the other side raises them."""
    said: list[str] = []
    for path in drafter.each("statements"):
        ground = drafter.word(f"{path}.ground", "objection")
        text = "\n".join(drafter.paragraphs(f"{path}.text"))
        said.append(drafter.clause("request.statement", ground=ground, text=text))
    return [drafter.clause("request.statements.intro"), *said] if said else []


def earlier_part(drafter: Drafter, *, to_holder: bool = False) -> Part:
    """What went before it, and the channels tried; ``to_holder`` tells that it goes to the holder.

    The number that the other side gave is then that of the reader, and not of a State.
    """
    drafter.part_name = "earlier"
    items: list[Item] = []
    for path in drafter.each("earlier"):
        words = [drafter.word(f"{path}.kind", "earlier"), drafter.text(f"{path}.reference")]
        words += [drafter.text(f"{path}.date", "date"), drafter.text(f"{path}.authority")]
        if drafter.has(f"{path}.expires"):
            words.append(drafter.say("word.until", date=drafter.text(f"{path}.expires", "date")))
        words.append(drafter.word(f"{path}.extended", "extended"))
        # what went to an authority has a number of that authority
        between = drafter.get(f"{path}.kind") == "request" or drafter.has(f"{path}.authority")
        theirs = to_holder and not between
        steps = [
            drafter.labelled(drafter.say(label), drafter.text(f"{path}.{name}"))
            for label, name in (EARLIER_TO_HOLDER if theirs else EARLIER_STEPS)
        ]
        notes = [drafter.text(f"{path}.subject"), drafter.phrase(steps, "format.then")]
        notes.append(drafter.text(f"{path}.result"))
        items.append(item(_bullet(items), drafter.phrase(words), notes))
    for path in drafter.each("channels"):
        tried = "tried" if drafter.get(f"{path}.tried") else "not-tried"
        text = drafter.clause(f"request.channels.{tried}", channel=drafter.text(f"{path}.channel"))
        drafter.place(f"{path}.tried", text)
        if drafter.has(f"{path}.date"):
            text = drafter.aside(text, drafter.text(f"{path}.date", "date"))
        notes = [drafter.text(f"{path}.{n}") for n in ("with", "reference", "result", "why_not")]
        items.append(item(_bullet(items), text, notes))
    heading = "letter.earlier.heading" if to_holder else "request.earlier.heading"
    return part(drafter.say(heading), items=items)


def _bullet(items: list[Item]) -> str:
    return letter(len(items))


def _execution(drafter: Drafter) -> Part:
    drafter.part_name = "execution"
    rows = _authority(drafter, "executing_authority", "requested.executing_authority")
    rows += drafter.value_rows("request/transmission")
    rows += _authority(drafter, "receiving_authority", "delivery.receiving_authority")
    rows += drafter.value_rows("request/delivery")
    paragraphs = [drafter.clause("request.execution.spirit")]
    return part(drafter.say("request.execution.heading"), paragraphs=paragraphs, rows=rows)


def _authority(drafter: Drafter, label: str, path: str) -> list[Row]:
    return drafter.row(label, "\n".join(authority_lines(drafter, path)))


def contacts_part(drafter: Drafter) -> Part:
    """Who answers questions."""
    drafter.part_name = "contacts"
    entries: list[Entry] = []
    for path in drafter.each("requesting.contacts"):
        rows = drafter.value_rows("request/contact", path)
        if drafter.has(f"{path}.confirms_authenticity"):
            rows += drafter.row("authenticity", drafter.text(f"{path}.confirms_authenticity"))
        if drafter.has(f"{path}.at_all_hours"):
            rows += drafter.row("at_all_hours", drafter.text(f"{path}.at_all_hours"))
        entries.append(entry(drafter.text(f"{path}.name"), rows=rows))
    return part(drafter.say("request.contacts.heading"), entries=entries)


def annexes_part(drafter: Drafter) -> Part:
    """The papers that go with it."""
    drafter.part_name = "annexes"
    items: list[Item] = []
    for number, path in enumerate(drafter.each("annexes"), start=1):
        drafter.withhold(f"{path}.id", "structural: shown as a number")
        text = drafter.aside(drafter.text(f"{path}.title"), _annex(drafter, path))
        files = [labelled(drafter, "file", f"{path}.file")]
        files.append(labelled(drafter, "sha256", f"{path}.sha256"))
        items.append(item(f"{number}.", text, [drafter.phrase(files, "format.then")]))
    if text := _sealed(drafter):
        items.append(item(f"{SEALED}.", text))
    return part(drafter.say("request.annexes.heading"), items=items)


def _annex(drafter: Drafter, path: str) -> str:
    """What an annex is, beside its title: sort, form, date, language, pages."""
    words = [drafter.word(f"{path}.kind", "annex_kind"), drafter.word(f"{path}.form", "paper_form")]
    if drafter.has(f"{path}.date"):
        words.append(drafter.say("word.dated", date=drafter.text(f"{path}.date", "date")))
    if drafter.has(f"{path}.language"):
        language = drafter.text(f"{path}.language", "language")
        words.append(drafter.say("word.in_language", language=language))
    if drafter.has(f"{path}.pages"):
        pages = drafter.text(f"{path}.pages")
        form = drafter.words.form("word.pages", int(drafter.get(f"{path}.pages")))
        words.append(drafter.say(f"word.pages.{form}", pages=pages))
    return drafter.phrase(words)


def _sealed(drafter: Drafter) -> str:
    """What the sealed annex gives: identities, accounts or both; nothing where there is none."""
    named = drafter.listed(sealed_names(drafter, drafter.sealed))
    owners = drafter.listed(sealed_names(drafter, drafter.sealed_accounts))
    if named and owners:
        both = "request.annexes.sealed.both"
        return drafter.clause(both, mark=SEALED, persons=named, owners=owners)
    if owners:
        return drafter.clause("request.annexes.sealed.accounts", mark=SEALED, owners=owners)
    if named:
        return drafter.clause("request.annexes.sealed", mark=SEALED, persons=named)
    return ""


def sealed_names(drafter: Drafter, ids: Collection[str]) -> list[str]:
    """The pseudonyms of some persons, in the order of the file."""
    return [
        str(drafter.get(f"{path}.name.full"))
        for path in drafter.each("persons")
        if str(drafter.get(f"{path}.id")) in ids
    ]
