"""Fading logs from the preservation to the answer: the register tells one end, the true one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provider_papers import PAPERS

from comity.kit.samples import sample_files

Run = Callable[..., Any]

REQUEST = """\
schema: 1
kind: request
form: mla-request
date: 2024-01-20
reference: TV/7/2024
requesting:
  state: TV
  authority: {name: Office of the Director, functions: It conducts the investigation.}
  issued_by: {name: A. Sample, title: Director, date: 2024-01-20}
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
HELD = "earlier: [{kind: preservation, reference: TV/P1, date: 2024-01-02, expires: 2024-04-01}]\n"
RENEWS = "earlier: [{kind: preservation, reference: TV/P1, their_reference: PR-9}]\n"
PRESERVATION = """\
schema: 1
kind: preservation
form: point-of-contact
date: {date}
reference: {reference}
requesting:
  state: TV
  authority: {{name: Point of contact}}
  issued_by: {{name: A. Sample, date: {date}}}
requested: {{state: NR}}
offences: [{{id: O1, title: Fraud, provision: "Act, s. 1"}}]
facts: [{{id: F1, text: "A message came from a@mail.example."}}]
measures:
  - {{id: M1, kind: preservation, holder: {{name: Example Mail, kind: provider}},
     purpose: To identify the user., necessity: The logs fade after ninety days.,
     identifiers: [{{kind: email, value: a@mail.example}}], facts: [F1], offences: [O1]}}
request_intended: true
{more}
"""
LETTER = """\
schema: 1
kind: deficiency
date: 2024-05-01
reference: NR-88
requesting: {state: TV}
requested: {state: NR}
deficiencies: [{what: No days are given., remedy: Give them.}]
reply_by: 2024-05-20
concerning: {reference: TV/7/2024, date: 2024-01-20}
"""


@pytest.fixture
def done(comity: Run) -> Callable[..., None]:
    """Runs a command that must succeed."""

    def run(*args: str) -> None:
        result = comity(*args)
        assert result.returncode == 0, result.stderr

    return run


@pytest.fixture
def told(comity: Run, desk: Path) -> Callable[..., dict[str, tuple[bool, str]]]:
    """By the name of each file: whether it is overdue, and all that is told of it."""

    def read(on: str) -> dict[str, tuple[bool, str]]:
        result = comity("register", ".", "--on", on, "--format", "json")
        found = {}
        for matter in json.loads(result.stdout)["matters"]:
            for row in (matter, *matter["papers"]):
                says = " ".join([row["says"], *(one["says"] for one in row["also"])])
                found[row["file"]] = (row["late"], says)
        return found

    return read


