"""The next letter goes to whoever received the paper that it is about, and to nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provider_papers import PAPERS

Run = Callable[..., Any]

KEEP = """\
schema: 1
kind: preservation
form: {form}
date: 2024-05-01
reference: P/1
classification: CONFIDENTIAL
requesting:
  state: {one}
  central_authority: {{name: Ministry at Home}}
  authority: {{name: Cyber Police, functions: It investigates.}}
  issued_by: {{name: A. Sample, title: Superintendent, date: 2024-05-01}}
requested: {{state: {other}, central_authority: {{name: Ministry Abroad}}}}
offences: [{{id: O1, title: Fraud, provision: "Act, s. 1"}}]
facts: [{{id: F1, text: "A message came from a@mail.example."}}]
measures:
  - {{id: M1, kind: preservation, purpose: To identify the user., facts: [F1], offences: [O1],
     necessity: Log-in records are deleted from 30 June 2024 on.,
     holder: {{name: "Example Mail, Inc.", kind: provider, state: {other}}},
     identifiers: [{{kind: email, value: a@mail.example}}]}}
hold_for: {{quantity: 90, unit: days, times: 1}}
request_intended: true
request_by: 2024-06-15
urgency: {{level: urgent, reason: Records fade on 30 June 2024., deadline: 2024-05-15}}
"""
REQUEST = """\
schema: 1
kind: request
form: mla-request
date: 2024-05-20
reference: R/1
requesting:
  state: {one}
  central_authority: {{name: Ministry at Home}}
  authority: {{name: Cyber Police}}
  issued_by: {{name: A. Sample, title: Director}}
requested: {{state: {other}, central_authority: {{name: Ministry Abroad}}}}
offences:
  - {{id: O1, title: Fraud, provision: "Act, s. 1", text: Whoever defrauds., text_is: exact,
     maximum_penalty: {{text: Seven years.}}}}
facts: [{{id: F1, text: "A message came from a@mail.example."}}]
proceedings: {{nature: investigation}}
measures:
  - {{id: M1, kind: stored-content, holder: {{name: "Example Mail, Inc."}}, purpose: To read them.,
     identifiers: [{{kind: email, value: a@mail.example}}], facts: [F1], offences: [O1]}}
