"""Composing a request: its parts in the order in which a central authority reads them."""

from __future__ import annotations

from comity.host import Host
from comity.law.ask import answer
from comity.model.content import Content, Part, Row
from comity.model.law_records import Instrument
from comity.steps.compose.assembly import assemble
from comity.steps.compose.author_sentences import add_remarks
from comity.steps.compose.details import labelled
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers
from comity.steps.compose.part_shapes import item, letter, part
from comity.steps.compose.request.case_parts import case_parts
from comity.steps.compose.request.logistics import logistics_parts
from comity.steps.compose.request.measure_list import measures_part
from comity.steps.compose.request.time_limits import when_wanted
from comity.steps.compose.signature import signature
from comity.steps.compose.spacing import bound
from comity.steps.resolve import Basis, Resolved, goes_direct
from comity.text.reader_text import said_in
from comity.text.written import capital

__all__ = ["compose_request"]

# natures that are no criminal matter; the field that names what went before, where it is not
# `supplements`; statuses whose first sentence says all that is asked
NOT_CRIMINAL = ("administrative", "civil")
WAKE_OF = {"replacement": "replaces", "consent-to-use": "other_use.received_under"}
SAYS_ALL = ("withdrawal", "consent-to-use")


def compose_request(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a request or letter rogatory.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = Drafter(resolved, host)
    numbers = Numbers.of(drafter)
    for path in ("schema", "kind", "form"):
        drafter.withhold(path, "structural: chooses the document and its template")
    parts: dict[str, Part] = {
        "reference": _reference(drafter),
        "introduction": _introduction(drafter),
        "basis": _basis(drafter),
        **case_parts(drafter, numbers),
        "measures": measures_part(drafter, numbers),
        **logistics_parts(drafter, numbers),
    }
    add_remarks(drafter, parts, "part")
    addressee = _addressee(drafter)
    signed = signature(drafter, "requesting")
    drafter.part_name = "closing"
    return assemble(
        drafter,
        parts,
        title=_title(drafter),
        subject=_subject(drafter),
        letterhead=_letterhead(drafter),
        addressee=addressee,
        salutation=_practice(drafter, "salutation", "request.salutation"),
        closing=[
            drafter.clause("request.thanks", requested=drafter.state_named("requested")),
            _practice(drafter, "closing", "request.closing"),
        ],
        signature=signed,
        draft_mark=draft_mark,
    )


def _title(drafter: Drafter) -> str:
    form, status = str(drafter.get("form")), str(drafter.get("status") or "new")
    nature = str(drafter.get("proceedings.nature"))
    if nature in NOT_CRIMINAL and status != "consent-to-use":
        title = drafter.say(f"request.title.{form}.{nature}")
        wake = "" if status == "new" else drafter.say(f"word.status.{status}")
        return drafter.aside(title, wake)
    if status == "new":
        return drafter.say(f"request.title.{form}")
    return drafter.say(f"request.title.{form}.{status}")


def _subject(drafter: Drafter) -> str:
    if drafter.has("subject"):
        return drafter.text("subject")
    return drafter.say("request.subject", offences=drafter.bare("offences[0].title"))


def _letterhead(drafter: Drafter) -> list[str]:
    own = drafter.resolved.state("requesting")
    assert own is not None
    office = drafter.host.office.letterhead if drafter.host.office.state in ("", own.code) else ()
    name = drafter.state_alone("requesting")
    lines = list(office) or [name[:1].upper() + name[1:]]
    authority = "requesting.central_authority"
    names = [drafter.text(f"{authority}.name"), drafter.text(f"{authority}.unit")]
    court = drafter.bare("requesting.issued_by.authority")
    if drafter.get("form") == "letter-rogatory" and court:
        # a court's own letter: its central authority is named as the way it goes
        drafter.place(
            "requesting.state", name if name in lines else drafter.state_named("requesting")
        )
        return lines if office else [*lines, court]
    if not office and _sent_through(drafter):
        # who asks and signs stands at the head; the central authority is the way it goes
        return _issuing(drafter, lines)
    lines += [] if office else [text for text in names if text]
    lines.append(drafter.phrase(drafter.each_text(f"{authority}.address")))
    lines += [drafter.text(f"{authority}.{name}") for name in ("email", "phone")]
    lines += [labelled(drafter, "fax", f"{authority}.fax"), drafter.text(f"{authority}.url")]
    shown = name if name in " ".join(lines) else drafter.state_named("requesting")
    drafter.place("requesting.state", shown)
    return [line for line in lines if line]


def _sent_through(drafter: Drafter) -> bool:
    """Whether another authority than the central one asks and signs."""
    capacity = drafter.get("requesting.issued_by.capacity")
    return capacity not in (None, "central-authority") and drafter.has(
        "requesting.central_authority.name"
    )


def _issuer(drafter: Drafter) -> str:
    """The authority that asks: the one signed for, else the one that conducts the case."""
    for path in ("requesting.issued_by.authority", "requesting.authority.name"):
        if drafter.has(path):
            return drafter.text(path)
    return ""


def _issuing(drafter: Drafter, lines: list[str]) -> list[str]:
    """The letterhead of an authority that asks through its central authority."""
    name, issuer = drafter.state_alone("requesting"), _issuer(drafter)
    lines = [*lines, issuer]
    if issuer == drafter.get("requesting.authority.name"):
        authority = "requesting.authority"
        lines += [drafter.text(f"{authority}.unit")]
        lines += [drafter.phrase(drafter.each_text(f"{authority}.address"))]
        lines += [drafter.text(f"{authority}.{field}") for field in ("email", "phone")]
    shown = name if name in " ".join(lines) else drafter.state_named("requesting")
    drafter.place("requesting.state", shown)
    return [line for line in lines if line]


def _addressee(drafter: Drafter) -> list[str]:
    """The central authority; the one that executes it, where the instrument goes past that."""
    direct = goes_direct(drafter.resolved.roads) and drafter.has("requested.executing_authority")
    authority = f"requested.{'executing' if direct else 'central'}_authority"
    lines = [drafter.text(f"{authority}.name"), drafter.text(f"{authority}.unit")]
    lines += drafter.each_text(f"{authority}.address")
    state = drafter.state_alone("requested")
    lines.append(state)
    drafter.place("requested.state", state)
    lines += [drafter.text(f"{authority}.{name}") for name in ("email", "phone")]
    lines.append(labelled(drafter, "fax", f"{authority}.fax"))
    return [line for line in lines if line]


def _reference(drafter: Drafter) -> Part:
    drafter.part_name = "reference"
    rows: list[Row] = drafter.value_rows("request/reference")
    return part(rows=[*rows, *_in_an_emergency(drafter), *_through(drafter)])


def _in_an_emergency(drafter: Drafter) -> list[Row]:
    """On page one: who is in danger, and the hour by which an answer is needed."""
    if drafter.get("urgency.level") != "emergency":
        return []
    rows = drafter.value_rows("request/emergency")
    return rows + drafter.row("reply_by_hour", when_wanted(drafter))


def _through(drafter: Drafter) -> list[Row]:
    """The central authority that a letter goes through, where the head does not show it."""
    office = drafter.host.office
    own = drafter.resolved.parties.code("requesting")
    lettered = bool(office.letterhead) and office.state in ("", own)
    if drafter.get("form") != "letter-rogatory" and not lettered and not _sent_through(drafter):
        return []
    path = "requesting.central_authority"
    names = [drafter.text(f"{path}.{name}") for name in ("name", "unit")]
    lines = [*names, *drafter.each_text(f"{path}.address")]
    lines += [drafter.text(f"{path}.{name}") for name in ("email", "phone")]
    lines += [labelled(drafter, "fax", f"{path}.fax"), drafter.text(f"{path}.url")]
    return drafter.row("through", "\n".join(dict.fromkeys(line for line in lines if line)))


def _introduction(drafter: Drafter) -> Part:
    drafter.part_name = "introduction"
    central = drafter.bare("requesting.central_authority.name")
    form = str(drafter.get("form"))
    through = _sent_through(drafter) or form == "letter-rogatory"
    way = "plain" if not central else "through" if through else "central"
    paragraphs = _wake(drafter)
    if drafter.get("status") not in SAYS_ALL:
        other = ".proceedings" if drafter.get("proceedings.nature") in NOT_CRIMINAL else ""
        asked = drafter.clause(
            f"request.introduction.{form}.{way}{other}",
            fields=("requesting", "requested"),
            central=central,
            issuer=_issuer(drafter),
            requesting=drafter.state_named("requesting"),
            requested=drafter.state_named("requested"),
        )
        # right after the salutation, it begins as the language wants it there
        paragraphs.append(capital(asked) if paragraphs else asked)
    paragraphs += drafter.paragraphs("requesting.central_authority.functions")
    authority = "requesting.authority"
    name = drafter.text(f"{authority}.name")
    unit = drafter.text(f"{authority}.unit")
    conducting = drafter.aside(name, unit)
    paragraphs.append(drafter.clause("request.introduction.conducted", authority=conducting))
    if drafter.has(f"{authority}.functions"):
        paragraphs += drafter.paragraphs(f"{authority}.functions")
    return part(paragraphs=paragraphs)


def _wake(drafter: Drafter) -> list[str]:
    """What a request in an earlier one's wake does to it, and the reason of a withdrawal."""
    status = str(drafter.get("status") or "new")
    if status == "new":
        return []
    clause = f"request.wake.{status}"
    if status == "follow-up" and drafter.has("follows"):
        clause = f"{clause}.preservation" if drafter.get("follows") == "preservation" else clause
        drafter.withhold("follows", "structural: chooses the sentence on what went before")
    earlier = drafter.text(WAKE_OF.get(status, "supplements"))
    said = drafter.clause(
        clause,
        earlier=earlier,
        requested=drafter.state_named("requested"),
        proceedings=drafter.bare("other_use.proceedings"),
    )
    return [said, *drafter.paragraphs("withdrawal_reason")]


def _basis(drafter: Drafter) -> Part:
    drafter.part_name = "basis"
    named = {str(drafter.get(f"{path}.instrument")): path for path in drafter.basis_paths()}
    texts = [
        _instrument(drafter, basis, named.pop(basis.instrument.id, ""))
        for basis in drafter.resolved.relied_on()
    ]
    for path in named.values():
        name = drafter.text(f"{path}.instrument")
        text = drafter.clause("request.basis.unlisted", name=name)
        texts.append(drafter.phrase((text, bound(drafter.joined(f"{path}.articles")))))
    if drafter.get("reciprocity") is True and drafter.resolved.treaty_binds():
        drafter.withhold("reciprocity", "a treaty binds both States, and is relied on")
    elif drafter.get("reciprocity") is True:
        text = drafter.clause(
            "request.basis.reciprocity",
            fields=("reciprocity",),
            requesting=drafter.state_named("requesting"),
        )
        drafter.place("reciprocity", text)
        texts.append(text)
    elif drafter.has("reciprocity"):
        drafter.withhold("reciprocity", "the author says that the request does not rest on it")
    items = [item(letter(index), text) for index, text in enumerate(texts)]
    paragraphs = [drafter.clause("request.basis.intro")] if items else []
    if drafter.has("domestic_basis"):
        provisions = drafter.phrase(drafter.each_text("domestic_basis"), "format.then")
        paragraphs.insert(0, drafter.clause("request.basis.domestic", provisions=provisions))
    return part(drafter.say("request.basis.heading"), paragraphs=paragraphs, items=items)


def _instrument(drafter: Drafter, basis: Basis, path: str) -> str:
    """An instrument in one phrase; its date only where it was read in an official text."""
    instrument = basis.instrument
    title, official_id, provisions = drafter.instrument_named(instrument)
    articles = bound(drafter.joined(f"{path}.articles")) if path else ""
    words = [
        drafter.clause(
            f"request.basis.item{'' if official_id else '.plain'}",
            fields=("basis",),
            cite=(instrument.citation,),
            title=title,
            official_id=official_id,
        ),
        _amended(drafter, instrument),
        articles or provisions,
    ]
    if path:
        drafter.place(f"{path}.instrument", words[0])
    if basis.since and basis.dated_officially:
        words.append(
            drafter.clause("request.basis.since", since=drafter.format(basis.since, "date"))
        )
    return drafter.phrase(words)


def _amended(drafter: Drafter, instrument: Instrument) -> str:
    """By what a treaty was changed, from the day on which the change holds."""
    signed, start = instrument.amended, instrument.amended_from
    if signed is None or start is None or drafter.resolved.on < start:
        return ""
    text = drafter.clause("request.basis.amended", date=drafter.format(signed, "date"))
    return drafter.aside(text, instrument.amended_id)


def _practice(drafter: Drafter, question: str, clause: str) -> str:
    """The requesting State's own salutation or closing, where its practice was read."""
    found = answer(drafter.resolved.book("requesting"), question)
    own = drafter.resolved.state("requesting")
    if found and isinstance(found.value, str) and own and drafter.language in own.languages:
        drafter.clause(clause, cite=(found.cited(),))
        text, _ = said_in(found.value, drafter.words.language)
        return text.replace("{country}", drafter.state_named("requested"))
    return drafter.clause(clause)
