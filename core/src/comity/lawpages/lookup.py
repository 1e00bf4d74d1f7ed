"""Finding what ``comity law show`` is asked for: a State, an instrument, or a clear no."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping
from dataclasses import replace

from comity.errors import Fault, InputError
from comity.host import Host
from comity.installed import JURISDICTIONS
from comity.lawpages.holdings import Holding, holding, set_aside_fault
from comity.lawpages.page import Page
from comity.lawpages.places import Places, located
from comity.lawpages.show import state_page
from comity.lawpages.show_instrument import instrument_page
from comity.lawpages.show_table import table_page
from comity.records import owner_of

__all__ = ["find_page"]

MOST = 20
"""More instruments than these are counted, not listed, where a name is unknown."""


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
    return found is not None and found.group == JURISDICTIONS


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
    return located(state_page(held, on, host.measures()), Places(held.package))


def _instrument(host: Host, name: str, on: dt.date) -> Page:
    found = host.instruments()[name]
    for plugin in host.registry.names():
        held = holding(host, plugin, on) if plugin != "core" else None
        if held is not None and any(i.id == name for i in held.instruments):
            if found.list_of:
                return table_page(found, held, on)
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
    titles = [_titled(host, name, names) for name in found]
    cure = f"Did you mean {' or '.join(titles)}?" if titles else _installed(host)
    aside = "".join(f"\n    Set aside: {topic}" for topic in host.registry.quarantined_topics())
    return Fault(code, 0, 0, "", "is no code of a State and no id of an instrument", cure + aside)


def _titled(host: Host, name: str, names: Mapping[str, str]) -> str:
    """A code with the name of its State; an instrument by its id alone."""
    record = host.jurisdiction(name) if name in host.installed() else None
    title = record.short_name if record else names.get(name, "")
    return f"{name} ({title})" if title else name


def _no_rules(host: Host, code: str, name: str) -> Fault:
    return Fault(code, 0, 0, "", f"no national rules of {name} are installed", _installed(host))


def _installed(host: Host) -> str:
    countries, instruments = host.installed(), sorted(host.instruments())
    if len(instruments) > MOST:
        of_two = "`comity law ties NG US` names those of two States"
        names = ", ".join([*countries, f"{len(instruments)} instruments ({of_two})"])
        return f"Installed: {names}."
    names = ", ".join([*countries, *instruments])
    return f"Installed: {names}." if names else "No country and no instrument is installed."
