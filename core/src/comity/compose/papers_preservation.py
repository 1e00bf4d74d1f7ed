"""What a preservation request says, to a point of contact or to a provider."""

from __future__ import annotations

from comity.compose.case_parts import facts_part, persons_part
from comity.compose.desk import Desk, Part, Row, part
from comity.compose.logistics import annexes_part, confidentiality_part, earlier_part
from comity.compose.measures import measure_entry
from comity.compose.numbers import Numbers
from comity.compose.papers_head import authority_lines, authority_row
from comity.compose.spacing import bound

__all__ = ["preservation_parts", "sent_to"]


def sent_to(desk: Desk) -> list[str]:
    """The addressee: as the author names it, else the provider, or the central authority."""
    state = desk.state_alone("requested")
    if desk.has("addressee"):
        lines = authority_lines(desk, "addressee")
    elif desk.get("form") == "provider":
        holder = "measures[0].holder"
        lines = [desk.text(f"{holder}.name"), *desk.each_text(f"{holder}.address")]
        lines.append(desk.text(f"{holder}.email"))
    else:
        lines = authority_lines(desk, "requested.central_authority")
    desk.place("requested.state", state)
    return [line for line in (*lines, state) if line]


def preservation_parts(desk: Desk) -> dict[str, Part]:
    """Who asks and why, the data holder by holder, how long, and what follows."""
    numbers = Numbers.of(desk)
    facts, persons = facts_part(desk, numbers), persons_part(desk, numbers)
    desk.part_name = "introduction"
    form = str(desk.get("form"))
    lead = desk.clause(
        f"preservation.introduction.{form}",
        requesting=desk.state_named("requesting"),
        requested=desk.state_named("requested"),
    )
    desk.part_name = "matter"
    matter = part(
        desk.say("preservation.matter.heading"),
        rows=_case(desk, numbers),
        items=facts["items"],
        table=persons["table"],
        entries=persons["entries"],
    )
    desk.part_name = "points"
    entries = [measure_entry(desk, path, numbers, asked=False) for path in desk.each("measures")]
    return {
        "introduction": part(paragraphs=[lead]),
        "matter": matter,
        "points": part(desk.say("preservation.points.heading"), entries=entries),
        "confidentiality": _confidentiality(desk, form),
        "terms": _terms(desk, form),
        "earlier": earlier_part(desk),
        "enclosures": annexes_part(desk),
    }


def _case(desk: Desk, numbers: Numbers) -> list[Row]:
    """The authority, the basis and the offences."""
    lettered = desk.host.office.letterhead  # else the head of the paper names the authority
    rows = authority_row(desk, "authority", "requesting.authority") if lettered else []
    rows += authority_row(desk, "central_authority", "requesting.central_authority")
    if desk.has("addressee") or desk.get("form") == "provider":
        rows += authority_row(desk, "their_authority", "requested.central_authority")
    rows += authority_row(desk, "executing_authority", "requested.executing_authority")
    rows += _basis(desk)
    for path in desk.each("offences"):
        number = numbers.offences[str(desk.get(f"{path}.id"))]
        text = desk.phrase((desk.text(f"{path}.title"), desk.text(f"{path}.provision")))
        rows += desk.row("offence", desk.say("preservation.offence", number=number, text=text))
    return rows


def _basis(desk: Desk) -> list[Row]:
    """The instruments relied on, reciprocity, and the provisions at home."""
    texts: list[str] = []
    named = {str(desk.get(f"{path}.instrument")): path for path in desk.each("basis")}
    direct = desk.get("form") == "provider"
    for basis in desk.resolved.relied_on():
        path = named.pop(basis.instrument.id, "")
        if direct and not path:
            continue  # a treaty between States binds no provider, so that none is cited unasked
        name, _, usual = desk.instrument_named(basis.instrument)
        if path:
            desk.place(f"{path}.instrument", name)
        articles = bound(desk.joined(f"{path}.articles")) if path else ""
        texts.append(desk.phrase((name, articles or usual)))
    for path in named.values():
        words = (desk.text(f"{path}.instrument"), bound(desk.joined(f"{path}.articles")))
        texts.append(desk.phrase(words))
    if desk.get("reciprocity") is True:
        texts.append(desk.clause("letter.reciprocity"))
        desk.place("reciprocity", texts[-1])
    elif desk.has("reciprocity"):
        desk.withhold("reciprocity", "structural: the request does not rest on it")
    rows = desk.row("basis", "\n".join(texts))
    return rows + desk.row("domestic_basis", desk.joined("domestic_basis"))


def _confidentiality(desk: Desk, form: str) -> Part:
    """Secrecy; a provider is asked itself what another State would be asked to order."""
    return (
        confidentiality_part(desk, "preservation.notice")
        if form == "provider"
        else (confidentiality_part(desk))
    )


def _terms(desk: Desk, form: str) -> Part:
    """How long, what follows, and what a provider may do."""
    desk.part_name = "terms"
    paragraphs = [desk.clause("preservation.unchanged")]
    if desk.has("hold_for"):
        period = desk.whole("hold_for", "period")
        paragraphs.append(desk.clause("preservation.hold.for", period=period))
        paragraphs += _extensions(desk)
    if desk.has("hold_until"):
        date = desk.text("hold_until", "date")
        paragraphs.append(desk.clause("preservation.hold.until", date=date))
    if not desk.has("hold_for") and not desk.has("hold_until"):
        paragraphs.append(desk.clause("preservation.hold.open"))
    intended = desk.get("request_intended") is True
    text = desk.clause(f"preservation.request.{'intended' if intended else 'open'}")
    desk.place("request_intended", text)
    paragraphs.append(text)
    if desk.has("request_by"):
        date = desk.text("request_by", "date")
        paragraphs.append(desk.clause("preservation.request.by", date=date))
    if desk.get("disclose_path") is True:
        text = desk.clause(f"preservation.path.{form}")
        desk.place("disclose_path", text)
        paragraphs.append(text)
    elif desk.has("disclose_path"):
        desk.withhold("disclose_path", "structural: the path is not asked for")
    paragraphs.append(desk.clause(f"preservation.nature.{form}"))
    return part(desk.say("preservation.terms.heading"), paragraphs=paragraphs)


def _extensions(desk: Desk) -> list[str]:
    """How often the time may have to be extended, where that is said."""
    times = desk.get("hold_for.times")
    if times is None:
        return []
    form = {0: "none", 1: "one"}.get(times, "several")
    number = desk.format(times, "number")
    text = desk.clause(f"preservation.hold.times.{form}", times=number)
    desk.place("hold_for.times", text)
    return [text]
