"""``comity diff``: two versions of a notice as an investigator compares them."""

from __future__ import annotations

import html.parser
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

(US,) = (file for file in sample_files() if file.name == "notice-us.yaml")
(REQUEST,) = (file for file in sample_files() if file.name == "bec-request.yaml")


@pytest.fixture
def pair(notice_data: dict[str, Any], write: Callable[..., Path]) -> tuple[Path, Path]:
    """Two versions, of which the later keeps data longer and has lost its channel."""
    old = write({**notice_data, "preservation": {"period": {"quantity": 90, "unit": "days"}}})
    new = {
        **notice_data,
        "date": "2027-01-05",
        "preservation": {"period": {"quantity": 180, "unit": "days"}},
        "channels": [{"kind": "portal", "address": "https://company.example/<law>"}],
    }
    return old.rename(old.with_name("old.yaml")), write(new, "new.yaml")


def test_the_text_says_what_fails_first_and_why(comity: Callable, pair: tuple[Path, Path]) -> None:
    done = comity("diff", *pair)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[1:3] == ["Before: 5 October 2026 (old.yaml)", "Now: 5 January 2027 (new.yaml)"]
    gone = lines.index(
        "- No longer said: requests can be sent by e-mail to requests@company.example."
    )
    longer = lines.index("- Preservation period: 90 days before, 180 days now.")
    dated = lines.index("- Date: 5 October 2026 before, 5 January 2027 now.")
    assert gone < longer < dated
    assert "  Why it matters: A request to an old address does not arrive." in lines


def test_nothing_changed_is_exit_code_zero(comity: Callable, pair: tuple[Path, Path]) -> None:
    done = comity("diff", pair[0], pair[0])
    assert done.returncode == 0
    assert done.stdout.endswith("Nothing changed.\n")


def test_json_has_the_values_and_the_weight(comity: Callable, pair: tuple[Path, Path]) -> None:
    done = comity("diff", *pair, "--format", "json")
    told = json.loads(done.stdout)
    assert told["schema"] == 1
    assert told["before"]["date"] == "2026-10-05"
    (longer,) = (one for one in told["changes"] if one["path"] == "preservation.period")
    assert longer["before"] == {"quantity": "90", "unit": "days"}
    assert (longer["tier"], longer["how"]) == ("fails", "changed")
    gone = told["changes"][0]
    assert (gone["how"], gone["after"]) == ("removed", None)


def test_the_page_stands_alone_and_shows_what_a_stranger_wrote_as_text(
    comity: Callable, pair: tuple[Path, Path], desk: Path
) -> None:
    done = comity("diff", *pair, "--format", "html", "-o", "changes.html")
    assert (done.returncode, done.stdout) == (1, "changes.html\n")
    page = (desk / "changes.html").read_text(encoding="utf-8")
    assert "https://company.example/&lt;law&gt;" in page
    reader = _Tags()
    reader.feed(page)
    assert not reader.tags & {"script", "link", "img", "a", "law"}
    assert {"h1", "h2", "li"} <= reader.tags


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def test_an_existing_file_and_the_files_compared_are_not_overwritten(
    comity: Callable, pair: tuple[Path, Path], desk: Path
) -> None:
    (desk / "there.txt").write_text("mine")
    assert comity("diff", *pair, "-o", "there.txt").returncode == 2
    assert (desk / "there.txt").read_text() == "mine"
    assert comity("diff", *pair, "-o", "there.txt", "--force").returncode == 1
    assert (desk / "there.txt").read_text(encoding="utf-8").startswith("Example Ltd")
    before = pair[0].read_bytes()
    assert comity("diff", *pair, "-o", pair[0], "--force").returncode == 2
    assert pair[0].read_bytes() == before


@pytest.mark.needs_country
def test_a_case_file_and_its_own_json_say_the_same(comity: Callable, desk: Path) -> None:
    comity("build", US, "--format", "json", "-o", "out")
    for files in ((US, desk / "out/notice-us.json"), (desk / "out/notice-us.json", US)):
        done = comity("diff", *files)
        assert (done.returncode, done.stderr) == (0, "")
    page = comity("diff", desk / "out/notice-us.json", US, "--format", "json").stdout
    assert "Duty desk" not in page


def test_internal_fields_are_not_told(comity: Callable, pair: tuple[Path, Path]) -> None:
    data = json.loads(pair[0].read_text(encoding="utf-8"))
    data["internal_notes"] = "A secret."
    data["authentication"] = {"internal_checks": "A second secret."}
    pair[1].write_text(json.dumps(data), encoding="utf-8")
    done = comity("diff", *pair)
    assert done.returncode == 0
    assert "secret" not in done.stdout


def test_what_is_no_notice_is_refused(comity: Callable, pair: tuple[Path, Path]) -> None:
    done = comity("diff", REQUEST, "missing.yaml")
    assert done.returncode == 2
    assert "This is a request, not a notice." in done.stderr
    assert "missing.yaml: The file does not exist." in done.stderr


def test_two_companies_are_told_apart_before_anything_else(
    comity: Callable, notice_data: dict[str, Any], write: Callable[..., Path]
) -> None:
    one = write(notice_data, "one.yaml")
    other = write({**notice_data, "company": {"name": "Other Ltd"}}, "other.yaml")
    lines = comity("diff", one, other).stdout.splitlines()
    assert lines[4].startswith("These are notices of different companies: Example Ltd and Other")


def test_json_of_a_later_minor_version_is_compared_by_the_names_of_its_fields(
    comity: Callable, pair: tuple[Path, Path], desk: Path
) -> None:
    comity("build", pair[0], "--format", "json", "-o", "out", "--draft")
    file = desk / "out/old.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    told["data"]["draft"]["night_desk"] = {"opening_hours": "at night"}
    told["data"]["draft"]["channels"][0]["queue"] = 3
    later = desk / "later.json"
    later.write_text(json.dumps(told), encoding="utf-8")
    done = comity("diff", file, later)
    assert done.returncode == 1
    assert "later.json has fields that this version of Comity does not know" in done.stdout
    assert "is marked as a draft" in done.stdout
    assert "opening hours: said nothing before; now says: “at night”." in done.stdout
    assert "queue: said nothing before; now says: “3”." in done.stdout


@pytest.mark.needs_country
def test_the_reader_is_spoken_to_in_another_language(
    comity: Callable, pair: tuple[Path, Path]
) -> None:
    done = comity("diff", *pair, "--messages", "de")
    assert "- Sicherungsdauer: vorher 90 Tage, jetzt 180 Tage." in done.stdout
