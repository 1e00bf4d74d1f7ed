"""The browser: nothing else needs Django, and its parts import in one direction."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
WEB = CHECKOUT / "plugins/web/src/comity_web"
ORDER = (
    *("core", "wording", "accounts", "cases", "forms", "judging", "matters", "guarding"),
    *("pages", "urls", "running", "command", "server_command", "commands"),
)
"""A part imports only those before it."""
SHARED = {"running.serving", "running.links"}
"""What the command and the guard at the door both know: how it is served, who may come in."""
FRAMEWORK = {"django", "waitress", "comity_web"}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, also within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(path: Path) -> str:
    """The part of the plugin to which a file belongs."""
    return path.relative_to(WEB).parts[0].removesuffix(".py")


def parts_imported(path: Path) -> set[str]:
    inner = {name.removeprefix("comity_web.") for name in imported(path) if "comity_web." in name}
    names = {name for name in inner if ".".join(name.split(".")[:2]) not in SHARED}
    return {name.partition(".")[0] for name in names} & {*ORDER}


def test_nothing_but_the_plugin_of_the_browser_imports_a_web_framework() -> None:
    roots = ("core/src", "templates/src", "jurisdictions", "plugins", "tools")
    wrong = [
        f"{path.relative_to(CHECKOUT).as_posix()} imports {name}"
        for root in roots
        for path in (CHECKOUT / root).rglob("*.py")
        if WEB not in path.parents
        for name in imported(path)
        if name.partition(".")[0] in FRAMEWORK
    ]
    assert wrong == []


def test_every_part_of_the_plugin_has_a_place_in_the_order() -> None:
    parts = {part(path) for path in WEB.rglob("*.py")} - {"__init__"}
    assert parts == set(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_part_imports_only_those_before_it(name: str) -> None:
    wrong = [
        f"{path.relative_to(WEB).as_posix()} imports {other}"
        for path in WEB.rglob("*.py")
        if part(path) == name
        for other in parts_imported(path)
        if ORDER.index(other) > ORDER.index(name)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", sorted(SHARED))
def test_what_all_may_know_knows_nothing_itself(name: str) -> None:
    path = WEB.joinpath(*name.split(".")).with_suffix(".py")
    assert parts_imported(path) == set()


def test_the_pages_take_the_core_by_its_public_names() -> None:
    """What only a command knows is not taken from the command line."""
    wrong = [
        f"{path.relative_to(WEB).as_posix()} imports {name}"
        for path in WEB.rglob("*.py")
        if part(path) not in ("command", "running", "server_command", "commands")
        for name in imported(path)
        if name.startswith("comity.cli")
    ]
    assert wrong == []


def test_the_page_on_architecture_speaks_of_every_part() -> None:
    page = (CHECKOUT / "docs/architecture.md").read_text(encoding="utf-8")
    section = page.partition("## In the browser")[2].partition("\n## ")[0]
    named = [name for name in ORDER if any(f"`{name}{end}`" in section for end in ("", "/", ".py"))]
    assert named == list(ORDER)
