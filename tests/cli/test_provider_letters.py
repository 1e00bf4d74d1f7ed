"""The letters of a company: none says more than the desk found, nor leaves out what it found."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.findings import Severity
from comity.tasks.incoming.provider.company_desk import QUESTIONS
from comity.tasks.incoming.provider.letter_rules import WORDED
from comity.text.messages import load_family

Run = Callable[..., Any]
Change = Callable[[dict[str, Any]], object]


def nothing(data: dict[str, Any]) -> None:
    """No change."""


def case_of(desk: Path, letter: str) -> dict[str, Any]:
    """The case file of a letter, with plain spaces."""
    text = (desk / f"out/request.{letter}.yaml").read_text()
    found: dict[str, Any] = yaml.safe_load(text.replace("\u00a0", " "))
    return found


def text_of(desk: Path, letter: str) -> str:
    with zipfile.ZipFile(desk / f"out/request.{letter}.docx") as package:
        return package.read("word/document.xml").decode()


def second(data: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A second measure like the first, but for what is changed."""
    measure = {**copy.deepcopy(data["measures"][0]), "id": "M2", **changed}
    data["measures"].append(measure)
    return measure


def add_content(data: dict[str, Any]) -> None:
    second(data, kind="stored-content", items=["Messages of May 2026 on the payment"])


def alike(data: dict[str, Any]) -> None:
    data["requesting"]["authority"]["email"] = "cyber@po1ice.uk"
    data["requesting"]["contacts"] = []


def without_order(data: dict[str, Any]) -> None:
    del data["confidentiality"]["order"]


def wrong_channel(data: dict[str, Any]) -> None:
    data["measures"][0]["holder"]["email"] = "keep@mail.example"


def without_badge(data: dict[str, Any]) -> None:
    data["requesting"]["issued_by"]["title"] = "Sergeant"


# --- a part ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("obstacle", "told"),
    [
        (alike, "only looks like police.uk"),
        (without_order, "names no order"),
        (wrong_channel, "which does not take it"),
        (without_badge, "badge number"),
        (lambda data: data.update(language="fr"), "is in French"),
    ],
    ids=["alike", "user told", "channel", "contents", "language"],
)
def test_no_part_is_granted_while_something_stands_against_the_whole(
    ask: Run, desk: Path, obstacle: Change, told: str
) -> None:
    def change(data: dict[str, Any]) -> None:
        add_content(data)
        obstacle(data)

    done = ask("partial", change)

    assert done.returncode == 2
    assert "request.yaml: --letter partial: no part can be granted" in done.stderr
    assert told in done.stderr
    assert "--letter return" in done.stderr
    assert "1. Is the request genuine?" in done.stdout  # the list all the same
    assert not (desk / "out").exists()


