"""Points on a case that another authority has taken over, and on papers that are classified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
Rules = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("In May 2026 the Special Prosecutor took over the case.", True),
        ("The investigation was transferred to the federal court.", True),
        ("Die Sondereinheit hat das Verfahren übernommen.", True),
        ("Le juge est dessaisi au profit du parquet national.", True),
        ("The case was not transferred to another office.", False),
        ("The Special Prosecutor took over the case; we remain competent for this part.", False),
        ("The investigation is open.", False),
    ],
)
def test_who_has_the_case_now_is_asked(rules_after: Rules, stage: str, asked: bool) -> None:
    assert ("case-taken-over" in rules_after({"proceedings.stage": stage})) is asked


def test_the_authority_that_took_the_case_over_may_ask(
    rules_after: Rules, request_data: Data
) -> None:
    ours = request_data["requesting"]["authority"]["name"]
    assert "case-taken-over" not in rules_after(
        {"proceedings.stage": f"The {ours} took over the case."}
    )
    moved = f"The case was transferred to the {ours}."
    assert "case-taken-over" not in rules_after({"proceedings.stage": moved})


def papers(item: str, purpose: str) -> Data:
    """Papers of an authority are wanted."""
    usual = {"id": "M1", "kind": "government-records", "items": [item], "purpose": purpose}
    return {"measures": [usual | {"offences": ["O1"], "facts": ["F1"]}]}


@pytest.mark.parametrize(
    ("item", "purpose", "asked"),
    [
        ("The classified files of the ministry on the flight", "To prove it.", True),
        ("Die als geheim eingestuften Akten des Ministeriums", "Als Beleg.", True),
        ("Les documents classifiés du ministère", "Pour le prouver.", True),
        ("The classified files of the ministry", "Their declassification is asked for.", False),
        ("The files of the ministry on the flight", "To prove it.", False),
    ],
)
def test_who_lifts_the_secrecy_is_asked(
    rules_after: Rules, item: str, purpose: str, asked: bool
) -> None:
    assert ("declassified" in rules_after(papers(item, purpose))) is asked


AHEAD = "The letter and two folders were handed to officers of the unit ten days before."
GIVEN = "The evidence was given to our investigators by your ministry."
EARLIER: Data = {"date": "2026-01-12", "reference": "1/26"}
AGREED = "With the consent of the Ministry of Justice, its officers were told first."
MINISTER = {"id": "P9", "role": "third-party", "name": {"full": "Ann Dero"}, "location": "Nauru"}
SECRET = {"confidentiality": {"wanted": True}, "offences.0.title": "Bribery"}
SECRET |= {"persons": [MINISTER | {"occupation": "Minister of Works"}]}
NOTE = {"id": "A1", "title": "Short note on the prints", "kind": "other"}


@pytest.mark.parametrize(
    ("point", "raised", "calm"),
    [
        (
            "papers-ahead",
            {"transmission": {"way": "By post", "urgent_copy": AHEAD}},
            {"transmission": {"way": "By post", "urgent_copy": f"{AHEAD} {AGREED}"}},
        ),
        (
            "papers-ahead",
            {"transmission": {"way": "Die Akten sind den Ermittlern schon vorab übergeben."}},
            {"transmission": {"way": "By post", "urgent_copy": "Advance copy to the prosecutor"}},
        ),
        (
            "papers-ahead",
            {"earlier": [EARLIER | {"kind": "contact", "result": GIVEN}]},
            {"earlier": [EARLIER | {"kind": "request", "result": GIVEN}]},
        ),
        ("who-there-may-see", SECRET, {"confidentiality": {"wanted": True, "may_know": "One"}}),
        ("who-there-may-see", SECRET, {"offences.0.title": "Theft"}),
        ("who-there-may-see", SECRET, {"persons.0.connection": "He died in 2001."}),
        (
            "told-elsewhere",
            {"annexes": [NOTE]},
            {"annexes": [NOTE, NOTE | {"id": "A2", "title": "Report of the laboratory"}]},
        ),
    ],
)
def test_what_went_ahead_or_is_only_told_is_asked_about(
    rules_after: Rules, point: str, raised: Data, calm: Data
) -> None:
    assert point in rules_after(raised)
    assert point not in rules_after(calm)
