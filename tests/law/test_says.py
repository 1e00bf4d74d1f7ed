"""What the countries answer is law that a notice may print: remarks on the reading are notes."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from comity.model.law_records import Answer
from comity.pipeline.own_plugin import open_host
from comity.tasks.lawpages.holdings import holding

pytestmark = pytest.mark.needs_country

TODAY = dt.date(2026, 11, 25)
REMARK = re.compile(
    r"\b(read|found|not established|confirm\w*|see (the rule )?[a-z]{2}\.|accounts?)\b"
    r"|\bsecondary sources?\b"
    r"|\b[a-z]{2}\.[a-z]+[.-][a-z]",
    re.IGNORECASE,
)
LAW = (
    "account information",
    "account monitoring",
    "holds an account",
    "each account, securities account or safe deposit box",
    "transactions through an account",
    "and what is found goes back",
    "unless the court confirms it",
    "on bank accounts",
    "information on accounts",
    "the register of accounts",
    "the account number",
    "a numbered account",
    "To confirm the identity",
    "will be found",
    "the foreign court found",
)


def answers() -> list[Answer]:
    host = open_host()
    held = (holding(host, code, TODAY) for code in host.registry.owners.jurisdictions)
    return [a for one in held if one and one.book for a in one.book.answers]


def remarks(text: str) -> list[str]:
    for phrase in LAW:
        text = text.replace(phrase, "")
    return [match.group() for match in REMARK.finditer(text)]


def test_no_answer_says_how_it_was_read() -> None:
    found = {f"{a.source}, {a.article}: {a.says}" for a in answers() if remarks(a.says)}
    assert not found


def test_a_phrase_of_law_is_allowed_only_while_an_answer_has_it() -> None:
    said = " ".join(a.says for a in answers())
    assert [phrase for phrase in LAW if phrase not in said and remarks(phrase)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Nothing that was read provides for it.",
        "Confirm it before posting.",
        "Practice is a warrant: see us.notice.content.",
        "By accounts, the court held so.",
        "According to secondary sources, the court held so.",
    ],
)
def test_a_remark_is_recognised(text: str) -> None:
    assert remarks(text)


def test_no_party_is_bound_later_than_the_list_of_parties_shows() -> None:
    late = [
        (instrument.id, row.code)
        for instrument in open_host().instruments().values()
        for row in instrument.parties
        for day in (row.signed, row.ratified, row.in_force, row.ended)
        if day and (known := row.as_of or instrument.party_list.as_of) and day > known
    ]
    assert late == []


@pytest.mark.parametrize("on", ["2020-06-01", "2026-03-01"])
def test_nigeria_answers_on_certificates_before_and_after_the_amendment(comity, on: str) -> None:
    page = comity("law", "show", "NG", "--on", on).stdout
    assert "Certificate of compliance under s. 84(4)" in page


def test_the_united_states_name_the_act_they_tell_of() -> None:
    held = holding(open_host(), "US", TODAY)
    assert held is not None and held.book is not None
    texts = [one.says for one in (*held.book.answers, *held.book.rules)]
    bare = [text for text in texts if re.search(r"\b[Tt]he Act\b", text)]
    named = [text for text in texts if "Right to Financial Privacy Act" in text]
    assert bare == []
    assert len(named) == 3