def test_fading_logs_from_the_preservation_to_the_answer(
    comity: Run, desk: Path, done: Callable[..., None], told: Callable[..., Any]
) -> None:
    def file(name: str, text: str) -> Path:
        (desk / name).write_text(text)
        return desk / name

    first = "hold_until: 2024-04-01\nrequest_by: 2024-02-15\n"
    first += "urgency: {level: urgent, deadline: 2024-01-10, reason: Logs fade.}"
    file("p1.yaml", PRESERVATION.format(date="2024-01-02", reference="TV/P1", more=first))
    done("sent", "p1.yaml", "--on", "2024-01-02", "--by", "e-mail")
    late, says = told("2024-01-12")["p1.yaml"]
    assert late
    assert "Send a reminder to Nauru. The preservation was to be confirmed by 10 January" in says
    # nobody confirms it, and its own time ends
    late, says = told("2024-04-02")["p1.yaml"]
    assert late
    assert "Nobody confirmed the preservation, and the time that it asked for ended on 1" in says

    confirm = ("--on", "2024-01-12", "--reference", "PR-9", "--until", "2024-04-01")
    done("preserved", "p1.yaml", *confirm)
    late, says = told("2024-01-12")["p1.yaml"]
    assert (late, says) == (
        False,
        "Send the formal request by 15 February 2024. The data are preserved until 1 April 2024. "
        "Ask for the renewal between 4 March 2024 and 18 March 2024.",
    )
    assert told("2024-02-16")["p1.yaml"][0]  # the request was not sent in time

    file("r.yaml", REQUEST + HELD)
    done("sent", "r.yaml", "--on", "2024-01-22", "--by", "courier")
    assert told("2024-02-16")["p1.yaml"] == (False, "")  # the request is out, and tells the rest
    late, says = told("2024-03-10")["r.yaml"]
    assert says.count("1 April 2024") == 1
    assert "Ask for the renewal by 18 March 2024. The preservation ends on 1 April 2024." in says

    renewal = PRESERVATION.format(
        date="2024-03-12", reference="TV/P2", more=f"hold_until: 2024-06-30\n{RENEWS}"
    )
    file("p2.yaml", renewal)
    late, says = told("2024-04-03")["r.yaml"]  # a draft takes nothing away
    assert late
    assert "The preservation ended on 1 April 2024. Ask at once whether the data" in says
    done("sent", "p2.yaml", "--on", "2024-03-13", "--by", "e-mail")
    late, says = told("2024-03-14")["r.yaml"]
    assert not late
    assert "The preservation ends on 1 April 2024. Its renewal was sent on 13 March 2024" in says
    assert "is not confirmed. The renewal asks for the time until 30 June 2024." in says
    draft = REQUEST.replace("TV/7/2024", "TV/8/2024") + HELD.replace("TV/P1", "TV/P2")
    file("other.yaml", draft.replace("2024-04-01", "2024-06-30"))  # what a draft says is no proof
    late, says = told("2024-04-03")["r.yaml"]  # nor does what nobody confirmed
    assert late
    assert "The preservation ended on 1 April 2024." in says
    (desk / "other.yaml").unlink()
    done("preserved", "p2.yaml", "--on", "2024-03-20", "--until", "2024-06-28")
    rows = told("2024-04-03")
    assert set(rows) == {"r.yaml", "p1.yaml", "p2.yaml"}
    late, says = rows["r.yaml"]
    assert not late
    assert "The data are preserved until 28 June 2024." in says
    assert "1 April" not in " ".join(says for _, says in rows.values())
    shown = comity("register", ".", "--on", "2024-04-03").stdout
    assert "1 matter. 3 files in all." in shown

    file("ask.yaml", LETTER)
    done("received", "ask.yaml", "--on", "2024-05-03")
    assert "Send a supplement to Nauru by 20 May 2024" in told("2024-05-04")["r.yaml"][1]
    done("answered", "r.yaml", "--on", "2024-05-10", "--in-part")
    late, says = told("2024-05-21")["r.yaml"]  # a part of the answer makes nothing good
    assert late
    assert "Send the supplement to Nauru at once. It was due by 20 May 2024." in says
    more = REQUEST.replace("reference: TV/7/2024", "reference: TV/7-S\nsupplements: TV/7/2024")
    file("s.yaml", more.replace("date: 2024-01-20", "date: 2024-05-22") + "status: supplement\n")
    done("sent", "s.yaml", "--on", "2024-05-22", "--by", "courier")
    assert "supplement" not in told("2024-05-23")["r.yaml"][1]

    done("answered", "r.yaml", "--on", "2024-06-05")
    late, says = told("2024-07-10")["r.yaml"]  # the data came before their preservation ended
    assert (late, says[:18]) == (False, "Close the matter: ")
    done("closed", "r.yaml", "--on", "2024-07-11")
    assert not any(late or says for late, says in told("2024-07-12").values())


def test_the_other_side_and_drafts_are_told_what_is_past(
    comity: Run, desk: Path, done: Callable[..., None], told: Callable[..., Any]
) -> None:
    urgent = "urgency: {level: urgent, deadline: 2024-02-20, reason: The trial begins.}\n"
    held = HELD.replace("TV/P1", "TV/P9")
    (desk / "r.yaml").write_text(REQUEST + held + urgent)
    late, says = told("2024-04-10")["r.yaml"]
    assert late
    assert "It asks for an answer by 20 February 2024, which is past." in says
    assert "The preservation ended on 1 April 2024." in says
    (desk / "office.toml").write_text('schema = 1\n[office]\nstate = "NR"\n')
    done("received", "r.yaml", "--on", "2024-01-30")
    office = ("--office", str(desk / "office.toml"))
    shown = comity(*office, "register", ".", "--on", "2024-02-21").stdout
    shown = " ".join(shown.split())
    assert "overdue (received)" in shown
    assert "Answer Tuvalu at once. The answer was due by 20 February 2024." in shown
    assert "Confirm to Tuvalu that the request has arrived." in shown
    # what the other side confirms beyond the listed end takes that end's place
    (desk / "r.record.toml").unlink()
    done("sent", "r.yaml", "--on", "2024-01-30", "--by", "e-mail")
    done("preserved", "r.yaml", "--on", "2024-03-20", "--until", "2024-05-01")
    assert "1 April" not in told("2024-04-10")["r.yaml"][1]
    late, says = told("2024-05-02")["r.yaml"]
    assert "The preservation ended on 1 May 2024." in says


