"""Accounts marked out by money, numbers in an annex, freezes of late, and courts to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
Calm = Callable[[str, Data, Data], None]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
HELPER: Data = {"id": "P2", "role": "third-party", "name": {"full": "Cy Coro"}}
FIRM: Data = {"id": "P3", "role": "third-party", "nature": "legal", "name": {"full": "Coro Ltd"}}
BANK: Data = {"name": "Sample Bank", "kind": "bank", "state": "NR"}


def asks(kind: str, *people: Data, **more: Any) -> Data:
    """The only measure of a request, and who is in it."""
    one: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    one |= {"offences": ["O1"], "facts": ["F1"], "persons": [x["id"] for x in people]}
    return {"measures": [one | more], "persons": [*people] or [SUSPECT]}


def papers(*people: Data, **more: Any) -> Data:
    return asks("bank-records", *people, **({"holder": BANK} | more))


def held(**more: Any) -> Data:
    asset: Data = {"id": "X1", "description": "Account 77", "kind": "account", "state": "NR"}
    asset |= {"owner": "P1", "link": "proceeds", "link_shown": "EUR 500.00 came in May 2026."}
    request = asks("restraint", SUSPECT, items=["Account 77"], assets=["X1"], holder=BANK)
    request["measures"][0] |= more
    return request | {"assets": [asset]}


def tie(nexus: str, fact: str = "The price was paid.", **more: Any) -> Data:
    return papers(SUSPECT, nexus=nexus, identifiers=[]) | {
        "facts": [{"id": "F1", "text": fact} | more]
    }


def inquiry(*items: str, kind: str = "business-records") -> Data:
    return asks(kind, SUSPECT, items=[*items], holder={"name": "Coro Ltd", "kind": "company"})


OWN = {"number": "770011", "holder": "Ann Alva", "bank": "Sample Bank"}
VISITS = papers(SUSPECT, HELPER, identifiers=[{"kind": "bank-account", "value": "770011"}])
NO_COURT: Data = {
    "proceedings.authority": "Public prosecutor",
    "requesting.authority.name": "Public prosecutor",
    "proceedings.decisions": [{"title": "Decree of the prosecutor"}],
    "hearings": [],
}
CASES: list[tuple[str, Data, Data]] = [
    (
        "at-large",
        papers(),
        {"measures.0.title": "Accounts that received funds from the two accounts"},
    ),
    ("at-large", papers(), {"measures.0.title": "Konten, auf die Geld von diesen Konten ging"}),
    ("at-large", papers(), {"measures.0.title": "Les comptes ayant reçu des fonds de ces comptes"}),
    (
        "onward-limit",
        papers(title="Accounts to which sums from these two accounts went"),
        {"measures.0.title": "Accounts to which sums above EUR 5,000 from these accounts went"},
    ),
    ("known-from-what", tie("The club had money there."), tie("Only the club's account is meant.")),
    ("known-from-what", tie("The club had money there."), tie("Nur dieses Konto ist gemeint.")),
    ("known-from-what", tie("The club had money there."), tie("Seul ce compte est visé.")),
    (
        "known-from-what",
        tie(
            "The barge passed the lock. Its data can be overwritten.", "The barge passed the lock."
        ),
        tie(
            "The barge passed the lock. Its data can be overwritten.",
            "The barge passed the lock at dawn.",
            source="Camera of the lock",
        ),
    ),
    (
        "inquiry",
        inquiry("An inquiry into who had the key"),
        inquiry("Notes by the clerk who had it"),
    ),
    (
        "inquiry",
        inquiry("further companies"),
        inquiry("further companies that are listed in annex B"),
    ),
    ("inquiry", inquiry("weitere Konten"), inquiry("weitere Konten, die Anlage B nennt")),
    ("inquiry", inquiry("autres comptes"), inquiry("autres comptes qui ont reçu la somme")),
    ("whose-account", VISITS, {"measures.0.accounts": [OWN]}),
    (
        "held-so-long",
        held(title="Continued freezing of account 77"),
        {"measures.0.already_held": {"authority": "Police", "obtained": "Frozen in June 2026."}},
    ),
    (
        "held-so-long",
        held(title="Maintien du gel du compte"),
        {"facts": [{"id": "F1", "text": "The account was blocked.", "date": "2026-05-02"}]},
    ),
    (
        "by-which-court",
        NO_COURT | held(purpose="To hold it for forfeiture.", particulars={"next_step": "Then."}),
        {"measures.0.particulars.next_step": "The High Court at Yaren hears the motion in May."},
    ),
    (
        "by-which-court",
        NO_COURT
        | held(purpose="To hold it.", particulars={"next_step": "Restitution to the club."}),
        {"hearings": [{"date": "2027-01-12", "court": "Assize Court", "subject": "Trial"}]},
    ),
    (
        "more-than-a-tie",
        papers(SUSPECT, nexus="The firm is mentioned in the notes of the broker."),
        papers(SUSPECT, nexus="The broker noted a loan to the firm. It is mentioned in his notes."),
    ),
    (
        "more-than-a-tie",
        papers(FIRM, nexus="Its name appears in the books of the pier owner."),
        {"measures.0.nexus": "It appears in the owner's books. EUR 90 were paid to it in May."},
    ),
    (
        "lint.identifier-vague",
        papers(SUSPECT, identifiers=[{"kind": "bank-account", "value": "7700****11"}]),
        {
            "measures.0.identifiers.0.note": "In full in annex A",
            "annexes": [{"id": "A", "title": "List"}],
        },
    ),
    (
        "form.identifiers-missing",
        papers(items=["Statements"]),
        {
            "measures.0.items": [
                "Statements of accounts that received payments from the five accounts"
            ]
        },
    ),
    (
        "form.secrecy-without-reason",
        {"confidentiality": {"wanted": True}},
        {"remarks": [{"part": "confidentiality", "text": "We ask for silence towards the press."}]},
    ),
]


@pytest.mark.parametrize(("point", "raised", "calm"), CASES)
def test_it_is_asked_and_silent_where_the_file_tells_it(
    asked_and_calm: Calm, point: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(point, raised, calm)


def test_secrecy_from_suspects_and_the_press_needs_its_reason(rules_after: Any) -> None:
    said = "Neither the suspects nor the press may learn of it; discretion towards the media."
    both = {"part": "confidentiality", "text": said}
    changes = {"confidentiality": {"wanted": True}, "remarks": [both]}
    assert any(one.startswith("form.secrecy-") for one in rules_after(changes))


@pytest.mark.parametrize(
    "said",
    [
        "No investigator of Tuvalu wishes to be present.",
        "Aucun enquêteur ne souhaite assister à l'audition.",
        "Kein Beamter möchte an der Anhörung teilnehmen.",
    ],
)
def test_nobody_attends_where_the_file_says_so(rules_after: Any, said: str) -> None:
    heard = asks("witness-statement", HELPER, place=["Yaren"], attendance="Two investigators")
    assert "extent.attendance" in rules_after(heard)
    assert "extent.attendance" not in rules_after({"measures.0.attendance": said})


def test_an_answer_of_the_other_state_is_a_question_asked(asked_and_calm: Calm) -> None:
    old = {"offences.0.committed_from": "2019-01-02", "offences.0.committed_to": "2019-02-03"}
    none = {"status": "new", "earlier": [], "remarks": [], "proceedings.other_states": []}
    row = {"state": "NR", "matter": "The police there answered on 4 May 2026 that it has no case."}
    asked_and_calm(
        "asked-before", papers(SUSPECT) | old | none, {"proceedings.other_states": [row]}
    )


def test_a_day_until_which_papers_are_kept_answers(asked_and_calm: Calm) -> None:
    old = papers(SUSPECT, period={"from": "2019-01-01", "to": "2020-01-31"})
    told = "Banks there keep vouchers for ten years."
    asked_and_calm("keeping-ends", old | {"earlier": []}, {"measures.0.deadline_reason": told})


def test_the_fine_of_a_penalty_is_no_debt(
    findings: Callable[..., list[Any]], request_data: Data, put: Callable[..., None]
) -> None:
    changes = held(purpose="To keep the balance.") | {
        "remarks": [{"part": "offences", "text": "The penalties are prison and a fine."}]
    }
    for path, value in changes.items():
        put(request_data, path, value)
    said = {one.said.id for one in findings(request_data) if one.said}
    assert "asset.no-confiscation/debt" not in said
