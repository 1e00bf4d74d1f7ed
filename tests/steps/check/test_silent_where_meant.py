"""What keeps a finding back keeps it back only where it means that: asked of a draft beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
BANK: Data = {"name": "Sample Bank", "kind": "bank"}
ACCOUNT: Data = {"bank": "Sample Bank", "number": "00112233"}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Ann Alva"}, "location": "Yaren"}


def one(kind: str, role: str = "suspect", **more: Any) -> Data:
    """The only measure of a request, and the person whom it is about."""
    person = {"id": "P1", "role": role, "name": {"full": more.pop("name", "Bo Sample")}}
    return {"persons": [person]} | measures({"kind": kind, "persons": ["P1"]} | more)


def measures(*rows: Data) -> Data:
    usual: Data = {"purpose": "To prove the fraud.", "offences": ["O1"], "facts": ["F1"]}
    return {"measures": [usual | {"id": f"M{n}"} | row for n, row in enumerate(rows, 1)]}


def heard(**more: Any) -> Data:
    row = {"kind": "witness-testimony", "persons": ["P2"], "deadline": "2026-11-20"}
    return {"persons": [WITNESS]} | measures(row | more)


def bank(*items: str, **more: Any) -> Data:
    return {"kind": "bank-records", "items": list(items), "accounts": [ACCOUNT]} | more


def held_company(authority: str) -> Data:
    held = {"authority": authority}
    company = {"name": "Sample Arts SA", "kind": "company", "state": "PA"}
    return one("seizure-of-items", items=["Two vases"], holder=company, already_held=held)


def custody(place: str, **more: Any) -> Data:
    person = {"id": "P1", "role": "accused", "name": {"full": "Bo Sample"}, "location": place}
    stage = {"proceedings.stage": "The case is investigated."}
    times: Data = stage | {"urgency": {"level": "ordinary"}, "hearings": [], "remarks": []}
    return {"persons": [person | {"custody": {"held": True} | more}]} | times


def served(item: str) -> Data:
    return one("service-of-documents", "accused", items=[item])


def people(name: str) -> Data:
    return one("witness-statement", "witness", name=name)


LATER = "The papers are asked for from the opening of the account to the day of the letter"
CASES: list[tuple[str, Data, Data]] = [
    # a paper that calls an accused to act, and one that tells the right to a lawyer
    (
        "as-what",
        served("Notice to answer within ten days"),
        served("Notice to answer within ten days, by counsel of his choice"),
    ),
    (
        "as-what",
        served("Notice to answer within ten days"),
        served("Avis de répondre sous dix jours, par un avocat de son choix"),
    ),
    # things that an authority there has, and such as another State has
    ("refusal.link.holder", held_company("Police of Panama"), held_company("Police of Nauru")),
    (
        "refusal.link.holder",
        held_company("Customs office of Tuvalu"),
        held_company("The district judge"),
    ),
    # everybody who was at a place, and all accounts of one man
    (
        "extent.everyone",
        one("bank-records", items=["Every user who was registered at the branch"], holder=BANK),
        one("bank-records", items=["All account connections of the accused at the bank"]),
    ),
    (
        "extent.everyone",
        one("bank-records", items=["Tous les numéros actifs dans le secteur"], holder=BANK),
        one("bank-records", items=["Tous les numéros de compte à la banque"], holder=BANK),
    ),
    # custody here, or there for us, and custody there in a case of theirs
    ("timing.no-deadline", custody("Funafuti Prison, Tuvalu"), custody("Yaren Prison, Nauru")),
    ("timing.no-deadline", custody("Nauru Street, Funafuti, Tuvalu"), custody("Nauru")),
    ("timing.no-deadline", custody("Yaren, Nauru", until="2026-12-20"), custody("Yaren, Nauru")),
    (
        "timing.no-deadline",
        custody("Yaren, Nauru, in detention pending extradition"),
        custody("Yaren, Nauru"),
    ),
    # the time of one paper of an account, and of all papers
    (
        "form.period-missing",
        measures(
            bank("Statements from the opening of the account to the day of the letter"),
            bank("Records of talks"),
        ),
        measures(bank("Statements", LATER), bank("Records of talks")),
    ),
    (
        "form.period-missing",
        measures(bank(LATER), bank("Records", accounts=[ACCOUNT | {"number": "00998877"}])),
        measures(bank(LATER), bank("Records")),
    ),
    # an entry that tells what its people did, and one that tells nothing
    (
        "links.person-unreached",
        people("Persons whose names are not known so far"),
        people("Persons whom the listed witnesses name on the same events"),
    ),
    (
        "links.person-unreached",
        people("Personen, deren Namen noch nicht bekannt sind"),
        people("Personen, die die Zeugen zu denselben Taten nennen"),
    ),
    (
        "links.person-unreached",
        people("Personnes dont nous ne savons rien encore"),
        people("Personnes que les témoins nomment pour ces faits"),
    ),
]


@pytest.mark.parametrize(("rule", "raised", "calm"), CASES)
def test_a_finding_is_kept_back_only_where_it_is_meant(
    asked_and_calm: Callable[..., None], rule: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(rule, raised, calm)