@pytest.mark.needs_country
def test_where_the_law_names_no_further_extension_nobody_is_told_to_renew(
    comity: Run, desk: Path, done: Callable[..., None], told: Callable[..., Any]
) -> None:
    (sample,) = (file for file in sample_files() if file.stem == "bec-request")
    (desk / "bec.yaml").write_bytes(sample.read_bytes())
    done("sent", "bec.yaml", "--on", "2026-10-07", "--by", "courier")
    says = told("2026-11-29")["bec.yaml"][1]
    assert "ends on 17 December 2026, and the law names no further extension. By 3 Dec" in says
    assert "renewal" not in says
    wanted = comity("follow-up", "bec.yaml", "--on", "2026-11-29")
    assert (wanted.returncode, list(desk.glob("*renewal*"))) == (2, [])


@pytest.mark.needs_country
def test_of_an_order_and_an_emergency_the_register_tells_what_is_left_to_do(
    desk: Path, done: Callable[..., None], told: Callable[..., Any]
) -> None:
    for name in ("order", "voluntary"):
        text = PAPERS[name].read_text(encoding="utf-8")
        (desk / f"{name}.yaml").write_text(text.replace("2026-11-29", "2026-10-12"))
    (child,) = (file for file in sample_files() if file.stem == "child-emergency-in-us")
    (desk / "child.yaml").write_bytes(child.read_bytes())
    assert "ends on 15 January 2027." in told("2026-11-01")["order.yaml"][1]  # of a draft too
    for name, day in {"order": "13", "voluntary": "20"}.items():
        done("sent", f"{name}.yaml", "--on", f"2026-10-{day}", "--by", "e-mail")
    done("sent", "child.yaml", "--on", "2026-11-12", "--by", "e-mail")
    rows = told("2026-11-29")
    late, says = rows["order.yaml"]
    assert late
    assert "should have acted by 23 October 2026 if this paper arrived when it was sent" in says
    assert "record that day: `comity received order.yaml`." in says
    late, says = rows["child.yaml"]
    assert late
    assert says.startswith("Telephone now. Do not wait for a letter. The answer was due by 12 Nov")
    assert "18:30 (UTC)" in says
    assert "The preservation ended on 16 February 2027." in told("2027-02-20")["voluntary.yaml"][1]


def test_what_came_in_again_after_it_was_returned_is_no_longer_missing(
    comity: Run, desk: Path, done: Callable[..., None]
) -> None:
    (desk / "office.toml").write_text('schema = 1\n[office]\nstate = "NR"\n')
    (desk / "r.yaml").write_text(REQUEST)
    done("received", "r.yaml", "--on", "2024-01-30")
    done("returned", "r.yaml", "--on", "2024-02-05", "--until", "2024-03-01")
    office = ("--office", str(desk / "office.toml"))

    def shown(command: str, on: str) -> str:
        where = "." if command == "register" else "r.yaml"
        return " ".join(comity(*office, command, where, "--on", on).stdout.split())

    before = shown("register", "2024-02-20")
    assert "returned" in before
    assert "1 March 2024" in shown("deadlines", "2024-02-20")
    done("received", "r.yaml", "--on", "2024-02-25", "--note", "The second version.")
    assert "returned" in shown("register", "2024-02-20")
    after = shown("register", "2024-02-26")
    assert "returned" not in after
    assert "Answer Tuvalu" in after
    assert "1 March 2024" not in shown("deadlines", "2024-02-26")
