"""``comity deadlines`` as a prosecutor, a program and a calendar meet it."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

PAPERS = Path(__file__).parents[1] / "data" / "papers"
SAMPLES = {file.stem: file for file in sample_files()}

HEARING = "{date: 2027-02-22, evidence_by: 2027-02-12, court: 3a Vara}"

Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country


@pytest.fixture
def case(tmp_path: Path) -> Callable[..., Path]:
    """A function that copies a sample, with other States or words, into the test's own folder."""

    def case(sample: str, name: str = "", words: Mapping[str, str] | None = None) -> Path:
        source = SAMPLES.get(sample, PAPERS / f"{sample}.yaml")
        text = source.read_text(encoding="utf-8")
        for old, new in (words or {}).items():
            assert old in text, old
            text = text.replace(old, new, 1)
        file = tmp_path / f"{name or sample}.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return case


def found(done: subprocess.CompletedProcess[str], number: int = 0) -> dict[str, dict[str, Any]]:
    """The deadlines of a case by their ids, without the kind of document."""
    listed = json.loads(done.stdout)["cases"][number]["deadlines"]
    return {one["id"].partition(":")[2]: one for one in listed}


def told(one: dict[str, Any]) -> str:
    return " ".join(step["text"] for step in one["counted"])


def test_a_request_of_nigeria_to_the_united_states_and_its_preservation(
    comity: Comity, case: Callable[..., Path]
) -> None:
    request, paper, notice = case("bec-request"), case("preservation-provider"), case("notice-us")
    comity("sent", request, "--on", "2026-10-07")
    comity("received", paper, "--at", "2026-09-01T14:30+01:00")
    asked = ("deadlines", request, paper, "--notice", notice, "--on", "2026-11-20")

    done = comity(*asked, env={"COLUMNS": "80"})
    assert (done.returncode, done.stderr) == (1, "")  # something is past
    assert max(map(len, done.stdout.splitlines())) <= 80
    first, _, later = done.stdout.partition("\nRunning\n")
    assert "Past" in first and "Wednesday, 9 September 2026 (72 days ago; expected)" in first
    assert later.index("30 November 2026") < later.index("17 December 2026")
    assert "    -> Ask by 3 December 2026 whether the holder keeps" in later
    assert "The United States has\n  several time zones" in later

    done = comity(*asked, "--format", "json")
    of_request, of_paper = found(done), found(done, 1)
    # ten working days from 1 September, of which the 7th is Labor Day in the United States
    promise = of_paper["promised-0"]
    assert promise["due"] == "2026-09-16"
    assert "7 September 2026 (Labor Day)" in told(promise)
    law = of_paper["us.preservation"]
    assert (law["due"], law["days"]) == ("2026-11-30", 10)
    # a foreign police office asked the company itself: 18 U.S.C. § 2703(f) does not bind it to that
    assert law["weight"] == "expected" and "no rule that binds the company" in told(law)
    assert law["citation"]["text"] == "18 U.S.C. § 2703(f)(2)"
    assert "hold_for" not in of_paper  # the very day that the law sets
    by_notice = of_paper["paper.preserved-by-notice"]
    assert (by_notice["due"], by_notice["weight"]) == ("2026-11-30", "expected")
    assert "The notice offers an extension of 90 days, once." in told(by_notice)
    hold = of_request["earlier[0].expires"]
    assert (hold["due"], hold["zone"]) == ("2026-12-17", "Africa/Lagos")
    assert "270 to 300 days" in hold["lapses"]["text"]
    # 20 June and twice 90 days: the one extension of the statute is used up
    assert hold["weight"] == "must" and "no further extension" in told(hold)
    reminder = of_request["reminder"]
    assert reminder["starts"] == "2026-10-07"
    assert "270 to 300 days: from 4 July 2027 to 3 August 2027." in told(reminder)


