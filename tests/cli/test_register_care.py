"""The register hides nothing that was missed, lost, renamed or changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

Run = Callable[..., Any]

ORIGINAL = "transmission: {way: By post., original_follows: 2024-02-01}\n"
HEARING = "hearings: [{date: 2024-03-20, evidence_by: 2024-03-01, court: Example High Court}]\n"
LETTER = """\
schema: 1
kind: reminder
date: 2024-02-05
reference: TV/7-R
requesting: {state: TV, issued_by: {name: A. Sample}}
requested: {state: NR}
concerning: {reference: TV/7/2024, date: 2024-01-08}
outstanding: [The records.]
"""
REQUEST = """\
schema: 1
kind: request
form: mla-request
date: 2024-01-08
reference: TV/7/2024
requesting:
  state: TV
  authority: {name: Office of the Director, functions: It conducts the investigation.}
  issued_by: {name: A. Sample, title: Director, date: 2024-01-08}
requested: {state: NR}
proceedings: {nature: investigation}
offences:
  - {id: O1, title: Fraud, provision: "Act, s. 1", text: Whoever defrauds., text_is: exact,
     maximum_penalty: {text: Seven years.}}
facts: [{id: F1, text: "A message came from a@mail.example."}]
measures:
  - {id: M1, kind: subscriber-data, holder: {name: Example Mail, kind: provider},
     purpose: To identify the user., identifiers: [{kind: email, value: a@mail.example}],
     facts: [F1], offences: [O1]}
