"""What a letter asks for names no field of a case file, and every sentence of it is whole."""

from __future__ import annotations

import pytest

from comity.tasks.incoming.pleas import without_fields


@pytest.mark.parametrize(
    ("cure", "said"),
    [
        (
            "List each document under the top-level `annexes`, and name it under `annexes` of the "
            "measure.",
            "List each document.",
        ),
        ("State under `proportionality` how it is limited.", "State how it is limited."),
        (
            "Say under `wished` in which form. Name privileges under `privilege`.",
            "Say in which form. Name privileges.",
        ),
        ("Add what is known: `born` or `identifiers`.", "Add what is known."),
        ("Say how. Add `questions` (or `items`).", "Say how."),
        (
            "State under `requested_law` of each fiscal offence which one it would be (`a: b`).",
            "State which one it would be.",
        ),
        ("Add `nationalities`.", ""),
        ("Add it under `annexes`.", ""),
        ("Have the request issued by a court.", "Have the request issued by a court."),
    ],
)
def test_a_cure_is_said_without_the_fields_of_a_file(cure: str, said: str) -> None:
    assert without_fields(cure) == said
