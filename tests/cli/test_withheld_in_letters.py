"""A fact under a handling code stays out of every other paper of its matter too."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files

pytestmark = pytest.mark.needs_country

Run = Callable[..., Any]
Tree = dict[str, Any]
TEXT = (
    "A source of the partner service saw the recruiter hand over nine passports in Pune. "
    "The same source heard him speak of a second plant."
)
LONG = "the recruiter hand over nine passports in Pune"
RULE = "protection.withheld-text"


def read(file: Path) -> Tree:
    tree: Tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tree


def write(file: Path, tree: Tree) -> None:
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")


@pytest.fixture
def matter(comity: Run, desk: Path) -> Path:
    """A request that holds a fact back and protects nobody, sent, and a reminder of it."""
    file = next(one for one in sample_files() if one.stem == "bec-request")
    shutil.copy(file, desk / "request.yaml")
    tree = read(desk / "request.yaml")
    tree["facts"].append({"id": "F99", "text": TEXT, "handling": "H1"})
    write(desk / "request.yaml", tree)
    for words in (
        ("sent", "request.yaml", "--on", "2026-10-12"),
        ("follow-up", "request.yaml", "--as", "reminder", "--on", "2026-11-20"),
    ):
        ran = comity(*words)
        assert ran.returncode == 0, ran.stderr
    letter = read(desk / "request.reminder.yaml")
    write(desk / "request.reminder.yaml", letter | {"reference": "R/1"})
    return desk


def found(comity: Run, name: str) -> list[Tree]:
    ran = comity("check", name, "--all", "--format", "json")
    assert "nine passports" not in ran.stdout + ran.stderr
    findings = json.loads(ran.stdout)["files"][0]["findings"]
    return [one for one in findings if one["rule"] == RULE]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.upper(),
        f"As you know: {TEXT.partition('. ')[0]}.",
        f"We need it soon. {TEXT.partition('. ')[2]} Please answer.",
    ],
)
def test_a_reminder_does_not_repeat_it(comity: Run, matter: Path, text: str) -> None:
    letter = matter / "request.reminder.yaml"
    assert not found(comity, letter.name)
    write(letter, read(letter) | {"outstanding": [text]})
    (one,) = found(comity, letter.name)
    assert (one["field"], one["severity"]) == ("outstanding[0]", "error")
    assert "F99" in one["message"]
    assert "request.yaml" in one["message"]
    built = comity("build", letter.name, "--draft", "--format", "md", "-o", "out")
    assert built.returncode != 0
    assert not list(matter.glob("out/*.md"))
    assert "nine passports" not in (built.stdout + built.stderr).lower()


def test_words_of_ones_own_are_calm(comity: Run, matter: Path) -> None:
    letter = matter / "request.reminder.yaml"
    write(letter, read(letter) | {"outstanding": ["The passports, and what is known of Pune"]})
    assert not found(comity, letter.name)


@pytest.mark.parametrize("where", ["request", "letter's own"])
def test_consent_in_any_file_of_the_matter_clears_it(comity: Run, matter: Path, where: str) -> None:
    letter = matter / "request.reminder.yaml"
    write(letter, read(letter) | {"outstanding": [TEXT]})
    request = read(matter / "request.yaml")
    agreed = request["facts"][-1] | {"consent": "Mail of the bureau of 3 May 2026"}
    if where == "request":
        write(matter / "request.yaml", request | {"facts": [*request["facts"][:-1], agreed]})
        checked = letter.name
    else:
        more = request | {"reference": "S/1", "status": "supplement"}
        more |= {"supplements": request["reference"], "facts": [agreed | {"id": "F1"}]}
        write(matter / "more.yaml", more)
        checked = "more.yaml"
    assert not found(comity, checked)
    assert not found(comity, letter.name)


def test_a_letter_of_another_matter_is_left_alone(comity: Run, matter: Path) -> None:
    letter = read(matter / "request.reminder.yaml")
    letter |= {"outstanding": [TEXT], "reference": "O/2", "concerning": {"reference": "O/1"}}
    write(matter / "other.yaml", letter)
    assert not found(comity, "other.yaml")


def test_a_paper_to_a_company_does_not_repeat_it(comity: Run, matter: Path) -> None:
    file = next(one for one in sample_files() if one.stem == "preservation-ng-us")
    paper = read(file)
    paper["facts"][0]["text"] = f"Why the data matter. {TEXT}"
    write(matter / "request.preservation.yaml", paper)
    assert [one["field"] for one in found(comity, "request.preservation.yaml")] == ["facts[0].text"]


def test_a_record_does_not_take_it(comity: Run, matter: Path) -> None:
    words = ["acknowledged", "request.yaml", "--on", "2026-11-21", "--note"]
    refused = comity(*words, TEXT)
    assert refused.returncode != 0
    assert "F99" in refused.stderr
    assert "nine passports" not in refused.stderr
    assert comity(*words, "Spoke about the passports").returncode == 0
