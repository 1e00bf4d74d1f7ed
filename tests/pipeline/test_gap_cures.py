"""The cure of a gap can be pasted into the file as it stands."""

from __future__ import annotations

from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host


def test_the_cure_for_a_list_that_is_missing_writes_a_list() -> None:
    host = open_host()
    (cure,) = (
        gap.cure
        for gap in examine({"schema": "1", "kind": "reminder"}, host).gaps
        if gap.field == "outstanding"
    )
    assert cure.startswith("Add `outstanding:`, then each item on its own line below, after `- `")

    item = cure.split("such as `- ")[1].split("`")[0]
    given = {"schema": "1", "kind": "reminder", "outstanding": [item]}
    assert "outstanding" not in {gap.field for gap in examine(given, host).gaps}
