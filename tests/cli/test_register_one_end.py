"""The register tells the end that counts, and tells nothing twice or as not done that was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PAPER = """\
schema: 1
kind: preservation
form: {form}
date: 2024-11-20
reference: P/1
requesting:
  state: {one}
  authority: {{name: Cyber Police}}
  issued_by: {{name: A. Sample, title: Superintendent, date: 2024-11-20}}
requested: {{state: {other}}}
offences: [{{id: O1, title: Fraud, provision: "Act, s. 1"}}]
facts: [{{id: F1, text: "A message came from a@mail.example."}}]
measures:
  - {{id: M1, kind: preservation, purpose: To identify the user., facts: [F1], offences: [O1],
     necessity: Log-in records are deleted.,
     holder: {{name: "Example Mail, Inc.", kind: provider, state: {other}}},
     identifiers: [{{kind: email, value: a@mail.example}}]}}
request_intended: true
{more}
"""
LETTER = """\
schema: 1
kind: reminder
date: 2024-12-20
reference: {about}-R
requesting: {{state: TV, issued_by: {{name: A. Sample}}}}
requested: {{state: NR}}
concerning: {{reference: {about}, date: 2024-11-20}}
provider: {{name: "Example Mail, Inc."}}
outstanding: [The records.]
"""
REQUEST = """\
schema: 1
kind: request
form: mla-request
date: 2024-12-01
reference: R/1
requesting:
  state: TV
  authority: {name: Cyber Police, functions: It conducts the investigation.}
  issued_by: {name: A. Sample, title: Director, date: 2024-12-01}
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
NAMES = "earlier: [{kind: preservation, reference: P/1, date: 2024-11-20, expires: 2025-02-17}]\n"
LONG = "hold_until: 2025-03-17"
ANSWER = "urgency: {level: urgent, deadline: 2024-12-15, reason: The trial begins.}"


def paper(more: str, form: str = "point-of-contact", one: str = "TV", other: str = "NR") -> str:
    return PAPER.format(form=form, one=one, other=other, more=more)


def record(comity: Run, *args: str) -> None:
    done = comity(*args)
    assert done.returncode == 0, done.stderr


def sent(comity: Run, name: str, on: str) -> None:
    record(comity, "sent", name, "--on", on, "--by", "e-mail")


def register(comity: Run, on: str) -> str:
    return " ".join(comity("register", ".", "--on", on).stdout.split())


@pytest.mark.needs_country
def test_the_end_that_law_sets_is_told_where_the_paper_asks_for_longer(
    comity: Run, desk: Path
) -> None:
    (desk / "p.yaml").write_text(paper(LONG, one="GB", other="US"))
    sent(comity, "p.yaml", "2024-11-20")
    early = register(comity, "2024-12-20")
    assert "Even if the data are preserved, expect that to end on 18 February 2025." in early
    shown = register(comity, "2025-02-10")
    assert "expect that to end on 18 February 2025. Ask whether they are" in shown
    assert "1 thing to do" in shown
    over = register(comity, "2025-02-20")
    assert "that probably ended on 18 February 2025. Ask at once" in over
    assert "overdue" in over
    # whoever writes the renewal is told that day; the letter takes nothing as preserved by it
    assert comity("follow-up", "p.yaml", "--on", "2025-02-10").stdout == "p.renewal.yaml\n"
    text = (desk / "p.renewal.yaml").read_text()
    assert "expect that to end on 18 February 2025" in " ".join(text.replace("##", "").split())
    assert "expires:" not in text
    assert "2025-03-17" not in text


def test_the_day_that_the_paper_asks_for_is_told_where_no_law_ends_it_before(
    comity: Run, desk: Path
) -> None:
    (desk / "p.yaml").write_text(paper(LONG))
    sent(comity, "p.yaml", "2024-11-20")
    assert "the paper names 17 March 2025 as the last day" in register(comity, "2024-12-20")


def test_nobody_waits_for_a_confirmation_that_is_asked_about(comity: Run, desk: Path) -> None:
    (desk / "p.yaml").write_text(paper(LONG))
    sent(comity, "p.yaml", "2024-11-20")
    assert "Wait until the preservation is confirmed" in register(comity, "2024-12-20")
    shown = register(comity, "2025-03-01")
    assert "Nobody has confirmed the preservation" in shown
    assert "Wait until" not in shown
    # also where the request tells it, and the paper stands below
    (desk / "r.yaml").write_text(REQUEST + NAMES.replace(", expires: 2025-02-17", ""))
    sent(comity, "r.yaml", "2024-12-01")
    shown = register(comity, "2025-03-01")
    assert "1 matter. 2 files" in shown
    assert "Nobody has confirmed the preservation" in shown
    assert "Wait until the preservation" not in shown


def test_a_reminder_about_a_paper_stands_below_it_and_counts(comity: Run, desk: Path) -> None:
    (desk / "p.yaml").write_text(paper(f"{LONG}\n{ANSWER}", form="provider"))
    sent(comity, "p.yaml", "2024-11-20")
    assert "Ask the company whether it has preserved" in register(comity, "2024-12-19")
    (desk / "p.reminder.yaml").write_text(LETTER.format(about="P/1"))
    sent(comity, "p.reminder.yaml", "2024-12-20")
    shown = register(comity, "2024-12-22")
    assert "1 matter. 2 files" in shown
    assert "Ask the company" not in shown
    assert "by 15 December 2024, and sent a reminder on 20 December 2024" in shown
    assert "about the paper in p.yaml" in comity("follow-up", "p.reminder.yaml").stderr

    # it is no reminder of the request under which the paper stands
    (desk / "r.yaml").write_text(f"{REQUEST}{NAMES}{ANSWER}\n")
    sent(comity, "r.yaml", "2024-12-01")
    shown = register(comity, "2024-12-22")
    assert "1 matter. 3 files" in shown
    assert "r.yaml: Send a reminder to Nauru. The answer was due by 15 December 2024." in shown
    assert comity("follow-up", "r.yaml", "--on", "2024-12-22").stdout == "r.reminder.yaml\n"
    assert "P/1-R" not in (desk / "r.reminder.yaml").read_text()


