"""Points that are answered in another place of the draft: asked without it, and silent with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.steps.check.point_seen import has

Data = dict[str, Any]
Rules = Callable[..., set[str]]

ANN: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
BO: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Brand"}}
HOLDER: Data = {"name": "Sample Bank", "kind": "bank"}
BANK: Data = {"holder": HOLDER, "items": ["Statements"], "persons": ["P1"]}
BANK |= {"period": {"from": "2026-01-01", "to": "2026-03-31"}}


def firms(*connections: str | None, role: str = "third-party") -> list[Data]:
    """Companies P2, P3 and so on, with what their entries tell."""
    return [
        {"id": f"P{n}", "role": role, "nature": "legal", "name": {"full": f"Corvid {n} Ltd"}}
        | ({"connection": told} if told else {})
        for n, told in enumerate(connections, 2)
    ]


def fact(text: str, **more: Any) -> Data:
    return {"facts": [{"id": "F1", "text": text} | more]}


def dated(first: str, last: str) -> Data:
    offence: Data = {"id": "O1", "title": "Fraud", "provision": "Penal Code, s. 3"}
    offence |= {"text": "Whoever cheats is punished.", "text_is": "exact"}
    offence |= {"maximum_penalty": {"text": "Two years", "years": 2}}
    return {"offences": [offence | {"committed_from": first, "committed_to": last}]}


ALL = [f"P{n}" for n in range(2, 7)]
MANY = BANK | {"persons": ALL}
NUMBERS: Data = BANK | {
    "accounts": [{"bank": "Sample Bank", "number": f"77-00{n}"} for n in range(1, 6)]
}
LONG: Data = BANK | {"period": {"from": "2019-01-01", "to": "2020-12-31"}}
ACTS = dated("2020-06-01", "2020-12-31")
REACH: list[tuple[list[Data], Data, Data, Data, Data]] = [
    # entries, the measure, the rest: asked; then what is put over measure and rest: silent
    (firms(*[None] * 5), MANY, {}, {}, fact("They were paid.", persons=ALL)),
    (
        firms(*["It sold her boats."] * 4, None),
        MANY,
        {},
        {"purpose": "Why Corvid 6 Ltd was paid."},
        {},
    ),
    ([], NUMBERS, {}, {"nexus": "The price was paid to these accounts."}, {}),
    ([], NUMBERS, {}, {}, fact("For each account the letter lists what came in.")),
    ([], NUMBERS, {}, {}, fact("Für jedes der Konten nennt die Liste die Eingänge.")),
    ([], LONG, ACTS, {}, fact("From the late 2010s until 2020 she ran the club.") | ACTS),
    ([], LONG, ACTS, {}, fact("From spring 2019 until May 2020 she ran the club.") | ACTS),
    ([], LONG, ACTS, {}, fact("De 2019 à 2020, elle dirigeait le club.") | ACTS),
]


@pytest.mark.parametrize(("people", "measure", "whole", "more", "told"), REACH)
def test_what_a_draft_ties_is_not_said_to_reach_far(
    rules_of_measure: Rules, people: list[Data], measure: Data, whole: Data, more: Data, told: Data
) -> None:
    listed = [ANN, *people]
    plain = fact("She took the price.") | whole
    assert "as-wide-as-needed" in rules_of_measure(listed, "bank-records", measure, plain)
    found = rules_of_measure(listed, "bank-records", measure | more, plain | told)
    assert "as-wide-as-needed" not in found


@pytest.mark.parametrize(
    ("last", "asked"),
    [
        ("Number 5 of the list of firms (annex A2).", True),
        ("Twelve shipping firms", True),
        ("It bought the flat for the suspect with the price.", False),
        (None, True),
    ],
)
def test_an_entry_of_a_company_that_tells_its_tie(
    rules_of_measure: Rules, last: str | None, asked: bool
) -> None:
    tied = ["It was paid by the suspect for boats."] * 4
    people = [ANN, *firms(*tied, last)]
    if last and last.startswith("Twelve"):
        people[-1] |= {"name": {"full": last}}
    found = rules_of_measure(people, "bank-records", MANY, fact("She took the price."))
    assert ("as-wide-as-needed" in found) is asked


def test_suspects_and_victims_whom_a_fact_lists_are_no_others(rules_of_measure: Rules) -> None:
    for role in ("accused", "victim"):
        people = [ANN, *firms(*[None] * 5, role=role)]
        whole = fact("They are those of the case.", persons=ALL)
        assert "as-wide-as-needed" not in rules_of_measure(people, "bank-records", MANY, whole)


@pytest.mark.parametrize(
    ("purpose", "goes_on"),
    [
        ("To see what became of the money.", True),
        ("Zu klären ist der Verbleib der Gelder.", True),
        ("Établir la destination finale des fonds.", True),
        ("To prove the sale of the club.", False),
    ],
)
def test_an_aim_that_follows_money_after_the_acts(purpose: str, goes_on: bool) -> None:
    assert bool(has("where-it-went", purpose)) is goes_on


def test_where_somebody_lived_is_no_time_of_the_acts(rules_of_measure: Rules) -> None:
    whole = fact("From 2019 until 2020 she lived in Yaren.") | ACTS
    assert "as-wide-as-needed" in rules_of_measure([ANN], "bank-records", LONG, whole)


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("All statements on the robbery, with the films", False),
        ("All statements on the tax of the owner", True),
        ("All calls of the mast from 21:15 to 22:00", False),
        ("Toutes les déclarations sur le vol de bijoux", True),
    ],
)
def test_a_whole_class_that_is_the_file_of_the_act(
    rules_of_measure: Rules, item: str, asked: bool
) -> None:
    more = {"items": ["The record of the scene", item], "persons": ["P1"]}
    whole = fact("In the robbery of 3 May two men took the till.")
    assert (
        "as-wide-as-needed" in rules_of_measure([ANN], "case-file-copies", more, whole)
    ) is asked


@pytest.mark.parametrize(
    "told",
    [
        {"urgency": {"level": "urgent", "reason": "The reply is needed by early spring."}},
        {"urgency": {"level": "ordinary", "reason": "No special date."}},
        {"urgency": {"level": "ordinary", "reason": "Es gibt keinen besonderen Termin."}},
        {"urgency": {"level": "ordinary", "reason": "Il n'y a aucune date particulière."}},
        {"facts": [{"id": "F1", "text": "The ten years will expire in June 2031."}]},
        {"confidentiality": {"wanted": True, "until": "the papers are served in mid-October"}},
        {"remarks": [{"part": "execution", "text": "The team is expected in September."}]},
        {"remarks": [{"part": "execution", "text": "Die Reise ist für Anfang Mai geplant."}]},
        {"remarks": [{"part": "execution", "text": "La mission est prévue en septembre."}]},
    ],
)
def test_a_month_or_a_season_is_a_date(
    rules_of_measure: Rules, request_data: Data, told: Data
) -> None:
    for name in ("urgency", "hearings", "confidentiality", "remarks"):
        request_data.pop(name, None)
    assert "by-when" in rules_of_measure([ANN], "bank-records", BANK, {})
    assert "by-when" not in rules_of_measure([ANN], "bank-records", BANK, told)


ASKS = {"title": "Whether money is left on the account", "persons": ["P1"]}


@pytest.mark.parametrize(
    "told",
    [
        {"purpose": "To see whether the debt exists."},
        {"purpose": "Zu klären ist, ob die Forderung besteht."},
        {"purpose": "Savoir si la créance existe."},
        fact("The account was closed in 2022."),
        fact("Das Konto wurde aufgelöst; das Konto ist seither geschlossen."),
        fact("The order was made after hearing the accused."),
    ],
)
def test_money_that_cannot_go(rules_of_measure: Rules, told: Data) -> None:
    usual = fact("She got the price.")
    assert "money-may-go" in rules_of_measure([ANN], "bank-records", ASKS, usual)
    measure = ASKS | {name: text for name, text in told.items() if name == "purpose"}
    whole = usual | {name: one for name, one in told.items() if name == "facts"}
    assert "money-may-go" not in rules_of_measure([ANN], "bank-records", measure, whole)


@pytest.mark.parametrize(
    "secret",
    ["Not to be told to the client.", "Kein Wort; dem Kunden nicht mitgeteilt.", None],
)
def test_money_is_asked_about_in_other_words_where_the_holder_is_not_told(
    findings: Callable[[Data], list[Finding]], request_data: Data, secret: str | None
) -> None:
    one = ASKS | {"id": "M1", "kind": "bank-records", "purpose": "To prove the fraud."}
    one |= {"offences": ["O1"], "facts": ["F1"]} | ({"confidential": secret} if secret else {})
    request_data |= {"measures": [one], "persons": [ANN]} | fact("She got the price.")
    said = [one.message for one in findings(request_data) if one.rule == "point.money-may-go"]
    assert ["before they learn" in one for one in said] == [bool(secret)]


WITH_TIME = {"kind": "ip-address", "value": "192.0.2.7", "time": "2026-01-05T10:00:00"}


@pytest.mark.parametrize(
    "more",
    [
        {"identifiers": [WITH_TIME]},
        {"nexus": "The boat can sail at any hour."},
        {"accounts": [{"bank": "Sample Bank", "number": "77-001"}]},
    ],
)
def test_a_reason_whose_source_stands_at_the_number(rules_of_measure: Rules, more: Data) -> None:
    reason = {"nexus": "Her shop runs on that server.", "persons": ["P1"], "items": ["Data"]}
    facts = [
        {"id": "F1", "text": "She sold jewels that were stolen."},
        {"id": "F2", "text": "Her partner had 77-001.", "source": "Bank note"},
    ]
    whole: Data = {"facts": facts}
    reason |= {"facts": ["F1", "F2"]}
    assert "known-from-what" in rules_of_measure([ANN], "bank-records", reason, whole)
    assert "known-from-what" not in rules_of_measure([ANN], "bank-records", reason | more, whole)


def test_a_reason_that_several_facts_tell_between_them(rules_of_measure: Rules) -> None:
    reason = {"nexus": "The broker keeps ledgers of jewels that the sisters pawned."}
    reason |= {"persons": ["P1"], "items": ["Ledgers"], "facts": ["F1", "F2"]}
    both = [
        {"id": "F1", "text": "The sisters brought jewels to a broker."},
        {"id": "F2", "text": "His ledgers show what they pawned.", "source": "A clerk"},
    ]
    alone = [
        {"id": "F1", "text": "The broker keeps ledgers of jewels that the sisters pawned."},
        both[1],
    ]
    found = rules_of_measure([ANN], "business-records", reason, {"facts": alone})
    assert "known-from-what" in found
    found = rules_of_measure([ANN], "business-records", reason, {"facts": both})
    assert "known-from-what" not in found


CONVICT: Data = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}


@pytest.mark.parametrize(
    ("person", "stage"),
    [
        ({"custody": {"held": False}}, "Final."),
        ({}, "Nothing has been served."),
        ({}, "Sie hat die Strafe noch nicht angetreten."),
        ({"location": "At large, perhaps in Tuvalu; she is at large"}, "Final."),
        ({}, "Aucune partie de la peine n'a été purgée."),
    ],
)
def test_a_convict_who_is_free_has_no_work_to_count(
    rules_after: Rules, person: Data, stage: str
) -> None:
    one = {"id": "M1", "kind": "sentence-enforcement", "purpose": "To carry it out."}
    one |= {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
    usual = {"measures": [one], "persons": [CONVICT], "proceedings.stage": "Final."}
    assert "time-counted" in rules_after(usual)
    calm = {"persons": [CONVICT | person], "proceedings.stage": stage}
    assert "time-counted" not in rules_after(calm)


SOUGHT: Data = {"id": "M1", "kind": "location-of-person", "purpose": "To know the address."}
SOUGHT |= {"persons": ["P2"], "offences": ["O1"], "facts": ["F1"]}


@pytest.mark.parametrize(
    ("kind", "persons", "title", "asked"),
    [
        ("witness-statement", ["P2"], "Hearing", False),
        ("witness-statement", ["P1"], "Hearing", True),
        ("other", ["P1"], "Talk with the skipper, once he is found", False),
        ("other", ["P1"], "Gespräch mit dem Kapitän, sobald er gefunden ist", False),
        ("other", ["P1"], "A report", True),
    ],
)
def test_what_follows_a_search_for_somebody_stands_in_another_measure(
    rules_after: Rules, kind: str, persons: list[str], title: str, asked: bool
) -> None:
    other = SOUGHT | {"id": "M2", "kind": kind, "persons": persons, "title": title}
    found = rules_after({"measures": [SOUGHT, other], "persons": [ANN, BO]})
    assert ("once-found" in found) is asked
