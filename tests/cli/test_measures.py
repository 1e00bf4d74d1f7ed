"""``comity measures``: the list, one kind whole, a class translated, and what is no kind."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def records(comity: Run, *words: str) -> dict[str, Any]:
    done = comity("measures", *words, "--format", "json")
    assert done.returncode == 0, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    assert made["schema"] == 1
    return made


def test_the_list_has_every_kind_by_group_with_its_title(comity: Run) -> None:
    done = comity("measures")

    assert done.returncode == 0
    for head in ("Electronic evidence", "Money and property", "Working together"):
        assert f"\n{head}\n" in done.stdout
    assert "restraint" in done.stdout
    assert "an extradition request" in " ".join(done.stdout.split())


def test_the_records_have_kind_title_fields_and_routed(comity: Run) -> None:
    kinds = {one["kind"]: one for one in records(comity)["measures"]}

    assert len([one for one in kinds.values() if not one["routed"]]) == 52
    for one in kinds.values():
        assert one["title"]
        assert bool(one["fields"]) != bool(one["routed"])
    assert kinds["bank-monitoring"]["fields"][:6] == [
        "purpose", "facts", "offences", "holder", "identifiers", "period",
    ]  # fmt: skip
    assert "particulars.frequency" in kinds["bank-monitoring"]["fields"]
    assert "particulars.in_absentia" in kinds["confiscation-order-enforcement"]["fields"]
    assert kinds["traffic-data"]["classes"] == {
        "budapest": "budapest:traffic",
        "eu": "eu:traffic",
        "us": "us:records",
    }


def test_one_kind_is_shown_whole_and_what_is_usual_is_said_to_be_no_law(comity: Run) -> None:
    shown = " ".join(comity("measures", "stored-content").stdout.split())

    assert "How precise the request must be" in shown
    assert "Usually Ordered by: a judge." in shown
    assert "It has no source, and no document states it." in shown
    assert "folders: Folders, threads or types of content." in shown
    assert "us:content: contents of communications." in shown
    assert "18 U.S.C. § 2703(a), (b)" in shown
    assert "official text read" in shown


def test_one_kind_as_json_is_the_record_of_the_list(comity: Run) -> None:
    every = {one["kind"]: one for one in records(comity)["measures"]}
    one = records(comity, "restraint")

    assert {key: value for key, value in one.items() if key != "schema"} == every["restraint"]


def test_the_properties_of_a_kind_stand_in_its_record_and_no_others(comity: Run) -> None:
    every = {one["kind"]: one["properties"] for one in records(comity)["measures"]}

    assert every["bank-records"] == {
        **{"records": True, "kept_by": "bank"},
        "traced_as": ["financial"],
    }
    assert every["suspect-interview"] == {"items_are": "matters"}
    assert every["expert-evidence"] == {}


def test_what_is_no_mutual_assistance_is_shown_with_where_it_goes(comity: Run) -> None:
    shown = " ".join(comity("measures", "sentenced-person-transfer").stdout.split())

    assert "This is not mutual legal assistance. Use a request under an agreement" in shown
    assert "Fields" not in shown


def test_a_class_is_translated_with_the_kinds_and_what_does_not_coincide(comity: Run) -> None:
    shown = " ".join(comity("measures", "--class", "eu:identification").stdout.split())

    assert "Kinds of assistance: identification-data." in shown
    assert "Convention on Cybercrime (Budapest) budapest:subscriber" in shown
    assert "has no separate class for IP addresses" in shown
    assert "us:subscriber, basic subscriber records" in shown


def test_a_translation_as_json_has_a_list_for_each_other_scheme(comity: Run) -> None:
    made = records(comity, "--class", "us:voluntary")
    assert made["kinds"] == ["emergency-disclosure"]
    assert made["others"] == {"budapest": [], "eu": []}

    made = records(comity, "--class", "budapest:traffic")
    assert [(row["class"], row["how"]) for row in made["others"]["us"]] == [
        ("us:subscriber", "overlaps"),
        ("us:records", "within"),
    ]
    assert made["others"]["eu"][1]["kinds"] == ["traffic-data", "partial-traffic-disclosure"]
    assert all(row["remark"] for rows in made["others"].values() for row in rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["measures", "bank-recrods"], "Did you mean bank-records?"),
        (["measures", "qqqq"], "Known: subscriber-data, "),
        (["measures", "--class", "eu:trafic"], "Did you mean eu:traffic?"),
        (["measures", "--class", "zz"], "Known: budapest:subscriber"),
        (["new", "request", "--from", "NG", "--to", "US", "--measure", "interceptoin"],
         "Did you mean interception?"),
        (["law", "ties", "NG", "US", "--measure", "Stored content"],
         "Did you mean stored-content"),
    ],
)  # fmt: skip
def test_what_is_no_kind_and_no_class_is_one_error_with_what_was_probably_meant(
    words: list[str], said: str, comity: Run
) -> None:
    done = comity(*words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kind_and_a_class_together_are_refused(comity: Run) -> None:
    done = comity("measures", "restraint", "--class", "eu:traffic")

    assert done.returncode == 2
    assert "not both" in done.stderr


def test_a_kind_that_a_plugin_adds_is_listed_apart(
    comity: Run, install: Callable[..., Any], allow_code: Callable[..., Any]
) -> None:
    allow_code("comity-quarry")
    plugin = (
        "from comity import hookimpl\n"
        "from comity import AssistanceKind\n"
        "class Topic:\n"
        "    @hookimpl\n"
        "    def comity_measures(self):\n"
        "        return [AssistanceKind('quarry-survey', 'Survey of a quarry', needs=('place',),\n"
        "                               particulars={'depth': 'In metres'})]\n"
        "plugin = Topic()\n"
    )
    entry = "[comity.plugins]\nquarry = comity_quarry:plugin\n"
    site = install("comity-quarry", "1.0", entry, modules={"comity_quarry.py": plugin})
    done = comity("measures", site=site)
    shown = comity("measures", "quarry-survey", site=site)

    assert "Added by plugins\n  quarry-survey" in done.stdout
    assert "depth: In metres." in shown.stdout
    assert "Usually" not in shown.stdout.split("It is usually not compulsory.")[1]
