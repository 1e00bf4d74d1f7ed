"""Two people at one page: a page that saves by itself never undoes what the other wrote since."""

from __future__ import annotations

import pytest

from .cases import sample_tree
from .forms.conftest import _sent_unchanged

pytestmark = pytest.mark.postgres

ONE, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    return saving.new_file("request", sample_tree("bec-request"))


class Window:
    """A page as a browser keeps it: what it shows, and what its script puts in after a save."""

    def __init__(self, client, file, page, token):
        self.client, self.address = client, f"/c/{file.key}/s/{page}"
        self.fields = _sent_unchanged(client.get(self.address).content.decode())
        self.fields["_window"] = token

    def saves(self, **typed):
        """As the page saves a field by itself; what the answer tells."""
        for name, text in typed.items():
            assert name in self.fields
            self.fields[name] = text
        answer = self.client.post(self.address, {**self.fields, "autosave": "1"})
        assert answer.status_code == 200, answer.content
        found = answer.json()
        self.fields["_base"] = str(found.get("_base", self.fields["_base"]))
        return found

    def typed(self, name, text):
        return self.saves(**{name: text})


def now(saving, file):
    return saving.tree_of(saving.head_of(file))


def test_the_second_save_of_a_page_keeps_what_the_other_wrote_before_the_first(
    client, saving, file
):
    one, other = (Window(client, file, "facts", token) for token in (ONE, OTHER))
    one.typed("facts[0].text", "What the first person wrote.")
    told = other.typed("facts[2].text", "The second person, once.")
    other.typed("facts[2].text", "The second person, twice.")

    facts = now(saving, file)["facts"]
    assert facts[0]["text"] == "What the first person wrote."
    assert facts[2]["text"] == "The second person, twice."
    assert "This page was changed meanwhile" in told["note"]


def test_what_the_first_writes_between_is_kept_each_time(client, saving, file):
    one, other = (Window(client, file, "facts", token) for token in (ONE, OTHER))
    for turn in range(3):
        one.typed("facts[0].text", f"The first, {turn}.")
        other.typed("facts[2].text", f"The second, {turn}.")

    facts = now(saving, file)["facts"]
    assert (facts[0]["text"], facts[2]["text"]) == ("The first, 2.", "The second, 2.")


def test_a_fact_that_was_taken_out_stays_out_and_the_others_keep_their_ids(client, saving, file):
    other = Window(client, file, "facts", OTHER)
    tree = now(saving, file)
    left = [dict(fact) for fact in tree["facts"][1:]]
    saving.save(file, file.head, {**tree, "facts": left}, {})
    for text in ("The second, once.", "The second, twice."):
        other.typed("facts[2].text", text)

    left[1]["text"] = "The second, twice."
    assert now(saving, file)["facts"] == left


def test_a_person_is_not_written_over_the_next_when_one_before_is_taken_out(client, saving, file):
    tree = now(saving, file)
    last = len(tree["persons"]) - 1
    assert last >= 2
    other = Window(client, file, f"people/persons/{last}", OTHER)
    left = [dict(person) for person in tree["persons"][2:]]
    saving.save(file, file.head, {**tree, "persons": left}, {})
    for text in ("A trade", "Another trade"):  # the address has no person of this number any more
        other.typed(f"persons[{last}].occupation", text)

    left[-1]["occupation"] = "Another trade"
    assert now(saving, file)["persons"] == left


def test_a_page_that_stays_goes_on_with_its_person(client, saving, file):
    tree = now(saving, file)
    last = len(tree["persons"]) - 1
    window = Window(client, file, f"people/persons/{last}", OTHER)
    saving.save(file, file.head, {**tree, "persons": tree["persons"][1:]}, {})
    answer = client.post(window.address, {**window.fields, "_stay": "1"})

    assert answer["Location"].startswith(f"/c/{file.key}/s/people/persons/{last - 1}?")


def test_what_others_write_elsewhere_is_taken_up(client, saving, file):
    other = Window(client, file, "facts", OTHER)
    head = saving.head_of(file)
    saving.save(file, head, {**saving.tree_of(head), "reference": "THEIRS/1"}, {})
    told = other.typed("facts[0].text", "Mine.")

    assert told == {"_base": saving.head_of(file).number}
    assert now(saving, file)["reference"] == "THEIRS/1"


def test_a_new_person_never_gets_the_id_of_one_who_was_taken_out(client, saving, file):
    tree = now(saving, file)
    last = len(tree["persons"]) - 1
    gone = tree["persons"][last]["id"]
    other = Window(client, file, f"people/persons/{last}", OTHER)
    removed = client.post(f"{other.address}/remove", {"_base": other.fields["_base"], "sure": "1"})
    assert removed.status_code == 303
    one = Window(client, file, f"people/persons/{last}", ONE)  # whoever removed adds another
    one.saves(**{f"persons[{last}].name.full": "Eve Fifth"})
    one.saves(**{f"persons[{last}].name.full": "Eve Fifth-Sixth"})

    persons = now(saving, file)["persons"]
    assert [one["id"] for one in persons].count(gone) == 0
    assert persons[last]["name"]["full"] == "Eve Fifth-Sixth" and len(persons) == last + 1
    other.fields[f"persons[{last}].occupation"] = "driver"
    answer = client.post(other.address, {**other.fields, "autosave": "1"})
    assert "occupation" not in now(saving, file)["persons"][last], answer.content
