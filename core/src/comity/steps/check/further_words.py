"""The words of the further points (further_words.toml), as one pattern a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from comity.law.load import read_toml
from comity.law.states import short_name_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Request
from comity.steps.check.lint_words import sentences
from comity.steps.protect import withheld_facts
from comity.text import free_text

__all__ = ["facts_of", "full_name", "named_state", "said", "said_apart", "told_anywhere"]

LEAST = 5  # letters of a State's name by which its adjective is known: Malay-sia, Malay-sian


@cache
def _pattern(name: str) -> re.Pattern[str]:
    rows = read_toml(files("comity.steps.check") / "further_words.toml")[name]
    words = "|".join(word for language in ("en", "de", "fr") for word in rows[language])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def said(name: str, text: str | None, unless: str = "") -> str:
    """The first expression of a list in a text, as it stands there; or nothing.

    What the list ``unless`` has is taken out before.
    """
    plain = _pattern(unless).sub(" ", text or "") if unless else text or ""
    found = _pattern(name).search(plain)
    return found.group(0).strip() if found else ""


def said_apart(name: str, text: str | None, state: str, unless: str = "") -> str:
    """The same in a sentence that does not name a State."""
    of_state = named_state(state)
    for sentence in sentences(text or ""):
        if not of_state.search(sentence) and (words := said(name, sentence, unless)):
            return words
    return ""


def told_anywhere(draft: Request, names: Iterable[str], *more: str | None) -> bool:
    """Whether a text of the request has an expression of the lists."""
    texts = [part.text for part in free_text(draft)]
    texts += [annex.title for annex in draft.annexes]
    wanted = [_pattern(name) for name in names]
    return any(one.search(text or "") for text in (*texts, *more) for one in wanted)


def facts_of(draft: Request) -> list[tuple[int, str]]:
    """The facts that go into the document, each with its number."""
    held = withheld_facts(draft.data())
    return [(n, one.text) for n, one in enumerate(draft.facts) if n not in held]


@cache
def named_state(code: str) -> re.Pattern[str]:
    """The name of a State, or what begins like it: its adjective."""
    name = short_name_of(code)
    short = name[:LEAST]
    if len(name) > LEAST and short.isalpha():
        return re.compile(rf"\b{re.escape(short)}\w*")
    return re.compile(rf"\b{re.escape(name)}\b")


def full_name(person: Person) -> str:
    """What an entry says of who somebody is: name, calling and tie to the case."""
    return ". ".join((person.name.full, person.occupation or "", person.connection or ""))
