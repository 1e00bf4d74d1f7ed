"""What is looked for, for all protected persons at once: each word of a text is looked up once.

The tables lead from what stands in a text to the persons it may tell. So the work grows with the
text, and with what is found in it, and hardly with the number of persons.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from comity.steps.protect.address_match import Streets
from comity.steps.protect.birth import birth_years
from comity.steps.protect.firm_names import is_everyday_name
from comity.steps.protect.identity import Identity
from comity.steps.protect.inflection import LONGEST, Endings, before, stems
from comity.text.everyday import PARTICLES, usual
from comity.text.folding import fold, squeeze

__all__ = ["Held", "Many", "Phrase", "Short", "Sought", "sought"]

LEAST_JOINED_TO = 3  # letters of a name in Arabic or Hebrew that a preposition may be joined to
LEAST_APART = 3  # letters of a name that any ending may stand behind, after an apostrophe
LEAST_LOOSE = 5  # letters and digits of a mark that is found with other signs between
LEAST_PREFIX = 3  # letters by which a word in pieces is looked up; no ending changes them
LAST_DIGITS = 7  # by which telephone numbers are looked up; none is shorter
ARTICLE, TO_THE = "\u0627\u0644", "\u0644\u0644"  # in Arabic, "to" and the article become one
KEPT = 512  # tables


class Held(NamedTuple):
    """A word of a text as a word of a person's name.

    ``form`` says whether it has an ending; ``open`` whether it is a form of a name, too, that
    somebody has in the file who needs no protection.
    """

    person: int
    part: str
    form: bool
    open: bool


class Phrase(NamedTuple):
    """Words that follow one another, and the person whom they tell.

    ``capitals`` says whether they are everyday words, which name a firm only with a capital.
    """

    person: int
    what: str
    usual: bool
    capitals: bool = False


class Short(NamedTuple):
    """A mark of few letters and digits as it is written; ``loose`` with other signs between."""

    person: int
    head: str
    written: str
    tail: str
    loose: bool


class Sought:
    """Tables of all that is looked for, by what a text shows of it."""

    def __init__(self, people: tuple[Identity, ...]) -> None:
        """Note whom to look for."""
        self.people = people
        self._held: dict[tuple[str, str], tuple[Held, ...]] = {}

    # --- words of names -----------------------------------------------------------------------

    def held(self, word: str, script: str) -> tuple[Held, ...]:
        """The persons of whose names a folded word is one, for each the nearest of their words."""
        key = (word, script)
        if key not in self._held:
            nearest: dict[int, Held] = {}
            for one in self._every(word, script):
                other = nearest.get(one.person)
                if other is None or self._rank(one) > self._rank(other):
                    nearest[one.person] = one
            self._held[key] = tuple(nearest[person] for person in sorted(nearest))
        return self._held[key]

    def before_an_apostrophe(self, word: str) -> tuple[Held, ...]:
        """The persons one of whose names a word is, without an ending of its own."""
        if len(word) < LEAST_APART:
            return ()
        return tuple(Held(person, word, False, False) for person in self._parts.get(word, ()))

    def _rank(self, one: Held) -> tuple[bool, bool, int, str]:
        return not one.form, one.part in self.people[one.person].alone, len(one.part), one.part

    def _every(self, word: str, script: str) -> Iterator[Held]:
        yield from (Held(person, word, False, False) for person in self._parts.get(word, ()))
        for stem, ending in _split(word):
            for person, part, endings in self._stems.get(stem, ()):
                own, other = endings.get(ending, (_NONE, _NONE))
                if script in own or script in other:
                    yield Held(person, part, True, self._is_open(word, script))
        short = word[:-1] if word.endswith("s") else ""  # the possessive of a short name
        yield from (Held(p, short, True, False) for p in self._parts.get(short, ()))
        yield from self._joined_to(word, script)

    def _joined_to(self, word: str, script: str) -> Iterator[Held]:
        for text in before(script):
            if not word.startswith(text) or len(word) - len(text) < LEAST_JOINED_TO:
                continue
            rest = word.removeprefix(text)
            for name in (rest, ARTICLE + rest) if text.endswith(TO_THE) else (rest,):
                for person in self._parts.get(name, ()):
                    yield Held(person, name, True, word in self.people[person].open)

    def _is_open(self, word: str, script: str) -> bool:
        """Whether a word is a name, or an own form of a name, that the file has openly."""
        if word in self._open:
            return True
        return any(
            script in endings[ending][0]
            for stem, ending in _split(word)
            for endings in self._open_stems.get(stem, ())
            if ending in endings
        )

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        return self._by(lambda person: person.parts)

    @cached_property
    def _stems(self) -> dict[str, list[tuple[int, str, Endings]]]:
        found: dict[str, list[tuple[int, str, Endings]]] = {}
        for number, person in enumerate(self.people):
            for part in person.parts:
                for stem, endings in stems(part, family=part in person.family):
                    if part not in PARTICLES:
                        found.setdefault(stem, []).append((number, part, endings))
        return found

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset().union(*(person.open for person in self.people))

    @cached_property
    def _open_stems(self) -> dict[str, list[Endings]]:
        found: dict[str, list[Endings]] = {}
        for part in self._open:
            for stem, endings in stems(part, family=True):
                found.setdefault(stem, []).append(endings)
        return found

    # --- pieces of names ----------------------------------------------------------------------

    @cached_property
    def alone(self) -> dict[str, list[int]]:
        """Words that are found by themselves."""
        return self._by(lambda person: person.alone)

    @cached_property
    def initials(self) -> dict[str, list[int]]:
        """Initials of names."""
        return self._by(lambda person: person.initials)

    @cached_property
    def run_together(self) -> Many:
        """Names in Latin letters as they stand in addresses and user names."""
        return Many(self._by(lambda person: filter(str.isascii, person.joined)))

    @cached_property
    def unspaced(self) -> Many:
        """Names that are found within any run of letters."""
        return Many(self._by(lambda person: (t for t in person.joined if not t.isascii())))

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """How the words begin that are found by themselves."""
        return frozenset(word[:LEAST_PREFIX] for word in self.alone)

    @cached_property
    def longest_alone(self) -> int:
        """The letters of the longest of these words."""
        return max(map(len, self.alone), default=0)

    @cached_property
    def spaced(self) -> Many:
        """Words of names long enough to be known by their letters."""
        return Many({word: people for word, people in self.alone.items() if len(word) >= 5})

    # --- phrases, marks, numbers --------------------------------------------------------------

    @cached_property
    def phrases(self) -> dict[tuple[str, ...], list[Phrase]]:
        """Aliases, firms, parents, lines of addresses, births: word by word."""
        found: dict[tuple[str, ...], list[Phrase]] = {}
        for number, person in enumerate(self.people):
            for phrase in person.phrases:
                what = "name" if len(phrase) > 1 else "part"
                capitals = person.firm and is_everyday_name(phrase)
                told = Phrase(number, what, usual(phrase), capitals)
                for form in (phrase, (*phrase[:-1], f"{phrase[-1]}s")):
                    found.setdefault(form, []).append(told)
            told = Phrase(number, "line", False)
            for line in person.lines:
                found.setdefault(line, []).append(told)
        return found

    @cached_property
    def lengths(self) -> dict[str, frozenset[int]]:
        """By its first word, how many words a phrase has."""
        found: dict[str, set[int]] = {}
        for phrase in self.phrases:
            found.setdefault(phrase[0], set()).add(len(phrase))
        return {word: frozenset(lengths) for word, lengths in found.items()}

    @cached_property
    def marks(self) -> Many:
        """Identifiers and e-mail addresses, letters and digits alone."""
        return Many(self._by(lambda person: person.marks))

    @cached_property
    def short(self) -> Many:
        """The letters and digits of the marks that are too short to be found by them."""
        return Many({mark: [] for mark in self.short_marks})

    @cached_property
    def short_marks(self) -> dict[str, list[Short]]:
        """How a short mark must be written, by its letters and digits."""
        found: dict[str, list[Short]] = {}
        for number, person in enumerate(self.people):
            for mark in person.short:
                signs = squeeze(mark).text
                loose = not (len(signs) < LEAST_LOOSE or signs.isdigit() or signs.isalpha())
                head, tail = re.match(r"[\W_]*", mark), re.search(r"[\W_]*$", mark)
                outside = [fold(m.group()).text for m in (head, tail) if m]
                one = Short(number, outside[0], fold(mark).text, outside[1], loose)
                found.setdefault(signs, []).append(one)
        return found

    @cached_property
    def streets(self) -> Streets:
        """The streets of the addresses, with the numbers of the houses."""
        return Streets([(n, one) for n, person in enumerate(self.people) for one in person.streets])

    @cached_property
    def births(self) -> dict[str, list[tuple[int, dt.date]]]:
        """Days of birth by their year."""
        found: dict[str, list[tuple[int, dt.date]]] = {}
        for number, person in enumerate(self.people):
            if person.born:
                for year in birth_years(person.born):
                    found.setdefault(year, []).append((number, person.born))
        return found

    @cached_property
    def birth_year(self) -> re.Pattern[str] | None:
        """One of these years, as a number of its own."""
        years = "|".join(self.births)
        return re.compile(rf"(?<!\d)(?:{years})(?!\d)") if years else None

    @cached_property
    def numbers(self) -> dict[str, list[tuple[int, str, str]]]:
        """Telephone numbers and accounts by their last digits; the person, the digits, which."""
        found: dict[str, list[tuple[int, str, str]]] = {}
        for number, person in enumerate(self.people):
            for what, told in (("phone", person.phones), ("mark", person.accounts)):
                for digits in told:
                    found.setdefault(digits[-LAST_DIGITS:], []).append((number, digits, what))
        return found

    def _by(self, of: Callable[[Identity], Iterable[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, person in enumerate(self.people):
            for text in of(person):
                found.setdefault(text, []).append(number)
        return found


class Many:
    """Many texts, to be found in another in one pass over it."""

    def __init__(self, people: dict[str, list[int]]) -> None:
        """Note the texts, each with the persons whom it tells."""
        self.people = people
        self._key = min(map(len, people), default=0)
        by_key: dict[str, dict[int, None]] = {}
        for text in people:
            by_key.setdefault(text[: self._key], {})[len(text)] = None
        self._lengths = {key: tuple(sorted(lengths)) for key, lengths in by_key.items()}
        first = "".join(sorted({re.escape(text[:1]) for text in people}))
        self._first = re.compile(f"[{first}]") if first else None

    def __bool__(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.people)

    def within(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Every place of any of the texts: start, end, and which."""
        if self._first is not None:
            starts = (match.start() for match in self._first.finditer(text))
            yield from self.at(text, starts)

    def at(self, text: str, starts: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """The same, at some places only."""
        if not self.people:
            return
        key, known = self._key, self._lengths
        for start in starts:
            for length in known.get(text[start : start + key], ()):
                found = text[start : start + length]
                if len(found) == length and found in self.people:
                    yield start, start + length, found


@lru_cache(maxsize=KEPT)
def sought(people: tuple[Identity, ...]) -> Sought:
    """The tables for some persons, made once."""
    return Sought(people)


_NONE: frozenset[str] = frozenset()


def _split(word: str) -> Iterator[tuple[str, str]]:
    """A word as a stem of two letters at least and an ending of it, none among them."""
    for cut in range(min(LONGEST, len(word) - 2) + 1):
        yield word[: len(word) - cut], word[len(word) - cut :]
