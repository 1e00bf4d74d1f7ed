"""The cure of a gap can be pasted into the file as it stands."""

from __future__ import annotations

import pytest

from comity.kit.samples import sample_files
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.findings import gaps_data
from comity.steps.wording.catalogue_loading import load_messages


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


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_reference_that_leads_nowhere_is_told_with_what_it_names(language: str) -> None:
    host = open_host()
    (file,) = (one for one in sample_files() if one.stem == "bec-request")
    data = dict(examine(file, host).data)
    data["facts"][0]["persons"] = ["P77"]
    gaps = examine(data, host).gaps
    assert [gap.kind for gap in gaps] == ["reference"]
    (row,) = gaps_data(gaps, load_messages(host.languages, language))
    assert "P77" in row["message"]
    assert row["cure"] and row["cure_for_page"]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_page_asks_for_the_name_of_a_state_and_a_file_for_its_code(language: str) -> None:
    host = open_host()
    (file,) = (one for one in sample_files() if one.stem == "bec-request")
    data = dict(examine(file, host).data)
    data["persons"][0]["nationalities"] = ["1988"]
    words = load_messages(host.languages, language)
    (found,) = (
        one for one in examine(data, host).findings if one.field.startswith("persons[0].nation")
    )
    assert "`KE`" in found.cure_for("file", words)
    assert "KE" not in found.cure_for("page", words)
    assert "Keni" in found.cure_for("page", words) or "Kenya" in found.cure_for("page", words)
