"""Which hooks of a plugin are asked: those that this host has, with arguments that it gives.

A hook that this host does not know costs that hook, and not the plugin. It may be of a newer
version, or misspelt: it is remarked on, and the conformance kit fails it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pluggy

from comity._version import __version__
from comity.host import hookspecs
from comity.host.host_range import Bound, unmet

__all__ = ["DEPRECATED", "MARK", "Deprecated", "HookManager", "HookRemark"]

DATA = "comity.host.data_plugin"
MARK = f"{hookspecs.PROJECT}_impl"  # what pluggy's markers leave on a function
SPEC = f"{hookspecs.PROJECT}_spec"


@dataclass(frozen=True, slots=True)
class Deprecated:
    """An old hook that is still asked: ``since`` which version, and which one ``ends`` it.

    ``replacement`` is the hook that plugins implement now. Where the old one has no specification
    any more, its answer counts as one to the replacement.
    """

    since: str
    ends: str
    replacement: str = ""


DEPRECATED: dict[str, Deprecated] = {}
"""The old hooks by name. docs/hooks.md says how long one is asked."""


@dataclass(frozen=True, slots=True)
class HookRemark:
    """What there is to say of a hook of a plugin: it is not asked, or is asked for the last time.

    ``detail`` names the arguments that the host does not have, or says what to use instead.
    """

    plugin: str
    hook: str
    what: Literal["unknown", "argument", "deprecated"]
    detail: str = ""

    def __str__(self) -> str:
        if self.what == "unknown":
            return f"{self.hook} is not a hook in Comity {__version__}, so it is never asked"
        if self.what == "argument":
            return (
                f"{self.hook} takes {self.detail}, which Comity {__version__} does not give, so it "
                "is never asked"
            )
        return f"{self.hook} is deprecated: {self.detail}"


class HookManager(pluggy.PluginManager):
    """Registers the hooks of a plugin that can be asked, and remarks on the others."""

    def __init__(self, deprecated: Mapping[str, Deprecated] | None = None) -> None:
        super().__init__(hookspecs.PROJECT)
        self.add_hookspecs(hookspecs)
        self.remarks: list[HookRemark] = []
        self._deprecated = DEPRECATED if deprecated is None else deprecated
        self._inherited: dict[tuple[str, str], Callable[..., Any]] = {}
        self._registering = ""

    def register(self, plugin: object, name: str | None = None) -> str | None:
        """Register a plugin under a name, by which remarks on its hooks call it."""
        self._registering = name or self.get_canonical_name(plugin)
        return super().register(plugin, self._registering)

    def parse_hookspec_opts(self, module_or_class: Any, name: str) -> Any:
        """What pluggy is told of an attribute of ``hookspecs``: nothing, where it is no hook."""
        if module_or_class is hookspecs:  # without pluggy's look at each: there are many managers
            return getattr(getattr(hookspecs, name), SPEC, None)
        return super().parse_hookspec_opts(module_or_class, name)

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        """What pluggy is told of an attribute of a plugin: nothing, where it is not to be asked."""
        if type(plugin).__module__ == DATA:  # made of files alone: its hooks are those of its class
            told: Any = getattr(getattr(type(plugin), name, None), MARK, None)
        else:
            told = super().parse_hookimpl_opts(plugin, name)
        if told is None:
            return None
        hook = told.get("specname") or name
        old = self._deprecated.get(hook)
        if old is not None and not unmet((Bound("<", old.ends),), __version__):
            self._remark(hook, "deprecated", _advice(old))
            if not _has_spec(hook):
                if hasattr(plugin, old.replacement):
                    return None  # the plugin answers for both old hosts and new ones
                told, hook = {**told, "specname": old.replacement}, old.replacement
        if not _has_spec(hook):
            self._remark(hook, "unknown")
            return None
        if unknown := _not_given(plugin, getattr(plugin, name), hook, told):
            self._remark(hook, "argument", ", ".join(unknown))
            self._keep_inherited(plugin, name, hook, told)
            return None
        return told

    def _keep_inherited(self, plugin: object, name: str, hook: str, told: Any) -> None:
        """Keep what an override that cannot be asked stands in front of: the data still speak."""
        holders = [kind for kind in type(plugin).__mro__ if name in vars(kind)]
        for kind in holders[1:]:
            function = vars(kind)[name].__get__(plugin)
            if not _not_given(plugin, function, hook, told):
                self._inherited[self._registering, hook] = function
                return

    def inherited(self, plugin: str, hook: str) -> Callable[..., Any] | None:
        """What is asked of a plugin in place of its own hook, which cannot be."""
        return self._inherited.get((plugin, hook)) if self.has_plugin(plugin) else None

    def _remark(
        self,
        hook: str,
        what: Literal["unknown", "argument", "deprecated"],
        detail: str = "",
    ) -> None:
        remark = HookRemark(self._registering, hook, what, detail)
        if remark not in self.remarks:
            self.remarks.append(remark)


def _not_given(plugin: object, function: Any, hook: str, told: Any) -> list[str]:
    """The arguments that a hook takes and this host does not have."""
    given = _parameters(getattr(hookspecs, hook))
    takes = pluggy.HookImpl(plugin, "", function, told).argnames
    return [argument for argument in takes if argument not in given]


@cache
def _parameters(spec: Callable[..., Any]) -> frozenset[str]:
    return frozenset(inspect.signature(spec).parameters)


def _has_spec(hook: str) -> bool:
    return hasattr(getattr(hookspecs, hook, None), SPEC)


def _advice(old: Deprecated) -> str:
    instead = f"use {old.replacement}" if old.replacement else "there is none in its place"
    return f"since {old.since} {instead}; Comity {old.ends} does not ask it"
