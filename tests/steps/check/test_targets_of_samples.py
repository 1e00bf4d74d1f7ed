"""The rules on targets, on the packaged requests: silent on them, and heard after one change."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

REQUESTS = {
    path.stem: path for path in sample_files() if "kind: request" in path.read_text("utf-8")
}
RULES = {
    "links.facts-elsewhere",
    "links.target-unreached",
    "lint.identifier-vague",
    "lint.holder-not-entity",
    "lint.data-fade",
    "lint.all-data",
    "lint.period-wide",
    "lint.power-at-home",
}
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def heard(tmp_path: Path) -> Callable[[str, Change | None], set[str]]:
    """``heard(sample, change)``: which of the rules speak of a sample once it is changed."""
    host = open_host()

    def heard(sample: str, change: Change | None = None) -> set[str]:
        data = copy.deepcopy(yaml.safe_load(REQUESTS[sample].read_text(encoding="utf-8")))
        if change:
            change(data)
        file = tmp_path / "case.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        (case,) = read_all([file], host)
        return {one.rule for one in check_case(case, host).findings} & RULES

    return heard


def measure(index: int, **fields: Any) -> Change:
    """A change of some fields of a measure; None takes one away."""

    def change(data: dict[str, Any]) -> None:
        changed = data["measures"][index] | fields
        data["measures"][index] = {k: v for k, v in changed.items() if v is not None}

    return change


def without(*names: str) -> Change:
    """A change that takes parts of the request away."""

    def change(data: dict[str, Any]) -> None:
        for name in names:
            data.pop(name, None)
        for one in data["measures"]:
            one.pop("earlier", None)

    return change


def accounts(*numbers: str) -> list[dict[str, str]]:
    return [{"kind": "bank-account", "value": number} for number in numbers]


UNSECURED = ("earlier", "urgency", "channels")
JUDGE = {"capacity": "judge", "provision": "Example Act, section 9"}
FOUND: list[tuple[str, Change, str]] = [
    (
        "bec-request",
        measure(3, identifiers=accounts("000111222", "000444555", "000666777", "000888999")),
        "links.target-unreached",
    ),
    (
        "bec-request",
        measure(3, identifiers=accounts("two accounts at the bank"), nexus="They were paid."),
        "lint.identifier-vague",
    ),
    (
        "ransomware-gb-us",
        measure(0, identifiers=[{"kind": "wallet", "value": "bc1qexa…017"}]),
        "lint.identifier-vague",
    ),
    ("bec-request", measure(0, holder={"name": "Gmail"}), "lint.holder-not-entity"),
    (
        "ransomware-gb-us",
        measure(1, holder={"name": "any hosting provider in the United States"}),
        "lint.holder-not-entity",
    ),
    ("bec-request", measure(3, facts=["F1"], persons=None), "links.facts-elsewhere"),
    ("restraint-gb-ng", measure(1, facts=["F1"], persons=None), "links.facts-elsewhere"),
    ("bec-request", without(*UNSECURED), "lint.data-fade"),
    ("ransomware-gb-us", without(*UNSECURED), "lint.data-fade"),
    ("bec-request", measure(2, items=["The entire mailbox"], necessity=None), "lint.all-data"),
    ("bec-request", measure(2, items=None, necessity=None), "lint.all-data"),
    ("bec-request", measure(2, domestic_power=JUDGE), "lint.power-at-home"),
    ("ransomware-gb-us", measure(0, domestic_power={"capacity": "nobody"}), "lint.power-at-home"),
]
CALM: list[tuple[str, Change]] = [
    (
        "bec-request",
        measure(
            3,
            identifiers=accounts("000111222", "000444555"),
            nexus="Account 000444555 received what was sent on from account 000111222.",
        ),
    ),
    ("bec-request", measure(3, facts=["F1"], nexus="The money went into 000111222.")),
    ("bec-request", measure(3, facts=["F1", "F5", "F6"])),
    ("bec-request", measure(3, holder={"name": "First Sampleton", "kind": "bank"})),
    ("bec-request", measure(0, holder={"name": "Example Mail Ireland Limited", "state": "US"})),
    ("ransomware-gb-us", without("urgency", "channels")),
    ("bec-request", without("earlier", "urgency")),
    ("bec-request", measure(2, items=["The entire mailbox"])),
    (
        "bec-request",
        measure(2, domestic_power=JUDGE, order={"title": "Warrant", "date": "2026-09-30"}),
    ),
    ("ransomware-gb-us", measure(0, domestic_power={"capacity": "prosecutor"})),
]


@pytest.mark.parametrize("sample", REQUESTS)
def test_a_packaged_request_is_left_in_peace(
    heard: Callable[[str, Change | None], set[str]], sample: str
) -> None:
    assert heard(sample, None) == set()


@pytest.mark.parametrize(("sample", "change", "rule"), FOUND)
def test_a_flaw_in_it_is_heard_of(
    heard: Callable[[str, Change | None], set[str]], sample: str, change: Change, rule: str
) -> None:
    assert [one for one in heard(sample, change) if one.startswith(rule)]


@pytest.mark.parametrize(("sample", "change"), CALM)
def test_what_only_looks_like_a_flaw_is_not(
    heard: Callable[[str, Change | None], set[str]], sample: str, change: Change
) -> None:
    assert heard(sample, change) == set()
