"""The JSON Schema that editors check a case file by: what the program reads, an editor accepts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from comity.kit.samples import sample_files
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.json_schema import json_schema, schema_file, schema_line
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request

MODELS = {
    "notice": Notice,
    "request": Request,
    "preservation": Preservation,
    "disclosure": Disclosure,
}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: yes and no are texts, and so is a date."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, test) for tag, test in tests if not tag.endswith((":timestamp", ":bool"))]
    for first, tests in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"]
)


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), EditorLoader)


def complaints(data: dict[str, Any]) -> list[str]:
    schema = json_schema(MODELS[data["kind"]])
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_an_editor_has_no_complaint_about_a_sample(path: Path) -> None:
    assert complaints(read(path)) == []


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sample_names_the_schema_of_its_kind_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == schema_line(read(path)["kind"])
    assert first.endswith(schema_file(read(path)["kind"]))


def test_an_editor_complains_of_what_the_program_refuses() -> None:
    sample = next(path for path in sample_files() if path.stem == "notice-us")
    data = read(sample) | {"colour": "blue", "host": "America"}
    assert len(complaints(data)) == 2


@pytest.mark.parametrize("model", MODELS.values())
def test_the_schema_is_itself_valid(model: type) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(model))
