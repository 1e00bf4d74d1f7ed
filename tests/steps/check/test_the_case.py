"""What a request leaves out of its case is said, and a case that is told draws nothing."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Facts = list[dict[str, Any]]


def facts(*texts: str) -> Facts:
    return [{"id": f"F{n}", "text": text} for n, text in enumerate(texts, 1)]


@pytest.fixture
def told(findings, request_data, put):
    """``told(changes)``: the findings on the case by their rules, with changes by path."""

    def told(changes: dict[str, Any]) -> dict[str, Finding]:
        for path, value in changes.items():
            put(request_data, path, value)
        return {f.rule: f for f in findings(request_data) if f.rule.startswith("case.")}

    return told


LAUNDERING = {
    "offences.0.title": "Money laundering",
    "offences.0.category": "money-laundering",
    "proceedings.summary": "An inquiry into the assets of one person.",
}


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2025 he paid EUR 90,000 in cash. The origin of the money is unknown.",
        "On 3 May 2025 EUR 90,000 arrived. How he came by the money has not been established.",
        "Le 3 mai 2025, 90 000 EUR sont arrivés. L’origine des fonds est indéterminée.",
        "Am 3. Mai 2025 gingen EUR 90.000 ein. Die Herkunft des Geldes ist ungeklärt.",
    ],
)
def test_laundering_of_money_whose_origin_is_left_open_is_asked_about(told, text: str) -> None:
    found = told(LAUNDERING | {"facts": facts(text)})["case.predicate-unknown"]
    assert found.severity is Severity.ADVICE
    assert "F1" in found.message


def test_laundering_of_which_nothing_tells_the_source_is_asked_about(told) -> None:
    found = told(LAUNDERING | {"facts": facts("On 3 May 2025 he moved EUR 90,000 to Springfield.")})
    assert found["case.predicate-untold"].severity is Severity.ADVICE


@pytest.mark.parametrize(
    "changes",
    [
        {"facts": facts("On 3 May 2025 the bribes went to an account. Its origin is unknown.")},
        {"facts": facts("On 3 May 2025 he paid the mayor EUR 90,000; the source is unknown.")},
        {"facts": facts("On 3 May 2025 EUR 90,000 came in."), "offences.0.predicate": "fraud"},
        {"facts": facts("Money of the State was turned aside by inflated contracts in 2025.")},
        {"facts": facts("The origin of the fire is unknown."), "offences.0.title": "Arson",
         "offences.0.category": "arson"},
    ],
)  # fmt: skip
def test_a_predicate_that_is_told_or_not_needed_is_not_asked_for(told, changes) -> None:
    found = told(LAUNDERING | changes)
    assert not {"case.predicate-unknown", "case.predicate-untold"} & set(found)


def test_a_plot_to_commit_an_offence_tells_the_source(told, request_data) -> None:
    plot = request_data["offences"][0] | {"id": "O2", "category": "conspiracy"}
    changes = LAUNDERING | {"facts": facts("On 3 May 2025 EUR 90,000 came in.")}
    defraud = {"offences.1": plot | {"title": "Conspiracy to defraud"}}
    assert "case.predicate-untold" not in told(changes | defraud)
    assert "case.predicate-untold" in told({"offences.1.title": "Conspiracy"})


@pytest.mark.parametrize(
    ("provision", "there"),
    [
        ("Criminal Code", True),
        ("Customs Act 1990", True),
        ("Criminal Code, section 12", False),
        ("Penal Code, Article IX", False),
        ("Customs Act, sections one hundred and two to four", False),
        ("Common law", False),
    ],
)
def test_a_provision_without_its_article_is_asked_for(told, provision: str, there: bool) -> None:
    found = told({"offences.0.provision": provision, "measures.0.kind": "bank-records"})
    assert ("case.provision-unplaced" in found) is there


@pytest.mark.parametrize(
    "answer",
    [
        {"offences.0.text": "Section 12 of the Act punishes whoever deceives another."},
        {
            "offences.0.annex": "A1",
            "annexes": [{"id": "A1", "title": "The Act", "kind": "law-text"}],
        },
        {"proceedings.nature": "administrative"},
    ],
)
def test_an_article_that_is_told_elsewhere_is_not_asked_for(told, answer) -> None:
    base = {"offences.0.provision": "Theft Act", "measures.0.kind": "bank-records"}
    assert "case.provision-unplaced" in told(base)
    assert "case.provision-unplaced" not in told(base | answer)


@pytest.mark.parametrize(
    "title",
    [
        "Laundering of the proceeds of corruption",
        "Blanchiment du produit de détournement de fonds publics",
        "Geldwäsche von Erlösen aus Betrug",
    ],
)
def test_a_title_may_name_the_offence_before_the_laundering(told, title: str) -> None:
    text = "On 3 May 2025 he moved EUR 90,000 to Springfield."
    assert "case.predicate-untold" not in told(
        LAUNDERING | {"offences.0.title": title, "facts": facts(text)}
    )


@pytest.mark.parametrize(
    ("text", "role", "asked"),
    [
        ("The trial took place in his absence.", "accused", True),
        ("He was sentenced in absentia.", "convicted", True),
        ("Le procès a eu lieu par défaut.", "accused", True),
        ("The trial took place in his absence; a new trial is open to him.", "accused", False),
        ("The goods were stolen in his absence.", "accused", False),
        ("The trial took place in her absence.", "witness", False),
    ],
)
def test_a_trial_without_the_person_is_asked_about(told, text: str, role: str, asked: bool) -> None:
    person = {"id": "P1", "role": role, "name": {"full": "Karl Sample"}}
    found = told({"persons": [person], "facts": facts(text)})
    assert ("case.in-absence" in found) is asked


@pytest.mark.parametrize(
    ("law", "began", "ended", "weight"),
    [
        ("Law 8 of 2010, article 3", "2004-01-01", "2008-05-01", Severity.ADVICE),
        ("Act 12 of 2010, section 3", "2009-01-01", "2011-05-01", Severity.ADVICE),
        ("Law 8 of 2010, article 3", "2012-01-01", "2013-05-01", None),
        ("Criminal Code, article 2010", "2004-01-01", "2008-05-01", None),
    ],
)
def test_a_law_that_is_younger_than_the_conduct_is_seen(told, law, began, ended, weight) -> None:
    dates = {"offences.0.committed_from": began, "offences.0.committed_to": ended}
    found = told({"offences.0.provision": law} | dates).get("case.law-younger")
    assert (found and found.severity) == weight


@pytest.mark.parametrize(
    "text",
    [
        "Sums, contracts and dates will be named when the investigation has advanced.",
        "Since 3 May 2025 goods were sold; the amounts have not been established.",
        "Les montants et les dates seront précisés ultérieurement.",
        "Die Beträge werden später mitgeteilt.",
    ],
)
def test_what_is_put_off_to_a_later_letter_is_missed(told, text: str) -> None:
    assert "case.put-off" in told({"facts": facts(text)})


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2025 he said that the amount would be paid when the goods came.",
        "The victims were told on 3 May 2025 that details of the flat were secret.",
        "On 3 May 2025 EUR 900 were paid; the payee is known.",
        "On 3 May 2025 letters demanded a sum, to an account that would be named later.",
        "Er drohte am 3. Mai 2025, der Betrag werde später benannt.",
    ],
)
def test_a_promise_in_the_story_puts_nothing_off(told, text: str) -> None:
    assert "case.put-off" not in told({"facts": facts(text)})


@pytest.mark.parametrize(
    ("purpose", "there"),
    [
        ("The gathering of evidence for the trial.", True),
        ("To clarify the facts of the case.", True),
        ("To identify those responsible and bring them to justice.", True),
        ("To complete the requests made since 15 August 2003.", True),
        ("To identify the user of the account on 3 May 2025.", False),
        ("To establish who ordered the transfer to Springfield.", False),
        ("To clear up the four transactions of 2009.", False),
    ],
)
def test_a_purpose_that_fits_any_case_is_seen(told, purpose: str, there: bool) -> None:
    assert ("case.aim-vague" in told({"measures.0.purpose": purpose})) is there


def entry(request_data, matter: str) -> list[dict[str, Any]]:
    return [{"state": request_data["requested"]["state"], "matter": matter}]


@pytest.mark.parametrize(
    ("matter", "purpose", "there"),
    [
        ("The police there have warrants for the three.", "That the three be tried here.", True),
        ("The three were charged there in May.", "So that they can be prosecuted here.", True),
        ("The police run an inquiry of their own.", "That the three be tried here.", False),
        ("The Prosecutor there wrote in May.", "That the three be tried here.", False),
        ("The three were charged there in May.", "To see where the money went.", False),
        ("The trial of 1991 ended in an amnesty.", "That the three be tried here.", False),
        ("They were tried in 1991; a new warrant is open.", "That they be tried here.", True),
        ("It promised them a fair trial.", "That the three be tried here.", False),
        ("Tuvalu took up the prosecution itself.", "That the three be tried here.", False),
    ],
)
def test_evidence_to_try_people_who_are_pursued_there_is_warned_of(
    told, request_data, matter: str, purpose: str, there: bool
) -> None:
    changes = {"proceedings.other_states": entry(request_data, matter)}
    found = told(changes | {"measures.0.purpose": purpose, "measures.0.kind": "case-file-copies"})
    assert ("case.same-people-there" in found) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("On 3 May 2025 the police of Brazil seized the boat in a case of their own.", True),
        ("A Brazilian court opened proceedings against him on 3 May 2025.", True),
        ("On 3 May 2025 he told the police that he would go to Brazil.", False),
        ("The Brazilian police did not investigate the matter in May 2025.", False),
    ],
)
def test_a_case_there_that_only_a_fact_tells_is_seen(told, text: str, there: bool) -> None:
    found = told({"requested.state": "BR", "facts": facts(text), "basis": []})
    assert ("case.pending-in-facts" in found) is there


@pytest.mark.parametrize(
    ("loss", "more", "there"),
    [
        ("9800.00", {}, True),
        ("9800.00", {"gravity": "Thirteen pensioners lost their savings."}, False),
        ("98000.00", {}, False),
        ("9800.00", {"measures.0.kind": "public-records"}, False),
    ],
)
def test_a_modest_sum_calls_for_a_word_on_proportion(told, loss: str, more, there: bool) -> None:
    changes = {"measures.0.kind": "bank-records", "loss": {"amount": loss, "currency": "EUR"}}
    assert ("case.small" in told(changes | more)) is there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("By the amnesty of 3 May 2020 such offences were forgiven.", True),
        ("He was pardoned on 3 May 2020.", True),
        ("He sold flats in Amity Street on 3 May 2020.", False),
        ("He paid nothing, no amnesty, no limitation.", False),
        ("Neither an amnesty nor a pardon was given.", False),
        ("He did not appeal, and was pardoned on 3 May 2020.", True),
        ("There was no amnesty; he was pardoned on 3 May 2020.", True),
    ],
)
def test_an_amnesty_is_asked_about(told, text: str, there: bool) -> None:
    assert ("case.amnesty" in told({"facts": facts(text)})) is there


@pytest.mark.parametrize(
    ("changes", "there"),
    [
        ({"measures.0.kind": "bank-records"}, True),
        ({"measures.0.kind": "seizure-of-items"}, True),
        ({"measures.0.kind": "witness-statement"}, False),
        ({"measures.0.kind": "service-of-documents"}, False),
        ({"measures.0.kind": "bank-records", "offences.0.provision": "Common law"}, False),
        ({"measures.0.kind": "bank-records", "transmission.road": "home-order"}, False),
        (
            {"measures.0.kind": "witness-testimony", "basis": [{"instrument": "ets-030"}]},
            False,
        ),
    ],
)
def test_the_text_of_a_provision_is_wanted_only_for_compulsion(
    findings, request_data, put, changes, there: bool
) -> None:
    for path, value in ({"offences.0.text_is": "paraphrase"} | changes).items():
        put(request_data, path, value)
    found = [f for f in findings(request_data) if f.rule == "form.provision-paraphrased"]
    assert bool(found) is there
    assert len(found) < 2
