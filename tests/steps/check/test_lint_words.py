"""The words of the lint, in English and in German: what they catch, and what they leave."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.steps.check.lint_money import bare_sum, open_dollar
from comity.steps.check.lint_scope import fishing, unbounded
from comity.steps.check.lint_words import speaks
from comity.text import professions

Findings = Callable[..., list[Finding]]

WITHOUT_BOUND = [
    "All computers, telephones, storage media and paperwork found there",
    "All electronic devices found on the premises",
    "Each and every message in the inbox",
    "The complete chat history",
    "The account in its entirety",
    "Whatever is stored in the account",
    "All of the data stored in the cloud account",
    "All books and records of the company",
    "All tax returns of the company",
    "Alle gespeicherten Daten",
    "Das gesamte Postfach",
    "Den vollständigen Chatverlauf",
    "Sämtliche Computer, Datenträger und Unterlagen, die dort gefunden werden",
]
WITH_BOUND = [
    "All data needed to identify the subscriber",
    "All documents submitted with the visa application",
    "All copies of the brochure found there",
    "All papers about the mine found there",
    "All e-mail addresses of the user",
    "All message headers",
    "All log-in records, with source ports",
    "A full copy of the contract",
    "Alle Nachrichten zwischen den beiden Beschuldigten",
    "Sämtliche Unterlagen über Treffen mit Wettbewerbern",
    "Alle E-Mails vom 3. Mai 2026",
    "Alle Unterlagen, die den Kauf betreffen",
    "Nicht alle Daten: Name und Anschrift genügen",
]
FISHING = [
    "To uncover any irregularities.",
    "To get a complete picture of how the company does business.",
    "To determine whether crimes were committed",
    "To look for leads",
    "Um etwaige weitere Straftaten aufzudecken",
    "Zu prüfen, ob der Beschuldigte noch weitere Straftaten begangen hat",
]
HONEST = [
    "To prove further offences of the same series, of which F3 and F4 tell",
    "To establish whether the crime was committed from this address",
    "To find other members of the group",
    "To get a full picture of his dealings with the second suspect",
    "The bank saw signs of suspicious activity in the account.",
    "Die weiteren Taten zu beweisen, von denen F3 berichtet",
    "Es geht nicht um etwaige weitere Straftaten",
]
BARE = [
    "He paid 4.5 million to the broker.",
    "A ransom of 4.5 million was asked.",
    "The bribe was 250,000.",
    "He handed over 20,000 in cash.",
    "They stole 1,200,000 from the fund.",
    "Die Firma zahlte dem Spediteur 412.000 für die Entsorgung.",
    "Er überwies 8.500 auf das Konto.",
    "Waren im Wert von 90.000.",
]
NO_SUM = [
    "He paid USD 4.5 million to the broker.",
    "It transferred 1,200 to 1,500 e-mails a day.",
    "They lost 210 to 230 animals.",
    "The server sent 2 million messages.",
    "Die Firma zahlte dem Spediteur 412.000 Euro für die Entsorgung.",
    "Er erhielt im März 2026 von ihm ein Angebot.",
    "Sie erhielt 320 Briefe.",
]
NAME_ONLY = [
    "To put a name to whoever stands behind the mailbox.",
    "To establish who was using the account on 3 May.",
    "To find out who is the owner of the profile.",
    "To attribute the account to a person.",
    "Den unbekannten Nutzer des Postfachs zu ermitteln",
]
MORE_THAN_A_NAME = [
    "To find out where the money went and who is the owner of the profile.",
    "To put a name to the user and to prove what was agreed.",
    "Den Nutzer zu ermitteln und die Absprache zu beweisen",
]


@pytest.mark.parametrize("text", WITHOUT_BOUND)
def test_everything_is_asked_for_in_many_words(text: str) -> None:
    assert unbounded(text)


@pytest.mark.parametrize("text", WITH_BOUND)
def test_what_is_bounded_in_many_words_is_left(text: str) -> None:
    assert unbounded(text) == ""


@pytest.mark.parametrize("text", FISHING)
def test_fishing_has_many_names(text: str) -> None:
    assert fishing(text)


@pytest.mark.parametrize("text", HONEST)
def test_a_purpose_that_knows_what_it_looks_for_is_left(text: str) -> None:
    assert fishing(text) == ""


@pytest.mark.parametrize("text", BARE)
def test_a_sum_lacks_its_currency_in_words_and_in_german(text: str) -> None:
    assert bare_sum(text)


@pytest.mark.parametrize(
    "text",
    [
        "Elf Familien zahlten ihm EUR 44.000,00 auf das Konto.",
        "Sie zahlten ihm Euro 44.000,00 auf das Konto.",
        "Er gab der Bank CHF 12.000 für die Aktien.",
    ],
)
def test_a_currency_between_the_word_and_the_sum_is_seen(text: str) -> None:
    assert bare_sum(text) == ""


@pytest.mark.parametrize("text", NO_SUM)
def test_a_count_or_a_range_is_no_sum(text: str) -> None:
    assert bare_sum(text) == ""


def test_the_dollar_of_a_state_named_before_it_is_known() -> None:
    assert open_dollar("It cost US $500.") == ""


def only_a_name(text: str) -> bool:
    words = speaks("identifying", text)
    return bool(words) and not speaks("proving", text.replace(words, " "))


@pytest.mark.parametrize("text", NAME_ONLY)
def test_a_purpose_that_only_looks_for_a_name(text: str) -> None:
    assert only_a_name(text)


@pytest.mark.parametrize("text", MORE_THAN_A_NAME)
def test_a_purpose_that_looks_for_more(text: str) -> None:
    assert not only_a_name(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("privileged", "legal practice"),
        ("privileged", "public defender"),
        ("privileged", "Rechtsanwaltskanzlei Muster"),
        ("privileged", "Steuerberaterin"),
        ("press", "editor-in-chief of an online magazine"),
        ("press", "sports blogger"),
        ("press", "freelance correspondent"),
        ("press", "Redakteurin"),
    ],
)
def test_a_shielded_calling_goes_by_many_names(name: str, text: str) -> None:
    assert getattr(professions, name)([text])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("privileged", "12 Hospital Road"),
        ("privileged", "3 Doctor's Lane"),
        ("privileged", "Staatsanwaltschaft Muster"),
        ("privileged", "hospital porter"),
        ("press", "Reporter Street 3"),
        ("press", "correspondent bank"),
        ("press", "video editor"),
        ("press", "magazine for ammunition"),
    ],
)
def test_a_street_or_another_trade_is_none(name: str, text: str) -> None:
    assert getattr(professions, name)([text]) == ""


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Statements of every account held by relatives and friends of the suspect", True),
        ("Tous les comptes de ses proches", True),
        ("Statements of every account of the family that fact F1 is about", False),
        ("Messages exchanged with his family", False),
    ],
)
def test_accounts_of_people_of_whom_nothing_is_said(
    findings: Findings, request_data: dict[str, Any], item: str, found: bool
) -> None:
    request_data["measures"][0]["items"] = [item]
    rules = {finding.rule for finding in findings(request_data)}
    assert ("lint.target-wider" in rules) is found


def test_a_relative_is_not_spoken_of_by_the_surname_of_the_suspect(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}},
        {"id": "P2", "role": "third-party", "name": {"full": "Ada Sample"}},
    ]
    request_data["facts"][0] |= {"text": "Bo Sample took the money.", "persons": ["P1"]}
    request_data["measures"][0] |= {"persons": ["P1", "P2"], "identifiers": []}
    told = [f.field for f in findings(request_data) if f.rule == "links.person-unreached"]
    assert told == ["measures[0].persons[1]"]


def test_the_one_account_of_a_measure_is_explained_by_its_connection(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    marks = [{"kind": "bank-account", "value": number} for number in ("0099887766", "0099887767")]
    measure = request_data["measures"][0]
    measure |= {"identifiers": marks[:1], "nexus": "A slip of this account was in the envelope."}
    rule = "links.target-unreached"
    assert rule not in {finding.rule for finding in findings(request_data)}

    measure["identifiers"] = marks  # what a reason is worth, a reader judges
    assert rule not in {finding.rule for finding in findings(request_data)}


@pytest.mark.parametrize(
    ("mark", "fact"),
    [
        ("+2348035550119", "He called +234 803 555 0119 that day."),
        ("GB00XXXX10203040506070", "It went to GB00 XXXX 1020 3040 5060 70."),
        ("10203040", "It went to 10-20-30 40 in Leeds."),
        ("https://tumblewash.example/", "The pages of tumblewash.example were read."),
        ("@baseliner_x", "The user baseliner_x wrote to him."),
    ],
)
def test_a_mark_is_known_however_it_is_spaced(
    findings: Findings, request_data: dict[str, Any], mark: str, fact: str
) -> None:
    request_data["facts"][0]["text"] = fact
    request_data["measures"][0] |= {"identifiers": [{"kind": "mark", "value": mark}]}
    request_data["measures"][0].pop("nexus", None)
    asked = findings(request_data)
    assert "links.target-unreached" not in {finding.rule for finding in asked}

    request_data["measures"][0]["identifiers"] = [{"kind": "mark", "value": mark + "7"}]
    asked = findings(request_data)
    assert "links.target-unreached" in {finding.rule for finding in asked}
