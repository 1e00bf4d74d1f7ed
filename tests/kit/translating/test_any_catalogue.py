"""Whatever a translator writes: placeholders kept pass, and none is lost without a fault."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.kit.translating.catalogue_faults import Subject
from comity.kit.translating.catalogue_sections import needed_for, parts
from comity.kit.translating.check_catalogue import all_faults
from comity.kit.translating.id_checks import id_faults
from comity.kit.translating.message_parts import message_parts
from comity.kit.translating.text_checks import text_faults
from comity.steps.wording.needed import all_ids
from comity.text.slots import wordless

SLOT = re.compile(r"(?<!\{)\{[^{}]*\}(?!\})")
ENGLISH = all_ids("pt")
WORDED = sorted(
    id for id, text in ENGLISH.items() if not (id in message_parts("pt") and wordless(text))
)


def lost_with(id: str, slot: str) -> bool:
    """Whether a text loses what a placeholder stands for when it goes, and is still a text.

    A count may be left out, `{area}` may be kept by `{area:capital}`, and a text that is nothing
    but its placeholder is empty, which is another fault.
    """
    parts, name = message_parts("pt"), slot[1:-1].partition(":")[0]
    forms = {found for found in SLOT.findall(ENGLISH[id]) if re.match(rf"\{{{name}[:}}]", found)}
    counted = id in parts and slot[1:-1] == parts[id].counted
    return not counted and forms == {slot} and ENGLISH[id] != slot


SLOTS = [
    (id, slot)
    for id in WORDED
    for slot in dict.fromkeys(SLOT.findall(ENGLISH[id]))
    if lost_with(id, slot)
]


def with_texts(whole: Subject, texts: dict[str, str]) -> Subject:
    entries = dict(whole.written.entries)
    entries |= {id: replace(entries[id], text=text) for id, text in texts.items()}
    return replace(whole, written=replace(whole.written, entries=entries))


def shuffled(text: str, chance: random.Random) -> str:
    """The same text with its placeholders in another order; code in backticks is left alone."""
    if "`" in text:
        return text
    found = SLOT.findall(text)
    chance.shuffle(found)
    return SLOT.sub(lambda _: found.pop(), text)


@settings(max_examples=8)
@given(seed=st.integers(0, 2**16))
def test_a_catalogue_that_keeps_its_placeholders_in_any_order_passes(
    whole: Subject, seed: int
) -> None:
    chance = random.Random(seed)
    entries = whole.written.entries
    texts = {id: shuffled(entry.text, chance) for id, entry in entries.items()}

    assert all_faults(with_texts(whole, texts)) == ()


@pytest.mark.parametrize("change", ["", "{invented}", "{broken"])
@given(number=st.integers(0, len(SLOTS) - 1))
def test_a_placeholder_that_is_lost_invented_or_broken_is_found(
    whole: Subject, change: str, number: int
) -> None:
    id, slot = SLOTS[number]
    entry = whole.written.entries[id]
    spoilt = replace(entry, text=entry.text.replace(slot, change))
    subject = replace(whole, written=replace(whole.written, entries={id: spoilt}))

    found = [fault for fault in text_faults(subject) if fault.rule == "wording.placeholder"]

    assert {fault.id for fault in found} == {id}
    assert all(fault.severity == "error" and fault.line and fault.cure for fault in found)


@given(numbers=st.sets(st.integers(0, len(WORDED) - 1), min_size=1, max_size=4))
def test_an_entry_that_is_removed_or_empty_is_found(whole: Subject, numbers: set[int]) -> None:
    entries, gone = dict(whole.written.entries), [WORDED[number] for number in numbers]
    for number, id in enumerate(gone):
        entries[id] = replace(entries[id], text="")
        if number % 2 == 0:
            del entries[id]

    found = list(id_faults(replace(whole, written=replace(whole.written, entries=entries))))

    assert {id for fault in found for id in fault.ids} == set(gone)
    assert {fault.rule for fault in found} == {"wording.missing"}
    touched = {part for part in parts(whole.types) if needs(part, whole) & set(gone)}
    assert {fault.id for fault in found} == touched


def needs(part: str, whole: Subject) -> frozenset[str]:
    return needed_for(part, whole.types, "pt")
