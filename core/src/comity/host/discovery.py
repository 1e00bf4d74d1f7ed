"""Discovery: which installed distribution may speak for which code or topic.

Decided by names alone, before anything of a plugin runs: two owners of a code, owners that the
office does not allow, and code to which it has not consented, are set aside here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.host.installed import JURISDICTIONS, PLUGINS, InstalledEntry, scan
from comity.host.packages import since_data
from comity.host.quarantine import Quarantine
from comity.model.office import Office

if TYPE_CHECKING:
    from comity.model.errors import Fault

__all__ = ["Owners", "discover"]

CODE = re.compile(r"[A-Z]{2}")
TAKEN = re.compile(r"core|[A-Z]{2}")  # by the host itself, and by States


@dataclass(frozen=True, slots=True)
class Owners:
    """Who may speak: one entry a code, one a topic, and those set aside, with the reason.

    ``faults`` are distributions that could not be read at all.
    """

    jurisdictions: dict[str, InstalledEntry]
    topics: dict[str, InstalledEntry]
    quarantined: tuple[Quarantine, ...]
    faults: tuple[Fault, ...] = ()


def discover(office: Office) -> Owners:
    """Sort the installed entries by the office's allow-list and code ownership."""
    installed = scan()
    jurisdictions, set_aside = _owners(installed.entries, JURISDICTIONS, office)
    topics, more = _owners(installed.entries, PLUGINS, office)
    return Owners(jurisdictions, topics, (*set_aside, *more), installed.faults)


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
        if reason := _misnamed(name, group):
            set_aside += [_set_aside(entry, reason) for entry in claimants]
            continue
        allowed = [entry for entry in claimants if office.allows(entry.distribution)]
        set_aside += [_not_allowed(entry) for entry in claimants if entry not in allowed]
        code = [e for e in allowed if e.is_code and not office.allows_code(e.distribution)]
        set_aside += [_not_consented(entry) for entry in code]
        allowed = [entry for entry in allowed if entry not in code]
        if len(allowed) > 1 or (allowed and name in office.owners):
            allowed, rejected = _settle(name, allowed, office)
            set_aside += rejected
        if allowed:
            owners[name] = allowed[0]
    return owners, set_aside


def _misnamed(name: str, group: str) -> str:
    """Why an entry of this name cannot be used, or nothing."""
    if group == PLUGINS:
        taken = TAKEN.fullmatch(name)
        return "a topic must not have the name of Comity or the code of a State" if taken else ""
    if CODE.fullmatch(name):
        return ""
    if CODE.fullmatch(state := name.partition("-")[0].upper()) and "-" in name:
        return f"the plugin of {state} covers {name}; declare the entry point {state}"
    return f"{name} is not an ISO 3166 code in capital letters, so no case can use it"


def _settle(
    name: str, claimants: list[InstalledEntry], office: Office
) -> tuple[list[InstalledEntry], list[Quarantine]]:
    chosen = office.owners.get(name)
    kept = [entry for entry in claimants if chosen and entry.distribution == chosen]
    others = " and ".join(sorted(entry.distribution for entry in claimants))
    reason = (
        f"comity.toml gives {name} to {chosen}{'' if kept else ', which does not offer it'}"
        if chosen
        else f"{others} both offer {name}; name the owner in comity.toml: "
        f'[plugins.owners] {name} = "{claimants[0].distribution}"'
    )
    return kept[:1], [_set_aside(entry, reason) for entry in claimants if entry not in kept[:1]]


def _not_allowed(entry: InstalledEntry) -> Quarantine:
    return _set_aside(
        entry,
        f"comity.toml does not allow {entry.distribution}; "
        f'to use it, add "{entry.distribution}" to [plugins] allowed',
    )


def _not_consented(entry: InstalledEntry) -> Quarantine:
    if cure := since_data(entry):
        return _set_aside(
            entry,
            f"{entry.distribution} was installed as Python code ({entry.value}), but its package "
            f"contains none now; {cure}",
        )
    return _set_aside(
        entry,
        f"{entry.distribution} is Python code ({entry.value}) that runs with your permissions, and "
        f'no office file allows it; if you trust it, add "{entry.distribution}" to [plugins] '
        "allow_code in comity.toml",
    )


def _set_aside(entry: InstalledEntry, reason: str) -> Quarantine:
    return Quarantine(entry.name, entry.group, entry.distribution, entry.version, reason)
