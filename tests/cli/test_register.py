"""The register: a case from its draft to its end, what was sent stays, nothing is hidden."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
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
persons: [{id: P1, role: witness, name: {full: Zebedee Quillfeather}, protect: pseudonym}]
facts: [{id: F1, text: "A message came from a@mail.example.", persons: [P1]}]
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
requesting: {{state: TV{signed}}}
requested: {{state: NR}}
concerning: {{reference: TV/7/2024, date: 2024-01-08}}
{more}
"""
SIGNED = ", issued_by: {name: A. Sample}"


def letter(kind: str, date: str, reference: str, more: str, *, signed: str = SIGNED) -> str:
    return LETTER.format(kind=kind, date=date, reference=reference, more=more, signed=signed)


def rows(comity: Run, *args: str) -> dict[str, dict[str, str]]:
    """The table of the register, by the name of the file."""
    done = comity("register", ".", "--format", "csv", *args)
    return {row["file"]: row for row in csv.DictReader(io.StringIO(done.stdout))}


def record(comity: Run, *args: str) -> None:
    done = comity(*args)
    assert done.returncode == 0, done.stderr


def test_a_year_in_the_life_of_a_case(comity: Run, desk: Path) -> None:
    case = desk / "bec.yaml"
    case.write_text(REQUEST)

    def stands(on: str) -> tuple[str, str, str]:
        row = rows(comity, "--on", on)["bec.yaml"]
        return row["status"], row["next"], row["for"]

    assert stands("2024-01-08") == ("draft", "send", "TV")
    early = comity("answered", "bec.yaml", "--on", "2024-02-01")
    assert early.returncode == 2
    assert "comity sent bec.yaml --on DATE --by WAY" in early.stderr
    assert comity("sent", "bec.yaml", "--on", "2024-01-07").returncode == 2
    assert "after today" in comity("sent", "bec.yaml", "--on", "2999-01-01").stderr

    record(comity, "sent", "bec.yaml", "--on", "2024-01-10", "--by", "courier")
    assert (
        "already recorded"
        in comity("sent", "bec.yaml", "--on", "2024-01-10", "--by", "courier").stderr
    )
    assert stands("2024-02-01") == ("sent", "answer", "NR")
    record(comity, "acknowledged", "bec.yaml", "--on", "2024-01-20", "--reference", "NR-88")
    assert stands("2024-05-02") == ("acknowledged", "remind", "TV")
    assert rows(comity, "--on", "2024-05-02")["bec.yaml"]["late"] == "yes"

    done = comity("follow-up", "bec.yaml", "--on", "2024-05-02")
    assert done.stdout == "bec.reminder.yaml\n"
    text = (desk / "bec.reminder.yaml").read_text()
    assert "their_reference: NR-88" in text
    assert "acknowledged: 2024-01-20" in text
    assert text.count("Measure ") == 2
    twice = comity("follow-up", "bec.yaml", "--on", "2024-05-02")
    assert (twice.returncode, list(desk.glob("*-2.yaml"))) == (2, [])
    (desk / "bec.reminder.yaml").write_text(text.replace('reference: ""', "reference: TV/7-R"))
    record(comity, "sent", "bec.reminder.yaml", "--on", "2024-05-02", "--by", "e-mail")
    assert stands("2024-05-20") == ("acknowledged", "answer", "NR")

    lack = "deficiencies: [{what: No days are given., remedy: Give them., measures: ['2']}]"
    asks = f"{lack}\nreply_by: 2024-07-01"
    (desk / "asks.yaml").write_text(letter("deficiency", "2024-06-01", "NR-88", asks, signed=""))
    record(comity, "received", "asks.yaml", "--on", "2024-06-04")
    assert stands("2024-06-05") == ("returned", "supplement", "TV")
    assert rows(comity)["bec.yaml"]["due"] == "2024-07-01"
    assert comity("follow-up", "bec.yaml", "--on", "2024-06-05").returncode == 0
    text = (desk / "bec.supplement.yaml").read_text()
    assert "supplements: TV/7/2024" in text
    assert "No days are given. Give them." in text
    assert "id: M2" in text
    assert "id: M1" not in text
    (desk / "bec.supplement.yaml").write_text(text.replace('reference: ""', "reference: TV/7-S"))
    record(comity, "sent", "bec.supplement.yaml", "--on", "2024-06-10", "--by", "courier")
    assert stands("2024-06-11") == ("acknowledged", "answer", "NR")

    record(comity, "answered", "bec.yaml", "--on", "2024-09-01", "--in-part")
    assert stands("2024-09-02")[0] == "answered-in-part"
    record(comity, "answered", "bec.yaml", "--on", "2024-11-01")
    assert stands("2024-11-02") == ("answered", "close", "TV")
    assert comity("follow-up", "bec.yaml", "--on", "2024-11-02").returncode == 0
    assert "outcome: answered" in (desk / "bec.closing.yaml").read_text()
    record(comity, "closed", "bec.yaml", "--on", "2024-12-01")
    assert stands("2024-12-02") == ("closed", "", "")
    assert "was closed on" in comity("answered", "bec.yaml", "--on", "2024-12-05").stderr

    assert case.read_text() == REQUEST
    shown = comity("register", ".", "--on", "2024-12-02")
    assert shown.returncode == 0
    assert max(map(len, shown.stdout.splitlines())) <= 100
    listed = json.loads(comity("register", ".", "--format", "json").stdout)
    (matter,) = listed["matters"]
    assert {paper["file"] for paper in matter["papers"]} == {
        *("bec.reminder.yaml", "asks.yaml", "bec.supplement.yaml", "bec.closing.yaml"),
    }
    files = (path for path in desk.iterdir() if path.suffix == ".yaml" and path != case)
    told = [shown.stdout, json.dumps(listed), (desk / "bec.reminder.yaml").read_text()]
    assert not [text for text in told if "Quillfeather" in text or "Zebedee" in text]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files if "bec" in path.name)


