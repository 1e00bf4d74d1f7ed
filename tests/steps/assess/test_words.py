"""The words that put a ground in play, as drafters write them, and those that only look alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

FLAWS: list[tuple[str, str, dict[str, Any], set[str]]] = [
    (
        "a death sentence among the words of a penalty",
        "01",
        {
            "offences.0.maximum_penalty": {
                "text": "Imprisonment for not less than ten years or death"
            }
        },
        {"gb.death-penalty"},
    ),
    (
        "strokes of the cane, and not less than so many years",
        "01",
        {
            "offences.0.maximum_penalty": {
                "text": "Not less than five years and twelve strokes of the cane",
                "years": 5,
            }
        },
        {"gb.convention-rights"},
    ),
    (
        "what was said of a head of State",
        "01",
        {"offences.0.title": "Defamation of the Head of State"},
        {"gb.convention-rights"},
    ),
    *(
        (
            f"a judgment that nothing denies: {text}",
            "03",
            {
                "requesting.state": "FR",
                "basis": [{"instrument": "eu-eio"}],
                "proceedings.earlier_judgments": text,
            },
            {"eu-eio.ne-bis-in-idem"},
        )
        for text in (
            "Il n'a été condamné qu'une fois.",
            "N'Diaye was convicted.",
            "Keino was tried.",
        )
    ),
    (
        "a verdict of not guilty",
        "03",
        {
            "requesting.state": "FR",
            "basis": [{"instrument": "eu-eio"}],
            "proceedings.earlier_judgments": "He was found not guilty in Vienna in 2024.",
        },
        {"eu-eio.ne-bis-in-idem"},
    ),
]
CALM: list[tuple[str, str, dict[str, Any]]] = [
    *(
        (
            f"no judgment on these facts: {text}",
            "03",
            {
                "requesting.state": "FR",
                "basis": [{"instrument": "eu-eio"}],
                "proceedings.earlier_judgments": text,
            },
        )
        for text in (
            "Neither accused was tried for these facts.",
            "The suspect hasn't been tried.",
            "Keiner der Beschuldigten ist verurteilt oder freigesprochen worden.",
            "Sie sind weder hier noch in der Schweiz verurteilt oder freigesprochen worden.",
            "Da kein Täter bekannt ist, ist auch niemand verurteilt oder freigesprochen worden.",
            "None of the suspects has been acquitted or convicted.",
            "Personne n'a bénéficié d'un non-lieu ni été acquitté.",
            "Personne n'a été jugé pour les présents faits.",
            "P1 a été acquitté pour un autre tableau. Ni lui ni P2 n'ont été jugés pour ces faits.",
            "P1 was acquitted in 2015. No one has been tried for the present facts.",
            "P1 wurde 2015 wegen einer anderen Tat verurteilt.",
            "He was convicted in 2019 of an unrelated theft.",
            "Weder er noch die Mitbeschuldigte wurden verurteilt.",
        )
    ),
    *(
        (
            f"a penalty that is none: {text}",
            "01",
            {"offences.0.maximum_penalty": {"text": text, "life": True}},
        )
        for text in (
            "Imprisonment for life. There is no death penalty.",
            "Imprisonment for life; corporal punishment was abolished in 2003",
            "Imprisonment for life if death results",
        )
    ),
    (
        "the conviction whose confiscation is carried out",
        "05",
        {
            "requested.state": "KE",
            "proceedings.nature": "confiscation",
            "proceedings.earlier_judgments": "The accused was convicted in London in May 2026.",
        },
    ),
    (
        "interception in a State that has a power and names no process for others",
        "08",
        {
            "measures.0.kind": "interception",
            "measures.0.holder": {"name": "Sample Telecom", "kind": "operator", "state": "IN"},
            "measures.0.identifiers": [{"kind": "telephone", "value": "+91 22 5550 0100"}],
            "measures.0.necessity": "Nobody knows whom they call.",
        },
    ),
    (
        "a street named after a thing of the State",
        "03",
        {"measures.0.place": ["12 Embassy Gardens", "12345 Musterstadt"]},
    ),
    ("sodomy of a child", "01", {"offences.0.title": "Rape and sodomy of a child"}),
    ("a porter of a hospital", "01", {"persons.0.occupation": "hospital porter"}),
    ("what a bank keeps on a physician", "01", {"persons.0.occupation": "physician"}),
]


@pytest.mark.parametrize(
    ("number", "changes", "expected"), [f[1:] for f in FLAWS], ids=[f[0] for f in FLAWS]
)
def test_a_ground_is_seen_in_the_words_that_drafters_use(
    number: str, changes: dict[str, Any], expected: set[str], at_risk: Callable[..., set[str]]
) -> None:
    assert at_risk(number, changes) == expected


@pytest.mark.parametrize(("number", "changes"), [c[1:] for c in CALM], ids=[c[0] for c in CALM])
def test_words_that_only_look_alike_put_none_in_play(
    number: str, changes: dict[str, Any], at_risk: Callable[..., set[str]]
) -> None:
    assert at_risk(number, changes) == set()
