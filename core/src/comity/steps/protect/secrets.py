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
from itertools import product
from typing import Any

from comity.model.drafts.base import leaves
from comity.steps.protect.everyday_names import counted_by_a_capital
from comity.steps.protect.identity import Identity, identities
from comity.steps.protect.match import find_all
from comity.steps.protect.public_texts import (
    public_joined,
    public_spelt,
    public_tokens,
    spelt,
)
from comity.steps.protect.rights import Right, Stands, of_an_office, standing, statutes
from comity.steps.protect.sounding import sounding
from comity.steps.protect.sums_and_marks import readable, same_values
from comity.steps.protect.telephones import telephones
from comity.steps.protect.telling_runs import LEAST_LETTERS, telling_runs
from comity.steps.protect.telling_values import telling_values
from comity.steps.resolve.view import View
from comity.text.bare_letters import READINGS, as_it_looks, letters_of, tokens_of, units_of
from comity.text.folding import folded_words, squeeze

__all__ = ["Hit", "Secrets", "secrets_of"]

LEAST_VALUE = 4  # letters and digits of a value
MOST_QUOTED = 0.5  # of the wording of a law: what is withheld may be no more of it
_FROM_LAW = re.compile(r"offences\[\d+\]\.(?:elements|participation|dual_criminality)")
"""Withheld fields that repeat the wording of the law as they must."""
_REFERENCE = re.compile(
    r"(?:^|\.)id$|\.annex$|(?:^|[\])\w]\.)(?:persons|facts|offences|measures|annexes|earlier"
    r"|assets)\[\d+\]$"
)
_SLOT = re.compile(r"\{[^}]*\}")
_SIDES = ("requesting", "requested")
_NUMBERED = frozenset({"mark", "phone", "line"})
MOST_CITED = 8  # figures of a citation that stand side by side: "1343, 2511"
ANY = 1000
_FIGURES = {
    Right.TOLD: ANY,
    Right.TARGET: ANY,
    Right.ADDRESS: ANY,
    Right.CITATION: MOST_CITED,
    Right.NUMBER: 0,
    Right.NAME: 0,
    Right.TITLE: 0,
}
"""How many figures a value may have that a field makes known by holding it within."""
_WITH_NUMBERS = frozenset({Right.TOLD, Right.TARGET, Right.ADDRESS, Right.NUMBER})


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
        right: Iterable[Stands],
        known: Iterable[str],
        people: Sequence[tuple[Identity, str]] = (),
        *,
        language: str = "en",
        regions: Sequence[str] = (),
    ) -> None:
        """Note what is looked for.

        Args:
            hidden: the withheld values by their field paths.
            right: what stands in the document by right.
            known: the wording and the law, which are nobody's secret.
            people: the persons whom nobody may be told, with the paths of their entries.
            language: that of the document; where it writes all nouns with a capital, a capital
                letter tells no name.
            regions: the States in which a telephone number without a country code may be.
        """
        right = list(right)
        known = tuple(dict.fromkeys(piece for text in known for piece in _SLOT.split(text)))
        open_texts = (*known, *(one.text for one in right))
        self.people = counted_by_a_capital(tuple(p for p, _ in people), open_texts, language)
        self.offices = frozenset(_of_offices(right, self.people))
        """The words of authorities, holders and their places, which alone tell nobody."""
        self._entries = {person.index: path for person, path in people}
        self._runs: list[dict[str, list[tuple[str, str]]]] = []
        self._values: list[dict[str, str]] = []
        self._longest: list[int] = []
        hidden = {path: value for path, value in hidden.items() if not _REFERENCE.search(path)}
        self._same = _all_same(hidden, right)
        for reading in READINGS:
            self._runs.append(_all_runs(hidden, right, known, language, reading))
            values = _all_values(hidden, right, known, language, regions, reading)
            self._values.append(values)
            self._longest.append(_most(values))

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(any(self._runs) or any(self._values) or self._same or self.people)

    def in_text(self, text: str, *, least: int = 0) -> Iterator[Hit]:
        """What of them stands in a text, each field and kind once.

        ``least`` is the fewest letters of a value that counts, where the text is no writing.
        """
        found: dict[Hit, None] = {}
        for form, reading in product(spelt(readable(text)), READINGS):
            tokens = tokens_of(form, reading)
            for path in self._words("".join(tokens), reading):
                found[Hit(path, "words")] = None
            values = self._values[reading]
            for letters in _met(values, tokens, self._longest[reading]):
                if len(letters) >= least:
                    found[Hit(values[letters], "value")] = None
        if self._same:
            for one in same_values(text):
                if one in self._same:
                    found[Hit(self._same[one], "value")] = None
        yield from found

    def words_in(self, text: str) -> Iterator[Hit]:
        """The runs of words alone, of a long text that was put together."""
        found: dict[Hit, None] = {}
        for form, reading in product(spelt(text), READINGS):
            for path in self._words(letters_of(form, reading), reading):
                found[Hit(path, "words")] = None
        yield from found

    def persons_in(self, text: str, *, whole: bool = False) -> Iterator[Hit]:
        """The persons whom a text tells; ``whole``: by two words of the name, or by a number."""
        told = {
            person.index
            for form in dict.fromkeys((text, as_it_looks(text)))
            for person, found in find_all(self.people, form)
            if not whole or found.what in _NUMBERED or _two_words(person, text)
        }
        told |= {person.index for person in sounding(self.people, text)}
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
    persons = data.get("persons") or ()
    marked = [
        {**{k: v for k, v in one.items() if k != "protect"}, "protect": "omit"}
        if view.why(f"persons[{n}]")
        else {k: v for k, v in one.items() if k != "protect"}
        for n, one in enumerate(persons)
    ]
    people = identities(_without_namesakes({**data, "persons": marked})) if persons else ()
    states = (str((data.get(side) or {}).get("state") or "") for side in _SIDES)
    return Secrets(
        hidden,
        standing(lesser, language),
        (*known, *statutes()),
        [(p, f"persons[{p.index}]") for p in people],
        language=language,
        regions=[state.partition("-")[0] for state in states if state],
    )