def test_brazil_asks_germany_and_no_time_of_the_union_runs_between_them(
    comity: Comity, case: Callable[..., Path]
) -> None:
    words = {
        "state: NG": "state: BR",
        "state: US": "state: DE",
        "time_zone: Africa/Lagos": "time_zone: America/Sao_Paulo",
        "basis:\n  - instrument: us-ng-mlat": "basis:\n  - instrument: untoc",
        "custody: {held: false}": "custody: {held: true, until: 2026-12-01}",
        "urgency:\n": f"hearings:\n  - {HEARING}\n\nurgency:\n",
    }
    request = case("bec-request", "br-de", words=words)
    done = comity("deadlines", request, "--on", "2026-11-29", "--format", "json")
    assert done.returncode == 0
    listed = found(done)
    assert not [id for id in listed if id.startswith(("de.eu.", "eu-"))]
    custody = listed["persons[0].custody.until"]
    assert (custody["due"], custody["zone"]) == ("2026-12-01", "America/Sao_Paulo")
    assert custody["title"]["text"] == "The custody of P1 ends or must be renewed."
    assert listed["hearings[0].evidence_by"]["due"] == "2027-02-12"
    assert "3a Vara" in listed["hearings[0].date"]["title"]["text"]
    waiting = listed["reminder"]
    assert (waiting["standing"], waiting["due"]) == ("not-started", None)
    assert "`comity sent br-de.yaml`" in waiting["act"]["text"]

    german = comity("deadlines", request, "--on", "2026-12-05", "--messages", "de")
    assert german.returncode == 1
    assert "Dienstag, 1. Dezember 2026 (vor 4 Tagen; zwingend)" in german.stdout
    assert "Die Haft von P1 endet" in german.stdout


def test_the_united_kingdom_asks_switzerland_whose_usual_time_is_known(
    comity: Comity, case: Callable[..., Path]
) -> None:
    words = {"requested:\n  state: US": "requested:\n  state: CH"}
    request = case("ransomware-gb-us", "gb-ch", words=words)
    comity("sent", request, "--on", "2026-10-15")
    listed = found(comity("deadlines", request, "--on", "2026-11-29", "--format", "json"))
    assert listed["reminder"]["due"] == "2027-08-01"  # 290 days
    assert "290 days on average" in told(listed["reminder"])
    hold = listed["earlier[0].expires"]
    assert hold["citation"]["article"] == "art. 29(7)"
    # a fortnight before its end is over already
    assert hold["act"]["text"].startswith("Ask for the renewal today: `comity follow-up gb-ch.yaml")

    comity("answered", request, "--on", "2026-11-28")
    after = found(comity("deadlines", request, "--on", "2026-11-29", "--format", "json"))
    assert not {"reminder", "urgency.deadline", "earlier[0].expires"} & set(after)


def test_the_check_names_the_day_of_the_renewal_also_where_only_the_law_has_an_end(
    comity: Comity, case: Callable[..., Path]
) -> None:
    words = {
        "date: 2026-06-20\n    authority": "date: 2026-08-20\n    authority",
        "    expires: 2026-12-17\n": "",
        "  deadline: 2026-12-17\n": "  deadline: 2027-03-01\n",
    }
    request = case("bec-request", words=words)
    (told,) = json.loads(comity("check", request, "--format", "json").stdout)["files"]
    (lapse,) = [one for one in told["findings"] if one["said"]["id"].endswith("hold-ends-by-law")]
    assert "By law it ends on 18 November 2026" in lapse["message"]
    assert "ten months on average" in lapse["message"]
    assert "by 4 November 2026 at the latest" in lapse["cure"]
    assert "`comity new preservation`" in lapse["cure"]
    assert lapse["citation"]["article"] == "§ 2703(f)(2)"
    listed = found(comity("deadlines", request, "--on", "2026-10-10", "--format", "json"))
    assert listed["us.preservation.earlier[0]"]["due"] == "2026-11-18"

    beside = comity("check", request, "--notice", case("notice-us"), "--format", "json").stdout
    rules = [one["said"]["id"] for one in json.loads(beside)["files"][0]["findings"]]
    assert "holder.preservation-ends/few-extensions" in rules  # which says more, and is told alone
    assert "lint.data-fade/hold-ends-by-law" not in rules


def epoc(case: Callable[..., Path], level: str) -> Path:
    words = {
        "state: NG": "state: DE",
        "state: US": "state: IE",
        "time_zone: Africa/Lagos": "time_zone: Europe/Berlin",
        "  - instrument: us-ng-mlat\n  - instrument: coe-185\n    articles: [art. 25, art. 31]": (
            "  - instrument: eu-2023-1543"
        ),
        "level: urgent": f"level: {level}",
    }
    return case("bec-request", f"epoc-{level}", words=words)


