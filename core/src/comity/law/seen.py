"""A draft as the law sees it: what the author wrote in another place stands where rules look.

A treaty on which the request rests is its basis, also where the author left it to the program; an
account tells its bank and its number, and whether all accounts are companies'; the address of a
server is no mark of a user; a measure tells on which instrument's own form it goes, if it goes by
no letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from comity.law.ip_addresses import is_address, of_a_server
from comity.model.gaps import is_stand_in
from comity.model.records import Parties
from comity.text.word_lists import listed

__all__ = ["ADDED_TO_MEASURES", "seen_by_law"]

ADDED_TO_MEASURES = frozenset({"own_form", "account_holders"})  # no author writes it
OF_PEOPLE = frozenset({"LLP"})  # a partnership may be one of a few people


def seen_by_law(data: Mapping[str, Any], parties: Parties) -> dict[str, Any]:
    """The data of a draft for the conditions of law files.

    Args:
        data: the draft's data, which stay as they are.
        parties: with the instruments relied on, whoever chose them.
    """
    seen = dict(data)
    if parties.instruments and not seen.get("basis"):
        seen["basis"] = [{"instrument": name} for name in parties.instruments]
    if "measures" in seen:
        facts = [str(fact.get("text", "")) for fact in data.get("facts", ())]
        forms = (*parties.own_forms, *[""] * len(data["measures"]))
        pairs = zip(data["measures"], forms, strict=False)
        legal = _legal_persons(data)
        seen["measures"] = [_measure(measure, facts, form, legal) for measure, form in pairs]
    return seen


def _measure(
    measure: Mapping[str, Any], facts: Sequence[str], own_form: str, legal: Collection[str]
) -> Mapping[str, Any]:
    if is_stand_in(measure):
        return measure  # nothing is known of it
    seen = dict(measure)
    if own_form:
        seen["own_form"] = own_form
    marks = [_mark(mark, measure, facts) for mark in measure.get("identifiers", ())]
    numbers = [a.get("number") or a.get("iban") for a in measure.get("accounts", ())]
    if not marks:
        marks = [{"kind": "bank-account", "value": number} for number in numbers if number]
    if marks:
        seen["identifiers"] = marks
    banks = [account["bank"] for account in measure.get("accounts", ()) if account.get("bank")]
    if banks and not seen.get("holder"):
        seen["holder"] = {"name": banks[0], "kind": "bank"}
    holders = [str(account.get("holder") or "") for account in measure.get("accounts", ())]
    if holders and all(_folded(one) in legal or _is_company(one) for one in holders):
        seen["account_holders"] = "legal"
    return seen


def _legal_persons(data: Mapping[str, Any]) -> frozenset[str]:
    """The names of the bodies that the draft lists among its persons."""
    people = [one for one in data.get("persons", ()) if not is_stand_in(one)]
    names = [one.get("name", {}) for one in people if one.get("nature") == "legal"]
    told = (_folded(str(name.get("full", ""))) for name in names if not is_stand_in(name))
    return frozenset(filter(None, told))


def _is_company(name: str) -> bool:
    """Whether a name ends with the form of a company, as “Example Ltd” does."""
    return bool(_company_form().search(name.strip()))


@cache
def _company_form() -> re.Pattern[str]:
    forms = "|".join(one for one in listed("scope", "company_forms") if one not in OF_PEOPLE)
    return re.compile(rf"[\s,](?:{forms})\.?$")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _mark(
    mark: Mapping[str, Any], measure: Mapping[str, Any], facts: Sequence[str]
) -> Mapping[str, Any]:
    if is_address(str(mark.get("value", ""))) and of_a_server(mark, measure, facts):
        return {**mark, "kind": "server"}
    return mark
