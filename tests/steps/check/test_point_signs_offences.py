"""Points on offences that no fact shows, and on ties and aims that are named and not told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
FIRST: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Sample"}}
SECOND: Data = {"id": "P2", "role": "suspect", "name": {"full": "Bo Muster"}}
FIRM: Data = {"id": "P3", "role": "third-party", "nature": "legal", "name": {"full": "Example Ltd"}}
CLERK: Data = {"id": "P4", "role": "witness", "name": {"full": "Cy Example"}}
PAID = "On 12 January 2026 Ann Sample told the buyer that the lorry was hers and got EUR 9,000."
RECORDS: Data = {"id": "M1", "kind": "bank-records", "holder": {"name": "Sample Bank"}}
RECORDS |= {"purpose": "To prove who drew the price.", "facts": ["F1"], "persons": ["P1"]}


def offence(id: str = "O1", **more: Any) -> Data:
    usual = {"id": id, "title": "Fraud", "provision": "Penal Code, section 3", "text_is": "exact"}
    usual |= {"text": "Whoever obtains money by deceit is punished."}
    return usual | {"maximum_penalty": {"text": "Seven years", "years": 7}} | more


def case(*texts: str, offences: list[Data] | None = None, **measure: Any) -> Data:
    facts = [{"id": f"F{n}", "text": text} for n, text in enumerate(texts or (PAID,), 1)]
    served = [one["id"] for one in offences or [offence()]]
    usual = RECORDS | {"offences": served} | measure
    usual = {name: value for name, value in usual.items() if value is not None}
    return {
        "offences": offences or [offence()],
        "facts": facts,
        "persons": [FIRST, SECOND, FIRM, CLERK],
        "measures": [usual],
        "proceedings.nature": "investigation",
    }


def titled(title: str, *texts: str) -> Data:
    return case(*texts, offences=[offence(), offence("O2", title=title)])


def laundering(predicate: str, *texts: str) -> Data:
    return case(*texts, offences=[offence(title="Money laundering", predicate=predicate)])


def worded(text: str) -> Data:
    bare = offence("O2", title="Theft of public money", text=text)
    return case(PAID, "She took EUR 9,000 from the till.", offences=[offence(), bare])


def law(*named: bool) -> Data:
    there = {"requested_law": {"provision": "Crimes Act, s. 5"}}
    kinds = ["Cheating of a public body", "Unlicensed trade in permits"]
    both = zip(kinds, named, strict=True)
    listed = [offence(f"O{n}", title=t) | (there if x else {}) for n, (t, x) in enumerate(both, 1)]
    return case(PAID, offences=listed)


def tie(nexus: str, text: str = PAID) -> Data:
    return case(text, nexus=nexus)


def listed(connection: str, **fact: Any) -> Data:
    data = case(PAID, persons=["P3"], nexus="The till roll of 12 January 2026 was found there.")
    data["persons"][2] = FIRM | {"connection": connection}
    data["facts"][0] |= fact
    return data


def extorted(text: str) -> Data:
    return case(text, offences=[offence(title="Extortion")])


def heard(**more: Any) -> Data:
    return case(kind="suspect-interview", holder=None, **more)


def many(title: str, purpose: str = "To prove the sale.") -> Data:
    return case(kind="witness-statement", persons=["P4"], title=title, purpose=purpose, holder=None)


def two(second: str, **more: Any) -> Data:
    data = case(PAID, second, persons=["P1", "P2"], facts=["F1", "F2"])
    data["facts"][0]["persons"] = ["P1"]
    data["facts"][1] |= {"persons": ["P2"]} | more
    return data


CASES = [
    ("shown-by-which-fact", titled("Forgery"), titled("Forgery", PAID, "The papers were forged.")),
    ("shown-by-which-fact", titled("Urkundenfälschung"), titled("Betrug")),
    ("shown-by-which-fact", titled("Association de malfaiteurs"), titled("Escroquerie")),
    (
        "shown-by-which-fact",
        titled("Disobedience"),
        titled("Contempt", PAID, "She refused to answer."),
    ),
    (
        "shown-by-which-fact",
        worded("Theft of public money is punished."),
        worded("Whoever removes goods from the keeping of a body commits the offence."),
    ),
    (
        "first-offence",
        laundering("theft", "The cash is said to come from a theft."),
        laundering("theft", "On 3 May 2025 masked men took EUR 90,000 from a till in Yaren."),
    ),
    (
        "first-offence",
        laundering("bribery", "He was a minister. A store was sold."),
        laundering("bribery", "Builders paid EUR 80,000 to the mayor for the award."),
    ),
    ("speaks-against-it", case("The fund has lost nothing."), case("The fund lost EUR 9,000.")),
    (
        "speaks-against-it",
        extorted("No threat was made."),
        extorted("A threat was made."),
    ),
    (
        "more-than-a-tie",
        listed("Company of the seller.", persons=["P1", "P3"]),
        listed("Company of the seller.", persons=["P1", "P3"], text="His companies paid for it."),
    ),
    (
        "paper-that-shows-it",
        case(PAID, "The police hold a report on the handwriting."),
        case(PAID, "The police wrote to her."),
    ),
    ("counterpart-of-each", law(True, False), law(True, True)),
    (
        "own-fact",
        two("He is described in the same way."),
        two("He carried the cash on 13 January."),
    ),
    ("own-fact", two("He is her partner."), two("He drew it.", date="2026-01-13")),
    ("only-on-a-list", listed("Number 3 of the list."), listed("It got the price of the lorry.")),
    ("only-on-a-list", listed("One of the five companies."), listed("Sold the lorry.")),
    ("only-on-a-list", listed("Nummer 3 der Liste."), listed("Nummer 3.", persons=["P3"])),
    ("more-than-a-tie", listed("Company of the seller."), listed("Got the price of the lorry.")),
    ("more-than-a-tie", listed("Ehefrau des Verkäufers."), listed("Erhielt den Kaufpreis.")),
    (
        "more-than-a-tie",
        tie("It is owned by the seller and has the same address."),
        tie("It is owned by the seller and paid for the lorry on 3 May 2026."),
    ),
    (
        "ground-in-the-letter",
        tie("The grounds are set out for each account."),
        tie("On 12 January 2026 the price went there."),
    ),
    (
        "ground-in-the-letter",
        tie("La lettre dit pour chaque lieu qui l'a utilisé."),
        tie("Le prix y est arrivé le 12 janvier 2026."),
    ),
    (
        "known-from-what",
        tie("The firm and the bank share an address."),
        tie("A slip found in her car shows the firm and the bank."),
    ),
    (
        "known-from-what",
        tie("Money of the group passed through there."),
        tie("Money of the group passed there.", "On 3 May money of the group passed there."),
    ),
    (
        "more-than-the-item",
        case(items=["Papers on the lorry"], purpose="To find papers on the lorry."),
        case(items=["Papers on the lorry"], purpose="To prove who drew the price."),
    ),
    (
        "more-than-the-item",
        case(items=["Unterlagen über den Lastwagen"], purpose="Unterlagen über den Lastwagen."),
        case(items=["Unterlagen über den Lastwagen"], purpose="Wer den Kaufpreis abhob."),
    ),
    (
        "beside-the-case",
        heard(questions=["What party do you belong to?"]),
        heard(questions=["What did you tell the buyer?"]),
    ),
    (
        "each-of-many",
        many("Hearing of eighteen persons"),
        many("Hearing of eighteen persons", "In order of importance, to prove the sale."),
    ),
    ("each-of-many", many("Hearing of fifty-three witnesses"), many("Hearing of two witnesses")),
]


@pytest.mark.parametrize(("point", "raised", "calm"), CASES)
def test_what_is_named_and_not_told_is_asked_about(
    asked_and_calm: Callable[..., None], point: str, raised: Data, calm: Data
) -> None:
    asked_and_calm(point, raised, calm)


SHOWN = {
    "Theft": "She took the till.",
    "Bribery of an official": "She paid the mayor for the contract.",
    "Tax evasion": "The tax on it was never declared.",
    "Extortion": "She threatened the owner.",
    "Embezzlement": "She used the assets of the company for herself.",
    "Forgery": "She altered the deed.",
}


@pytest.mark.parametrize("title", SHOWN)
@pytest.mark.parametrize("other", SHOWN)
def test_an_offence_is_shown_by_words_of_its_own_kind(
    rules_after: Callable[..., set[str]], title: str, other: str
) -> None:
    alone = case(SHOWN[other], offences=[offence(title=title)])
    asked = "shown-by-which-fact" in rules_after(alone)
    taken = title == "Embezzlement" and other in ("Theft", "Bribery of an official")
    assert asked is (title != other and not taken)  # taken or paid out of what was entrusted


def test_a_question_on_membership_is_fit_where_the_offence_is_one_of_membership(
    rules_after: Callable[..., set[str]],
) -> None:
    data = heard(questions=["What party do you belong to?"])
    data |= {"offences": [offence(title="Membership of a banned party")]}
    assert "beside-the-case" not in rules_after(data)


def test_a_report_that_goes_along_is_not_asked_about(
    rules_after: Callable[..., set[str]],
) -> None:
    data = case(PAID, "The police hold a report on the handwriting.")
    annex = {"id": "A1", "title": "Report on the handwriting", "kind": "other"}
    assert "paper-that-shows-it" not in rules_after(data | {"annexes": [annex]})
