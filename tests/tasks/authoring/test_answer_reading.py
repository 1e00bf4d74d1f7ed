"""Answers as people type them: groups in one line, narratives, dates, States, languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.amount_reading import read_amount, shown_amount
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.narrative import split_narrative as split_by
from comity.tasks.authoring.questions import Refused
from comity.tasks.authoring.row_reading import read_group
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.relevance import relevant


def split_narrative(text: str, state: str = "KE") -> list[dict[str, Any]]:
    """The facts of a text by an author of a State."""
    reader = AnswerReader(open_host(Office()), Voice(), state)
    return split_by(text, reader.only_date)


TREE = {
    "kind": "request",
    "requesting": {"state": "KE"},
    "requested": {"state": "TV"},
    "measures": [{"id": "M1", "kind": "stored-content"}],
}


@pytest.fixture(scope="module")
def read() -> Callable[[str, str], Any]:
    """A function that reads an answer to a question of a request."""
    host = open_host(Office())
    agenda, found = Agenda(host, "request", None), relevant(TREE, host)
    reader = AnswerReader(host, Voice(), "KE")
    asks: dict[str, Ask] = {
        ask.path: ask for section in agenda.sections for ask in agenda.asks(section, TREE, found)
    }

    def read(path: str, raw: str) -> Any:
        ask = asks[path]
        if ask.shape in ("amount", "length", "period", "rows"):
            return read_group(reader, ask, raw, TREE)
        return reader.read(ask, raw, TREE)

    return read


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("250000 KES", "250000"),
        ("KES 250,000", "250000"),
        ("kes 1,900,000", "1900000"),
        ("14,700.00 USD", "14700.00"),
        ("14.700,50 EUR", "14700.50"),
        ("99.5 USD", "99.5"),
    ],
)
def test_an_amount_is_read_with_its_currency(read, typed: str, amount: str) -> None:
    found = read("loss", typed)

    assert found["amount"] == amount
    assert found["currency"] in ("KES", "USD", "EUR")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("KES 2.4 million", "2400000"),
        ("KES 2.4m", "2400000"),
        ("2.4 million KES", "2400000"),
        ("2.400.000 EUR", "2400000"),
        ("1,5 Mio. EUR", "1500000"),
        ("KES 2,400,000", "2400000"),
        ("1,25 Milliarden EUR", "1250000000"),
        ("2 millions de KES", "2000000"),
        ("USD 12k", "12000"),
        ("3 bn USD", "3000000000"),
        ("3 billion USD", "3000000000"),
        ("2 400 000 €", "2400000"),
        ("KES 24,00,000/=", "2400000"),
    ],
)
def test_an_amount_in_millions_is_read_in_full(read, typed: str, amount: str) -> None:
    assert read("loss", typed)["amount"] == amount


@pytest.mark.parametrize(
    "typed",
    [
        *("KES 2,400 million", "KES 2 to 3 million", "about 250000 KES", "2.4.1 EUR"),
        *("-5 KES", "2.4 lakh INR", "USD 5 or EUR 4"),
    ],
)
def test_an_amount_with_two_readings_is_refused_with_a_cure(read, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read("loss", typed)

    assert "full figures" in refused.value.said.text + refused.value.said.cure


@pytest.mark.parametrize(
    ("typed", "readings"),
    [("412.500 KWD", "412500 or as 412.5"), ("1.500 EUR", "1500 or as 1.5")],
)
def test_thousands_that_may_be_three_decimals_are_asked_about(read, typed, readings) -> None:
    with pytest.raises(Refused) as refused:
        read("loss", typed)
    assert readings in refused.value.said.text
    assert read_amount(typed, doubtful=True)["amount"] == typed.partition(" ")[0]


def test_a_billion_is_refused_where_it_has_two_meanings() -> None:
    assert read_amount("1 billion EUR")["amount"] == "1000000000"
    with pytest.raises(Refused):
        read_amount("1 Billion EUR", "de")


def test_an_amount_is_shown_back_in_full_digits() -> None:
    assert shown_amount(read_amount("KES 2.4 million"), "en") == "2,400,000.00 KES"
    assert shown_amount({"amount": "1500000.5", "currency": "EUR"}, "de") == "1.500.000,50 EUR"


@pytest.mark.parametrize("typed", ["250000", "KES", "much"])
def test_an_amount_without_figures_or_currency_is_refused(read, typed: str) -> None:
    with pytest.raises(Refused):
        read("loss", typed)


@pytest.mark.parametrize(
    "typed",
    ["1 March 2026 to 30 April 2026", "1/3/2026 - 30/4/2026", "2026-03-01\n2026-04-30"],
)
def test_a_period_is_two_dates_in_one_line(read, typed: str) -> None:
    assert read("measures[0].period", typed) == {"from": "2026-03-01", "to": "2026-04-30"}


def test_a_period_with_a_time_zone_is_shown_with_a_comma() -> None:
    host = open_host(Office())
    field = Agenda(host, "request", None).field("measures[0].period", {})
    period = {"from": "2026-03-01", "to": "2026-04-30", "time_zone": "Africa/Nairobi"}

    shown = AnswerReader(host, Voice(), "KE").show(period, field)
    assert shown == "1 March 2026 – 30 April 2026, Africa/Nairobi"


def test_a_contact_is_known_by_the_form_of_its_parts(read) -> None:
    found = read("requesting.contacts", "amina@dci.example, Amina Sample, +254 20 555 0100; Ben")

    assert found == [
        {"name": "Amina Sample", "phone": "+254 20 555 0100", "email": "amina@dci.example"},
        {"name": "Ben"},
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("a@mail.example", {"kind": "email", "value": "a@mail.example"}),
        ("192.0.2.7", {"kind": "ip-address", "value": "192.0.2.7"}),
        ("passport: A 123", {"kind": "passport", "value": "A 123"}),
        ("bank account, 00 11", {"kind": "bank account", "value": "00 11"}),
    ],
)
def test_an_identifier_says_what_it_is_or_shows_it(read, typed: str, found) -> None:
    assert read("measures[0].identifiers", typed) == [found]


def test_an_identifier_of_which_nobody_can_tell_what_it_is_is_refused(read) -> None:
    with pytest.raises(Refused):
        read("measures[0].identifiers", "00112233")


def test_states_are_read_by_their_names(read) -> None:
    assert read("requested.state", "united states") == "US"
    assert read("persons[0].nationalities", "Kenya, GB") == ["KE", "GB"]


def test_a_narrative_begins_a_fact_with_each_new_date() -> None:
    facts = split_narrative(
        "On 2 March 2026 Mr. Sample lost his card. It was at 3.15 p.m. in Nairobi. "
        "The next day, 3 March 2026, the password was reset. On 3 March 2026 money was sent."
    )

    assert [fact.get("date") for fact in facts] == ["2026-03-02", "2026-03-03"]
    assert facts[0]["text"].endswith("in Nairobi.")
    assert facts[1]["text"].count("3 March 2026") == 2


def test_each_dated_line_and_each_paragraph_is_a_fact() -> None:
    lines = split_narrative(
        "- 2 March 2026: a card\n- 2 March 2026: a reset\n- 4 March 2026: money"
    )
    parts = split_narrative("Nobody knows when.\nIt rained.\n\nOn 4 March 2026 it stopped.")

    assert [fact["text"] for fact in lines] == [
        "2 March 2026: a card",
        "2 March 2026: a reset",
        "4 March 2026: money",
    ]
    assert parts == [
        {"text": "Nobody knows when. It rained."},
        {"text": "On 4 March 2026 it stopped.", "date": "2026-03-04"},
    ]


def test_lines_that_say_when_are_facts_of_their_own_with_the_line_after_them() -> None:
    facts = split_narrative(
        "On 3 March 2026 at 09:10 a caller had the number moved to another card.\n"
        "At 09:40 the password was changed.\n"
        "The mailbox was emptied.\n"
        "She went to the police on 4 March 2026, as the letter of 5.3.2026 says."
    )

    assert [fact.get("date") for fact in facts] == ["2026-03-03", None, None]
    assert facts[1]["text"] == "At 09:40 the password was changed. The mailbox was emptied."
    times = split_narrative("09:10 the number was moved\n10.05 pm she noticed\n11 h 20 a call")
    assert len(times) == 3


def test_a_text_that_was_broken_into_lines_stays_one() -> None:
    text = "On 3 March 2026 a caller had the number\nmoved to another card, at 09:10\nin Nairobi."
    assert split_narrative(text) == [{"text": text.replace("\n", " "), "date": "2026-03-03"}]


@pytest.mark.parametrize(
    "text",
    [
        *("On 3-4 March 2026 it rained.", "On 3 and 4 March 2026 it rained."),
        *("On 3rd to 4th March 2026 it rained.", "On March 3–4, 2026 it rained."),
        "Vom 3. bis 4. März 2026 regnete es.",
    ],
)
def test_days_in_a_row_are_a_fact_from_the_first_to_the_last_with_the_text_as_it_is(
    text: str,
) -> None:
    assert split_narrative(text) == [{"text": text, "date": "2026-03-03", "until": "2026-03-04"}]


def test_a_sentence_that_ends_in_a_year_ends_there() -> None:
    facts = split_narrative("He paid on 15 June 2026. On 2 July 2026 he complained.")

    assert [fact["text"] for fact in facts] == [
        "He paid on 15 June 2026.",
        "On 2 July 2026 he complained.",
    ]


def test_a_number_of_a_day_with_a_point_does_not_end_a_sentence() -> None:
    assert len(split_narrative("Er zahlte am 3. Mai 2026 in Berlin an A.")) == 1
    assert split_narrative("Er zahlte am 3. Mai 2026. Er klagte.")[0]["date"] == "2026-05-03"


def test_a_sentence_with_two_other_dates_is_a_fact_without_a_date() -> None:
    facts = split_narrative(
        "On 8 June 2026 he paid. A bill of 12 June 2026 was paid on 15 June 2026. "
        "He complained on 2 July 2026."
    )

    assert [fact.get("date") for fact in facts] == ["2026-06-08", None, "2026-07-02"]


@pytest.mark.parametrize("state", ["KE", "US", ""])
def test_a_date_in_figures_with_two_readings_begins_a_fact_without_a_date(state: str) -> None:
    facts = split_narrative(
        "On 5/6/2026 a bill came. On 8 June 2026 he paid. On 31/7/2026 he left.", state
    )

    assert facts[0] == {"text": "On 5/6/2026 a bill came."}
    assert [fact.get("date") for fact in facts[1:]] == ["2026-06-08", "2026-07-31"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Between 3 March 2026 and 14 April 2026 it rained.", "2026-03-03", "2026-04-14"),
        ("From 3 March to 14 April 2026 it rained.", "2026-03-03", "2026-04-14"),
        ("From 3 March 2026 he paid every day until 14 April 2026.", "2026-03-03", "2026-04-14"),
        ("3/3/2026 - 14/4/2026: rain", "2026-03-03", "2026-04-14"),
        ("Entre le 3 et le 12 mars 2026, il a plu.", "2026-03-03", "2026-03-12"),
        ("Vom 3. bis 12. März 2026 regnete es.", "2026-03-03", "2026-03-12"),
    ],
)
def test_a_span_in_words_gives_the_first_and_the_last_day(text: str, first: str, last: str) -> None:
    assert split_narrative(text) == [{"text": text, "date": first, "until": last}]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March 2026 he called, and on 5 April 2026 he paid.",
        "On 3 March 2026 he called, and on 5 April he paid.",
        "On 3 March 2026 he called and in May 2026 he paid.",
        "In 2024 he opened the account, and he used it until 3 March 2026.",
        "On 3 and 12 March 2026 he paid.",
        "From 30 December to 2 January 2026 he paid.",
    ],
)
def test_a_sentence_with_two_dates_that_are_no_span_keeps_its_words_and_has_no_date(
    text: str,
) -> None:
    assert split_narrative(text) == [{"text": text}]


def test_a_date_without_a_year_begins_a_fact_of_its_own_and_takes_no_other_date() -> None:
    assert split_narrative("On 3 March 2026 he called. On 5 March he paid.") == [
        {"text": "On 3 March 2026 he called.", "date": "2026-03-03"},
        {"text": "On 5 March he paid."},
    ]
    assert len(split_narrative("On 3 March 2026 he called. On 3 March he paid.")) == 1


def test_the_usual_order_of_the_state_decides_and_the_date_is_shown_in_words() -> None:
    host = open_host(Office())
    field = Agenda(host, "request", None).field("date", {})
    assert field is not None

    for state, day in (("KE", "2026-06-05"), ("US", "2026-05-06")):
        reader = AnswerReader(host, Voice(), state)
        assert reader.scalar(field, "5/6/2026") == day
    assert AnswerReader(host, Voice(), "KE").show("2026-06-05", field) == "5 June 2026"
