"""What a request says that extends a preservation: which one, by how long, and why it is needed."""

from __future__ import annotations

from comity.steps.compose.drafter import Drafter

__all__ = ["extended_by", "opening", "renewed", "served"]


def renewed(drafter: Drafter) -> str:
    """The path of the earlier preservation that the request extends; nothing where it is a first.

    It is the one listed under ``earlier`` that has the reference named under ``renews``.
    """
    number = drafter.get("renews")
    for path in drafter.each("earlier") if number else ():
        same = drafter.get(f"{path}.reference") == number
        if same and drafter.get(f"{path}.kind") == "preservation":
            return path
    return ""


def opening(drafter: Drafter, step: str, form: str) -> str:
    """Which preservation is to be extended, by the number of its keeper, and when it ends."""
    names = drafter.state_named("requesting"), drafter.state_named("requested")
    own, theirs = drafter.text("renews"), drafter.text(f"{step}.their_reference")
    said = {"requesting": names[0], "requested": names[1]}
    said["preservation"] = drafter.aside(theirs, own) if theirs else own
    clause = f"preservation.introduction.renewal.{form}"
    if drafter.has(f"{step}.expires"):
        said["date"] = drafter.text(f"{step}.expires", "date")
        clause = f"{clause}.ends"
    return drafter.said(clause, (), said)


def extended_by(drafter: Drafter) -> list[str]:
    """By how long, counted from the end of the preservation, and until when; and in which state.

    Where no end is known, nobody has said that the data are preserved at all, so that is asked.
    """
    known = drafter.has(f"{renewed(drafter)}.expires")
    state = "unchanged" if known else "unconfirmed"
    said = [drafter.clause(f"preservation.renewal.{state}")]
    told: dict[str, str] = {}
    if drafter.has("hold_for"):
        told["period"] = drafter.whole("hold_for", "period")
    if drafter.has("hold_until"):
        told["date"] = drafter.text("hold_until", "date")
    if told:
        said.append(drafter.said(f"preservation.renewal.{'-'.join(told)}", (), told))
    else:
        said.append(drafter.clause("preservation.hold.open"))
    return said


def served(drafter: Drafter) -> list[str]:
    """The request for the data that went out since, with the authority that has it; or nothing."""
    for path in drafter.each("earlier"):
        if drafter.get(f"{path}.kind") != "request":
            continue
        number, date = drafter.text(f"{path}.reference"), drafter.text(f"{path}.date", "date")
        if not number:
            continue
        text = drafter.clause("preservation.request.made", request=drafter.aside(number, date))
        drafter.place("request_intended", text)
        if not drafter.has(f"{path}.authority"):
            return [text]
        named = drafter.text(f"{path}.authority"), drafter.text(f"{path}.their_reference")
        drafter.withhold("request_by", "structural: the request has been sent")
        return [text, drafter.clause("preservation.request.with", authority=drafter.aside(*named))]
    return []
