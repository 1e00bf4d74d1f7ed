"""Fields that a plugin adds: held against its schema, named by their title, handed to templates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.model.office import Office
from comity.steps.check import check
from comity.steps.check.extension_schema import listed, misfits
from comity.steps.compose import compose
from comity.steps.compose.extension_fields import with_extensions
from comity.steps.read import read_case
from comity.steps.resolve import resolve
from comity.text.messages import message

TYPES = "requires a value of this type here: list or whole number in digits."
PLUGIN = """
from comity import DataPlugin, ExtraField, hookimpl

class Plugin(DataPlugin):
    @hookimpl
    def comity_fields(self):
        return [
            ExtraField("crime_number", "Crime number",
                {"type": "string", "pattern": r"^\\d+/\\d{4}$", "examples": ["12/2026"]}),
            ExtraField("court_days", "Court days",
                {"type": "array", "items": {"type": "string", "format": "date"}}),
            ExtraField("sheet", "Charge sheet", {"type": "object", "additionalProperties": False,
                "required": ["filed"], "properties": {"filed": {"type": "boolean"},
                "pages": {"type": "integer", "minimum": 1}}}),
            ExtraField("grade", "Grade", {"enum": ["first", "second"]}, kinds=("notice",)),
            ExtraField("odd", "Odd", {"type": "string", "contentEncoding": "base64"}),
        ]

