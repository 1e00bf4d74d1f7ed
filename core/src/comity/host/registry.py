"""The registry: loading plugins one by one, registering them with pluggy, asking each alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from comity.host.discovery import discover
from comity.host.hook_manager import HookManager, HookRemark
from comity.host.host_range import require_range
from comity.host.installed import JURISDICTIONS, PLUGINS
from comity.host.languages import Languages
from comity.host.loading import data_plugin, describe, import_plugin, try_first
from comity.host.packages import Found
from comity.host.quarantine import Quarantine
from comity.model.errors import PluginError
from comity.model.office import Office
from comity.model.records import Parties, owner_of
from comity_templates import catalogues

if TYPE_CHECKING:
    from comity.host.facade import Host
    from comity.host.installed import InstalledEntry

__all__ = ["CORE", "Registry"]

CORE = "core"

T = TypeVar("T")


SECONDS = 10.0
"""How long an import or an answer of a plugin with code may take."""


class Registry:
    """Which plugins are in use, by name (a code, a topic, or ``core``), and which are set aside."""

    def __init__(self, host: Host, office: Office, own: object) -> None:
        """Register the host's own plugin; discover the others by name."""
        self.host = host
        self.own = own
        self.manager = HookManager()
        own_words = catalogues()
        self.owners = discover(office, own_words)
        self.quarantined: list[Quarantine] = list(self.owners.quarantined)
        self.limit = SECONDS
        self.remarks: list[tuple[str, str, str]] = []
        self._entries: dict[str, InstalledEntry] = {}
        self._found: dict[str, Found] = {}
        self._tried: set[str] = set()
        self._topics: list[str] = []
        self._jurisdictions: list[str] = []
        self._topics_loaded = False
        self.languages = Languages(own_words, self.owners.languages, self._without_words)
        self.manager.register(own, CORE)
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
        """Load the plugins of these States, each once; a sub-national code needs its State's."""
        for code in codes:
            name = owner_of(code)
            entry = self.owners.jurisdictions.get(name)
            if entry is not None and name not in self._tried:
                self._tried.add(name)
                if self._load(name, entry):
                    self._jurisdictions.append(name)

    def need_all(self) -> None:
        """Load every installed plugin, as ``comity plugins`` does."""
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

    def found(self, name: str) -> Found | None:
        """Where the files of a plugin in use lie; None for core."""
        return self._found.get(name)

    def hooks(self, name: str) -> tuple[str, ...]:
        """The hooks a plugin in use answers."""
        plugin = self.manager.get_plugin(name)
        callers = self.manager.get_hookcallers(plugin) or [] if plugin is not None else []
        return tuple(sorted(caller.name for caller in callers))

    def hook_remarks(self, name: str = "") -> tuple[HookRemark, ...]:
        """What there is to say of the hooks of a plugin in use, or of all: one is not asked."""
        remarks = (r for r in self.manager.remarks if self.manager.has_plugin(r.plugin))
        return tuple(remark for remark in remarks if name in ("", remark.plugin))

    # --- asking and setting aside ------------------------------------------------------------

    def ask(self, name: str, hook: str, /, **arguments: Any) -> Any:
        """One plugin's answer to one hook, or None; a plugin that fails is set aside."""
        plugin = self.manager.get_plugin(name)
        if plugin is None:
            return None
        others = [p for n, p in self.manager.list_name_plugin() if n != name and p is not None]
        caller: Callable[..., Any] = self.manager.subset_hook_caller(hook, others)
        if inherited := self.manager.inherited(name, hook):
            caller = _only(inherited)
        entry = self._entries.get(name)
        try:
            if entry is None or not entry.is_code:
                answers = caller(**arguments)
            else:
                # a list of the plugin's own making is read here too, where it may fail
                answers = self._guarded(lambda: [*map(_plain, caller(**arguments))], name, hook)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
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

    def _without_words(self, entry: InstalledEntry, reason: str) -> None:
        """Note a catalogue that cannot be used."""
        told = Quarantine(
            entry.name, entry.group, entry.distribution, entry.version, reason, "load"
        )
        self.quarantined.append(told)

    # --- loading -----------------------------------------------------------------------------

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
            require_range(entry)
            if entry.is_code:
                self._found[name] = try_first(entry, self.limit, self.own)
                self._guarded(lambda: self._import(name, entry), name, "its import")
            else:
                plugin, self._found[name] = data_plugin(entry)
                self.manager.register(plugin, name)
        except KeyboardInterrupt:
            raise
        except PluginError as reason:
            self.quarantine(name, f"cannot be loaded: {reason}", "load")
            return False
        except BaseException as error:
            self.quarantine(name, f"cannot be loaded: {describe(error)}", "load")
            return False
        return True

    def _import(self, name: str, entry: InstalledEntry) -> None:
        self.manager.register(import_plugin(entry.value), name)

    def _guarded(self, work: Callable[[], T], name: str, during: str) -> T:
        """What code of a plugin gives; what it changed of the program is noted, once for each."""
        from comity.host.guard import guarded  # which most runs never need

        def tell(what: str) -> None:
            remark = (name, what, during)
            if remark not in self.remarks:
                self.remarks.append(remark)

        return guarded(work, tell, self.limit)


def _only(hook: Callable[..., Any]) -> Callable[..., list[Any]]:
    """A hook asked as pluggy would ask it, by itself: no answer where it is None."""

    def caller(**arguments: Any) -> list[Any]:
        answer = hook(**arguments)
        return [] if answer is None else [answer]

    return caller


def _plain(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, (list, tuple)) else answer
