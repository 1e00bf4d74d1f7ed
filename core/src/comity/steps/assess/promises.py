"""The text of an assurance, compared with what its kind and its typed terms promise.

What hedges, conditions or contradicts the promise, or leaves it unsaid, is a flaw. The words stand
in promises.toml, in English; what such a promise usually excepts weakens nothing. A text that says
the promise in one clause is contradicted by none, and only what the promising side keeps for itself
makes it conditional: the other side's consent, a treaty, the occasion and a time do not.
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

__all__ = [
    "Flaw",
    "FlawKind",
    "flaws_of",
    "kind_meant",
    "known_kinds",
    "missing_of",
    "promises",
    "tells",
    "terms_of",
]

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
NEVER = re.compile(r"(?!)")
THE_STATE = "the requested State"
GAP = re.compile(r"\s{2,}")  # where a proviso was taken out
# Denials that deny no promise, and conditions that are none.
PLAIN = re.compile(
    r"\b(?:no|not) (?:later|longer|less|fewer|more|sooner)(?: favourabl[ey])?(?: than)?\b"
    r"|\bnot only\b|\bwithout (?:undue |any )?(?:delay|fail|exception|condition|reservation)\w*\b"
    r"|\bunconditional(?:ly)?\b|\bnot fail to\b|\bno matter\b|\bwithout regard to\b"
    r"|\b(?:will|shall|are|is) (?:not )?(?=hereby\b)|\bas if\b|\bif any\b|\bin no (?:case|event)\b"
    r"|\b(?:un)?less and until\b",
    re.I,
)
LATER = re.compile(r"\b(?:after|once|when|as soon as|before|while)\b[^,.;]*", re.I)
DENIED = whole_words("negation", ("denied", "nothing", "without", "barred"), language="en")
STAYED = re.compile(r"\b(?:stay(?:ed|s)|suspend(?:ed|s)|discontinue[ds]|dropped|ended)\b", re.I)
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
MAY = re.compile(  # as the verb of the promise; what may follow, arise or be charged hedges nothing
    r"(?:^|[.;:] |\b(?:and|but) )"
    # “no penalty of death may be imposed” denies it flatly; “no assurance may be given” does not
    r"(?!(?:no(?! (?:\w+ )?(?:assurance|guarantee|promise|undertaking)s?\b)|none|nobody|nothing"
    r"|neither|nor|never|not)\b)"
    r"(?:(?!(?:that|which|who|as|if|where|than)\b)\w+ ){1,6}may\b",
    re.I,
)
# Of these a promise is looked at word by word; what is done with a thing is left to more people.
# One promise of these says the others too: limited use is limited for want of a consent.
TOLD_BY_MORE = ("specialty", "confidentiality", "reciprocity", "costs", "return-of-items")
OF_LIFE = ("death-penalty", "treatment")
MAY_BIND = (*OF_LIFE, "safe-conduct", "reciprocity")
AGREES = re.compile(rf"\b{AGREED}|\b(?:approval|permission)\b", re.I)
KEPT = re.compile(
    r"\b(?:our|ours|we|own|cabinet|council of ministers|parliament|public order|funds)\b", re.I
)
NOT_DONE = r"(?:cannot|(?:will|shall|is|are|can|does|do|would|may) not) (?:\w+ly )?(?:be )?"
NOTHING_DONE = r"^\s*no [^.;]{0,40}?(?:will|shall|is|are|can)(?: be)? "
SPEAKS = re.compile(r"\b(?:articles?|art|sections?|treaty|convention|conditions?)\b", re.I)


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
    topic: re.Pattern[str]
    hedges: tuple[str, ...]
    told: re.Pattern[str]
    unknown: re.Pattern[str]
    undone: re.Pattern[str]


@cache
def known_kinds() -> tuple[str, ...]:
    """The kinds of assurance whose wording is known."""
    table = read_toml(files("comity.steps.assess") / "promises.toml")
    return tuple(kind for kind, row in table.items() if isinstance(row, dict))


def kind_meant(kind: str, promise: Iterable[str] = ()) -> str:
    """The known kind that an author means who writes one of its terms in its place.

    A kind with a name of the author's own is what its typed terms promise: ``return-of-person``
    with ``person-returned`` is a safe conduct.
    """
    if kind in known_kinds():
        return kind
    named = [one for one in known_kinds() if kind in terms_of(one)]
    typed = [*promise]
    by_terms = [one for one in known_kinds() if typed and {*typed} <= {*terms_of(one)}]
    return next(iter((*named, *by_terms)), kind)


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
        topic=_any_of((*row["denied"], *row["given"], *row["topic"])),
        hedges=tuple(row.get("hedges", ())),
        told=_any_of(row["told"]) if "told" in row else NEVER,
        unknown=_any_of(row["unknown"]) if "unknown" in row else NEVER,
        undone=re.compile(rf"(?:\b{NOT_DONE}|{NOTHING_DONE})(?:{'|'.join(row['given'])})\b", re.I),
    )


def _listed(name: str) -> tuple[str, ...]:
    return tuple(read_toml(files("comity.steps.assess") / "promises.toml")[name])


@cache
def _general(name: str, more: tuple[str, ...] = ()) -> re.Pattern[str]:
    return _any_of((*_listed(name), *more))


@cache
def _neutral(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_listed(name)), re.I)


@cache
def _left_to_us() -> re.Pattern[str]:
    """A condition that leaves the promise to the side which gives it."""
    opens, own = "|".join(_listed("opens")), "|".join(_listed("own"))
    return re.compile(rf"\b(?:{opens})\b(?=[^.;]{{0,100}}?\b(?:{own})\b)[^,.;]*", re.I)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


def flaws_of(
    kind: str, text: str, terms: Iterable[str] = (), theirs: Iterable[str] = ()
) -> tuple[Flaw, ...]:
    """What weakens or contradicts an assurance, in the order of its weight.

    Args:
        kind: of the assurance; of one that is not known only hedges and conditions are seen.
        text: its English wording.
        terms: the typed promises that the text is to hold.
        theirs: what the requested State is called.
    """
    words, typed, called = _words(kind), (*terms,), (*theirs,)
    plain = _without_provisos(_by_role(text, called), words)
    said = words is not None and _promised(kind, plain, text, words)
    found = [*_contradictions(plain, words)] if words and not said else []
    if not found:  # what says the contrary is not weakened besides
        found = [*_weakened(kind, plain, words)]
    if words and not (found or said or _shown(kind, text, typed, words)):
        found.append(Flaw("unsaid"))
    by_law = words is not None and bool(words.unknown.search(text))
    if words and not (found or by_law or kind in TOLD_BY_MORE):
        told = [t for t in typed if t in words.terms and not words.terms[t].search(text)]
        found += [Flaw("mismatch", term) for term in told[:1]]
    quoted = (Flaw(one.kind, _as_written(one.words, text, called)) for one in found)
    return tuple(dict.fromkeys(quoted))


def promises(kind: str, text: str) -> bool:
    """Whether a text of any kind of assurance says what one of this kind promises."""
    words = _words(kind)
    return words is not None and _promised(kind, _without_provisos(text, words), text, words)


def tells(kind: str, text: str) -> bool:
    """Whether a text in another language than English names the promise of a kind."""
    words = _words(kind)
    return words is not None and bool(words.told.search(text))


def _shown(kind: str, text: str, typed: Iterable[str], words: _Words) -> bool:
    """Whether a typed promise says it, or the text is about it or cites a rule."""
    by_type = kind in TOLD_BY_MORE and any(term in words.terms for term in typed)
    return by_type or bool(words.topic.search(text) or SPEAKS.search(text))


def _as_written(words: str, text: str, theirs: Iterable[str]) -> str:
    """The words of a flaw as the author wrote them, with the State by its name."""
    whole = " ".join(text.split())
    if words in whole or THE_STATE not in words:
        return words
    names = "|".join(re.escape(name) for name in sorted(theirs, key=len, reverse=True) if name)
    parts = [r"\s+.{0,300}?".join(map(re.escape, GAP.split(p))) for p in words.split(THE_STATE)]
    hit = re.search(rf"(?:the )?(?:{names})".join(parts), whole, re.I)
    return hit.group(0) if hit else words


def _by_role(text: str, theirs: Iterable[str]) -> str:
    """The text with the requested State by its part, and not by its name."""
    names = "|".join(re.escape(name) for name in sorted(theirs, key=len, reverse=True) if name)
    return re.sub(rf"\b(?:the )?(?:{names})\b", THE_STATE, text) if names else text


def missing_of(kind: str, text: str, terms: Iterable[str] = ()) -> tuple[str, ...]:
    """The terms of which a promise lacks one: only what binds too few is promised.

    That death is not sought binds the prosecution; a court may impose it of its own motion.
    """
    words = _words(kind)
    if not words or words.unknown.search(text):
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
        bad = words.denied.search(clause) and not DENIED.search(clause)
        bad = bad and not STAYED.search(clause)  # a prosecution that is stayed or ended
        if (bad and AFFIRMED.search(clause)) or words.undone.search(clause):
            yield Flaw("contradicted", clause.strip(" ,"))


def _weakened(kind: str, plain: str, words: _Words | None) -> Iterator[Flaw]:
    plain = LATER.sub(" ", plain)
    more = words.hedges if words else ()
    if hedge := _general("hedges", more).search(plain):
        yield Flaw("hedged", hedge.group(0))
    elif kind in MAY_BIND and (hedge := MAY.search(MAY_NOT.sub(" ", plain))):
        yield Flaw("hedged", hedge.group(0).strip(" .;:"))
    plain = _neutral("neutral").sub(" ", plain)
    if kind in OF_LIFE:
        if condition := _general("conditions").search(plain):
            yield Flaw("conditional", condition.group(0))
        return
    found = _left_to_us().finditer(_neutral("neutral_of_things").sub(" ", plain))
    for one in found:
        if KEPT.search(one.group(0)) or not AGREES.search(one.group(0)):
            yield Flaw("conditional", one.group(0).strip())
            return


def _promised(kind: str, plain: str, text: str, words: _Words) -> bool:
    """Whether a clause says the promise: a denial of what is denied, or what is given."""
    whole = text if CONSENT.search(text) else plain  # use with consent alone is a promise too
    for clause in CLAUSES.split(whole):
        bad = words.denied.search(clause)
        if bad and any(_denies(found, bad) for found in DENIED.finditer(clause)):
            return True
        rest = clause if kind == "specialty" else words.denied.sub(" ", clause)
        if words.given.search(rest) and not words.undone.search(rest):
            return True
    return False


def _denies(denial: re.Match[str], bad: re.Match[str]) -> bool:
    """Whether a denial reaches what is denied: “without asking you” after it does not."""
    return denial.start() < bad.end() or denial.group(0).casefold() != "without"
