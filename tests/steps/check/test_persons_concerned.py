"""Identity, whereabouts and nationality of those concerned: a word, where nothing is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.findings import Finding, Severity
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country
RULES = {"corruption-ng-gb.yaml": "uncac.46-15-e", "restraint-gb-ng.yaml": "untoc.18-15-e"}
Ask = Callable[[str, str], list[Finding]]


@pytest.fixture
def found(tmp_path: Path) -> Ask:
    """``found(sample, lines)``: what the rule of that convention says of one person more."""
    host = open_host()

    def found(sample: str, lines: str) -> list[Finding]:
        (source,) = (path for path in sample_files() if path.name == sample)
        person = f"  - id: P9\n    name:\n      full: A Person\n{lines}"
        text = source.read_text(encoding="utf-8")
        assert text.count("\npersons:\n") == 1
        file = tmp_path / sample
        file.write_text(text.replace("\npersons:\n", f"\npersons:\n{person}"), encoding="utf-8")
        (case,) = read_all([file], host)
        return [f for f in check_case(case, host).findings if f.rule == RULES[sample]]

    return found


@pytest.mark.parametrize("sample", RULES)
def test_a_suspect_of_whom_nothing_is_known_is_advised_of(sample: str, found: Ask) -> None:
    (finding,) = found(sample, "    role: suspect\n")

    assert finding.severity is Severity.ADVICE
    assert finding.field.startswith("persons[0].")
    assert "nationality" in finding.message


@pytest.mark.parametrize("sample", RULES)
@pytest.mark.parametrize(
    "lines",
    [
        '    role: suspect\n    born: "1980-01-02"\n',
        "    role: suspect\n    nationalities:\n      - NG\n",
        "    role: accused\n    location: Lagos, Nigeria\n",
        "    role: suspect\n    nature: legal\n",
        "    role: witness\n",
        "    role: victim\n",
        "    role: third-party\n    nature: legal\n",
    ],
)
def test_of_anybody_else_nothing_is_said(sample: str, lines: str, found: Ask) -> None:
    assert found(sample, lines) == []
