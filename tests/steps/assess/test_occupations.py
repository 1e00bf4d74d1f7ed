"""`comity check` and `comity refusals` on every occupation of the table: both say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.pipeline.build import check_case
from comity.steps.assess import report_on
from comity.steps.read import read_case

HERE = Path(__file__).parent
TABLE = tomllib.loads((HERE.parents[1] / "text/occupations.toml").read_text(encoding="utf-8"))
ROWS = {
    name: [one for language in TABLE[name].values() for one in language]
    for name in ("alarm", "calm")
}
EVERY = [*ROWS["alarm"], *ROWS["calm"]]

pytestmark = pytest.mark.needs_country


class AsWritten(yaml.SafeLoader):
    """YAML whose dates stay the texts that the file holds."""


AsWritten.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if tag == "tag:yaml.org,2002:bool"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def searches(occupations: list[str]) -> dict[str, Any]:
    """A request for a search of the home of one person of each occupation."""
    data = yaml.load((HERE / "show.yaml").read_text(encoding="utf-8"), AsWritten)
    for number, occupation in enumerate(occupations, start=2):
        name = {"full": f"Sample Person {number}"}
        data["persons"].append(
            {"id": f"P{number}", "role": "suspect", "name": name, "occupation": occupation}
        )
    data["measures"] = [
        {
            "id": f"M{number}",
            "kind": "search-of-premises",
            "persons": [f"P{number}"],
            "place": [f"{number} Example Row", "Sampleton"],
            "items": ["The weapon"],
            "purpose": "To find the weapon.",
            "nexus": "The weapon was seen there.",
            "facts": ["F1"],
            "offences": ["O1"],
        }
        for number in range(2, len(occupations) + 2)
    ]
    return data


@pytest.fixture(scope="module")
def answers(
    host: Host, tmp_path_factory: pytest.TempPathFactory
) -> tuple[frozenset[str], frozenset[str]]:
    """The occupations of which the check speaks, and those of which the refusal report does."""
    path = tmp_path_factory.mktemp("occupations") / "request.yaml"
    path.write_text(yaml.safe_dump(searches(EVERY), allow_unicode=True), encoding="utf-8")
    checked = check_case(read_case(path, host.document_types()), host)
    report = report_on(checked.resolved, host, checked.findings)
    linted = {
        int(re.findall(r"\d+", one.field)[0])
        for one in checked.findings
        if one.rule in ("lint.privilege-open", "lint.press-open")
    }
    refused = {
        int(name[1:]) - 2
        for one in report.of("at-risk")
        if one.topic == "privilege"
        for name in one.measures
    }
    return frozenset(EVERY[n] for n in linted), frozenset(EVERY[n] for n in refused)


@pytest.mark.parametrize("occupation", ROWS["alarm"])
def test_both_speak_of_a_shielded_occupation(
    occupation: str, answers: tuple[frozenset[str], frozenset[str]]
) -> None:
    assert [occupation in told for told in answers] == [True, True]


@pytest.mark.parametrize("occupation", ROWS["calm"])
def test_neither_speaks_of_another(
    occupation: str, answers: tuple[frozenset[str], frozenset[str]]
) -> None:
    assert [occupation in told for told in answers] == [False, False]
