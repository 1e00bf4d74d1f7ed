"""To whom a letter goes about a paper that went straight there, and to nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.model.drafts.disclosable import PROVIDER
from comity.steps.protect.readers import view_of
from comity.steps.resolve import resolve
from comity.tasks.register.case_entries import Entry

__all__ = ["goes_to_company", "kept_from_company", "straight_to"]

OF_HOLDER = ("name", "address", "email")


def goes_to_company(entry: Entry) -> bool:
    """Whether a paper went to a company itself."""
    return entry.draft is not None and entry.draft.addressed_reader() == PROVIDER


def kept_from_company(entry: Entry, field: str, host: Host) -> bool:
    """Whether a paper went to a company that was not told a field of it: no letter tells it later.

    Args:
        entry: the paper that a letter is about.
        field: the path of the field.
        host: knows what law withholds.
    """
    if not goes_to_company(entry):
        return False
    if entry.case is None:  # nobody can say what the company was told
        return True
    return field in view_of(resolve(entry.case, host.for_case()), PROVIDER).cuts


def straight_to(entry: Entry, tree: Mapping[str, Any], host: Host) -> dict[str, Any]:
    """The fields of a letter that say where it goes: to the company, or to the point of contact.

    The State is named, and none of its other authorities.

    Args:
        entry: the paper that the letter is about.
        tree: the same as its author wrote it.
        host: knows the authorities that the law names.
    """
    made: dict[str, Any] = {"requested": {"state": tree["requested"]["state"]}}
    if goes_to_company(entry):
        holder = tree["measures"][0].get("holder") or {}
        company = {name: holder[name] for name in OF_HOLDER if name in holder}
        made["provider"] = tree.get("addressee") or ({"name": ""} | company)
        return made
    if "addressee" in tree:
        made["addressee"] = tree["addressee"]
    elif entry.case is not None:
        side = resolve(entry.case, host.for_case()).draft.data().get("requested", {})
        made["addressee"] = side.get("central_authority") or {"name": ""}
    return made
