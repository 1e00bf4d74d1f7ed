"""A family name of particles and an everyday word is found where both stand."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find


def person(given: str, family: str) -> Identity:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name}
    return identities({"persons": [entry]})[0]


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("van der Berg", "Later van der Berg left."),
        ("van der Berg", "VAN DER BERG left."),
        ("van der Berg", "Van der Berg’s house"),
        ("St. Clair", "St. Clair left."),
        ("St. Clair", "They saw St Clair."),
        ("Mac Grant", "Then Mac Grant left."),
        ("Al-Amin", "He paid Al-Amin."),
    ],
)
def test_the_particles_make_an_everyday_word_a_name(family: str, text: str) -> None:
    assert find(person("Quirin", family), text)


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("van der Berg", "Der Berg ist hoch. Van de Velde und Berg AG"),
        ("van der Berg", "the van der berg"),
        ("St. Clair", "St. Peter and a clair de lune"),
        ("de la Bank", "Ellos van de la Bank a casa."),
        ("von der Bank", "Er kam von der Bank."),
        ("El Grande", "Vieron El Grande en casa."),
    ],
)
def test_a_particle_that_is_a_word_of_the_sentence_makes_none(family: str, text: str) -> None:
    assert not find(person("Quirin", family), text)
