"""What a hostile reader would find of a protected person, and what tells nobody.

Each line was expected before the rule was looked at.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Karl Brandt", "family": "Brandt"}}


def person(full: str, given: str, family: str, **more: Any) -> dict[str, Any]:
    names = {key: more.pop(key) for key in ("original_script", "former") if key in more}
    name = {"full": full, "family": family, "given": given, **names}
    return {"id": "P2", "role": "witness", "protect": "pseudonym", "name": name, **more}


ANNEGRET = person(
    "Annegret Löwenstein",
    "Annegret",
    "Löwenstein",
    born=dt.date(1979, 4, 11),
    address=["Lindenallee 7", "50668 Köln"],
)
ROBERT = person("Robert Quilliam", "Robert", "Quilliam")
CLAIRE = person("Claire d'Haussonville", "Claire", "d'Haussonville")
SIOBHAN = person("Siobhán O'Callaghan", "Siobhán", "O'Callaghan")
OLENA = person("Олена Ковальчук", "Олена", "Ковальчук")
SHURA = person("Александр Жуковский", "Александр", "Жуковский")
JOSE = person("José Luis Ibáñez", "José Luis", "Ibáñez")


def told(one: dict[str, Any], text: str) -> list[str]:
    people = identities({"persons": [SUSPECT, one]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (ANNEGRET, "Annegrets Konto wurde leergeräumt."),
        (ANNEGRET, "Sie nutzte Annegrets Wohnungsschlüssel und ging."),
        (ANNEGRET, "in der Löwensteinschen Wohnung"),
        (ANNEGRET, "die Löwensteinsche Firma"),
        (ANNEGRET, "geb. 11.04.79"),
        (ANNEGRET, "geb. 11.4.79 in Köln"),
        (ANNEGRET, "born 04/11/79"),
        (ANNEGRET, "Lindenallee Nr. 7"),
        (ANNEGRET, "the house at 7 Lindenallee"),
        (ANNEGRET, "7, Lindenallee, Cologne"),
        (CLAIRE, "Mme Haussonville"),
        (CLAIRE, "le compte des époux Haussonville"),
        (CLAIRE, "la plainte de Mme d’Haussonville"),
        (SIOBHAN, "Ms Ó Callaghan"),
        (SIOBHAN, "Mrs O Callaghan"),
        (OLENA, "Frau Kowaltschuk sagte aus."),
        (OLENA, "Mme Kovaltchouk a déposé plainte."),
        (OLENA, "Ms Kovalchuk"),
        (SHURA, "Herr Schukowski"),
        (SHURA, "M. Joukovski"),
        (JOSE, "José Luis called."),
        (JOSE, "José Luis Fernández Ibáñez"),
        (JOSE, "José Luis Ibáñez"),
    ],
)
def test_it_is_found(one: dict[str, Any], text: str) -> None:
    assert told(one, text)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (ANNEGRET, "Annegret Müller ist Beamtin."),
        (ANNEGRET, "Die Löwen im Zoo stehen auf Stein."),
        (ANNEGRET, "geb. 11.04.89"),
        (ANNEGRET, "a call to 02 11 04 79 22"),
        (ANNEGRET, "sections 11, 4 and 79"),
        (ANNEGRET, "Version 11.4.79.2 of the program"),
        (ANNEGRET, "Lindenallee 17, Lindenallee Nr. 70"),
        (ANNEGRET, "17 Lindenallee"),
        (ROBERT, "The Roberts Court was asked."),
        (ROBERT, "They met at Roberts Bank and left."),
        (CLAIRE, "une réponse claire"),
        (CLAIRE, "Claire Dupont, greffière"),
        (SIOBHAN, "We call again."),
        (OLENA, "Olena Müller ist Dolmetscherin."),
        (JOSE, "José Luis García, perito"),
        (JOSE, "Dr. José Luis García"),
    ],
)
def test_it_tells_nobody(one: dict[str, Any], text: str) -> None:
    assert not told(one, text)


def test_an_open_name_is_open_in_its_other_spellings_too() -> None:
    husband = {"id": "P3", "role": "suspect", "name": {"full": "Тарас Ковальчук"}}
    people = identities({"persons": [husband, OLENA]})
    assert not list(find_all(people, "Kowaltschuk fuhr davon."))
    assert list(find_all(people, "Olena Kowaltschuk fuhr davon."))
