"""What all cases of one office share: who is installed, and every plugin that was loaded.

A plugin is loaded once, whoever needs it first; whoever else needs it meanwhile waits until that
is done. What fails at its name or while it is loaded is a fact of the installation, and stays.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from comity.host.discovery import discover
from comity.host.hook_manager import HookManager
from comity.host.host_range import require_range
from comity.host.languages import Catalogues
from comity.host.loading import data_plugin, describe, import_plugin, try_first
from comity.host.packages import Found
from comity.host.quarantine import Quarantine
from comity.host.turns import OF_CODE
from comity.model.errors import PluginError
from comity.model.office import Office
from comity_templates import catalogues

if TYPE_CHECKING:
    from comity.host.facade import Host
    from comity.host.installed import InstalledEntry

__all__ = ["CORE", "SECONDS", "Installation", "Loaded", "set_aside"]

CORE = "core"
SECONDS = 10.0
"""How long an import or an answer of a plugin with code may take."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a plugin: its hooks, or why it is set aside.

    ``put_back`` tells what its import changed of the whole program.
    """

    entry: InstalledEntry | None
    plugin: object = None
    hooks: HookManager | None = None
    found: Found | None = None
    aside: Quarantine | None = None
    put_back: tuple[str, ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether its hooks are a stranger's code."""
        return self.entry is not None and self.entry.is_code


class Installation:
    """The plugins that an office can use, safe to be asked by many threads at once."""

    def __init__(self, office: Office, own: object, shown: Callable[[Installation], Host]) -> None:
        """Discover what is installed; load nothing of it yet.

        Args:
            office: the office that is served.
            own: the host's own plugin.
            shown: makes the host that a plugin is shown as it starts.
        """
        words = catalogues()
        self.own = own
        self.owners = discover(office, words)
        self.catalogues = Catalogues(words, self.owners.languages)
        self._shown = shown
        self._lock = threading.Lock()  # of data, whose loading calls nobody
        self._loaded: dict[str, Loaded] = {}
        # what a plugin of data answered to a hook that asks about no case, once it was looked at
        self.sound: dict[tuple[str, str], tuple[object, ...]] = {}
        self._begun: set[str] = set()
        self._loaded[CORE] = Loaded(None, own, self._hooks(own, CORE))

    def load(self, name: str) -> Loaded | None:
        """A plugin that is installed under this name, loaded once.

        None where there is none, or where the very plugin that is being loaded asks for itself.
        """
        known = self._loaded.get(name)
        entry = self.owners.jurisdictions.get(name) or self.owners.topics.get(name)
        if known is not None or entry is None:
            return known
        with OF_CODE.taken() if entry.is_code else self._lock:
            if name not in self._loaded:
                if name in self._begun:
                    return None
                self._begun.add(name)
                try:
                    self._loaded[name] = self._load(name, entry)
                finally:
                    self._begun.discard(name)
            return self._loaded[name]

    def _load(self, name: str, entry: InstalledEntry) -> Loaded:
        changed: list[str] = []
        try:
            require_range(entry)
            if entry.is_code:
                plugin, hooks, found = self._import(name, entry, changed.append)
            else:
                plugin, found = data_plugin(entry)
                hooks = self._hooks(plugin, name)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever its code raises
            reason = str(error) if isinstance(error, PluginError) else describe(error)
            aside = set_aside(entry, f"cannot be loaded: {reason}", "load")
            return Loaded(entry, aside=aside, put_back=tuple(dict.fromkeys(changed)))
        return Loaded(entry, plugin, hooks, found, put_back=tuple(dict.fromkeys(changed)))

    def _import(
        self, name: str, entry: InstalledEntry, tell: Callable[[str], None]
    ) -> tuple[object, HookManager, Found]:
        from comity.host.guard import guarded  # which most runs never need

        def work() -> tuple[object, HookManager]:
            plugin = import_plugin(entry.value)
            return plugin, self._hooks(plugin, name)

        found = try_first(entry, SECONDS, self.own)
        return *guarded(work, tell, SECONDS), found

    def _hooks(self, plugin: object, name: str) -> HookManager:
        """The hooks of one plugin, which no other plugin's registration can disturb."""
        hooks = HookManager()
        # pluggy remembers this call, and makes it to what is registered later
        hooks.hook.comity_startup.call_historic(kwargs={"host": self._shown(self)})
        hooks.register(plugin, name)
        return hooks


def set_aside(
    entry: InstalledEntry, reason: str, stage: Literal["name", "load", "answer"]
) -> Quarantine:
    """The quarantine of what an entry offers."""
    return Quarantine(entry.name, entry.group, entry.distribution, entry.version, reason, stage)
