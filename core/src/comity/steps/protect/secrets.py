"""What of a case one reader must not learn, as texts to look for: runs of words, values, people.

Of each text that is withheld every run of five words is looked for, and by itself each name,
number, address and other identifier in it. What stands in the document by right is no secret: the
names of authorities and holders, offences and the law, what identifies the data that are asked for,
the wording that every such document has. The words of such a name count for nothing in a run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from comity.model.drafts.base import leaves
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find_all
from comity.steps.protect.telling_values import telling_values
from comity.steps.resolve.view import View
from comity.text.bare_letters import READINGS, Unit, letters_of, tokens_of, units_of
from comity.text.function_words import small_words

__all__ = ["LEAST_RUN", "Hit", "Secrets", "by_right", "secrets_of"]

LEAST_RUN = 5  # words
LEAST_LETTERS = 10  # of a run: the fewest by which one is looked up
LEAST_VALUE = 4  # letters and digits of a value
LEAST_RIGHT = 3  # of what stands in the document by right
_BY_RIGHT = re.compile(
    r"(?:requesting|requested|addressee|basis|domestic_basis|date|language)(?:[.\[]|$)"
    r"|offences\[\d+\]\.(?:title|provision|text|maximum_penalty|category|requested_law|limitation)"
    r"|proceedings\.(?:authority|court)"
    r"|measures\[\d+\]\.(?:kind|holder|identifiers|accounts|period|data_types|domestic_power)"
    r"|delivery\.receiving_authority"
)
"""The fields that stand in the document by right: names of authorities, the law, the target."""
_NUMBERS = re.compile(r"(?:their_)?reference$|classification$|proceedings\.file_number$")
"""Those that are known to the reader as a whole; what else stands in them is not."""
_EMERGENCY = re.compile(r"urgency\.|measures\[\d+\]\.particulars\.(?:emergency|link_to_risk)")
"""In an emergency the reasons for it as well: whoever is to act within hours is told them."""
NAMED_BY_RIGHT = re.compile(
    r"(?:requesting|requested)\.(?:contacts\[\d+\]|issued_by|validated_by)\.name"
    r"|persons\[\d+\]\.name|measures\[\d+\]\.(?:holder\.name|identifiers|accounts)"
)
"""Those of them whose names of people are known to the reader."""
_REFERENCE = re.compile(
    r"(?:^|\.)id$|\.annex$|(?:^|[\])\w]\.)(?:persons|facts|offences|measures|annexes|earlier"
    r"|assets)\[\d+\]$"
)
_SLOT = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something withheld that stands in a text: the field it is of, and what it is.

    ``what`` is ``words``, ``value`` or ``person``.
    """

    path: str
    what: str


class Secrets:
    """What one reader must not learn of a case."""

    def __init__(
        self,
        hidden: Mapping[str, Any],
        right: Iterable[str],
        known: Iterable[str],
        people: Sequence[tuple[Identity, str]] = (),
        *,
        whole: Iterable[str] = (),
        language: str = "en",
    ) -> None:
        """Note what is looked for.

        Args:
            hidden: the withheld values by their field paths.
            right: texts that stand in the document by right.
            known: the wording and the law, which are nobody's secret.
            whole: texts that are known to the reader as a whole, and in no part.
            people: the persons whom nobody may be told, with the paths of their entries.
            language: that of the texts; where it writes all nouns with a capital, a capital letter
                tells no name.
        """
        right, whole = list(dict.fromkeys(right)), list(whole)
        public = list(dict.fromkeys(piece for text in known for piece in _SLOT.split(text)))
        self.people = tuple(person for person, _ in people)
        self._entries = {person.index: path for person, path in people}
        self._runs: list[dict[str, list[tuple[str, str]]]] = []
        self._values: list[dict[str, str]] = []
        self._longest: list[int] = []
        for reading in READINGS:
            tokens: list[Sequence[str]] = [tokens_of(text, reading) for text in right]
            tokens += [_public_tokens(text, reading) for text in public]
            open_letters = "\n".join(map("".join, tokens))
            numbers = {letters_of(text, reading) for text in whole}
            names = {letters_of(text, reading) for text in right} | numbers
            runs: dict[str, list[tuple[str, str]]] = {}
            values: dict[str, str] = {}
            for path, value in hidden.items():
                if _REFERENCE.search(path):
                    continue
                if isinstance(value, str):
                    units = list(units_of(value, reading))
                    for run in _runs(units, names):
                        if run not in open_letters:
                            runs.setdefault(run[:LEAST_LETTERS], []).append((run, path))
                written = letters_of(str(value), reading)
                met = [number for number in numbers if number in written]
                for one in telling_values(value, language):
                    letters = letters_of(one, reading)
                    if any(letters in number for number in met):
                        continue
                    if len(letters) >= LEAST_VALUE or not letters.isascii():
                        values.setdefault(letters, path)
            for one_text in tokens:
                for letters in list(_met(values, one_text, _most(values))):
                    values.pop(letters, None)
            self._runs.append(runs)
            self._values.append(values)
            self._longest.append(_most(values))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(any(self._runs) or any(self._values) or self.people)

    def in_text(self, text: str, *, least: int = 0) -> Iterator[Hit]:
        """What of them stands in a text, each field and kind once.

        ``least`` is the fewest letters of a value that counts, where the text is no writing.
        """
        found: dict[Hit, None] = {}
        for reading in READINGS:
            tokens = tokens_of(text, reading)
            for path in self._words("".join(tokens), reading):
                found[Hit(path, "words")] = None
            values = self._values[reading]
            for letters in _met(values, tokens, self._longest[reading]):
                if len(letters) >= least:
                    found[Hit(values[letters], "value")] = None
        yield from found

    def words_in(self, text: str) -> Iterator[Hit]:
        """The runs of words alone, of a long text that was put together."""
        found: dict[Hit, None] = {}
        for reading in READINGS:
            for path in self._words(letters_of(text, reading), reading):
                found[Hit(path, "words")] = None
        yield from found

    def persons_in(self, text: str) -> Iterator[Hit]:
        """The persons whom a text tells."""
        told = {person.index for person, _ in find_all(self.people, text)}
        yield from (Hit(self._entries[index], "person") for index in sorted(told))

    def _words(self, letters: str, reading: int) -> Iterator[str]:
        runs = self._runs[reading]
        if not runs:
            return
        told: set[str] = set()
        for start in range(len(letters) - LEAST_LETTERS + 1):
            for run, path in runs.get(letters[start : start + LEAST_LETTERS], ()):
                if path not in told and letters.startswith(run, start):
                    told.add(path)
                    yield path


