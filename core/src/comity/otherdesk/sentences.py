"""Shortcomings in the words of a letter, in its language: what is wrong, where, what is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from comity.compose.catalogue import SOURCE, Catalogue
from comity.compose.titles import field_title
from comity.drafts.describe import describe, walk
from comity.drafts.request import Request
from comity.errors import ComposeError
from comity.law.rules import BY_ACCOUNT
from comity.otherdesk.receiving import Shortcoming, wording_of

__all__ = ["Said", "grounds_of", "in_words_of", "say"]

STARTS = ("", "measures[0].", "offences[0].", "persons[0].", "facts[0].")
_NUMBERED = re.compile(r"(?P<list>measures|offences|persons|assurances)\[(?P<index>\d+)\]")
_ENTRIES = {
    "measures": "request.measures.entry",
    "offences": "request.offences.entry",
    "persons": "request.persons.entry",
    "assurances": "deficiency.place.assurance",
}
_NAME = re.compile(r"`([a-z_.\[\]0-9]+)`")


@dataclass(frozen=True, slots=True)
class Said:
    """A shortcoming as a letter puts it; ``rule_says`` is the rule in a sentence, or empty."""

    what: str
    remedy: str
    rule_says: str = ""


def say(found: Shortcoming, words: Catalogue, accepts: tuple[str, ...] = ()) -> Said:
    """Word one shortcoming.

    Args:
        found: the shortcoming.
        words: the catalogue of the letter's language.
        accepts: the languages that are accepted, for what is to be translated.

    Raises:
        ComposeError: the catalogue lacks a clause.
    """
    wording = wording_of(found.rule, law=found.citation is not None)
    assert wording is not None  # else it is no shortcoming
    name, verb = wording
    place = _place(found.field, words)
    verb = verb if place or verb in ("translate", "certify") else "whole"
    languages = _languages(accepts, words)
    if verb == "translate" and not languages:
        verb = "translate-open"
    remedy = words.text(f"deficiency.remedy.{verb}", {"place": place, "languages": languages})
    said = ""
    if name in ("rule", "ground"):
        said = found.what.removesuffix(BY_ACCOUNT)
        said = said.partition(":")[0] if name == "ground" else said
        more = _cure(found.remedy, words)
        remedy = f"{remedy}\n\n{more}" if more else remedy
        said = in_words_of(said, words)
    return Said(words.text(f"deficiency.what.{name}", {}), remedy, said)


def grounds_of(name: str, words: Catalogue, *, law: bool) -> str:
    """The grounds of a State's law, or of an instrument, as a letter names them."""
    if law:
        return words.text("deficiency.grounds.law", {"state": name})
    return words.text("deficiency.grounds.instrument", {"instrument": name})


def in_words_of(law: str, words: Catalogue) -> str:
    """Law in English, marked as such in a letter of another language."""
    if words.language == SOURCE:
        return law
    return words.text("law.text", {"text": law, "language": _named(SOURCE, words)})


def _place(path: str, words: Catalogue) -> str:
    """Where in the request, in its own words: ``Measure 1, Period``."""
    if not path:
        return ""
    titles = field_title(Request, path, words)
    match = _NUMBERED.match(path)
    if match is None:
        return titles
    rest = titles.partition(", ")[2]
    values = {"number": str(int(match["index"]) + 1), "name": "", "title": ""}
    entry = words.text(_ENTRIES[match["list"]], values).rstrip(": \u00a0\u202f")
    return ", ".join(filter(None, (entry, rest)))


def _cure(text: str, words: Catalogue) -> str:
    """A cure with the titles of fields in place of their names; nothing where it shows a file."""
    if words.language != SOURCE or not text:
        return ""
    try:
        told = _NAME.sub(lambda match: f"“{_title(match[1], words)}”", text)
    except ComposeError:
        return ""
    return "" if "`" in told or "“”" in told else told


def _title(path: str, words: Catalogue) -> str:
    """The title of a field that a cure names, wherever in a request it is; else nothing."""
    start = next((start for start in STARTS if _bare(f"{start}{path}") in _fields()), None)
    if start is None:
        return ""
    title = field_title(Request, f"{start}{path}", words)
    return title.split(", ", 1)[-1] if start else title


def _bare(path: str) -> str:
    return re.sub(r"\[\d*\]", "", path)


@cache
def _fields() -> frozenset[str]:
    """Every field path of a request, without the marks of lists."""
    return frozenset(_bare(path) for path, _ in walk(describe(Request)))


def _languages(tags: tuple[str, ...], words: Catalogue) -> str:
    return words.series(_named(tag, words) for tag in tags)


def _named(tag: str, words: Catalogue) -> str:
    try:
        locale = Locale.parse(words.language, sep="-")
        return str(locale.languages.get(tag.partition("-")[0].lower(), tag))
    except (UnknownLocaleError, ValueError):
        return tag
