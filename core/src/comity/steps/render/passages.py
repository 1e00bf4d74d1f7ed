"""Texts in another language than their document: found again in what was filled, and marked.

A reader's program changes its voice, its hyphenation and its spelling for them (WCAG 2.2, 3.1.2).
They are found by their words, so that a template needs no tag of its own for it.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from comity.model.content import Passage
from comity.word.ooxml import XML_SPACE, Element, child, speak, w

__all__ = ["Passages", "mark_passages"]

Piece = tuple[str, Passage | None]

_BREAKS = re.compile(r"([\t\n]+)")
_WORD = re.compile(r"\w+")
_KEY = 3  # words: fewer are told only where they are all there is
_TRIES = 5_000_000  # of passages that begin alike: a second's work, and more than a request needs


class Passages:
    """The passages of a document, to be found in any text of it."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        """Sort the lines of the passages by their first words."""
        self._left = _TRIES
        self._whole: dict[str, Passage] = {}
        self._within: dict[tuple[str, ...], list[tuple[str, int, Passage]]] = defaultdict(list)
        for passage in passages:
            for line in _BREAKS.split(passage.text):
                text = line.strip()
                words = list(_WORD.finditer(text))
                if not words or text in self._whole:
                    continue
                self._whole[text] = passage
                if len(words) >= _KEY:
                    key = tuple(word.group() for word in words[:_KEY])
                    self._within[key].append((text, words[0].start(), passage))
        for found in self._within.values():
            found.sort(key=lambda row: -len(row[0]))

    def split(self, text: str) -> Iterator[Piece]:
        """A text in pieces, each with the passage that it is of, or None; together they are it.

        Where passages that begin alike would take too long, the rest is marked only where a line
        is one as a whole.
        """
        for line in _BREAKS.split(text) if self._whole else (text,):
            known = self._whole.get(line.strip())
            if known is not None:
                yield line, known
            elif line:
                yield from self._pieces(line)

    def _pieces(self, line: str) -> Iterator[Piece]:
        words = list(_WORD.finditer(line)) if self._within else []
        at = 0
        for index in range(len(words) - _KEY + 1):
            if words[index].start() < at:
                continue
            key = tuple(word.group() for word in words[index : index + _KEY])
            for text, lead, passage in self._within.get(key, ()) if self._left > 0 else ():
                self._left -= 1 + len(text) // 1000
                start = words[index].start() - lead
                end = start + len(text)
                if start >= at and line.startswith(text, start) and _ends(line, end):
                    if start > at:
                        yield line[at:start], None
                    yield line[start:end], passage
                    at = end
                    break
        if at < len(line):
            yield line[at:], None


def mark_passages(root: Element, passages: Passages) -> None:
    """Give the runs of a filled part, split where need be, the language of what they say."""
    for run in list(root.iter(w("r"))):
        pieces = [piece for node in run if node.tag != w("rPr") for piece in _parts(node, passages)]
        if any(passage is not None for _, passage in pieces):
            _replace(run, pieces)


def _parts(node: Element, passages: Passages) -> Iterator[tuple[Element, Passage | None]]:
    """What a run holds, in order; a text is split into one for each piece."""
    if node.tag != w("t"):
        yield node, None
        return
    for text, passage in passages.split(node.text or ""):
        new = etree.Element(w("t"))
        new.text = text
        if text != text.strip():
            new.set(XML_SPACE, "preserve")
        yield new, passage


def _replace(run: Element, pieces: list[tuple[Element, Passage | None]]) -> None:
    """Put runs in place of a run, one for each language in turn, all with its properties."""
    parent, properties = run.getparent(), child(run, "rPr")
    if parent is None:
        return
    for passage, group in groupby(pieces, key=lambda piece: piece[1]):
        new = etree.Element(w("r"))
        if properties is not None:
            new.append(copy.deepcopy(properties))
        if passage is not None:
            speak(new, passage.language, rtl=passage.direction == "rtl")
        new.extend([node for node, _ in group])
        run.addprevious(new)
    parent.remove(run)


def _ends(line: str, at: int) -> bool:
    """Whether no word goes on where a passage ends."""
    return not (line[at - 1 : at].isalnum() and line[at : at + 1].isalnum())
