"""``comity plugins``: which plugins are old, and which languages each brings."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host.installed import scan
from comity.host.languages import Wordings
from comity.steps.wording.needed import version
from comity.tasks.audit import plugin_ages
from comity.text.catalogue_writer import Entry, catalogue_text
from comity.text.catalogues import read_catalogue

ANSWER = """[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "act"
article = "s. 2"
checked = {day}
read = "official"
"""


@pytest.fixture
def listed(comity) -> Callable[[Path], dict[str, Any]]:
    def listed(site: Path) -> dict[str, Any]:
        done = comity("plugins", "--format", "json", site=site)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return listed


def needing(site: Path, range_of_hosts: str) -> Path:
    """The same site, whose distributions need these hosts."""
    for file in site.glob("*.dist-info/METADATA"):
        file.write_text(
            f"{file.read_text(encoding='utf-8')}Requires-Dist: comity{range_of_hosts}\n"
        )
    return site


def row_of(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(row for row in rows if row["name"] == name)


@pytest.mark.parametrize(
    ("hosts", "said"),
    [
        (">=0.1,<0.2", ""),
        (">=0.1.0,<1", ""),
        (">=0.0.4,<0.2", "It was made for an older version of Comity"),
        ("", ""),
    ],
)
def test_a_plugin_made_for_an_older_host_is_old(country, listed, hosts: str, said: str) -> None:
    old = row_of(listed(needing(country("TV"), hosts))["plugins"], "TV")["old"]

    assert [age["what"] for age in old] == (["host"] if said else [])
    assert all(said in age["message"] for age in old)


def test_a_plugin_whose_range_ends_before_the_host_is_set_aside_and_says_what_to_update(
    country, listed
) -> None:
    rows = listed(needing(country("TV"), ">=0.0.4,<0.1"))

    assert "pip install --upgrade comity-tv" in row_of(rows["quarantined"], "TV")["reason"]


@pytest.mark.parametrize(
    ("version", "what"), [("0.1.0", ""), ("0.2.0", "It is for"), ("0.1.9", ""), ("1.0.0", "It is")]
)
def test_the_range_is_compared_with_the_version_of_the_host(
    country, version: str, what: str
) -> None:
    site = needing(country("TV"), ">=0.1,<0.2")
    (entry,) = scan([str(site)]).entries
    age = plugin_ages.host_age(entry, version)

    assert (age.message[: len(what)] if age else "") == what


@pytest.mark.parametrize(("days", "old"), [(365, []), (366, ["law"])])
def test_law_that_nobody_has_checked_for_a_year_is_old(
    country, listed, days: int, old: list[str]
) -> None:
    checked = dt.date.today() - dt.timedelta(days=days)
    younger = dt.date.today() - dt.timedelta(days=days + 40)
    law = ANSWER.format(day=checked) + ANSWER.format(day=younger).replace("treaty-needed", "costs")
    row = row_of(listed(country("TV", law=law))["plugins"], "TV")

    assert row["last_check"] == checked.isoformat()
    assert [age["what"] for age in row["old"]] == old


def test_a_country_without_law_has_no_last_check_and_is_not_old(country, listed) -> None:
    row = row_of(listed(country("TV"))["plugins"], "TV")

    assert (row["last_check"], row["old"]) == (None, [])


@pytest.fixture
def language(install) -> Callable[..., Path]:
    """A function that installs a country that brings a language."""

    def language(catalogue: str, tag: str = "sw", name: str = "comity-tv") -> Path:
        package = name.replace("-", "_")
        return install(
            name,
            "1.0",
            f"[comity.languages]\n{tag} = {package}\n",
            modules={
                f"{package}/__init__.py": "",
                f"{package}/catalogues/{tag}.po": catalogue,
            },
        )

    return language


def words(tag: str = "sw", **more: Any) -> str:
    return catalogue_text(tag, [Entry("document.draft", "Rasimu")], **{"table": version(), **more})


def test_a_language_is_listed_with_its_distribution_and_what_is_complete(language, listed) -> None:
    row = row_of(listed(language(words(reviewed_by="A. Wakili, 2026-11-01")))["languages"], "sw")

    assert (row["title"], row["distribution"], row["version"]) == ("Swahili", "comity-tv", "1.0")
    assert (row["documents"], row["old"]) == ([], [])
    assert row["reviewed_by"] == "A. Wakili, 2026-11-01"


def test_the_text_lists_languages_too(language, comity) -> None:
    said = " ".join(comity("plugins", site=language(words())).stdout.split())

    assert "sw Swahili (comity-tv 1.0) documents: none is complete, so drafts only" in said
    assert "reviewed by: no lawyer, so a working translation" in said
    assert "en English (comity 0.1.0) documents: all" in said


def test_a_language_of_an_older_clause_table_is_old(tmp_path: Path) -> None:
    file = tmp_path / "sw.po"
    file.write_text(words(table=version() - 1), encoding="utf-8")
    age = plugin_ages.wording_age(Wordings("sw", (read_catalogue(file),)))
    file.write_text(words(), encoding="utf-8")

    assert age is not None
    assert f"this Comity has version {version()}" in age.message
    assert plugin_ages.wording_age(Wordings("sw", (read_catalogue(file),))) is None


def test_a_language_that_cannot_be_used_is_set_aside_with_the_reason(language, listed) -> None:
    rows = listed(language("msgid"))
    aside = row_of(rows["quarantined"], "sw")

    assert "sw" not in [row["name"] for row in rows["languages"]]
    assert (aside["group"], aside["distribution"]) == ("comity.languages", "comity-tv")
    assert "is not a valid .po file" in aside["reason"]


def test_two_distributions_with_one_language_are_both_set_aside(language, listed) -> None:
    language(words())
    rows = listed(language(words(), name="comity-nr"))

    aside = [row["distribution"] for row in rows["quarantined"] if row["name"] == "sw"]
    assert sorted(aside) == ["comity-nr", "comity-tv"]


@pytest.mark.needs_country
def test_a_country_says_which_languages_it_brings(comity) -> None:
    rows = json.loads(comity("plugins", "--format", "json").stdout)

    assert row_of(rows["plugins"], "DE")["languages"] == ["de"]
    assert row_of(rows["plugins"], "core")["languages"] == ["en", "fr"]
