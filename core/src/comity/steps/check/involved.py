"""Findings on who was asked: rules that were not applied, and rules that are not installed."""

from __future__ import annotations

from comity.host import Host, Quarantine
from comity.model.citations import Read
from comity.model.findings import Finding, Severity
from comity.model.messages import Message, Term
from comity.model.records import Jurisdiction, LawBook
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message

__all__ = ["FIELDS", "check_involved"]

FIELDS = {"requesting": "requesting.state", "requested": "requested.state", "host": "host"}


def check_involved(resolved: Resolved, host: Host) -> list[Finding]:
    """An error for each quarantined plugin that is needed; advice for each State without one.

    Called last, so that a plugin which fails while it is asked is reported too.
    """
    found: list[Finding] = []
    for role, code in resolved.parties.roles.items():
        quarantine = host.registry.set_aside(code)
        field = FIELDS.get(role, role)
        if quarantine is not None:
            found.append(
                finding(
                    "plugin.quarantined",
                    field,
                    by=code,
                    weight=Severity.ERROR,
                    remedy=_cure(quarantine),
                    plugin=code,
                    why=str(quarantine),
                )
            )
        elif resolved.states[code].baseline:
            state = _named(code, resolved.states[code])
            found.append(finding("plugin.none", field, by=code, state=state, code=code))
        elif _knows_nothing(resolved.books.get(code)):
            state = _named(code, resolved.states[code])
            found.append(finding("plugin.empty", field, by=code, state=state, code=code))
    return found + _topics(resolved, host) + _put_back(host) + _unasked(host)


def _named(code: str, state: Jurisdiction) -> Term:
    return Term("state", code, state.short_name)


def _knows_nothing(book: LawBook | None) -> bool:
    """Whether nothing was read, of that day or of a later one: silence is not law that permits."""
    if book is None:
        return True
    tables = (*book.answers, *book.rules, *book.grounds, *book.younger)
    return all(table.read is Read.NONE for table in tables)


def _put_back(host: Host) -> list[Finding]:
    """What code of plugins changed that is the whole program's."""
    return [
        finding("plugin.put-back", by=name, plugin=name, what=what, during=during)
        for name, what, during in host.registry.remarks
    ]


def _unasked(host: Host) -> list[Finding]:
    """Hooks of plugins that this version cannot ask: what they would say is not known."""
    found: list[Finding] = []
    for remark in host.registry.hook_remarks():
        plugin, hook = remark.plugin, remark.hook
        if remark.what == "unknown":
            found.append(finding("plugin.unknown-hook", by=plugin, plugin=plugin, hook=hook))
        elif remark.what == "argument":
            found.append(
                finding(
                    "plugin.unknown-argument",
                    by=plugin,
                    plugin=plugin,
                    hook=hook,
                    arguments=remark.detail,
                )
            )
    return found


def _cure(quarantine: Quarantine) -> Message:
    """What to do: settle in comity.toml what was decided by name, mend what is broken."""
    return message("plugin.settle" if quarantine.stage == "name" else "plugin.repair")


def _topics(resolved: Resolved, host: Host) -> list[Finding]:
    """An error where a topic in quarantine may have held law that this case needs."""
    known = {basis.instrument.id for basis in resolved.bases}
    missing = [name for name in resolved.draft.instruments_named() if name not in known]
    found: list[Finding] = []
    for quarantine in host.registry.quarantined_topics():
        needed = bool(missing) or quarantine.stage == "answer"
        if needed or quarantine.stage == "load":
            found.append(
                finding(
                    "plugin.quarantined/content",
                    "basis" if missing else "",
                    by=quarantine.name,
                    weight=Severity.ERROR if needed else Severity.WARNING,
                    remedy=_cure(quarantine),
                    plugin=quarantine.name,
                    why=str(quarantine),
                )
            )
    return found
