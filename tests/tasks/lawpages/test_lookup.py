"""What ``comity law show`` makes of a name: a page, or what was probably meant."""

from __future__ import annotations

import pytest

from comity.cli import main
from comity.cli.common import make_host

pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("EU", "European Union (EU)"),
        ("European Union", "European Union (EU)"),
        ("UNCAC", "United Nations Convention against Corruption (uncac)"),
        ("Budapest Convention", "Convention on Cybercrime (coe-185)"),
        ("convention on cybercrime", "Convention on Cybercrime (coe-185)"),
        ("ETS 185", "Convention on Cybercrime (coe-185)"),
        ("Germany", "Federal Republic of Germany (DE)"),
        ("Deutschland", "Federal Republic of Germany (DE)"),
        ("gb-sct", "Scotland (GB-SCT)"),
    ],
)
def test_a_name_of_one_thing_shows_its_page(asked: str, title: str, capsys) -> None:
    assert main(["law", "show", asked]) == 0
    assert capsys.readouterr().out.startswith(f"{title}\n==")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("EIO", "Did you mean eu-eio (European Investigation Order Directive)?"),
        ("us-de", "Did you mean us-de-mlat (United States-Germany Treaty on Mutual Legal "),
        ("investigation order", "Did you mean eu-eio (European Investigation Order Directive)?"),
        ("drug", "Did you mean un-1988 (United Nations Drug Trafficking Convention)?"),
        ("uncca", "Did you mean uncac (UNCAC)"),
        ("Kenja", "Did you mean KE (Kenya)?"),
        ("UK", "Did you mean GB (United Kingdom)?"),
        ("NO", "`comity law ties NO US` shows its treaties with another State."),
        ("USA", "Did you mean US (United States)?"),
        ("GER", "Did you mean DE (Germany)?"),
        ("England", "Did you mean GB-ENG (England)?"),
        ("de-us-mlat", "Did you mean us-de-mlat (United States-Germany Treaty on Mutual Legal "),
        ("CLOUD Act", "us-au-cloud-act ("),
        ("CLOUD Act", "us-gb-cloud-act ("),
        ("mlat", "Installed: AT,"),
        ("mlat", ", EU, 1"),
    ],
)
def test_another_name_is_answered_with_what_was_probably_meant(
    asked: str, meant: str, capsys
) -> None:
    assert main(["law", "show", asked]) == 2
    assert meant in " ".join(capsys.readouterr().err.split())


def test_a_bloc_is_shown_with_its_members_of_the_day_and_its_instruments(capsys) -> None:
    def members(day: str) -> str:
        assert main(["law", "show", "EU", "--on", day]) == 0
        return " ".join(capsys.readouterr().out.split())

    now, before = members("2026-11-26"), members("2010-01-01")

    assert "The European Union is a bloc of States, not a State." in now
    assert "Members, on 26 November 2026 (27)" in now
    assert (
        "No longer members, on 26 November 2026 (1) United Kingdom (since 1 January 1973; " in now
    )
    assert "Not yet members, on 1 January 2010 (1) Croatia (since 1 July 2013; line" in before
    assert "United Kingdom (since" in before[before.index("Members, on 1 January 2010 (27)") :]
    assert (
        "The bloc itself: bound (since 12 December 2008; "
        in now[now.index("`comity law show uncac`") :]
    )
    assert "signed later, on 25 October 2025; " in before, "a day to come is no day of today"
    assert "`comity law show eu-eio`" in now[now.index("Between its members") :]


def test_a_table_of_treaties_is_not_counted_as_an_instrument(capsys) -> None:
    host = make_host()
    treaties = sum(not one.list_of for one in host.instruments().values())

    assert main(["law", "show", "mlat"]) == 2
    assert f"{treaties} instruments" in " ".join(capsys.readouterr().err.split())
    assert treaties < len(host.instruments())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ties", "", "DE"), "CODE: is empty Name two States, such as NG US."),
        (("audit", ""), "CODE: is empty Name a State or a topic, such as DE."),
        (("ties", "EU", "EU"), "EU is a bloc of States. Its members have ties with each other"),
        (("ties", "USA", "DE"), "Did you mean US (United States)?"),
    ],
)
def test_an_empty_or_an_odd_name_is_answered_plainly(words, told: str, capsys) -> None:
    assert main(["law", *words]) == 2
    assert told in " ".join(capsys.readouterr().err.split())
