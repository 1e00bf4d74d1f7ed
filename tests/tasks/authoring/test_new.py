"""The command: what it takes, what it refuses, and where the file goes."""

from __future__ import annotations

import os

import pytest


def test_without_a_kind_the_kinds_are_named(comity) -> None:
    done = comity("new")

    assert done.returncode == 2
    assert "Give a KIND" in done.stderr
    assert "request" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["reqest"], "unknown kind: 'reqest'"),
        (["request", "--to", "Kenja"], "Did you mean KE (Kenya)"),
        (["request", "--to", "England"], "Did you mean GB (United Kingdom)"),
        (["request", "--host", "KE"], "a request has no host State"),
        (["request", "--form", "letter"], "mla-request, letter-rogatory"),
        (["notice", "--form", "letter"], "a notice has no form 'letter'"),
        (["request", "--measure", "stored-contents"], "Did you mean stored-content"),
        (["request", "--measure", "extradition"], "is not mutual legal assistance"),
        (["reminder", "--measure", "stored-content"], "a reminder has no measures"),
        (["preservation", "--form", "letter"], "point-of-contact, provider"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_do(comity, args: list[str], said: str) -> None:
    done = comity("new", *args)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_everything_that_is_wrong_is_told_at_once(comity) -> None:
    done = comity("new", "request", "--from", "Xx", "--to", "Yy", "--measure", "a,b")

    assert sum(done.stderr.count(f"{name}: ") for name in ("--from", "--to", "--measure")) == 4


def test_a_state_may_be_named_in_words(comity) -> None:
    assert "\n  state: KE" in comity("new", "request", "--from", "kenya").stdout


def test_a_state_may_be_named_in_any_language_that_has_wording(comity) -> None:
    assert "\n  state: DE" in comity("new", "request", "--from", "allemagne").stdout


@pytest.mark.needs_country
def test_an_order_that_no_instrument_carries_is_told_at_once_and_written_all_the_same(
    comity, desk
) -> None:
    def new(one: str, other: str, *more: str):
        return comity("new", "disclosure", "--form", "order", "--from", one, "--to", other, *more)

    reason = "Comity knows no instrument in force on 29 November 2026 by which an order of Nigeria"
    on = ("--on", "2026-11-29")
    done = new("NG", "US", *on, "-o", "order.yaml")
    assert done.returncode == 0
    assert f"{reason} goes straight to a provider in the United States." in done.stderr
    assert "Write `form: voluntary`, or send a request between the authorities." in done.stderr
    assert "form: order" in (desk / "order.yaml").read_text(encoding="utf-8")
    german = new("NG", "US", *on, "--messages", "de")
    assert "Comity kennt keine am 29. November 2026 geltende Übereinkunft" in german.stderr
    asked = new("NG", "US", *on, "--ask", "-o", "asked.yaml")
    assert reason in " ".join(asked.stderr.split())
    for one, other in (("DE", "IE"), ("GB", "US")):  # the Regulation, and an agreement
        assert "knows no instrument" not in new(one, other, *on).stderr


def test_a_file_is_replaced_only_by_force(comity, desk) -> None:
    (desk / "case.yaml").write_text("mine")
    refused = comity("new", "notice", "-o", "case.yaml")

    assert refused.returncode == 2
    assert "Add --force to replace it." in refused.stderr
    assert (desk / "case.yaml").read_text() == "mine"
    assert comity("new", "notice", "-o", "case.yaml", "--force").returncode == 0
    assert "kind: notice" in (desk / "case.yaml").read_text()


@pytest.mark.skipif(os.name == "nt", reason="owners and modes are those of POSIX")
def test_a_request_is_private(comity, desk) -> None:
    comity("new", "request", "-o", "sub/case.yaml")

    assert (desk / "sub" / "case.yaml").stat().st_mode & 0o777 == 0o600


def test_where_it_went_is_on_stdout_and_what_comes_next_beside_it(comity) -> None:
    done = comity("new", "notice", "-o", "case.yaml")

    assert done.stdout == "case.yaml\n"
    assert "comity check case.yaml" in done.stderr


@pytest.mark.needs_country
def test_the_instruments_are_those_of_the_day_that_is_named(comity) -> None:
    args = ("new", "request", "--from", "DE", "--to", "FR", "--measure", "witness-testimony")
    early, late = (
        comity(*args, "--on", day).stdout.replace("\n## ", " ")
        for day in ("1995-01-01", "2026-10-05")
    )

    assert "\ndate: 1995-01-01" in early
    assert "un-1988 (" in early
    assert "eu-eio" not in early
    assert "eu-eio (" in late


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-30", "'2026-02-30' is not a calendar date."),
        ("5/10/2026", "'5/10/2026' is not a date. Write year, month, day: 2026-10-05."),
        ("", "'' is not a date."),
    ],
)
def test_a_day_that_there_is_not_gives_one_clear_error(comity, day: str, said: str) -> None:
    done = comity("new", "request", "--on", day)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("Error") == 1
    assert done.stdout == ""


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("states", "day", "example"),
    [
        ("GB US", "1999-06-01", "us-gb-mlat"),
        ("DE FR", "2026-11-26", "ets-030"),
        ("AR CL", "1975-01-01", '""'),
    ],
)
def test_no_instrument_stands_as_the_example_that_is_not_in_force_between_the_two_states(
    comity, states: str, day: str, example: str
) -> None:
    asking, asked = states.split()
    shown = comity("new", "request", "--from", asking, "--to", asked, "--on", day).stdout
    assert f"\n#   - instrument: {example}\n" in shown
