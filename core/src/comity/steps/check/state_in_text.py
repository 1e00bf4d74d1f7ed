"""Whether a text names a State, in English or in the language of the draft."""

from __future__ import annotations

import re
from functools import cache

from comity.law.states import states
from comity.model.records import owner_of
from comity.steps.check.values.looks import state_names
from comity.steps.protect.known_towns import places_in

__all__ = ["adjective_of", "is_of_state", "names_state"]

TOWN = re.compile(r"\b(?:in|at|of|à|de|von|aus) ((?:[^\W\d_a-z][\w'’-]+ ?){1,3})")
# Adjectives that do not begin as the name of their State does, in English, German and French.
ADJECTIVES = {
    "CH": r"Swiss|[Ss]chweizer(?:isch\w*)?|suisses?",
    "CN": r"Chinese|chinesisch\w*|chinoise?s?",
    "CZ": r"Czech|tschechisch\w*|tchèques?",
    "DK": r"Danish|dänisch\w*|danoise?s?",
    "ES": r"Spanish|spanisch\w*|espagnole?s?",
    "FI": r"Finnish|finnisch\w*|finlandaise?s?",
    "FR": r"French|französisch\w*|française?s?",
    "GB": r"British|English|Scottish|Welsh|britisch\w*|britanniques?",
    "GR": r"Greek|griechisch\w*|grec(?:que)?s?",
    "IE": r"Irish|irisch\w*|irlandaise?s?",
    "NL": r"Dutch|niederländisch\w*|néerlandaise?s?",
    "PH": r"Philippine|Filipino|philippinisch\w*|philippine?s?",
    "PL": r"Polish|polnisch\w*|polonaise?s?",
    "SE": r"Swedish|schwedisch\w*|suédoise?s?",
    "TH": r"Thai|thailändisch\w*|thaïlandaise?s?",
    "TR": r"Turkish|türkisch\w*|turque?s?",
    "US": r"American|US|U\.S\.|amerikanisch\w*|américaine?s?",
}


def names_state(text: str | None, code: str, language: str | None = None) -> bool:
    """Whether a text has the name of a State; its code alone is no name."""
    return bool(text) and bool(_names(owner_of(code), language or "en").search(text or ""))


def is_of_state(text: str, code: str) -> bool:
    """Whether a sentence names a State, by its name or adjective, or a town that is its alone."""
    if names_state(text, code) or adjective_of(code).search(text):
        return True
    towns = (places_in([found.strip()]) for found in TOWN.findall(text))
    return any({state for state, _ in found} == {owner_of(code)} for found in towns if found)


@cache
def adjective_of(code: str) -> re.Pattern[str]:
    """The adjective of a State: from the list, or what begins as its name and no other does."""
    own = owner_of(code)
    if own in ADJECTIVES:
        return re.compile(rf"(?<!\w)(?:{ADJECTIVES[own]})(?!\w)")
    found = states().get(own)
    name = (found.short or found.name) if found else ""
    begins = name[:5]
    others = [one for one in states().values() if (one.short or one.name).startswith(begins)]
    alone = len(name) > 5 and begins.isalpha() and len(others) == 1
    return re.compile(rf"\b{re.escape(begins)}\w*" if alone else r"(?!)")


@cache
def _names(code: str, language: str) -> re.Pattern[str]:
    called = (
        name for name, one in state_names(language).items() if one == code and name != code.lower()
    )
    told = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)" if told else r"(?!)", re.IGNORECASE)
