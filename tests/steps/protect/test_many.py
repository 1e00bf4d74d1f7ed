"""All persons are looked for at once: the same is found as for each of them, and in one pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.steps.protect import scanned_text
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import Found, find, find_all, mask

from .plain import find_plainly


def entry(number: int, full: str, **more: Any) -> dict[str, Any]:
    name = {"full": full, **more.pop("name", {})}
    return {"id": f"P{number}", "role": "witness", "protect": "pseudonym", "name": name, **more}


PERSONS = [
    entry(
        1,
        "Zsófia Példa",
        name={"family": "Példa", "given": "Zsófia", "aliases": ["zs.night", "the Owl"]},
        born=dt.date(1985, 3, 2),
        phone="+36 1 555 0142",
        email="z.pelda@mail.example",
        address=["12 Rejtett utca"],
        identifiers=[{"kind": "passport", "value": "HU 0099-8877"}],
    ),
    entry(2, "Анна Ивановна Петрова", name={"family": "Петрова", "given": "Анна Ивановна"}),
    entry(3, "Wang Xiaoming", name={"original_script": "王小明", "family": "Wang"}),
    entry(4, "Mohammed El Khouri", name={"original_script": "محمد الخوري", "family": "الخوري"}),
    entry(5, "Will May", name={"family": "May", "given": "Will"}),
    entry(6, "Ada Quillon", name={"aliases": ["Starling"]}, phone="0041 22 730 5111"),
    entry(7, "Hidden Harbour Ltd", nature="legal", registration={"number": "RC 12345"}),
    entry(8, "Jan Kowalski", parents=["Marek Kowalski", "Ebele Nwosu (mother)"]),
    entry(9, "Jana Nováková", identifiers=[{"kind": "badge", "value": "12-345"}]),
    entry(10, "Robert O'Brien", name={"family": "O'Brien", "given": "Robert"}),
    {"id": "P11", "role": "suspect", "name": {"full": "Ivan Petrov"}},
]
PEOPLE = identities({"persons": PERSONS})

PIECES = [
    "Példa", "PÉLDA", "Példának", "Zsófia", "Zsófia Nagy", "zs.night", "the Owl", "Pél-da",
    "P é l", "d a", "2 March 1985", "02.03.1985", "٢/٣/١٩٨٥", "+36 1 555 0142", "0615550142",
    "5550142", "z.pelda@mail.example", "zpelda@x.example", "12, Rejtett utca", "HU00998877",
    "hu 0099 8877", "Петрова", "Петровой", "Петрову", "Petrov", "Ивановны", "Анне", "анна",
    "Анна Ивановна", "A. I.", "王小明", "证人王小明说", "محمد الخوري", "والخوري", "للخوري",
    "Khouri", "Will", "May", "may", "W.",
    "Starling", "“Starling”", "called Starling", "0041 22 730",
    "5111", "22 730 5111 2025", "Hidden Harbour", "Hidden Harbour's", "RC12345", "RC 12345",
    "RC-1234", "Kowalskiego", "Kowalska", "kowalski", "Marek", "Markovich", "Ebele Nwosu",
    "Novák", "Novákovi", "NOVÁKOVÁ", "Novak-\nova", "12-345", "12345", "Roberts", "Robert's",
    "O’Brien", "d’O’Brien", "OBrien'a", "Mr", "Julia", "witness", "the witness", "Z.P.", "ZP",
    "(the witness)", "StatementOfPelda.pdf", "a_petrova.doc", "https://x.example/P%C3%A9lda",
    "x%25", "in", "of", "2026", "de la", "van", "Ivan", "ß", "İ", "ﬁ",
]  # fmt: skip
GLUE = ["", " ", " ", " ", ", ", ". ", "-", "\n", "'", "’s ", " (", ") ", "_", "/", "\u200b", "1"]
texts = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=14).map(
    lambda some: "".join(piece + glue for piece, glue in some)
)


def by_person(people: tuple[Identity, ...], text: str) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for person, place in find_all(people, text):
        found.setdefault(person.label, []).append(place)
    return found


def plainly(people: tuple[Identity, ...], text: str) -> Iterator[tuple[str, list[Found]]]:
    for person in people:
        if found := find_plainly(person, text):
            yield person.label, found


@settings(deadline=None)  # the plain search is slow
@given(texts)
@example("Példa'A. I.P é l")  # letters of which the first is behind an apostrophe
def test_all_at_once_find_what_each_finds_word_by_word(text: str) -> None:
    assert by_person(PEOPLE, text) == dict(plainly(PEOPLE, text))


@settings(deadline=None)
@given(st.text(max_size=60), texts)
def test_any_text_around_makes_no_difference_between_the_two(strange: str, text: str) -> None:
    for whole in (strange, strange + text, text + strange):
        assert by_person(PEOPLE, whole) == dict(plainly(PEOPLE, whole))


@given(texts)
def test_one_person_is_found_as_among_many(text: str) -> None:
    many = by_person(PEOPLE, text)
    for person in PEOPLE:
        assert find(person, text) == many.get(person.label, [])


@given(texts)
def test_the_finds_come_by_person_and_by_place(text: str) -> None:
    found = [(person.index, place) for person, place in find_all(PEOPLE, text)]
    assert found == sorted(found)


@given(texts)
def test_a_masked_text_tells_nobody(text: str) -> None:
    assert not list(find_all(PEOPLE, mask(PEOPLE, text)))


def test_a_text_that_tells_nobody_is_handed_back_as_it_is() -> None:
    text = "On that day the lorry left the yard."
    assert mask(PEOPLE, text) is text


def test_of_two_persons_in_one_place_one_is_named() -> None:
    people = identities(
        {"persons": [entry(1, "Ngozi Abernathy"), entry(2, "Ebo Abernathy"), entry(3, "Ada Nwosu")]}
    )
    assert mask(people, "Ngozi Abernathy, and Ada Nwosu") == "[P1], and [P3]"


@pytest.mark.parametrize("number", [1, 300])
def test_a_text_is_read_once_however_many_are_looked_for(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = identities(
        {"persons": [entry(n, f"Ngozi{'abcdefghij'[n % 10]} Bel{n}nathy") for n in range(number)]}
    )
    folded: list[str] = []
    told: list[str] = []
    fold, words_of = scanned_text.fold, scanned_text.words_of
    monkeypatch.setattr(scanned_text, "fold", lambda text: folded.append(text) or fold(text))
    monkeypatch.setattr(scanned_text, "words_of", lambda t, f: told.append(t) or words_of(t, f))
    text = f"On that day number {number} left the yard with a lorry, and nobody saw who drove it."
    assert not list(find_all(people, text))
    assert folded == told == [text]


def test_the_same_data_give_the_same_persons_so_that_tables_are_made_once() -> None:
    data = {"persons": [dict(one) for one in PERSONS]}
    assert identities(data) is identities({"persons": [dict(one) for one in PERSONS]})
    data["persons"][0] = data["persons"][0] | {"phone": "+36 1 555 0143"}
    assert identities(data) is not PEOPLE