"""


def lines(text: str) -> str:
    return " ".join(text.split())


def recorded(comity: Run, *args: str) -> None:
    done = comity(*args)
    assert done.returncode == 0, done.stderr


def test_a_missed_day_and_a_hearing_that_is_near_are_lines_of_their_own(
    comity: Run, desk: Path
) -> None:
    (desk / "a.yaml").write_text(REQUEST + HEARING + ORIGINAL)
    recorded(comity, "sent", "a.yaml", "--on", "2024-01-10", "--by", "post")
    shown = lines(comity("register", ".", "--on", "2024-03-10").stdout)
    assert "overdue (sent)" in shown
    assert "This was due by 1 March 2024: Evidence for the hearing of 20 March 2024" in shown
    assert "Ask the court for a later day" in shown
    assert "Hearing on 20 March 2024: Example High Court." in shown
    assert "Check that this was done by 1 February 2024: The paper original is due." in shown
    (row,) = json.loads(comity("register", ".", "--on", "2024-03-10", "--format", "json").stdout)[
        "matters"
    ]
    assert row["late"]
    assert {"limit", "hearing"} <= {row["next"], *(one["next"] for one in row["also"])}
    # the register of an earlier day knows nothing of what came later
    assert "draft" in comity("register", ".", "--on", "2024-01-09").stdout
    # a hearing that is over was not missed, and one that is far is told as any other limit
    assert "Hearing on" not in comity("register", ".", "--on", "2024-03-21").stdout


@pytest.mark.needs_country
def test_an_order_that_a_company_did_not_carry_out_is_overdue(comity: Run, desk: Path) -> None:
    (sample,) = (file for file in sample_files() if file.stem == "bec-request")
    text = sample.read_text(encoding="utf-8")
    for old, new in {
        "state: NG": "state: DE",
        "state: US": "state: IE",
        "time_zone: Africa/Lagos": "time_zone: Europe/Berlin",
    }.items():
        text = text.replace(old, new, 1)
    text = re.sub(
        r"  - instrument: us-ng-mlat\n  - .*\n.*\n", "  - instrument: eu-2023-1543\n", text
    )
    (desk / "order.yaml").write_text(text)
    recorded(comity, "received", "order.yaml", "--on", "2026-10-16")
    shown = lines(comity("register", ".", "--on", "2026-11-10").stdout)
    assert "overdue (received)" in shown
    assert (
        "The provider in Ireland should have acted by 27 October 2026. This is a time limit"
        in shown
    )


def test_a_preservation_that_only_the_request_names_can_be_renewed(comity: Run, desk: Path) -> None:
    held = "earlier: [{kind: preservation, reference: PR-1, date: 2024-01-02, expires: 2024-04-30}]"
    (desk / "a.yaml").write_text(f"{REQUEST}{held}\n")
    recorded(comity, "sent", "a.yaml", "--on", "2024-01-10", "--by", "post")
    shown = lines(comity("register", ".", "--on", "2024-04-20").stdout)
    # nobody is late by a guess, and asking does not hide what ends in ten days
    assert "Ask Nauru how the request stands. Nobody has measured" in shown
    assert "overdue" not in shown
    assert "The preservation ends on 30 April 2024." in shown
    done = comity("follow-up", "a.yaml", "--as", "renewal", "--on", "2024-04-20")
    assert done.stdout == "a.renewal.yaml\n", done.stderr
    text = (desk / "a.renewal.yaml").read_text()
    for part in ("kind: preservation", "PR-1", "a@mail.example", "TV/7/2024"):
        assert part in text
    assert "came from" not in text  # the facts are for the office to write
    again = comity("follow-up", "a.yaml", "--as", "renewal", "--on", "2024-04-21")
    assert again.returncode == 2
    assert "a.renewal.yaml: This renewal was written already" in again.stderr


def test_a_matter_with_nothing_due_is_not_called_closed(comity: Run, desk: Path) -> None:
    (desk / "r.yaml").write_text(LETTER)
    recorded(comity, "sent", "r.yaml", "--on", "2024-02-06")
    told = comity("follow-up", "r.yaml", "--on", "2024-02-07").stderr
    assert "No letter is due. Nothing else is due either." in told
    recorded(comity, "closed", "r.yaml", "--on", "2024-02-08")
    assert "The matter is closed." in comity("follow-up", "r.yaml").stderr


def test_what_cannot_be_is_not_recorded(comity: Run, desk: Path) -> None:
    (desk / "r.yaml").write_text(LETTER)
    (desk / "scan.txt").write_text("x")
    done = comity("sent", "r.yaml", "--on", "2024-02-06", "--document", "scan.txt")
    assert "Check that this is what you sent: scan.txt" in done.stderr
    assert "no document" in comity("sent", "r.yaml", "--document", "r.yaml").stderr
    twice = comity("sent", "r.yaml", "--on", "2024-02-09")
    assert (twice.returncode, "already recorded as sent, on 2024-02-06" in twice.stderr) == (
        2,
        True,
    )
    recorded(comity, "sent", "r.yaml", "--on", "2024-02-09", "--note", "A copy by e-mail.")
    early = comity("returned", "r.yaml", "--on", "2024-03-12", "--until", "2024-03-01")
    assert (early.returncode, "is before 2024-03-12" in early.stderr) == (2, True)

    (desk / "r.record.toml").write_text("schema = 1\n[[event]]\nkind = 'sent'\non = 2999-01-01\n")
    told = comity("register", ".")
    assert told.returncode == 1
    assert "not known" in told.stdout
    assert "This day has not come yet: 2999-01-01" in told.stdout
    assert comity("deadlines", "r.yaml").returncode == 2
    assert "This day has not come yet" in comity("check", "r.yaml").stdout


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_has_no_record(comity: Run, desk: Path) -> None:
    (desk / "r.yaml").write_text(LETTER)
    (desk / "l.yaml").symlink_to("r.yaml")
    done = comity("sent", "l.yaml", "--on", "2024-02-06")
    assert (done.returncode, list(desk.glob("*.toml"))) == (2, [])
    assert "Name the file itself" in done.stderr


def test_a_renamed_case_does_not_lose_its_record(comity: Run, desk: Path) -> None:
    (desk / "q.yaml").write_text(LETTER)
    recorded(comity, "sent", "q.yaml", "--on", "2024-02-06")
    (desk / "q.yaml").rename(desk / "q2.yaml")
    done = comity("register", ".")
    assert done.returncode == 1
    told = lines(done.stdout)
    assert "not known" in told
    assert "Its record is q.record.toml, under another name." in told
    again = comity("sent", "q2.yaml", "--on", "2024-02-07", "--by", "e-mail")
    assert (again.returncode, "rename its record to q2.record.toml" in again.stderr) == (2, True)
    assert "q.record.toml: There is no case file beside this record." in told
    assert "q2.yaml has the content that it records. Rename the record to q2.record.toml." in told
    (desk / "q.record.toml").rename(desk / "q2.record.toml")
    assert comity("register", ".").returncode == 0


def test_a_document_that_changed_after_it_was_sent_is_told(comity: Run, desk: Path) -> None:
    (desk / "r.yaml").write_text(LETTER)
    recorded(comity, "build", "r.yaml", "-o", "out")
    recorded(comity, "sent", "r.yaml", "--on", "2024-02-06", "-o", "out")
    assert "changed after" not in comity("register", ".").stdout
    with (desk / "out/r.docx").open("ab") as file:
        file.write(b"x")
    assert "r.docx was changed after it was sent." in comity("register", ".").stdout
    assert "The document r.docx was changed after it was sent." in comity("check", "r.yaml").stdout

    gone = (desk / "out/r.docx").rename(desk / "elsewhere")
    assert "r.docx was sent and is no longer in its folder." in comity("register", ".").stdout
    assert "The document r.docx was sent and is no longer" in comity("check", "r.yaml").stdout
    gone.rename(desk / "out/r.docx")
    # even without the record, the folder knows its name
    (desk / "r.record.toml").unlink()
    changed = (desk / "out/r.docx").read_bytes()
    assert comity("build", "r.yaml", "-o", "out", "--force").returncode == 2
    assert (desk / "out/r.docx").read_bytes() == changed


def test_a_draft_with_an_error_is_to_be_corrected_and_what_is_missing_is_told_apart(
    comity: Run, desk: Path
) -> None:
    twice = REQUEST.replace("facts: [", 'facts: [{id: F1, text: "The same id once more."}, ')
    (desk / "a.yaml").write_text(twice)
    (desk / "b.yaml").write_text(twice.replace("reference: TV/7/2024\n", ""))
    (desk / "c.yaml").write_text(REQUEST.replace("reference: TV/7/2024\n", ""))

    done = comity("register", ".", "--on", "2024-03-10", "--format", "json")
    rows = {one["file"]: one for one in json.loads(done.stdout)["matters"]}

    correct, fill = "1 point must be corrected.", "Complete the draft. 1 field is missing."
    assert rows["a.yaml"]["says"] == f"Correct the draft. {correct}"
    assert rows["b.yaml"]["says"].startswith(f"{fill} Correct the draft. {correct}")
    assert rows["c.yaml"]["says"] == fill
