"""A protected firm, called by the word of its name that tells it, and never by everyday words."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all
from comity.steps.protect.scan import _shared


def firm(full: str, *, name: str = "P2", **more: Any) -> dict[str, Any]:
    entry = {"id": name, "role": "victim", "nature": "legal", "name": {"full": full}}
    return {**entry, "protect": "pseudonym", **more}


def told(text: str, *persons: dict[str, Any]) -> list[str]:
    found = find_all(identities({"persons": persons}), text)
    return [text[place.start : place.end] for _, place in found]


QUELBRIX = firm("Quelbrix Logistics Ltd")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quelbrix paid.", ["Quelbrix"]),
        ("The invoice of Quelbrix Ltd.", ["Quelbrix Ltd"]),
        ("QUELBRIX LOGISTICS", ["QUELBRIX LOGISTICS"]),
        ("Quelbrix's man", ["Quelbrix's"]),
        ("see quelbrix.example", ["quelbrix.example"]),
        ("info@quelbrixgroup.com", ["info@quelbrixgroup.com"]),
        ("He wrote: “ask quelbrix”.", ["quelbrix"]),
        ("die Quelbrix GmbH", ["Quelbrix"]),
    ],
)
def test_a_firm_is_found_by_the_word_that_tells_it(text: str, found: list[str]) -> None:
    assert told(text, QUELBRIX) == found


@pytest.mark.parametrize(
    "text",
    [
        "Logistics costs money; a logistics firm paid.",
        "Logistics Ltd is another firm.",
        "It was limited to the Ltd.",
    ],
)
def test_what_a_firm_does_tells_no_firm(text: str) -> None:
    assert told(text, QUELBRIX) == []


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Bank of Lagos plc",
        "Nairobi Freighters Ltd",
        "Müller & Söhne Spedition GmbH",
        "Société générale de transport",
        "Ministry of Works",
    ],
)
def test_a_firm_of_everyday_words_is_found_by_its_whole_name_alone(name: str) -> None:
    calm = (
        "The bank is in the harbour of Lagos. Mr Bank works in Nairobi now. Freighters left. Die"
        " Spedition zahlte. Die Söhne kamen. Le transport général; the Ministry; the Works."
    )
    assert told(calm, firm(name)) == []
    assert told(f"It was {name} who paid.", firm(name)) != []


@pytest.mark.parametrize(
    ("name", "advised"), [("Quelbrix Logistics Ltd", False), ("Harbour Bank of Lagos plc", True)]
)
def test_a_firm_without_a_telling_word_is_advised_of(name: str, advised: bool) -> None:
    rules = [one.rule for one in _shared(identities({"persons": [firm(name)]}))]
    assert rules == (["protection.everyday-name"] if advised else [])


def test_the_first_words_with_the_legal_form_are_the_firm() -> None:
    bank = firm("Harbour Shipping Ltd")
    assert told("Harbour Ltd paid into the harbour.", bank) == ["Harbour Ltd"]


def test_a_word_of_another_firm_of_the_file_tells_nobody() -> None:
    parent = {**firm("Quelbrix Holdings Ltd", name="P1"), "role": "accused"}
    del parent["protect"]
    assert told("Quelbrix Holdings Ltd owns Quelbrix.", parent, QUELBRIX) == []
    assert told("Quelbrix Logistics paid.", parent, QUELBRIX) == ["Quelbrix Logistics"]


@pytest.mark.parametrize(
    "form",
    [
        *("S.p.A.", "d.o.o.", "a.s.", "S.A. de C.V.", "B.V.", "Sp. z o.o.", "S.à r.l.", "s.r.o."),
        *("Kft.", "FZE", "KGaA", "e.V.", "Pte. Ltd.", "GmbH & Co. KG", "A/S", "d. o. o.", "Ltd"),
    ],
)
def test_a_firm_is_found_without_its_legal_form_however_it_is_written(form: str) -> None:
    everyday = firm(f"Blue Harbour {form}")

    assert told("Then Blue Harbour paid, BLUE HARBOUR did.", everyday) == [
        "Blue Harbour",
        "BLUE HARBOUR",
    ]
    assert told("3M Tek Plus paid.", firm(f"3M-Tek Plus {form}")) == ["3M Tek Plus"]


@pytest.mark.parametrize(
    ("full", "text"),
    [
        ("First Bank plc", "The first bank paid; the first bank’s books."),
        ("Green Energy GmbH", "They spoke of green energy and of a Green."),
        ("Blue Harbour S.p.A.", "A blue harbour lay there. S.p.A. is a form."),
    ],
)
def test_everyday_words_without_their_capitals_are_no_firm(full: str, text: str) -> None:
    assert told(text, firm(full)) == []


def test_everyday_words_in_quotation_marks_and_addresses_are_a_firm() -> None:
    assert told("He wrote: “green energy paid”.", firm("Green Energy GmbH")) == ["green energy"]
    assert told("see greenenergy.example", firm("Green Energy GmbH")) == ["greenenergy.example"]
