"""Very many or very long changes: only some are told, and no text takes minutes."""

from __future__ import annotations

import time

from comity import Host
from comity.tasks.revisions import diff_words, sizes_of_changes
from comity.tasks.revisions.texts import parts

ONE = "Payment 12 was made on 20 May 2025 to account 01231. "
LIMIT = 20
"""Seconds for which forty texts took several times as long, on a machine that may be busy."""


def case(text: str) -> dict[str, object]:
    facts = [{"id": f"F{one}", "text": f"{text} Fact {one}."} for one in range(1, 41)]
    return {"kind": "request", "schema": "1", "facts": facts}


def test_only_the_changes_that_are_wanted_are_told_and_in_the_same_words() -> None:
    before, after, host = case("He paid."), case("He never paid."), Host()
    every = diff_words(before, after, host)
    assert len(every) == len(sizes_of_changes(before, after, host)) == 40
    some = [diff_words(before, after, host, only=range(n, n + 15)) for n in (0, 15, 30)]
    assert tuple(one for page in some for one in page) == every


def test_how_large_a_change_is_tells_both_of_its_texts() -> None:
    sizes = sizes_of_changes(case("a" * 100), case("b" * 300), Host())
    assert all(400 < one < 440 for one in sizes)


def test_texts_with_many_words_alike_are_compared_in_time_and_nothing_is_lost() -> None:
    before, after = ONE * 80, ONE.replace("was", "was never") * 80
    began = time.monotonic()
    for _ in range(40):
        found = parts(before, after)
    assert time.monotonic() - began < LIMIT
    assert "".join(one.text for one in found if one.how != "added") == before
    assert "".join(one.text for one in found if one.how != "removed") == after


def test_a_small_edit_in_a_long_text_is_still_told_word_by_word() -> None:
    before, after = ONE * 200, f"{ONE * 90}He denied it. {ONE * 110}"
    found = [(one.how, one.text.strip()) for one in parts(before, after) if one.how != "same"]
    assert found == [("added", "He denied it.")]
