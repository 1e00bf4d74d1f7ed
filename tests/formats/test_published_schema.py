"""Every JSON that is exported keeps to the schema that is published for it."""

from __future__ import annotations

import json
from functools import cache

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.steps.render.document_schema import document_schema

pytestmark = pytest.mark.needs_country

MODELS = {
    "notice": Notice,
    "request": Request,
    "preservation": Preservation,
    "disclosure": Disclosure,
}


@cache
def validator(kind):
    schema = document_schema(kind, MODELS[kind])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def faults(twin):
    return [
        ("/".join(map(str, error.absolute_path)), error.message)
        for error in validator(twin["kind"]).iter_errors(twin)
    ]


def test_a_sample_keeps_to_the_schema_and_says_nothing_it_does_not_describe(sample):
    twin = json.loads(sample.files["json"])
    assert faults(twin) == []
    described = validator(twin["kind"]).schema
    assert set(twin) <= set(described["properties"])
    assert set(twin["data"]["draft"]) <= set(described["$defs"]["Draft"]["properties"])
    if twin["kind"] == "notice":
        known = described["properties"]["publication"]["properties"]
        assert set(twin["publication"]) <= set(known)


def test_a_notice_says_when_it_was_published_and_when_it_is_stale(samples):
    found = [json.loads(one.files["json"]) for one in samples if one.name.startswith("notice")]
    assert found
    for twin in found:
        draft, publication = twin["data"]["draft"], twin["publication"]
        assert publication["published"] == draft["date"] == twin["date"]
        assert publication["expires"] == draft["expires"]
        assert publication["published"] < publication["expires"]


def test_a_request_has_nothing_to_say_about_publication(samples):
    found = [json.loads(one.files["json"]) for one in samples if not one.name.startswith("notice")]
    assert found
    assert not [twin for twin in found if "publication" in twin]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda twin: twin.pop("language"), ""),
        (lambda twin: twin.update(schema=2), "schema"),
        (lambda twin: twin["publication"].update(expires="next year"), "publication/expires"),
        (lambda twin: twin["text"]["blocks"][0].update(type="picture"), "text/blocks/0"),
        (lambda twin: twin["data"]["draft"].update(host=7), "data/draft/host"),
    ],
)
def test_the_schema_tells_a_document_that_is_none(samples, change, place):
    twin = next(json.loads(s.files["json"]) for s in samples if s.name == "notice-us")
    change(twin)
    assert {where for where, _ in faults(twin)} == {place}


def test_a_reader_of_today_takes_a_field_of_tomorrow(samples):
    twin = next(json.loads(s.files["json"]) for s in samples if s.name == "notice-us")
    twin["later"] = twin["data"]["draft"]["later"] = twin["publication"]["later"] = "x"
    assert faults(twin) == []


def test_the_law_on_which_a_document_rests_stands_in_it_with_the_day_of_the_text(samples):
    days = set()
    for sample in samples:  # a notice rests on no law, unless it prints some beside its own words
        twin = json.loads(sample.files["json"])
        law = twin["law"]
        beside = twin["data"].get("law_beside", [law])
        assert bool(law) == bool(beside), sample.stem
        assert [row["citation"] for row in law] == sorted({row["citation"] for row in law})
        days |= {row["as_of"] for row in law if "as_of" in row}
    assert "2014-07-22" in days  # the copy in which the conventions were read
