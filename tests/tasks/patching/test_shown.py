"""What programs and pages get of a patch, and what nobody gets."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.model.errors import DraftError, Fault
from comity.model.findings import Finding, Severity
from comity.model.patches import patch
from comity.steps.findings import faults_data, findings_data
from comity.steps.protect import Shield
from comity.tasks.patching import apply
from comity.text.messages import finding

FoundIn = Callable[..., tuple[Finding, ...]]


def test_json_has_the_patch_and_the_cure_for_a_page() -> None:
    level = finding("papers.not-preservation", "measures[0].kind")
    (row,) = findings_data([level])

    assert row["patch"] == [{"path": "measures[0].kind", "value": "preservation"}]
    assert row["cure_for_page"].startswith("Set “Kind” to “preservation”.")
    assert row["cure"].startswith("Write `kind: preservation`.")
    assert json.loads(json.dumps(row)) == row
    (bare,) = findings_data([finding("form.no-facts", "facts")])
    assert bare["patch"] is None


def test_a_finding_has_a_patch_only_where_the_registry_says_so() -> None:
    with pytest.raises(TypeError, match="does not say that it may have a patch"):
        finding("form.no-facts", "facts", patch=patch(("facts", [])))


def test_no_patch_says_what_is_protected(sample: Callable[[str], dict[str, Any]]) -> None:
    tree = sample("protected-witness-gb-in")
    (hidden,) = (one for one in tree["persons"] if "protect" in one)
    shield = Shield(tree)
    one = Finding(Severity.ADVICE, "x.y", "Wrong.", "subject", patch=patch(("subject", "Fraud")))

    assert shield.finding(one).patch == one.patch
    for change in (("subject", hidden["name"]["full"]), ("a", [{"b": hidden["name"]["full"]}])):
        assert shield.finding(dataclasses.replace(one, patch=patch(change))).patch is None


def faults(found_in: FoundIn, tree: dict[str, Any]) -> tuple[Fault, ...]:
    with pytest.raises(DraftError) as refused:
        found_in(tree)
    return refused.value.faults


@pytest.mark.needs_country
@pytest.mark.parametrize(
    "edits",
    [
        (("confidentiality.user_notice", "forbidd"),),
        (("measures[0].kind", None), ("measures[0].kid", "subscriber-data")),
        (("confidentiality.reson", "They would flee."), ("confidentiality.reason", None)),
    ],
)
def test_a_misspelt_word_or_key_of_a_file_has_a_patch(
    edits: tuple[tuple[str, Any], ...],
    sample: Callable[[str], dict[str, Any]],
    found_in: FoundIn,
) -> None:
    tree = apply(sample("bec-request"), patch(*edits))
    (fault,) = faults(found_in, tree)

    assert fault.patch is not None
    assert faults_data([fault])[0]["patch"] == fault.patch.data()
    assert found_in(apply(tree, fault.patch))


@pytest.mark.needs_country
def test_a_key_whose_right_name_is_taken_is_taken_out(
    sample: Callable[[str], dict[str, Any]], found_in: FoundIn
) -> None:
    tree = apply(sample("bec-request"), patch(("confidentiality.reson", "They would flee.")))
    (fault,) = faults(found_in, tree)

    assert [(one.path, one.value) for one in fault.patch.changes] == [
        ("confidentiality.reson", None)
    ]


@pytest.mark.needs_country
def test_a_fault_of_a_file_with_a_protected_person_has_no_patch(
    sample: Callable[[str], dict[str, Any]], found_in: FoundIn
) -> None:
    tree = sample("protected-witness-gb-in")
    number = next(n for n, one in enumerate(tree["persons"]) if "protect" in one)
    name = tree["persons"][number]["name"]["full"]
    wrong = apply(tree, patch((f"persons[{number}].addres", [name])))

    assert [fault.patch for fault in faults(found_in, wrong)] == [None]


@pytest.mark.needs_country
def test_check_prints_patches_for_programs(
    sample: Callable[[str], dict[str, Any]], comity: Callable[..., Any], write: Any
) -> None:
    tree = apply(sample("bec-request"), patch(("reciprocity", "true")))
    path: Path = write(tree)
    done = comity("check", path, "--format", "json")
    (row,) = (
        one
        for one in json.loads(done.stdout)["files"][0]["findings"]
        if one["rule"] == "undertaking.beside-treaty"
    )

    assert row["patch"] == [{"path": "reciprocity", "value": None}]
