"""Each flaw puts exactly its own ground at risk; what only looks like a ground is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.model.citations import Read
from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country

SOUND = sorted((Path(__file__).parent / "sound").glob("*.yaml"))
NO_COUNTERPART = {"offences.0.requested_law": None}
DEATH = {"offences.0.maximum_penalty.death": True}
NO_PRIVILEGE = {"measures.0.privilege": None, "measures.0.press": None}

FLAWS: list[tuple[str, str, dict[str, Any], set[str]]] = [
    (
        "the death penalty in words alone",
        "01",
        {
            "offences.0.maximum_penalty": {
                "text": "Death or imprisonment for life",
                "life": True,
            }
        },
        {"gb.death-penalty"},
    ),
    (
        "an acquittal among denials",
        "03",
        {
            "requesting.state": "FR",
            "basis": [{"instrument": "eu-eio"}],
            "proceedings.earlier_judgments": "No appeal is pending. He was acquitted in 2024.",
        },
        {"eu-eio.ne-bis-in-idem"},
    ),
    ("the death penalty without an assurance", "01", DEATH, {"gb.death-penalty"}),
    (
        "a trifling sum",
        "01",
        {"loss.amount": "40.00", "offences.0.maximum_penalty.years": 2},
        {"gb.de-minimis"},
    ),
    (
        "a tax offence without treaty or counterpart",
        "01",
        {
            **NO_COUNTERPART,
            "basis": None,
            "reciprocity": True,
            "offences.0.title": "Evasion of income tax",
            "offences.0.category": "tax",
        },
        {"gb.fiscal"},
    ),
    ("a holder in a third State", "01", {"measures.0.holder.state": "CH"}, {"link.holder"}),
    (
        "a penalty of a year for a warrant",
        "02",
        {"offences.0.maximum_penalty.years": 1},
        {"us.content.one-year"},
    ),
    (
        "content that no fact ties to the offence",
        "02",
        {"measures.0.nexus": None, "measures.0.facts": ["F1"]},
        {"link.nexus"},
    ),
    (
        "a search for conduct without a counterpart",
        "03",
        NO_COUNTERPART,
        {"de.surrender.no-counterpart", "ets-030.search-conditions.de"},
    ),
    (
        "a search without an order",
        "03",
        {"measures.0.order": None, "measures.0.annexes": None, "annexes": None},
        {"de.surrender.no-order"},
    ),
    (
        "the papers of counsel, with nothing said of privilege",
        "03",
        {**NO_PRIVILEGE, "measures.0.holder": {"name": "Rechtsanwälte Beispiel & Muster"}},
        {"de.protected-material"},
    ),
    (
        "a member of parliament, with nothing said of immunity",
        "03",
        {"measures.0.immunity": None, "persons.0.occupation": "Member of Parliament"},
        {"de.immunity"},
    ),
    (
        "high treason",
        "03",
        {"offences.0.title": "Hochverrat", "offences.0.category": None},
        {"ets-030.political-offence"},
    ),
    (
        "speech against those who govern",
        "03",
        {"offences.0.title": "Sedition", "offences.0.category": None},
        {"de.ordre-public", "ets-030.political-offence"},
    ),
    (
        "blasphemy",
        "03",
        {"offences.0.title": "Blasphemy", "offences.0.category": None},
        {"de.ordre-public"},
    ),
    (
        "a case of the requested State's own",
        "03",
        {
            "measures.0.fallback": None,
            "proceedings.other_states": [{"state": "DE", "matter": "Ein Verfahren läuft dort."}],
        },
        {"ets-030.pending-proceedings"},
    ),
    (
        "an earlier conviction for the same facts",
        "03",
        {
            "requesting.state": "FR",
            "basis": [{"instrument": "eu-eio"}],
            "proceedings.earlier_judgments": "Karl Beispielmann wurde dafür 2024 verurteilt.",
        },
        {"eu-eio.ne-bis-in-idem"},
    ),
    (
        "a witness who is a solicitor",
        "04",
        {"persons.1.occupation": "Solicitor"},
        {"gb.privilege.witness"},
    ),
    (
        "questions about classified papers",
        "04",
        {"measures.0.items": ["The classified file of the Ministry of Defence on the port"]},
        {"gb.national-security"},
    ),
    ("restraint without a counterpart", "05", NO_COUNTERPART, {"ng.refusal.not-an-offence"}),
    ("sedition", "05", {"offences.0.title": "Sedition"}, {"ng.refusal.political"}),
    (
        "an offence outside the convention",
        "05",
        {"offences.0.organised_group": False},
        {"untoc.confiscation-scope"},
    ),
    ("an interception", "06", {"measures.0.kind": "interception"}, {"link.power"}),
    (
        "the account of a provider at home",
        "06",
        {"measures.0.holder.state": "DE"},
        {"link.holder"},
    ),
    (
        "preservation for treason",
        "07",
        {"offences.0.title": "Treason"},
        {"coe-185.preservation"},
    ),
    (
        "nothing that moves the other State",
        "08",
        {"basis": None, "reciprocity": True, "assurances": None},
        {"in.refusal.not-thought-fit"},
    ),
    ("flogging", "09", {"offences.0.maximum_penalty.text": "Flogging"}, {"de.ordre-public"}),
    ("the death penalty, to another State", "09", DEATH, {"de.death-penalty"}),
    ("desertion", "10", {"offences.0.title": "Desertion"}, {"ng.refusal.military"}),
]

CALM: list[tuple[str, str, dict[str, Any]]] = [
    (
        "a customs officer who took a bribe",
        "03",
        {"offences.0.title": "Bribery of a customs officer", "offences.0.category": "bribery"},
    ),
    ("a theft of data that is called espionage", "05", {"offences.0.title": "Cyber-espionage"}),
    (
        "a bank with a name that sounds of the State",
        "01",
        {"measures.0.holder.name": "Navy Federal Example Bank plc"},
    ),
    (
        "a hospital among those who were paid",
        "01",
        {"measures.0.items": ["Payments to Sample Hospital and to the notary"]},
    ),
    (
        "a death in the words of the penalty",
        "01",
        {
            "offences.0.maximum_penalty": {
                "text": "Imprisonment for 14 years where a death results",
                "years": 14,
            }
        },
    ),
    (
        "a doctor among the victims",
        "04",
        {"persons.1.occupation": "Doctor", "persons.1.role": "victim"},
    ),
    (
        "a minister among the victims",
        "10",
        {
            "persons": [
                {
                    "id": "P9",
                    "role": "victim",
                    "name": {"full": "Ada Exemplar"},
                    "occupation": "Minister of Finance",
                }
            ],
            "measures.0.persons": ["P9"],
        },
    ),
    (
        "an election in the facts",
        "05",
        {"facts.0.text": "The money was to pay for an election campaign of the ruling party."},
    ),
    (
        "a tax in the facts of a fraud",
        "01",
        {"facts.0.text": "The investors were promised that no tax would fall due: a tax fraud."},
    ),
    ("an industrial spy", "05", {"offences.0.title": "Industrial espionage"}),
    (
        "a suspect who was a soldier",
        "05",
        {
            "facts.0.text": "Gloria Esimene left the army in 2010 and kept the books of a fund.",
            "persons.0.occupation": "Former soldier",
        },
    ),
    (
        "a death penalty that is assured against",
        "01",
        {**DEATH, "assurances.2": {"kind": "death-penalty", "given_by": "The Attorney General"}},
    ),
    (
        "fiscal matter between parties to the protocol that bars the ground",
        "03",
        {
            "offences.0.title": "Steuerhinterziehung",
            "requesting.state": "PL",
            "requested.state": "CZ",
        },
    ),
    (
        "fiscal matter under UNTOC",
        "01",
        {"offences.0.title": "Tax evasion", "offences.0.category": "tax", **NO_COUNTERPART},
    ),
    ("a witness without counterpart where the law asks for none", "04", NO_COUNTERPART),
    ("documents served without counterpart", "09", NO_COUNTERPART),
    (
        "a power of attorney among the papers of an account",
        "01",
        {"measures.0.items": ["The mandate and any power of attorney"]},
    ),
    (
        "a judge who signs and a judge's bank",
        "04",
        {"persons.1.occupation": "Clerk to an accountant"},
    ),
    (
        "a statement on a political offence",
        "05",
        {
            "offences.0.title": "Sedition",
            "statements": [
                {"ground": "political-offence", "text": "Money was taken; nothing else is tried."}
            ],
        },
    ),
    (
        "no earlier judgment, said in words",
        "03",
        {"proceedings.earlier_judgments": "Weder er noch andere; es gibt keine Entscheidung."},
    ),
]


@pytest.mark.parametrize(
    ("number", "changes", "expected"), [f[1:] for f in FLAWS], ids=[f[0] for f in FLAWS]
)
def test_a_flaw_puts_its_own_ground_at_risk_and_no_other(
    number: str, changes: dict[str, Any], expected: set[str], at_risk: Callable[..., set[str]]
) -> None:
    assert at_risk(number, changes) == expected


@pytest.mark.parametrize(("number", "changes"), [c[1:] for c in CALM], ids=[c[0] for c in CALM])
def test_what_only_looks_like_a_ground_is_none(
    number: str, changes: dict[str, Any], at_risk: Callable[..., set[str]]
) -> None:
    assert at_risk(number, changes) == set()


def test_every_draft_has_a_flawed_variant() -> None:
    assert {flaw[1] for flaw in FLAWS} == {path.stem[:2] for path in SOUND}


def test_every_risk_says_where_it_stands_how_it_was_read_why_and_what_cures_it(
    judge: Callable[..., Report],
) -> None:
    for _, number, changes, _ in FLAWS:
        for one in judge(number, changes).of("at-risk"):
            assert one.why
            assert one.cure
            assert one.measures
            if one.nature != "link":
                assert one.citation is not None
                assert one.citation.article
                assert one.citation.read is not Read.NONE
