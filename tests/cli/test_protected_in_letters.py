"""A name that a request protects stays out of every letter, paper and record of its matter."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files
from comity.model.patches import patch
from comity.tasks.patching import apply

pytestmark = pytest.mark.needs_country

Run = Callable[..., Any]
NAME = "Sunita Namunakar"
TELLING = ("Sunita", "Namunakar", "Example Nagar", "00457")
OF_REQUEST = {"reference": "EPS/MSHT/2026/0457", "date": "2026-10-08"}


def sample(stem: str) -> Path:
    return next(one for one in sample_files() if one.stem == stem)


@pytest.fixture
def matter(comity: Run, desk: Path) -> Path:
    """A request with a protected witness, sent, and the reminder that follows."""
    shutil.copy(sample("protected-witness-gb-in"), desk / "request.yaml")
    done(comity, "sent", "request.yaml", "--on", "2026-10-12")
    done(comity, "follow-up", "request.yaml", "--as", "reminder", "--on", "2026-11-20")
    change(desk / "request.reminder.yaml", reference="EPS/MSHT/2026/0457-1")
    return desk


def done(comity: Run, *args: str) -> Any:
    ran = comity(*args)
    assert ran.returncode == 0, ran.stderr
    return ran


def change(file: Path, **fields: Any) -> None:
    tree = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump(tree | fields, allow_unicode=True), encoding="utf-8")


def checked(comity: Run, name: str) -> str:
    return " ".join(comity("check", name).stdout.split())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"The hearing of {NAME}", "At word 4, this field contains a name of P3 of request.yaml"),
        ("The hearing of Mrs NAMUNAKAR's daughter", "contains a name of P3"),
        ("A visit to 14 Example Nagar", "an address, or a place or date of birth, of P3"),
        ("A call to +91 90000 00457", "a telephone number of P3"),
    ],
)
def test_a_reminder_does_not_tell_whom_its_request_protects(
    comity: Run, matter: Path, text: str, what: str
) -> None:
    letter = matter / "request.reminder.yaml"
    assert "protection." not in checked(comity, letter.name)
    change(letter, outstanding=[text])
    said = checked(comity, letter.name)
    assert what in said
    assert "Call the person by role and number, as that document does. The number is P3." in said
    refused = comity("build", letter.name, "--draft", "--format", "md", "-o", "out")
    assert refused.returncode != 0
    assert not list(matter.glob("out/*.md"))
    for told in (said, refused.stdout + refused.stderr):
        assert not any(word in told for word in TELLING)

    change(letter, outstanding=["The hearing of the witness P3"])
    assert "protection." not in checked(comity, letter.name)
    done(comity, "build", letter.name, "--draft", "--format", "md", "-o", "out")


def test_other_findings_of_a_letter_do_not_quote_the_name_either(comity: Run, matter: Path) -> None:
    change(
        matter / "request.reminder.yaml", outstanding=[f"{NAME} {NAME}", "Zeugin Namunakar hören"]
    )
    ran = comity("check", "request.reminder.yaml", "--all", "--format", "json")
    assert not any(word in ran.stdout + ran.stderr for word in TELLING)


def test_an_unfinished_letter_is_told_before_it_is_complete(comity: Run, matter: Path) -> None:
    change(matter / "request.reminder.yaml", reference="", outstanding=[f"Hearing of {NAME}"])
    assert "contains a name of P3 of request.yaml" in checked(comity, "request.reminder.yaml")


def test_an_unfinished_request_protects_too(comity: Run, matter: Path) -> None:
    change(matter / "request.yaml", proceedings={})
    change(matter / "request.reminder.yaml", outstanding=[f"Hearing of {NAME}"])
    assert "contains a name of P3 of request.yaml" in checked(comity, "request.reminder.yaml")


def test_a_letter_of_another_matter_is_left_alone(comity: Run, matter: Path) -> None:
    change(
        matter / "request.reminder.yaml",
        outstanding=[f"The hearing of {NAME}"],
        concerning={"reference": "EPS/OTHER/1"},
        reference="EPS/OTHER/2",
    )
    assert "protection." not in checked(comity, "request.reminder.yaml")


def test_a_paper_that_names_no_file_belongs_to_the_one_after_which_it_is_named(
    comity: Run, matter: Path
) -> None:
    paper = yaml.safe_load(sample("preservation-ng-us").read_text(encoding="utf-8"))
    paper["facts"][0]["text"] = f"The mailbox of {NAME} was taken over."
    text = yaml.safe_dump(paper, allow_unicode=True)
    for name, told in (("request.preservation", True), ("paper", False)):
        (matter / f"{name}.yaml").write_text(text, encoding="utf-8")
        said = checked(comity, f"{name}.yaml")
        assert ("contains a name of P3 of request.yaml" in said) is told


def test_a_decision_of_the_other_state_does_not_tell_it(comity: Run, matter: Path) -> None:
    letter = {
        "schema": 1, "kind": "decision", "date": "2026-11-20", "reference": "IN/1",
        "requesting": {"state": "GB"}, "requested": {"state": "IN"}, "concerning": OF_REQUEST,
        "outcome": "granted-in-part",
        "conditions": [{"what": f"{NAME}, 14 Example Nagar, Nagpur, is heard in Mumbai."}],
    }  # fmt: skip
    (matter / "decision.yaml").write_text(yaml.safe_dump(letter), encoding="utf-8")
    assert "contains a name of P3 of request.yaml" in checked(comity, "decision.yaml")


def test_the_official_who_signs_may_share_the_name(comity: Run, matter: Path) -> None:
    letter = {
        "schema": 1, "kind": "acknowledgement", "date": "2026-11-20", "reference": "IN/1",
        "requesting": {"state": "GB"}, "concerning": OF_REQUEST,
        "requested": {
            "state": "IN", "issued_by": {"name": "Arjun Namunakar", "title": "Under Secretary"}
        },
    }  # fmt: skip
    (matter / "receipt.yaml").write_text(yaml.safe_dump(letter), encoding="utf-8")
    assert "protection." not in checked(comity, "receipt.yaml")
    letter["message"] = f"We know {NAME}."
    (matter / "receipt.yaml").write_text(yaml.safe_dump(letter), encoding="utf-8")
    assert "contains a name of P3 of request.yaml" in checked(comity, "receipt.yaml")


def test_a_later_request_that_names_the_person_openly_is_warned(comity: Run, matter: Path) -> None:
    tree = yaml.safe_load((matter / "request.yaml").read_text(encoding="utf-8"))
    tree |= {"reference": "EPS/MSHT/2026/0457-S", "status": "supplement"}
    tree |= {"supplements": "EPS/MSHT/2026/0457", "date": "2026-11-20"}
    del tree["persons"][2]["protect"]
    (matter / "more.yaml").write_text(yaml.safe_dump(tree), encoding="utf-8")
    said = checked(comity, "more.yaml")
    assert "request.yaml protects P3, and this document shows the same name." in said
    assert "protection.beside" not in said
    told = json.loads(comity("check", "more.yaml", "--all", "--format", "json").stdout)
    (open_,) = [
        one for one in told["files"][0]["findings"] if one["rule"] == "protection.open-here"
    ]
    cure = patch(*((one["path"], one["value"]) for one in open_["patch"]))
    (matter / "more.yaml").write_text(yaml.safe_dump(apply(tree, cure)), encoding="utf-8")
    assert "protection.open-here" not in checked(comity, "more.yaml")


def test_a_paper_to_a_company_may_name_the_account_and_nothing_else(
    comity: Run, matter: Path
) -> None:
    paper = yaml.safe_load(sample("preservation-ng-us").read_text(encoding="utf-8"))
    paper |= {"form": "provider", "earlier": [{"kind": "request", **OF_REQUEST}]}
    value = "sunita.namunakar@mail.example"
    paper["measures"][0]["identifiers"] = [{"kind": "email", "value": value}]
    (matter / "paper.yaml").write_text(yaml.safe_dump(paper), encoding="utf-8")
    said = checked(comity, "paper.yaml")
    assert "tells the company that the account of P3 is meant, whom request.yaml protects" in said
    assert "protection.beside" not in said
    paper["measures"][0]["purpose"] = f"To keep the mail of {NAME}."
    (matter / "paper.yaml").write_text(yaml.safe_dump(paper), encoding="utf-8")
    assert "contains a name of P3 of request.yaml" in checked(comity, "paper.yaml")


@pytest.mark.parametrize("option", ["--note", "--by", "--reference"])
@pytest.mark.parametrize("file", ["request.yaml", "request.reminder.yaml"])
def test_a_record_takes_no_protected_name(
    comity: Run, matter: Path, file: str, option: str
) -> None:
    event = "acknowledged" if file == "request.yaml" else "sent"
    words = [file, "--on", "2026-11-21", option]
    before = {path: path.read_bytes() for path in matter.glob("*.record.toml")}
    refused = comity(event, *words, f"Spoke with {NAME}")
    assert refused.returncode != 0
    said = " ".join(refused.stderr.split())
    assert re.search(rf"{option}\S* This reveals who P3 is, who is protected", said), said
    assert not any(word in said for word in TELLING)
    assert before == {path: path.read_bytes() for path in matter.glob("*.record.toml")}
    done(comity, event, *words, "Spoke with the witness P3")


def test_a_record_takes_no_document_that_is_called_after_the_person(
    comity: Run, matter: Path
) -> None:
    (matter / "namunakar-letter.pdf").write_bytes(b"%PDF-1.7")
    words = ["request.reminder.yaml", "--on", "2026-11-21", "--document"]
    refused = comity("sent", *words, "namunakar-letter.pdf")
    assert refused.returncode != 0
    assert "This reveals who P3 is" in " ".join(refused.stderr.split())
    (matter / "namunakar-letter.pdf").rename(matter / "letter.pdf")
    done(comity, "sent", *words, "letter.pdf")