def _without_namesakes(data: Mapping[str, Any]) -> dict[str, Any]:
    """A draft without the officials who have the whole name of a person who is withheld.

    Otherwise whoever writes that name into the field of an official would make it known.
    """
    names = [
        frozenset(folded_words(str((one.get("name") or {}).get("full") or "")))
        for one in data["persons"]
        if one.get("protect")
    ]

    def kept(one: Any) -> bool:
        words = frozenset(folded_words(str((one or {}).get("name") or "")))
        return not any(len(name) > 1 and name <= words for name in names)

    side = dict(data.get("requesting") or {})
    if side.get("contacts"):
        side["contacts"] = [one for one in side["contacts"] if kept(one)]
    for key in ("issued_by", "validated_by"):
        if key in side and not kept(side[key]):
            del side[key]
    return {**data, "requesting": side}


def _of_offices(right: Iterable[Stands], people: Sequence[Identity]) -> Iterator[str]:
    """The words of offices and their places, and what of a withheld name stands within them."""
    for one in right:
        if of_an_office(one.path):
            yield from folded_words(one.text)
            letters = squeeze(one.text).text
            for person in people:
                if not _two_words(person, one.text):
                    yield from (name for name in person.joined if name in letters)


def _two_words(person: Identity, text: str) -> bool:
    """Whether two words of a person's name stand in a text, also run together."""
    letters = squeeze(text).text
    return sum(len(part) > 2 and part in letters for part in person.parts) > 1


