"""The answers of a large section are told part by part: the same words, and each of them once."""

from __future__ import annotations

import pytest

from .cases import EVERY_SAMPLE, sample_tree

ROOMS = (700, 4_000, 10**9)
"""Bytes of a page: an answer for each, a few, all."""


def told(tree, kind, room):
    """The rows of all parts of each section, with the path and the words of each."""
    from comity_web.pages.answer_parts import parts_of
    from comity_web.pages.answers import answers
    from comity_web.pages.outline import outline

    pages = outline(kind, "en")
    found = {}
    for section in pages.sections:
        parts = parts_of(tree, pages, section.id, room)
        found[section.id] = [
            row for one in parts for row in answers(tree, pages, "en", one.units)[section.id]
        ]
    return found


@pytest.mark.parametrize("stem", EVERY_SAMPLE)
def test_the_parts_tell_what_the_whole_tells(application, stem):
    from comity_web.pages.answers import answers
    from comity_web.pages.outline import outline

    tree = sample_tree(stem)
    whole = answers(tree, outline(tree["kind"], "en"), "en")
    assert any(whole.values())
    for room in ROOMS:
        parts = told(tree, tree["kind"], room)
        for section, rows in whole.items():
            at = f"{stem}, {section}, {room}"
            assert sorted(map(sorted_row, parts[section])) == sorted(map(sorted_row, rows)), at


def sorted_row(row):
    return tuple(sorted(row.items()))


def test_a_long_answer_goes_on_over_pages_and_no_letter_is_lost():
    from comity_web.forms.windows import weight
    from comity_web.pages.answer_parts import row_pages

    text = "Zürich & <Genf>, «Свидетель» сказал. " * 500
    rows = [{"key": "Before", "value": "short", "path": "a"}]
    rows += [{"key": "Long", "value": text, "path": "b"}, {"key": "Word", "value": "x" * 9000}]

    pages = row_pages(rows, 5_000)

    assert "".join(one["value"] for page in pages for one in page) == "short" + text + "x" * 9000
    assert all(weight("".join(one["value"] for one in page)) <= 5_000 for page in pages)
    assert pages[0][0] == rows[0]
    broken = [one["value"] for page in pages for one in page if one["key"] == "Long"][:-1]
    assert all(one.endswith(" ") for one in broken)


def test_of_very_many_parts_a_few_steps_lead_to_each():
    from comity_web.forms.windows import led_to

    for count in (2, 30, 31, 500):
        for start in (0, count // 2, count - 1):
            seen, steps = {start}, 0
            while len(seen) < count:
                seen |= {there for one in seen for there in led_to(count, one)}
                steps += 1
            assert steps <= 6
            assert len(led_to(count, start)) <= 40
