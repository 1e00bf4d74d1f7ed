"""When a text says that something happened, and what in it is no such day."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.tasks.authoring.narrative import split_narrative
from comity.tasks.questions.told_time import ToldTime, told_days, told_time

BIRTHS = [
    "Tunde Balogun, born 9 July 1994, of 7 Example Street, took the money.",
    "The suspect (date of birth 9 July 1994) took the money.",
    "The suspect (DOB 3 March 1970) took the money.",
    "The suspect (D.O.B.: 3 March 1970) took the money.",
    "She was born in Lagos, Nigeria, on 9 July 1994.",
    "His birthday is 4 May 1988.",
    "La suspecte, née le 9 juillet 1994, habite à Exempleville.",
    "Le suspect, né à Exempleville le 9 juillet 1994, y habite.",
    "Der Verdächtige, geboren am 9. Juli 1994, wohnt in Beispielstadt.",
    "Der Verdächtige, geb. 9. Juli 1994, wohnt in Beispielstadt.",
    "Der Verdächtige, geb. am 9. Juli 1994, wohnt in Beispielstadt.",
    "Date of birth: 1994-07-09",
    "Example Yield Ltd (incorporated on 4 April 2019) took the money.",
    "Example Yield Ltd, a company incorporated in Kenya on 4 April 2019, took the money.",
    "Die Muster GmbH (gegründet am 4. April 2019) nahm das Geld.",
    "La société Exemple (constituée le 4 avril 2019) a pris l’argent.",
    "His passport was issued on 1 June 2020.",
    "Example Yield Ltd, which was incorporated on 4 April 2019, took the money.",
    "La société Exemple, qui a été immatriculée le 4 avril 2019, a pris l’argent.",
    "Die Muster GmbH, die am 4. April 2019 gegründet wurde, nahm das Geld.",
    "Er ist am 5. Mai 1985 in Ulm zur Welt gekommen.",
    "Er wurde am 5. Mai 1985 in Ulm geboren.",
    "Sie kam am 9. Juli 1994 zur Welt.",
    "Il a vu le jour le 9 juillet 1994 à Lyon.",
    "Er zeigte einen Reisepass, ausgestellt am 1. Juni 2020.",
]


def read(figures: str) -> dt.date | None:
    return {"09/07/1994": dt.date(1994, 7, 9)}.get(figures)


@pytest.mark.parametrize("text", BIRTHS)
def test_a_birth_is_no_day_of_a_fact_wherever_it_is_asked_for(text: str) -> None:
    found = dt.date(2026, 3, 3)
    both = f"{text} The house was searched on 3 March 2026."

    assert (told_time(text), told_days(text)) == (ToldTime(), ())
    assert told_time(both) == ToldTime(found)
    assert split_narrative(text, read) == [{"text": text}]


def test_a_birth_in_figures_is_none_either() -> None:
    for text in ("He was born on 09/07/1994.", "He was born in May 1994.", "He was born in 1994."):
        assert split_narrative(text, read) == [{"text": text}]


def test_a_day_beside_a_birth_begins_its_own_fact() -> None:
    facts = split_narrative(
        "On 3 March 2026 A. Example, born 9 July 1994, came. On 5 March 2026 he left.", read
    )
    assert [one["date"] for one in facts] == ["2026-03-03", "2026-03-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Until 5 March 2025 he was in custody.",
        "Von März bis 5. Mai 2025 schrieb er täglich.",
        "The 3 months before 5 March 2025 were quiet.",
        "By 5 March 2025 the money was gone.",
        "After 5 March 2025 nobody saw him.",
        "Jusqu’au 5 mars 2025, il était détenu.",
        "Avant le 5 mars 2025, il était absent.",
        "Vor dem 5. März 2025 war er in Haft.",
        "Hasta el 5 de marzo de 2025 estuvo preso.",
    ],
)
def test_a_day_that_only_bounds_what_happened_is_not_its_date(text: str) -> None:
    assert told_time(text) == ToldTime()
    assert split_narrative(text, read) == [{"text": text}]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 March 2025 he came.",
        "Since 5 March 2025 he has lived there.",
        "Am 5. März 2025 nahm er das Geld. Er ist in Ulm geboren.",
        "Example Yield Ltd was incorporated on 5 March 2025.",
        "The false invoice was issued on 5 March 2025.",
        "He was in custody until 5 March 2025. On 5 March 2025 he fled.",
    ],
)
def test_a_day_on_which_it_happened_or_began_stays(text: str) -> None:
    assert told_time(text) == ToldTime(dt.date(2025, 3, 5))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 24 March the true seller telephoned.", "24 March"),
        ("Then, on March 24th, the seller called.", "March 24th"),
        ("Am 24. März rief der Verkäufer an.", "24. März"),
        ("Le 24 mars, le vendeur a téléphoné.", "24 mars"),
    ],
)
def test_a_day_without_its_year_begins_a_fact_and_says_that_the_year_is_missing(text, day) -> None:
    before = "On 12 March 2026 a second message asked for money. "
    facts = split_narrative(before + text, read)

    assert [one["text"] for one in facts] == [before.strip(), text]
    assert "date" not in facts[1]
    assert told_time(text) == ToldTime(yearless=day)


@pytest.mark.parametrize(
    "text",
    [
        "On 24 March 2026 he called.",
        "In March he called.",
        "In 2026 he called.",
        "Until 24 March he was in custody.",
        "From 3 March to 5 April 2026 he paid.",
        "On 3 March and on 5 April he paid.",
        "He was born on 24 March.",
    ],
)
def test_where_the_year_is_told_or_no_one_day_is_meant_no_year_is_asked_for(text: str) -> None:
    assert told_time(text).yearless == ""


def test_a_quotation_keeps_both_of_its_marks() -> None:
    for opened, closed in (('"', '"'), ("“", "”"), ("„", "“"), ("« ", " »")):
        told = f"On 2 May 2026 he told her: {opened}I know where you live.{closed}"
        facts = split_narrative(f"{told} On 3 May 2026 he came again.", read)
        assert [one["text"] for one in facts] == [told, "On 3 May 2026 he came again."]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He left on 1.5.2026.", "1.5.2026"),
        ("On 03/04/2026 he paid.", "03/04/2026"),
        ("On 12.07.26 he slept.", "12.07.26"),
        ("On 3/4/26 he slept.", "3/4/26"),
    ],
)
def test_a_day_in_figures_is_asked_for_and_no_date(text: str, day: str) -> None:
    assert told_time(text) == ToldTime(figures=day)


@pytest.mark.parametrize("number", ["clause 3.1.12", "sort code 20-12-26", "the call at 10.05.30"])
def test_figures_that_are_no_day_leave_the_date_as_it_is(number: str) -> None:
    assert told_time(f"On 3 March 2026 he read {number}.") == ToldTime(dt.date(2026, 3, 3))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On Monday, 20 April 2026, it rang.", "At the end of April 2026 he flew."),
        ("On 20 April 2026 it rang.", "In mid-April 2026 he flew."),
        ("Am 20. April 2026 klingelte es.", "Ende April 2026 flog er."),
        ("Le 20 avril 2026, il appela.", "Fin avril 2026, il partit."),
        ("On 20 April 2026 it rang.", "On 21.04.26 he flew."),
    ],
)
def test_a_part_of_the_month_or_a_short_year_is_another_time(first: str, second: str) -> None:
    facts = split_narrative(f"{first} {second}", lambda _: None)

    assert facts == [{"text": first, "date": "2026-04-20"}, {"text": second}]
    assert told_time(f"{first} {second}").several


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On 14 March 2026 he logged in.", "The next day the bank froze the account."),
        ("On 14 March 2026 he logged in.", "The day after, he left."),
        ("On 14 March 2026 he logged in.", "Two weeks later the bank wrote."),
        ("Am 14. März 2026 kam er.", "Am folgenden Tag hob er das Geld ab."),
        ("Am 14. März 2026 kam er.", "Drei Tage später fuhr er ab."),
        ("Am 14. März 2026 kam er.", "Tags darauf fuhr er ab."),
        ("Le 14 mars 2026, il appela.", "Le lendemain, il retira la somme."),
        ("Le 14 mars 2026, il appela.", "Deux jours plus tard, il partit."),
        ("El 14 de marzo de 2026 llamó.", "Al día siguiente sacó el dinero."),
    ],
)
def test_a_day_told_by_its_distance_from_another_is_another_time(first: str, second: str) -> None:
    facts = split_narrative(f"{first} {second}", lambda _: None)

    assert facts == [{"text": first, "date": "2026-03-14"}, {"text": second}]
    assert told_time(f"{first} {second}").several
    assert told_time(second) == ToldTime()


@pytest.mark.parametrize(
    "after",
    ["He paid the same day.", "Two hours later he left.", "It is the day after which it lapses."],
)
def test_what_is_told_of_the_same_day_is_no_other_time(after: str) -> None:
    assert told_time(f"On 14 March 2026 he came. {after}") == ToldTime(dt.date(2026, 3, 14))


@pytest.mark.parametrize(
    "text",
    [
        "The next day, 14 March 2026, he left.",
        "The next day (March 14, 2026) he left.",
        "Am folgenden Tag, dem 14. März 2026, fuhr er ab.",
        "Le lendemain, le 14 mars 2026, il partit.",
    ],
)
def test_a_distance_that_its_day_follows_is_that_day(text: str) -> None:
    assert told_time(text) == ToldTime(dt.date(2026, 3, 14))


def test_the_month_of_a_day_is_no_other_time() -> None:
    text = "On 20 April 2026 it rang. In April 2026 it was cold."

    assert told_time(text) == ToldTime(dt.date(2026, 4, 20))
