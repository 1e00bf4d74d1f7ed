"""How far a notice says what the 2015 model and present law ask of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files
from comity.law.notice_duties import load_notice_duties
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding, Severity
from comity.pipeline.examine import Examined, examine
from comity.pipeline.own_plugin import open_host
from comity.steps.check.coverage_rows import sections
from comity.steps.check.notice_coverage import Covered, counts, coverage

pytestmark = pytest.mark.needs_country


SAMPLES = {path.stem: path for path in sample_files()}
BARE = """
schema: 1
kind: notice
date: 2026-10-01
host: GB
company: {name: Example Mail}
"""


def checked(more: str = "", bare: str = BARE) -> Examined:
    tree: dict[str, Any] = {
        **yaml.load(bare, yaml.BaseLoader),
        **yaml.load(more or "{}", yaml.BaseLoader),
    }
    found = examine(tree, open_host())
    assert not found.faults and not found.gaps, (found.faults, found.gaps)
    return found


def covered(more: str = "", bare: str = BARE) -> dict[str, Covered]:
    resolved = checked(more, bare).resolved
    assert resolved is not None
    return {one.point.id: one for one in coverage(resolved)}


def standing(id: str, more: str = "", bare: str = BARE) -> str:
    return covered(more, bare)[id].said.value


def told(more: str = "", bare: str = BARE) -> dict[str, Finding]:
    """The findings of coverage by the id of what they are about."""
    found = [one for one in checked(more, bare).findings if one.rule.startswith("coverage.")]
    return {str(dict(one.said.params).get("id", "")): one for one in found if one.said}


def test_every_commitment_of_the_model_is_asked_of_a_notice() -> None:
    ids = [point.id for section in sections() for point in section.points]

    assert len(ids) == len(set(ids)) == 60
    assert [one for one in covered() if one.startswith("model.")] == ids


def test_a_bare_notice_is_silent_on_all_but_its_purpose_and_company() -> None:
    every = [one for one in covered().values() if not one.duty]

    assert [one.point.id for one in every if one.said.value == "said"] == ["model.1.1", "model.1.2"]
    assert counts(every).silent == len(every) - 2


@pytest.mark.parametrize(
    ("id", "more", "wanted"),
    [
        ("model.7.1", 'preservation: {practice: "yes"}', "said"),
        ("model.7.1", 'preservation: {practice: "no"}', "contradicted"),
        ("model.7.1", "preservation: {contents: [the account]}", "in-part"),
        ("model.7.2", "preservation: {period: {quantity: 90, unit: days}}", "said"),
        ("model.8.2", "user_notification: {before_disclosure: true}", "said"),
        ("model.8.2", "user_notification: {before_disclosure: false}", "contradicted"),
        ("model.8.2", "user_notification: {before_disclosure: may}", "in-part"),
        ("model.8.1", "user_notification: {practice: may}", "in-part"),
        ("model.8.1", "user_notification: {practice: where-possible}", "said"),
        ("model.7.1", "preservation: {practice: may}", "in-part"),
        ("model.9.2", "child_safety: {reports: may, reports_to: [NCMEC]}", "in-part"),
        ("model.10.1", "emergency: {practice: may}", "said"),
        ("model.11.1", "costs: {practice: may}", "said"),
        ("model.11.3", "costs: {practice: may, discussed_before: where-possible}", "said"),
        ("model.10.3", "emergency: {grounds: [death]}", "said"),
        ("model.10.4", "emergency: {grounds: [death]}", "silent"),
        ("model.11.2", 'costs: {practice: "no"}', "said"),
        ("model.12.6", "channels: [{kind: phone, address: +1 202 555 0100}]", "said"),
    ],
)
def test_fields_say_a_commitment_or_its_opposite(id: str, more: str, wanted: str) -> None:
    assert standing(id, more) == wanted


def test_what_is_refused_is_refused_with_all_that_depends_on_it_and_told_once() -> None:
    more = 'user_notification: {practice: "no"}'

    assert standing("model.8.5", more) == "contradicted"
    found = told(more)
    assert found["model.8.1"].rule == "coverage.contradicted"
    assert "model.8.5" not in found


def test_terms_for_some_say_it_in_part() -> None:
    variant = 'variants: [{for: {requesters: [DE]}, costs: {practice: "yes"}}]'
    scoped = "{section: costs, requesters: [DE], practice: case-by-case, text: As agreed.}"
    rule = f"scoped_rules: [{scoped}]"

    assert standing("model.11.1", variant) == standing("model.11.1", rule) == "in-part"
    assert "for some only" in told(variant)["model.11.1"].message


def test_own_words_say_it_where_their_signs_are_safe() -> None:
    goal = "goal: We assist law enforcement, and we protect the privacy of our users."

    assert standing("model.2.1", goal) == standing("model.2.2", goal) == "said"
    assert standing("model.2.3", goal) == "silent"
    prompt = "goal: We answer promptly."
    assert standing("model.2.3", prompt) == "in-part"
    assert "Your own words mention it" in told(prompt)["model.2.3"].message


@pytest.mark.parametrize(
    "text",
    [
        "Wir unterstützen die Behörden bei Ermittlungen.",
        "Nous coopérons avec les autorités.",
        "Cooperamos com as autoridades.",
    ],
)
def test_own_words_are_known_in_german_french_and_portuguese(text: str) -> None:
    assert standing("model.2.1", f"goal: {text}") == "said"


def test_a_denial_is_no_sign() -> None:
    unsure = "goal: We cannot assist law enforcement in each of its investigations."
    assert standing("model.2.1", unsure) == "in-part"
    assert standing("model.2.1", "goal: We do not assist law enforcement.") == "contradicted"


def test_a_remark_counts_for_its_own_section_only() -> None:
    text = "The law may provide otherwise, and the law then decides."
    assert standing("model.7.4", f"remarks: [{{section: preservation, text: '{text}'}}]") == "said"
    assert standing("model.7.4", f"remarks: [{{section: costs, text: '{text}'}}]") == "silent"


def test_what_is_left_unsaid_on_purpose_is_silent_and_draws_no_advice() -> None:
    for point in ("model.2.4", "response_times"):
        more = f"not_stated: [{{point: {point}, reason: It depends on the case.}}]"
        one = covered(more)["model.2.4"]

        assert (one.said.value, one.on_purpose) == ("silent", True)
        assert one.reason == "It depends on the case."
        assert "model.2.4" not in told(more)
    assert "model.2.4" in told()


def test_a_point_that_nobody_knows_is_named() -> None:
    found = told("not_stated: [{point: model.2.9, reason: A slip.}]")
    assert "model.2.9" in found[""].message


def test_every_advice_names_its_field_and_gives_an_example() -> None:
    for id, found in told().items():
        assert found.severity is Severity.ADVICE
        assert found.field and found.cure, id
    assert "`preservation.period`" in told()["model.7.2"].cure
    assert "{quantity: 90, unit: days}" in told()["model.7.2"].cure


def test_the_fields_that_cures_name_are_fields_of_a_notice() -> None:
    fields = {field.alias or name for name, field in Notice.model_fields.items()}
    duties = (*load_notice_duties("comity_eu"), *load_notice_duties("comity_us"))
    points = [point for section in sections() for point in section.points]

    for point in (*points, *duties):
        assert point.field.partition(".")[0].partition("[")[0] in fields, point.id


def _set(field: str, value: Any) -> dict[str, Any]:
    """A tree with a value at a field: ``a[].b`` is ``{a: [{b: value}]}``."""
    for name in reversed(field.split(".")):
        plain = name.removesuffix("[]")
        value = {plain: [value] if plain != name else value}
    return dict(value)


def test_what_a_cure_gives_as_an_example_can_be_written_there() -> None:
    duties = (*load_notice_duties("comity_eu"), *load_notice_duties("comity_us"))
    points = [point for section in sections() for point in section.points]
    host, refused = open_host(), {}
    for point in (*points, *duties):
        value = yaml.load(point.value, yaml.BaseLoader) if point.value else point.sentence
        remark = [{"section": point.section, "text": value}]
        more = {"remarks": remark} if point.field == "remarks" else _set(point.field, value)
        examined = examine(yaml.load(BARE, yaml.BaseLoader) | more, host)
        at = point.field.removesuffix("[]").replace("[]", "[0]")
        wrong = [one for one in (*examined.faults, *examined.gaps) if one.field.startswith(at)]
        if wrong:
            refused[point.id] = wrong
    assert refused == {}


def test_nothing_is_asked_of_a_notice_for_civil_cases_alone() -> None:
    assert covered("audience: {for: Parties to civil litigation}") == {}
    assert covered("audience: {for: Law enforcement and civil litigants}") != {}


def test_no_site_means_no_reports_from_it() -> None:
    bank = "data_categories: [{category: bank-records}, {category: subscriber-data}]"
    mail = "data_categories: [{category: stored-content}, {category: bank-records}]"

    assert not [id for id in covered(bank) if id.startswith("model.9.")]
    assert [id for id in covered(mail) if id.startswith("model.9.")]


# --- present law

SERVES = """
company:
  name: Example Mail
  entities:
    - {name: Example Mail Ltd, state: GB, serves: [The United Kingdom and the European Union]}
