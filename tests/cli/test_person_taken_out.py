"""Whoever was protected and is taken out of the file is still looked for in it, and beside it."""

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
TELLING = ("Sunita", "Namunakar", "Example Nagar", "00457", "sundari")
RULE = "protection.former"


def sample(stem: str) -> Path:
    return next(one for one in sample_files() if one.stem == stem)


def read(file: Path) -> Tree:
    tree: Tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tree


def write(file: Path, tree: Tree) -> None:
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")


def without_witness(tree: Tree) -> Tree:
    """The request without its protected witness, and without the acts that concern her."""
    kept = [one for one in tree["persons"] if one["id"] != "P3"]
    made = json.loads(json.dumps(tree | {"persons": kept}, default=str))
    for name in ("facts", "measures", "offences"):
        for one in made[name]:
            if "P3" in (one.get("persons") or ()):
                one["persons"] = [id_ for id_ in one["persons"] if id_ != "P3"] or ["P1"]
    for one in made["facts"]:
        one["text"] = one["text"].replace("P3", "")
    return dict(made)


@pytest.fixture
def begun(comity: Run, desk: Path) -> Tree:
    """The request as it was built with its sealed annex; gives it without the witness."""
    shutil.copy(sample("protected-witness-gb-in"), desk / "request.yaml")
    built = comity("build", "request.yaml", "--draft", "--format", "md", "-o", "out")
    assert built.returncode == 0, built.stderr
    assert list(desk.glob("out/*.sealed-annex.docx"))
    return without_witness(read(desk / "request.yaml"))


def found(comity: Run, name: str) -> list[Tree]:
    ran = comity("check", name, "--all", "--format", "json")
    assert not any(word in ran.stdout + ran.stderr for word in TELLING), ran.stdout
    findings = json.loads(ran.stdout)["files"][0]["findings"]
    return [one for one in findings if one["rule"] == RULE]


def with_text(tree: Tree, text: str) -> Tree:
    tree["facts"][0]["text"] = text
    return tree


@pytest.mark.parametrize(
    "text",
    [
        "On 4 May 2025 Sunita Namunakar left the plant.",
        "Namunakars Aussage liegt bei.",
        "The driver brought her to 14 Example Nagar.",
        "A call came from +91 90000 00457.",
        "She wrote from s.namunakar@mail.example.",
    ],
)
def test_the_sealed_annex_beside_tells_whom_a_text_still_names(
    comity: Run, desk: Path, begun: Tree, text: str
) -> None:
    write(desk / "request.yaml", with_text(begun, text))
    (one,) = found(comity, "request.yaml")
    assert (one["field"], one["severity"]) == ("facts[0].text", "error")
    assert "P3" in one["message"]
    assert "again" in one["cure"]
    built = comity("build", "request.yaml", "--draft", "--format", "md", "-o", "new")
    assert built.returncode != 0
    assert not list(desk.glob("new/*.md"))
    assert not any(word in built.stdout + built.stderr for word in TELLING)


def test_a_reminder_is_searched_for_the_one_who_was_taken_out_too(
    comity: Run, desk: Path, begun: Tree
) -> None:
    write(desk / "request.yaml", begun)
    comity("sent", "request.yaml", "--on", "2026-10-12")
    comity("follow-up", "request.yaml", "--as", "reminder", "--on", "2026-11-20")
    letter = desk / "request.reminder.yaml"
    tree = read(letter) | {"reference": "EPS/MSHT/2026/0457-1"}
    write(letter, tree | {"outstanding": ["The hearing of the witness"]})
    assert not found(comity, letter.name)
    write(letter, tree | {"outstanding": ["The hearing of Mrs Namunakar"]})
    assert [one["field"] for one in found(comity, letter.name)] == ["outstanding[0]"]


def test_nothing_is_said_where_no_word_of_the_person_is_left(
    comity: Run, desk: Path, begun: Tree
) -> None:
    write(desk / "request.yaml", begun)
    assert not found(comity, "request.yaml")


def test_whoever_is_listed_openly_now_is_no_former_person(
    comity: Run, desk: Path, begun: Tree
) -> None:
    name = {"full": "Sunita Namunakar"}
    begun["persons"].append({"id": "P3", "role": "witness", "name": name})
    write(desk / "request.yaml", with_text(begun, "Sunita Namunakar left the plant."))
    assert not found(comity, "request.yaml")


def test_a_word_that_is_somebody_elses_name_too_is_calm(
    comity: Run, desk: Path, begun: Tree
) -> None:
    name = {"full": "Arjun Namunakar", "family": "Namunakar", "given": "Arjun"}
    begun["persons"].append({"id": "P5", "role": "suspect", "name": name})
    write(desk / "request.yaml", with_text(begun, "Namunakar drove the van."))
    assert not found(comity, "request.yaml")
    write(desk / "request.yaml", with_text(begun, "Sunita Namunakar saw the van."))
    assert len(found(comity, "request.yaml")) == 1


