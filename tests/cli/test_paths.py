"""A path that is empty, as a variable that is not set gives it, is an error and not this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

EMPTY = {
    "build": ("build", "case.yaml", "-o", ""),
    "check": ("check", ""),
    "check letter": ("check", "case.yaml", "--as", "NR", "--letter", "-o", ""),
    "new": ("new", "request", "--to", "NR", "-o", ""),
    "new-jurisdiction": ("new-jurisdiction", "QM", "--name", "Quasimodia", "-o", ""),
    "template": ("template", "derive", "NR", "request", "-o", ""),
    "demo": ("demo", ""),
    "office": ("office", "allow", ""),
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_path_is_refused_and_nothing_is_written(
    name: str, comity, country, write, request_data, desk: Path
) -> None:
    write(request_data)
    country("TV")
    before = sorted(desk.rglob("*"))
    done = comity(*EMPTY[name], site=country("NR"))

    assert done.returncode == 2
    assert "The name is empty. Name a file or a folder." in done.stderr
    assert sorted(desk.rglob("*")) == before
