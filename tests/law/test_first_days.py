"""No law before its time: the first day of every statement, of every source, on every page."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.cli import main
from comity.law.load import in_force, load_law
from comity.law.load_instruments import load_instruments
from comity.law.reach import tables_of
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.first_days import begins
from comity.model.law_records import Cited
from comity.text.written import said

WritePackage = Callable[..., str]
CHECKOUT = Path(__file__).resolve().parents[2]
COUNTRIES = ("de", "gb", "in", "ke", "ng", "us")
TOPICS = ("eu", "treaties")
DAYS = st.dates(dt.date(1850, 1, 1), dt.date(2030, 12, 31))
SOURCES = """schema = 1
[act]
title = "Evidence Act 2020"
official_id = "Act No. 1 of 2020"
{enacted}
read = "official"
as_of = 2025-12-31
"""
ANSWER = """schema = 1
[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "act"
article = "s. 1"
{dates}
checked = 2026-01-02
read = "official"
"""


def answer(write: WritePackage, enacted: str, dates: str) -> Cited:
    package = write(
        {"law/act.toml": ANSWER.format(dates=dates)}, sources=SOURCES.format(enacted=enacted)
    )
    found: tuple[Cited, ...] = load_law(package, "QX").answers
    return found[0]


@pytest.mark.parametrize(
    ("enacted", "dates", "first"),
    [
        ("enacted = 2020-03-01", "", dt.date(2020, 3, 1)),
        ("enacted = 2020", "", dt.date(2020, 1, 1)),
        ("enacted = 2020-03-01", "from = 2021-07-01", dt.date(2021, 7, 1)),
        ("enacted = 2020-03-01", "from = 2022", dt.date(2022, 1, 1)),
        ("enacted = 2020-03-01", "from = 2019-01-01", dt.date(2020, 3, 1)),
        (
            "enacted = 2020-03-01",
            'from = 2019-01-01\nolder_law = "Evidence Act 1963"',
            dt.date(2019, 1, 1),
        ),
        ("enacted = 2020-03-01", "enacted = 2024", dt.date(2024, 1, 1)),  # inserted later
        ("enacted = 2020-03-01", "applies_from = 2021-01-01", dt.date(2021, 1, 1)),
        (
            "enacted = 2020-03-01",
            "from = 2020-04-01\napplies_from = 2023-01-01",
            dt.date(2023, 1, 1),
        ),
        ("", "from = 2021-07-01", dt.date(2021, 7, 1)),
    ],
)
def test_a_statement_holds_from_its_first_day_and_not_on_the_day_before(
    write_package: WritePackage, enacted: str, dates: str, first: dt.date
) -> None:
    found = answer(write_package, enacted, dates)

    assert found.held_on(first)
    assert not found.held_on(first - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("dates", "first"),
    [("", 2023), ("enacted = 2021", 2023), ("enacted = 2024", 2024), ("from = 2021-01-01", 2023)],
)
def test_the_youngest_of_all_sources_is_the_first_day(
    write_package: WritePackage, dates: str, first: int
) -> None:
    code = '[code]\ntitle = "Code"\nofficial_id = "C"\nenacted = 2023\nread = "official"\n'
    also = 'also = [{ source = "code", article = "s. 2", read = "official" }]'
    package = write_package(
        {"law/act.toml": ANSWER.format(dates=f"{also}\n{dates}")},
        sources=SOURCES.format(enacted="enacted = 2020") + code,
    )
    found = load_law(package, "QX").answers[0]

    assert found.first == first
    assert not found.held_on(dt.date(first - 1, 12, 31))


def test_an_account_tells_since_when_a_thing_is_known(
    write_country: WritePackage, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country(
        {"law/act.toml": ANSWER.format(dates="")},
        sources=SOURCES.format(enacted="enacted = 2020\naccount = true"),
    )
    main(["law", "show", "QX"])
    text = " ".join(capsys.readouterr().out.split())
    main(["law", "show", "QX", "--on", "2001-01-01"])
    early = " ".join(capsys.readouterr().out.split())

    assert "Known from 2020 on; start date unknown; official" in text
    assert "not before 2020" not in text
    assert "holds from 2020" not in early


def test_the_older_law_is_named_beside_the_day(
    write_country: WritePackage, capsys: pytest.CaptureFixture[str]
) -> None:
    older = 'from = 2019-01-01\nolder_law = "Evidence Act 1963"'
    write_country(
        {"law/act.toml": ANSWER.format(dates=older)},
        sources=SOURCES.format(enacted="enacted = 2020-03-01"),
    )
    main(["law", "show", "QX"])

    text = " ".join(capsys.readouterr().out.split())
    assert "In force since 1 January 2019, at first by Evidence Act 1963;" in text


def test_a_statement_whose_first_day_nobody_wrote_down_is_loaded_all_the_same(
    write_package: WritePackage,
) -> None:
    found = answer(write_package, "", "")

    assert found.first is None
    assert found.held_on(dt.date(1950, 1, 1))


@pytest.mark.parametrize("slip", ["enacted = 20200301", "enacted = 20", "enacted = true"])
def test_a_number_that_is_no_year_is_refused(write_package: WritePackage, slip: str) -> None:
    with pytest.raises(LawDataError, match="enacted"):
        answer(write_package, slip, "")


@pytest.mark.parametrize(
    "slip",
    [
        *("to = 0", "to = 2026", "applies_from = 20260818", 'to = "0"', 'to = "2026"'),
        *("to = 2020-01-01T00:00:00", "to = 2020-01-01T00:00:00Z", 'to = "2020-01-01T00:00:00"'),
        *('to = "2020-02-30"', 'from = "0"', 'from = "2020"', "from = 2020-01-01T00:00:00"),
    ],
)
def test_a_number_is_not_read_as_a_day_of_1970(write_package: WritePackage, slip: str) -> None:
    with pytest.raises(LawDataError, match=r"is not a date; write a date"):
        answer(write_package, "", slip)


def test_a_law_book_keeps_what_is_younger_than_the_day(write_package: WritePackage) -> None:
    package = write_package(
        {"law/act.toml": ANSWER.format(dates="")}, sources=SOURCES.format(enacted="enacted = 2020")
    )
    whole = load_law(package, "QX")
    early, late = in_force(whole, dt.date(2019, 12, 31)), in_force(whole, dt.date(2020, 1, 1))

    assert [t.article for t in early.younger] == ["s. 1"]
    assert early.answers == () == late.younger
    assert in_force(early, dt.date(2019, 6, 1)).younger == early.younger


def raw_statements(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the files say, read without the loader."""
    for file in sorted(folder.glob("*.toml")):
        for kind, rows in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for row in rows if isinstance(rows, list) else ():
                if "read" in row:
                    yield f"{file.name} {kind} {row.get('id') or row.get('article')}", row


def homes() -> list[Path]:
    countries = [CHECKOUT / f"jurisdictions/{c}/src/comity_{c}" for c in COUNTRIES]
    return countries + [CHECKOUT / f"plugins/{t}/src/comity_{t}" for t in TOPICS]


@pytest.mark.parametrize("home", homes(), ids=lambda home: home.name)
def test_every_statement_of_this_checkout_has_a_first_day(home: Path) -> None:
    sources: dict[str, Any] = {}
    for file in (home / "sources.toml", *home.glob("sources/*.toml")):
        sources |= tomllib.loads(file.read_text(encoding="utf-8"))
    folder = home / ("law" if (home / "law").is_dir() else "instruments")

    unread = {
        key for key, row in sources.items() if isinstance(row, dict) and row["read"] == "none"
    }
    without = {key for key, row in sources.items() if isinstance(row, dict)} - {
        key for key, row in sources.items() if isinstance(row, dict) and "enacted" in row
    }
    undated = [
        name
        for name, row in raw_statements(folder)
        if row["read"] != "none" and "from" not in row and row["source"] in without
    ]
    assert undated == []
    assert without <= unread  # a source of which nothing was read may have none


def every_statement() -> list[tuple[str, Cited]]:
    found: list[tuple[str, Cited]] = []
    for code in COUNTRIES:
        found += [(code, t) for t in tables_of(load_law(f"comity_{code}", code.upper()))]
    for topic in TOPICS:
        for one in load_instruments(f"comity_{topic}"):
            tables = (*one.order, *one.scope, *one.provisions, *one.rules, *one.grounds)
            found += [(one.id, table) for table in (*tables, *one.notified)]
    return found


@pytest.fixture(scope="module")
def law_of_this_checkout() -> list[tuple[str, Cited]]:
    return every_statement()


@pytest.mark.needs_country
@given(day=DAYS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_on_no_day_is_a_statement_applied_that_is_younger(
    law_of_this_checkout: list[tuple[str, Cited]], day: dt.date
) -> None:
    early = []
    for owner, table in law_of_this_checkout:
        told = table.start or table.citation.enacted if table.citation else None
        if table.read is not Read.NONE and told and table.held_on(day) and day < begins(told):
            early.append(f"{owner}: {table.article}")
    assert early == []


def printed(node: Any) -> Iterator[dict[str, Any]]:
    """The citations of a page that is given as JSON, those that nobody read left out."""
    if isinstance(node, dict):
        if "title" in node and "article" in node and node.get("read") != "none":
            yield node
        for inner in node.values():
            yield from printed(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from printed(inner)


@pytest.mark.needs_country
@pytest.mark.parametrize("code", ["US", "DE", "GB", "IN", "KE", "NG", "GB-SCT", "eu-2023-1543"])
@pytest.mark.parametrize(
    "day", ["1925-06-30", "1975-01-01", "1990-10-03", "2011-11-30", "2020-02-29"]
)
def test_a_page_of_an_old_day_prints_no_younger_law(
    capsys: pytest.CaptureFixture[str], code: str, day: str
) -> None:
    main(["law", "show", code, "--on", day, "--format", "json"])
    page = json.loads(capsys.readouterr().out)

    for citation in printed(page["sections"]):
        told = str(citation.get("start") or citation.get("enacted"))
        assert told[: len(day)] <= day, citation
        assert citation.get("applies_from", "") <= day, citation
    assert page["facts"]["held"] + page["facts"]["younger"] > 0


@pytest.mark.needs_country
def test_a_page_of_a_day_before_all_law_says_how_far_back_it_reaches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["law", "show", "GB", "--on", "1975-01-01"])
    text = " ".join(capsys.readouterr().out.split())

    assert "goes back to 31 October 1984. On 1 January 1975 none of them was in force." in text
    assert "The law on 1 January 1975" not in text
    assert "Not known" not in text
    assert "[" not in text  # no citation


@pytest.mark.needs_country
def test_a_page_of_a_day_in_between_counts_what_is_younger_and_what_is_not_proven(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["law", "show", "US", "--on", "1990-06-01"])
    text = " ".join(capsys.readouterr().out.split())

    assert "recorded statements are later than 1 June 1990 and not shown." in text
    assert text.count("is not confirmed for this date") == 1
    assert "Unknown: the recorded answer applies from 19 October 2009." in text


@pytest.mark.needs_country
@pytest.mark.parametrize("code", ["US", "DE", "GB", "IN", "KE", "NG"])
def test_a_page_of_last_month_says_nothing_of_the_kind(
    capsys: pytest.CaptureFixture[str], code: str
) -> None:
    main(["law", "show", code, "--on", "2026-10-15"])
    text = " ".join(capsys.readouterr().out.split())

    assert "not proven" not in text
    assert "younger" not in text
    assert "no start date" not in text


def test_a_year_alone_is_said_and_written_as_a_year(
    write_country: WritePackage, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country(
        {"law/act.toml": ANSWER.format(dates="")},
        sources=SOURCES.format(enacted='enacted = 2020\nenacted_read = "none"'),
    )
    main(["law", "show", "QX", "--on", "2020-01-01"])
    text = " ".join(capsys.readouterr().out.split())
    main(["law", "show", "QX", "--on", "2020-01-01", "--format", "json"])
    page = json.loads(capsys.readouterr().out)

    assert "In force, start date unknown, not before 2020; official text" in text
    assert "Not before: 2020 (general knowledge, not read)" in text
    assert page["sources"][0]["enacted"] == "2020"
    assert next(printed(page["sections"]))["enacted"] == "2020"


def test_law_without_a_first_day_is_shown_with_that_said(
    write_country: WritePackage, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": ANSWER.format(dates="")}, sources=SOURCES.format(enacted=""))
    main(["law", "show", "QX", "--on", "1950-01-01"])
    text = " ".join(capsys.readouterr().out.split())

    assert (
        "1 of those shown has no start date, so it is not known whether they applied on this date."
        in text
    )


def test_the_audit_lists_what_has_no_first_day(
    write_country: WritePackage, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": ANSWER.format(dates="")}, sources=SOURCES.format(enacted=""))
    main(["law", "audit", "QX", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["plugins"]

    assert [row["what"] for row in found["lists"]["no_first_day"]] == ["answer QX.treaty-needed"]


@pytest.mark.parametrize(
    ("first", "text"), [(dt.date(1996, 4, 24), "24 April 1996"), (1996, "1996")]
)
def test_a_first_day_is_said_as_it_is_known(first: dt.date | int, text: str) -> None:
    assert said(first) == text


@pytest.mark.needs_country
def test_sections_that_a_court_had_suspended_are_told_from_the_end_of_that(
    law_of_this_checkout: list[tuple[str, Cited]],
) -> None:
    """Kenya's Act of 2018, ss. 48 to 53: suspended until 20 February 2020."""
    found = [
        one
        for code, one in law_of_this_checkout
        if code == "ke"
        and one.source == "cybercrimes-act"
        and re.search(r"(48|49|5[0-3])\(", one.article)
    ]

    assert found
    assert {one.first for one in found if one.read is not Read.NONE} == {dt.date(2020, 2, 20)}
