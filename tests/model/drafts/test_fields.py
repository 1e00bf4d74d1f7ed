"""Every field of both models is in the field's own words, with its meaning, example and source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pydantic import BaseModel, TypeAdapter

from comity.model.drafts.base import DraftPart
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_closing import Closing
from comity.model.drafts.correspondence_decision import Decision
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.describe import PLACES, FieldNote, describe, walk
from comity.model.drafts.json_schema import json_schema
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.steps.protect.identity import KEPT

PAPERS = (Transmittal, Reminder, Acknowledgement, Deficiency, Decision, Preservation, Closing)
FIELDS = {
    f"{model.__name__}: {path}": note
    for model in (Request, Notice, *PAPERS)
    for path, note in walk(describe(model))
}
SELF_EVIDENT = ("choice", "true-false", "table")


MARKED = ("long", "refers_to", "place", "left_open")


def those(holds: Callable[[FieldNote], bool]) -> list[str]:
    """The fields of both models of which something holds."""
    return [path for path, note in FIELDS.items() if holds(note)]


def models(top: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and every table below it."""
    found = {top}
    waiting = [top]
    while waiting:
        for field in waiting.pop().model_fields.values():
            for kind in parts_in(field.annotation) - found:
                found.add(kind)
                waiting.append(kind)
    return found


def parts_in(annotation: object) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        return {annotation}
    inner = getattr(annotation, "__args__", ())
    return {kind for argument in inner for kind in parts_in(argument)}


def test_a_field_has_a_title_and_a_meaning_in_a_sentence() -> None:
    assert len(FIELDS) > 700
    assert those(lambda note: not note.title[0].isupper() or note.title.endswith(".")) == []
    assert those(lambda note: not note.about[:1].isupper() or not note.about.endswith(".")) == []


SEVERAL_SENTENCES = re.compile(r"[.!?] +[A-Z]")
UNEXPLAINED = re.compile(r"BCP|IANA|ISO \d|PC-OC|PILON|\bIds? of\b|tag|YYYY|nexus|notices\b.*of 23")


def test_help_is_one_sentence_that_fits_on_two_lines() -> None:
    assert those(lambda note: SEVERAL_SENTENCES.search(note.about) is not None) == []
    assert those(lambda note: len(note.about) > 150) == []


def test_help_needs_no_knowledge_of_standards() -> None:
    assert those(lambda note: UNEXPLAINED.search(note.about) is not None) == []


def test_a_field_for_a_language_shows_what_to_write() -> None:
    said = re.compile(r"en \(English\)|quoted in a language|of the wording")
    assert those(lambda note: note.place == "language" and not said.search(note.about)) == []


def test_what_kind_of_value_a_field_takes_is_one_of_a_few_words() -> None:
    assert those(lambda note: note.place not in ("", *PLACES)) == []
    assert {note.place for note in FIELDS.values()} == {"", *PLACES}


@pytest.mark.parametrize(
    ("place", "name", "but_not"),
    [
        ("email", r"email", ()),
        ("telephone", r"phone|mobile|fax", ()),
        ("url", r"(.*_)?url|privacy_policy", ()),
        ("time-zone", r"time_zone", ()),
        ("language", r"(prevailing_)?languages?|into|demanded|preferred|offered|replies", ()),
        ("state", r"state|host|nationalities|states|requesters", ("voluntary.states",)),
    ],
)
def test_a_field_of_a_well_known_name_has_its_kind_of_value(
    place: str, name: str, but_not: tuple[str, ...]
) -> None:
    wrong = those(
        lambda note: (
            re.fullmatch(name, note.name) is not None
            and note.form == "text"
            and note.place != place
        )
    )
    assert [path for path in wrong if not path.endswith(but_not or "-")] == []


def test_a_date_is_said_to_be_one() -> None:
    assert those(lambda note: (note.form == "date") != (note.place == "date")) == []


LONG = ("facts[].text", "measures[].purpose", "proceedings.summary", "urgency.reason")
SHORT = ("offences[].title", "measures[].items", "measures[].questions", "persons[].name.full")


def test_a_text_of_several_lines_says_so_and_a_name_or_a_point_of_a_list_does_not() -> None:
    found = {path: FIELDS[f"Request: {path}"].long for path in (*LONG, *SHORT)}

    assert found == dict.fromkeys(LONG, True) | dict.fromkeys(SHORT, False)
    assert those(lambda note: note.long and note.form != "text") == []
    assert FIELDS["Notice: response_times[].event"].long is False


