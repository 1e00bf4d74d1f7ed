"""Two requests of one matter that protect the same witness can both be built."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.kit.samples import sample_files

pytestmark = pytest.mark.needs_country

Run = Callable[..., Any]


def follow(desk: Path, **changes: Any) -> None:
    """The sample with a protected witness, and a second request that supplements it."""
    first = desk / "first.yaml"
    sample = next(one for one in sample_files() if one.stem == "protected-witness-gb-in")
    shutil.copy(sample, first)
    tree = yaml.safe_load(first.read_text(encoding="utf-8"))
    reference = tree["reference"]
    tree |= {"reference": f"{reference}-2", "status": "supplement", "supplements": reference}
    (witness,) = [one for one in tree["persons"] if one.get("protect")]
    witness |= changes
    second = desk / "second.yaml"
    second.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")


def build(comity: Run, name: str) -> Any:
    return comity("build", name, "--draft", "--format", "md", "-o", f"out-{name[:-5]}")


def test_each_annex_may_name_the_witness_whom_both_protect(comity: Run, desk: Path) -> None:
    follow(desk)
    for name in ("first.yaml", "second.yaml"):
        built = build(comity, name)
        assert built.returncode == 0, built.stderr
        assert list(desk.glob(f"out-{name[:-5]}/*.sealed-annex.docx"))


def test_whom_the_other_request_omits_no_annex_names(comity: Run, desk: Path) -> None:
    follow(desk, protect="omit")
    built = build(comity, "first.yaml")
    assert built.returncode == 2
    assert "second.yaml leaves P3 out altogether" in built.stderr
    assert not list(desk.glob("out-first/*"))
