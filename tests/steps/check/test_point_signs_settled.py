"""Questions that cannot arise: of the dead, of what is lent, of what others hold or have denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
Calm = Callable[[str, Data, Data], None]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Bo Bero"}}
OTHER: Data = {"id": "P3", "role": "third-party", "name": {"full": "Cy Coro"}}
FIRM: Data = {"id": "P4", "role": "suspect", "nature": "legal", "name": {"full": "Alva Ores Ltd"}}
ORDER = {"title": "Order of seizure", "court": "High Court", "date": "2026-01-05"}


def asks(kind: str, *people: Data, **more: Any) -> Data:
    """The only measure of a request, and who is in it."""
    people = people or (SUSPECT,)
    one: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    one |= {"offences": ["O1"], "facts": ["F1"], "persons": [x["id"] for x in people]}
    return {"measures": [one | more], "persons": list(people)}


def two(first: Data, second: Data) -> Data:
    """The measures and the people of two requests, as one request."""
    both = [*first["measures"], *second["measures"]]
    measures = [one | {"id": f"M{n}"} for n, one in enumerate(both, 1)]
    people = {one["id"]: one for one in (*first["persons"], *second["persons"])}
    return first | {"measures": measures, "persons": [*people.values()]}


def account(name: str, **more: Any) -> Data:
    usual = {"id": name, "description": f"Account {name}", "kind": "account", "state": "NR"}
    return usual | {"owner": "P1", "link": "proceeds"} | more


def earlier(result: str) -> Data:
    one = {"id": "E1", "kind": "contact", "subject": "Questions by post", "result": result}
    return {"earlier": [one], "statements": []}


def urgent(reason: str) -> Data:
    return {"urgency": {"level": "urgent", "grounds": ["limitation"], "reason": reason}}


def exile(role: str, told: str) -> Data:
    person = OTHER | {"role": role, "connection": told, "nationalities": ["NR"]}
    return asks("business-records", SUSPECT, person, holder={"name": "Bero Shipping"})


def held(**more: Any) -> Data:
    request = asks("restraint", SUSPECT, items=["Account X1"], assets=["X1"], order=ORDER)
    request["measures"][0] |= {"particulars": {"next_step": "Confiscation"}} | more
    return request | {"assets": [account("X1", link_shown="EUR 500.00 came in May 2026.")]}


def linked(text: str, **more: Any) -> Data:
    return held() | {"assets": [account("X1", link_shown=text, **more)]}


def case_there(matter: str) -> Data:
    return {"proceedings.other_states": [{"state": "NR", "matter": matter}]}


def titled(title: str, *facts: str) -> Data:
    listed = [{"id": f"F{n}", "text": text} for n, text in enumerate(facts, 1)]
    return asks("bank-records", holder={"name": "Sample Bank"}) | {
        "facts": listed,
        "offences.0.title": title,
    }


SEIZED = asks("seizure-of-items", items=["The ledger of the stall"], place=["Yaren"])
LEDGERS = asks("business-records", SUSPECT, holder={"name": "Bero Shipping", "kind": "company"})
TEAM = asks("seizure-of-items", items=["The lorry"], attendance="Two officers of our squad")
HELD_MAN = WITNESS | {"location": "Denig Fort", "custody": {"held": True, "place": "Denig Fort"}}
HEARD = asks("witness-statement", HELD_MAN, place=["The court in Yaren"])
RECORD = asks("case-file-copies", WITNESS, items=["The file of the harbour police"])
PHONE = {"items": ["The telephone of the dead man"]}
FINE = asks("fine-enforcement", SUSPECT | {"role": "convicted"}, order=ORDER)
FINE |= {"facts.0.text": "She was fined as registered keeper of the van."}
HOUSE = asks("business-records", SUSPECT, OTHER, holder={"name": "Bero Shipping"})
HOUSE |= {"facts.0.persons": ["P1", "P3"]}
SAMPLES = two(
    two(
        asks("examination", items=["Opening of the well, where samples are taken"]),
        asks("seizure-of-items", items=["The samples from the well"], title="Seizure of them"),
    ),
    two(
        asks("other", title="Notice of the day"),
        asks("government-records", holder={"name": "Land register", "kind": "authority"}),
    ),
)
MINE = {"name": "Alva Ores Ltd", "kind": "company"}
KEPT = {"wished": "As you do.", "custody_record": "A list of all"}
PAIR = held(assets=["X1", "X2"])
PAIR |= {"assets": [account(name, link_shown="Paid in May 2026.") for name in ("X1", "X2")]}
OFFICE = {"transmission": {"way": "By note", "road": "diplomatic"}, "basis": [], "annexes": []}
OFFICE |= {"requesting.issued_by.capacity": "other"}
OFFICE |= {"requesting.issued_by.authority": "Board of Trade"}
AHEAD = {"from": "2026-11-01", "to": "2026-11-20"}
ROOM = asks("other", WITNESS, period=AHEAD, title="The court room", items=["The court room"])
LEAVE = {"kind": "specialty", "given_by": "Court", "promise": ["other-use-with-consent"]}
CASES: list[tuple[str, Data, Data]] = [
    # the dead
    ("person-not-suspected", HOUSE, {"persons.1.connection": "He died in May 2024."}),
    ("person-not-suspected", HOUSE, {"persons.1.name.full": "Two men shot dead at the quay"}),
    ("person-not-suspected", HOUSE, {"persons.1.connection": "Wurde am Kai erschossen."}),
    ("person-not-suspected", HOUSE, {"persons.1.connection": "Il a été assassiné au port."}),
    (
        "fled-from-them",
        exile("victim", "She lived in exile."),
        {"persons.1.connection": "She lived in exile. She died in March."},
    ),
    (
        "fled-from-them",
        exile("third-party", "A dissident."),
        {"persons.1.connection": "Saw the killing of a dissident."},
    ),
    (
        "fair-trial",
        exile("victim", "A sailor.") | {"facts.0.text": "He lived in exile since the storm."},
        {"persons.1.connection": "A sailor in exile."},
    ),
    ("who-tells-the-client", LEDGERS, {"measures.0.items": PHONE["items"]}),
    ("who-tells-the-client", LEDGERS, {"measures.0.items": ["Der Anschluss des Getöteten"]}),
    ("who-tells-the-client", LEDGERS, {"measures.0.items": ["La ligne de la défunte"]}),
    # who holds the papers is the suspect; or is told to be silent
    (
        "who-tells-the-client",
        LEDGERS,
        asks("business-records", FIRM, holder=MINE),
    ),
    (
        "who-tells-the-client",
        LEDGERS,
        {"measures.0.confidential": "The carrier is to be asked not to warn the skipper."},
    ),
    # what is lent, offered or held already
    ("order-for-this", SEIZED, {"measures.0.title": "To lend the ledger for the trial"}),
    ("order-for-this", SEIZED, {"measures.0.items": ["The ledger that the widow offers"]}),
    ("order-for-this", SEIZED, {"measures.0.title": "Das freiwillig angebotene Buch"}),
    ("order-for-this", SEIZED, {"measures.0.title": "Le registre remis de son plein gré"}),
    (
        "sorting",
        asks("seizure-of-items", items=["The records of the till"]),
        {"measures.0.holder": {"name": "Port office", "kind": "authority"}},
    ),
    (
        "sorting",
        asks("seizure-of-items", items=["The records of the club"]),
        {"measures.0.items": ["Records of the tower", "Parts of the wreck"]},
    ),
    ("before-it-is-sent", TEAM, {"measures.0.attendance": "Two men who take the lorry over"}),
    (
        "before-it-is-sent",
        TEAM,
        {"measures.0.attendance": "Men for the taking over of copies"},
    ),
    ("before-it-is-sent", TEAM, {"measures.0.attendance": "Zwei Männer zur Übernahme"}),
    ("before-it-is-sent", TEAM, {"measures.0.attendance": "Zwei Beamte, die ihn abholen"}),
    (
        "before-it-is-sent",
        TEAM,
        {"measures.0.attendance": "Un agent vient chercher le camion"},
    ),
    (
        "file-secrets",
        two(asks("witness-statement", WITNESS), RECORD),
        {"measures.1.items": ["The record of their interview"], "measures.1.persons": ["P2"]},
    ),
    ("which-first", SAMPLES, {"measures.1.title": "Handing over of the samples from the well"}),
    (
        "hands-told",
        SEIZED,
        {"measures.0.procedure": {"wished": "As you do.", "custody_record": "A list of all"}},
    ),
    # what another has said or holds
    ("said-no-before", earlier("The ministry declined."), earlier("Two of them declined.")),
    ("said-no-before", earlier("Es wurde abgelehnt."), earlier("Einer von ihnen lehnte ab.")),
    ("said-no-before", earlier("Ce fut un refus."), earlier("Deux d'entre eux ont refusé.")),
    (
        "held-so-long",
        held(title="Continued freezing of account X1"),
        case_there("A judge there has frozen the account for a case of her own."),
    ),
    (
        "barred-when",
        urgent("Limitation is near."),
        urgent("Limitation does not press."),
    ),
    ("barred-when", urgent("Verjährung droht."), urgent("Die Verjährung steht nicht bevor.")),
    (
        "barred-when",
        urgent("La prescription approche."),
        urgent("La prescription n'est pas imminente."),
    ),
    (
        "partner-heard",
        asks("witness-statement", WITNESS | {"connection": "Serves a sentence for the fraud."}),
        {"persons.0.connection": "Serves a sentence in Yaren."},
    ),
    ("keeper-that-day", FINE, {"offences.0.title": "Failure of the keeper to say who drove"}),
    ("keeper-that-day", FINE, {"offences.0.title": "Verweigerung der Lenkerauskunft"}),
    ("brought-out", HEARD, {"persons.0.custody.place": "The fort, held by the harbour police"}),
    ("brought-out", HEARD, {"measures.0.items": ["Access of our judge to the prison"]}),
    ("brought-out", HEARD, {"measures.0.place": ["Denig Fort"]}),
    # how much of the property, and what the offence needs
    (
        "part-from-offence",
        linked("Part of the money is on it."),
        {"assets.0.link_shown": "The shop was bought with part of the money."},
    ),
    (
        "part-from-offence",
        linked("Part of the money is on it."),
        {"assets.0.link": "equivalent-value"},
    ),
    (
        "part-from-offence",
        linked("Es stammt zumindest teilweise aus der Tat."),
        {"assets.0.link_shown": "Zumindest zum Teil mit einem Teil der Beute gekauft."},
    ),
    (
        "speaks-against-it",
        titled("Extortion", "No threat was made."),
        {"offences.0.title": "Insult of a public office"},
    ),
    (
        "shown-by-which-fact",
        titled("Fraud", "He was bribed for the loans."),
        {"offences.0.title": "Conspiracy to defraud"},
    ),
    (
        "paper-that-shows-it",
        titled("Fraud", "Two experts have given opinions on the wounds."),
        {"facts.0.text": "Nauru experts have given opinions on the wounds."},
    ),
    (
        "decision-made",
        asks(
            "search-of-premises",
            place=["1 Example Road"],
            items=["Ledger 5"],
            domestic_power={"capacity": "prosecutor", "provision": "Code, section 5"},
        ),
        {"measures.0.domestic_power.conditions": "The prosecutor acts on his own power."},
    ),
    (
        "talks-told-after",
        asks("interception", items=["The calls of number 5"]),
        {"transmission": {"way": "None", "road": "home-order"}},
    ),
    ("sum-of-each", PAIR, {"measures.0.purpose": "To secure the civil claims of the heirs."}),
    (
        "ground-in-the-letter",
        held(nexus="The grounds are set out for each account.") | {"assets": [account("X1")]},
        {"assets.0.link_shown": "The till money went there."},
    ),
    (
        "through-the-centre",
        asks("witness-statement", WITNESS) | OFFICE,
        {"requesting.central_authority": {"name": "Board of Trade"}},
    ),
    (
        "form.period-future",
        two(asks("video-hearing", WITNESS), ROOM),
        two(asks("video-hearing", WITNESS, period=AHEAD), ROOM),
    ),
    (
        "asked-before",
        {"offences.0.committed_from": "2019-05-01", "offences.0.committed_to": "2019-05-02"},
        {"channels": [{"channel": "Liaison officers", "tried": True, "result": "Papers came."}]},
    ),
    (
        "use-reaches-on",
        {"use": "In this case and any others that may come of another inquiry."},
        {"use": "In this case and any proceeding that may come of it."},
    ),
    (
        "use-reaches-on",
        {"use": "In this trial and related cases."},
        {
            "assurances": [
                {
                    "kind": "specialty",
                    "given_by": "High Court",
                    "promise": ["other-use-with-consent"],
                }
            ]
        },
    ),
]


@pytest.mark.parametrize(("point", "asked", "settled"), CASES)
def test_what_cannot_arise_is_not_asked(
    asked_and_calm: Calm, point: str, asked: Data, settled: Data
) -> None:
    asked_and_calm(point, asked, settled)