def test_a_european_order_of_an_emergency_runs_eight_real_hours_over_the_end_of_summer_time(
    comity: Comity, case: Callable[..., Path]
) -> None:
    order = epoc(case, "emergency")
    comity("received", order, "--at", "2026-10-25T00:20+02:00")  # 23:20 in Dublin, the day before
    listed = found(comity("deadlines", order, "--on", "2026-10-25", "--format", "json"))
    limit = listed["eu-2023-1543.production-emergency"]
    assert limit["moment"] == "2026-10-25T06:20:00+00:00"  # eight hours; the wall shows seven
    assert limit["zone"] == "Europe/Dublin"
    assert limit["citation"]["text"].startswith("Regulation (EU) 2023/1543, ")
    assert "the hour of the event itself does not count, which gives 07:00" in told(limit)
    assert limit["who"]["text"] == "The provider in Ireland"  # two holders are named
    assert "eu-2023-1543.production" not in listed


def test_ten_days_of_a_european_order_move_over_the_irish_holidays(
    comity: Comity, case: Callable[..., Path]
) -> None:
    order = epoc(case, "urgent")
    before = found(comity("deadlines", order, "--on", "2026-10-20", "--format", "json"))
    assert before["eu-2023-1543.production"]["standing"] == "not-started"

    comity("sent", order, "--on", "2026-10-13")
    sent = found(comity("deadlines", order, "--on", "2026-10-24", "--format", "json"))
    limit = sent["eu-2023-1543.production"]
    assert limit["due"] == "2026-10-23" and "it may end later than is shown" in told(limit)
    assert "`comity received epoc-urgent.yaml`" in limit["act"]["text"]  # and no reminder yet

    comity("received", order, "--on", "2026-10-16")
    listed = found(comity("deadlines", order, "--on", "2026-10-20", "--format", "json"))
    limit = listed["eu-2023-1543.production"]
    assert limit["due"] == "2026-10-27"  # the 26th is the October holiday in Ireland
    assert "26 October 2026 is a public holiday in Ireland (October Bank Holiday)" in told(limit)
    assert "No 1182/71, arts. 2(1), 3(1) to (5)" in told(limit)
    assert "to enforce this one" in limit["act"]["text"]
    objection = listed["eu-2023-1543.third-country-law"]  # that nothing comes of it is good
    assert objection["act"]["text"].startswith("You need do nothing.")

    comity("answered", order, "--on", "2026-10-25")
    after = found(comity("deadlines", order, "--on", "2026-11-29", "--format", "json"))
    assert [id for id in after if id.startswith("eu-2023-1543.")] == []


def test_times_were_counted_for_some_measures_only_and_a_guess_is_called_one(
    comity: Comity, case: Callable[..., Path]
) -> None:
    roads = {"state: US": "state: GB", "us-ng-mlat": "untoc"}
    said = {}
    for name in ("data", "bank"):
        request = case("bec-request", name, words=roads)
        if name == "bank":
            text = request.read_text(encoding="utf-8")
            for kind in ("stored-content", "traffic-data", "subscriber-data"):
                text = text.replace(f"kind: {kind}\n", "kind: bank-records\n")
            request.write_text(text, encoding="utf-8")
        comity("sent", request, "--on", "2026-10-07")
        listed = found(comity("deadlines", request, "--on", "2026-11-29", "--format", "json"))
        said[name] = listed["reminder"]
    assert "180 to 730 days: from 5 April 2027 to 6 October 2028." in told(said["data"])
    assert said["bank"]["due"] == "2026-11-21"
    assert "This day is a guess" in said["bank"]["title"]["text"]
    assert "sual" not in said["bank"]["title"]["text"] + told(said["bank"])


def test_an_emergency_is_counted_to_the_minute_and_nobody_writes(
    comity: Comity, case: Callable[..., Path], tmp_path: Path
) -> None:
    time = {"18:30 UTC (midnight in India, UTC+5:30)": "14:00 IST (UTC+5:30)"}
    request, file = case("child-emergency-in-us", words=time), tmp_path / "child.ics"
    asked = ("deadlines", request, "--format", "json", "--on")
    reply = found(comity(*asked, "2026-11-12", "--ics", file))["urgency.deadline"]
    assert (reply["moment"], reply["zone"]) == ("2026-11-12T14:00:00+05:30", "UTC+05:30")
    assert reply["act"]["text"].startswith("If nothing has come by then, telephone at once.")
    event = next(one for one in entries(file.read_bytes()) if one.get("DTSTART", "").endswith("Z"))
    assert (event["DTSTART"], event["ALARM TRIGGER"]) == ("20261112T083000Z", "-PT1H")
    late = found(comity(*asked, "2026-11-20"))["urgency.deadline"]
    assert late["act"]["text"].startswith("Telephone now.")


