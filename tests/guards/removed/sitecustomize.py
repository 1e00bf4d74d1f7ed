"""Take one guard out of the program for the run of one test: see test_guards.py beside.

Python imports a module of this name at every start where its folder is on PYTHONPATH, so the guard
is gone in the test's own process and in every process that it starts. ``COMITY_GUARD_REMOVED`` is
``module:function=statement``: the body of the function becomes the one statement.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import os
import sys
from collections.abc import Sequence
from types import CodeType, ModuleType
from typing import Any

TARGET, _, BODY = os.environ.get("COMITY_GUARD_REMOVED", "").partition("=")
MODULE, _, FUNCTION = TARGET.partition(":")


def without_guard(source: bytes) -> ast.Module:
    """The module with the guard's body replaced; a generator stays one."""
    tree = ast.parse(source)
    scope: Any = tree
    for name in FUNCTION.split("."):
        kinds = (ast.FunctionDef, ast.ClassDef)
        scope = next(n for n in scope.body if isinstance(n, kinds) and n.name == name)
    scope.body = ast.parse(f"def _():\n    {BODY}").body[0].body
    return ast.fix_missing_locations(tree)


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return compile(without_guard(self.get_data(path)), path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != MODULE:
            return None
        found = importlib.machinery.PathFinder.find_spec(fullname, path)
        if found is not None and found.origin:
            found.loader = _Loader(fullname, found.origin)
        return found


if MODULE:
    sys.meta_path.insert(0, _Finder())
