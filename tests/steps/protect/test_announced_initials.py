"""Initials that a text announces by the word itself, and those of others and of bodies."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

SOURCE = {"full": "Adaeze Nwosu-Okafor", "given": "Adaeze", "family": "Nwosu-Okafor"}
UMA = {"full": "Uma Sen Agarwal", "given": "Uma Sen", "family": "Agarwal"}


def found(text: str, name: dict[str, str] = SOURCE) -> set[str]:
    person = {"id": "P2", "role": "witness", "protect": "pseudonym", "name": name}
    people = identities({"persons": [person]})
    return {text[place.start : place.end] for _, place in find_all(people, text)}


@pytest.mark.parametrize(
    "text",
    [
        "A man (initials A.N.O.) paid.",
        "Somebody with the initials A.N. paid.",
        "The initials are “A. N.-O.”, as he said.",
        "Initials: ANO",
        "The note is initialled A.N.O.",
        "The note is initialled by A.N.O. on each page.",
        "A woman known as A.N.O. paid.",
        "She is known only as A.N.O. there.",
        "The company paid a woman who is known as A.N.O.",
        "Somebody known publicly as “A.N.O.” paid.",
        "The letter was signed A.N.O.",
        "The cashier of the bank, known as A.N.O., paid.",
        "A clerk of the bank known as A.N.O. paid.",
        "Abasi of the agency, known as A.N.O., paid.",
        "At Abuja Notaries Office a man known as A.N.O. paid.",
        "She is known as A.N.O. At Noon Otto came.",
        "A.N.O. are her initials.",
        "In the book stands A.N.O. (her initials).",
        "Une femme (initiales A.N.O.) a payé.",
        "Une femme connue sous le nom de A.N.O. a payé.",
        "Eine Frau mit den Initialen A. N. O. zahlte.",
        "Eine Frau, bekannt als A.N.O., zahlte.",
        "Eine Frau, A.N.O. genannt, zahlte.",
        "Una mujer con las iniciales A.N.O. pagó.",
        "Der mit A.N.O. gezeichnete Brief kam an.",
        "Der Brief ist gez. A.N.O.",
        "A certain A.N.O. paid.",
        "The bank and a certain A.N.O. paid.",
        "Une certaine A.N.O. a payé.",
        "Eine gewisse A.N.O. zahlte.",
        "Elle écrivait sous le nom de A.N.O. à tous.",
        "She wrote under the name A.N.O. to all.",
        "The bank called A.N.O. on the phone.",
        "The bank also called A.N.O. in May.",
        "She left the bank, called A.N.O. and went.",
        "The stranger entered Abuja Bank, called A.N.O. and went.",
        "The cashier of the bank, called A.N.O., paid.",
        "A stranger from the ship called A.N.O. paid.",
        "The ship called A.N.O. by radio.",
        "The list named A.N.O. as the payer.",
        "She is at the bank and is called A.N.O. there.",
    ],
)
def test_initials_are_found_where_the_text_says_that_they_are_some(text) -> None:
    assert len(found(text)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "A man (initials B.N.O.) paid.",
        "A man known as A.N.P. paid.",
        "A man known as A. N. Obi paid.",
        "The agency known as A.N.O. paid.",
        "The agency is also known as A.N.O. in Abuja.",
        "The Abuja Notaries Office, known as A.N.O., paid.",
        "Its initials are A.N.O.",
        "The company with the initials A.N.O. paid.",
        "It is known as A.N.O. (Abuja New Order).",
        "Abuja New Order, known as A.N.O., paid.",
        "Amara Nkem Obi, initials A.N.O., paid.",
        "The tool is known as ANO to all.",
        "Le programme connu sous le nom de A.N.O. a payé.",
        "Der Verein, bekannt als A.N.O., zahlte.",
        "The A.N.O. of the harbour paid.",
        "The initials stand on page 3. A.N.O. is a word there.",
        "He is known as an officer.",
        "The Austrian National Office, also called A.N.O., paid.",
        "It was sent to the Austrian National Office, also called A.N.O.",
        "The bank, called A.N.O. in the messages, paid.",
        "the firm, named A.N.O. in the book",
        "The bank is called A.N.O. there.",
        "The ship called A.N.O. sank.",
        "The ship known as A.N.O. sank.",
        "La banque, dite A.N.O., a payé.",
        "The company trades under the name A.N.O. there.",
        "La société opère sous le nom de A.N.O. au port.",
    ],
)
def test_initials_of_others_and_of_bodies_are_left_alone(text) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The country is known as U.S.A. there.", False),
        ("The land known as U.S.A. is far.", False),
        ("A woman with the initials U.S.A. paid.", True),
    ],
)
def test_what_a_state_is_called_is_no_name_unless_it_is_said_to_be_initials(text, told) -> None:
    assert bool(found(text, UMA)) is told
