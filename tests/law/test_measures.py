"""The kinds of assistance: complete, defined, worded, and asking for no more than they must."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from comity.compose.catalogue import load_catalogue
from comity.drafts.request import Measure as DraftMeasure
from comity.law.measures import GROUPS, load_measures
from comity.records import Measure

KINDS = load_measures()
# fmt: off
CONTRACT = [
    "subscriber-data", "identification-data", "traffic-data", "stored-content", "preservation",
    "partial-traffic-disclosure", "real-time-traffic", "interception", "domain-registration",
    "emergency-disclosure", "bank-records", "bank-accounts-search", "bank-monitoring",
    "business-records", "public-records", "witness-statement", "witness-testimony",
    "suspect-interview", "expert-evidence", "video-hearing", "prisoner-transfer-testimony",
    "service-of-documents", "search-of-premises", "seizure-of-items", "examination",
    "biometrics", "location-of-person", "criminal-records", "case-file-copies",
    "cloud-or-device-data", "crypto-asset-data", "tracing-of-proceeds", "restraint",
    "confiscation-order-enforcement", "confiscation-local-order", "non-conviction-forfeiture",
    "asset-return", "fine-enforcement", "joint-investigation-team", "controlled-delivery",
    "covert-agent", "surveillance", "witness-protection", "spontaneous-information",
    "transfer-of-proceedings", "authentication", "remote-search", "content-removal", "tax-data",
    "government-records", "appearance-of-person", "other",
]
# fmt: on
every_kind = pytest.mark.parametrize("measure", KINDS, ids=lambda measure: measure.kind)


def test_every_kind_that_a_request_may_name_is_there() -> None:
    assert set(CONTRACT) <= {measure.kind for measure in KINDS}


def test_every_file_is_read_and_no_kind_stands_twice() -> None:
    folder = files("comity.law") / "measures"
    assert sorted(f.name for f in folder.iterdir()) == sorted(f"{name}.toml" for name in GROUPS)
    assert len({measure.kind for measure in KINDS}) == len(KINDS)
    assert len({measure.title for measure in KINDS}) == len(KINDS)


def test_the_table_is_read_once() -> None:
    assert load_measures() is KINDS


@every_kind
def test_a_kind_is_defined_in_one_sentence(measure: Measure) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", measure.kind)
    assert measure.definition.endswith(".")
    assert ". " not in measure.definition
    assert measure.data in ("", "subscriber", "traffic", "content")


@every_kind
def test_a_kind_needs_only_fields_that_a_measure_has(measure: Measure) -> None:
    assert set(measure.needs) <= set(DraftMeasure.model_fields)
    assert not {"purpose", "facts", "offences"} & set(measure.needs)


@every_kind
def test_particulars_are_keys_with_a_description(measure: Measure) -> None:
    for field, description in measure.particulars.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", field)
        assert description[:1].isupper()
        assert not description.endswith(".")


@every_kind
def test_a_kind_has_its_word_in_the_catalogue(measure: Measure) -> None:
    assert load_catalogue("en").text(f"word.measure.{measure.kind}", {}) == measure.title


def test_what_is_no_mutual_assistance_is_routed_and_nothing_else_is() -> None:
    routed = {measure.kind for measure in KINDS if measure.routed}
    assert {"extradition", "sentenced-person-transfer", "sentence-enforcement"} <= routed
    assert not routed & set(CONTRACT)
    assert all(not measure.needs for measure in KINDS if measure.routed)


@pytest.mark.needs_country
def test_the_categories_of_the_scope_tests_have_words() -> None:
    words = load_catalogue("en")
    folder = files("comity_treaties") / "instruments"
    text = "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    lists = re.findall(r'offences\[\]\.category", in = \[([^\]]*)\]', text)
    named = {name for found in lists for name in re.findall(r'"([^"]+)"', found)}
    assert len(named) > 10
    assert sorted(name for name in named if not words.has(f"word.category.{name}")) == []
