"""A field that names an item which is not there is a gap, whatever the field is called."""

from __future__ import annotations

from typing import Any

import pytest

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.examine import examine
from comity.pipeline.own_plugin import open_host
from comity.steps.read.yaml_events import grow


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def data() -> dict[str, Any]:
    (file,) = (one for one in sample_files() if one.stem == "bec-request")
    tree: dict[str, Any] = grow(file.read_text(encoding="utf-8"), file.name).data
    return tree


ASSET: dict[str, Any] = {"id": "S1", "kind": "account", "description": "The savings account"}
DANGLING = [
    ("assets", [ASSET | {"owner": "P9"}], "assets[0].owner", "person 'P9'"),
    (
        "assets",
        [ASSET | {"third_parties": [{"right": "Lease", "person": "P9"}]}],
        "assets[0].third_parties[0].person",
        "person 'P9'",
    ),
    (
        "assets",
        [ASSET | {"order": {"title": "Order", "annex": "A9"}}],
        "assets[0].order.annex",
        "annex 'A9'",
    ),
    ("assets", [ASSET | {"facts": ["F99"]}], "assets[0].facts[0]", "fact 'F99'"),
]


@pytest.mark.parametrize(("name", "value", "path", "what"), DANGLING, ids=[d[2] for d in DANGLING])
def test_a_reference_to_nothing_is_a_gap_and_the_rest_is_judged(
    host: Host, data: dict[str, Any], name: str, value: Any, path: str, what: str
) -> None:
    whole = examine(data | {name: [ASSET]}, host)
    found = examine(data | {name: value}, host)
    (gap,) = (one for one in found.gaps if one.field == path)

    assert gap.kind == "reference"
    assert what in gap.message
    assert found.blocked
    assert {one.field for one in found.gaps} - {one.field for one in whole.gaps} == {path}
    assert {one.rule for one in found.findings} & {one.rule for one in whole.findings}


def test_an_owner_who_was_removed_and_protected_is_a_gap(host: Host, data: dict[str, Any]) -> None:
    gone = {"id": "P7", "role": "witness", "name": {"full": "C. Quastel"}, "protect": "pseudonym"}
    data["assets"] = [ASSET | {"owner": "P7"}]
    assert "assets[0].owner" not in {
        one.field for one in examine(data | {"persons": [*data["persons"], gone]}, host).gaps
    }

    found = examine(data, host)
    assert "assets[0].owner" in {one.field for one in found.gaps}
    assert not found.complete
