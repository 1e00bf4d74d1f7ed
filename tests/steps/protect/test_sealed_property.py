"""Accounts with a bank, places and assets of protected persons: the sealed annex gives them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

NAME = "case.sealed-annex.docx"
IBAN = "GB29NWBK60161331926819"
SHOWN_IBAN = "GB29 NWBK 6016 1331 9268 19"


@pytest.fixture
def robbed(request_data: dict[str, Any], witness: dict[str, Any]) -> dict[str, Any]:
    """A request for the records of the account from which a protected victim lost money."""
    suspect = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    request_data["persons"] = [suspect, witness | {"role": "victim"}]
    request_data["facts"] = [
        {"id": "F1", "text": "Money left the account of the victim P2.", "persons": ["P2"]},
    ]
    measure = request_data["measures"][0]
    measure |= {"kind": "bank-records", "facts": ["F1"]}
    measure |= {"holder": {"name": "Sample Bank", "kind": "bank"}}
    measure.pop("identifiers", None)
    measure["accounts"] = [{"bank": "Sample Bank", "holder": "Ngozi Abernathy", "iban": IBAN}]
    return request_data


@pytest.fixture
def said(texts_of: Callable[[str, bytes], list[str]]) -> Callable[[dict[str, bytes]], str]:
    """``said(files)``: all that the sealed annex says."""
    return lambda files: "\n".join(texts_of(NAME, files[NAME]))


def page_of(files: dict[str, bytes]) -> str:
    """The letter as text, with plain blanks."""
    return files["case.md"].decode().replace("\u00a0", " ")


def errors(by_rule: dict[str, list[Any]]) -> list[Any]:
    return [one for found in by_rule.values() for one in found if one.severity.value == "error"]


def test_the_letter_names_the_bank_and_the_item_and_the_annex_the_account(
    robbed, made, said, leaks, telling
) -> None:
    files = made(robbed)
    page = page_of(files)
    assert "Sample Bank" in page
    assert "item 1 of Annex S (sealed)" in page
    assert not leaks(files, [*telling, IBAN, SHOWN_IBAN])
    annex = said(files)
    assert IBAN in annex.replace(" ", "").replace("\u00a0", "")
    for needed in ("Ngozi Abernathy", "Item 1", "Belongs to", "Victim P2", "Measure 1"):
        assert needed in annex
    for other in ("2 March 1985", "Hidden Lane", "A00998877", "Bo Sample"):
        assert other not in annex


def test_the_manifest_lists_each_field_of_the_account(robbed, made) -> None:
    manifest = json.loads(made(robbed)["internal/case.manifest.json"])
    for name in ("holder", "iban"):
        field = f"measures[0].accounts[0].{name}"
        assert "sealed annex" in manifest["withheld"][field]
        assert field not in manifest["placed"]
    assert "measures[0].accounts[0].bank" in manifest["placed"]


def test_the_check_of_an_account_asks_for_nothing(robbed, found) -> None:
    by_rule = found(robbed)
    assert not errors(by_rule)
    fields = [one.field for one in by_rule["protection.account-sealed"]]
    assert fields == ["measures[0].accounts[0].holder", "measures[0].accounts[0].iban"]


@pytest.mark.parametrize(
    "holder", ["the victim P2", "P2", "Mrs N. Abernathy", "Abernathy, Ngozi", "Bo Sample and P2"]
)
def test_a_number_goes_with_its_holder_however_the_holder_is_called(
    holder: str, robbed, made, said
) -> None:
    robbed["measures"][0]["accounts"][0] = {
        "bank": "Sample Bank", "holder": holder, "number": "31926819",
    }  # fmt: skip
    files = made(robbed)
    assert "31926819" not in page_of(files)
    assert "31926819" in said(files)


def test_the_number_of_the_own_iban_is_sealed_without_a_holder(robbed, made, said) -> None:
    robbed["persons"][1]["identifiers"].append({"kind": "iban", "value": SHOWN_IBAN})
    robbed["measures"][0]["accounts"] = [{"bank": "Sample Bank", "number": "31926819"}]
    files = made(robbed)
    assert "31926819" not in page_of(files)
    assert "31926819" in said(files)
    assert "Belongs to" in said(files)


def test_one_account_of_two_measures_is_one_item(robbed, made, said) -> None:
    second = {**robbed["measures"][0], "id": "M2", "kind": "bank-monitoring"}
    second["accounts"] = [{"bank": "Sample Bank", "iban": SHOWN_IBAN}]
    robbed["measures"].append(second)
    files = made(robbed)
    assert "Item 2" not in said(files)
    assert "Measure 2" in said(files)
    assert "1331" not in page_of(files)


def test_a_sealed_account_is_looked_for_in_sentences_too(robbed, found) -> None:
    robbed["facts"][0]["text"] = f"Money left {SHOWN_IBAN}, the account of the victim P2."
    (one,) = found(robbed)["protection.name"]
    assert one.field == "facts[0].text"
    assert "The number is P2." in one.cure


@pytest.mark.parametrize(
    "account",
    [
        {"bank": "Sample Bank", "holder": "Bo Sample", "iban": IBAN},
        {"bank": "Sample Bank", "iban": IBAN},
        {"bank": "Sample Bank", "holder": "John Abernathy", "number": "31926819"},
        {"bank": "Sample Bank", "holder": "the suspect P1", "number": "31926819"},
    ],
)
def test_an_account_of_somebody_else_stays_in_the_letter(account, robbed, made) -> None:
    robbed["persons"].append({"id": "P3", "role": "suspect", "name": {"full": "John Abernathy"}})
    robbed["measures"][0]["accounts"] = [account]
    files = made(robbed)
    assert NAME not in files
    shown = page_of(files).replace(" ", "").replace("\u00a0", "")
    assert (account.get("iban") or account["number"]) in shown


def test_the_place_where_the_person_lives_is_sealed_whole(
    robbed, made, said, leaks, telling
) -> None:
    measure = robbed["measures"][0]
    del measure["accounts"]
    measure |= {"kind": "search-of-premises", "place": ["Flat 3", "12 Hidden Lane", "Peoria"]}
    measure["holder"] = {"name": "the victim P2", "kind": "person"}
    files = made(robbed)
    page = page_of(files)
    assert "item 1 of the sealed Annex S" in page
    assert "Flat 3" not in page
    assert not leaks(files, telling)
    for needed in ("Flat 3", "12 Hidden Lane", "Peoria", "Item 1", "Measure 1"):
        assert needed in said(files)


def test_the_address_of_a_holder_who_is_protected_is_sealed(robbed, made, said) -> None:
    measure = robbed["measures"][0]
    del measure["accounts"]
    address = ["12 Hidden Lane", "Peoria, IL 61602"]
    measure |= {"kind": "search-of-premises"}
    measure["holder"] = {"name": "the victim P2", "kind": "person", "address": address}
    files = made(robbed)
    assert "Hidden Lane" not in page_of(files)
    assert "12 Hidden Lane" in said(files)


@pytest.mark.parametrize(
    "asset",
    [
        {"description": "The flat at 12 Hidden Lane, Peoria"},
        {"description": "The car of N. Abernathy, plate AB 123", "kind": "vehicle"},
        {"description": "A blue van, plate XK 907 B", "kind": "vehicle", "owner": "P2"},
        {"description": "The telephone with the number +1 309 555 0142", "kind": "other"},
    ],
)
def test_an_asset_that_leads_to_the_person_is_sealed(asset, robbed, made, said, leaks, telling):
    measure = robbed["measures"][0]
    del measure["accounts"]
    measure |= {"kind": "restraint", "assets": ["X1"]}
    robbed["assets"] = [{"id": "X1", **asset}]
    files = made(robbed)
    assert asset["description"] in said(files)
    assert asset["description"] not in page_of(files)
    assert "item 1 of the sealed Annex S" in page_of(files)
    assert not leaks(files, telling)


@pytest.mark.parametrize(
    "asset",
    [
        {"description": "The flat at 14 Open Road, Peoria", "owner": "P1"},
        {"description": "Cash of 4000 US dollars", "kind": "cash", "owner": "P2"},
    ],
)
def test_an_asset_that_leads_to_nobody_protected_stays(asset, robbed, made) -> None:
    measure = robbed["measures"][0]
    del measure["accounts"]
    measure |= {"kind": "restraint", "assets": ["X1"]}
    robbed["assets"] = [{"id": "X1", **asset}]
    files = made(robbed)
    assert NAME not in files
    assert asset["description"] in page_of(files)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accounts", [{"bank": "Sample Bank", "holder": "Ngozi Abernathy", "iban": IBAN}]),
        ("place", ["12 Hidden Lane", "Peoria"]),
    ],
)
def test_for_somebody_who_is_omitted_it_is_an_error_that_names_the_way_out(
    field, value, robbed, found
) -> None:
    robbed["persons"][1]["protect"] = "omit"
    robbed["facts"][0] |= {"text": "Money was lost.", "persons": ["P1"]}
    robbed["measures"][0].pop("accounts")
    robbed["measures"][0][field] = value
    by_rule = found(robbed)
    assert "protection.account-sealed" not in by_rule
    assert errors(by_rule)
    assert all("protect: pseudonym" in one.cure for one in by_rule["protection.name"])


def test_it_says_the_same_in_french(robbed, made, said) -> None:
    robbed["measures"][0]["place"] = ["12 Hidden Lane", "Peoria"]
    page = page_of(made(robbed, language="fr"))
    assert "point 1 de l’annexe S (sous scellé)" in page
    assert "point 2 de l’annexe S sous scellé" in page
