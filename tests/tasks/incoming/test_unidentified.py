"""What a request does not identify: the letter asks for it, and promises nothing of its measure."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.tasks.incoming import letter_case, receive

Data = dict[str, Any]
DAY = dt.date(2026, 11, 27)
BANK = {"name": "Specimen Trust Bank", "kind": "bank", "address": ["2 Example Marina, Lagos"]}
MAIL = {"name": "Example Mail Ltd", "address": ["3 Example Road, Abuja"], "kind": "provider"}

pytestmark = pytest.mark.needs_country


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture(scope="module")
def sample(host: Host) -> Data:
    """A request of the United Kingdom to Nigeria."""
    (case,) = read_all([f for f in sample_files() if f.stem == "restraint-gb-ng"], host)
    data: Data = json.loads(json.dumps(case.draft.data(), default=str))
    return data


@pytest.fixture
def letter(sample: Data, host: Host) -> Callable[..., Data]:
    """A function that gives the data of the letter on the sample with other measures."""

    def letter(*measures: Data, **more: Any) -> Data:
        data = copy.deepcopy(sample) | {"measures": list(measures)} | more
        case = parse_case(to_yaml(data).encode(), Path("case.yaml"), host.document_types())
        made, _ = letter_case(receive(check_case(case, host), "NG", host), host, DAY)
        return made.draft.data()

    return letter


def measure(number: int, holder: Data, kind: str = "bank-records", **more: Any) -> Data:
    return {
        "id": f"M{number}",
        "kind": kind,
        "holder": holder,
        "period": {"from": "2025-08-01", "to": "2025-09-30"},
        "items": ["Statements"],
        "purpose": "To prove how the house was paid for.",
        "facts": ["F3"],
        "offences": ["O1"],
        "persons": ["P1"],
        "nexus": "The house was paid for through it.",
        **more,
    }


def account(value: str = "0099887766") -> Data:
    return {"identifiers": [{"kind": "bank-account", "value": value}]}


def about(made: Data, start: str) -> Data:
    (found,) = (p for p in made["deficiencies"] if p["field"].replace("\u00a0", " ") == start)
    return dict(found)


def test_the_account_of_the_suspect_is_asked_for_and_its_measures_are_not_free(letter) -> None:
    vague = account("the account of the suspect")
    mail = measure(4, MAIL, "subscriber-data", **vague)
    made = letter(measure(1, BANK, **vague) | {"persons": []}, measure(2, BANK, **account()), mail)

    point = about(made, "Measures 1 and 3, identifier")
    assert (point["weight"], tuple(point["measures"])) == ("needed", ("1", "3"))
    assert "“the account of the suspect”" in point["what"]
    assert made["not_held_up"] == ("2",)


def test_a_measure_at_a_holder_without_any_identifier_is_asked_about(letter) -> None:
    bare = measure(1, BANK) | {"persons": []}
    made = letter(bare, measure(2, BANK, **account()))

    point = about(made, "Measure 1, identifier")
    assert (point["weight"], tuple(point["measures"])) == ("needed", ("1",))
    assert point["what"] == "No number, address or other identifier is given."
    assert made["not_held_up"] == ("2",)


def test_a_customer_who_is_well_known_can_be_looked_up_and_the_number_would_help(letter) -> None:
    made = letter(measure(1, BANK), measure(2, MAIL, "subscriber-data"))
    known, mail = about(made, "Measure 1, identifier"), about(made, "Measure 2, identifier")

    assert (known["weight"], mail["weight"]) == ("helpful", "needed")
    assert "not_held_up" not in made  # of both something is asked


def test_a_class_of_holders_and_a_person_with_one_name_are_asked_about(letter, sample) -> None:
    people = [dict(sample["persons"][0], name={"full": "Esimene"})]
    people[0].pop("born")
    banks = {"name": "Banks in Lagos", "kind": "bank"}
    heard = measure(2, BANK, "suspect-interview", items=["The purchase of the house"])
    made = letter(measure(1, banks, **account()), heard, persons=people)

    assert about(made, "Measure 1, holder")["weight"] == "needed"
    assert "Only one name of this person" in about(made, "Person 1, name")["what"]


def test_nothing_is_said_of_a_measure_that_waits_for_another(letter) -> None:
    vague = measure(1, MAIL, "subscriber-data", **account("the account of the suspect"))
    after = measure(2, BANK, **account(), fallback="If M1 gives a name, the records of that name.")
    made = letter(vague, after, measure(3, BANK, **account("0099887755")))

    assert made["not_held_up"] == ("3",)


def test_nothing_is_said_of_any_measure_where_a_rule_nobody_read_may_bar_the_whole(
    letter, sample
) -> None:
    offences = copy.deepcopy(sample["offences"])
    for offence in offences:
        offence.pop("requested_law")
        for element in offence["elements"]:
            element.pop("requested_law")
    vague = measure(1, MAIL, "subscriber-data", **account("the account of the suspect"))
    free = measure(2, BANK, **account())
    assert letter(vague, free)["not_held_up"] == ("2",)
    made = letter(vague, free, offences=offences)

    assert any(p["read"] == "secondary" for p in made["deficiencies"] if "read" in p)
    assert "not_held_up" not in made


def test_property_that_cannot_be_found_holds_up_the_measures_that_take_it(letter) -> None:
    unknown = {"id": "S1", "kind": "account", "description": "The account of the suspect"}
    taken = measure(1, BANK, "restraint", assets=["S1"], items=["The money"])
    del taken["holder"], taken["period"]
    made = letter(taken, measure(2, BANK, **account()), assets=[unknown])

    point = about(made, "Asset 1")
    assert (point["weight"], tuple(point["measures"])) == ("needed", ("1",))
    assert made["not_held_up"] == ("2",)
    also = {k: v for k, v in taken.items() if k != "assets"} | {"id": "M3"}  # of any property
    made = letter(taken, measure(2, BANK, **account()), also, assets=[unknown])
    assert tuple(about(made, "Asset 1")["measures"]) == ("1", "3")


def test_what_has_no_place_no_address_or_no_document_is_asked_for_and_is_not_free(
    letter, sample
) -> None:
    people = [
        {"id": "P1", "role": "suspect", "name": {"full": "Ada Specimen"}, "location": "Nigeria"},
        {"id": "P2", "role": "witness", "name": {"full": "Bola Example"}},
    ]
    made = letter(
        measure(1, BANK, **account()),
        _at("search-of-premises", 2, ["Telephones at the home of the suspect"]),
        _at("service-of-documents", 3, ["A summons"]),
        _at("witness-testimony", 4, ["The purchase of the house"], persons=["P2"]),
        persons=people,
        facts=[{"id": "F3", "date": "2025-09-01", "text": "Ada Specimen bought a house."}],
        annexes=[],
        assets=[],
        offences=[{k: v for k, v in o.items() if k != "elements"} for o in sample["offences"]],
    )

    assert "which place is to be searched" in about(made, "Measure 2, place")["what"]
    served, heard = about(made, "Measure 3"), about(made, "Measure 4")
    assert served["what"].replace("\u00a0", " ").endswith("can be reached: person 1.")
    assert heard["what"].replace("\u00a0", " ").endswith("can be reached: person 2.")
    asked = {n for p in made["deficiencies"] if p["weight"] == "needed" for n in p["measures"]}
    assert {"2", "3", "4"} <= asked
    assert any("annex" in p["field"].casefold() for p in made["deficiencies"])
    assert not {"2", "3", "4"} & set(made.get("not_held_up", ()))


def _at(kind: str, number: int, items: list[str], **more: Any) -> Data:
    made = measure(number, BANK, kind, items=items) | more
    del made["holder"], made["period"]
    return made


@pytest.mark.parametrize(
    "name",
    [
        *("Any bank in Luxembourg", "Any commercial bank in Kenya", "each bank that he used"),
        *(
            "the suspect's bank",
            "The account holder’s provider",
            "his bank",
            "the bank of the user",
            "the suspect's e-mail provider",
            "his mobile phone operator",
        ),
        *("toute banque au Luxembourg", "la banque du suspect", "sa banque"),
        *("jede Bank in Luxemburg", "die Hausbank des Beschuldigten", "seine Bank"),
        *("le fournisseur de messagerie du suspect", "der E-Mail-Anbieter des Beschuldigten"),
    ],
)
def test_a_holder_that_is_a_kind_of_company_or_somebody_s_own_is_no_one_company(
    letter, name
) -> None:
    made = letter(measure(1, {"name": name, "kind": "bank"}, **account()), measure(2, BANK))
    point = about(made, "Measure 1, holder")
    assert (point["weight"], tuple(point["measures"])) == ("needed", ("1",))


@pytest.mark.parametrize(
    "name",
    [
        "People's Bank of Lagos",
        "Bank of Specimen",
        "Example Bank plc",
        "Banque du Specimen",
        "Client Trade Bank",
    ],
)
def test_a_name_that_has_such_words_in_it_is_a_name(letter, name) -> None:
    holder = BANK | {"name": name}
    made = letter(measure(1, holder, **account()), measure(2, BANK))
    assert not [p for p in made["deficiencies"] if "holder" in p["field"]]


@pytest.mark.parametrize("kind", ["witness-testimony", "prisoner-transfer-testimony"])
def test_somebody_of_whom_only_the_state_is_known_is_asked_for(letter, sample, kind: str) -> None:
    person = {"id": "P9", "role": "witness", "name": {"full": "Bola Example"}}
    hearing = _at(kind, 2, ["The purchase of the house"], persons=["P9"])
    bare = measure(1, BANK) | {"persons": []}

    made = letter(bare, hearing, persons=[*sample["persons"], person | {"location": "Nigeria"}])
    asked = about(made, "Measure 2")
    assert (
        asked["what"]
        .replace("\u00a0", " ")
        .endswith(f"can be reached: person {len(sample['persons']) + 1}.")
    )
    assert (asked["weight"], tuple(asked["measures"])) == ("needed", ("2",))

    known = person | {"location": "Nigeria", "born": "1980-01-02"}
    fine = letter(bare, hearing, persons=[*sample["persons"], known])
    assert not [p for p in fine["deficiencies"] if "reached" in p["what"]]
