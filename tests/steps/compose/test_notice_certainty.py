"""A notice says a practice as surely as its author does, and its details no more surely."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from comity.model.content import texts_in
from comity.model.drafts.notice_practice import Handled

MONTH = {"quantity": 30, "unit": "days"}
Page = Callable[..., str]


@pytest.fixture
def page(composed, notice_data: dict[str, Any]) -> Page:
    """The sentences of a notice that says only this, in one text."""
    keep = ("schema", "kind", "date", "host", "company")
    bare = {name: notice_data[name] for name in keep} | {"company": {"name": "Example Mail"}}

    def sentences(language: str = "en", **said: Any) -> str:
        content = composed(bare | {"language": language} | said)
        return " ".join(_texts(content.context["parts"]))

    return sentences


def _texts(parts: Any) -> Iterator[str]:
    yield from texts_in(list(parts.values()) if isinstance(parts, dict) else list(parts))


@pytest.mark.parametrize(
    ("language", "may", "where_possible"),
    [
        (
            "en",
            "Example Mail may tell users about requests for their data.",
            "Where possible, Example Mail tells users about requests for their data.",
        ),
        (
            "fr",
            "Example Mail peut informer les utilisateurs des demandes portant sur leurs données.",
            "Dans la mesure du possible, Example Mail informe les utilisateurs des demandes",
        ),
        (
            "de",
            "Example Mail kann die Nutzerinnen und Nutzer von Ersuchen benachrichtigen",
            "Soweit möglich, benachrichtigt Example Mail die Nutzerinnen und Nutzer",
        ),
    ],
)
@pytest.mark.needs_country
def test_a_practice_is_said_as_surely_as_it_is(
    page: Page, language: str, may: str, where_possible: str
) -> None:
    assert may in page(language, user_notification={"practice": "may"})
    assert where_possible in page(language, user_notification={"practice": "where-possible"})


@pytest.mark.parametrize("practice", ["may", "where-possible", "case-by-case"])
def test_details_of_what_is_not_sure_begin_with_a_condition(page: Page, practice: str) -> None:
    text = page(
        preservation={"practice": practice, "period": MONTH},
        user_notification={
            **{"practice": practice, "before_disclosure": True},
            **{"delayed": practice, "delayed_until": "the end of the order"},
        },
    ).replace("\u00a0", " ")

    assert "If it does so, it preserves the data for 30 days." in text
    assert "If it tells them, it does so before it discloses data." in text
    assert "If Example Mail tells the user later, it does so after the end of the order." in text


def test_an_author_s_own_words_stay_as_they_are(page: Page) -> None:
    own = {"clause": "notice.preservation.period", "text": "Such data are kept for {period}."}
    text = page(preservation={"practice": "may", "period": MONTH}, rewordings=[own])

    assert "Such data are kept for 30 days." in text.replace("\u00a0", " ")


def test_details_of_what_is_promised_are_promised(page: Page) -> None:
    text = page(
        preservation={"practice": "yes", "period": MONTH},
        user_notification={"practice": "yes", "before_disclosure": True},
    ).replace("\u00a0", " ")

    assert "preserves the data for 30 days." in text
    assert "tells users before it discloses data." in text


def test_the_bodies_to_which_a_company_may_report_make_no_promise(page: Page) -> None:
    text = page(child_safety={"reports": "may", "reports_to": ["NCMEC"]})

    assert "Example Mail may report suspected child sexual exploitation." in text
    assert "Reports go to NCMEC." in text
    assert "Example Mail reports suspected" not in text


@pytest.mark.parametrize("practice", [one for one in typing.get_args(Handled) if "may-" in one])
def test_what_may_be_done_with_a_request_is_not_said_to_be_done(page: Page, practice: str) -> None:
    text = page(
        overbroad_practice=practice,
        refusals=[{"what": "requests by telephone", "practice": practice}],
    )

    told = [one for one in text.split(". ") if "ask for too much" in one or "telephone" in one]
    assert len(told) == 2
    assert all(" may " in one for one in told)


def test_a_time_that_is_an_aim_is_said_to_be_one(page: Page) -> None:
    time = {"event": "an emergency request", "within": MONTH, "owed_by": "company"}

    assert "aims to answer within" in page(response_times=[time | {"target": True}])
    assert "aims to" not in page(response_times=[time | {"target": False}])
