"""A sentence in other words that says the opposite of its field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files
from comity.model.findings import Severity
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host

AGAINST = "notice.reworded-against"
NOTICES = [
    *sorted((Path(__file__).resolve().parents[2] / "notices").glob("*/notice*.yaml")),
    *(file for file in sample_files() if file.name.startswith("notice-")),
]
BARE: dict[str, Any] = {
    "schema": "1",
    "kind": "notice",
    "date": "2026-10-01",
    "host": "GB",
    "company": {"name": "Example Mail"},
}


def against(tree: dict[str, Any]) -> dict[str, str]:
    """The findings on rewordings by their places."""
    examined = examine(tree, open_host())
    assert not examined.faults, examined.faults
    found = [one for one in examined.findings if one.rule == AGAINST]
    assert {one.severity for one in found} <= {Severity.WARNING}
    return {one.field: str(one) for one in found}


def reworded(practice: str, clause: str, text: str) -> dict[str, Any]:
    words = [{"clause": clause, "text": text}]
    return {**BARE, "preservation": {"practice": practice}, "rewordings": words}


def test_a_yes_that_its_sentence_denies_is_told() -> None:
    found = against(reworded("yes", "notice.preservation.yes", "We do not preserve data."))
    assert list(found) == ["rewordings[0]"]
    assert "The field `preservation.practice` still says yes." in found["rewordings[0]"]


def test_a_no_that_its_sentence_affirms_is_told() -> None:
    found = against(reworded("no", "notice.preservation.no", "We preserve data on request."))
    assert "The field `preservation.practice` still says no." in found["rewordings[0]"]


def test_a_true_that_its_sentence_denies_is_told() -> None:
    words = [
        {
            "clause": "notice.authentication.letterhead.yes",
            "text": "Requests need not bear a letterhead.",
        }
    ]
    tree = {**BARE, "authentication": {"letterhead": "true"}, "rewordings": words}
    assert list(against(tree)) == ["rewordings[0]"]


@pytest.mark.parametrize(
    ("practice", "clause", "text"),
    [
        ("yes", "notice.preservation.yes", "Where possible, {company} preserves data."),
        ("yes", "notice.preservation.yes", "{company} may preserve data."),
        ("no", "notice.preservation.no", "{company} declines to preserve data."),
        ("case-by-case", "notice.preservation.yes", "We do not preserve data."),
        ("no", "notice.preservation.yes", "We do not preserve data."),
        ("yes", "notice.preservation.yes", "We do not preserve data of {who}."),
    ],
)
def test_nothing_is_said_of_less_or_of_a_sentence_that_is_not_printed(
    practice: str, clause: str, text: str
) -> None:
    assert against(reworded(practice, clause, text)) == {}


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_there_is_no_false_alarm_on_published_notices(file: Path) -> None:
    assert against(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)) == {}
