"""What an order on a form of its own is asked, and what only a letter under a treaty is asked."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host
from comity.steps.assess.common_crime import surrender_alone
from comity.steps.assess.gravity import size_unstated

Checked = Callable[..., list[Finding]]
OFFICE = {"name": "Ministry of Justice"}


@pytest.fixture
def checked(ask: Callable[..., Any], put: Callable[..., None]) -> Checked:
    """``checked("EE-FR", "eu-eio", {path: value})``: the findings on a hearing by video."""

    def checked(pair: str, basis: str, changes: dict[str, Any]) -> list[Finding]:
        asked = ask(pair, ["video-hearing"], [basis]).checked
        data = copy.deepcopy(asked.resolved.draft.data())
        for path, value in changes.items():
            if value is None:
                put(data, path, "taken away below")
            put(data, path, value)
        draft = type(asked.resolved.draft).model_validate(data)
        return list(check_case(replace(asked.resolved.case, draft=draft), open_host()).findings)

    return checked


def rules(found: list[Finding]) -> set[str]:
    return {one.rule.split("/")[0] for one in found}


@pytest.mark.needs_country
def test_an_order_may_go_to_the_central_authority_that_receives_orders(checked: Checked) -> None:
    named = {"requested.central_authority": OFFICE}
    assert "addressee.central" not in rules(checked("EE-FR", "eu-eio", named))


@pytest.mark.needs_country
def test_an_office_named_twice_is_the_one_that_executes(checked: Checked) -> None:
    twice = {"requested.central_authority": OFFICE, "requested.executing_authority": OFFICE}
    assert "addressee.central" not in rules(checked("EE-DK", "eu-mla-2000", twice))
    court = {"name": "Court of Aarhus"}
    town = {"name": "District Court of Aarhus"}
    alone = {"requested.central_authority": town, "requested.executing_authority": None}
    assert "addressee.central" not in rules(checked("EE-DK", "eu-mla-2000", alone))
    apart = twice | {"requested.executing_authority": court}
    assert "addressee.central" in rules(checked("EE-DK", "eu-mla-2000", apart))


@pytest.mark.needs_country
def test_an_order_on_acts_done_there_is_asked_why_the_case_is_here(checked: Checked) -> None:
    bare = {"proceedings.jurisdiction_ground": None}
    there = bare | {"proceedings.conduct_there": "The lorry was loaded in Lyon."}
    assert "point.why-here" in rules(checked("EE-FR", "eu-eio", there))
    assert "point.why-here" not in rules(checked("EE-FR", "eu-eio", bare))
    said = there | {"proceedings.jurisdiction_ground": "The goods were sold in Tallinn."}
    assert "point.why-here" not in rules(checked("EE-FR", "eu-eio", said))


@pytest.mark.needs_country
def test_an_order_for_a_hearing_is_asked_how_it_is_recorded(checked: Checked) -> None:
    bare = {"measures.0.procedure": None}
    assert "point.how-heard" in rules(checked("EE-FR", "eu-eio", bare))
    kept = {"measures.0.procedure": {"wished": "A record in full, signed by the witness."}}
    assert "point.how-heard" not in rules(checked("EE-FR", "eu-eio", kept))


@pytest.mark.needs_country
def test_grounds_of_letters_ask_no_order_how_grave_it_is(checked: Checked) -> None:
    then = {"date": "2019-05-02", "loss": None, "gain": None, "gravity": None}
    plain = {"offences.0.maximum_penalty": {"text": "Three years.", "years": 3}}
    less = {"proceedings.summary": "A shop sold goods that never came.", "assets": None}
    facts = {"facts.1.text": "The buyers paid.", "facts.2.text": "The money was sent on."}
    told = then | plain | less | facts
    assert "lint.size-unstated" in rules(checked("EE-GB", "ets-030", told))
    assert "lint.size-unstated" not in rules(checked("EE-GB", "eu-eio", told))


@pytest.mark.parametrize(
    ("told", "silent"),
    [
        ("Bribes of some 3 million Swiss francs in a railway tender", True),
        ("Schaden aus Anlagebetrug: 12 Millionen Euro", True),
        ("Fraude sur des fonds de retraite, EUR 4 million", True),
        ("Bribes in a railway tender", False),
        ("A database with 3 million entries was copied", False),
    ],
)
def test_millions_in_the_subject_say_how_grave_it_is(
    told: str, silent: bool, request_data: dict[str, Any]
) -> None:
    for field in ("loss", "gain", "gravity"):
        request_data.pop(field, None)
    for offence in request_data["offences"]:
        offence["maximum_penalty"] = {"text": "Three years.", "years": 3}
    draft = Request.model_validate(request_data | {"schema": "1", "subject": told})
    assert size_unstated(draft) is not silent


@pytest.mark.parametrize(
    ("matter", "alone"),
    [
        ("Sweden refused his extradition in 2004.", True),
        ("The surrender of the accused was sought; it was not granted.", True),
        ("L'extradition du prévenu a été refusée.", True),
        ("Die Auslieferung wurde abgelehnt.", True),
        ("Extradition was refused because of an own investigation.", False),
        ("Die Auslieferung wurde wegen eines anhängigen Verfahrens abgelehnt.", False),
        ("L'extradition a été refusée, une enquête y est ouverte.", False),
        ("He is held for extradition.", False),
    ],
)
def test_a_refused_surrender_is_no_case_of_that_state(matter: str, alone: bool) -> None:
    assert surrender_alone(matter) is alone
