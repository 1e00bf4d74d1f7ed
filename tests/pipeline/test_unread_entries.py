"""Whoever a file means to protect is looked for by all that stands in the entry, read or not."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.gaps import written
from comity.pipeline.files_beside import protected_in
from comity.pipeline.own_plugin import open_host
from comity.pipeline.unread_entries import with_unread
from comity.steps.protect.match import mask
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.given_tree import reading_of_tree

pytestmark = pytest.mark.needs_country

TOLD = "It was sold by Quastelwitz. Zerlina Quastelwitz called 0722 555 010."
NAMES = [
    "Zerlina Quastelwitz",
    ["Zerlina", "Quastelwitz"],
    {"full": ["Zerlina Quastelwitz"]},
    {"fulll": "Zerlina Quastelwitz"},
    {"full": "Zerlina Quastelwitz", "protect": "pseudonym"},
    {"full:Zerlina Quastelwitz": ""},
]


@pytest.fixture(scope="module")
def view():
    return open_host().for_case()


@pytest.fixture(scope="module")
def sample(view):
    file = next(one for one in sample_files() if one.stem == "bec-request")
    return reading(load(file), file, view.document_types()).tree.data


def witness(**more):
    entry = {"id": "P9", "role": "witness", "protect": "pseudonym", "phone": "0722 555 010"}
    return entry | {"name": {"full": "Zerlina Quastelwitz"}} | more


def masked(sample, view, text=TOLD, **changed):
    tree = copy.deepcopy(dict(sample)) | changed
    found = reading_of_tree(tree, Path("case.yaml"), view.document_types())
    return mask(protected_in(found, view), text)


@pytest.mark.parametrize("name", NAMES, ids=str)
def test_a_name_in_a_form_that_is_not_read_is_found(sample, view, name):
    told = masked(sample, view, persons=[*sample["persons"], witness(name=name)])
    assert told == "It was sold by [P9]. [P9] called [P9]."


@pytest.mark.parametrize("field", ["names", "full", "called", "alias"])
def test_a_name_in_a_field_that_there_is_not_is_found(sample, view, field):
    entry = witness(**{field: "Zerlina Quastelwitz"})
    del entry["name"]
    told = masked(sample, view, persons=[*sample["persons"], entry])
    assert told == "It was sold by [P9]. [P9] called [P9]."


@pytest.mark.parametrize(
    "listed",
    [
        lambda before, one: {**{other["id"]: other for other in before}, "P9": one},
        lambda before, one: {"P9": {k: v for k, v in one.items() if k != "id"}},
        lambda before, one: one,
        lambda before, one: {"witnesses": [*before, one]},
        lambda before, one: [*before, "P7", one],
        lambda before, one: [*before, {"witness": one}],
    ],
)
def test_it_is_found_however_the_persons_are_listed(sample, view, listed):
    told = masked(sample, view, persons=listed(sample["persons"], witness()))
    assert "Quastelwitz" not in told and "0722" not in told


@pytest.mark.parametrize("field", ["witnesses", "person"])
def test_it_is_found_where_the_list_has_another_name(sample, view, field):
    assert "Quastelwitz" not in masked(sample, view, **{field: [witness()]})


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("adress", "17 Kronengasse", "She lives at 17 Kronengasse."),
        ("address", "17 Kronengasse, Zürich", "She lives at 17 Kronengasse, Zürich."),
        ("phone", ["0722 555 017"], "She called from 0722555017."),
        ("mail", "zq@example.org", "She wrote from zq@example.org."),
    ],
)
def test_numbers_and_addresses_count_too(sample, view, field, value, text):
    told = masked(sample, view, text, persons=[*sample["persons"], witness(**{field: value})])
    assert "[P9]" in told


def test_of_an_entry_that_is_read_nothing_counts_beside_what_is_read(view):
    """Else words of the entry, such as those of its role, would be taken for its name."""
    entries = 0
    for file in sample_files():
        found = reading(load(file), file, view.document_types())
        for entry, read in zip(
            found.tree.data.get("persons") or (),
            found.draft.read_data().get("persons") or () if found.draft else (),
            strict=False,
        ):
            made = with_unread(entry, read | {"protect": "pseudonym"})
            assert made == written(read | {"protect": "pseudonym"}), file.name
            entries += 1
    assert entries > 10


def test_who_is_not_protected_is_not_hidden(sample, view):
    entry = witness(name="Zerlina Quastelwitz")
    del entry["protect"]
    assert masked(sample, view, persons=[*sample["persons"], entry]) == TOLD
