"""Findings on who was asked: rules that were not applied, and rules that are not installed."""

from __future__ import annotations

from comity.host import Host, Quarantine
from comity.model.citations import Read
from comity.model.findings import Finding, Severity
from comity.model.records import LawBook
from comity.steps.resolve import Resolved

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
                Finding(
                    Severity.ERROR,
                    "plugin.quarantined",
                    f"The rules of {code} were not applied: {quarantine}",
                    field,
                    _cure(quarantine),
                    source=code,
                )
            )
        elif resolved.states[code].baseline:
            name = resolved.states[code].short_name
            message = f"No national rules of {name} ({code}) are installed; none were applied."
            found.append(Finding(Severity.ADVICE, "plugin.none", message, field, source=code))
        elif _knows_nothing(resolved.books.get(code)):
            name = resolved.states[code].short_name
            message = f"The plugin of {name} ({code}) holds no law yet; none was applied."
            found.append(Finding(Severity.ADVICE, "plugin.empty", message, field, source=code))
    return found + _topics(resolved, host) + _put_back(host)


def _knows_nothing(book: LawBook | None) -> bool:
    """Whether nothing was read, of that day or of a later one: silence is not law that permits."""
    if book is None:
        return True
    tables = (*book.answers, *book.rules, *book.grounds, *book.younger)
    return all(table.read is Read.NONE for table in tables)


def _put_back(host: Host) -> list[Finding]:
    """What code of plugins changed that is the whole program's."""
    cure = "Tell its maker: a plugin answers, and changes nothing else."
    return [
        Finding(
            Severity.ADVICE, "plugin.put-back", f"The plugin {name} {said}.", "", cure, source=name
        )
        for name, said in host.registry.remarks
    ]


def _cure(quarantine: Quarantine) -> str:
    """What to do: settle in comity.toml what was decided by name, mend what is broken."""
    what = "Settle it in comity.toml" if quarantine.stage == "name" else "Mend or replace it"
    return f"{what}; `comity plugins` shows its state."


def _topics(resolved: Resolved, host: Host) -> list[Finding]:
    """An error where a topic in quarantine may have held law that this case needs."""
    known = {basis.instrument.id for basis in resolved.bases}
    missing = [name for name in resolved.draft.instruments_named() if name not in known]
    found: list[Finding] = []
    for quarantine in host.registry.quarantined_topics():
        needed = bool(missing) or quarantine.stage == "answer"
        if needed or quarantine.stage == "load":
            found.append(
                Finding(
                    Severity.ERROR if needed else Severity.WARNING,
                    "plugin.quarantined",
                    f"What the plugin {quarantine.name} holds was not applied: {quarantine}",
                    "basis" if missing else "",
                    _cure(quarantine),
                    source=quarantine.name,
                )
            )
    return found
