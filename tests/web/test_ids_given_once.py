"""The id that an entry of a file has or had is given to no other: it would stand for both."""

from __future__ import annotations

import pytest

from .cases import sample_tree
from .forms.conftest import _sent_unchanged


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    return saving.new_file("request", sample_tree("bec-request"))


def now(saving, file):
    return saving.tree_of(saving.head_of(file))


def pressed(client, file, page, **typed):
    """A page with what was typed in it, sent with its button."""
    address = f"/c/{file.key}/s/{page}"
    fields = _sent_unchanged(client.get(address).content.decode())
    answer = client.post(address, {**fields, **typed, "_stay": "1"})
    assert answer.status_code == 303, answer.content


def test_a_fact_taken_out_and_a_narrative_split_in_one_press(client, saving, file):
    before = [fact["id"] for fact in now(saving, file)["facts"]]
    last = len(before) - 1
    text = "On 9 July 2025 the money left.\n\nOn 11 July 2025 it came back."
    pressed(client, file, "facts", **{f"facts[{last}]!remove": "1", "_narrative": text})

    facts = now(saving, file)["facts"]
    assert [fact["id"] for fact in facts[:last]] == before[:-1]
    number = int(before[-1][1:])
    assert [fact["id"] for fact in facts[last:]] == [f"F{number + 1}", f"F{number + 2}"]


def test_a_measure_taken_out_and_another_kind_ticked_in_one_press(client, saving, file):
    before = [measure["id"] for measure in now(saving, file)["measures"]]
    last = len(before) - 1
    ticked = {f"measures[{last}]!remove": "1", "measures!add": "criminal-records"}
    pressed(client, file, "purpose", **ticked)

    measures = now(saving, file)["measures"]
    assert measures[-1]["kind"] == "criminal-records"
    assert measures[-1]["id"] not in before
    assert len(measures) == len(before)


def test_an_element_of_an_offence_is_never_another(client, saving, file):
    tree = now(saving, file)
    tree["offences"][0]["elements"] = [
        {"id": "O1a", "text": "Deception."},
        {"id": "O1b", "text": "Loss."},
    ]
    tree["offences"][0]["id"] = "O1"
    saving.save(file, file.head, tree, {})
    file.refresh_from_db()
    page = "offences/offences/0"
    pressed(client, file, page, **{"offences[0].elements[1]!remove": "1"})
    file.refresh_from_db()
    pressed(client, file, page, **{"offences[0].elements[1].text": "Gain."})

    elements = now(saving, file)["offences"][0]["elements"]
    assert [(one["id"], one["text"]) for one in elements] == [
        ("O1a", "Deception."),
        ("O1c", "Gain."),
    ]


def test_an_element_gets_no_id_that_another_has(client, saving, file):
    tree = now(saving, file)
    tree["offences"][0] |= {"id": "O1", "elements": [{"id": "O1b", "text": "Loss."}]}
    saving.save(file, file.head, tree, {})
    file.refresh_from_db()
    pressed(client, file, "offences/offences/0", **{"offences[0].elements[1].text": "Gain."})

    elements = now(saving, file)["offences"][0]["elements"]
    assert [one["id"] for one in elements] == ["O1b", "O1c"]
