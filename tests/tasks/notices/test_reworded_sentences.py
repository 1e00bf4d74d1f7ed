"""Sentences of a notice that change: the fixed ones in other words, and remarks of a section."""

from __future__ import annotations

from typing import Any

import pytest

from comity.host import Host
from comity.pipeline.own_plugin import open_host
from comity.tasks.notices import Version, notice_changes

BEFORE: dict[str, Any] = {
    "schema": "1",
    "kind": "notice",
    "date": "2026-10-05",
    "host": "US",
    "company": {"name": "Example Ltd"},
    "preservation": {"practice": "yes", "period": {"quantity": "90", "unit": "days"}},
}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def version(data: dict[str, Any]) -> Version:
    return Version("notice.yaml", data, "en")


CLAUSE = "notice.preservation.yes"
OURS = "{company} keeps a copy of the account."


def rewordings(*texts: str, clause: str = CLAUSE) -> dict[str, Any]:
    return {**BEFORE, "rewordings": [{"clause": clause, "text": text} for text in texts]}


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            BEFORE,
            rewordings(OURS),
            "Sentence on “Preservation”: “Example Ltd preserves data on request” before, “Example "
            "Ltd keeps a copy of the account” now.",
        ),
        (
            rewordings(OURS),
            BEFORE,
            "Sentence on “Preservation”: “Example Ltd keeps a copy of the account” before, "
            "“Example Ltd preserves data on request” now.",
        ),
        (
            rewordings(OURS),
            rewordings("{company} keeps what is asked for."),
            "Sentence on “Preservation”: “Example Ltd keeps a copy of the account” before, "
            "“Example Ltd keeps what is asked for” now.",
        ),
        (
            BEFORE,
            rewordings("It is kept for {period}.", clause="notice.preservation.period"),
            "Sentence on “Preservation period”: “Example Ltd preserves the data for …” before, "
            "“It is kept for …” now.",
        ),
    ],
)
def test_a_sentence_in_other_words_weighs_as_its_field(
    host: Host, before: dict[str, Any], after: dict[str, Any], sentence: str
) -> None:
    (change,) = notice_changes(version(before), version(after), host).changes
    assert change.text == sentence
    assert (change.means.tier, change.means.why, change.how) == ("fails", "preservation", "changed")


def test_a_sentence_that_was_not_printed_is_new(host: Host) -> None:
    before = {**BEFORE, "preservation": {"practice": "no"}}
    after = {**rewordings(OURS), "preservation": {"practice": "yes"}}
    texts = [one.text for one in notice_changes(version(before), version(after), host).changes]
    assert texts == [
        "Preservation: no before, yes now.",
        "New sentence on “Preservation”: “Example Ltd keeps a copy of the account”.",
    ]
    back = [one.text for one in notice_changes(version(after), version(before), host).changes]
    assert back[1].startswith("No longer said on “Preservation”: ")


def test_a_heading_in_other_words_comes_last(host: Host) -> None:
    after = rewordings("Keeping data", clause="notice.preservation.heading")
    (change,) = notice_changes(version(BEFORE), version(after), host).changes
    assert change.text == "Heading or label: “Preservation” before, “Keeping data” now."
    assert change.means.tier == "rest"


@pytest.mark.parametrize("name", ["remarks", "scoped_rules"])
@pytest.mark.parametrize(
    ("section", "why"), [("submission", "channel"), ("costs", "money"), ("notification", "user")]
)
def test_what_stands_in_a_section_weighs_as_the_section(
    host: Host, name: str, section: str, why: str
) -> None:
    item = {"section": section, "text": "Ask first."}
    before, after = {**BEFORE, name: [item]}, {**BEFORE, name: [{**item, "text": "Ask us first."}]}
    for one, other in ((BEFORE, before), (before, BEFORE), (before, after)):
        (change,) = notice_changes(version(one), version(other), host).changes
        assert change.means.why == why
        assert not change.text.endswith("..")


def test_no_sentence_ends_in_two_full_stops(host: Host) -> None:
    after = {
        **BEFORE,
        "company": {"name": "Other, Inc."},
        "remarks": [{"section": "data", "text": "Ask us."}],
        "channels": [{"kind": "mail", "address": "1 Sample St."}],
    }
    found = notice_changes(version(BEFORE), version(after), host)
    told = [*(one.text for one in found.changes), *map(str, found.remarks)]
    assert not [text for text in told if ".." in text]
    assert "Example Ltd and Other, Inc. If" in told[-1]
