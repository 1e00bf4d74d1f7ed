"""One matter is told once, with the words of the law where it has any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.steps.check.merge import merged
from comity.text.messages import finding

LAW = Citation("Example Act", "s. 1", Read.OFFICIAL)


def test_secrecy_to_the_user_is_one_finding_with_the_law_s_cure() -> None:
    form = Finding(Severity.WARNING, "links.user-notice-open", "Open.", "confidentiality", "a")
    law = Finding(
        Severity.ADVICE, "xx.notice", "Ask.", "confidentiality.user_notice", "b", LAW, "XX"
    )
    (found,) = merged([form, law])

    assert (found.rule, found.severity, found.cure) == (form.rule, Severity.WARNING, "b")
    assert found.message == "Open. Ask."
    assert merged([form]) == [form]


def test_a_counterpart_of_another_state_s_law_is_not_told_as_no_offence_too() -> None:
    place = "offences[0].requested_law"
    other = Finding(Severity.ERROR, "links.counterpart-elsewhere", "m", f"{place}.provision", "c")
    dual = Finding(Severity.WARNING, "refusal.dual-criminality", "m", place, "c")
    second = Finding(
        Severity.WARNING, "refusal.dual-criminality", "m", "offences[1].requested_law", "c"
    )

    assert merged([other, dual, second]) == [other, second]
    assert merged([dual]) == [dual]


@pytest.mark.parametrize(
    ("ground", "rule", "told_once"),
    [
        ("Rights of third parties", "asset.claim-open", True),
        ("One of several offences is fiscal", "case.tax-use", True),
        ("Proceedings for which only our courts are competent", "asset.claim-open", False),
        ("Proceedings for which only our courts are competent", "case.tax-use", False),
    ],
)
def test_a_ground_gives_way_only_to_a_question_on_its_own_matter(
    ground: str, rule: str, told_once: bool
) -> None:
    other = Finding(Severity.ADVICE, "refusal.other", f"{ground} (M1): It may be one.", "", "c")
    better = Finding(Severity.ADVICE, rule, "m", "assets[0]", "c")

    assert merged([better, other]) == ([better] if told_once else [better, other])


@pytest.mark.needs_country
def test_elements_of_a_listed_offence_need_no_counterpart(ask: Callable[..., Any]) -> None:
    law = {
        "requested_law": {"provision": "StGB, § 263"},
        "elements": [{"id": "O1a", "text": "A deception was used.", "facts": ["F1"]}],
    }
    listed = law | {"dual_criminality": {"listed_as": "swindling", "three_years": True}}

    assert "refusal.element-counterpart" not in ask(
        "FR-DE", ["stored-content"], ["eu-eio"], **listed
    )
    assert "refusal.element-counterpart" in ask("FR-DE", ["stored-content"], ["eu-eio"], **law)


@pytest.mark.needs_country
def test_the_language_is_that_of_an_instrument_which_binds(ask: Callable[..., Any]) -> None:
    assert "language.required" in ask("FR-DE", ["bank-records"], ["eu-eio"])
    ireland = ask("IE-DE", ["bank-records"], ["eu-eio"])  # which takes no part in the Directive
    assert "language.required" not in ireland
    assert "reciprocity" in ireland["language.conditional"].message


def _said(variant: str, place: str, **given: Any) -> Finding:
    return finding(variant, place, **given)


@pytest.mark.parametrize(
    ("plain", "precise"),
    [
        (
            _said("extent.things-back", "measures[0].items[0]", words="bottle", measure="M1"),
            _said("asset.owed-back", "measures[0].particulars.return_by", owner="A", measure="M1"),
        ),
        (
            _said(
                "annex.power-law",
                "measures[0].order",
                measure="M1",
                fields=("domestic_power.conditions",),
            ),
            _said("asset.order-law", "measures[0].annexes", measure="M1"),
        ),
        (
            _said("lint.no-end/property", "measures[0].purpose", words="indefinitely"),
            _said("asset.end-open", "measures[0].particulars.valid_until", words="indefinitely"),
        ),
        (
            _said("links.link-open", "facts[0].text", words="w", fact="F1"),
            _said("asset.trail-open", "facts[0].text", words="w", measure="M1"),
        ),
        (
            _said("case.offence-undated", "offences[0].committed_from", offence="O1", fact="F1"),
            _said("asset.taken-when/day", "measures[0].facts"),
        ),
    ],
)
def test_the_more_precise_of_two_findings_on_one_lack_stays(
    plain: Finding, precise: Finding
) -> None:
    assert merged([plain, precise]) == [precise]
    assert merged([plain]) == [plain]


def test_findings_on_two_measures_or_two_fields_are_no_doubles() -> None:
    things = _said("extent.things-back", "measures[1].items[0]", words="bottle", measure="M2")
    owed = _said("asset.owed-back", "measures[0].particulars.return_by", owner="A", measure="M1")
    assert merged([things, owed]) == [things, owed]

    link = _said("links.link-open", "facts[1].text", words="w", fact="F2")
    trail = _said("asset.trail-open", "facts[0].text", words="w", measure="M1")
    assert merged([link, trail]) == [link, trail]

    undated = [
        _said("case.offence-undated", f"offences[{n}].committed_from", offence=name, fact="F1")
        for n, name in enumerate(("O1", "O2"))
    ]
    taken = _said("asset.taken-when/day", "measures[0].facts")
    assert merged([*undated, taken]) == [*undated, taken]


def test_the_law_on_parts_of_the_united_kingdom_stands_for_the_area_of_one_measure() -> None:
    law = Finding(
        Severity.ADVICE, "gb.restraint.part-of-the-state", "m", "requested", "c", LAW, "GB"
    )
    two = finding("addressee.area/two", "requested", areas=("Scotland", "England and Wales"))
    one = finding("addressee.area/part", "requested", measures=("M1",), area="Scotland")
    more = finding("addressee.area/part", "requested", measures=("M1", "M2"), area="Scotland")

    assert merged([law, two, one]) == [law]
    assert merged([law, more]) == [law, more]
    assert merged([two, one]) == [two, one]


@pytest.mark.parametrize(
    ("kept", "dropped", "field"),
    [
        ("timing.no-deadline", "hearing.undated", "measures[0].deadline"),
        ("hearing.aim", "case.aim-vague", "measures[0].purpose"),
        ("use.parallel", "case.tax-use", "offences[0].title"),
        ("use.parallel", "earlier.terms", "earlier[0].result"),
        ("language.required", "annex.untranslated", "annexes[0].language"),
    ],
)
def test_one_date_one_aim_and_one_use_are_asked_for_once(
    kept: str, dropped: str, field: str
) -> None:
    first = Finding(Severity.ADVICE, kept, "m", field, "c")
    second = Finding(Severity.ADVICE, dropped, "n", field, "c")

    assert merged([first, second]) == [first]
    assert merged([second]) == [second]
