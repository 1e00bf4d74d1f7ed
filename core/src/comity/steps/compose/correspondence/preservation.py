"""What a preservation request says, to a point of contact or to a provider."""

from __future__ import annotations

from comity.model.content import Part, Row
from comity.model.law_records import Instrument
from comity.steps.compose.correspondence.head import authority_lines, authority_row
from comity.steps.compose.correspondence.not_for_provider import opening as for_whom
from comity.steps.compose.correspondence.not_for_provider import parties_of_order, sent_elsewhere
from comity.steps.compose.correspondence.order_terms import addressed_to, certified_secrecy
from comity.steps.compose.correspondence.orders import (
    call_back,
    certifying,
    clock_for,
    under,
)
from comity.steps.compose.correspondence.renewal import extended_by, opening, renewed, served
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers
from comity.steps.compose.part_shapes import part
from comity.steps.compose.request.case_parts import facts_part, persons_part
from comity.steps.compose.request.logistics import (
    annexes_part,
    confidentiality_part,
    earlier_part,
    urgency_part,
)
from comity.steps.compose.request.measure_list import measure_entry
from comity.steps.compose.spacing import bound

__all__ = ["preservation_parts", "preservation_title", "sent_to"]

KIND = "preservation"


def preservation_title(drafter: Drafter) -> str:
    """The title: an order by a certificate to a provider is no request."""
    form = str(drafter.get("form"))
    if form == "provider" and certifying(drafter):
        return drafter.say("preservation.title.order")
    again = "renewal." if renewed(drafter) else ""
    return drafter.say(f"preservation.title.{again}{form}")


def sent_to(drafter: Drafter, *, direct: bool = False) -> list[str]:
    """The addressee: as the author names it, else the provider, or the central authority.

    ``direct`` tells that the paper goes to a provider, whatever its form is called.
    """
    elsewhere = sent_elsewhere(drafter)
    if elsewhere is not None:
        return elsewhere
    state = drafter.state_alone("requested")
    if drafter.has("addressee"):
        lines = authority_lines(drafter, "addressee")
    elif direct or drafter.get("form") == "provider":
        holder = "measures[0].holder"
        lines = [drafter.text(f"{holder}.name"), *drafter.each_text(f"{holder}.address")]
        lines.append(drafter.text(f"{holder}.email"))
    else:
        lines = authority_lines(drafter, "requested.central_authority")
    drafter.place("requested.state", state)
    return [line for line in (*lines, state) if line]


def preservation_parts(drafter: Drafter) -> dict[str, Part]:
    """Who asks and why, the data holder by holder, how long, and what follows."""
    numbers = Numbers.of(drafter)
    facts, persons = facts_part(drafter, numbers), persons_part(drafter, numbers)
    drafter.part_name = "introduction"
    form = str(drafter.get("form"))
    certified = certifying(drafter) if form == "provider" else None
    step = renewed(drafter) if not certified else ""
    lead = opening(drafter, step, form) if step else _introduction(drafter, form, certified)
    if not certified:
        drafter.withhold("addressee_role", "structural: only an order says it")
    drafter.part_name = "matter"
    matter = part(
        drafter.say("preservation.matter.heading"),
        rows=_case(drafter, numbers),
        items=facts["items"],
        table=persons["table"],
        entries=persons["entries"],
    )
    drafter.part_name = "points"
    to_keep = drafter.clause("preservation.items") if certified else ""
    entries = [
        measure_entry(drafter, path, numbers, asked=False, lead=to_keep)
        for path in drafter.each("measures")
    ]
    return {
        "introduction": part(
            paragraphs=[*for_whom(drafter), lead, *_basis_of_order(drafter, certified)]
        ),
        "matter": matter,
        "points": part(drafter.say("preservation.points.heading"), entries=entries),
        "urgency": urgency_part(drafter, order=certified is not None),
        "confidentiality": _confidentiality(drafter, form, certified),
        "terms": _terms(drafter, form, certified),
        "earlier": earlier_part(drafter, to_holder=form == "provider"),
        "enclosures": annexes_part(drafter),
    }


def _introduction(drafter: Drafter, form: str, certified: Instrument | None) -> str:
    return drafter.clause(
        f"preservation.introduction.{'order' if certified else form}",
        requesting=drafter.state_named("requesting"),
        requested=drafter.state_named("requested"),
    )


def _basis_of_order(drafter: Drafter, certified: Instrument | None) -> list[str]:
    """What an order stands on, and as what its addressee gets it."""
    return [*under(drafter), *addressed_to(drafter)] if certified else []


def _case(drafter: Drafter, numbers: Numbers) -> list[Row]:
    """The authority, the basis and the offences."""
    lettered = drafter.host.office.letterhead  # else the head of the paper names the authority
    rows = authority_row(drafter, "authority", "requesting.authority") if lettered else []
    rows += authority_row(drafter, "central_authority", "requesting.central_authority")
    if drafter.has("addressee") or drafter.get("form") == "provider":
        rows += authority_row(drafter, "their_authority", "requested.central_authority")
    direct = drafter.get("form") == "provider"
    rows += parties_of_order(drafter) if direct else []
    if direct and certifying(drafter):
        rows += drafter.row("order_basis", drafter.joined("domestic_basis"))
        drafter.withhold("reciprocity", "structural: an order does not rest on it")
    else:
        executing = "requested.executing_authority"
        rows += [] if direct else authority_row(drafter, "executing_authority", executing)
        rows += _basis(drafter)
    for path in drafter.each("offences"):
        number = numbers.offences[str(drafter.get(f"{path}.id"))]
        text = drafter.phrase((drafter.text(f"{path}.title"), drafter.text(f"{path}.provision")))
        rows += drafter.row(
            "offence", drafter.say("preservation.offence", number=number, text=text)
        )
    return rows