def test_a_pattern_is_shown_but_not_that_a_text_must_not_be_blank() -> None:
    assert FIELDS["Request: loss.currency"].pattern == "^[A-Z]{3}$"
    assert FIELDS["Request: requesting.state"].pattern.startswith("^[A-Z]{2}")
    assert FIELDS["Request: reference"].pattern == ""


def test_whatever_is_withheld_of_a_protected_person_is_sensitive() -> None:
    of_person = [path for path in FIELDS if path.startswith("Request: persons[].")]
    open_ones = {path for path in of_person if not FIELDS[path].sensitive}

    assert len(of_person) > 40
    assert open_ones <= {f"Request: persons[].{name}" for name in KEPT}


def test_what_stands_in_a_sensitive_table_is_sensitive_and_its_label_is_not() -> None:
    found = {path: FIELDS[f"Request: facts[].{path}"].sensitive for path in ("date", "id", "text")}
    assert found == {"date": True, "id": False, "text": True}
    assert not FIELDS["Request: measures[].identifiers[].kind"].sensitive


def test_nothing_that_a_notice_publishes_is_sensitive() -> None:
    found = [path for path, note in FIELDS.items() if note.sensitive and path.startswith("Notice")]
    assert found == [
        "Notice: extensions",
        "Notice: authentication.internal_checks",
        "Notice: variants[].authentication.internal_checks",
        "Notice: not_stated",
        "Notice: not_stated[].point",
        "Notice: not_stated[].reason",
        "Notice: internal_notes",
    ]


def test_a_field_says_who_asks_for_it_in_few_words() -> None:
    assert those(lambda note: not note.asked_by) == []
    assert those(lambda note: any(len(source) > 60 for source in note.asked_by)) == []


def test_a_field_has_an_example_unless_it_is_a_choice_or_a_table() -> None:
    assert those(lambda note: not note.examples and note.form not in SELF_EVIDENT) == []


def test_a_name_is_in_small_letters() -> None:
    assert those(lambda note: not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", note.name)) == []


@pytest.mark.parametrize("top", [Request, Notice])
def test_every_table_says_what_it_is_and_refuses_what_it_does_not_know(
    top: type[BaseModel],
) -> None:
    tables = models(top)

    assert len(tables) > 25
    assert [t.__name__ for t in tables if not (t.__doc__ or "").strip().endswith(".")] == []
    assert [t.__name__ for t in tables if t.model_config.get("extra") != "forbid"] == []
    assert [t.__name__ for t in tables if not t.model_config.get("frozen")] == []


@pytest.mark.parametrize("top", [Request, Notice, *PAPERS])
def test_an_example_of_a_field_is_one_that_it_takes(top: type[BaseModel]) -> None:
    wrong = []
    for table in models(top):
        for name, field in table.model_fields.items():
            for example in field.examples or ():
                text = str(example)
                if text.startswith("{"):
                    continue
                many = getattr(field.annotation, "__origin__", None) is tuple
                try:
                    TypeAdapter(field.annotation).validate_python((text,) if many else text)
                except ValueError:
                    wrong.append(f"{table.__name__}.{name}: {text}")
    assert wrong == []


def test_the_sources_of_a_field_are_in_the_json_schema() -> None:
    schema = Request.model_json_schema(by_alias=True)

    assert (
        schema["$defs"]["RequestMeasure"]["properties"]["purpose"]["asked_by"][0]
        == "UNTOC 18(15)(f)"
    )


def test_what_a_field_says_of_itself_is_in_the_json_schema() -> None:
    tables = json_schema(Request)["$defs"]
    wrong = []
    for path, note in FIELDS.items():
        kind, _, inner = path.partition(": ")
        table = TABLE_OF.get(inner)
        if kind != "Request" or table is None:
            continue
        field = tables[table]["properties"][note.name]
        said = tuple(field.get(name) or "" for name in MARKED)
        if said != tuple(getattr(note, name) or "" for name in MARKED):
            wrong.append(path)
    assert wrong == []
    assert tables["Person"]["properties"]["born"]["sensitive"] is True


TABLE_OF = {
    "facts[].text": "Fact",
    "facts[].persons": "Fact",
    "facts[].language": "Fact",
    "measures[].items": "RequestMeasure",
    "measures[].facts": "RequestMeasure",
    "requesting.contacts[].phone": "Contact",
    "requesting.state": "Requesting",
    "offences[].annex": "Offence",
    "persons[].born": "Person",
}
