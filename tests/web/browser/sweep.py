"""What tools say of a page: axe-core, a ruler, the size of what was sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["MEASURE", "axe_of"]

RUN = """async () => {
  const found = await window.axe.run(document, { resultTypes: ['violations'] })
  return found.violations.flatMap(one => one.nodes.map(node => [one.id, node.html.slice(0, 160)]))
}"""
MEASURE = """() => {
  const wide = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect()
    return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) &&
      getComputedStyle(e).position !== 'absolute'
  })
  return {
    over: document.documentElement.scrollWidth - window.innerWidth,
    wide: wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120))
  }
}"""
"""How far a page is wider than its window, and what is."""


def axe_of(source: str) -> Callable[[Any], list[tuple[str, str]]]:
    """A function that runs axe-core on a page, without any script of the page's own."""

    def axe(page: Any) -> list[tuple[str, str]]:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(source)
        return [(rule, html) for rule, html in page.evaluate(RUN)]

    return axe
