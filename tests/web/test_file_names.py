"""How a file is called: after its reference, never after a person, and like no other."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.postgres


@pytest.fixture
def saving(application):
    from comity_web.cases import saving

    return saving


@pytest.fixture
def file(saving):
    return saving.new_file("request", {"kind": "request", "reference": "A/1"})


@pytest.mark.parametrize(
    ("tree", "name"),
    [
        ({"reference": "FMJ/CAU/MLA/2026/0417"}, "FMJ-CAU-MLA-2026-0417"),
        (
            {"reference": "Ibrahim 3", "persons": [{"name": {"full": "Musa IBRAHIM"}}]},
            r"request-\d+",
        ),
        ({"reference": "draft"}, r"request-\d+"),
        ({"reference": "../../etc/passwd1"}, "etc-passwd1"),
        ({"reference": "com1"}, r"request-\d+"),
        ({}, r"request-\d+"),
    ],
)
def test_a_file_is_named_after_its_reference_and_never_after_a_person(saving, tree, name):
    made = saving.new_file("request", {"kind": "request", **tree})
    assert re.fullmatch(rf"{name}(-\d+)?", made.name)  # numbered where the team has the name


def test_names_are_unique_in_a_matter(saving, file):
    names = [
        saving.new_file("request", {}, matter=file.matter, name=name).name
        for name in ("a-1", "A-1.yaml", "")
    ]
    assert names[:2] == ["a-2", "A-3"]
    assert re.fullmatch(r"request-\d+", names[2])  # the next number of the team


@pytest.mark.parametrize(
    "name",
    [
        *("", "../x", "a/b", ".x", "x.record", "a" * 81, "a\u202eb"),
        *("nul.1", "CON", "aux .1", "com¹", "a:b", "a."),  # of Windows
    ],
)
def test_a_name_that_is_none_of_a_file_is_refused(application, name):
    from comity_web.cases.naming import UnsafeNameError, vetted_name

    with pytest.raises(UnsafeNameError):
        vetted_name(name)
