"""A ground on which the check asks is not said to be unseen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity
from comity.steps.assess import Judged, Report
from comity.steps.assess.asked_in_check import asked_in_check
from comity.text.messages import message

pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(
    ("occupation", "status"),
    [("Intelligence officer", "cannot-tell"), ("Baker", "not-in-play")],
)
def test_what_the_check_asks_about_is_not_called_unseen(
    judge: Callable[..., Report], occupation: str, status: str
) -> None:
    changes: dict[str, Any] = {"persons.0.occupation": occupation}
    found = [one for one in judge("03", changes).judged if one.topic == "essential-interests"]
    assert found and {one.status for one in found} == {status}
    asked = [one for one in found if one.why.startswith("`comity check` asks about it: ")]
    assert bool(asked) is (status == "cannot-tell")


def test_a_form_is_not_complete_while_a_finding_stands_on_a_particular() -> None:
    form = Judged(
        ground_id="x.form",
        title="Form",
        topic="form",
        source="X",
        nature="discretionary",
        status="addressed",
        measures=("M1",),
        why="",
        said=message("reason.form-filled"),
    )
    other = Finding(Severity.ADVICE, "x", "m", "measures[0].items", "c")
    open_ = Finding(Severity.ADVICE, "x", "m", "measures[0].particulars.value", "c")

    assert [one.status for one in asked_in_check([form], [other], ["M1"])] == ["addressed"]
    (found,) = asked_in_check([form], [other, open_], ["M1"])
    assert (found.status, found.field) == ("cannot-tell", open_.field)
