"""Where each word of a document comes from: the case, as composed, or the template's own words.

The document is only the bridge between the data and the page, and a template can alter on it what
it was given. So its text is laid out again from whole strings: those that were composed, and those
that stand in the template. What neither accounts for was altered or added on the way.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from babel.numbers import list_currencies

from comity.model.content import Content, texts_in
from comity.steps.witness.letter_forms import bare
from comity.steps.witness.testimony import WitnessFinding

__all__ = ["Sources", "figures_of", "is_money"]

_KEY = 4  # letters by which a string is looked up
_FIGURE = re.compile(r"\d")
_PERSON = re.compile(r"persons\[\d+\]\.name\.")


@dataclass(frozen=True, slots=True)
class _String:
    text: str  # as it is compared
    given: str
    own: bool


@cache
def _money() -> re.Pattern[str]:
    codes = "|".join(sorted(list_currencies()))  # of ISO 4217: the figures of ISO 27001 are none
    return re.compile(
        rf"[$€£¥₹₦₽]\s*\d|\b(?:{codes})\s?\d|\d\s?(?:[$€£¥₹₦₽]|(?:{codes})\b)|\d[.,'’]\d{{3}}\b"
    )


def is_money(text: str) -> bool:
    """Whether a text holds what reads as a sum of money."""
    return _money().search(text) is not None


class Sources:
    """The strings that a document may be made of."""

    def __init__(self, content: Content, own: Sequence[str]) -> None:
        """Take the strings of a composed document, and the own words of its template."""
        self.content, self.own = content, own
        strings = [_String(bare(text), text, False) for text in texts_in(content.context)]
        known = {string.text for string in strings}
        strings += [_String(bare(text), text, True) for text in own if bare(text) not in known]
        self._by_key: dict[str, list[_String]] = defaultdict(list)
        for string in {s.text: s for s in strings if s.text}.values():
            self._by_key[string.text[:_KEY]].append(string)
        for found in self._by_key.values():
            found.sort(key=lambda string: -len(string.text))

    def findings(self, texts: Sequence[str]) -> Iterator[WitnessFinding]:
        """What a document holds that comes from nowhere, and what it lost or changed about.

        Args:
            texts: the texts of its pieces and its margins, in order.
        """
        pieces: list[str] = []
        for text in texts:
            found, end = self._laid_out(bare(text), _breaks(text))
            pieces += [string.text for string in found if not string.own]
            if end is not None:
                yield self._altered(text, end)
        whole = "\n".join(map(bare, texts))
        for field, strings in self.content.placed.items():
            for string in strings:
                if bare(string) not in whole:
                    yield WitnessFinding(
                        "missing", string, "was composed but is not in the document", field=field
                    )
        yield from self._units(pieces)
        yield from self._own_claims()

    def field_of(self, text: str) -> str:
        """The field whose composed string holds a text, or is held by it; empty if none tells."""
        wanted = bare(text)
        holding, held = ("", 1 << 30), ("", _KEY)
        for field, strings in self.content.placed.items():
            for string in map(bare, strings):
                if len(wanted) >= _KEY and wanted in string and len(string) < holding[1]:
                    holding = (field, len(string))
                elif string in wanted and len(string) > held[1]:
                    held = (field, len(string))
        return holding[0] or held[0]

    def begins(self, text: str) -> bool:
        """Whether a text begins with what was composed from the case."""
        said = bare(text)
        found = sorted(self._at(said, 0) if said else (), key=lambda string: len(string.text))
        return bool(found) and not found[-1].own

    # --- laying out -------------------------------------------------------------------------------

    def _laid_out(self, text: str, breaks: frozenset[int]) -> tuple[list[_String], int | None]:
        """A text as whole strings; the place that none of them reaches, where there is one.

        Figures go on over no tab and no line break: ``breaks`` are their places.
        """
        came: dict[int, tuple[int, _String] | None] = {0: None}
        for at in range(len(text)):
            if at in came:
                for string in self._at(text, at, breaks):
                    came.setdefault(at + len(string.text), (at, string))
        end = len(text)
        lost = None if end in came else max(came)
        at, found = max(came) if lost is not None else end, list[_String]()
        while (step := came[at]) is not None:
            found.append(step[1])
            at = step[0]
        return found[::-1], lost

    def _at(self, text: str, at: int, breaks: frozenset[int] = frozenset()) -> Iterator[_String]:
        for length in range(_KEY, 0, -1):
            for string in self._by_key.get(text[at : at + length], ()):
                if len(string.text) >= _KEY or len(string.text) == length:
                    end = at + len(string.text)
                    if text.startswith(string.text, at) and not _in_number(
                        text, {at, end} - breaks
                    ):
                        yield string
        if not text[at].isalnum():
            yield _String(text[at], text[at], True)

    def _altered(self, text: str, end: int) -> WitnessFinding:
        at, start = 0, 0
        for index, letter in enumerate(text):
            if at > end:
                break
            start, at = index, at + len(bare(letter))
        start = max(text.rfind(" ", 0, start + 1), text.rfind("\n", 0, start + 1)) + 1
        message = "is neither in the case nor in the template's own words"
        return WitnessFinding("altered", " ".join(text[start:].split()), message)

    # --- what belongs together --------------------------------------------------------------------

    def _units(self, pieces: Sequence[str]) -> Iterator[WitnessFinding]:
        """Rows, items and the like that were torn apart, dropped, or put in another order."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, piece in enumerate(pieces):
            places[piece].append(index)
        free = Counter(pieces)
        waiting: list[tuple[str, ...]] = []
        for units in _lists(self.content.context.get("parts", {})):
            last = -1
            found = [(unit, _starts(unit, pieces, places)) for unit in units]
            if not any(starts for _, starts in found):
                continue
            for unit, starts in found:
                if not starts:
                    waiting.append(unit)
                    continue
                free.subtract(unit)
                later = [start for start in starts if start > last]
                if not later:
                    text = self._given(unit)
                    yield WitnessFinding("order", text, "is in a different order than in the data")
                last = later[0] if later else last
        for unit in waiting:
            if len(unit) > 1 and free[unit[0]] > 0:
                message = "is next to something else than in the data"
                yield WitnessFinding("order", self._given(unit), message)
            elif not any(free[string] > 0 or self._within(string) for string in unit[-1:]):
                yield WitnessFinding("missing", self._given(unit), "is missing from the document")

    def _within(self, string: str) -> bool:
        """Whether a string ends a longer one that was composed outside the parts."""
        lines = {k: v for k, v in self.content.context.items() if k != "parts"}
        return len(string) >= _KEY and any(bare(x).endswith(string) for x in texts_in(lines))

    def _given(self, unit: Iterable[str]) -> str:
        return " ".join(self._named(string) for string in unit)

    def _named(self, text: str) -> str:
        return next((s.given for s in self._by_key[text[:_KEY]] if s.text == text), text)

    def _own_claims(self) -> Iterator[WitnessFinding]:
        """Sums of money and persons of the case that the template names by itself."""
        names = {
            bare(string): field
            for field, strings in self.content.placed.items()
            for string in strings
            if _PERSON.match(field) and len(bare(string)) > 3
        }
        for text in self.own:
            if is_money(text):
                message = "is an amount of money that the template itself prints"
                yield WitnessFinding("surplus", text, message)
            for name, field in names.items():
                if name in bare(text):
                    message = "names a person in the case, but the template itself prints it"
                    yield WitnessFinding("surplus", text, message, field=field)


