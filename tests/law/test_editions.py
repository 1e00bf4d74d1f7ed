"""Which editions of a State's law were read: told from the days of the texts alone."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.law.editions import Editions, editions_of, span_text
from comity.model.citations import Citation, Read
from comity.model.law_records import Answer
from comity.model.records import LawBook

OLD, NEW = dt.date(2012, 12, 31), dt.date(2025, 11, 4)


def cited(day: dt.date | None, read: Read = Read.OFFICIAL, article: str = "s. 1") -> Answer:
    citation = Citation(title="Act", article=article, read=read, as_of=day)
    answer = Answer(question="costs", source="act", article=article, read=read, value="None.")
    return answer.model_copy(update={"citation": citation})


def book(*answers: Answer) -> LawBook:
    return LawBook("QX", answers=answers)


def test_the_oldest_and_the_newest_text_are_told() -> None:
    found = editions_of(book(cited(NEW), cited(OLD), cited(NEW)))

    assert found.days == (OLD, NEW)
    assert span_text(found) == "2012-12-31 to 2025-11-04"


def test_one_dated_text_does_not_stand_for_those_that_tell_no_day() -> None:
    found = editions_of(book(cited(NEW, Read.SECONDARY), cited(None), cited(None)))

    assert span_text(found) == "2025-11-04, some undated"
    assert found.undated == 2


def test_what_was_not_read_has_no_edition_and_an_account_without_a_day_is_no_edition() -> None:
    assert not editions_of(book(cited(OLD, Read.NONE), cited(None, Read.SECONDARY)), None)


def test_a_statement_that_names_two_texts_is_not_called_undated() -> None:
    assert not editions_of(book(cited(None, article="s. 1, with S.I. 2020/38"))).undated


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Editions(), ""),
        (Editions(undated=1), "undated"),
        (Editions(OLD, OLD), "2012-12-31"),
        (Editions(OLD, NEW, 3), "2012-12-31 to 2025-11-04, some undated"),
    ],
)
def test_the_span_is_written_as_far_as_it_is_known(found: Editions, text: str) -> None:
    assert span_text(found) == text
