"""Where the files of a plugin lie: a folder, or for plugins with code the name of their package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["Home", "name_of", "root_of"]

Home = str | Traversable
"""A folder, or the name of a package; to find the folder of a package Python imports it."""


def root_of(home: Home) -> Traversable:
    """The folder; only a home that is the name of a package is imported."""
    return files(home) if isinstance(home, str) else home


def name_of(home: Home) -> str:
    """The name of the package, which is that of its folder too."""
    return home if isinstance(home, str) else home.name
