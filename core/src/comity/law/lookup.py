"""Finding what ``comity law show`` is asked for: a State, an instrument, or a clear no."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import replace

from comity.errors import Fault, InputError
from comity.host import Host
from comity.host.registry import owner_of
from comity.law.holdings import Holding, holding, set_aside_fault
from comity.law.page import Page
from comity.law.show import state_page
from comity.law.show_instrument import instrument_page

__all__ = ["find_page"]


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
