"""The registry: the plugins that one case has in use, each asked alone, and those set aside for it.

It is a light view of what is installed (``installation.py``). Which countries a case has named,
and which plugin failed at an answer to it, says nothing of the next case.
"""

from __future__ import annotations

import operator
import threading
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from comity.host.hook_manager import HookRemark
from comity.host.installation import CORE, SECONDS, Installation, Loaded, set_aside
from comity.host.installed import JURISDICTIONS, PLUGINS
from comity.host.languages import Languages
from comity.host.loading import describe
from comity.host.quarantine import Quarantine
from comity.model.records import Parties, owner_of

if TYPE_CHECKING:
    from comity.host.discovery import Owners
    from comity.host.installed import InstalledEntry
    from comity.host.packages import Found

__all__ = ["ASKING", "CORE", "Registry"]

T = TypeVar("T")

ASKING: ContextVar[Registry | None] = ContextVar("asking", default=None)
"""The registry that asks, for the code of a plugin that asks its host in turn."""


class Registry:
    """Which plugins are in use, by name (a code, a topic, or ``core``), and which are set aside.

    Several threads may share one; what one of them makes it learn, all know.
    """

    def __init__(self, installation: Installation, after: Registry | None = None) -> None:
        """A view of what is installed.

        Args:
            installation: shared with all other views.
            after: a view whose countries and quarantines hold in this one too.
        """
        self.installation = installation
        self._lock = threading.Lock()
        self._tried: dict[str, Loaded] = {} if after is None else after._tried.copy()
        self._aside: set[str] = set() if after is None else after._aside.copy()
        known = installation.owners.quarantined if after is None else after.quarantined
        self.quarantined: list[Quarantine] = list(known)
        self.remarks: list[tuple[str, str, str]] = [] if after is None else after.remarks.copy()
        failed = {} if after is None else after.languages.failed
        self.languages: Languages = Languages(installation.catalogues, self._without_words, failed)

    # --- who is there ------------------------------------------------------------------------

    @property
    def owners(self) -> Owners:
        """Who may speak, by name alone."""
        return self.installation.owners

    def names(self, *, topics_only: bool = False) -> tuple[str, ...]:
        """The plugins in use: core, the topics, and the countries needed so far."""
        self._load_topics()
        countries = () if topics_only else [n for n in self._tried.copy() if self._is_state(n)]
        return (CORE, *(n for n in (*self.owners.topics, *countries) if self.has(n)))

    def has(self, name: str) -> bool:
        """Whether a plugin is in use: loaded for this view, and not set aside."""
        return self._in_use(name) is not None

    def plugin(self, name: str) -> object:
        """The object of a plugin in use, or None."""
        known = self._in_use(name)
        return known.plugin if known is not None else None

    def owner_names(self, parties: Parties, roles: Iterable[str]) -> tuple[str, ...]:
        """The usable plugins of the States in these roles, in the order of the roles."""
        self.need(parties.codes())
        codes = [parties.code(role) for role in roles]
        names = [owner_of(code) for code in codes if code]
        return tuple(n for n in dict.fromkeys(names) if self.has(n))

    def need(self, codes: Iterable[str]) -> None:
        """Load the plugins of these States, each once; a sub-national code needs its State's."""
        for code in codes:
            if (name := owner_of(code)) in self.owners.jurisdictions:
                self._try(name)

    def need_all(self) -> None:
        """Load every installed plugin, as ``comity plugins`` does."""
        self._load_topics()
        self.need(self.owners.jurisdictions)

    def set_aside(self, code: str) -> Quarantine | None:
        """Why the plugin of a State is not used, or None."""
        name = owner_of(code)
        if self.has(name):
            return None
        names = {code, name}
        return next(
            (q for q in self._told() if q.group == JURISDICTIONS and q.name.upper() in names), None
        )

    def quarantined_topics(self) -> tuple[Quarantine, ...]:
        """The topics set aside."""
        return tuple(q for q in self._told() if q.group == PLUGINS)

    def entry(self, name: str) -> InstalledEntry | None:
        """The installed entry behind a plugin that was loaded; None for core."""
        known = self._tried.get(name)
        return known.entry if known is not None else None

    def found(self, name: str) -> Found | None:
        """Where the files of a plugin in use lie; None for core."""
        known = self._tried.get(name)
        return known.found if known is not None else None

    def hooks(self, name: str) -> tuple[str, ...]:
        """The hooks a plugin in use answers."""
        known = self._in_use(name)
        if known is None or known.hooks is None:
            return ()
        callers = known.hooks.get_hookcallers(known.plugin) or []
        return tuple(sorted(caller.name for caller in callers))

    def hook_remarks(self, name: str = "") -> tuple[HookRemark, ...]:
        """What there is to say of the hooks of a plugin in use, or of all: one is not asked."""
        names = (name,) if name else (CORE, *self._tried.copy())
        used = filter(None, map(self._in_use, names))
        return tuple(remark for one in used if one.hooks for remark in one.hooks.remarks)

    # --- asking and setting aside ------------------------------------------------------------

    def ask(self, name: str, hook: str, /, **arguments: Any) -> Any:
        """One plugin's answer to one hook, or None; a plugin that fails is set aside."""
        known = self._in_use(name)
        if known is None or known.hooks is None:
            return None
        caller: Callable[..., Any] = getattr(known.hooks.hook, hook)
        if inherited := known.hooks.inherited(name, hook):
            caller = _only(inherited)
        elif not getattr(known.hooks.hook, hook).get_hookimpls():
            return None  # nobody there to guard against, and most are not asked most hooks
        try:
            if not known.is_code:
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

    def quarantine(self, name: str, reason: str) -> None:
        """Set a plugin aside at an answer, in this view and in no other.

        Raises:
            TypeError: the host's own plugin is meant, which is a defect of the host.
        """
        if name == CORE:
            raise TypeError(f"the host's own plugin: {reason}")
        entry = self._tried[name].entry
        assert entry is not None
        with self._lock:
            if name not in self._aside:  # another thread may have found the same
                self._aside.add(name)
                self.quarantined.append(set_aside(entry, reason, "answer"))

    def found_sound(self, name: str, hook: str, answer: Sequence[Any]) -> bool:
        """Whether these very records were looked at before: those of data, which nobody changes."""
        known = self.installation.sound.get((name, hook), ())
        return len(known) == len(answer) and all(map(operator.is_, known, answer))

    def note_sound(self, name: str, hook: str, answer: Sequence[Any]) -> None:
        """Remember records of data in which nothing was wrong; code may change its own."""
        known = self._in_use(name)
        if known is not None and not known.is_code:
            self.installation.sound[name, hook] = tuple(answer)

    def _without_words(self, entry: InstalledEntry, reason: str) -> None:
        """Note a catalogue that cannot be used."""
        with self._lock:
            self.quarantined.append(set_aside(entry, reason, "load"))

    def _guarded(self, work: Callable[[], T], name: str, during: str) -> T:
        """What code of a plugin gives; what it changed of the program is noted, once for each."""
        from comity.host.guard import guarded  # which most runs never need

        before = ASKING.set(self)
        try:
            return guarded(work, lambda what: self._put_back(name, what, during), SECONDS)
        finally:
            ASKING.reset(before)

    def _put_back(self, name: str, what: str, during: str) -> None:
        with self._lock:
            if (remark := (name, what, during)) not in self.remarks:
                self.remarks.append(remark)

    # --- loading -----------------------------------------------------------------------------

    def _load_topics(self) -> None:
        for name in self.owners.topics:
            self._try(name)

    def _try(self, name: str) -> None:
        """Load a plugin, or wait for the thread that does, and note what came of it once."""
        if name in self._tried or (known := self.installation.load(name)) is None:
            return
        with self._lock:
            if name in self._tried:
                return
            self._tried[name] = known
            self.remarks += [(name, what, "its import") for what in known.put_back]
            if known.aside is not None:
                self.quarantined.append(known.aside)

    def _in_use(self, name: str) -> Loaded | None:
        known = self.installation.load(CORE) if name == CORE else self._tried.get(name)
        usable = known is not None and known.hooks is not None and name not in self._aside
        return known if usable else None

    def _is_state(self, name: str) -> bool:
        return name in self.owners.jurisdictions

    def _told(self) -> tuple[Quarantine, ...]:
        return tuple(self.quarantined)


def _only(hook: Callable[..., Any]) -> Callable[..., list[Any]]:
    """A hook asked as pluggy would ask it, by itself: no answer where it is None."""

    def caller(**arguments: Any) -> list[Any]:
        answer = hook(**arguments)
        return [] if answer is None else [answer]

    return caller


def _plain(answer: Any) -> Any:
    return tuple(answer) if isinstance(answer, (list, tuple)) else answer
