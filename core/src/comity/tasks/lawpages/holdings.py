"""What one plugin holds: its record, its law of every day, its instruments and its sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.host import Host
from comity.host.data_plugin import DataPlugin, InstrumentPlugin
from comity.law.home import Home, name_of
from comity.law.load import load_sources
from comity.law.members import Group, load_groups
from comity.law.notice_duties import load_notice_duties
from comity.model.errors import Fault, InputError, LawDataError
from comity.model.law_networks import Network, UsualTime
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Instrument, Source
from comity.model.notice_points import NoticeDuty
from comity.model.records import Jurisdiction, LawBook

__all__ = ["Holding", "holding", "set_aside_fault"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A plugin's law, by name; ``home`` is where its files lie, if it has any."""

    name: str
    distribution: str = ""
    version: str = ""
    home: Home | None = None
    record: Jurisdiction | None = None
    book: LawBook | None = None
    instruments: tuple[Instrument, ...] = ()
    practice: tuple[PracticeGround, ...] = ()
    networks: tuple[Network, ...] = ()
    times: tuple[UsualTime, ...] = ()
    duties: tuple[NoticeDuty, ...] = ()
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
    """What a plugin holds, or None where it has no law, nor anything like it.

    A plugin that is not made of data files is asked through its hooks, for one day's law.

    Raises:
        InputError: the plugin is set aside, or its sources cannot be read.
    """
    record = host.jurisdiction(name) if name in host.registry.owners.jurisdictions else None
    book = host.law(name, on) if record else None
    host.instruments()
    plugin = host.registry.plugin(name)
    if plugin is None:
        raise InputError(set_aside_fault(host, name))
    entry = host.registry.entry(name)
    home: Home | None = getattr(plugin, "home", None)
    instruments = plugin.instruments() if isinstance(plugin, InstrumentPlugin) else ()
    if isinstance(plugin, DataPlugin):
        book = plugin.book()
    practice = tuple(plugin.comity_practice()) if isinstance(plugin, InstrumentPlugin) else ()
    networks = tuple(plugin.comity_networks()) if isinstance(plugin, InstrumentPlugin) else ()
    times = tuple(plugin.comity_times()) if isinstance(plugin, InstrumentPlugin) else ()
    duties = _duties(home)
    if book is None and not any((instruments, practice, networks, times, duties)):
        return None
    return Holding(
        name=name,
        distribution=entry.distribution if entry else "",
        version=entry.version if entry else "",
        home=home,
        record=record,
        book=book,
        instruments=instruments,
        practice=practice,
        networks=networks,
        times=times,
        duties=duties,
        groups=load_groups(home) if instruments and home is not None else {},
        sources=_sources(home),
    )


def _duties(home: Home | None) -> tuple[NoticeDuty, ...]:
    if home is None:
        return ()
    try:
        return load_notice_duties(home)
    except LawDataError as error:
        raise InputError(Fault(name_of(home), 0, 0, "", str(error))) from error


def _sources(home: Home | None) -> dict[str, Source]:
    if home is None:
        return {}
    try:
        return load_sources(home)
    except LawDataError as error:
        raise InputError(Fault(name_of(home), 0, 0, "", str(error))) from error


def set_aside_fault(host: Host, name: str) -> Fault:
    """The fault that says why a plugin is not used."""
    found = host.registry.set_aside(name)
    reason = str(found) if found else "it is not installed"
    return Fault(
        name,
        0,
        0,
        "",
        f"this plugin is quarantined, so its law is not shown: {reason}",
        "Repair or update it, or choose another in comity.toml. `comity plugins` lists all "
        "plugins.",
    )
