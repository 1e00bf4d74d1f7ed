"""A plugin speaks for itself alone, and what it writes of a value is read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.office import Office
from comity.model.records import Parties

DAY = dt.date(2026, 10, 5)
PARTIES = Parties({"requesting": "TV", "requested": "NR"}, instruments=("pact",))
MONEY = {"amount": "9000.00", "currency": "BRL"}
PLUGIN = """
from comity import DataPlugin, Instrument, Jurisdiction, Requirement, hookimpl
class Plugin(DataPlugin):
    {body}
plugin = Plugin(__name__)
"""
TOPIC = """
from comity import DataPlugin, Instrument, Jurisdiction, Requirement, hookimpl
class Plugin:
    @hookimpl
    def comity_jurisdictions(self):
        return [Jurisdiction(code, code, code, ("cy",)) for code in ("XU", "NR")]
    @hookimpl
    def comity_instruments(self):
        known = {{"title": "Pact", "level": "bilateral", "source": "s", "read": "none"}}
        return [Instrument(id=name, **known) for name in ("pact", "other-pact")]
    {body}
plugin = Plugin()
"""
DEMANDS = """@hookimpl
    def comity_translation_requirements(self, draft, parties, on):
        return [{own}Requirement({source!r}, ("tlh",))]
"""
WRITES = """@hookimpl
    def comity_format_value(self, value, kind, language, parties):
        return {text!r} if kind == {kind!r} else None
"""

Made = Callable[..., Host]


@pytest.fixture
def made(
    country: Callable[..., Path], install: Callable[..., Path], make_host: Callable[..., Host]
) -> Made:
    """A host with TV and NR: ``made("TV", body)`` gives that plugin a hook of its own."""

    def made(who: str, body: str) -> Host:
        for code in ("TV", "NR"):
            country(code, plugin=PLUGIN.format(body=body) if code == who else None)
        if who == "pacts":
            entry = "[comity.plugins]\npacts = comity_pacts:plugin\n"
            modules = {"comity_pacts.py": TOPIC.format(body=body)}
            install("comity-pacts", "1.0", entry, modules=modules)
        office = Office(allowed=frozenset({"comity-tv", "comity-nr", "comity-pacts"}))
        return make_host(office, tame=True)

    return made


def reasons(host: Host) -> list[str]:
    """Why plugins were set aside, those aside that this office does not allow."""
    return [str(found) for found in host.quarantined if found.stage != "name"]


@pytest.mark.parametrize(
    ("who", "source"),
    [
        ("TV", "TV"),
        ("TV", "TV-FUN"),  # a part of it
        ("pacts", "pact"),  # an instrument that it brings and that is relied on
        ("pacts", "XU"),  # a State that it describes and that no other plugin owns
    ],
)
def test_a_plugin_demands_a_language_for_what_it_speaks_for(
    who: str, source: str, made: Made, draft: Draft
) -> None:
    host = made(who, DEMANDS.format(source=source, own=""))
    found = host.translation_requirements(draft, PARTIES, DAY)

    assert [(demand.source, demand.accepts) for demand in found] == [(source, ("tlh",))]
    assert reasons(host) == []


@pytest.mark.parametrize(
    ("who", "source", "why"),
    [
        ("TV", "US", "whose source is US, for which it does not speak"),
        ("TV", "NR", "whose source is NR, for which it does not speak"),
        ("TV", "tv", "whose source is tv, for which it does not speak"),
        ("TV", "", "whose source is , for which it does not speak"),
        ("TV", "pact", "whose source is pact, for which it does not speak"),
        ("pacts", "NR", "whose source is NR, for which it does not speak"),  # NR has a plugin
        ("pacts", "TV-FUN", "whose source is TV-FUN, for which it does not speak"),
        ("pacts", "other-pact", "of other-pact, on which this case does not rely"),
    ],
)
def test_a_plugin_that_demands_a_language_for_another_is_set_aside_with_all_its_demands(
    who: str, source: str, why: str, made: Made, draft: Draft
) -> None:
    own = "Requirement('TV', ('en',)), " if who == "TV" else "Requirement('pact', ('en',)), "
    host = made(who, DEMANDS.format(source=source, own=own))
    found = host.translation_requirements(draft, PARTIES, DAY)

    assert found == []
    (reason,) = reasons(host)
    assert f"comity_translation_requirements returned a Requirement {why}" in reason


def test_a_value_that_a_plugin_writes_truly_is_printed_as_it_writes_it(made: Made) -> None:
    host = made("TV", WRITES.format(kind="money", text="R$ 9.000,00"))

    assert host.format_value(MONEY, "money", "pt-BR", Parties({"requesting": "TV"})) == (
        "R$ 9.000,00"
    )
    assert reasons(host) == []


@pytest.mark.parametrize(
    ("kind", "value", "text", "lacks"),
    [
        ("money", MONEY, "R$ 1", "the amount"),
        ("date", DAY, "October 2026", "the day, the month and the year"),
        ("list", ["Ann", "Ben"], "Ann", "every item, in order"),
        ("period", {"quantity": 90, "unit": "days"}, "9 days", "the length of the period"),
        ("number", 90, "9", "the number"),
        ("state", "DE", "France", "the State"),
    ],
)
def test_a_plugin_that_writes_another_value_is_set_aside_and_babel_writes_it(
    kind: str, value: Any, text: str, lacks: str, made: Made
) -> None:
    host = made("TV", WRITES.format(kind=kind, text=text))
    written = host.format_value(value, kind, "en", PARTIES)

    assert written not in (text, "")
    (reason,) = reasons(host)
    assert reason.endswith(f"wrote a value of kind {kind} in en, but its text does not say {lacks}")


def test_a_false_pattern_of_dates_in_the_data_sets_the_country_aside(
    country: Callable[..., Path], make_host: Callable[..., Host]
) -> None:
    answer = """[[answer]]
question = "date-form"
value = "MMMM y"
says = "Dates."
source = "act"
article = "s. 1"
read = "official"
"""
    country("TV", law=answer)
    host = make_host(Office(allowed=frozenset({"comity-tv"})), tame=True)

    assert host.format_value(DAY, "date", "en", PARTIES) == "5 October 2026"
    assert "of kind date in en, but its text does not say the day" in reasons(host)[0]


def test_a_build_stops_for_a_plugin_that_writes_another_amount(
    country, comity, write, request_data, allow_code, tmp_path: Path
) -> None:
    body = WRITES.format(kind="money", text="R$ 1")
    country("NR")
    site = country("TV", plugin=PLUGIN.format(body=body))
    allow_code("comity-tv")
    request_data["loss"] = MONEY

    done = comity("build", write(request_data), "-o", tmp_path / "out", site=site, tame=True)

    assert done.returncode == 1, done.stdout + done.stderr
    said = " ".join((done.stdout + done.stderr).split())
    assert "wrote a value of kind money in en, but its text does not say the amount" in said
    assert not [*(tmp_path / "out").rglob("*.docx")]
