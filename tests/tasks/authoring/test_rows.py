"""Rows in one line: contacts, accounts, legal entities, identifiers."""

from __future__ import annotations

import pytest

from comity.host import Host
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.judgement import judged
from comity.tasks.authoring.question_words import QuestionWords
from comity.tasks.authoring.questions import Refused
from comity.tasks.authoring.row_reading import read_group
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import walk

CONTACT = ("request", "requesting.contacts", ("name", "phone", "email"))
ACCOUNT = ("request", "measures[].accounts", ("bank", "holder", "number"))
POINT = ("notice", "contact_points", ("name", "address", "email"))
ENTITY = ("notice", "company.entities", ("name", "state"))
IDENTIFIER = ("request", "measures[].identifiers", ("kind", "value"))
Row = tuple[str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host(Office())


@pytest.fixture(scope="module")
def reader(host) -> AnswerReader:
    return AnswerReader(host, Voice(), "KE")


def _ask(host: Host, row: Row) -> Ask:
    kind, path, names = row
    field = next(one for one in walk(Agenda(host, kind, None).fields) if one.path == path)
    inner = {one.name: one for one in field.fields}
    return Ask(path.replace("[]", "[0]"), field, "rows", parts=tuple(inner[name] for name in names))


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("Jane Doe, Kenya, jane@mail.example", "Kenya"),
        ("Jane Doe, +44 20 7946 0000, jane.mail.example", "jane.mail.example"),
        ("Jane Doe, Kenya", "Kenya"),
        ("Jane, Doe, Kenya", "Doe"),
        ("Jane Doe, 12, jane@mail.example", "12"),
    ],
)
def test_a_part_of_a_contact_that_cannot_be_is_refused_with_which(
    host, reader, typed: str, part: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_group(reader, _ask(host, CONTACT), typed, {})

    assert f"“{part}”" in refused.value.said.text


@pytest.mark.parametrize("typed", ["Jane Doe, jane@", "Jane Doe, +254 1, jane@mail.example"])
def test_an_address_and_a_number_of_a_contact_are_judged_as_in_a_field_of_their_own(
    host, reader, typed: str
) -> None:
    found = read_group(reader, _ask(host, CONTACT), typed, {})
    tree = {"kind": "request", "requesting": {"state": "KE", "contacts": found}}

    assert judged("requesting.contacts", tree, host, Voice())


def test_a_semicolon_divides_the_parts_where_a_part_has_a_comma(host, reader) -> None:
    bank = "First Example Bank, N.A.; JK Trading LLC; 4400-118-27"
    found = read_group(reader, _ask(host, ACCOUNT), bank, {})

    assert found == [
        {"bank": "First Example Bank, N.A.", "holder": "JK Trading LLC", "number": "4400-118-27"}
    ]
    assert read_group(reader, _ask(host, ENTITY), "Example Mail, Inc.; United States", {}) == [
        {"name": "Example Mail, Inc.", "state": "US"}
    ]


def test_each_line_may_have_its_parts_divided_by_semicolons(host, reader) -> None:
    typed = "Example Mail, Inc.; USA\nExample Ireland; Ireland"

    assert [row["state"] for row in read_group(reader, _ask(host, ENTITY), typed, {})] == [
        "US",
        "IE",
    ]


def test_a_row_is_shown_back_with_the_title_of_each_part(host, reader) -> None:
    ask = _ask(host, ACCOUNT)
    found = read_group(reader, ask, "First Example Bank; JK Trading LLC; 4400", {})

    assert reader.show(found, ask.field) == (
        "Bank: First Example Bank · Account holder: JK Trading LLC · Account number: 4400"
    )


def test_what_and_which_have_one_form_in_prompt_example_error_and_echo(host, reader) -> None:
    ask = _ask(host, IDENTIFIER)
    words = QuestionWords(Agenda(host, "request", None), reader)

    assert "Kind: Value" in words.question(ask, {}, "").how
    assert ": " in words.example(ask).split("example", 1)[1]
    with pytest.raises(Refused, match="Kind: Value"):
        read_group(reader, ask, "00112233", {})
    found = read_group(reader, ask, "email, a@mail.example", {})
    assert reader.show(found, ask.field) == "email: a@mail.example"


def test_an_address_at_the_end_keeps_its_commas(host, reader) -> None:
    found = read_group(reader, _ask(host, POINT), "Example Mail, 1 Sample Quay, Dublin", {})

    assert found[0]["name"] == "Example Mail"
    assert found[0]["address"] in ("1 Sample Quay, Dublin", ["1 Sample Quay", "Dublin"])
