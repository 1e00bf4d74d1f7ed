"""The same facts to other States: what comes, what falls away; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RULE = """
[[answer]]
question = "languages"
value = { accepts = ["de"] }
says = "In German."
source = "act"
article = "s. 1"
read = "official"

[[answer]]
question = "central-authority"
value = { name = "Ministry of Kenya" }
source = "act"
article = "s. 2"
read = "secondary"

[[rule]]
id = "ke.nexus"
role = "requested"
kinds = ["request"]
each = "measures"
require = [{ field = "nexus", present = true }]
says = "A request says why the evidence is there."
source = "act"
article = "s. 7"
read = "official"
"""

Build = Callable[..., Any]


@pytest.fixture
def compared(
    comity: Build, write: Build, request_data: dict[str, Any], country: Callable[..., Path]
) -> dict[str, Any]:
    """A request of TV to NR, put to a State of the test with law of its own."""
    site = country("TO", law=RULE)
    done = comity("compare", write(request_data), "--to", "TO", "--format", "json", site=site)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_state_that_is_asked_now_stands_first(compared: dict[str, Any]) -> None:
    assert [s["state"] for s in compared["states"]] == ["NR", "TO"]
    assert [s["present"] for s in compared["states"]] == [True, False]
    assert [s["national_rules"] for s in compared["states"]] == [False, True]
    assert "the general form" in json.dumps(compared["states"][0])


def test_what_another_state_s_law_brings_is_named_with_its_article(
    compared: dict[str, Any],
) -> None:
    comes = {change["aspect"]: change["comes"] for change in compared["changes"]}

    assert comes["language"][0]["says"] == "in German"
    assert comes["authority"][0]["says"] == "Ministry of Kenya"
    assert comes["authority"][0]["citation"]["read"] == "secondary"
    assert comes["rules"][0]["citation"]["text"] == "Example Act, s. 7"


@pytest.mark.parametrize(
    ("more", "named"),
    [('severity = "advice"', False), ('severity = "advice"\nrequired = true', True)],
)
def test_of_advice_only_what_the_law_requires_is_named(
    comity: Build,
    write: Build,
    request_data: dict[str, Any],
    country: Build,
    more: str,
    named: bool,
) -> None:
    site = country("TO", law=f"{RULE}{more}\n")
    done = comity("compare", write(request_data), "--to", "TO", "--format", "json", site=site)

    assert done.returncode == 0, done.stderr
    comes = {change["aspect"]: change["comes"] for change in json.loads(done.stdout)["changes"]}
    assert ("rules" in comes) is named


def test_the_table_marks_what_changes_and_says_whose_rules_are_not_installed(
    comity: Build, write: Build, request_data: dict[str, Any], country: Callable[..., Path]
) -> None:
    file = write(request_data)
    before = file.read_bytes()
    done = comity("compare", file, "--to", "TO,Kiribati", site=country("TO", law=RULE))

    assert done.returncode == 0, done.stderr
    assert "NR (now)" in done.stdout
    assert "* in German" in done.stdout
    assert "No national rules of Kiribati (KI) are installed." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["case.yaml"]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("Kenja", "Did you mean KE (Kenya)"),
        ("TV", "TV is already the requesting State"),
        ("NR", "NR is already the requested State"),
        (",", "does not name a State"),
        ("EU", "“EU” is a group of States, not a State Name one of its members, for example DE."),
        ("XQ", "or its ISO 3166 code"),
    ],
)
def test_a_state_that_cannot_be_is_refused(
    comity: Build, write: Build, request_data: dict[str, Any], to: str, said: str
) -> None:
    done = comity("compare", write(request_data), "--to", to)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_a_notice_cannot_be_compared(
    comity: Build, write: Build, notice_data: dict[str, Any]
) -> None:
    done = comity("compare", write(notice_data), "--to", "KE")

    assert done.returncode == 2
    refused = comity("refusals", write(notice_data))
    assert "is a notice, not a request" in done.stderr
    assert done.stderr == refused.stderr


@pytest.mark.needs_country
def test_a_packaged_sample_to_germany_asks_for_german_and_an_offence_there(
    comity: Build,
) -> None:
    from comity.kit.samples import sample_files

    sample = next(path for path in sample_files() if path.stem == "bec-request")
    done = comity("compare", sample, "--to", "DE,IN", "--format", "json")
    found = json.loads(done.stdout)
    comes = {(c["state"], c["aspect"]): c["comes"] for c in found["changes"]}
    goes = {(c["state"], c["aspect"]): c["goes"] for c in found["changes"]}

    assert done.returncode == 0
    assert comes["DE", "language"][0]["says"].startswith("in German")
    assert "us-ng-mlat" in [point["id"] for point in goes["DE", "basis"]]
    assert "coe-185" in [point["id"] for point in goes["IN", "basis"]]
    assert comes["DE", "dual-criminality"]
