"""Countries whose dates cannot be."""

from __future__ import annotations

import pytest
from broken import (
    ANSWER,
    HOME,
    LAW,
    SOURCE,
    SOURCES,
    Files,
    Flaw,
    Run,
    assert_named,
    change,
    shown,
    with_rule,
)

PAGE, SORT = "kit-messages-figures.md", "Dates"


def dates_overlap(files: Files) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    older = ANSWER.replace("checked", "from = 2010-01-01\nchecked", 1)
    newer = ANSWER.replace("checked", "from = 2020-01-01\nchecked", 1)
    files[f"{HOME}/law/act.toml"] = f"schema = 1\n{older}{newer}".encode()


def end_before_beginning(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", "from = 2020-01-01\nto = 2010-01-01\nchecked")


def checked_in_the_future(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked = 2026-11-01", "checked = 2126-11-01")


def source_of_a_later_day(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/sources.toml"] += b"as_of = 2126-01-01\n"


def first_day_missing(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/sources.toml", "enacted = 2001\n", "")


def first_day_before_a_source(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', 'article = "s. 1"\nfrom = 1999-01-01')


def younger_law_named(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'says = "', 'says = "The Rules of 2030 add: ')


def in_entry(files: Files, line: str) -> None:
    with_rule(files)
    change(files, LAW, "checked", f"{line}\nchecked")


def begins_in_the_future(files: Files) -> None:
    in_entry(files, "from = 2126-01-01")


def inserted_in_the_future(files: Files) -> None:
    in_entry(files, "enacted = 2126")


def applies_in_the_future(files: Files) -> None:
    in_entry(files, "applies_from = 2126-01-01")


def enacted_in_the_future(files: Files) -> None:
    with_rule(files)
    change(files, SOURCES, "enacted = 2001", "enacted = 2126-01-01")


def edition_before_the_law(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b"as_of = 1999-01-01\n"


def read_before_the_edition(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b"as_of = 2024-01-01\nread_on = 2022-01-01\n"


def ended_before_it_was_made(files: Files) -> None:
    with_rule(files)
    files[SOURCES] += b"ended = 1990-12-31\n"


def signed_tomorrow(files: Files) -> None:
    in_entry(files, 'reviewed_by = "Dr A. Example, advocate, 2126-01-01"')


def signed_by_nobody(files: Files) -> None:
    in_entry(files, 'reviewed_by = "2026-11-01"')


def signed_unread(files: Files) -> None:
    in_entry(files, 'reviewed_by = "Dr A. Example, advocate, 2026-11-01"')
    change(files, LAW, 'read = "official"', 'read = "none"')


FLAWS = {
    "Two answers to one question on the same day": Flaw(dates_overlap, "dates"),
    "An end before the beginning": Flaw(end_before_beginning, "dates"),
    "A check on a day that is yet to come": Flaw(checked_in_the_future, "dates"),
    "A source of a day that is yet to come": Flaw(source_of_a_later_day, "dates"),
    "A statement without a first day": Flaw(first_day_missing, "first-days"),
    "A first day before that of a source": Flaw(first_day_before_a_source, "first-days"),
    "A younger law in the words of an older": Flaw(younger_law_named, "years"),
    "A first day that is yet to come": Flaw(begins_in_the_future, "future"),
    "A provision that is yet to be inserted": Flaw(inserted_in_the_future, "future"),
    "An application that is yet to begin": Flaw(applies_in_the_future, "future"),
    "A source that is yet to be made": Flaw(enacted_in_the_future, "future"),
    "An edition that is older than its law": Flaw(edition_before_the_law, "days"),
    "A reading before the edition": Flaw(read_before_the_edition, "days"),
    "A law that ended before it was made": Flaw(ended_before_it_was_made, "days"),
    "A signature on a day that is yet to come": Flaw(signed_tomorrow, "days"),
    "A signature of nobody": Flaw(signed_by_nobody, "days"),
    "A signature on what nobody read": Flaw(signed_unread, "days"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
