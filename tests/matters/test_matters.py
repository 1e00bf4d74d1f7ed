"""The collection of matters is whole.

That every draft can be judged is in tests/docs/test_foresight_page.py, which judges them all.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from matters_read import (
    DECIDED_BY,
    OUTCOMES,
    SEVERITIES,
    TOPICS,
    read_matters,
    read_rounds,
)

HERE = Path(__file__).parent
ROUNDS = read_rounds(HERE / "sealed")
MATTERS = [*read_matters(HERE / "open"), *(one for found in ROUNDS.values() for one in found)]


def test_every_matter_has_a_source_an_outcome_and_points_in_the_words_of_the_score() -> None:
    wrong = []
    for matter in MATTERS:
        about = matter.about
        if about["outcome"] not in OUTCOMES or not about["source"]:
            wrong.append(matter.name)
        for point in matter.expected:
            known = (point.topic in TOPICS, point.severity in SEVERITIES)
            if not all(known) or point.decided_by not in DECIDED_BY or not point.point:
                wrong.append(f"{matter.name}: {point.number}")
    assert not wrong


def test_no_state_is_asked_in_more_than_eight_of_sixty_matters() -> None:
    asked = Counter(matter.about["requested"].partition("-")[0] for matter in MATTERS)
    assert not [state for state, count in asked.items() if count * 60 > len(MATTERS) * 8]
