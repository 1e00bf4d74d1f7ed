"""What a word stands for: the scene of an attack, a talk to the press, records that are held."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
HELD: Data = {"authority": "Fraud office of Nauru"}
BANK: Data = {"name": "Sample Bank", "kind": "bank"}
ACCOUNT: Data = {"bank": "Sample Bank", "number": "00112233"}


def measure(**more: Any) -> Data:
    usual: Data = {"purpose": "To prove the fraud.", "offences": ["O1"], "facts": ["F1"]}
    return {"measures": [usual | {"id": "M1", "persons": []} | more]}


def told(text: str) -> Data:
    return {"facts": [{"id": "F1", "text": text, "source": "Witnesses"}]} | measure(
        kind="bank-records", items=["Statements"], accounts=[ACCOUNT]
    )


def led(nexus: str) -> Data:
    return measure(kind="business-records", items=["Ledger"], holder=BANK, nexus=nexus)


def listed(**more: Any) -> Data:
    papers = {"annexes": [{"id": "D", "title": "Table of transfers"}]}
    items = ["Records on the nine transfers listed in annex D"]
    return papers | measure(kind="bank-records", items=items, holder=BANK, **more)


def kept(name: str, **more: Any) -> Data:
    """Records of a bank which no fact names, on a listed person."""
    person = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
    fact = {"id": "F1", "text": "Money was paid to Bo Sample.", "persons": ["P1"]}
    rest = {"items": ["Statements"], "period": {"from": "2026-01-01", "to": "2026-03-01"}}
    row = rest | {"kind": "bank-records", "holder": {"name": name, "kind": "bank"}}
    return {"persons": [person], "facts": [fact]} | measure(**(row | {"persons": ["P1"]} | more))


def empowered(*items: str) -> Data:
    return measure(kind="bank-records", items=list(items), accounts=[ACCOUNT])


def heard(**particulars: str) -> Data:
    wished = "That two prosecutors of Tuvalu be present and be allowed to put questions."
    return measure(
        kind="witness-testimony",
        attendance="Two prosecutors of Tuvalu",
        procedure={"wished": wished},
        particulars=particulars,
    )


def reached(item: str) -> Data:
    return measure(kind="other", title="A room", items=[item])


CASES: list[tuple[str, Data, Data]] = [
    # a force that somebody attacks is the scene; one that listens in has secrets
    (
        "their-interests",
        told("The air force recorded the calls."),
        told("Four men attacked an air force station at night."),
    ),
    (
        "their-interests",
        told("Die Luftwaffe zeichnete die Gespräche auf."),
        told("Der Anschlag auf eine Kaserne der Armee forderte drei Tote."),
    ),
    (
        "their-interests",
        told("Les forces armées ont enregistré les appels."),
        told("L'attaque contre un camp militaire a fait trois morts."),
    ),
    (
        "their-interests",
        told("Men attacked a military camp. The army of Nauru had listened in."),
        told("The parcels went by military mail."),
    ),
    # what the press wrote, and what somebody told it
    (
        "from-the-press",
        led("The press wrote that the company keeps its books there."),
        led("The company said in a press conference that it keeps its books there."),
    ),
    (
        "from-the-press",
        led("Nach der Presse führt die Firma dort ihre Bücher."),
        led("Nach ihrer Pressemitteilung führt die Firma dort ihre Bücher."),
    ),
    (
        "from-the-press",
        led("Selon la presse, la société y tient ses livres."),
        led("La société l'a dit dans un communiqué de presse."),
    ),
    # records that an authority has already, and such as a bank is to give
    ("form.period-missing", listed(), listed(already_held=HELD)),
    (
        "why-this-holder",
        kept("Norrland Credit"),
        kept("Norrland Credit", already_held=HELD),
    ),
    # names are of no time; talks are
    (
        "form.period-missing",
        empowered("Names of all persons empowered", "Notes on talks"),
        empowered("Names of all persons empowered or benefiting"),
    ),
    (
        "form.period-missing",
        empowered("Namen aller Bevollmächtigten", "Gesprächsnotizen"),
        empowered("Namen aller Bevollmächtigten"),
    ),
    (
        "form.period-missing",
        empowered("Noms des mandataires", "Notes d'entretiens"),
        empowered("Noms des mandataires"),
    ),
    # both sides examine in turn, and no list fits that
    (
        "extent.own-questions",
        heard(examiner="A judge of Nauru", cross_examination="By counsel"),
        heard(examiner="Counsel put the questions, before a judge", cross_examination="By counsel"),
    ),
    # a base of our own there, and one of the State that is asked
    ("refusal.their-interests", reached("A room at the naval base"), {}),
    (
        "refusal.their-interests",
        reached("A room at the naval base"),
        reached("A room at the Tuvaluan naval base"),
    ),
]


@pytest.mark.parametrize(("rule", "raised", "calm"), CASES)
def test_a_word_is_read_for_what_it_stands_for(
    asked_and_calm: Callable[..., None], rule: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(rule, raised, calm)


MINISTER: Data = {
    "id": "P1",
    "role": "accused",
    "name": {"full": "Bo Sample"},
    "occupation": "Minister of works",
}


@pytest.mark.parametrize(
    ("place", "persons", "asked"),
    [
        ("Funafuti, Tuvalu", ["P2"], False),
        ("Yaren, Nauru", ["P2"], True),
        ("Funafuti, Tuvalu", ["P1"], True),
        ("Funafuti, Tuvalu", [], True),
    ],
)
def test_immunity_is_asked_of_those_whom_a_measure_reaches(
    place: str, persons: list[str], asked: bool, rules_after: Any
) -> None:
    other = {"id": "P2", "role": "suspect", "name": {"full": "Ann Alva"}}
    people = {"persons": [MINISTER | {"location": place}, other]}
    records = measure(
        kind="bank-records", items=["Statements"], accounts=[ACCOUNT], persons=persons
    )
    assert ("screen.immunity" in rules_after(people, records)) is asked


@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("Newark, New Jersey", True),
        ("Atlanta, Georgia", True),
        ("Tbilisi, Georgia", True),  # which of the two it is cannot be told
        ("Malaysia, since January", False),
        ("Lyon, Frankreich", False),
    ],
)
def test_a_place_is_abroad_only_where_a_state_is_named_that_no_part_of_this_one_is_called(
    place: str, asked: bool, rules_after: Any
) -> None:
    other = {"id": "P2", "role": "suspect", "name": {"full": "Ann Alva"}}
    people = {"persons": [MINISTER | {"location": place}, other], "requested.state": "US"}
    row = measure(kind="bank-records", items=["Statements"], accounts=[ACCOUNT], persons=["P2"])
    assert ("screen.immunity" in rules_after(people, row)) is asked


@pytest.mark.parametrize(
    ("fallback", "asked"),
    [("If he does not come, a warrant of arrest may follow.", True), ("", False)],
)
def test_a_threat_of_force_reaches_somebody_abroad(
    fallback: str, asked: bool, rules_after: Any
) -> None:
    people = {"persons": [MINISTER | {"location": "Funafuti, Tuvalu"}]}
    more = {"fallback": fallback} if fallback else {}
    called = measure(kind="appearance-of-person", items=["An interview"], persons=["P1"], **more)
    assert ("screen.immunity" in rules_after(people, called)) is asked


@pytest.mark.parametrize(
    ("articles", "variant"), [(["art. 5"], "basis.subject/cited"), ([], "basis.subject/consular")]
)
def test_an_article_that_is_cited_is_not_asked_for(
    articles: list[str], variant: str, findings: Any, request_data: Data
) -> None:
    name = "Consular convention of 3 May 1999"
    request_data["basis"] = [{"instrument": name, "articles": articles}]
    said = [one.said.id for one in findings(request_data) if one.rule == "basis.subject"]
    assert said == [variant]


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("15 August 2025, 10:00 to 10:20 (UTC-5)", False),
        ("Used on 15 August 2025", True),
        ("15 August 2025, 10:00", True),
    ],
)
def test_a_note_may_tell_when_an_address_was_used(note: str, asked: bool, rules_after: Any) -> None:
    mark = {"kind": "ip-address", "value": "192.0.2.44", "note": note}
    found = rules_after(measure(kind="subscriber-data", items=["Name"], identifiers=[mark]))
    assert ("form.address-without-time" in found) is asked


def test_a_time_in_a_note_leaves_the_port_to_be_told(rules_after: Any) -> None:
    note = "3 August 2026, 10:00 (UTC), an address of a mobile network"
    mark = {"kind": "ip-address", "value": "192.0.2.44", "note": note}
    timed = {"kind": "ip-address", "value": "192.0.2.44", "time": "2026-08-03T10:00:00Z"}
    for one in (mark, timed):
        found = rules_after(measure(kind="subscriber-data", items=["Name"], identifiers=[one]))
        assert "form.address-without-port" in found
