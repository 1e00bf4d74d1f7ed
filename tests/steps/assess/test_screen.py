"""The screen over facts, occupations and titles: it asks where there is doubt, and only there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

Changes = dict[str, Any]
SEARCH = {"measures.0.kind": "search-of-premises", "measures.0.place": ["1 Example Way"]}
BARE = {"measures.0.privilege": None, "measures.0.items": ["Messages of May 2026"]}
TRAFFIC = {"measures.0.privilege": None, "measures.0.kind": "traffic-data"}
MINE = {"persons.0.email": "medlock.77@mail.example"}
NO_LAW = {"requested.state": "AR", "basis": None, "reciprocity": True}
UNSAID = {"requesting.state": "JP", "offences.0.maximum_penalty": {"text": "As the text says"}}
NAMED = {"persons.0.name": {"full": "Ada Sampleson"}}


def fact(text: str, *persons: str) -> Changes:
    return {"facts.0.text": text, "facts.0.persons": list(persons)}


def person(occupation: str, role: str = "suspect") -> Changes:
    return {"persons.0.role": role, "persons.0.occupation": occupation}


def offence(title: str, **more: Any) -> Changes:
    return {"offences.0.title": title, "offences.0.category": None} | {
        f"offences.0.{name}": value for name, value in more.items()
    }


@pytest.fixture
def asked(variant: Callable[..., CaseFile], host: Host) -> Callable[..., dict[str, Finding]]:
    """``asked({...})``: the questions on a sound draft, changed, by topic."""

    def asked(changes: Changes, number: str = "02") -> dict[str, Finding]:
        found = check_case(variant(number, NAMED | changes), host).findings
        rules = [one.rule for one in found if one.rule.startswith("screen.")]
        assert len(rules) == len(set(rules))  # once for each topic
        return {f.rule.partition(".")[2]: f for f in found if f.rule in rules}

    return asked


DOUBTFUL = [
    ("political", fact("The suspect called for protests against the government.")),
    ("political", fact("The demand was sent during the attempted coup d'état of 2 May 2026.")),
    ("political", fact("Ada Sampleson, leader of the opposition, wrote the message.")),
    ("political", fact("She spoke at a rally against the government.", "P1")),
    ("political", fact("Le suspect est un opposant ; il a critiqué le gouvernement.", "P1")),
    ("political", fact("Der Beschuldigte ist Regimekritiker und lebt im Ausland.")),
    ("political", person("opposition politician")),
    ("political", person("former prime minister") | offence("False news about a strike")),
    ("political", offence("Participation in an unauthorised rally")),
    ("political", offence("Membership of an undesirable organisation")),
    ("political", offence("Attentat contre l’ordre constitutionnel")),
    ("political", {"persons.0.connection": "Leader of a banned party. Holds the account."}),
    ("political", {"proceedings.summary": "The accused insulted the president online."}),
    ("political", fact("The suspect was a member of the banned organisation Sample Front.")),
    ("secrets", fact("The accused sent classified documents to the address.")),
    ("military", NO_LAW | offence("Fraud", provision="Military Penal Code, art. 12")),
    ("military", NO_LAW | fact("The accused was absent without leave from 2 May 2026.")),
    ("fiscal", NO_LAW | offence("Smuggling of cigarettes")),
    ("fiscal", NO_LAW | offence("Evasion of import duty")),
    ("fiscal", NO_LAW | offence("False statements", provision="Income Tax Act 1990, s. 4")),
    ("persecution", fact("The accused was granted asylum in the requested State in 2024.")),
    ("persecution", fact("She converted to Islam and is active in missionary work.", "P1")),
    ("persecution", NO_LAW | offence("Offending religious feelings")),
    ("secrets", offence("Disclosure of official secrets")),
    ("secrets", {"measures.0.items": ["Contracts on weapons systems from April 2026"]}),
    ("secrets", person("intelligence officer")),
    ("privilege", BARE | NO_LAW | fact("She wrote to her lawyer about the key.", "P1")),
    ("privilege", TRAFFIC | MINE | person("journalist", "third-party")),
    ("privilege", TRAFFIC | MINE | person("lawyer", "witness")),
    ("privilege", BARE | {"measures.0.kind": "business-records"} | {
        "measures.0.items": ["Legal advice on the sale of 2 May 2026"]}),
    ("immunity", {"measures.0.kind": "traffic-data"} | person("Vice-President")),
    ("immunity", fact("The suspect, a member of the Senate, used the address.")),
    ("immunity", fact("Der Beschuldigte ist Generalkonsul und nutzte die Adresse.")),
    ("immunity", SEARCH | {"measures.0.place": ["Residence of the ambassador, 1 Example Way"]}),
    ("minor", fact("The 16-year-old suspect opened the account.")),
    ("minor", fact("Ada Sampleson, aged 15, opened the account.")),
    ("minor", {"persons.0.born": "2010-01-05"}),
    ("death", UNSAID | {"offences.0.text": "Whoever does so is liable to suffer death."}),
    ("death", UNSAID | {"offences.0.text": "Die Tat wird mit dem Tode bestraft."}),
]  # fmt: skip


@pytest.mark.parametrize(("topic", "changes"), DOUBTFUL)
def test_doubt_is_asked_about_as_advice(topic: str, changes: Changes, asked) -> None:
    found = asked(changes)
    assert set(found) == {topic}
    assert found[topic].severity == "advice"
    assert found[topic].cure


CALM: list[Changes] = [
    # the name of an office says nothing of an offence whose provision is cited
    NO_LAW | {"requesting.authority.name": "Military Prosecutor of the East"},
    # counsel who only come along bring no papers of theirs into what is sought
    {"measures.0.items": ["That the judges and defence counsel may enter and sit there in May"]},
    # an official, a lawyer or a politician as a victim or a witness of an ordinary crime
    fact("The suspect stole the telephone of an opposition politician.", "P1"),
    fact("The accused threatened a minister who had refused to pay.", "P1"),
    fact("Ada Sampleson was seen with a member of parliament.", "P1"),
    fact("The suspect was the driver of a minister.", "P1"),
    fact("The accused was arrested by the judge's officers."),
    fact("The suspect, who posed as a lawyer, asked for money."),
    BARE | NO_LAW | fact("The victim's lawyer reported it; her lawyer gave the message.", "P1"),
    TRAFFIC | MINE | person("journalist", "victim"),
    TRAFFIC | person("lawyer", "witness") | {"persons.0.identifiers": None},
    NO_LAW | BARE | SEARCH | person("lawyer", "victim"),
    NO_LAW | BARE | SEARCH | person("former defence counsel", "witness"),
    person("opposition politician", "victim"),
    person("Vice-President", "witness"),
    person("former prime minister", "witness"),
    fact("A journalist reported on the case on 5 May 2026."),
    {"persons.0.connection": "Driver of a politician. Holds the account."},
    {"proceedings.summary": "The accused sold stolen data to a person who deceived a minister."},
    # ordinary offences and institutions
    fact("The accused sold forged asylum papers to migrants.", "P1"),
    fact("The accused bribed a minister to obtain a contract for roads.", "P1"),
    fact("The suspect donated part of the money to an election campaign.", "P1"),
    fact("The accused instructed her lawyer to set up a company.", "P1"),
    fact("The accused, a soldier, stole fuel from the barracks of his unit.", "P1"),
    person("soldier"),
    person("clerk at the tax office"),
    person("minister of religion"),
    person("vice president of a software company"),
    person("football judge"),
    NO_LAW | fact("The suspect needed the money to pay his tax debts.", "P1"),
    NO_LAW | offence("Fraud") | fact("The accused claimed back VAT on goods that never existed."),
    NO_LAW | offence("Bribery for an act contrary to official duty"),
    NO_LAW | offence("Neglect of duty"),
    NO_LAW | offence("Money laundering", provision="Penal Code, s. 9")
    | fact("The proceeds came from cigarettes without duty.", "P1"),
    fact("The ransom was paid through State Bank of Sample."),
    fact("The message was written in a mosque that the accused had broken into.", "P1"),
    fact("The accused lives at 4 Opposition Street, close to the Embassy Road.", "P1"),
    fact("The accused studied political science at the university.", "P1"),
    fact("He was employed by the Ministry of Tourism as a cook.", "P1"),
    fact("Ada Sampleson was minister of labour from 1975 to 1976.", "P1"),
    fact("Ada Sampleson war damals Abgeordnete.", "P1"),
    SEARCH | {"measures.0.place": ["12 Embassy Road"]},
    SEARCH | {"measures.0.place": ["Flat opposite the French embassy, 1 Example Way"]},
    offence("Industrial espionage"),
    offence("Theft of trade secrets"),
    offence("Spreading false news to move the price"),
    person("former prime minister"),  # an office alone is no sign, whatever the offence
    NO_LAW | person("former prime minister") | offence("Illicit enrichment"),
    NO_LAW | person("Ancien ministre") | offence("Breach of the rules on public works"),
    # what the words deny
    fact("The accused is not a political opponent; she sold stolen data.", "P1"),
    fact("Ada Sampleson is no member of parliament and never was a judge.", "P1"),
    fact("Le suspect n’est pas un opposant.", "P1"),
    fact("Der Beschuldigte ist kein Oppositionspolitiker.", "P1"),
    BARE | {"measures.0.kind": "business-records"} | {
        "measures.0.items": ["Invoices of May 2026, excluding legal advice"]},
    # children as victims, adults, penalties that are stated
    fact("The accused wrote to a 15-year-old girl.", "P1"),
    person("pupil", "victim"),
    {"persons.0.born": "1981-02-03"},
    {"offences.0.text": "Whoever causes the death of another is imprisoned for ten years."},
    {"offences.0.text": "Death penalty abolished; ten years."},
    # another language
    {"language": "pt"} | fact("O suspeito é líder da oposição.", "P1"),
]  # fmt: skip


@pytest.mark.parametrize("changes", CALM)
def test_what_carries_no_doubt_is_not_asked_about(changes: Changes, asked) -> None:
    assert asked(changes) == {}


def statement(ground: str) -> Changes:
    return {"statements": [{"ground": ground, "text": "It is an ordinary extortion of money."}]}


PROTEST = fact("The suspect called for protests against the government.")
LAWYER = NO_LAW | fact("She wrote to her lawyer about the key.", "P1")


@pytest.mark.parametrize(
    "changes",
    [
        PROTEST | statement("political-offence"),
        NO_LAW | offence("Smuggling of cigarettes") | statement("fiscal-offence"),
        fact("The accused was granted asylum in 2024.") | statement("persecution"),
        person("intelligence officer") | statement("essential-interests"),
        LAWYER,  # the sound draft says what becomes of letters to a lawyer
        LAWYER | BARE | {"measures.0.privilege_plan": {"sorted_by": "A judge"}},
        person("Vice-President") | {"persons.0.immunity": "It was waived on 2 May 2026."},
        {"measures.0.immunity": "It was waived."}
        | fact("The suspect, a member of the Senate, used the address."),
        {"persons.0.born": "2010-01-05", "persons.0.minor": True},
    ],
)
def test_what_the_draft_answers_is_not_asked(changes: Changes, asked) -> None:
    assert asked(changes) == {}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        (NO_LAW | offence("Sedition") | PROTEST, "practice.political-offence"),
        (NO_LAW | offence("Tax evasion"), "practice.fiscal"),
        (NO_LAW | BARE | SEARCH | person("lawyer"), "practice.privilege"),
    ],
)
def test_what_a_ground_has_raised_is_not_raised_twice(
    changes: Changes, rule: str, variant: Callable[..., CaseFile], host: Host
) -> None:
    rules = [f.rule for f in check_case(variant("02", NAMED | changes), host).findings]
    raised = {rule, "lint.privilege-open", "lint.privilege-unsaid"} & set(rules)
    assert raised
    assert not [one for one in rules if one.startswith("screen.")]


@pytest.mark.parametrize(
    ("kind", "asked"), [("service-of-documents", False), ("appearance-of-person", True)]
)
def test_a_paper_that_is_brought_takes_nothing_from_a_surgeon(
    kind: str, asked: bool, variant: Callable[..., CaseFile], host: Host
) -> None:
    changes = NAMED | NO_LAW | BARE | person("Surgeon", "witness")
    changes |= {"measures.0.kind": kind, "measures.0.persons": ["P1"], "measures.0.holder": None}
    found = check_case(variant("02", changes), host).findings
    assert any(one.rule == "practice.privilege" for one in found) is asked


def test_a_convention_that_bars_the_objection_leaves_nothing_to_ask(asked) -> None:
    laundering = {"basis": [{"instrument": "untoc"}], "requested.state": "AR"}
    smuggling = offence("Smuggling of goods") | {
        "offences.0.transnational": True,
        "offences.0.organised_group": True,
    }
    assert asked(laundering | smuggling) == {}


def test_an_order_meets_a_closed_list_that_has_no_political_offence(asked) -> None:
    order = {"requesting.state": "FR", "basis": [{"instrument": "eu-eio"}]}
    political = {"persons.0.occupation": "Oppositionspolitiker"}
    assert "political" not in asked(order | political, "03")
    assert "political" in asked(political, "03")


def test_one_question_names_all_places(asked) -> None:
    found = asked(PROTEST | person("opposition politician"))["political"]
    assert found.message == "P1 and F1 may read as a political matter: “opposition politician”."


def test_nothing_is_told_of_a_protected_person_or_a_withheld_fact(asked) -> None:
    assert asked(person("opposition politician") | {"persons.0.protect": "omit"}) == {}
    assert asked(PROTEST | {"facts.0.handling": "2"}) == {}
    hidden = {"persons.0.protect": "omit", "proceedings.summary": "The accused, a senator, fled."}
    assert asked(hidden) == {}


@pytest.mark.parametrize(
    ("calling", "told"),
    [
        ("Minister of energy", True),
        ("Former head of State", True),
        ("Minister of energy from 2004 to 2007", False),
        ("Member of parliament 2002 to 2014, then a consultant", False),
        ("Former deputy minister and ambassador", False),
        ("Daughter of the former head of State", False),
        ("Abgeordneter von 2002 bis 2014", False),
        ("Tochter des früheren Staatsoberhaupts", False),
        ("Ministre de l'énergie de 2004 à 2007", False),
    ],
)
def test_an_office_of_the_past_or_of_a_relative_gives_no_immunity_to_ask_about(
    calling: str, told: bool, asked
) -> None:
    found = asked({"measures.0.kind": "traffic-data"} | person(calling))
    assert ("immunity" in found) is told