earlier: [{{kind: preservation, reference: P/1, date: 2024-05-01, expires: 2024-07-30}}]
urgency: {{level: urgent, deadline: 2025-04-30, reason: The trial begins.}}
"""
HOME, ABROAD = {"one": "TV", "other": "NR"}, {"one": "NG", "other": "US"}


def preservation(form: str = "provider", states: dict[str, str] = HOME) -> str:
    return KEEP.format(form=form, **states)


def record(comity: Run, *args: str) -> None:
    done = comity(*args)
    assert done.returncode == 0, done.stderr


def complete(file: Path, reference: str) -> str:
    """Fill the gaps of a new letter; its text."""
    text = file.read_text().replace('\nreference: ""', f"\nreference: {reference}")
    text = text.replace('outcome: ""', "outcome: no-longer-needed")
    text = text.replace('release: ""', "release: true")
    text = re.sub(
        r'^( +(?:necessity|reason): )""$', r"\1The data are still needed.", text, flags=re.M
    )
    text = re.sub(r'^(?: +deadline|request_by): ""\n', "", text, flags=re.M)
    file.write_text(text)
    return text


def built(comity: Run, file: Path) -> str:
    record(comity, "build", file.name, "--draft", "--format", "md", "-o", "out")
    text = (file.parent / "out" / f"{file.stem}.md").read_text()
    return text.replace("\u00a0", " ").replace("\\", "")


def test_a_company_gets_the_reminder_and_the_release_of_what_it_was_asked(
    comity: Run, desk: Path
) -> None:
    (desk / "p.yaml").write_text(preservation())
    (desk / "r.yaml").write_text(REQUEST.format(**HOME))  # to which the paper belongs all the same
    record(comity, "sent", "p.yaml", "--on", "2024-05-01", "--by", "portal")

    assert comity("follow-up", "p.yaml", "--on", "2024-05-20").stdout == "p.reminder.yaml\n"
    complete(desk / "p.reminder.yaml", "P/1-R")
    letter = built(comity, desk / "p.reminder.yaml")
    assert "Example Mail, Inc." in letter.partition("# Reminder")[0]
    assert "Our letter" in letter
    assert "Cyber Police" in letter
    assert "Ministry" not in letter
    assert "It investigates" not in letter
    record(comity, "sent", "p.reminder.yaml", "--on", "2024-05-20", "--by", "portal")
    assert comity("follow-up", "p.yaml", "--on", "2024-05-21").returncode == 2  # not once more

    kept = ("--until", "2024-07-30", "--reference", "PR-9")
    record(comity, "preserved", "p.yaml", "--on", "2024-05-22", *kept)
    again = comity("follow-up", "p.yaml", "--as", "reminder", "--on", "2024-05-23")
    assert "was confirmed on 2024-05-22" in again.stderr
    early = comity("follow-up", "p.yaml", "--on", "2024-05-23").stderr
    assert "preserved until 30 July 2024" in early
    assert "Ask for the renewal between 2 July 2024 and 16 July 2024" in early

    record(comity, "follow-up", "p.yaml", "--as", "closing", "--on", "2024-07-01")
    complete(desk / "p.closing.yaml", "P/1-C")
    letter = built(comity, desk / "p.closing.yaml")
    assert "Example Mail, Inc." in letter.partition("# Closing letter")[0]
    assert "PR-9" in letter
    assert "You no longer need to keep the data that you preserved because of our letter." in letter
    assert "Ministry" not in letter
    record(comity, "closed", "p.yaml", "--on", "2024-07-02")
    late = comity("follow-up", "p.yaml", "--as", "renewal", "--on", "2024-07-03")
    assert "was closed on 2024-07-02" in late.stderr


def test_a_renewal_says_what_it_extends_and_never_stands_in_the_way(
    comity: Run, desk: Path
) -> None:
    (desk / "p.yaml").write_text(preservation())
    (desk / "r.yaml").write_text(REQUEST.format(**HOME))
    record(comity, "sent", "p.yaml", "--on", "2024-05-01", "--by", "portal")
    kept = ("--until", "2024-07-30", "--reference", "PR-9")
    record(comity, "preserved", "p.yaml", "--on", "2024-05-02", *kept)
    record(comity, "sent", "r.yaml", "--on", "2024-05-20", "--by", "courier")
    record(comity, "acknowledged", "r.yaml", "--on", "2024-06-03", "--reference", "CRM-1")

    assert comity("follow-up", "r.yaml", "--on", "2024-07-10").stdout == "r.renewal.yaml\n"
    text = (desk / "r.renewal.yaml").read_text()
    assert 'necessity: ""' in text  # the last reasons may be true no more, and are told above
    assert "Records fade on 30 June 2024." in text.partition("schema: 1")[0]
    complete(desk / "r.renewal.yaml", "P/2")
    letter = built(comity, desk / "r.renewal.yaml")
    assert "extend your preservation PR-9 (P/1), which ends on 30 July 2024." in letter
    assert "by 90 days, counted from the day on which it ends, to 28 October 2024." in letter
    assert "our request R/1 (20 May 2024)" in letter
    assert "Ministry Abroad (CRM-1)" in letter
    assert "receipt" not in letter.partition("Duration")[2]
    assert "We intend" not in letter

    record(comity, "sent", "r.renewal.yaml", "--on", "2024-07-10", "--by", "portal")
    waits = comity("follow-up", "r.yaml", "--on", "2024-07-12")
    assert "Its renewal was sent on 10 July 2024 and is not confirmed" in waits.stderr
    remind = ("follow-up", "r.renewal.yaml", "--as", "reminder", "--on", "2024-07-20")
    assert comity(*remind).stdout == "r.renewal.reminder.yaml\n"
    assert "Example Mail, Inc." in (desk / "r.renewal.reminder.yaml").read_text()
    kept = ("--until", "2024-10-28", "--reference", "PR-9b")
    record(comity, "preserved", "r.renewal.yaml", "--on", "2024-07-21", *kept)

    (desk / "r.renewal-2.yaml").write_text(text)  # a draft that renews what has been renewed
    done = comity("follow-up", "r.yaml", "--as", "renewal", "--on", "2024-10-10")
    assert done.stdout == "r.renewal-3.yaml\n"
    assert "r.renewal-2.yaml is a draft from before" in done.stderr
    text = (desk / "r.renewal-3.yaml").read_text()
    assert "renews: P/2" in text
    assert "hold_until: 2025-01-26" in text
    record(comity, "returned", "r.yaml", "--on", "2024-10-12", "--until", "2024-11-20")
    assert comity("follow-up", "r.yaml", "--on", "2024-10-13").stdout == "r.supplement.yaml\n"
    record(comity, "follow-up", "r.yaml", "--as", "closing", "--on", "2024-10-14")
    text = (desk / "r.closing.yaml").read_text()
    assert "comity follow-up r.renewal.yaml --as closing" in " ".join(text.split())
    assert 'release: ""' not in text  # the company keeps the data, and not the Ministry Abroad


def test_an_order_has_a_reminder_and_its_end_is_no_circle(comity: Run, desk: Path) -> None:
    text = preservation().replace("kind: preservation, ", "kind: subscriber-data, ")
    text = text.replace("kind: preservation\nform: provider", "kind: disclosure\nform: order")
    text = re.sub(r"^(hold_for|request_intended|request_by):.*\n", "", text, flags=re.M)
    text = text.replace("    necessity: ", "    nexus: ")
    (desk / "o.yaml").write_text(text)
    record(comity, "sent", "o.yaml", "--on", "2024-05-01", "--by", "portal")
    assert comity("follow-up", "o.yaml", "--on", "2024-05-20").stdout == "o.reminder.yaml\n"
    text = (desk / "o.reminder.yaml").read_text()
    assert "Measure 1 of our order" in text
    assert "Ministry" not in text

    record(comity, "answered", "o.yaml", "--on", "2024-05-21")
    told = comity("follow-up", "o.yaml", "--on", "2024-05-22").stderr
    assert "comity closed o.yaml" in told
    wrong = comity("follow-up", "o.yaml", "--as", "supplement", "--on", "2024-05-22").stderr
    assert "--as reminder or closing" in wrong
    record(comity, "closed", "o.yaml", "--on", "2024-05-23")
    assert "The matter is closed." in comity("follow-up", "o.yaml").stderr

    danger = text_of_danger(preservation())
    (desk / "d.yaml").write_text(danger)
    record(comity, "sent", "d.yaml", "--on", "2024-05-01", "--by", "portal")
    assert "Telephone now" in comity("follow-up", "d.yaml", "--on", "2024-05-20").stderr


def text_of_danger(text: str) -> str:
    return text.replace("level: urgent, ", "level: emergency, ").replace("P/1", "D/1")


@pytest.mark.needs_country
def test_a_point_of_contact_is_written_to_again_and_a_third_period_is_noticed(
    comity: Run, desk: Path
) -> None:
    (desk / "p.yaml").write_text(preservation("point-of-contact", ABROAD))
    record(comity, "sent", "p.yaml", "--on", "2024-05-01", "--by", "e-mail")
    record(comity, "follow-up", "p.yaml", "--as", "reminder", "--on", "2024-05-20")
    complete(desk / "p.reminder.yaml", "P/1-R")
    letter = built(comity, desk / "p.reminder.yaml")
    assert "Cyber Police" in letter.partition("Our reference")[0]
    assert "Ministry Abroad" in letter.partition("# Reminder")[0]
    assert "Ministry at Home" not in letter

    record(comity, "preserved", "p.yaml", "--on", "2024-05-21", "--until", "2024-07-30")
    record(comity, "follow-up", "p.yaml", "--on", "2024-07-10")
    complete(desk / "p.renewal.yaml", "P/2")
    record(comity, "sent", "p.renewal.yaml", "--on", "2024-07-10", "--by", "e-mail")
    record(comity, "preserved", "p.renewal.yaml", "--on", "2024-07-12", "--until", "2024-10-28")
    letter = built(comity, desk / "p.renewal.yaml")
    assert "extend the preservation P/1, which ends on 30 July 2024, or have it extended" in letter

    over = comity("follow-up", "p.yaml", "--on", "2024-10-10")
    assert over.returncode == 2
    assert "ends on 28 October 2024, and the law names no further extension" in over.stderr
    assert "the United States to obtain or to secure them" in " ".join(over.stderr.split())
    record(comity, "follow-up", "p.yaml", "--as", "renewal", "--on", "2024-10-10")
    remark = (desk / "p.renewal-2.yaml").read_text().partition("schema: 1")[0]
    assert "names no further extension" in remark


def test_what_a_letter_names_must_be_there(comity: Run, desk: Path) -> None:
    (desk / "p.yaml").write_text(preservation() + "renews: P/0\n")
    assert "papers.renews-unlisted" in comity("check", "p.yaml").stdout
    both = "provider: {name: Example Mail}\naddressee: {name: Police}\noutstanding: [All]\n"
    side = "requesting: {state: TV, issued_by: {name: A. Sample}}\nrequested: {state: NR}\n"
    head = "schema: 1\nkind: reminder\ndate: 2024-05-20\nreference: P/1-R\n"
    (desk / "l.yaml").write_text(f"{head}{side}concerning: {{reference: P/1}}\n{both}")
    assert "papers.two-addressees" in comity("check", "l.yaml").stdout


@pytest.mark.needs_country
@pytest.mark.parametrize("letter", ["reminder", "closing"])
def test_a_letter_about_an_order_speaks_of_a_duty_and_tells_no_more_than_the_order(
    comity: Run, desk: Path, letter: str
) -> None:
    text = PAPERS["order"].read_text(encoding="utf-8")
    subject = "Deposit that Agnieszka Wzorowska paid"
    changed = re.sub(r"(?m)^subject: .*$", f"subject: {subject}", text)
    assert changed != text  # Regulation (EU) 2023/1543 keeps the subject from the provider
    changed = changed.replace("language: de", "language: en")
    (desk / "order.yaml").write_text(changed, encoding="utf-8")
    record(comity, "sent", "order.yaml", "--on", "2026-11-29")
    asked = ("follow-up", "order.yaml", "--as", letter, "--on", "2026-12-20", "-o")
    record(comity, *asked, "early.yaml")
    assert "last_day: " not in (desk / "early.yaml").read_text()  # nobody is late by a guess
    record(comity, "received", "order.yaml", "--on", "2026-11-29")
    record(comity, *asked, f"order.{letter}.yaml")
    written = complete(desk / f"order.{letter}.yaml", "101 Gs 417/26-2")
    assert "Example Mail Europe Limited" in written
    assert subject not in written

    said = built(comity, desk / f"order.{letter}.yaml")
    assert "| **Our order** | 101 Gs 417/26 (29 November 2026) |" in said
    assert "Regulation (EU) 2023/1543" in said
    assert not re.search(r"(?i)\bthank|favour|assistance", said)
    if letter == "closing":
        assert "you need not comply with it any further" in said
        return
    assert "# Reminder of an order" in said
    assert "The time limit was 10 days from receipt of the order. It ended on 9 December" in said
    assert "Send the outstanding data at once" in said
    assert "on the form that is prescribed for this" in said
    assert "we can request the enforcing authority to enforce the order" in said
    assert "Please contact us if you have any questions." in said
