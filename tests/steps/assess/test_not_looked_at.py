"""What no field of a request decides, or nobody can say, is not answered by a filled field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.law.ask import answer
from comity.model.office import Office
from comity.pipeline.build import check_case
from comity.steps.assess import Judged, Report, judge_grounds
from comity.steps.read import CaseFile
from comity.steps.resolve import Resolved
from comity.text.messages import message

pytestmark = pytest.mark.needs_country

KIND = "search-of-premises"
Judge = Callable[..., Report]
FREE = re.compile(r"\b(?:(?:thinks?|sees?) fit|(?:its|free|own) discretion|no right to exec)")


def of(report: Report, ground: str) -> list[Judged]:
    return [one for one in report.judged if one.ground_id == ground]


def test_a_free_choice_is_not_judged_whatever_is_filled(judge: Judge) -> None:
    (found,) = of(judge("08"), "in.refusal.not-thought-fit")
    assert found.status == "not-judged"
    assert found.said == message("reason.discretion", found.said and found.said.remedy)
    nothing = {"basis": None, "reciprocity": True, "assurances": None}
    (bare,) = of(judge("08", nothing), "in.refusal.not-thought-fit")
    assert bare.status == "at-risk"


def test_every_ground_that_leaves_a_state_its_choice_has_that_topic(host: Host) -> None:
    grounds = [g for i in host.instruments().values() for g in i.grounds]
    for code in ("US", "NG", "GB", "IN", "DE", "KE"):
        book = host.law(code, dt.date(2026, 11, 25))
        assert book is not None
        grounds += book.grounds
    free = {g.id: g.topic for g in grounds if FREE.search(f"{g.title} {g.says}")}
    assert free == {"in.refusal.not-thought-fit": "discretion"}


POWER = """
[[ground]]
id = "nr.power"
title = "No such power"
nature = "mandatory"
topic = "domestic-prohibition"
says = "It says so."
source = "act"
article = "s. 1"
read = "official"
[[answer]]
question = "process"
value = {{ process = "warrant"{more} }}
source = "act"
article = "s. 45"
read = "official"
"""


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        ("", "addressed", "The requested State's law has a measure of this type"),
        (', limited_to = "cybercrime"', "cannot-tell", "The only known power is limited to cyber"),
    ],
)
def test_a_power_that_was_read_for_some_cases_alone_is_no_power_for_all(
    more: str,
    status: str,
    why: str,
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    resolve_case: Callable[..., Resolved],
    request_data: dict[str, Any],
) -> None:
    country("NR", law=POWER.format(more=more))
    host = make_host(Office(allowed=frozenset({"comity-nr"})))
    (found,) = judge_grounds(resolve_case(request_data, host), host)
    assert found.status == status
    assert found.why.startswith(why)


def test_no_power_to_search_premises_for_papers_is_told_of_nigeria(host: Host) -> None:
    book = host.law("NG", dt.date(2026, 11, 25))
    content, premises = (answer(book, "process", k) for k in ("stored-content", KIND))
    assert content is not None
    assert "limited_to" not in content.value
    assert premises is not None
    assert premises.value["limited_to"] == "cybercrime and electronic evidence"
    assert "38" not in premises.cited().article


UNKNOWN = {"full": 'Unknown user of the name "finance-desk"'}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (UNKNOWN, "not-in-play"),
        ({"full": "Unbekannter Nutzer"}, "not-in-play"),
        ({"full": "Personne non identifiée"}, "not-in-play"),
        ({"full": "Rohan Udaharan"}, "cannot-tell"),
    ],
)
def test_nobody_is_asked_what_an_unknown_person_does_for_a_living(
    judge: Judge, name: dict[str, str], status: str
) -> None:
    changes = {
        "persons.0": {"id": "P1", "role": "suspect", "name": name},
        "measures.0.persons": ["P1"],
        "measures.0.immunity": None,
    }
    (found,) = of(judge("03", changes), "de.immunity")
    assert found.status == status
    assert ("occupation" in found.field) is (status == "cannot-tell")


FOUR = {"text": "Imprisonment for seven years", "years": 7, "death": False}
SMALL = {"loss": None, "gain": None, "gravity": None, "offences.0.maximum_penalty": FOUR}
MILLIONS = {"amount": "85000000.00", "currency": "USD"}
SAID = {
    "by nothing": {},
    "by loss": {"loss": {"amount": "40000.00", "currency": "GBP"}},
    "by gravity": {"gravity": "Operations had to be put off."},
    "by a balance of millions": {"facts.0.text": "A balance of some 900 million dollars was seen."},
    "by an amount of a measure": {"measures.0.particulars": {"sum": MILLIONS}},
    "by the penalty": {"offences.0.maximum_penalty": FOUR | {"years": 14}},
}


@pytest.mark.parametrize("changes", SAID.values(), ids=SAID)
def test_check_and_refusals_give_one_answer_on_how_grave_a_case_is(
    changes: dict[str, Any],
    judge: Judge,
    variant: Callable[..., CaseFile],
    host: Host,
) -> None:
    all_changes = SMALL | changes
    (found,) = of(judge("01", all_changes), "gb.de-minimis")
    findings = check_case(variant("01", all_changes), host).findings
    told = [f for f in findings if f.rule == "lint.size-unstated"]
    assert (found.status == "addressed") is (not told)
    assert (found.status == "addressed") is bool(changes)


def test_the_fact_that_names_a_sum_is_named_where_no_field_states_one(
    judge: Judge, variant: Callable[..., CaseFile], host: Host
) -> None:
    changes = SMALL | {"facts.0.text": "He took a bribe of GBP 480,000 in cash."}
    (found,) = of(judge("01", changes), "gb.de-minimis")
    assert "Facts F1, F2 and F3 mention amounts." in found.why
    findings = check_case(variant("01", changes), host).findings
    (told,) = [f for f in findings if f.rule == "lint.size-unstated"]
    assert "Facts F1, F2 and F3 mention amounts." in told.message