def test_an_annex_of_another_matter_is_left_alone(comity: Run, desk: Path, begun: Tree) -> None:
    for annex in desk.glob("out/*.sealed-annex.docx"):
        annex.rename(desk / "out" / "other.sealed-annex.docx")
    write(desk / "request.yaml", with_text(begun, "Sunita Namunakar left the plant."))
    assert not found(comity, "request.yaml")


def test_an_annex_that_is_no_document_stops_nothing(comity: Run, desk: Path, begun: Tree) -> None:
    (desk / "request.sealed-annex.docx").write_bytes(b"not a document")
    write(desk / "request.yaml", begun)
    assert not found(comity, "request.yaml")


def test_the_annex_in_another_language_tells_it_too(comity: Run, desk: Path, begun: Tree) -> None:
    shutil.rmtree(desk / "out")
    shutil.copy(sample("protected-witness-gb-in"), desk / "request.yaml")
    words = ["--draft", "--language", "fr", "--format", "md", "-o", "papiers"]
    comity("build", "request.yaml", *words)
    assert list(desk.glob("papiers/*.sealed-annex.docx"))
    write(desk / "request.yaml", with_text(begun, "A call came from +91 90000 00457."))
    assert len(found(comity, "request.yaml")) == 1


def test_what_an_earlier_version_had_is_looked_for_in_every_form(
    comity: Run, desk: Path, begun: Tree
) -> None:
    shutil.rmtree(desk / "out")
    gone = {
        "id": "P3", "role": "witness", "protect": "omit",
        "name": {"full": "Sunita Namunakar", "former": "Sunita Sundari", "aliases": ["koel.77"]},
        "identifiers": [{"kind": "iban", "value": "GB29NWBK60161331926819"}],
    }  # fmt: skip
    before = desk / "request.protected-before"
    before.write_text(json.dumps({"persons": [gone]}), encoding="utf-8")
    for text in (
        "Sundari left the plant.",
        "koel.77 wrote to him.",
        "Paid to GB29 NWBK 6016 1331 9268 19.",
    ):
        write(desk / "request.yaml", with_text(begun, text))
        assert len(found(comity, "request.yaml")) == 1, text
    begun["persons"].append(gone)  # and is not said twice of whoever is still protected
    write(desk / "request.yaml", with_text(begun, "Sundari left the plant."))
    assert not found(comity, "request.yaml")


def test_a_birth_of_an_earlier_version_is_looked_for_whatever_else_was_wrong_there(
    comity: Run, desk: Path, begun: Tree
) -> None:
    shutil.rmtree(desk / "out")
    gone = {
        "id": "P3",
        "role": "witness",
        "protect": "pseudonym",
        "name": {"full": "Sunita Namunakar"},
        "born": "1985-03-02",
    }
    wrong = {"address": {"street": "14"}, "custody": "yes", "gender": ["x"]}
    for noted in (gone, gone | wrong, gone | {"born": "in spring"}):
        before = desk / "request.protected-before"
        before.write_text(json.dumps({"persons": [noted]}), encoding="utf-8")
        write(desk / "request.yaml", with_text(begun, "Sunita Namunakar left the plant."))
        assert len(found(comity, "request.yaml")) == 1
        if noted["born"] == "1985-03-02":
            write(desk / "request.yaml", with_text(begun, "She was born on 2 March 1985."))
            assert len(found(comity, "request.yaml")) == 1


def test_a_witness_who_is_listed_as_the_annex_has_them_is_said_nothing_of(
    comity: Run, desk: Path, begun: Tree
) -> None:
    shutil.copy(sample("protected-witness-gb-in"), desk / "request.yaml")
    assert not found(comity, "request.yaml")
    built = comity("build", "request.yaml", "--draft", "--format", "md", "-o", "new")
    assert built.returncode == 0, built.stderr


@pytest.mark.parametrize("text", ["Sunita Namunakar left.", "Brought to 14 Example Nagar."])
def test_what_the_annex_called_a_witness_who_is_called_otherwise_now_is_an_error(
    comity: Run, desk: Path, begun: Tree, text: str
) -> None:
    shutil.copy(sample("protected-witness-gb-in"), desk / "request.yaml")
    tree = read(desk / "request.yaml")
    (witness,) = [one for one in tree["persons"] if one["id"] == "P3"]
    kept = {key: one for key, one in witness.items() if key in ("id", "role", "protect")}
    tree["persons"][tree["persons"].index(witness)] = kept | {"name": {"full": "Zoe Quast"}}
    write(desk / "request.yaml", json.loads(json.dumps(with_text(tree, text), default=str)))
    (one,) = found(comity, "request.yaml")
    assert (one["field"], one["severity"]) == ("facts[0].text", "error")
    assert "P3" in one["cure"] and "again" not in one["cure"]
    built = comity("build", "request.yaml", "--draft", "--format", "md", "-o", "new")
    assert built.returncode != 0
    assert not list(desk.glob("new/*.md"))
