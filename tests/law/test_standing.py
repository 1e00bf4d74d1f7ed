"""Where a State stands on a page: no more than the lines of its list know."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from comity.cli import main
from comity.law.standing import latest, standing
from comity.model.citations import Read
from comity.model.law_records import Instrument, PartyList, PartyRow

ON = dt.date(2026, 11, 26)
AS_OF = dt.date(2026, 4, 25)
SIGNED, RATIFIED, BOUND = dt.date(2022, 5, 12), dt.date(2023, 8, 10), dt.date(2024, 1, 1)


def line(**keys: object) -> PartyRow:
    return PartyRow.model_validate({"code": "BV", "read": Read.SECONDARY, **keys})


def instrument(row: PartyRow, **keys: object) -> Instrument:
    known = {"id": "pact", "title": "Pact", "level": "multilateral", "source": "act"}
    more = {"read": Read.OFFICIAL, "party_list": PartyList(complete="yes", as_of=AS_OF)}
    return Instrument.model_validate({**known, **more, "parties": (row,), **keys})


@pytest.mark.parametrize(
    ("row", "more", "on", "expected"),
    [
        ({"in_force": BOUND}, {"in_force": BOUND}, ON, "bound"),
        ({"signed": SIGNED, "ratified": RATIFIED}, {}, ON, "ratified"),
        ({"signed": SIGNED, "ratified": RATIFIED}, {}, dt.date(2023, 1, 1), "signed"),
        ({"signed": SIGNED, "status": "signed"}, {}, ON, "signed"),
        ({"signed": SIGNED, "status": "entry-not-read"}, {}, ON, "entry-not-read"),
        ({"signed": SIGNED, "status": "entry-not-read"}, {}, dt.date(2020, 1, 1), "not-yet"),
        (
            {"signed": SIGNED, "in_force": BOUND},
            {"in_force": BOUND},
            dt.date(2020, 1, 1),
            "not-yet",
        ),
        ({"in_force": BOUND, "ended": RATIFIED}, {"in_force": SIGNED}, ON, "ended"),
        ({"status": "withdrawn", "in_force": SIGNED}, {"in_force": SIGNED}, ON, "ended"),
        ({"status": "invited"}, {}, ON, "invited"),
        ({"status": "not-party"}, {}, ON, "not-party"),
        ({"status": "unknown"}, {}, ON, "unknown"),
        ({"in_force": BOUND, "read": Read.NONE}, {"in_force": BOUND}, ON, "unread"),
    ],
)
def test_a_line_tells_where_its_state_stood(
    row: dict[str, object], more: dict[str, object], on: dt.date, expected: str
) -> None:
    listed = line(**row)
    assert standing(instrument(listed, **more), listed, on) == expected


def test_a_party_without_a_day_was_bound_at_the_latest_on_the_day_of_the_list() -> None:
    row = line(signed=SIGNED)
    treaty = instrument(row, level="bilateral", by=dt.date(2015, 3, 31))

    assert latest(treaty, row) == dt.date(2015, 3, 31)
    assert latest(instrument(line(in_force=BOUND)), line(in_force=BOUND)) is None


def page(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.needs_country
def test_a_day_of_signature_is_never_printed_as_that_of_being_bound(capsys) -> None:
    shown = page(capsys, "show", "us-de-mlat")

    assert "Signed on 14 October 2003; in force by 31 March 2015 at the latest" in shown
    assert "Bound, on 31 March 2015 (2)" in shown
    assert "Germany (14 October 2003" not in shown
    assert (
        "In force between them by 31 March 2015 at the latest; the exact date has not been checked."
        in page(capsys, "ties", "US", "DE")
    )


@pytest.mark.needs_country
def test_who_has_ratified_what_is_not_in_force_is_not_among_those_that_signed_only(capsys) -> None:
    shown = page(capsys, "show", "cets-224", "--on", "2026-04-29")
    ratified, signed = shown.index("Ratified, but not yet bound"), shown.index("Signed, but not")

    for state in ("Costa Rica (ratified", "Hungary (ratified", "Japan (ratified", "Serbia ("):
        assert ratified < shown.index(state) < signed
    assert "both have ratified but are not bound yet" in page(
        capsys, "ties", "JP", "RS", "--on", "2026-04-29"
    )


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("pair", "treaty"),
    [(("NG", "ZA"), "ng-za-mlat"), (("IN", "DE"), "in-de-mlat"), (("US", "JO"), "us-jo-mlat")],
)
def test_a_treaty_whose_entry_into_force_was_not_read_is_neither_in_force_nor_not(
    pair: tuple[str, str], treaty: str, capsys
) -> None:
    shown = page(capsys, "ties", *pair)
    unknown = shown[shown.index("Not known ---") : shown.index("Not between them ---")]

    assert f"({treaty}): signed" in unknown
    assert "not checked whether it has come into force" in unknown
    assert main(["law", "ties", *pair, "--format", "json"]) == 0
    (record,) = [r for r in json.loads(capsys.readouterr().out) if r["instrument"] == treaty]
    assert record["status"] == "unknown"
    assert {party["standing"] for party in record["parties"]} == {"entry-not-read"}
    assert "whether it is in force has not been checked" in page(capsys, "show", treaty).lower()


@pytest.mark.needs_country
def test_a_table_of_treaties_is_shown_as_one_and_not_as_a_treaty(capsys) -> None:
    shown = page(capsys, "show", "us-bilateral")

    assert "This is a table of bilateral treaties, not a treaty." in shown
    assert "Germany: Signed on 14 October 2003; in force by 31 March 2015 at the latest" in shown
    assert "Jordan:" in shown[shown.index("Signed; not checked whether it has come into force") :]


@pytest.mark.needs_country
def test_a_scheme_that_binds_nobody_binds_nobody_on_its_page(capsys) -> None:
    shown = page(capsys, "show", "harare")

    assert "Take part; not binding" in shown
    assert "Bound, on" not in shown
    assert "Both take part in it" in page(capsys, "ties", "KE", "GB")
