"""In force and applies from are two days: in ties, on pages, in what is told of a draft."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from comity.cli import main
from comity.law.load_instruments import load_instruments
from comity.law.status import not_applied_yet, status_between

WritePackage = Callable[..., str]
PACT = """schema = 1
[instrument]
id = "pact"
title = "Pact"
level = "multilateral"
signed = 2018-11-14
in_force = {in_force}
applies_from = {applies}
source = "act"
read = "official"
[parties]
complete = "yes"
as_of = 2026-01-01
source = "note"
read = "secondary"
states = [ {{ code = "DE", in_force = {bound} }}, {{ code = "FR", in_force = {bound} }} ]
[[provision]]
topic = "channel"
says = "Orders go from court to court."
source = "act"
article = "art. 4"
read = "official"
[[provision]]
topic = "costs"
says = "Each bears its own."
source = "act"
article = "art. 31"
applies_from = 2022-01-01
read = "official"
"""
LATER = {"in_force": "2018-12-18", "applies": "2020-12-19", "bound": "2018-12-18"}
EARLIER = {"in_force": "2021-05-01", "applies": "2021-01-01", "bound": "2021-01-01"}


@pytest.mark.parametrize(
    ("days", "on", "status", "since"),
    [
        (LATER, "2018-12-17", "not-party", None),
        (LATER, "2020-12-18", "signed", None),
        (LATER, "2020-12-19", "in-force", "2020-12-19"),
        (EARLIER, "2020-12-31", "not-party", None),
        (EARLIER, "2021-02-01", "in-force", "2021-01-01"),  # provisionally
    ],
)
def test_two_states_are_tied_from_the_day_on_which_it_applies(
    write_package: WritePackage, days: dict[str, str], on: str, status: str, since: str | None
) -> None:
    (pact,) = load_instruments(write_package({"instruments/pact.toml": PACT.format(**days)}))
    found, begins = status_between(pact, "DE", "FR", dt.date.fromisoformat(on))

    assert (found, begins.isoformat() if begins else None) == (status, since)


def test_a_provision_applies_from_the_day_of_its_instrument_or_from_its_own(
    write_package: WritePackage,
) -> None:
    (pact,) = load_instruments(write_package({"instruments/pact.toml": PACT.format(**LATER)}))
    channel, costs = pact.provisions

    assert not channel.held_on(dt.date(2020, 12, 18))
    assert channel.held_on(dt.date(2020, 12, 19))
    assert not costs.held_on(dt.date(2021, 12, 31))
    assert costs.held_on(dt.date(2022, 1, 1))
    assert not_applied_yet(pact, dt.date(2019, 1, 1))
    assert not not_applied_yet(pact, dt.date(2018, 1, 1))


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("on", "words"),
    [
        (
            "2020-01-01",
            "Not signed before 12 July 2023; in force only from 17 August 2023; not",
        ),
        ("2024-01-01", "in force since 17 August 2023; not applied before 18 August 2026."),
        ("2026-08-18", "in force since 17 August 2023; applies from 18 August 2026."),
    ],
)
def test_a_page_tells_both_days_in_the_tense_of_its_own(
    on: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["law", "show", "eu-2023-1543", "--on", on])
    assert words in " ".join(capsys.readouterr().out.split())


@pytest.mark.needs_country
def test_a_tie_that_does_not_apply_yet_is_not_called_signed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["law", "ties", "DE", "FR", "--on", "2024-01-01"])
    text = " ".join(capsys.readouterr().out.split())
    main(["law", "ties", "DE", "FR", "--on", "2024-01-01", "--format", "json"])
    ties = json.loads(capsys.readouterr().out)

    assert "In force but not applied before 18 August 2026." in text
    (found,) = [tie for tie in ties if tie["instrument"] == "eu-2023-1543"]
    assert (found["in_force"], found["applies_from"]) == ("2023-08-17", "2026-08-18")