def test_what_was_sent_is_neither_replaced_nor_moved(comity: Run, desk: Path) -> None:
    case, sent = desk / "ask.yaml", desk / "out/ask.docx"
    more = "outstanding: [The records.]"
    case.write_text(letter("reminder", "2024-05-02", "TV/7-R", more))
    assert comity("build", "ask.yaml", "-o", "out").returncode == 0
    record(comity, "sent", "ask.yaml", "--on", "2024-05-02", "-o", "out")
    before, text = sent.read_bytes(), case.read_text()

    again = comity("build", "ask.yaml", "-o", "out", "--force")
    assert (again.returncode, sent.read_bytes()) == (2, before)
    assert "out/ask.docx: it was sent on 2024-05-02" in again.stderr
    for args in (
        ("answer", "ask.yaml", "message", "Please.", "--force"),
        ("new", "reminder", "--from", "TV", "--to", "NR", "-o", "ask.yaml", "--force"),
    ):
        done = comity(*args)
        assert (done.returncode, case.read_text()) == (2, text)
        assert "ask.yaml: it was sent on 2024-05-02" in done.stderr

    # somebody edits it in a text editor all the same
    case.write_text(text.replace("The records.", "All records."))
    assert "changed after it was sent" in comity("check", "ask.yaml").stdout
    assert "changed after it was sent" in comity("register", ".").stdout
    assert "was changed since" in comity("sent", "ask.yaml", "--on", "2024-05-03").stderr
    moved = comity("build", "ask.yaml", "-o", "out", "--format", "md")  # would move ask.docx
    assert (moved.returncode, sent.read_bytes()) == (2, before)
    assert [path.name for path in (desk / "out").iterdir() if path.is_file()] == ["ask.docx"]
    # another case of the same name knows nothing of the record, but the folder does
    (desk / "other").mkdir()
    (desk / "other/ask.yaml").write_text(text.replace("TV/7-R", "TV/9-R"))
    taken = comity("build", "other/ask.yaml", "-o", "out", "--force")
    assert (taken.returncode, sent.read_bytes()) == (2, before)
    assert comity("build", "ask.yaml", "-o", "out-2").returncode == 0


