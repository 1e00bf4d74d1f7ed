"""The kit reports a package that names no licence, or leaves its text out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.kit.conformance import Score
from comity.kit.scaffold import country_files, plan_country

Run = Callable[..., Score]


@pytest.mark.parametrize(
    ("licence", "replaced", "said"),
    [
        ("Apache-2.0", b"", ""),
        ("MIT", b"The text of the licence.", ""),
        ("MIT", b"", "does not contain the text of the licence"),
        ("", b"", "names no licence, so nobody may pass the package on"),
    ],
)
def test_a_package_without_a_licence_or_its_text_is_told(
    score: Run, licence: str, replaced: bytes, said: str
) -> None:
    files = country_files(plan_country("QM", "Quarryland", "en", licence))
    files["LICENSE"] = replaced or files["LICENSE"]

    (outcome,) = score(files, only=("licence",)).outcomes

    assert [problem.message for problem in outcome.problems] == ([said] if said else [])
