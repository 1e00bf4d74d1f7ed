"""What a paper says that asks a provider itself for data: voluntary, by order, in an emergency.

The version of an order for the provider prints none of the reasons for it: what makes it
necessary, the case, the facts and the purpose of a measure are for the authorities (``REASONS``).
A voluntary request gives the provider as many facts as it needs to decide.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.host import Host
from comity.law.ask import answer
from comity.model.citations import Citation
from comity.model.content import Content, Part, Row
from comity.steps.compose.correspondence.head import authority_row
from comity.steps.compose.correspondence.letters import desk, whole_letter
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
REASONS = (*GROUNDS, "facts")
"""Fields of an order that its version for the provider does not print."""
REASONS_OF_MEASURE = (
    *("purpose", "result", "nexus", "facts", "necessity", "proportionality", "domestic_power"),
    *("already_held", "deadline_reason", "press", "immunity", "third_parties"),
)
"""The fields of a measure that it does not print, for the same reason."""
WITHHELD = "structural: the reasons for an order are for the authorities"
UNUSED = "structural: only an order states its grounds, and to the authorities alone"
PROVIDER = "provider"
JUDGED = "structural: the check judges by it whether the order is allowed"


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
    lead = [
        drafter.clause(
            f"disclosure.introduction.{form}",
            fields=("form",),
            requesting=drafter.state_named("requesting"),
            requested=drafter.state_named("requested"),
        )
    ]
    lead += _under(drafter) if form == "order" else []
    lead += [drafter.clause("disclosure.for_authorities")] if form == "order" and reasons else []
    secret = "disclosure.secrecy" if form == "order" else "request.confidentiality"
    return {
        "introduction": part(paragraphs=lead),
        "matter": _matter(drafter, numbers, form, reasons=reasons),
        "points": _points(drafter, numbers, form, reasons=reasons),
        "urgency": _urgency(drafter, form),
        "confidentiality": confidentiality_part(drafter, "disclosure.notice", secret),
        "terms": _terms(drafter, form),
        "earlier": earlier_part(drafter, to_holder=True),
        "enclosures": annexes_part(drafter),
    }


def _tells_reasons(drafter: Drafter, form: str) -> bool:
    """Whether the version that is composed says why the data are asked for.

    An order does so to the authorities alone; any other paper asks, and so gives its reasons.
    """
    view = drafter.resolved.view
    return form != "order" or view is None or view.reader != PROVIDER


def _keep_reasons(drafter: Drafter, form: str, *, reasons: bool) -> None:
    """Keep out what the provider is not told: of an order all reasons, of others its grounds."""
    if form != "order":
        for path in GROUNDS:
            drafter.withhold(path, UNUSED)
    if reasons:
        return
    for path in REASONS:
        drafter.withhold(path, WITHHELD)
    for measure in drafter.each("measures"):
        for name in REASONS_OF_MEASURE:
            drafter.withhold(f"{measure}.{name}", WITHHELD)


def _under(drafter: Drafter) -> list[str]:
    """Under which instruments the order is made, and that its certificate is the official form."""
    named = _instruments(drafter)
    found = [drafter.clause("disclosure.under", instrument=drafter.listed(named))] if named else []
    forms = {str(drafter.get(f"{path}.instrument")) for path in drafter.each("basis")}
    relied_on = [basis.instrument for basis in drafter.resolved.relied_on()]
    if any(one.own_form for one in relied_on if one.id in forms):
        found.append(drafter.clause("disclosure.certificate"))
    return found


def _matter(drafter: Drafter, numbers: Numbers, form: str, *, reasons: bool) -> Part:
    """The case, with the danger first in an emergency, and the grounds of an order last."""
    danger = _danger(drafter) if form == "emergency" else []
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


def _danger(drafter: Drafter) -> list[str]:
    """What the danger is, to whom, since when it is known, how the data avert it, by which hour."""
    drafter.part_name = "matter"
    said = [*drafter.paragraphs("urgency.reason"), *drafter.paragraphs("urgency.danger")]
    if drafter.has("urgency.at_risk"):
        who = drafter.text("urgency.at_risk")
        said.append(drafter.clause("request.urgency.at_risk", who=who))
    if drafter.has("known_since"):
        time = drafter.text("known_since")
        said.append(drafter.clause("disclosure.danger.known", time=time))
    said += drafter.paragraphs("urgency.help")
    drafter.withhold("urgency.grounds", "structural: the danger is told in words")
    return [*said, *filter(None, [reply_by(drafter)]), *_within(drafter)]


def _case(drafter: Drafter, numbers: Numbers, form: str) -> list[Row]:
    """The authorities, the law relied on, the proceedings and the offences.

    The instrument that an order is made under stands in its opening.
    """
    lettered = drafter.host.office.letterhead  # else the head of the paper names the authority
    rows = authority_row(drafter, "authority", "requesting.authority") if lettered else []
    rows += authority_row(drafter, "central_authority", "requesting.central_authority")
    rows += authority_row(drafter, "their_authority", "requested.central_authority")
    rows += authority_row(drafter, "enforcing_authority", "requested.executing_authority")
    if form != "order":
        rows += drafter.row("basis", "\n".join(_instruments(drafter)))
    rows += drafter.row("domestic_basis", drafter.joined("domestic_basis"))
    rows += drafter.row("provider_law", drafter.joined("provider_law"))
    rows += drafter.value_rows("correspondence/proceedings", "proceedings")
    for path in drafter.each("offences"):
        number = numbers.offences[str(drafter.get(f"{path}.id"))]
        name = drafter.phrase((drafter.text(f"{path}.title"), drafter.text(f"{path}.provision")))
        text = drafter.say("preservation.offence", number=number, text=name)
        rows += drafter.row("offence", "\n".join((text, *_penalty(drafter, path))))
    return rows


def _grounds(drafter: Drafter) -> list[Row]:
    return drafter.row("necessity", "\n".join(drafter.paragraphs("necessity")))


def _penalty(drafter: Drafter, path: str) -> list[str]:
    """The highest penalty; what else decides on an order is for the check."""
    for name in ("category", "committed_by_computer", "maximum_penalty.years"):
        drafter.withhold(f"{path}.{name}", JUDGED)
    for name in ("life", "death"):
        drafter.withhold(f"{path}.maximum_penalty.{name}", JUDGED)
    text = drafter.text(f"{path}.maximum_penalty.text")
    return [drafter.labelled(drafter.say("label.penalty"), text)] if text else []


def _instruments(drafter: Drafter) -> list[str]:
    """The instruments that the author names, with their articles; unasked none is cited."""
    known = {basis.instrument.id: basis.instrument for basis in drafter.resolved.bases}
    texts = []
    for path in drafter.basis_paths():
        articles = bound(drafter.joined(f"{path}.articles"))
        found = known.get(str(drafter.get(f"{path}.instrument")))
        if found is None:
            texts.append(drafter.phrase((drafter.text(f"{path}.instrument"), articles)))
            continue
        name, _, usual = drafter.instrument_named(found)
        drafter.place(f"{path}.instrument", name)
        texts.append(drafter.phrase((name, articles or usual)))
    return texts


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
        )
        for path in drafter.each("measures")
    ]
    return part(drafter.say("disclosure.points.heading"), entries=entries)


def _urgency(drafter: Drafter, form: str) -> Part:
    """By when, and why; in an emergency this stands at the head, with the danger."""
    if form == "emergency":
        return part()
    if drafter.has("known_since"):
        drafter.withhold("known_since", "structural: it is told of a danger alone")
    whole = urgency_part(drafter)
    said = [*whole["paragraphs"], *_within(drafter)]
    return part(drafter.say("disclosure.time.heading"), paragraphs=said)


def _within(drafter: Drafter) -> list[str]:
    """Within which time of receipt the data are needed."""
    if not drafter.has("reply_within"):
        return []
    period = drafter.whole("reply_within", "period")
    return [drafter.clause("disclosure.reply.within", period=period)]


def _terms(drafter: Drafter, form: str) -> Part:
    """What the paper is, who else is told, how the data come, how to check it, who pays."""
    drafter.part_name = "terms"
    said = [drafter.clause(f"disclosure.nature.{form}", fields=("form",))]
    said += [] if form == "order" or drafter.has("provider_law") else _allowed(drafter)
    if form == "emergency" and drafter.has("urgency.process_follows"):
        date = drafter.text("urgency.process_follows", "date")
        said.append(drafter.clause("request.urgency.process_follows", date=date))
    for name in ("addressed_as", "processor_reason"):
        if drafter.has(name):
            said.append(drafter.clause(f"disclosure.{name}.{drafter.get(name)}"))
            drafter.place(name, said[-1])
    for name in ("tell_controller", "notified"):
        if drafter.has(name):
            answer = "yes" if drafter.get(name) is True else "no"
            said.append(drafter.clause(f"disclosure.{name}.{answer}"))
            drafter.place(name, said[-1])
    said += [*_call_back(drafter), *drafter.paragraphs("costs")]
    rows = authority_row(drafter, "receiving_authority", "delivery.receiving_authority")
    rows += drafter.value_rows("correspondence/delivery")
    return part(drafter.say("disclosure.terms.heading"), paragraphs=said, rows=rows)


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


def _call_back(drafter: Drafter) -> list[str]:
    """How the provider makes sure that the paper is genuine."""
    if not drafter.has("call_back"):
        return []
    said = [drafter.clause("disclosure.call_back", phone=drafter.text("call_back.phone"))]
    if drafter.has("call_back.published_at"):
        page = drafter.text("call_back.published_at")
        said.append(drafter.clause("disclosure.call_back.published", page=page))
    if drafter.has("call_back.ask_for"):
        whom = drafter.text("call_back.ask_for")
        said.append(drafter.clause("disclosure.call_back.ask_for", whom=whom))
    said.append(drafter.clause("disclosure.call_back.caution"))
    return [" ".join(said)]
