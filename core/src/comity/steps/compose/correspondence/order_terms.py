"""What an order says of its addressee, of whose data it is, of the offence, and of secrecy."""

from __future__ import annotations

from comity.model.content import Part, Row
from comity.model.law_records import Instrument
from comity.steps.compose.correspondence.orders import AWAITED, certifying, clock_for
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import part
from comity.steps.compose.request.logistics import confidentiality_part

__all__ = ["addressed_to", "certified_secrecy", "threshold_row", "whose_data"]

HEAVY = "three-years"
HEAVY_YEARS = 3


def addressed_to(drafter: Drafter) -> list[str]:
    """As what the addressee receives an order, where the author says so."""
    if not drafter.has("addressee_role"):
        return []
    text = drafter.clause(f"disclosure.addressee_role.{drafter.get('addressee_role')}")
    drafter.place("addressee_role", text)
    return [text]


def whose_data(drafter: Drafter, form: str) -> list[str]:
    """Whether the order goes to the controller of the data, if not why, and whether to tell it.

    By a certificate a processor has to tell the controller, unless the authority asks it not to.
    """
    said: list[str] = []
    role, reason = drafter.get("addressed_as"), drafter.get("processor_reason")
    if role:
        unsure = role == "processor" and reason == "controller-unknown"
        clause = f"disclosure.addressed_as.{role}{'.unknown' if unsure else ''}"
        said.append(drafter.clause(clause))
        drafter.place("addressed_as", said[-1])
    if reason:
        said.append(drafter.clause(f"disclosure.processor_reason.{reason}"))
        drafter.place("processor_reason", said[-1])
    if drafter.has("tell_controller"):
        answer = "yes" if drafter.get("tell_controller") is True else "no"
        certified = form == "order" and certifying(drafter)
        family = "disclosure.order.controller" if certified else "disclosure.tell_controller"
        said.append(drafter.clause(f"{family}.{answer}"))
        drafter.place("tell_controller", said[-1])
    return said


def threshold_row(drafter: Drafter) -> list[Row]:
    """The condition on the offence by which traffic data or content may be ordered.

    What the author names; else, for an order with a certificate, a penalty of three years or more
    that each offence concerned carries.
    """
    paths = drafter.each("threshold")
    texts = []
    for path in paths:
        text = drafter.clause(f"disclosure.threshold.{drafter.get(path)}")
        texts.append(drafter.opening(text))
        drafter.place(path, texts[-1])
    if not paths and _heavy(drafter):
        texts = [drafter.opening(drafter.clause(f"disclosure.threshold.{HEAVY}"))]
    return drafter.row("threshold", "\n".join(texts))


def _heavy(drafter: Drafter) -> bool:
    """Whether each offence for which such data are ordered carries three years or more.

    The data for which an offence must weigh so much are those of which an authority is notified.
    """
    certified = certifying(drafter)
    graver = [
        path
        for path in drafter.each("measures")
        if certified and clock_for(certified, AWAITED, str(drafter.get(f"{path}.kind")))
    ]
    offences = {str(drafter.get(f"{path}.id")): path for path in drafter.each("offences")}
    served = [
        offences[str(id)]
        for path in graver
        for id in drafter.get(f"{path}.offences") or offences
        if str(id) in offences
    ]
    return bool(served) and all(_carries(drafter, path) for path in served)


def _carries(drafter: Drafter, offence: str) -> bool:
    penalty = f"{offence}.maximum_penalty"
    years = drafter.get(f"{penalty}.years")
    return drafter.get(f"{penalty}.life") is True or (years is not None and years >= HEAVY_YEARS)


def certified_secrecy(drafter: Drafter, instrument: Instrument, notice: str) -> Part:
    """Secrecy of a certificate: the law asks for it in any case, and says who informs the user.

    Args:
        drafter: where it is composed.
        instrument: the one whose certificate it is.
        notice: how the ids of the sentences on notice to the user begin; ``.open`` is the one
            for a file that says nothing, if there is any.
    """
    drafter.part_name = "confidentiality"
    first = drafter.clause("disclosure.order.secrecy", cite=(instrument.citation,))
    if drafter.has("confidentiality.wanted"):
        drafter.place("confidentiality.wanted", first)
    made = confidentiality_part(drafter, notice, by=instrument)
    said = [first, *made["paragraphs"]]
    if drafter.get("confidentiality.user_notice") is None and drafter.words.has(f"{notice}.open"):
        said.append(drafter.clause(f"{notice}.open", cite=(instrument.citation,)))
    return part(made["heading"], paragraphs=said)
