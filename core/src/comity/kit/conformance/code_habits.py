"""Checks of a plugin's own Python, which is read and not run: it leaves host and disk alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources.abc import Traversable

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject

__all__ = ["check_habits", "check_patches"]

CLOCKS = {"today", "now", "utcnow", "time", "time_ns", "monotonic"}
CLOCK_HOMES = {"datetime", "date", "dt", "time"}
CHANCE = {"random", "secrets", "uuid"}
WRITES = {"write_text", "write_bytes", "unlink", "rmdir", "mkdir", "touch", "rename", "symlink_to"}
OUTSIDE = {"socket", "urllib", "requests", "httpx", "subprocess", "smtplib", "ftplib", "ctypes"}
ON = "Use `on`, the day of the draft."


def check_patches(subject: Subject) -> Iterator[Problem]:
    """No module changes what it has imported from the host."""
    for place, tree in _trees(subject):
        names = _imported(tree)
        for node in ast.walk(tree):
            for target in _targets(node):
                line = target.lineno if hasattr(target, "lineno") else getattr(node, "lineno", 0)
                if isinstance(target, ast.Attribute) and _head(target) in names:
                    text = f"line {line} changes {ast.unparse(target)}, which is the host's"
                    yield Problem(place, text, "Remove it. docs/hooks.md lists what can be added.")


def check_habits(subject: Subject) -> Iterator[Problem]:
    """No hook asks the clock or chance, writes files, or leaves the machine."""
    for place, tree in _trees(subject):
        told: set[str] = set()
        for node in ast.walk(tree):
            for text, cure in _habits(node):
                if text not in told:
                    told.add(text)
                    yield Problem(place, f"line {getattr(node, 'lineno', 0)} {text}", cure)


def _habits(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        for top in {name.partition(".")[0] for name in names}:
            if top in OUTSIDE:
                yield f"imports {top}, which reaches out of the program", "Answer from data."
            elif top in CHANCE:
                yield f"imports {top}, so it can answer differently each time", "Answer from data."
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute):
        name = node.func.attr
        if name in CLOCKS and _head(node.func) in CLOCK_HOMES:
            yield f"asks the clock ({ast.unparse(node.func)})", ON
        elif name in WRITES:
            yield f"writes to the disk ({name})", "A hook only answers: return the value."
    elif isinstance(node.func, ast.Name) and node.func.id == "open" and _writes(node):
        yield "writes to the disk (open)", "A hook only answers: return the value."


def _writes(node: ast.Call) -> bool:
    modes = [*node.args[1:2], *(k.value for k in node.keywords if k.arg == "mode")]
    return any(isinstance(m, ast.Constant) and {*str(m.value)} & {*"wax+"} for m in modes)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    if isinstance(node, ast.AugAssign | ast.AnnAssign):
        return [node.target]
    named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if named and node.func.id in ("setattr", "delattr") and node.args:  # type: ignore[attr-defined]
        first = node.args[0]  # type: ignore[attr-defined]
        return [ast.Attribute(first, "...", ast.Store())]
    return node.targets if isinstance(node, ast.Delete) else []


def _imported(tree: ast.AST) -> set[str]:
    """The names under which a module has something of the host."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                if one.name.partition(".")[0] == "comity":
                    found.add(one.asname or "comity")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "comity":
            found |= {one.asname or one.name for one in node.names}
    return found


def _head(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _trees(
    subject: Subject, folder: Traversable | None = None, at: str = ""
) -> Iterator[tuple[str, ast.AST]]:
    for item in (folder or subject.root).iterdir():
        place = f"{at}{item.name}"
        if item.is_dir() and not item.name.startswith("__"):
            yield from _trees(subject, item, f"{place}/")
        elif item.name.endswith(".py"):
            try:
                yield place, ast.parse(item.read_bytes())
            except SyntaxError:
                continue  # said by the check of the import
