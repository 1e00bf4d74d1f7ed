"""Every page of the web tool, by its addresses, and what is wrong with each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Eyes", "Seen", "World", "addresses", "look"]


PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
LARGEST = 150_000
"""Bytes of a page before compression."""


@dataclass(frozen=True)
class World:
    """What stands for the parameters of addresses.

    Attributes:
        usual: a value by the name of a parameter.
        special: for some addresses other values, by the name of the address.
        kinds: a value by the name of a parameter for each kind of document; ``slips`` is a request
            with errors in it.
    """

    usual: Mapping[str, str]
    special: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def address(self, name: str, route: str) -> str:
        """The address of a page.

        Raises:
            KeyError: nothing stands for one of its parameters.
        """
        values = {**self.usual, **self.special.get(name, {})}
        return "/" + PARAMETER.sub(lambda found: values[found[1]], route)


@dataclass(frozen=True)
class Seen:
    """What was seen at an address: ``kind`` is what the answer is, ``faults`` what is wrong."""

    name: str
    address: str
    status: int
    kind: str
    faults: tuple[str, ...] = ()


def addresses() -> list[tuple[str, str]]:
    """Every address that the application knows: its name and its route."""
    from comity_web.urls import urlpatterns

    return [(str(one.name), str(one.pattern)) for one in urlpatterns]


PAGE = "text/html"


def _kind(asked: Any) -> str:
    """What an answer is: a page, a piece of one, a letter in a sandbox (tests/formats), a file."""
    kind = str(asked.headers.get("content-type", "")).partition(";")[0]
    if kind != PAGE:
        return kind
    if "sandbox" in asked.headers.get("content-security-policy", ""):
        return "letter"
    return PAGE if b"<html" in asked.body()[:200] else "piece"


QUERIES = {
    "compare_choice": "?from=1&to=2",
    "law": "?state=US&own=NG",
    "unprotect": "?person=0&person=1&person=2&person=3",
}
NO_PAGES = {"static", "enter"}
"""Files of the pages, and the door."""


NOWHERE = ("nowhere", "/nowhere")
OF_A_KIND = {
    *("case", "section", "item", "check", "documents", "preview", "papers", "record", "follow-up"),
    *("refusals", "channels", "deadlines", "coverage", "compare-states"),
}
"""Pages on which it shows what kind of document it is; the others are alike for all."""


def of_kinds(world: World, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pages on which the kind of a document shows: their names and addresses."""
    for kind in kinds:
        values = world.kinds[kind]
        for name, route in addresses():
            if name in OF_A_KIND and set(PARAMETER.findall(route)) <= set(values):
                yield f"{name} of {kind}", World(values).address(name, route)


@dataclass(frozen=True)
class Eyes:
    """What looks at pages.

    Attributes:
        thorough: what is wrong with a page that a browser shows.
        quick: for the same view of documents of other kinds, where less can differ.
        reader: what is wrong with the text of a page.
        shape: the pieces of which the text of a page is built.
    """

    thorough: Callable[[Any], Iterator[str]]
    quick: Callable[[Any], Iterator[str]]
    reader: Callable[[str], list[str]]
    shape: Callable[[str], set[Any]]


WAITS = 'class="c-waiting"'


def look(page: Any, world: World, eyes: Eyes, kinds: Iterable[str] = ()) -> Iterator[Seen]:
    """Ask for every address, and look at those that are pages.

    All are asked for before the first is looked at: what is made in the background is made then.
    Each view is looked at once, and then for each of the kinds, unless nothing in it is new.
    """
    views = [
        (name, world.address(name, route) + QUERIES.get(name, ""))
        for name, route in addresses()
        if name not in NO_PAGES
    ]
    views.append(NOWHERE)
    pages, ask = [], page.context.request.get
    for name, address in [*views, *of_kinds(world, kinds)]:
        answer = ask(address, max_redirects=0)
        kind, moved = _kind(answer), 300 <= answer.status < 400
        if answer.status == 405 or kind != PAGE or moved:
            yield Seen(name, address, answer.status, kind)
        else:
            pages.append((name, address, answer.status, answer.text()))
    known: set[Any] = set()
    for name, address, status, asked in pages:
        text, own = asked, (name, address) in views
        if WAITS in asked:
            _show(page, address)
            text = ask(address).text()
        faults, size = eyes.reader(asked), len(text.encode())
        faults += [f"has {size} bytes"] if size > LARGEST else []
        shape = eyes.shape(text)
        if own or not shape <= known:
            if text is asked:
                _show(page, address)
            faults += (eyes.thorough if own else eyes.quick)(page)
        known |= shape
        yield Seen(name, address, status, PAGE, tuple(faults))


def _show(page: Any, address: str) -> None:
    """Go to a page, and wait for what it waits for."""
    page.goto(address)
    page.locator(".c-waiting").first.wait_for(state="detached")
    page.wait_for_load_state("load")
