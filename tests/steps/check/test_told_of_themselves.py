"""What a draft tells in its own way is no lack: a case there, a day, a name, a span of years."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
Told = Callable[..., dict[str, Finding]]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}


@pytest.mark.parametrize(
    ("summary", "ended"),
    [
        ("Between 1991 and early 2015 he took payments.", True),
        ("Von 1991 bis 2015 nahm er Zahlungen an.", True),
        ("De 1991 à 2015, il a reçu des paiements.", True),
        ("In 1991 he took a payment; in 2015 a witness came forward.", False),
    ],
)
def test_the_end_of_a_span_is_the_end_of_the_conduct(
    summary: str, ended: bool, rules_after: Any
) -> None:
    days = {"offences.0.committed_from": "1991-01-01", "proceedings.summary": summary}
    assert ("refusal.barred-there" in rules_after(days)) is not ended


@pytest.mark.parametrize("theirs", [True, False])
def test_a_sentence_of_their_own_court_is_not_barred_there(theirs: bool, rules_after: Any) -> None:
    court = "Supreme Court of Nauru" if theirs else "High Court of Kiribati"
    found = rules_after(
        {
            "offences.0.committed_from": "1991-01-01",
            "offences.0.committed_to": "1991-01-01",
            "proceedings.nature": "execution",
            "proceedings.earlier_judgments": f"Sentenced in 2014 by the {court}.",
        }
    )
    assert ("refusal.barred-there" in found) is not theirs


@pytest.mark.parametrize(
    ("urgency", "asked"),
    [
        ({"grounds": ["other"], "reason": "They may sail on 16 October."}, False),
        ({"grounds": ["danger-to-life"], "reason": "A child is held."}, True),
    ],
)
def test_only_where_somebody_is_in_danger_it_is_asked_who(
    urgency: Data, asked: bool, rules_after: Any
) -> None:
    found = rules_after({"urgency": {"level": "emergency"} | urgency})
    assert ("form.emergency-person" in found) is asked


@pytest.mark.parametrize(
    ("giver", "functions", "other"),
    [
        ("The Central Authority", "The office is the central authority for assistance.", False),
        ("Die Zentralbehörde", "Die Zentralstelle ist die zentrale Behörde.", False),
        ("L'autorité centrale", "L'autorité centrale pour l'entraide.", False),
        ("The Central Authority", "The office conducts the case.", True),
    ],
)
def test_an_office_may_say_that_it_is_the_central_authority(
    giver: str, functions: str, other: bool, rules_after: Any
) -> None:
    found = rules_after(
        {
            "requesting.authority.functions": functions,
            "assurances": [{"kind": "specialty", "given_by": giver}],
        }
    )
    assert ("undertaking.other-voice" in found) is other


@pytest.mark.parametrize(
    ("name", "reached"),
    [
        ("Engineers of the maker who took part in the work of the team", True),
        ("Ingénieurs du fabricant qui ont pris part aux travaux", True),
        ("Ingenieure, die an der Arbeit teilnahmen", True),
        ("Engineers of the maker", False),
    ],
)
def test_an_entry_may_tell_itself_who_its_people_are(
    name: str, reached: bool, rules_of_measure: Any
) -> None:
    people = [{"id": "P2", "role": "witness", "name": {"full": name}}]
    found = rules_of_measure(people, "witness-statement", {"persons": ["P2"]}, {})
    assert ("links.person-unreached" in found) is not reached


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("A date in May or June is proposed.", False),
        ("No time is set.", False),
        ("Es ist keine Frist gesetzt.", False),
        ("Le mois de mai est prévu pour juin.", False),
        ("An early answer would help.", True),
    ],
)
def test_a_day_proposed_or_none_set_answers_by_when(
    remark: str, asked: bool, rules_of_measure: Any
) -> None:
    facts = [{"id": "F1", "text": "Ann Alva forged the bond."}]
    whole = {"remarks": [{"part": "urgency", "text": remark}], "facts": facts}
    found = rules_of_measure([SUSPECT], "business-records", {"persons": ["P1"]}, whole)
    assert ("by-when" in found) is asked


@pytest.mark.parametrize(
    ("title", "tax"),
    [("Bribery of an officer of customs", False), ("Evasion of customs duty", True)],
)
def test_a_bribe_in_a_custom_house_is_no_tax(title: str, tax: bool, rules_after: Any) -> None:
    found = rules_after({"offences.0.title": title, "assurances": []})
    assert ("case.tax-use" in found) is tax


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ("Leave to listen for not more than seven days from arrival", False),
        ("Abhören für höchstens sieben Tage ab Ankunft", False),
        ("Leave to listen", True),
    ],
)
def test_days_from_an_event_are_a_period(item: str, missing: bool, rules_of_measure: Any) -> None:
    found = rules_of_measure([SUSPECT], "interception", {"items": [item]}, {})
    assert ("form.period-missing" in found) is missing


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Leave for the court to sit", False),
        ("Autorisation de siéger", False),
        ("Entries of the register", True),
    ],
)
def test_the_days_of_sittings_are_no_period_of_data(
    item: str, asked: bool, rules_of_measure: Any
) -> None:
    more = {"period": {"from": "2027-11-01", "to": "2027-12-20"}, "items": [item]}
    found = rules_of_measure([SUSPECT], "other", more, {})
    assert ("form.period-future" in found) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The prosecution in Yaren has a laundering case of its own.", True),
        ("In 2014 the Supreme Court of Nauru finally sentenced him.", True),
        ("Ann Alva forged the bond.", False),
    ],
)
def test_a_case_of_theirs_is_known_by_its_town_or_sentence(
    text: str, told: bool, rules_after: Any
) -> None:
    office = {"name": "Public prosecutor in Yaren"}
    found = rules_after({"facts.0.text": text, "requested.executing_authority": office})
    assert ("their-case-told" in found) is told
