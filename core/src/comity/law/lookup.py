"""Finding what ``comity law show`` is asked for: a State, an instrument, or a clear no."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from dataclasses import replace

from comity.errors import Fault, InputError
from comity.host import Host
from comity.host.registry import owner_of
from comity.law.holdings import Holding, holding, set_aside_fault
from comity.law.page import Page
from comity.law.show import state_page
from comity.law.show_instrument import instrument_page

__all__ = ["find_holdings", "find_page"]


def find_page(host: Host, code: str, on: dt.date) -> Page:
    """The page of a State's code or an instrument's id; capitals do not matter.

    Raises:
        InputError: the name is unknown, no plugin serves it, or the plugin is set aside.
    """
    if code.lower() in host.instruments():
        return _instrument(host, code.lower(), on)
    if owner_of(code.upper()) in host.registry.owners.jurisdictions or _aside(host, code):
        return _state(host, code.upper(), on)
    raise InputError(_no_such(host, code))


def _aside(host: Host, code: str) -> bool:
    found = host.registry.set_aside(code.upper())
    return found is not None and found.group == "comity.jurisdictions"


def _state(host: Host, code: str, on: dt.date) -> Page:
    record, book = host.jurisdiction(code), host.law(code, on)
    if host.registry.set_aside(code) is not None:
        raise InputError(set_aside_fault(host, owner_of(code)))
    if record is None or book is None:
        raise InputError(_no_rules(host, code, code))
    held = holding(host, owner_of(code), on)
    assert held is not None
    if owner_of(code) != code:
        held = replace(held, record=record, book=book)
    return state_page(held, on, host.measures())


def _instrument(host: Host, name: str, on: dt.date) -> Page:
    found = host.instruments()[name]
    for plugin in host.registry.names():
        held = holding(host, plugin, on) if plugin != "core" else None
        if held is not None and any(i.id == name for i in held.instruments):
            return instrument_page(found, held, on, host.measures())
    return instrument_page(found, Holding("", instruments=(found,)), on, host.measures())


def _no_such(host: Host, code: str) -> Fault:
    from comity.resolve.states import territory_names

    names = territory_names()
    if owner_of(code.upper()) in names:
        return _no_rules(host, code.upper(), names[owner_of(code.upper())])
    known = [*host.installed(), *host.instruments(), *names]
    near = difflib.get_close_matches(code.lower(), [k.lower() for k in known], n=3, cutoff=0.5)
    by_lower = {k.lower(): k for k in reversed(known)}
    found = ["GB"] if code.upper() == "UK" else [by_lower[name] for name in near]
    titles = [f"{name} ({names[name]})" if name in names else name for name in found]
    cure = f"Did you mean {' or '.join(titles)}?" if titles else _installed(host)
    aside = "".join(f"\n    Set aside: {topic}" for topic in host.registry.quarantined_topics())
    return Fault(code, 0, 0, "", "is no code of a State and no id of an instrument", cure + aside)


def _no_rules(host: Host, code: str, name: str) -> Fault:
    return Fault(code, 0, 0, "", f"no national rules of {name} are installed", _installed(host))


def _installed(host: Host) -> str:
    names = ", ".join([*host.installed(), *sorted(host.instruments())])
    return f"Installed: {names}." if names else "No country and no instrument is installed."


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
    by_lower = {name.lower(): name for name in [*host.installed(), *topics]}
    name = by_lower.get(code.lower(), code)
    if name not in by_lower.values():
        aside = _aside(host, code) or host.registry.set_aside(code)
        raise InputError(set_aside_fault(host, code) if aside else _not_installed(code, by_lower))
    held = holding(host, name, on)
    if held is None:
        raise InputError(Fault(code, 0, 0, "", "this plugin holds no law"))
    return held


def _not_installed(code: str, by_lower: Mapping[str, str]) -> Fault:
    near = difflib.get_close_matches(code.lower(), by_lower, n=3, cutoff=0.5)
    names = [by_lower[name] for name in near]
    there = f"Installed: {', '.join(by_lower.values())}."
    cure = f"Did you mean {' or '.join(names)}?" if near else there
    return Fault(code, 0, 0, "", "is no country and no topic that is installed", cure)