# --- the calendar, read by the rules of RFC 5545 alone: icalendar wrote it


def entries(data: bytes) -> list[dict[str, str]]:
    """The events of a calendar, each property by its name with its parameters."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    rows = data.decode("utf-8").split("\r\n")[:-1]
    assert all(len(row.encode("utf-8")) <= 75 for row in rows)
    lines = list(unfolded(rows))
    open_parts: list[str] = []
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        assert re.fullmatch(r"[A-Z-]+(;[A-Z-]+=[^;:]+)*", name), line
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts[-1] == "VEVENT":
            assert name not in events[-1]
            events[-1][name] = re.sub(r"\\([,;\\])", r"\1", value).replace("\\n", "\n")
        elif open_parts[-1] == "VALARM":
            events[-1][f"ALARM {name}"] = value
    assert open_parts == [] and lines[0] == "BEGIN:VCALENDAR"
    assert {"VERSION:2.0", "PRODID:-//Comity//Deadlines//EN"} <= set(lines)
    return events


def unfolded(rows: list[str]) -> Iterator[str]:
    line = rows[0]
    for row in rows[1:]:
        if row.startswith(" "):
            line += row[1:]
        else:
            yield line
            line = row
    yield line


def test_a_calendar_holds_days_and_numbers_and_nothing_of_the_case(
    comity: Comity, case: Callable[..., Path], tmp_path: Path
) -> None:
    order, request = epoc(case, "emergency"), case("bec-request")
    comity("received", order, "--at", "2026-11-29T10:20+01:00")
    file = tmp_path / "out" / "deadlines.ics"
    asked = ("deadlines", order, request, "--on", "2026-11-29", "--ics", file)
    done = comity(*asked)
    assert done.returncode == 1  # the validation of the order is past
    assert "Deadlines in deadlines.ics: 5. Not in it, since they are past" in done.stderr
    events = entries(file.read_bytes())
    assert [event["SUMMARY"] for event in events] == [
        "Deadline 1 of case 1",
        "Deadline 2 of case 1",
        "Deadline 3 of case 1",
        "Deadline 1 of case 2",
        "Deadline 2 of case 2",
    ]
    assert events[0]["DTSTART"] == "20261129T172000Z"  # a moment, in UTC
    assert events[-1]["DTSTART;VALUE=DATE"] == "20261217"
    assert events[-1]["DTEND;VALUE=DATE"] == "20261218"
    assert events[-1]["ALARM TRIGGER"] == "-P6DT15H"  # at nine, a week before
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"2026/0417|Mail|epoc|bec-|Nigeria|preservation|kilns|Directorate", text)
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == len(uids)

    refused = comity(*asked)
    assert refused.returncode == 2 and "--force" in refused.stderr
    assert entries(file.read_bytes()) == events

    assert comity(*asked, "--force", "--with-case").returncode == 1
    full = entries(file.read_bytes())
    assert [event["UID"] for event in full] == uids  # so that a calendar replaces what it has
    assert full[-1]["SUMMARY"].startswith("FMJ/CAU/MLA/2026/0417: ")
    assert "Who: The authorities of the United States" in full[-1]["DESCRIPTION"]


def test_no_name_of_a_protected_person_is_in_the_list_or_in_the_calendar(
    comity: Comity, case: Callable[..., Path], tmp_path: Path
) -> None:
    words = {
        "  - id: P3\n    role: witness\n": "  - id: P3\n    role: witness\n"
        "    custody: {held: true, until: 2026-12-20}\n",
        "reference: ": "reference: Namunakar-",
    }
    request = case("protected-witness-gb-in", words=words)
    file = tmp_path / "case.ics"
    day = dt.date(2026, 11, 29)
    done = comity("deadlines", request, "--on", day.isoformat(), "--ics", file, "--with-case")
    assert "The custody of P3 ends" in done.stdout
    assert "Namunakar" not in done.stdout + done.stderr + file.read_text(encoding="utf-8")
