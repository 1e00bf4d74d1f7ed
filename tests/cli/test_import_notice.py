"""``comity import``: the JSON of a notice becomes the case file that it was built from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files

CHECKOUT = Path(__file__).resolve().parents[2]
NOTICES = [file for file in sample_files() if file.name.startswith("notice-")]
GERMAN = CHECKOUT / "tests/data/de/notice-de.yaml"
(US,) = (file for file in NOTICES if file.name == "notice-us.yaml")


def built(comity: Callable, file: Path, *options: str) -> Path:
    """The JSON of a case file, built in the folder that the program runs in."""
    done = comity("build", file, "--format", "json", "-o", "out", "--force", *options)
    return Path(done.stdout.splitlines()[0])


@pytest.mark.needs_country
@pytest.mark.parametrize("file", [*NOTICES, GERMAN], ids=lambda file: file.name)
def test_the_case_file_of_a_notice_gives_the_same_json_again(
    file: Path, comity: Callable, desk: Path
) -> None:
    made = desk / built(comity, file)
    first = made.read_bytes()

    done = comity("import", made, "-o", "again.yaml")
    assert done.returncode == 0
    assert "makes the same JSON again" in done.stderr
    (desk / "again.yaml").rename(desk / file.name)

    assert (desk / built(comity, desk / file.name)).read_bytes() == first


def test_how_sure_the_company_is_comes_back_as_it_was(comity: Callable, desk: Path) -> None:
    said = (
        "user_notification: {practice: may, before_disclosure: where-possible}\n"
        "costs: {practice: where-possible, discussed_before: true}\n"
        "overbroad_practice: may-refuse\n"
    )
    file = desk / "sure.yaml"
    head = "schema: 1\nkind: notice\ndate: 2026-10-01\nhost: NR\ncompany: {name: Example Mail}\n"
    file.write_text(head + said, encoding="utf-8")

    done = comity("import", desk / built(comity, file), "-o", "again.yaml")
    again = yaml.safe_load((desk / "again.yaml").read_text(encoding="utf-8"))
    assert "makes the same JSON again" in done.stderr
    assert {name: again[name] for name in yaml.safe_load(said)} == yaml.safe_load(said)


@pytest.mark.needs_country
def test_what_the_law_filled_in_is_left_to_it_and_what_is_internal_is_named(
    comity: Callable, desk: Path
) -> None:
    done = comity("import", desk / built(comity, US), "-o", "again.yaml")
    text = (desk / "again.yaml").read_text(encoding="utf-8")
    own = US.read_text(encoding="utf-8")
    assert text.count("process_domestic:") == own.count("process_domestic:")
    assert "Duty desk" not in text
    assert "authentication.internal_checks, internal_notes" in done.stderr
    assert (desk / "notice-1.schema.json").exists()


@pytest.mark.needs_country
def test_what_the_company_says_as_the_law_does_stays_what_the_company_says(
    comity: Callable, desk: Path
) -> None:
    text = US.read_text(encoding="utf-8")
    said = "  - category: stored-content\n    process_domestic: search warrant\n"
    if "process_domestic" not in text:
        text = text.replace("  - category: stored-content\n", said)
    (desk / "case.yaml").write_text(text, encoding="utf-8")
    made = desk / built(comity, desk / "case.yaml")
    first = made.read_bytes()

    done = comity("import", made, "-o", "again.yaml")
    assert done.returncode == 0, done.stderr
    (desk / "case.yaml").unlink()
    (desk / "again.yaml").rename(desk / "case.yaml")
    assert (desk / built(comity, desk / "case.yaml")).read_bytes() == first


def test_a_draft_is_imported_and_said_to_be_one(
    comity: Callable, notice_data: dict[str, Any], write: Callable[..., Path], desk: Path
) -> None:
    made = desk / built(comity, write(notice_data), "--draft")
    done = comity("import", made, "-o", "again.yaml")
    assert "marked as a draft" in done.stderr
    assert (desk / "again.yaml").exists()
    assert "--draft" in done.stderr


def test_a_language_that_was_asked_for_must_be_asked_for_again(
    comity: Callable, notice_data: dict[str, Any], write: Callable[..., Path], desk: Path
) -> None:
    made = desk / built(comity, write(notice_data), "--draft", "--language", "fr")
    done = comity("import", made, "-o", "again.yaml")
    assert done.returncode == 0, done.stderr
    assert "--language fr" in done.stderr


def test_json_that_cannot_be_built_again_is_imported_and_said_to_be_so(
    comity: Callable, notice_data: dict[str, Any], write: Callable[..., Path], desk: Path
) -> None:
    made = desk / built(comity, write(notice_data), "--draft")
    told = json.loads(made.read_text(encoding="utf-8"))
    told["text"]["blocks"].pop()
    made.write_text(json.dumps(told), encoding="utf-8")
    done = comity("import", made, "-o", "again.yaml")
    assert done.returncode == 1
    assert "does not make the same JSON again" in done.stderr
    assert (desk / "again.yaml").exists()


def _edit(change: Callable[[dict[str, Any]], Any]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        told = json.loads(text)
        change(told)
        return json.dumps(told)

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda text: "schema: 1\n", "This is not valid JSON."),
        (lambda text: "[1]", "This is not a document that Comity wrote as JSON."),
        (lambda text: '{"schema": 1}', "This is not a document that Comity wrote as JSON."),
        (lambda text: "[" * 100_000, "nested too deeply"),
        (lambda text: '{"data": ' + '{"a":' * 900 + "1" + "}" * 901, "must be 1"),
        (lambda text: text.replace('"schema": 1,', '"schema": 1, "schema": 1,'), "stands twice"),
        (lambda text: text.replace("false", "NaN", 1).replace("true", "NaN", 1), "not valid JSON"),
        (lambda text: " " * 5_000_000 + text, "larger than 4 MiB"),
        (_edit(lambda d: d.update(schema=2)), "is version 2; this Comity reads 1"),
        (_edit(lambda d: d.update(kind="request")), "This is a request, not a notice."),
        (_edit(lambda d: d.update(draft="no")), "It must be true or false."),
        (_edit(lambda d: d["data"].pop("draft")), "The document has no data."),
        (
            _edit(lambda d: d["data"]["draft"].update(chanels=[])),
            "data.draft.chanels: This field is not known here.",
        ),
        (
            _edit(lambda d: d["data"]["draft"]["channels"][0].update(colour="red")),
            "data.draft.channels[0].colour: This field is not known here.",
        ),
        (_edit(lambda d: d.update(later=1)), "later: This field is not known here."),
        (_edit(lambda d: d["data"]["draft"].update(host=None)), "data.draft.host"),
        (_edit(lambda d: d["data"]["draft"].update(host="nowhere")), "host"),
        (_edit(lambda d: d["data"]["draft"]["company"].update(name="a\u202eb")), "U+202E"),
    ],
)
def test_what_cannot_be_taken_back_whole_is_refused_and_nothing_written(
    edit: Callable[[str], str],
    said: str,
    comity: Callable,
    notice_data: dict[str, Any],
    write: Callable[..., Path],
    desk: Path,
) -> None:
    made = desk / built(comity, write(notice_data), "--draft")
    made.write_text(edit(made.read_text(encoding="utf-8")), encoding="utf-8")
    done = comity("import", made, "-o", "again.yaml")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (desk / "again.yaml").exists()


def test_an_existing_case_file_is_replaced_only_by_force(
    comity: Callable, notice_data: dict[str, Any], write: Callable[..., Path], desk: Path
) -> None:
    made = desk / built(comity, write(notice_data), "--draft")
    (desk / "mine.yaml").write_text("mine")
    assert comity("import", made, "-o", "mine.yaml").returncode == 2
    assert (desk / "mine.yaml").read_text() == "mine"
    assert comity("import", made, "-o", "mine.yaml", "--force").returncode == 0
    assert (desk / "mine.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")
