"""The same facts sent to another State: what the file says of the first State's law falls away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from comity.host import Host
from comity.law.status import status_between
from comity.model.drafts.base import Draft
from comity.model.drafts.request import Request
from comity.model.errors import DraftError, Fault, InputError
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import Parties
from comity.steps.read import CaseFile
from comity.steps.resolve import find_bases
from comity.text.messages import message

__all__ = ["request_of", "sent_to"]

Basis = dict[str, Any]


def request_of(draft: Draft, case: CaseFile, why: str = "refused") -> Request:
    """The draft of a case that must be a request.

    Raises:
        DraftError: it is another paper; ``why`` it must be a request, ``refused``, ``executed`` or
            ``channels``, stands in the cure.
    """
    if isinstance(draft, Request):
        return draft
    place, article = case.place("kind"), "an" if draft.kind[:1] in "aeiou" else "a"
    paper = Term("term", f"paper-{draft.kind}", f"{article} {draft.kind}")
    said = message(f"page.not-a-request/{why}", paper=paper)
    at = (place.file, place.line, place.column, "kind")
    raise DraftError(Fault(*at, said.text, said.cure, said=said))


def sent_to(case: CaseFile, code: str, host: Host) -> CaseFile:
    """The case as it would be if another State were asked.

    The authorities of the first State, the counterparts of its law and the instruments that are
    known not to bind the other one are left out, since none of them holds there; what is in force
    with the other one and carries the request is relied on. Facts, measures, persons, offences and
    undertakings stay as they are.

    Raises:
        DraftError: the case is no request.
        InputError: the code has not the form of a code.
    """
    draft = request_of(case.draft, case)
    if code == draft.requested.state:
        return case
    data = draft.data()
    data["requested"] = {"state": code}
    data["offences"] = [_without_counterpart(offence) for offence in data["offences"]]
    named = data.pop("basis", ())
    try:
        bare = draft.remade(data)
    except ValidationError as error:
        cure = "Use an ISO 3166 code, such as DE, or the code of a part of a State, such as GB-SCT."
        raise InputError(Fault("--to", 0, 0, "", f"{code!r} is not a State code", cure)) from error
    if basis := _relied_on(bare, named, host):
        data["basis"] = basis
    return replace(case, draft=draft.remade(data))


def _relied_on(bare: Request, named: Iterable[Basis], host: Host) -> list[Basis]:
    """What a request to the other State relies on: of what is named all that may bind it, and more.

    What else is in force between the two and carries the request is added: the same facts would be
    sent under the other State's own treaty.
    """
    instruments = host.instruments()
    alone = bare.model_copy(update={"reciprocity": None})
    found = find_bases(alone, Parties(roles=alone.roles()), instruments, bare.date)
    chosen = {basis.instrument.id for basis in found if basis.relied_on}
    kept = [one for one in named if _may_bind(instruments.get(one["instrument"]), bare)]
    known = {one["instrument"] for one in kept}
    return [*({"instrument": name} for name in sorted(chosen - known)), *kept]


def _may_bind(instrument: Instrument | None, draft: Request) -> bool:
    if instrument is None:
        return False
    states = draft.requesting.state, draft.requested.state
    return status_between(instrument, *states, draft.date)[0] in ("in-force", "unknown")


def _without_counterpart(offence: dict[str, object]) -> dict[str, object]:
    left = {k: v for k, v in offence.items() if k not in ("requested_law", "dual_criminality")}
    dual = offence.get("dual_criminality")
    if isinstance(dual, dict):  # what was said of the first State's law falls, an order's list not
        kept = {k: v for k, v in dual.items() if k != "statement" and v is not None}
        left |= {"dual_criminality": kept} if kept else {}
    elements = left.get("elements")
    if isinstance(elements, (list, tuple)):
        left["elements"] = [
            {k: v for k, v in element.items() if k != "requested_law"} for element in elements
        ]
    return left
