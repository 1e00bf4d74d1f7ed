"""Old names of modules, which warn for one minor version and lead to the new ones."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module

__all__ = ["forward", "renamed"]

_RENAMED = {"Measure": "AssistanceKind"}


def forward(old: str, *homes: str) -> Callable[[str], object]:
    """What a module that has moved gives for each of its names, with a ``DeprecationWarning``.

    Args:
        old: the name of the module until version 0.2.
        homes: the modules that hold its names now.
    """

    def name_of(name: str) -> object:
        modules = [import_module(home) for home in homes]
        if name == "__all__":  # what `from comity.records import *` asks for
            return [each for module in modules for each in module.__all__]
        if name in _RENAMED and not name.startswith("__"):
            return renamed(name, _RENAMED[name])
        home = next((module for module in modules if name in module.__all__), None)
        if home is None:
            raise AttributeError(f"module {old!r} has no attribute {name!r}")
        public = "comity" if _is_public(name) else home.__name__
        warnings.warn(
            f"{old} will be removed in version 0.2: write `from {public} import {name}`",
            DeprecationWarning,
            stacklevel=2,
        )
        value: object = getattr(home, name)
        return value

    return name_of


def renamed(old: str, new: str) -> object:
    """What a public name of ``comity`` that has another one now gives, with a warning."""
    import comity

    warnings.warn(
        f"comity.{old} will be removed in version 0.2: write `from comity import {new}`",
        DeprecationWarning,
        stacklevel=3,
    )
    value: object = getattr(comity, new)
    return value


def _is_public(name: str) -> bool:
    import comity

    return name in comity.__all__ or name == "CountryConformance"
