"""The registry: importing plugins one by one, registering them with pluggy, asking each alone."""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any, Literal

import pluggy

from comity import hookspecs
from comity.host.discovery import discover
from comity.host.quarantine import Quarantine
from comity.installed import JURISDICTIONS, PLUGINS
from comity.office import Office
from comity.records import Parties, owner_of

if TYPE_CHECKING:
    from comity.host.facade import Host
    from comity.installed import InstalledEntry

__all__ = ["CORE", "Registry"]

CORE = "core"
MARK = f"{hookspecs.PROJECT}_impl"  # what pluggy's marker leaves on a function


class Registry:
    """Which plugins are in use, by name (a code, a topic, or ``core``), and which are set aside."""

    def __init__(self, host: Host, office: Office) -> None:
        """Register the host's own plugin; discover the others by name."""
        from comity.builtin import plugin as core

        self.host = host
        self.manager = pluggy.PluginManager(hookspecs.PROJECT)
        self.manager.add_hookspecs(hookspecs)
        self.owners = discover(office)
        self.quarantined: list[Quarantine] = list(self.owners.quarantined)
        self._entries: dict[str, InstalledEntry] = {}
        self._tried: set[str] = set()
        self._topics: list[str] = []
        self._jurisdictions: list[str] = []
        self._topics_loaded = False
        self.manager.register(core, CORE)
        # pluggy remembers this call, and makes it once to each plugin registered later
        self.manager.hook.comity_startup.call_historic(kwargs={"host": host})

    # --- who is there ------------------------------------------------------------------------

    def names(self, *, topics_only: bool = False) -> tuple[str, ...]:
        """The plugins in use: core, the topics, and the countries needed so far."""
        self._load_topics()
        found = (CORE, *self._topics, *(() if topics_only else self._jurisdictions))
        return tuple(name for name in found if self.manager.has_plugin(name))

    def owner_names(self, parties: Parties, roles: Iterable[str]) -> tuple[str, ...]:
        """The usable plugins of the States in these roles, in the order of the roles."""
        self.need(parties.codes())
        codes = [parties.code(role) for role in roles]
        names = [owner_of(code) for code in codes if code]
        return tuple(n for n in dict.fromkeys(names) if self.manager.has_plugin(n))

    def need(self, codes: Iterable[str]) -> None:
        """Import the plugins of these States, each once; a sub-national code needs its State's."""
        for code in codes:
            name = owner_of(code)
            entry = self.owners.jurisdictions.get(name)
            if entry is not None and name not in self._tried:
                self._tried.add(name)
                if self._load(name, entry):
                    self._jurisdictions.append(name)

    def need_all(self) -> None:
        """Import every installed plugin, as ``comity plugins`` does."""
        self._load_topics()
        self.need(self.owners.jurisdictions)

    def set_aside(self, code: str) -> Quarantine | None:
        """Why the plugin of a State is not used, or None."""
        name = owner_of(code)
        if self.manager.has_plugin(name):
            return None
        names = {code, name}
        return next(
            (q for q in self.quarantined if q.group == JURISDICTIONS and q.name.upper() in names),
            None,
        )

    def quarantined_topics(self) -> tuple[Quarantine, ...]:
        """The topics set aside."""
        return tuple(q for q in self.quarantined if q.group == PLUGINS)

    def entry(self, name: str) -> InstalledEntry | None:
        """The installed entry behind a plugin in use; None for core."""
        return self._entries.get(name)

    def hooks(self, name: str) -> tuple[str, ...]:
        """The hooks a plugin in use answers."""
        plugin = self.manager.get_plugin(name)
        callers = self.manager.get_hookcallers(plugin) or [] if plugin is not None else []
        return tuple(sorted(caller.name for caller in callers))

    # --- asking and setting aside ------------------------------------------------------------

    def ask(self, name: str, hook: str, /, **arguments: Any) -> Any:
        """One plugin's answer to one hook, or None; a plugin that fails is set aside."""
        plugin = self.manager.get_plugin(name)
        if plugin is None:
            return None
        others = [p for n, p in self.manager.list_name_plugin() if n != name and p is not None]
        try:
            with redirect_stdout(sys.stderr):  # stdout is for results, not for what a plugin prints
                answers = self.manager.subset_hook_caller(hook, others)(**arguments)
        except (Exception, SystemExit) as error:
            if name == CORE:
                raise
            self.quarantine(name, f"{hook} failed: {describe(error)}")
            return None
        return answers[0] if answers else None

    def quarantine(
        self, name: str, reason: str, stage: Literal["load", "answer"] = "answer"
    ) -> None:
        """Set a plugin aside for the rest of this run.

        Raises:
            TypeError: the host's own plugin is meant, which is a defect of the host.
        """
        if name == CORE:
            raise TypeError(f"the host's own plugin: {reason}")
        if self.manager.has_plugin(name):
            self.manager.unregister(name=name)
        entry = self._entries[name]
        self.quarantined.append(
            Quarantine(name, entry.group, entry.distribution, entry.version, reason, stage)
        )

    # --- importing ---------------------------------------------------------------------------

    def _load_topics(self) -> None:
        if self._topics_loaded:
            return
        self._topics_loaded = True
        for name, entry in self.owners.topics.items():
            if self._load(name, entry):
                self._topics.append(name)

    def _load(self, name: str, entry: InstalledEntry) -> bool:
        self._entries[name] = entry
        try:
            with redirect_stdout(sys.stderr):
                plugin = _imported(entry.value)
                _refuse_dead_hooks(plugin)
                self.manager.register(plugin, name)
        except (Exception, SystemExit) as error:
            self.quarantine(name, f"cannot be loaded: {describe(error)}", "load")
            return False
        return True


def _imported(value: str) -> object:
    """The object that ``module:name [extra]`` means."""
    module, _, attribute = value.partition("[")[0].strip().partition(":")
    plugin: object = importlib.import_module(module)
    for part in filter(None, attribute.split(".")):
        plugin = getattr(plugin, part)
    if plugin is None:
        raise TypeError(f"{value} is None")
    return plugin


def _refuse_dead_hooks(plugin: object) -> None:
    """Refuse what looks like a hook and would never be called: it may hold law.

    Raises:
        TypeError: a hook is misspelt, or lacks its mark (an override needs it again).
    """
    known = {hook for hook in dir(hookspecs) if hook.startswith("comity_")}
    found = {
        name: inspect.getattr_static(plugin, name)
        for name in dir(plugin)
        if name.startswith("comity_") and inspect.isroutine(getattr(plugin, name))
    }
    if unknown := sorted(set(found) - known):
        raise TypeError(f"answers {', '.join(unknown)}, which is no hook of this version")
    if unmarked := sorted(name for name, hook in found.items() if not hasattr(hook, MARK)):
        raise TypeError(f"{', '.join(unmarked)} lacks @hookimpl, and would never be asked")


def describe(error: BaseException) -> str:
    """An exception in one line: ``ImportError: no module named x``."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
