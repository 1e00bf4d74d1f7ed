"""Case files with records, for what several files say together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.pipeline.own_plugin import open_host

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a case file and its record, each event as kind and day and more."""

    def write(name: str, text: str, *events: str) -> Path:
        file = tmp_path / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        if events:
            told = []
            for event in events:
                kind, on, *more = event.split()
                rows = [
                    f'kind = "{kind}"',
                    f"on = {on}",
                    *(one.replace("=", " = ") for one in more),
                ]
                told.append("[[event]]\n" + "\n".join(rows))
            record = tmp_path / f"{name}.record.toml"
            record.write_text("schema = 1\n\n" + "\n\n".join(told) + "\n", encoding="utf-8")
        return file

    return write
