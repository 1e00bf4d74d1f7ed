"""A word of a name that is a month, a saint, a street or a thing where it stands."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find


def person(given: str, family: str) -> Identity:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    entry = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name}
    return identities({"persons": [entry]})[0]


NONE = {
    ("Julia", "Weberling"): [
        "Im Juli 2026 floh er.",
        "Am 3. Juli floh er.",
        "Ende Juli kam er.",
    ],
    ("Julio", "Quendt"): [
        "El 3 de julio de 2026 huyó.",
        "El 3 de Julio huyó.",
        "Julio 2026",
        "en julio llegó",
    ],
    ("Nicolas", "Blanchet"): ["Saint-Nicolas-de-Port est une commune."],
    ("Marie", "Lefèvre"): [
        "Le Sainte-Marie est un navire.",
        "Me Marie-Claude Dupont assiste le suspect.",
        "Die Marie-Curie-Straße und die Marie-Elisabeth-Lüders-Straße sind in Berlin.",
        "Il habite rue Marie-Curie.",
    ],
    ("Thomas", "Luther"): [
        "St. Thomas ist eine Insel.",
        "Die Sankt-Thomas-Kirche brannte.",
        "Das Thomas-Müntzer-Gymnasium, die Thomas-Mann-Straße 5.",
        "Martin-Luther-Straße 105, Martin-Luther-Universität",
    ],
    ("Helen", "Quendt"): ["The parcel went to St Helens."],
    ("Pedro", "Quendt"): ["São Pedro is an island."],
    ("Karl", "Bergmann"): [
        "Die Karl-Marx-Allee wurde gesperrt.",
        "Richter Karl-Heinz Müller entschied.",
        "Das Karl-Ehrlich-Institut prüfte.",
    ],
    ("Rose", "Bergère"): ["Une bergère a trouvé le sac."],
    ("Olivier", "Tanneret"): [
        "Un olivier a été coupé.",
        "Il a coupé l’olivier, les tannerets et le tanneret.",
    ],
    ("Ida", "Freitag"): ["Am Freitag, dem 3. Mai, kam er.", "Er sprach Deutsch."],
    ("Ida", "Grund"): ["Aus diesem Grund war der Grund klar."],
    ("Ida", "Deutsch"): ["Er sprach Deutsch."],
}
TOLD = {
    ("Julia", "Weberling"): ["Sie sah Julii und Julie.", "Zeugin Julia", "am 3. kam Julia"],
    ("Julio", "Quendt"): ["Julio huyó en 2026.", "“julio me dijo”", "con Julio, 3 de mayo"],
    ("Marie", "Lefèvre"): ["La sainte Marie est partie.", "Marie-Claude est partie."],
    ("Thomas", "Luther"): [
        "Thomas-Luther-Straße",
        "die Luther-Straße",
        "das Luther-Konto-Blatt",
        "Sankt-Luther-Thomas",
    ],
    ("Pedro", "Santa Quarz"): ["Santa Pedro left."],
    ("Karl", "Bergmann"): [
        "Karl-Heinz kam.",
        "Karl-Heinz Bergmann kam.",
        "das Karl-Bergmann-Konto",
        "Karl-Konto-Auszug",
        "Frau Bergmann-Schule",
    ],
    ("Olivier", "Tanneret"): [
        "un Olivier a appelé",
        "“ask olivier”",
        "un tel tanneret",
        "“va chez le tanneret”",
    ],
    ("Ida", "Freitag"): [
        "Ida Freitag kam.",
        "Frau Freitag kam.",
        "die Zeugin Freitag",
        "I. Freitag",
    ],
}


@pytest.mark.parametrize(("who", "text"), [(who, text) for who in NONE for text in NONE[who]])
def test_a_word_that_is_something_else_is_no_name(who: tuple[str, str], text: str) -> None:
    assert not find(person(*who), text)


@pytest.mark.parametrize(("who", "text"), [(who, text) for who in TOLD for text in TOLD[who]])
def test_beside_it_the_name_is_still_found(who: tuple[str, str], text: str) -> None:
    assert find(person(*who), text)
