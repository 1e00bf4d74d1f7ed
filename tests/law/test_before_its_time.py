"""Law pages and ties say no more of a day than the lists know, and nothing of a day too early."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.cli import main
from comity.law.citing import how_read
from comity.law.precedence import Placed, places
from comity.law.standing import standing
from comity.law.status import position
from comity.model.citations import Citation, Read
from comity.model.law_records import Instrument, Order, PartyList, PartyRow

SIGNED, FORCE = dt.date(2003, 10, 14), dt.date(2009, 10, 18)
EARLY = dt.date(1975, 1, 1)


def instrument(**keys: object) -> Instrument:
    known = {"id": "pact", "title": "Pact", "level": "multilateral", "source": "act"}
    return Instrument.model_validate({**known, "read": Read.OFFICIAL, "signed": SIGNED, **keys})


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("party", "not-yet"),
        ("entry-not-read", "not-yet"),
        ("invited", "not-party"),  # nothing that it did later is known
        ("unknown", "not-party"),
    ],
)
def test_nobody_is_bound_or_unknown_before_an_instrument_was_signed(
    status: str, expected: str
) -> None:
    row = PartyRow.model_validate({"code": "BV", "read": Read.SECONDARY, "status": status})
    pact = instrument(parties=(row,), by=FORCE)
    assert position(pact, "BV", EARLY).status == "not-party"
    assert standing(pact, row, EARLY) == expected


def test_a_list_that_is_not_complete_leaves_nothing_open_before_the_signature() -> None:
    pact = instrument(party_list=PartyList(complete="no", as_of=FORCE))
    assert position(pact, "BV", EARLY).status == "not-party"
    assert position(pact, "BV", FORCE).status == "unknown"


@pytest.mark.parametrize(
    ("start", "applies", "expected"),
    [
        ("2014-05-21", "2017-05-22", "In force since 21 May 2014; applies from 22 May 2017; "),
        ("2021-01-01", "2021-01-01", "Applies since 1 January 2021; "),
        ("2021-01-01", None, "In force since 1 January 2021; "),
    ],
)
def test_what_applies_is_not_said_to_be_in_force_since_that_day(
    start: str, applies: str | None, expected: str
) -> None:
    day = dt.date.fromisoformat
    later = day(applies) if applies else None
    citation = Citation("Act", "1", read=Read.OFFICIAL, start=day(start), applies_from=later)
    assert how_read(citation).startswith(expected)


def test_an_instrument_is_named_once_behind_an_article() -> None:
    row = {"relation": "replaces", "to": "pact", "says": "So.", "source": "act", "read": "official"}
    placed = Placed(True, instrument(), Order.model_validate(row))
    assert len(list(places([placed, placed]))) == 1
    assert next(places([placed, placed])).count("Pact") == 1


@pytest.mark.needs_country
def test_a_treaty_of_two_states_before_its_time_has_no_unknown_parties(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = shown(capsys, "show", "us-de-mlat", "--on", "1975-01-01")
    assert "Not signed before 14 October 2003" in page
    assert "Nobody was bound: not signed before 14 October 2003 (2 on the list)" in page
    assert "Position not known" not in page
    assert "As it stands on 1 January 1975" not in page
    ties = shown(capsys, "ties", "US", "DE", "--on", "1975-01-01")
    assert "(us-de-mlat): not signed before 14 October 2003." in ties


@pytest.mark.needs_country
def test_a_list_without_days_of_signature_does_not_say_that_nobody_had_signed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = shown(capsys, "show", "ets-030", "--on", "1975-01-01")
    assert "Germany (ratified later, on 2 October 1976;" in page
    assert "Neither signed" not in page


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("pair", "on", "expected"),
    [
        (
            "DE FR",
            "2026-08-18",
            "In force since 17 August 2023; applies between them since 18 August 2026.",
        ),
        (
            "DE GB",
            "2021-02-01",
            "Applied provisionally between them from 1 January 2021; in force 1 May 2021.",
        ),
        (
            "DE FR",
            "2026-08-18",
            "The entry of one of them is known only up to 31 December 2005.",
        ),
        ("GB-SCT US", "2023-08-17", "The United Kingdom: signed 6 January 1994"),
        ("KE NG", "2026-11-26", "Kenya: takes part, start date unknown"),
        ("HK US", "2017-06-01", "Hong Kong: China is not bound"),
        ("GB GG", "2017-06-01", "represents both abroad"),
        ("KZ US", "2026-11-26", "Kazakhstan: not clear from the list"),
        ("KE US", "2026-11-26", "Kenya has none on the list of 31 March 2015, which is complete"),
        ("KE US", "2017-06-01", "Kenya: not a party; invited to join by 25 April 2026"),
    ],
)
def test_ties_tell_no_more_than_is_known(
    pair: str, on: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert expected in shown(capsys, "ties", *pair.split(), "--on", on)


@pytest.mark.needs_country
def test_a_bloc_is_not_yet_bound_on_no_other_day(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, "show", "EU", "--on", "1975-01-01")
    assert "The bloc itself: not yet bound (bound later, from 1 February 2010;" in page
    assert "not yet, on" not in page


@pytest.mark.needs_country
def test_a_table_is_complete_for_its_own_day(capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, "show", "us-bilateral", "--on", "2026-11-26")
    assert "with a State that it does not name, the United States had none on 31 March 2015" in page
    assert "It is not clear for Algeria and Kazakhstan." in page


@pytest.mark.needs_country
def test_a_part_that_a_state_does_not_have_is_not_told_of_the_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "show", "GB-XYZ"]) == 2
    told = capsys.readouterr().err
    assert "no installed part of the United Kingdom has that code" in told
    assert "no national rules" not in told
