"""What a paper says that asks a provider itself for data: voluntary, by order, in an emergency.

An order tells the provider none of the reasons for it: what makes it necessary, the case, the facts
and the purpose of a measure (``REASONS``). Where the law of its instrument withholds them from the
provider, there is another version, for the authorities, which has them.
A voluntary request gives the provider as many facts as it needs to decide.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.host import Host
from comity.law.ask import answer
from comity.model.citations import Citation
from comity.model.content import Content, Part, Row
from comity.model.law_clocks import Clock
from comity.model.law_records import Instrument
from comity.steps.compose.correspondence.head import authority_row
from comity.steps.compose.correspondence.letters import desk, whole_letter
from comity.steps.compose.correspondence.not_for_provider import (
    kept_from_provider,
    opening,
    parties_of_order,
)
from comity.steps.compose.correspondence.order_terms import (
    addressed_to,
    certified_secrecy,
    threshold_row,
    whose_data,
)
from comity.steps.compose.correspondence.orders import (
    AWAITED,
    call_back,
    certifying,
    clock_for,
    instruments_named,
    limit_of,
    under,
)
from comity.steps.compose.correspondence.preservation import sent_to
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
from comity.steps.compose.request.time_limits import reply_by
from comity.steps.compose.spacing import bound
from comity.steps.resolve import Resolved

__all__ = ["REASONS", "REASONS_OF_MEASURE", "compose_disclosure"]

GROUNDS = ("necessity", "summary")
OF_ORDER = ("addressee_role", "threshold")
# what an order does not print for the provider, of the case and of each measure
REASONS = (*GROUNDS, "facts")
REASONS_OF_MEASURE = (
    *("purpose", "result", "nexus", "facts", "necessity", "proportionality", "domestic_power"),
    *("already_held", "deadline_reason", "press", "immunity", "third_parties"),
)


def compose_disclosure(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a paper that asks a provider for data.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    form = str(drafter.get("form"))
    parts, title = _parts(drafter, form), drafter.say(f"disclosure.title.{form}")
    writes, lines = "requesting.authority", sent_to(drafter, direct=True)
    return whole_letter(drafter, title, parts, "requesting", writes, lines, draft_mark=draft_mark)


def _parts(drafter: Drafter, form: str) -> dict[str, Part]:
    """Who asks and why, the danger, the data, secrecy, and how to answer."""
    reasons = _tells_reasons(drafter, form)
    _keep_reasons(drafter, form, reasons=reasons)
    numbers = Numbers.of(drafter)
    drafter.part_name = "introduction"
    certified = form == "order" and certifying(drafter)
    lead = [
        drafter.clause(
            f"disclosure.introduction.{'certified' if certified else form}",
            fields=("form",),
            requesting=drafter.state_named("requesting"),
            requested=drafter.state_named("requested"),
        )
    ]
    lead += [*under(drafter), *addressed_to(drafter)] if form == "order" else []
    lead += call_back(drafter) if _is_hasty(drafter, form) else []
    return {
        "introduction": part(paragraphs=[*opening(drafter), *lead]),
        "matter": _matter(drafter, numbers, form, reasons=reasons),
        "points": _points(drafter, numbers, form, reasons=reasons),
        "urgency": _urgency(drafter, numbers, form),
        "confidentiality": _confidentiality(drafter, form),
        "terms": _terms(drafter, form),
        "earlier": earlier_part(drafter, to_holder=True),
        "enclosures": annexes_part(drafter),
    }


def _tells_reasons(drafter: Drafter, form: str) -> bool:
    """Whether what is composed says why the data are asked for.

    An order does so to authorities alone, in a version of its own: there is one where an instrument
    withholds something from the provider. Any other paper asks, and so gives its reasons.
    """
    return form != "order" or kept_from_provider(drafter)


def _keep_reasons(drafter: Drafter, form: str, *, reasons: bool) -> None:
    """Keep out what the provider is not told: of an order all reasons, of others its grounds."""
    if form != "order":
        for path in GROUNDS:
            drafter.withhold(path, "structural: only an order states its grounds, to authorities")
        for path in OF_ORDER:
            drafter.withhold(path, "structural: only an order says it")
    if reasons:
        return
    for path in REASONS:
        drafter.withhold(path, "structural: the reasons for an order are for the authorities")
    for measure in drafter.each("measures"):
        for name in REASONS_OF_MEASURE:
            path = f"{measure}.{name}"
            drafter.withhold(path, "structural: the reasons for an order are for the authorities")


def _matter(drafter: Drafter, numbers: Numbers, form: str, *, reasons: bool) -> Part:
    """The case, with the danger first in an emergency, and the grounds of an order last."""
    danger = _danger(drafter, numbers, form) if _is_hasty(drafter, form) else []
    grounds = form == "order" and reasons
    summary = drafter.paragraphs("summary") if grounds else []
    facts = facts_part(drafter, numbers) if reasons else part()
    persons = persons_part(drafter, numbers)
    drafter.part_name = "matter"
    heading = "disclosure.danger.heading" if danger else "preservation.matter.heading"
    return part(
        drafter.say(heading),
        paragraphs=[*danger, *summary],
        rows=[*_case(drafter, numbers, form), *(_grounds(drafter) if grounds else [])],
        items=facts["items"],
        table=persons["table"],
        entries=persons["entries"],
    )


def _is_hasty(drafter: Drafter, form: str) -> bool:
    """Whether somebody is in danger, so that this and the hour stand before all else."""
    return form == "emergency" or (form == "order" and drafter.get("urgency.level") == "emergency")


def _danger(drafter: Drafter, numbers: Numbers, form: str) -> list[str]:
    """What the danger is, to whom, since when it is known, how the data avert it, by which hour."""
    drafter.part_name = "matter"
    if form == "order":
        return _in_time(drafter, numbers, form)
    said = [*drafter.paragraphs("urgency.reason"), *drafter.paragraphs("urgency.danger")]
    if not drafter.has("urgency.danger"):  # an error of the check, so that only a preview shows it
        said.append(drafter.gap("urgency.danger"))
    if drafter.has("urgency.at_risk"):
        who = drafter.text("urgency.at_risk")
        said.append(drafter.clause("request.urgency.at_risk", who=who))
    if drafter.has("known_since"):
        time = drafter.text("known_since")
        said.append(drafter.clause("disclosure.danger.known", time=time))
    said += drafter.paragraphs("urgency.help")
    drafter.withhold("urgency.grounds", "structural: the danger is told in words")
    times = [*filter(None, [reply_by(drafter)]), *_within(drafter, numbers, "emergency")]
    times += [drafter.clause("disclosure.reply.earlier")] if len(times) > 1 else []
    return [*said, " ".join(times)] if times else said


def _case(drafter: Drafter, numbers: Numbers, form: str) -> list[Row]:
    """The authorities, the law relied on, the proceedings and the offences.

    The instrument that an order is made under stands in its opening.
    """
    lettered = drafter.host.office.letterhead  # else the head of the paper names the authority
    rows = authority_row(drafter, "authority", "requesting.authority") if lettered else []
    rows += authority_row(drafter, "central_authority", "requesting.central_authority")
    rows += authority_row(drafter, "their_authority", "requested.central_authority")
    rows += parties_of_order(drafter)
    if form != "order":
        rows += drafter.row("basis", "\n".join(instruments_named(drafter)))
    own = "order_basis" if form == "order" else "domestic_basis"
    rows += drafter.row(own, drafter.joined("domestic_basis"))
    rows += drafter.row("provider_law", drafter.joined("provider_law"))
    rows += drafter.value_rows("correspondence/proceedings", "proceedings")
    for path in drafter.each("offences"):
        number = numbers.offences[str(drafter.get(f"{path}.id"))]
        name = drafter.phrase((drafter.text(f"{path}.title"), drafter.text(f"{path}.provision")))
        text = drafter.say("preservation.offence", number=number, text=name)
        rows += drafter.row("offence", "\n".join((text, *_penalty(drafter, path))))
    return rows + (threshold_row(drafter) if form == "order" else [])


def _grounds(drafter: Drafter) -> list[Row]:
    return drafter.row("necessity", "\n".join(drafter.paragraphs("necessity")))


def _penalty(drafter: Drafter, path: str) -> list[str]:
    """The highest penalty; what else decides on an order is for the check."""
    for name in ("category", "committed_by_computer", "maximum_penalty.years"):
        drafter.withhold(f"{path}.{name}", "structural: the check judges by it")
    for name in ("life", "death"):
        drafter.withhold(f"{path}.maximum_penalty.{name}", "structural: the check judges by it")
    text = drafter.text(f"{path}.maximum_penalty.text")
    return [drafter.labelled(drafter.say("label.penalty"), text)] if text else []


def _points(drafter: Drafter, numbers: Numbers, form: str, *, reasons: bool) -> Part:
    drafter.part_name = "points"
    lead = drafter.clause("disclosure.items") if form == "order" else ""
    first = drafter.get("measures[0].holder")
    entries = [
        measure_entry(
            drafter,
            path,
            numbers,
            asked=False,
            reasons=reasons,
            holder_told=path != "measures[0]" and drafter.get(f"{path}.holder") == first,
            lead=lead,
            by_class=form == "order",
        )
        for path in drafter.each("measures")
    ]
    return part(drafter.say("disclosure.points.heading"), entries=entries)


def _urgency(drafter: Drafter, numbers: Numbers, form: str) -> Part:
    """By when, and why; in an emergency this stands at the head, with the danger."""
    if _is_hasty(drafter, form):
        return part()
    said = _in_time(drafter, numbers, form)
    return part(drafter.say("disclosure.time.heading"), paragraphs=said)


def _in_time(drafter: Drafter, numbers: Numbers, form: str) -> list[str]:
    """How urgent the paper is, and the time that it leaves."""
    if drafter.has("known_since"):
        drafter.withhold("known_since", "structural: it is told of a danger alone")
    whole = urgency_part(drafter, order=form == "order")
    return [*whole["paragraphs"], *_within(drafter, numbers, form)]


def _within(drafter: Drafter, numbers: Numbers, form: str) -> list[str]:
    """Within which time of receipt the data are needed, or are to be sent.

    By a certificate the data of some kinds are sent at the end of that time, and no earlier, while
    an authority that was notified can still refuse; in an emergency it does not suspend the order.
    """
    certified = certifying(drafter) if form == "order" else None
    if certified and (limit := limit_of(drafter, certified)):
        return _within_limit(drafter, numbers, certified, limit)
    if not drafter.has("reply_within"):
        return []
    period = drafter.whole("reply_within", "period")
    said = "disclosure.reply.order" if form == "order" else "disclosure.reply.within"
    return [drafter.clause(said, period=period)]


def _within_limit(
    drafter: Drafter, numbers: Numbers, instrument: Instrument, limit: Clock
) -> list[str]:
    """The time that an instrument sets, whatever other time the author names."""
    period = drafter.period(limit.period.model_dump())
    length = limit.period
    told = (drafter.get("reply_within.quantity"), drafter.get("reply_within.unit"))
    if told == (length.quantity, length.unit):
        drafter.place_period("reply_within", period)
    else:
        drafter.withhold("reply_within", "structural: the instrument of the order sets the time")
    haste = drafter.get("urgency.level") == "emergency"
    suspends = drafter.get("notified") is True and not haste
    waiting = {
        path: clock
        for path in drafter.each("measures")
        if suspends
        if (clock := clock_for(instrument, AWAITED, str(drafter.get(f"{path}.kind"))))
    }
    said = f"disclosure.reply.certified.{'emergency' if haste else 'ordinary'}"
    first = drafter.clause(said, cite=(limit.cited(),), period=period)
    if not waiting:
        return [first]
    cite = tuple(clock.cited() for clock in waiting.values())
    last = drafter.clause("disclosure.reply.notified", cite=cite, period=period)
    others = [path for path in drafter.each("measures") if path not in waiting]
    if not others:
        return [last]
    return [_of_some(drafter, numbers, others, first), _of_some(drafter, numbers, waiting, last)]


def _of_some(drafter: Drafter, numbers: Numbers, paths: Iterable[str], text: str) -> str:
    """A sentence on some measures only."""
    marks = [numbers.measures[str(drafter.get(f"{path}.id"))] for path in paths]
    form = drafter.words.form("word.measures", len(marks))
    named = drafter.say(f"word.measures.{form}", numbers=drafter.listed(marks))
    return drafter.say("disclosure.reply.some", measures=drafter.opening(named), text=text)


def _confidentiality(drafter: Drafter, form: str) -> Part:
    """Secrecy and notice to the user; by a certificate it is the authority that gives notice."""
    if form != "order":
        return confidentiality_part(
            drafter, "disclosure.notice", order_clause="disclosure.notice_order"
        )
    if certified := certifying(drafter):
        return certified_secrecy(drafter, certified, "disclosure.order.notice")
    return confidentiality_part(drafter, "disclosure.notice", "disclosure.secrecy")


def _terms(drafter: Drafter, form: str) -> Part:
    """What the paper is, who else is told, how the data come, how to check it, who pays."""
    drafter.part_name = "terms"
    said = [drafter.clause(_nature(drafter, form), fields=("form",))]
    said += [] if form == "order" or drafter.has("provider_law") else _allowed(drafter)
    if form == "emergency" and drafter.has("urgency.process_follows"):
        date = drafter.text("urgency.process_follows", "date")
        said.append(drafter.clause("request.urgency.process_follows", date=date))
    said += whose_data(drafter, form)
    if drafter.get("notified") is True:
        said.append(drafter.clause("disclosure.notified.yes"))
        drafter.place("notified", said[-1])
    elif drafter.has("notified"):
        drafter.withhold("notified", "structural: a paper states a notification, and not its lack")
    said += [] if _is_hasty(drafter, form) else call_back(drafter)  # which stands at the head
    said += drafter.paragraphs("costs")
    rows = authority_row(drafter, "receiving_authority", "delivery.receiving_authority")
    rows += drafter.value_rows("correspondence/delivery")
    return part(drafter.say("disclosure.terms.heading"), paragraphs=said, rows=rows)


def _nature(drafter: Drafter, form: str) -> str:
    """The clause on what the paper is, and on what the provider does that cannot do all of it."""
    if form != "order" or not certifying(drafter):
        return f"disclosure.nature.{form}"
    if drafter.get("notified") is True:
        return "disclosure.nature.certified.notified"
    return "disclosure.nature.certified"


def _allowed(drafter: Drafter) -> list[str]:
    """The law of the provider's State by which it may give all of the data, where it says so."""
    book = drafter.resolved.book("requested")
    kinds = [str(drafter.get(f"{path}.kind")) for path in drafter.each("measures")]
    found = [answer(book, "direct-approach", kind, drafter.data) for kind in kinds]
    if not all(one is not None and one.value == "yes" for one in found):
        return []
    cited = tuple(dict.fromkeys(one.cited() for one in found if one is not None))
    return [drafter.clause("disclosure.allowed", cite=cited, law=drafter.listed(_named(cited)))]


def _named(citations: Iterable[Citation]) -> list[str]:
    """Citations as they are printed in a sentence, the first source of each."""
    return [bound(str(one.printed[0])) for one in citations]