def secrets_of(
    data: Mapping[str, Any],
    lesser: Mapping[str, Any],
    view: View,
    known: Iterable[str],
    *,
    language: str = "en",
) -> Secrets:
    """What a reader must not learn of a draft.

    Args:
        data: the draft, as its author wrote it, defaults filled in.
        lesser: what the reader gets of it.
        view: what the reader does not see, and why.
        known: the wording and the law that such a document may print.
        language: that of the texts.
    """
    hidden = {path: value for path, value in leaves(data) if view.why(path)}
    right = [str(v) for p, v in leaves(lesser) if by_right(p, lesser) and not isinstance(v, bool)]
    named = "\n".join(str(v) for p, v in leaves(lesser) if NAMED_BY_RIGHT.match(p))
    right += [str(v) for p, v in leaves(lesser) if re.match(r"persons\[\d+\]\.", p)]
    persons = data.get("persons") or ()
    marked = [
        {**{k: v for k, v in one.items() if k != "protect"}, "protect": "omit"}
        if view.why(f"persons[{n}]")
        else {k: v for k, v in one.items() if k != "protect"}
        for n, one in enumerate(persons)
    ]
    people = identities({**data, "persons": marked}) if persons else ()
    known_by_right = {person.index for person, _ in find_all(people, named)}
    return Secrets(
        hidden,
        right,
        known,
        [(p, f"persons[{p.index}]") for p in people if p.index not in known_by_right],
        whole=[str(value) for path, value in leaves(lesser) if _NUMBERS.match(path)],
        language=language,
    )


def by_right(path: str, lesser: Mapping[str, Any]) -> bool:
    """Whether a field stands by right in what a reader gets."""
    emergency = (lesser.get("urgency") or {}).get("level") == "emergency"
    return bool(_BY_RIGHT.match(path) or (emergency and _EMERGENCY.match(path)))


def _runs(units: Sequence[Unit], names: Iterable[str]) -> Iterator[str]:
    """Every run of five words of a text, and no longer than that; what tells nothing left out."""
    letters = "".join(unit.letters for unit in units)
    weights = _weights(units, letters, names)
    for start in range(len(units)):
        weight = 0.0
        for end in range(start, len(units)):
            weight += weights[end]
            last = units[end].start + len(units[end].letters)
            if weight >= LEAST_RUN and last - units[start].start >= LEAST_LETTERS:
                if not all(map(_tells_nothing, units[start : end + 1])):
                    yield letters[units[start].start : last]
                break


def _weights(units: Sequence[Unit], letters: str, names: Iterable[str]) -> list[float]:
    """How much each word counts: nothing where it is of a name that stands there by right."""
    weights = [unit.weight for unit in units]
    starts = {unit.start: n for n, unit in enumerate(units)}
    ends = {unit.start + len(unit.letters): n for n, unit in enumerate(units)}
    for name in names:
        if len(name) < LEAST_RIGHT:
            continue
        at = letters.find(name)
        while at >= 0:
            if at in starts and at + len(name) in ends:
                for n in range(starts[at], ends[at + len(name)] + 1):
                    weights[n] = 0.0
            at = letters.find(name, at + 1)
    return weights


def _tells_nothing(unit: Unit) -> bool:
    return unit.letters in _small() or (unit.letters.isdigit() and len(unit.letters) <= 4)


@cache
def _small() -> frozenset[str]:
    """Words that tell nothing, as both readings have them."""
    return frozenset(letters_of(word, reading) for word in small_words() for reading in READINGS)


@lru_cache(maxsize=1 << 14)
def _public_tokens(text: str, reading: int) -> Sequence[str]:
    """The tokens of wording or of law, which are the same for every case; never those of a case."""
    return tuple(tokens_of(text, reading))


def _most(values: Mapping[str, str]) -> int:
    return max(map(len, values), default=0)


def _met(values: Mapping[str, str], tokens: Sequence[str], most: int) -> Iterator[str]:
    """The values that some tokens one behind the other make up."""
    if not values:
        return
    for start in range(len(tokens)):
        joined = ""
        for token in tokens[start:]:
            joined += token
            if len(joined) > most:
                break
            if joined in values:
                yield joined