@pytest.mark.needs_country  # which writes dates in its own way
def test_of_data_that_are_partly_too_old_only_that_part_is_refused(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        period = {"from": "2025-11-01", "to": "2026-05-31", "time_zone": "UTC"}
        second(data, kind="traffic-data", title="Log-in records", period=period)

    done = ask("partial", change)
    case = case_of(desk, "partial")

    assert case["granted_part"].splitlines() == [
        "Measure 1: Subscriber data",
        "",
        "Measure 2: Log-in records, from December 17, 2025 on".replace("December ", "December "),
    ]
    assert case["refused_part"].endswith("Log-in records, before December 17, 2025")
    (reason,) = (one["why"] for one in case["reasons"])
    assert "180 days" in reason
    assert "June 15, 2026" in reason
    assert "[confirm that we no longer hold these data]" in reason
    assert "reasons[0].why" in done.stderr  # as what is to be filled in


def test_a_preservation_is_granted_for_as_long_as_the_notice_has_it(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data.pop("hold_until", None)
        data.pop("request_by", None)
        data["hold_for"] = {"quantity": "1", "unit": "years"}

    done = ask("partial", change, base="preservation.yaml")
    case = case_of(desk, "partial")

    assert done.returncode == 1, done.stderr
    assert "until" in case["granted_part"]
    assert "after" in case["refused_part"]
    assert "90 days" in case["reasons"][0]["why"]
    assert case["concerning"]["subject"] == "Request to a provider to preserve data"


def test_measures_of_another_company_are_told_and_not_decided(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        add_content(data)
        other = second(data, id="M3")
        other["holder"]["name"] = "Orbital Ltd"

    ask("partial", change)
    case = case_of(desk, "partial")

    assert "3" not in case["granted_part"] + case["refused_part"]
    assert case["reasons"][-1]["why"].startswith("Measure 3: This measure names another holder")
    assert "Orbital Ltd" in case["reasons"][-1]["why"]


# --- a refusal ------------------------------------------------------------------------------------


def test_a_request_that_fits_is_not_refused_for_a_domain_that_nobody_can_judge(
    ask: Run, desk: Path
) -> None:
    def change(data: dict[str, Any]) -> None:
        data["requesting"]["authority"]["email"] = "cyber@example.org"
        data["requesting"]["contacts"] = []

    done = ask("refusal", change, lambda notice: notice["authentication"].pop("domains"))

    assert done.returncode == 2
    assert "nothing on the desk is a ground of refusal" in done.stderr
    assert not (desk / "out").exists()


def test_a_missing_order_of_silence_is_no_ground_of_refusal(ask: Run) -> None:
    done = ask("refusal", without_order)

    assert done.returncode == 2
    assert "so that the user is not told?" in done.stderr  # the question that stands


def test_a_measure_without_a_ground_is_not_refused(ask: Run) -> None:
    done = ask("refusal", add_content)

    assert done.returncode == 2
    assert "no ground stands against measure 1" in done.stderr
    assert "--letter partial" in done.stderr


def test_each_ground_names_its_measures(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        add_content(data)
        second(data, id="M3", kind="stored-content")
        alike(data)

    ask("refusal", change)
    whys = [one["why"] for one in case_of(desk, "refusal")["reasons"]]

    assert whys[0].startswith("The request gives the address cyber@po1ice.uk.")
    assert whys[1].startswith("Measures 2 and 3: ")


def test_an_entity_that_takes_no_requests_writes_no_letter(ask: Run, desk: Path) -> None:
    ask("refusal", nothing, closed)
    case = case_of(desk, "refusal")

    assert case["requested"]["central_authority"]["name"] == "Example Mail"
    assert "Please address the request to Example Mail Europe Limited." in case["reasons"][0]["why"]


# --- a return -------------------------------------------------------------------------------------


def test_every_rule_that_weighs_has_words_for_a_letter() -> None:
    asked = tuple(prefix for prefixes in QUESTIONS.values() for prefix in prefixes)
    weighing = {
        name
        for family in ("holder", "notice")
        for name, one in load_family(family).items()
        if one.rule.startswith(asked) and set(one.severities) & {Severity.WARNING, Severity.ERROR}
    }
    own = {"holder.language/preferred", "holder.language/through"}  # advice, whatever it weighs
    lacking = {
        name
        for name in weighing - own
        if not (WORDED.get(name) or WORDED.get(name.partition("/")[0]))
    }

    assert weighing
    assert not lacking


def closed(notice: dict[str, Any]) -> None:
    notice["company"]["entities"][0]["accepts_requests"] = "false"


@pytest.mark.parametrize(
    ("change", "notice", "told"),
    [
        (nothing, closed, "requests cannot be addressed to Example Mail, Inc."),
        (lambda data: data["measures"][0].pop("offences"), nothing, "No offence is named"),
        (lambda data: data["measures"][0]["holder"].update(name="Orbital Ltd"), nothing, "name us"),
    ],
    ids=["closed", "no offence", "another company"],
)
def test_what_the_desk_finds_stands_in_the_letter(
    ask: Run, desk: Path, change: Change, notice: Change, told: str
) -> None:
    done = ask("return", change, notice)

    assert "Not as it stands." in done.stdout
    assert told in text_of(desk, "return")


def test_a_return_has_no_sentence_that_gives_way(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        alike(data)
        wrong_channel(data)
        data["measures"][0]["order"]["title"] = "Search warrant"

    ask("return", change)
    text = text_of(desk, "return")

    assert "delays its execution" not in text
    assert "helpful" not in text
    assert "We need an answer to the points listed below" in text
    assert "This letter is not a decision on the request." in text
    assert "cyber@po1ice.uk" in text
    assert "police.uk or cps.gov.uk" in text
    assert "We verify the sender by calling" in text
    assert "send it again" not in text  # a sender that poses as another


def test_the_channel_is_asked_for_on_a_condition(ask: Run, desk: Path) -> None:
    ask("return", wrong_channel)
    (point,) = case_of(desk, "return")["deficiencies"]

    assert "measures" not in point
    assert "keep@mail.example" in point["what"]
    assert point["remedy"].startswith("If the request did not come by one of the following")


def test_what_the_company_no_longer_has_is_not_asked_back(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["measures"][0]["period"].update({"from": "2023-01-01", "to": "2023-02-01"})
        without_badge(data)

    done = ask("return", change)

    assert "this data for 2 years" in done.stdout
    (point,) = case_of(desk, "return")["deficiencies"]
    assert "badge number" in point["what"]


# --- head and language ----------------------------------------------------------------------------


def test_only_name_and_postal_address_of_the_authority_are_written(ask: Run, desk: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["requesting"]["authority"].update(
            address=["2 Sample Street", "London"], functions="It investigates crime."
        )

    ask("acknowledgement", change, nothing, "--received", "2026-06-17")
    text = text_of(desk, "acknowledgement")

    assert "2 Sample Street" in text
    assert "We confirm" in text
    for left_out in ("cyber@example.police.uk", "7946", "investigates crime", "I confirm"):
        assert left_out not in text


def test_the_day_of_receipt_is_never_made_up(ask: Run, desk: Path) -> None:
    done = ask("acknowledgement")

    assert done.returncode == 2
    assert "--received" in done.stderr
    assert not (desk / "out").exists()


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("demanded", "more", "language"),
    [
        (["en"], (), "en"),
        (["en", "de"], (), "de"),
        (["en"], ("--language", "fr"), "fr"),
    ],
)
def test_a_letter_is_in_a_language_of_the_notice(
    ask: Run, desk: Path, demanded: list[str], more: tuple[str, ...], language: str
) -> None:
    def change(data: dict[str, Any]) -> None:
        data["language"] = "de"
        without_badge(data)

    ask("return", change, lambda notice: notice["languages"].update(demanded=demanded), *more)
    case = case_of(desk, "return")

    assert case["language"] == language
    quoted = "the name of the authority and of the officer, with badge number"
    assert any(
        f"{mark}{quoted}" in point["what"]
        for mark in ("“", "„", "« ")
        for point in case["deficiencies"]
    )


@pytest.mark.needs_country
def test_a_company_answers_and_does_not_rule_on_mutual_assistance(ask: Run, desk: Path) -> None:
    def of_content(data: dict[str, Any]) -> None:
        data["measures"][0]["kind"] = "stored-content"

    ask("refusal", of_content, nothing, "--language", "de")
    text = text_of(desk, "refusal")

    assert "Antwort auf Ihr Ersuchen" in text
    assert "Rechtshilfeersuchen" not in text
    assert "Hochachtung" not in text


def test_a_language_without_wording_is_refused(ask: Run) -> None:
    done = ask("return", without_badge, nothing, "--language", "sw")

    assert done.returncode == 2
    assert "--language" in done.stderr
