"""The check of hooks: the data of a plugin with code still speak, and it speaks only for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from comity.host import Host
from comity.host.data_plugin import DataPlugin, InstrumentPlugin
from comity.kit.conformance.hook_probes import (
    DAY,
    cases_of,
    probe_instrument,
    probed_book,
    probed_records,
)
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.model.drafts.base import Draft
from comity.model.records import LawBook, Parties

__all__ = ["check_hooks", "has_code"]

LISTED = "docs/hooks.md lists every hook with its arguments."
ANY = "TV"  # the State of a case for a topic, which has none of its own
ON_DRAFT = "draft=draft, parties=parties, on=on"
IN_LANGUAGE = "draft=draft, parties=parties, language=language"
STARTS = {
    "comity_jurisdictions": "return [*super().comity_jurisdictions(), ...]",
    "comity_law": "book = super().comity_law(jurisdiction=jurisdiction, on=on)",
    "comity_validate": f"return [*super().comity_validate({ON_DRAFT}), ...]",
    "comity_translation_requirements": (
        f"return [*super().comity_translation_requirements({ON_DRAFT}), ...]"
    ),
    "comity_find_template": (
        "return super().comity_find_template(document_type=document_type, parties=parties, "
        "language=language, on=on)"
    ),
    "comity_template_context": f"return {{**super().comity_template_context({IN_LANGUAGE}), ...}}",
    "comity_format_value": (
        "return super().comity_format_value(value=value, kind=kind, language=language, "
        "parties=parties)"
    ),
    "comity_instruments": "return [*super().comity_instruments(), ...]",
    "comity_practice": "return [*super().comity_practice(), ...]",
    "comity_networks": "return [*super().comity_networks(), ...]",
    "comity_times": "return [*super().comity_times(), ...]",
    "comity_notice_duties": "return [*super().comity_notice_duties(), ...]",
}
DATA = {
    "comity_jurisdictions": "the State and the parts that jurisdiction.toml describes",
    "comity_law": "statements of the law files",
    "comity_validate": "findings of rules in the law files",
    "comity_translation_requirements": "the languages that the law files answer",
    "comity_find_template": "a DOCX of templates/",
    "comity_template_context": "texts that the law files lend to templates",
    "comity_format_value": "the form of a value that the law files or the locale give",
    "comity_instruments": "instruments of the instruments folder",
    "comity_practice": "grounds of the practice folder",
    "comity_networks": "networks of the networks folder",
    "comity_times": "times of answer of times.toml",
    "comity_notice_duties": "duties of notices in the law files",
}
Question = tuple[str, Mapping[str, Any]]


def has_code(subject: Subject) -> bool:
    """Whether the plugin has hooks of its own."""
    return subject.entry.is_code


def check_hooks(subject: Subject) -> Iterator[Problem]:
    """Every hook can be asked, none drops what the data say, and none speaks for another State."""
    host = subject.new_host()
    host.registry.need((subject.name,))
    host.registry.names()
    yield from _remarks(host, subject)
    plugin = host.registry.plugin(subject.name)
    folder = "instruments" if subject.topic else "law"
    if isinstance(plugin, (DataPlugin, InstrumentPlugin)):
        yield from _dropped(host, subject, plugin)
    elif subject.folder(folder, ".toml"):
        kind = InstrumentPlugin if subject.topic else DataPlugin
        text = f"has files in {folder}/, but its plugin is not a {kind.__name__}"
        cure = f"Subclass {kind.__name__}, so that the files are applied. docs/hooks.md shows how."
        yield Problem(subject.package, f"{text}, so nothing shows that they are applied", cure)
    yield from _set_aside(host, subject)


def _remarks(host: Host, subject: Subject) -> Iterator[Problem]:
    for remark in host.registry.hook_remarks(subject.name):
        old = remark.what == "deprecated"
        yield Problem(subject.package, str(remark), "" if old else LISTED, note=old)


def _set_aside(host: Host, subject: Subject) -> Iterator[Problem]:
    """What the host refuses of its answers, asked as a case would ask."""
    for _, draft, parties in cases_of(host, (ANY,) if subject.topic else subject.codes):
        host.validate(draft, parties, DAY)
        host.channels(draft, parties, DAY)
        host.translation_requirements(draft, parties, DAY)
        host.template_context(draft, parties, "en")
        host.find_template(draft.kind, parties, "en", DAY)
    for quarantine in host.quarantined:
        if quarantine.name == subject.name and quarantine.stage == "answer":
            yield Problem(subject.package, quarantine.reason, LISTED)


def _dropped(
    host: Host, subject: Subject, plugin: DataPlugin | InstrumentPlugin
) -> Iterator[Problem]:
    """A problem for each hook that does not say what the data say."""
    told: set[str] = set()
    home = getattr(plugin, "home", subject.package)
    with _probed(plugin, home) as reference:
        for hook, asked in _questions(host, subject, reference):
            if hook in told or not host.registry.has(subject.name):
                continue
            wanted = getattr(reference, hook)(**asked)
            given = host.registry.ask(subject.name, hook, **asked)
            if host.registry.has(subject.name) and not _holds(given, wanted):
                told.add(hook)
                text = f"{type(plugin).__name__}.{hook} drops {DATA[hook]}"
                yield Problem(subject.package, text, f"Start from the data: {STARTS[hook]}.")


@contextmanager
def _probed(
    plugin: DataPlugin | InstrumentPlugin, home: Any
) -> Iterator[DataPlugin | InstrumentPlugin]:
    """A plugin of the same files and no code, while both hold the probes among their data."""
    if isinstance(plugin, InstrumentPlugin):
        topic = InstrumentPlugin(home)
        instruments = (*topic.instruments(), probe_instrument())
        topic.hold(instruments)
        plugin.hold(instruments)
        try:
            yield topic
        finally:
            plugin.hold(None)
        return
    country = DataPlugin(home)
    records, book = probed_records(country), probed_book(country.book())
    country.hold(records, book)
    plugin.hold(records, book)
    try:
        yield country
    finally:
        plugin.hold((), None)


def _questions(
    host: Host, subject: Subject, reference: DataPlugin | InstrumentPlugin
) -> Iterator[Question]:
    if isinstance(reference, InstrumentPlugin):
        names = tuple(instrument.id for instrument in reference.instruments())
        yield "comity_instruments", {}
        yield "comity_practice", {}
        yield "comity_networks", {}
        yield "comity_times", {}
        yield "comity_notice_duties", {}
        for _, draft, parties in cases_of(host, (ANY,)):
            relied = Parties(roles=parties.roles, instruments=names)
            yield "comity_validate", {"draft": draft, "parties": relied, "on": DAY}
        return
    yield "comity_jurisdictions", {}
    yield "comity_notice_duties", {}
    codes = tuple(record.code for record in reference.records())
    for code in codes:
        yield "comity_law", {"jurisdiction": code, "on": DAY}
    for role, draft, parties in cases_of(host, codes):
        yield from _on_draft(role, draft, parties, reference.record().languages)


def _on_draft(
    role: str, draft: Draft, parties: Parties, languages: Sequence[str]
) -> Iterator[Question]:
    on = {"draft": draft, "parties": parties, "on": DAY}
    yield "comity_validate", on
    yield "comity_translation_requirements", on
    for language in languages:
        said = {"parties": parties, "language": language}
        yield "comity_template_context", {"draft": draft, **said}
        yield "comity_find_template", {"document_type": draft.kind, "on": DAY, **said}
        if role != "requested":
            yield "comity_format_value", {"value": DAY, "kind": "date", **said}
            yield "comity_format_value", {"value": ("A", "B"), "kind": "list", **said}
            yield "comity_format_value", {"value": 9000, "kind": "number", **said}


def _holds(given: Any, wanted: Any) -> bool:
    """Whether an answer has all that another has; where only one counts, whether there is one."""
    if isinstance(wanted, LawBook):
        tables: tuple[Callable[[Any], Any], ...] = (
            lambda book: book.answers,
            lambda book: book.rules,
            lambda book: book.grounds,
            lambda book: book.assurances,
            lambda book: book.clocks,
            lambda book: book.roads,
            lambda book: book.issuers,
        )
        return isinstance(given, LawBook) and all(_holds(t(given), t(wanted)) for t in tables)
    if isinstance(wanted, Mapping):
        return isinstance(given, Mapping) and all(
            key in given and _holds(given[key], value) for key, value in wanted.items()
        )
    if isinstance(wanted, (list, tuple)):
        return isinstance(given, (list, tuple)) and all(one in given for one in wanted)
    return wanted is None or given is not None
