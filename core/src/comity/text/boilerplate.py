"""Whether a text says anything: placeholders, bare references, words that fit every case.

It judges no law and no style. A short text with one word of its own ("To identify the user.")
says something; a text of any length that could stand in every request ("For the purposes of the
investigation") does not. The lists are in English, French and German; a text in another language
is found empty only by its shape.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from comity.text.scripts import letters
from comity.text.written_date_words import only_of_a_date

__all__ = ["Lack", "is_empty_substance", "lack_of_substance", "plain"]

Lack = Literal["", "nothing", "placeholder", "date", "reference", "one-word", "general"]

_TABLE = tomllib.loads(
    files("comity.text").joinpath("boilerplate.toml").read_text(encoding="utf-8")
)
PLACEHOLDERS = frozenset(text for texts in _TABLE["placeholders"].values() for text in texts)
LOREM = re.compile(r"\blorem ipsum\b|\bdolor sit amet\b", re.IGNORECASE)
# a slot of a form that nobody filled: [date], <name of the bank>, {{ purpose }}, ______
SLOT = re.compile(r"^\s*(?:\[[^\]]*\]|<[^>]*>|\{+[^}]*\}+|[_.…\-–—*?#/\s]+)[\s.]*$")
_SEE = r"(?:please )?(?:see|cf|refer to|compare|read|consult|voir|cf\.|siehe|s\.|vgl\.?)"
_AS = r"(?:as|like|same as|the same as|just as|comme|idem|wie)"
_THERE = (
    r"(?:(?:already |was |is |has been )?(?:stated|described|set out|said|given|mentioned|indicated"
    r"|explained|noted|shown|attached|enclosed|dit|indiqué|exposé|décrit|ausgeführt|beschrieben)"
    r"[ ]?)?"
    r"(?:(?:in|under|at|to|by|dans|à|unter|in der|im|the|l['’]|les|la|le|die|der|den|das) ?)*"
    r"(?:above|below|before|earlier|previous(?:ly)?|there|overleaf|attached|enclosed|enclosure[s]?"
    r"|later|attachment[s]?|annex(?:es)?|annexe[s]?|appendix|schedule|exhibit[s]?|letter|file|dossier"
    r"|facts?|summary|case file|document[s]?|report|supra|infra|ci-dessus|ci-dessous|plus haut"
    r"|pièces? jointes?|faits|oben|unten|anlage[n]?|anhang|beilage[n]?|sachverhalt|akte)"
)
_WHICH = r"(?:\s+(?:[a-z]?\s?\d+[a-z]?|[a-z]|hereto|and|to|,)){0,6}"
REFERENCE = re.compile(
    rf"^(?:(?:{_SEE}|{_AS}) {_THERE}{_WHICH}|{_AS} {_THERE}{_WHICH}|ditto|idem|dito|ibid(?:em)?"
    rf"|same|the same|as above|as before|s\. ?o|wie oben"
    rf"|(?:annex|annexe|anlage|appendix|exhibit|attached|enclosed){_WHICH})$",
    re.IGNORECASE,
)
# what the letter itself says elsewhere, by its number: whoever reads it finds it there
WITHIN = re.compile(
    r"\b(?:facts?|measures?|offences?|persons?|paragraphs?|points?|sections?|items?|faits?"
    r"|mesures?|infractions?|tatsachen?|maßnahmen?|taten?|ziffern?|nr)\.?\s+"
    r"(?:no\.?\s*)?[a-z]?\(?\d+",
    re.IGNORECASE,
)
# somebody by the id of the file, which tells in a note whose an account is
WHOM = re.compile(r"(?:persons?|personnes?)\s+P\d+", re.IGNORECASE)
# words that fit every request: a text of these alone says nothing of this one
GENERAL = frozenset(word for text in _TABLE["general"].values() for word in text.split())
MOST_GENERAL = 14  # words; a longer text of such words alone is not met with
SHORT = 500
"""Characters of a text whose lack is remembered: fields are looked at more than once."""
WORD = re.compile(r"[^\W\d_][\w'’./-]*")
WIDE = ("W", "F")
ROWS = ("qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "wxcvbn")
# fingers laid on the keyboard: asdf, jkl, sdfsdf, hjkl
_RUNS = (row[a:b] for row in ROWS for a in range(len(row)) for b in range(len(row), a + 2, -1))
KEYS = re.compile(f"(?:{'|'.join(_RUNS)})+")
THINGS = frozenset({"sample", "text", "bar", "na", "abc"})  # with a number they may be an exhibit


def plain(text: str) -> str:
    """A text as it is compared with others: folded, without marks at its ends, in single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split()).strip(" .,;:!?…\"'“”„«»‘’()[]{}<>*_-–—")


def lack_of_substance(text: str | None) -> Lack:
    """What a text lacks; empty where it says something.

    There is ``nothing`` in it, a ``placeholder``, a ``date`` alone, a bare ``reference``,
    ``one-word``, or words so ``general`` that they fit every case.
    """
    return _known_lack(text or "") if len(text or "") <= SHORT else _lack(text or "")


def _lack(text: str) -> Lack:
    said = plain(text)
    if not any(character.isalnum() for character in said):
        return "nothing"
    if _placeholder(text, said):
        return "placeholder"
    alone = WITHIN.fullmatch(said) and not WHOM.fullmatch(said)
    if alone or (REFERENCE.match(said) and not WITHIN.search(said)):
        return "reference"
    words = WORD.findall(said)
    if not words:
        return "nothing"
    if WITHIN.search(said):
        return ""
    if only_of_a_date(said):
        return "date"
    if len(words) <= MOST_GENERAL and all(_general(word) for word in words):
        return "general"
    if len(said.split()) == 1 and not _wide(said):
        return "one-word"
    return ""


_known_lack = lru_cache(maxsize=4096)(_lack)


def is_empty_substance(text: str | None) -> bool:
    """Whether a text counts as not written: nothing, a placeholder or a bare reference.

    One word and words that fit every case are thin, and not empty.
    """
    return lack_of_substance(text) in ("nothing", "placeholder", "reference")


def _placeholder(text: str, said: str) -> bool:
    if said in PLACEHOLDERS or SLOT.match(text) or LOREM.search(text):
        return True
    pieces = said.split()
    if all(piece in PLACEHOLDERS or piece.isdecimal() or KEYS.fullmatch(piece) for piece in pieces):
        figures = [piece for piece in pieces if piece.isdecimal()]  # test 1, foo bar baz, asdf jkl
        return len(figures) < len(pieces) and not (figures and THINGS.intersection(pieces))
    alike = all(len(set(piece)) == 1 for piece in pieces)  # x, xxx, aaa bbb
    return alike and letters(said) <= len(pieces) * 12 and not _wide(said)


def _general(word: str) -> bool:
    return all(part in GENERAL for part in re.split(r"['’-]", word) if part)


def _wide(said: str) -> bool:
    """Whether a text has signs of a script that is written without spaces."""
    return any(
        unicodedata.east_asian_width(sign) in WIDE
        or "\u0e00" <= sign <= "\u109f"
        or "\u1780" <= sign <= "\u17ff"
        for sign in said
    )