plugin = Plugin(__name__)
"""


@pytest.fixture
def host(country: Callable[..., Path], make_host: Callable[..., Host]) -> Host:
    """A host with Tuvalu's plugin, which adds fields, and Nauru's, which adds none."""
    country("TV", plugin=PLUGIN)
    country("NR")
    return make_host(Office(allowed=frozenset({"comity-tv", "comity-nr"})))


@pytest.fixture
def found(
    host: Host, write: Callable[..., Path], request_data: dict[str, Any]
) -> Callable[..., list[Finding]]:
    """``found({"tv": {...}})``: the findings on these extensions."""

    def found(extensions: dict[str, Any]) -> list[Finding]:
        case = read_case(write(request_data | {"extensions": extensions}), host.document_types())
        findings = check(resolve(case, host), host)
        return [f for f in findings if f.rule.startswith("extensions.")]

    return found


def test_fields_that_meet_their_schema_raise_nothing(found: Callable[..., list[Finding]]) -> None:
    sheet = {"filed": "true", "pages": 4}
    days = ["2026-11-02"]

    assert found({"tv": {"crime_number": "7/2026", "court_days": days, "sheet": sheet}}) == []


@pytest.mark.parametrize(
    ("value", "field", "message"),
    [
        ({"crime_number": "7-26"}, "extensions.tv.crime_number", "requires another form"),
        ({"crime_number": ["7/2026"]}, "extensions.tv.crime_number", "of this type here: text"),
        ({"court_days": "2026-11-02"}, "extensions.tv.court_days", "of this type here: list"),
        ({"court_days": ["soon"]}, "extensions.tv.court_days[0]", "requires a date"),
        (
            {"sheet": {"filed": "perhaps"}},
            "extensions.tv.sheet.filed",
            "type here: true or false",
        ),
        ({"sheet": {"pages": "3"}}, "extensions.tv.sheet", "requires `filed`"),
        ({"sheet": {"filed": "true", "pages": "0"}}, "extensions.tv.sheet.pages", "at least 1"),
        ({"sheet": {"filed": "true", "page": "3"}}, "extensions.tv.sheet.page", "no field `page`"),
    ],
)
def test_a_value_that_its_schema_does_not_allow_is_an_error_at_its_place(
    found: Callable[..., list[Finding]], value: dict[str, Any], field: str, message: str
) -> None:
    (finding,) = found({"tv": value})

    assert finding.severity is Severity.ERROR
    assert finding.rule == "extensions.value"
    assert finding.field == field
    assert message in finding.message
    assert finding.cure
    assert finding.place is not None
    assert finding.place.line > 1


def test_a_field_that_the_plugin_does_not_declare_is_named_with_the_nearest(
    found: Callable[..., list[Finding]],
) -> None:
    (finding,) = found({"tv": {"crime_numbr": "7/2026"}})

    assert finding.severity is Severity.ADVICE
    assert finding.message == "The plugin `tv` has no field `crime_numbr`."
    assert finding.cure == "Did you mean `crime_number`?"


def test_a_plugin_that_is_not_installed_is_named(found: Callable[..., list[Finding]]) -> None:
    (finding,) = found({"zz": {"a": "b"}})

    assert finding.severity is Severity.ADVICE
    assert finding.message.startswith("No installed plugin is called `zz`")
    assert "tv" in finding.cure


def test_a_plugin_that_adds_no_field_is_said_to_add_none(
    found: Callable[..., list[Finding]],
) -> None:
    (finding,) = found({"nr": {"a": "b"}})

    assert finding.severity is Severity.ADVICE
    assert finding.rule == "extensions.not-declared"


def test_a_field_of_another_kind_of_document_is_a_warning(
    found: Callable[..., list[Finding]],
) -> None:
    (finding,) = found({"tv": {"grade": "first"}})

    assert finding.rule == "extensions.other-kind"


def test_what_a_schema_says_and_is_not_read_is_never_passed_over(
    found: Callable[..., list[Finding]],
) -> None:
    (finding,) = found({"tv": {"odd": "aGk="}})

    assert finding.rule == "extensions.schema-unread"
    assert "contentEncoding" in finding.cure


def test_a_list_of_names_ends_after_twelve_and_says_how_many_more_there_are() -> None:
    params = listed("known", [f"f{number}" for number in range(15)])
    said = message("extensions.no-field", plugin="tv", name="x", **params)

    assert said.cure.endswith(", f11. There are 3 more.")
    assert listed("known", ["a", "b"]) == {"known": ("a", "b"), "more": None}


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        ({"type": ["array", "integer"]}, "x", TYPES),
        ({"minItems": 2}, ["a"], "requires 2 or more items here, but the list has 1."),
        ({"maxItems": 1}, ["a", "b"], "allows 1 or fewer items here, but the list has 2."),
        ({"enum": ["first", "second"]}, "zzz", "does not accept `zzz` here."),
        ({"maximum": 2.5}, "3", "allows at most 2.5 here."),
        ({"minLength": 3}, "ab", "requires at least 3 characters here."),
        ({"maxLength": 1}, "ab", "allows at most 1 characters here."),
        ({"properties": {}, "additionalProperties": False}, {"b": "c"}, "has no field `b` here."),
    ],
)
def test_each_keyword_that_is_read_has_a_sentence_of_its_own(
    schema: dict[str, Any], value: Any, said: str
) -> None:
    (misfit,) = misfits(value, schema, "extensions.tv.a")

    title = Term("term", "a", "A")
    assert message(misfit.id, title=title, **misfit.params).text == f"“A” {said}"


def test_a_code_in_capital_letters_is_not_the_key(found: Callable[..., list[Finding]]) -> None:
    (finding,) = found({"TV": {"crime_number": "7/2026"}})

    assert finding.cure == "Did you mean `tv`?"


def test_the_document_has_the_field_under_the_title_that_the_plugin_gives_it(
    host: Host, write: Callable[..., Path], request_data: dict[str, Any]
) -> None:
    data = request_data | {"extensions": {"tv": {"crime_number": "7/2026"}, "zz": {"a": "b"}}}
    types = host.document_types()
    resolved = resolve(read_case(write(data), types), host)
    content = compose(resolved, host, types["request"])

    rows = content.context["parts"]["further"]["rows"]
    assert {"label": "Crime number", "text": "7/2026"} in rows
    assert content.context["requesting"]["extensions"]["crime_number"] == "7/2026"


def test_templates_find_every_declared_field_filled_or_empty(
    host: Host, write: Callable[..., Path], request_data: dict[str, Any]
) -> None:
    case = read_case(write(request_data), host.document_types())
    resolved = resolve(case, host)
    made = with_extensions({"requesting": {"motto": "x"}}, resolved.draft, resolved.parties, host)

    assert made["requesting"]["motto"] == "x"
    assert made["requesting"]["extensions"] == {
        "crime_number": "",
        "court_days": "",
        "sheet": "",
        "odd": "",
    }
    assert "requested" not in made
