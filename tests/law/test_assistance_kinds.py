"""The kinds of assistance: complete, defined, worded, and asking for no more than they must."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from pydantic import BaseModel

from comity.law import assistance_kinds
from comity.law.assistance_kinds import GROUPS, common_field, load_assistance_kinds, meant
from comity.law.data_classes import find_class
from comity.law.particular_forms import FORMS
from comity.model.citations import Read
from comity.model.drafts.request import Measure, Request
from comity.model.errors import LawDataError
from comity.model.records import AssistanceKind
from comity.steps.wording.catalogue import own_catalogue
from measures_page import page

CHECKOUT = Path(__file__).resolve().parents[2]
KINDS = load_assistance_kinds()
BY_KIND = {measure.kind: measure for measure in KINDS}
ROWS = tomllib.loads(Path(__file__).with_name("measure_rows.toml").read_text("utf-8"))["row"]
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
    assert load_assistance_kinds() is KINDS


@every_kind
def test_a_kind_is_defined_in_one_sentence(measure: AssistanceKind) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", measure.kind)
    assert measure.definition.endswith(".")
    assert ". " not in measure.definition
    assert measure.data in ("", "subscriber", "traffic", "content")


@every_kind
def test_a_kind_needs_only_fields_that_a_measure_has(measure: AssistanceKind) -> None:
    assert set(measure.needs) <= set(Measure.model_fields)
    assert not {"purpose", "facts", "offences"} & set(measure.needs)


@every_kind
def test_particulars_are_keys_with_a_description(measure: AssistanceKind) -> None:
    for field, description in measure.particulars.items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", field)
        assert description[:1].isupper()
        assert not description.endswith(".")


def has_path(model: type[BaseModel], path: str) -> bool:
    """Whether a model has a field at a path, through lists and optional tables."""
    first, _, rest = path.partition(".")
    found = model.model_fields.get(first)
    if found is None or not rest:
        return found is not None
    inner = re.findall(r"comity\.model\.drafts\.[\w.]+", str(found.annotation))
    assert inner, path
    place, _, name = inner[0].rpartition(".")
    module = __import__(place, fromlist=[name])
    return has_path(getattr(module, name), rest)


@every_kind
def test_the_fields_that_serve_a_kind_are_fields_of_a_measure(measure: AssistanceKind) -> None:
    named = [*measure.common, *(path for path in measure.also.values() if path[0] != "/")]
    for path in named:
        # a person's own fields are said of the persons that a measure names
        model = Request if path.startswith("persons.") else Measure
        assert has_path(model, path), path
    for path in measure.also.values():
        assert path[0] != "/" or has_path(Request, path[1:])


@every_kind
def test_no_particular_doubles_a_field_that_a_measure_has(measure: AssistanceKind) -> None:
    assert not set(measure.particulars) & set(measure.also)
    assert not set(measure.particulars) & set(Measure.model_fields)


@every_kind
def test_a_form_is_that_of_a_particular_of_the_kind(measure: AssistanceKind) -> None:
    assert set(measure.forms) <= set(measure.particulars)
    assert set(measure.forms.values()) <= set(FORMS)


@every_kind
def test_a_kind_says_how_exact_the_asking_must_be_and_what_is_usual(
    measure: AssistanceKind,
) -> None:
    if measure.routed:
        assert not (measure.particular or measure.standard or measure.ordered_by or measure.clause)
        return
    assert measure.particular.endswith(".")
    assert measure.standard and measure.ordered_by
    assert measure.usual_read is Read.NONE  # nobody read a source: it may not pass for law
    assert own_catalogue("en").has(measure.clause)
    assert own_catalogue("fr").has(measure.clause)


@every_kind
def test_the_classes_of_a_kind_are_classes_of_their_schemes(measure: AssistanceKind) -> None:
    for scheme, name in measure.classes.items():
        assert find_class(f"{scheme}:{name}") is not None
    assert bool(measure.classes) <= measure.electronic


def test_acts_on_a_person_cannot_do_without_the_identity() -> None:
    identity = {measure.kind for measure in KINDS if measure.identity}
    assert {
        "witness-statement",
        "witness-testimony",
        "suspect-interview",
        "video-hearing",
        "prisoner-transfer-testimony",
        "appearance-of-person",
        "service-of-documents",
        "location-of-person",
        "biometrics",
        "criminal-records",
        "bank-accounts-search",
        "transfer-of-proceedings",
    } <= identity
    # These act on a place, an account or a thing: whom they concern need not be known.
    assert not identity & {"subscriber-data", "bank-records", "stored-content", "restraint"}
    assert not identity & {"search-of-premises", "surveillance", "examination"}


def test_each_of_the_fifty_two_rows_of_the_list_is_answered_or_routed_away() -> None:
    assert [row["number"] for row in ROWS] == list(range(1, 53))
    for row in ROWS:
        for kind in row["kinds"]:
            assert bool(BY_KIND[kind].routed) == row.get("routed", False), row["name"]
    named = [kind for row in ROWS for kind in row["kinds"]]
    assert sorted(named) == sorted(BY_KIND)  # each kind in one row, none left over


def test_a_name_that_schema_1_has_a_field_for_is_known_with_that_field() -> None:
    assert common_field(BY_KIND["search-of-premises"], "address") == "place"
    assert common_field(BY_KIND["interception"], "last_resort") == "necessity"
    assert common_field(BY_KIND["interception"], "own_order") == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("stored-contents", "Did you mean stored-content?"),
        ("Bank Monitoring", "Did you mean bank-monitoring"),
        ("Subscriber data", "Did you mean subscriber-data?"),
        ("Restraint of property", "Did you mean restraint"),
        ("crypto", "Did you mean crypto-asset-data?"),
    ],
)
def test_a_kind_is_told_from_a_slip_a_title_or_a_part_of_its_name(written: str, said: str) -> None:
    assert meant(written, BY_KIND).startswith(said)


def test_where_nothing_is_near_all_kinds_that_can_be_asked_for_are_named() -> None:
    said = meant("qqqq", BY_KIND)
    assert said.startswith("Known: subscriber-data, ")
    assert "restraint" in said
    assert "extradition" not in said


def test_the_page_of_kinds_is_what_the_tables_make() -> None:
    shown = (CHECKOUT / "docs" / "measures.md").read_text(encoding="utf-8")
    assert shown == page(), "run `python tools/measures_page.py docs`"


def test_what_is_no_mutual_assistance_is_routed_and_nothing_else_is() -> None:
    routed = {measure.kind for measure in KINDS if measure.routed}
    assert {"extradition", "sentenced-person-transfer", "sentence-enforcement"} <= routed
    assert not routed & set(CONTRACT)
    assert all(not measure.needs for measure in KINDS if measure.routed)


@pytest.mark.needs_country
def test_the_categories_of_the_scope_tests_have_words() -> None:
    words = own_catalogue("en")
    folder = files("comity_treaties") / "instruments"
    text = "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())
    lists = re.findall(r'offences\[\]\.category", in = \[([^\]]*)\]', text)
    named = {name for found in lists for name in re.findall(r'"([^"]+)"', found)}
    assert len(named) > 10
    assert sorted(name for name in named if not words.has(f"word.category.{name}")) == []


@every_kind
def test_the_properties_of_a_kind_go_together(measure: AssistanceKind) -> None:
    assert measure.lasting or not measure.live
    assert measure.target_untold or not measure.without_facts
    assert measure.in_preservation or not measure.preserving
    assert bool(measure.described) == bool(measure.enough_for)
    assert measure.of_property or not measure.waits_for
    assert not (measure.of_property and measure.items_are)
    assert set(measure.waits_for) | set(measure.followed_by) <= set(BY_KIND)


def test_no_two_kinds_ask_for_the_same_classes_of_data() -> None:
    sizes = [len(measure.enough_for) for measure in KINDS if measure.enough_for]
    assert sorted(set(sizes)) == sorted(sizes)


def test_a_word_that_a_property_does_not_know_stops_the_table() -> None:
    row = {"kind": "quarry-survey", "title": "Survey", "kept_by": "miner"}
    with pytest.raises(LawDataError, match="kept_by must be one of bank, carrier"):
        assistance_kinds._measure(row, "documents", "documents.toml")
