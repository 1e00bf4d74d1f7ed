"""What takes back in one part of a notice what another says."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from comity.model.findings import Finding, Severity
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host

BARE = """
schema: 1
kind: notice
date: 2026-10-01
host: GB
company:
  name: Example Mail
  entities: [{name: Example Mail Ltd, state: GB}]
"""
CONTRADICTS = "links.notice-contradicts"
TWO_VALUES = "links.notice-two-values"


def found(more: str) -> dict[str, Finding]:
    """The findings of logic by their fields."""
    tree: dict[str, Any] = {**yaml.load(BARE, yaml.BaseLoader), **yaml.load(more, yaml.BaseLoader)}
    examined = examine(tree, open_host())
    assert not examined.faults and not examined.gaps, (examined.faults, examined.gaps)
    return {one.field: one for one in examined.findings if one.rule.startswith("links.")}


@pytest.mark.parametrize(
    ("more", "field", "rule"),
    [
        (
            'preservation: {practice: "no", period: {quantity: 90, unit: days}}',
            "preservation.period",
            CONTRADICTS,
        ),
        ('emergency: {practice: "no", foreign: "yes"}', "emergency.foreign", CONTRADICTS),
        (
            'european_orders: {practice: "no", within: {quantity: 10, unit: days}}',
            "european_orders.within",
            CONTRADICTS,
        ),
        (
            "user_notification:\n"
            "  before_disclosure: false\n"
            "  objection_window: {quantity: 7, unit: days}",
            "user_notification.objection_window",
            TWO_VALUES,
        ),
        (
            'emergency: {process_after: "no", process_within: {quantity: 7, unit: days}}',
            "emergency.process_within",
            TWO_VALUES,
        ),
        (
            "languages: {demanded: [en]}\n"
            "channels: [{kind: email, address: law@mail.example, languages: [fr]}]",
            "channels[0].languages",
            "links.notice-channel-language",
        ),
        (
            'emergency: {practice: "no"}\n'
            "channels: [{kind: phone, address: '+1 202 555 0100', purposes: [emergencies]}]",
            "channels[0].purposes",
            "links.notice-emergency-channel",
        ),
        (
            'voluntary: {practice: "no"}\nemergency: {practice: "yes", foreign: "yes"}',
            "voluntary.practice",
            "links.notice-emergency-foreign",
        ),
        (
            'voluntary: {practice: "no"}\nemergency: {practice: may, foreign: may}',
            "voluntary.practice",
            "links.notice-emergency-foreign",
        ),
        (
            'user_notification: {practice: "no", before_disclosure: may}',
            "user_notification.before_disclosure",
            CONTRADICTS,
        ),
        (
            'preservation: {practice: "no", extensions: where-possible}',
            "preservation.extensions",
            CONTRADICTS,
        ),
        (
            'child_safety: {reports: "no", reports_to: [NCMEC]}',
            "child_safety.reports_to",
            TWO_VALUES,
        ),
        (
            "preservation: {extension: {quantity: 90, unit: days}}",
            "preservation.extension",
            "links.notice-extension-alone",
        ),
        (
            'preservation: {practice: "yes", snapshot: true}\n'
            "data_categories:\n"
            "  - {category: traffic-data, retention: {period: {quantity: 0, unit: days}}}",
            "data_categories[0].retention",
            "links.notice-nothing-kept",
        ),
        (
            'costs: {practice: "yes"}\n'
            'variants: [{for: {requesters: [DE]}, costs: {practice: "yes"}}]',
            "variants[0].costs",
            "links.notice-same-terms",
        ),
        (
            "channels: [{kind: email, address: law@mail.example, entities: [Example Post Ltd]}]",
            "channels[0].entities[0]",
            "links.notice-entity-unlisted",
        ),
        (
            "european_orders: {addressee: Example Post Ltd}",
            "european_orders.addressee",
            "links.notice-entity-unlisted",
        ),
    ],
)
def test_a_contradiction_within_the_notice_is_a_warning(more: str, field: str, rule: str) -> None:
    one = found(more)[field]
    assert (one.rule, one.severity) == (rule, Severity.WARNING)
    assert one.cure


@pytest.mark.parametrize(
    "more",
    [
        'preservation: {practice: "yes", period: {quantity: 90, unit: days}, snapshot: true}',
        'preservation: {practice: "no", foreign: Ask the authorities.}',
        "preservation: {practice: may, period: {quantity: 90, unit: days}, extensions: "
        "case-by-case}",
        "user_notification: {practice: where-possible, before_disclosure: may, delayed: may}",
        "emergency: {practice: may, foreign: may}\nvoluntary: {practice: case-by-case}",
        "languages: {demanded: [en]}\n"
        "channels: [{kind: email, address: law@mail.example, languages: [en-GB, fr]}]",
        'voluntary: {practice: emergencies-only}\nemergency: {practice: "yes", foreign: "yes"}',
        'costs: {practice: "yes"}\nvariants: [{for: {requesters: [DE]}, costs: {practice: "no"}}]',
        "channels: [{kind: email, address: law@mail.example, entities: [Example Mail Ltd]}]",
        "european_orders: {addressee: A Representative GmbH}\n"
        "contact_points: [{role: legal-representative, name: A Representative GmbH}]",
    ],
)
def test_what_fits_together_draws_no_remark(more: str) -> None:
    assert found(more) == {}


def test_other_terms_for_nobody_are_an_error() -> None:
    more = 'variants: [{for: {}, costs: {practice: "no"}}]'
    assert found(more)["variants[0].for"].severity is Severity.ERROR


def test_a_practice_for_nobody_is_an_error_and_a_plain_rule_is_not() -> None:
    rule = 'scoped_rules: [{section: costs, practice: "no", text: They pay.}]'
    assert found(rule)["scoped_rules[0]"].severity is Severity.ERROR
    assert found("scoped_rules: [{section: costs, text: They pay.}]") == {}
