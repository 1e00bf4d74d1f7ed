"""The map of the host in docs/architecture.md, drawn from the imports of its modules.

    python tools/floors_map.py

writes the two tables between their marks anew. A test compares them with what this makes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

__all__ = ["FLOORS", "HOST", "KIT", "MODULES", "STEPS", "TASKS", "drawn", "imported", "main"]

CHECKOUT = Path(__file__).resolve().parents[1]
HOST = CHECKOUT / "core/src/comity"
PAGE = CHECKOUT / "docs/architecture.md"

FLOORS = ("model", "text", "word", "law", "host", "steps", "pipeline", "tasks", "kit", "cli")
"""The floors of the host. What a floor may import stands before it."""

STEPS = (
    *("scratch", "read", "wording", "resolve", "findings", "protect", "chains", "assess"),
    *("ladder", "check", "compose", "render", "write", "witness"),
)
"""The steps. What a step may import stands before it; tests/house/test_floors.py has exceptions."""

TASKS = (
    "lawpages",
    "audit",
    "patching",
    "questions",
    "authoring",
    "revisions",
    "notices",
    "compare",
    "channels",
    "incoming",
    "deadlines",
    "register",
)
KIT = ("samples", "templating", "translating", "scaffold", "conformance")

DOTTED = re.compile(r"comity(?:\.[a-z_]+)+(?::\w+)?")
MARKS = "<!-- {name}: made by `python tools/floors_map.py` -->\n"


def _module_of(path: Path) -> str:
    """The name of a module below ``comity``: ``steps.read.paths``."""
    parts = path.relative_to(HOST).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_module_of(path): path for path in sorted(HOST.rglob("*.py"))}
"""Every module of the host, by its name below ``comity``."""


@cache
def imported(path: Path) -> tuple[str, ...]:
    """The modules that a module imports: anywhere in it, or by a name that it holds as a string.

    Raises:
        ValueError: an import is relative, which hides where it leads.
    """
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"{path}:{node.lineno}: a relative import")
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole = id(node) not in docstrings and DOTTED.fullmatch(node.value)
            names = [node.value] if whole else []
        yield from filter(None, (_leads_to(name) for name in names if name.startswith("comity.")))


def _leads_to(name: str) -> str:
    """The module of the host that a dotted name leads to, or nothing."""
    parts = name.partition(":")[0].split(".")[1:]
    while parts and ".".join(parts) not in MODULES:
        parts = parts[:-1]
    return ".".join(parts)


def drawn(prefix: str, rooms: Sequence[str]) -> str:
    """A table with a row for each room: how many modules it has, and which rooms it imports."""
    lines = ["| folder | modules | imports |", "|---|---:|---|"]
    for room in rooms:
        own = {
            name: path
            for name, path in MODULES.items()
            if f"{name}.".startswith(f"{prefix}{room}.")
        }
        used = {
            rest.partition(".")[0]
            for path in own.values()
            for other in imported(path)
            if other.startswith(prefix)
            for rest in [other.removeprefix(prefix)]
        }
        listed = ", ".join(f"`{name}`" for name in rooms if name in used - {room}) or "none"
        lines.append(f"| `{room}` | {len(own)} | {listed} |")
    return "\n".join(lines) + "\n"


def page(text: str) -> str:
    """The page with both tables made anew."""
    for name, prefix, rooms in (("floors", "", FLOORS), ("steps", "steps.", STEPS)):
        mark = MARKS.format(name=name)
        before, _, after = text.partition(mark)
        rest = after.lstrip("\n").partition("\n\n")[2]
        text = f"{before}{mark}\n{drawn(prefix, rooms)}\n{rest}"
    return text


def main() -> None:
    """Write the tables into docs/architecture.md."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