def test_a_reminder_about_an_order_counts_too(comity: Run, desk: Path) -> None:
    text = paper(ANSWER, form="order").replace("kind: preservation, ", "kind: subscriber-data, ")
    text = text.replace("kind: preservation\n", "kind: disclosure\n", 1)
    text = text.replace("request_intended: true\n", "").replace("    necessity: ", "    nexus: ")
    (desk / "o.yaml").write_text(text)
    sent(comity, "o.yaml", "2024-11-20")
    assert "Ask it how the matter stands." in register(comity, "2024-12-19")
    (desk / "o.reminder.yaml").write_text(LETTER.format(about="P/1"))
    sent(comity, "o.reminder.yaml", "2024-12-20")
    shown = register(comity, "2024-12-22")
    assert "1 matter. 2 files" in shown
    assert "Ask it how the matter stands." not in shown
    assert "Wait for the answer of the company. You asked for it by 15 December 2024" in shown


def test_a_request_that_was_sent_is_not_to_be_sent_again(comity: Run, desk: Path) -> None:
    (desk / "p.yaml").write_text(paper(f"{LONG}\nrequest_by: 2024-12-10"))
    (desk / "r.yaml").write_text(REQUEST + NAMES)
    sent(comity, "p.yaml", "2024-11-20")
    record(comity, "preserved", "p.yaml", "--on", "2024-11-22", "--until", "2025-02-17")
    told = comity("follow-up", "p.yaml", "--on", "2024-12-20").stderr
    assert "Send the formal request at once" in told  # since nobody recorded that it was sent
    sent(comity, "r.yaml", "2024-12-01")
    told = comity("follow-up", "p.yaml", "--on", "2024-12-20").stderr
    assert "formal request" not in told
    assert "No letter is due." in told


@pytest.mark.parametrize(("first", "second"), [("r", "p"), ("p", "r")])
def test_one_preservation_is_renewed_once_from_whichever_file(
    comity: Run, desk: Path, first: str, second: str
) -> None:
    (desk / "p.yaml").write_text(paper(LONG))
    (desk / "r.yaml").write_text(REQUEST + NAMES)
    sent(comity, "p.yaml", "2024-11-20")
    record(comity, "preserved", "p.yaml", "--on", "2024-11-22", "--until", "2025-02-17")
    sent(comity, "r.yaml", "2024-12-01")
    renewal = ("--as", "renewal", "--on", "2025-02-01")
    assert comity("follow-up", f"{first}.yaml", *renewal).stdout == f"{first}.renewal.yaml\n"
    again = comity("follow-up", f"{second}.yaml", *renewal)
    assert again.returncode == 2
    assert f"{first}.renewal.yaml" in again.stderr
    assert "This renewal was written already" in again.stderr
    assert not (desk / f"{second}.renewal.yaml").exists()


def test_the_answer_and_the_result_of_one_day_are_told_once(comity: Run, desk: Path) -> None:
    due = "     deadline: 2024-12-15, deadline_reason: The trial begins.,\n     facts"
    text = REQUEST.replace("     facts", due) + ANSWER.replace("urgent", "emergency") + "\n"
    (desk / "r.yaml").write_text(text)
    sent(comity, "r.yaml", "2024-12-01")
    shown = register(comity, "2024-12-20")
    assert shown.count("Telephone now.") == 1
    assert "The answer was due by 15 December 2024" in shown
    # a result that is due on another day is told apart
    (desk / "r.yaml").write_text(text.replace("deadline: 2024-12-15", "deadline: 2024-12-12", 1))
    assert "the result of M1 by 12 December 2024" in register(comity, "2024-12-20")


def test_what_is_due_today_is_due_today(comity: Run, desk: Path) -> None:
    (desk / "p.yaml").write_text(paper(LONG))
    sent(comity, "p.yaml", "2024-11-20")
    record(comity, "preserved", "p.yaml", "--on", "2024-11-22", "--until", "2025-02-17")
    assert "Ask for the renewal by 3 February 2025." in register(comity, "2025-02-02")
    for day in ("2025-02-03", "2025-02-10"):
        shown = register(comity, day)
        assert "Ask for the renewal today. The preservation ends on 17 February 2025." in shown


@pytest.mark.needs_country
def test_an_end_by_law_is_told_with_its_own_act(comity: Run, desk: Path) -> None:
    more = "basis: [{instrument: eu-2023-1543}]"
    text = paper(more, form="provider", one="DE", other="IE")
    (desk / "p.yaml").write_text(text.replace("2024-11-20", "2026-10-01"))
    sent(comity, "p.yaml", "2026-10-01")
    shown = register(comity, "2026-11-25")
    assert "expect that to end on 30 November 2026. Extend it today, on the form" in shown
    assert "The law is named by `comity deadlines p.yaml`." in shown
    assert "named below" not in shown
