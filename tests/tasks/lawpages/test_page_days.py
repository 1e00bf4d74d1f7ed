"""The days on a page of law: each State's own, each source's own, none before its instrument."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from comity.cli import main
from comity.law.load import load_law
from comity.law.load_instruments import load_instruments

pytestmark = pytest.mark.needs_country
WritePackage = Callable[..., str]


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict:
    assert main(["law", *words, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


# who is bound no longer (1, 12, 15, 23)


@pytest.mark.parametrize("on", ["2021-01-01", "2026-11-26"])
def test_a_state_that_was_bound_is_bound_no_longer_and_has_its_own_day(capsys, on: str) -> None:
    page = shown(capsys, "ties", "GB", "US", "--on", on)
    line = page[page.index("(eu-us-mla): ") :]

    assert line.startswith(
        "(eu-us-mla): The United Kingdom is no longer bound (bound from 1 February 2010, ended on "
        "1 January 2021)."
    )
    assert "1 January 2021" in line.split(").")[1][:60]
    assert "was not bound." not in page
    assert "31 March 2015" not in line[:250]


def test_each_state_in_a_line_has_the_day_up_to_which_it_is_known(capsys) -> None:
    page = shown(capsys, "ties", "KE", "GB")

    assert (
        "(eu-mla-2001-protocol): Kenya cannot be a party; it is open to Member States of the "
        "European Union, Iceland and Norway, known up to 31 December 2005; the United Kingdom is "
        "no longer bound (bound by 7 February 2007 at the latest, ended on 1 January 2021), known "
        "up to 1 January 2021." in page
    )


def test_in_a_tie_each_line_has_its_own_day(capsys) -> None:
    page = shown(capsys, "ties", "GB", "US", "--on", "2015-01-01")

    assert "The United States: in force 1 February 2010 (known up to 31 March 2015; " in page


def test_a_state_that_joined_later_was_not_bound_yet(capsys) -> None:
    page = shown(capsys, "ties", "NG", "US", "--on", "2015-01-01")

    assert "(coe-185): Nigeria was not bound yet (ratified later, on 6 July 2022)." in page


def test_a_group_tells_the_last_day_known_only_where_the_day_lies_after_it(capsys) -> None:
    early = shown(capsys, "show", "eu-us-mla", "--on", "2009-01-01")
    between = shown(capsys, "show", "eu-us-mla", "--on", "2016-01-01")
    late = shown(capsys, "show", "eu-us-mla", "--on", "2026-01-01")

    assert "each on its last known date" not in early
    assert "Not yet bound, on 1 January 2009" in early
    assert "Bound, on 1 January 2016 (1)" in between
    assert "No longer bound, each on its last known date (1)" in late


def test_who_was_bound_by_a_day_is_told_so_where_it_has_ended(capsys) -> None:
    page = shown(capsys, "show", "eu-mla-2001-protocol")

    assert "United Kingdom (bound by 7 February 2007 at the latest; ended on 1 January 2021" in page
    assert (
        "Position not known: not on the list, which is not complete (4) Croatia, Estonia, Iceland, "
        "Norway." in page
    )


# directives, provisional application, territories, reports (12, 21, 24, 25)


def test_the_day_of_transposition_is_called_so(capsys) -> None:
    assert "Austria (transposed on 1 July 2018; line" in shown(capsys, "show", "eu-eio")
    early = shown(capsys, "show", "eu-eio", "--on", "2014-06-01")
    assert "Bound, but not yet transposed, on 1 June 2014" in early
    assert "Austria (transposed later, on 1 July 2018; line" in early


def test_a_directive_binds_before_it_is_transposed(capsys) -> None:
    page = shown(capsys, "ties", "DE", "FR", "--on", "2014-06-01")
    assert "In force but not applied before 22 May 2017." in page
    waiting = shown(capsys, "ties", "DE", "AT", "--on", "2018-01-01")
    assert (
        "In force but not yet applied between them: Germany is bound; Austria has not transposed "
        "it yet." in waiting
    )


def test_the_ties_in_json_have_the_day_of_transposition(capsys) -> None:
    assert main(["law", "ties", "DE", "AT", "--format", "json"]) == 0
    (order,) = [r for r in json.loads(capsys.readouterr().out) if r["instrument"] == "eu-eio"]

    assert [one["transposed"] for one in order["parties"]] == ["2017-05-22", "2018-07-01"]


def test_provisional_application_is_not_called_entry_into_force(capsys) -> None:
    page = shown(capsys, "show", "eu-gb-tca")
    row = as_json(capsys, "show", "eu-gb-tca")["facts"]["parties"][0]

    told = "United Kingdom (applied provisionally from 1 January 2021, in force from 1 May 2021; "
    assert told in page
    assert (row["applies_from"], row["in_force"]) == ("2021-01-01", "2021-05-01")
    assert (
        "In force between them"
        not in shown(capsys, "ties", "GB", "DE", "--on", "2021-02-01")
        .split("(eu-gb-tca)")[1]
        .split("Known up to")[0]
    )


def test_a_territory_left_out_is_named(capsys) -> None:
    page = shown(capsys, "show", "ets-030")

    assert "Netherlands (since 15 May 1969; not for Aruba, Curaçao and Sint Maarten; line" in page


def test_a_reported_ratification_stands_beside_the_signature(capsys) -> None:
    page = shown(capsys, "show", "un-cybercrime")

    assert "Signed and reported to have ratified, but not bound" in page
    assert "not in force on 21 May 2026" in page
    assert "both have signed and are reported to have ratified, but are not bound" in shown(
        capsys, "ties", "VN", "QA"
    )
    assert "signed 25 October 2025; reported to have ratified (" in shown(
        capsys, "ties", "VN", "US", "--on", "2026-06-01"
    ) + shown(capsys, "ties", "VN", "QA")
    early = shown(capsys, "show", "un-cybercrime", "--on", "2026-01-01")
    assert "reported to have ratified" not in early


# no law before its instrument (9, 10, 11, 13, 14, 26)


@pytest.mark.parametrize("package", ["comity_treaties", "comity_eu"])
def test_no_statement_of_an_instrument_holds_before_the_instrument(package: str) -> None:
    for instrument in load_instruments(package):
        days = [d for d in (instrument.in_force, instrument.applies_from) if d is not None]
        one = instrument
        for table in (
            *(*one.order, *one.scope, *one.provisions, *one.rules),
            *(*one.grounds, *one.notified),
        ):
            for first in days[:1] if len(days) < 2 else [min(days)]:
                assert not table.held_on(first - dt.timedelta(days=1)), (one.id, table)


def test_a_page_before_the_entry_into_force_has_no_provision(capsys) -> None:
    page = shown(capsys, "show", "us-ng-mlat", "--on", "1995-01-01")
    today = shown(capsys, "show", "us-ng-mlat")

    assert "What it provides" not in page
    assert "not before 14 January 2003" in today
    assert "not before 13 September 1989" not in today
    assert "What States notified" not in shown(capsys, "show", "untoc", "--on", "2001-06-01")


def test_a_bloc_tells_the_status_of_each_instrument_on_the_day(capsys) -> None:
    page = shown(capsys, "show", "EU", "--on", "1990-01-01")
    within = page[page.index("Between its members") :]

    for line in (
        "`comity law show eu-2018-1805` Not signed before 14 November 2018; in force only from "
        "18 December 2018; not applied before 19 December 2020.",
        "`comity law show eu-eio` Not signed before 3 April 2014; in force only from 21 May 2014",
    ):
        assert line in within
    now = shown(capsys, "show", "EU")
    assert "in force since 18 December 2018; applies from 19 December 2020." in now


def test_before_its_first_members_there_was_no_bloc(capsys) -> None:
    page = shown(capsys, "show", "EU", "--on", "1950-01-01")

    assert (
        "The bloc did not exist on 1 January 1950: its first members joined on 1 January 1958"
        in page
    )
    assert "As it stands on" not in page


def test_in_force_and_applying_are_two_things(capsys) -> None:
    page = shown(capsys, "show", "eu-2018-1805", "--on", "2019-01-01")

    assert "On 1 January 2019 none of them applied." in page
    assert "none of them was in force" not in page


@pytest.mark.parametrize(
    ("name", "on", "told"),
    [
        ("cets-224", "2022-05-01", "Not signed before 12 May 2022; so not in force on 1 May 2022."),
        (
            "ecowas-mla",
            "1990-01-01",
            "Nobody was bound: not signed before 29 July 1992 (15 on the list)",
        ),
        (
            "sadc-mla",
            "2026-01-01",
            "not established whether it is in force, since when and for whom",
        ),
    ],
)
def test_what_is_known_of_the_force_of_an_instrument(capsys, name: str, on: str, told: str) -> None:
    page = shown(capsys, "show", name, "--on", on)

    assert told in page
    assert "(later" not in page
    assert "whether it is in force has not been checked" not in page


# no precedence of what is not in force (16)


def test_what_is_not_in_force_has_no_stated_place(capsys) -> None:
    page = shown(capsys, "ties", "IE", "FR")
    waiting = page[page.index("Signed or ratified, but not in force") : page.index("Reciprocity")]
    assert main(["law", "ties", "IE", "FR", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)

    assert "un-cybercrime" in waiting
    assert "Place:" not in waiting
    for record in records:
        if record["status"] == "signed":
            assert (record["order_stated"], record["order"]) == (False, [])


# each source its own day (17, 18)

SOURCES = """schema = 1
[act]
title = "Evidence Act"
read = "official"
enacted = 2000-06-09
[rules]
title = "Evidence Rules"
read = "official"
enacted = 2020-12-06
"""
ANSWER = """schema = 1
[[answer]]
question = "preservation-period"
value = { quantity = 90, unit = "days" }
source = "act"
article = "s. 69"
read = "official"
also = [{ source = "rules", article = "r. 4", read = "official" }]
"""


def test_each_source_keeps_its_day_and_the_statement_has_the_youngest(
    write_package: WritePackage,
) -> None:
    package = write_package({"law/act.toml": ANSWER}, sources=SOURCES)
    (answer,) = load_law(package, "QX").answers
    citation = answer.cited()

    assert citation.enacted == dt.date(2000, 6, 9)
    assert citation.also[0].enacted == dt.date(2020, 12, 6)
    assert citation.not_before == answer.first == dt.date(2020, 12, 6)
    assert citation.days()["not_before"] == "2020-12-06"


def test_a_page_prints_the_day_of_a_source_with_the_source(capsys) -> None:
    page = shown(capsys, "show", "IN")

    assert "[Information Technology Act 2000, s. 69(1)] In force since 26 June 2024" not in page
    assert "Together in force since" in page


def test_in_json_enacted_is_that_of_the_source(capsys) -> None:
    sections = as_json(capsys, "show", "KE")["sections"]
    entries = [e for s in sections for i in s["items"] for e in i.get("entries", ())]
    act = [
        e["citation"] for e in entries if "No. 36 of 2011" in e["citation"].get("official_id", "")
    ]

    assert act
    assert {one["enacted"] for one in act} == {"2011-12-02"}
    assert all(one["not_before"] >= one["enacted"] for one in act)


# JSON says what the text says (19, 20)


def test_a_scheme_binds_nobody_in_json_too(capsys) -> None:
    facts = as_json(capsys, "show", "harare")["facts"]

    assert {row["standing"] for row in facts["parties"]} == {"takes-part"}


def test_json_has_the_days_and_the_gaps_that_the_text_has(capsys) -> None:
    assert as_json(capsys, "show", "us-de-mlat")["facts"]["by"] == "2015-03-31"
    facts = as_json(capsys, "show", "eu-us-mla")["facts"]
    assert facts["parties_unknown"] == ["HR"]
    facts = as_json(capsys, "show", "us-gb-mlat")["facts"]
    assert {"amended", "amended_id", "amended_from"} <= set(facts)
    assert "EE" in as_json(capsys, "show", "eu-mla-2001-protocol")["facts"]["parties_open_to"]


# what is to be read stands apart (22)


def test_what_is_to_be_read_belongs_to_no_entry_above_it(capsys) -> None:
    assert main(["law", "show", "KE"]) == 0
    lines = capsys.readouterr().out.splitlines()
    at = next(
        n for n, text in enumerate(lines) if "ss. 28, 29, 32" in text and "To be read" in text
    )

    assert lines[at - 1].strip() == "Surveillance and cross-border observation:"
    assert lines[at - 2] == ""
