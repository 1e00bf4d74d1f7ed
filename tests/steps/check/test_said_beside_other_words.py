"""Words that mean something else beside others, and what another field has answered already."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from comity.model.drafts.translated_names import same_in_translation
from comity.steps.check.half_sentences import check_half_sentences

Data = dict[str, Any]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
OTHER: Data = {"id": "P2", "role": "third-party", "name": {"full": "Bo Bero"}}
HOUSE: Data = {"id": "P2", "role": "witness", "name": {"full": "The owner"}, "connection": "Heard."}
BANK: Data = {"name": "Sample Bank", "kind": "bank", "state": "NR"}
ACCOUNT: Data = {"bank": "Sample Bank", "holder": "Bo Bero", "number": "00770077"}
OPEN: Data = {"nature": "investigation", "stage": "Open", "authority": "Public prosecutor"}


@pytest.fixture
def told(rules_of_measure: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """``told(kind, more, whole)``: the rules of what is found for one measure."""
    return partial(rules_of_measure, [SUSPECT, OTHER])


@pytest.mark.parametrize(
    ("reason", "hope"),
    [
        ("The firm may have the ledgers.", True),
        ("The ledgers may have been kept at the office.", True),
        ("The office may have the diary that shows who paid.", True),
        ("Ledgers of the suspect may be kept there.", True),
        ("The suspect may be found there.", False),
        ("Der Beschuldigte befindet sich vermutlich in Nauru.", False),
        ("Die Bücher der Beschuldigten befinden sich vermutlich dort.", True),
        ("The partner may have a motive.", False),
        ("The partner may have ordered the arson.", False),
        ("It is to be learnt on whose behalf the arson may have been.", False),
        ("Die Bücher befinden sich vermutlich im Büro.", True),
        ("Der Brand wurde vermutlich im fremden Auftrag gelegt.", False),
        ("Le bureau pourrait contenir les livres.", True),
        ("Le suspect pourrait se trouver à Nauru.", False),
    ],
)
def test_a_guess_about_a_deed_or_a_person_is_not_hope_for_evidence(
    told, reason: str, hope: bool
) -> None:
    more = {"items": ["Ledgers"], "place": ["1 Example Road"], "nexus": reason}
    assert ("only-hope" in told("search-of-premises", more, {})) is hope


@pytest.mark.parametrize(
    ("items", "money"),
    [
        (["Cash"], True),
        (["Cash notes of 200 euros", "Keys"], True),
        (["Cash books", "Contracts"], False),
        (["Cash notes from March to the day of the search"], False),
        (["Money transfer slips", "Cash receipts"], False),
        (["Bargeld"], True),
        (["Bargeldbelege und Verträge"], False),
        (["Bijoux"], True),
        (["Bordereaux de numéraire"], False),
    ],
)
def test_papers_on_money_are_no_money(told, items: list[str], money: bool) -> None:
    more = {"items": items, "place": ["1 Example Road"], "purpose": "To prove the agreement."}
    assert ("money-as-evidence" in told("seizure-of-items", more, {})) is money


@pytest.mark.parametrize(
    ("item", "calls"),
    [
        ("Notice to appoint a lawyer", True),
        ("Notice that she is appointed guardian", True),
        ("Notice to have a lawyer appointed", True),
        ("Notice of the lawyer appointed for him", False),
        ("Letter of the court-appointed interpreter", False),
        ("Aufforderung, einen Verteidiger zu bestellen", True),
        ("Aufforderung zur Benennung eines Verteidigers", True),
        ("Schreiben des bestellten Verteidigers", False),
        ("Invitation à désigner un avocat", True),
        ("Avis que la personne désignée doit répondre", True),
        ("Avis du nom de l’avocat désigné", False),
    ],
)
def test_who_else_was_appointed_calls_on_nobody(told, item: str, calls: bool) -> None:
    found = told("service-of-documents", {"items": [item], "persons": ["P1"]}, {})
    assert ("more-than-notice" in found) is calls


@pytest.mark.parametrize(
    ("purpose", "asked"),
    [
        ("Delivery of the paper.", True),
        ("Delivery opens his time for a reply.", False),
        ("The time for a reply runs from delivery.", False),
        ("Die Zeit für die Antwort läuft ab der Übergabe.", False),
        ("La remise fait courir le temps de réponse.", False),
    ],
)
def test_what_delivery_opens_is_told_by_its_purpose(told, purpose: str, asked: bool) -> None:
    more = {"items": ["The letter"], "persons": ["P1"], "purpose": purpose}
    assert ("what-service-does" in told("service-of-documents", more, {})) is asked


@pytest.mark.parametrize(
    ("secrecy", "asked"),
    [
        ({"reason": "Flight is feared."}, True),
        ({"may_know": "Only the courts."}, True),
        ({"may_know": "It may not be shown to persons outside the courts."}, True),
        ({"may_know": "Nothing may be shown to the company or its heads."}, False),
        ({"reason": "The persons must not be warned before."}, False),
        ({"reason": "Die Personen dürfen nichts erfahren."}, False),
        ({"reason": "Les personnes ne doivent pas être avisées."}, False),
    ],
)
def test_who_is_barred_from_knowing_is_told_nothing_by_the_bank(
    told, secrecy: Data, asked: bool
) -> None:
    more = {"items": ["Statements"], "holder": BANK, "persons": ["P1"]}
    usual = {"wanted": True, "reason": "Papers may go.", "until": "The trial"}
    whole = {"confidentiality": usual | secrecy, "proceedings": OPEN}
    assert ("who-tells-the-client" in told("bank-records", more, whole)) is asked


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        ("They are savers.", True),
        ("They have not agreed to it.", True),
        ("They consent in writing to the opening of their papers.", False),
        ("Alle haben schriftlich zugestimmt.", False),
        ("Ils ont tous consenti.", False),
    ],
)
def test_third_parties_who_agreed_are_asked_about_no_more(told, answer: str, asked: bool) -> None:
    more = {
        "items": ["Statements of the customers"],
        "holder": BANK,
        "persons": ["P1", "P2"],
        "third_parties": answer,
    }
    found = told("bank-records", more, {"proceedings": OPEN})
    assert ("others-data" in found) is asked
    assert ("whose-account" in found) is asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("A statement of the clerk", True),
        ("A statement whether true", True),
        ("A statement of the clerk whether the seal on the deed is that of the town", False),
        ("Aussage, ob das Siegel auf der Urkunde echt ist", False),
        ("Dire si le sceau sur cet acte est vrai", False),
    ],
)
def test_the_one_question_may_stand_in_the_items(told, item: str, asked: bool) -> None:
    assert ("on-what" in told("witness-statement", {"items": [item]}, {})) is asked


@pytest.mark.parametrize(
    ("item", "title", "asked"),
    [
        ("Papers on six transfers listed in annex K", "List of transfers with date and sum", False),
        ("Papers on six transfers listed in annex K", "List of transfers", True),
        ("Papers on six transfers listed in annex L", "List of transfers with date", True),
        ("Papers on the transfers", "List of transfers with date", True),
        ("Belege zu den Zahlungen der Liste K", "Liste der Zahlungen mit Datum", False),
        ("Pièces sur les virements de la liste K", "Liste des virements, avec dates", False),
    ],
)
def test_payments_that_a_list_has_by_their_days_need_no_period_account_or_person(
    told, item: str, title: str, asked: bool
) -> None:
    more = {"items": [item], "holder": BANK, "annexes": ["K"]}
    found = told("bank-records", more, {"annexes": [{"id": "K", "title": title}]})
    assert ("at-large" in found) is asked
    assert ("form.period-missing" in found) is asked
    assert ("form.identifiers-missing" in found) is asked


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (("The sum went into an account of the firm.", "It left from the same account."), False),
        (("The sum went into an account of the firm.", "The firm was sold."), True),
        (("The firm was sold.", "It left from the same account."), True),
    ],
)
def test_the_one_account_is_tied_by_what_came_in_and_went_out(
    rules_of_measure: Callable[..., set[str]], texts: tuple[str, str], asked: bool
) -> None:
    facts = [{"id": f"F{n}", "text": text, "persons": ["P2"]} for n, text in enumerate(texts, 1)]
    facts.append({"id": "F3", "text": "Bo Bero trades.", "persons": ["P1", "P2"]})
    more = {"accounts": [ACCOUNT], "persons": ["P1", "P2"], "facts": ["F1", "F2", "F3"]}
    people = [SUSPECT, OTHER | {"nature": "legal"}]
    more["items"] = ["Statements"]
    found = rules_of_measure(people, "bank-records", more, {"facts": facts})
    assert ("each-tied" in found) is asked


@pytest.mark.parametrize(
    ("who", "purpose", "asked"),
    [
        ("The landlady of the flat", "To find out who lodged there.", False),
        ("The landlady of the flat", "To prove the fraud.", True),
        ("The neighbour", "To find out who lodged there.", True),
        ("Der Vermieter", "Festzustellen, wer die Wohnung gemietet hat.", False),
        ("Le logeur", "Savoir qui occupait la chambre.", False),
    ],
)
def test_who_lets_a_place_knows_who_uses_it(
    rules_of_measure: Callable[..., set[str]], who: str, purpose: str, asked: bool
) -> None:
    people = [SUSPECT, HOUSE | {"name": {"full": who}}]
    more = {"persons": ["P2"], "items": ["Hearing"], "purpose": purpose}
    assert ("what-they-know" in rules_of_measure(people, "witness-statement", more, {})) is asked


@pytest.mark.parametrize(
    ("items", "more", "rule"),
    [
        (["The lorry"], {}, "issuer.no-court/takes"),
        (["The lorry"], {"place": ["1 Example Road"]}, "issuer.no-court/none"),
        (["The lorry"], {"holder": {"name": "Bero Ltd", "state": "NR"}}, "issuer.no-court/none"),
        (["Weapons seized"], {}, ""),
        (["Weapons seized", "The lorry"], {}, "issuer.no-court/takes"),
        (["Die sichergestellten Waffen"], {}, ""),
        (["Les armes saisies"], {}, ""),
    ],
)
def test_what_is_held_already_or_has_no_place_is_not_entered(
    findings, request_data: Data, items: list[str], more: Data, rule: str
) -> None:
    signs = {"name": "Ann Example", "capacity": "prosecutor"}
    request_data["requesting"] = request_data["requesting"] | {"issued_by": signs}
    seized = {"id": "M1", "kind": "seizure-of-items", "items": items, "purpose": "Proof."}
    request_data["measures"] = [seized | {"facts": ["F1"], "offences": ["O1"]} | more]
    found = [one.said.id for one in findings(request_data) if one.rule == "issuer.no-court"]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("giver", "house", "same"),
    [
        ("The Court of Appeal of Naples", "Corte d'Appello di Napoli", True),
        ("Court of Appeal of Cologne", "Oberlandesgericht Köln", True),
        ("The Court of Appeal", "Cour d’appel de Liège", True),
        ("Public Prosecutor's Office of Warsaw", "Prokuratura Warszawa", True),
        ("Court of Appeal of Milan", "Corte d'Appello di Napoli", False),
        ("Regional Court of Cologne", "Oberlandesgericht Köln", False),
        ("Local Court of Cologne", "Landgericht Köln", False),
        ("Public prosecutor at the Court of Appeal of Naples", "Corte d'Appello di Napoli", False),
        ("Harbour Board of Naples", "Corte d'Appello di Napoli", False),
    ],
)
def test_an_authority_is_known_by_its_name_in_translation(
    giver: str, house: str, same: bool, findings, request_data: Data
) -> None:
    assert same_in_translation(giver, house) is same
    authority = request_data["requesting"]["authority"] | {"name": house}
    request_data["requesting"] = request_data["requesting"] | {"authority": authority}
    request_data["assurances"] = [{"kind": "specialty", "given_by": giver}]
    found = {one.rule for one in findings(request_data)}
    assert "undertaking.other-voice" not in found or not same


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The posts of the officials and what each of them is suspected of", True),
        ("A list of the parts which the machine is made of", True),
        ("The persons whom the sum was split between", True),
        ("Whether others helped and, if so, who", True),
        ("The clerk is accused of", False),
        ("The clerk who was accused of", False),
        ("The account was opened in May and", False),
        ("The papers show the name of", False),
    ],
)
def test_a_clause_may_end_with_its_preposition(
    text: str, whole: bool, resolve_case: Callable[..., Any], request_data: Data
) -> None:
    request_data["facts"][0]["text"] = text
    found = list(check_half_sentences(resolve_case(request_data | {"language": "en"})))
    assert bool(found) is not whole


@pytest.mark.parametrize(
    ("title", "kind", "cited", "asked"),
    [
        ("Letter of request, not yet signed", "letter", False, True),
        ("Copy of the unsigned letter", "letter", True, False),
        ("Unsigned complaint to the police", "letter", False, False),
        ("Nicht unterschriebene Anzeige", "letter", False, False),
        ("Dénonciation sans signature", "letter", False, False),
        ("Order of 2 May 2026, unsigned", "order", True, True),
    ],
)
def test_evidence_that_nobody_signed_is_not_asked_about(
    findings, request_data: Data, title: str, kind: str, cited: bool, asked: bool
) -> None:
    request_data["annexes"] = [{"id": "K", "title": title, "kind": kind}]
    if cited:
        request_data["facts"][0]["annexes"] = ["K"]
    assert ("form.unsigned" in {one.rule for one in findings(request_data)}) is asked


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ("The letter", True),
        ("The letter and all annexes", False),
        ("The letter, with extracts of the annexes", True),
        ("The letter and annexes K and L", False),
        ("The letter and annexes L and M", True),
        ("Das Ersuchen und alle Anlagen", False),
        ("La lettre et toutes les annexes", False),
        ("Only the letter; the annexes are not translated", True),
    ],
)
def test_a_translation_of_all_annexes_is_one_of_each(
    findings, request_data: Data, parts: str, asked: bool
) -> None:
    request_data["annexes"] = [{"id": "K", "title": "Report of the bank", "language": "th"}]
    request_data["translation"] = {"into": "en", "parts": parts}
    assert ("annex.untranslated" in {one.rule for one in findings(request_data)}) is asked
