"""Composing a request: its parts in the order in which a central authority reads them."""

from __future__ import annotations

from comity.compose.case_parts import case_parts
from comity.compose.desk import Desk, Part, Row, item, letter, part
from comity.compose.details import labelled
from comity.compose.document import assemble
from comity.compose.logistics import logistics_parts
from comity.compose.measures import measures_part
from comity.compose.numbers import Numbers
from comity.compose.remarks import add_remarks
from comity.compose.signature import signature
from comity.compose.spacing import bound
from comity.compose.time_limits import when_wanted
from comity.content import Content
from comity.host import Host
from comity.law.ask import answer
from comity.law.records import Instrument
from comity.resolve import Basis, Resolved, goes_direct

__all__ = ["compose_request"]


def compose_request(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a request or letter rogatory.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = Desk(resolved, host)
    numbers = Numbers.of(desk)
    for path in ("schema", "kind", "form"):
        desk.withhold(path, "structural: chooses the document and its template")
    parts: dict[str, Part] = {
        "reference": _reference(desk),
        "introduction": _introduction(desk),
        "basis": _basis(desk),
        **case_parts(desk, numbers),
        "measures": measures_part(desk, numbers),
        **logistics_parts(desk, numbers),
    }
    add_remarks(desk, parts, "part")
    addressee = _addressee(desk)
    signed = signature(desk, "requesting")
    desk.part_name = "closing"
    return assemble(
        desk,
        parts,
        title=_title(desk),
        subject=_subject(desk),
        letterhead=_letterhead(desk),
        addressee=addressee,
        salutation=_practice(desk, "salutation", "request.salutation"),
        closing=[
            desk.clause("request.thanks", requested=desk.state_named("requested")),
            _practice(desk, "closing", "request.closing"),
        ],
        signature=signed,
        draft_mark=draft_mark,
    )


def _title(desk: Desk) -> str:
    form, status = str(desk.get("form")), str(desk.get("status") or "new")
    if status == "new":
        return desk.say(f"request.title.{form}")
    return desk.say(f"request.title.{form}.{status}")


def _subject(desk: Desk) -> str:
    if desk.has("subject"):
        return desk.text("subject")
    return desk.say("request.subject", offences=str(desk.get("offences[0].title")))


def _letterhead(desk: Desk) -> list[str]:
    own = desk.resolved.state("requesting")
    assert own is not None
    office = desk.host.office.letterhead if desk.host.office.state in ("", own.code) else ()
    name = desk.state_alone("requesting")
    lines = list(office) or [name[:1].upper() + name[1:]]
    authority = "requesting.central_authority"
    names = [desk.text(f"{authority}.name"), desk.text(f"{authority}.unit")]
    court = str(desk.get("requesting.issued_by.authority") or "")
    if desk.get("form") == "letter-rogatory" and court:
        # a court's own letter: its central authority is named as the way it goes
        desk.place("requesting.state", name if name in lines else desk.state_named("requesting"))
        return lines if office else [*lines, court]
    if not office and _sent_through(desk):
        # who asks and signs stands at the head; the central authority is the way it goes
        return _issuing(desk, lines)
    lines += [] if office else [text for text in names if text]
    lines.append(desk.phrase(desk.each_text(f"{authority}.address")))
    lines += [desk.text(f"{authority}.{name}") for name in ("email", "phone")]
    lines += [labelled(desk, "fax", f"{authority}.fax"), desk.text(f"{authority}.url")]
    shown = name if name in " ".join(lines) else desk.state_named("requesting")
    desk.place("requesting.state", shown)
    return [line for line in lines if line]


def _sent_through(desk: Desk) -> bool:
    """Whether another authority than the central one asks and signs."""
    capacity = desk.get("requesting.issued_by.capacity")
    return capacity not in (None, "central-authority") and desk.has(
        "requesting.central_authority.name"
    )


def _issuer(desk: Desk) -> str:
    """The authority that asks: the one signed for, else the one that conducts the case."""
    for path in ("requesting.issued_by.authority", "requesting.authority.name"):
        if desk.has(path):
            return desk.text(path)
    return ""


def _issuing(desk: Desk, lines: list[str]) -> list[str]:
    """The letterhead of an authority that asks through its central authority."""
    name, issuer = desk.state_alone("requesting"), _issuer(desk)
    lines = [*lines, issuer]
    if issuer == desk.get("requesting.authority.name"):
        authority = "requesting.authority"
        lines += [desk.text(f"{authority}.unit")]
        lines += [desk.phrase(desk.each_text(f"{authority}.address"))]
        lines += [desk.text(f"{authority}.{field}") for field in ("email", "phone")]
    shown = name if name in " ".join(lines) else desk.state_named("requesting")
    desk.place("requesting.state", shown)
    return [line for line in lines if line]


def _addressee(desk: Desk) -> list[str]:
    """The central authority; the one that executes it, where the instrument goes past that."""
    direct = goes_direct(desk.resolved.roads) and desk.has("requested.executing_authority")
    authority = f"requested.{'executing' if direct else 'central'}_authority"
    lines = [desk.text(f"{authority}.name"), desk.text(f"{authority}.unit")]
    lines += desk.each_text(f"{authority}.address")
    state = desk.state_alone("requested")
    lines.append(state)
    desk.place("requested.state", state)
    lines += [desk.text(f"{authority}.{name}") for name in ("email", "phone")]
    lines.append(labelled(desk, "fax", f"{authority}.fax"))
    return [line for line in lines if line]


def _reference(desk: Desk) -> Part:
    desk.part_name = "reference"
    rows: list[Row] = desk.value_rows(
        "",
        ("reference", "reference", "text"),
        ("date", "date", "date"),
        ("status", "status", "word:status"),
        ("their_reference", "their_reference", "text"),
        ("supplements", "supplements", "text"),
        ("central_number", "requesting.central_authority.file_number", "text"),
        ("their_central_number", "requested.central_authority.file_number", "text"),
        ("classification", "classification", "text"),
        ("urgency", "urgency.level", "word:urgency"),
    )
    return part(rows=[*rows, *_in_an_emergency(desk), *_through(desk)])


def _in_an_emergency(desk: Desk) -> list[Row]:
    """On page one: who is in danger, and the hour by which an answer is needed."""
    if desk.get("urgency.level") != "emergency":
        return []
    rows = desk.value_rows("", ("at_risk", "urgency.at_risk", "text"))
    return rows + desk.row("reply_by_hour", when_wanted(desk))


def _through(desk: Desk) -> list[Row]:
    """The central authority that a letter goes through, where the head does not show it."""
    office = desk.host.office
    own = desk.resolved.parties.code("requesting")
    lettered = bool(office.letterhead) and office.state in ("", own)
    if desk.get("form") != "letter-rogatory" and not lettered and not _sent_through(desk):
        return []
    path = "requesting.central_authority"
    names = [desk.text(f"{path}.{name}") for name in ("name", "unit")]
    lines = [*names, *desk.each_text(f"{path}.address")]
    lines += [desk.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(desk, "fax", f"{path}.fax"), desk.text(f"{path}.url")]
    return desk.row("through", "\n".join(dict.fromkeys(line for line in lines if line)))


def _introduction(desk: Desk) -> Part:
    desk.part_name = "introduction"
    central = str(desk.get("requesting.central_authority.name") or "")
    form = str(desk.get("form"))
    through = _sent_through(desk) or form == "letter-rogatory"
    way = "plain" if not central else "through" if through else "central"
    paragraphs = (
        []
        if desk.get("status") == "withdrawal"
        else [
            desk.clause(
                f"request.introduction.{form}.{way}",
                fields=("requesting", "requested"),
                central=central,
                issuer=_issuer(desk),
                requesting=desk.state_named("requesting"),
                requested=desk.state_named("requested"),
            )
        ]
    )
    paragraphs += desk.paragraphs("requesting.central_authority.functions")
    authority = "requesting.authority"
    name = desk.text(f"{authority}.name")
    unit = desk.text(f"{authority}.unit")
    conducting = desk.aside(name, unit)
    paragraphs.append(desk.clause("request.introduction.conducted", authority=conducting))
    if desk.has(f"{authority}.functions"):
        paragraphs += desk.paragraphs(f"{authority}.functions")
    return part(paragraphs=[*_wake(desk), *paragraphs])


def _wake(desk: Desk) -> list[str]:
    """What a request in an earlier one's wake does to it, and the reason of a withdrawal."""
    status = str(desk.get("status") or "new")
    if status == "new":
        return []
    clause = f"request.wake.{status}"
    if status == "follow-up" and desk.has("follows"):
        clause = f"{clause}.preservation" if desk.get("follows") == "preservation" else clause
        desk.withhold("follows", "structural: chooses the sentence on what went before")
    earlier = desk.text("supplements")
    said = desk.clause(clause, earlier=earlier)
    return [said, *desk.paragraphs("withdrawal_reason")]


def _basis(desk: Desk) -> Part:
    desk.part_name = "basis"
    named = {str(desk.get(f"{path}.instrument")): path for path in desk.each("basis")}
    texts = [
        _instrument(desk, basis, named.pop(basis.instrument.id, ""))
        for basis in desk.resolved.relied_on()
    ]
    for path in named.values():
        name = desk.text(f"{path}.instrument")
        text = desk.clause("request.basis.unlisted", name=name)
        texts.append(desk.phrase((text, bound(desk.joined(f"{path}.articles")))))
    if desk.get("reciprocity") is True and desk.resolved.treaty_binds():
        desk.withhold("reciprocity", "a treaty binds both States, and is relied on")
    elif desk.get("reciprocity") is True:
        text = desk.clause(
            "request.basis.reciprocity",
            fields=("reciprocity",),
            requesting=desk.state_named("requesting"),
        )
        desk.place("reciprocity", text)
        texts.append(text)
    elif desk.has("reciprocity"):
        desk.withhold("reciprocity", "the author says that the request does not rest on it")
    items = [item(letter(index), text) for index, text in enumerate(texts)]
    paragraphs = [desk.clause("request.basis.intro")] if items else []
    if desk.has("domestic_basis"):
        provisions = desk.phrase(desk.each_text("domestic_basis"), "format.then")
        paragraphs.insert(0, desk.clause("request.basis.domestic", provisions=provisions))
    return part(desk.say("request.basis.heading"), paragraphs=paragraphs, items=items)


def _instrument(desk: Desk, basis: Basis, path: str) -> str:
    """An instrument in one phrase; its date only where it was read in an official text."""
    instrument = basis.instrument
    title, official_id, provisions = desk.instrument_named(instrument)
    articles = bound(desk.joined(f"{path}.articles")) if path else ""
    words = [
        desk.clause(
            f"request.basis.item{'' if official_id else '.plain'}",
            fields=("basis",),
            cite=(instrument.citation,),
            title=title,
            official_id=official_id,
        ),
        _amended(desk, instrument),
        articles or provisions,
    ]
    if path:
        desk.place(f"{path}.instrument", words[0])
    if basis.since and basis.dated_officially:
        words.append(desk.clause("request.basis.since", since=desk.format(basis.since, "date")))
    return desk.phrase(words)


def _amended(desk: Desk, instrument: Instrument) -> str:
    """By what a treaty was changed, from the day on which the change holds."""
    signed, start = instrument.amended, instrument.amended_from
    if signed is None or start is None or desk.resolved.on < start:
        return ""
    text = desk.clause("request.basis.amended", date=desk.format(signed, "date"))
    return desk.aside(text, instrument.amended_id)


def _practice(desk: Desk, question: str, clause: str) -> str:
    """The requesting State's own salutation or closing, where its practice was read."""
    found = answer(desk.resolved.book("requesting"), question)
    own = desk.resolved.state("requesting")
    if found and isinstance(found.value, str) and own and desk.language in own.languages:
        desk.clause(clause, cite=(found.cited(),))
        return found.value.replace("{country}", desk.state_named("requested"))
    return desk.clause(clause)
