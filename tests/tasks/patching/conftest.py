"""Samples as trees, and what is found in a tree."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.read.yaml_events import grow

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def every_country() -> Host:
    """A host with whatever is installed, as it is for a user."""
    return open_host()


@pytest.fixture
def sample() -> Callable[[str], dict[str, Any]]:
    """``sample("bec-request")``: the tree of a packaged sample, or of a file of the tests."""

    def sample(name: str) -> dict[str, Any]:
        packaged = files("comity.kit.samples").joinpath(f"{name}.yaml")
        text = CHECKOUT.joinpath(name).read_text("utf-8") if "/" in name else packaged.read_text()
        return grow(text, name).data

    return sample


@pytest.fixture
def found_in(tmp_path: Path, every_country: Host) -> Callable[..., tuple[Finding, ...]]:
    """``found_in(tree)``: the findings on a tree, written as a file and read again."""

    def found_in(tree: dict[str, Any], host: Host | None = None) -> tuple[Finding, ...]:
        path = tmp_path / "case.yaml"
        path.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), "utf-8")
        (case,) = read_all([path], host or every_country)
        return check_case(case, host or every_country).findings

    return found_in
