"""Words of closed lists, States and languages, as people type them."""

from __future__ import annotations

import pytest

from comity.host import Host
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.judgement import judged
from comity.tasks.authoring.question_words import QuestionWords
from comity.tasks.authoring.questions import Refused, pick, pick_several
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import walk

MEASURES = ("subscriber-data", "traffic-data", "stored-content")


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host(Office())


@pytest.fixture(scope="module")
def reader(host) -> AnswerReader:
    return AnswerReader(host, Voice(), "KE")


def _ask(host: Host, kind: str, path: str, shape: str) -> Ask:
    fields = Agenda(host, kind, None).fields
    return Ask(path, next(one for one in walk(fields) if one.path == path), shape)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("subscriber data", ["subscriber-data"]),
        ("Subscriber data, stored content", ["subscriber-data", "stored-content"]),
        ("1 and 2", ["subscriber-data", "traffic-data"]),
        ("1 2", ["subscriber-data", "traffic-data"]),
        ("subscriber data und traffic data", ["subscriber-data", "traffic-data"]),
        ("Bestandsdaten", ["subscriber-data"]),
        ("1, 1", ["subscriber-data"]),
    ],
)
def test_several_words_of_a_list_are_read_as_people_write_them(typed: str, found: list) -> None:
    assert list(pick_several(typed, MEASURES, ("Bestandsdaten", "", ""))) == found


def test_a_word_that_is_not_in_the_list_is_still_refused() -> None:
    with pytest.raises(Refused):
        pick_several("1 and bananas", MEASURES)


def test_other_words_for_a_choice_are_read() -> None:
    channels = ("portal", "email", "mail", "phone")

    assert [pick(word, channels) for word in ("post", "Post", "e-mail")] == [
        "mail",
        "mail",
        "email",
    ]
    assert pick("mutual legal assistance", ("mla-request", "letter-rogatory")) == "mla-request"


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("UK", "GB")),
        *(("Kenya", "KE"), ("Deutschland", "DE"), ("Germany", "DE")),
    ],
)
def test_states_are_read_by_the_names_people_use(host, reader, typed: str, code: str) -> None:
    assert reader.read(_ask(host, "request", "requested.state", "value"), typed, {}) == code


def test_a_number_of_years_may_say_that_it_counts_years(host, reader) -> None:
    ask = _ask(host, "request", "offences[].maximum_penalty.years", "value")

    assert [reader.read(ask, typed, {}) for typed in ("10 years", "10 Jahre", "10")] == ["10"] * 3
    assert reader.read(ask, "10 months", {}) == "10months"


def test_two_languages_joined_by_and_are_two(host, reader) -> None:
    field = next(
        one for one in walk(Agenda(host, "notice", None).fields) if one.place == "language"
    )
    ask = Ask("languages.demanded", field, "lines")

    assert reader.read(ask, "German and English", {}) == ["de", "en"]
    assert reader.read(ask, "gibberish and English", {}) == ["gibberish and English"]


def test_what_is_no_language_cannot_be_kept(host) -> None:
    tree = {"kind": "request", "language": "German and English"}
    remarks = judged("language", tree, host, Voice())

    assert remarks
    assert all(one.blocks for one in remarks)


def test_a_notice_offers_only_what_a_company_can_hold(host, reader) -> None:
    ask = _ask(host, "notice", "data_categories", "kinds")
    offered = reader.kinds_offered(ask)

    assert {"subscriber-data", "traffic-data", "stored-content", "bank-records"} <= set(offered)
    assert not {"service-of-documents", "witness-hearing", "extradition"} & set(offered)
    assert len(offered) < len(reader.kinds_offered(_ask(host, "request", "measures", "kinds"))) / 2


def test_kinds_of_assistance_stand_with_their_titles_in_english_too(host, reader) -> None:
    ask = _ask(host, "request", "measures", "kinds")
    words = QuestionWords(Agenda(host, "request", None), reader)
    question = words.question(ask, {"kind": "request"}, "")

    assert dict(zip(question.choices, question.labels, strict=True))["stored-content"] == (
        "Stored content of communications"
    )
    assert reader.read(ask, "Stored content of communications", {}) == [{"kind": "stored-content"}]


def test_an_item_is_headed_by_the_title_of_its_kind(host, reader) -> None:
    words = QuestionWords(Agenda(host, "request", None), reader)
    tree = {"kind": "request", "measures": [{"kind": "bank-records"}, {"kind": "no-such-kind"}]}

    assert words.item("measures[0].period", tree) == "Measure 1: Bank account records"
    assert words.item("measures[1].period", tree) == "Measure 2: no-such-kind"


def test_the_seat_of_a_legal_entity_is_asked_for_as_a_state(host, reader) -> None:
    fields = {one.path: one for one in walk(Agenda(host, "notice", None).fields)}
    parts = (fields["company.entities[].name"], fields["company.entities[].state"])
    ask = Ask("company.entities", fields["company.entities"], "rows", parts=parts)
    question = QuestionWords(Agenda(host, "notice", None), reader).question(ask, {}, "")

    assert "Legal entity, State of the seat" in question.how
