"""The clocks of preservations and of papers to companies: none stops before its time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.case_record import CaseEvent
from comity.model.errors import InputError
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.deadlines.calendar_file import calendar_file
from comity.tasks.deadlines.given_files import watch_files
from comity.tasks.register.followed import read_followed
from comity.tasks.register.letters_due import papers_due
from comity.tasks.register.matters import make_register
from comity.tasks.register.recording import record_event
from comity.tasks.register.register_text import register_text

pytestmark = pytest.mark.needs_country
DATA = Path(__file__).parents[2] / "data"
PAPER = (DATA / "papers/preservation-provider.yaml").read_text(encoding="utf-8")
RENEWAL = PAPER.replace("0089", "0101").replace("date: 2026-09-01", "date: 2026-11-09")
RENEWAL = RENEWAL.replace("2026-11-15", "2027-01-31").replace("2026-09-09", "2026-11-27")
ROW = "earlier:\n  - {kind: preservation, reference: EX/247/2026/0089, their_reference: PR-9}\n"
KEPT = 'preserved 2026-09-03 reference="PR-9" until=2026-11-30'
ASKED = (  # the same case as a voluntary request for the data
    PAPER.replace("kind: preservation\nform: provider", "kind: disclosure\nform: voluntary")
    .replace("0089", "0090")
    .replace("    kind: preservation\n", "    kind: subscriber-data\n")
    .replace("hold_for: {quantity: 90, unit: days}\nrequest_intended: true\n", "")
    .replace("request_by: 2026-11-15\ndisclose_path: true\n", "")
)
Write = Callable[..., Path]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def register(host: Host, folder: Path, on: str) -> str:
    return " ".join(register_text(make_register(folder, host, day(on))).split())


def listed(host: Host, on: str, *files: Path) -> dict[str, str]:
    found = watch_files(files, host, today=day(on)).cases
    return {one.title.text: str(one.due) for case in found for one in case.found}


def none_due(host: Host, file: Path, on: str, language: str = "en") -> str:
    catalogue = load_messages(host.languages, language)
    with pytest.raises(InputError) as refused:
        papers_due(read_followed(file, host, day(on)), host, day(on), catalogue)
    return str(refused.value)


@pytest.mark.parametrize("kept", [(), (KEPT,)], ids=["unconfirmed", "confirmed"])
def test_an_answer_to_a_preservation_ends_none_of_its_clocks(
    host: Host, write: Write, tmp_path: Path, kept: tuple[str, ...]
) -> None:
    paper = write("p", PAPER, "sent 2026-09-01", *kept)
    for in_part in (False, True):
        event = CaseEvent("answered", day("2026-09-04"), in_part=in_part)
        with pytest.raises(InputError, match=r"comity preserved p\.yaml --until DAY"):
            record_event(host, paper, event, today=day("2026-09-05"))

    # a record of an earlier version may have one: the wait for the reply is over, and no more
    write("p", PAPER, "sent 2026-09-01", *kept, "answered 2026-09-04")
    clocks = listed(host, "2026-10-01", paper)
    assert "The formal request for the preserved data is due." in clocks
    assert "2026-11-30" in clocks.values()
    assert "The reply is needed." not in clocks
    shown = register(host, tmp_path, "2026-12-05")
    assert "Send the formal request at once." in shown
    assert "ended on 30 November 2026" in shown
    assert ("Record that: `comity preserved p.yaml --until DAY`" in shown) is not bool(kept)


def test_a_renewal_is_sent_in_time_and_changes_nothing_until_it_is_confirmed(
    host: Host, write: Write, tmp_path: Path
) -> None:
    paper = write("p", PAPER, "sent 2026-09-01", KEPT)
    renewal = write("r", RENEWAL + ROW)
    shown = register(host, tmp_path, "2026-11-10")
    assert "Send it by 16 November 2026. The preservation that it extends ends on 30" in shown
    assert "Send it today." in register(host, tmp_path, "2026-11-20")
    # another paper to which the company gave the same number confuses nobody
    write(
        "q", PAPER.replace("0089", "0077").replace("mail.example,", "x,"), "sent 2026-09-01", KEPT
    )
    shown = register(host, tmp_path, "2026-11-10")
    assert shown.count("Ask for the renewal by") == 2  # once for each paper
    (tmp_path / "q.yaml").unlink()
    (tmp_path / "q.record.toml").unlink()

    formal = "The formal request for the preserved data is due."
    write("r", RENEWAL + ROW, "sent 2026-11-10")
    assert "p.yaml: Send the formal request by 15 November" in register(
        host, tmp_path, "2026-11-11"
    )
    assert listed(host, "2026-11-11", paper)[formal] == "2026-11-15"
    told = none_due(host, paper, "2026-11-11")
    assert "--as closing" in told
    assert "renewal or" not in told  # since a second one would be refused
    write("r", RENEWAL + ROW, "sent 2026-11-10", "preserved 2026-11-11 until=2027-02-28")
    shown = register(host, tmp_path, "2026-11-12")
    assert "15 November" not in shown
    assert "Send the formal request by 31 January 2027" in shown
    assert formal not in listed(host, "2026-11-12", paper)
    assert listed(host, "2026-11-12", renewal)[formal] == "2027-01-31"


def test_the_end_is_told_at_its_own_paper_and_a_return_before_its_day_is_over(
    host: Host, write: Write, tmp_path: Path
) -> None:
    returned = "returned 2026-11-02 until=2026-11-20"
    paper = write("p", PAPER, "sent 2026-09-01", KEPT)
    row = ROW.replace("PR-9", "PR-9, expires: 2026-11-30")
    asked = write("a", ASKED + row, "sent 2026-10-01", returned)
    for on, said in (
        ("2026-11-10", "a.yaml: It was returned. Send what is missing by 20 November 2026"),
        ("2026-11-23", "a.yaml: It was returned. What is missing was due by 20 November 2026."),
    ):
        shown = register(host, tmp_path, on)
        assert said in shown
        assert "comity sent a.yaml --note TEXT" in shown
        assert "Check that this was done" not in shown
    shown = register(host, tmp_path, "2026-11-10")
    assert "Ask for the renewal by 16 November" in shown.partition("a.yaml:")[0]
    assert shown.count("Ask for the renewal") == 1
    told = none_due(host, asked, "2026-11-10")
    assert "It was returned. Send what is missing by 20 November" in told
    assert "`comity follow-up p.yaml --as renewal`" in told
    assert papers_due(read_followed(paper, host, day("2026-11-10")), host, day("2026-11-10"))

    again = 'sent 2026-11-12 note="with-the-court-order"'
    write("a", ASKED + row, "sent 2026-10-01", returned, again)
    assert "returned" not in register(host, tmp_path, "2026-11-23")
    assert "What was missing when this paper was returned is due." not in listed(
        host, "2026-11-23", asked
    )


def test_the_act_names_the_letter_that_follow_up_writes_and_the_calendar_rings_for_it(
    host: Host, write: Write
) -> None:
    paper = write("p", PAPER, "sent 2026-09-01", KEPT)
    (case,) = watch_files([paper], host, today=day("2026-11-09")).cases
    (end,) = (one for one in case.found if one.due == day("2026-11-30"))
    assert end.act is not None
    assert "by 16 November 2026" in end.act.text
    assert "`comity follow-up p.yaml --as renewal`" in end.act.text
    now = dt.datetime(2026, 11, 9, 12, tzinfo=dt.UTC)
    for today, trigger in (("2026-11-09", "-P13DT15H"), ("2026-11-18", "-P10DT15H")):
        found = watch_files([paper], host, today=day(today)).cases
        made = calendar_file(found, key=b"k", written=now, today=day(today)).decode()
        (event,) = (one for one in made.split("BEGIN:VEVENT") if "DATE:20261130" in one)
        assert f"TRIGGER:{trigger}" in event  # on the day by which to ask, at nine; else tomorrow


def test_that_no_letter_is_due_is_said_in_the_language_of_the_messages(
    host: Host, write: Write
) -> None:
    paper = write("p", PAPER, "sent 2026-09-01", "preserved 2026-09-03 until=2027-06-30")
    said = none_due(host, paper, "2026-10-01", "de")
    assert "Es ist kein Schreiben fällig. Senden Sie das förmliche Ersuchen bis zum 15." in said
    assert "Die Daten sind bis zum 30. Juni 2027 gesichert." in said
    assert "nennen Sie es: --as renewal oder closing." in said
