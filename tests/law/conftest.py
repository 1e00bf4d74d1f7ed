"""Law packages for tests: real TOML files in a real package, made for one test."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SOURCES = """schema = 1
[act]
title = "Evidence Act 2020"
official_id = "Act No. 1 of 2020"
cite = "Evidence Act 2020,"
url = "https://www.example.org/act"
read = "official"
read_on = 2026-01-02
copy = "The Gazette of 2020"
as_of = 2025-12-31
[note]
title = "A note on the Act"
read = "secondary"
"""
STATE = """schema = 1
code = "{code}"
name = "Republic of Testland"
short_name = "Testland"
article = "the"
short_article = ""
languages = ["en"]
"""
NUMBERS = itertools.count()

WritePackage = Callable[..., str]


@pytest.fixture
def write_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_record: Callable[..., Path]
) -> Iterator[WritePackage]:
    """``write_package({"law/act.toml": "..."})`` gives the name of a package with these files."""
    made: list[str] = []

    def write(
        law: dict[str, str],
        *,
        code: str = "QX",
        sources: str = SOURCES,
        init: str = "",
        entry_points: str = "",
    ) -> str:
        name = f"testland_{next(NUMBERS)}"
        root = tmp_path / "site" / name
        files = {"jurisdiction.toml": STATE.format(code=code), "sources.toml": sources, **law}
        for file, text in {"__init__.py": init, **files}.items():
            place = root / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        if entry_points:
            home = root.parent / f"comity_{code.lower()}-1.0.dist-info"
            _register(home, entry_points, name)
            write_record(home, name)
        monkeypatch.syspath_prepend(str(root.parent))
        made.append(name)
        return name

    yield write
    for name in made:
        sys.modules.pop(name, None)


def _register(home: Path, group: str, package: str) -> None:
    home.mkdir(parents=True)
    home.joinpath("METADATA").write_text("Metadata-Version: 2.4\nName: comity-qx\nVersion: 1.0\n")
    home.joinpath("entry_points.txt").write_text(group.format(package=package))


@pytest.fixture
def write_country(write_package: WritePackage) -> WritePackage:
    """Like ``write_package``, and installed: the State QX for the host to find."""

    def write(law: dict[str, str], **more: str) -> str:
        points = "[comity.jurisdictions]\nQX = {package}\n"
        return write_package(law, **{"entry_points": points, **more})

    return write
