"""From an entry point to a plugin: made of a folder where it is data, imported where it is code."""

from __future__ import annotations

import importlib
import inspect

from comity.host.hook_manager import MARK
from comity.host.installed import JURISDICTIONS, InstalledEntry
from comity.host.packages import Found, find_code, find_data

__all__ = ["data_plugin", "describe", "import_plugin", "try_first"]


def data_plugin(entry: InstalledEntry) -> tuple[object, Found]:
    """The plugin that the files of a distribution make: a country's, or a topic's.

    Raises:
        PluginError: the files are not there, or are not those that were installed.
    """
    from comity.host.data_plugin import DataPlugin, InstrumentPlugin

    found = find_data(entry)
    made = DataPlugin if entry.group == JURISDICTIONS else InstrumentPlugin
    return made(found.place), found


def try_first(entry: InstalledEntry, seconds: float, own: object) -> Found:
    """Where the code of a plugin lies, once it has been imported in a process of its own.

    Raises:
        PluginError: Python would run other code under this name, or the trial failed.
    """
    from comity.host.trial import try_code

    found = find_code(entry)
    try_code(entry, seconds, own)
    return found


def import_plugin(value: str) -> object:
    """The object that ``module:name [extra]`` means.

    Raises:
        TypeError: it is None, or has what looks like a hook without its mark.
        BaseException: whatever the import raises.
    """
    module, _, attribute = value.partition("[")[0].strip().partition(":")
    plugin: object = importlib.import_module(module.strip())
    for part in filter(None, attribute.strip().split(".")):
        plugin = getattr(plugin, part)
    if plugin is None:
        raise TypeError(f"{value} is None")
    _refuse_unmarked_hooks(plugin)
    return plugin


def _refuse_unmarked_hooks(plugin: object) -> None:
    """Refuse what looks like a hook and lacks its mark: nobody would call it, and it may hold law.

    Raises:
        TypeError: it lacks its mark; an override needs it again.
    """
    found = {
        name: inspect.getattr_static(plugin, name)
        for name in dir(plugin)
        if name.startswith("comity_") and inspect.isroutine(getattr(plugin, name))
    }
    if unmarked := sorted(name for name, hook in found.items() if not hasattr(hook, MARK)):
        raise TypeError(f"{', '.join(unmarked)} lacks @hookimpl, so it is never called")


def describe(error: BaseException) -> str:
    """An exception in one line: ``ImportError: no module named x``."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
