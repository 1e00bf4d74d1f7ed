"""Two authors' revisions of one base: what both did stays, and what clashes is told."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.steps.read.yaml_events import grow
from comity.tasks.revisions import Conflict, Merged, merge
from comity.tasks.revisions.texts import is_long

SENTENCES = ["He called.", "She paid 5 USD.", "No. 4 is closed!", "Why?", "The bank wrote to him."]
BASE: dict[str, Any] = {
    "kind": "request",
    "reference": "A/1",
    "loss": {"amount": "5", "currency": "USD"},
    "address": ["1 High Street", "London"],
    "facts": [
        {"id": "F1", "text": "One.", "date": "2026-01-01"},
        {"id": "F2", "text": "Two."},
        {"id": "F3", "text": "Three."},
    ],
    "contacts": [{"name": "Ann", "email": "ann@office.example", "phone": "1"}, {"name": "Ben"}],
    "text": "He called her at nine in the evening. She paid 5 USD on the next day. "
    "The bank wrote to him.\nNobody answered.",
}


def changed(**fields: Any) -> dict[str, Any]:
    return {**copy.deepcopy(BASE), **fields}


def with_fact(number: int, **fields: str) -> list[dict[str, str]]:
    facts: list[dict[str, str]] = copy.deepcopy(BASE["facts"])
    facts[number] |= fields
    return facts


def ids(merged: Merged) -> list[str]:
    return [fact["id"] for fact in merged.data["facts"]]


def test_fields_that_only_one_author_changed_are_both_kept() -> None:
    loss = {"amount": "6", "currency": "USD"}
    mine = changed(reference="A/2", loss=loss)
    theirs = changed(loss={"amount": "5", "currency": "EUR"}, urgency="high")
    del theirs["kind"]

    expected = changed(reference="A/2", loss={"amount": "6", "currency": "EUR"}, urgency="high")
    del expected["kind"]
    assert merge(BASE, mine, theirs) == Merged(expected, ())


def test_items_go_by_their_ids_and_not_by_their_numbers() -> None:
    mine = changed(facts=[{"id": "F0", "text": "Nought."}, *with_fact(1, text="Two, by me.")])
    theirs = changed(facts=[*with_fact(0, text="One, by them.")[:2], {"id": "F4", "text": "Four."}])

    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert [(fact["id"], fact["text"]) for fact in merged.data["facts"]] == [
        ("F0", "Nought."),
        ("F1", "One, by them."),
        ("F2", "Two, by me."),
        ("F4", "Four."),
    ]


def test_both_may_add_items_and_mine_come_first() -> None:
    mine = changed(facts=[*BASE["facts"], {"id": "F4", "text": "Mine."}])
    theirs = changed(facts=[*BASE["facts"], {"id": "F5", "text": "Theirs."}])

    assert ids(merge(BASE, mine, theirs)) == ["F1", "F2", "F3", "F4", "F5"]


def test_two_items_with_one_id_are_not_mixed() -> None:
    mine = changed(facts=[*BASE["facts"], {"id": "F4", "text": "Mine.", "source": "x"}])
    theirs = changed(facts=[*BASE["facts"], {"id": "F4", "text": "Theirs.", "date": "2026-02-02"}])

    merged = merge(BASE, mine, theirs)
    assert merged.data == mine
    assert merged.conflicts == (Conflict("facts[3]", None, mine["facts"][3], theirs["facts"][3]),)


def test_an_item_that_one_edited_and_the_other_removed_stays_and_is_a_conflict() -> None:
    edited = changed(facts=with_fact(1, text="Two, edited."))
    removed = changed(facts=[BASE["facts"][0], BASE["facts"][2]])
    base, new = BASE["facts"][1], edited["facts"][1]

    for mine, theirs, conflict in (
        (edited, removed, Conflict("facts[1]", base, new, None)),
        (removed, edited, Conflict("facts[1]", base, None, new)),
    ):
        merged = merge(BASE, mine, theirs)
        assert merged.data == edited
        assert merged.conflicts == (conflict,)


def test_an_item_that_one_removed_and_the_other_left_alone_is_gone() -> None:
    mine = changed(facts=BASE["facts"][1:])
    theirs = changed(reference="A/2")

    assert merge(BASE, mine, theirs) == Merged(
        changed(facts=BASE["facts"][1:], reference="A/2"), ()
    )


def test_a_new_order_is_kept_with_what_the_other_added() -> None:
    reversed_facts = changed(facts=BASE["facts"][::-1])
    longer = changed(facts=[*BASE["facts"][:2], {"id": "F9", "text": "New."}, BASE["facts"][2]])

    for mine, theirs in ((reversed_facts, longer), (longer, reversed_facts)):
        merged = merge(BASE, mine, theirs)
        assert merged.conflicts == ()
        assert [name for name in ids(merged) if name != "F9"] == ["F3", "F2", "F1"]
        assert "F9" in ids(merged)


def test_two_new_orders_are_a_conflict_of_the_list() -> None:
    mine = changed(facts=BASE["facts"][::-1])
    theirs = changed(facts=[BASE["facts"][n] for n in (1, 0, 2)])

    merged = merge(BASE, mine, theirs)
    assert merged.data == mine
    assert merged.conflicts == (Conflict("facts", BASE["facts"], mine["facts"], theirs["facts"]),)


def test_a_field_that_both_changed_is_a_conflict_with_its_three_values() -> None:
    merged = merge(
        BASE, changed(facts=with_fact(2, text="Mine.")), changed(facts=with_fact(2, text="Theirs."))
    )
    assert merged.conflicts == (Conflict("facts[2].text", "Three.", "Mine.", "Theirs."),)
    assert merged.data["facts"][2]["text"] == "Mine."


def test_items_without_ids_are_merged_field_by_field_while_they_are_alike() -> None:
    ann = BASE["contacts"][0]
    mine = changed(contacts=[{**ann, "phone": "2"}, {"name": "Ben"}])
    theirs = changed(contacts=[{**ann, "email": "ann@new.example"}, {"name": "Ben"}])

    both = {"name": "Ann", "phone": "2", "email": "ann@new.example"}
    assert merge(BASE, mine, theirs) == Merged(changed(contacts=[both, {"name": "Ben"}]), ())


def test_items_without_ids_that_are_others_are_not_mixed() -> None:
    mine = changed(contacts=[{"name": "Carl", "fax": "7"}, {"name": "Ben"}])
    theirs = changed(contacts=[{"name": "Dora", "url": "https://d.example"}, {"name": "Ben"}])

    merged = merge(BASE, mine, theirs)
    assert merged.data == mine
    assert merged.conflicts == (
        Conflict("contacts", BASE["contacts"], mine["contacts"], theirs["contacts"]),
    )


def test_texts_of_a_list_that_both_added_are_both_there_once() -> None:
    mine = changed(address=["1 High Street", "London", "SW1", "UK"])
    theirs = changed(address=["Floor 2", "1 High Street", "London", "England", "UK"])

    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.data["address"] == [
        "Floor 2", "1 High Street", "London", "SW1", "UK", "England",
    ]  # fmt: skip


def test_sentences_of_one_text_can_be_edited_by_both() -> None:
    mine = changed(text=BASE["text"].replace("at nine", "at ten"))
    theirs = changed(text=BASE["text"].replace("Nobody answered.", "He answered. So did she."))

    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.data["text"] == (
        "He called her at ten in the evening. She paid 5 USD on the next day. "
        "The bank wrote to him.\nHe answered. So did she."
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("at ten", "at eleven"),
        ("at nine sharp. Then", "in the night, at nine"),
    ],
)
def test_one_sentence_that_both_edited_is_a_conflict(mine: str, theirs: str) -> None:
    one, other = (BASE["text"].replace("at nine", new) for new in (mine, theirs))

    merged = merge(BASE, changed(text=one), changed(text=other))
    assert merged.conflicts == (Conflict("text", BASE["text"], one, other),)


def test_a_short_text_is_never_put_together_from_two() -> None:
    merged = merge({"name": "Mr. Smith"}, {"name": "Dr. Smith"}, {"name": "Mr. Jones"})
    assert merged.conflicts == (Conflict("name", "Mr. Smith", "Dr. Smith", "Mr. Jones"),)


def test_line_ends_of_a_browser_are_no_edit() -> None:
    theirs = changed(text=BASE["text"].replace("nine", "ten"))
    mine = changed(text=BASE["text"].replace("\n", "\r\n"))
    assert merge(BASE, mine, theirs) == Merged(theirs, ())


def test_the_result_shares_nothing_with_the_revisions() -> None:
    before = copy.deepcopy(BASE)
    mine, theirs = (changed(facts=with_fact(0, text=text)) for text in "xy")
    merged = merge(BASE, mine, theirs)
    merged.data["contacts"][0]["name"] = "Zoe"
    assert merged.conflicts[0].base == "One."
    assert before == BASE


texts = st.sampled_from(["a", "b", "c", "F1"]) | st.lists(
    st.sampled_from(SENTENCES), min_size=3, max_size=7
).map(" ".join)
items = st.fixed_dictionaries(
    {"id": st.sampled_from(["F1", "F2", "F3", "F4"])}, optional={"text": texts, "date": texts}
)
trees = st.fixed_dictionaries(
    {},
    optional={
        "facts": st.lists(items, max_size=4, unique_by=lambda item: item["id"]),
        "twice": st.lists(items, max_size=3),
        "names": st.lists(texts, max_size=4),
        "mixed": st.lists(texts | items | st.lists(texts, max_size=2), max_size=4),
        "table": st.dictionaries(st.sampled_from("xyz"), texts | st.lists(texts, max_size=2)),
        "text": texts,
        "odd": texts | st.lists(texts, max_size=2) | st.dictionaries(st.sampled_from("xy"), texts),
    },
)


@given(trees, trees)
def test_what_only_one_author_changed_is_taken_as_it_is(base: Any, other: Any) -> None:
    assert merge(base, base, other) == Merged(other, ())
    assert merge(base, other, base) == Merged(other, ())
    assert merge(base, other, other) == Merged(other, ())


def shape(conflict: Conflict, *, swapped: bool = False) -> tuple[str, ...]:
    sides = [conflict.mine, conflict.theirs]
    values = [conflict.base, *(sides[::-1] if swapped else sides)]
    return (re.sub(r"\d+", "", conflict.path), *map(repr, values))


@given(trees, trees, trees)
def test_conflicts_do_not_depend_on_who_is_who(base: Any, mine: Any, theirs: Any) -> None:
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert Counter(map(shape, one.conflicts)) == Counter(
        shape(conflict, swapped=True) for conflict in other.conflicts
    )


def words_in(*values: Any) -> Iterator[str]:
    """Every text, those of sentences by sentence."""
    for value in values:
        for _, text in leaves(value):
            yield text
            yield from (one.strip() for one in re.findall(r"[^.!?]+[.!?]", text))


@given(trees, trees, trees)
@example(
    {"text": "He called. He called. The bank wrote to him. No. 4 is closed!"},
    {"text": "He called. He called. No. 4 is closed! The bank wrote to him."},
    {"text": "He called. He called. He called. He called. The bank wrote to him."},
)
def test_nothing_that_either_author_wrote_is_lost(base: Any, mine: Any, theirs: Any) -> None:
    merged = merge(base, mine, theirs)
    told = [value for c in merged.conflicts for value in (c.mine, c.theirs)]
    there = set(words_in(merged.data, *told))
    before = set(words_in(base))

    for side in (mine, theirs):
        written = {one for one in words_in(side) if one not in before}
        by_sentence = {one for one in written if is_long(one)}
        assert written - by_sentence <= there


@given(trees, trees, trees)
def test_a_path_leads_to_the_value_that_stands_in_the_merged_data(
    base: Any, mine: Any, theirs: Any
) -> None:
    merged = merge(base, mine, theirs)
    for conflict in merged.conflicts:
        value: Any = merged.data
        for key, number in re.findall(r"(\w+)|\[(\d+)\]", conflict.path):
            value = value[key] if key and not key.isdigit() else value[int(key or number)]
        kept = conflict.theirs if conflict.mine is None else conflict.mine
        assert value == kept or isinstance(kept, list)


def apart(data: Any, path: str = "") -> Iterator[str]:
    """The fields of tables and of items with ids, which nobody can take for another."""
    for key, value in data.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, str) and key != "id":
            yield here
        elif isinstance(value, dict):
            yield from apart(value, here)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict) and "id" in item:
                    yield from apart(item, f"{here}[{number}]")


def put(data: Any, field: str, value: str) -> None:
    *steps, last = re.findall(r"[^.\[\]]+", field)
    for step in steps:
        data = data[int(step) if step.isdigit() else step]
    data[last] = value


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_edits_of_different_fields_of_a_sample_never_clash(path: Path) -> None:
    base = grow(path.read_text(encoding="utf-8"), path.name).data
    mine, theirs, both = (copy.deepcopy(base) for _ in range(3))
    fields = list(apart(base))
    assert len(fields) > 8
    for number, field in enumerate(fields):
        if number % 3:
            put(mine if number % 3 == 1 else theirs, field, f"new {number}")
            put(both, field, f"new {number}")

    assert merge(base, mine, theirs) == Merged(both, ())
