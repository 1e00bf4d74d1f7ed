"""What is checked: one installed plugin, seen by a host that uses it and the topics alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable

from comity.host import Host
from comity.host.installed import JURISDICTIONS, PLUGINS, InstalledEntry, scan
from comity.host.packages import find_data
from comity.kit.conformance.outcomes import Problem
from comity.law.home import root_of
from comity.model.errors import Fault, InputError
from comity.model.findings import Severity
from comity.model.office import Office
from comity.model.records import Jurisdiction, LawBook
from comity.pipeline.own_plugin import open_host

__all__ = ["Subject", "find_subject"]


@dataclass
class Subject:
    """One plugin under test.

    Attributes:
        name: the code (KE) or the topic (treaties) that was asked for.
        entry: the entry point that was found for it, whose own name may be wrong.
        allow_code: the distributions whose code may run.
        beat: called now and then by a check that takes long, to show that it is alive.
        remarks: what was found in its DOCX, once they have been looked at, for every check of them.
    """

    name: str
    entry: InstalledEntry
    allow_code: frozenset[str] = frozenset()
    beat: Callable[[], None] = field(default=lambda: None)
    remarks: list[tuple[Severity, Problem]] | None = None

    @property
    def topic(self) -> bool:
        """Whether it is a topic, and no country."""
        return self.entry.group == PLUGINS

    @property
    def package(self) -> str:
        """The import package that the entry point names."""
        return self.entry.module.partition(".")[0]

    @cached_property
    def root(self) -> Traversable:
        """The folder of the package; that of data is found without importing it.

        Raises:
            PluginError: the files are not there, or are not those that were installed.
        """
        return root_of(self.package) if self.entry.is_code else find_data(self.entry).place

    @cached_property
    def host(self) -> Host:
        """A host that uses this plugin and the topics, whatever the office."""
        return self.new_host()

    def new_host(self) -> Host:
        """Another such host, for a check that may lead it to set the plugin aside."""
        topics = {entry.distribution for entry in scan().of(PLUGINS)}
        return open_host(
            Office(
                allowed=frozenset({self.entry.distribution, *topics}),
                allow_code=self.allow_code,
                owners={self.name: self.entry.distribution},
            )
        )

    @cached_property
    def record(self) -> Jurisdiction | None:
        """The State's record."""
        return self.host.jurisdiction(self.name)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes served: the State, then its parts."""
        plugin = self.plugin
        records = getattr(plugin, "records", None)
        return tuple(r.code for r in records()) if records else (self.name,)

    @property
    def plugin(self) -> object:
        """The plugin object, or None where it was set aside."""
        self.host.registry.need((self.name,))
        self.host.registry.names()
        return self.host.registry.plugin(self.name)

    @cached_property
    def book(self) -> LawBook:
        """The law of every day; of today only, where the plugin is not made of data."""
        from comity.host.data_plugin import DataPlugin

        plugin = self.plugin
        if isinstance(plugin, DataPlugin):
            return plugin.book()
        found = self.host.law(self.name, dt.date.today())
        return found or LawBook(self.name)

    def law_on(self, on: dt.date, code: str) -> LawBook:
        """The law of the State, or of a part of it, on a day."""
        return self.host.law(code, on) or LawBook(code)

    def folder(self, name: str, ending: str) -> list[Traversable]:
        """The files of a folder of the package with this ending, by name."""
        place = self.root / name
        if not place.is_dir():
            return []
        found = [f for f in place.iterdir() if f.is_file() and f.name.endswith(ending)]
        return sorted(found, key=lambda f: f.name)


def find_subject(name: str, office: Office) -> Subject:
    """The installed plugin of a code or a topic; GB for GB-SCT.

    A country whose entry point has a wrong name is found by its distribution (comity-ke), so that
    the kit can say what is wrong.

    Raises:
        InputError: nothing of the name is installed, or two distributions claim it.
    """
    code = name.partition("-")[0].upper()
    entries = [*scan().of(JURISDICTIONS), *scan().of(PLUGINS)]
    found = [e for e in entries if e.name == code and e.group == JURISDICTIONS]
    found = found or [e for e in entries if e.name == name.lower() and e.group == PLUGINS]
    found = found or [e for e in entries if e.distribution == f"comity-{code.lower()}"]
    if not found:
        names = ", ".join(entry.name for entry in entries) or "nothing"
        raise InputError(Fault(name, 0, 0, "", "this plugin is not installed", _cure(names)))
    owner = office.owners.get(code)
    chosen = [e for e in found if e.distribution == owner] or found
    if len({entry.distribution for entry in chosen}) > 1:
        claim = " and ".join(entry.distribution for entry in chosen)
        cure = f'Name one in comity.toml: [plugins.owners] {code} = "{chosen[0].distribution}".'
        raise InputError(Fault(name, 0, 0, "", f"{claim} both claim {code}", cure))
    title = code if chosen[0].group == JURISDICTIONS else chosen[0].name
    return Subject(title, chosen[0], office.allow_code)


def _cure(names: str) -> str:
    return (
        f"Installed: {names}. To check a country in a folder, install it first: "
        "python -m pip install FOLDER."
    )
