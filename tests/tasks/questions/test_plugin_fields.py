"""The fields that a plugin adds, described like those of a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.tasks.questions.fields import Field, field_at, fields, walk

PLUGIN = """from comity import DataPlugin, ExtraField, hookimpl


class Tuvalu(DataPlugin):
    @hookimpl
    def comity_fields(self):
        return [
            ExtraField("permit", "Permit", {"type": "string", "pattern": "^A-"},
                       titles={"fr": "Permis"}),
            ExtraField("court_days", "Court days",
                       {"type": "array", "items": {"type": "string", "format": "date"}}),
            ExtraField("sheet", "Charge sheet", {"type": "object", "required": ["number"],
                       "properties": {"number": {"type": "integer"}, "sealed":
                                      {"type": "boolean", "title": "Under seal"}}}),
            ExtraField("grade", "Grade", {"enum": ["first", "second"]}, kinds=("notice",)),
        ]


plugin = Tuvalu(__name__)
"""


def added(host: Host, kind: str, language: str | None = None) -> dict[str, Field]:
    found = fields(kind, host, language=language)
    return {one.path: one for one in walk(found) if one.plugin == "tv"}


@pytest.fixture
def host(country: Callable[..., Any], make_host: Callable[..., Host]) -> Host:
    """A host with a Tuvalu that adds four fields."""
    country("TV", plugin=PLUGIN)
    return make_host(tame=True)


def test_each_added_field_has_its_place_and_its_form(host: Host) -> None:
    found = added(host, "request")

    assert {path: (one.form, one.many, one.required) for path, one in found.items()} == {
        "extensions.tv": ("table", False, False),
        "extensions.tv.permit": ("text", False, False),
        "extensions.tv.court_days": ("date", True, False),
        "extensions.tv.sheet": ("table", False, False),
        "extensions.tv.sheet.number": ("number", False, True),
        "extensions.tv.sheet.sealed": ("true-false", False, False),
    }
    assert found["extensions.tv.permit"].pattern == "^A-"
    assert found["extensions.tv.court_days"].place == "date"
    assert found["extensions.tv.sheet.sealed"].title == "Under seal"
    assert all(one.about.endswith(".") for one in found.values())


def test_a_field_stands_only_at_the_kinds_that_it_is_for(host: Host) -> None:
    assert added(host, "notice")["extensions.tv.grade"].choices == ("first", "second")
    assert "extensions.tv.grade" not in added(host, "request")


def test_a_title_is_in_the_language_of_the_reader(host: Host) -> None:
    found = field_at(fields("request", host, language="fr"), "extensions.tv.permit")

    assert found is not None
    assert found.title == "Permis"