def test_what_cannot_be_read_is_listed_and_no_formula_is_handed_on(comity: Run, desk: Path) -> None:
    cases = desk / "cases"
    (cases / "b").mkdir(parents=True)
    more = "outstanding: [The records.]"
    for number in range(200):
        text = letter("reminder", "2024-05-02", f"R/{number}", more)
        (cases / f"b/r{number:03}.yaml").write_text(text)
    formula = letter("reminder", "2024-05-02", "'=HYPERLINK(\"x\")'", more)
    (cases / "a-formula.yaml").write_text(formula)
    (cases / "broken.yaml").write_text("schema: 1\nkind: request\n  date: [\n")
    (cases / "draft.yaml").write_text("schema: 1\nkind: reminder\nreference: R/x\n")
    (cases / "other.yaml").write_text("a: 1\n")
    (cases / "bad-record.yaml").write_text(letter("reminder", "2024-05-02", "R/b", more))
    (cases / "bad-record.record.toml").write_text("schema = 1\n[[event]]\nkind = 'send'\n")
    (cases / "internal").mkdir()
    (cases / "internal/hidden.yaml").write_text(formula)
    if os.name == "posix":
        (cases / "link.yaml").symlink_to(cases / "broken.yaml")

    done = comity("register", "cases", "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert len(found["matters"]) == 203
    links = ["link.yaml"] if os.name == "posix" else []
    assert [one["file"] for one in found["unreadable"]] == ["broken.yaml", *links]
    by_file = {one["file"]: one for one in found["matters"]}
    assert by_file["draft.yaml"]["status"] == "unfinished"
    assert by_file["bad-record.yaml"]["record_faults"]
    text = comity("register", "cases").stdout
    assert "broken.yaml" in text
    assert "bad-record.record.toml:3" in text

    assert comity("register", "cases", "--format", "csv", "-o", "r.csv").returncode == 1
    table = list(csv.reader(io.StringIO((desk / "r.csv").read_text(encoding="utf-8-sig"))))
    cells = [cell for row in table for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert len(table) == 1 + 203 + 1 + (os.name == "posix")


@pytest.mark.parametrize("state", ["TV", "NR"])
def test_the_register_tells_what_the_office_itself_must_do(
    comity: Run, desk: Path, state: str
) -> None:
    (desk / "bec.yaml").write_text(REQUEST)
    office = desk / "office.toml"
    office.write_text(f'schema = 1\n[office]\nstate = "{state}"\n')
    mine = {"TV": ("sent", "answer"), "NR": ("received", "acknowledge")}[state]
    record(comity, mine[0], "bec.yaml", "--on", "2024-01-12")
    (row,) = json.loads(
        comity("--office", office, "register", ".", "--on", "2024-02-01", "--format", "json").stdout
    )["matters"]
    assert (row["status"], row["next"], row["for"]) == (*mine, "NR")


def test_a_preservation_that_a_request_names_is_renewed_before_it_ends(
    comity: Run, desk: Path
) -> None:
    held = "earlier: [{kind: preservation, reference: PR-1, date: 2024-01-02, expires: %s}]\n"
    desk.joinpath("bec.yaml").write_text(REQUEST + held % "2024-04-30")
    record(comity, "sent", "bec.yaml", "--on", "2024-01-10", "--by", "e-mail")

    one = rows(comity, "--on", "2024-03-01")["bec.yaml"]
    assert (one["next"], one["for"]) == ("answer", "NR")  # it is too early to renew
    assert "Ask for the renewal between 2 April 2024 and 16 April 2024." in one["also"]
    one = rows(comity, "--on", "2024-04-05")["bec.yaml"]
    assert (one["next"], one["due"], one["for"]) == ("renew", "2024-04-30", "TV")
