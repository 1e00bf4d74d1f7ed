"""A statement of several sources: each is cited, and how each was read belongs to it alone."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable

import pytest

from comity.cli import main
from comity.law.citing import by_reading
from comity.law.editions import Editions, editions_of
from comity.law.load import load_law
from comity.law.rules import judge_all
from comity.model.citations import Citation, Read
from comity.model.errors import LawDataError
from comity.model.findings import Severity
from comity.model.records import LawBook
from comity.steps.findings import cited_as_read, findings_data
from comity.tasks.audit.diff import diff
from comity.tasks.audit.wheel import LawFiles

WriteCountry = Callable[..., str]
SOURCES = """schema = 1
[act]
title = "Evidence Act 2020"
official_id = "Act No. 1 of 2020"
cite = "Evidence Act 2020,"
read = "official"
read_on = 2026-01-02
copy = "The Gazette of 2020"
as_of = 2020-12-31
[code]
title = "Code of Procedure"
official_id = "Code"
cite = "Code of Procedure,"
read = "official"
read_on = 2026-01-02
copy = "The Gazette of 2024"
as_of = 2024-06-30
[note]
title = "A note on the Act"
cite = "Note,"
read = "secondary"
"""
LAW = """schema = 1
[[rule]]
id = "qx.assured"
role = "requested"
assure = "reciprocity"
says = "Reciprocity is assured."
source = "act"
article = "s. 2"
also = [
  { source = "note", article = "p. 3", read = "secondary" },
  { source = "code", article = "s. 9", read = "none" },
]
checked = 2026-01-02
read = "official"
[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "note"
article = "p. 4"
also = [{ source = "act", article = "s. 1", read = "official" }]
checked = 2026-01-02
read = "secondary"
"""


@pytest.fixture
def book(write_country: WriteCountry) -> LawBook:
    package = write_country({"law/act.toml": LAW}, sources=SOURCES)
    return load_law(package, "QX")


def test_the_citation_names_each_source_with_its_own_reading_and_day(book: LawBook) -> None:
    citation = book.rules[0].cited()

    assert str(citation) == "Evidence Act 2020, s. 2, with Note, p. 3, and Code of Procedure, s. 9"
    assert [(str(one), one.read, one.as_of) for one in citation.sources] == [
        ("Evidence Act 2020, s. 2", Read.OFFICIAL, dt.date(2020, 12, 31)),
        ("Note, p. 3", Read.SECONDARY, None),
        ("Code of Procedure, s. 9", Read.NONE, dt.date(2024, 6, 30)),
    ]


def test_a_label_follows_each_source_wherever_it_is_written(book: LawBook) -> None:
    citation = book.rules[0].cited()

    assert cited_as_read(citation) == (
        "Evidence Act 2020, s. 2 (official text read); Note, p. 3 (secondary source); "
        "Code of Procedure, s. 9 (not read)"
    )
    assert by_reading(citation) == (
        "Evidence Act 2020, s. 2; Note, p. 3, secondary source; Code of Procedure, s. 9, not read"
    )


def test_the_source_that_carries_the_demand_decides_whether_a_rule_blocks(book: LawBook) -> None:
    """A further source of weaker reading does not weaken it, nor does a better one mend it."""
    (rule,) = book.rules
    (blocking,) = judge_all([rule], {"assurances": []}, "request", "QX")
    by_note = rule.model_copy(
        update={"citation": Citation("A note", "p. 3", Read.SECONDARY, also=(rule.cited(),))}
    )
    (warning,) = judge_all([by_note], {"assurances": []}, "request", "QX")

    assert blocking.severity is Severity.ERROR
    assert warning.severity is Severity.WARNING


def test_json_gives_the_further_sources_with_their_reading(book: LawBook) -> None:
    found = findings_data(judge_all(book.rules, {"assurances": []}, "request", "QX"))

    assert found[0]["citation"]["read"] == "official"
    assert [(row["text"], row["read"]) for row in found[0]["citation"]["also"]] == [
        ("Note, p. 3", "secondary"),
        ("Code of Procedure, s. 9", "none"),
    ]


def test_the_law_page_sets_each_source_with_its_label(book: LawBook, capsys) -> None:
    assert main(["law", "show", "QX"]) == 0
    page = " ".join(capsys.readouterr().out.split())

    assert (
        "[Evidence Act 2020, s. 2] Official text read. [with Note, p. 3] Secondary source read. "
        "[with Code of Procedure, s. 9] Not read. Together in force, start date unknown; "
        "checked on 2 January 2026. qx.assured, law/act.toml:2" in page
    )
    assert "Code of Procedure Key: code, sources.toml:10" in page


def test_the_editions_are_those_of_every_source_that_was_read(book: LawBook) -> None:
    assert editions_of(book) == Editions(dt.date(2020, 12, 31), dt.date(2020, 12, 31))


def test_a_key_that_is_no_source_is_refused_in_also_too(write_country: WriteCountry) -> None:
    package = write_country({"law/act.toml": LAW.replace('"code"', '"cod"')}, sources=SOURCES)

    with pytest.raises(LawDataError, match=r"cites 'cod', which is not in sources\.toml"):
        load_law(package, "QX")


def test_the_audit_lists_what_was_not_read_officially_and_sources_named_in_words(
    write_country: WriteCountry, capsys
) -> None:
    worded = LAW.replace('article = "s. 2"', 'article = "s. 2, with Rules 2021, r. 3"')
    slip = worded.replace('{ source = "act", article', '{ source = "act", articel')
    write_country({"law/act.toml": slip}, sources=SOURCES)

    assert main(["law", "audit", "QX", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    assert found["lists"]["further"] == [
        {
            "what": "rule qx.assured",
            "note": "Note, p. 3 (secondary source read); Code of Procedure, s. 9 (not read)",
        }
    ]
    assert found["lists"]["worded"] == [
        {"what": "rule qx.assured", "note": "s. 2, with Rules 2021, r. 3"}
    ]
    assert {"what": "answer QX.treaty-needed also", "note": "articel"} in found["lists"][
        "unknown_keys"
    ]


def test_a_difference_names_the_further_source_and_its_article() -> None:
    def law(text: str) -> LawFiles:
        return LawFiles(
            "comity-qx",
            "1",
            {"sources.toml": tomllib.loads(SOURCES), "law/act.toml": tomllib.loads(text)},
        )

    reread = LAW.replace('article = "s. 9", read = "none"', 'article = "s. 9", read = "official"')
    found = diff(law(LAW), law(reread))

    assert [(c.name, [*c.keys]) for c in found.changed] == [("qx.assured", ["also"])]
    assert found.articles == (
        "Evidence Act 2020, s. 2, with Note, p. 3, and Code of Procedure, s. 9",
    )


@pytest.mark.needs_country
@pytest.mark.parametrize("code", ["DE", "GB", "IN", "KE", "NG", "US"])
def test_no_installed_law_names_a_second_source_in_words(code: str, capsys) -> None:
    assert main(["law", "audit", code, "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    assert found["lists"]["worded"] == []


@pytest.mark.needs_country
def test_a_second_source_of_real_law_has_the_label_of_its_own_reading(capsys) -> None:
    assert main(["law", "show", "DE"]) == 0
    page = " ".join(capsys.readouterr().out.split())

    assert "[with RiVASt, no. 77a(3)] Not before 1 March 2017; official text read." in page
    assert (
        "[with Bundesverfassungsgericht, 16 June 2009, 2 BvR 902/06] Not before 16 June 2009; "
        "secondary source read." in page
    )
