"""Quotations that end inside what tells who is protected: half a name is known to no mask.

A finding quotes words of a text, and where they begin and end is for its rule to say. The text that
they stand in still has the whole of it: what crosses an end of the quotation is taken out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from comity.model.drafts.base import leaves
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import Found, find_all

__all__ = ["CutQuotes"]

ENDS = (12, 6, 3)  # words at an end of a quotation that is put together from several texts
FEW = 3  # words; fewer, all of them inside an address, are the name of a town
LEAST = 2


class CutQuotes:
    """The texts of a draft, to which its quotations are held."""

    def __init__(self, people: Sequence[Identity], data: Mapping[str, Any]) -> None:
        """Note the texts; they are searched for ``people`` only once they are quoted."""
        self._people, self._data = people, data
        self._places: dict[str, list[tuple[Found, str]]] = {}

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        texts = (" ".join(one.split()) for _, one in leaves(self._data) if isinstance(one, str))
        return tuple(dict.fromkeys(one for one in texts if " " in one))

    def mended(self, quote: str) -> str:
        """A quotation with a label in the place of what it has half of; most are as they were."""
        cut = quote.rstrip().endswith("…")
        words = quote.rstrip().removesuffix("…").split()
        if len(words) < LEAST:
            return quote
        plain = " ".join(words)
        made = plain
        for piece in self._pieces(words):
            if (said := self._whole(piece, cut=cut)) != piece:
                made = made.replace(piece, said)
        if made == plain:
            return quote
        return f"{made} …" if cut else made

    def _pieces(self, words: list[str]) -> Iterator[str]:
        """The quotation itself, or as much of each of its ends as one text has."""
        whole = " ".join(words)
        if any(whole in text for text in self._texts):
            yield whole
            return
        for some in ([words[:n] for n in ENDS], [words[-n:] for n in ENDS]):
            parts = (" ".join(one) for one in some)
            yield from [one for one in parts if any(one in text for text in self._texts)][:1]

    def _whole(self, quote: str, *, cut: bool) -> str:
        for text in self._texts:
            start = text.find(quote)
            while start >= 0:
                said = self._relabelled(text, start, start + len(quote), cut=cut)
                if said != quote:
                    return said
                start = text.find(quote, start + 1)
        return quote

    def _relabelled(self, text: str, start: int, end: int, *, cut: bool) -> str:
        """A part of a text, with a label for each place that begins before or ends behind it."""
        made, at = "", start
        for place, label in self._found(text):
            inside = start >= place.start and end <= place.end
            crosses = place.start < start < place.end or place.start < end < place.end
            if not crosses or place.end <= at or place.start >= end:
                continue
            if inside and not cut and len(text[start:end].split()) < FEW:
                continue
            made += f"{text[at : max(at, place.start)]}[{label}]"
            at = min(end, place.end)
        return made + text[at:end]

    def _found(self, text: str) -> list[tuple[Found, str]]:
        """What tells of somebody in a text, each place with the label of whom it tells."""
        if text not in self._places:
            places = ((place, one.label) for one, place in find_all(self._people, text))
            self._places[text] = sorted(places, key=lambda one: (one[0].start, -one[0].end))
        return self._places[text]
