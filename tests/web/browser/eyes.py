"""What is seen on a page: by axe-core, on a phone, in large letters, on paper, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["MEASURE", "Axe", "axe_of", "faults_of", "helpless", "misread"]

RUN = """async without => {
  const rules = Object.fromEntries(without.map(id => [id, { enabled: false }]))
  const wanted = { resultTypes: ['violations'], iframes: false, rules }
  const found = await window.axe.run(document, wanted)
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
FITS = {"over": 0, "wide": []}
OPEN = "() => document.querySelectorAll('details').forEach(d => { d.open = true })"
PAPER = """() => {
  const unseen = e => { for (; e; e = e.parentElement)
    if (getComputedStyle(e).clipPath === 'inset(50%)') return true
    return false }
  const shown = css => [...document.querySelectorAll(css)].filter(
    e => e.checkVisibility() && !unseen(e))
  const cut = shown('main :not(iframe, input, select, textarea)').filter(e => {
    const style = getComputedStyle(e)
    return (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1) ||
      (style.overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1)
  })
  return {
    left: shown('nav a, button, .c-header, .c-footer, .c-skip').map(e => e.outerHTML.slice(0, 120)),
    cut: cut.map(e => e.outerHTML.slice(0, 120)),
    headings: shown('h1').length
  }
}"""
"""On paper: what one could only press, what is cut, how many headings of a page there are."""
COLOURS = "color-contrast"
"""The rule of axe-core about colours."""
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
TWICE = {"width": 640, "height": 450}
"""A desk at 200 %."""
SHEET = {"width": 680, "height": 960}
"""A4 between its margins."""
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
OUTSIDE = re.compile(r"<button\b[^>]*\bform=\"([^\"]+)\"")
NAMED = re.compile(r"<form\b[^>]*\bid=\"([^\"]+)\"")
BUTTON = re.compile(r"<button\b(?![^>]*\btype=\"(?:button|reset)\")|<input\b[^>]*\btype=\"submit\"")


Axe = Callable[..., list[tuple[str, str]]]


def axe_of(source: str) -> Axe:
    """A function that runs axe-core on a page, without any script of the page's own."""

    def axe(page: Any, *without: str) -> list[tuple[str, str]]:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(source)
        return [(rule, html) for rule, html in page.evaluate(RUN, without)]

    return axe


def misread(page: Any, axe: Axe) -> Iterator[str]:
    """What axe-core finds, but for colours, once all that can be unfolded is open."""
    page.evaluate(OPEN)
    yield from (f"axe {rule}: {html}" for rule, html in axe(page, COLOURS))


def faults_of(page: Any, axe: Axe, *, colours: bool = True) -> Iterator[str]:
    """What is wrong with a page once all that can be unfolded is open.

    Its ``colours`` are those of its style sheet, the same in every language.
    """
    page.evaluate(OPEN)
    without = () if colours else (COLOURS,)
    yield from (f"axe {rule}: {html}" for rule, html in axe(page, *without))
    page.set_viewport_size(TWICE)
    yield from _unfit("at 200 %", page.evaluate(MEASURE))
    page.set_viewport_size(PHONE)
    yield from _unfit("at 320 pixels", page.evaluate(MEASURE))
    yield from _on_paper(page)
    page.set_viewport_size(DESK)


def _unfit(where: str, measured: dict[str, Any]) -> list[str]:
    return [] if measured == FITS else [f"{where}: {measured}"]


def _on_paper(page: Any) -> Iterator[str]:
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    yield from _unfit("on paper", page.evaluate(MEASURE))
    paper = page.evaluate(PAPER)
    page.emulate_media(media="screen")
    if paper != {"left": [], "cut": [], "headings": 1}:
        yield f"on paper: {paper}"


def helpless(text: str) -> list[str]:
    """What could not be used on a page whose scripts do not run."""
    elsewhere = set(OUTSIDE.findall(text))
    found = [
        f"no button sends {form[:120]}"
        for form in FORM.findall(text)
        if not BUTTON.search(form) and not elsewhere & set(NAMED.findall(form))
    ]
    if 'class="c-waiting"' in text and '<noscript><meta http-equiv="refresh"' not in text:
        found.append("it waits for ever")
    return found