def figures_of(own: Iterable[str]) -> tuple[str, ...]:
    """The own words of a template that hold figures: for a person to look at."""
    return tuple(text for text in own if _FIGURE.search(text))


def _in_number(text: str, edges: Iterable[int]) -> bool:
    """Whether a string would begin or end within a number."""
    return any(text[at - 1 : at].isdigit() and text[at : at + 1].isdigit() for at in edges if at)


def _breaks(text: str) -> frozenset[int]:
    """The places of tabs and line breaks in a text, among its letters as they are compared."""
    lengths = accumulate(len(bare(part)) for part in re.split(r"[\t\n]", text))
    return frozenset(lengths) if "\t" in text or "\n" in text else frozenset()


def _starts(
    unit: tuple[str, ...], pieces: Sequence[str], places: Mapping[str, Sequence[int]]
) -> list[int]:
    """Where a unit stands: its strings one after the other."""
    size = len(unit)
    return [at for at in places.get(unit[0], ()) if tuple(pieces[at : at + size]) == unit]


def _lists(parts: Any) -> Iterator[list[tuple[str, ...]]]:
    """The lists of all slots, each entry as the strings that belong together in it."""
    for part in parts.values():
        yield from _slots(part)
        for entry in part.get("entries", ()):
            yield from _slots(entry)


def _slots(part: Mapping[str, Any]) -> Iterator[list[tuple[str, ...]]]:
    yield [u for text in part.get("paragraphs", ()) if (u := _unit(text))]
    rows = part.get("rows", ())
    yield [u for row in rows if (u := _unit(row["label"], row["text"]))]
    yield [
        u
        for item in part.get("items", ())
        if (u := _unit(item["number"], item["text"], *item["notes"]))
    ]
    table = part.get("table", {})
    yield [u for row in table.get("rows", ()) if (u := _unit(*row))]


def _unit(*strings: str) -> tuple[str, ...]:
    return tuple(text for text in map(bare, strings) if text)
