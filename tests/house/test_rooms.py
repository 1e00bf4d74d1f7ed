"""One way: which room of the host may import which, as docs/architecture.md says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
HOST = CHECKOUT / "core/src/comity"
PAGE = (CHECKOUT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(path.parent.name for path in HOST.glob("*/__init__.py"))

BASE = {"errors", "records", "content", "drafts", "law", "language", "host", "office", "report"}
BASE |= {"hookspecs", "installed", "dataplugin", "_version"}

MAY: dict[str, set[str]] = {
    # under the steps
    "drafts": {"errors", "records"},
    "language": {"drafts"},
    "law": {"errors", "records", "drafts"},
    "host": {*BASE, "builtin"} - {"report", "language", "content"},
    "samples": set(),
    # the steps
    "read": {"errors", "records", "drafts"},
    "resolve": {*BASE, "read"} - {"report"},
    "protect": {*BASE, "read", "resolve"},
    "refusal": {*BASE, "read", "resolve", "protect"},
    "check": {*BASE, "read", "resolve", "protect", "refusal", "samples"},
    "compose": {*BASE, "read", "resolve", "protect"},
    "render": {"errors", "records", "content", "drafts", "language", "scratch"},
    "seal": {"errors", "records", "content", "scratch"},
    # what was made, read once more
    "witness": {"errors", "records", "content", "render"},
    # the host's own plugin
    "builtin": {*BASE, "check", "render"},
    # law as people read it, and as it is kept true
    "lawpages": {*BASE, "resolve"} - {"report"},
    "audit": {*BASE, "lawpages"} - {"report"},
    # above the steps
    "authoring": {*BASE, "read", "resolve", "seal"},
    "templating": {*BASE, "read", "resolve", "compose", "render", "samples", "witness"},
    "scaffold": {*BASE, "resolve", "templating"},
    "otherdesk": {
        *(*BASE, "read", "resolve", "protect", "refusal"),
        *("compose", "authoring", "pipeline"),
    },
    "testing": {*BASE, "read", "refusal", "compose", "templating", "lawpages", "audit", "pipeline"},
    "cli": {*BASE, *ROOMS, "pipeline", "ground"},
}
"""For each room what it may import, below ``TYPE_CHECKING`` and within functions too."""


def imported(path: Path) -> Iterator[str]:
    """The rooms and modules of the host that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "comity":
            names = [f"comity.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from (name.split(".")[1] for name in names if name.startswith("comity."))


def test_every_room_has_its_place_in_the_order() -> None:
    assert sorted(MAY) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    wrong = [
        f"{path.relative_to(HOST).as_posix()} imports {name}"
        for path in sorted((HOST / room).rglob("*.py"))
        for name in imported(path)
        if name not in {*MAY[room], room}
    ]
    assert wrong == []


def test_no_room_may_import_another_that_may_import_it() -> None:
    circles = [
        (one, other)
        for one in MAY
        for other in MAY[one] & set(MAY)
        if one < other and one in MAY[other]
    ]
    # the host finds its own plugin by name
    assert set(circles) == {("builtin", "host")}


@pytest.mark.parametrize("room", ROOMS)
def test_the_page_on_architecture_speaks_of_every_room(room: str) -> None:
    assert any(f"`{name}`" in PAGE for name in (f"comity.{room}", f"{room}/"))
