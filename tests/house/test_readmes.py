"""Each country and topic says what it holds, and where it belongs, as its files have it."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
MEMBERS = sorted(
    path.parent
    for path in CHECKOUT.glob("*/*/pyproject.toml")
    if not any(path.parent.glob("src/comity_language_*"))  # which hold no law
    and path.parent.name != "web"  # nor does a tool
)
ADDRESS = yaml.safe_load((CHECKOUT / "publiccode.yml").read_text(encoding="utf-8"))["url"]
MONTHS = "January February March April May June July August September October November December"

each = pytest.mark.parametrize("folder", MEMBERS, ids=lambda folder: folder.name)


def project(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def readme(folder: Path) -> str:
    """The page with its lines joined."""
    return " ".join((folder / "README.md").read_text(encoding="utf-8").split())


def package(folder: Path) -> Path:
    return folder / "src" / f"comity_{folder.name}"


def sources(folder: Path) -> Iterator[dict[str, Any]]:
    home = package(folder)
    for file in (home / "sources.toml", *home.glob("sources/*.toml")):
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        yield from (table for table in tables.values() if isinstance(table, dict))


def days(folder: Path, key: str) -> list[dt.date]:
    return sorted(source[key] for source in sources(folder) if key in source)


def in_words(day: dt.date) -> str:
    return f"{day.day} {MONTHS.split()[day.month - 1]} {day.year}"


@each
def test_the_readme_is_the_description_of_the_distribution(folder: Path) -> None:
    assert project(folder)["readme"] == "README.md"
    assert (folder / "README.md").is_file()


@each
def test_the_readme_says_as_of_which_days_its_law_was_read(folder: Path) -> None:
    editions = days(folder, "as_of")
    if not editions:
        undated = any(sources(folder))
        said = "in undated texts" if undated else "This package contains no law yet."
        assert said in readme(folder)
        return
    first, last = in_words(editions[0]), in_words(editions[-1])
    span = f"in editions of {first} to {last}" if first != last else f"in the edition of {first}"
    assert span in readme(folder)
    undated = any("as_of" not in source for source in sources(folder) if source["read"] != "none")
    if not undated:
        assert "do not state their day" not in readme(folder)


@each
def test_the_readme_says_on_which_days_its_law_was_read(folder: Path) -> None:
    read = days(folder, "read_on")
    if not read:
        assert "Nobody has read any law yet." in readme(folder)
        return
    first, last = read[0], read[-1]
    said = f"Read on {in_words(last)}"
    if first != last:
        same_month = (first.year, first.month) == (last.year, last.month)
        joined = "on {} and {}" if (last - first).days == 1 else "from {} to {}"
        said = f"Read {joined.format(first.day if same_month else in_words(first), in_words(last))}"
    assert said in readme(folder)


@each
def test_the_readme_names_every_form_and_no_other(folder: Path) -> None:
    forms = {file.name for file in package(folder).glob("templates/*.docx")}
    named = {word.strip("`:,.") for word in readme(folder).split() if ".docx`" in word}
    assert named == {f"templates/{form}" for form in forms}
    assert forms or "## Forms None: " in readme(folder)


@each
def test_the_readme_names_every_instrument_that_a_topic_holds(folder: Path) -> None:
    files = package(folder).glob("instruments/*.toml")
    tables = [tomllib.loads(file.read_text(encoding="utf-8"))["instrument"] for file in files]
    instruments = {table["id"] for table in tables}
    assert [name for name in sorted(instruments) if f"`{name}`" not in readme(folder)] == []


@each
def test_the_readme_says_who_may_review_and_whether_anybody_has(folder: Path) -> None:
    signed = any(
        "\nreviewed_by" in file.read_text(encoding="utf-8")
        for file in package(folder).rglob("*.toml")
    )
    assert ("Nobody has signed yet." in readme(folder)) is not signed
    assert "`docs/review.md` in the repository of Comity" in readme(folder)


@pytest.mark.parametrize("folder", [CHECKOUT, *MEMBERS], ids=lambda folder: folder.name)
def test_every_distribution_names_the_address_that_publiccode_has(folder: Path) -> None:
    assert set(project(folder)["urls"].values()) == {ADDRESS}


def test_what_is_asked_of_countries_is_asked_of_topics_too() -> None:
    assert {"us", "xa", "eu", "treaties"} <= {folder.name for folder in MEMBERS}
    assert any(days(folder, "as_of") for folder in MEMBERS)
