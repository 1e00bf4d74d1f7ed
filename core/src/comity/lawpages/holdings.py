"""What one plugin holds: its record, its law of every day, its instruments and its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.dataplugin import DataPlugin, InstrumentPlugin
from comity.errors import Fault, InputError, LawDataError
from comity.host import Host
from comity.law.load import load_sources
from comity.law.members import Group, load_groups
from comity.law.records import Instrument, Source
from comity.records import Jurisdiction, LawBook

__all__ = ["Holding", "holding", "set_aside_fault"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A plugin's law, by name; ``package`` is empty where the plugin is not made of data."""

    name: str
    distribution: str = ""
    version: str = ""
    package: str = ""
    record: Jurisdiction | None = None
    book: LawBook | None = None
    instruments: tuple[Instrument, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The distribution and its version, as a page names them."""
        return f"{self.distribution} {self.version}".strip()

    @property
    def title(self) -> str:
        """The State's name and code, or the topic's name."""
        return f"{self.record.name} ({self.record.code})" if self.record else self.name


def holding(host: Host, name: str, on: dt.date) -> Holding | None:
    """What a plugin holds, or None where it has neither law nor instruments.

    A plugin that is not made of data files is asked through its hooks, for one day's law.

    Raises:
        InputError: the plugin is set aside, or its sources cannot be read.
    """
    record = host.jurisdiction(name) if name in host.registry.owners.jurisdictions else None
    book = host.law(name, on) if record else None
    host.instruments()
    plugin = host.registry.manager.get_plugin(name)
    if plugin is None:
        raise InputError(set_aside_fault(host, name))
    entry = host.registry.entry(name)
    package = str(getattr(plugin, "package", ""))
    instruments = plugin.instruments() if isinstance(plugin, InstrumentPlugin) else ()
    if isinstance(plugin, DataPlugin):
        book = plugin.book()
    if book is None and not instruments:
        return None
    return Holding(
        name=name,
        distribution=entry.distribution if entry else "",
        version=entry.version if entry else "",
        package=package,
        record=record,
        book=book,
        instruments=instruments,
        groups=load_groups(package) if instruments and package else {},
        sources=_sources(package),
    )


def _sources(package: str) -> dict[str, Source]:
    if not package:
        return {}
    try:
        return load_sources(package)
    except LawDataError as error:
        raise InputError(Fault(package, 0, 0, "", str(error))) from error


def set_aside_fault(host: Host, name: str) -> Fault:
    """The fault that says why a plugin is not used."""
    found = host.registry.set_aside(name)
    reason = str(found) if found else "it is not installed"
    return Fault(
        name,
        0,
        0,
        "",
        f"this plugin is set aside, and its law is not shown: {reason}",
        "Mend or update it, or choose another in comity.toml; `comity plugins` lists all of them.",
    )
