"""Discovery: which installed distribution may speak for which code or topic.

Decided by names alone, before anything of a plugin is imported: two owners of a code, and owners
that the office does not allow, are set aside here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.host.quarantine import Quarantine
from comity.installed import InstalledEntry, scan
from comity.office import Office

__all__ = ["COMMANDS", "JURISDICTIONS", "TOPICS", "Owners", "discover"]

JURISDICTIONS = "comity.jurisdictions"
TOPICS = "comity.plugins"
COMMANDS = "comity.commands"


@dataclass(frozen=True, slots=True)
class Owners:
    """Who may speak: one entry a code, one a topic, and those set aside, with the reason."""

    jurisdictions: dict[str, InstalledEntry]
    topics: dict[str, InstalledEntry]
    quarantined: tuple[Quarantine, ...]


def discover(office: Office) -> Owners:
    """Sort the installed entries by the office's allow-list and code ownership."""
    entries = scan().entries
    jurisdictions, set_aside = _owners(entries, JURISDICTIONS, office)
    topics, more = _owners(entries, TOPICS, office)
    return Owners(jurisdictions, topics, (*set_aside, *more))


def _owners(
    entries: Iterable[InstalledEntry], group: str, office: Office
) -> tuple[dict[str, InstalledEntry], list[Quarantine]]:
    claims: dict[str, list[InstalledEntry]] = {}
    for entry in entries:
        if entry.group == group:
            claims.setdefault(entry.name, []).append(entry)
    owners: dict[str, InstalledEntry] = {}
    set_aside: list[Quarantine] = []
    for name, claimants in sorted(claims.items()):
        allowed = [entry for entry in claimants if office.allows(entry.distribution)]
        set_aside += [_not_allowed(entry) for entry in claimants if entry not in allowed]
        if len(allowed) > 1:
            allowed, rejected = _settle(name, allowed, office)
            set_aside += rejected
        if allowed:
            owners[name] = allowed[0]
    return owners, set_aside


def _settle(
    name: str, claimants: list[InstalledEntry], office: Office
) -> tuple[list[InstalledEntry], list[Quarantine]]:
    chosen = office.owners.get(name)
    kept = [entry for entry in claimants if chosen and entry.distribution == chosen]
    others = " and ".join(sorted(entry.distribution for entry in claimants))
    reason = (
        f"comity.toml gives {name} to {chosen}"
        if kept
        else f"{others} both claim {name}; name the owner in comity.toml: "
        f'[plugins.owners] {name} = "{claimants[0].distribution}"'
    )
    return kept[:1], [_set_aside(entry, reason) for entry in claimants if entry not in kept[:1]]


def _not_allowed(entry: InstalledEntry) -> Quarantine:
    return _set_aside(
        entry,
        f"{entry.distribution} is not on the allow-list of comity.toml; "
        f'to use it, add "{entry.distribution}" to [plugins] allowed',
    )


def _set_aside(entry: InstalledEntry, reason: str) -> Quarantine:
    return Quarantine(entry.name, entry.group, entry.distribution, entry.version, reason)
