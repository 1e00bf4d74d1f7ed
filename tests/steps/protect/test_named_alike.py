"""An open entry that may be of a protected person is told of at its name."""

from __future__ import annotations

import copy

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.named_alike import named_alike

WITNESS = {
    "id": "P2", "role": "witness", "protect": "pseudonym", "name": {"full": "Gundula Schwarzbeer"},
    "address": ("9 Hagebutten Street", "Kisumu"), "phone": "+254 722 555 010",
}  # fmt: skip


def told(**other):
    entry = {"id": "P3", "role": "witness", **other}
    data = {"persons": [copy.deepcopy(WITNESS), entry]}
    return [(who.label, path) for who, path, _ in named_alike(identities(data), data)]


@pytest.mark.parametrize(
    "other",
    [
        {"name": {"full": "Gundula Maria Schwarzbeer"}},
        {"name": {"full": "Schwarzbeer, Gundula M."}},
        {"name": {"full": "Schwarzbeer"}, "address": ("9 Hagebutten Street",)},
        {"name": {"full": "Gundula Ulmenzweig"}, "phone": "0722 555 010"},
        {"name": {"full": "Gundula Ulmenzweig", "former": "Schwarzbeer"}},
    ],
)
def test_a_name_written_otherwise_is_told_of(other):
    assert told(**other) == [("P2", "persons[1].name.full")]


@pytest.mark.parametrize(
    "other",
    [
        {"name": {"full": "Karl Schwarzbeer"}},
        {"name": {"full": "Karl Schwarzbeer", "former": "Karl Ulmenzweig"}},
        {"name": {"full": "Otto Lindenthal"}, "address": ("9 Hagebutten Street",)},
        {"name": {"full": "Otto Lindenthal"}, "address": ("Kisumu",)},
        {"name": {"full": "Gundula Maria Schwarzbeer"}, "protect": "pseudonym"},
        {},
    ],
)
def test_a_relative_or_a_neighbour_is_somebody_else(other):
    assert told(**other) == []


@pytest.mark.parametrize("name", ["Maria Anna Weber", "Anna Maria Quast"])
def test_two_given_names_in_common_are_no_name(name):
    entries = [{**WITNESS, "name": {"full": "Maria Anna Schmidt"}}, {"id": "P3", "role": "witness"}]
    entries[1]["name"] = {"full": name}
    data = {"persons": entries}

    assert [*named_alike(identities(data), data)] == []
    entries[1]["name"] = {"full": "Maria Anna Luise Schmidt"}
    assert [path for _, path, _ in named_alike(identities(data), data)] == ["persons[1].name.full"]