def _basis(drafter: Drafter) -> list[Row]:
    """The instruments relied on, reciprocity, and the provisions at home."""
    texts: list[str] = []
    named = {str(drafter.get(f"{path}.instrument")): path for path in drafter.basis_paths()}
    direct = drafter.get("form") == "provider"
    for basis in drafter.resolved.relied_on():
        path = named.pop(basis.instrument.id, "")
        if direct and not path:
            continue  # a treaty between States binds no provider, so that none is cited unasked
        name, _, usual = drafter.instrument_named(basis.instrument)
        if path:
            drafter.place(f"{path}.instrument", name)
        articles = bound(drafter.joined(f"{path}.articles")) if path else ""
        texts.append(drafter.phrase((name, articles or usual)))
    for path in named.values():
        words = (drafter.text(f"{path}.instrument"), bound(drafter.joined(f"{path}.articles")))
        texts.append(drafter.phrase(words))
    if drafter.get("reciprocity") is True:
        texts.append(drafter.clause("letter.reciprocity"))
        drafter.place("reciprocity", texts[-1])
    elif drafter.has("reciprocity"):
        drafter.withhold("reciprocity", "structural: the request does not rest on it")
    rows = drafter.row("basis", "\n".join(texts))
    return rows + drafter.row("domestic_basis", drafter.joined("domestic_basis"))


def _confidentiality(drafter: Drafter, form: str, certified: Instrument | None) -> Part:
    """Secrecy; a provider is asked itself what another State would be asked to order."""
    if form != "provider":
        return confidentiality_part(drafter)
    if certified:
        return certified_secrecy(drafter, certified, "preservation.order.notice")
    return confidentiality_part(
        drafter, "preservation.notice", order_clause="disclosure.notice_order"
    )


def _terms(drafter: Drafter, form: str, certified: Instrument | None) -> Part:
    """How long, what follows, what a provider may do, and how it checks the paper."""
    drafter.part_name = "terms"
    again = renewed(drafter) if not certified else ""
    kept = _ordered(drafter, certified) if certified else _asked(drafter, again=bool(again))
    follows = served(drafter) if again else []
    paragraphs = [*kept, *(follows or _what_follows(drafter, certified))]
    if drafter.get("disclose_path") is True:
        text = drafter.clause(f"preservation.path.{form}")
        drafter.place("disclose_path", text)
        paragraphs.append(text)
    elif drafter.has("disclose_path"):
        drafter.withhold("disclose_path", "structural: the path is not asked for")
    extended = again and drafter.has(f"{again}.expires")  # else nobody said that they are kept
    nature = "order" if certified else f"renewal.{form}" if extended else form
    paragraphs.append(drafter.clause(f"preservation.nature.{nature}"))
    paragraphs += call_back(drafter)
    return part(drafter.say("preservation.terms.heading"), paragraphs=paragraphs)


def _what_follows(drafter: Drafter, certified: Instrument | None) -> list[str]:
    """Whether a request for the data follows, and by when it is to be sent.

    An order is made with a view to one.
    """
    intended = drafter.get("request_intended") is True
    dated: list[str] = []
    if drafter.has("request_by"):
        date = drafter.text("request_by", "date")
        dated.append(drafter.clause("preservation.request.by", date=date))
    if certified and not intended:
        drafter.withhold("request_intended", "structural: an order is made for a later request")
        return dated
    if intended and dated and not certified:
        drafter.place("request_intended", dated[0])  # one sentence says both
        return dated
    said = "order" if certified else "intended" if intended else "open"
    text = drafter.clause(f"preservation.request.{said}")
    drafter.place("request_intended", text)
    return [text, *dated]


def _asked(drafter: Drafter, *, again: bool = False) -> list[str]:
    """For how long data are to be kept by a request; ``again`` tells that it extends that time."""
    if again:
        return [*extended_by(drafter), *_extensions(drafter)]
    said = [drafter.clause("preservation.unchanged")]
    if drafter.has("hold_for"):
        period = drafter.whole("hold_for", "period")
        said += [drafter.clause("preservation.hold.for", period=period), *_extensions(drafter)]
    if drafter.has("hold_until"):
        date = drafter.text("hold_until", "date")
        said.append(drafter.clause("preservation.hold.until", date=date))
    if not drafter.has("hold_for") and not drafter.has("hold_until"):
        said.append(drafter.clause("preservation.hold.open"))
    return said


def _ordered(drafter: Drafter, instrument: Instrument) -> list[str]:
    """For how long data are kept by an order: the times are those of its instrument."""
    said = [drafter.clause("preservation.unchanged.order")]
    first = clock_for(instrument, "preservation-asked", KIND)
    more = clock_for(instrument, "preservation-renewed", KIND)
    for path in ("hold_for", "hold_until"):
        if first:
            drafter.withhold(path, "structural: the instrument of the order sets the time")
    if first is None:
        return [*said, *_asked(drafter)[1:]]
    period, cite = drafter.period(first.period.model_dump()), (first.cited(),)
    said.append(drafter.clause("preservation.hold.order", cite=cite, period=period))
    if more:
        cite, longer = (more.cited(),), drafter.period(more.period.model_dump())
        said.append(drafter.clause("preservation.hold.order.more", cite=cite, more=longer))
    return said


def _extensions(drafter: Drafter) -> list[str]:
    """How often the time may have to be extended, where that is said."""
    times = drafter.get("hold_for.times")
    if times is None:
        return []
    form = {0: "none", 1: "one"}.get(times, "several")
    number = drafter.format(times, "number")
    text = drafter.clause(f"preservation.hold.times.{form}", times=number)
    drafter.place("hold_for.times", text)
    return [text]
