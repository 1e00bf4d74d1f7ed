"""Two windows on one page that save by themselves: neither takes back what the other wrote."""

from __future__ import annotations

import pytest

from .test_conflicts import OTHER, WINDOW

FACTS = [
    {"id": f"F{number}", "date": f"2026-03-0{number}", "text": f"On day {number} he paid."}
    for number in (1, 2, 3)
]
PEOPLE = [
    {"id": "P1", "role": "accused", "name": {"full": "Thomas Vorbild"}},
    {"id": "P2", "role": "witness", "name": {"full": "Bea Second"}},
    {"id": "P3", "role": "witness", "name": {"full": "Cara Third"}},
    {"id": "P4", "role": "suspect", "name": {"full": "Dan Fourth"}},
]


@pytest.fixture
def file(application):
    from comity_web.cases.saving import new_file

    tree = {"schema": "1", "kind": "request", "court": "High Court"}
    return new_file("request", {**tree, "facts": FACTS, "persons": PEOPLE})


def now(file):
    from comity_web.cases.saving import head_of, tree_of

    return tree_of(head_of(file))


def remove(file, name, number):
    """A colleague takes an item out of a list."""
    from comity_web.cases.saving import head_of, save

    tree, head = now(file), head_of(file)
    rows = [one for at, one in enumerate(tree[name]) if at != number]
    save(file, head, {**tree, name: rows}, {}, section=f"people -{name}[{number}]")


class Window:
    """A page as a browser holds it: it posts all of its fields, on the base that it was told."""

    def __init__(self, client, address, token, fields):
        self.client, self.address, self.fields = client, address, dict(fields)
        self.fields |= {"_base": "1", "_window": token, "autosave": "1"}

    def saves(self):
        answer = self.client.post(self.address, self.fields, headers={"X-Comity-Autosave": "1"})
        assert answer.status_code == 200
        told = answer.json()
        self.fields |= {name: str(value) for name, value in told.items() if name in self.fields}
        return "_base" in told


def facts_page(client, file, token):
    fields = {
        f"facts[{at}].{part}": one[part] for at, one in enumerate(FACTS) for part in ("id", "text")
    }
    return Window(client, f"/c/{file.key}/s/facts", token, fields)


def test_the_second_save_of_a_window_keeps_what_another_wrote(client, file):
    one, other = facts_page(client, file, WINDOW), facts_page(client, file, OTHER)
    one.fields["facts[0].text"] = "He paid at noon."
    assert one.saves()
    for text in ("He left.", "He left by car.", "He left by train."):
        other.fields["facts[2].text"] = text
        assert other.saves()
        assert [row["text"] for row in now(file)["facts"]] == [
            "He paid at noon.", FACTS[1]["text"], text
        ]  # fmt: skip
    one.fields["facts[0].text"] = "He paid at two."
    assert one.saves()
    one.fields["facts[1].text"] = "He paid at three."
    assert one.saves()
    assert [row["text"] for row in now(file)["facts"]] == [
        "He paid at two.", "He paid at three.", "He left by train."
    ]  # fmt: skip


def test_an_item_that_another_removed_stays_away(client, file):
    window = facts_page(client, file, WINDOW)
    remove(file, "facts", 0)
    for text in ("He left.", "He left by car."):
        window.fields["facts[2].text"] = text
        assert window.saves()
        assert [(row["id"], row["text"]) for row in now(file)["facts"]] == [
            ("F2", FACTS[1]["text"]), ("F3", text)
        ]  # fmt: skip


@pytest.mark.parametrize("gone", [[1], [1, 0]])
def test_what_is_typed_of_a_person_never_goes_to_the_next_one(client, file, gone):
    fields = {"persons[2].id": "P3", "persons[2].role": "witness"}
    fields |= {"persons[2].name.full": "Cara Third"}
    window = Window(client, f"/c/{file.key}/s/people/persons/2", WINDOW, fields)
    for number in gone:
        remove(file, "persons", number)
    left = [one for at, one in enumerate(PEOPLE) if at not in gone]
    for part, text in (("occupation", "baker"), ("email", "cara@example.org")):
        window.fields[f"persons[2].{part}"] = text
        assert window.saves()
    found = now(file)["persons"]
    assert [(one["id"], one["name"]["full"], one["role"]) for one in found] == [
        (one["id"], one["name"]["full"], one["role"]) for one in left
    ]
    (cara,) = (one for one in found if one["id"] == "P3")
    assert (cara["occupation"], cara["email"]) == ("baker", "cara@example.org")


def test_the_last_of_a_list_is_saved_though_another_removed_two_before_it(client, file):
    fields = {"persons[3].id": "P4", "persons[3].role": "suspect"}
    fields |= {"persons[3].name.full": "Dan Fourth"}
    window = Window(client, f"/c/{file.key}/s/people/persons/3", WINDOW, fields)
    for number in (2, 1):
        remove(file, "persons", number)
    window.fields["persons[3].occupation"] = "driver"
    assert window.saves()
    assert now(file)["persons"][1]["occupation"] == "driver"


def test_a_window_in_which_all_is_shown_goes_on_from_its_own_save(client, file):
    window = facts_page(client, file, WINDOW)
    for number, text in enumerate(("He left.", "He left by car."), start=2):
        window.fields["facts[2].text"] = text
        assert window.saves()
        assert window.fields["_base"] == str(number)
