"""Lists of words that are read for what they mean, and not where they only look like it."""

from __future__ import annotations

import pytest

from comity.steps.check.money_places import state_of_place
from comity.steps.check.offence_told import PLACED
from comity.steps.check.point_signs_stand import _placed
from comity.steps.check.words_beside import words_in


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("as-suspicion", "He may have defrauded the State.", "may"),
        ("as-suspicion", "In May 2021 he defrauded the State.", ""),
        ("as-suspicion", "The State that he defrauded paid.", ""),
        ("lawyer-told", "The defence may attend.", "defence"),
        ("lawyer-told", "The Ministry of Defence paid.", ""),
        ("sorted", "Only from the public part of the file.", "public part"),
        ("sorted", "An extract of the public part of the register", ""),
        ("record-form", "A protocol that he reads.", "protocol"),
        ("record-form", "Article 5 of the UNTOC Protocol", ""),
        ("record-form", "Under the protocol to the convention", ""),
        ("in-office", "Retired General of the army", "General"),
        ("in-office", "General manager of Example plc", ""),
        ("paid-from-it", "Costs are met from the account.", "met from the"),
        ("paid-from-it", "Costs are paid by the rental income.", "paid by the rental income"),
        ("paid-from-it", "It is covered by the order of the court.", ""),
        ("many-numbers", "Twenty bank accounts", "Twenty bank accounts"),
        ("many-numbers", "Twenty years of accounts", ""),
        ("many-numbers", "20 Jahre Konten", ""),
        ("alert", "The alert in the system", "alert in the"),
        ("alert", "The bank raised an alert.", ""),
        ("heard-too", "They can come to the trial.", "can come"),
        ("heard-too", "They appear before the court.", "appear"),
        ("heard-too", "The link is shown by where the money comes from.", ""),
        ("special-custody", "Camp under the Internal Security Act", "Internal Security Act"),
        ("special-custody", "Prison of the department of internal security", ""),
    ],
)
def test_words_of_points(name: str, text: str, found: str) -> None:
    assert words_in("point_words", name, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The list is in French only.", True),
        ("Summaries are given in part only.", False),
        ("Die Liste liegt nur auf Französisch bei.", True),
        ("Die Liste liegt nur in Teilen bei.", False),
        ("La liste est jointe uniquement en français.", True),
        ("La liste est jointe uniquement en partie.", False),
    ],
)
def test_what_is_in_one_language(text: str, found: bool) -> None:
    assert bool(words_in("formal_words", "one_language", text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Section forty of the Act", True),
        ("Article thirteen", True),
        ("The section liberty of the Act", False),
        ("An article party of the Act", False),
    ],
)
def test_a_number_places_a_provision(text: str, found: bool) -> None:
    assert bool(PLACED.search(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met them in May 2021.", True),
        ("Er traf sie im Dez. 2021.", True),
        ("Le virement de 500 EUR", True),
        ("He took 5 million.", True),
        ("Council Decision 2005/671", False),
        ("The mayor 2019 list of Market 2020", False),
        ("Treaty ETS 173 and 20 % tax in 5 European States", False),
    ],
)
def test_the_time_or_the_sum_of_an_act(text: str, found: bool) -> None:
    assert _placed(text) is found


@pytest.mark.parametrize(
    ("name", "state"),
    [("Österreich", "AT"), ("the Cayman Islands", "KY"), ("Nassau", "BS"), ("March", "")],
)
def test_a_place_of_money(name: str, state: str) -> None:
    assert state_of_place(name) == state
