"""Countries whose values are not what their sentences say, or cannot be used."""

from __future__ import annotations

import pytest
from broken import (
    ANSWER,
    LAW,
    Files,
    Flaw,
    Run,
    answer_to,
    assert_named,
    change,
    shown,
    with_answer,
    with_clock,
    with_rule,
)

PAGE, SORT = "kit-messages-figures.md", "Figures and values"


def ten_years_for_one(files: Files) -> None:
    period = '{ quantity = 10, unit = "years" }'
    with_clock(files, period, "Data are kept for one year after the report.")


def months_for_days(files: Files) -> None:
    value = '{ quantity = 90, unit = "months" }'
    says = "A provider keeps the records for ninety (90) days."
    with_answer(files, answer_to("preservation-period", value, says))


def limit_of_another_length(files: Files) -> None:
    with_rule(files)
    rule = 'require = [{ field = "facts", present = true }]'
    limit = 'limit = { field = "period", at_most = { quantity = 60, unit = "days" } }'
    change(files, LAW, rule, limit)
    change(files, LAW, "A request for content names the facts.", "Content of six days is given.")


def penalty_of_another_length(files: Files) -> None:
    with_rule(files)
    ground = ANSWER.replace("[[answer]]", '[[ground]]\nid = "qm.petty"\ntitle = "Petty offences"')
    years = '{ field = "maximum_penalty.years", at_most = 10 }'
    when = f'nature = "mandatory"\nwhen = {{ field = "offences", every = {years} }}'
    ground = ground.replace('question = "treaty-needed"\nvalue = "no"', when)
    ground = ground.replace("No treaty is needed.", "Nothing is done for less than a year.")
    files[LAW] += ground.encode()


def extended_more_often(files: Files) -> None:
    value = '{ quantity = 30, unit = "days", times = 3 }'
    says = "It can be extended once, by 30 days."
    with_answer(files, answer_to("preservation-extension", value, says))


def language_of_another_name(files: Files) -> None:
    value = '{ accepts = ["sq"] }'
    with_answer(files, answer_to("languages", value, "Requests are made in Swahili."))


def domain_of_another_name(files: Files) -> None:
    says = "Authorities write from addresses below go.qm."
    with_answer(files, answer_to("government-domains", '["gov.qm"]', says))


def domains(files: Files, *names: str) -> None:
    listed = ", ".join(f'"{name}"' for name in names)
    with_answer(files, answer_to("government-domains", f"[{listed}]", "As the State registers."))


def domain_with_an_at_sign(files: Files) -> None:
    domains(files, "@GOV.QM")


def domain_as_an_address(files: Files) -> None:
    domains(files, "https://www.gov.qm/home", "gov.qm.", "*.mil.qm", ".police.qm")


def domain_of_anybody(files: Files) -> None:
    domains(files, "com")


def minutes_for_months(files: Files) -> None:
    with_answer(files, answer_to("date-form", '"dd/mm/yyyy"', "Day, month and year."))


def form_without_a_year(files: Files) -> None:
    with_answer(files, answer_to("date-form", '"d MMMM"', "Day and month."))


def paper_that_no_page_has(files: Files) -> None:
    with_answer(files, answer_to("paper", '"Foolscap"', "Documents are on foolscap."))


def period_of_nothing(files: Files) -> None:
    value = '{ quantity = 0, unit = "days" }'
    with_answer(files, answer_to("preservation-period", value, "Without delay."))


def mail_that_is_no_address(files: Files) -> None:
    value = '{ name = "Ministry of Stone", email = "mla at stone.example" }'
    with_answer(files, answer_to("central-authority", value, "The Ministry of Stone."))


FLAWS = {
    "Ten years for one": Flaw(ten_years_for_one, "figures"),
    "Months for days": Flaw(months_for_days, "figures"),
    "A limit of another length": Flaw(limit_of_another_length, "figures"),
    "A penalty of another length": Flaw(penalty_of_another_length, "figures"),
    "An extension that is possible more often": Flaw(extended_more_often, "figures"),
    "A language of another name": Flaw(language_of_another_name, "figures"),
    "A domain of another name": Flaw(domain_of_another_name, "figures"),
    "A domain with an at sign and capitals": Flaw(domain_with_an_at_sign, "values-used"),
    "Domains written as addresses": Flaw(domain_as_an_address, "values-used"),
    "A domain where anybody can register": Flaw(domain_of_anybody, "values-used"),
    "Minutes for months": Flaw(minutes_for_months, "values-used"),
    "A form of dates without a year": Flaw(form_without_a_year, "values-used"),
    "A paper that no page has": Flaw(paper_that_no_page_has, "values-used"),
    "A period of nothing": Flaw(period_of_nothing, "values-used"),
    "An e-mail that is no address": Flaw(mail_that_is_no_address, "values-used"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
