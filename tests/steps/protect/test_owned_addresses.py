"""The addresses of those who need no protection, with the family name of somebody who does."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all


def witness(given: str, family: str) -> dict[str, Any]:
    name = {"full": f"{given} {family}", "family": family, "given": given}
    return {"id": "P2", "role": "witness", "protect": "pseudonym", "name": name}


def told(text: str, person: dict[str, Any], contact: dict[str, str], *others: Any) -> list[str]:
    data = {"persons": [*others, person], "requesting": {"contacts": [contact]}}
    return [text[found.start : found.end] for _, found in find_all(identities(data), text)]


@pytest.mark.parametrize(
    ("official", "mail", "given", "family"),
    [
        ("Owen Beispiel", "owen.beispiel@eps.example", "Nora", "Beispiel"),
        ("Nina Beispiel", "n.beispiel@eps.example", "Nora", "Beispiel"),
        ("Karl Müller", "karl.mueller@eps.example", "Nora", "Müller"),
        ("Karl Kamau", "kkamau@eps.example", "Kezia", "Kamau"),
    ],
)
def test_the_mailbox_of_an_official_tells_no_witness(
    official: str, mail: str, given: str, family: str
) -> None:
    contact = {"name": official, "email": mail}
    assert told(f"Write to {mail}, please.", witness(given, family), contact) == []


@pytest.mark.parametrize(
    "text", ["nora.beispiel@eps.example", "n.beispiel@post.example", "nbeispiel@post.example"]
)
def test_the_mailbox_of_the_witness_is_found_beside_it(text: str) -> None:
    contact = {"name": "Owen Beispiel", "email": "owen.beispiel@eps.example"}
    assert told(text, witness("Nora", "Beispiel"), contact) == [text]


def test_a_user_name_of_the_accused_tells_the_accused() -> None:
    known = [{"kind": "user name", "value": "nbeispiel"}]
    accused = {"id": "P1", "role": "accused", "name": {"full": "Noah Beispiel"}}
    contact = {"name": "Ann Other", "email": "ann@eps.example"}
    nora = witness("Nora", "Beispiel")
    assert told("The user nbeispiel wrote.", nora, contact, accused) == ["nbeispiel"]
    assert told("The user nbeispiel wrote.", nora, contact, {**accused, "identifiers": known}) == []


def test_a_mailbox_of_the_accused_in_the_name_of_the_witness_tells_the_witness() -> None:
    mail = "norabeispiel77@post.example"
    known = [{"kind": "email", "value": mail}]
    accused = {"id": "P1", "role": "accused", "name": {"full": "Tobias Krangholm"}}
    contact = {"name": "Owen Beispiel", "email": "owen.beispiel@eps.example"}
    found = told(mail, witness("Nora", "Beispiel"), contact, {**accused, "identifiers": known})
    assert found == [mail]
