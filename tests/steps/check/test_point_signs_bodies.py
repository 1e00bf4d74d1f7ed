"""Points on people who are moved, move on, fled or were heard before, and on the dead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
WITNESS = {"id": "P2", "role": "witness", "name": {"full": "Ann Sample"}, "location": "Nauru"}
PRISONER = WITNESS | {"custody": {"held": True, "place": "Nauru"}}
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}
HEARING = "witness-statement"
GRAVE = {"items": ["Opening of grave 9 of the town cemetery"]}
MOVED = {"custody": "In a prison of the capital.", "return": "Within a week."}
EXPERT = {"items": ["A report on the signature"]}
LINE_UP = {"questions": ["Do you recognise on the photograph the man whom you saw?"]}


def remark(text: str) -> Data:
    """A remark beside all measures."""
    return {"remarks": [{"part": "execution", "text": text}]}


CASES: list[tuple[str, Data, str, Data, Data, Data]] = [
    # the rule, the person, the kind, fields with the sign, fields without it, of the request
    (
        "time-abroad",
        PRISONER,
        "prisoner-transfer-testimony",
        {"particulars": MOVED},
        {"particulars": MOVED | {"custody": "In a prison; the time counts as served."}},
        {},
    ),
    (
        "another-way",
        PRISONER,
        "prisoner-transfer-testimony",
        {"particulars": MOVED},
        {"particulars": MOVED, "fallback": "A hearing by video link."},
        {},
    ),
    (
        "another-way",
        WITNESS,
        "appearance-of-person",
        {},
        {"fallback": "A hearing by video link."},
        {},
    ),
    ("another-way", WITNESS, "appearance-of-person", {}, {}, remark("If he refuses, in writing.")),
    ("who-pays-them", WITNESS, "appearance-of-person", {}, {}, {"costs": "We pay the journey."}),
    (
        "who-pays-them",
        WITNESS,
        "expert-evidence",
        EXPERT,
        EXPERT | {"purpose": "To prove the fraud. Fees at the local rate are paid."},
        {},
    ),
    (
        "how-shown",
        WITNESS,
        HEARING,
        LINE_UP,
        LINE_UP | {"procedure": {"wished": "Photographs of six similar men are shown in turn."}},
        {},
    ),
    (
        "how-shown",
        WITNESS,
        HEARING,
        {"questions": ["Do you recognise one of the accused?"]},
        {"questions": ["Do you recognise the signature of the accused?"]},
        {},
    ),
    (
        "rest-of-the-dead",
        SUSPECT,
        "examination",
        GRAVE,
        GRAVE | {"procedure": {"wished": "The relatives are told of the day."}},
        {},
    ),
    (
        "rest-to-serve",
        SUSPECT | {"role": "convicted"},
        "sentence-enforcement",
        {},
        {"purpose": "To carry out the sentence, of which three years are left to serve."},
        {},
    ),
]


@pytest.mark.parametrize(("rule", "one", "kind", "sign", "calm", "whole"), CASES)
def test_a_point_is_open_until_it_is_told(
    rules_of_measure: Callable[..., set[str]],
    rule: str,
    one: Data,
    kind: str,
    sign: Data,
    calm: Data,
    whole: Data,
) -> None:
    """The sign asks, and what tells the point is silent."""
    usual = {"persons": [one["id"]]}
    assert rule in rules_of_measure([one], kind, usual | sign, {})
    assert rule not in rules_of_measure([one], kind, usual | calm, whole)


@pytest.mark.parametrize(("listed", "asked"), [(["Z1"], True), ([], False)])
def test_a_photograph_that_goes_with_the_questions_is_shown(
    rules_of_measure: Callable[..., set[str]], listed: list[str], asked: bool
) -> None:
    more = {"persons": [WITNESS["id"]], "questions": ["Could you pick out the driver?"]}
    more |= {"annexes": listed}
    whole = {"annexes": [{"id": "Z1", "title": "A picture", "kind": "photograph"}]}
    assert ("how-shown" in rules_of_measure([WITNESS], HEARING, more, whole)) is asked


@pytest.mark.parametrize(
    ("rule", "told", "calm"),
    [
        (
            "moves-on",
            {"connection": "Seaman of the ship."},
            {"connection": "Seaman of the ship, ashore until May 2027."},
        ),
        (
            "moves-on",
            {"connection": "Tourist in the shop."},
            {"connection": "Tourist in the shop.", "address": ["1 Example Road"]},
        ),
        (
            "fled-from-us",
            {"connection": "Driver of the unit. He asked for asylum in 2014."},
            {"connection": "Driver of the unit."},
        ),
        (
            "heard-already",
            {"connection": "Neighbour. She was heard by the police on 3 May 2026."},
            {"connection": "Neighbour. She called the police on 3 May 2026."},
        ),
    ],
)
def test_an_entry_is_the_sign(
    rules_of_measure: Callable[..., set[str]], rule: str, told: Data, calm: Data
) -> None:
    """What the entry of a witness tells asks, and another entry does not."""
    more = {"persons": ["P2"]}
    assert rule in rules_of_measure([WITNESS | told], HEARING, more, {})
    assert rule not in rules_of_measure([WITNESS | calm], HEARING, more, {})


@pytest.mark.parametrize(
    ("rule", "told", "more"),
    [
        (
            "heard-already",
            "She was heard on 3 May 2026.",
            {"necessity": "Her first statement does not say when she saw the car."},
        ),
        (
            "fled-from-us",
            "He asked for asylum in 2014.",
            {"procedure": {"wished": "He is heard only if he consents."}},
        ),
    ],
)
def test_a_measure_answers(
    rules_of_measure: Callable[..., set[str]], rule: str, told: str, more: Data
) -> None:
    """Words of the measure tell the point."""
    witness = WITNESS | {"connection": told}
    assert rule not in rules_of_measure([witness], HEARING, {"persons": ["P2"]} | more, {})
