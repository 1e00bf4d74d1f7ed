"""Where the words of a question stand: in a title, an occupation, or a sentence of a fact.

A word counts only where nothing denies it. In a fact it counts only in a sentence about a suspect,
never in one about a victim, a witness or an ordinary offence; a calling only if it is said of the
suspect. The words are in ``text/words/*.toml`` under ``screen``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.law.states import short_name_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.steps.protect import withheld_facts
from comity.text import professions
from comity.text.formatting import format_value
from comity.text.word_lists import LANGUAGES, first_topic, whole_words, words_known

__all__ = [
    "SUSPECTED",
    "FactsRead",
    "Sign",
    "named",
    "not_of_the_state",
    "said_of_them",
    "sentences",
    "titled",
]

SUSPECTED = ("suspect", "accused", "convicted")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
DENIED = whole_words("negation", ("denied", "nothing"))
NEAR = 45  # letters before a word in which a denial still concerns it
REACH = 70  # letters behind a name in which a calling is said of it


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that raises a question: the id of what it stands in, its field, its words."""

    id: str
    field: str
    words: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact, or the summary of the case, and whom it is linked to."""

    id: str
    field: str
    text: str
    persons: frozenset[str]


def not_of_the_state(texts: Iterable[str], state: str) -> tuple[str, ...]:
    """The texts that do not name a State: its own embassy is for it to open."""
    called = [name for name in (format_value(state, "state", one) for one in LANGUAGES) if name]
    called.append(short_name_of(state))
    own = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in called))
    return tuple(text for text in texts if not own.search(text))


def named(names: Iterable[str], text: str | None, unless: Iterable[str] = ()) -> str:
    """The first word of some lists in a text that nothing before it denies; or nothing."""
    plain = (text or "").replace("‑", "-")
    if unless:
        masked = whole_words("screen", tuple(unless))
        plain = masked.sub(lambda found: " " * len(found.group(0)), plain)
    for found in whole_words("screen", tuple(names), streets=False).finditer(plain):
        before = re.split(r"[.;,]", plain[max(0, found.start() - NEAR) : found.start()])[-1]
        if not DENIED.search(before):
            return found.group(0)
    return ""


def titled(
    texts: Iterable[str | None],
    names: Iterable[str],
    topics: Iterable[str],
    unless: Iterable[str] = (),
) -> str:
    """The word by which a title or a category is of a kind, by the lists of the grounds too."""
    said = [(text or "").replace("-", " ") for text in texts]
    found = (named(names, text, unless) for text in said)
    grounds = (first_topic(topic, said) for topic in topics)
    return next((word for word in (*found, *grounds) if word), "")


def said_of_them(text: str | None, names: Iterable[str], unless: Iterable[str] = ()) -> str:
    """A calling at the start of what a file says of a person, as in “Leader of a party”."""
    first = f", {next(iter(sentences(text or '')), '')}"
    word = named(names, first, unless)
    return word if word and _said_of(first, word) else ""


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in SENTENCE.split(text) if one.strip()]


class FactsRead:
    """The facts of a request that may be quoted, sentence by sentence, and whom they are about."""

    def __init__(self, draft: Request) -> None:
        """Note who is suspected, and leave out facts that are withheld or in another language."""
        held = withheld_facts(draft.read_data())
        suspected = [p for p in draft.persons if p.role in SUSPECTED]
        self._suspected = {p.id for p in suspected}
        self._protected = {p.id for p in draft.persons if p.protect}
        self._subject = _subject(_names(p for p in suspected if not p.protect))
        self._facts = [
            _Told(fact.id, f"facts[{index}].text", fact.text, frozenset(fact.persons))
            for index, fact in enumerate(draft.facts)
            if words_known(fact.language) and index not in held
        ]
        if summary := draft.proceedings.summary:
            field = "proceedings.summary"
            hidden = frozenset(self._protected)  # it may be about any of them
            self._facts.append(_Told(field, field, summary, hidden))

    def tied(self, names: Iterable[str], only: Iterable[str] | None = None) -> Iterator[Sign]:
        """Words in a sentence about a suspect that is not about a victim or a witness.

        With ``only`` the facts of these ids alone are read.
        """
        for fact in self._facts:
            if only is not None and fact.id not in only:
                continue
            known = bool(self._suspected & fact.persons)
            for said in sentences(fact.text):
                about = known or self._subject.search(said)
                word = named(names, said) if about else ""
                if word and not whole_words("screen", ("harmed",)).search(said):
                    yield Sign(fact.id, fact.field, word)

    def anywhere(self, names: Iterable[str]) -> Iterator[Sign]:
        """Words in any sentence."""
        for fact in self._facts:
            if word := named(names, fact.text):
                yield Sign(fact.id, fact.field, word)

    def called(self, names: Iterable[str], unless: Iterable[str] = ()) -> Iterator[Sign]:
        """A calling that a fact says of a suspect: “the accused, a member of parliament”."""
        for fact in self._open():
            for tail in self._tails(fact.text):
                word = named(names, tail, unless)
                if word and _said_of(tail, word):
                    yield Sign(fact.id, fact.field, word)
            for head in self._heads(fact.text):
                word = named(names, head, unless)
                if word and head.endswith(word):
                    yield Sign(fact.id, fact.field, word)

    def professional(self, only: Iterable[str]) -> Iterator[Sign]:
        """The same for a calling whose papers the law shields, in the facts of these ids."""
        for fact in self._open():
            for tail in self._tails(fact.text) if fact.id in only else ():
                word = professions.privileged_calling(tail) or professions.press_calling(tail)
                if word and _said_of(tail, word):
                    yield Sign(fact.id, fact.field, word)

    def _open(self) -> Iterator[_Told]:
        """The facts about nobody whose calling must not be told."""
        return (one for one in self._facts if not self._protected & one.persons)

    def _tails(self, text: str) -> Iterator[str]:
        """What follows each mention of a suspect in the same sentence."""
        for said in sentences(text):
            for found in self._subject.finditer(said):
                yield re.split(r"[.;:]", said[found.end() : found.end() + REACH])[0]

    def _heads(self, text: str) -> Iterator[str]:
        """What stands right before each mention of a suspect."""
        for said in sentences(text):
            for found in self._subject.finditer(said):
                yield said[max(0, found.start() - NEAR) : found.start()].rstrip()


def _subject(names: Iterable[str]) -> re.Pattern[str]:
    """A word for a suspect, or the name of one."""
    listed = whole_words("screen", ("subject",)).pattern
    known = "|".join(map(re.escape, names))
    return re.compile(rf"{listed}|(?<!\w)(?:{known})(?!\w)" if known else listed, re.I)


def _names(people: Iterable[Person]) -> list[str]:
    full = {person.name.full for person in people}
    last = {name.split()[-1] for name in full if len(name.split()) > 1}
    return sorted((name for name in full | last if len(name) > 2), key=len, reverse=True)


def _said_of(tail: str, word: str) -> bool:
    """Whether a calling behind a name is that of the person: joined to it, and by nothing else."""
    start = tail.find(word)
    before, after = tail[:start].strip(), tail[start + len(word) :]
    link = whole_words("screen", ("link",)).match(before) or before[:1] in (",", "(")
    between = before.lstrip(",( ")
    apart = whole_words("screen", ("unlike",)).search(between) or DENIED.search(between)
    possessed = re.match(r"['’]s?\b", after)
    return bool(link) and not apart and not possessed and len(between.split()) <= 6
