"""``comity channels`` as a person and a program meet it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

Comity = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.needs_country
PAIR = ("channels", "--from", "NG", "--to", "US", "--on", "2026-11-29")
DATA = ("--measure", "stored-content", "--measure", "subscriber-data")
BEC = next(file for file in sample_files() if file.name == "bec-request.yaml")


def entries(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    data = json.loads(done.stdout)
    return {one["id"]: one for rung in data["rungs"] for one in rung["channels"]}


def test_the_page_begins_with_what_to_do_first_and_fits_the_terminal(comity: Comity) -> None:
    done = comity(*PAIR, *DATA, env={"COLUMNS": "80"})
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Channels from Nigeria to the United States (law of 29 November 2026)"
    assert lines.index("First steps") < 6
    assert "1. Have the data preserved today: 24/7 Network of the" in " ".join(lines[5:9])
    assert max(map(len, lines)) <= 80
    assert "1. Emergency disclosure" in lines
    assert "11. Letter rogatory" in lines


def test_in_an_emergency_the_first_thing_is_the_emergency_road(comity: Comity) -> None:
    told = json.loads(comity(*PAIR, *DATA, "--urgency", "emergency", "--format", "json").stdout)
    assert told["first"][0]["said"]["id"] == "ladder.first/emergency"
    text = comity(*PAIR, *DATA, "--urgency", "emergency").stdout
    assert "danger of death or serious physical injury" in " ".join(text.split())


def test_in_an_emergency_the_provider_is_asked_for_what_it_may_give_to_a_foreign_authority(
    comity: Comity,
) -> None:
    text = " ".join(comity(*PAIR, *DATA, "--urgency", "emergency").stdout.split())
    first = text.partition("1. Emergency disclosure")[0]
    assert (
        "1. If somebody's life is in danger, ask the provider now for subscriber data. For content,"
        " ask through an authority of the United States." in first
    )
    assert "Ask the provider itself" not in first  # said once


def test_what_does_not_concern_the_two_is_told_in_one_line(comity: Comity) -> None:
    pair = ("channels", "--from", "KP", "--to", "IR", "--on", "2026-11-29")
    text = comity(*pair, "--measure", "stored-content").stdout
    assert "PILON" not in text
    assert "only networks that concern one of the two States" in text
    assert "INTERPOL (the Democratic People's Republic" in text
    assert "is not a member)" in " ".join(text.split())


def test_a_day_after_the_last_list_was_read_is_told(comity: Comity) -> None:
    far = comity("channels", "--from", "NG", "--to", "US", *DATA, "--on", "9999-12-31").stdout
    assert "No list or text was read after" in far
    assert "No list or text was read after" not in comity(*PAIR, *DATA).stdout


def test_after_a_preservation_has_ended_the_first_step_is_to_preserve_again(
    comity: Comity,
) -> None:
    def first(day: str) -> str:
        text = " ".join(comity("channels", BEC, "--on", day).stdout.split())
        return text.partition("1. Emergency disclosure")[0]

    running, ended = first("2026-12-17"), first("2026-12-18")
    assert "Have the data preserved" not in running
    assert (
        "1. The preservation ends on 17 December 2026, before an answer usually comes." in running
    )
    assert (
        "The preservation ended on 17 December 2026. Have the data preserved today: 24/7 Network"
        in ended
    )


def test_a_program_gets_every_channel_with_its_source(comity: Comity) -> None:
    found = entries(comity(*PAIR, *DATA, "--format", "json"))
    point = found["budapest-24-7"]
    assert (point["open"], point["mark"], point["use"]) == ("yes", "unused", "preservation")
    assert point["citation"]["read"] == "official"
    assert found["egmont"]["of_use"] is False
    assert all(one["open"] in ("yes", "no", "unknown") for one in found.values())


def test_a_file_marks_the_channels_that_it_speaks_of(comity: Comity, tmp_path: Path) -> None:
    text = BEC.read_text(encoding="utf-8")
    ids = text.replace("channel: 24/7 network of the Convention on Cybercrime", "channel: g7-24-7")
    assert ids != text
    case = tmp_path / "case.yaml"
    case.write_text(ids, encoding="utf-8")
    before, after = (entries(comity("channels", file, "--format", "json")) for file in (BEC, case))
    assert (before["budapest-24-7"]["mark"], before["g7-24-7"]["mark"]) == ("used", "unused")
    assert (after["budapest-24-7"]["mark"], after["g7-24-7"]["mark"]) == ("unused", "used")
    assert before["voluntary-1"]["mark"] == "unsuitable"  # "Direct request to the provider"
    shown = " ".join(comity("channels", case).stdout.split())
    assert "Used: The contact point of the requested State had the mailbox" in shown
    assert "Not used: Content and the bank's records cannot be had without compulsion." in shown
    built = comity("build", case, "--format", "md", "--output", tmp_path / "out")
    assert built.returncode == 0
    letter = (tmp_path / "out" / "case.md").read_text(encoding="utf-8")
    assert "Channel used before this request: G7 24/7 Network" in letter
    assert "g7-24-7" not in letter


def test_the_page_in_german_has_no_english_frame(comity: Comity) -> None:
    done = comity(*PAIR, *DATA, "--messages", "de")
    assert "Erste Schritte" in done.stdout
    assert "Freiwillige Offenlegung durch den Anbieter: Bestandsdaten" in done.stdout
    assert "First steps" not in done.stdout
    assert "Lassen Sie die Daten noch heute sichern: 24/7-Netz" in " ".join(done.stdout.split())
    assert "Gesichert für mindestens 60 Tage" in " ".join(done.stdout.split())  # of an article
    shown = " ".join(done.stdout.split())
    assert "bar the disclosure. Other law and the provider's policy may. (auf Englisch)" in shown
    assert "[en]" not in shown
    assert "(auf Englisch) (auf Englisch)" not in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "NG", "--to", "US"), "Give FILE, or --from, --to and --measure."),
        (("--from", "NG", "--measure", "stored-content"), "Give FILE, or --from, --to"),
        (("--from", "NG", "--to", "Atlantis", *DATA), "--to: unknown State: “Atlantis”"),
        (("--from", "NG", "--to", "NG", *DATA), "--to: NG is the State that asks"),
        (("--from", "GB-SCT", "--to", "GB", *DATA), "--to: GB is the State that asks"),
        (("--from", "NG", "--to", "US", "--measure", "mind-reading"), "unknown kind"),
        (("--from", "NG", "--to", "US", "--measure", "extradition"), "is not mutual legal"),
        (("--from", "NG", "--to", "US", *DATA, "--on", "yesterday"), "is not a date"),
        ((str(BEC), "--to", "US"), "Give FILE, or --from, --to and --measure, not both."),
        (("no-such-file.yaml",), "no-such-file.yaml"),
    ],
)
def test_what_cannot_be_used_is_told_and_ends_with_2(
    comity: Comity, arguments: tuple[str, ...], said: str
) -> None:
    done = comity("channels", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_another_paper_than_a_request_is_refused(comity: Comity) -> None:
    notice = next(file for file in sample_files() if file.name == "notice-us.yaml")
    done = comity("channels", notice)
    assert done.returncode == 2
    assert "is a notice, not a request" in done.stderr


def test_several_kinds_may_stand_in_one_option(comity: Comity) -> None:
    pair = ("channels", "--from", "NG", "--to", "US")
    together = comity(*pair, "--measure", "stored-content,subscriber-data").stdout
    apart = comity(*pair, "--measure", "stored-content", "--measure", "subscriber-data").stdout
    assert together == apart and "Stored content" in together
