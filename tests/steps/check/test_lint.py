"""The lint: what each rule finds, and the honest drafts on which it stays silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.lint_money import bare_sum, open_dollar
from comity.steps.check.lint_scope import fishing, unbounded
from comity.steps.check.lint_words import speaks
from comity.steps.check.merge import merged
from comity.text import professions

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]

EVERYTHING = [
    "All data held on the user",
    "Any and all records of the account",
    "The entire mailbox",
    "Everything stored in the account.",
    "The name of the user. All messages.",
    "Toutes les données du compte",
    "L'intégralité de la boîte aux lettres électronique",
    "Tous les messages",
]
BOUNDED = [
    "All data concerning the payment of 3 May 2026",
    "All messages exchanged with the supplier",
    "Any and all records of the transfer to account 000111222",
    "All records relating to the purchase of the house",
    "All communications between the two suspects",
    "All documents that name the two companies",
    "All e-mails sent by the accused in May",
    "Not all data: the name and the address of the user are enough",
    "The entire mailbox is not sought",
    "Rather than the entire mailbox, the messages of one day",
    "The full name of the user",
    "The data of the account opening",
    "All of the account opening papers of 2 March 2026",
    "Toutes les données concernant le paiement du 3 mai 2026",
    "Tous les messages échangés avec le fournisseur",
    "La boîte entière n'est pas demandée ; le nom du titulaire suffit",
    "Tous les messages du 3 mai 2026",
]
FISHING = [
    "To find any evidence of other offences.",
    "To learn of any further crimes that the user may have committed",
    "To look through the account for anything of interest",
    "Rechercher d'éventuelles infractions",
    "Trouver tout élément utile",
    "Trouver toute preuve d'une infraction",
]
HONEST = [
    "To prove who gave the instructions.",
    "To find any evidence of the payment of 3 May",
    "The request does not look for evidence of other offences.",
    "No evidence of any other offence is sought.",
    "To prove the offences of fraud and laundering",
    "To find other victims of the same fraud",
    "Prouver l'infraction de fraude",
    "La demande ne vise pas d'éventuelles infractions",
]
SUMS = [
    "The company paid 5,000 to the suspect.",
    "She transferred 12,500.00 into the account",
    "He received 300 on 3 May.",
    "The loss came to a sum of 40,000.",
    "A ransom of half was agreed; the victim sent 8 000 to him",
    "La société a payé 5 000 au suspect.",
    "Elle a versé 12.500 sur le compte",
]
WITH_CURRENCY = [
    "The company paid USD 5,000 to the suspect.",
    "The company paid 5,000 euros to the suspect.",
    "The company paid 5,000 naira into the account.",
    "The company paid €5,000 to the suspect.",
    "The company paid 5,000 (US dollars) to the suspect.",
    "He sent 31 messages to the victim.",
    "She received 412 calls in May.",
    "He transferred 38.5 bitcoin to the wallet.",
    "The mailbox sent 1,200 messages.",
    "The bank credited account 000111222 on 3 May.",
    "They lost 12 employees.",
    "GBP 640,000.00 was sent from the fund to account 0055667788.",
    "He was paid in 2026.",
    "It received 45% of the price.",
    "La société a payé 5 000 euros au suspect.",
    "La société a versé EUR 5 000 au suspect.",
    "Elle a reçu 31 messages.",
]


@pytest.mark.parametrize("text", EVERYTHING)
def test_everything_without_a_bound_is_found(text: str) -> None:
    assert unbounded(text)


@pytest.mark.parametrize("text", BOUNDED)
def test_a_bound_or_a_denial_keeps_it_silent(text: str) -> None:
    assert unbounded(text) == ""


@pytest.mark.parametrize("text", FISHING)
def test_a_search_for_unknown_offences_is_found(text: str) -> None:
    assert fishing(text)


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_purpose_is_no_fishing(text: str) -> None:
    assert fishing(text) == ""


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_without_currency_is_found(text: str) -> None:
    assert bare_sum(text)


@pytest.mark.parametrize("text", WITH_CURRENCY)
def test_a_currency_or_a_count_is_no_bare_sum(text: str) -> None:
    assert bare_sum(text) == ""


def test_a_dollar_sign_of_no_state_is_found_and_a_marked_one_is_not() -> None:
    assert open_dollar("It cost $9,000.") == "$9,000"
    assert open_dollar("It cost US$9,000.") == ""
    assert open_dollar("It cost A$ 9,000.") == ""
    assert open_dollar("It cost USD 9,000.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Muster & Sample Solicitors",
        "attorney-at-law",
        "Clinic of Dr Sample",
        "Cabinet d'avocats Exemple",
        "Médecin",
    ],
)
def test_a_profession_with_secrets_is_known(text: str) -> None:
    assert professions.privileged([text])


@pytest.mark.parametrize(
    "text",
    [
        "Office of the Attorney-General",
        "Assistant United States Attorney",
        "holder of a power of attorney",
        "Example Doctoral Press",
        "Sample Hospital Supplies Ltd",
        "Principal State Counsel",
        "Advocates for Sample Reform",
        "avocat général",
    ],
)
def test_other_uses_of_the_word_are_not(text: str) -> None:
    assert professions.privileged([text]) == ""


@pytest.mark.parametrize(
    "text", ["Example Social Media, Inc.", "Multimedia Sample Ltd", "court reporter", "Press Metal"]
)
def test_media_and_press_in_other_names_are_no_press(text: str) -> None:
    assert professions.press([text]) == ""


def test_what_content_may_prove_is_more_than_a_name() -> None:
    assert speaks("identifying", "To identify the user of the account.")
    assert speaks("proving", "To identify the user and to prove what was agreed.")


def rules(found: list[Finding]) -> set[str]:
    return {finding.rule for finding in found if finding.rule.startswith(("lint.", "links."))}


CASES = [
    (
        "lint.all-data",
        {"kind": "subscriber-data", "period": None, "items": ["All data held on the user"]},
        {"kind": "subscriber-data", "items": ["All data held on the user"]},
    ),
    (
        "lint.content-for-a-name",
        {"kind": "stored-content", "purpose": "To identify the user.", "necessity": None},
        {"kind": "stored-content", "purpose": "To identify the user and prove what was agreed."},
    ),
    (
        "lint.fishing",
        {"purpose": "To find any evidence of other offences."},
        {"purpose": "To prove who sent the message."},
    ),
    (
        "lint.deadline-without-reason",
        {"deadline": "2026-12-01"},
        {"deadline": "2026-12-01", "deadline_reason": "The trial begins then."},
    ),
    (
        "lint.deadline-without-reason",
        {"deadline": "2026-12-01", "items": ["A bill of costs"]},
        {"deadline": "2026-12-01", "items": ["The summons to the hearing of 15 February 2027"]},
    ),
    (
        "lint.press-open",
        {"kind": "stored-content", "holder": {"name": "Example News Agency"}},
        {
            "kind": "stored-content",
            "holder": {"name": "Example News Agency"},
            "press": "No source is touched.",
        },
    ),
    (
        "lint.privilege-open",
        {"kind": "search-of-premises", "place": ["Chambers of A. Sample, barrister"]},
        {
            "kind": "search-of-premises",
            "place": ["Chambers of A. Sample, barrister"],
            "privilege": "Independent counsel sifts the papers.",
        },
    ),
    (
        "lint.account-without-holder",
        {"kind": "crypto-asset-data", "holder": None},
        {"kind": "crypto-asset-data", "holder": {"name": "Example Coin Exchange"}},
    ),
    (
        "links.target-unreached",
        {"identifiers": [{"kind": "phone", "value": "+2348035550119"}]},
        {
            "identifiers": [{"kind": "phone", "value": "+2348035550119"}],
            "nexus": "The sender gave this number.",
        },
    ),
    (
        "lint.holder-without-data",
        {"kind": "stored-content", "holder": {"name": "Sample Trust", "kind": "savings bank"}},
        {"kind": "stored-content", "holder": {"name": "Sample Trust", "kind": "mail provider"}},
    ),
    (
        "links.target-unreached",
        {"kind": "restraint", "items": ["The yacht Sample Breeze, hull EX-7781"]},
        {
            "kind": "restraint",
            "items": ["The yacht Sample Breeze, hull EX-7781"],
            "nexus": "It was bought with the money.",
        },
    ),
    (
        "lint.target-wider",
        {"kind": "stored-content", "items": ["Photographs in any account of the user"]},
        {"kind": "stored-content", "items": ["Messages to any account of the supplier"]},
    ),
]


@pytest.mark.parametrize(("rule", "flawed", "sound"), CASES, ids=[case[0] for case in CASES])
def test_a_flaw_is_found_and_its_cure_ends_it(
    findings: Findings,
    request_data: dict[str, Any],
    rule: str,
    flawed: dict[str, Any],
    sound: dict[str, Any],
) -> None:
    measure = dict(request_data["measures"][0])

    def found(changes: dict[str, Any]) -> set[str]:
        changed = {key: value for key, value in {**measure, **changes}.items() if value is not None}
        request_data["measures"][0] = changed
        return rules(findings(request_data))

    assert rule in found(flawed)
    assert rule not in found(sound)


LAW = Citation("An Act", "s. 1", Read.OFFICIAL)


def form(rule: str, field: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(severity, rule, "The field is empty.", field)


def law(field: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(severity, "xx.rule", "The Act asks for it.", field, citation=LAW)


def test_one_lack_is_told_once_in_the_words_of_the_law() -> None:
    both = [form("form.measure-without-facts", "measures[0].facts"), law("measures[0].facts")]
    assert merged(both) == [both[1]]


def test_a_lack_that_blocks_keeps_its_weight_when_the_law_only_advises() -> None:
    both = [form("form.period-missing", "measures[0].period"), law("measures[0].period.from")]
    advice = law("measures[0].period.from", Severity.ADVICE)
    (told,) = merged([both[0], advice])
    assert (told.severity, told.rule) == (Severity.ERROR, "form.period-missing")
    assert told.citation == LAW
    assert told.message == "The field is empty. The Act asks for it."


def test_another_flaw_of_the_same_field_stays() -> None:
    both = [form("links.measure-repeated", "measures[0].identifiers[0]")]
    both.append(law("measures[0].identifiers[0]"))
    assert merged(both) == both


def test_two_laws_on_one_field_both_stay() -> None:
    first = law("measures[0].facts")
    second = Finding(Severity.WARNING, "yy.rule", "So does the other.", first.field, citation=LAW)
    lacking = form("form.measure-without-facts", first.field)
    assert merged([lacking, first, second]) == [first, second]


SOUND = sorted((Path(__file__).parents[2] / "steps" / "assess" / "sound").glob("*.yaml"))


@pytest.mark.needs_country
@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_draft_gets_nothing_above_advice_from_the_lint(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    lint = [f for f in check_case(case, host).findings if f.rule.startswith("lint.")]
    assert [f.rule for f in lint if f.severity is not Severity.ADVICE] == []


def test_there_are_sound_drafts_to_hold_it_to() -> None:
    assert len(SOUND) >= 10


def test_at_least_thirty_honest_sentences_stay_silent() -> None:
    assert len({*BOUNDED, *HONEST, *WITH_CURRENCY}) >= 30
