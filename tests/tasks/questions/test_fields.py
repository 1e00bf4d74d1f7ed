"""The fields of a kind of document, with their places, for whoever asks for them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.drafts.describe import describe
from comity.model.drafts.describe import walk as model_walk
from comity.model.drafts.request import Request
from comity.tasks.questions.fields import Field, field_at, fields, of_kind, walk

EXAMPLES = Path(__file__).parents[3] / "core/src/comity/tasks/questions/particular_examples.toml"
KINDS = (
    *("request", "notice", "transmittal", "reminder", "acknowledgement", "deficiency", "decision"),
    *("preservation", "closing"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_a_model_is_there_with_its_place(kind: str, host: Host) -> None:
    found = list(walk(fields(kind, host)))

    assert all(isinstance(field, Field) and field.path.endswith(field.name) for field in found)
    assert [field.path for field in found if not field.title] == []


def test_the_fields_of_the_model_stand_in_its_order(host: Host) -> None:
    own = [field.path for field in walk(fields("request", host)) if not field.kinds]
    written = [path for path, _ in model_walk(describe(Request))]

    assert [path for path in own if ".particulars." not in path] == written


def test_each_particular_that_a_kind_declares_is_a_field(host: Host) -> None:
    found = list(walk(fields("request", host)))
    missing = [
        f"{kind.kind}: {name}"
        for kind in host.measures().values()
        if not kind.routed
        for name in kind.particulars
        if not any(
            field.path == f"measures[].particulars.{name}" and kind.kind in field.kinds
            for field in found
        )
    ]
    assert missing == []


def test_a_particular_of_money_is_a_table_of_amount_and_currency(host: Host) -> None:
    found = fields("request", host)
    value = field_at(found, "measures[2].particulars.value", "tracing-of-proceeds")

    assert value is not None
    assert value.form == "table"
    assert [field.path for field in value.fields] == [
        "measures[].particulars.value.amount",
        "measures[].particulars.value.currency",
    ]


def test_one_name_with_two_meanings_is_found_by_the_kind_of_assistance(host: Host) -> None:
    found = fields("request", host)
    about = {
        kind: field.about
        for kind in ("bank-accounts-search", "tracing-of-proceeds")
        if (field := field_at(found, "measures[0].particulars.grounds", kind)) is not None
    }
    assert about["bank-accounts-search"] == (
        "Why accounts are thought to exist in the requested State."
    )
    assert len(set(about.values())) == 2


@pytest.mark.needs_country
def test_titles_are_in_the_language_asked_for(host: Host) -> None:
    german = field_at(fields("request", host, language="de"), "offences[0].title")
    english = field_at(fields("request", host), "offences[0].title")

    assert german is not None
    assert english is not None
    assert (german.title, english.title) == ("Straftat", "Offence")


def test_an_unknown_kind_names_those_that_are_known(host: Host) -> None:
    with pytest.raises(ValueError, match=r"unknown kind: 'letter'\. Known: .*request"):
        fields("letter", host)


@pytest.mark.parametrize("kind", KINDS)
def test_each_value_that_is_typed_has_title_help_in_one_sentence_and_example(
    kind: str, host: Host
) -> None:
    faults = []
    for field in walk(fields(kind, host)):
        chosen = field.form in ("table", "choice", "true-false") or field.refers_to
        if not field.title or not field.about.endswith(".") or re.search(r"[.] [A-Z]", field.about):
            faults.append(f"{field.path}: {field.title}: {field.about}")
        if not chosen and not field.examples:
            faults.append(f"{field.path} has no example")
    assert faults == []


def test_each_example_of_a_particular_is_for_one_that_a_kind_declares(host: Host) -> None:
    table = tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))
    kinds = host.measures()
    every = {name for kind in kinds.values() for name in kind.particulars}

    assert set(table.pop("all")) <= every
    assert table.pop("schema") == 1
    assert {
        name for name, rows in table.items() if not set(rows) <= set(kinds[name].particulars)
    } == set()


def test_the_example_of_an_item_is_one_of_its_kind_of_assistance(host: Host) -> None:
    items = field_at(fields("request", host), "measures[0].items")
    assert items is not None

    assert of_kind(items, "subscriber-data").examples == ("The name and address of the user",)
    assert "attachments" in of_kind(items, "stored-content").examples[0]
    assert of_kind(items, "witness-testimony").examples == ()  # better none than that of another
    assert of_kind(items, "") == items


def test_every_example_of_an_item_is_of_a_field_and_a_kind_that_there_are(host: Host) -> None:
    table = tomllib.loads(EXAMPLES.with_name("item_examples.toml").read_text(encoding="utf-8"))
    assert table.pop("schema") == 1
    found = {field.path for field in walk(fields("request", host))}
    assert set(table) <= found
    assert {kind for rows in table.values() for kind in rows} <= set(host.measures())
