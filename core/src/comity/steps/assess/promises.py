"""The text of an assurance, compared with what its kind and its typed terms promise.

What hedges, conditions or contradicts the promise, or leaves it unsaid, is a flaw. The words stand
in promises.toml, in English; what such a promise usually excepts weakens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from comity.law.load import read_toml
from comity.text.word_lists import whole_words

__all__ = ["Flaw", "FlawKind", "flaws_of", "kind_meant", "known_kinds", "missing_of", "terms_of"]

FlawKind = Literal["contradicted", "hedged", "conditional", "unsaid", "mismatch"]

# An exception for what the other side agrees to weakens nothing, whatever the kind.
THEIRS = r"(?:requested|you|your|foreign|that State|both (?:States|sides)|between us)"
AGREED = (
    r"(?:consent|agree|permission|permit|authoris|authoriz|approv|waive|renounce|tell|say|indicat|"
    r"wish|ask|object|direct|consult)\w*"
)
CONSENT = re.compile(
    rf"\b(?:unless|except|save|until|without|if|other than)\b(?![^,.;]*\b(?:our|ours|we|own)\b)"
    rf"(?=[^,.;]*\b{THEIRS}\b)(?=[^,.;]*\b{AGREED})[^,.;]*"
    r"|\bwithout (?:(?:the|a|any|its|their|prior|previous|express|written|further|such) ){0,4}"
    r"(?:consent|agreement|permission|approval|authorisation|authorization)\b"
    rf"(?! (?:of|from|by)\b(?! (?:\w+ ){{0,5}}?{THEIRS}\b))"
    r"(?: (?:of|from|by) [^,.;]*)?"
    r"|\bwithout (?:first |prior |previously |any |further )*"
    r"(?:asking|consulting|informing|notifying|telling|reference to|notice to)\b[^,.;]*",
    re.I,
)
# Denials that deny no promise, and conditions that are none.
PLAIN = re.compile(
    r"\b(?:no|not) (?:later|longer|less|fewer|more|sooner)(?: favourabl[ey])?(?: than)?\b"
    r"|\bnot only\b|\bwithout (?:undue |any )?(?:delay|fail|exception|condition|reservation)\w*\b"
    r"|\bunconditional(?:ly)?\b|\bnot fail to\b|\bno matter\b|\bwithout regard to\b"
    r"|\b(?:will|shall|are|is) (?:not )?(?=hereby\b)|\bas if\b|\bif any\b|\bin no (?:case|event)\b",
    re.I,
)
LATER = re.compile(r"\b(?:after|once|when|as soon as|before|while)\b[^,.;]*", re.I)
DENIED = whole_words("negation", ("denied", "nothing", "without", "barred"), language="en")
AFFIRMED = re.compile(r"\b(?:will|shall|may|can|could|might|must|would|is|are|be|remains?)\b", re.I)
CLAUSES = re.compile(
    r"[.;:!?]+|\b(?:but|however|although|though|yet|whereas)\b"
    r"|,? and (?=(?:will|shall|may|can|must|it|he|she|they|we|the|our|his|her|their|any|all|should|"
    r"if)\b)",
    re.I,
)
EXCEPTED = re.compile(  # what follows is a condition, and says nothing against the promise itself
    r"\b(?:unless|except(?:ing)?|save (?:where|that|for|in|as|when|if)|provided that)\b", re.I
)
MAY_NOT = re.compile(  # a ban, and what is left open to the other side or to the person
    r"\bmay (?:not|only|(?:then |also |always |freely )*"
    r"(?:leave|visit|depart|inspect|attend|withdraw|keep))\b",
    re.I,
)
MAY = re.compile(r"\bmay\b", re.I)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a text: how, and the words that show it (empty: nothing shows it)."""

    kind: FlawKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    denied: re.Pattern[str]
    given: re.Pattern[str]
    proviso: re.Pattern[str]
    terms: dict[str, re.Pattern[str]]
    enough: tuple[str, ...]
    short: tuple[str, ...]


@cache
def known_kinds() -> tuple[str, ...]:
    """The kinds of assurance whose wording is known."""
    table = read_toml(files("comity.steps.assess") / "promises.toml")
    return tuple(kind for kind, row in table.items() if isinstance(row, dict))


