"""Unfinished documents, and the walk of somebody who answers them section by section."""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.pipeline.own_plugin import open_host
from comity.tasks.questions.relevance import Relevance, relevant

HERE = Path(__file__).parent
ON = dt.date(2026, 10, 5)

_spec = importlib.util.spec_from_file_location("walk", HERE / "walk.py")
assert _spec is not None
assert _spec.loader is not None
_walk = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_walk)


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def ask(host: Host) -> Callable[..., dict[str, Relevance]]:
    """What each field is, on a day in October 2026, of a draft given as keywords or as a tree."""

    def asked(tree: dict[str, Any] | None = None, **fields: Any) -> dict[str, Relevance]:
        return relevant({**(tree or {}), **fields}, host, on=ON)

    return asked


@pytest.fixture(scope="module")
def walked(host: Host) -> Callable[[str], Any]:
    """The walk of an author who knows what a file beside the tests says."""

    def walk(name: str) -> Any:
        text = (HERE / f"{name}.yaml").read_text(encoding="utf-8")
        answers = yaml.load(text, Loader=yaml.BaseLoader)
        return _walk.Walk(answers["kind"], answers, host, ON)

    return walk