def _all_runs(
    hidden: Mapping[str, Any],
    right: Sequence[Stands],
    known: tuple[str, ...],
    language: str,
    reading: int,
) -> dict[str, list[tuple[str, str]]]:
    """The runs of words that tell something, with their fields, by their first letters."""
    names = _letters_of_all((one.text for one in right if one.right is not Right.LAW), reading)
    whole = [one.text for one in right if one.right not in (Right.LAW, Right.TITLE)]
    open_letters = "\n".join((public_spelt(known, reading), *_letters_of_all(whole, reading)))
    runs = [
        (run, path)
        for path, value in hidden.items()
        if isinstance(value, str)
        for form in spelt(value)
        for run in telling_runs(
            list(units_of(form, reading)), names, language, list(units_of(value, reading))
        )
        if run not in open_letters
    ]
    for one in right:
        if one.right in (Right.LAW, Right.TITLE):
            letters = letters_of(one.text, reading)
            of_the_case = [run for run, path in runs if not _FROM_LAW.match(path)]
            if _share(letters, of_the_case) < MOST_QUOTED:
                letters = "\n".join(_letters_of_all([one.text], reading))
                runs = [(run, path) for run, path in runs if run not in letters]
    table: dict[str, list[tuple[str, str]]] = {}
    for run, path in runs:
        table.setdefault(run[:LEAST_LETTERS], []).append((run, path))
    return table


def _letters_of_all(texts: Iterable[str], reading: int) -> list[str]:
    found = (letters_of(form, reading) for text in texts for form in spelt(text))
    return list(dict.fromkeys(found))


def _all_same(hidden: Mapping[str, Any], right: Iterable[Stands]) -> dict[str, str]:
    """Sums of money and addresses of the net in what is withheld, with their fields."""
    found: dict[str, str] = {}
    for path, value in hidden.items():
        if path.endswith("amount"):
            value = f"{value} {hidden.get(path.removesuffix('amount') + 'currency', '')}"
        if isinstance(value, str):
            found |= {one: path for one in same_values(value) if one not in found}
    for stands in right:
        if stands.right in _WITH_NUMBERS:
            for one in same_values(stands.text):
                found.pop(one, None)
    return found


def _share(letters: str, runs: Iterable[str]) -> float:
    """The share of some letters that runs of words make up."""
    covered = bytearray(len(letters))
    for run in runs:
        at = letters.find(run)
        if at >= 0:
            covered[at : at + len(run)] = b"\1" * len(run)
    return sum(covered) / len(letters) if letters else 0.0


def _all_values(
    hidden: Mapping[str, Any],
    right: Sequence[Stands],
    known: tuple[str, ...],
    language: str,
    regions: Sequence[str],
    reading: int,
) -> dict[str, str]:
    """The values that tell something, with their fields, without what stands there by right."""
    numbers = {letters_of(one.text, reading) for one in right if one.right is Right.REFERENCE}
    values: dict[str, str] = {}
    figures: dict[str, int] = {}
    for path, value in hidden.items():
        written = letters_of(str(value), reading)
        met = [number for number in numbers if number and number in written]
        told = (*telling_values(value, language), *telephones(value, regions))
        for one in (form for text in told for form in spelt(text)):
            letters = letters_of(one, reading)
            if any(letters in number for number in met):
                continue
            if len(letters) >= LEAST_VALUE or not letters.isascii():
                values.setdefault(letters, path)
                figures[letters] = sum(map(str.isdigit, one))
    _forget(values, known, reading)
    for stands in right:
        text = stands.text
        if stands.right in _WITH_NUMBERS:
            for form in (text, *telephones(text, regions)):
                values.pop(letters_of(form, reading), None)
        if stands.right is Right.NUMBER:
            text = text.rpartition("@")[2] if "@" in text else ""
        most = _FIGURES.get(stands.right)
        if most is not None:
            for letters in list(_met(values, tokens_of(text, reading), _most(values))):
                if figures[letters] <= most:
                    values.pop(letters, None)
    return values


def _forget(values: dict[str, str], known: tuple[str, ...], reading: int) -> None:
    """Take out the values that a text of the wording or the law holds."""
    public = public_joined(known, reading)
    near = {letters: path for letters, path in values.items() if letters in public}
    most = _most(near)
    for text in known if near else ():
        for letters in _met(near, public_tokens(text, reading), most):
            values.pop(letters, None)


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
