"""Questions that a State need not answer: settled for kit and audit, unknown to documents."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.conformance import check_plugin
from comity.law.exempt import exemption_faults, exemptions
from comity.law.load import load_law

TODAY = dt.date(2026, 11, 27)
EXEMPT = """[[exempt]]
question = "treaty-needed"
reason = "The State makes no requests."
checked = 2026-11-20
"""
ANSWER = """[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "act"
article = "s. 2"
checked = 2026-11-01
read = "official"
"""


@pytest.fixture
def faults(country: Callable[..., Path]) -> Callable[[str], list[tuple[str, str]]]:
    def faults(law: str) -> list[tuple[str, str]]:
        home = country("TV", law=law) / "comity_tv"
        return [*exemption_faults(exemptions(home), load_law(home, "TV").answers, TODAY)]

    return faults


@pytest.mark.parametrize(
    ("law", "said"),
    [
        (EXEMPT.replace("The State makes no requests.", "  "), "has no reason"),
        (EXEMPT.replace("reason", "# reason"), "has no reason"),
        (EXEMPT.replace("treaty-needed", "treaty-neded"), "unknown question 'treaty-neded'"),
        (EXEMPT + ANSWER, "the question is answered, so it cannot be exempt"),
        (EXEMPT * 2, "the question is exempt twice"),
        (EXEMPT.replace("2026-11-20", '"lately"'), "`checked` is not a date"),
        (EXEMPT.replace("2026-11-20", "2027-01-01"), "`checked` is in the future"),
        (f"{EXEMPT}becaus = 1\n", "has the unknown key 'becaus'"),
        ('exempt = ["treaty-needed"]', "has no reason"),
    ],
)
def test_an_exemption_that_cannot_stand_is_told(faults, law: str, said: str) -> None:
    found = faults(law)

    assert said in [message for _, message in found]
    assert all(place.startswith("law/act.toml: exempt ") for place, _ in found)


@pytest.mark.parametrize(
    "law",
    [
        EXEMPT,
        EXEMPT + ANSWER.replace('"official"', '"none"'),
        EXEMPT + ANSWER.replace("source", "to = 2020-01-01\nsource"),
    ],
    ids=["alone", "beside an answer that nobody has read", "beside an answer that has ended"],
)
def test_an_exemption_stands_where_no_law_answers_the_question(faults, law: str) -> None:
    assert faults(law) == []


def test_the_audit_counts_it_as_settled_and_shows_the_reason(country, comity) -> None:
    site = country("TV", law=EXEMPT)

    done = comity("law", "audit", "TV", "--format", "json", site=site)

    (audit,) = json.loads(done.stdout)["plugins"]
    assert audit["lists"]["exempt"] == [
        {
            "what": "treaty-needed",
            "note": "The State makes no requests.; checked on 20 November 2026",
        }
    ]
    assert "treaty-needed" not in [row["what"] for row in audit["lists"]["unanswered"]]
    assert audit["lists"]["unknown_keys"] == []


def test_the_audit_lists_an_exemption_without_a_reason_and_leaves_the_question_open(
    country, comity
) -> None:
    site = country("TV", law=EXEMPT.replace("The State makes no requests.", ""))

    done = comity("law", "audit", "TV", "--format", "json", site=site)

    (audit,) = json.loads(done.stdout)["plugins"]
    assert [row["note"] for row in audit["lists"]["exempt_faults"]] == ["has no reason"]
    assert "treaty-needed" in [row["what"] for row in audit["lists"]["unanswered"]]


@pytest.mark.parametrize(
    ("law", "said"),
    [
        (EXEMPT, ["treaty-needed (The State makes no requests.)"]),
        (EXEMPT + ANSWER, ["the question is answered, so it cannot be exempt"]),
    ],
)
def test_the_kit_shows_the_reason_and_fails_an_exemption_that_cannot_stand(
    country, monkeypatch: pytest.MonkeyPatch, law: str, said: list[str]
) -> None:
    monkeypatch.syspath_prepend(str(country("TV", law=law)))

    card = check_plugin("TV", only=("law", "questions"))

    told = [p.message for o in card.outcomes for p in o.problems]
    assert [text for text in said if not any(text in one for one in told)] == []
    states = {outcome.id: outcome.state for outcome in card.outcomes}
    assert states["law"] == ("passed" if law == EXEMPT else "failed")


def test_a_state_may_write_it_beside_its_record(country) -> None:
    home = country("TV") / "comity_tv"
    file = home / "jurisdiction.toml"
    file.write_text(file.read_text(encoding="utf-8") + EXEMPT, encoding="utf-8")

    (one,) = exemptions(home)

    assert (one.place, one.reason) == (
        "jurisdiction.toml: exempt treaty-needed",
        "The State makes no requests.",
    )


def test_documents_know_no_more_of_the_question_than_before(country, make_host) -> None:
    country("TV", law=EXEMPT)

    book = make_host().law("TV", TODAY)

    assert book is not None
    assert book.answers == ()