def kind_meant(kind: str) -> str:
    """The known kind that an author means who writes one of its terms in its place."""
    meant = (one for one in known_kinds() if kind in terms_of(one))
    return kind if kind in known_kinds() else next(meant, kind)


def terms_of(kind: str) -> tuple[str, ...]:
    """The typed promises that an assurance of a kind can hold."""
    words = _words(kind)
    return tuple(words.terms) if words else ()


@cache
def _words(kind: str) -> _Words | None:
    row = read_toml(files("comity.steps.assess") / "promises.toml").get(kind)
    if not isinstance(row, dict):
        return None
    return _Words(
        denied=_any_of(row["denied"]),
        given=_any_of(row["given"]),
        proviso=re.compile("|".join(row["proviso"]), re.I),
        terms={term: _any_of(words) for term, words in row["terms"].items()},
        enough=tuple(row.get("enough", ())),
        short=tuple(row.get("short", ())),
    )


@cache
def _general(name: str) -> re.Pattern[str]:
    return _any_of(read_toml(files("comity.steps.assess") / "promises.toml")[name])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


def flaws_of(kind: str, text: str, terms: Iterable[str] = ()) -> tuple[Flaw, ...]:
    """What weakens or contradicts an assurance, in the order of its weight.

    Args:
        kind: of the assurance; of one that is not known only hedges and conditions are seen.
        text: its English wording.
        terms: the typed promises that the text is to hold.
    """
    words = _words(kind)
    plain = _without_provisos(text, words)
    found = [*_contradictions(plain, words)] if words else []
    if not found:  # what says the contrary is not weakened besides
        found = [*_weakened(plain)]
    if words and not found and not _promised(plain, text, words):
        found.append(Flaw("unsaid"))
    if words and not found:
        told = [t for t in terms if t in words.terms and not words.terms[t].search(text)]
        found += [Flaw("mismatch", term) for term in told]
    return tuple(dict.fromkeys(found))


def missing_of(kind: str, text: str, terms: Iterable[str] = ()) -> tuple[str, ...]:
    """The terms of which a promise lacks one: only what binds too few is promised.

    That death is not sought binds the prosecution; a court may impose it of its own motion.
    """
    words = _words(kind)
    if not words:
        return ()
    typed = [*terms]
    told = {t for t, pattern in words.terms.items() if t in typed or pattern.search(text)}
    return words.enough if told and told <= {*words.short} else ()


def _without_provisos(text: str, words: _Words | None) -> str:
    """The text less what such a promise usually excepts."""
    plain = CONSENT.sub(" ", " ".join(text.split()))
    if words:
        plain = words.proviso.sub(" ", plain)
    return PLAIN.sub(" ", plain)


def _contradictions(plain: str, words: _Words) -> Iterator[Flaw]:
    for whole in CLAUSES.split(plain):
        clause = next((part for part in EXCEPTED.split(whole) if part.strip()), whole)
        bad = words.denied.search(clause)
        rest = words.denied.sub(lambda found: " " * len(found.group(0)), clause)
        good = words.given.search(rest)
        denied = DENIED.search(clause)
        if (bad and not denied and AFFIRMED.search(clause) and not good) or (
            good
            and denied
            and denied.start() < good.start()
            and not words.denied.search(clause, denied.end())
        ):
            yield Flaw("contradicted", clause.strip(" ,"))


def _weakened(plain: str) -> Iterator[Flaw]:
    plain = LATER.sub(" ", plain)
    if hedge := _general("hedges").search(plain) or MAY.search(MAY_NOT.sub(" ", plain)):
        yield Flaw("hedged", hedge.group(0))
    if condition := _general("conditions").search(plain):
        yield Flaw("conditional", condition.group(0))


def _promised(plain: str, text: str, words: _Words) -> bool:
    """Whether a clause says the promise: a denial of what is denied, or what is given."""
    whole = text if CONSENT.search(text) else plain  # use with consent alone is a promise too
    for clause in CLAUSES.split(whole):
        denied = DENIED.search(clause)
        if words.denied.search(clause) and denied:
            return True
        if words.given.search(clause):
            return True
    return False
