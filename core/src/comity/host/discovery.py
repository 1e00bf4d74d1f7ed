"""Discovery: which installed distribution may speak for which code or topic.

Decided by names alone, before anything of a plugin runs: two owners of a code, owners that the
office does not allow, and code to which it has not consented, are set aside here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.host.installed import JURISDICTIONS, LANGUAGES, PLUGINS, InstalledEntry, scan
from comity.host.packages import since_data
from comity.host.quarantine import Quarantine
from comity.model.office import Office
from comity.text.tags import is_tag, usual

if TYPE_CHECKING:
    from comity.model.errors import Fault

__all__ = ["Owners", "discover"]

CODE = re.compile(r"[A-Z]{2}")
ENGLISH, HOST = "en", "comity"
TAKEN = re.compile(r"core|[A-Z]{2}")  # by the host itself, and by States


@dataclass(frozen=True, slots=True)
class Owners:
    """Who may speak: one entry a code, one a topic, one a language, and those set aside, with why.

    ``faults`` are distributions that could not be read at all.
    """

    jurisdictions: dict[str, InstalledEntry]
    topics: dict[str, InstalledEntry]
    languages: dict[str, InstalledEntry]
    quarantined: tuple[Quarantine, ...]
    faults: tuple[Fault, ...] = ()


def discover(office: Office, worded: Iterable[str] = ()) -> Owners:
    """Sort the installed entries by the office's allow-list and the owners that it names.

    Args:
        office: the office that is served.
        worded: the languages that the host itself has words for.
    """
    installed = scan()
    jurisdictions, set_aside = _owners(installed.entries, JURISDICTIONS, office)
    topics, more = _owners(installed.entries, PLUGINS, office)
    languages, others = _languages(installed.of(LANGUAGES), office, frozenset(worded))
    aside = (*set_aside, *more, *others)
    return Owners(jurisdictions, topics, languages, aside, installed.faults)


def _languages(
    entries: Iterable[InstalledEntry], office: Office, worded: frozenset[str]
) -> tuple[dict[str, InstalledEntry], list[Quarantine]]:
    """Who brings which language; the host keeps its own until the office names another owner."""
    claims: dict[str, list[InstalledEntry]] = {}
    set_aside: list[Quarantine] = []
    for entry in entries:
        if reason := _no_language(entry):
            set_aside.append(_set_aside(entry, reason))
        elif not office.allows(entry.distribution):
            set_aside.append(_not_allowed(entry))
        else:
            claims.setdefault(entry.name, []).append(entry)
    owners: dict[str, InstalledEntry] = {}
    for tag, claimants in sorted(claims.items()):
        chosen = office.languages.get(tag)
        if tag in worded and (tag == ENGLISH or chosen in (None, HOST)):
            set_aside += [_set_aside(entry, _kept(entry)) for entry in claimants]
        elif len(claimants) > 1 or chosen:
            kept, rejected = _settle(tag, claimants, office.languages, "languages")
            set_aside += rejected
            if kept:
                owners[tag] = kept[0]
        else:
            owners[tag] = claimants[0]
    return owners, set_aside


def _no_language(entry: InstalledEntry) -> str:
    """Why an entry cannot bring a language, or nothing."""
    if not is_tag(entry.name) or entry.name != usual(entry.name):
        return f"{entry.name} is not a language tag in its usual form, such as pt or pt-BR"
    if entry.is_code:
        return f'a language is data; name the package alone: {entry.name} = "{entry.module}"'
    return ""


def _kept(entry: InstalledEntry) -> str:
    if entry.name == ENGLISH:
        return "the English wording belongs to Comity and cannot be replaced"
    return (
        f"Comity itself has wording for {entry.name}; to use this one instead, write in "
        f'comity.toml: [plugins.languages] {entry.name} = "{entry.distribution}"'
    )


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
            allowed, rejected = _settle(name, allowed, office.owners, "owners")
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
    name: str, claimants: list[InstalledEntry], chosen_by: Mapping[str, str], table: str
) -> tuple[list[InstalledEntry], list[Quarantine]]:
    chosen = chosen_by.get(name)
    kept = [entry for entry in claimants if chosen and entry.distribution == chosen]
    others = " and ".join(sorted(entry.distribution for entry in claimants))
    reason = (
        f"comity.toml gives {name} to {chosen}{'' if kept else ', which does not offer it'}"
        if chosen
        else f"{others} both offer {name}; name the owner in comity.toml: "
        f'[plugins.{table}] {name} = "{claimants[0].distribution}"'
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
