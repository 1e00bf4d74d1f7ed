"""Time limits as law: what a file may say of them, on which day they hold, and the figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest

from comity.law.load import in_force, load_law
from comity.law.load_instruments import load_instruments
from comity.model.errors import LawDataError
from comity.model.law_clocks import Clock
from comity.tasks.audit.law_faults import name_faults
from comity.tasks.lawpages.holdings import Holding

WritePackage = Callable[..., str]
STATES = ("ch", "cz", "de", "gb", "in", "ke", "ng", "us")
HEAD = """schema = 1
[instrument]
id = "pact"
title = "Pact"
level = "multilateral"
in_force = 2020-01-01
applies_from = 2022-01-01
source = "act"
read = "official"
"""
CLOCK = """[[clock]]
id = "pact.answer"
starts = "order-received"
who = "provider"
means = "act"
period = { quantity = 2, unit = "weeks" }
days = "calendar"
rolls = true
count_rule = "note"
renewal = "pact.more"
says = "An order is answered within two weeks."
source = "act"
article = "s. 1"
also = [{ source = "note", article = "p. 2", read = "secondary" }]
read = "official"
"""
MORE = """[[clock]]
id = "pact.more"
starts = "extended"
period = { quantity = 8, unit = "hours" }
to = 2023-12-31
source = "act"
article = "s. 2"
read = "official"
"""


# taken from the articles of the texts, not from the files: id, article, length, start, who must act
FIGURES = """
eu-2023-1543.production | 10(2), (3) | 10 days | order-received | provider
eu-2023-1543.production-emergency | 10(4) | 8 hours | order-received-emergency | provider
eu-2023-1543.refusal | 12(1) | 10 days | notification-received | enforcing-authority
eu-2023-1543.refusal-emergency|12(1)|96 hours|notification-received-emergency|enforcing-authority
eu-2023-1543.clarification | 10(6) | 5 days | clarification-asked | issuing-authority
eu-2023-1543.clarification-preservation | 11(5) | 5 days | clarification-asked | issuing-authority
eu-2023-1543.validation | 4(5) | 48 hours | emergency-order-issued | issuing-authority
eu-2023-1543.preservation | 11(1) | 60 days | preservation-asked | issuing-authority
eu-2023-1543.preservation-extended | 11(1) | 30 days | preservation-renewed | issuing-authority
eu-2023-1543.enforcement | 16(1), (2) | 5 days | enforcement-asked | enforcing-authority
eu-eio.receipt | 16(1) | 1 weeks | request-received | executing-authority
eu-eio.decision | 12(2), (3) | 30 days | request-received | executing-authority
eu-eio.execution | 12(4) | 90 days | request-granted | executing-authority
eu-2018-1805.confiscation-decision | 20(1) | 45 days | request-received | executing-authority
coe-185.preserved-data | 29(7) | 60 days | preservation-granted | requesting
us.preservation | 2703(f)(2) | 90 days | preservation-asked | requesting
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("order-received", "order-recieved", r"starts: 'order-recieved' is no start of a time"),
        ("provider", "providers", r"who: 'providers' is no one who can have to act"),
        ('starts = "order-received"\n', "", r"neither `event` nor `starts`"),
        ('count_rule = "note"', 'count_rule = "act"', r"'act' is not among the sources of `also`"),
        ('unit = "weeks"', 'unit = "hours"', r"a period in hours has no `days` and no `rolls`"),
        ('days = "calendar"', 'days = "office"', r"days"),
    ],
)
def test_a_time_limit_that_nobody_could_count_is_refused(
    write_package: WritePackage, old: str, new: str, message: str
) -> None:
    files = {"instruments/pact.toml": HEAD + CLOCK.replace(old, new) + MORE}
    with pytest.raises(LawDataError, match=rf"pact\.toml: clock 1 \(pact\.answer\): .*{message}"):
        load_instruments(write_package(files))


def test_a_time_limit_of_an_instrument_holds_from_the_day_on_which_it_applies(
    write_package: WritePackage,
) -> None:
    (pact,) = load_instruments(write_package({"instruments/pact.toml": HEAD + CLOCK + MORE}))
    days = ("2021-12-31", "2022-01-01", "2024-01-01")
    held = [[c.id for c in pact.clocks if c.held_on(dt.date.fromisoformat(day))] for day in days]
    assert held == [[], ["pact.answer", "pact.more"], ["pact.answer"]]
    counted = pact.clocks[0].counted_by
    assert counted is not None
    assert (counted.title, counted.article) == ("A note on the Act", "p. 2")


def test_a_renewal_that_is_not_there_is_told(write_package: WritePackage) -> None:
    package = write_package({"instruments/pact.toml": HEAD + CLOCK})
    held = Holding("pact", instruments=load_instruments(package))
    faults = [fault for fault in name_faults(held, {"preservation"}) if "clock" in fault[0]]
    assert faults == [("clock pact.answer", "`renewal` names 'pact.more', which is not there")]


# --- the time limits that are shipped ---------------------------------------------------------


@cache
def shipped() -> dict[str, Clock]:
    """Every time limit of the plugins in the checkout, by its id."""
    told = [i.clocks for name in ("comity_eu", "comity_treaties") for i in load_instruments(name)]
    told += [load_law(f"comity_{code}", code.upper()).clocks for code in STATES]
    return {clock.id: clock for clocks in told for clock in clocks}


@pytest.mark.parametrize("row", FIGURES.strip().splitlines())
def test_the_figures_are_those_of_the_texts(row: str) -> None:
    id_, article, length, starts, who = (part.strip() for part in row.split("|"))
    clock = shipped()[id_]
    assert f"{clock.period.quantity} {clock.period.unit}" == length
    assert (clock.starts, clock.who) == (starts, who)
    assert article in clock.article


def test_every_time_limit_that_is_shipped_tells_its_start_and_who_must_act() -> None:
    told = shipped()
    assert [clock.id for clock in told.values() if not (clock.starts and clock.who)] == []
    chained = {clock.renewal for clock in told.values()} - {""}
    extensions = {told[id_].starts for id_ in chained}
    assert extensions == {"preservation-renewed", "extended"}


def test_the_order_regulation_sets_no_time_before_it_applies() -> None:
    (order,) = (i for i in load_instruments("comity_eu") if i.id == "eu-2023-1543")
    eve, day = dt.date(2026, 8, 17), dt.date(2026, 8, 18)
    assert not any(clock.held_on(eve) for clock in order.clocks)
    assert all(clock.held_on(day) for clock in order.clocks)


def test_indian_logs_fade_after_180_days_since_the_directions_apply() -> None:
    book = load_law("comity_in", "IN")
    held = [
        {c.id for c in in_force(book, day).clocks if c.starts == "conduct"}
        for day in (dt.date(2022, 6, 27), dt.date(2022, 6, 28))
    ]
    assert held == [set(), {"in.log-retention"}]
