"""One way: each floor of the host imports only those above it in the list, and so do the steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from floors_map import FLOORS, HOST, KIT, MODULES, STEPS, TASKS, drawn, imported

PAGE = (Path(__file__).resolve().parents[2] / "docs/architecture.md").read_text(encoding="utf-8")

NOT = {
    "compose": {"assess", "check", "findings"},  # a document does not depend on what is said of it
    "render": {"read", "resolve", "findings", "protect", "assess", "check", "compose"},
    "write": {"read", "resolve", "findings", "protect", "assess", "check", "compose", "render"},
    "witness": {"read", "resolve", "findings", "protect", "assess", "check", "compose", "write"},
}
"""Steps above another that it must not import all the same."""

OLD_NAMES = {"records", "hookspecs", "testing", "drafts", "law.records"}
"""Names of version 0.1 that lead to the new ones until 0.2 (tests/host/test_moved.py)."""


def place(module: str, order: Sequence[str]) -> int:
    """The place of a module in a list: by the first of its parts that stands there."""
    return next((order.index(part) for part in module.split(".") if part in order), -1)


def upward(floor: str, order: Sequence[str]) -> list[str]:
    """Imports within a floor that go against the order of its rooms."""
    return [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        if module.startswith(f"{floor}.")
        for other in imported(path)
        if other.startswith(f"{floor}.")
        and place(other.partition(".")[2], order) > place(module.partition(".")[2], order)
    ]


def test_every_folder_of_the_host_is_a_floor() -> None:
    folders = {path.parent.name for path in HOST.glob("*/__init__.py")}
    assert folders - OLD_NAMES == set(FLOORS)


def test_beside_the_floors_there_are_only_the_ways_in() -> None:
    modules = {path.stem for path in HOST.glob("*.py")} - OLD_NAMES
    assert modules == {"__init__", "__main__", "_moved", "_version", "api"}


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_imports_only_those_before_it(floor: str) -> None:
    wrong = [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        if module.partition(".")[0] == floor and module not in OLD_NAMES
        for other in imported(path)
        if place(other, FLOORS) > FLOORS.index(floor)
    ]
    assert wrong == []


@pytest.mark.parametrize(("floor", "rooms"), [("steps", STEPS), ("tasks", TASKS), ("kit", KIT)])
def test_the_rooms_of_a_floor_stand_in_one_order(floor: str, rooms: tuple[str, ...]) -> None:
    there = {module.split(".")[1] for module in MODULES if module.startswith(f"{floor}.")}
    assert there == set(rooms)
    assert upward(floor, rooms) == []


@pytest.mark.parametrize("step", NOT)
def test_a_step_does_not_see_what_it_must_not_depend_on(step: str) -> None:
    wrong = [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        if module.startswith(f"steps.{step}")
        for other in imported(path)
        if other.startswith("steps.") and other.split(".")[1] in NOT[step]
    ]
    assert wrong == []


def test_nothing_of_the_host_uses_an_old_name() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        if module not in OLD_NAMES and not module.startswith("drafts")
        for other in imported(path)
        if other in OLD_NAMES or other.startswith("drafts")
    ]
    assert wrong == []


@pytest.mark.parametrize("room", [*FLOORS, *STEPS, *TASKS, *KIT])
def test_the_page_on_architecture_speaks_of_every_floor_and_room(room: str) -> None:
    assert f"`{room}/`" in PAGE or f"`{room}.py`" in PAGE


@pytest.mark.parametrize(("prefix", "rooms"), [("", FLOORS), ("steps.", STEPS)])
def test_the_map_on_the_page_is_drawn_from_the_imports(prefix: str, rooms: tuple[str, ...]) -> None:
    assert drawn(prefix, rooms) in PAGE, "run `python tools/floors_map.py`"


def test_a_name_in_a_string_counts_as_an_import() -> None:
    found = {*imported(MODULES["pipeline.own_plugin"])}
    assert "steps.compose.request.letter" in found
    assert "model.drafts.request" in found


TWICE = {
    "build": "a command, and what it runs",
    "deadlines": "what a time limit is, and the command that lists them",
    "findings": "what a finding is, and how findings are shown",
    "office": "a command, and the file that it manages",
    "preview": "a command, and what it runs",
    "wording": "a command, and the words of one document",
    "sections": "the sections of a questionnaire, and those of a notice on paper",
    "correspondence": "the schema of such letters, and the checks of their form",
}
"""File names that stand twice, each with its reason."""


def test_a_file_name_stands_once() -> None:
    """Whoever opens a file by its name finds the one that was meant."""
    names = Counter(
        module.rpartition(".")[2]
        for module, path in MODULES.items()
        if path.stem != "__init__" and module not in OLD_NAMES and not module.startswith("drafts")
    )
    assert {name for name, times in names.items() if times > 1} == set(TWICE)
