"""The facade: one typed method for each hook, and the fault isolation behind all of them.

Each plugin is asked by itself, in role order, so that one that raises or answers nonsense is
quarantined by name and the others' answers are kept. Countries are loaded when a case names
them, topics when the first question is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from comity.host.answers import frozen, is_plain, unsaid, wrong_with
from comity.host.installation import Installation
from comity.host.registry import CORE, Registry
from comity.model.findings import Finding
from comity.model.office import Office
from comity.model.records import (
    AssistanceKind,
    Channel,
    DocumentType,
    Exporter,
    ExtraField,
    Jurisdiction,
    LawBook,
    Parties,
    Requirement,
    Template,
    owner_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from comity.host.languages import Languages
    from comity.host.quarantine import Quarantine
    from comity.model.drafts.base import Draft
    from comity.model.law_networks import Network, UsualTime
    from comity.model.law_practice import PracticeGround
    from comity.model.law_records import Instrument
    from comity.model.notice_points import NoticeDuty

__all__ = ["Host"]

T = TypeVar("T")


class Host:
    """The host of all plugins, as one office sees them.

    Threads may share one. Each case is worked on in a view of its own (``for_case``), as
    ``pipeline.build`` does: what a case makes a view learn, the countries that it names and the
    plugins that fail while they answer, no other case knows.
    """

    def __init__(self, office: Office | None = None, *, own: object) -> None:
        """Discover what is installed; import nothing of it yet.

        Args:
            office: the office that is served; default: one without settings.
            own: the host's own plugin, which ``comity.pipeline.own_plugin.open_host`` hands in.
        """
        self.office = office or Office()
        self._registry = Registry(Installation(self.office, own, self._shown))

    def for_case(self, after: Host | None = None) -> Host:
        """A view of this host for one case: it costs next to nothing, and shares all that is dear.

        Args:
            after: a view in which the case was worked on before, for what follows from it: its
                countries, and the plugins that failed in it, stay as they were there.
        """
        before = after.registry if after is not None else None
        return self._view(Host, Registry(self._registry.installation, before))

    def _shown(self, installation: Installation) -> Host:
        """The host that a plugin is shown as it starts."""
        from comity.host.plugin_host import PluginHost

        return self._view(PluginHost, Registry(installation))

    def _view(self, kind: type[Host], registry: Registry) -> Host:
        view = object.__new__(kind)
        view.office, view._registry = self.office, registry
        return view

    @property
    def registry(self) -> Registry:
        """The plugins that this view has in use."""
        return self._registry

    @property
    def quarantined(self) -> tuple[Quarantine, ...]:
        """Every plugin that this view has set aside so far, each once."""
        return tuple(self.registry.quarantined)

    @property
    def languages(self) -> Languages:
        """The languages that have wording, and their catalogues."""
        return self.registry.languages

    def own_files(self) -> tuple[Path, ...]:
        """The files of the office that a command may read: its office file, its templates."""
        folder = self.office.templates
        templates = sorted(folder.glob("*.docx")) if folder else []
        return (*filter(None, [self.office.file]), *templates)

    def installed(self) -> tuple[str, ...]:
        """The codes of the jurisdictions that an installed plugin serves, by name alone."""
        return tuple(sorted(self.registry.owners.jurisdictions))

    def jurisdiction(self, code: str) -> Jurisdiction | None:
        """The record of a State, or None where no usable plugin serves it."""
        for name in self._speakers(code):
            records = self._collect("comity_jurisdictions", Jurisdiction, (name,))
            if found := next((record for record in records if record.code == code), None):
                return found
            if name == code and self.registry.set_aside(code) is None:
                self.registry.quarantine(
                    name, f"comity_jurisdictions does not return a record for {code}"
                )
        return None

    def law(self, code: str, on: dt.date) -> LawBook | None:
        """The law of a State on a day, or None where no usable plugin holds it."""
        for name in self._speakers(code):
            book = self._ask(name, "comity_law", LawBook, jurisdiction=code, on=on)
            if book is not None:
                return book
        return None

    def instruments(self) -> dict[str, Instrument]:
        """Every instrument that a topic or a country in use holds, by id.

        The lists of parties of some are completed by what those of their protocols tell.
        """
        from comity.law.inferred import with_inferred
        from comity.model.law_records import Instrument

        return with_inferred(_by("id", self._collect("comity_instruments", Instrument)))

    def practice(self) -> dict[str, PracticeGround]:
        """Every ground that practice knows, by id."""
        from comity.model.law_practice import PracticeGround

        return _by("id", self._collect("comity_practice", PracticeGround))

    def networks(self) -> dict[str, Network]:
        """Every network of authorities, by id."""
        from comity.model.law_networks import Network

        return _by("id", self._collect("comity_networks", Network))

    def times(self) -> dict[str, UsualTime]:
        """Every time of answer that somebody counted, by id."""
        from comity.model.law_networks import UsualTime

        return _by("id", self._collect("comity_times", UsualTime))

    def notice_duties(self, codes: Iterable[str]) -> tuple[NoticeDuty, ...]:
        """What topics and the law of these States ask of a notice, of every day; each id once."""
        from comity.model.notice_points import NoticeDuty

        names = [name for code in codes for name in self._speakers(code)]
        return tuple(_by("id", self._collect("comity_notice_duties", NoticeDuty, names)).values())

    def measures(self) -> dict[str, AssistanceKind]:
        """Every kind of assistance, by kind; the host's own first."""
        return _by("kind", self._collect("comity_measures", AssistanceKind))

    def fields(self) -> list[ExtraField]:
        """Every extra field that may stand under ``extensions``."""
        return self._collect("comity_fields", ExtraField)

    def fields_of(self, key: str) -> list[ExtraField] | None:
        """The extra fields of one plugin, by its key under ``extensions``: ``in``, ``treaties``.

        None where no usable plugin has that key.
        """
        code = key.upper()
        if key == key.lower() and code in self.registry.owners.jurisdictions:
            self.registry.need((code,))
            name = code
        else:
            name = key
        if name == CORE or name.lower() != key or name not in self.registry.names():
            return None
        return self._collect("comity_fields", ExtraField, (name,))

    def extension_keys(self) -> tuple[str, ...]:
        """Every key that may stand under ``extensions``: codes in small letters, and topics."""
        return (*(code.lower() for code in self.installed()), *self.topics())

    def topics(self) -> tuple[str, ...]:
        """The topics in use, by name."""
        return tuple(n for n in self.registry.names(topics_only=True) if n != CORE)

    def document_types(self) -> dict[str, DocumentType]:
        """Every kind of document, by kind; only the host and topics may add one."""
        names = self.registry.names(topics_only=True)
        return _by("kind", self._collect("comity_document_types", DocumentType, names))

    def exporters(self) -> dict[str, Exporter]:
        """Every output format, by name; only the host and topics may add one."""
        names = self.registry.names(topics_only=True)
        return _by("format", self._collect("comity_exporters", Exporter, names))

    def channels(self, draft: Draft, parties: Parties, on: dt.date) -> list[Channel]:
        """The channels that plugins add to those of networks and law."""
        return self._involved("comity_channels", Channel, parties, draft=draft, on=on)

    def validate(self, draft: Draft, parties: Parties, on: dt.date) -> list[Finding]:
        """The findings of the host, the topics and the States involved."""
        return self._involved("comity_validate", Finding, parties, draft=draft, on=on)

    def translation_requirements(
        self, draft: Draft, parties: Parties, on: dt.date
    ) -> list[Requirement]:
        """What those involved demand of the document's language.

        Each plugin speaks for itself: one that demands a language in the name of another is set
        aside, with all that it demands.
        """
        hook = "comity_translation_requirements"
        kept: list[Requirement] = []
        for name in self._asked_on(parties):
            asked = self._collect(hook, Requirement, (name,), parties=parties, draft=draft, on=on)
            wrong = next(
                filter(None, (self._not_its_own(name, r.source, parties) for r in asked)), ""
            )
            if wrong:
                self.registry.quarantine(name, f"{hook} returned a Requirement {wrong}")
            else:
                kept += asked
        return kept

    def _not_its_own(self, name: str, source: str, parties: Parties) -> str:
        """Why a plugin may not say what a State or an instrument demands, or nothing.

        It may for the State whose code it owns and its parts, for a State that it describes and
        that no other plugin owns, and for an instrument that it brings and that is relied on.
        """
        if name in (owner_of(source), CORE):
            return ""
        if source in self._brought(name):
            return (
                ""
                if source in parties.instruments
                else f"of {source}, on which this case does not rely; look in parties.instruments"
            )
        if owner_of(source) not in self.registry.owners.jurisdictions:
            records = self._collect("comity_jurisdictions", Jurisdiction, (name,))
            if source in {record.code for record in records}:
                return ""
        return (
            f"whose source is {source}, for which it does not speak; name the State of the plugin, "
            "or an instrument that it brings"
        )

    def _brought(self, name: str) -> frozenset[str]:
        """The ids of the instruments that a plugin brings."""
        from comity.model.law_records import Instrument

        found = self._collect("comity_instruments", Instrument, (name,))
        return frozenset(instrument.id for instrument in found)

    def find_template(
        self, document_type: str, parties: Parties, language: str, on: dt.date
    ) -> Template | None:
        """The DOCX: requested State's form, instrument's, own, base; base alone without roles."""
        own = self.registry.owner_names(parties, parties.own())
        prescribed = self.registry.owner_names(parties, () if parties.sender else ("requested",))
        topics = self.registry.names(topics_only=True)
        order = [*prescribed, *[n for n in topics if n != CORE], *own, CORE]
        own_or_base = next(iter(own), CORE) if parties.roles else ""  # which no plugin is called
        for name in dict.fromkeys(order):
            if name == own_or_base and (file := self.office.own_template(document_type)):
                return Template(file, "office")  # which goes before its State's
            asked: dict[str, Any] = {"document_type": document_type, "parties": parties}
            asked |= {"language": language, "on": on}
            answer = self._ask(name, "comity_find_template", Template, **asked)
            if answer is not None:
                return answer
        return None

    def template_context(
        self, draft: Draft, parties: Parties, language: str
    ) -> dict[str, Mapping[str, Any]]:
        """Plain values for templates, by role (``requesting``, ``requested``, ``host``).

        Those of the topics stand together under ``instrument``; the first to give a name keeps it.
        """
        asked: dict[str, Any] = {"draft": draft, "parties": parties, "language": language}
        found: dict[str, Mapping[str, Any]] = {
            role: self._context(name, asked)
            for role in parties.roles
            for name in self.registry.owner_names(parties, (role,))
        }
        topics: dict[str, Any] = {}
        for name in reversed(self.registry.names(topics_only=True)):
            topics |= self._context(name, asked)
        return found | ({"instrument": topics} if topics else {})

    def _context(self, name: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        hook = "comity_template_context"
        answer = self._ask(name, hook, Mapping, **asked)  # type: ignore[type-abstract]
        if answer is not None and not is_plain(dict(answer)):
            self.registry.quarantine(name, f"{hook} did not return plain data")
            return {}
        return dict(answer or {})

    def format_value(self, value: Any, kind: str, language: str, parties: Parties) -> str:
        """A value as the requesting (or host) State writes it; Babel last.

        What a plugin wrote is read back: one whose text does not say the value is set aside.

        Raises:
            ValueError: nobody, not even the host, can write a value of this kind.
        """
        names = self.registry.owner_names(parties, parties.own())
        value = frozen(value)
        for name in dict.fromkeys((*names, CORE)):
            answer = self._ask(
                name,
                "comity_format_value",
                str,
                value=value,
                kind=kind,
                language=language,
                parties=parties,
            )
            if answer is None:
                continue
            if name == CORE or not (lacks := unsaid(answer, value, kind, language, parties)):
                return answer
            self.registry.quarantine(
                name,
                f"comity_format_value wrote a value of kind {kind} in {language}, but its text "
                f"does not say {lacks}",
            )
        raise ValueError(f"no plugin can write {value!r} as {kind}")

    # --- asking ------------------------------------------------------------------------------

    def _speakers(self, code: str) -> tuple[str, ...]:
        """Who may speak for a State: the plugin that owns its code, then the topics."""
        self.registry.need((code,))
        owner = owner_of(code)
        names = self.registry.names()
        own = (owner,) if owner in names else ()
        return (*own, *self.registry.names(topics_only=True))

    def _involved(
        self, hook: str, answer: type[T], parties: Parties, /, **arguments: Any
    ) -> list[T]:
        return self._collect(hook, answer, self._asked_on(parties), parties=parties, **arguments)

    def _asked_on(self, parties: Parties) -> list[str]:
        """Who is asked about a draft: the host, the topics, the States involved."""
        self.registry.need(parties.codes())
        involved = self.registry.owner_names(parties, parties.roles)
        return [*dict.fromkeys((*self.registry.names(topics_only=True), *involved))]

    def _collect(
        self,
        hook: str,
        record: type[T],
        names: Iterable[str] | None = None,
        /,
        **arguments: Any,
    ) -> list[T]:
        answers: list[T] = []
        for name in list(dict.fromkeys(self.registry.names() if names is None else names)):
            found = self._ask(name, hook, Sequence, **arguments)  # type: ignore[type-abstract]
            if found and (arguments or not self.registry.found_sound(name, hook, found)):
                wrong = next((text for item in found if (text := wrong_with(item, record))), "")
                if wrong:
                    self.registry.quarantine(name, f"{hook} returned {wrong}")
                    continue
                if not arguments:
                    self.registry.note_sound(name, hook, found)
            answers.extend(found or ())
        return answers

    def _ask(self, name: str, hook: str, expected: type[T], /, **arguments: Any) -> T | None:
        answer = self.registry.ask(name, hook, **arguments)
        if answer is not None and (wrong := wrong_with(answer, expected)):
            self.registry.quarantine(name, f"{hook} returned {wrong}")
            return None
        return cast("T | None", answer)


def _by(key: str, records: Iterable[T]) -> dict[str, T]:
    """Records by their key, in their order; of two with one key the first is kept."""
    found: dict[str, T] = {}
    for record in records:
        found.setdefault(getattr(record, key), record)
    return found
