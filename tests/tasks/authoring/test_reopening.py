"""A file that is there is reopened at its findings, and any single field is asked for or set."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
import yaml

from comity.model.errors import OutputError
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.conversation import Target
from comity.tasks.authoring.one_field import answer_field
from comity.tasks.authoring.voice import Voice

PURPOSE = "To show what was agreed in the messages."
MEND = ["e", PURPOSE, "", "", ""]  # an answer, the warning after it, the sections
COMMENT = "# The author's own remark.\n"


@pytest.fixture
def file(finished: Path) -> Path:
    """A finished case file with a comment of its author."""
    finished.write_text(COMMENT + finished.read_text(encoding="utf-8"), encoding="utf-8")
    return finished


def damaged(file: Path) -> Path:
    """The file without its purpose."""
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("    purpose: To show what was agreed in the messages.\n", ""),
        encoding="utf-8",
    )
    return file


def test_a_file_is_reopened_at_its_findings_and_written_only_after_consent(
    interview, comity, file
) -> None:
    before = damaged(file).read_text(encoding="utf-8")
    done = interview([*MEND, "n"], "new", "--ask", "case.yaml")
    assert "Missing: What you ask for > Purpose" in done.stderr, done.stderr
    assert "What the evidence should prove." in done.stderr
    assert "Replace case.yaml? (needed) (y/n)" in done.stderr
    assert f"- Measure M1, purpose: added “{PURPOSE}”" in done.stderr
    assert "The file was not changed." in done.stderr
    assert file.read_text(encoding="utf-8") == before
    assert done.returncode == 1


def test_after_consent_the_file_is_replaced_and_stays_beside_the_new_one(interview, file) -> None:
    before = damaged(file).read_text(encoding="utf-8")
    lines = [*MEND, "y"]
    done = interview(lines, "new", "--ask", "case.yaml")
    backup = file.with_name("case.yaml~")

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(file.read_text())["measures"][0]["purpose"] == PURPOSE
    assert backup.read_text(encoding="utf-8") == before
    if os.name != "nt":
        assert backup.stat().st_mode & 0o777 == 0o600


def test_a_reopened_file_can_be_written_under_another_name(interview, file) -> None:
    before = damaged(file).read_text(encoding="utf-8")
    done = interview(MEND, "new", "--ask", "case.yaml", "-o", "mended.yaml")

    assert done.returncode == 0, done.stderr
    assert file.read_text(encoding="utf-8") == before
    assert yaml.safe_load(file.with_name("mended.yaml").read_text())["measures"][0]["purpose"]


def test_a_file_in_which_nothing_is_changed_is_not_written(interview, file) -> None:
    before = file.read_text(encoding="utf-8")
    done = interview(["", "", ""], "new", "--ask", "case.yaml")

    assert "Nothing was changed, so nothing was written." in done.stderr
    assert file.read_text(encoding="utf-8") == before
    assert not file.with_name("case.yaml~").exists()


def test_a_reference_that_leads_nowhere_is_answered_anew(interview, file) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    - F1", "    - F9"), encoding="utf-8")
    done = interview(["e", "1", "", "", ""], "new", "--ask", "case.yaml", "-o", "mended.yaml")

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(file.with_name("mended.yaml").read_text())["measures"][0]["facts"] == [
        "F1"
    ]


def test_a_field_that_is_only_misspelt_is_not_lost(interview, file) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}remarkz: kept\n", encoding="utf-8")
    interview([""] * 6, "new", "--ask", "case.yaml", "-o", "mended.yaml")

    assert yaml.safe_load(file.with_name("mended.yaml").read_text())["remarkz"] == "kept"


def test_options_of_a_new_file_are_refused_beside_a_file(comity, file) -> None:
    done = comity("new", "--ask", "case.yaml", "--from", "TV")

    assert done.returncode == 2
    assert "A file is reopened with what it says." in done.stderr


def test_a_file_that_is_not_there_is_told_apart_from_a_kind(comity, desk) -> None:
    done = comity("new", "--ask", "nothing.yaml")

    assert done.returncode == 2
    assert "There is no file nothing.yaml." in done.stderr


def test_one_field_is_set_and_judged_like_an_answer(comity, file) -> None:
    done = comity("answer", "case.yaml", "Our reference", "R/2", "--force")

    assert done.returncode == 0, done.stderr
    assert yaml.safe_load(file.read_text())["reference"] == "R/2"
    assert COMMENT in file.with_name("case.yaml~").read_text(encoding="utf-8")


def test_a_file_that_somebody_changed_in_the_meantime_is_left_alone(file, monkeypatch) -> None:
    text = file.read_text(encoding="utf-8")
    theirs = text.replace('reference: "012"', "reference: THEIRS")
    assert theirs != text

    def told(before: object, after: object) -> list[str]:
        file.write_text(theirs, encoding="utf-8")  # while the author reads what has changed
        return ["The reference has changed."]

    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    with pytest.raises(OutputError, match="has been changed since the command read it"):
        answer_field(open_host(Office()), Target(file), "reference", "MINE", Voice(), told)

    assert file.read_text(encoding="utf-8") == theirs
    assert not file.with_name("case.yaml~").exists()


def test_a_value_that_the_check_would_refuse_is_not_set(comity, file) -> None:
    before = file.read_text(encoding="utf-8")
    done = comity("answer", "case.yaml", "facts[0].date", "31 February 2026", "--force")

    assert done.returncode == 2
    assert file.read_text(encoding="utf-8") == before


def test_a_value_with_two_readings_is_refused_with_both(comity, file) -> None:
    text = file.read_text(encoding="utf-8").replace("state: TV", "state: CA")
    file.write_text(text, encoding="utf-8")
    done = comity("answer", "case.yaml", "facts[0].date", "5/6/2026", "--force")

    assert done.returncode == 2
    assert "This can be 5 June 2026 or 6 May 2026." in done.stderr
    assert file.read_text(encoding="utf-8") == text


def test_one_field_is_asked_for_and_written_elsewhere(interview, file) -> None:
    args = ("answer", "case.yaml", "measures[0].period", "-o", "mended.yaml")
    done = interview(["2 March 2026 to 3 March 2026"], *args)

    assert done.returncode == 0, done.stderr
    assert "Press Enter for: 1 March 2026 – 30 April 2026" in done.stderr
    written = yaml.safe_load(file.with_name("mended.yaml").read_text())
    assert {key: str(day) for key, day in written["measures"][0]["period"].items()} == {
        "from": "2026-03-02",
        "to": "2026-03-03",
    }


def test_a_title_that_several_items_have_is_not_set_in_the_first_one(comity, file) -> None:
    text = file.read_text(encoding="utf-8")
    people = "persons:\n- {role: suspect, name: {full: A}}\n- {role: suspect, name: {full: B}}\n"
    file.write_text(text + people, encoding="utf-8")
    done = comity("answer", "case.yaml", "Date of birth", "1 May 1990", "--force")

    assert done.returncode == 2
    assert "several fields: persons[0].born, persons[1].born." in done.stderr
    assert "1990" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nothing", "The document has no field “nothing”."),
        ("facts[7].text", "The document has no field “facts[7].text”."),
        ("Title", "“Title” can be several fields: requesting.contacts[0].title"),
    ],
)
def test_a_field_that_is_not_named_well_is_refused(comity, file, named: str, said: str) -> None:
    done = comity("answer", "case.yaml", named, "x")

    assert done.returncode == 2
    assert said in done.stderr
