"""A host in this process, with the distributions that a test has installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.drafts.base import Draft
from comity.drafts.request import Request
from comity.host import Host
from comity.office import Office


@pytest.fixture
def make_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Host]]:
    """``make_host()`` sees what lies in ``tmp_path / "site"``; modules are forgotten at the end."""
    before = set(sys.modules)

    def make(office: Office | None = None, *, folders: tuple[str, ...] = ("site",)) -> Host:
        for folder in folders:
            monkeypatch.syspath_prepend(str(tmp_path / folder))
        return Host(office)

    yield make
    for name in set(sys.modules) - before:
        if str(getattr(sys.modules[name], "__file__", "")).startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.fixture
def draft(request_data: dict[str, Any]) -> Draft:
    """The request of KE to GB, as a draft."""
    return Request.model_validate(request_data | {"schema": "1"})