data_categories: [{category: stored-content}]
"""
HOME = """
host: IE
company: {name: Example Mail}
data_categories: [{category: stored-content}]
"""


def laws(more: str, bare: str = BARE) -> dict[str, str]:
    return {id: one.said.value for id, one in covered(more, bare).items() if one.duty}


def test_law_of_the_union_is_asked_of_a_host_there_and_of_who_offers_services_there() -> None:
    assert laws(HOME)["eu.dsa.contact-authorities"] == "silent"
    assert "eu.dsa.representative" not in laws(HOME)
    assert laws(SERVES)["eu.dsa.representative"] == "silent"
    assert laws("data_categories: [{category: stored-content}]") == {}


def test_a_member_state_is_known_by_its_name_in_another_language() -> None:
    german = SERVES.replace("The United Kingdom and the European Union", "Österreich")
    assert "eu.dsa.representative" in laws(german)


def test_a_bank_is_not_taken_for_an_intermediary_service() -> None:
    assert laws(HOME.replace("stored-content", "bank-records")) == {}


def test_each_duty_is_tested_against_the_day_of_the_notice() -> None:
    def on(day: str) -> dict[str, str]:
        return laws(HOME, BARE.replace("2026-10-01", day))

    assert on("2023-01-10") == {}
    assert "eu.dsa.threats" in on("2024-02-17")
    assert "eu.e-evidence.addressee" not in on("2026-08-17")
    assert "eu.e-evidence.addressee" in on("2026-08-18")


def test_denmark_takes_no_part_in_european_orders() -> None:
    denmark = HOME.replace("IE", "DK")
    assert "eu.dsa.threats" in laws(denmark)
    assert "eu.e-evidence.addressee" not in laws(denmark)


@pytest.mark.parametrize(
    ("languages", "wanted"), [("[fr]", "contradicted"), ("[fr, en]", "said"), ("[]", "silent")]
)
def test_the_contact_speaks_a_language_of_the_state(languages: str, wanted: str) -> None:
    point = f"{{role: single-point-of-contact, email: dsa@mail.example, languages: {languages}}}"
    found = told(f"{HOME}contact_points: [{point}]")

    assert laws(f"{HOME}contact_points: [{point}]")["eu.dsa.contact-languages"] == wanted
    if wanted == "contradicted":
        assert found["eu.dsa.contact-languages"].severity is Severity.WARNING
        assert str(found["eu.dsa.contact-languages"].citation) == (
            "Regulation (EU) 2022/2065, art. 11(3)"
        )


def test_thirty_days_for_a_european_order_do_not_fit_the_regulation() -> None:
    orders = 'european_orders: {practice: "yes", within: {quantity: 30, unit: days}}'
    found = told(f"{HOME}{orders}")

    assert found["eu.e-evidence.time"].severity is Severity.WARNING
    assert found["eu.e-evidence.time"].rule == "coverage.contradicted"


def test_a_duty_that_a_rule_of_the_state_asks_for_is_told_once() -> None:
    german = HOME.replace("IE", "DE")
    rules = {one.rule for one in checked(german).findings}

    assert "de.notice.addressee-named" in rules
    assert "eu.e-evidence.addressee" not in told(german)
    assert laws(german)["eu.e-evidence.addressee"] == "silent"


def test_reports_to_the_centre_are_asked_of_a_host_in_the_united_states() -> None:
    american = HOME.replace("IE", "US")
    assert laws(american)["us.child-safety.reports"] == "silent"
    reported = (
        f"{american}child_safety: {{reports_to: [NCMEC], kept_for: {{quantity: 90, unit: days}}}}"
    )
    assert laws(reported)["us.child-safety.reports"] == "said"
    assert told(reported)["us.child-safety.reports-kept"].severity is Severity.WARNING


def test_the_sample_of_the_united_states_says_most_of_the_model() -> None:
    resolved = examine(Path(SAMPLES["notice-us"]), open_host()).resolved
    assert resolved is not None
    found = counts(one for one in coverage(resolved) if not one.duty)

    assert (found.said, found.part, found.silent, found.contradicted) == (48, 3, 9, 0)
