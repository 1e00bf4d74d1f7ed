"""Finding what ``comity law show`` is asked for: a State, a bloc, an instrument, or a clear no."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from comity.host import Host
from comity.host.installed import JURISDICTIONS
from comity.law.states import State, named, states
from comity.model.errors import Fault, InputError
from comity.model.records import owner_of
from comity.model.said_text import ENGLISH
from comity.tasks.lawpages.holdings import Holding, holding, set_aside_fault
from comity.tasks.lawpages.in_language import holding_in, instrument_in
from comity.tasks.lawpages.line_numbers import Places, located
from comity.tasks.lawpages.page import Page
from comity.tasks.lawpages.show import state_page
from comity.tasks.lawpages.show_bloc import bloc_page
from comity.tasks.lawpages.show_instrument import instrument_page
from comity.tasks.lawpages.show_table import table_page
from comity.tasks.lawpages.suggest import Known, exact, known_names, near, spoken

__all__ = ["find_page"]

MOST = 20
"""More instruments than these are counted, not listed, where a name is unknown."""


def find_page(host: Host, code: str, on: dt.date, language: str = ENGLISH) -> Page:
    """The page of a State or a bloc, by its code or its name, or of an instrument.

    An instrument goes by its id, its title, its short title or its official id. Capitals do not
    matter. Texts are in the language, as far as the plugin has them in it.

    Raises:
        InputError: the name is unknown or not that of one thing, no plugin serves it, or the
            plugin is set aside.
    """
    if code.lower() in host.instruments():
        return _instrument(host, code.lower(), on, language)
    if _served(host, code):
        return _state(host, code.upper(), on, language)
    bloc = states().get(code.upper())
    if bloc is not None and bloc.group == "blocs":
        return _bloc(host, bloc, on, language)
    found = exact(code, _known(host))
    if len(found) == 1 and found[0].id.casefold() != code.casefold():
        return find_page(host, found[0].id, on, language)
    raise InputError(_no_such(host, code))


def _served(host: Host, code: str) -> bool:
    """Whether a code is that of a State with a plugin, or of a part that such a State has."""
    if host.registry.set_aside(owner_of(code.upper())) is not None:
        return _aside(host, owner_of(code))
    return host.jurisdiction(code.upper()) is not None


def _aside(host: Host, code: str) -> bool:
    found = host.registry.set_aside(code.upper())
    return found is not None and found.group == JURISDICTIONS


def _state(host: Host, code: str, on: dt.date, language: str) -> Page:
    record, book = host.jurisdiction(code), host.law(code, on)
    if host.registry.set_aside(owner_of(code)) is not None:
        raise InputError(set_aside_fault(host, owner_of(code)))
    if record is None or book is None:
        raise InputError(_no_rules(host, code, code))
    held = holding(host, owner_of(code), on)
    assert held is not None
    if owner_of(code) != code:
        held = replace(held, record=record, book=book)
    page = state_page(holding_in(held, language), on, host.measures())
    return located(page, Places(held.home))


def _bloc(host: Host, bloc: State, on: dt.date, language: str) -> Page:
    for name in host.registry.names():
        held = holding(host, name, on) if name != "core" else None
        if held is not None and bloc.code in held.groups:
            return bloc_page(bloc, holding_in(held, language), host.instruments(), on)
    return bloc_page(bloc, Holding(""), host.instruments(), on)


def _instrument(host: Host, name: str, on: dt.date, language: str) -> Page:
    found = instrument_in(host.instruments()[name], language)
    for plugin in host.registry.names():
        held = holding(host, plugin, on) if plugin != "core" else None
        if held is not None and any(i.id == name for i in held.instruments):
            held = holding_in(held, language)
            if found.list_of:
                return table_page(found, held, on)
            return instrument_page(found, held, on, host.measures())
    return instrument_page(found, Holding("", instruments=(found,)), on, host.measures())


def _known(host: Host) -> list[Known]:
    """Everything that has a page, and every code besides: each may be what was meant."""
    return known_names(host, {code: state.short or state.name for code, state in states().items()})


def _no_such(host: Host, code: str) -> Fault:
    """What is wrong with a name, and what was probably meant."""
    if not code.strip():
        return Fault("CODE", 0, 0, "", "is empty; name a State or an instrument", _installed(host))
    known, upper = _known(host), code.upper()
    meant = spoken(code, known) or near(code, known)
    state = states().get(owner_of(upper))
    if state is not None and (upper in states() or (upper.count("-") == 1 and not meant)):
        return _no_rules(host, upper, named(state.code))
    cure = f"Did you mean {' or '.join(map(str, meant))}?" if meant else _installed(host)
    aside = "".join(f"\n    Quarantined: {topic}" for topic in host.registry.quarantined_topics())
    message = "is not the code of a State or the id of an instrument"
    if len(exact(code, known)) > 1:
        message = "is the name of more than one instrument"
    return Fault(code, 0, 0, "", message, cure + aside)


def _no_rules(host: Host, code: str, name: str) -> Fault:
    if code != owner_of(code) and host.jurisdiction(owner_of(code)) is not None:
        message = f"no installed part of {name} has that code"
        cure = f"`comity law show {owner_of(code)}` shows the whole State."
        return Fault(code, 0, 0, "", message, cure)
    ties = f"`comity law ties {code} US` shows its treaties with another State. "
    cure = (ties if code in states() and host.instruments() else "") + _installed(host)
    return Fault(code, 0, 0, "", f"no national rules of {name} are installed", cure)


def _blocs(host: Host) -> list[str]:
    """The blocs whose members some plugin lists: each has a page of its own."""
    held = (holding(host, name, dt.date.max) for name in host.registry.names() if name != "core")
    groups = {code for one in held if one is not None for code in one.groups}
    return sorted(code for code in groups if code in states() and states()[code].group == "blocs")


def _installed(host: Host) -> str:
    instruments = sorted(one.id for one in host.instruments().values() if not one.list_of)
    countries = [*host.installed(), *_blocs(host)]
    if len(instruments) > MOST:
        of_two = "`comity law ties NG US` lists those between two States"
        names = ", ".join([*countries, f"{len(instruments)} instruments ({of_two})"])
        return f"Installed: {names}."
    names = ", ".join([*countries, *instruments])
    return f"Installed: {names}." if names else "No country or instrument is installed."
