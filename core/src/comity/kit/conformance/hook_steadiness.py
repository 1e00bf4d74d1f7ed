"""A check that hooks are steady: the same answer again, on the law of the day, and for itself.

A host asks a hook more than once, in `check` and again in `build`, and in any order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from comity.host.data_plugin import DataPlugin
from comity.kit.conformance.hook_probes import DAY, cases_of
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.load import load_sources
from comity.model.findings import Severity
from comity.model.records import LawBook, Parties, owner_of

__all__ = ["check_steady", "check_uncited"]

LONG_AGO = dt.date(1900, 1, 1)
TIMES = 3
OF_TOPICS = ("comity_document_types", "comity_exporters")
Asked = Mapping[str, Any]


def check_steady(subject: Subject) -> Iterator[Problem]:
    """No hook answers differently when asked again, for a day of no law, or for another State."""
    host = subject.new_host()
    host.registry.need((subject.name,))
    host.registry.names()
    ask = host.registry.ask
    told: set[str] = set()
    for hook, asked in _questions(subject):
        before = _shown(asked)
        first, *others = [_shown(ask(subject.name, hook, **asked)) for _ in range(TIMES)]
        if hook not in told and any(one != first for one in others):
            told.add(hook)
            cure = "Answer from the arguments alone, and keep nothing between two calls."
            yield Problem(subject.package, f"{hook} answers differently when asked again", cure)
        if _shown(asked) != before:
            cure = "Leave the arguments as they are, and return what is to be added."
            yield Problem(subject.package, f"{hook} changes what it was given", cure)
            return
    yield from _of_no_day(subject, ask)
    yield from _of_others(subject, ask)
    yield from _never_asked(subject)
    for quarantine in host.quarantined:
        if quarantine.name == subject.name:
            cure = "docs/hooks.md lists every hook with its arguments."
            yield Problem(subject.package, quarantine.reason, cure)


def check_uncited(subject: Subject) -> Iterator[Problem]:
    """A finding of its own that blocks rests on a citation."""
    host = subject.new_host()
    host.registry.need((subject.name,))
    told: set[str] = set()
    for _, draft, parties in cases_of(host, subject.codes):
        for finding in (
            host.registry.ask(subject.name, "comity_validate", draft=draft, parties=parties, on=DAY)
            or ()
        ):
            blocks = finding.severity is Severity.ERROR and finding.citation is None
            if blocks and finding.rule not in told:
                told.add(finding.rule)
                text = f"comity_validate blocks without a citation: {finding.rule}"
                yield Problem(subject.package, text, "Cite the law, or write Severity.ADVICE.")


def _questions(subject: Subject) -> Iterator[tuple[str, Asked]]:
    yield "comity_jurisdictions", {}
    yield "comity_law", {"jurisdiction": subject.name, "on": DAY}
    host = subject.host
    for role, draft, parties in cases_of(host, subject.codes):
        on = {"draft": draft, "parties": parties, "on": DAY}
        yield "comity_validate", on
        yield "comity_translation_requirements", on
        yield "comity_template_context", {"draft": draft, "parties": parties, "language": "en"}
        if role != "requested":
            said = {"parties": parties, "language": "en"}
            for kind, value in (("date", DAY), ("number", 9000), ("list", ("A", "B"))):
                yield "comity_format_value", {"value": value, "kind": kind, **said}


def _shown(value: Any) -> str:
    return repr(value)


def _of_no_day(subject: Subject, ask: Any) -> Iterator[Problem]:
    """Statements of the data that are given for a day on which they did not hold."""
    plugin = subject.plugin
    if not isinstance(plugin, DataPlugin):
        return
    data = DataPlugin(getattr(plugin, "home", subject.package))
    for day in (LONG_AGO, DAY):
        given = ask(subject.name, "comity_law", jurisdiction=subject.name, on=day)
        true = data.comity_law(jurisdiction=subject.name, on=day) or LawBook(subject.name)
        if not isinstance(given, LawBook):
            continue
        for key in ("answers", "rules", "grounds", "assurances", "clocks"):
            own, now = getattr(data.book(), key), getattr(true, key)
            early = [one for one in getattr(given, key) if one in own and one not in now]
            if early:
                name = getattr(early[0], "id", "") or getattr(early[0], "question", "")
                text = f"comity_law gives {name} for {day}, on which it was not in force"
                cure = "Hand on the day: super().comity_law(jurisdiction=jurisdiction, on=on)."
                yield Problem(subject.package, text, cure)
                return


def _of_others(subject: Subject, ask: Any) -> Iterator[Problem]:
    """Records, findings, files and instruments that are not its own."""
    for record in ask(subject.name, "comity_jurisdictions") or ():
        if owner_of(record.code) != subject.name:
            text = f"comity_jurisdictions describes {record.code}, for which it does not speak"
            yield Problem(subject.package, text, f"Describe {subject.name} and its parts alone.")
    sources = load_sources(subject.root)
    for one in ask(subject.name, "comity_instruments") or ():
        if one.source not in sources:
            text = f"comity_instruments brings {one.id}, whose source {one.source!r} nobody holds"
            yield Problem(subject.package, text, "Add the source to sources.toml, as it was read.")
    told: set[str] = set()
    for role, draft, parties in cases_of(subject.host, subject.codes):
        on = {"draft": draft, "parties": parties, "on": DAY}
        for finding in ask(subject.name, "comity_validate", **on) or ():
            if owner_of(finding.source) != subject.name and finding.rule not in told:
                told.add(finding.rule)
                text = f"comity_validate gives {finding.rule} as a finding of {finding.source}"
                yield Problem(subject.package, text, f'Write source="{subject.name}".')
        if role != "requested":
            yield from _other_form(subject, ask, draft.kind, parties, told)


def _other_form(
    subject: Subject, ask: Any, kind: str, parties: Parties, told: set[str]
) -> Iterator[Problem]:
    said = {"document_type": kind, "parties": parties, "language": "en", "on": DAY}
    found = ask(subject.name, "comity_find_template", **said)
    home = Path(str(subject.root)).resolve()
    if found is None or "form" in told or Path(found.path).resolve().is_relative_to(home):
        return
    told.add("form")
    text = f"comity_find_template gives a file outside its package: {found.path.name}"
    yield Problem(subject.package, text, "Put the DOCX in templates/, where it is checked.")


def _never_asked(subject: Subject) -> Iterator[Problem]:
    for hook in OF_TOPICS:
        if not subject.topic and callable(getattr(subject.plugin, hook, None)):
            text = f"{hook} is asked of topics, and never of a country"
            yield Problem(subject.package, text, "Remove it, or bring it in a topic of its own.")
