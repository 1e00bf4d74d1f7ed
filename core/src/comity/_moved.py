"""Old names of modules, which warn for one minor version and lead to the new ones."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from importlib import import_module

__all__ = ["forward", "renamed"]

_RENAMED = {"Measure": "AssistanceKind"}


def forward(old: str, home: str) -> Callable[[str], object]:
    """What a module that has moved gives for each of its names, with a ``DeprecationWarning``.

    Args:
        old: the name of the module until version 0.2.
        home: the module that holds its names now.
    """

    def name_of(name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(f"module {old!r} has no attribute {name!r}")
        import comity

        module = import_module(home)
        if name in _RENAMED:
            return renamed(name, _RENAMED[name])
        if name in comity.__all__:
            module = comity
        if not hasattr(module, name):
            raise AttributeError(f"module {old!r} has no attribute {name!r}")
        public = "comity" if name in comity.__all__ else home
        warnings.warn(
            f"{old} will be removed in version 0.2: write `from {public} import {name}`",
            DeprecationWarning,
            stacklevel=2,
        )
        value: object = getattr(module, name)
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
    return getattr(comity, new)
