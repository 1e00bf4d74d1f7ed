"""What is saved, what is merged, and what is kept when nothing can be saved."""

from __future__ import annotations

import pytest


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


def test_two_authors_of_one_field_both_keep_what_they_wrote(saving):
    file = saving.new_file("request", {"kind": "request", "reference": "A/1"})
    base = file.head
    first = saving.store_attempt(file, base, "case", {"reference": ["A/2"]})
    saving.save(file, base, {"kind": "request", "reference": "A/2"}, {}, attempt=first)
    second = saving.store_attempt(file, base, "case", {"reference": ["A/3"]})
    clash = saving.save(file, base, {"kind": "request", "reference": "A/3"}, {}, attempt=second)

    assert clash.revision is None
    assert [(one.path, one.mine, one.theirs) for one in clash.conflicts] == [
        ("reference", "A/3", "A/2")
    ]
    assert saving.tree_of(saving.head_of(file))["reference"] == "A/2"
    assert saving.posted_of(clash.attempt) == {"reference": ["A/3"]}


def test_fields_apart_are_merged(saving):
    file = saving.new_file("request", {"kind": "request", "reference": "A/1"})
    base = file.head
    saving.save(file, base, {"kind": "request", "reference": "A/2"}, {})
    saved = saving.save(
        file, base, {"kind": "request", "reference": "A/1", "date": "2026-11-29"}, {}
    )

    assert saved.merged and saved.revision.number == 3
    assert saving.tree_of(saved.revision) == {
        "kind": "request",
        "reference": "A/2",
        "date": "2026-11-29",
    }


def test_a_save_that_changes_nothing_makes_no_revision(saving):
    file = saving.new_file("request", {"kind": "request"})
    attempt = saving.store_attempt(file, file.head, "case", {"reference": [""]})
    saved = saving.save(file, file.head, {"kind": "request"}, {}, attempt=attempt)

    assert saved.revision == file.head
    assert not file.attempts.exists()
