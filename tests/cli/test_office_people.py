"""The people of the office file, and names that no build may print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose

SAMPLES = {path.stem: path for path in sample_files()}
OFFICE = """schema = 1
[office]
state = "NG"
[[contacts]]
name = "Duty officer"
email = "night.desk@office.example"
[[signatories]]
name = "Tola Signatory"
capacity = "central-authority"
"""

Run = Callable[..., Any]

pytestmark = pytest.mark.needs_country


@pytest.fixture
def desk(tmp_path: Path, comity: Run) -> Path:
    (tmp_path / "comity.toml").write_text(OFFICE, encoding="utf-8")
    text = SAMPLES["bec-request"].read_text(encoding="utf-8")
    head, tail = text.split("  contacts:\n")
    rest = tail[tail.index("  issued_by:") :]
    (tmp_path / "case.yaml").write_text(head + rest, encoding="utf-8")
    assert comity("office", "allow", cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_request_that_names_no_contact_gets_those_of_the_office(desk: Path, comity: Run) -> None:
    assert comity("build", "case.yaml", "-o", "out", "--format", "md", cwd=desk).returncode == 0
    assert "night.desk@office.example" in (desk / "out" / "case.md").read_text(encoding="utf-8")


def test_a_request_keeps_the_contacts_that_it_names(desk: Path, comity: Run) -> None:
    sample = SAMPLES["bec-request"].read_text(encoding="utf-8")
    (desk / "own.yaml").write_text(sample, encoding="utf-8")
    assert comity("build", "own.yaml", "-o", "out", "--format", "md", cwd=desk).returncode == 0
    assert "night.desk@office.example" not in (desk / "out" / "own.md").read_text(encoding="utf-8")


def test_the_contacts_of_another_states_office_stay_out(desk: Path, comity: Run) -> None:
    office = (desk / "comity.toml").read_text(encoding="utf-8")
    (desk / "comity.toml").write_text(office.replace('"NG"', '"GB"'), encoding="utf-8")
    assert comity("office", "allow", cwd=desk).returncode == 0
    found = comity("check", "case.yaml", cwd=desk)
    shown = comity("build", "case.yaml", "-o", "out", "--format", "md", cwd=desk)
    assert found.returncode == shown.returncode == 0
    assert "Duty officer" not in (desk / "out/case.md").read_text(encoding="utf-8")


def test_a_new_file_has_the_signatory_of_the_office(desk: Path, comity: Run) -> None:
    made = comity("new", "request", "--to", "US", "--measure", "bank-records", cwd=desk)
    assert "name: Tola Signatory" in made.stdout


def test_a_wrong_field_of_a_person_is_named_with_those_that_are_known(
    desk: Path, comity: Run
) -> None:
    office = (desk / "comity.toml").read_text(encoding="utf-8")
    (desk / "comity.toml").write_text(office.replace("email =", "mial ="), encoding="utf-8")
    refused = comity("check", "case.yaml", cwd=desk)
    assert refused.returncode == 2
    assert "contacts[0].mial" in refused.stderr
    assert "Known: name, title" in refused.stderr


def test_a_protected_name_in_a_fact_is_printed_by_no_build_not_even_a_draft(
    desk: Path, comity: Run
) -> None:
    text = (desk / "case.yaml").read_text(encoding="utf-8")
    protected = text.replace("role: suspect", "role: suspect\n    protect: pseudonym", 1)
    (desk / "case.yaml").write_text(protected, encoding="utf-8")
    refused = comity("build", "case.yaml", "-o", "out", "--draft", cwd=desk)
    assert refused.returncode == 2
    assert "facts[6].text: At word 23, this field contains a name of P1" in refused.stderr
    assert "Placeholder" not in refused.stderr
    assert not (desk / "out").exists()


def test_a_treaty_of_two_states_carries_no_request_to_a_third(desk: Path, comity: Run) -> None:
    text = (desk / "case.yaml").read_text(encoding="utf-8")
    (desk / "case.yaml").write_text(text.replace("state: US", "state: KE"), encoding="utf-8")
    found = comity("check", "case.yaml", cwd=desk)
    assert found.returncode == 1
    assert "basis.not-party" in found.stdout


@pytest.mark.parametrize("name", ["notice-us", "notice-ng", "notice-gb", "notice-in"])
def test_every_provision_listed_at_the_end_of_a_notice_is_referred_to_in_it(
    name: str, tmp_path: Path
) -> None:
    host = open_host()
    text = re.sub(r"^law: .*\n", "", SAMPLES[name].read_text(encoding="utf-8"), flags=re.MULTILINE)
    (tmp_path / "notice.yaml").write_text(text + "law: beside\n", encoding="utf-8")
    (case,) = read_all([tmp_path / "notice.yaml"], host)
    checked = check_case(case, host)
    law = compose(checked.resolved, host, checked.document_type).context["parts"]["law"]
    body = str(law["paragraphs"])
    assert law["items"] or name == "notice-ng"  # of Nigeria no official text was read
    assert [item["number"] for item in law["items"] if item["number"] not in body] == []
