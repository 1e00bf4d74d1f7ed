"""A draft as the law sees it: what the author wrote in another place stands where rules look.

A treaty on which the request rests is its basis, also where the author left it to the program; an
account tells its bank and its number; the address of a server is no mark of a user.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comity.law.addresses import is_address, of_a_server

__all__ = ["seen_by_law"]


def seen_by_law(data: Mapping[str, Any], instruments: Sequence[str]) -> dict[str, Any]:
    """The data of a draft for the conditions of law files.

    Args:
        data: the draft's data, which stay as they are.
        instruments: ids of the instruments relied on, whoever chose them.
    """
    seen = dict(data)
    if instruments and not seen.get("basis"):
        seen["basis"] = [{"instrument": name} for name in instruments]
    if "measures" in seen:
        facts = [str(fact.get("text", "")) for fact in data.get("facts", ())]
        seen["measures"] = [_measure(measure, facts) for measure in data["measures"]]
    return seen


def _measure(measure: Mapping[str, Any], facts: Sequence[str]) -> dict[str, Any]:
    seen = dict(measure)
    marks = [_mark(mark, measure, facts) for mark in measure.get("identifiers", ())]
    numbers = [a.get("number") or a.get("iban") for a in measure.get("accounts", ())]
    if not marks:
        marks = [{"kind": "bank-account", "value": number} for number in numbers if number]
    if marks:
        seen["identifiers"] = marks
    banks = [account["bank"] for account in measure.get("accounts", ()) if account.get("bank")]
    if banks and not seen.get("holder"):
        seen["holder"] = {"name": banks[0], "kind": "bank"}
    return seen


def _mark(
    mark: Mapping[str, Any], measure: Mapping[str, Any], facts: Sequence[str]
) -> Mapping[str, Any]:
    if is_address(str(mark.get("value", ""))) and of_a_server(mark, measure, facts):
        return {**mark, "kind": "server"}
    return mark
