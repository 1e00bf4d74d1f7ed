"""Initials of a protected person: found beside a role, a title or a word for a child."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

ELIDED = {"full": "Maëlys d’Haussonville", "family": "d’Haussonville", "given": "Maëlys"}
DOUBLE = {"full": "Wanjirũ Müller-Otieno", "family": "Müller-Otieno", "given": "Wanjirũ"}
PARTICLES = {"full": "Carla von der Heide"}
SPANISH = {"full": "José Luis García Márquez"}
CHILD = {"full": "Łukasz Grzegorz Kamau", "family": "Kamau", "given": "Łukasz Grzegorz"}


def found(name: dict[str, Any], text: str, **more: Any) -> list[str]:
    person = {"id": "P2", "role": "witness", "protect": "pseudonym", "name": name} | more
    people = identities({"persons": [person]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (ELIDED, "le témoin M. d’H."),
        (ELIDED, "le témoin M.H."),
        (ELIDED, "Mme M. d'H."),
        (ELIDED, "le témoin M. d’H. a été menacé"),
        (CHILD, "the boy Ł.K. a few days later"),
        (PARTICLES, "die Zeugin C.v.d.H."),
        (PARTICLES, "Zeugin C. von der H. kam"),
        (SPANISH, "the witness J.L.G."),
        (SPANISH, "el testigo J.G.M."),
        (DOUBLE, "Frau W. M.-O. kam."),
        (DOUBLE, "They wait for W. M.-O. at the gate."),
        (CHILD, "the child L.K. said"),
        (CHILD, "the boy Ł.K. said"),
        (CHILD, "a child, Ł.K., said"),
        (CHILD, "the minor L. G. K. said"),
        (CHILD, "das Kind Ł. K. sagte"),
        (CHILD, "Ł.K., the witness, left."),
        (CHILD, "Later Ł. K., a witness, left."),
        (CHILD, "hier Ł.K., Zeuge der Tat"),
        (CHILD, "Ł.K., témoin, est parti."),
        (CHILD, "so Ł. K. \u2013 the witness \u2013 left"),
        (CHILD, "L. K. (female witness)"),
    ],
)
def test_initials_are_found_where_somebody_is_called_by_them(name, text) -> None:
    assert len(found(name, text)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (ELIDED, "le contrat M. H. du 3 mai"),
        (ELIDED, "le témoin M. d’Harcourt"),
        (PARTICLES, "Zeugin C. von der Mühle"),
        (SPANISH, "the witness J.L."),
        (CHILD, "the child L. K. Smith"),
        (CHILD, "the child L.M."),
        (CHILD, "Bank Kranwerk Ł.K., the victim, paid."),
        (CHILD, "Ł.K., the suspect Bo Sample and he"),
        (CHILD, "Ł.K., the witness’s employer, paid"),
        (DOUBLE, "the standard W.M.O. of the agency"),
        (DOUBLE, "W. M. and O. are rooms"),
    ],
)
def test_letters_that_are_somebody_else_or_nothing_are_left_alone(name, text) -> None:
    assert found(name, text) == []


def test_what_stands_before_the_sign_of_a_mailbox_tells_it_unless_it_is_a_word() -> None:
    assert found(DOUBLE, "He wrote to wmo85 there.", email="wmo85@mail.example") == ["wmo85"]
    assert found(DOUBLE, "He wrote to the office there.", email="office@mail.example") == []


def test_a_number_without_its_area_is_found_as_a_whole_number_alone() -> None:
    phone = {"phone": "+254 20 555014"}
    assert found(DOUBLE, "The number 555014 was called.", **phone) == ["555014"]
    assert found(DOUBLE, "Invoice 1555014 and 5550141.", **phone) == []
    assert found(DOUBLE, "The number 555015 was called.", **phone) == []
