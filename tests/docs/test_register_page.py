"""The register on its page is the one that Comity makes of the samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files

PAGE = Path(__file__).parents[2] / "docs/register.md"
FILES = {
    "bec": "bec-request",
    "restraint": "restraint-gb-ng",
    "witness": "protected-witness-gb-in",
}
RECORDED = (
    ("sent", "cases/bec.yaml", "--on", "2026-10-07", "--by", "courier"),
    ("acknowledged", "cases/bec.yaml", "--on", "2026-10-20", "--reference", "CRM-182-00000"),
    ("sent", "cases/restraint.yaml", "--on", "2026-10-21", "--by", "courier"),
)


@pytest.mark.needs_country
def test_the_register_on_the_page_is_that_of_the_samples(
    comity: Callable[..., Any], tmp_path: Path
) -> None:
    samples = {file.stem: file for file in sample_files()}
    cases = tmp_path / "desk/cases"
    cases.mkdir(parents=True)
    for name, sample in FILES.items():
        (cases / f"{name}.yaml").write_bytes(samples[sample].read_bytes())
    for args in RECORDED:
        done = comity(*args)
        assert done.returncode == 0, done.stderr
    shown = comity("register", "cases", "--on", "2026-12-20").stdout
    assert shown.strip() in PAGE.read_text(encoding="utf-8")
