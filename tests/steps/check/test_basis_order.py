"""Which instrument carries which measure: what goes first, what was replaced, which papers."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.model.drafts.request import Request
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.basis_lacking import subject_told
from comity.steps.compose import compose

pytestmark = pytest.mark.needs_country

Ask = Callable[..., Any]


def test_the_treaty_that_goes_first_and_is_not_cited_is_told(ask: Ask) -> None:
    found = ask("GB-US", ["stored-content"], ["coe-185"])["basis.first"]

    assert found.severity == "advice"  # a request that cites another one is seldom returned
    assert "United States-United Kingdom Treaty" in found.message
    assert "arts. 27(1), 28(1)" in found.message  # the article that puts it ahead of what is cited
    assert "`- instrument: us-gb-mlat`" in found.cure
    assert "basis.first" not in ask("GB-US", ["stored-content"], ["us-gb-mlat", "coe-185"])


def test_a_preservation_rests_on_the_budapest_convention_alone(ask: Ask) -> None:
    assert "basis.first" not in ask("NG-US", ["preservation"], ["coe-185"])


def test_a_protocol_is_not_cited_without_its_convention(ask: Ask) -> None:
    answer = ask("DE-CH", ["bank-records"], ["ets-182"])

    assert answer["basis.parent"].severity == "error"
    assert "`- instrument: ets-030`" in answer["basis.parent"].cure
    assert "basis.first" not in answer  # said once
    assert "basis.parent" not in ask("DE-CH", ["bank-records"], ["ets-030", "ets-182"])


def test_what_adds_to_a_convention_is_told_and_no_more(ask: Ask) -> None:
    found = ask("GB-DE", ["bank-records"], ["ets-030"])["basis.adds"]

    assert found.severity == "advice"
    assert "eu-gb-tca" in found.cure


def test_what_the_directive_has_replaced_is_told_with_its_article(ask: Ask) -> None:
    found = ask("DE-FR", ["search-of-premises"], ["ets-030"])["basis.replaced"]

    assert found.severity == "warning"  # article 34 is known from an account
    assert found.citation is not None
    assert found.citation.article == "art. 34"
    assert "`- instrument: eu-eio`" in found.cure
    assert "Remove the European Convention on Mutual Assistance." in found.cure


def test_before_both_had_transposed_the_convention_stands(ask: Ask, tmp_path: Path) -> None:
    ask("DE-FR", ["search-of-premises"], ["ets-030"])
    path = tmp_path / "case.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump(data | {"date": "2017-05-01"}), encoding="utf-8")
    host = open_host()
    (case,) = read_all([path], host)

    assert "basis.replaced" not in {f.rule for f in check_case(case, host).findings}


def test_denmark_takes_no_part_in_the_directive(ask: Ask) -> None:
    assert "basis.replaced" not in ask("DE-DK", ["search-of-premises"], ["ets-030"])


def _kinds(way: dict[str, Any]) -> dict[str, str]:
    """The measures of one paper, each with its kind."""
    rows = [one["params"] for one in way["params"]["measures"]]
    return {row["measure"]: row["kind"]["kind"] for row in rows}


def test_a_mixed_case_goes_by_two_papers(ask: Ask) -> None:
    kinds = ["search-of-premises", "service-of-documents"]
    for basis in (None, ["eu-eio"], ["eu-eio", "ets-030"]):
        found = ask("DE-FR", kinds, basis)["basis.papers"]
        order, letter = found.said.data()["params"]["ways"]
        assert found.said.data()["params"]["count"] == 2
        assert _kinds(order) == {"M1": "search-of-premises"}
        assert "belongs under the European Investigation Order" in found.message
        other = "EU Mutual Assistance" if basis == ["eu-eio"] else "European Convention"
        assert _kinds(letter) == {"M2": "service-of-documents"}
        assert f"M2 (service of documents) belongs under the {other}" in found.message
        assert "Make 2 files" in found.cure
        assert "For M1: `- instrument: eu-eio`. For M2: `- instrument: e" in found.cure
        assert found.cure.endswith("`- instrument: ets-030`.")


def test_a_freezing_certificate_and_an_investigation_order_are_two_papers(ask: Ask) -> None:
    answer = ask("DE-FR", ["search-of-premises", "restraint"])

    assert answer.cited() == ["eu-2018-1805", "eu-eio"]
    assert "M2 (restraint of property) belongs under the Freezing" in answer["basis.papers"].message


def test_an_order_goes_on_its_own_form_and_stands_alone(ask: Ask) -> None:
    answer = ask("DE-FR", ["bank-records"], category="corruption")

    assert answer.cited() == ["eu-eio"]  # and not the UN convention beside it
    assert "Annex A" in answer["basis.own-form"].message
    assert "basis.papers" not in answer


def test_the_form_is_told_once_and_no_paper_of_a_letter_is_asked_for_beside_it(ask: Ask) -> None:
    of_letters = {
        "de.requesting.judicial-order",
        "de.surrender.order-or-declaration",
        "de.surrender.order-or-declaration.records",
        "de.eu.investigation-order.outgoing",
        "de.eu.investigation-order.incoming",
    }
    for pair, kind in (("DE-FR", "search-of-premises"), ("FR-DE", "bank-records")):
        order = ask(pair, [kind], ["eu-eio"])
        assert "basis.own-form" in order
        assert not of_letters & {*order.found}
        by_letter = ask(pair, [kind], ["ets-030"])
        assert "basis.own-form" not in by_letter
        assert len(of_letters & {*by_letter.found}) == 2  # the form, and the paper of a letter


def test_an_annex_that_is_the_form_answers_for_it(ask: Ask) -> None:
    def named(title: str) -> Any:
        return ask("DE-FR", ["bank-records"], ["eu-eio"], annex=title)

    assert "basis.own-form" in named("Bank statement of 3 May")
    assert "basis.own-form" not in named("European Investigation Order of 3 May (Annex A)")


def test_a_measure_that_nothing_cited_carries_is_told(ask: Ask) -> None:
    checked = ask("NG-CR", ["bank-records", "bank-records"], ["un-1988"]).checked
    data = copy.deepcopy(checked.resolved.draft.data())
    drugs = {**data["offences"][0], "id": "O9", "category": "drug-trafficking"}
    data["offences"] = [*data["offences"], drugs]
    data["measures"][1]["offences"] = ["O9"]  # which the convention carries, and the other not
    draft = type(checked.resolved.draft).model_validate(data)
    again = check_case(replace(checked.resolved.case, draft=draft), open_host())
    found = {f.rule: f.message for f in again.findings}

    assert found["basis.uncarried"] == (
        "As far as Comity knows the articles, none of the instruments cited covers "
        "M1 (bank account records). On which article does that part rely?"
    )
    assert "basis.scope" not in found


def test_an_order_has_no_central_authority_filled_in(ask: Ask) -> None:
    order = ask("FR-DE", ["bank-records"])
    letter = ask("GB-DE", ["bank-records"], ["ets-030"])

    assert order.central() == ""
    assert "Bundesamt" in letter.central()
    assert "directly to the authority that executes it" in order["addressee.direct"].message
    assert "`requested.executing_authority`" in order["addressee.direct"].cure


def test_an_order_is_addressed_to_the_authority_that_executes_it(ask: Ask, tmp_path: Path) -> None:
    ask("FR-DE", ["bank-records"])
    path, host = tmp_path / "case.yaml", open_host()
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    data["requested"]["executing_authority"] = {"name": "Staatsanwaltschaft Beispielstadt"}
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    (case,) = read_all([path], host)
    checked = check_case(case, host)
    content = compose(checked.resolved, host, checked.document_type)

    assert content.context["addressee"][0] == "Staatsanwaltschaft Beispielstadt"
    assert "addressee.direct" not in {f.rule for f in checked.findings}


def test_no_diplomatic_channel_where_an_instrument_names_the_road(ask: Ask) -> None:
    named = ask("NG-CR", ["bank-records"], category="corruption")["addressee.unknown"].cure
    unnamed = ask("NG-CR", ["bank-records"], [])["addressee.unknown"].cure

    assert "UNCAC, art. 46(13)" in named
    assert "diplomatic" not in named
    assert "diplomatic" in unnamed


def test_a_treaty_that_may_name_the_road_is_looked_up_first(ask: Ask) -> None:
    cure = ask("US-TH", ["bank-records"], ["uncac"])["addressee.unknown"].cure

    assert "named under the United States-Thailand Treaty on Mutual Assistance" in cure
    assert "diplomatic" not in cure


def test_nobody_is_told_to_call_a_fraud_a_drug_offence(ask: Ask) -> None:
    found = ask("KE-GB", ["bank-records"], ["un-1988"])["basis.scope"]

    assert "category" not in found.message + found.cure
    assert "Otherwise rely on another instrument." in found.cure


@pytest.mark.parametrize(
    ("category", "proposed"),
    [
        ("fraud", []),
        ("murder", []),
        ("tax-evasion", []),
        ("participation-in-organised-group", ["untoc"]),
    ],
)
def test_no_instrument_is_proposed_whose_test_the_case_fails_or_whose_subject_it_does_not_show(
    ask: Ask, category: str, proposed: list[str]
) -> None:
    answer = ask("NG-CR", ["bank-records"], category=category)
    may, _, fails = answer["basis.none"].cure.partition("not applicable to this case")

    assert [name for name in ("coe-185", "untoc", "uncac", "un-1988") if name in may] == proposed
    assert "un-1988" in fails
    assert "uncac" in fails
    assert ("offences[].organised_group" in may) is bool(proposed)


@pytest.mark.parametrize(
    ("category", "cited"),
    [
        ("corruption", "uncac"),
        ("drug-trafficking", "un-1988"),
        ("child-sexual-abuse-material", "coe-185"),
    ],
)
def test_an_instrument_whose_test_is_met_is_cited(ask: Ask, category: str, cited: str) -> None:
    assert ask("NG-CR", ["bank-records"], category=category).cited() == [cited]


def test_a_basis_whose_test_the_draft_leaves_open_is_asked_about(ask: Ask) -> None:
    found = ask("NG-CR", ["bank-records"], ["untoc"])["basis.scope-open"]

    assert found.severity == "advice"
    assert "an organised criminal group is involved" in found.message
    assert "`offences[].organised_group`" in found.message
    assert "transnational" not in found.message  # who asks for evidence there has a ground for it


def test_a_group_that_is_told_leaves_nothing_of_the_convention_open(ask: Ask) -> None:
    assert "basis.scope-open" not in ask("NG-CR", ["bank-records"], ["untoc"], organised_group=True)


def test_a_basis_whose_test_the_case_fails_is_a_warning_that_names_it(ask: Ask) -> None:
    found = ask("NG-CR", ["bank-records"], ["un-1988"])["basis.scope"]

    assert found.severity == "warning"
    assert "this request does not meet this test" in found.message
    assert "narcotic drugs" in found.message
    assert found.message.endswith("Not among the offences that it covers: fraud.")


def test_nobody_is_told_to_leave_an_instrument_of_which_nothing_is_known(ask: Ask) -> None:
    found = ask("NG-GH", ["bank-records"], ["ecowas-mla"])["basis.unknown"]

    assert "Keep the instrument" in found.cure
    assert "Rely on" not in found.cure


@pytest.mark.parametrize(
    ("kind", "basis", "cited"),
    [
        ("bank-records", "uncac", "art. 46"),
        ("restraint", "uncac", "arts. 46 and 55"),
        ("preservation", "coe-185", "arts. 23, 25 and 29"),
        ("interception", "coe-185", "arts. 23, 25 and 34"),
    ],
)
def test_the_document_cites_the_articles_that_fit_what_is_asked(
    ask: Ask, kind: str, basis: str, cited: str
) -> None:
    checked = ask("NG-CR", [kind], [basis], category="corruption").checked
    content = compose(checked.resolved, open_host(), checked.document_type)
    (text,) = content.placed["basis[0].instrument"]
    (item,) = (
        one["text"]
        for part in content.context["parts"].values()
        for one in part.get("items", ())
        if text in one["text"]
    )

    assert item.replace("\u00a0", " ").split(", art")[1:] == [cited.removeprefix("art")]


@pytest.mark.parametrize(
    ("capacity", "validated", "told"),
    [("police", None, True), ("police", "prosecutor", False), ("judge", None, False)],
)
def test_an_order_of_the_police_needs_a_judicial_authority(
    ask: Ask, capacity: str, validated: str | None, told: bool
) -> None:
    checked = ask("EE-FR", ["bank-records"], ["eu-eio"]).checked
    data = copy.deepcopy(checked.resolved.draft.data())
    signer = {"name": "A. Example", "authority": "An office"}
    data["requesting"]["issued_by"] |= {"capacity": capacity}
    data["requesting"]["validated_by"] = validated and signer | {"capacity": validated}
    draft = type(checked.resolved.draft).model_validate(data)
    again = check_case(replace(checked.resolved.case, draft=draft), open_host())
    found = [f.severity for f in again.findings if f.rule == "issuer.denied"]
    assert found == (["error"] if told else [])


def test_a_treaty_named_in_words_is_not_called_missing(ask: Ask) -> None:
    words = "Treaty on Mutual Legal Assistance in Criminal Matters of 6 January 1994"
    found = ask("GB-US", ["stored-content"], ["coe-185", words])
    assert "basis.first" not in found
    assert found["basis.not-installed"].said.id == "basis.not-installed/in-words"
    assert "us-gb-mlat" in found["basis.not-installed"].cure


@pytest.mark.parametrize(
    "words",
    [
        "Benelux Treaty on Extradition and Mutual Assistance in Criminal Matters of 1962",
        "Agreement on Mutual Legal Assistance in Criminal Matters of 3 April 1990",
    ],
)
def test_words_that_titles_share_name_no_convention_of_many_states(ask: Ask, words: str) -> None:
    found = ask("BE-NL", ["seizure-of-items"], ["ets-030", words])
    assert found["basis.not-installed"].limit


@pytest.mark.parametrize(
    "words",
    ["Inter-American Convention on Mutual Assistance in Criminal Matters", "Criminal Justice Act"],
)
def test_words_of_another_treaty_or_of_a_law_name_none(ask: Ask, words: str) -> None:
    assert "basis.first" in ask("GB-US", ["stored-content"], ["coe-185", words])


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Import of a border controlled drug", True),
        ("Trafic international de drogue", True),
        ("Possession of a drug for personal use", False),
        ("Fraud", False),
    ],
)
def test_a_title_tells_the_subject_where_no_category_does(
    request_data: dict[str, Any], title: str, told: bool
) -> None:
    request_data["offences"][0]["title"] = title
    request_data["subject"] = "A case"
    when = {"field": "offences", "any": {"field": "category", "equals": "drug-trafficking"}}
    draft = Request.model_validate(request_data | {"schema": "1"})
    assert subject_told(draft, when) is told


@pytest.mark.parametrize(
    ("pair", "cited", "kind", "silent"),
    [
        (
            "DE-CH",
            "Vertrag vom 13. November 1969 über die Ergänzung des Europäischen Übereinkommens "
            "über die Rechtshilfe in Strafsachen",
            "video-hearing",
            "de-ch-mlat",
        ),
        ("DE-CH", "Zusatzvertrag in Strafsachen von 1969", "video-hearing", "de-ch-mlat"),
        (
            "FR-CH",
            "Deuxième Protocole additionnel à la Convention européenne d'entraide judiciaire",
            "video-hearing",
            "ets-182",
        ),
        (
            "DE-CH",
            "Zweites Zusatzprotokoll zum Europäischen Rechtshilfeübereinkommen",
            "video-hearing",
            "ets-182",
        ),
    ],
)
def test_what_adds_to_a_treaty_may_be_named_in_other_languages(
    ask: Ask, pair: str, cited: str, kind: str, silent: str
) -> None:
    found = ask(pair, [kind], ["ets-030", cited]).checked.findings
    assert not [f for f in found if f.rule == "basis.adds" and silent in f.cure]


def test_a_treaty_that_was_not_read_may_go_first(ask: Ask) -> None:
    words = "Convention d'entraide judiciaire en matière pénale entre les deux États de 1996"
    found = ask("IE-DE", ["bank-records"], ["eu-eio", words])
    assert not {"basis.first", "basis.not-cited"} & {*found.found}
