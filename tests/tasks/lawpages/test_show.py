"""``comity law show``: a page a lawyer can check, on the day asked for, and one clear no."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest

from comity.cli import main
from comity.law.citing import cited, how_read, source_lines
from comity.model.citations import Citation, Read
from comity.model.law_records import Source
from comity.text.written import day, period, written

WriteCountry = Callable[..., str]
LAW = """schema = 1
[[answer]]
question = "preservation-period"
value = { quantity = 60, unit = "days" }
says = "Data are kept for 60 days."
source = "act"
article = "s. 1"
from = 2020-01-01
to = 2023-12-31
checked = 2026-01-02
read = "official"
[[answer]]
question = "preservation-period"
value = { quantity = 90, unit = "days" }
says = "Data are kept for 90 days."
note = "Nothing was found on extensions."
source = "act"
article = "s. 1"
from = 2024-01-01
checked = 2026-01-02
read = "official"
reviewed_by = "A. Lawyer"
[[answer]]
question = "dual-criminality"
for = ["search-of-premises", "seizure-of-items"]
value = "case-by-case"
says = "It depends."
source = "note"
checked = 2026-01-02
read = "secondary"
[[answer]]
question = "treaty-needed"
value = "no"
says = "A guess that must not be printed."
note = "The section was not seen."
source = "act"
read = "none"
[[rule]]
id = "qx.blocks"
role = "requested"
kinds = ["request"]
assure = "reciprocity"
says = "Reciprocity is assured."
source = "act"
article = "s. 2"
read = "official"
[[rule]]
id = "qx.warns"
role = "requested"
assure = "costs"
says = "Costs are assured."
source = "note"
read = "secondary"
[[rule]]
id = "qx.unread"
role = "host"
assure = "costs"
says = "A rule that nobody read."
source = "act"
read = "none"
[[ground]]
id = "qx.ground"
title = "Political offence"
nature = "mandatory"
says = "Assistance is refused."
source = "act"
article = "s. 3"
read = "official"
[[assurance]]
id = "death-penalty"
given_by = "the Minister"
says = "No death sentence is carried out."
source = "act"
read = "official"
[[clock]]
id = "qx.clock"
event = "preservation-order"
starts = "preservation-asked"
who = "requesting"
period = { quantity = 1, unit = "months" }
rolls = true
says = "It ends."
lapses = "The data may be deleted."
source = "act"
read = "official"
"""


@pytest.fixture
def show(
    write_country: WriteCountry,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., str]:
    write_country({"law/act.toml": LAW})
    monkeypatch.setenv("COLUMNS", "88")

    def show(*more: str) -> str:
        capsys.readouterr()
        assert main(["law", "show", "QX", *more]) == 0
        return capsys.readouterr().out

    return show


def test_the_heading_names_the_state_the_day_and_how_far_the_law_was_followed(
    show: Callable[..., str],
) -> None:
    lines = show("--on", "2026-03-01").splitlines()
    assert lines[0] == "Republic of Testland (QX)"
    assert lines[2] == "The law on 1 March 2026, from comity-qx 1.0."
    assert "as of 31 December 2025. Later changes may be missing." in " ".join(lines[3:5])


def test_one_text_that_tells_its_day_is_not_taken_for_those_that_do_not(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = """schema = 1
[act]
title = "Evidence Act 2020"
read = "official"
[note]
title = "A note on the Act"
read = "secondary"
as_of = 2026-06-01
"""
    write_country({"law/act.toml": LAW}, sources=sources)

    assert main(["law", "show", "QX", "--on", "2026-03-01"]) == 0
    heading = " ".join(capsys.readouterr().out.partition("Mutual legal")[0].split())
    assert "The dated text consulted is as of 1 June 2026." in heading
    assert re.search(r"For \d+ entries the official text consulted is undated", heading)


def test_a_country_of_which_no_text_was_read_says_so(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": "schema = 1\n"})

    assert main(["law", "show", "QX"]) == 0
    assert "No source has been consulted yet." in capsys.readouterr().out


def test_an_answer_stands_with_its_sentence_and_its_citation(show: Callable[..., str]) -> None:
    page = show("--on", "2026-03-01")
    at = page.index("Preservation on request")
    assert page[at:].startswith(
        "Preservation on request\n"
        "    90 days\n"
        "    Data are kept for 90 days.\n"
        "    Note: Nothing was found on extensions.\n"
        "    [Evidence Act 2020, s. 1]\n"
        "     In force since 1 January 2024; official text read; checked on 2 January 2026;\n"
        "     reviewed by A. Lawyer.\n"
    )


def test_the_day_asked_for_decides_which_text_is_shown(show: Callable[..., str]) -> None:
    assert "90 days" in show("--on", "2024-01-01")
    old = show("--on", "2023-12-31")
    assert "60 days" in old
    assert "until 31 December 2023" in old
    assert "90 days" not in old


def test_without_a_day_it_is_today(show: Callable[..., str]) -> None:
    page = json.loads(show("--format", "json"))
    assert abs(dt.date.fromisoformat(page["on"]) - dt.date.today()) <= dt.timedelta(days=1)


def test_an_answer_says_for_which_measures_it_holds(show: Callable[..., str]) -> None:
    page = show("--on", "2026-03-01")
    assert "  Search of premises and seizure and Seizure and handing over of things:" in page
    assert "    Case by case\n    It depends.\n    [A note on the Act]\n" in page


def test_silence_is_said_and_a_text_that_nobody_read_is_never_law(
    show: Callable[..., str],
) -> None:
    page = show("--on", "2026-03-01")
    assert "Central authority\n    Unknown: no answer is recorded.\n" in page
    assert (
        "Is a treaty needed?\n    Unknown: no source has been consulted on this point.\n"
        "    To be read: Evidence Act 2020.\n    Note: The section was not seen.\n" in page
    )
    assert "guess" not in page
    assert "nobody read." not in page
    assert "Rule qx.unread\n    To be read: Evidence Act 2020." in page


def test_rules_stand_under_their_role_with_the_weight_they_have(show: Callable[..., str]) -> None:
    page = show("--on", "2026-03-01")
    asked = page[page.index("When Testland receives a request") :]
    assert "qx.blocks\n  Blocks a document, in a request:\n" in asked
    assert "qx.warns\n  Warns:\n" in asked
    assert "publishes its notice" not in page


def test_grounds_assurances_and_clocks_have_their_sections(show: Callable[..., str]) -> None:
    page = show("--on", "2026-03-01")
    assert "Political offence\n  Mandatory ground:\n" in page
    assert "Death penalty\n  Given by the Minister:\n" in page
    assert "After a preservation order\n    1 month\n    Starts: A preservation is asked" in page
    assert "Who must act: An authority of the requesting State.\n" in page
    assert "A last day that is not a working day moves to the next one.\n" in page
    assert "If it passes: The data may be deleted.\n" in page


def test_the_sources_say_what_was_seen(show: Callable[..., str]) -> None:
    page = show("--on", "2026-03-01")
    sources = page[page.index("\nSources\n") :]
    assert "Official id: Act No. 1 of 2020" in sources
    assert "How read: official text read on 2 January 2026, as of 31 December 2025" in sources
    assert "Text consulted: The Gazette of 2020" in sources


def test_piped_text_is_plain_and_keeps_to_the_width(
    show: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    page = show("--on", "2026-03-01")
    assert "\x1b" not in page
    broken = (line for line in page.splitlines() if " " in line.strip())  # an id is not broken
    assert max(map(len, broken)) <= 50
    monkeypatch.setenv("COLUMNS", "300")
    assert 88 < max(map(len, show("--on", "2026-03-01").splitlines())) <= 100


def test_json_holds_what_the_page_holds(show: Callable[..., str]) -> None:
    page = json.loads(show("--on", "2026-03-01", "--format", "json"))
    items = {item["id"]: item for section in page["sections"] for item in section["items"]}
    entry = items["preservation-period"]["entries"][0]
    assert entry["value"] == {"quantity": 90, "unit": "days"}
    assert entry["citation"]["start"] == "2024-01-01"
    assert entry["note"] == "Nothing was found on extensions."
    assert "value" not in items["treaty-needed"]["unread"][0]
    assert [source["title"] for source in page["sources"]] == [
        "Evidence Act 2020",
        "A note on the Act",
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("AR", "AR: no national rules of Argentina are installed\n"),
        ("qxx", "Did you mean QX (Testland)?"),
        ("UK", "Did you mean GB (United Kingdom)?"),
        ("", "CODE: is empty; name a State or an instrument\n    Installed: "),
        (" ", "CODE: is empty; name a State or an instrument\n    Installed: "),
        ("?", "?: is not the code of a State or the id of an instrument\n    Installed: "),
    ],
)
@pytest.mark.usefixtures("show")
def test_what_is_not_there_is_refused_with_a_way_on(
    code: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["law", "show", code]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert message in error


def test_a_plugin_that_is_set_aside_shows_no_law_and_says_why(
    write_country: WriteCountry, capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": LAW.replace('source = "note"', 'source = "noet"')})
    assert main(["law", "show", "QX"]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert "this plugin is quarantined" in error
    assert "cites 'noet', which is not in sources.toml" in error


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "show", "QX", "--on", "2026-02-30"]) == 2
    assert "2026-02-30" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "kind", "lines"),
    [
        ("yes", "yes-no", ("Yes",)),
        ({"quantity": 90, "unit": "days", "times": 1}, "period", ("90 days, once",)),
        ({"quantity": 1, "unit": "years", "times": 4}, "period", ("1 year, up to 4 times",)),
        (["gov.example", "mil.example"], "list", ("gov.example, mil.example",)),
        (
            {"name": "Ministry", "address": ["1 Main Street", "Town"], "phone": "+1"},
            "authority",
            ("Ministry", "1 Main Street", "Town", "Telephone: +1"),
        ),
        (
            {"process": "law-enforcement request", "standard": "none"},
            "process",
            ("Law-enforcement request", "Standard: none"),
        ),
        (
            {"accepts": ["en"], "certified": "yes", "alternatives": ["fr"], "on": "reciprocity"},
            "languages",
            (
                "English",
                "Also French, on this condition: reciprocity",
                "A translation must be certified.",
            ),
        ),
        (
            {"issues": "a judge", "signs": "the clerk"},
            "issuer",
            ("Issues: a judge", "Signs: the clerk"),
        ),
    ],
)
def test_values_are_written_plainly(value: object, kind: str, lines: tuple[str, ...]) -> None:
    assert written(value, kind) == lines


def test_what_is_not_established_is_said_in_the_citation() -> None:
    bare = Citation("Act", "", Read.SECONDARY, cite="Act 2020,")
    assert cited(bare) == "Act 2020"
    assert how_read(bare) == ("In force, start date unknown; secondary source read; never checked.")
    assert day(dt.date(1996, 4, 24)) == "24 April 1996"
    assert period({"quantity": 24, "unit": "hours"}) == "24 hours"
    assert source_lines(Source(title="x")) == ["Official id: none known", "How read: not read"]


@pytest.mark.needs_country
@pytest.mark.parametrize("code", ["US", "ng", "DE", "coe-185", "UNTOC", "us-ng-mlat"])
def test_every_installed_page_is_shown(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "show", code, "--on", "2026-11-25"]) == 0
    page = capsys.readouterr().out
    assert "\nSources\n" in page
    assert ",]" not in page


@pytest.mark.needs_country
def test_an_instrument_shows_parties_order_scope_and_provisions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "show", "coe-185", "--on", "2010-01-01"]) == 0
    page = capsys.readouterr().out
    text = " ".join(page.split())
    assert page.startswith("Convention on Cybercrime (coe-185)\n")
    assert "Official id: ETS No. 185." in page
    for title in ("Parties", "Among other instruments", "When it carries a request", "Sources"):
        assert f"\n{title}\n---" in page
    bound, signed = text.index("Bound, on 1 January 2010"), text.index("Signed, but not bound")
    later = text.index("Not yet bound, on 1 January 2010")
    assert bound < text.index("United States (since 1 January 2007;") < signed
    assert signed < text.index("Ireland (signed on 28 February 2002;") < later
    assert later < text.index("Nigeria (ratified later, on 6 July 2022;")
    assert "art. 29(7)]" in page


@pytest.mark.needs_country
def test_the_real_citations_read_as_a_lawyer_writes_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "show", "US"]) == 0
    page = capsys.readouterr().out
    assert "[18 U.S.C. § 2703(f)(2)]" in page
    assert "[Fed. R. Crim. P. 41(b), (d)(1)]" in page
