"""Finding the names of protected persons in a text that was read.

A word of a name that is no everyday word is found by itself. An everyday word ("Will", "May",
"Bank") is found only where it is used as a name: beside another word of the name, after an initial
of it, or after a title. docs/protection.md says the rule in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.steps.protect.identity import Identity
from comity.steps.protect.index import Held, Sought
from comity.steps.protect.other_uses import (
    is_a_month,
    is_a_saint,
    is_a_thing,
    is_named_after_another,
)
from comity.steps.protect.own_particles import is_behind_own_particles
from comity.steps.protect.roles import LONGEST_ROLE, role_of, roles_at_end, stands_behind
from comity.steps.protect.scanned_text import Text
from comity.steps.protect.small_letters import is_set_small
from comity.steps.protect.town_places import stands_as_a_town
from comity.text.everyday import PARTICLES, ROLES, TITLES, everyday, told
from comity.text.folding import APOSTROPHES, Word
from comity.text.function_words import count, small_words

__all__ = ["names", "towns"]

AFTER_TITLE, ARTICLES = told("after_title"), told("articles")
BETWEEN_ROLE = TITLES | told("between_role")
LEAST_LOWER = 5  # letters of a word that is found without a capital too
MOST_PARTICLES = 4  # between a title and a name
GAP = re.compile(r"[^\w.!?;:]{0,3}|\.|_{1,2}|[\s]*[(\"'“”«»,\-]?[\s]*", re.DOTALL)
AFTER_ROLE = re.compile(r"[^\w.!?;]{0,3}", re.DOTALL)
LONGEST_SHORT = 3  # letters of a word that a dot may cut short: "N.", "Dr.", "v.d."
OPENS = re.compile(r"\.?\s*[(\[]\s*")
CLOSES = re.compile(r"(?:\s*[A-Za-z]{0,2}\d{1,3})?\s*[)\]]")
COMMA = re.compile(r"\.?,\s+")
ENDS = re.compile(r"\s*(?:[,.;)\n]|$)")
INITIAL_BEHIND = re.compile(r"\.?,?\s")
ONE_NAME = re.compile(r"\.?[^\S\n]+")
MOST_BEFORE = 6  # titles and initials between a role and a name
BEFORE_NAME, OPENERS = " \t\"'“”«»(„‚", ".!?;:\u2026\n"
AFTER_PARTICLE = re.compile(r"\.?\s+")  # "St. Clair"
AFTER_DOT = re.compile(r"\.?[^\w.!?;:]{0,2}", re.DOTALL)

Place = tuple[int, int, int, str]
"""The number of a person, start, end, and what was found."""


def names(sought: Sought, text: Text) -> Iterator[Place]:
    """The words of names that tell a person, by themselves or side by side."""
    for number, held in sorted(_held(sought, text).items()):
        one = _One(sought.people[number], text, held)
        for index in sorted(held):
            for start, end in one.beside(index):
                yield number, start, end, "name"
            if one.by_itself(index):
                word = one.word(index)
                yield number, word.start, word.end, "part"


def towns(sought: Sought, text: Text) -> Iterator[Place]:
    """The words of names that are towns in a text, so that they tell nobody: ``Austin, Texas``."""
    for number, held in sorted(_held(sought, text).items()):
        one = _One(sought.people[number], text, held)
        for index in sorted(held):
            if one.as_a_town(index):
                yield number, one.word(index).start, one.word(index).end, "town"


def _held(sought: Sought, text: Text) -> dict[int, dict[int, tuple[Word, Held]]]:
    """For each person the words of the text that are of the name, by their index."""
    found: dict[int, dict[int, tuple[Word, Held]]] = {}
    looked: dict[tuple[str, str], tuple[Held, ...]] = {}

    def note(index: int, word: Word, held: tuple[Held, ...]) -> None:
        for one in held:
            if word.capital or not (one.form or one.part in PARTICLES):
                found.setdefault(one.person, {})[index] = (word, one)

    for index, word in enumerate(text.words):
        key = (word.text, text.script(word))
        held = looked.get(key)
        if held is None:
            held = looked[key] = sought.held(*key)
        if held:
            note(index, word, held)
    for index, apart in text.apart.items():
        note(index, text.words[index], sought.before_an_apostrophe(apart.name))
        if apart.bare is not None:
            note(index, apart.bare, sought.held(apart.bare.text, text.script(apart.bare)))
    return found


@dataclass(frozen=True, slots=True)
class _One:
    """One person in a text: which of its words are of the name."""

    person: Identity
    text: Text
    held: Mapping[int, tuple[Word, Held]]

    def word(self, index: int) -> Word:
        """A word of the text, without what is elided before it where a name is left."""
        mine = self.held.get(index)
        return mine[0] if mine else self.text.words[index]

    def part(self, index: int) -> str:
        """The word of the name that a word of the text is; nothing where it is none."""
        mine = self.held.get(index)
        return mine[1].part if mine else ""

    def between(self, first: int, second: int) -> str:
        """What stands between two words of the text."""
        return self.text.text[self.word(first).end : self.word(second).start]

    def beside(self, index: int) -> Iterator[tuple[int, int]]:
        """The word with the next one, both being of the name: ``Will May``, ``May, Will A.``."""
        word, part = self.word(index), self.part(index)
        for after in range(index + 1, min(index + 4, len(self.text.words))):
            before = self.word(after - 1)
            initial = len(before.text) == 1 and after > index + 1
            short = initial or self.word(after - 1).text in PARTICLES  # "Zoe St. Clair"
            if not (AFTER_DOT if short else GAP).fullmatch(self.between(after - 1, after)):
                return
            other = self.part(after)
            if other and (other != part or len(self.person.parts) == 1):
                given = {part, other} <= self.person.given or other in PARTICLES  # "Ann De Wit"
                if given and self._another_follows(after):
                    return
                usual = {part, other} <= everyday()
                if not usual or (word.capital and self.word(after).capital):
                    yield word.start, self.word(after).end
                return
            if self.word(after).text not in PARTICLES and len(self.word(after).text) > 1:
                return

    def by_itself(self, index: int) -> bool:
        """Whether one word of the name tells who is meant."""
        word, held = self.held[index]
        if word.capital and held.part in self.person.shared and self._has_own_role(index):
            return True
        if held.open or self._another_surname(index):
            return False
        if word.capital and self._called(index):
            return True
        return self._tells_alone(index) and not self._is_town(index)

    def as_a_town(self, index: int) -> bool:
        """Whether a word of the name would tell who is meant, but surely is a town here."""
        if self.held[index][1].open or self._another_surname(index) or self._called(index):
            return False
        return self._tells_alone(index) and self._is_town(index)

    def _is_town(self, index: int) -> bool:
        word, held = self.held[index]
        told = word.text == held.part and word.capital
        return told and stands_as_a_town(self.text.text, word.start, word.end, word.text)

    def _tells_alone(self, index: int) -> bool:
        """The same of a word that no title, role or initial makes a name."""
        word, held = self.held[index]
        if held.part not in self.person.alone:
            bold = held.part in self.person.bold and word.capital and self._within(word)
            return bold or (not held.form and self._behind_particles(index))
        if not word.capital and not self._told_in_small_letters(word, held):
            return False
        latin = self.text.script(word) == "Latin"  # as the everyday words are
        if word.text != held.part and latin and word.text in everyday():
            return False
        if self._is_something_else(index):
            return False
        if held.part not in self.person.given or not self._surname_follows(index):
            return True
        return self._is_whose(index)

    def _behind_particles(self, index: int) -> bool:
        """Whether particles of the family name make an everyday word a name: ``van Berg``."""
        own = self.part(index) in self.person.family - self.person.shared
        return own and is_behind_own_particles(self.text, index, self.person.particles)

    def _is_something_else(self, index: int) -> bool:
        """Whether a word of the name is a month, a saint, a thing or part of a street here."""
        word, held = self.held[index]
        own, given = self.person.parts | self.person.particles, held.part in self.person.given
        return (
            is_a_month(self.text, index, form=word.text != held.part)
            or is_a_thing(self.text, index, word)
            or is_a_saint(self.text, index, own, given=given)
            or is_named_after_another(self.text, index, own)
        )

    def _told_in_small_letters(self, word: Word, held: Held) -> bool:
        """Whether a word without a capital is a name: a short one only where people write so."""
        if word.text in everyday() or word.text in small_words():
            return False
        if len(held.part) >= LEAST_LOWER and not self.person.firm:
            return True
        return word.text == held.part and is_set_small(self.text, word)

    def _within(self, word: Word) -> bool:
        """Whether a word stands within a sentence, where a capital letter makes it a name."""
        before = self.text.text[: word.start].rstrip(BEFORE_NAME)[-1:]
        return bool(before) and before not in OPENERS

    def _called(self, index: int) -> bool:
        """Whether a role, a title or an initial of the name stands before a word.

        Where somebody else of the file has the word in a name too, only a role or an initial that
        is this person's alone.
        """
        part, weak = self.part(index), self.person.weak
        shared = part in self.person.shared
        telling = not shared and part not in weak and not self._before_a_surname(index)
        if not index or not AFTER_DOT.fullmatch(self.between(index - 1, index)):
            return False
        if self.word(index - 1).text in ROLES and telling and self._is_no_particle(index):
            return True
        before = self._before_particles(index)
        if before.text in TITLES and telling and not self._begins_a_surname(index):
            return True
        others = self.person.parts - weak if part in weak else self.person.parts
        letters = {p[0] for p in others if p != part}
        letters -= self.person.letters if shared else set()
        return len(before.text) == 1 and before.capital and before.text in letters

    def _is_no_particle(self, index: int) -> bool:
        """Whether a word is a name where it may be a particle: ``the witness De``."""
        if self.part(index) not in PARTICLES:
            return True
        return self.between(index - 1, index).isspace() and not self._begins_a_surname(index)

    def _begins_a_surname(self, index: int) -> bool:
        """Whether a particle stands before another's name: ``Mr Van Dyke`` for Thu Van."""
        if self.part(index) not in PARTICLES:
            return False
        for after in range(index + 1, min(index + 1 + MOST_PARTICLES, len(self.text.words))):
            if not ONE_NAME.fullmatch(self.between(after - 1, after)):
                return False
            word = self.word(after)
            if word.text not in PARTICLES or word.capital:
                return word.capital and after not in self.held and word.text not in everyday()
        return False

    def _has_own_role(self, index: int) -> bool:
        """Whether a role that is this person's alone stands beside a name that others have too.

        Before it, where a title and initials of the person may stand between; behind it in
        brackets, or where a language has it there.
        """
        if not self.person.roles or self.part(index) in PARTICLES | self.person.weak:
            return False
        own = {other[0] for other in self.person.parts if other != self.part(index)}
        last = index - 1
        while self._near(last) and index - last <= MOST_BEFORE:
            word = self.word(last).text
            if word not in own and word not in BETWEEN_ROLE and word not in self.person.particles:
                break
            last -= 1
        first = last
        while self._near(first - 1) and last - first < LONGEST_ROLE:
            first -= 1
        gaps = "".join(self.between(at, at + 1) for at in range(max(last, 0), index))
        whose = index in self.text.apart and not APOSTROPHES.isdisjoint(self._written(index))
        if self._near(last) and not (whose and "," in gaps):  # "the witness, Abernathy's uncle"
            roles = roles_at_end(self._plain(first, last)) | roles_at_end(self._elided(last))
            if self._own(roles):
                return True
        return not self._somebody_else(last) and self._role_behind(index)

    def _somebody_else(self, index: int) -> bool:
        """Whether the word before a name is another's: ``John Abernathy``, ``J. Abernathy``."""
        if index < 0 or not ONE_NAME.fullmatch(self.between(index, index + 1)):
            return False
        word = self.word(index)
        if not word.capital or word.text in self.person.parts | TITLES | small_words():
            return False
        begins = not index or not self._near(index - 1)
        return word.text in self.person.open or not (begins and word.text in everyday())

    def _role_behind(self, index: int) -> bool:
        """Whether a name is followed by the person's role: ``(witness)``, ``tanú``."""
        text, last = self.text.text, len(self.text.words) - 1
        own = {part[0] for part in self.person.parts if part != self.part(index)}
        while index < last and self.word(index + 1).text in own:  # "Abernathy, N. (witness)"
            if not INITIAL_BEHIND.fullmatch(self.between(index, index + 1)):
                break
            index += 1
        gap = self.between(index, index + 1) if index < last else ""
        for end in range(index + 1, min(index + 1 + LONGEST_ROLE, last) + 1):
            words, at = self._plain(index + 1, end), self.word(end).end
            if gap.isspace() and stands_behind(words):
                return self._own(role_of(words))
            if OPENS.fullmatch(gap) and CLOSES.match(text, at):
                bare = words[1:] if len(words) > 1 and words[0][0] in ARTICLES else words
                return self._own(role_of(words) or role_of(bare))
            if COMMA.fullmatch(gap) and ENDS.match(text, at) and role_of(words):
                return self._own(role_of(words))
        return False

    def _written(self, index: int) -> str:
        return self.text.text[self.word(index).start : self.word(index).end]

    def _own(self, roles: frozenset[str]) -> bool:
        return bool(roles) and roles <= self.person.roles

    def _near(self, index: int) -> bool:
        """Whether there is a word, and nothing but a sign or two between it and the next."""
        if index < 0:
            return False
        short = len(self.word(index).text) <= LONGEST_SHORT or self.word(index).text in BETWEEN_ROLE
        gap = self.between(index, index + 1)
        return AFTER_ROLE.fullmatch(gap.removeprefix(".") if short else gap) is not None

    def _plain(self, first: int, last: int) -> list[tuple[str, str]]:
        """Words of the text, each with its script."""
        return [(w.text, self.text.script(w)) for w in self.text.words[first : last + 1]]

    def _elided(self, index: int) -> list[tuple[str, str]]:
        """A word without what is joined before it: ``l'expert``."""
        apart = self.text.apart.get(index)
        bare = apart.bare if apart else None
        return [(bare.text, self.text.script(bare))] if bare else []

    def _before_particles(self, index: int) -> Word:
        """The word before a name, and before "van der", "de la" that belong to it."""
        first = index
        while first > max(1, index - MOST_PARTICLES) and self.word(first - 1).text in PARTICLES:
            if not AFTER_PARTICLE.fullmatch(self.between(first - 1, first)):
                break
            first -= 1
        particle = self.word(first)
        if particle.text not in AFTER_TITLE and not particle.capital:
            first = index
        near = AFTER_DOT.fullmatch(self.between(first - 1, first))
        return self.word(first - 1 if near else index - 1)

    def _surname_follows(self, index: int) -> bool:
        """Whether a given name is followed by the surname of somebody else: ``Zsófia Nagy``."""
        while self._is_given(index + 1) and ONE_NAME.fullmatch(self.between(index, index + 1)):
            index += 1
        if index + 1 >= len(self.text.words) or not self.word(index).capital:
            return False
        if self._begins_a_surname(index + 1):  # "Ann De Wit"
            return True
        gap = self.between(index, index + 1)
        if gap == "-" and self.word(index + 1).capital and index + 2 < len(self.text.words):
            index += 1  # a given name of two: Karl-Heinz Okafor
            if index in self.held:
                return False
            gap = self.between(index, index + 1)
        after, beside = self.word(index + 1), gap == " "
        return beside and after.capital and index + 1 not in self.held and len(after.text) > 1

    def _is_given(self, index: int) -> bool:
        """Whether a word of the text is a given name of the person."""
        return index in self.held and self.part(index) in self.person.given

    def _another_follows(self, index: int) -> bool:
        """Whether given names are followed by a surname that is no everyday word."""
        while self._is_given(index + 1):
            index += 1
        follows = self._surname_follows(index)
        return follows and self.word(index + 1).text not in everyday()

    def _is_whose(self, index: int) -> bool:
        """Whether a given name has an ``s`` for what is the person's, as in German: no apostrophe.

        ``Annegrets Konto``: each noun has a capital there, so that the next word is no surname.
        """
        word, held = self.held[index]
        german, english = (count(self.text.text, tag, apart=True) for tag in ("de", "en"))
        return word.text == f"{held.part}s" and german > english

    def _before_a_surname(self, index: int) -> bool:
        """The same where a title stands before: ``Mr Will Smith went``; not ``Mr Will Heard``."""
        if self.part(index) in self.person.family or not self._surname_follows(index):
            return False
        if self.word(index + 1).text not in everyday():
            return True
        words = self.text.words  # in a heading each word has a capital
        after = words[index + 2] if index + 2 < len(words) else None
        return after is not None and not after.capital and after.text not in small_words()

    def _another_surname(self, index: int) -> bool:
        """Whether a given name with an ``s`` is a surname: ``Julia Roberts, Mr Roberts``."""
        word, held = self.held[index]
        if held.part not in self.person.given or word.text != f"{held.part}s" or not index:
            return False
        if word.end - word.start != len(word.text):  # with an apostrophe it is no surname
            return False
        before = self.word(index - 1)
        named = before.text in TITLES or (before.capital and before.text not in everyday())
        near = AFTER_DOT.fullmatch(self.between(index - 1, index)) is not None
        return named and near and index - 1 not in self.held
