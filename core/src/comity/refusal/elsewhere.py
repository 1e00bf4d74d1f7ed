"""The same facts sent to another State: what the file says of the first State's law falls away."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from comity.drafts.base import Draft
from comity.drafts.request import Request
from comity.errors import DraftError, Fault, InputError
from comity.host import Host
from comity.law.status import status_between
from comity.read import CaseFile

__all__ = ["request_of", "sent_to"]


def request_of(
    draft: Draft, case: CaseFile, why: str = "what can be refused is a request"
) -> Request:
    """The draft of a case that must be a request.

    Raises:
        DraftError: it is another paper; ``why`` it must be a request stands in the cure.
    """
    if isinstance(draft, Request):
        return draft
    place, article = case.place("kind"), "an" if draft.kind[:1] in "aeiou" else "a"
    message = f"is {article} {draft.kind}, not a request"
    cure = f"Name a request: {why}."
    raise DraftError(Fault(place.file, place.line, place.column, "kind", message, cure))


def sent_to(case: CaseFile, code: str, host: Host) -> CaseFile:
    """The case as it would be if another State were asked.

    The authorities of the first State, the counterparts of its law and the instruments that do
    not bind the other one are left out, since none of them holds there. Facts, measures, persons,
    offences and undertakings stay as they are.

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
    own, known = draft.requesting.state, host.instruments()
    kept = [
        basis
        for basis in data.get("basis", ())
        if basis["instrument"] in known
        and status_between(known[basis["instrument"]], own, code, draft.date)[0] == "in-force"
    ]
    data.pop("basis", None)
    if kept:
        data["basis"] = kept
    try:
        return replace(case, draft=Request.model_validate(data))
    except ValidationError as error:
        cure = "Write a code of ISO 3166, such as DE, or one of a part, such as GB-SCT."
        raise InputError(
            Fault("--to", 0, 0, "", f"{code!r} is no code of a State", cure)
        ) from error


def _without_counterpart(offence: dict[str, object]) -> dict[str, object]:
    left = {k: v for k, v in offence.items() if k not in ("requested_law", "dual_criminality")}
    elements = left.get("elements")
    if isinstance(elements, (list, tuple)):
        left["elements"] = [
            {k: v for k, v in element.items() if k != "requested_law"} for element in elements
        ]
    return left
