"""A search for a kind of assistance, in the words of somebody who knows none of them."""

from __future__ import annotations

import pytest


def draft():
    """A request that asks for one kind of assistance so far."""
    return {
        "schema": "1",
        "kind": "request",
        "requesting": {"state": "KE"},
        "requested": {"state": "US"},
        "facts": [{"id": "F1", "date": "2026-03-05", "text": "The account was opened."}],
        "measures": [{"id": "M1", "kind": "subscriber-data", "facts": ["F1"]}],
    }


@pytest.mark.parametrize(
    ("query", "found", "missing"),
    [
        ("interview by video", "video-hearing", "interception"),
        ("interview a victim by phone", "video-hearing", "interception"),
        ("seize a phone", "seizure-of-items", "video-hearing"),
        ("DNA", "biometrics", "stored-content"),
        ("freeze a bank account", "restraint", "bank-monitoring"),
        ("who owns a car", "location-of-person", "subscriber-data"),
        ("find a suspect", "location-of-person", "controlled-delivery"),
        ("search a house", "search-of-premises", "remote-search"),
        ("Zeugin per Video vernehmen", "video-hearing", "interception"),
        ("search for bank accounts", "bank-accounts-search", "search-of-premises"),
        ("who owns a domain", "domain-registration", "location-of-person"),
        ("passport", "government-records", "stored-content"),
        ("transfer of proceedings", "transfer-of-proceedings", "prisoner-transfer-testimony"),
        ("extradition and bank statements", "bank-records", "stored-content"),
        ("IP address", "identification-data", "bank-records"),
        ("call records", "traffic-data", "bank-records"),
        ("emails", "stored-content", "bank-records"),
        ("bank statements", "bank-records", "traffic-data"),
        ("who owns a domain", "domain-registration", "traffic-data"),
        ("log-in addresses of an e-mail account", "traffic-data", "stored-content"),
        ("who owns the e-mail account", "subscriber-data", "interception"),
        ("login history", "subscriber-data", "stored-content"),
        ("SIM swap", "subscriber-data", "stored-content"),
        ("M-Pesa transactions", "bank-records", "transfer-of-proceedings"),
    ],
)
def test_kinds_are_found_by_the_words_of_a_layman(page, query, found, missing):
    shown = page(draft(), ("measures",), query=query)

    assert f'value="{found}"' in shown
    assert f'value="{missing}"' not in shown


def test_what_lay_words_mean_is_said(page):
    shown = page(draft(), ("measures",), query="IP address")

    assert "“IP address” is data that identify a user." in shown


def test_what_lay_words_may_mean_besides_is_said_too(page):
    shown = page(draft(), ("measures",), query="login history")

    meant = "subscriber data, data that identify a user, traffic data"
    assert f"“login history” can be one of these: {meant}." in shown


@pytest.mark.parametrize(
    ("query", "language", "told"),
    [
        ("arrest", "en", "Extradition is not mutual legal assistance."),
        ("extradite him", "en", "Extradition is not mutual legal assistance."),
        ("hand over a fugitive", "en", "Extradition is not mutual legal assistance."),
        ("livrer un fugitif", "fr", "L’extradition ne relève pas de l’entraide judiciaire."),
        ("extradition", "en", "Extradition is not mutual legal assistance."),
        ("Auslieferung", "de", "Die Auslieferung gehört nicht zur sonstigen Rechtshilfe."),
        ("extradition", "fr", "L’extradition ne relève pas de l’entraide judiciaire."),
        ("transfer of sentenced persons", "en", "not mutual legal assistance"),
        ("enforce the sentence", "en", "not mutual legal assistance"),
        ("civil claim", "en", "not a matter for mutual legal assistance"),
        ("asylum", "en", "Asylum is not mutual legal assistance"),
        (
            "transfer of proceedings",
            "en",
            "check that a treaty or the law of both States allows it",
        ),
        ("passport", "en", "is a record that an authority holds"),
    ],
)
def test_what_is_no_assistance_is_said_with_what_it_needs(page, query, language, told):
    shown = page(draft(), ("measures",), query=query, language=language)

    assert told in shown
    assert "Comity does not know" not in shown
    assert "Comity weiß nicht" not in shown


def test_no_kind_is_opened_for_what_is_no_assistance(page):
    shown = page(draft(), ("measures",), query="transfer of a sentenced person")

    assert "prisoner-transfer-testimony" in shown  # the groups stay, to choose from
    assert "matches “transfer" not in shown
    assert "match “transfer" not in shown


def test_words_that_nobody_knows_leave_every_kind_to_choose_from(page):
    shown = page(draft(), ("measures",), query="quux zzyzx")

    assert "Comity does not know what “quux zzyzx” would be." in shown
    assert 'value="subscriber-data"' in shown
    assert 'value="bank-records"' in shown
