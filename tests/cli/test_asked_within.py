"""The time from receipt that a paper to a company names is watched like any other."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from provider_papers import PAPERS

Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country


def copied(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = PAPERS[name].read_text(encoding="utf-8")
    text = re.sub(r"\ndate: [-\d]+", "\ndate: 2026-10-01", text, count=1)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file = folder / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def within(comity: Comity, file: Path, on: str) -> list[dict[str, Any]]:
    done = comity("deadlines", file, "--on", on, "--format", "json")
    listed = json.loads(done.stdout)["cases"][0]["deadlines"]
    return [one for one in listed if one["id"] == "disclosure:reply_within"]


def test_the_time_that_an_order_sets_runs_from_receipt_and_is_missed_by_the_company(
    comity: Comity, tmp_path: Path
) -> None:
    order = copied(tmp_path, "order-protocol")
    (waits,) = within(comity, order, "2026-10-01")
    assert waits["standing"] == "not-started" and "comity received" in waits["act"]["text"]

    comity("sent", order, "--on", "2026-10-01")
    (unsure,) = within(comity, order, "2026-11-20")
    assert (unsure["due"], unsure["standing"]) == ("2026-10-31", "past")
    assert "comity received" in unsure["act"]["text"]  # nobody is blamed before that is known

    comity("received", order, "--on", "2026-10-03")
    (known,) = within(comity, order, "2026-11-20")
    assert known["due"] == "2026-11-02"
    assert known["act"]["text"] == "Ask the company how the matter stands."
    listed = " ".join(comity("register", tmp_path, "--on", "2026-11-20").stdout.split())
    assert "overdue" in listed
    assert "You asked the company to answer by 2 November 2026. Ask it how" in listed

    written = comity("follow-up", order, "--on", "2026-11-20")
    assert written.stdout.endswith("order-protocol.reminder.yaml\n")

    comity("answered", order, "--on", "2026-11-21")
    assert not within(comity, order, "2026-11-22")


def test_the_hours_of_an_emergency_run_from_the_start_of_a_day_without_an_hour(
    comity: Comity, tmp_path: Path
) -> None:
    lines = PAPERS["emergency"].read_text(encoding="utf-8").splitlines()
    dated = [line for line in lines if line.strip().startswith(("deadline:", "deadline_time:"))]
    letter = copied(tmp_path, "emergency", *((f"{line}\n", "") for line in dated))
    comity("sent", letter, "--on", "2026-10-01")
    (limit,) = within(comity, letter, "2026-10-02")
    assert limit["moment"].startswith("2026-10-01T04:00")
    assert "Telephone now" in limit["act"]["text"]
    assert "Telephone now" in comity("register", tmp_path, "--on", "2026-10-02").stdout


def test_what_an_emergency_announced_stays_due_after_its_answer(
    comity: Comity, tmp_path: Path
) -> None:
    letter = copied(
        tmp_path, "emergency", ("process_follows: 2026-12-06", "process_follows: 2026-11-06")
    )
    comity("sent", letter, "--on", "2026-10-01")
    comity("answered", letter, "--on", "2026-10-01")
    done = comity("deadlines", letter, "--on", "2026-11-20")
    assert done.returncode == 1
    assert "ordinary process after the emergency request is due" in done.stdout


def test_a_letter_that_asks_a_favour_is_not_the_request_that_a_preservation_announced(
    comity: Comity, tmp_path: Path
) -> None:
    paper = copied(tmp_path, "preservation")
    comity("sent", paper, "--on", "2026-10-02")
    asked = ("deadlines", paper, "--on", "2026-10-20", "--brief")
    due = "The formal request for the preserved data is due."
    assert due in comity(*asked).stdout
    letter = copied(tmp_path, "cured")
    assert "kind: preservation, reference: " in letter.read_text(encoding="utf-8")
    comity("sent", letter, "--on", "2026-10-03")
    assert due in comity(*asked).stdout


def test_where_law_sets_the_time_of_an_order_its_own_is_no_second_one(
    comity: Comity, tmp_path: Path
) -> None:
    order = copied(tmp_path, "order")
    comity("sent", order, "--on", "2026-10-01")
    comity("received", order, "--on", "2026-10-01")
    assert not within(comity, order, "2026-10-05")


def test_a_file_that_is_under_way_and_not_valid_says_that_nobody_watches_its_time(
    comity: Comity, tmp_path: Path
) -> None:
    order = copied(tmp_path, "order-protocol")
    comity("sent", order, "--on", "2026-10-01")
    broken = order.read_text(encoding="utf-8").replace("quantity: 30", "quantity: soon")
    order.write_text(broken, encoding="utf-8")
    comity("received", order, "--on", "2026-10-02")
    listed = " ".join(comity("register", tmp_path, "--on", "2026-11-20").stdout.split())
    assert "No time limit is watched" in listed and "You have" in listed
