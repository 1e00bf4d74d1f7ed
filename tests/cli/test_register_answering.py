"""The register of the State that was asked: what it must do, and what its own letters wait for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

REQUEST = """\
schema: 1
kind: request
form: mla-request
date: 2024-01-08
reference: TV/7/2024
subject: Payments diverted by a compromised mailbox
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
  - {id: M1, kind: subscriber-data, holder: {name: Example Mail}, purpose: To identify the user.,
     identifiers: [{kind: email, value: a@mail.example}], facts: [F1], offences: [O1]}
  - {id: M2, kind: stored-content, holder: {name: Example Mail}, purpose: To read the messages.,
     identifiers: [{kind: email, value: a@mail.example}], facts: [F1], offences: [O1],
     period: {from: 2023-05-01, to: 2023-06-01}}
urgency: {level: urgent, deadline: 2024-04-30, reason: The trial begins in May 2024.}
"""
LETTER = """\
schema: 1
kind: {kind}
date: {date}
reference: {reference}
requesting: {{state: TV}}
requested: {{state: NR, issued_by: {{name: A. Sample}}}}
concerning: {{reference: TV/7/2024, date: 2024-01-08}}
{more}
"""


def letter(kind: str, date: str, reference: str, more: str) -> str:
    return LETTER.format(kind=kind, date=date, reference=reference, more=more)


def rows(comity: Run, on: str) -> dict[str, dict[str, str]]:
    done = comity("register", ".", "--format", "csv", "--on", on)
    return {row["file"]: row for row in csv.DictReader(io.StringIO(done.stdout))}


def record(comity: Run, *args: str) -> None:
    done = comity(*args)
    assert done.returncode == 0, done.stderr


def decision(desk: Path, more: str) -> None:
    (desk / "decision.yaml").write_text(letter("decision", "2024-02-10", "NR-88", more))


def test_after_a_decision_on_conditions_the_desk_waits_for_them_and_carries_out(
    comity: Run, desk: Path
) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    first = rows(comity, "2024-01-21")["came.yaml"]
    assert (first["from"], first["to"], first["for"]) == ("TV", "NR", "NR")
    terms = "conditions: [{what: The records are used in this case alone.}]\naccept_by: 2024-03-01"
    decision(desk, f"outcome: granted-in-part\ngranted_part: Measure M1.\n{terms}")
    record(comity, "sent", "decision.yaml", "--on", "2024-02-10")
    record(comity, "granted", "came.yaml", "--on", "2024-02-10")

    told = rows(comity, "2024-02-11")
    assert (told["decision.yaml"]["from"], told["decision.yaml"]["to"]) == ("NR", "TV")
    assert told["decision.yaml"]["due"] == "2024-03-01"
    assert told["decision.yaml"]["says"].startswith("Wait until Tuvalu accepts the conditions.")
    assert told["came.yaml"]["due"] == "2024-03-01"
    assert told["came.yaml"]["says"] == (
        "Wait until Tuvalu accepts the conditions. That is due by 1 March 2024. "
        "Then carry out what was granted, and send the result by 30 April 2024."
    )
    shown = comity("register", ".", "--on", "2024-02-11").stdout
    assert "granted in part, on conditions" in " ".join(shown.split())
    assert "NR > TV" in shown
    (matter,) = json.loads(comity("register", ".", "--format", "json").stdout)["matters"]
    assert matter["outcome"] == "granted-in-part"
    late = rows(comity, "2024-03-02")["decision.yaml"]
    assert (late["late"], late["says"]) == (
        "yes",
        "Tuvalu was to accept the conditions by 1 March 2024. Ask whether it does.",
    )

    clocks = comity("deadlines", "decision.yaml", "--on", "2024-02-11").stdout
    assert "You asked Tuvalu for this." in " ".join(clocks.split())
    assert "Accept the conditions in writing" not in clocks

    record(comity, "closed", "decision.yaml", "--on", "2024-02-20")  # they are accepted
    accepted = rows(comity, "2024-02-21")["came.yaml"]
    assert (accepted["due"], accepted["says"]) == (
        "2024-04-30",
        "Carry out what was granted to Tuvalu, and send the result by 30 April 2024.",
    )


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("outcome: granted", "Carry out the request of Tuvalu, and send"),
        ("outcome: granted-in-part", "Carry out what was granted to Tuvalu, and send"),
        (
            "outcome: granted\nrulings: [{measures: ['2'], outcome: refused}]",
            "Carry out what was granted to Tuvalu, and send",
        ),
        (
            "outcome: granted\n"
            "rulings: [{measures: ['2'], outcome: granted, conditions: [{what: This case.}]}]",
            "Carry out what was granted to Tuvalu without conditions, and send",
        ),
        (
            "outcome: granted-in-part\nrulings:\n"
            "  - {measures: ['1'], outcome: granted-on-conditions, conditions: [{what: One.}]}\n"
            "  - {measures: ['2'], outcome: refused}",
            "Wait until Tuvalu accepts the conditions. Then carry out what was granted, and send",
        ),
    ],
)
def test_what_is_to_be_carried_out_is_what_the_decision_granted(
    comity: Run, desk: Path, more: str, says: str
) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    decision(desk, f"measures_asked: ['1', '2']\n{more}")
    record(comity, "sent", "decision.yaml", "--on", "2024-02-10")
    record(comity, "granted", "came.yaml", "--on", "2024-02-10")
    told = rows(comity, "2024-02-11")["came.yaml"]["says"]
    assert told == f"{says} the result by 30 April 2024."


def test_what_was_granted_with_a_note_and_no_letter_is_not_told_as_the_whole(
    comity: Run, desk: Path
) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    record(comity, "granted", "came.yaml", "--on", "2024-02-10", "--note", "Granted in part")
    told = rows(comity, "2024-02-11")["came.yaml"]["says"]
    assert told.startswith("Carry out what was granted to Tuvalu, and send the result by")


def test_a_request_that_was_refused_is_told_so(comity: Run, desk: Path) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    decision(desk, "outcome: refused\nreasons: [{why: It is no offence here.}]")
    record(comity, "sent", "decision.yaml", "--on", "2024-02-10")
    record(comity, "answered", "came.yaml", "--on", "2024-02-10")
    assert " refused" in comity("register", ".", "--on", "2024-02-11").stdout


def test_days_that_a_request_names_elsewhere_are_days_to_answer_by(comity: Run, desk: Path) -> None:
    text = REQUEST.partition("urgency:")[0]
    wanted = text.replace("  - {id: M2,", "  - {id: M2, deadline: 2024-04-11,")
    heard = f"{text}hearings: [{{date: 2024-05-20, court: Example Court}}]\n"
    for name, data in (("wanted", wanted), ("heard", heard)):
        (desk / f"{name}.yaml").write_text(data.replace("TV/7/2024", name))
        record(comity, "received", f"{name}.yaml", "--on", "2024-01-20")
        record(comity, "acknowledged", f"{name}.yaml", "--on", "2024-01-21")
    told = rows(comity, "2024-02-01")
    assert told["wanted.yaml"]["says"] == "Answer Tuvalu by 11 April 2024."
    assert told["heard.yaml"]["says"] == "Answer Tuvalu in time for the hearing of 20 May 2024."
    late = rows(comity, "2024-04-12")["wanted.yaml"]
    assert (late["late"], late["also"]) == ("yes", "")  # the day is told once


def test_a_reminder_that_nobody_sent_is_not_due_once_the_answer_came(
    comity: Run, desk: Path
) -> None:
    (desk / "bec.yaml").write_text(REQUEST)
    record(comity, "sent", "bec.yaml", "--on", "2024-01-10", "--by", "courier")
    asks = "outstanding: [Everything.]"
    (desk / "reminder.yaml").write_text(letter("reminder", "2024-05-02", "TV/7-R", asks))
    assert rows(comity, "2024-05-03")["reminder.yaml"]["next"] == "complete"
    record(comity, "answered", "bec.yaml", "--on", "2024-06-01")
    assert rows(comity, "2024-06-02")["reminder.yaml"]["next"] == ""


def test_a_matter_is_not_closed_before_the_hearing_for_which_the_evidence_is_needed(
    comity: Run, desk: Path
) -> None:
    heard = f"{REQUEST}hearings: [{{date: 2024-07-20, court: Example Court}}]\n"
    (desk / "bec.yaml").write_text(heard)
    record(comity, "sent", "bec.yaml", "--on", "2024-01-10", "--by", "courier")
    record(comity, "answered", "bec.yaml", "--on", "2024-06-01")
    before = rows(comity, "2024-06-02")["bec.yaml"]
    assert (
        before["says"] == "The answer is there. Close the matter after the hearing of 20 July 2024."
    )
    assert "No letter is due." in comity("follow-up", "bec.yaml", "--on", "2024-06-02").stderr
    after = rows(comity, "2024-07-21")["bec.yaml"]
    assert after["says"].startswith("Close the matter: send a closing letter")
    assert comity("follow-up", "bec.yaml", "--on", "2024-07-21").returncode == 0


@pytest.mark.needs_country
def test_a_request_that_names_no_state_yet_is_told_without_a_hole(comity: Run, desk: Path) -> None:
    (desk / "came.yaml").write_text("schema: 1\nkind: request\n")
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    came = rows(comity, "2024-01-21")["came.yaml"]
    assert "Confirm to the requesting State that the request has arrived." in came["says"]
    assert "Answer the requesting State. The request has gaps" in came["also"]
    german = comity("register", ".", "--on", "2024-01-21", "--messages", "de").stdout
    assert "(ersuchender Staat: noch nicht genannt)" in " ".join(german.split())


@pytest.mark.parametrize("free", [True, False])
def test_measures_that_do_not_wait_for_what_was_asked_are_still_to_be_answered(
    comity: Run, desk: Path, free: bool
) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    lack = (
        "deficiencies: [{what: This is missing., weight: needed, remedy: Add it., measures: ['1']}]"
    )
    more = f"{lack}\nreply_by: 2024-03-01" + ("\nnot_held_up: ['2']" if free else "")
    (desk / "lack.yaml").write_text(letter("deficiency", "2024-02-10", "NR-9", more))
    record(comity, "sent", "lack.yaml", "--on", "2024-02-10")
    record(comity, "returned", "came.yaml", "--on", "2024-02-10")
    told = rows(comity, "2024-02-11")["came.yaml"]
    assert told["says"] == "Wait for what Tuvalu was asked to add. It is due by 1 March 2024."
    assert ("Answer Tuvalu by 30 April 2024." in told["also"]) is free


@pytest.mark.parametrize(
    ("granted", "needless"), [((), True), (("--note", "Measure M1 alone."), False)]
)
def test_what_was_not_sent_before_the_decision_is_nothing_to_do(
    comity: Run, desk: Path, granted: tuple[str, ...], needless: bool
) -> None:
    (desk / "came.yaml").write_text(REQUEST)
    record(comity, "received", "came.yaml", "--on", "2024-01-20")
    (desk / "receipt.yaml").write_text(letter("acknowledgement", "2024-01-21", "NR-1", ""))
    (desk / "back.yaml").write_text(letter("deficiency", "2024-01-22", "", ""))
    before = rows(comity, "2024-01-23")
    assert {before[name]["next"] for name in ("receipt.yaml", "back.yaml")} <= {"complete", "send"}

    record(comity, "granted", "came.yaml", "--on", "2024-02-10", *granted)

    after = rows(comity, "2024-02-11")
    receipt, back = after["receipt.yaml"], after["back.yaml"]
    assert receipt["says"].startswith("The request was decided, so this letter is no longer needed")
    assert "Complete the draft" not in receipt["says"] + back["says"]
    assert (back["says"] == receipt["says"]) is needless
    shown = comity("register", ".", "--on", "2024-02-11").stdout
    assert f"You have {'1 thing' if needless else '2 things'} to do." in " ".join(shown.split())
