"""Finding what ``comity law audit`` is asked for: countries and topics, by code or name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from comity.host import Host
from comity.model.errors import Fault, InputError
from comity.model.nearest import CODE, names_near
from comity.tasks.lawpages.holdings import Holding, holding, set_aside_fault

__all__ = ["find_holdings"]


def find_holdings(host: Host, codes: tuple[str, ...], on: dt.date) -> list[Holding]:
    """What the named plugins hold, or every installed one; those set aside are left to the host.

    Raises:
        InputError: a name is no installed country or topic, or its plugin is set aside.
    """
    topics = list(host.registry.owners.topics)
    if not codes:
        found = (_usable(host, name, on) for name in [*host.installed(), *topics])
        return [held for held in found if held is not None]
    return [_named(host, code, topics, on) for code in codes]


def _usable(host: Host, name: str, on: dt.date) -> Holding | None:
    try:
        return holding(host, name, on)
    except InputError:
        if host.registry.set_aside(name) is None:
            raise
        return None


def _named(host: Host, code: str, topics: list[str], on: dt.date) -> Holding:
    if not code.strip():
        raise InputError(
            Fault("CODE", 0, 0, "", "is empty", "Name a State or a topic, such as DE.")
        )
    by_lower = {name.lower(): name for name in [*host.installed(), *topics]}
    name = by_lower.get(code.lower(), code)
    if name not in by_lower.values():
        for aside in (code.upper(), code):
            if host.registry.set_aside(aside) is not None:
                raise InputError(set_aside_fault(host, aside))
        raise InputError(_not_installed(code, by_lower))
    held = holding(host, name, on)
    if held is None:
        raise InputError(Fault(code, 0, 0, "", "this plugin has no law"))
    return held


def _not_installed(code: str, by_lower: Mapping[str, str]) -> Fault:
    names = [by_lower[name] for name in names_near(code.lower(), by_lower, CODE)]
    there = f"Installed: {', '.join(by_lower.values())}."
    cure = f"Did you mean {' or '.join(names)}?" if names else there
    return Fault(code, 0, 0, "", "is not an installed country or topic", cure)
