"""Every page of the web tool, by its addresses, and what tools say of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["MEASURE", "Seen", "World", "addresses", "axe_of", "look"]

RUN = """async () => {
  const found = await window.axe.run(document, { resultTypes: ['violations'], iframes: false })
  return found.violations.flatMap(one => one.nodes.map(node => [one.id, node.html.slice(0, 160)]))
}"""
MEASURE = """async () => {
  // what has no style yet is as wide as it likes
  if (document.readyState !== 'complete')
    await new Promise(done => addEventListener('load', done, { once: true }))
  const scrolls = e => { for (; e; e = e.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true
    return false }
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(e)
  })
  return {
    over: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    wide: wide.slice(-2).map(e => e.outerHTML.slice(0, 120))
  }
}"""
"""How far a page is wider than its window, and what is."""
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
LARGEST = 150_000
"""Bytes of a page before compression."""


def axe_of(source: str) -> Callable[[Any], list[tuple[str, str]]]:
    """A function that runs axe-core on a page, without any script of the page's own."""

    def axe(page: Any) -> list[tuple[str, str]]:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(source)
        return [(rule, html) for rule, html in page.evaluate(RUN)]

    return axe


@dataclass(frozen=True)
class World:
    """What stands for the parameters of addresses.

    Attributes:
        usual: a value by the name of a parameter.
        special: for some addresses other values, by the name of the address.
    """

    usual: Mapping[str, str]
    special: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

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


QUERIES = {"compare_choice": "?from=1&to=2", "law": "?state=US&own=NG"}
NO_PAGES = {"static", "enter"}
"""Files of the pages, and the door."""


def look(page: Any, world: World, axe: Callable[[Any], Any]) -> Iterator[Seen]:
    """Ask for every address, and look at those that are pages."""
    for name, route in addresses():
        if name in NO_PAGES:
            continue
        address = world.address(name, route) + QUERIES.get(name, "")
        asked = page.context.request.get(address, max_redirects=0)
        kind = _kind(asked)
        if asked.status == 405 or kind != PAGE or 300 <= asked.status < 400:
            yield Seen(name, address, asked.status, kind)
            continue
        faults = []
        if len(asked.body()) > LARGEST:
            faults.append(f"has {len(asked.body())} bytes")
        answer = page.goto(address)
        page.locator(".c-waiting").first.wait_for(state="detached")
        page.wait_for_load_state("load")
        faults += [f"axe {rule}: {html}" for rule, html in axe(page)]
        yield Seen(name, address, answer.status, kind, tuple(faults))
